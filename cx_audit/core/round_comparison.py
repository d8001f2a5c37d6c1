"""Rounds of one checklist against each other: the same leaders, and the questions that all of their rounds asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Checklist
from cx_audit.core.common_questions import KnownChecklists
from cx_audit.core.comparison import Comparison
from cx_audit.core.engagement import Engagement, LeaderWalk, RoundWalked
from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds, leader_over_rounds
from cx_audit.core.movement import Movement, Tally, mean_difference, tally_of
from cx_audit.core.statistics import PairedDifference
from cx_audit.core.verifying import scores_differ


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointOverRounds:
    """One touchpoint, and each leader who stood there in two rounds or more, by letter.

    `asked_in` has the rounds in which these leaders' checklists have it, and `added_in` the round in which the
    organisation first met it, None where the checklist had it from the beginning.
    """

    id: str
    title: str
    asked_in: tuple[int, ...]
    added_in: int | None
    leaders: tuple[LeaderAtTouchpoint, ...]

    @property
    def movers(self) -> tuple[LeaderAtTouchpoint, ...]:
        """The leaders who stood here both in the first of these rounds and in the last, with scores that compare."""
        return tuple(
            each
            for each in self.leaders
            if each.trust_moved is not None
            and (each.standings[0].round, each.standings[-1].round) == (self.asked_in[0], self.asked_in[-1])
        )

    @property
    def moves(self) -> tuple[Movement, ...]:
        """How their trust scores moved."""
        return tuple(each.trust_moved for each in self.movers if each.trust_moved is not None)

    @property
    def tally(self) -> Tally:
        """How many of them moved which way."""
        return tally_of(self.moves)

    @property
    def mean(self) -> PairedDifference | None:
        """The mean of what their trust scores moved by; None below five leaders."""
        return mean_difference(self.moves)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistStep:
    """What changed in the checklist from one round to the next, for the leaders who walked these two versions."""

    rounds: tuple[int, int]
    letters: tuple[str, ...]
    before: Checklist
    after: Checklist
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundComparison:
    """Rounds of one checklist compared, in rising order.

    `leaders` has those with two or more finished walks among them, `once` those with one. Left out are `open`, the
    walks still under way in these rounds or later ones, and `unanswered`, finished walks that lack an answer.
    """

    checklist_id: str
    rounds: tuple[RoundWalked, ...]
    leaders: tuple[LeaderOverRounds, ...]
    once: tuple[tuple[int, LeaderWalk], ...]
    open: tuple[Audit, ...]
    unanswered: tuple[tuple[int, LeaderWalk], ...]
    touchpoints: tuple[TouchpointOverRounds, ...]
    steps: tuple[ChecklistStep, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The rounds, in rising order."""
        return tuple(each.number for each in self.rounds)

    @property
    def throughout(self) -> tuple[LeaderOverRounds, ...]:
        """The leaders who walked both the first of these rounds and the last: only they are counted together."""
        return tuple(
            each for each in self.leaders if (each.rounds[0], each.rounds[-1]) == (self.numbers[0], self.numbers[-1])
        )

    @property
    def in_part(self) -> tuple[LeaderOverRounds, ...]:
        """The leaders who walked two of these rounds or more, but not both the first and the last."""
        return tuple(each for each in self.leaders if each not in self.throughout)

    @property
    def differing(self) -> tuple[str, ...]:
        """The letters of leaders with a walk whose saved scores are not the ones that its answers give."""
        walks = [walk for each in self.rounds for walk in each.walks]
        letters = dict.fromkeys(walk.letter for walk in walks if scores_differ(walk.audit, walk.result))
        return tuple(sorted(letters, key=lambda letter: (len(letter), letter)))

    @property
    def net_moves(self) -> tuple[Movement, ...]:
        """How the net trust of these leaders moved."""
        return tuple(each.net_moved for each in self.throughout if each.net_moved is not None)

    @property
    def net_tally(self) -> Tally:
        """How many of them moved which way."""
        return tally_of(self.net_moves)

    @property
    def net_mean(self) -> PairedDifference | None:
        """The mean of what their net trust moved by; None below five leaders."""
        return mean_difference(self.net_moves)


def compare_rounds(engagement: Engagement, checklist_id: str, numbers: Sequence[int]) -> RoundComparison:
    """These rounds of a checklist against each other; one round, or none, has nobody to compare."""
    rounds = tuple(engagement.round_walked(number, checklist_id) for number in sorted(set(numbers)))
    by_letter: dict[str, list[tuple[int, LeaderWalk]]] = {}
    unanswered = []
    for each in rounds:
        for walk in each.walks:
            if walk.result.complete:
                by_letter.setdefault(walk.letter, []).append((each.number, walk))
            else:
                unanswered.append((each.number, walk))
    known = KnownChecklists()
    ordered = sorted(by_letter.items(), key=lambda pair: (len(pair[0]), pair[0]))
    leaders = tuple(leader_over_rounds(walks, known) for _, walks in ordered if len(walks) > 1)
    return RoundComparison(
        checklist_id=checklist_id,
        rounds=rounds,
        leaders=leaders,
        once=tuple(walks[0] for _, walks in ordered if len(walks) == 1),
        open=tuple(_open(engagement, checklist_id, numbers)),
        unanswered=tuple(unanswered),
        touchpoints=tuple(_touchpoints(leaders, first_rounds_of(engagement.audits, checklist_id))),
        steps=tuple(_steps(leaders, known)),
    )


def _open(engagement: Engagement, checklist_id: str, numbers: Sequence[int]) -> Iterator[Audit]:
    for audit in engagement.audits:
        concerns = audit.round in numbers or audit.round > max(numbers, default=0)
        if audit.checklist.id == checklist_id and not audit.complete and concerns:
            yield audit


def first_rounds_of(audits: Sequence[Audit], checklist_id: str) -> dict[str, int]:
    """The round in which each touchpoint of a checklist was first there, by id; only of those added after its first."""
    rounds: dict[str, int] = {}
    own = sorted((each for each in audits if each.checklist.id == checklist_id), key=lambda each: each.round)
    for audit in own:
        for touchpoint in audit.checklist.touchpoints:
            rounds.setdefault(touchpoint.id, audit.round)
    return {each: number for each, number in rounds.items() if number > own[0].round}


def _touchpoints(leaders: Sequence[LeaderOverRounds], added: Mapping[str, int]) -> Iterator[TouchpointOverRounds]:
    asked: dict[str, set[int]] = {}
    titles: dict[str, str] = {}
    walks = [pair for each in leaders for pair in each.walks]
    for number, walk in sorted(walks, key=lambda pair: -pair[0]):
        for touchpoint in walk.audit.checklist.touchpoints:
            asked.setdefault(touchpoint.id, set()).add(number)
            titles.setdefault(touchpoint.id, touchpoint.title)
    for touchpoint_id, title in titles.items():
        yield TouchpointOverRounds(
            id=touchpoint_id,
            title=title,
            asked_in=tuple(sorted(asked[touchpoint_id])),
            added_in=added.get(touchpoint_id),
            leaders=tuple(
                each
                for leader in leaders
                for each in leader.touchpoints
                if each.questions.touchpoint.id == touchpoint_id
            ),
        )


def _steps(leaders: Sequence[LeaderOverRounds], known: KnownChecklists) -> Iterator[ChecklistStep]:
    letters: dict[tuple[int, int, int, int], list[str]] = {}
    walked: dict[tuple[int, int, int, int], tuple[Checklist, Checklist]] = {}
    for leader in leaders:
        for (earlier, was), (later, became) in pairwise(leader.walks):
            before, after = was.audit.checklist, became.audit.checklist
            step = (earlier, later, known.number_of(before), known.number_of(after))
            letters.setdefault(step, []).append(leader.letter)
            walked[step] = before, after
    for step, (before, after) in sorted(walked.items(), key=lambda pair: pair[0]):
        yield ChecklistStep(
            rounds=step[:2],
            letters=tuple(letters[step]),
            before=before,
            after=after,
            comparison=known.compare(before, after),
        )
