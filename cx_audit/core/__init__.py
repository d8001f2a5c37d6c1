"""The method, pure: no files, no clock, no terminal, nothing from outside Python."""
