"""Ids of audits, and names of files for organisations."""

from __future__ import annotations

import os
import re

from cx_audit.text import folded, slug

_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
_NEW_LETTERS = 12
_ID = re.compile(r"[0-9a-z]{8,32}")


def new_id() -> str:
    """A fresh audit id: 12 letters and digits, none of which is easily taken for another."""
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(_NEW_LETTERS))


def id_made_from(content: bytes) -> str:
    """The id that an audit with this content gets on every laptop where it cannot keep its own."""
    import hashlib

    digest = hashlib.sha256(content).digest()
    return "".join(_LETTERS[byte % len(_LETTERS)] for byte in digest[:_NEW_LETTERS])


def is_id(text: str) -> bool:
    """Whether the text has the form of an audit id: 8 to 32 lower-case letters and digits."""
    return _ID.fullmatch(text) is not None


_MARK_LETTERS, _LOCK_LETTERS = 8, 24


def file_name_of(organisation: str) -> str:
    """The name, without its ending, of a file that belongs to an organisation, however its name is spelled."""
    return f"{slug(folded(organisation))}-{_mark(organisation)[:_MARK_LETTERS]}"


def mark_of_walk(organisation: str, leader: str, checklist_id: str) -> str:
    """A name for what one leader walks of one organisation with one checklist, the same for every spelling."""
    return f"begin-{_mark(organisation, leader, checklist_id)[:_LOCK_LETTERS]}"


def _mark(*names: str) -> str:
    import hashlib

    return hashlib.sha256("\n".join(map(folded, names)).encode()).hexdigest()
