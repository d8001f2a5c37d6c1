"""Why an action stands among the first things to do, in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.choices import Outcome
from cx_audit.core.missed import Missed
from cx_audit.core.scoring import cost_of_basic

NOTHING_MISSED = "because everything expected was there"
"""Why something is suggested that nobody asks for: basics before extras."""


def because_text(missed: Missed) -> str:
    """Why what was not met is to be mended: because 2 of 3 missed “a person, soon”; without a count for one leader."""
    match missed.entry:
        case Basic() as basic:
            return f"because {' and '.join(_basic_parts(missed, basic))}"
        case Pair(bad=bad):
            return f"because {_how_many(missed)} said “{bad}”" if missed.walked > 1 else f"because of “{bad}”"
        case ValueQuestion():
            if missed.walked > 1:
                return f"because {_how_many(missed)} got back less than was paid for"
            return "because less was given back than was paid for"
        case _:
            assert_never(missed.entry)


def _basic_parts(missed: Missed, basic: Basic) -> Iterator[str]:
    """What was missed before what was met only in part; the name of the basic with the first of them."""
    plainly = missed.costs.count(cost_of_basic(Outcome.MISSED, critical=basic.critical))
    partly = len(missed.letters) - plainly
    alone = missed.walked == 1
    if plainly:
        yield f"“{basic.name}” was missed" if alone else f"{plainly} of {missed.walked} missed “{basic.name}”"
    if partly:
        what = "it" if plainly else f"“{basic.name}”"
        yield f"{what} was met only in part" if alone else f"{partly} of {missed.walked} got {what} only in part"


def _how_many(missed: Missed) -> str:
    return f"{len(missed.letters)} of {missed.walked}"
