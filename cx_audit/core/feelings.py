"""The lexicon: the words for a feeling, each with a direction and a usual strength.

Strengths follow the mean ratings of the VADER lexicon (Hutto and Gilbert 2014, MIT licence):
strength = floor(2.5 * |mean| + 0.5). "Satisfied" is the exception: every norm calls it pleasant,
the method sets it 1 down, because an experience that merely satisfied gave nobody a reason to return.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

WEAKEST, STRONGEST = 1, 10


class Direction(StrEnum):
    """Which way a feeling moved the person."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """A word from the lexicon; `strength` is the one offered first, 1 to 10."""

    word: str
    direction: Direction
    strength: int


LEXICON: tuple[Feeling, ...] = tuple(
    Feeling(word=word, direction=direction, strength=strength)
    for direction, words in (
        (
            Direction.UP,
            (
                ("welcomed", 4),
                ("relieved", 4),
                ("reassured", 4),
                ("special", 4),
                ("valued", 5),
                ("pleased", 5),
                ("grateful", 5),
                ("respected", 5),
                ("confident", 6),
                ("amazed", 6),
                ("delighted", 6),
            ),
        ),
        (
            Direction.DOWN,
            (
                ("satisfied", 1),
                ("confused", 3),
                ("ignored", 3),
                ("unimportant", 3),
                ("suspicious", 4),
                ("annoyed", 4),
                ("unwelcome", 4),
                ("guilty", 5),
                ("unhappy", 5),
                ("disappointed", 5),
                ("frustrated", 6),
                ("stupid", 6),
            ),
        ),
    )
    for word, strength in words
)

_BY_WORD = {feeling.word: feeling for feeling in LEXICON}


def feeling_named(word: str) -> Feeling | None:
    """The feeling that goes by this word in the lexicon, or None."""
    return _BY_WORD.get(word)


def feelings_towards(direction: Direction) -> tuple[Feeling, ...]:
    """The feelings of one direction, in the order of the lexicon: weakest first."""
    return tuple(feeling for feeling in LEXICON if feeling.direction is direction)


@dataclass(frozen=True, slots=True, kw_only=True)
class Felt:
    """What the leader felt: a word, its direction, and the strength the leader gave it, 1 to 10."""

    word: str
    direction: Direction
    strength: int

    @property
    def signed(self) -> int:
        """The feeling on the scale from -10 to +10; never 0."""
        return self.strength if self.direction is Direction.UP else -self.strength
