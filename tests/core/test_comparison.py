"""Two checklists compared by meaning, and the answers of an open audit carried from one to the other."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.carry_over import Dropped, carry_over
from cx_audit.core.changes import (
    Added,
    ChecklistChange,
    ConditionsChanged,
    CriticalityChanged,
    KindChanged,
    Moved,
    OptionsChanged,
    Removed,
    Reworded,
    WeightChanged,
)
from cx_audit.core.checklist import Basic, Checklist, Condition, Effort, Item, ValueQuestion
from cx_audit.core.choices import numbered
from cx_audit.core.comparison import compare
from cx_audit.core.keys import SEAL
from cx_audit.core.questions import (
    Answer,
    ChoiceQuestion,
    NumberQuestion,
    Option,
    Prediction,
    Response,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.script import steps
from cx_audit.core.walk import Walk
from tests.core.samples import CHECKLIST, PHONE, SHOP, TWO_WAYS, up, walked

BASIC = Basic(id="thanked", ask="Did they thank you?", name="thanked me")
VISIT = replace(PHONE, id="visit", title="The visit")
VALUE = SHOP.value or ValueQuestion(ask="")
WHEN_A = (Condition(key="before/way", values=("a",)),)


def shop(**changes: object) -> Checklist:
    """The made-up checklist with its shop changed."""
    return replace(CHECKLIST, touchpoints=(replace(SHOP, **changes), PHONE))


def phone(**changes: object) -> Checklist:
    """The made-up checklist with its phone changed."""
    return replace(CHECKLIST, touchpoints=(SHOP, replace(PHONE, **changes)))


def first_changed(section: str, **changes: object) -> Checklist:
    """The made-up checklist with the first item before or after the walk changed."""
    first, *others = getattr(CHECKLIST, section)
    return replace(CHECKLIST, **{section: (replace(first, **changes), *others)})


def basic(**changes: object) -> tuple[Basic, ...]:
    """The basics of the phone with the first one changed."""
    first, *others = PHONE.basics
    return (replace(first, **changes), *others)


CASES: list[tuple[str, Checklist, tuple[ChecklistChange, ...], bool]] = [
    ("nothing", CHECKLIST, (), True),
    (
        "what only helps",
        replace(phone(basics=basic(fix="Answer at once.", departments=("sales",), name="somebody")), version="2"),
        (),
        True,
    ),
    ("what a fix takes", phone(basics=basic(effort=Effort.MUCH)), (), True),
    ("what the fix of a pair takes", shop(pairs=(replace(SHOP.pairs[0], effort=Effort.SOME), SHOP.pairs[1])), (), True),
    ("what the fix of the value takes", shop(value=replace(VALUE, effort=Effort.LITTLE)), (), True),
    ("the order within", phone(basics=PHONE.basics[::-1]), (), True),
    ("basic new", phone(basics=(*PHONE.basics, BASIC)), (Added(key="phone/basic/thanked", name="thanked me"),), False),
    ("basic gone", phone(basics=PHONE.basics[1:]), (Removed(key="phone/basic/person", name="a person"),), False),
    (
        "criticality",
        phone(basics=basic(critical=False)),
        (CriticalityChanged(key="phone/basic/person", critical=False),),
        False,
    ),
    (
        "basic reworded",
        phone(basics=basic(ask="Did somebody answer?", note="Soon.")),
        (
            Reworded(key="phone/basic/person", text="ask", was="Did a person answer?", became="Did somebody answer?"),
            Reworded(key="phone/basic/person", text="note", was="", became="Soon."),
        ),
        True,
    ),
    ("weight", phone(weight=2.5), (WeightChanged(key="phone", was=1.0, became=2.5),), False),
    ("pair gone", shop(pairs=SHOP.pairs[1:]), (Removed(key="shop/pair/welcome", name="How were you treated?"),), False),
    (
        "pole of a pair",
        shop(pairs=(replace(SHOP.pairs[0], bad="A number"), SHOP.pairs[1])),
        (Reworded(key="shop/pair/welcome", text="bad", was="Processed", became="A number"),),
        True,
    ),
    ("value gone", shop(value=None), (Removed(key="shop/value", name="value"),), False),
    (
        "value asked in other cases",
        shop(value=replace(SHOP.value, when=())),
        (ConditionsChanged(key="shop/value", was=SHOP.value.when if SHOP.value else (), became=()),),
        False,
    ),
    (
        "variant for another",
        shop(variants=(SHOP.variants[0], replace(SHOP.variants[1], id="repair"))),
        (OptionsChanged(key="shop/variants", added=("repair",), removed=("return",)),),
        True,
    ),
    (
        "words of extras",
        shop(extras=replace(SHOP.extras, ask="Anything more?", examples=(), acts=())),
        (Reworded(key="shop/extra/1", text="ask", was=SHOP.extras.ask, became="Anything more?"),),
        True,
    ),
    ("facts", shop(facts=SHOP.facts[1:]), (Removed(key="shop/fact/seen-by", name="Who saw you first?"),), True),
    ("title and visit", shop(title="The store", do="Go in."), (
        Reworded(key="shop", text="title", was="The shop", became="The store"),
        Reworded(key="shop/card", text="do", was=SHOP.do, became="Go in."),
    ), True),
    (
        "predictions",
        replace(CHECKLIST, ask_prediction="{touchpoint}?"),
        (Reworded(key="predictions", text="ask", was=CHECKLIST.ask_prediction, became="{touchpoint}?"),),
        True,
    ),
    (
        "kind of an item",
        first_changed("before", question=NumberQuestion(ask="Who are you?")),
        (
            KindChanged(
                key="before/name", was=CHECKLIST.before[0].question, became=NumberQuestion(ask="Who are you?")
            ),
        ),
        True,
    ),
    (
        "options of an item",
        first_changed(
            "after",
            question=SeveralQuestion(ask="Why come back?", options=numbered((("a", "One"), ("c", "C"))), at_least=1),
        ),
        (
            Reworded(key="after/reasons", text="option a", was="The first way", became="One"),
            OptionsChanged(key="after/reasons", added=("c",), removed=("b",)),
        ),
        True,
    ),
    ("touchpoint new", replace(CHECKLIST, touchpoints=(SHOP, VISIT, PHONE)), (
        Added(key="visit", name="The visit"),
    ), False),
    ("touchpoint gone", replace(CHECKLIST, touchpoints=(PHONE,)), (Removed(key="shop", name="The shop"),), False),
    ("touchpoint moved", replace(CHECKLIST, touchpoints=(PHONE, SHOP)), (
        Moved(key="phone", was=2, became=1),
    ), True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("after", "changes", "comparable"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_change_is_named_and_bears_on_comparing_or_not(
    after: Checklist, changes: tuple[ChecklistChange, ...], comparable: bool
) -> None:
    """One thing changed gives its change and no other, and scores compare unless it is scored."""
    found = compare(CHECKLIST, after)
    assert found.changes == changes
    assert found.comparable is comparable


def test_trust_compares_where_only_the_weight_changed() -> None:
    """A weight bears on net trust, and not on the score of its touchpoint."""
    found = compare(CHECKLIST, phone(weight=2.0))
    assert [each.comparable for each in found.touchpoints] == [True, True]
    assert found.reason == (
        "“The phone” has another weight. Compare on the 11 scored questions that count the same in both."
    )


def test_the_questions_that_both_have_are_named() -> None:
    """What counts otherwise is not among the shared questions, and the reason says what differs."""
    after = phone(basics=(*basic(critical=False)[:2], BASIC))
    found = compare(CHECKLIST, after).touchpoints[1]
    assert (found.id, found.comparable, found.shared) == ("phone", False, ("phone/basic/name",))
    assert found.reason == (
        "“thanked me” is new, “patience” is gone, “a person” counts otherwise. "
        "Compare on the one scored question that counts the same in both."
    )


def test_a_long_list_of_differences_is_cut() -> None:
    """Three are named and the rest counted."""
    added = tuple(replace(BASIC, id=f"basic-{number}", name=f"basic {number}") for number in range(6))
    found = compare(CHECKLIST, phone(basics=added)).touchpoints[1]
    assert found.reason == (
        "“basic 0” is new, “basic 1” is new, “basic 2” is new, and 6 more. No scored question counts the same in both."
    )


def test_reworded_questions_are_counted_where_scores_compare() -> None:
    """Two texts of one basic are one question in other words; a fact is not scored and not counted."""
    after = phone(basics=basic(ask="Did somebody answer?", note="Soon."), facts=SHOP.facts[:1])
    found = compare(CHECKLIST, after)
    assert found.reason == "The scored questions are the same, 1 of them in other words."
    assert found.touchpoints[0].reason == "The scored questions are the same."


def test_checklists_with_nothing_in_common_do_not_compare() -> None:
    """Every touchpoint is new or gone, and nothing is shared."""
    found = compare(replace(CHECKLIST, touchpoints=(SHOP,)), replace(CHECKLIST, touchpoints=(VISIT,)))
    assert (found.comparable, found.touchpoints, found.shared) == (False, (), ())
    assert found.reason == "“The visit” is new, “The shop” is gone. No scored question counts the same in both."


def test_a_condition_further_up_counts_too() -> None:
    """A basic that hangs on another question is asked in other cases when that one is."""
    reason = replace(SHOP.basics[2], when=WHEN_A)
    found = compare(CHECKLIST, shop(basics=(*SHOP.basics[:2], reason, *SHOP.basics[3:])))
    assert [type(each) for each in found.changes] == [ConditionsChanged]
    assert {"shop/basic/reason", "shop/basic/sorry"}.isdisjoint(found.touchpoints[0].shared)
    assert "shop/basic/mended" in found.touchpoints[0].shared


def test_the_order_of_conditions_and_of_their_answers_has_no_meaning() -> None:
    """All conditions must hold and one answer is enough, so their order changes nothing."""
    first, *others = SHOP.basics
    ways = (Condition(key="before/way", values=("a", "b")), Condition(key="before/detour", values=("a",)))
    was, became = (
        (replace(first, when=when), *others) for when in (ways, (ways[1], replace(ways[0], values=("b", "a"))))
    )
    assert compare(shop(basics=was), shop(basics=became)).changes == ()


@given(st.permutations(range(7)))
def test_as_few_touchpoints_as_possible_are_said_to_have_moved(order: list[int]) -> None:
    """Those that did not move keep their order, and moving the others makes one walk of the other."""
    touchpoints = tuple(replace(PHONE, id=f"place-{number}") for number in range(7))
    found = compare(
        replace(CHECKLIST, touchpoints=touchpoints),
        replace(CHECKLIST, touchpoints=tuple(touchpoints[number] for number in order)),
    )
    moved = [int(each.key.removeprefix("place-")) for each in found.changes if isinstance(each, Moved)]
    still = [number for number in order if number not in moved]
    assert still == sorted(still)
    assert found.comparable
    assert all(isinstance(each, Moved) and order[each.became - 1] == each.was - 1 for each in found.changes)
    assert len(moved) < 7


FULL = walked({
    "shop/variants": Answer(("return",)),
    "shop/moment/1": Answer("up"),
    "shop/moment/1/feeling": Answer(up(6)),
    "shop/departments": Answer(("counter",)),
    "after/act/what": Answer("Call back."),
    "after/act/who": Answer("Me"),
}).responses  # fmt: skip


def test_everything_fits_a_checklist_that_did_not_change() -> None:
    """Nothing is dropped, and the answers come in their order."""
    found = carry_over(FULL, CHECKLIST, CHECKLIST)
    assert (list(found.kept.items()), found.dropped) == (list(FULL.items()), ())
    assert (found.reworded, found.unsealed) == ((), ())


@pytest.mark.parametrize("after", [case[1] for case in CASES], ids=[case[0] for case in CASES])
def test_no_answer_is_lost(after: Checklist) -> None:
    """Every answer is kept or dropped with a reason, and the walk goes on with what is kept."""
    found = carry_over(FULL, CHECKLIST, after)
    assert {**found.kept, **{each.key: each.response for each in found.dropped}} == FULL
    assert not found.kept.keys() & {each.key for each in found.dropped}
    assert all(each.why for each in found.dropped)
    Walk(checklist=after, responses=found.kept).place()


C = Option(id="c", label="C", key="3")
WITHOUT_COUNTER = shop(
    departments=(),
    basics=tuple(replace(each, departments=()) for each in SHOP.basics),
    pairs=tuple(replace(each, departments=()) for each in SHOP.pairs),
)
WITHOUT_DEPARTMENTS = replace(WITHOUT_COUNTER.touchpoints[0], value=None)

DROPPED: list[tuple[str, Checklist, dict[str, str]]] = [
    ("basic gone", phone(basics=PHONE.basics[1:]), {"phone/basic/person": "This question is no longer asked."}),
    ("item gone", replace(CHECKLIST, before=CHECKLIST.before[1:]), {
        "before/name": "This question is no longer asked.",
    }),
    ("commitment gone", replace(CHECKLIST, after=CHECKLIST.after[:-1]), {
        f"after/act/{part}": "This question is no longer asked." for part in ("what", "who", "by")
    }),
    ("kind", first_changed("before", question=ChoiceQuestion(ask="Who?", options=TWO_WAYS)), {
        "before/name": "This question is answered in another way now.",
    }),
    ("unit", shop(facts=(replace(SHOP.facts[1], question=NumberQuestion(ask="How long?")), *SHOP.facts[::2])), {
        "shop/fact/waited": "This question is answered in another way now.",
    }),
    ("option", first_changed("after", question=SeveralQuestion(ask="Why?", options=(TWO_WAYS[1], C))), {
        "after/reasons": "Choose any of: b, c.",
    }),
    ("variant", shop(variants=(SHOP.variants[0], replace(SHOP.variants[1], id="repair"))), {
        "shop/variants": "Choose any of: buy, repair.",
    }),
    ("need", replace(CHECKLIST, before=(*CHECKLIST.before[:2], replace(CHECKLIST.before[2], question=TextQuestion(
        ask="What do you need?", required=True)), *CHECKLIST.before[3:])), {
        "before/need": "A few words are needed here.",
    }),
    ("department", WITHOUT_COUNTER, {"shop/departments": "Choose any of: kitchen."}),
    ("no department", replace(CHECKLIST, touchpoints=(WITHOUT_DEPARTMENTS, PHONE)), {
        "shop/departments": "This question is no longer asked.",
        "phone/departments": "This question is no longer asked.",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("after", "dropped"), [case[1:] for case in DROPPED], ids=[case[0] for case in DROPPED])
def test_what_no_longer_fits_says_why(after: Checklist, dropped: dict[str, str]) -> None:
    """Only the answers that do not fit are dropped."""
    found = carry_over(FULL, CHECKLIST, after)
    assert {each.key: each.why for each in found.dropped} == dropped


def test_a_touchpoint_that_is_gone_takes_its_prediction_along() -> None:
    """All its answers are dropped, the seal stays, and no prediction is missing."""
    found = carry_over(FULL, CHECKLIST, replace(CHECKLIST, touchpoints=(replace(PHONE, departments=("sales",)),)))
    assert {each.key for each in found.dropped} == {
        *(key for key in FULL if key.startswith("shop/")),
        "predictions/shop",
    }
    assert {each.why for each in found.dropped} == {"This touchpoint is no longer walked."}
    assert SEAL in found.kept
    assert found.unsealed == ()


@pytest.mark.parametrize(("until", "unsealed"), [("shop/card", ("visit",)), (SEAL, ())])
def test_a_touchpoint_added_after_the_sealing_is_said(until: str, unsealed: tuple[str, ...]) -> None:
    """Before the sealing there is still time to predict."""
    responses = walked(until=until).responses
    found = carry_over(responses, CHECKLIST, replace(CHECKLIST, touchpoints=(VISIT, SHOP, PHONE)))
    assert found.unsealed == unsealed
    assert found.kept == responses


def test_a_reworded_question_keeps_its_answer_and_is_listed() -> None:
    """Only what was answered is listed; the words of a commitment and of a repeated question count too."""
    last = CHECKLIST.after[-1]
    after = replace(
        phone(basics=basic(ask="Did somebody answer?"), ask_moment="Any moment?"),
        after=(*CHECKLIST.after[:-1], Item(id="act", question=replace(last.question, ask_who="Who is it?"))),
    )
    everything = carry_over(FULL, CHECKLIST, after)
    assert everything.kept == FULL
    assert [each.key for each in everything.reworded] == ["phone/moment/1", "phone/basic/person", "after/act/who"]
    early = carry_over(walked(until="phone/basic/person").responses, CHECKLIST, after)
    assert [each.key for each in early.reworded] == ["phone/moment/1"]


def test_hidden_answers_are_carried_over() -> None:
    """What a changed answer has hidden is kept for the day that it shows again."""
    hidden: dict[str, Response] = {
        **FULL,
        "shop/card": Answer("could-not-get-through"),
        "shop/moment/1": Answer("none"),
        "shop/moment/1/what": Answer("A smile"),
        "shop/extra/again": Answer("no"),
        "shop/value/grade": Answer("glad"),
        "shop/fact/why-wait": Answer("a"),
    }
    assert "shop/value/grade" not in {step.key for step in steps(CHECKLIST, hidden)}
    assert carry_over(hidden, CHECKLIST, shop(title="The store")).kept == hidden


def test_an_answer_to_no_question_is_returned() -> None:
    """What neither checklist asks is not carried along in silence."""
    stray = Answer("x")
    found = carry_over({"gone/card": stray, "before/gone": stray, "odd": stray}, CHECKLIST, CHECKLIST)
    assert [(each.key, each.response) for each in found.dropped] == [
        ("gone/card", stray),
        ("before/gone", stray),
        ("odd", stray),
    ]
    assert isinstance(found.dropped[0], Dropped)


def test_predictions_are_carried_by_their_touchpoint() -> None:
    """A changed title or order leaves the prediction where it was."""
    after = replace(CHECKLIST, touchpoints=(PHONE, replace(SHOP, title="The store")))
    found = carry_over(FULL, CHECKLIST, after)
    assert found.kept["predictions/shop"] == Answer(Prediction(score=4, certain=50))
    assert [each.text for each in found.reworded] == ["title"]
