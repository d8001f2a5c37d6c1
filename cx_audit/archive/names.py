"""Ids of audits, and when two names are the same name."""

from __future__ import annotations

import os
import re
import unicodedata

from cx_audit.text import clean_line

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_NEW_LETTERS = 12
_ID = re.compile(r"[0-9a-z]{8,32}")


def new_id() -> str:
    """A fresh audit id: 12 letters and digits, none of which is easily taken for another."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_NEW_LETTERS))


def is_id(text: str) -> bool:
    """Whether the text has the form of an audit id: 8 to 32 lower-case letters and digits."""
    return _ID.fullmatch(text) is not None


def folded(name: str) -> str:
    """The name without what does not tell names apart: case, and the amount of white space."""
    return unicodedata.normalize("NFC", clean_line(name).casefold())


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one organisation or one leader."""
    return folded(one) == folded(other)
