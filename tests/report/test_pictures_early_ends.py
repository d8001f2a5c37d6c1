"""Lines over the rounds that stop before the last one: their names stand where they stop, where there is room."""

from __future__ import annotations

from itertools import pairwise

import pytest

from cx_audit.report.pictures.descriptions import Slope, SlopesPicture
from cx_audit.report.pictures.drawing import NARROW, WIDE, drawing_of
from cx_audit.report.pictures.early_ends import early_ends
from cx_audit.report.pictures.lines import LineEnd
from cx_audit.report.pictures.rows import NEUTRAL
from cx_audit.report.pictures.svg import Drawing, Label

ROUNDS = ("Round 1", "Round 2", "Round 3")
SLOPES = (
    Slope(name="A", scores=(None, -54, 28)),
    Slope(name="B", scores=(2, 46, 68)),
    Slope(name="C", scores=(34, 14, None)),
    Slope(name="D", scores=(-38, 14, 44)),
    Slope(name="E", scores=(-16, 46, None)),
)


def picture(*slopes: Slope, rounds: tuple[str, ...] = ROUNDS) -> SlopesPicture:
    return SlopesPicture(title="t", rounds=rounds, slopes=slopes, reach=100)


def label(drawing: Drawing, text: str) -> Label:
    [found] = [each for each in drawing.labels if each.text == text]
    return found


@pytest.mark.parametrize(("width", "said"), [(WIDE, "+14, down 20"), (NARROW, "+14")])
def test_a_name_stands_where_its_line_stops(width: int, said: str) -> None:
    """Between the second round and the third; the others after the third, with a shorter text on a narrow page."""
    drawing = drawing_of(picture(*SLOPES), width=width)
    second, third = (label(drawing, each) for each in ROUNDS[1:])
    for text in (said, "C", "E"):
        box = label(drawing, text).box
        assert second.x < box.left
        assert box.right < third.x
        assert label(drawing, text).backed
    for name in ("A", "B", "D"):
        assert label(drawing, name).box.left > third.x


def test_a_name_goes_out_of_the_way_of_lines() -> None:
    """D goes on from the point where C stops, so that C's name stands beside D's line, not upon it."""
    found = early_ends([LineEnd(at=(300, 100), name="C")], [((300, 100), (560, 60))], column=260, low=0, high=200)
    assert found is not None
    [name] = found[1]

    def way(x: float) -> float:
        return 100 - (x - 300) * 40 / 260

    assert name.box.top >= way(name.box.left) or name.box.bottom <= way(name.box.right)
    assert abs(name.y - 100) < 20


def test_names_that_stop_at_one_point_stand_apart() -> None:
    """As many as there is room for from top to bottom; where one has none, nothing is placed."""
    ends = [LineEnd(at=(100, 50), name=name) for name in ("A", "B", "C")]
    found = early_ends(ends, [], column=200, low=0, high=100)
    assert found is not None
    boxes = sorted((each.box for each in found[1]), key=lambda box: box.top)
    assert len(boxes) == 3
    assert not any(one.overlaps(other) for one, other in pairwise(boxes))
    assert early_ends(ends, [], column=200, low=0, high=30) is None
    assert early_ends(ends, [], column=35, low=0, high=100) is None


def test_without_room_between_the_rounds_names_stand_at_the_right() -> None:
    """Many rounds on a narrow page: no name lies between them, and none is lost."""
    rounds = tuple(f"R{number}" for number in range(1, 9))
    early = Slope(name="C", scores=(34, 14, *(None,) * 6))
    drawing = drawing_of(picture(early, Slope(name="D", scores=(1,) * 8), rounds=rounds), width=NARROW)
    assert label(drawing, "C").x == label(drawing, "D").x > label(drawing, "R8").box.left


def test_no_neutral_ground_is_told_below_the_scores() -> None:
    """However close to the line the scores of the first round are, its name is not among them."""
    drawing = drawing_of(picture(*(Slope(name=str(each), scores=(each, 5, 5)) for each in (-1, 1, 2))), width=WIDE)
    foot = label(drawing, NEUTRAL)
    assert all(foot.box.top > each.box.bottom for each in drawing.labels if each is not foot)
