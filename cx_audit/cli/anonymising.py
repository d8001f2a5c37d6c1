"""Making an export anonymous: known names are replaced, and what may be left is masked, or decided one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from cx_audit.cli.workspace import Workspace
from cx_audit.core.anonymous import Anonymous, Surroundings, anonymous, checklists_of, names_known
from cx_audit.core.likely_names import Likely, likely_in, masked
from cx_audit.errors import BadInput, NotFound, Problem
from cx_audit.text import counted, folded, shortened

if TYPE_CHECKING:
    from cx_audit.archive.exporting import Leaving
    from cx_audit.core.audit import Audit
    from cx_audit.core.checklist import Checklist

_LETTERS_AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class AnonymousLeaving:
    """What leaves, without names, and the moment that stands for the one in which it was made."""

    leaving: Leaving
    made: datetime
    masked: int


def anonymised(
    room: Workspace, leaving: Leaving, *, file_name: str, mask: bool, may_ask: bool, plain: bool
) -> AnonymousLeaving | None:
    """The same audits and notes without names; None when the person leaves.

    Raises BadInput where likely names are left and nobody can be asked, and where the name of the file has a name in
    it.
    """
    from cx_audit.archive.canonical import canonical
    from cx_audit.archive.exporting import Leaving
    from cx_audit.archive.format_v1 import decode
    from cx_audit.archive.notes_v1 import decode as decode_notes
    from cx_audit.archive.notes_v1 import encode as encode_notes

    audits = [decode(each.data, each.head.id) for each in leaving.audits]
    notes = [decode_notes(each, "notes") for each in leaving.notes]
    surroundings = _surroundings(room, audits)
    _refuse_names_in(file_name, audits, surroundings)
    found = anonymous(audits, notes, new_ids=_new_ids(audits), surroundings=surroundings)
    without = _masked(found) if mask else _decided(found, may_ask=may_ask, plain=plain)
    if without is None:
        return None
    found, count = without
    return AnonymousLeaving(
        leaving=Leaving(
            audits=tuple(canonical(audit) for audit in found.audits),
            notes=tuple(encode_notes(each) for each in found.notes if each.marks or each.volumes),
            problems=leaving.problems,
        ),
        made=found.last,
        masked=count,
    )


def _surroundings(room: Workspace, audits: Sequence[Audit]) -> Surroundings:
    """Whoever else is known: leaders whose walks stay, the rosters, the other organisations."""
    from cx_audit.archive.rosters import rosters_in

    heads, _ = room.audits.heads()
    leaving = {folded(audit.organisation): audit.organisation for audit in audits}
    people: dict[str, dict[str, None]] = {name: {} for name in leaving}
    others: dict[str, str] = {}
    for stored in heads:
        name = folded(stored.head.organisation)
        if name in people:
            people[name][stored.head.leader] = None
        else:
            others[name] = stored.head.organisation
    rosters = rosters_in(room.data)
    for name, organisation in leaving.items():
        roster = rosters.load(organisation)
        named = [each.name for each in roster.people] + [each.said_by for each in roster.objections]
        people[name].update(dict.fromkeys(each for each in named if each))
    return Surroundings(
        people={name: tuple(each) for name, each in people.items()},
        organisations=tuple(others.values()),
        is_public=_is_public(audits),
    )


class _Public:
    """Tells whether a checklist is one that ships, word for word: that tells nobody anything."""

    def __init__(self, checklists: frozenset[Checklist]) -> None:
        self._checklists = checklists
        self._told: dict[int, tuple[Checklist, bool]] = {}

    def __call__(self, checklist: Checklist) -> bool:
        # By identity: hashing a checklist takes long. It is kept, so that no other can take its id.
        told = self._told.get(id(checklist))
        if told is None:
            told = self._told[id(checklist)] = (checklist, checklist in self._checklists)
        return told[1]


def _is_public(audits: Sequence[Audit]) -> _Public:
    from cx_audit.library.shelf import Shelf

    shelf = Shelf()
    found = set()
    for checklist in checklists_of(audits):
        try:
            shipped = shelf.load(checklist.id).checklist
        except NotFound:
            continue
        if shipped == checklist:
            found.add(checklist)
    return _Public(frozenset(found))


def _new_ids(audits: Sequence[Audit]) -> dict[str, str]:
    """A fresh id for each audit, none of which is an old one."""
    from cx_audit.archive.names import new_id

    taken = {audit.id for audit in audits}
    ids: dict[str, str] = {}
    for audit in audits:
        fresh = new_id()
        while fresh in taken:
            fresh = new_id()
        taken.add(fresh)
        ids[audit.id] = fresh
    return ids


def _refuse_names_in(file_name: str, audits: Sequence[Audit], surroundings: Surroundings) -> None:
    if names_known(audits, surroundings).replaced(file_name) != file_name:
        raise BadInput(
            f"There is a name in “{shortened(file_name)}”, and nothing was written.",
            hint="Name the export so that it does not tell whose it is.",
        )


def _masked(found: Anonymous) -> tuple[Anonymous, int]:
    """The same with everything masked that may be left, and how many places in different texts that was."""
    seen: dict[str, tuple[str, int]] = {}

    def change(text: str) -> str:
        if text not in seen:
            places = likely_in(text)
            seen[text] = masked(text, places), len(places)
        return seen[text][0]

    changed = found.with_texts(change)
    return changed, sum(places for _, places in seen.values())


def _decided(found: Anonymous, *, may_ask: bool, plain: bool) -> tuple[Anonymous, int] | None:
    """The same as it was decided, and how many places were changed; None when the person leaves."""
    left = {text: likely for text in found.texts() if (likely := likely_in(text))}
    if not left:
        return found, 0
    if may_ask:
        from cx_audit.cli.masking import decide_each

        decided = decide_each(left, plain=plain)
        if decided is None:
            return None
        count = sum(len(likely) for text, likely in left.items() if decided[text] != text)
        return found.with_texts(lambda text: decided.get(text, text)), count
    count = sum(map(len, left.values()))
    raise BadInput(
        f"{counted(count, 'place')} may still tell who is meant, and nothing was written:",
        hint="Mask them all with --mask, or decide one by one in a terminal.",
        problems=[Problem(where=place.kind, message=around(text, place)) for text in left for place in left[text]],
    )


def around(text: str, place: Likely) -> str:
    """The place in its text, marked, with as much around it as one line takes."""
    begin, end = max(0, place.start - _LETTERS_AROUND), place.end + _LETTERS_AROUND
    before = ("…" if begin else "") + text[begin : place.start]
    after = text[place.end : end] + ("…" if end < len(text) else "")
    return " ".join(f"{before}›{text[place.start : place.end]}‹{after}".split())
