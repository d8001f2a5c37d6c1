"""The lexicon: its words, their directions and the strengths that are offered first."""

from __future__ import annotations

import csv
import math
from fractions import Fraction
from pathlib import Path

import pytest

from cx_audit.core.feelings import (
    LEXICON,
    STRONGEST,
    WEAKEST,
    Direction,
    Feeling,
    Felt,
    feeling_named,
    feelings_towards,
)

with (Path(__file__).parent.parent / "data" / "feelings.csv").open(encoding="utf-8", newline="") as lines:
    PUBLISHED = tuple(csv.DictReader(lines))


def test_the_lexicon_is_the_published_list() -> None:
    """Words, directions, strengths and their order are those of feelings.csv."""
    ours = [(each.word, str(each.direction), each.strength) for each in LEXICON]
    assert ours == [(row["word"], row["direction"], int(row["strength"])) for row in PUBLISHED]


@pytest.mark.parametrize("row", PUBLISHED, ids=[row["word"] for row in PUBLISHED])
def test_strengths_follow_the_rated_means(row: dict[str, str]) -> None:
    """A strength is floor(2.5 * |mean| + 0.5) and its direction the mean's sign; only "satisfied" is set by hand."""
    feeling = feeling_named(row["word"])
    assert feeling is not None
    mean = Fraction(row["vader_mean"])
    if feeling.word == "satisfied":
        assert (feeling.direction, feeling.strength) == (Direction.DOWN, 1)
        assert mean > 0
    else:
        assert feeling.strength == math.floor(Fraction("2.5") * abs(mean) + Fraction(1, 2))
        assert (feeling.direction is Direction.UP) is (mean > 0)


def test_no_word_stands_twice_and_every_strength_is_on_the_scale() -> None:
    """Each word is there once, in small letters, with a strength from 1 to 10."""
    assert len({each.word for each in LEXICON}) == len(LEXICON)
    assert all(each.word == each.word.lower() and WEAKEST <= each.strength <= STRONGEST for each in LEXICON)


@pytest.mark.parametrize("direction", Direction)
def test_feelings_of_one_direction_run_from_weak_to_strong(direction: Direction) -> None:
    """The words that go one way keep the lexicon's order, weakest first, and none goes the other way."""
    feelings = feelings_towards(direction)
    assert list(feelings) == [each for each in LEXICON if each.direction is direction]
    assert [each.strength for each in feelings] == sorted(each.strength for each in feelings)


def test_the_two_directions_make_the_whole_lexicon() -> None:
    """Every word goes up or down; there is no third way."""
    assert set(feelings_towards(Direction.UP)) | set(feelings_towards(Direction.DOWN)) == set(LEXICON)


@pytest.mark.parametrize("feeling", LEXICON, ids=[each.word for each in LEXICON])
def test_a_feeling_is_found_by_its_word(feeling: Feeling) -> None:
    """Looking up each word gives its own entry."""
    assert feeling_named(feeling.word) is feeling


@pytest.mark.parametrize("word", ["", "good", "Pleased", " pleased", "fine", "neutral"])
def test_a_word_outside_the_lexicon_names_no_feeling(word: str) -> None:
    """Nothing near a word is taken for it, and no neutral word exists."""
    assert feeling_named(word) is None


@pytest.mark.parametrize(
    ("direction", "strength", "signed"),
    [(Direction.UP, 1, 1), (Direction.UP, 10, 10), (Direction.DOWN, 1, -1), (Direction.DOWN, 10, -10)],
)
def test_what_was_felt_has_a_sign(direction: Direction, strength: int, signed: int) -> None:
    """Up is above zero, down below, by the strength that was given."""
    assert Felt(word="pleased", direction=direction, strength=strength).signed == signed
