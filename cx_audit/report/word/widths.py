"""How wide the columns of a table are, so that numbers stay on one line and long texts get the room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cx_audit.report.blocks import Column, Table
from cx_audit.report.pictures.widths import width_of
from cx_audit.report.table_columns import LEAST_SHARE, says_most, to_write_in
from cx_audit.report.word.text import toned

_MOST_LETTERS = 240
"""Of a longer text only the beginning is measured: it gets all the room there is anyway."""
_MOST_OF_THE_ROOM = 0.45
"""What a single word or number may claim; longer words are broken."""
_TO_WRITE_IN = 1000
"""Room in a column with nothing in it, in twentieths of a point: it is there to be filled in by hand."""


def column_widths(table: Table, room: int, *, size: int, padding: int) -> tuple[int, ...]:
    """The widths, which come to `room`; all lengths, and the letters' size, are in twentieths of a point."""
    by_hand, most = to_write_in(table), says_most(table)
    needs = [
        _need(column, texts, room, size, padding, share=LEAST_SHARE if at == most else 0.0)
        for at, (column, texts) in enumerate(_columns(table))
    ]
    least, wanted = ([each[at] for each in needs] for at in range(2))
    spare = room - sum(least)
    if spare <= 0:
        highest = _most_each(least, room)
        return _whole([min(each, highest) for each in least], room)
    missing = [want - floor for floor, want in needs]
    if sum(missing) > spare:
        return _whole([floor + spare * each / sum(missing) for floor, each in zip(least, missing, strict=True)], room)
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
) -> tuple[float, float]:
    """The least width, which is at least this share of the room, and the one that breaks no line."""
    lines = [line for text in texts for line in text.split("\n")]
    if not any(texts):
        fixed = min(max(_TO_WRITE_IN, _widest(column.title.split(), size) + padding), room * _MOST_OF_THE_ROOM)
        return fixed, fixed
    words = column.title.split() + (lines if column.numeric else [word for line in lines for word in line.split()])
    least = max(min(_widest(words, size) + padding, room * _MOST_OF_THE_ROOM), room * share)
    wanted = min(_widest([column.title, *lines], size) + padding, room)
    return least, max(least, wanted)


def _widest(texts: Sequence[str], size: int) -> float:
    return max((width_of(text, size, bold=True) for text in texts), default=0.0)


def _most_each(needs: Sequence[float], room: float) -> float:
    """The width that the widest columns must do with so that all of them fit; narrower ones keep theirs."""
    left, wide = room, len(needs)
    for need in sorted(needs):
        if need * wide > left:
            break
        left -= need
        wide -= 1
    return left / max(wide, 1)


def _whole(widths: Sequence[float], room: int) -> tuple[int, ...]:
    """Whole lengths that come to the room exactly."""
    ends = [0]
    total = 0.0
    for width in widths:
        total += width
        ends.append(round(total))
    ends[-1] = room
    return tuple(after - before for before, after in pairwise(ends))
