"""What may happen to customers over a year, in sentences that claim no more than the walks can bear."""

from __future__ import annotations

from cx_audit.core.exposure import Exposure, Range

THE_ASSUMPTION = (
    "This takes the walks to be typical and independent of each other, which nobody knows. Numbers a year come from "
    "the organisation itself."
)


_FIGURES = 2


def number_text(number: int) -> str:
    """A whole number with its thousands apart: 12,000."""
    return f"{number:,}"


def range_text(range_: Range) -> str:
    """A number, or a range: 12,000 or 10,000 to 14,000."""
    if range_.known is not None:
        return number_text(range_.known)
    return f"{number_text(range_.low)} to {number_text(range_.high)}"


def affected_text(exposure: Exposure) -> str:
    """How many would be affected: the number, or to two figures where it does not come out even: about 1,300."""
    about, ends = _affected(exposure)
    return f"{about}{' to '.join(ends)}"


def _affected(exposure: Exposure) -> tuple[str, tuple[str, ...]]:
    """Whether it is told to two figures, and the number or both ends of the range."""
    passing, affected = exposure.passing, exposure.affected
    even = all(number * exposure.eroded % exposure.walks == 0 for number in (passing.low, passing.high))
    told = number_text if even else about_text
    return "" if even else "about ", tuple(dict.fromkeys((told(affected.low), told(affected.high))))


def exposure_text(exposure: Exposure) -> str:
    """One touchpoint over a year, in one or two sentences."""
    affected = affected_text(exposure)
    a_range = ", because the yearly number is itself a range" if len(_affected(exposure)[1]) > 1 else ""
    if exposure.likely is None:
        if exposure.eroded:
            return f"If typical, {affected} a year{a_range}; one walk cannot tell."
        passing = range_text(exposure.passing)
        return f"{passing} customers a year pass here. The one walk built trust; one walk cannot tell."
    high = about_text(exposure.likely.high)
    if not exposure.eroded:
        return (
            f"None of {exposure.walks} walks eroded trust. So few walks still leave room for up to {high} customers "
            "a year (95 % interval)."
        )
    return (
        f"{exposure.eroded} of {exposure.walks} walks eroded trust: if typical, {affected} customers a year{a_range}. "
        f"So few walks leave room for {about_text(exposure.likely.low)} to {high} (95 % interval)."
    )


def about_text(number: int) -> str:
    """A number to two figures, because a handful of walks tells no more: 11,453 is about 11,000."""
    unit = 10 ** max(0, len(str(number)) - _FIGURES)
    return number_text((number + unit // 2) // unit * unit)
