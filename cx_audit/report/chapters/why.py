"""Why a touchpoint has its score, in a sentence and in the row of a leader."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cx_audit.core.checklist import Basic
from cx_audit.core.choices import Outcome
from cx_audit.core.evidence import Unmet
from cx_audit.core.insight import CappedByUnmet, SetByFeeling, SetByMoment, reason_for
from cx_audit.core.result import TouchpointResult
from cx_audit.core.team_words import listed
from cx_audit.core.words import felt_text, reason_text, signed, unmet_text

MOST_UNMET = 2
"""How much of what was not met stands in the row of a leader; the table below the rows has all of it."""


def why_text(result: TouchpointResult) -> str:
    """The reason, and by how much it felt better than the evidence allows."""
    reason = reason_text(reason_for(result))
    if not result.rose_tint:
        return reason
    return f"{reason}; felt {signed(result.felt.low)}, better than the evidence allows: rose tint {result.rose_tint}"


def why_in_row(result: TouchpointResult) -> str:
    """Why the score is what it is, beside the feeling and the moments, which are not told again."""
    match reason := reason_for(result):
        case SetByFeeling():
            why = "the feeling at the end"
        case SetByMoment(moment=moment):
            which = f" ({felt_text(moment.felt)})" if len(result.moments) > 1 else ""
            why = f"halfway between the moment{which} and the end"
        case CappedByUnmet():
            why = _unmet_in_row(result.unmet)
        case _:
            why = reason_text(reason)
    return f"{why}; rose tint {result.rose_tint}" if result.rose_tint else why


def _unmet_in_row(unmet: Sequence[Unmet]) -> str:
    """What was not met, what was missed before what was met only partly."""
    ordered = sorted(unmet, key=lambda each: each.outcome is not Outcome.MISSED)
    more = len(ordered) - MOST_UNMET
    named = ordered[:MOST_UNMET] if more > 1 else ordered
    told = [
        _basics_in_row("missed", (each for each in named if each.outcome is Outcome.MISSED)),
        *(unmet_text(each) for each in named if not isinstance(each.entry, Basic)),
        _basics_in_row("only partly", (each for each in named if each.outcome is Outcome.PARTLY)),
        f"{more} more below" if more > 1 else "",
    ]
    return "; ".join(text for text in told if text)


def _basics_in_row(how: str, unmet: Iterable[Unmet]) -> str:
    names = [f"“{each.entry.name}”" for each in unmet if isinstance(each.entry, Basic)]
    return f"{how}: {listed(names)}" if names else ""
