"""The journey from top to bottom, a row for each touchpoint: for narrow pages, long names and long walks."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.words import signed
from cx_audit.report.pictures.bars import missing, score_label
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import JourneyPicture
from cx_audit.report.pictures.journey_marks import (
    Marks,
    height_of_marks,
    letters_of,
    marks_around,
    marks_at,
    rows_of_marks,
)
from cx_audit.report.pictures.journey_words import extremes_of, range_at, range_words, tags_of_one
from cx_audit.report.pictures.lines import Point, band, thick_line, thin_line
from cx_audit.report.pictures.marks import sign_of
from cx_audit.report.pictures.placing import stacked, tiers
from cx_audit.report.pictures.rows import TRACK, Row, Rows, rows_of
from cx_audit.report.pictures.svg import TEXT, Drawing, Label, Shape, baseline_below, line, line_height
from cx_audit.report.pictures.widths import width_of, wrapped

_SPARE = 18.0 + width_of("−10", TEXT, bold=True)
_SPARE_OF_TEAM = 18.0
_OFF = 11.0
_NAME_LINES = 3


def draw_journey_down(picture: JourneyPicture, width: float) -> Drawing:
    """The journey at this width."""
    return _team(picture, width) if len(picture.lines) > 1 else _alone(picture, width)


def _alone(picture: JourneyPicture, width: float) -> Drawing:
    tags = {tag.at: tag for tag in tags_of_one(picture)}
    named = [Row(name=name, words=tags[at].words if at in tags else ()) for at, name in enumerate(picture.touchpoints)]
    rows = rows_of(named, width=width, reach=10, spare=_SPARE, always_beside=True)
    places = rows.places(picture.lines[0].trusts)
    points = [(place, tags[at].score) for at, place in enumerate(places) if place is not None]
    shapes = [*rows.shapes, thick_line(places), *(sign_of(score, x, y, 7) for (x, y), score in points)]
    labels = list(rows.labels)
    labels += [score_label(score, x + (_OFF if score > 0 else -_OFF), y, backed=True) for (x, y), score in points]
    labels += [missing(rows.scale.middle + 6, y) for at, y in enumerate(rows.centres) if at not in tags]
    return Drawing(width=width, height=rows.bottom, shapes=tuple(shapes), labels=tuple(labels))


def _team(picture: JourneyPicture, width: float) -> Drawing:
    named = [_team_row(picture, at) for at in range(len(picture.touchpoints))]
    marks = [marks_at(picture, at) for at in range(len(picture.touchpoints))]
    rows = rows_of(named, width=width, reach=10, spare=_SPARE_OF_TEAM, always_beside=True)
    rows_of_letters = max(rows_of_marks(each, *_across(each, rows)) for each in marks)
    rows = rows_of(
        named,
        width=width,
        reach=10,
        spare=_SPARE_OF_TEAM,
        always_beside=True,
        track=max(TRACK, height_of_marks(rows_of_letters)),
    )
    spans = [range_at(picture, at) for at in range(len(picture.touchpoints))]
    edges = [
        span and ((rows.scale.at(span[0]), y), (rows.scale.at(span[1]), y))
        for span, y in zip(spans, rows.centres, strict=True)
    ]
    by_line = [rows.places(each.trusts) for each in picture.lines]
    shapes = [*band(edges), *rows.shapes, *(thin_line(places, at) for at, places in enumerate(by_line))]
    labels = list(rows.labels)
    for found, y in zip(marks, rows.centres, strict=True):
        hairs, letters = marks_around(found, y, *_across(found, rows))
        shapes += hairs
        labels += letters
    for each, places in zip(picture.lines, by_line, strict=True):
        for trust, place in zip(each.trusts, places, strict=True):
            if trust is not None and place is not None:
                shapes.append(sign_of(trust, *place, 5))
    hairs, ends, bottom = _ends(picture, by_line, rows, width)
    key, bottom = _key(picture, bottom, width)
    return Drawing(width=width, height=bottom, shapes=(*shapes, *hairs), labels=(*labels, *ends, *key))


def _across(marks: Sequence[Marks], rows: Rows) -> tuple[list[float], float, float]:
    """Where the points of a row stand, and between which places their letters may stand."""
    scale = rows.scale
    return [scale.at(each.score) for each in marks], scale.left - _SPARE_OF_TEAM, scale.right + _SPARE_OF_TEAM


def _team_row(picture: JourneyPicture, at: int) -> Row:
    extremes = [f"{tag.words[0]} {signed(tag.score)}" for tag in extremes_of(picture) if tag.at == at]
    spanned = range_words(picture, at)
    return Row(name=picture.touchpoints[at], words=(*((spanned,) if spanned else ()), *extremes))


def _ends(
    picture: JourneyPicture, by_line: Sequence[Sequence[Point | None]], rows: Rows, width: float
) -> tuple[tuple[Shape, ...], tuple[Label, ...], float]:
    """The letters below the last row, in tiers that keep them apart, each joined to the end of its own line."""
    ends = [
        (letter, known[-1])
        for letter, places in zip(letters_of(picture), by_line, strict=True)
        if (known := [place for place in places if place is not None])
    ]
    spans = []
    for letter, (x, _) in ends:
        half = width_of(letter, TEXT) / 2
        middle = min(max(x, half), width - half)
        spans.append((middle - half - 3, middle + half + 3))
    found = tiers(spans)
    top = rows.bottom + 10
    step = line_height(TEXT)
    labels, hairs = [], []
    for (letter, (x, y)), (left, right), tier in zip(ends, spans, found, strict=True):
        middle = (left + right) / 2
        hairs.append(line([(x, y + 6), (middle, top + tier * step)]))
        baseline = baseline_below(top + tier * step, TEXT)
        labels.append(Label(text=letter, x=middle, y=baseline, anchor="middle", size=TEXT, backed=True))
    shapes = (Shape(path=" ".join(hairs), stroke=Role.RULE, width=0.8),) if hairs else ()
    return shapes, tuple(labels), top + (max(found, default=-1) + 1) * step + 2


def _key(picture: JourneyPicture, top: float, width: float) -> tuple[list[Label], float]:
    """Whose letter each is, where leaders go by names, and where that ends."""
    found: list[Label] = []
    for letter, each in zip(letters_of(picture), picture.lines, strict=True):
        if letter != each.who:
            said = f"{letter} {each.who}"
            lines = wrapped(said, width, TEXT, lines=_NAME_LINES)
            found += stacked(lines, 0, baseline_below(top, TEXT), full=said)
            top += len(lines) * line_height(TEXT)
    return found, top
