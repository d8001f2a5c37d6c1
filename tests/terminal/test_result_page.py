"""The result page shows what is visible in the walk, and nothing that a changed answer has hidden."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.checklist import Condition, Item
from cx_audit.core.questions import Answer, ChoiceQuestion, DayQuestion
from cx_audit.core.result import result_of
from cx_audit.core.walk import Walk
from cx_audit.terminal.pages.result_page import draw_result
from cx_audit.terminal.pages.sheet import Sheet
from cx_audit.terminal.screen import Screen
from tests.core.samples import CHECKLIST, TWO_WAYS, finished_audit, walked


def page(walk: Walk) -> str:
    """The result page of a finished walk."""
    audit = finished_audit(walk)
    sheet = Sheet(Screen(width=80, height=24, unicode=True))
    draw_result(sheet, audit, result_of(audit), (), path="", differs=False)
    return "\n".join(line.plain for section in sheet.sections() for line in section.lines)


def test_a_day_that_is_hidden_now_is_not_shown() -> None:
    """The leader went back and said that there is no second look; the day is kept, and not told."""
    plan = Item(id="plan", question=ChoiceQuestion(ask="Again?", options=TWO_WAYS))
    day = Item(
        id="look-again",
        question=DayQuestion(ask="When?"),
        when=(Condition(key="after/plan", values=("a",)),),
    )
    checklist = replace(CHECKLIST, after=(plan, day))
    answered = walked({"after/plan": Answer("a"), "after/look-again": Answer("2031-08-01")}, checklist=checklist)
    assert "Look again on 1 August 2031." in page(answered)
    changed = Walk(checklist=checklist, responses={**answered.responses, "after/plan": Answer("b")})
    assert "Look again" not in page(changed)
