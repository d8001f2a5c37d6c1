"""The portfolio as a page and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from cx_audit.cli.engagements import (
    ALL_READ,
    SOME_LEFT_OUT,
    audits_of,
    none_can_be_read,
    tell_left_out,
    unknown_organisation,
)
from cx_audit.cli.finding import line_of
from cx_audit.cli.heads_read import heads_untold
from cx_audit.cli.nothing_there import no_audits
from cx_audit.cli.speech import print_json
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.engagement import engagement_of, letter
from cx_audit.core.follow_ups import Mark, follow_ups_of
from cx_audit.core.portfolio import (
    NotWalked,
    Place,
    Promised,
    Standing,
    in_order,
    not_walked,
    places_of,
    promised_in,
    standing_of,
)
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.errors import NotFound, Problem
from cx_audit.text import folded, same_name

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What one organisation's figures are made from."""

    room: Workspace
    heads: tuple[StoredHead, ...]
    marks: tuple[Mark, ...]
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class _Summary:
    """One organisation's figures, made where its audits were read; `begun` is when its first walk began."""

    organisation: str
    begun: datetime
    standing: Standing | NotWalked
    promised: Promised
    problems: tuple[Problem, ...]


def show_portfolio(room: Workspace, *, anonymous: bool, json: bool) -> int:
    """Show every organisation; 1 where a file was left out of the figures, else 0."""
    summaries, exit_code = _summaries(room)
    if anonymous:
        summaries = _lettered(summaries)
    standings = in_order(each.standing for each in summaries if isinstance(each.standing, Standing))
    without = tuple(each.standing for each in summaries if isinstance(each.standing, NotWalked))
    promised = {each.organisation: each.promised for each in summaries}
    if json:
        print_json(portfolio_json(standings, without, promised))
    else:
        from cx_audit.terminal.pages.portfolio_page import draw_portfolio
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

        sheet = Sheet(screen_for(sys.stdout))
        draw_portfolio(sheet, standings, without, promised, typed=room.typed)
        print_sheet(sys.stdout, sheet)
    return exit_code


def show_place(room: Workspace, organisation: str, *, anonymous: bool, json: bool) -> int:
    """Show where one organisation stands among the others; 1 where a file was left out of the figures, else 0.

    Raises NotFound where it has no finished walk.
    """
    summaries, exit_code = _summaries(room)
    number = next((at for at, each in enumerate(summaries) if same_name(each.organisation, organisation)), None)
    if number is None:
        raise unknown_organisation(room, organisation, heads_untold(room).every, line=line_of(room, "portfolio"))
    wanted = (_lettered(summaries) if anonymous else summaries)[number]
    if isinstance(wanted.standing, NotWalked):
        raise NotFound(
            f"No walk of {wanted.organisation} is finished, so there is nothing to place yet.",
            hint=f"Go on with one: {room.typed('resume')}",
        )
    places = places_of(wanted.standing, [each.standing for each in summaries if isinstance(each.standing, Standing)])
    if json:
        print_json(places_json(wanted.standing, places))
    else:
        from cx_audit.terminal.pages.portfolio_page import draw_places
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

        sheet = Sheet(screen_for(sys.stdout))
        draw_places(sheet, wanted.standing, places, typed=room.typed)
        print_sheet(sys.stdout, sheet)
    return exit_code


def _summaries(room: Workspace) -> tuple[list[_Summary], int]:
    """The figures of every organisation with an audit that can be read, by name, and the exit code.

    Files that cannot be read are told of. Raises NotFound where there is no audit, and BadInput where none can be read.
    """
    from cx_audit.archive.side_by_side import each_done

    heads, problems = room.audits.heads()
    marks, unread = _marks(room)
    by_name: dict[str, list[StoredHead]] = {}
    for stored in heads:
        by_name.setdefault(folded(stored.head.organisation), []).append(stored)
    today = now().date()
    groups = [
        _Group(room=room, heads=tuple(by_name[key]), marks=marks.get(key, ()), today=today) for key in sorted(by_name)
    ]
    found = each_done(_summary_of, groups, audits=len(heads))
    told = [*problems, *(problem for each in found for problem in each.problems)]
    tell_left_out(told)
    summaries = [each for each in found if isinstance(each, _Summary)]
    if not summaries:
        raise none_can_be_read(room) if told else no_audits(room)
    return summaries, SOME_LEFT_OUT if told or unread else ALL_READ


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unread:
    """An organisation none of whose audits can be read."""

    problems: tuple[Problem, ...]


def _summary_of(group: _Group) -> _Summary | _Unread:
    audits, problems = audits_of(group.room, group.heads)
    if not audits:
        return _Unread(problems=tuple(problems))
    engagement = engagement_of(group.heads[0].head.organisation, audits)
    standing = standing_of(engagement)
    return _Summary(
        organisation=engagement.organisation,
        begun=engagement.audits[0].started,
        standing=standing if standing is not None else not_walked(engagement),
        promised=promised_in(follow_ups_of(engagement.audits, group.marks), group.today),
        problems=tuple(problems),
    )


def _marks(room: Workspace) -> tuple[dict[str, tuple[Mark, ...]], int]:
    """The marks by organisation, and how many files of notes cannot be read; they were told of."""
    from cx_audit.archive.notes import NotesFolder

    notes, problems = NotesFolder(room.data).all()
    tell_left_out(problems)
    return {folded(each.organisation): each.marks for each in notes}, len(problems)


def _lettered(summaries: Sequence[_Summary]) -> list[_Summary]:
    """The figures under letters, in the order in which the first walks began."""
    by_begin = sorted(summaries, key=lambda each: (each.begun, each.organisation))
    names = {each.organisation: f"Organisation {letter(number)}" for number, each in enumerate(by_begin)}
    return [
        replace(
            each,
            organisation=names[each.organisation],
            standing=replace(each.standing, organisation=names[each.organisation]),
        )
        for each in summaries
    ]


def portfolio_json(
    standings: Iterable[Standing], without: Iterable[NotWalked], promised: dict[str, Promised]
) -> dict[str, Any]:
    """The documented shape of `portfolio --json`."""
    return {
        "organisations": [
            {
                "organisation": each.organisation,
                "made_up": each.made_up,
                "rounds": list(each.rounds),
                "round": each.round,
                "checklist": each.checklist_id,
                "leaders": each.leaders,
                "net_trust": [rounded_net_trust(net) for net in each.nets],
                "say_built": each.say_built,
                "built": each.built,
                "touchpoints_walked": each.walked,
                "weakest": {
                    "touchpoint": each.weakest.touchpoint_id,
                    "title": each.weakest.title,
                    "built": each.weakest.built,
                    "leaders": each.weakest.leaders,
                    "lowest": each.weakest.lowest,
                },
                "saved_scores_differ": list(each.differing),
                "open_walks": each.open_walks,
                "follow_ups_open": promised[each.organisation].open,
                "follow_ups_overdue": promised[each.organisation].overdue,
            }
            for each in standings
        ],
        "without_a_finished_walk": [
            {"organisation": each.organisation, "made_up": each.made_up, "open_walks": each.open_walks}
            for each in without
        ],
    }


def places_json(own: Standing, places: Iterable[Place]) -> dict[str, Any]:
    """The documented shape of `portfolio ORG --json`; a place among fewer than five organisations is null."""
    return {
        "organisation": own.organisation,
        "made_up": own.made_up,
        "round": own.round,
        "checklist": own.checklist_id,
        "saved_scores_differ": list(own.differing),
        "touchpoints": [
            {
                "id": each.touchpoint_id,
                "title": each.title,
                "range": [min(each.own.trust), max(each.own.trust)],
                "built": each.own.built,
                "walks": len(each.own.trust),
                "among": each.among,
                "higher": each.higher if each.enough else None,
                "lower": each.lower if each.enough else None,
                "lowest": list(each.lowest) if each.enough else None,
            }
            for each in places
        ],
    }
