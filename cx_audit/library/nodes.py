"""What YAML is read into: texts, lists and mappings, each with its place in the file."""

from __future__ import annotations

from msgspec import Struct

from cx_audit.library.findings import Place

MOST_PARTS = 150_000


class Scalar(Struct, frozen=True, kw_only=True, gc=False):
    """One text as it stands in the file, cleaned; `plain` when it has neither quotes nor a block mark.

    `taken` is what it was taken from, CHECKLIST/TOUCHPOINT or CHECKLIST; empty where it is the author's own. `cut` is
    where a “#” ends it with a word right behind, so that what was meant to be text may have become a comment.
    """

    text: str
    line: int
    column: int
    plain: bool = True
    taken: str = ""
    cut: Place | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self.text.strip()


class Sequence(Struct, frozen=True, kw_only=True, gc=False):
    """A list of parts."""

    items: tuple[Node, ...]
    line: int
    column: int


class Mapping(Struct, frozen=True, kw_only=True, gc=False):
    """Keys with their values, in the order of the file; no key comes twice.

    `taken` is what it was taken from, as it was there; empty where the author wrote it or changed it.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    taken: str = ""

    def get(self, key: str) -> Node | None:
        """The value of this key, or None where the key is absent."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None


Node = Scalar | Sequence | Mapping
"""Part of a tree, never of a circle, so that the garbage collector has nothing to look for in it (`gc=False`)."""


class Room:
    """How many parts there is still room for, in one file or in all the files that one checklist takes from."""

    __slots__ = ("left",)

    def __init__(self) -> None:
        self.left = MOST_PARTS


def parts_in(node: Node) -> int:
    """How many texts, lists and mappings there are in this part, itself among them."""
    match node:
        case Scalar():
            return 1
        case Sequence(items=items):
            return 1 + sum([parts_in(item) for item in items])
        case Mapping(entries=entries):
            return 1 + len(entries) + sum([parts_in(value) for _, value in entries])
