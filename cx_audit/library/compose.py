"""Composition: touchpoints taken from other checklists, their parts overridden by id.

Works on the trees of the files, before they are read. What is taken stands at the place of its `take`, so that a
problem that it brings is named where the author can do something about it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cx_audit.errors import CxAuditError
from cx_audit.library.findings import Findings, Placed, quoted
from cx_audit.library.places import parts_at, text_at
from cx_audit.library.rules import note_equal_ids
from cx_audit.library.source import Mapping, Node, Scalar, Sequence

TAKE, WITHOUT = "take", "without"
LISTS = {"pair": "pairs", "basic": "basics", "fact": "facts"}
_SECTIONS = ("before", "predictions", "after")

Fetch = Callable[[str], Mapping]
"""The tree of the checklist with this id, already composed; raises CxAuditError where it cannot be had."""


def takes_anything(root: Mapping) -> bool:
    """Whether any part of this tree is taken from another checklist."""
    sections = (root.get(name) for name in _SECTIONS)
    touchpoints = root.get("touchpoints")
    parts = touchpoints.items if isinstance(touchpoints, Sequence) else ()
    return any(isinstance(part, Mapping) and part.get(TAKE) is not None for part in (*sections, *parts))


def composed(root: Mapping, fetch: Fetch, findings: Findings) -> Mapping:
    """The tree with what is taken in its place; what cannot be taken is noted and left out."""
    entries = []
    for key, value in root.entries:
        if key.text in _SECTIONS and isinstance(value, Mapping) and value.get(TAKE) is not None:
            found = _section(key.text, value, fetch, findings)
            if found is not None:
                entries.append((key, found))
        elif key.text == "touchpoints" and isinstance(value, Sequence):
            parts = [_part(part, fetch, findings) for part in value.items]
            entries.append((key, replace(value, items=tuple(part for part in parts if part is not None))))
        else:
            entries.append((key, value))
    return replace(root, entries=tuple(entries))


def _section(name: str, part: Mapping, fetch: Fetch, findings: Findings) -> Node | None:
    for key, _ in part.entries:
        if key.text != TAKE:
            findings.note_unknown(key, name, key.text, (TAKE,))
    take = part.get(TAKE)
    source = _fetched(text_at(part, TAKE), take or part, name, fetch, findings)
    found = source.get(name) if source is not None else None
    if source is not None and found is None:
        findings.note(take or part, name, f"{quoted(text_at(part, TAKE))} has no “{name}”", "write it out")
    return _placed(found, take or part) if found is not None else None


def _part(part: Node, fetch: Fetch, findings: Findings) -> Node | None:
    take = part.get(TAKE) if isinstance(part, Mapping) else None
    if not isinstance(part, Mapping) or take is None:
        return part
    named = text_at(part, TAKE)
    where = f"touchpoint {text_at(part, 'id') or named}"
    checklist_id, slash, touchpoint_id = named.partition("/")
    if not (checklist_id and slash and touchpoint_id):
        findings.note(take, where, f"{quoted(named)} names no touchpoint", "write CHECKLIST/TOUCHPOINT, both by id")
        return None
    source = _fetched(checklist_id, take, where, fetch, findings)
    if source is None:
        return None
    known = {text_at(each, "id"): each for _, each in parts_at(source, "touchpoints")}
    if touchpoint_id not in known:
        message = f"the checklist {quoted(checklist_id)} has no touchpoint {quoted(touchpoint_id)}"
        findings.note_unknown(take, where, touchpoint_id, tuple(known), message=message)
        return None
    for list_name in LISTS.values():
        note_equal_ids(part, list_name, where, findings)
    taken = _placed(known[touchpoint_id], take)
    return _merged(_without(taken, part, where, findings), part) if isinstance(taken, Mapping) else None


def _fetched(checklist_id: str, at: Placed, where: str, fetch: Fetch, findings: Findings) -> Mapping | None:
    try:
        return fetch(checklist_id)
    except CxAuditError as error:
        problems = getattr(error, "problems", ())
        said = f"{error.message} {problems[0]}" if problems else error.message
        findings.note(at, where, said.rstrip("."), error.hint.rstrip(".").lower() if not problems else "mend it first")
        return None


def _placed(node: Node, at: Placed) -> Node:
    match node:
        case Scalar():
            return replace(node, line=at.line, column=at.column)
        case Sequence(items=items):
            return Sequence(items=tuple(_placed(item, at) for item in items), line=at.line, column=at.column)
        case Mapping(entries=entries):
            moved = tuple((replace(key, line=at.line, column=at.column), _placed(value, at)) for key, value in entries)
            return Mapping(entries=moved, line=at.line, column=at.column)


def _without(taken: Mapping, part: Mapping, where: str, findings: Findings) -> Mapping:
    """What is taken, less what `without` names: basic/ID, pair/ID, fact/ID, value or variants."""
    listed = part.get(WITHOUT)
    if listed is None:
        return taken
    names = listed.items if isinstance(listed, Sequence) else (listed,)
    for name in names:
        text = name.text.strip() if isinstance(name, Scalar) else ""
        kind, _, part_id = text.partition("/")
        left = taken
        if kind in LISTS:
            left = _less(taken, LISTS[kind], part_id)
        elif text in ("value", "variants"):
            left = replace(taken, entries=tuple(entry for entry in taken.entries if entry[0].text != text))
        if left == taken:
            known = [f"{kind}/{text_at(each, 'id')}" for kind, key in LISTS.items() for _, each in parts_at(taken, key)]
            findings.note_unknown(name, where, text, tuple(known), message=f"{quoted(text)} is not there to leave out")
        taken = left
    return taken


def _less(taken: Mapping, list_name: str, part_id: str) -> Mapping:
    def kept(value: Node) -> Node:
        if not isinstance(value, Sequence):
            return value
        items = (item for item in value.items if text_at(item, "id") != part_id)
        return replace(value, items=tuple(items))

    entries = tuple((key, kept(value) if key.text == list_name else value) for key, value in taken.entries)
    return replace(taken, entries=entries)


def _merged(taken: Mapping, part: Mapping) -> Mapping:
    """The keys of `part` over those that are taken; lists of parts by id, other parts key by key."""
    own = {key.text: (key, value) for key, value in part.entries if key.text not in (TAKE, WITHOUT)}
    entries = []
    for key, value in taken.entries:
        if key.text in own:
            own_key, own_value = own.pop(key.text)
            entries.append((own_key, _over(key.text, value, own_value)))
        else:
            entries.append((key, value))
    return Mapping(entries=(*entries, *own.values()), line=part.line, column=part.column)


def _over(name: str, taken: Node, own: Node) -> Node:
    match taken, own:
        case Mapping(), Mapping():
            return _merged(taken, own) if name in ("extras", "variants", "value", "") else own
        case Sequence(items=before), Sequence(items=added) if name in LISTS.values():
            by_id = {text_at(item, "id"): item for item in added}
            merged = [_over("", item, by_id.pop(text_at(item, "id"), item)) for item in before]
            return replace(own, items=(*merged, *(item for item in added if text_at(item, "id") in by_id)))
        case _:
            return own
