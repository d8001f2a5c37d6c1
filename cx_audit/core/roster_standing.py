"""The roster against the walks: who of the list has walked the latest round, and whether care starts at the top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.roster import Invited, Objection, Roster
from cx_audit.core.rounds import WalkInRound
from cx_audit.text import folded


class Presence(StrEnum):
    """How far somebody is with the latest round."""

    WALKED = "walked"
    WALKING = "walking"
    NOT_YET = "not yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterStanding:
    """A roster, and how far its people are with the latest round.

    `round` is the latest with a walk, None before the first; `next_round` the one to prepare, from 1. `besides` has
    the leaders who have walked an earlier round or this one and are not on the list.
    """

    roster: Roster
    made_up: bool
    round: int | None
    next_round: int
    walked: frozenset[str]
    walking: frozenset[str]
    besides: tuple[str, ...]

    def presence_of(self, person: Invited) -> Presence | None:
        """How far this person is with the latest round; None before the first."""
        if self.round is None:
            return None
        key = folded(person.name)
        if key in self.walked:
            return Presence.WALKED
        return Presence.WALKING if key in self.walking else Presence.NOT_YET

    @property
    def senior_not_walked(self) -> tuple[Invited, ...]:
        """The most senior who have not finished the latest round; until there are none, care has not started there."""
        return tuple(each for each in self.roster.most_senior if self.presence_of(each) is not Presence.WALKED)

    @property
    def walked_of_list(self) -> tuple[Invited, ...]:
        """The people of the list who have finished the latest round."""
        return tuple(each for each in self.roster.people if self.presence_of(each) is Presence.WALKED)

    def was_said_before(self, objection: Objection) -> bool:
        """Whether it was heard in a round before the next one."""
        return objection.round < self.next_round


def standing_of(roster: Roster, walks: Iterable[WalkInRound], *, made_up: bool) -> RosterStanding:
    """The roster against the walks of its organisation; the names of the leaders as their audits have them."""
    walks = tuple(walks)
    latest = max((each.round for each in walks), default=None)
    here = [each for each in walks if each.round == latest]
    listed = {folded(each.name) for each in roster.people}
    leaders = {folded(each.leader): each.leader for each in reversed(walks)}
    return RosterStanding(
        roster=roster,
        made_up=made_up,
        round=latest,
        next_round=1 + max((each.round for each in walks if each.complete), default=0),
        walked=frozenset(folded(each.leader) for each in here if each.complete),
        walking=frozenset(folded(each.leader) for each in here if not each.complete),
        besides=tuple(sorted(name for key, name in leaders.items() if key not in listed)),
    )
