"""Audits as files: the wire format, and the folder that holds them."""
