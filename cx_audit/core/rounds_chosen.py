"""Which checklist and which rounds are compared, when a person names some of them or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cx_audit.core.engagement import Engagement
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.errors import NotFound
from cx_audit.text import folded, nearest, shortened

Finished = Mapping[int, frozenset[str]]
"""The leaders, folded, with a finished walk of one checklist, by round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a person asked to see compared: named rounds, or from one to another, or all; else the last two.

    `first` and `last` are None, and `checklist` is empty, where they are left to us.
    """

    rounds: tuple[int, ...] = ()
    first: int | None = None
    last: int | None = None
    every: bool = False
    checklist: str = ""

    @property
    def named(self) -> tuple[int, ...]:
        """The rounds that were named, in rising order."""
        said = (*self.rounds, *(each for each in (self.first, self.last) if each is not None))
        return tuple(sorted(set(said)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """The checklist and its rounds to compare, in rising order; fewer than two where there are no more."""

    checklist_id: str
    rounds: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWalks:
    """Finished walks of another checklist in one round; `compares` says that two of its rounds share a leader."""

    checklist_id: str
    title: str
    round: int
    letters: tuple[str, ...]
    compares: bool


def rounds_to_compare(engagement: Engagement, wanted: Wanted) -> Chosen:
    """The checklist with something to compare, the first walk before others, and its rounds.

    Raises NotFound for a round or a checklist that the organisation does not have.
    """
    for number in wanted.named:
        if number not in engagement.rounds:
            raise _no_such_round(engagement, number)
    finished = finished_walks(engagement)
    if wanted.checklist:
        checklist_id = _named(wanted.checklist, engagement, finished)
        return Chosen(checklist_id=checklist_id, rounds=_rounds_of(finished[checklist_id], wanted))
    chosen = [Chosen(checklist_id=each, rounds=_rounds_of(finished[each], wanted)) for each in sorted(finished)]
    return max(chosen, key=lambda each: _worth(each, finished[each.checklist_id], latest_first=not wanted.every))


def finished_walks(engagement: Engagement) -> dict[str, Finished]:
    """Who has a finished walk, by checklist and round; a checklist with only open walks has no rounds."""
    found: dict[str, dict[int, set[str]]] = {}
    for audit in engagement.audits:
        rounds = found.setdefault(audit.checklist.id, {})
        if audit.complete:
            rounds.setdefault(audit.round, set()).add(folded(audit.leader))
    return {
        checklist_id: {number: frozenset(leaders) for number, leaders in sorted(rounds.items())}
        for checklist_id, rounds in found.items()
    }


def in_common(finished: Finished, rounds: Sequence[int]) -> int:
    """How many leaders walked two or more of these rounds."""
    walked = Counter(leader for number in rounds for leader in finished.get(number, ()))
    return sum(1 for times in walked.values() if times > 1)


def rounds_with_leaders_in_common(finished: Finished) -> tuple[int, int] | None:
    """The latest two rounds that share a leader; None where no two do."""
    pairs = ((later, earlier) for later in finished for earlier in finished if earlier < later)
    sharing = [pair for pair in pairs if in_common(finished, pair)]
    if not sharing:
        return None
    later, earlier = max(sharing)
    return earlier, later


def other_walks(engagement: Engagement, checklist_id: str, rounds: Sequence[int]) -> tuple[OtherWalks, ...]:
    """The finished walks of other checklists in these rounds, round by round."""
    titles = {audit.checklist.id: audit.checklist.title for audit in engagement.audits}
    found = []
    for other, finished in sorted(finished_walks(engagement).items()):
        if other != checklist_id:
            compares = in_common(finished, tuple(finished)) > 0
            for number in sorted(set(rounds) & set(finished)):
                letters = sorted((engagement.letter_of(each) for each in finished[number]), key=by_letter)
                found.append(
                    OtherWalks(
                        checklist_id=other,
                        title=titles[other],
                        round=number,
                        letters=tuple(letters),
                        compares=compares,
                    )
                )
    return tuple(sorted(found, key=lambda each: each.round))


def by_letter(letter: str) -> tuple[int, str]:
    """Puts letters in order: Z comes before AA."""
    return len(letter), letter


def _rounds_of(finished: Finished, wanted: Wanted) -> tuple[int, ...]:
    if wanted.rounds:
        return wanted.named
    if wanted.every:
        return tuple(finished)
    last = wanted.last if wanted.last is not None else max(finished, default=wanted.first)
    if last is None:
        return ()
    earlier = max((number for number in finished if number < last), default=None)
    first = wanted.first if wanted.first is not None else earlier
    return tuple(sorted({each for each in (first, last) if each is not None}))


def _worth(chosen: Chosen, finished: Finished, *, latest_first: bool) -> tuple[object, ...]:
    common = in_common(finished, chosen.rounds)
    walked = sum(1 for number in chosen.rounds if number in finished)
    latest = tuple(reversed(chosen.rounds)) if latest_first else ()
    return common > 0, walked > 1, latest, chosen.checklist_id == FIRST_WALK, walked, common


def _named(wanted: str, engagement: Engagement, finished: Mapping[str, Finished]) -> str:
    by_name = {folded(audit.checklist.title): audit.checklist.id for audit in engagement.audits}
    by_name |= {folded(checklist_id): checklist_id for checklist_id in finished}
    if folded(wanted) in by_name:
        return by_name[folded(wanted)]
    near = nearest(wanted, finished) or sorted(finished)
    message = f"Nobody has walked the checklist “{shortened(wanted)}” for {engagement.organisation}."
    raise NotFound(message, hint=f"Walked here: {', '.join(near)}.")


def _no_such_round(engagement: Engagement, number: int) -> NotFound:
    rounds = [str(each) for each in engagement.rounds]
    have = f"rounds {', '.join(rounds[:-1])} and {rounds[-1]}" if len(rounds) > 1 else f"round {rounds[0]}"
    return NotFound(f"{engagement.organisation} has no round {number}.", hint=f"It has {have}.")
