"""Days as they are written for people."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, datetime


def day_text(moment: datetime) -> str:
    """A day in the reader's zone: 14 November 2031."""
    return written_day(moment.astimezone().date().isoformat())


def written_day(day: str) -> str:
    """A day from YYYY-MM-DD, written out: 14 November 2031."""
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {calendar.month_name[parsed.month]} {parsed.year}"


def days_text(moments: Sequence[datetime]) -> str:
    """From the first of these days to the last, in the reader's zone: 14 to 17 November 2031; at least one moment."""
    first, last = day_text(min(moments)), day_text(max(moments))
    if first == last:
        return first
    day, month_and_year = first.split(" ", 1)
    return f"{day if last.endswith(month_and_year) else first} to {last}"
