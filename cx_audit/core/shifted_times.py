"""Moving every moment and every day so that an export begins on a fixed day, and no moment tells the time of day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cx_audit.core.replies import is_day

FIRST_DAY = date(2000, 1, 1)
_ONE_DAY, _ONE_SECOND = timedelta(days=1), timedelta(seconds=1)
_LATEST = date(9998, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftedTimes:
    """Where each moment and each day goes.

    The first day with a moment becomes 2000-01-01, and the days between two days stay as many. Within a day the
    moments become 00:00:00, 00:00:01 and so on: which came first stays, when it was does not. Zones become UTC.
    """

    days: int
    moments: dict[datetime, datetime]

    def moment(self, at: datetime) -> datetime:
        """Where this moment goes; KeyError for one that the export does not have."""
        return self.moments[at]

    def day(self, text: str) -> str:
        """Where a day, as YYYY-MM-DD, goes; any other text stays."""
        return _moved(date.fromisoformat(text), self.days).isoformat() if is_day(text) else text


def shifted_times(moments: Iterable[datetime]) -> ShiftedTimes:
    """The shift for an export with these moments, each with its zone."""
    ordered = sorted(set(moments))
    days = (FIRST_DAY - ordered[0].date()).days if ordered else 0
    by_day: dict[date, list[datetime]] = {}
    day = date.min
    for at in ordered:
        # The day that the person saw on the calendar, but never before one of an earlier moment in another zone.
        day = max(day, at.date())
        by_day.setdefault(_moved(day, days), []).append(at)
    return ShiftedTimes(
        days=days, moments={at: moved for day, each in by_day.items() for at, moved in _one_day(day, each)}
    )


def _one_day(day: date, moments: list[datetime]) -> Iterable[tuple[datetime, datetime]]:
    begin = datetime(day.year, day.month, day.day, tzinfo=UTC)
    step = min(_ONE_SECOND, _ONE_DAY / (len(moments) + 1))
    return ((at, begin + number * step) for number, at in enumerate(moments))


def _moved(day: date, days: int) -> date:
    """The day moved, but never out of the calendar."""
    return date.fromordinal(max(1, min(_LATEST.toordinal(), day.toordinal() + days)))
