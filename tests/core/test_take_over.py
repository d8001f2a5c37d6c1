"""An open audit goes on with a newer version of its checklist: no answer is lost, and the seal stays what it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.checklist import Basic, Checklist, Condition, Item
from cx_audit.core.keys import RESERVED_IDS
from cx_audit.core.questions import Answer, ChoiceQuestion, NumberQuestion, Prediction, TextQuestion, Unit
from cx_audit.core.result import result_of
from cx_audit.core.take_over import EARLIER, taken_over
from cx_audit.core.walk import Walk

from .samples import CHECKLIST, NOON, PHONE, SHOP, TWO_WAYS, Notebook, dull_reply, moved, new_audit, up

FELT = Answer(up(6))


def answered(checklist: Checklist = CHECKLIST, *, until: str = "phone/basic/person") -> Audit:
    """An audit that was answered reply by reply until this question."""
    notebook = Notebook(new_audit(checklist))
    walk = Walk(checklist=checklist)
    while (step := walk.current) is not None and step.key != until:
        reply = FELT if step.key == "shop/feeling" else dull_reply(step.question)
        after = walk.reply(reply)
        walk = moved(walk, reply)
        notebook(walk, getattr(after, "change", None))
    return notebook.audit


def finished(audit: Audit) -> Audit:
    """The audit once the rest was answered with what makes least of each question."""
    notebook = Notebook(audit)
    walk = audit.walk
    while (step := walk.current) is not None:
        after = walk.reply(dull_reply(step.question))
        walk = moved(walk, dull_reply(step.question))
        notebook(walk, getattr(after, "change", None))
    return notebook.audit


def with_shop(**changes: object) -> Checklist:
    """The made-up checklist with another shop."""
    return replace(CHECKLIST, touchpoints=(replace(SHOP, **changes), PHONE))  # type: ignore[arg-type]  # any field, by its name


NEW_BASIC = Basic(id="new", ask="Is it new?", name="new", critical=True, fix="Make it new.")
OTHER = replace(PHONE, id="other", title="Another place")
NEWER = {
    "the same": CHECKLIST,
    "other words": with_shop(title="Our shop", do="Go in."),
    "a new basic": with_shop(basics=(*SHOP.basics, NEW_BASIC)),
    "a new basic first": with_shop(basics=(NEW_BASIC, *SHOP.basics)),
    "a basic gone": with_shop(basics=SHOP.basics[:1]),
    "all basics gone": with_shop(basics=(), facts=()),
    "a basic in other conditions": with_shop(
        basics=(*SHOP.basics[:1], replace(SHOP.basics[1], when=(Condition(key="shop/pair/welcome", values=("bad",)),)))
    ),
    "no longer critical": with_shop(basics=(replace(SHOP.basics[0], critical=False), *SHOP.basics[1:])),
    "a basic under another id": with_shop(basics=(replace(SHOP.basics[0], id="looked-at"), *SHOP.basics[1:])),
    "pairs gone": with_shop(pairs=(), facts=SHOP.facts[:2]),
    "no variants": with_shop(
        ask_variants="", variants=(), pairs=SHOP.pairs[:1], basics=SHOP.basics[:4], value=None, facts=SHOP.facts[:2]
    ),
    "the value gone": with_shop(value=None),
    "a fact of another kind": with_shop(
        facts=(
            Item(id="seen-by", question=ChoiceQuestion(ask="Who?", options=TWO_WAYS)),
            Item(id="waited", question=NumberQuestion(ask="How often?", unit=Unit.NUMBER)),
        )
    ),
    "a touchpoint gone": replace(CHECKLIST, touchpoints=(PHONE,), after=CHECKLIST.after[:1]),
    "the other gone": replace(CHECKLIST, touchpoints=(SHOP,)),
    "both gone": replace(CHECKLIST, touchpoints=(OTHER,)),
    "a touchpoint more": replace(CHECKLIST, touchpoints=(OTHER, *CHECKLIST.touchpoints)),
    "another order": replace(CHECKLIST, touchpoints=(PHONE, SHOP)),
    "another id of a touchpoint": replace(CHECKLIST, touchpoints=(SHOP, replace(PHONE, id="telephone", basics=()))),
    "nothing before": replace(
        CHECKLIST,
        before=(),
        touchpoints=(replace(SHOP, basics=SHOP.basics[:4]), replace(PHONE, basics=PHONE.basics[:1])),
    ),
    "more before": replace(
        CHECKLIST, before=(Item(id="first", question=TextQuestion(ask="First?", required=True)), *CHECKLIST.before)
    ),
    "nothing after": replace(CHECKLIST, after=()),
    "weights": with_shop(weight=5.0),
}
POINTS = (
    "before/need",
    "predictions/seal",
    "shop/basic/price",
    "phone/basic/person",
    "after/act/what",
)
newer = pytest.mark.parametrize("checklist", NEWER.values(), ids=list(NEWER))
until = pytest.mark.parametrize("until", POINTS)


@newer
@until
def test_no_answer_is_lost(checklist: Checklist, until: str) -> None:
    """Each answer stands under its key or, where it fits no more, under `earlier/` and its key; with its time."""
    audit = answered(until=until)
    taken, carried = taken_over(audit, checklist)
    assert len(taken.responses) == len(audit.responses)
    dropped = {each.key for each in carried.dropped}
    for key, response in audit.responses.items():
        kept_as = f"{EARLIER}/{key}" if key in dropped else key
        assert taken.responses[kept_as] == response
        assert taken.answered[kept_as] == audit.answered[key]
    assert set(taken.answered) == set(taken.responses)
    assert taken.changes == audit.changes


@newer
@until
def test_each_answer_that_does_not_fit_says_why(checklist: Checklist, until: str) -> None:
    """The reason is a sentence."""
    _, carried = taken_over(answered(until=until), checklist)
    for each in carried.dropped:
        assert each.why.endswith(".")
        assert each.why[0].isupper()


@newer
@until
def test_the_seal_stays_whole(checklist: Checklist, until: str) -> None:
    """It keeps its time and covers the predictions that are left."""
    audit = answered(until=until)
    taken, _ = taken_over(audit, checklist)
    assert seal_is_whole(taken)
    assert (taken.seal is None) is (audit.seal is None)
    if audit.seal is not None and taken.seal is not None:
        assert taken.seal.at == audit.seal.at
        assert taken.predictions.items() <= audit.predictions.items()


@newer
@until
def test_it_can_be_walked_to_its_end(checklist: Checklist, until: str) -> None:
    """What is asked from then on is the newer checklist, and the score is that of a walk of it with these answers."""
    taken, carried = taken_over(answered(until=until), checklist)
    audit = finished(taken)
    assert audit.walk.current is None
    assert audit.complete or taken.walk.current is None
    assert seal_is_whole(audit)
    plain = replace(
        audit, responses={key: each for key, each in audit.responses.items() if key.split("/")[0] != EARLIER}
    )
    assert result_of(audit) == result_of(plain)
    assert result_of(audit).complete is audit.complete
    assert all(each.complete for each in result_of(audit).touchpoints)
    assert [each.touchpoint for each in result_of(audit).touchpoints] == list(checklist.touchpoints)
    assert carried.kept.items() <= audit.responses.items()


def test_what_does_not_change() -> None:
    """Who walked, the round, when it began, and the rest of the head stay as they were."""
    audit = replace(answered(), anyway=True, at="shop/feeling")
    taken, _ = taken_over(audit, NEWER["a new basic"])
    unlike = {"checklist", "responses", "answered", "seal", "at"}
    for name in Audit.__slots__:
        if name not in unlike:
            assert getattr(taken, name) == getattr(audit, name), name
    assert taken.at is None
    assert taken.checklist == NEWER["a new basic"]


def test_a_new_basic_is_asked_next() -> None:
    """A touchpoint that was closed is opened at what it did not ask before, and then goes on where it was."""
    taken, _ = taken_over(answered(), NEWER["a new basic"])
    walk = taken.walk
    assert walk.current is not None
    assert walk.current.key == "shop/basic/new"
    walk = moved(walk, Answer("missed"))
    assert walk.current is not None
    assert walk.current.key == "phone/basic/person"
    assert result_of(finished(replace(taken, responses=walk.responses))).touchpoints[0].ceiling.known == -8


def test_a_seal_that_was_broken_stays_broken() -> None:
    """Taking over does not hide that a prediction was changed after the sealing."""
    audit = answered()
    forged = {**audit.responses, "predictions/shop": Answer(Prediction(score=-9, certain=1))}
    taken, _ = taken_over(replace(audit, responses=forged), NEWER["a basic gone"])
    assert not seal_is_whole(taken)
    taken, _ = taken_over(replace(audit, responses=forged), NEWER["a touchpoint gone"])
    assert not seal_is_whole(taken)


def test_answers_kept_apart_never_count() -> None:
    """What stands under `earlier/` is no answer to any question, whatever touchpoints are called."""
    assert EARLIER in RESERVED_IDS


def test_taking_over_what_did_not_change_changes_nothing() -> None:
    """The same checklist keeps every answer in its place."""
    audit = answered()
    taken, carried = taken_over(audit, CHECKLIST)
    assert taken == audit
    assert carried.dropped == ()


def test_what_was_kept_apart_is_left_alone_the_next_time() -> None:
    """A second change neither moves what the first one put aside nor lists it again."""
    once, first = taken_over(answered(), NEWER["a touchpoint gone"])
    twice, second = taken_over(once, replace(NEWER["a touchpoint gone"], version="3"))
    assert first.dropped
    assert second.dropped == ()
    assert twice.responses == once.responses


def test_what_fits_again_comes_back() -> None:
    """When the older questions return, the answers that were put aside are answers again, predictions too."""
    audit = answered()
    away, _ = taken_over(audit, NEWER["a touchpoint gone"])
    back, carried = taken_over(away, CHECKLIST)
    assert back.responses == audit.responses
    assert carried.unsealed == ()
    assert seal_is_whole(back)


def test_an_answer_given_anew_is_not_overwritten_by_an_earlier_one() -> None:
    """Where a question was answered again in between, both answers are kept and the newer one counts."""
    away, _ = taken_over(answered(), NEWER["a basic gone"])
    key = "shop/basic/price"
    assert f"{EARLIER}/{key}" in away.responses
    again = replace(
        away,
        checklist=CHECKLIST,
        responses={**away.responses, key: Answer("missed")},
        answered={**away.answered, key: NOON + timedelta(days=1)},
    )
    taken, _ = taken_over(again, CHECKLIST)
    assert taken.responses[key] == Answer("missed")
    assert Answer("met") in [each for name, each in taken.responses.items() if name.endswith(key) and name != key]
