"""The portfolio as a page and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from cx_audit.cli.engagements import SOME_LEFT_OUT, ReadEngagements, read_all_engagements, tell_left_out
from cx_audit.cli.speech import print_json
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.engagement import Engagement, letter
from cx_audit.core.follow_ups import Mark, follow_ups_of
from cx_audit.core.portfolio import NotWalked, Place, Promised, Standing, places_of, promised_in, standings_of
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.errors import NotFound
from cx_audit.text import folded, nearest, same_name, shortened


def show_portfolio(room: Workspace, *, anonymous: bool, json: bool) -> int:
    """Show every organisation; 1 where a file was left out of the figures, else 0."""
    read = read_all_engagements(room)
    marks, unread = _marks(room)
    engagements = _lettered(read.engagements) if anonymous else read.engagements
    standings, without = standings_of(engagements)
    promised = {
        named.organisation: promised_in(
            follow_ups_of(own.audits, marks.get(folded(own.organisation), ())), now().date()
        )
        for named, own in zip(engagements, read.engagements, strict=True)
    }
    if json:
        print_json(portfolio_json(standings, without, promised))
    else:
        from cx_audit.terminal.pages.portfolio_page import draw_portfolio
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

        sheet = Sheet(screen_for(sys.stdout))
        draw_portfolio(sheet, standings, without, promised)
        print_sheet(sys.stdout, sheet)
    return SOME_LEFT_OUT if unread else read.exit_code


def show_place(room: Workspace, organisation: str, *, anonymous: bool, json: bool) -> int:
    """Show where one organisation stands among the others; 1 where a file was left out of the figures, else 0.

    Raises NotFound where it has no finished walk.
    """
    read = read_all_engagements(room)
    wanted = _wanted(read, organisation)
    standings, _ = standings_of(read.engagements)
    own = next((each for each in standings if each.organisation == wanted.organisation), None)
    if own is None:
        raise NotFound(
            f"No walk of {wanted.organisation} is finished, so there is nothing to place yet.",
            hint="Go on with one: cx-audit resume",
        )
    places = places_of(own, standings)
    if anonymous:
        own = replace(own, organisation=_lettered(read.engagements)[read.engagements.index(wanted)].organisation)
    if json:
        print_json(places_json(own, places))
    else:
        from cx_audit.terminal.pages.portfolio_page import draw_places
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

        sheet = Sheet(screen_for(sys.stdout))
        draw_places(sheet, own, places)
        print_sheet(sys.stdout, sheet)
    return read.exit_code


def _wanted(read: ReadEngagements, organisation: str) -> Engagement:
    found = next((each for each in read.engagements if same_name(each.organisation, organisation)), None)
    if found is not None:
        return found
    names = [each.organisation for each in read.engagements]
    near = nearest(organisation, names) or names[:3]
    raise NotFound(f"There are no audits of “{shortened(organisation)}”.", hint=f"Did you mean: {', '.join(near)}?")


def _marks(room: Workspace) -> tuple[dict[str, tuple[Mark, ...]], int]:
    """The marks by organisation, and how many files of notes cannot be read; they were told of."""
    from cx_audit.archive.notes import NotesFolder

    notes, problems = NotesFolder(room.data).all()
    tell_left_out(problems)
    return {folded(each.organisation): each.marks for each in notes}, len(problems)


def _lettered(engagements: Sequence[Engagement]) -> tuple[Engagement, ...]:
    """The engagements under letters, in the order in which their first walks began."""
    by_start = sorted(engagements, key=lambda each: (each.audits[0].started, each.organisation))
    names = {each.organisation: f"Organisation {letter(number)}" for number, each in enumerate(by_start)}
    return tuple(replace(each, organisation=names[each.organisation]) for each in engagements)


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
        "touchpoints": [
            {
                "id": each.touchpoint_id,
                "title": each.title,
                "mean": round(float(each.own), 2),
                "walks": each.walks,
                "among": each.among,
                "higher": each.higher if each.enough else None,
                "lower": each.lower if each.enough else None,
                "means": [round(float(mean), 2) for mean in each.means] if each.enough else None,
            }
            for each in places
        ],
    }
