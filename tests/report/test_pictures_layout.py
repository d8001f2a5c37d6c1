"""Where labels stand: none upon another and none outside, whatever the numbers and the names."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from itertools import combinations, pairwise
from typing import get_args

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cx_audit.core.blind_spots import Sight
from cx_audit.core.checklist import Effort
from cx_audit.report.pictures.descriptions import (
    Action,
    Bar,
    BarsPicture,
    Dumbbell,
    DumbbellPicture,
    EffortPicture,
    GridPicture,
    GridRow,
    JourneyLine,
    JourneyPicture,
    Picture,
    Reach,
    Slope,
    SlopesPicture,
    SpreadPicture,
    SpreadRow,
)
from cx_audit.report.pictures.drawing import NARROW, WIDE, drawing_of
from cx_audit.report.pictures.placing import spread, tiers
from cx_audit.report.pictures.svg import Drawing
from cx_audit.report.pictures.widths import ELLIPSIS, cut, width_of, wrapped
from cx_audit.text import clean_line

from .picture_samples import ENDLESS, ENGAGEMENT, FORTY, FORTY_ARABIC, FORTY_CJK, HARD

WIDTHS = st.sampled_from([300, NARROW, 559, 560, WIDE, 900, 1280])
AWKWARD = ["\u00ad", "\u200b", "\u200d", "\u202e", "I\u0300", "\u0301", "\ud800", "\n", "\t ", "👩", "﷽", "ع", "W"]
"""What takes no room, or more once it is cleaned, or is not shown at all, and what is wide."""
NAMES = st.one_of(
    st.sampled_from(["", "A", "The website", FORTY, FORTY_CJK, FORTY_ARABIC, ENDLESS, "W" * 40, "﷽" * 12]),
    st.text(max_size=60),
    st.lists(st.sampled_from(AWKWARD), max_size=30).map("".join),
    st.lists(st.text("abcmwW", min_size=1, max_size=14), min_size=1, max_size=9).map(" ".join),
)
SCORES = st.integers(-10, 10).filter(bool)
MAYBE = st.none() | SCORES


@st.composite
def journeys(draw: st.DrawFn) -> JourneyPicture:
    """Journeys of 1 to 15 touchpoints and 1 to 12 leaders."""
    names = draw(st.lists(NAMES, min_size=1, max_size=15))
    count = draw(st.sampled_from([1, 1, 2, 5, 12]))
    trusts = st.tuples(*(MAYBE for _ in names)) | st.tuples(*(st.just(-10) for _ in names))
    lines = tuple(JourneyLine(who=draw(NAMES), trusts=draw(trusts)) for _ in range(count))
    return JourneyPicture(title="t", touchpoints=tuple(names), lines=lines)


@st.composite
def all_bars(draw: st.DrawFn) -> BarsPicture:
    """Bars of trust scores or of net trust."""
    reach = draw(st.sampled_from(get_args(Reach)))
    scores = st.none() | st.integers(-reach, reach)
    bars = st.builds(Bar, name=NAMES, score=scores, words=NAMES)
    return BarsPicture(title="t", bars=tuple(draw(st.lists(bars, min_size=1, max_size=15))), reach=reach)


@st.composite
def grids(draw: st.DrawFn) -> GridPicture:
    """Grids of up to 12 leaders, or of many."""
    leaders = tuple(draw(st.lists(NAMES, min_size=1, max_size=12) | st.just(["A"] * 60)))
    scores = st.tuples(*(MAYBE for _ in leaders))
    rows = draw(st.lists(st.builds(GridRow, name=NAMES, scores=scores), min_size=1, max_size=6))
    return GridPicture(title="t", leaders=leaders, rows=tuple(rows), reach=draw(st.sampled_from(get_args(Reach))))


@st.composite
def spreads(draw: st.DrawFn) -> SpreadPicture:
    """How many leaders came to which score, up to 200 of them."""
    reach = draw(st.sampled_from(get_args(Reach)))
    scores = st.lists(SCORES if reach == 10 else st.integers(-reach, reach), max_size=200).map(tuple)
    rows = draw(st.lists(st.builds(SpreadRow, name=NAMES, scores=scores), min_size=1, max_size=15))
    return SpreadPicture(title="t", rows=tuple(rows), reach=reach)


@st.composite
def all_slopes(draw: st.DrawFn) -> SlopesPicture:
    """Slopes over 1 to 8 rounds."""
    rounds = tuple(draw(st.lists(NAMES, min_size=1, max_size=8)))
    scores = st.tuples(*(MAYBE for _ in rounds))
    slopes = draw(st.lists(st.builds(Slope, name=NAMES, scores=scores), min_size=1, max_size=15))
    return SlopesPicture(title="t", rounds=rounds, slopes=tuple(slopes), reach=draw(st.sampled_from(get_args(Reach))))


DUMBBELLS = st.builds(
    DumbbellPicture,
    title=st.just("t"),
    pairs=st.lists(
        st.builds(
            Dumbbell, name=NAMES, who=NAMES, predicted=SCORES, experienced=SCORES, sight=st.sampled_from(list(Sight))
        ),
        min_size=1,
        max_size=15,
    ).map(tuple),
)
EFFORTS = st.builds(
    EffortPicture,
    title=st.just("t"),
    effect_name=NAMES,
    actions=st.lists(
        st.builds(
            Action,
            name=NAMES,
            effort=st.sampled_from(Effort),
            effect=st.sampled_from([Fraction(0), Fraction(7), Fraction(17, 3), Fraction(1_700_000_000)]),
        ),
        min_size=1,
        max_size=15,
    ).map(tuple),
)
PICTURES = st.one_of(journeys(), all_bars(), DUMBBELLS, grids(), spreads(), all_slopes(), EFFORTS)


def collisions(drawing: Drawing) -> list[str]:
    """Labels that share room, or reach beyond the picture; a hundredth of a pixel is rounding."""
    placed = [(label.text, label.box) for label in drawing.labels if label.text]
    found = [
        f"{text[:30]!r} is outside"
        for text, box in placed
        if min(box.left, box.top, drawing.width - box.right, drawing.height - box.bottom) < -0.01
    ]
    found += [
        f"{text[:30]!r} is upon {other[:30]!r}"
        for (text, box), (other, its) in combinations(placed, 2)
        if min(box.right, its.right) - max(box.left, its.left) > 0.01
        and min(box.bottom, its.bottom) - max(box.top, its.top) > 0.01
    ]
    return found


def bar_that_says(words: str) -> BarsPicture:
    """One bar with these words."""
    return BarsPicture(title="t", bars=(Bar(name="", score=1, words=words),), reach=10)


ENDLESS_DUMBBELL = DumbbellPicture(
    title="t", pairs=(Dumbbell(name="I\u0300", who=ENDLESS, predicted=1, experienced=1, sight=Sight.SEEN),)
)


@given(picture=PICTURES, width=WIDTHS)
@example(picture=ENDLESS_DUMBBELL, width=300)
@example(picture=bar_that_says("\u00ad"), width=WIDE)
@example(picture=bar_that_says("I\u0300"), width=WIDE)
@settings(max_examples=150, deadline=None)
def test_labels_never_collide(picture: Picture, width: int) -> None:
    """No two labels share room, and every one is inside the picture."""
    drawing = drawing_of(picture, width=width)
    assert drawing.labels
    assert not collisions(drawing)


@pytest.mark.slow
@given(picture=PICTURES, width=WIDTHS)
@settings(max_examples=5000, deadline=None)
def test_labels_never_collide_at_length(picture: Picture, width: int) -> None:
    """The same, many times over."""
    assert not collisions(drawing_of(picture, width=width))


@pytest.mark.parametrize("width", [300, NARROW, WIDE, 900])
@pytest.mark.parametrize("name", [*ENGAGEMENT, *HARD])
def test_the_hard_cases_do_not_collide(name: str, width: int) -> None:
    """One point, fifteen touchpoints, twelve leaders, forty letters of several scripts, all equal."""
    assert not collisions(drawing_of({**ENGAGEMENT, **HARD}[name], width=width))


def test_a_collision_would_be_seen() -> None:
    """The law can fail: two labels in one place, and one beyond the edge, are found."""
    drawing = drawing_of(ENGAGEMENT["bars"], width=WIDE)
    doubled = Drawing(
        width=drawing.width / 2, height=drawing.height, shapes=(), labels=(*drawing.labels, drawing.labels[3])
    )
    assert any("outside" in each for each in collisions(doubled))
    assert any("upon" in each for each in collisions(doubled))


@given(
    st.lists(st.tuples(st.floats(-50, 350), st.floats(1, 40)), min_size=1, max_size=15),
    st.floats(0, 100),
)
def test_spreading_parts_what_lies_together(items: list[tuple[float, float]], low: float) -> None:
    """Whatever is wanted, nothing overlaps, all is between the limits where there is room, and the order stays."""
    wanted, heights = [each[0] for each in items], [each[1] for each in items]
    high = low + sum(heights) + 20
    found = spread(wanted, heights, low, high)
    ordered = sorted(range(len(items)), key=lambda at: found[at])
    assert [wanted[at] for at in ordered] == sorted(wanted)
    for before, after in pairwise(ordered):
        assert found[after] - heights[after] / 2 >= found[before] + heights[before] / 2 - 1e-6
    assert all(
        low - 1e-6 <= found[at] - height / 2 and found[at] + height / 2 <= high + 1e-6
        for at, height in enumerate(heights)
    )


def test_spreading_moves_nothing_that_has_room() -> None:
    """Labels that do not touch stay where they are wanted, and two that do part by the same way."""
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == (10, 50, 90)
    assert spread([50, 50], [10, 10], 0, 100) == (45, 55)


def test_tiers_are_as_few_as_can_be() -> None:
    """What fits beside each other stands in one row."""
    assert tiers([(0, 10), (10, 20), (5, 15), (30, 40)]) == (0, 0, 1, 0)
    assert tiers([(0, 10), (1, 9), (0, 10)]) == (0, 1, 2)


@given(NAMES, st.floats(20, 400), st.integers(1, 4))
def test_wrapped_text_fits_and_loses_nothing_in_silence(text: str, room: float, lines: int) -> None:
    """Every line fits; what is missing is behind a … at the end; accents begin a line only where they began a word."""
    found = wrapped(text, room, 13, lines=lines)
    beginnings = {word[0] for word in clean_line(text).split()}
    assert len(found) <= lines
    for each in found:
        assert width_of(each, 13) <= room + 0.01, each
        assert not unicodedata.category(each[0]).startswith("M") or each[0] in beginnings
    assert " ".join(found).endswith(ELLIPSIS) or "".join("".join(found).split()) == "".join(clean_line(text).split())


@given(NAMES, st.floats(1, 60), st.booleans())
@example("\u00ad", 12.0, False)
@example("I\u0300", 12.0, False)
def test_what_has_the_room_it_takes_is_not_cut(text: str, size: float, bold: bool) -> None:
    """Measuring and cutting agree, also about letters that cannot be seen and about accents still to be joined."""
    assert cut(text, width_of(text, size, bold=bold), size, bold=bold) == clean_line(text)


@given(NAMES, st.floats(0, 400), st.booleans())
def test_what_is_cut_fits(text: str, room: float, bold: bool) -> None:
    """In any room that has a place for a … at all."""
    least = width_of(ELLIPSIS, 13, bold=bold)
    assert width_of(cut(text, room, 13, bold=bold), 13, bold=bold) <= max(room, least) + 0.01


def test_a_cut_parts_no_letter_from_its_accents() -> None:
    """The cut goes before a letter with accents, or a family of emoji, never through it."""
    assert cut("aaae\u0301\u0323 bbbbbbbbbb", width_of("aaae…", 13) - 0.5, 13) == "aaa…"
    assert cut("a👩‍👩‍👧 bbbbbbbbbbbbb", width_of("a👩‍👩…", 13), 13) == "a…"
