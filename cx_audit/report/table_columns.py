"""How the columns of a table share its width: which are to be written in by hand, and which need the room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cx_audit.report.blocks import Table

LEAST_SHARE = 1 / 3
"""What the column that says most has of the width, at least, in a table to be written in."""
_MEASURED = 300
_TALLEST = 4
"""How much more a tall row counts than a low one: with 1 all lines count alike, with more the tallest rows decide."""
_HALVINGS = 40


def to_write_in(table: Table) -> frozenset[int]:
    """The places of the columns that have a head and nothing below it."""
    return frozenset(at for at in range(len(table.columns)) if not any(row[at].text for row in table.rows))


def says_most(table: Table) -> int | None:
    """The place of the column with most letters; None where no column is to be written in, or nothing is said."""
    if not to_write_in(table):
        return None
    letters = [sum(len(row[at].text[:_MEASURED]) for row in table.rows) for at in range(len(table.columns))]
    return letters.index(max(letters)) if any(letters) else None


def weight_of(widths: Iterable[float]) -> float:
    """How much room a column asks for beside others, from the widths of its texts if each had one line."""
    return float(sum(width**_TALLEST for width in widths) ** (1 / (_TALLEST + 1)))


def balanced(floors: Sequence[float], wanted: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Widths that come to the room and keep rows low: no column below its floor, or above what it wants.

    Where the floors come to the room or more, the widest columns do with less, and narrower ones keep theirs. With n
    the lines of a text, the sum of n⁴ over all texts is least where each width is as its column's weight. Raises
    ValueError where less than the room is wanted.
    """
    if sum(floors) >= room:
        highest = most_each(floors, room)
        return _to_the_room([min(floor, highest) for floor in floors], room)
    if sum(wanted) < room:
        raise ValueError("nothing to share: every column has what it wants")
    low, high = 0.0, max(want / weight for want, weight in zip(wanted, weights, strict=True) if weight)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if sum(_at(middle, floors, wanted, weights)) < room else (low, middle)
    return _to_the_room(_at(high, floors, wanted, weights), room)


def most_each(needs: Sequence[float], room: float) -> float:
    """The width that the widest columns must do with so that all of them fit; narrower ones keep theirs."""
    left, wide = room, len(needs)
    for need in sorted(needs):
        if need * wide > left:
            break
        left -= need
        wide -= 1
    return left / max(wide, 1)


def _at(scale: float, floors: Sequence[float], wanted: Sequence[float], weights: Sequence[float]) -> list[float]:
    return [
        min(max(floor, weight * scale), max(floor, want))
        for floor, want, weight in zip(floors, wanted, weights, strict=True)
    ]


def _to_the_room(widths: Sequence[float], room: float) -> list[float]:
    return [width * room / sum(widths) for width in widths]
