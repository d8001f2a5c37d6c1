"""The result page shows what is visible in the walk, and nothing that a changed answer has hidden."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.checklist import Condition, Item
from cx_audit.core.choices import BAD, YES, GivenBack, Grade, Outcome
from cx_audit.core.questions import Answer, ChoiceQuestion, DayQuestion, Response
from cx_audit.core.result import result_of
from cx_audit.core.walk import Walk
from cx_audit.terminal.pages.result_page import draw_result
from cx_audit.terminal.pages.sheet import Sheet
from cx_audit.terminal.screen import Screen
from tests.core.samples import CHECKLIST, PHONE, SHOP, TWO_WAYS, down, finished_audit, up, walked


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


def test_everything_that_was_not_met_is_listed() -> None:
    """Every basic and pair under its touchpoint, by name and with how it was answered; none is only counted."""
    shown = page(
        walked(
            {
                "shop/basic/seen": Answer(Outcome.MISSED),
                "shop/basic/price": Answer(Outcome.PARTLY),
                "shop/pair/welcome": Answer(BAD),
                "shop/value": Answer(GivenBack.LESS),
                "shop/feeling": Answer(up(9)),
            }
        )
    )
    said = " ".join(shown.split())
    for each in ("missed: “seen”", "only partly: “a clear price”", "“Processed”", "less given back than was paid for"):
        assert each in said
    assert " more\n" not in shown


def test_what_was_not_met_is_listed_where_the_feeling_set_the_score_too() -> None:
    """A feeling below the ceiling is the reason, and what was missed still stands there."""
    said = " ".join(page(walked({"shop/basic/price": Answer(Outcome.PARTLY), "shop/feeling": Answer(down(9))})).split())
    assert "the feeling at the end: annoyed, 9 down only partly: “a clear price”" in said


def test_every_extra_that_was_valued_stands_at_its_touchpoint() -> None:
    """What lifted the score, with a name or without one; what nobody was glad of does not."""
    replies: dict[str, Response] = {"shop/feeling": Answer(up(9))}
    extras = (("a free towel", "", Grade.GLAD), ("a seat", "Emil", Grade.TELL), ("a leaflet", "", Grade.NOT_VALUED))
    for number, (what, who, grade) in enumerate(extras, 1):
        key = f"shop/extra/{number}"
        replies |= {key: Answer(YES), f"{key}/what": Answer(what), f"{key}/grade": Answer(grade)}
        replies |= {f"{key}/who": Answer(who)} if who else {}
    replies |= {"shop/value": Answer(GivenBack.MORE), "shop/value/grade": Answer(Grade.NICE)}
    shown = page(walked(replies))
    assert "unexpected: a free towel (glad)" in shown
    assert "unexpected, from Emil: a seat (I'd tell someone)" in shown
    assert "unexpected: more given back than was paid for (nice)" in shown
    assert "a leaflet" not in shown


def test_the_low_point_of_the_journey_is_the_weakest_touchpoint() -> None:
    """Where two are equal, the one that the checklist puts first among equals is named first and is the low point."""
    door = replace(PHONE, id="door", title="The door", first_among_equals=False)
    checklist = replace(CHECKLIST, touchpoints=(SHOP, PHONE, door))
    felt = {f"{each}/feeling": Answer(down(points)) for each, points in (("shop", 5), ("phone", 5), ("door", 2))}
    shown = page(walked(felt, checklist=checklist))
    assert "weakest: The phone and the shop −5" in shown
    (line,) = [line for line in shown.splitlines() if "low point" in line]
    (titles,) = [line for line in shown.splitlines() if "Shop" in line and "Phone" in line]
    assert titles.index("Shop") + len("Shop") < line.index("low point") < titles.index("Door") - len("low")
