"""Composition: touchpoints taken from other checklists, their parts overridden by id.

Works on the trees of the files, before they are read. What is taken stands at the place of its `take`, so that a
problem that it brings is named where the author can do something about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from msgspec.structs import replace

from cx_audit.errors import CxAuditError
from cx_audit.library.findings import Findings, Placed, near_names, quoted
from cx_audit.library.nodes import MOST_PARTS, Mapping, Node, Room, Scalar, Sequence, parts_in
from cx_audit.library.override import TAKE, overridden
from cx_audit.library.places import parts_at, text_at

_SECTIONS = ("before", "predictions", "after")
_MEND_IT = "mend it first"
IN_A_CIRCLE = "which goes round in a circle"

Fetch = Callable[[str], Mapping]
"""The tree of the checklist with this id, already composed; raises CxAuditError where it cannot be had."""


def takes_anything(root: Mapping) -> bool:
    """Whether any part of this tree is taken from another checklist."""
    sections = [root.get(name) for name in _SECTIONS]
    touchpoints = root.get("touchpoints")
    parts = touchpoints.items if isinstance(touchpoints, Sequence) else ()
    return any(isinstance(part, Mapping) and part.get(TAKE) is not None for part in (*sections, *parts)) or (
        any(isinstance(part, Mapping) and _slip_of_take(part) is not None for part in parts)
        or any(_take_in_a_list(section) is not None for section in sections)
    )


def _slip_of_take(part: Mapping) -> Scalar | None:
    """The key that was meant to be `take`, in a touchpoint that has neither that nor an id."""
    if part.get(TAKE) is not None or part.get("id") is not None:
        return None
    return next((key for key, _ in part.entries if near_names(key.text, (TAKE,))), None)


def _take_in_a_list(section: Node | None) -> Mapping | None:
    """The first part of a list that was meant to take the whole section."""
    items = section.items if isinstance(section, Sequence) else ()
    return next((item for item in items if isinstance(item, Mapping) and item.get(TAKE) is not None), None)


def composed(root: Mapping, fetch: Fetch, findings: Findings, room: Room) -> Mapping:
    """The tree with what is taken in its place; what cannot be taken is noted and left out.

    Raises BadInput where there is no room for another part, or for another problem.
    """
    taker = _Taker(fetch=fetch, findings=findings, room=room)
    return replace(root, entries=tuple(taker.entries(root)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taker:
    fetch: Fetch
    findings: Findings
    room: Room
    touchpoints: dict[str, dict[str, Mapping]] = field(default_factory=dict)
    """The touchpoints, by id, of each checklist that was taken from."""

    def entries(self, root: Mapping) -> Iterator[tuple[Scalar, Node]]:
        for key, value in root.entries:
            if key.text in _SECTIONS and isinstance(value, Mapping) and value.get(TAKE) is not None:
                found = self._section(key.text, value)
                if found is not None:
                    yield key, found
            elif key.text in _SECTIONS and (listed := _take_in_a_list(value)) is not None:
                message = f"“{key.text}” is taken whole, and not in a list"
                hint = f"write {key.text}: {{take: {text_at(listed, TAKE) or 'ID'}}}"
                self.findings.refuse(listed, message, hint)
            elif key.text == "touchpoints" and isinstance(value, Sequence):
                parts = [self._part(part) for part in value.items]
                yield key, replace(value, items=tuple(part for part in parts if part is not None))
            else:
                yield key, value

    def _section(self, name: str, part: Mapping) -> Node | None:
        for key, _ in part.entries:
            if key.text != TAKE:
                self.findings.note_unknown(key, name, key.text, (TAKE,))
        take = part.get(TAKE) or part
        named = text_at(part, TAKE)
        source = self._fetched(named, take, name)
        found = source.get(name) if source is not None else None
        if source is not None and found is None:
            self.findings.note(take, name, f"{quoted(named)} has no “{name}”", "write it out")
        return self._placed(found, take, named) if found is not None else None

    def _part(self, part: Node) -> Node | None:
        take = part.get(TAKE) if isinstance(part, Mapping) else None
        slip = _slip_of_take(part) if isinstance(part, Mapping) else None
        if slip is not None:
            self.findings.note_unknown(slip, "", slip.text, (TAKE,))
            return None
        if not isinstance(part, Mapping) or take is None:
            return part
        named = text_at(part, TAKE)
        where = f"touchpoint {quoted(text_at(part, 'id') or named)[1:-1]}"
        checklist_id, slash, touchpoint_id = named.partition("/")
        if not (checklist_id and slash and touchpoint_id):
            message, hint = f"{quoted(named)} names no touchpoint", "write CHECKLIST/TOUCHPOINT, both by id"
            self.findings.note(take, where, message, hint)
            return None
        known = self._touchpoints_of(checklist_id, take, where)
        if known is None:
            return None
        if touchpoint_id not in known:
            message = f"the checklist {quoted(checklist_id)} has no touchpoint {quoted(touchpoint_id)}"
            self.findings.note_unknown(take, where, touchpoint_id, known, message=message)
            return None
        taken = self._placed(known[touchpoint_id], take, named)
        return overridden(taken, part, named, where, self.findings) if isinstance(taken, Mapping) else None

    def _touchpoints_of(self, checklist_id: str, at: Placed, where: str) -> dict[str, Mapping] | None:
        if checklist_id not in self.touchpoints:
            source = self._fetched(checklist_id, at, where)
            if source is None:
                return None
            self.touchpoints[checklist_id] = {text_at(each, "id"): each for _, each in parts_at(source, "touchpoints")}
        return self.touchpoints[checklist_id]

    def _fetched(self, checklist_id: str, at: Placed, where: str) -> Mapping | None:
        self.findings.refuse_if_full()
        try:
            return self.fetch(checklist_id)
        except CxAuditError as error:
            self.findings.note(at, where, *_told(error))
            if self.room.left < 0:
                self.findings.refuse_if_any()
            return None

    def _placed(self, node: Node, at: Placed, named: str) -> Node:
        self.room.left -= parts_in(node)
        if self.room.left < 0:
            message = f"with {quoted(named)}, more than {MOST_PARTS:,} parts are taken"
            self.findings.refuse(at, message, "take fewer touchpoints, or split the checklist into several")
        return _moved(node, at.line, at.column, named)


def _told(error: CxAuditError) -> tuple[str, str]:
    """What is wrong with the checklist that is taken from, told by its innermost cause, and what to do."""
    problems = getattr(error, "problems", ())
    if not problems:
        hint = error.hint.rstrip(".")
        return error.message.rstrip("."), hint[:1].lower() + hint[1:]
    first = problems[0]
    if first.message.endswith(IN_A_CIRCLE):
        return first.message, first.hint
    return first.message if first.hint == _MEND_IT else f"{error.message} {first}".rstrip("."), _MEND_IT


def _moved(node: Node, line: int, column: int, taken: str) -> Node:
    match node:
        case Scalar():
            return _moved_text(node, line, column, taken)
        case Sequence():
            items = [_moved(item, line, column, taken) for item in node.items]
            return Sequence(items=tuple(items), line=line, column=column)
        case Mapping():
            entries = [
                (_moved_text(key, line, column, taken), _moved(value, line, column, taken))
                for key, value in node.entries
            ]
            return Mapping(entries=tuple(entries), line=line, column=column, taken=taken)


def _moved_text(text: Scalar, line: int, column: int, taken: str) -> Scalar:
    return Scalar(text=text.text, line=line, column=column, plain=text.plain, taken=taken)
