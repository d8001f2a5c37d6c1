"""Why a leader has this score, in a row of the table of a touchpoint."""

from __future__ import annotations

import pytest

from cx_audit.core.questions import NO_WAY_THROUGH, Answer, Response
from cx_audit.core.result import TouchpointResult, result_of
from cx_audit.report.chapters.why import why_in_row
from tests.core.samples import down, finished_audit, up, walked

MISSED, PARTLY = Answer("missed"), Answer("partly")
GLAD: dict[str, Response] = {"shop/extra/1": Answer("yes"), "shop/extra/1/grade": Answer("glad")}
"""Allows a felt score up to +7 where nothing was missed."""


def shop(replies: dict[str, Response]) -> TouchpointResult:
    """The shop, left up as far as it goes, with these replies."""
    return result_of(finished_audit(walked({"shop/feeling": Answer(up(10)), **GLAD, **replies}))).touchpoints[0]


def moment(number: int, felt: int) -> dict[str, Response]:
    """A moment of the shop, so far up or down."""
    key = f"shop/moment/{number}"
    feeling = up(felt) if felt > 0 else down(-felt)
    return {key: Answer(feeling.direction.value), f"{key}/what": Answer("that"), f"{key}/feeling": Answer(feeling)}


@pytest.mark.parametrize(
    ("replies", "why"),
    [
        ({"shop/feeling": Answer(down(6))}, "the feeling at the end"),
        ({"shop/feeling": Answer(up(2)), **moment(1, -7)}, "halfway between the moment and the end"),
        (
            {"shop/feeling": Answer(up(2)), **moment(1, 3), **moment(2, -7)},
            f"halfway between the moment ({down(7).word}, 7 down) and the end",
        ),
        (
            {"shop/basic/seen": PARTLY, "shop/basic/price": MISSED},
            "missed: “a clear price”; only partly: “seen”; rose tint 16",
        ),
        (
            {"shop/basic/seen": PARTLY, "shop/value": Answer("less")},
            "less given back than was paid for; only partly: “seen”; rose tint 16",
        ),
        (
            {"shop/basic/seen": MISSED, "shop/basic/price": MISSED, "shop/basic/reason": PARTLY},
            "missed: “seen” and “a clear price”; only partly: “a reason”; rose tint 20",
        ),
        (
            {
                "shop/basic/seen": MISSED,
                "shop/basic/price": PARTLY,
                "shop/basic/reason": PARTLY,
                "shop/value": Answer("less"),
            },
            "missed: “seen”; less given back than was paid for; 2 more below; rose tint 20",
        ),
        ({}, "as high as the extras reach: glad; rose tint 3"),
        ({"shop/card": Answer(NO_WAY_THROUGH), "shop/feeling": Answer(down(9))}, "could not get through"),
    ],
)
def test_why_in_a_row(replies: dict[str, Response], why: str) -> None:
    """What was missed before what was met only partly, and which moment where there were several."""
    assert why_in_row(shop(replies)) == why
