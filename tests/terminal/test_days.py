"""Days as people write them: what is understood, and that what is shown can be written as well."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.terminal.days import day_from, past_day_from, written_day

TODAYS = st.dates(date(1970, 1, 1), date(8900, 12, 31))
WORDS = (
    *("12", "29", "31", "0", "٣", "999", "2028", "9999", ".", "-", "in", "next", "a", "three", "\u0131"),
    *("day", "weeks", "month", "years", "friday", "tomorrow", "yesterday", "feb", "may", "ma", "29 feb"),
)


@pytest.mark.parametrize(
    ("written", "today", "day"),
    [
        ("3 may", date(2031, 2, 1), "2030-05-03"),
        ("3 jan", date(2031, 2, 1), "2031-01-03"),
        ("29 feb", date(2028, 3, 1), "2028-02-29"),
        ("29 feb", date(2029, 2, 1), "2028-02-29"),
        ("29 feb", date(2031, 2, 1), None),
        ("yesterday", date(2028, 3, 1), "2028-02-29"),
        ("3 may 2035", date(2031, 2, 1), "2035-05-03"),
        ("in 2 weeks", date(2031, 2, 1), "2031-02-15"),
        ("some day", date(2031, 2, 1), None),
    ],
)
def test_a_day_that_has_been(written: str, today: date, day: str | None) -> None:
    """Without a year it is the latest that has been, also where this year or the next has no such day."""
    assert past_day_from(written, today) == day


@given(st.dates(date(1000, 1, 1)), TODAYS)
def test_a_day_that_is_shown_can_be_written(day: date, today: date) -> None:
    """Written out or in figures, a day is understood as itself, whenever that is."""
    for written in (written_day(day.isoformat()), day.isoformat()):
        assert day_from(written, today) == day.isoformat()


@given(st.text(max_size=20) | st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join), TODAYS)
def test_any_text_is_a_day_or_none(text: str, today: date) -> None:
    """Nothing breaks, a day is one of the calendar, and one that has been is the same seen from either side."""
    day, past = day_from(text, today), past_day_from(text, today)
    for each in (day, past):
        assert each is None or date.fromisoformat(each).isoformat() == each
    if day is not None and day <= today.isoformat():
        assert past == day
