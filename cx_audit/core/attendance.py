"""Who has walked a round, who is under way, who is still expected, and whether care starts at the top."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cx_audit.core.engagement import Engagement, RoundWalked
from cx_audit.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A leader who is expected to walk. The smaller `seniority`, the more senior; None where it is not known."""

    leader: str
    seniority: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A leader by name and by letter; the letter is empty for somebody who never began a walk."""

    name: str
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """Who has finished this round, who is walking it, and who is expected and has not begun it.

    `again` has those who finished it and are walking it once more. `most_senior` has more than one person where
    several share the highest rank, and nobody where no seniority is known.
    """

    walked: tuple[Person, ...]
    walking: tuple[Person, ...]
    again: tuple[Person, ...]
    waiting: tuple[Person, ...]
    most_senior: tuple[Person, ...]

    @property
    def senior_not_walked(self) -> tuple[Person, ...]:
        """The most senior who have not finished this round; until there are none, care has not started at the top."""
        return tuple(person for person in self.most_senior if person not in self.walked)


def known_leaders(engagement: Engagement, number: int) -> tuple[Expected, ...]:
    """Whoever began a walk of the organisation in this round or an earlier one; nothing is known of their seniority."""
    names: dict[str, str] = {}
    for audit in engagement.audits:
        if audit.round <= number:
            names.setdefault(folded(audit.leader), audit.leader)
    return tuple(Expected(leader=name) for name in names.values())


def attendance_of(engagement: Engagement, walked: RoundWalked, expected: Iterable[Expected]) -> Attendance:
    """Who walked this round, against who is expected; whoever walked without being expected counts as well."""
    expected = tuple(expected)
    finished = {folded(walk.leader): walk.leader for walk in walked.walks}
    under_way = {folded(audit.leader): audit.leader for audit in walked.open}
    begun = finished.keys() | under_way.keys()
    wanted = {folded(each.leader): each.leader for each in expected}
    ranks = {folded(each.leader): each.seniority for each in expected if each.seniority is not None}
    highest = min(ranks.values(), default=None)

    def people(names: Mapping[str, str]) -> tuple[Person, ...]:
        persons = (Person(name=name, letter=engagement.letters.get(key, "")) for key, name in names.items())
        return tuple(sorted(persons, key=lambda each: (not each.letter, len(each.letter), each.letter, each.name)))

    senior = {key: {**wanted, **finished}[key] for key, rank in ranks.items() if rank == highest}
    return Attendance(
        walked=people(finished),
        walking=people({key: name for key, name in under_way.items() if key not in finished}),
        again=people({key: name for key, name in under_way.items() if key in finished}),
        waiting=people({key: name for key, name in wanted.items() if key not in begun}),
        most_senior=people(senior),
    )
