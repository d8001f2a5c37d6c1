"""What an author writes below a `take`: parts that are left out, changed by their id, or added."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from cx_audit.library.findings import Findings, did_you_mean, near_names, quoted, some_of, trail
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.places import parts_at, text_at
from cx_audit.library.rules import note_equal_ids
from cx_audit.text import capitalised

TAKE, WITHOUT = "take", "without"
LISTS = {"pair": "pairs", "basic": "basics", "fact": "facts"}
_WHOLE = ("value", "variants")
_BY_KEY = ("extras", *_WHOLE)


def overridden(taken: Mapping, part: Mapping, named: str, where: str, findings: Findings) -> Mapping:
    """The touchpoint that was taken as `named`, with what `part` leaves out, changes and adds.

    What is not there to be left out or changed is noted.
    """
    for list_name in LISTS.values():
        note_equal_ids(part, list_name, where, findings)
    left_out = _left_out(taken, part, where, findings)
    own_id = text_at(part, "id") or text_at(taken, "id")
    findings.left_out.update(f"{own_id}/{name}" for name in left_out)
    kept = _less(taken, left_out)
    there, changes_nothing = dict(_parts(kept)), set()
    for name, own in _parts(part):
        if own.get("ask") is None and name not in there:
            findings.refuse_if_full()
            changes_nothing.add(name)
            message, hint = _nothing_to_change(name, kept, named, is_left_out=name in left_out)
            findings.note(own.get("id") or own, trail(where, quoted(name)[1:-1].replace("/", " ")), message, hint)
    return _merged(kept, _less(part, changes_nothing))


def _parts(touchpoint: Mapping) -> Iterator[tuple[str, Mapping]]:
    """What can be left out or changed, by the name that `without` gives it: KIND/ID, value and variants."""
    for kind, list_name in LISTS.items():
        for _, part in parts_at(touchpoint, list_name):
            if part_id := text_at(part, "id"):
                yield f"{kind}/{part_id}", part
    for name in _WHOLE:
        whole = touchpoint.get(name)
        if isinstance(whole, Mapping):
            yield name, whole


def _left_out(taken: Mapping, part: Mapping, where: str, findings: Findings) -> set[str]:
    listed = part.get(WITHOUT)
    if listed is None:
        return set()
    known = dict.fromkeys(name for name, _ in _parts(taken))
    left_out = set()
    for name in listed.items if isinstance(listed, Sequence) else (listed,):
        text = name.text.strip() if isinstance(name, Scalar) else ""
        if text in left_out:
            findings.note(name, where, f"{quoted(text)} stands twice under “without”", "keep one of the two")
        elif text in known:
            left_out.add(text)
        else:
            findings.note_unknown(name, where, text, known, message=f"{quoted(text)} is not there to leave out")
    return left_out


def _nothing_to_change(name: str, kept: Mapping, named: str, *, is_left_out: bool) -> tuple[str, str]:
    """What to say of a part that asks nothing itself and that nothing was taken for, and what to do."""
    if is_left_out:
        hint = "remove one of the two, or write an “ask” to ask something else"
        return f"{quoted(name)} is left out under “without” and changed here", hint
    kind, slash, part_id = name.partition("/")
    if not slash:
        return f"{quoted(named)} has no “{name}” to change", "write an “ask” to add it"
    known = [other.removeprefix(f"{kind}/") for other, _ in _parts(kept) if other.startswith(f"{kind}/")]
    nearest_or_all = did_you_mean(near_names(part_id, known)) or (f"it has {some_of(known)}." if known else "")
    to_add = f"write an “ask” to add a {kind} of your own"
    hint = f"{nearest_or_all} {capitalised(to_add)}" if nearest_or_all else to_add
    return f"{quoted(named)} has no {kind} {quoted(part_id)} to change", hint


def _less(touchpoint: Mapping, names: set[str]) -> Mapping:
    """The touchpoint without the parts of these names."""
    if not names:
        return touchpoint
    kinds = {list_name: kind for kind, list_name in LISTS.items()}

    def kept(list_name: str, value: Node) -> Node:
        if list_name not in kinds or not isinstance(value, Sequence):
            return value
        items = [item for item in value.items if f"{kinds[list_name]}/{text_at(item, 'id')}" not in names]
        return replace(value, items=tuple(items))

    entries = [(key, kept(key.text, value)) for key, value in touchpoint.entries if key.text not in names]
    return replace(touchpoint, entries=tuple(entries))


def _merged(taken: Mapping, part: Mapping) -> Mapping:
    """The keys of `part` over those that are taken; lists of parts by id, other parts key by key.

    An effort goes with the fix that it was written for: where `part` has a fix, none is taken.
    """
    own = {key.text: (key, value) for key, value in part.entries if key.text not in (TAKE, WITHOUT)}
    not_taken = ("effort",) if "fix" in own else ()
    entries = []
    for key, value in taken.entries:
        if key.text in own:
            own_key, own_value = own.pop(key.text)
            entries.append((own_key, _over(key.text, value, own_value)))
        elif key.text not in not_taken:
            entries.append((key, value))
    return Mapping(entries=(*entries, *own.values()), line=part.line, column=part.column)


def _over(name: str, taken: Node, own: Node) -> Node:
    match taken, own:
        case Mapping(), Mapping():
            return _merged(taken, own) if name in _BY_KEY else own
        case Sequence(items=before), Sequence(items=added) if name in LISTS.values():
            by_id = {text_at(item, "id"): item for item in added}
            merged = [_part_over(item, by_id.pop(text_at(item, "id"), None)) for item in before]
            return replace(own, items=(*merged, *(item for item in added if text_at(item, "id") in by_id)))
        case _:
            return own


def _part_over(taken: Node, own: Node | None) -> Node:
    if own is None:
        return taken
    return _merged(taken, own) if isinstance(taken, Mapping) and isinstance(own, Mapping) else own
