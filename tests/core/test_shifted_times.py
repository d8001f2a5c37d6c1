"""Moving times: the first day, the days between, the order, and nothing of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.shifted_times import FIRST_DAY, shifted_times

ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
EARLIEST, LATEST = datetime(1970, 1, 1), datetime(9998, 12, 31, 23, 59, 59)  # noqa: DTZ001 - the zone is drawn beside
LATE = datetime(9998, 12, 30)  # noqa: DTZ001
MOMENTS = st.lists(
    st.datetimes(EARLIEST, LATEST, timezones=ZONES) | st.datetimes(LATE, LATEST, timezones=ZONES),
    min_size=1,
    max_size=20,
)
"""Whatever an archive keeps, and often the end of its calendar, where a shift has no room left."""


@given(MOMENTS)
def test_order_stays_and_the_first_day_is_fixed(moments: list[datetime]) -> None:
    """What came first comes first, what was at once is at once, and the first moment is midnight of 2000-01-01."""
    times = shifted_times(moments)
    ordered = sorted(moments)
    moved = [times.moment(at) for at in ordered]
    assert moved == sorted(moved)
    assert [a == b for a, b in pairwise(ordered)] == [a == b for a, b in pairwise(moved)]
    assert moved[0] == datetime(2000, 1, 1, tzinfo=UTC)
    assert {at.utcoffset() for at in moved} == {timedelta(0)}


@given(MOMENTS)
def test_no_clock_is_left(moments: list[datetime]) -> None:
    """The time of day only counts the moments of the day."""
    times = shifted_times(moments)
    for at in times.moments.values():
        seconds = (at - at.replace(hour=0, minute=0, second=0)).total_seconds()
        assert seconds < len(moments)
        assert at.microsecond == 0


def test_the_end_of_the_calendar_is_no_exception() -> None:
    """A clock that was thousands of years ahead: its days have no room to move into, but their order stays."""
    last = datetime(9998, 12, 30, tzinfo=UTC)
    times = shifted_times([datetime(1970, 1, 1, tzinfo=UTC), last, last + timedelta(days=1)])
    assert times.moment(last) == datetime(9998, 12, 31, tzinfo=UTC)
    assert times.moment(last + timedelta(days=1)) == datetime(9998, 12, 31, 0, 0, 1, tzinfo=UTC)


def test_days_between_stay() -> None:
    """Walks three days apart, and a promise for a week later, are so afterwards."""
    first = datetime(2031, 5, 17, 22, 30, tzinfo=timezone(timedelta(hours=2)))
    times = shifted_times([first, first + timedelta(days=3)])
    assert times.moment(first).date() == FIRST_DAY
    assert times.moment(first + timedelta(days=3)).date() == date(2000, 1, 4)
    assert times.day("2031-05-24") == "2000-01-08"
    assert times.day("2031-05-10") == "1999-12-25"
    assert times.day("soon") == "soon"


def test_the_calendar_ends() -> None:
    """Days that would leave the calendar stay at its end."""
    times = shifted_times([datetime(2031, 1, 1, tzinfo=UTC)])
    assert times.day("0001-01-01") == "0001-01-01"
    assert shifted_times([datetime(1971, 1, 1, tzinfo=UTC)]).day("9999-12-31") == "9998-12-31"


def test_a_day_with_more_moments_than_seconds() -> None:
    """All of them still fit into the day, in order."""
    begin = datetime(2031, 1, 1, tzinfo=UTC)
    moments = [begin + timedelta(milliseconds=800 * number) for number in range(100_000)]
    moved = [shifted.date() for shifted in shifted_times(moments).moments.values()]
    assert set(moved) == {FIRST_DAY}


def test_two_zones() -> None:
    """A moment that is later, though its calendar says an earlier day, does not come before."""
    late = datetime(2031, 1, 2, 0, 30, tzinfo=timezone(timedelta(hours=2)))
    later = datetime(2031, 1, 1, 23, 0, tzinfo=UTC)
    times = shifted_times([late, later])
    assert times.moment(late) < times.moment(later)
