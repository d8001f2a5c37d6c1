"""A good audit, and changes to it as a person or a fault would make them."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

from cx_audit.archive.format_v1 import encode

from .samples import complete, new_audit

GOOD = encode(complete(new_audit(), seed=3))


def changed(change: Callable[[Any], None], *, digest: bool = False) -> bytes:
    """A good audit after a change by hand; with `digest`, the digest of its checklist is put right."""
    document = json.loads(GOOD)
    change(document)
    if digest:
        content = document["checklist"]["content"]
        canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        document["checklist"]["digest"] = sha256(canonical.encode()).hexdigest()
    return json.dumps(document, indent=2, ensure_ascii=False).encode()


def at(*path: str | int, to: object) -> Callable[[Any], None]:
    """A change of the value at this path; what is not there yet is added."""

    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = to

    return change


def answer(key: str, *, to: object) -> Callable[[Any], None]:
    """A change of one answer, or one more."""
    return at("answers", key, to={"answer": to})


def without(*path: str) -> Callable[[Any], None]:
    """A change that takes the value at this path away."""

    def change(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return change
