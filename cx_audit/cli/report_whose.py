"""Whose report is meant: one walk of one leader, found by the names on the command line, or a round of several."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from cx_audit.cli.engagements import unknown_organisation
from cx_audit.cli.finding import Line, head_wanted, latest_finished
from cx_audit.cli.heads_read import HeadsRead, read_heads
from cx_audit.cli.report_wanted import ReportWanted, line_for
from cx_audit.core.team_words import listed
from cx_audit.errors import BadInput, NotFound, Problem
from cx_audit.text import counted, folded, same_name, shortened

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.audit import Audit

_MOST_LISTED = 10


def walk_wanted(room: Workspace, wanted: ReportWanted) -> Audit:
    """The walk that a report of one leader is of; the latest finished one where one organisation is all there is.

    Raises BadInput where the names leave it open or do not go together, and NotFound for what is not there.
    """
    heads = read_heads(room)
    if wanted.organisation and not heads.of_organisation(wanted.organisation):
        refuse_unknown(room, heads, wanted)
    if not wanted.audit:
        _refuse_what_needs_a_name(room, heads, wanted)
        return room.audits.load(latest_finished(room, heads).head.id)
    _refuse_what_is_of_an_organisation(room, heads, wanted)
    line: Line = partial(_line_for_audit, room, heads, wanted)
    narrowed = _narrowed(heads, wanted)
    if heads.of_leader(wanted.audit) and not narrowed.of_leader(wanted.audit):
        raise _not_walked(room, heads, wanted)
    stored = head_wanted(room, narrowed if narrowed.of_leader(wanted.audit) else heads, wanted.audit, line=line)
    _refuse_another(room, stored, wanted)
    return room.audits.load(stored.head.id)


def line_for_organisation(room: Workspace, wanted: ReportWanted, name: str) -> str:
    """The line to type for the same report of all leaders of this organisation."""
    return line_for(room, wanted, audit="", organisation=name)


def refuse_unknown(room: Workspace, heads: HeadsRead, wanted: ReportWanted) -> NoReturn:
    """Raise what is to be said of an --org that is no organisation.

    BadInput where a name of several words was written without quotes, or a leader is named; else NotFound, with the
    nearest names.
    """
    for joined in (f"{wanted.organisation} {wanted.audit}", f"{wanted.audit} {wanted.organisation}"):
        own = heads.of_organisation(joined) if wanted.audit else []
        if own:
            raise BadInput(
                f"“{shortened(wanted.organisation)}” and “{shortened(wanted.audit)}” were read as two names.",
                hint=f"Put quotes around a name of several words: "
                f"{line_for_organisation(room, wanted, own[0].head.organisation)}",
            )
    led = heads.of_leader(wanted.organisation)
    if led and not wanted.audit:
        raise BadInput(
            f"{led[0].head.leader} is a leader, and --org names an organisation.",
            hint=f"Leave --org out: {line_for(room, wanted, audit=led[0].head.leader, organisation='', compare=False)}",
        )
    line: Line = partial(_line_with_organisation, room, wanted)
    raise unknown_organisation(room, wanted.organisation, heads.every, line=line)


def _line_with_organisation(room: Workspace, wanted: ReportWanted, name: str) -> str:
    return line_for(room, wanted, organisation=name)


def _line_for_audit(room: Workspace, heads: HeadsRead, wanted: ReportWanted, name: str) -> str:
    """The line for a leader or an id, and for an organisation that of all its leaders."""
    is_organisation = heads.of_organisation(name) and not heads.of_leader(name)
    return line_for_organisation(room, wanted, name) if is_organisation else line_for(room, wanted, audit=name)


def _refuse_what_needs_a_name(room: Workspace, heads: HeadsRead, wanted: ReportWanted) -> None:
    names = heads.organisations
    latest = heads.finished or heads.going
    first = latest[0].head.organisation if latest else "NAME"
    if len(names) > 1:
        listed_here = [
            Problem(message=f"{name}, {counted(len({folded(each.head.leader) for each in own}), 'leader')}")
            for name in names[:_MOST_LISTED]
            if (own := heads.of_organisation(name))
        ]
        more = len(names) - len(listed_here)
        told = [*listed_here, *([Problem(message=f"and {more} more: {room.typed('list')}")] if more else [])]
        raise BadInput(
            f"There are walks of {len(names)} organisations, and none of them is named:",
            problems=told,
            hint=f"Name one: {line_for_organisation(room, wanted, first)}",
        )
    for_organisation = _option_of_an_organisation(wanted)
    if for_organisation:
        raise BadInput(
            f"{for_organisation} needs an organisation or a leader.",
            hint=f"Name it: {line_for_organisation(room, wanted, first)}",
        )


def _option_of_an_organisation(wanted: ReportWanted) -> str:
    given = (
        ("--compare", wanted.compare),
        ("--round", wanted.round is not None),
        ("--checklist", bool(wanted.checklist)),
    )
    return next((option for option, holds in given if holds), "")


def _refuse_what_is_of_an_organisation(room: Workspace, heads: HeadsRead, wanted: ReportWanted) -> None:
    """A round of an organisation is asked for with --org; a leader has a round of their own, and nothing to compare."""
    own = heads.of_organisation(wanted.audit)
    if own and wanted.organisation and _narrowed(heads, wanted).of_leader(wanted.audit):
        own = []
    option = _option_of_an_organisation(wanted)
    if own and wanted.organisation:
        raise BadInput(
            f"{own[0].head.organisation} is an organisation, and --org names one already.",
            hint=f"Name one: {line_for_organisation(room, wanted, own[0].head.organisation)}",
        )
    if own and option:
        raise BadInput(
            f"{own[0].head.organisation} is an organisation, and {option} of one needs --org.",
            hint=f"Write it so: {line_for_organisation(room, wanted, own[0].head.organisation)}",
        )
    if wanted.compare:
        led = heads.of_leader(wanted.audit)
        name = wanted.organisation or (led[0].head.organisation if led else "NAME")
        raise BadInput(
            "--compare belongs to a report of an organisation.",
            hint=f"Leave the leader out and name the organisation: {line_for_organisation(room, wanted, name)}",
        )


def _narrowed(heads: HeadsRead, wanted: ReportWanted) -> HeadsRead:
    """The heads of the organisation, the round and the checklist that are named, where they are."""
    return replace(heads, every=tuple(each for each in heads.every if _fits(each, wanted)))


def _fits(stored: StoredHead, wanted: ReportWanted) -> bool:
    head = stored.head
    return (
        (not wanted.organisation or same_name(head.organisation, wanted.organisation))
        and wanted.round in (None, head.round)
        and wanted.checklist in ("", head.checklist_id)
    )


def _not_walked(room: Workspace, heads: HeadsRead, wanted: ReportWanted) -> NotFound:
    """What to say where this leader has walks, but none that is named so."""
    walks = heads.of_leader(wanted.audit)
    name = walks[0].head.leader
    org = wanted.organisation
    there = [each for each in walks if not org or same_name(each.head.organisation, org)]
    if not there:
        return NotFound(
            f"{name} has no walk of “{shortened(wanted.organisation)}”.",
            hint=f"Leave --org out: {line_for(room, wanted, organisation='')}",
        )
    with_checklist = [each for each in there if wanted.checklist in ("", each.head.checklist_id)]
    nearest_walks = with_checklist or there
    checklists = listed(sorted({each.head.checklist_id for each in there}))
    latest = max(nearest_walks, key=lambda each: each.head.round).head
    rounds = sorted({each.head.round for each in nearest_walks})
    said = f"in rounds {listed(list(map(str, rounds)))}" if len(rounds) > 1 else f"in round {rounds[0]}"
    what = f" of “{shortened(wanted.checklist)}”" if wanted.checklist else ""
    where = f" in round {wanted.round}" if wanted.round is not None else ""
    checklist = wanted.checklist if with_checklist else latest.checklist_id
    but = said if with_checklist else f"of {checklists} {said}"
    return NotFound(
        f"{name} has no walk{what}{where}, but {but}.",
        hint=f"Write it so: {line_for(room, wanted, round=latest.round, checklist=checklist)}",
    )


def _refuse_another(room: Workspace, stored: StoredHead, wanted: ReportWanted) -> None:
    if not _fits(stored, wanted):
        head = stored.head
        raise BadInput(
            f"The walk {head.id} is {head.leader}'s of {head.organisation}, round {head.round}: not what the other "
            "options name.",
            hint=f"Leave them out: {line_for(room, wanted, organisation='', round=None, checklist='')}",
        )
