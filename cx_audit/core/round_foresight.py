"""Whether leaders saw better what was coming: their gaps and their optimism from round to round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.audit import seal_is_whole
from cx_audit.core.blind_spots import Foresight, Gap, Sight, foresight_of, gaps_of
from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds


class Fate(StrEnum):
    """What became of a blind spot between two rounds."""

    CLOSED = "closed"
    STILL = "still there"
    NEW = "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class GapMoved:
    """One leader's gap at one touchpoint in the first and in the last round that the leader walked."""

    letter: str
    leader: str
    touchpoint_id: str
    title: str
    before: Gap
    after: Gap

    @property
    def fate(self) -> Fate | None:
        """What became of the blind spot; None where there was none and is none."""
        was, is_one = (gap.sight is Sight.BLIND_SPOT for gap in (self.before, self.after))
        if was:
            return Fate.STILL if is_one else Fate.CLOSED
        return Fate.NEW if is_one else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ForesightOverRounds:
    """One leader's predictions, round by round, at the touchpoints that compare and were predicted each time.

    `broken_seals` has the rounds whose predictions were changed after they were sealed.
    """

    letter: str
    leader: str
    rounds: tuple[tuple[int, Foresight], ...]
    gaps: tuple[GapMoved, ...]
    broken_seals: tuple[int, ...]


def foresight_over_rounds(leaders: Iterable[LeaderOverRounds]) -> tuple[ForesightOverRounds, ...]:
    """The predictions of each leader who made some that compare."""
    return tuple(found for leader in leaders if (found := _of_leader(leader)) is not None)


def _of_leader(leader: LeaderOverRounds) -> ForesightOverRounds | None:
    by_touchpoint = [(each, tuple(_gaps(each))) for each in leader.compared]
    predicted = [(each, gaps) for each, gaps in by_touchpoint if len(gaps) == len(leader.rounds)]
    rounds = []
    for at, number in enumerate(leader.rounds):
        foresight = foresight_of([gaps[at] for _, gaps in predicted])
        if foresight is not None:
            rounds.append((number, foresight))
    if not rounds:
        return None
    return ForesightOverRounds(
        letter=leader.letter,
        leader=leader.leader,
        rounds=tuple(rounds),
        gaps=tuple(
            GapMoved(
                letter=leader.letter,
                leader=leader.leader,
                touchpoint_id=each.questions.touchpoint.id,
                title=each.questions.touchpoint.title,
                before=gaps[0],
                after=gaps[-1],
            )
            for each, gaps in predicted
        ),
        broken_seals=tuple(number for number, walk in leader.walks if not seal_is_whole(walk.audit)),
    )


def _gaps(each: LeaderAtTouchpoint) -> Iterator[Gap]:
    for standing in each.standings:
        yield from gaps_of([standing.result])
