"""What is said at the points of a journey: scores, the peak, the low point and the end."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cx_audit.core.team_words import listed
from cx_audit.core.words import signed
from cx_audit.report.pictures.descriptions import JourneyPicture

PEAK, LOW_POINT, END = "peak", "low point", "end"
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """A point to be told in words: the touchpoint's position, and the score.

    `who` has the leaders who share it where there are several; it is empty where they cannot be told in a few words.
    """

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
        replace(peak, who=whose(picture, peak.score, (peak.at,)), words=(PEAK,)),
        replace(low, who=whose(picture, low.score, (low.at,)), words=(LOW_POINT,)),
    )


def whose(picture: JourneyPicture, score: int, places: Iterable[int]) -> str:
    """The leaders who came to this score at one of these touchpoints.

    Empty where they are more than three, and where some leaders only are drawn: others may have come to it as well.
    """
    at = tuple(places)
    found = [line.who for line in picture.lines if score in [line.trusts[each] for each in at]]
    return listed(found) if len(found) <= _MOST_NAMED and not picture.ranges else ""


def places_of(picture: JourneyPicture, tag: Tag) -> tuple[int, ...]:
    """The touchpoints where somebody came to the score of the tag, that of the tag first."""
    places = range(len(picture.touchpoints))
    found = [at for at in places if any(line.trusts[at] == tag.score for line in picture.lines)]
    return tuple(sorted(found, key=lambda at: at != tag.at))


def tags_of_one(picture: JourneyPicture) -> tuple[Tag, ...]:
    """Every score of a leader walking alone, with its words; all that are equal are peaks, or low points."""
    (only,) = picture.lines
    extremes = {at: tag.words for tag in extremes_of(picture) for at in places_of(picture, tag)}
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
