"""Rows beneath each other on one scale: the name, what is drawn, and words beside it; on a narrow page above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cx_audit.core.words import signed
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.marks import triangle
from cx_audit.report.pictures.placing import stacked
from cx_audit.report.pictures.svg import SMALL, TEXT, Label, Shape, baseline_below, centred_baseline, line, line_height
from cx_audit.report.pictures.widths import cut, width_of, wrapped

NARROW_BELOW = 560
"""From this width on in pixels, names stand beside what is drawn."""
NEUTRAL = "no neutral ground"
_NAME_SHARE, _WORDS_SHARE, _FOLDED_SHARE = 0.32, 0.22, 0.36
_BESIDE = 12.0
TRACK = 26.0
"""The least height of what is drawn in a row, in pixels."""
_BETWEEN = 10.0
_SIGN_ROOM = 16.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What stands beside a row; `sign` is above 0 for ▲ before the words, below 0 for ▼."""

    name: str
    words: tuple[str, ...] = ()
    sign: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """From -reach at `left` to +reach at `right`, in pixels."""

    reach: int
    left: float
    right: float

    @property
    def middle(self) -> float:
        """The line of no neutral ground."""
        return (self.left + self.right) / 2

    def at(self, score: int) -> float:
        """Where a score stands."""
        return self.middle + score / self.reach * (self.right - self.left) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Everything around the drawn marks: the scale, the middle of each row, and what is drawn already."""

    scale: Scale
    centres: tuple[float, ...]
    bottom: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]

    def places(self, scores: Sequence[int | None]) -> list[tuple[float, float] | None]:
        """Where one score a row stands; None where there is none."""
        pairs = zip(scores, self.centres, strict=True)
        return [None if score is None else (self.scale.at(score), y) for score, y in pairs]


def rows_of(
    rows: Sequence[Row],
    *,
    width: float,
    reach: int,
    spare: float,
    always_beside: bool = False,
    track: float = TRACK,
) -> Rows:
    """The rows from top to bottom; `spare` pixels on either side of the scale stay free for marks and scores.

    Each row has at least `track` pixels from top to bottom for what is drawn.

    With `always_beside` names stand beside the scale on a narrow page as well, with their words below them, so that
    lines can run from row to row.
    """
    if width >= NARROW_BELOW:
        return _wide(rows, width, reach, spare, track)
    fold = _folded if always_beside else _narrow
    return fold(rows, width, reach, spare, track)


def _wide(rows: Sequence[Row], width: float, reach: int, spare: float, track: float) -> Rows:
    names = min(max(width_of(row.name, TEXT) for row in rows), width * _NAME_SHARE)
    indent = _SIGN_ROOM if any(row.sign for row in rows) else 0.0
    longest = max((width_of(text, SMALL) for row in rows for text in row.words), default=0.0)
    words = min(longest + indent, width * _WORDS_SHARE)
    scale = Scale(reach=reach, left=names + _BESIDE + spare, right=width - words - _BESIDE - spare)
    shapes: list[Shape] = []
    labels, top = _head(scale)
    y = top
    centres = []
    for row in rows:
        name = wrapped(row.name, names, TEXT, lines=3)
        height = max(track, len(name) * line_height(TEXT), len(row.words) * line_height(SMALL)) + _BETWEEN
        centre = y + height / 2
        first = centred_baseline(centre, TEXT) - (len(name) - 1) / 2 * line_height(TEXT)
        labels.extend(stacked(name, 0, first, full=row.name))
        x = width - words
        first = centred_baseline(centre, SMALL) - (len(row.words) - 1) / 2 * line_height(SMALL)
        if row.sign:
            last = first + (len(row.words) - 1) * line_height(SMALL) - SMALL * 0.35
            shapes.append(_sign(row.sign, x + 5, last))
        for at, text in enumerate(row.words):
            labels.append(_word(row, text, x + indent, first + at * line_height(SMALL), words - indent))
        centres.append(centre)
        y += height
    return _framed(scale, centres, [(top, y)], y, shapes, labels)


def _folded(rows: Sequence[Row], width: float, reach: int, spare: float, track: float) -> Rows:
    longest = max(
        width_of(text, size) for row in rows for text, size in ((row.name, TEXT), *((w, SMALL) for w in row.words))
    )
    names = min(longest, width * _FOLDED_SHARE)
    scale = Scale(reach=reach, left=names + spare, right=width - spare)
    shapes: list[Shape] = []
    labels, top = _head(scale)
    y = top
    centres = []
    for row in rows:
        name = wrapped(row.name, names, TEXT, lines=3)
        tall = len(name) * line_height(TEXT) + len(row.words) * line_height(SMALL)
        height = max(track, tall) + _BETWEEN
        first = y + (height - tall) / 2
        labels.extend(stacked(name, 0, baseline_below(first, TEXT), full=row.name))
        first += len(name) * line_height(TEXT)
        for at, text in enumerate(row.words):
            labels.append(_word(row, text, 0, baseline_below(first + at * line_height(SMALL), SMALL), names))
        centres.append(y + height / 2)
        y += height
    return _framed(scale, centres, [(top, y)], y, shapes, labels)


def _narrow(rows: Sequence[Row], width: float, reach: int, spare: float, track: float) -> Rows:
    scale = Scale(reach=reach, left=spare, right=width - spare)
    shapes: list[Shape] = []
    labels, top = _head(scale)
    y = top
    centres = []
    for row in rows:
        y += _BETWEEN / 2
        name = wrapped(row.name, width, TEXT, lines=2)
        labels.extend(stacked(name, 0, baseline_below(y, TEXT), full=row.name))
        y += len(name) * line_height(TEXT)
        if row.words:
            if row.sign:
                shapes.append(_sign(row.sign, 5, y + SMALL * 0.6))
            indent = _SIGN_ROOM if row.sign else 0.0
            labels.append(_word(row, ", ".join(row.words), indent, baseline_below(y, SMALL), width - indent))
            y += line_height(SMALL)
        centres.append(y + track / 2)
        y += track + _BETWEEN / 2
    pieces = [(each - track / 2, each + track / 2) for each in centres]
    return _framed(scale, centres, pieces, y, shapes, labels)


def _head(scale: Scale) -> tuple[list[Label], float]:
    ends = [(signed(-scale.reach), scale.left), (NEUTRAL, scale.middle), (signed(scale.reach), scale.right)]
    room = (scale.right - scale.left) / 2
    apart = room < width_of(NEUTRAL, SMALL) / 2 + width_of(ends[0][0], SMALL) / 2 + 4
    below = line_height(SMALL) if apart else 0.0
    labels = [
        Label(
            text=text,
            x=x,
            y=baseline_below(0 if text == NEUTRAL else below, SMALL),
            anchor="middle",
            colour=Role.INK if text == NEUTRAL else Role.QUIET,
        )
        for text, x in ends
    ]
    return labels, line_height(SMALL) + below + 4


def _framed(
    scale: Scale,
    centres: Sequence[float],
    uprights: Sequence[tuple[float, float]],
    bottom: float,
    shapes: Sequence[Shape],
    labels: Sequence[Label],
) -> Rows:
    """With the tracks, and the lines of the scale from top to bottom in the pieces of `uprights`."""

    def upright(x: float) -> str:
        return " ".join(line([(x, above), (x, below)]) for above, below in uprights)

    tracks = " ".join(line([(scale.left, y), (scale.right, y)]) for y in centres)
    return Rows(
        scale=scale,
        centres=tuple(centres),
        bottom=bottom,
        shapes=(
            Shape(path=f"{tracks} {upright(scale.left)} {upright(scale.right)}", stroke=Role.GRID),
            Shape(path=upright(scale.middle), stroke=Role.INK, width=1.5),
            *shapes,
        ),
        labels=tuple(labels),
    )


def _word(row: Row, text: str, x: float, y: float, room: float) -> Label:
    colour = Role.QUIET if not row.sign else Role.BUILT if row.sign > 0 else Role.ERODED
    return Label(text=cut(text, room, SMALL), x=x, y=y, colour=colour, full=text)


def _sign(sign: int, x: float, y: float) -> Shape:
    return triangle(x, y, 5, up=sign > 0, fill=Role.BUILT if sign > 0 else Role.ERODED)
