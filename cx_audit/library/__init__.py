"""Checklists and answers files: from YAML to the core, with every problem located."""
