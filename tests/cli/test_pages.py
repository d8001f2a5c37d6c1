"""What the pages must say, whatever their wording: the golden pages alone would let a line get lost in an update."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.questions import NO_WAY_THROUGH, Answer

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
    "departments met: marketing",
    "they said: “We are the leading house of books.”",
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


def test_departments_are_named_where_not_all_was_met(filled: Cx) -> None:
    """The reception was met on a call where nothing was missed, so it is not named beside that touchpoint."""
    page = filled("show", FINISHED).out
    assert page.count("departments met:") == 1
    assert "departments met: reception" not in page


def test_what_was_heard_and_met_is_not_shown_where_nobody_got_through(cx: Cx) -> None:
    """An answer turned into “could not get through” hides the quotes and the departments that had been given."""
    audit = finished_audit()
    saved(cx.data, replace(audit, responses={**audit.responses, "website/card": Answer(NO_WAY_THROUGH)}))
    page = cx("show").out
    assert "could not get through" in page
    assert "We are the leading house of books." not in page
    assert "departments met" not in page


@pytest.mark.parametrize("typed", ["Come back soon.", "“Come back soon.”", '"Come back soon."', "«Come back soon.»"])
def test_a_quote_has_one_pair_of_quotation_marks(cx: Cx, typed: str) -> None:
    """Quotation marks that the leader typed are not doubled."""
    audit = finished_audit()
    saved(cx.data, replace(audit, responses={**audit.responses, "website/quote/1": Answer(typed)}))
    assert "  they said: “Come back soon.”\n" in cx("show").out


def with_other_ids(audit: Audit, ids: dict[str, str]) -> Audit:
    """The same walk, with the questions after it going by other ids."""
    after = tuple(replace(item, id=ids.get(item.id, item.id)) for item in audit.checklist.after)
    responses = {}
    for key, response in audit.responses.items():
        part, item, *rest = key.split("/")
        responses["/".join([part, ids.get(item, item) if part == "after" else item, *rest])] = response
    return replace(audit, checklist=replace(audit.checklist, after=after), responses=responses)


def test_a_commitment_is_found_whatever_its_id(cx: Cx) -> None:
    """A checklist may call its commitment as it likes; the page and the JSON have it all the same."""
    saved(cx.data, with_other_ids(finished_audit(), {"commitment": "one-thing"}))
    page = " ".join(cx("show").out.split())
    assert "Your commitment" in page
    assert "Show the price beside each book Ada · by 15 June 2031" in page
    assert cx("show", "--json").json["commitment"] == {
        "what": "Show the price beside each book",
        "who": "Ada",
        "by": "2031-06-15",
        "id": f"{FINISHED}/after/one-thing",
        "state": "open",
        "mark": None,
    }


@pytest.mark.parametrize("width", [50, 80])
def test_answers_to_a_checklists_own_last_questions_stay(cx: Cx, columns: Callable[[int], None], width: int) -> None:
    """What was answered to a question that has no label of ours stands below that question."""
    columns(width)
    saved(cx.data, with_other_ids(finished_audit(), {"learned": "found-out"}))
    page = " ".join(cx("show").out.split())
    assert "What did you learn that you did not know? Our website is about us" in page
    assert "You learned" not in page


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
