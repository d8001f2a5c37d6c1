"""What the pages must say, whatever their wording: the golden pages alone would let a line get lost in an update."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cx_audit.core.questions import Answer

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER, finished_audit, saved

SAID = [
    "Harbour Books",
    "round 1",
    "Ada",
    "17 May 2031",
    "On the whole, this walk built trust.",
    "+16",
    "Built 2 of 5",
    "clear what it costs",
    "rose tint 6",
    "cut off in the middle of a sentence",
    "all basics met, nothing unexpected",
    "blind spot",
    "hidden strength",
    "A book brought to my door",
    "Take it back to them, they will come to you.",
    "Our website is about us",
    "We could live on people who come back",
    "Show the price beside each offer",
    "Call when the second part is out",
    "Sam at the counter",
    "20 June 2031",
    "Show the price beside each book",
    "Ada · by 15 June 2031",
    "1 September 2031",
    "not what customers feel",
    "design choices",
    "first-walk-r1-ada-adabcd234567.json",
]


@pytest.mark.parametrize("width", [50, 80, 120])
def test_the_result_says(filled: Cx, columns: Callable[[int], None], width: int) -> None:
    """Nothing that the leader said or that the walk came to is missing from the page, at any width."""
    columns(width)
    page = " ".join(filled("show", FINISHED).out.split())
    assert [said for said in SAID if said not in page] == []


def test_the_method_never_promises(filled: Cx) -> None:
    """No page says guaranteed, proven or significant."""
    pages = "".join(
        filled(*page).out for page in (("show", FINISHED), ("show", OPEN, "--so-far"), ("checklist", "show"))
    )
    for word in ("guarantee", "proven", "significant", "were you satisfied"):
        assert word not in pages.lower()


def test_a_commitment_that_only_buys_a_tool_is_warned_of(cx: Cx) -> None:
    """A commitment that only buys a tool keeps its owner and its day, and the page says that a tool does not care."""
    audit = finished_audit()
    responses = {**audit.responses, "after/commitment/what": Answer("Buy a new CRM system")}
    saved(cx.data, replace(audit, responses=responses))
    page = " ".join(cx("show").out.split())
    assert "A tool does not care" in page
    assert "Ada · by 15 June 2031" in page


@pytest.mark.parametrize("command", [("list",), ("show", OTHER)], ids=" ".join)
@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_made_up_is_never_cut_off(
    filled: Cx, columns: Callable[[int], None], command: tuple[str, ...], width: int
) -> None:
    """However long the name of a made-up organisation is, the page says that it is made up."""
    columns(width)
    assert "made up" in filled(*command).out


def test_names_fit_the_list(cx: Cx) -> None:
    """A leader's name of ordinary length is whole in the list at 80 columns."""
    saved(cx.data, replace(finished_audit(), leader="Alexandra R."))
    assert "Alexandra R." in cx("list").out


def test_an_open_page_gives_no_score_away(filled: Cx) -> None:
    """The page of an open walk says where it stands and how to go on, and has no score on it."""
    page = filled("show", OPEN).out
    assert "touchpoint 3 of 5" in page
    assert f"cx-audit resume {OPEN}" in page
    for score in ("−5", "−1", "+4", "at risk", "eroding", "Net trust", "trust score"):
        assert score not in page
