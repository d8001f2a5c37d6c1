"""A trust score as it is drawn: a bar to the left of the middle or to the right, a colour, a figure and a word."""

from __future__ import annotations

from fractions import Fraction

from cx_audit.core.scoring import Span, level_of_trust
from cx_audit.core.words import span_text
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, Piece, Sheet, padded

SCORE, RANGE = 5, 10
"""The columns that a score takes, and a range of scores."""
LEVEL = 12
"""The columns that the longest level takes, with the space before it."""


def style_of(trust: int | Fraction | None) -> str:
    """The colour of a trust score or of net trust: built, eroded, or quiet while it is not known."""
    return QUIET if trust is None else BUILT if trust > 0 else ERODED


def score_bar(trust: Span, half: int) -> list[Piece]:
    """A diverging bar with each side `half` cells wide; empty while more than one score is possible."""
    left, right = bar_cells(trust.known, half)
    return [(left, ERODED), ("│", QUIET), (right, BUILT)]


def bar_cells(trust: int | None, half: int) -> tuple[str, str]:
    """The two sides of a diverging bar for a score from -10 to +10."""
    if trust is None:
        return " " * half, " " * half
    full, rest = divmod(max(1, round(abs(trust) / 10 * half * 2)), 2)
    if trust < 0:
        return (("▐" if rest else "") + "█" * full).rjust(half), " " * half
    return " " * half, ("█" * full + ("▌" if rest else "")).ljust(half)


def score_pieces(sheet: Sheet, trust: Span) -> list[Piece]:
    """The score or its range, and its level."""
    style = style_of(trust.known)
    figure = padded(sheet.screen.spell(span_text(trust)), RANGE if trust.known is None else SCORE, right=True)
    return [(figure, f"bold {style}"), ("  " + level_word(trust), style)]


def level_word(trust: Span) -> str:
    """The level of a score in a word or two; of a range the level of all of it, or “open”."""
    low, high = level_of_trust(trust.low), level_of_trust(trust.high)
    return str(low) if low is high else "open"
