"""What is said at the points of a journey: scores, the peak, the low point and the end."""

from __future__ import annotations

from dataclasses import dataclass

from cx_audit.core.words import signed
from cx_audit.report.pictures.descriptions import JourneyPicture

PEAK, LOW_POINT, END = "peak", "low point", "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A point to be told in words: the touchpoint's position, the score, `who` where there are several leaders."""

    at: int
    score: int
    who: str
    words: tuple[str, ...]


def extremes_of(picture: JourneyPicture) -> tuple[Tag, ...]:
    """The highest and the lowest point of all lines; none where all are the same.

    Of equals it is the first, save that a touchpoint that is `first_among_equals` is the low point before others.
    """
    points = [
        Tag(at=at, score=score, who=line.who, words=())
        for line in picture.lines
        for at, score in enumerate(line.trusts)
        if score is not None
    ]
    if not points:
        return ()
    peak = max(points, key=lambda tag: (tag.score, -tag.at))
    low = min(points, key=lambda tag: (tag.score, tag.at not in picture.first_among_equals, tag.at))
    if peak.score == low.score:
        return ()
    return (
        Tag(at=peak.at, score=peak.score, who=peak.who, words=(PEAK,)),
        Tag(at=low.at, score=low.score, who=low.who, words=(LOW_POINT,)),
    )


def tags_of_one(picture: JourneyPicture) -> tuple[Tag, ...]:
    """Every score of a leader walking alone, with the words that belong to it."""
    (only,) = picture.lines
    extremes = {tag.at: tag.words for tag in extremes_of(picture)}
    last = len(only.trusts) - 1
    return tuple(
        Tag(at=at, score=score, who="", words=extremes.get(at, ()) + ((END,) if at == last and last else ()))
        for at, score in enumerate(only.trusts)
        if score is not None
    )


def range_at(picture: JourneyPicture, at: int) -> tuple[int, int] | None:
    """The lowest and the highest score at a touchpoint; None below two leaders who have one there."""
    if picture.ranges:
        return picture.ranges[at]
    scores = [score for line in picture.lines if (score := line.trusts[at]) is not None]
    return (min(scores), max(scores)) if len(scores) > 1 else None


def range_words(picture: JourneyPicture, at: int) -> str:
    """That range in words: −6 to +2; empty where there is none."""
    found = range_at(picture, at)
    if found is None:
        return ""
    low, high = found
    return f"all {signed(low)}" if low == high else f"{signed(low)} to {signed(high)}"
