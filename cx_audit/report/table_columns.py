"""Which columns of a table are there to be written in by hand, and which then needs the room."""

from __future__ import annotations

from cx_audit.report.blocks import Table

LEAST_SHARE = 1 / 3
"""What the column that says most has of the width, at least, in a table to be written in."""
_MEASURED = 300


def to_write_in(table: Table) -> frozenset[int]:
    """The places of the columns that have a head and nothing below it."""
    return frozenset(at for at in range(len(table.columns)) if not any(row[at].text for row in table.rows))


def says_most(table: Table) -> int | None:
    """The place of the column with most letters; None where no column is to be written in, or nothing is said."""
    if not to_write_in(table):
        return None
    letters = [sum(len(row[at].text[:_MEASURED]) for row in table.rows) for at in range(len(table.columns))]
    return letters.index(max(letters)) if any(letters) else None
