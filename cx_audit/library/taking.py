"""Reading a checklist with all that it takes from others: each file once, in no circle, and not without end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from cx_audit.core.checklist import Checklist
from cx_audit.errors import BadInput, CxAuditError
from cx_audit.library.compose import IN_A_CIRCLE
from cx_audit.library.decode import decode_with_tree
from cx_audit.library.nodes import Mapping, Room

MOST_DEEP = 10
"""How many files may stand in one line of takes."""


class Taking:
    """Reads one checklist; `find` gives the file of an id, or raises NotFound, and `read` the bytes of a file.

    However much is taken from a file, by however many others, it is read once. All of it together has the room of
    one file, so that files that multiply each other's parts are refused before they are put together.
    """

    def __init__(self, *, find: Callable[[str], Path], read: Callable[[Path, str], bytes]) -> None:
        self._find = find
        self._read = read
        self._room = Room()
        self._found: dict[str, Mapping | CxAuditError] = {}

    def decoded(self, path: Path, file: str) -> tuple[Checklist, Mapping]:
        """The checklist in this file and its composed tree; raises BadInput, with `file` as its name in problems."""
        return self._decoded(path, file, (path,))

    def _decoded(self, path: Path, file: str, above: tuple[Path, ...]) -> tuple[Checklist, Mapping]:
        fetch = partial(self._fetch, above=above)
        return decode_with_tree(self._read(path, file), file, fetch, self._room)

    def _fetch(self, checklist_id: str, *, above: tuple[Path, ...]) -> Mapping:
        """The composed tree of a checklist that parts are taken from; `above` are the files that want it."""
        if checklist_id not in self._found:
            try:
                self._found[checklist_id] = self._composed(checklist_id, above)
            except CxAuditError as error:
                self._found[checklist_id] = error
        known = self._found[checklist_id]
        if isinstance(known, CxAuditError):
            raise known
        return known

    def _composed(self, checklist_id: str, above: tuple[Path, ...]) -> Mapping:
        path = self._find(checklist_id)
        way = (*above, path)
        if path.resolve() in {each.resolve() for each in above}:
            raise BadInput(f"{_in_a_row(way)}, {IN_A_CIRCLE}.", hint="Write one of them out.")
        if len(way) > MOST_DEEP:
            raise BadInput(f"{_told(way)}, which is more than {MOST_DEEP} files deep.", hint="Write one of them out.")
        return self._decoded(path, str(path), way)[1]


def _told(way: tuple[Path, ...]) -> str:
    return " takes from ".join(each.name for each in way)


def _in_a_row(way: tuple[Path, ...]) -> str:
    first, second, *others = (each.stem for each in way)
    return f"{first} takes from {second}" + "".join(f", that from {each}" for each in others)
