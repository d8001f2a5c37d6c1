"""Days as people write them, and as they are written for people."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from cx_audit.core.day_words import day_text as day_text
from cx_audit.core.day_words import written_day as written_day

_WEEKDAYS = [name.lower() for name in calendar.day_name]
_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_IN = re.compile(r"(?:in\s+)?\+?(\d{1,3}|a|an|one|two|three|four|six)\s+(day|week|month|year)s?")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_DAY_AND_MONTH = re.compile(r"(\d{1,2})\.?\s+([a-z]{3,9})\.?(?:\s+(\d{4}))?")

HOW_TO_WRITE_A_DAY = "2031-05-17, 17 May, friday, tomorrow, or in 2 weeks"


def day_from(text: str, today: date) -> str | None:
    """A day as YYYY-MM-DD from the ways people write it, seen from `today`; None when it is none of them."""
    folded = " ".join(text.lower().split())
    found = _relative(folded, today) or _named(folded, today)
    if found is None:
        try:
            found = date.fromisoformat(folded)
        except ValueError:
            return None
    return found.isoformat()


def past_day_from(text: str, today: date) -> str | None:
    """A day as YYYY-MM-DD for something that has happened: one written without a year is the latest that has been.

    None when it is no day; a day that is still to come is given as it is.
    """
    folded = " ".join(text.lower().split())
    if folded == "yesterday":
        return (today - timedelta(days=1)).isoformat()
    day = day_from(folded, today)
    if day is not None and (day <= today.isoformat() or re.search(r"[0-9]{4}", folded)):
        return day
    fitting = (day_from(f"{folded} {year}", today) for year in (today.year, today.year - 1))
    return next((each for each in fitting if each is not None and each <= today.isoformat()), day)


def _relative(folded: str, today: date) -> date | None:
    if folded in ("today", "tomorrow"):
        return today + timedelta(days=folded == "tomorrow")
    weekday = folded.removeprefix("next ").removeprefix("on ")
    matches = [number for number, name in enumerate(_WEEKDAYS) if len(weekday) >= 3 and name.startswith(weekday)]
    if matches:
        return today + timedelta(days=(matches[0] - today.weekday() - 1) % 7 + 1)
    found = _IN.fullmatch(folded)
    if found is None:
        return None
    count = _NUMBERS.get(found[1]) or int(found[1])
    match found[2]:
        case "day":
            return today + timedelta(days=count)
        case "week":
            return today + timedelta(weeks=count)
        case "month":
            return _months_later(today, count)
        case _:
            return _months_later(today, 12 * count)


def _months_later(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, calendar.monthrange(year, month + 1)[1]))


def _named(folded: str, today: date) -> date | None:
    found = _DAY_AND_MONTH.fullmatch(folded)
    if found is None:
        return None
    months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(found[2])]
    if len(months) != 1:
        return None
    try:
        day = date(int(found[3] or today.year), months[0], int(found[1]))
        return day.replace(year=today.year + 1) if not found[3] and day < today else day
    except ValueError:
        return None
