"""What leaders committed themselves to and were promised between two rounds, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from cx_audit.core.engagement import Engagement
from cx_audit.core.follow_ups import FollowUp, FollowUpKind, Mark, follow_ups_in, latest_marks
from cx_audit.core.known_names import may_be_part, words_of_name
from cx_audit.text import folded


def commitments_between(engagement: Engagement, rounds: Sequence[int], marks: Iterable[Mark]) -> tuple[FollowUp, ...]:
    """The commitments of the finished walks from the first of these rounds up to the last, which is left out.

    They are in the order in which the walks began, whichever checklist was walked.
    """
    return _between(engagement, rounds, marks, FollowUpKind.COMMITMENT)


def promises_between(engagement: Engagement, rounds: Sequence[int], marks: Iterable[Mark]) -> tuple[FollowUp, ...]:
    """What was promised to leaders on the same walks, in the same order."""
    return _between(engagement, rounds, marks, FollowUpKind.PROMISE)


def _between(
    engagement: Engagement, rounds: Sequence[int], marks: Iterable[Mark], kind: FollowUpKind
) -> tuple[FollowUp, ...]:
    holding = latest_marks(marks)
    walked = (
        audit for audit in engagement.audits if audit.complete and rounds and rounds[0] <= audit.round < rounds[-1]
    )
    made = chain.from_iterable(follow_ups_in(audit, holding) for audit in walked)
    return tuple(each for each in made if each.kind is kind)


def letter_of_owner(who: str, letters: Mapping[str, str]) -> str | None:
    """The letter of the leader who owns a commitment, named in full or in part; None for somebody else.

    Accents, signs and the order of the words do not matter, and a part that is an ordinary word names nobody.
    `letters` is by the folded name. None too where more than one leader could be meant.
    """
    said = folded(who)
    if said in letters:
        return letters[said]
    words = sorted(words_of_name(said))
    known, every = _words_of(tuple(letters))
    if not words or not every.issuperset(words):
        return None
    whole = [letter for own, letter in zip(known, letters.values(), strict=True) if own == words]
    if whole or not any(may_be_part(word) for word in words):
        return whole[0] if len(whole) == 1 else None
    meant = [letter for own, letter in zip(known, letters.values(), strict=True) if set(words).issubset(own)]
    return meant[0] if len(meant) == 1 else None


@lru_cache(maxsize=8)  # every owner is looked for among the same leaders
def _words_of(names: tuple[str, ...]) -> tuple[tuple[list[str], ...], frozenset[str]]:
    """The words of each name, and all of them together."""
    known = tuple(sorted(words_of_name(name)) for name in names)
    return known, frozenset(chain.from_iterable(known))
