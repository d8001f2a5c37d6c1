"""What is written below a take: changes of what is not there, and advice on what is changed in part."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cx_audit.core.checklist import Effort
from cx_audit.errors import BadInput
from cx_audit.library.advice import Advice, advice_on
from cx_audit.library.findings import MOST_PROBLEMS
from cx_audit.library.shelf import Shelf

BASE = """\
format: 1
id: base
version: "1"
title: The base
summary: For the tests.
touchpoints:
  - id: shop
    title: The shop
    do: Go in.
    minutes: 10
    departments: [counter]
    pairs:
      - id: seen
        ask: Which is closer?
        good: I was seen
        bad: I was not
        fix: Look up.
        effort: some
        departments: [counter]
    basics:
      - id: greeted
        ask: Were you greeted?
        name: greeted
        note: A nod is partly.
        critical: true
        fix: Greet.
        effort: little
        departments: [counter]
      - {id: price, ask: Was the price clear?, name: a clear price, fix: Show the price., departments: [counter]}
    facts:
      - {id: waited, kind: minutes, ask: How long?}
  - id: phone
    title: The phone
    do: Call.
    minutes: 5
    pairs: [{id: heard, ask: Which is closer?, good: I was heard, bad: I was not, departments: [counter]}]
    basics: [{id: answered, ask: Did a person answer?, critical: yes, fix: Pick up., departments: [counter]}]
after:
  - {id: commitment, kind: commitment, ask: What will you do?}
  - {id: look-again, kind: day, ask: On which day will you look again?}
"""
HEAD = 'format: 1\nid: mine\nversion: "1"\ntitle: Mine\nsummary: For the tests.\nafter: {take: base}\ntouchpoints:\n'
"""Seven lines; what is taken begins on the eighth."""

Taking = Callable[[str], Shelf]


@pytest.fixture
def taking(tmp_path: Path) -> Taking:
    """A shelf with the base and a checklist that takes these touchpoints."""
    own = tmp_path / "checklists"
    own.mkdir()
    (own / "base.yaml").write_text(BASE, encoding="utf-8")

    def put(body: str) -> Shelf:
        (own / "mine.yaml").write_text(HEAD + body, encoding="utf-8")
        return Shelf(data_folder=tmp_path)

    return put


def problems(shelf: Shelf) -> list[tuple[int, int, str, str, str]]:
    """What is wrong: line, column, where, message and hint."""
    with pytest.raises(BadInput) as caught:
        shelf.load("mine")
    return [(each.line, each.column, each.where, each.message, each.hint) for each in caught.value.problems]


def advice(shelf: Shelf) -> list[Advice]:
    """The advice on what was composed."""
    return advice_on(shelf.load("mine").tree, "mine.yaml")


TO_ADD = "Write an “ask” to add a {} of your own"
NOTHING = [
    ("basics: [{id: prize, fix: A}]", 19, "basic prize", "“base/shop” has no basic “prize” to change",
     f"did you mean “price”? {TO_ADD.format('basic')}"),
    ("pairs: [{id: sean, first: bad}]", 18, "pair sean", "“base/shop” has no pair “sean” to change",
     f"did you mean “seen”? {TO_ADD.format('pair')}"),
    ("facts: [{id: waitde, note: A}]", 18, "fact waitde", "“base/shop” has no fact “waitde” to change",
     f"did you mean “waited”? {TO_ADD.format('fact')}"),
    ("basics: [{id: zzzz, critical: yes}]", 19, "basic zzzz", "“base/shop” has no basic “zzzz” to change",
     f"it has greeted, price. {TO_ADD.format('basic')}"),
    ("value: {fix: Weigh again.}", 12, "value", "“base/shop” has no “value” to change", "write an “ask” to add it"),
    ("variants: {options: {a: A, b: B}}", 15, "variants", "“base/shop” has no “variants” to change",
     "write an “ask” to add it"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "column", "where", "message", "hint"), NOTHING, ids=[each[2] for each in NOTHING])
def test_a_change_of_what_is_not_there(
    taking: Taking, written: str, column: int, where: str, message: str, hint: str
) -> None:
    """What was taken is named, with the nearest that it has and with what adds a new one; nothing else is told."""
    shelf = taking(f"  - take: base/shop\n    {written}\n")
    assert problems(shelf) == [(9, column, f"touchpoint base/shop > {where}", message, hint)]


def test_a_change_where_nothing_of_the_kind_was_taken(taking: Taking) -> None:
    """Without any fact there is none to name."""
    shelf = taking("  - take: base/phone\n    facts: [{id: waited, note: A}]\n")
    (problem,) = problems(shelf)
    assert problem[3:] == ("“base/phone” has no fact “waited” to change", "write an “ask” to add a fact of your own")


@pytest.mark.parametrize(
    ("without", "written", "name"),
    [
        ("basic/price", "basics: [{id: price, fix: A}]", "basic/price"),
        ("pair/seen", "pairs: [{id: seen}]", "pair/seen"),
    ],
)
def test_what_is_left_out_and_changed(taking: Taking, without: str, written: str, name: str) -> None:
    """A part cannot be left out and kept; both places are one contradiction, told where it is changed."""
    (problem,) = problems(taking(f"  - take: base/shop\n    without: {without}\n    {written}\n"))
    assert problem[0] == 10
    assert problem[3:] == (
        f"“{name}” is left out under “without” and changed here",
        "remove one of the two, or write an “ask” to ask something else",
    )


def test_what_asks_for_itself_is_new(taking: Taking) -> None:
    """With an ask it is a question of the author's own, whatever its id is near to."""
    shelf = taking("  - take: base/shop\n    basics: [{id: prize, ask: Was it cheap?}]\n")
    assert [each.id for each in shelf.load("mine").checklist.touchpoints[0].basics] == ["greeted", "price", "prize"]


def test_each_slip_is_told_beside_the_others(taking: Taking) -> None:
    """Several slips below one take, and one below the next."""
    body = (
        "  - take: base/shop\n    without: basic/pricee\n    basics: [{id: gretted, fix: A}, {id: price, fixx: A}]\n"
        "  - take: base/phone\n    pairs: [{id: herd, first: bad}]\n"
    )
    assert [(line, column) for line, column, *_ in problems(taking(body))] == [(9, 14), (10, 19), (10, 49), (12, 18)]


def test_thousands_of_slips_end_with_the_last_that_is_told(taking: Taking) -> None:
    """No more names are compared than problems are told."""
    listed = ", ".join(f"{{id: z{number}, fix: A}}" for number in range(20_000))
    assert len(problems(taking(f"  - take: base/shop\n    basics: [{listed}]\n"))) == MOST_PROBLEMS
    names = ", ".join(f"basic/z{number}" for number in range(20_000))
    assert len(problems(taking(f"  - take: base/shop\n    without: [{names}]\n"))) == MOST_PROBLEMS


EFFORTS = [
    ("critical: no", "Greet.", Effort.LITTLE),
    ("ask: Was it warm?", "Greet.", Effort.LITTLE),
    ("effort: much", "Greet.", Effort.MUCH),
    ("effort: ", "Greet.", None),
    ("fix: Heat the shop.", "Heat the shop.", None),
    ("fix: Heat the shop., effort: much", "Heat the shop.", Effort.MUCH),
    ("effort: much, fix: Heat the shop.", "Heat the shop.", Effort.MUCH),
    ("fix: Greet.", "Greet.", None),
    ("fix: ", "", None),
]


@pytest.mark.parametrize(("written", "fix", "effort"), EFFORTS, ids=[each[0] for each in EFFORTS])
def test_an_effort_goes_with_the_fix_that_it_was_written_for(
    taking: Taking, written: str, fix: str, effort: Effort | None
) -> None:
    """Whoever writes the fix anew keeps no effort of another one; without that, the effort is taken along."""
    basic = f"{{id: greeted, {written}}}"
    (greeted, _) = taking(f"  - take: base/shop\n    basics: [{basic}]\n").load("mine").checklist.touchpoints[0].basics
    assert (greeted.fix, greeted.effort) == (fix, effort)


def test_the_effort_of_a_pair_goes_with_its_fix_too(taking: Taking) -> None:
    """In pairs as in basics; one that is not changed keeps both."""
    loaded = taking("  - take: base/shop\n    pairs: [{id: seen, fix: Turn round.}]\n").load("mine")
    (pair,) = loaded.checklist.touchpoints[0].pairs
    assert (pair.fix, pair.effort) == ("Turn round.", None)
    (pair,) = taking("  - take: base/shop\n").load("mine").checklist.touchpoints[0].pairs
    assert (pair.fix, pair.effort) == ("Look up.", Effort.SOME)


def test_an_effort_needs_a_fix_that_is_taken_or_written(taking: Taking) -> None:
    """The place is that of the effort, below the take."""
    shelf = taking("  - take: base/shop\n    basics: [{id: price, effort: much}, {id: greeted, fix: , effort: much}]\n")
    (problem,) = problems(shelf)
    assert problem[:3] == (9, 70, "touchpoint shop > basic greeted")
    assert problem[3:] == (
        "“effort” says what a fix takes, and no fix stands here",
        "write “fix:” with one action beside it, or remove it",
    )


# Advice on what is taken


KEPT = [
    ("ask: Was it warm?", "its name, note and fix still come from base/shop"),
    ("ask: Was it warm?, name: warm", "its note and fix still come from base/shop"),
    ("ask: Was it warm?, name: warm, note: ''", "its fix still comes from base/shop"),
    ("ask: Was it warm?, name: warm, note: , fix: Heat.", ""),
    ("name: warm, fix: Heat.", ""),
    ("critical: no", ""),
]


@pytest.mark.parametrize(("written", "kept"), KEPT, ids=[each[0] for each in KEPT])
def test_words_that_were_written_for_another_question(taking: Taking, written: str, kept: str) -> None:
    """Whoever asks something of their own is told which words of the old question go on with it."""
    shelf = taking(
        f"  - take: base/shop\n    pairs: [{{id: seen, first: bad}}]\n    basics: [{{id: greeted, {written}}}]\n"
    )
    said = [each for each in advice(shelf) if each.rule == "kept-words"]
    assert [each.problem.message for each in said] == ([f"it asks something of your own, and {kept}"] if kept else [])
    for each in said:
        assert (each.problem.line, each.problem.where) == (10, "touchpoint shop > basic greeted")
        assert each.problem.hint == "write what goes with your question, or leave a key blank to drop it"


def test_a_basic_of_ones_own_keeps_nothing(taking: Taking) -> None:
    """One that is new, or left out and written anew, has only words of its own."""
    new = "{id: warm, ask: Was it warm?, name: warm, fix: Heat., departments: [counter]}"
    anew = "{id: greeted, ask: Was it warm?, name: warm, critical: yes, fix: Heat., departments: [counter]}"
    for written in (f"basics: [{new}]", f"without: basic/greeted\n    basics: [{anew}]"):
        shelf = taking(f"  - take: base/shop\n    pairs: [{{id: seen, first: bad}}]\n    {written}\n")
        assert advice(shelf) == []


def test_the_good_side_first_where_pairs_are_taken(taking: Taking) -> None:
    """It is said where the pair comes from and what to write below its take; written so, there is no more to say."""
    (said,) = advice(taking("  - take: base/shop\n  - take: base/phone\n"))
    assert (said.rule, said.problem.line, said.problem.where) == ("good-first", 9, "touchpoint phone > pair heard")
    assert said.problem.message.startswith("the good side comes first in both pairs, ")
    own = "- {id: heard, first: bad}"
    assert said.problem.hint == f"this one comes from base/phone: add “{own}” under “pairs:” below its “take”"
    assert advice(taking(f"  - take: base/shop\n  - take: base/phone\n    pairs:\n      {own}\n")) == []


def test_the_good_side_first_is_told_where_the_author_wrote_it(taking: Taking) -> None:
    """Of pairs that are taken and pairs that are written here, one that is written here is named."""
    written = "pairs: [{id: own, ask: Which is closer?, good: Warm, bad: Cold, departments: [counter]}]"
    (said,) = advice(taking(f"  - take: base/shop\n    {written}\n  - take: base/phone\n"))
    assert (said.problem.line, said.problem.where) == (9, "touchpoint shop > pair own")
    assert said.problem.message.startswith("the good side comes first in all 3 pairs, ")
    assert said.problem.hint == "write “first: bad” in about half of them"
