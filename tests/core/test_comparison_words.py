"""A change of a checklist, in words that a person understands."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from cx_audit.core import changes
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
from cx_audit.core.checklist import Condition
from cx_audit.core.comparison import compare
from cx_audit.core.comparison_words import change_text
from cx_audit.core.questions import NumberQuestion, TextQuestion

from .samples import CHECKLIST, PHONE, SHOP

WHEN = (Condition(key="call/pair/mattered", values=("bad",)),)
SENTENCES: list[tuple[ChecklistChange, str]] = [
    (Added(key="shop", name="The shop"), "New: The shop"),
    (Removed(key="shop/basic/seen", name="seen"), "Gone: seen"),
    (Moved(key="shop", was=2, became=1), "Moved from place 2 to place 1"),
    (Reworded(key="shop", text="title", was="The shop", became="Shop"), "In other words: “The shop” is now “Shop”"),
    (
        Reworded(key="shop/basic/seen", name="seen at once", text="note", was="", became="Soon."),
        "A note was added to “seen at once”: “Soon.”",
    ),
    (
        Reworded(key="shop/basic/seen", name="seen at once", text="note", was="Soon.", became=""),
        "The note of “seen at once” was removed: “Soon.”",
    ),
    (
        Reworded(key="shop/basic/seen", name="seen at once", text="note", was="Soon.", became="At once."),
        "The note of “seen at once” was changed: “Soon.” is now “At once.”",
    ),
    (
        Reworded(key="shop/pair/way", name="Which is closer?", text="bad", was="Pushed", became="Shoved"),
        "In other words, in “Which is closer?”: “Pushed” is now “Shoved”",
    ),
    (
        Reworded(key="after/why", name="Why again?", text="option a", was="One", became="Two"),
        "In other words, in “Why again?”: “One” is now “Two”",
    ),
    (
        Reworded(key="predictions", name="Your prediction", text="ask", was="", became="Where will it leave you?"),
        "A text was added to “Your prediction”: “Where will it leave you?”",
    ),
    (CriticalityChanged(key="shop/basic/seen", name="seen at once", critical=True), "“seen at once” is now critical"),
    (CriticalityChanged(key="shop/basic/seen", critical=True), "shop/basic/seen is now critical"),
    (CriticalityChanged(key="shop/basic/seen", critical=False), "shop/basic/seen is no longer critical"),
    (WeightChanged(key="shop", was=1.0, became=2.5), "It weighs 2.5 instead of 1"),
    (ConditionsChanged(key="shop/value", was=(), became=WHEN), "shop/value is asked on other conditions"),
    (OptionsChanged(key="before/way", added=("c",), removed=()), "before/way has other answers: new c"),
    (OptionsChanged(key="before/way", added=(), removed=("a",)), "before/way has other answers: without a"),
    (
        OptionsChanged(key="before/way", added=("c", "d"), removed=("a",)),
        "before/way has other answers: new c, new d, without a",
    ),
    (
        KindChanged(key="after/why", was=TextQuestion(ask="Why?"), became=NumberQuestion(ask="How many?")),
        "after/why is answered in another way",
    ),
]


@pytest.mark.parametrize(("change", "text"), SENTENCES, ids=[text[:40] for _, text in SENTENCES])
def test_each_change_is_said(change: ChecklistChange, text: str) -> None:
    """One sentence, without a full stop, for each."""
    assert change_text(change) == text


def test_every_kind_of_change_is_in_the_table() -> None:
    """A kind that is added needs its words here."""
    assert {type(change) for change, _ in SENTENCES} == set(get_args(changes.ChecklistChange))


def test_changes_of_a_whole_checklist_are_said() -> None:
    """Whatever two checklists differ in comes out in words, one line each, that name no class of ours."""
    other = replace(
        CHECKLIST,
        before=CHECKLIST.before[1:],
        touchpoints=(PHONE, replace(SHOP, title="Our shop", weight=2.0, basics=SHOP.basics[1:], pairs=SHOP.pairs[:1])),
        after=(),
    )
    for was, became in ((CHECKLIST, other), (other, CHECKLIST)):
        texts = [change_text(each) for each in compare(was, became).changes]
        assert len(texts) >= 6
        for text in texts:
            assert text
            assert "\n" not in text
            assert "Question(" not in text
            assert not text.endswith(" ")


def test_a_change_names_the_question_that_it_belongs_to() -> None:
    """A note that two questions have the same is told apart by the question."""
    seen = SHOP.basics[0]
    other = replace(
        CHECKLIST, touchpoints=(PHONE, replace(SHOP, basics=(replace(seen, note="New."), *SHOP.basics[1:])))
    )
    was = replace(CHECKLIST, touchpoints=(PHONE, replace(SHOP, basics=(replace(seen, note=""), *SHOP.basics[1:]))))
    assert [change_text(each) for each in compare(was, other).changes] == [f"A note was added to “{seen.name}”: “New.”"]


def test_nothing_to_say_of_the_same() -> None:
    """A checklist compared with itself has no change."""
    assert compare(CHECKLIST, CHECKLIST).changes == ()
