"""Where a chapter's last words begin that stay together on paper, so that few lines do not begin a page alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from cx_audit.report.blocks import Block, Callout, Facts, Figure, Heading, Listing, Paragraph, Quote, Steps, Table

_LINE, _ROW = 90, 135
"""How many letters a text and a row of a table count for at least, as no other stands beside them."""
_MOST_LETTERS_LAST = 700
_MOST_LETTERS_TOGETHER = 1000
"""About a quarter of a page."""


def last_words_from(blocks: Sequence[Block]) -> int:
    """The place from which the last blocks stay on one page; the number of blocks where none need to.

    They are a short part below the last heading, and what stands before it with its own heading, where both are small
    enough to be carried over together.
    """
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if not headings or headings[-1] < 2 or _letters(blocks[headings[-1] :]) > _MOST_LETTERS_LAST:
        return len(blocks)
    before = headings[-1] - 1
    first = before - 1 if isinstance(blocks[before - 1], Heading) else before
    return first if _letters(blocks[first:]) <= _MOST_LETTERS_TOGETHER else headings[-1]


def _letters(blocks: Sequence[Block]) -> int:
    return sum(_letters_of(block) for block in blocks)


def _letters_of(block: Block) -> int:
    """About how much room a block takes, as the letters of a text that takes as much; a picture takes too much."""
    match block:
        case Heading() | Paragraph() | Quote():
            return max(_LINE, len(block.text))
        case Listing(texts=texts):
            return sum(max(_LINE, len(text)) for text in texts)
        case Callout(texts=texts):
            return sum(max(2 * _LINE, len(text)) for text in texts)
        case Steps(steps=steps):
            return sum(max(2 * _LINE, len(step.what) + len(step.about)) for step in steps)
        case Facts():
            return 4 * _LINE
        case Table(rows=rows):
            longest = (max(len(cell.text) for cell in row) * len(row) for row in rows)
            return 2 * _LINE + sum(max(_ROW, letters) for letters in longest)
        case Figure():
            return _MOST_LETTERS_TOGETHER
        case _:
            assert_never(block)
