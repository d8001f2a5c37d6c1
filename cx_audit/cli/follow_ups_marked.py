"""Marking follow-ups as kept or broken, or opening them again."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cx_audit.cli.engagements import audits_of, none_can_be_read, unknown_organisation
from cx_audit.cli.finding import line_of
from cx_audit.cli.follow_ups_listed import counts_json, follow_ups_json, short_id
from cx_audit.cli.heads_read import read_heads
from cx_audit.cli.nothing_there import no_audits
from cx_audit.cli.speech import print_json, say
from cx_audit.core.follow_ups import (
    FEWEST_LETTERS,
    MOST_NOTE,
    FollowUp,
    FollowUpState,
    Mark,
    follow_ups_in,
    follow_ups_of,
    in_order,
    latest_marks,
    short_ids,
)
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import clean_line, folded, nearest, shortened

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace

_SHORT = re.compile(r"(?P<audit>[0-9a-z]+)-(?P<number>[0-9]{1,4})")
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Marking:
    """What the command line says: the ids that are wanted for each state, the note and the day for all of them."""

    organisation: str
    wanted: Mapping[FollowUpState, tuple[str, ...]]
    note: str
    on: str


def mark(room: Workspace, marking: Marking, moment: datetime, *, json: bool) -> int:
    """Write down what became of these follow-ups, all of them or none; no audit is changed.

    Raises BadInput for what is not understood and for notes that cannot be read, and NotFound, with the nearest ids,
    for one that is not there.
    """
    note, day = _note(marking), _day(marking.on, moment.date())
    heads = read_heads(room)
    short = short_ids(stored.head.id for stored in heads.every)
    own = heads.of_organisation(marking.organisation) if marking.organisation else list(heads.every)
    if not own:
        if not marking.organisation:
            raise none_can_be_read(room) if heads.told else no_audits(room)
        raise unknown_organisation(room, marking.organisation, heads.every, line=line_of(room, "follow-ups"))
    found = [
        (state, _wanted(room, text, own, short, marking.organisation))
        for state, texts in marking.wanted.items()
        for text in texts
    ]
    _refuse_to_mark_twice([each for _, each in found], short)
    for state, each in found:
        if state is FollowUpState.OPEN and not note:
            _refuse_what_is_open(room, each, short)
    if marking.on:
        for _, each in found:
            _refuse_a_day_before(each, day)
    for organisation in {folded(each.audit.organisation): each.audit.organisation for _, each in found}.values():
        room.notes.load(organisation)  # all the notes can be read before any are written
    marks: dict[str, Mark] = {}
    for state, each in found:
        made = Mark(follow_up=each.id, state=state, day=day, note=note, at=moment)
        notes = room.notes.add_mark(each.audit.organisation, made)
        marks |= {noted.id: noted for noted in notes.marks}
        if not json:
            _say_so(room, each, made, short)
    if note and not json:
        say("The note stands in reports as it is written, so name no leader in it.")
    if json:
        _print_json([each for _, each in found], list(marks.values()), short, moment.date())
    return 0


def _print_json(found: list[FollowUp], marks: list[Mark], short: Mapping[str, str], today: date) -> None:
    holding = latest_marks(marks)
    marked = in_order(replace(each, mark=holding.get(each.id)) for each in found)
    print_json({**counts_json(marked, today), "follow_ups": follow_ups_json(marked, marks, short, today)})


def _note(marking: Marking) -> str:
    if not any(marking.wanted.values()):
        raise BadInput(
            "A note and a day belong to a mark.", hint="Say what to mark: --kept ID, --broken ID or --reopen ID."
        )
    note = clean_line(marking.note)
    if len(note) > MOST_NOTE:
        raise BadInput(
            f"The note is {len(note):,} letters long; {MOST_NOTE:,} is the most.", hint="Say it in fewer words."
        )
    return note


def _day(on: str, today: date) -> str:
    """The day that was said, as YYYY-MM-DD; one without a year is the latest that has been."""
    if not on:
        return today.isoformat()
    from cx_audit.terminal.days import past_day_from, written_day

    day = past_day_from(on, today)
    if day is None:
        raise BadInput(f"--on “{shortened(on)}” is no day.", hint="Write it as 2031-05-17, 17 May, today or yesterday.")
    if day > today.isoformat():
        raise BadInput(
            f"{written_day(day)} is still to come, so nothing can have been kept or broken on it.",
            hint="Leave --on out for today.",
        )
    return day


def _wanted(room: Workspace, text: str, own: list[StoredHead], short: Mapping[str, str], organisation: str) -> FollowUp:
    """The follow-up with this id: `9fck-2`, or as it stands in JSON."""
    wanted = clean_line(text).casefold()
    parts = _SHORT.fullmatch(wanted)
    prefix = parts["audit"] if parts else wanted.partition("/")[0]
    fitting = [stored for stored in own if stored.head.id.startswith(prefix)]
    exact = [stored for stored in fitting if stored.head.id == prefix]
    if not exact and len(prefix) < FEWEST_LETTERS:
        fitting = []
    if len(exact or fitting) == 1:
        made = follow_ups_in(room.audits.read((exact or fitting)[0]), {})
        for each in made:
            if each.id.casefold() == wanted or (parts and each.number == int(parts["number"])):
                return each
        if made:
            ids = ", ".join(short_id(each, short) for each in made)
            raise NotFound(f"That walk has no follow-up “{shortened(text)}”.", hint=f"It has: {ids}.")
    elif fitting and parts:
        ids = ", ".join(f"{short[stored.head.id]}-{parts['number']}" for stored in fitting[:_MOST_NAMED])
        raise NotFound(f"More than one follow-up has an id that begins with “{prefix}”.", hint=f"Write one of: {ids}.")
    raise _unknown(room, text, own, short, organisation)


def _unknown(
    room: Workspace, text: str, own: list[StoredHead], short: Mapping[str, str], organisation: str
) -> NotFound:
    audits, _ = audits_of(room, own)
    ids = [short_id(each, short) for each in follow_ups_of(audits, ())]
    near = nearest(clean_line(text), ids)
    whose = f"follow-ups {shlex.quote(organisation)} --all" if organisation else "follow-ups --all"
    hint = f"Did you mean: {', '.join(near)}?" if near else f"See them all with: {room.typed(whose)}"
    return NotFound(f"There is no follow-up “{shortened(text)}”.", hint=hint)


def _refuse_to_mark_twice(found: list[FollowUp], short: Mapping[str, str]) -> None:
    seen: set[str] = set()
    for each in found:
        if each.id in seen:
            raise BadInput(f"{short_id(each, short)} is named twice.", hint="Give each one mark.")
        seen.add(each.id)


def _refuse_what_is_open(room: Workspace, each: FollowUp, short: Mapping[str, str]) -> None:
    held = latest_marks(room.notes.load(each.audit.organisation).marks).get(each.id)
    if held is None or held.state is FollowUpState.OPEN:
        raise BadInput(
            f"{short_id(each, short)} is open already.", hint="Mark it with --kept or --broken once it is settled."
        )


def _refuse_a_day_before(each: FollowUp, day: str) -> None:
    if each.audit.from_file:
        return  # a walk that was written down was walked before it was typed in, nobody knows when
    begun = min(each.audit.started.date(), each.audit.started.astimezone().date()).isoformat()
    if day < begun:
        from cx_audit.terminal.days import written_day

        raise BadInput(
            f"{written_day(day)} is before the walk began, on {written_day(begun)}.",
            hint="Look at the year; leave --on out for today.",
        )


def _say_so(room: Workspace, each: FollowUp, made: Mark, short: Mapping[str, str]) -> None:
    from cx_audit.terminal.pages.follow_ups_page import mark_text, what_text

    say(f"{what_text(each)}: {mark_text(made).rstrip('.')}.")
    if made.state is not FollowUpState.OPEN:
        say("Open it again with:", command=room.typed(f"follow-ups --reopen {short_id(each, short)}"))
