"""How a person writes a yearly volume: 12,000 · 10,000 to 14,000 · 12k · 1.5 million · 30 % · 20-30 %."""

from __future__ import annotations

import re
from fractions import Fraction

from cx_audit.core.exposure import WHOLE, Range, share_of
from cx_audit.core.volumes import MOST_A_YEAR

EXAMPLES = "12,000, or a range such as 10,000 to 14,000, or a share of your customers such as 30 %"

_GROUPED = re.compile(r"(?!0)\d{1,3}(?:[ ,.'’\u00a0\u202f]\d{3})+")
_NUMBER = re.compile(r"(?P<digits>[\d ,.'’\u00a0\u202f]*\d)\s*(?P<unit>(?ai:k|thousand|m|mn|million))?")
_PERCENT = re.compile(r"\d+(?:[.,]\d{1,6})?")
_OF_A_UNIT = re.compile(r"\d+(?:[.,]\d{1,2})?|0[.,]\d{1,6}")
_BETWEEN = re.compile(r"\s*(?:-|–|—|to)\s*", re.IGNORECASE)
_UNITS = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "mn": 1_000_000, "million": 1_000_000}


def volume_from(text: str, customers: Range | None) -> Range | str:
    """The customers a year that a text says, or a sentence about what would be understood.

    A share needs `customers`, the whole organisation's customers a year.
    """
    is_share = text.rstrip().endswith("%")
    parts = [_without_percent(part) if is_share else part.strip() for part in _BETWEEN.split(text)]
    numbers = [_number(part, is_share=is_share) for part in parts]
    if len(numbers) not in (1, 2) or None in numbers:
        return f"Write a number a year: {EXAMPLES}."
    found = [number for number in numbers if number is not None]
    low, high = found[0], found[-1]
    if len(parts) == 2 and _unit(parts[0]) == 1 and _unit(parts[1]) > 1 and low < high / _unit(parts[1]):
        low *= _unit(parts[1])
    if low > high:
        return "Write the lower number of a range first."
    if is_share:
        return _share(low, high, customers)
    if low.denominator != 1 or high.denominator != 1:
        return "Customers a year are whole numbers."
    if high > MOST_A_YEAR:
        return "That is more than a million million customers a year. Write it again."
    return Range(low=int(low), high=int(high))


def _without_percent(part: str) -> str:
    return part.strip().removesuffix("%").strip()


def _share(low: Fraction, high: Fraction, customers: Range | None) -> Range | str:
    if high > WHOLE:
        return "A share is at most 100 % of your customers."
    if customers is None:
        return "A share needs the customers a year first: say them with --customers, or write a number here."
    return share_of(customers, low, high)


def _number(text: str, *, is_share: bool) -> Fraction | None:
    """The number, exactly; one with decimals only as a share or with a unit, for 12,00 may be a slip of 12,000.

    With a unit 1.234 is refused: nobody can tell whether thousands or decimals are behind its point.
    """
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    digits = found["digits"].strip()
    if is_share or found["unit"]:
        plain = digits.replace(",", ".") if (_PERCENT if is_share else _OF_A_UNIT).fullmatch(digits) else ""
    else:
        plain = re.sub(r"\D", "", digits) if digits.isdecimal() or _GROUPED.fullmatch(digits) else ""
    if not plain:
        return None
    return Fraction(plain) * _unit(text) if len(plain) <= len(str(MOST_A_YEAR)) else Fraction(MOST_A_YEAR + 1)


def _unit(text: str) -> int:
    found = _NUMBER.fullmatch(text.strip())
    return _UNITS[found["unit"].casefold()] if found is not None and found["unit"] else 1
