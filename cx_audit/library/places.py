"""How the parts of a checklist are called when a problem names the way to them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cx_audit.library.findings import quoted
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence

_ONE_OF = {
    "touchpoints": "touchpoint",
    "pairs": "pair",
    "basics": "basic",
    "facts": "fact",
    "moments": "moment",
    "extras": "extra",
    "promises": "promise",
}


def part_name(list_name: str, part: Node, number: int) -> str:
    """What one part of a list goes by: `basic listened`, or `basic 3` where it has no id; numbers count from 1."""
    return _named(_ONE_OF.get(list_name, list_name), text_at(part, "id"), number)


@lru_cache(maxsize=4096)
def _named(word: str, part_id: str, number: int) -> str:
    return f"{word} {quoted(part_id)[1:-1] if part_id else number}"


def text_at(part: Node | None, key: str) -> str:
    """The text of a key; empty where there is none."""
    found = part.get(key) if isinstance(part, Mapping) else None
    return found.text.strip() if isinstance(found, Scalar) else ""


def parts_at(part: Node | None, key: str) -> Iterator[tuple[str, Mapping]]:
    """The mappings in the list at this key, each with what it goes by; nothing where there is no such list."""
    found = part.get(key) if isinstance(part, Mapping) else None
    if isinstance(found, Sequence):
        for number, item in enumerate(found.items, start=1):
            if isinstance(item, Mapping):
                yield part_name(key, item, number), item
