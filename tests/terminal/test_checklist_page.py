"""The pages of checklists: when a question is asked, and what to do about one that cannot be used."""

from __future__ import annotations

import pytest

from cx_audit.core.checklist import Checklist
from cx_audit.library.decode import decode_checklist
from cx_audit.terminal.pages.checklist_page import ShelfRow, draw_checklist, draw_shelf
from cx_audit.terminal.pages.sheet import Sheet
from cx_audit.terminal.screen import Screen

CHECKLIST = """\
format: 1
id: conditions
version: "1"
title: Conditions
summary: For the tests.
before:
  - {id: kind, kind: choice, ask: Which customer?, options: {new: A new one, old: One of old, none: None yet}}
  - {id: how, kind: text, ask: How did you hear of them?, when: {question: before/kind, is: [new, old, none]}}
touchpoints:
  - id: call
    title: The call
    do: Call.
    minutes: 5
    variants: {ask: Which one?, options: {buy: To buy, return: To return}}
    pairs:
      - {id: seen, ask: Which is closer?, good: I was seen, bad: I was not, when: {question: variants, is-not: return}}
    basics:
      - {id: soon, ask: Did they answer soon?, name: "a person, soon", critical: yes}
      - id: why
        ask: Did they say why?
        when: [{question: basic/soon, is: [partly, missed]}, {question: pair/seen, is: bad}]
    value: {ask: "Less, exactly, more?", when: {question: variants, is: buy}}
    facts:
      - {id: lack, kind: text, ask: What did it lack?, when: {question: value, is-not: [exactly, more]}}
      - {id: joy, kind: text, ask: What was the best of it?, when: {question: value, is: [less, exactly, more]}}
  - id: till
    title: The till
    do: Pay.
    minutes: 5
    basics:
      - {id: thanked, ask: Did they thank you?, critical: yes, when: {question: before/kind, is-not: old}}
after:
  - {id: stays, kind: text, ask: What stays?, when: {question: call/basic/soon, is-not: missed}}
  - {id: again, kind: several, ask: Why again?, options: {price: The price, place: The place}}
  - {id: act, kind: commitment, ask: What will you do?, when: {question: after/again, is: [price, place]}}
"""
ONLY_IF = {
    "How did you hear of them?": "“Which customer?” is answered “A new one”, “One of old” or “None yet”",
    "Which is closer? I was seen / I was not": "you do not take “To return”",
    "Did they say why?": "“a person, soon” was partly met or missed, and you chose “I was not”",
    "Less, exactly, more?": "you take “To buy”",
    "What did it lack?": "you did not get back exactly what you paid for or more than you paid for",
    "What was the best of it?": (
        "you got back less than you paid for, exactly what you paid for or more than you paid for"
    ),
    "Did they thank you? (critical)": "“Which customer?” is not answered “One of old”",
    "What stays?": "at “The call” “a person, soon” was not missed",
    "What will you do?": "“Why again?” is answered “The price” or “The place”",
}
"""Each question that is not always asked, and when it is."""


def page(checklist: Checklist, width: int) -> list[str]:
    """The lines of the page at this width."""
    sheet = Sheet(Screen(width=width, height=24, unicode=True))
    draw_checklist(sheet, checklist)
    return [line.plain for section in sheet.sections() for line in section.lines]


@pytest.mark.parametrize("width", [40, 80, 100])
def test_a_question_that_is_not_always_asked_says_when(width: int) -> None:
    """Below each such question stands when it is asked, in words that a leader knows; nowhere else."""
    lines = page(decode_checklist(CHECKLIST.encode(), "conditions.yaml"), width)
    assert all(len(line) <= width for line in lines)
    asked = [each.split(" only if ") for each in " ".join(" ".join(lines).split()).split(" · ")]
    found = {question: rest[0] for question, *rest in asked if rest}
    assert {question: told[: len(ONLY_IF[question])] for question, told in found.items()} == ONLY_IF


def test_one_that_cannot_be_used_says_how_to_see_why() -> None:
    """The command stands on a line of its own, whole, to be copied; a checklist that is fine has none."""
    command = f"cx-audit checklist check /home/{'very-' * 20}long/odd.yaml"
    rows = [
        ShelfRow(id=name, title="", origin="", summary="", shadows=False, problem=problem, see_all=see_all)
        for name, problem, see_all in (("odd", "odd.yaml has 3 problems.", command), ("fine", "", ""))
    ]
    sheet = Sheet(Screen(width=80, height=24, unicode=True))
    draw_shelf(sheet, rows)
    lines = [line.plain.strip() for section in sheet.sections() for line in section.lines]
    at = lines.index(command)
    assert lines[at - 2 : at] == ["It cannot be used: odd.yaml has 3 problems.", "See all that is wrong with it:"]
    assert lines.count("See all that is wrong with it:") == 1


SHOWN = """\
format: 1
id: shown
version: "1"
title: Shown
summary: For the tests.
welcome: Take your time.
before: [{id: who, kind: text, ask: Who are you?, note: A made-up person.}]
predictions: {ask: "{touchpoint}: where will it leave you?", note: Sealed before you go.}
touchpoints:
  - id: call
    title: The call
    do: Call.
    minutes: 5
    pairs: [{id: seen, ask: Which is closer?, good: I was seen, bad: I was not, first: bad}]
    basics: [{id: soon, ask: Did they answer soon?, note: Soon is five rings., critical: yes}]
"""


def test_a_checklist_is_shown_as_the_leader_meets_it() -> None:
    """The welcome, the predictions, every note, and each pair in the order in which it is asked."""
    text = "\n".join(page(decode_checklist(SHOWN.encode(), "shown.yaml"), 80))
    for said in (
        "Take your time.",
        "A made-up person.",
        "The call: where will it leave you?",
        "Sealed before you go.",
        "Soon is five rings.",
        "Which is closer? I was not / I was seen",
    ):
        assert said in text
