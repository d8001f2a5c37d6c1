"""Letters at the points of several leaders, so that each line can be followed from touchpoint to touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx_audit.core.engagement import letter
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import JourneyPicture
from cx_audit.report.pictures.lines import Point
from cx_audit.report.pictures.placing import spread, tiers
from cx_audit.report.pictures.svg import SMALL, Label, Shape, baseline_below, centred_baseline, line, line_height
from cx_audit.report.pictures.widths import cut, width_of, wrapped

_ALL = "all"
_LONGEST_OWN = 2
_BESIDE, _BELOW = 9.0, 8.0
"""From a point to its letters, in pixels."""
_HAIR_FROM = 4.0
_APART = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """The letters of the lines that share one score at one touchpoint."""

    score: int
    letters: tuple[str, ...]

    @property
    def text(self) -> str:
        """The letters as they stand beside the point."""
        return " ".join(self.letters)


def letters_of(picture: JourneyPicture) -> tuple[str, ...]:
    """A letter for each line: the leader's own where it is known, else one by the order of the lines."""
    own = tuple(each.letter or each.who for each in picture.lines)
    known = all(0 < len(who) <= _LONGEST_OWN and who.isascii() and who.isupper() for who in own)
    return own if known and len(set(own)) == len(own) else tuple(letter(at) for at in range(len(own)))


def marks_at(picture: JourneyPicture, at: int) -> tuple[Marks, ...]:
    """The letters at one touchpoint by score, the highest first; none at the last, where names stand."""
    if at == len(picture.touchpoints) - 1:
        return ()
    by_score: dict[int, list[str]] = {}
    for mark, each in zip(letters_of(picture), picture.lines, strict=True):
        score = each.trusts[at]
        if score is not None:
            by_score.setdefault(score, []).append(mark)
    found = tuple(Marks(score=score, letters=tuple(by_score[score])) for score in sorted(by_score, reverse=True))
    everybody = len(picture.lines) > 2 and [len(each.letters) for each in found] == [len(picture.lines)]
    return (Marks(score=found[0].score, letters=(_ALL,)),) if everybody else found


def marks_beside(
    marks: Sequence[Marks], points: Sequence[Point], *, room: float, low: float, high: float
) -> tuple[tuple[Shape, ...], tuple[Label, ...]]:
    """The letters to the right of their points, one column of them, each in `room` pixels and with its height."""
    height = line_height(SMALL)
    lines = [wrapped(each.text, room - _BESIDE, SMALL, lines=len(each.letters)) for each in marks]
    ys = spread([y for _, y in points], [len(each) * height for each in lines], low, high)
    hairs, labels = [], []
    for each, (x, point), y in zip(lines, points, ys, strict=True):
        if abs(y - point) > _HAIR_FROM:
            hairs.append(line([(x + 4, point), (x + _BESIDE, y)]))
        first = centred_baseline(y, SMALL) - (len(each) - 1) / 2 * height
        labels += [
            Label(text=text, x=x + _BESIDE, y=first + row * height, backed=True) for row, text in enumerate(each)
        ]
    return _hairs(hairs), tuple(labels)


def rows_of_marks(marks: Sequence[Marks], xs: Sequence[float], left: float, right: float) -> int:
    """How many rows of letters there are on the busier side of a line of points, each at its x."""
    return max(((tier // 2) + 1 for tier in tiers(_spans(marks, xs, left, right))), default=0)


def height_of_marks(rows: int) -> float:
    """The height for so many rows of letters both above and below the points, in pixels."""
    return 2 * (_BELOW + rows * line_height(SMALL)) if rows else 0.0


def marks_around(
    marks: Sequence[Marks], y: float, xs: Sequence[float], left: float, right: float
) -> tuple[tuple[Shape, ...], tuple[Label, ...]]:
    """The letters below points on one level, and above and below it by turns where they would touch."""
    spans = _spans(marks, xs, left, right)
    hairs, labels = [], []
    for each, x, span, tier in zip(marks, xs, spans, tiers(spans), strict=True):
        away = _BELOW + tier // 2 * line_height(SMALL)
        top = y + away if tier % 2 == 0 else y - away - line_height(SMALL)
        middle = sum(span) / 2
        if tier > 1 or abs(middle - x) > _HAIR_FROM:
            hairs.append(line([(x, y), (middle, top + line_height(SMALL) / 2)]))
        text = cut(each.text, right - left, SMALL)
        labels.append(
            Label(text=text, x=middle, y=baseline_below(top, SMALL), anchor="middle", full=each.text, backed=True)
        )
    return _hairs(hairs), tuple(labels)


def _spans(marks: Sequence[Marks], xs: Sequence[float], left: float, right: float) -> list[tuple[float, float]]:
    spans = []
    for each, x in zip(marks, xs, strict=True):
        half = min(width_of(each.text, SMALL), right - left) / 2
        middle = min(max(x, left + half), right - half)
        spans.append((middle - half - _APART, middle + half + _APART))
    return spans


def _hairs(hairs: Sequence[str]) -> tuple[Shape, ...]:
    return (Shape(path=" ".join(hairs), stroke=Role.RULE, width=0.8),) if hairs else ()
