"""Everything that was walked for one organisation: its leaders and their letters, its rounds, the walks that count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cx_audit.core.audit import Audit
from cx_audit.core.result import Result, result_of
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.text import folded

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderWalk:
    """One leader's finished walk, what it came to, and the leader's letter."""

    letter: str
    audit: Audit
    result: Result

    @property
    def leader(self) -> str:
        """The leader's name, as the audit has it."""
        return self.audit.leader


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWalked:
    """One round of one checklist: one finished walk for each leader, by letter, and what was left out.

    `open` has the walks under way. `superseded` has finished walks of leaders who finished it again in the round:
    the one that was finished last counts.
    """

    number: int
    checklist_id: str
    walks: tuple[LeaderWalk, ...]
    open: tuple[Audit, ...]
    superseded: tuple[Audit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """Every audit of one organisation, finished and open, and the letters of its leaders.

    Leaders are lettered A, B, ... AA in the order in which they first began a walk, the same in every round.
    """

    organisation: str
    made_up: bool
    audits: tuple[Audit, ...]
    letters: Mapping[str, str]

    def letter_of(self, leader: str) -> str:
        """The leader's letter; KeyError for somebody who has no audit."""
        return self.letters[folded(leader)]

    @property
    def rounds(self) -> tuple[int, ...]:
        """The rounds that have an audit, in rising order."""
        return tuple(sorted({audit.round for audit in self.audits}))

    def checklists_in(self, number: int) -> tuple[str, ...]:
        """The ids of the checklists in a round: the first walk first, then those with most finished walks."""
        walks: Counter[str] = Counter()
        for audit in self.audits:
            if audit.round == number:
                walks[audit.checklist.id] += audit.complete
        return tuple(sorted(walks, key=lambda each: (each != FIRST_WALK, -walks[each], each)))

    def finished_checklists_in(self, number: int) -> tuple[str, ...]:
        """Those of `checklists_in` that somebody has finished in this round, in the same order."""
        finished = {audit.checklist.id for audit in self.audits if audit.round == number and audit.complete}
        return tuple(each for each in self.checklists_in(number) if each in finished)

    def latest_finished_round(self, checklist_id: str = "") -> int | None:
        """The latest round with a finished walk, of this checklist where one is named; None where there is none."""
        rounds = (audit.round for audit in self.audits if audit.complete and checklist_id in ("", audit.checklist.id))
        return max(rounds, default=None)

    def round_walked(self, number: int, checklist_id: str) -> RoundWalked:
        """The walks of this checklist in this round; empty where there are none."""
        counted, superseded = self._finished_in(number, checklist_id)
        walks = [
            LeaderWalk(letter=self.letter_of(audit.leader), audit=audit, result=result_of(audit)) for audit in counted
        ]
        return RoundWalked(
            number=number,
            checklist_id=checklist_id,
            walks=tuple(sorted(walks, key=lambda walk: (len(walk.letter), walk.letter))),
            open=tuple(audit for audit in self._walked_in(number, checklist_id) if not audit.finished),
            superseded=superseded,
        )

    def counting_in(self, number: int, checklist_id: str) -> tuple[Audit, ...]:
        """The walks that count for their leaders in this round of this checklist, the first finished first."""
        return self._finished_in(number, checklist_id)[0]

    def _finished_in(self, number: int, checklist_id: str) -> tuple[tuple[Audit, ...], tuple[Audit, ...]]:
        """Of each leader the walk that was finished last, and those that were finished before it."""
        here = self._walked_in(number, checklist_id)
        finished = [(audit.finished, audit) for audit in here if audit.finished is not None]
        counted: dict[str, Audit] = {}
        superseded = []
        for _, audit in sorted(finished, key=lambda pair: (pair[0], pair[1].id)):
            earlier = counted.pop(folded(audit.leader), None)
            if earlier is not None:
                superseded.append(earlier)
            counted[folded(audit.leader)] = audit
        return tuple(counted.values()), tuple(superseded)

    def _walked_in(self, number: int, checklist_id: str) -> tuple[Audit, ...]:
        return tuple(audit for audit in self.audits if (audit.round, audit.checklist.id) == (number, checklist_id))


def engagement_of(organisation: str, audits: Iterable[Audit]) -> Engagement:
    """The engagement that these audits of one organisation make up."""
    ordered = tuple(sorted(audits, key=lambda each: (each.started, each.id)))
    leaders = dict.fromkeys(folded(audit.leader) for audit in ordered)
    return Engagement(
        organisation=organisation,
        made_up=any(audit.made_up for audit in ordered),
        audits=ordered,
        letters={leader: letter(number) for number, leader in enumerate(leaders)},
    )


def letter(number: int) -> str:
    """The letter for a number that counts from 0: A to Z, then AA, AB and so on."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters
