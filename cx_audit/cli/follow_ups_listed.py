"""The follow-ups of one organisation or of all, as a page and as JSON."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from cx_audit.cli.engagements import first_problem, read_all_engagements, read_engagement, tell_left_out
from cx_audit.cli.finding import line_of
from cx_audit.cli.speech import print_json, say
from cx_audit.core.follow_ups import FollowUp, FollowUpState, Mark, follow_ups_of, short_ids
from cx_audit.errors import BadInput, Problem, StorageFailed
from cx_audit.text import folded

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.audit import Audit


def list_follow_ups(room: Workspace, organisation: str, today: date, *, settled_too: bool, json: bool) -> int:
    """Print what is open, and with `settled_too` what was kept or broken; 1 where a file was left out."""
    audits, ids, left_out = _audits(room, organisation)
    marks, unread = marks_on(room, [organisation] if organisation else None)
    found = follow_ups_of(audits, marks)
    shown = found if settled_too else tuple(each for each in found if each.is_open)
    short = short_ids(ids)
    if json:
        print_json({**counts_json(found, today), "follow_ups": follow_ups_json(shown, marks, short, today)})
    elif shown:
        _print_page(room, found, shown, short, today)
    else:
        _say_nothing_is_open(room, found, organisation)
    return 1 if left_out or unread else 0


def _audits(room: Workspace, organisation: str) -> tuple[list[Audit], tuple[str, ...], int]:
    """The audits, the ids of all there are, and how many files were left out."""
    if organisation:
        one = read_engagement(room, organisation, line=line_of(room, "follow-ups"))
        return list(one.engagement.audits), one.ids, one.left_out
    every = read_all_engagements(room)
    audits = [audit for engagement in every.engagements for audit in engagement.audits]
    return audits, tuple(audit.id for audit in audits), every.left_out


def marks_on(room: Workspace, organisations: Iterable[str] | None) -> tuple[list[Mark], int]:
    """The marks noted for these organisations, None for all, and how many files of notes could not be read."""
    if organisations is None:
        every, problems = room.notes.all()
    else:
        every, problems = [], []
        for name in organisations:
            try:
                every.append(room.notes.load(name))
            except BadInput as error:
                problems.append(Problem(file=str(room.notes.path_of(name)), message=first_problem(error)))
            except StorageFailed as error:
                problems.append(Problem(file=str(room.notes.path_of(name)), message=error.message))
    tell_left_out(problems)
    if problems:
        say("What was marked there as kept or broken is shown as open.")
    return [mark for notes in every for mark in notes.marks], len(problems)


def counts_json(found: Sequence[FollowUp], today: date) -> dict[str, Any]:
    """The day that it is seen from, and how many there are in each state."""
    states = Counter(each.state for each in found)
    return {
        "today": today.isoformat(),
        "open": states[FollowUpState.OPEN],
        "overdue": sum(each.days_late(today) > 0 for each in found),
        "kept": states[FollowUpState.KEPT],
        "broken": states[FollowUpState.BROKEN],
    }


def follow_ups_json(
    shown: Iterable[FollowUp], marks: Iterable[Mark], short: Mapping[str, str], today: date
) -> list[dict[str, Any]]:
    """Each follow-up in its documented shape, with every mark that was ever made on it."""
    made: dict[str, list[Mark]] = {}
    for mark in sorted(marks, key=lambda each: (each.at, each.id)):
        made.setdefault(mark.follow_up, []).append(mark)
    return [_follow_up_json(each, made.get(each.id, []), short, today) for each in shown]


def _follow_up_json(each: FollowUp, made: list[Mark], short: Mapping[str, str], today: date) -> dict[str, Any]:
    audit = each.audit
    return {
        "id": each.id,
        "short": short_id(each, short),
        "kind": str(each.kind),
        "organisation": audit.organisation,
        "made_up": audit.made_up,
        "leader": audit.leader,
        "round": audit.round,
        "checklist": audit.checklist.id,
        "audit": audit.id,
        "touchpoint": each.touchpoint.id if each.touchpoint else None,
        "what": each.what,
        "who": each.who,
        "by": each.by or None,
        "state": str(each.state),
        "days_late": each.days_late(today),
        "marks": [
            {"state": str(mark.state), "day": mark.day, "note": mark.note, "at": mark.at.isoformat()} for mark in made
        ],
    }


def short_id(each: FollowUp, short: Mapping[str, str]) -> str:
    """What is typed for a follow-up: the first letters of its audit's id, and its number in the audit."""
    return f"{short.get(each.audit.id, each.audit.id)}-{each.number}"


def _print_page(
    room: Workspace,
    found: Sequence[FollowUp],
    shown: Sequence[FollowUp],
    short: Mapping[str, str],
    today: date,
) -> None:
    from cx_audit.terminal.pages.follow_ups_page import FollowUpRow, draw_follow_ups
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    counts = counts_json(found, today)
    rows = [FollowUpRow(short=short_id(each, short), follow_up=each, days_late=each.days_late(today)) for each in shown]
    of_one = len({folded(each.audit.organisation) for each in found}) == 1
    sheet = Sheet(screen_for(sys.stdout))
    draw_follow_ups(sheet, rows, of_one=of_one, counts=counts, typed=room.typed)
    print_sheet(sys.stdout, sheet)


def _say_nothing_is_open(room: Workspace, found: Sequence[FollowUp], organisation: str) -> None:
    import shlex

    if found:
        name = f" {shlex.quote(organisation)}" if organisation else ""
        say("Nothing is open. See what was kept or broken with:", command=room.typed(f"follow-ups{name} --all"))
    else:
        say("Nothing was committed or promised on these walks yet. A walk asks for one commitment at its end.")
