"""The words of the method on the reveal: each is explained once, where a managing director first meets it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.result import result_of
from cx_audit.core.scoring import Span
from cx_audit.core.team_words import within
from cx_audit.core.words import AT_RISK_MEANS, BLIND_SPOT_MEANS, ROSE_TINT_MEANS
from cx_audit.terminal.pages.result_page import draw_result
from cx_audit.terminal.pages.sheet import Sheet, print_sheet
from cx_audit.terminal.screen import Screen
from tests.cli.fixed import finished_audit


def page_of(audit: Audit, *, width: int = 80) -> str:
    """The page of a finished audit, on one line."""
    sheet = Sheet(Screen(width=width, height=24, unicode=True))
    draw_result(sheet, audit, result_of(audit), (), path="", differs=False)
    out = io.StringIO()
    print_sheet(out, sheet)
    return " ".join(out.getvalue().split())


def weighing(audit: Audit, **weights: float) -> Audit:
    """The audit with other weights of these touchpoints."""
    touchpoints = tuple(replace(each, weight=weights.get(each.id, each.weight)) for each in audit.checklist.touchpoints)
    return replace(audit, checklist=replace(audit.checklist, touchpoints=touchpoints))


@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize(
    ("explained", "first"),
    [(AT_RISK_MEANS, "at risk"), (ROSE_TINT_MEANS, "rose tint"), (BLIND_SPOT_MEANS, "blind spot")],
)
def test_each_term_is_explained_once(width: int, explained: str, first: str) -> None:
    """Once, and after the first row that has the term and before anything else is headed."""
    page = page_of(finished_audit(), width=width)
    assert page.count(explained) == 1
    assert page.index(first) < page.index(explained)


def test_at_risk_is_explained_at_the_headline() -> None:
    """Where the whole walk is at risk, it is explained there and not a second time below."""
    audit = weighing(finished_audit(), problem=0.01, leader=0.01)
    page = page_of(audit)
    assert "at risk (commodity)" in page
    assert page.count(AT_RISK_MEANS) == 1
    assert page.index(AT_RISK_MEANS) < page.index("Touchpoints ─")


@pytest.mark.parametrize(("weight", "said"), [(2.5, "weight 2.5: in net trust it counts 2.5 times"), (1, "")])
def test_a_weight_is_shown(weight: float, said: str) -> None:
    """A weight that is not 1 stands at its touchpoint, so that net trust can be followed."""
    page = page_of(weighing(finished_audit(), leader=weight))
    assert page.count("in net trust it counts") == (1 if said else 0)
    assert said in page


def test_foresight_in_plain_words() -> None:
    """How good the predictions were is said in a sentence."""
    page = page_of(finished_audit())
    assert "Built or eroded: you foresaw 1 of 5. On average your predictions were 7.4 points away" in page
    assert "Right side" not in page


@pytest.mark.parametrize("width", [50, 80])
def test_touchpoints_that_are_as_weak_are_all_named(width: int) -> None:
    """None of them is the weakest alone; where all are alike, they are not listed."""
    result = result_of(finished_audit())
    assert result.weakest is not None
    assert [each.touchpoint.id for each in result.weakest_alike] == [result.weakest.touchpoint.id]
    first, second, *rest = result.touchpoints
    low = Span(low=-10, high=-10)
    two = (replace(first, trust=low), replace(second, trust=low), *rest)
    for touchpoints, said in (
        (two, f"eakest: {first.touchpoint.title} and {within(second.touchpoint.title)} −10"),
        (tuple(replace(each, trust=low) for each in result.touchpoints), "eakest: every touchpoint −10"),
    ):
        sheet = Sheet(Screen(width=width, height=24, unicode=True))
        audit = finished_audit()
        alike = replace(result, touchpoints=touchpoints, weakest=touchpoints[0])
        draw_result(sheet, audit, alike, (), path="", differs=False)
        out = io.StringIO()
        print_sheet(out, sheet)
        assert said in " ".join(out.getvalue().replace("▌", " ").split())
