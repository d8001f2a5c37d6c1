"""How many leaders came to which score: upright bars on the scale, filled where trust was built, striped where not."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from cx_audit.core.words import signed
from cx_audit.report.pictures.bars import missing
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import SpreadPicture, SpreadRow
from cx_audit.report.pictures.marks import striped
from cx_audit.report.pictures.rows import Row, Scale, rows_of
from cx_audit.report.pictures.svg import SMALL, Box, Drawing, Label, Shape, centred_baseline, line_height, rectangle
from cx_audit.report.pictures.widths import cut, width_of
from cx_audit.text import counted

Span = tuple[int, int]
_TRACK = 52.0
_LEAST_SPARE = 14.0
_LEAST = 3.0
_BETWEEN = 2.0
_TENS = 10


def draw_spreads(picture: SpreadPicture, width: float) -> Drawing:
    """Each row's bars about its middle, as high as the leaders there are many, and what the highest stands for."""
    heaps = [heaps_of(row, picture.reach) for row in picture.rows]
    most = max((len(scores) for each in heaps for scores in each.values()), default=1)
    rows = rows_of(
        [Row(name=row.name, words=words_beside(row)) for row in picture.rows],
        width=width,
        reach=picture.reach,
        spare=max(_LEAST_SPARE, width_of(signed(picture.reach), SMALL) / 2 + 2),
        track=_TRACK,
    )
    shapes, labels = list(rows.shapes), list(rows.labels)
    for each, y in zip(heaps, rows.centres, strict=True):
        if not each:
            labels.append(missing(rows.scale.middle + 6, y))
        for span, scores in each.items():
            shapes += _bar(span, len(scores) / most, y, rows.scale)
    y = rows.bottom + 6
    key = cut(f"the highest bar: {counted(most, 'leader')}", width, SMALL)
    labels.append(Label(text=key, x=0, y=centred_baseline(y + 8, SMALL), colour=Role.QUIET))
    return Drawing(width=width, height=y + line_height(SMALL) + 6, shapes=tuple(shapes), labels=tuple(labels))


def heaps_of(row: SpreadRow, reach: int) -> dict[Span, tuple[int, ...]]:
    """The scores that stand together, from the lowest to the highest: equal ones, or net trust by tens.

    Each is known by its lowest and highest score. A net trust of 0 stands with those below it, as it gained nothing.
    """
    found: dict[Span, list[int]] = {}
    for score in sorted(row.scores):
        found.setdefault(_span(score, reach), []).append(score)
    return {span: tuple(scores) for span, scores in found.items()}


def span_words(low: int, high: int) -> str:
    """A score, or from where to where: −3; +11 to +20."""
    return signed(low) if low == high else f"{signed(low)} to {signed(high)}"


def words_beside(row: SpreadRow) -> tuple[str, ...]:
    """For how many trust was built, and from where to where they came; nothing where nobody has a score."""
    if not row.scores:
        return ()
    built = sum(score > 0 for score in row.scores)
    return f"built for {built} of {len(row.scores)}", span_words(min(row.scores), max(row.scores))


def _span(score: int, reach: int) -> Span:
    if reach == _TENS:
        return score, score
    high = max(_TENS * ceil(score / _TENS), _TENS - reach)
    low = high - _TENS + 1
    return (-reach if high == _TENS - reach else low), high


def _bar(span: Span, share: float, y: float, scale: Scale) -> Sequence[Shape]:
    low, high = span
    left, right = scale.at(high - _TENS), scale.at(high)
    if low == high:
        half = (scale.right - scale.left) / (4 * scale.reach)
        left, right = scale.at(low) - half, scale.at(low) + half
    rise = max(_LEAST, share * _TRACK) / 2
    box = Box(left=left + _BETWEEN / 2, top=y - rise, right=right - _BETWEEN / 2, bottom=y + rise)
    return [Shape(path=rectangle(box), fill=Role.BUILT)] if high > 0 else striped(box)
