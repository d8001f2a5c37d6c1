"""Keeping the facilitator's private list of an organisation, and showing it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from cx_audit.archive.rosters import rosters_in
from cx_audit.cli.known_organisations import Organisation, organisation_named
from cx_audit.cli.naming import of_fit_length
from cx_audit.cli.roster_view import roster_json, roster_view
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.workspace import now
from cx_audit.core.roster import LOWEST_RANK, MOST_WORDS, Objection, Roster, State
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import clean_line, counted, folded, shortened

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace

FINE, STOPPED = 0, 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the command line says: names as they were written, `seniority` as NAME=1, `replies` as 1=TEXT."""

    invite: tuple[str, ...] = ()
    states: Mapping[State, tuple[str, ...]]
    reason: str = ""
    briefing_read: tuple[str, ...] = ()
    on: str = ""
    seniority: tuple[str, ...] = ()
    objections: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    round: int | None = None
    replies: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    remove_objections: tuple[int, ...] = ()
    new: bool = False

    @property
    def begins(self) -> bool:
        """Whether it may begin a list where there is none."""
        return bool(self.invite or self.objections)

    @property
    def nothing(self) -> bool:
        """Whether nothing is to be changed."""
        return not (
            self.begins
            or any(self.states.values())
            or self.briefing_read
            or self.seniority
            or self.replies
            or self.remove
            or self.remove_objections
        )


def keep_roster(room: Workspace, organisation: str, said: Said, *, json: bool) -> int:
    """Change the list as was said, all of it or nothing, and show it as it is now; 130 where the person leaves.

    Raises NotFound for an organisation or a person that is not known, BadInput for what is not understood.
    """
    _refuse_what_belongs_to_nothing(said)
    _refuse_the_same_person_twice(said)
    moment = now()
    wanted = organisation_named(room, of_fit_length(_named(organisation, "organisation"), "organisation"))
    found = _meant(wanted, said, json=json)
    if found is None:
        say("Nothing was changed.")
        return STOPPED
    rosters = rosters_in(room.data)
    if said.nothing:
        roster = rosters.load(found.name)
    else:
        roster = rosters.change(found.name, lambda before: _changed(before, found, said, moment))
    view = roster_view(found, roster)
    if json:
        print_json(roster_json(view, str(rosters.path_of(found.name))))
        return FINE
    from cx_audit.terminal.pages.roster_page import draw_roster
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_roster(sheet, view, typed=room.typed)
    print_sheet(sys.stdout, sheet)
    return FINE


def _meant(found: Organisation, said: Said, *, json: bool) -> Organisation | None:
    """The organisation as it is known, or a new one where the list may begin; None where the person leaves."""
    if found.known or (said.begins and (said.new or not found.near)):
        return found
    name = shortened(found.name)
    if not said.begins:
        hint = f"Did you mean: {', '.join(found.near)}?" if found.near else 'Begin its list with: --invite "NAME"'
        raise NotFound(f"Nothing is known of “{name}” yet.", hint=hint)
    return _asked(found, name, json=json)


def _asked(found: Organisation, name: str, *, json: bool) -> Organisation | None:
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.screen import has_terminal

    if json or not has_terminal():
        raise NotFound(
            f"Nothing is known of “{name}” yet, and nothing was written down.",
            hint=f"Did you mean: {', '.join(found.near)}? If it is another organisation, add --new.",
        )
    rows = [(str(number), each, each) for number, each in enumerate(found.near, 1)]
    chosen = ask_choice(
        f"Nothing is known of “{name}” yet. Did you mean:",
        [*rows, ("n", f"No, begin a new list for {name}", found.name)],
        plain=False,
    )
    if chosen is None or chosen == found.name:
        return found if chosen else None
    return replace(found, name=chosen, known=True)


def _changed(before: Roster, found: Organisation, said: Said, moment: datetime) -> Roster:
    """The list with everything that was said, in the order: people, objections, and last what is taken off."""
    reason, day = _words(said.reason, "reason"), _day(said.on, moment.date())
    moment = datetime.combine(date.fromisoformat(day), moment.timetz())
    roster = before
    for name in said.invite:
        roster = roster.with_invited(_person(name), reason="" if any(said.states.values()) else reason, at=moment)
    for state, names in said.states.items():
        for name in names:
            roster = roster.with_state(_person(name), state, reason=reason, at=moment)
    for name in said.briefing_read:
        roster = roster.with_briefing_read(_person(name), day)
    for each in said.seniority:
        name, rank = _ranked(each)
        roster = roster.with_seniority(name, rank)
    number = said.round or found.latest_round or 1
    for text, by in zip(said.objections, said.by or ("",) * len(said.objections), strict=True):
        objected = Objection(
            text=_words(text, "objection", required=True),
            said_by=of_fit_length(clean_line(by), "person"),
            said_on=day,
            round=number,
            at=moment,
        )
        roster = roster.with_objection(objected)
    for each in said.replies:
        which, reply = _reply(each)
        roster = roster.with_reply(which, reply)
    roster = roster.without_objections(said.remove_objections)
    for name in said.remove:
        roster = roster.without_person(_person(name))
    return roster


def _refuse_what_belongs_to_nothing(said: Said) -> None:
    if said.reason and not (said.invite or any(said.states.values())):
        raise BadInput(
            "The reason belongs to nobody.", hint="Say it with --invite, --accepted, --deferred or --declined."
        )
    if said.reason and sum(bool(names) for names in said.states.values()) > 1:
        raise BadInput("It is not clear whose reason that is.", hint="Write down one answer with its reason at a time.")
    if said.on and not (said.begins or any(said.states.values()) or said.briefing_read):
        raise BadInput("The day belongs to nothing.", hint="Say it with an answer, --briefing-read or --objection.")
    if (said.by or said.round is not None) and not said.objections:
        raise BadInput("There is no objection that this belongs to.", hint="Say it with --objection.")
    if said.by and len(said.by) != len(said.objections):
        raise BadInput(
            "It is not clear who said which objection.",
            hint="Say --by once for each --objection, in the same order, or leave it out.",
        )


def _refuse_the_same_person_twice(said: Said) -> None:
    seen: set[str] = set()
    for name in (name for names in said.states.values() for name in names):
        if folded(name) in seen:
            raise BadInput(f"{shortened(name)} is named twice.", hint="Say one answer for each person.")
        seen.add(folded(name))


def _named(text: str, what: str) -> str:
    name = clean_line(text)
    if not name:
        raise BadInput(f"The {what} needs a name with letters in it.", hint="Write it again.")
    return name


def _person(text: str) -> str:
    return of_fit_length(_named(text, "person"), "person")


def _words(text: str, what: str, *, required: bool = False) -> str:
    words = clean_line(text)
    if required and not words:
        raise BadInput(f"The {what} has no words.", hint="Write what was said.")
    if len(words) > MOST_WORDS:
        raise BadInput(
            f"The {what} is {counted(len(words), 'letter')} long; {MOST_WORDS:,} is the most.", hint="Say it shorter."
        )
    return words


def _ranked(text: str) -> tuple[str, int | None]:
    """The name and the rank in NAME=1; nothing after the sign takes the rank back."""
    name, sign, rank = text.rpartition("=")
    rank = rank.strip()
    if not sign or not (rank == "" or (rank.isascii() and rank.isdigit() and 1 <= int(rank[:6]) <= LOWEST_RANK)):
        raise BadInput(
            f"--seniority “{shortened(text)}” is not understood.",
            hint='Write it as --seniority "Ada Reyes=1"; 1 is the most senior.',
        )
    return _person(name), int(rank) if rank else None


def _reply(text: str) -> tuple[int, str]:
    number, sign, words = text.partition("=")
    number = number.strip()
    if not sign or not (number.isascii() and number.isdigit() and len(number) <= 6):
        raise BadInput(
            f"--answered “{shortened(text)}” is not understood.",
            hint='Write the number of the objection first: --answered "1=Let us put it on record."',
        )
    return int(number), _words(words, "answer")


def _day(on: str, today: date) -> str:
    if not on:
        return today.isoformat()
    from cx_audit.terminal.days import past_day_from, written_day

    day = past_day_from(on, today)
    if day is None:
        raise BadInput(f"--on “{shortened(on)}” is no day.", hint="Write it as 2031-05-17, 17 May, today or yesterday.")
    if day > today.isoformat():
        raise BadInput(f"{written_day(day)} is still to come.", hint="Leave --on out for today.")
    return day
