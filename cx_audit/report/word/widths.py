"""How wide the columns of a table are, so that numbers stay on one line and long texts get the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cx_audit.report.blocks import Column, Table
from cx_audit.report.pictures.widths import unbroken, width_of
from cx_audit.report.table_columns import LEAST_SHARE, balanced, says_most, to_write_in, weight_of
from cx_audit.report.word.text import toned

_MOST_LETTERS = 240
"""Of a longer text only the beginning is measured: it gets all the room there is anyway."""
_MOST_OF_THE_ROOM = 0.45
"""What a single word or number may claim; longer words are broken."""
_TO_WRITE_IN, _TO_WRITE_A_WORD_IN = 1420, 920
"""Room in a column to be filled in by hand: 2.5 cm, and 1.6 cm for a short word, in twentieths of a point."""


def column_widths(table: Table, room: int, *, size: int, padding: int) -> tuple[int, ...]:
    """The widths, which come to `room`; all lengths, and the letters' size, are in twentieths of a point."""
    by_hand, most = to_write_in(table), says_most(table)
    needs = [
        _need(column, texts, room, size, padding, share=LEAST_SHARE if at == most else 0.0)
        for at, (column, texts) in enumerate(_columns(table))
    ]
    least, wanted, weights = ([each[at] for each in needs] for at in range(3))
    if sum(wanted) > room:
        return _whole(balanced(least, wanted, weights, room), room)
    left = room - sum(wanted)
    sharing = [0.0 if table.columns[at].numeric or at in by_hand else want for at, want in enumerate(wanted)]
    if not any(sharing):
        sharing = wanted
    return _whole([want + left * share / sum(sharing) for want, share in zip(wanted, sharing, strict=True)], room)


def _columns(table: Table) -> Iterator[tuple[Column, list[str]]]:
    for at, column in enumerate(table.columns):
        yield column, [toned(row[at].text, row[at].tone)[:_MOST_LETTERS] for row in table.rows]


def _need(
    column: Column, texts: Sequence[str], room: int, size: int, padding: int, *, share: float
) -> tuple[float, float, float]:
    """The least width, at least this share of the room, the one that breaks no line, and what it weighs."""
    lines = [line for text in texts for line in text.split("\n")]
    if not any(texts):
        by_hand = _TO_WRITE_A_WORD_IN if column.brief else _TO_WRITE_IN
        fixed = min(max(by_hand, _widest(unbroken(column.title), size) + padding), room * _MOST_OF_THE_ROOM)
        return fixed, fixed, 1.0
    words = unbroken(column.title) + (lines if column.numeric else [word for line in lines for word in unbroken(line)])
    least = max(min(_widest(words, size) + padding, room * _MOST_OF_THE_ROOM), room * share)
    wanted = min(_widest([column.title, *lines], size) + padding, room)
    return least, max(least, wanted), weight_of(width_of(text, size) + padding for text in texts)


def _widest(texts: Sequence[str], size: int) -> float:
    return max((width_of(text, size, bold=True) for text in texts), default=0.0)


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    """Whole lengths that come to the room exactly."""
    ends = [0]
    total = 0.0
    for width in widths:
        total += width
        ends.append(round(total))
    ends[-1] = room
    return tuple(after - before for before, after in pairwise(ends))
