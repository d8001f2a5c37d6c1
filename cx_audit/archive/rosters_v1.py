"""The roster of an organisation as format 1 spells it, with types of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal

from msgspec import Meta, Struct, json

from cx_audit.archive.bounds import MOST_ROUNDS
from cx_audit.archive.complaints import READING_ERRORS, complaint
from cx_audit.archive.kept_json import Format, is_line, time_problems
from cx_audit.core.replies import is_day
from cx_audit.core.roster import LOWEST_RANK, MOST_NAME, MOST_WORDS, Invited, Objection, Roster, State
from cx_audit.errors import Problem
from cx_audit.text import clean_line, folded

FORMAT = "cx-audit-roster/1"

_Time = Annotated[datetime, Meta(tz=True)]


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class WireInvited(_Strict, frozen=True):
    """A person on the list; `briefing_read_on` is YYYY-MM-DD, null where it was not read."""

    name: str
    seniority: Annotated[int, Meta(ge=1, le=LOWEST_RANK)] | None
    state: Literal["invited", "accepted", "deferred", "declined"]
    reason: str
    briefing_read_on: str | None
    at: _Time


class WireObjection(_Strict, frozen=True):
    """What was objected; `said_by` and `reply` may be empty, `said_on` is YYYY-MM-DD."""

    text: str
    said_by: str
    said_on: str
    round: Annotated[int, Meta(ge=1, le=MOST_ROUNDS)]
    reply: str
    at: _Time


class WireRoster(_Strict, frozen=True):
    """The roster of one organisation."""

    format: str
    organisation: str
    people: tuple[WireInvited, ...]
    objections: tuple[WireObjection, ...]


_ROSTER_FORMAT = Format(mark=FORMAT, words="roster")
_ENCODER = json.Encoder()
_ROSTER = json.Decoder(WireRoster)


def encode(roster: Roster) -> bytes:
    """The roster as indented JSON in UTF-8; the same roster gives the same bytes.

    Raises ValueError for a text that is not clean or too long, a day that is none, and a time without its zone, and
    BadInput where it would be larger than a file may be.
    """
    for problem in _out_of_bounds(roster):
        raise ValueError(str(problem))
    wire = WireRoster(
        format=FORMAT,
        organisation=roster.organisation,
        people=tuple(_wire_person(each) for each in roster.people),
        objections=tuple(_wire_objection(each) for each in roster.objections),
    )
    data = json.format(_ENCODER.encode(wire), indent=2) + b"\n"
    _ROSTER_FORMAT.refuse_too_large(data, roster.organisation)
    return data


def decode(data: bytes, file: str) -> Roster:
    """The roster in these bytes, its texts cleaned. Raises BadInput with what is wrong; `file` names the bytes."""
    try:
        wire = _ROSTER.decode(_ROSTER_FORMAT.opened(data, file))
    except READING_ERRORS as error:
        raise _ROSTER_FORMAT.unreadable(file, [complaint(error)]) from error
    roster = Roster(
        organisation=clean_line(wire.organisation),
        people=tuple(_person(each) for each in wire.people),
        objections=tuple(_objection(each) for each in wire.objections),
    )
    problems = list(_out_of_bounds(roster))
    if problems:
        raise _ROSTER_FORMAT.unreadable(file, problems)
    return roster


def _wire_person(person: Invited) -> WireInvited:
    return WireInvited(
        name=person.name,
        seniority=person.seniority,
        state=person.state.value,
        reason=person.reason,
        briefing_read_on=person.briefing_read_on or None,
        at=person.at,
    )


def _wire_objection(objection: Objection) -> WireObjection:
    return WireObjection(
        text=objection.text,
        said_by=objection.said_by,
        said_on=objection.said_on,
        round=objection.round,
        reply=objection.reply,
        at=objection.at,
    )


def _person(wire: WireInvited) -> Invited:
    return Invited(
        name=clean_line(wire.name),
        seniority=wire.seniority,
        state=State(wire.state),
        reason=clean_line(wire.reason),
        briefing_read_on=wire.briefing_read_on or "",
        at=wire.at,
    )


def _objection(wire: WireObjection) -> Objection:
    return Objection(
        text=clean_line(wire.text),
        said_by=clean_line(wire.said_by),
        said_on=wire.said_on,
        round=wire.round,
        reply=clean_line(wire.reply),
        at=wire.at,
    )


def _out_of_bounds(roster: Roster) -> Iterator[Problem]:
    if not roster.organisation or roster.organisation != clean_line(roster.organisation):
        yield Problem(where="organisation", message="expected a name on one line")
    seen: set[str] = set()
    for person in roster.people:
        where = f"people > {person.name}"
        if folded(person.name) in seen:
            yield Problem(where=where, message="is on the list twice")
        seen.add(folded(person.name))
        yield from _at(where, _person_problems(person))
    for number, objection in enumerate(roster.objections, 1):
        yield from _at(f"objections > {number}", _objection_problems(objection))


def _at(where: str, problems: Iterator[Problem]) -> Iterator[Problem]:
    for problem in problems:
        yield replace(problem, where=f"{where} > {problem.where}")


def _person_problems(person: Invited) -> Iterator[Problem]:
    yield from _line_problems("name", person.name, MOST_NAME, required=True)
    yield from _line_problems("reason", person.reason, MOST_WORDS)
    if person.seniority is not None and not 1 <= person.seniority <= LOWEST_RANK:
        yield Problem(where="seniority", message=f"expected a whole number from 1 to {LOWEST_RANK}")
    if person.briefing_read_on:
        yield from _day_problems("briefing_read_on", person.briefing_read_on)
    yield from time_problems(person.at)


def _objection_problems(objection: Objection) -> Iterator[Problem]:
    yield from _line_problems("text", objection.text, MOST_WORDS, required=True)
    yield from _line_problems("said_by", objection.said_by, MOST_NAME)
    yield from _line_problems("reply", objection.reply, MOST_WORDS)
    if not 1 <= objection.round <= MOST_ROUNDS:
        yield Problem(where="round", message=f"expected a whole number from 1 to {MOST_ROUNDS}")
    yield from _day_problems("said_on", objection.said_on)
    yield from time_problems(objection.at)


def _line_problems(where: str, text: str, most: int, *, required: bool = False) -> Iterator[Problem]:
    if not is_line(text, most) or (required and not text):
        yield Problem(where=where, message=f"expected one line of at most {most:,} letters")


def _day_problems(where: str, day: str) -> Iterator[Problem]:
    if not is_day(day):
        yield Problem(where=where, message="expected a day such as 2031-05-17")
