"""What a changed checklist means for an open audit, in sentences: every change named, and what it does to answers."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.carry_over import CarryOver, Dropped, carry_over
from cx_audit.core.checklist import Checklist
from cx_audit.core.comparison import compare
from cx_audit.core.keys import prediction_key
from cx_audit.core.questions import Answer, NumberQuestion, TextQuestion
from cx_audit.core.take_over_words import ChangesAt, answers_left, changes_by_place

from .samples import CHECKLIST, PHONE, SHOP, walked


def said(before: Checklist, after: Checklist, carried: CarryOver | None = None) -> list[ChangesAt]:
    """What is said of the changes between two checklists to somebody who has answered everything."""
    carried = carried or carry_over(walked(checklist=before).responses, before, after)
    return changes_by_place(compare(before, after).changes, before, after, carried)


def with_touchpoints(**changes: object) -> Checklist:
    """The sample with these changes of the shop."""
    touchpoints = (replace(each, **changes) if each is SHOP else each for each in CHECKLIST.touchpoints)
    return replace(CHECKLIST, touchpoints=tuple(touchpoints))


def test_nothing_is_said_of_the_same() -> None:
    """Two checklists that mean the same have nothing to say."""
    assert said(CHECKLIST, CHECKLIST) == []


def test_what_alters_the_score_is_named() -> None:
    """The weight, and that a basic is critical or no longer, in words and without a key."""
    basic = SHOP.basics[0]
    other = with_touchpoints(weight=3.0, basics=(replace(basic, critical=not basic.critical), *SHOP.basics[1:]))
    (place,) = said(CHECKLIST, other)
    is_now = "no longer" if basic.critical else "now"
    assert place.place == SHOP.title
    assert set(place.sentences) == {"It weighs 3 instead of 1.", f"“{basic.name}” is {is_now} critical."}


def test_as_many_sentences_as_changes() -> None:
    """Each change has one sentence, whatever changed, and none has a raw key of a question with a name."""
    other = replace(
        CHECKLIST,
        before=CHECKLIST.before[1:],
        touchpoints=(PHONE, replace(SHOP, title="Our shop", weight=2.0, basics=SHOP.basics[1:], pairs=SHOP.pairs[:1])),
        after=(),
    )
    for before, after in ((CHECKLIST, other), (other, CHECKLIST)):
        sentences = [sentence for place in said(before, after) for sentence in place.sentences]
        assert len(sentences) == len(compare(before, after).changes)
        assert not [each for each in sentences if f"{SHOP.id}/" in each or "before/" in each or "after/" in each]


def test_a_touchpoint_that_is_gone_takes_its_answers_along() -> None:
    """How many answers no longer fit is said once, at the touchpoint that is gone."""
    other = replace(CHECKLIST, touchpoints=tuple(each for each in CHECKLIST.touchpoints if each is not SHOP))
    place, at_the_phone = said(CHECKLIST, other)
    answers = [key for key in walked(checklist=CHECKLIST).responses if key.startswith(f"{SHOP.id}/")]
    assert place.sentences == (f"Gone: {SHOP.title}. Your {len(answers) + 1} answers there no longer fit.",)
    assert at_the_phone.place == PHONE.title
    (no_departments,) = at_the_phone.sentences
    assert "“Which departments did you meet?” no longer fits. This question is no longer asked." in no_departments
    carried = CarryOver(kept={}, dropped=(Dropped(key=prediction_key(SHOP.id), response=Answer(""), why="Gone."),))
    (place,) = said(CHECKLIST, other, carried)
    assert place.sentences == (f"Gone: {SHOP.title}. Your prediction for it no longer fits.",)


def test_an_answer_in_another_way_says_why() -> None:
    """An item that is answered in another way now says so by its question."""
    at = next(n for n, each in enumerate(CHECKLIST.before) if isinstance(each.question, TextQuestion))
    item = CHECKLIST.before[at]
    number = replace(item, question=NumberQuestion(ask=item.question.ask))
    other = replace(CHECKLIST, before=(*CHECKLIST.before[:at], number, *CHECKLIST.before[at + 1 :]))
    (place,) = said(CHECKLIST, other)
    assert place.place == "Before you go"
    assert f"“{item.question.ask}” is answered in another way" in place.sentences[0]
    assert "Your answer no longer fits." in place.sentences[0]


def test_an_answer_that_no_change_explains() -> None:
    """It has a sentence of its own, by the name of its question, or by its key where it has none."""
    named, nameless = f"{SHOP.id}/basic/{SHOP.basics[0].id}", "nowhere/at-all"
    dropped = tuple(Dropped(key=key, response=Answer(""), why="Why so.") for key in (named, nameless))
    assert said(CHECKLIST, CHECKLIST, CarryOver(kept={}, dropped=dropped)) == [
        ChangesAt(place=SHOP.title, sentences=(f"Your answer to “{SHOP.basics[0].name}” no longer fits. Why so.",)),
        ChangesAt(place="nowhere", sentences=(f"Your answer to {nameless} no longer fits. Why so.",)),
    ]


def test_how_many_answers_are_left() -> None:
    """The count in words, with what becomes of the others."""
    one = Dropped(key="a", response=Answer(""), why="")
    kept = {"b": Answer("")}
    assert answers_left(CarryOver(kept=kept)) == "1 answer still fits."
    assert answers_left(CarryOver(kept={})) == "0 answers still fit."
    two = answers_left(CarryOver(kept=kept, dropped=(one, one)))
    assert two == "1 answer still fits, and 2 no longer do: kept in the file, and not scored."
