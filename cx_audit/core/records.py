"""Ids of the records that are only ever added to: each is made from what the record says."""

from __future__ import annotations

import hashlib

_LETTERS = 16


def id_of_record(*parts: str) -> str:
    """16 hexadecimal digits of the SHA-256 of these texts, so that one record has one id on every laptop."""
    spelled = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(spelled.encode()).hexdigest()[:_LETTERS]
