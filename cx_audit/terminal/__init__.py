"""The terminal: who asks the questions, and the pages that are shown."""
