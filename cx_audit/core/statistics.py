"""The few statistics that a handful of walks can bear."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

CLOSE_UP_TO = Fraction(20, 6)
"""An average deviation up to this is close: a sixth of the 20 options (Burke and Dunlap 2002), 3.3 as it is printed.

It is the sixth itself, not 3.30: only then do the probabilities that the method prints come out.
"""

CLOSE_BY_CHANCE = {2: 0.515, 3: 0.366, 4: 0.246, 5: 0.175, 6: 0.142, 7: 0.096, 8: 0.072}
"""How likely random ratings of so many leaders are to be called close, to three decimals (the method, part 6)."""

_Z_95 = 1.959963984540054


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """From `low` to `high`, both shares from 0 to 1."""

    low: float
    high: float


def wilson_interval(count: int, of: int) -> Interval:
    """The 95 % interval of a share, `count` of `of`, by Wilson's score method without continuity correction.

    Raises ValueError unless 0 <= count <= of and of >= 1. Source: Newcombe 1998, method 3.
    """
    if not (of >= 1 and 0 <= count <= of):
        raise ValueError("expected 0 <= count <= of, and of >= 1")
    share = count / of
    square = _Z_95**2
    centre = share + square / (2 * of)
    half = _Z_95 * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    scale = 1 + square / of
    low = 0.0 if count == 0 else (centre - half) / scale
    high = 1.0 if count == of else (centre + half) / scale
    return Interval(low=low, high=high)


def mean(numbers: Sequence[int | Fraction]) -> Fraction:
    """The mean, exactly. Raises ValueError when there are no numbers."""
    if not numbers:
        raise ValueError("a mean needs at least one number")
    return Fraction(sum(numbers)) / len(numbers)


def average_deviation(numbers: Sequence[int | Fraction]) -> Fraction:
    """AD = sum(|x - mean|) / n, exactly, in the unit of the numbers.

    Raises ValueError when there are no numbers. Source: Burke, Finkelstein and Dusig 1999, about the mean.
    """
    if not numbers:
        raise ValueError("an average deviation needs at least one number")
    count, total = len(numbers), sum(numbers)
    spans: list[int | Fraction] = [max(number * count - total, total - number * count) for number in numbers]
    return Fraction(sum(spans)) / count**2


@dataclass(frozen=True, slots=True, kw_only=True)
class PairedDifference:
    """Differences of pairs: how many, their mean, and their standard deviation with n - 1, None for one pair."""

    count: int
    mean: Fraction
    deviation: float | None


def paired_difference(before: Sequence[int | Fraction], after: Sequence[int | Fraction]) -> PairedDifference:
    """After - before, pair by pair. Raises ValueError for no pairs, or for lists of different lengths."""
    if len(before) != len(after) or not before:
        raise ValueError("expected two lists of one length, with at least one number")
    differences = [now - then for then, now in zip(before, after, strict=True)]
    middle = mean(differences)
    if len(differences) == 1:
        return PairedDifference(count=1, mean=middle, deviation=None)
    squares = sum(((Fraction(each) - middle) ** 2 for each in differences), Fraction())
    return PairedDifference(count=len(differences), mean=middle, deviation=math.sqrt(squares / (len(differences) - 1)))
