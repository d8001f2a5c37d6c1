"""Ids of audits, and names of files for organisations."""

from __future__ import annotations

import hashlib
import os
import re

from cx_audit.text import folded, slug

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_NEW_LETTERS = 12
_ID = re.compile(r"[0-9a-z]{8,32}")


def new_id() -> str:
    """A fresh audit id: 12 letters and digits, none of which is easily taken for another."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_NEW_LETTERS))


def is_id(text: str) -> bool:
    """Whether the text has the form of an audit id: 8 to 32 lower-case letters and digits."""
    return _ID.fullmatch(text) is not None


_MARK_LETTERS = 8


def file_name_of(organisation: str) -> str:
    """The name, without its ending, of a file that belongs to an organisation, however its name is spelled."""
    mark = hashlib.sha256(folded(organisation).encode()).hexdigest()[:_MARK_LETTERS]
    return f"{slug(folded(organisation))}-{mark}"
