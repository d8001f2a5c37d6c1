"""One leader's walks over several rounds, on the questions that all of them asked.

Every score is recomputed on the scored questions that count the same in all of the rounds (the method, part 5).
Where a touchpoint has none of them in common, nothing that was met or missed can cap the feeling, so there is no
trust score to compare: only how it felt, which every checklist asks alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.audit import Audit
from cx_audit.core.common_questions import CommonQuestions, KnownChecklists
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.movement import Movement
from cx_audit.core.responses import value_of
from cx_audit.core.result import TouchpointResult, result_of
from cx_audit.core.scoring import net_trust


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one leader stood at one touchpoint in one round, on the questions that count in all rounds compared.

    `ways` has the ids of the variants that were walked.
    """

    round: int
    result: TouchpointResult
    ways: tuple[str, ...]

    @property
    def trust(self) -> int:
        """The recomputed trust score."""
        return self.result.trust.low

    @property
    def felt(self) -> int:
        """The felt score; no question that was added or taken away bears on it."""
        return self.result.felt.low


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderAtTouchpoint:
    """One leader at one touchpoint over the rounds that have it, two or more, in rising order."""

    letter: str
    leader: str
    questions: CommonQuestions
    standings: tuple[Standing, ...]

    @property
    def trust_moved(self) -> Movement | None:
        """From the first trust score to the last; None where no trust score compares."""
        if not self.questions.compares_trust:
            return None
        return Movement(before=self.standings[0].trust, after=self.standings[-1].trust)

    @property
    def felt_moved(self) -> Movement:
        """From the first felt score to the last."""
        return Movement(before=self.standings[0].felt, after=self.standings[-1].felt)

    @property
    def walked_otherwise(self) -> bool:
        """Whether the last walk went another way than the first: a return, then a question."""
        return set(self.standings[0].ways) != set(self.standings[-1].ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetInRound:
    """A leader's net trust in one round, on the touchpoints that compare, with the weights of the latest checklist."""

    round: int
    net_trust: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderOverRounds:
    """One leader's walks, two or more, in rising order of their rounds."""

    letter: str
    leader: str
    walks: tuple[tuple[int, LeaderWalk], ...]
    touchpoints: tuple[LeaderAtTouchpoint, ...]

    @property
    def rounds(self) -> tuple[int, ...]:
        """The rounds that the leader walked, of those compared."""
        return tuple(number for number, _ in self.walks)

    @property
    def compared(self) -> tuple[LeaderAtTouchpoint, ...]:
        """The touchpoints that have trust scores to compare in all of the leader's rounds: net trust is of these."""
        return tuple(
            each
            for each in self.touchpoints
            if each.questions.compares_trust and tuple(standing.round for standing in each.standings) == self.rounds
        )

    @property
    def net(self) -> tuple[NetInRound, ...]:
        """Net trust of the touchpoints compared, round by round; empty where there are none."""
        compared = self.compared
        return tuple(
            NetInRound(
                round=number,
                net_trust=net_trust(
                    [(each.standings[at].trust, each.questions.touchpoint.weight) for each in compared]
                ),
            )
            for at, number in enumerate(self.rounds if compared else ())
        )

    @property
    def net_moved(self) -> Movement | None:
        """From the first net trust to the last; None where there is none."""
        net = self.net
        return Movement(before=net[0].net_trust, after=net[-1].net_trust) if net else None


def leader_over_rounds(walks: Sequence[tuple[int, LeaderWalk]], known: KnownChecklists) -> LeaderOverRounds:
    """One leader's walks, two or more, in rising order of their rounds, on the questions that all of them asked."""
    common = known.in_common([walk.audit.checklist for _, walk in walks])
    counting = frozenset[str]().union(*(each.keys for each in common.values()))
    standings: dict[str, list[Standing]] = {touchpoint_id: [] for touchpoint_id in common}
    for number, walk in walks:
        for result in result_of(walk.audit, counting=counting).touchpoints:
            if result.touchpoint.id in common:
                ways = _ways(walk.audit, result.touchpoint.id)
                standings[result.touchpoint.id].append(Standing(round=number, result=result, ways=ways))
    letter, leader = walks[-1][1].letter, walks[-1][1].leader
    return LeaderOverRounds(
        letter=letter,
        leader=leader,
        walks=tuple(walks),
        touchpoints=tuple(
            LeaderAtTouchpoint(letter=letter, leader=leader, questions=each, standings=tuple(standings[touchpoint_id]))
            for touchpoint_id, each in common.items()
        ),
    )


def _ways(audit: Audit, touchpoint_id: str) -> tuple[str, ...]:
    ways = value_of(audit.responses, f"{touchpoint_id}/variants")
    return ways if isinstance(ways, tuple) else ()
