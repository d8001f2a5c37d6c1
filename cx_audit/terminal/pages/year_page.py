"""Over a year: the volumes that an organisation has said, and what they make of its walks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cx_audit.core.engagement import Engagement
from cx_audit.core.exposure import Exposure, customers_a_year, passing_a_year
from cx_audit.core.exposure_words import THE_ASSUMPTION, exposure_text, range_text
from cx_audit.core.volumes import Volume
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet, padded

_LABEL = 24


def draw_volumes(
    sheet: Sheet,
    engagement: Engagement,
    touchpoints: Mapping[str, str],
    known: Mapping[str, Volume],
    *,
    typed: Callable[[str], str],
) -> None:
    """The customers a year of the organisation and of each of its touchpoints, as it said them.

    `typed` makes of a command the line to type.
    """
    sheet.blank()
    draw_name(sheet, engagement.organisation, made_up=engagement.made_up)
    sheet.heading("Customers a year")
    customers = customers_a_year(known)
    sheet.row((padded("All customers", _LABEL), STRONG), (range_text(customers) if customers else "not said", ""))
    for key, title in touchpoints.items():
        passing = passing_a_year(known, key)
        said = range_text(passing) if passing is not None else "not said"
        sheet.row((padded(title, _LABEL - 1) + " ", ""), (said, "" if passing is not None else QUIET))
    sheet.end_section()
    sheet.blank()
    if any(passing_a_year(known, key) for key in touchpoints):
        sheet.paragraph("See what would happen over a year, if the walks were typical:", QUIET)
        sheet.unbroken(typed(f"team {_quoted(engagement.organisation)}"), QUIET)
    else:
        sheet.paragraph("Say how many pass each touchpoint, as a number, a range or a share:", QUIET)
        first = next(iter(touchpoints), "call")
        sheet.unbroken(typed(f"volumes {_quoted(engagement.organisation)} --at {first}=12000"), QUIET)
    sheet.blank()


def draw_over_a_year(sheet: Sheet, exposures: Sequence[Exposure]) -> None:
    """What would happen to customers over a year, with the assumption beside it; nothing without volumes."""
    if not exposures:
        return
    sheet.heading("Over a year")
    for exposure in exposures:
        sheet.row((exposure.title, STRONG))
        sheet.paragraph(exposure_text(exposure), indent=2)
    sheet.paragraph(THE_ASSUMPTION, QUIET)


def _quoted(name: str) -> str:
    import shlex

    return shlex.quote(name)
