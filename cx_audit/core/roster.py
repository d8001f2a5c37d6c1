"""The facilitator's private list: who takes part, what they said, and what was objected. Never part of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from cx_audit.core.attendance import Expected
from cx_audit.errors import NotFound
from cx_audit.text import folded, nearest, same_name, shortened

MOST_NAME, MOST_WORDS = 120, 2_000
"""How many letters a person's name may have, and a reason, an objection or the answer to one."""
LOWEST_RANK = 999


class State(StrEnum):
    """What became of an invitation."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """A person on the list. `seniority` counts from 1, the most senior; None where it is not known.

    `at` is when the state was written down, with its zone; `reason` is the one given for that state, and
    `briefing_read_on` a day as YYYY-MM-DD; both may be empty.
    """

    name: str
    state: State
    at: datetime
    seniority: int | None = None
    reason: str = ""
    briefing_read_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """What somebody said against the exercise, kept to be heard again before the next round.

    `said_on` is a day as YYYY-MM-DD, `round` the round in which it was heard, from 1. Who said it, and what was
    replied, may be empty.
    """

    text: str
    said_on: str
    round: int
    at: datetime
    said_by: str = ""
    reply: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The list of one organisation: the most senior first, and the objections in the order in which they were heard.

    An objection goes by its number in that order, from 1.
    """

    organisation: str
    people: tuple[Invited, ...] = ()
    objections: tuple[Objection, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", tuple(sorted(self.people, key=_by_rank)))
        object.__setattr__(self, "objections", tuple(sorted(self.objections, key=_as_heard)))

    @property
    def is_empty(self) -> bool:
        """Whether nobody is on the list, and nothing was objected."""
        return not (self.people or self.objections)

    @property
    def most_senior(self) -> tuple[Invited, ...]:
        """The people of the highest rank, whatever they said; nobody where no rank is known."""
        highest = min((each.seniority for each in self.people if each.seniority is not None), default=None)
        return tuple(each for each in self.people if highest is not None and each.seniority == highest)

    def person(self, name: str) -> Invited:
        """The person of this name, however it is spelled. Raises NotFound with the nearest names."""
        for each in self.people:
            if same_name(each.name, name):
                return each
        names = [each.name for each in self.people]
        wanted = folded(name)
        near = nearest(name, names) or [each for each in names if wanted in folded(each).split()]
        hint = f"Did you mean: {', '.join(near)}?" if near else f'Add this person first: --invite "{shortened(name)}"'
        raise NotFound(f"“{shortened(name)}” is not on the list of {self.organisation}.", hint=hint)

    def with_invited(self, name: str, *, reason: str, at: datetime) -> Roster:
        """The list with this person invited; whoever had put it off or said no is invited again, or with a reason."""
        if not any(same_name(each.name, name) for each in self.people):
            new = Invited(name=name, state=State.INVITED, reason=reason, at=at)
            return replace(self, people=(*self.people, new))
        before = self.person(name).state
        if (before is State.INVITED or before is State.ACCEPTED) and not reason:
            return self
        return self.with_state(name, State.INVITED, reason=reason, at=at)

    def with_state(self, name: str, state: State, *, reason: str, at: datetime) -> Roster:
        """The list with what this person said, and the reason. Raises NotFound."""
        return self._changed(name, lambda each: replace(each, state=state, reason=reason, at=at))

    def with_briefing_read(self, name: str, day: str) -> Roster:
        """The list with the day on which this person read the briefing. Raises NotFound."""
        return self._changed(name, lambda each: replace(each, briefing_read_on=day))

    def with_seniority(self, name: str, seniority: int | None) -> Roster:
        """The list with this person's rank. Raises NotFound."""
        return self._changed(name, lambda each: replace(each, seniority=seniority))

    def without_person(self, name: str) -> Roster:
        """The list without this person; what they objected stays. Raises NotFound."""
        gone = self.person(name)
        return replace(self, people=tuple(each for each in self.people if each is not gone))

    def with_objection(self, objection: Objection) -> Roster:
        """The list with one objection more."""
        return replace(self, objections=(*self.objections, objection))

    def with_reply(self, number: int, reply: str) -> Roster:
        """The list with what was replied to the objection of this number. Raises NotFound."""
        answered = self.objection(number)
        kept = [replace(each, reply=reply) if each is answered else each for each in self.objections]
        return replace(self, objections=tuple(kept))

    def without_objections(self, numbers: Iterable[int]) -> Roster:
        """The list without the objections of these numbers. Raises NotFound."""
        gone = [self.objection(number) for number in numbers]
        return replace(self, objections=tuple(each for each in self.objections if not any(each is one for one in gone)))

    def objection(self, number: int) -> Objection:
        """The objection of this number, from 1. Raises NotFound."""
        if 1 <= number <= len(self.objections):
            return self.objections[number - 1]
        count = len(self.objections)
        hint = f"They are numbered from 1 to {count}." if count else 'Keep one with: --objection "what was said"'
        raise NotFound(f"{self.organisation} has no objection {number}.", hint=hint)

    def _changed(self, name: str, change: Callable[[Invited], Invited]) -> Roster:
        person = self.person(name)
        return replace(self, people=tuple(change(each) if each is person else each for each in self.people))


def expected_of(roster: Roster, known: Iterable[Expected]) -> tuple[Expected, ...]:
    """Who is expected to walk: whoever is on the list, and whoever is known from walks besides.

    What anybody said to the invitation changes nothing here, so that no page gives it away. Source: the method, part 6.
    """
    on_list = {folded(each.name) for each in roster.people}
    return (
        *(Expected(leader=each.name, seniority=each.seniority) for each in roster.people),
        *(each for each in known if folded(each.leader) not in on_list),
    )


def _by_rank(person: Invited) -> tuple[int, str]:
    return LOWEST_RANK + 1 if person.seniority is None else person.seniority, folded(person.name)


def _as_heard(objection: Objection) -> tuple[int, str, datetime, str]:
    return objection.round, objection.said_on, objection.at, objection.text
