"""The journey of several leaders: each line can be followed by the letters at its points, without colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.words import signed
from cx_audit.report.blocks import Figure
from cx_audit.report.pictures.descriptions import JourneyLine, JourneyPicture, Picture
from cx_audit.report.pictures.drawing import NARROW, WIDE, drawing_of
from cx_audit.report.pictures.journey_marks import letters_of, marks_at
from cx_audit.report.pictures.journey_words import extremes_of, whose
from cx_audit.report.pictures.svg import Drawing, Label
from cx_audit.report.pictures.widths import ELLIPSIS, rejoined, unbroken, wrapped, wraps_whole
from cx_audit.report.report_view import report_of

from .materials import team_material
from .picture_samples import ENGAGEMENT, HARD, TOUCHPOINTS, letters, team
from .test_pictures_layout import collisions

LONG = "Dr. Dieter Obermaier-Schlagenhauf"
NAMES = ("Anna Bauer", "Bernd Çelik", LONG, "Chloé d'Arc", "Eva", "Frank O'Neill")
SCORES = (
    (-1, -6, -9, -5, -8),
    (-6, -7, -8, -1, -5),
    (-8, -6, -7, -8, -9),
    (6, -5, -5, -8, -3),
    (-6, -7, -9, -10, -5),
    (-6, -6, 7, 5, -6),
)
WIDTHS = [NARROW, WIDE, 900]


def journey(leaders: tuple[str, ...], scores: tuple[tuple[int | None, ...], ...] = SCORES) -> JourneyPicture:
    """A journey of these leaders over the five touchpoints."""
    lines = tuple(JourneyLine(who=who, trusts=trusts) for who, trusts in zip(leaders, scores, strict=True))
    return JourneyPicture(title="t", touchpoints=TOUCHPOINTS, lines=lines)


def at_points(drawing: Drawing) -> list[Label]:
    """The labels of letters alone: those at points, and those at the ends of lines."""
    known = {"all", *letters(12)}
    return [each for each in drawing.labels if each.text and set(each.text.split()) <= known]


def whole_texts(drawing: Drawing) -> str:
    """All that stands in a picture, lines joined as they were broken."""
    return rejoined([each.text for each in drawing.labels])


@pytest.mark.parametrize("width", WIDTHS)
def test_every_point_has_the_letters_of_its_leaders(width: int) -> None:
    """Six leaders by letters: at each touchpoint but the last, each letter stands once; at the end each once more."""
    drawing = drawing_of(journey(letters(6)), width=width)
    said = sorted(letter for each in at_points(drawing) for letter in each.text.split())
    assert said == sorted(letters(6) * len(TOUCHPOINTS))
    assert not collisions(drawing)


def test_letters_stand_beside_their_points() -> None:
    """Where lines run across, to the right of their point and about as high; those at one score stand together."""
    picture = journey(letters(6))
    found = [each.text for each in at_points(drawing_of(picture, width=WIDE))][:4]
    assert found == ["D", "A", "B E F", "C"]
    assert [(each.score, each.letters) for each in marks_at(picture, 0)] == [
        (6, ("D",)),
        (-1, ("A",)),
        (-6, ("B", "E", "F")),
        (-8, ("C",)),
    ]


def test_one_word_stands_for_everybody() -> None:
    """Where all of them came to the same score; two leaders are named all the same."""
    same = (-3,) * 5
    assert [each.text for each in marks_at(journey(letters(3), (same,) * 3), 0)] == ["all"]
    assert [each.text for each in marks_at(journey(letters(2), (same,) * 2), 0)] == ["A B"]


def test_a_leader_without_a_score_has_no_letter_there() -> None:
    """Nothing stands where nothing was given, and nothing at the last touchpoint, where the ends of the lines are."""
    picture = journey(letters(2), ((None, 2, 3, 4, 5), (1, 2, None, 4, 5)))
    assert [each.text for each in marks_at(picture, 0)] == ["B"]
    assert [each.text for each in marks_at(picture, 2)] == ["A"]
    assert marks_at(picture, 4) == ()


def test_leaders_keep_their_own_letters() -> None:
    """Some of many leaders go by theirs; names, and letters that are there twice, get letters in order."""
    assert letters_of(journey(("B", "K", "AA"), SCORES[:3])) == ("B", "K", "AA")
    for leaders in (("Anna Bauer", "B"), ("A", "A"), ("", "B")):
        assert letters_of(journey(leaders, SCORES[:2])) == ("A", "B")


def test_named_leaders_have_the_letters_of_every_other_report() -> None:
    """The lines begin with whoever walked this round, whose letters are those of the organisation."""
    lines = tuple(
        JourneyLine(who=who, trusts=trusts, letter=letter)
        for who, trusts, letter in zip(NAMES[:3], SCORES[:3], ("B", "C", "AA"), strict=True)
    )
    picture = JourneyPicture(title="t", touchpoints=TOUCHPOINTS, lines=lines)
    assert letters_of(picture) == ("B", "C", "AA")
    said = whole_texts(drawing_of(picture, width=NARROW))
    assert all(f"{line.letter} {line.who}" in said for line in lines)


@pytest.mark.parametrize("names", [False, True])
def test_a_report_hands_on_the_letters(names: bool) -> None:
    """Whether leaders go by names or by letters."""
    material = team_material(names=names)
    [picture] = [
        block.picture
        for chapter in report_of(material).chapters
        for block in chapter.blocks
        if isinstance(block, Figure) and isinstance(block.picture, JourneyPicture)
    ]
    assert letters_of(picture) == tuple(walk.letter for walk in material.walks)


@pytest.mark.parametrize(
    ("scores", "peak", "low"),
    [
        (((1, 9), (-4, 9), (-4, 2)), "A and B", "B and C"),
        (((1, 9), (-4, 3), (2, 2)), "A", "B"),
        (((9, -4), (9, 1), (9, 2), (9, 3)), "", "A"),
    ],
)
def test_an_extreme_is_that_of_all_who_share_it(scores: tuple[tuple[int, int], ...], peak: str, low: str) -> None:
    """Up to three are named; of more, and where some lines only are drawn, the point stands without anybody."""
    lines = tuple(JourneyLine(who=who, trusts=each) for who, each in zip("ABCD", scores, strict=False))
    picture = JourneyPicture(title="t", touchpoints=("One", "Two"), lines=lines)
    assert [tag.who for tag in extremes_of(picture)] == [peak, low]
    some = replace(picture, ranges=((-9, 9), (-9, 9)))
    assert [tag.who for tag in extremes_of(some)] == ["", ""]
    drawn = [each.full or each.text for each in drawing_of(picture, width=WIDE).labels]
    high = max(score for each in scores for score in each)
    assert " · ".join(part for part in (f"peak {signed(high)}", peak) if part) in drawn


def test_ties_at_other_touchpoints_are_somebodys_too() -> None:
    """The whole way asked for, everybody who came to a score is told."""
    picture = journey(letters(3), ((5, 1, 1, 1, 1), (1, 5, 1, 1, 1), (1, 1, 1, 1, -2)))
    assert whose(picture, 5, (0,)) == "A"
    assert whose(picture, 5, range(5)) == "A and B"


@pytest.mark.parametrize("width", WIDTHS)
def test_names_stand_whole_beside_their_letters(width: int) -> None:
    """At the ends of the lines, or below the picture where it is narrow; a long name is never cut."""
    drawing = drawing_of(journey(NAMES), width=width)
    said = whole_texts(drawing)
    assert all(f"{letter} {name}" in said for letter, name in zip(letters(6), NAMES, strict=True))
    assert not collisions(drawing)


def test_neighbours_differ_by_their_dashes() -> None:
    """Six lines in a row have six kinds of dashes."""
    shapes = drawing_of(journey(letters(6)), width=WIDE).shapes
    lines = [each.dashes for each in shapes if each.width == 1.2]
    assert len(lines) == len(set(lines)) == 6


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("at", range(3))
def test_names_of_people_break_at_spaces_and_hyphens(at: int, width: int) -> None:
    """In the journey, the grid and the rounds: nothing is cut, and no word is broken."""
    picture: Picture = team(TOUCHPOINTS, NAMES, SCORES)[at]
    drawing = drawing_of(picture, width=width)
    texts = [each.text for each in drawing.labels]
    assert not any(ELLIPSIS in text for text in texts)
    assert {part for name in NAMES for part in unbroken(name)} <= {part for text in texts for part in unbroken(text)}


@pytest.mark.parametrize("name", [each for each in {**ENGAGEMENT, **HARD} if each.endswith("journey")])
def test_letters_are_there_whatever_is_drawn(name: str) -> None:
    """In each hard case of several leaders, in both directions."""
    picture = HARD.get(name, ENGAGEMENT.get(name))
    assert isinstance(picture, JourneyPicture)
    if len(picture.lines) > 1:
        wanted = {each.text for at in range(len(picture.touchpoints)) for each in marks_at(picture, at)}
        for width in (300, WIDE):
            shown = " ".join(each.text for each in drawing_of(picture, width=width).labels)
            assert all(text in shown for text in wanted)


def test_lines_end_behind_hyphens_within_a_word() -> None:
    """Between letters only, and only where what follows does not fit; what was parted is joined again as it was."""
    assert wrapped(LONG, 200, 13, lines=3) == ("Dr. Dieter Obermaier-", "Schlagenhauf")
    assert wrapped(LONG, 110, 13, lines=3) == ("Dr. Dieter", "Obermaier-", "Schlagenhauf")
    assert rejoined(wrapped(LONG, 110, 13, lines=3)) == LONG
    assert wraps_whole(LONG, 110, 13, lines=3)
    assert not wraps_whole(LONG, 60, 13, lines=9)
    assert unbroken("Anna-Lena from 3-4 to -5, x- y") == ["Anna-", "Lena", "from", "3-4", "to", "-5,", "x-", "y"]
