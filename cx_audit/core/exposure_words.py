"""What may happen to customers over a year, in sentences that claim no more than the walks can bear."""

from __future__ import annotations

from cx_audit.core.exposure import Exposure, Range

THE_ASSUMPTION = (
    "This takes the walks to be typical and independent of each other, which nobody knows. Numbers a year are the "
    "organisation's own."
)


def number_text(number: int) -> str:
    """A whole number with its thousands apart: 12,000."""
    return f"{number:,}"


def range_text(range_: Range) -> str:
    """A number, or a range: 12,000 or 10,000 to 14,000."""
    if range_.known is not None:
        return number_text(range_.known)
    return f"{number_text(range_.low)} to {number_text(range_.high)}"


def exposure_text(exposure: Exposure) -> str:
    """One touchpoint over a year, in one or two sentences."""
    passing = f"{range_text(exposure.passing)} customers a year pass here"
    a_range = ", a range because the volume is one" if exposure.passing.known is None else ""
    if exposure.walks == 1:
        if not exposure.eroded:
            return f"{passing}. The one walk built trust; one walk cannot tell."
        return f"If typical, {range_text(exposure.affected)} a year{a_range}; one walk cannot tell."
    eroded = f"{exposure.eroded} of {exposure.walks} walks eroded trust"
    if exposure.likely is None:
        return f"{passing}. {eroded}."
    return (
        f"{eroded}: if typical, {range_text(exposure.affected)} customers a year{a_range}. "
        f"So few walks leave room for {range_text(exposure.likely)} (95 % interval)."
    )
