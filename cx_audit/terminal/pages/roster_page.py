"""The facilitator's private list: what was said last time, who takes part, and who has walked."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import wcwidth

from cx_audit.core.objections import answer_to
from cx_audit.core.roster import Invited, Objection, State
from cx_audit.core.roster_standing import Presence, RosterStanding
from cx_audit.core.team_words import listed
from cx_audit.terminal.days import day_text, written_day
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded

PRIVATE = (
    "Your private list: it is in no export. A report says one thing of it at most, without a name: that the most "
    "senior leader has not walked yet."
)
_STATES = {State.ACCEPTED: BUILT, State.DECLINED: ERODED, State.DEFERRED: ERODED, State.INVITED: ""}
_WIDEST_NAME, _STATE = 28, 10


def draw_roster(sheet: Sheet, standing: RosterStanding, *, typed: Callable[[str], str]) -> None:
    """The whole list; `typed` makes a command into the line to type."""
    roster = standing.roster
    sheet.blank()
    draw_name(sheet, roster.organisation, made_up=standing.made_up)
    sheet.paragraph(PRIVATE, QUIET)
    _draw_objections(sheet, standing)
    _draw_people(sheet, standing)
    _draw_who_walked(sheet, standing)
    _draw_next(sheet, standing, typed)


def heard_text(objection: Objection) -> str:
    """Who said it and when: Ada Reyes, on 3 May 2031, in round 1."""
    who = f"{objection.said_by}, " if objection.said_by else ""
    return f"{who}on {written_day(objection.said_on)}, in round {objection.round}"


def _draw_objections(sheet: Sheet, standing: RosterStanding) -> None:
    objections = standing.roster.objections
    if not objections:
        return
    before = any(standing.was_said_before(each) for each in objections)
    said = "what was said last time" if before else "what was said"
    sheet.heading(f"Before round {standing.next_round}: {said}")
    column = len(str(len(objections))) + 2
    for number, each in enumerate(objections, 1):
        sheet.paragraph(f"“{each.text}”", STRONG, mark=padded(str(number), column))
        sheet.paragraph(heard_text(each), QUIET, indent=column)
        answer = answer_to(each.text)
        if answer:
            sheet.paragraph(f"What can be said: {answer}", indent=column)
        if each.reply:
            sheet.paragraph(f"You replied: {each.reply}", indent=column)


def _draw_people(sheet: Sheet, standing: RosterStanding) -> None:
    people = standing.roster.people
    if not people:
        return
    sheet.heading("Who takes part")
    rank = max(len(_rank(each)) for each in people)
    rank = rank + 2 if rank else 0
    name = min(_WIDEST_NAME, max(wcwidth.wcswidth(each.name) for each in people)) + 2
    for each in people:
        fits = wcwidth.wcswidth(each.name) <= _WIDEST_NAME and rank + name + _STATE <= sheet.width
        if fits:
            sheet.row(
                (padded(_rank(each), rank), QUIET),
                (padded(each.name, name), STRONG),
                (str(each.state), _STATES[each.state]),
            )
        else:
            sheet.paragraph(each.name, STRONG, mark=padded(_rank(each), rank))
            sheet.paragraph(str(each.state), _STATES[each.state], indent=rank)
        if each.reason:
            sheet.paragraph(f"“{each.reason}”", indent=rank)
        sheet.paragraph(_about(each, standing.presence_of(each), standing.round), QUIET, indent=rank)
    if rank:
        sheet.paragraph("The number is the rank: 1 is the most senior.", QUIET)


def _rank(person: Invited) -> str:
    return "" if person.seniority is None else str(person.seniority)


def _about(person: Invited, presence: Presence | None, number: int | None) -> str:
    read = (
        f"briefing read on {written_day(person.briefing_read_on)}" if person.briefing_read_on else "briefing not read"
    )
    parts = [f"since {day_text(person.at)}", read]
    match presence:
        case Presence.WALKED:
            parts.append(f"has walked round {number}")
        case Presence.WALKING:
            parts.append(f"is walking round {number}")
        case Presence.NOT_YET:
            parts.append(f"has not walked round {number}")
        case None:
            pass
    return " · ".join(parts)


def _draw_who_walked(sheet: Sheet, standing: RosterStanding) -> None:
    people = standing.roster.people
    if not people and not standing.besides:
        return
    sheet.heading("Who has walked" if standing.round is None else f"Round {standing.round}")
    if standing.round is None:
        sheet.paragraph("Nobody has walked yet.")
    elif people:
        sheet.paragraph(f"{len(standing.walked_of_list)} of {len(people)} on the list have walked it.")
    if standing.besides:
        has = "has" if len(standing.besides) == 1 else "have"
        sheet.paragraph(f"Not on your list, but {has} walked or begun: {listed(list(standing.besides))}.")
    if not standing.roster.most_senior:
        sheet.paragraph("Who is the most senior is not written down yet. Care starts at the top.")
        return
    waiting = [each.name for each in standing.senior_not_walked]
    if waiting:
        has = "has" if len(waiting) == 1 else "have"
        sheet.paragraph(f"The most senior, {listed(waiting)}, {has} not walked yet: care starts at the top.", STRONG)
    else:
        sheet.paragraph(
            f"The most senior, {listed([each.name for each in standing.roster.most_senior])}, "
            f"{'has' if len(standing.roster.most_senior) == 1 else 'have'} walked: care starts at the top."
        )


def _draw_next(sheet: Sheet, standing: RosterStanding, typed: Callable[[str], str]) -> None:
    sheet.end_section()
    sheet.blank()
    roster = standing.roster
    organisation = shlex.quote(roster.organisation)
    if not roster.people:
        sheet.paragraph("Nobody is on the list yet. Begin with the most senior:", QUIET)
        sheet.unbroken(typed(f'roster {organisation} --invite "NAME" --seniority "NAME=1"'), QUIET)
    elif not roster.most_senior:
        sheet.paragraph("Say who is the most senior:", QUIET)
        sheet.unbroken(typed(f"roster {organisation} --seniority NAME=1"), QUIET)
    else:
        sheet.paragraph("Write down what they say, and what they object:", QUIET)
        sheet.unbroken(typed(f"roster {organisation} --accepted NAME"), QUIET)
        sheet.unbroken(typed(f'roster {organisation} --objection "THEIR WORDS" --by NAME'), QUIET)
    sheet.blank()
