"""Advice on whole checklists: what is said, where it stands, and that what ships needs none."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cx_audit.library.advice import Advice, advice_on
from cx_audit.library.decode import decode_checklist
from cx_audit.library.nodes import Mapping
from cx_audit.library.shelf import shipped_folder
from cx_audit.library.source import read_yaml
from cx_audit.library.wording_rules import Rule

GOOD = """\
format: 1
id: good
version: "1"
title: A good one
summary: For one who wants to see how advice is given.
before:
  - {id: role, kind: text, ask: What do you do?}
predictions: {ask: "{touchpoint}: where do you expect it to leave you?", note: Sealed before the first touchpoint.}
touchpoints:
  - id: call
    title: The call
    do: Call the main number now.
    minutes: 10
    departments: [reception]
    pairs:
      - {id: mattered, ask: Which is closer?, good: I mattered, bad: An interruption, first: bad}
      - {id: time, ask: Which is closer?, good: My time counted, bad: Their time counted}
    basics:
      - id: person
        ask: Did a person answer?
        critical: yes
        fix: Name who answers in each hour.
        departments: [reception]
      - id: thanked
        ask: Did they thank you?
        note: A printed word is partly.
        fix: Thank each caller by name.
        departments: [reception]
    extras:
      ask: Did they do something that you did not ask for and were glad of?
      examples: [A clerk called back after bedtime.]
      acts: [Call back within the hour.]
    facts:
      - {id: again, kind: choice, ask: Would you call again?, options: {more: More, never: Never again}}
after:
  - {id: learned, kind: text, ask: What did you learn?}
  - {id: commitment, kind: commitment, ask: What one thing will you do?}
  - {id: look-again, kind: day, ask: When will you look again?}
"""


THANKED = "touchpoint call > basic thanked"


def advice(text: str) -> list[Advice]:
    """The advice on a checklist in YAML, which must be valid."""
    decode_checklist(text.encode(), "good.yaml")
    root = read_yaml(text.encode(), "good.yaml")
    assert isinstance(root, Mapping)
    return advice_on(root, "good.yaml")


def changed(old: str, new: str) -> str:
    """The good checklist with one passage changed."""
    assert GOOD.count(old) == 1, f"{old!r} is not there once"
    return GOOD.replace(old, new)


def test_a_good_checklist_gets_no_advice() -> None:
    """Silence is the answer to a checklist with which nothing is wrong."""
    assert advice(GOOD) == []


@pytest.mark.parametrize("file", sorted(shipped_folder().glob("*.yaml")), ids=lambda file: file.stem)
def test_what_ships_needs_no_advice(file: Path) -> None:
    """Every checklist that ships passes without a word."""
    root = read_yaml(file.read_bytes(), file.name)
    assert isinstance(root, Mapping)
    assert [str(each.problem) for each in advice_on(root, file.name)] == []


@pytest.mark.parametrize(
    ("old", "new", "line", "rule", "where"),
    [
        ("What do you do?}", "Were you satisfied?}", 7, "satisfaction", "before role"),
        ("Which is closer?, good: I", "Wasn't it closer?, good: I", 16, "negated", "touchpoint call > pair mattered"),
        ("ask: Did they thank you?", "ask: Did they thank and help you?", 25, "two-questions", THANKED),
        ("ask: Did they thank you?", "ask: Surely they thanked you?", 25, "leading", THANKED),
        ("more: More,", "more: More, same: Neutral,", 34, "middle-answer", "touchpoint call > fact again > options"),
        ("Call back within the hour.]", "Give a voucher.]", 32, "only-stuff", "touchpoint call > extras"),
        ("A clerk called back after bedtime.", "A free mug.", 31, "only-stuff", "touchpoint call > extras"),
        ("fix: Thank each caller by name.", "fix: Buy a chatbot.", 27, "only-a-tool", THANKED),
        ("        fix: Thank each caller by name.\n", "", 24, "no-fix", THANKED),
        ("        critical: yes\n", "", 10, "no-critical", "touchpoint call"),
        (", first: bad}", "}", 17, "good-first", "touchpoint call > pair time"),
        ("What did you learn?}", "What did you learn!}", 36, "shouting", "after learned"),
        ("title: The call", "title: The seamless call", 11, "jargon", "touchpoint call"),
        ("ask: Did they thank you?", "ask: Did a person answer?", 25, "duplicate", THANKED),
    ],
)  # fmt: skip
def test_each_rule_names_its_place(old: str, new: str, line: int, rule: str, where: str) -> None:
    """One thing made worse gives one piece of advice, at its line, with a reason and a better wording."""
    (only,) = advice(changed(old, new))
    problem = only.problem
    assert (only.rule, problem.line, problem.where, problem.file) == (rule, line, where, "good.yaml")
    assert problem.column > 0
    assert problem.message
    assert problem.hint


def test_a_basic_without_department_is_offered_those_of_its_touchpoint() -> None:
    """The hint names the departments that the touchpoint has."""
    text = changed(
        "        fix: Thank each caller by name.\n        departments: [reception]\n", "        fix: Thank them.\n"
    )
    (only,) = advice(text)
    assert (only.rule, only.problem.hint) == (
        "no-department",
        "add “departments:” with those who can mend it, here: reception",
    )


def test_more_than_nine_basics_are_too_many() -> None:
    """Nine pass, and the tenth is where the advice stands."""
    names = "abcdefgh"
    made = "".join(
        f"      - {{id: {name}, ask: Did {name} call?, fix: Call., departments: [reception]}}\n" for name in names
    )
    nine = changed("    extras:\n", made.replace(made.splitlines(keepends=True)[-1], "") + "    extras:\n")
    ten = changed("    extras:\n", made + "    extras:\n")
    assert advice(nine) == []
    (only,) = advice(ten)
    assert (only.rule, only.problem.line) == ("many-basics", 36)
    assert "has 10 basics" in only.problem.message


def test_marks_with_a_middle_are_noticed_and_those_without_are_not() -> None:
    """Of five marks the third is the middle; four have none."""
    marks = ", ".join(f"m{mark}: {mark}" for mark in range(1, 6))
    (only,) = advice(changed("more: More, never: Never again", marks))
    assert (only.rule, only.problem.line) == ("middle-answer", 34)
    assert advice(changed("more: More, never: Never again", marks.removesuffix(", m5: 5"))) == []


COMMITMENT = "  - {id: commitment, kind: commitment, ask: What one thing will you do?}\n"
LOOK_AGAIN = "  - {id: look-again, kind: day, ask: When will you look again?}\n"
KEY_QUESTION = "  - {id: key-question, kind: choice, ask: Which is it?, options: {builds: Builds, erodes: Erodes}}\n"


@pytest.mark.parametrize(
    ("text", "line", "rules", "where"),
    [
        (changed(COMMITMENT, ""), 36, ["no-commitment"], "after"),
        (changed(COMMITMENT, COMMITMENT.replace("id: commitment", "id: promise")), 0, [], ""),
        (changed(COMMITMENT, COMMITMENT.replace("kind: commitment", "kind: text")), 36, ["no-commitment"], "after"),
        (changed(LOOK_AGAIN, ""), 36, ["no-look-again"], "after"),
        (changed(LOOK_AGAIN, LOOK_AGAIN.replace("kind: day", "kind: text")), 38, ["no-look-again"], "after"),
        (changed(LOOK_AGAIN, LOOK_AGAIN.replace("id: look-again", "id: day")), 36, ["no-look-again"], "after"),
        (GOOD[: GOOD.index("after:")], 1, ["no-commitment", "no-look-again"], "after"),
        (f"{GOOD}{KEY_QUESTION}", 39, ["one-key-question"], "after key-question"),
        (GOOD.replace("before:\n", f"before:\n{KEY_QUESTION}"), 7, ["one-key-question"], "before key-question"),
        (f"{GOOD}{KEY_QUESTION}".replace("before:\n", f"before:\n{KEY_QUESTION}"), 0, [], ""),
    ],
)
def test_what_the_end_of_a_walk_needs(text: str, line: int, rules: list[str], where: str) -> None:
    """A commitment, a day to look again, and the key question on both sides of the walk, by what they are asked as."""
    found = advice(text)
    assert [each.rule for each in found] == rules
    for each in found:
        assert (each.problem.line, each.problem.where) == (line, where)
        assert each.problem.hint


def test_an_end_that_is_still_to_be_taken_is_not_blamed() -> None:
    """Where the tree is not composed, nobody knows what stands there."""
    text = GOOD[: GOOD.index("after:")] + "after: {take: first-walk}\n"
    root = read_yaml(text.encode(), "good.yaml")
    assert isinstance(root, Mapping)
    assert advice_on(root, "good.yaml") == []


@pytest.mark.parametrize(("more", "counted"), [(0, "both pairs"), (1, "all 3 pairs")])
def test_pairs_are_counted_in_words(more: int, counted: str) -> None:
    """Two are both."""
    third = "      - {id: calm, ask: Which is closer?, good: Calm, bad: Hurried}\n" * more
    (said,) = advice(changed(", first: bad}", "}").replace("    basics:\n", f"{third}    basics:\n"))
    assert said.problem.message.startswith(f"the good side comes first in {counted}, so ")


def test_the_same_words_ask_twice_unless_something_sets_them_apart() -> None:
    """Small words and marks do not set two questions apart; a condition does."""
    near = "ask: Did the person answer"
    (only,) = advice(changed("ask: Did they thank you?", near))
    assert (only.rule, only.problem.message) == ("duplicate", "this asks the same as line 20")
    apart = f"{near}\n        when: {{question: basic/person, is: met}}"
    assert advice(changed("ask: Did they thank you?", apart)) == []


def test_only_what_does_not_hang_on_words_is_said_in_another_language() -> None:
    """A German file is not held against English words; its shape still is."""
    text = changed("title: A good one", "title: Ein guter\nlanguage: de-AT").replace("Did they thank you?", "Surely!")
    assert advice(text) == []
    assert [each.rule for each in advice(text.replace("        critical: yes\n", ""))] == ["no-critical"]


def test_advice_comes_in_the_order_of_the_lines() -> None:
    """Wording and shape are told together, from the top of the file to its end."""
    text = GOOD.replace("        critical: yes\n", "").replace(
        "ask: What did you learn?", "ask: 'Were you satisfied, and was it GOOD?'"
    )
    found = [(each.problem.line, each.rule) for each in advice(text)]
    assert found == [(10, "no-critical"), (35, "satisfaction"), (35, "two-questions"), (35, "shouting")]


def test_three_thousand_questions_are_advised_on_quickly() -> None:
    """The advice on 500 touchpoints of six basics each does not keep anyone waiting."""
    head = "format: 1\nid: big\nversion: '1'\ntitle: Big\nsummary: Big.\ntouchpoints:\n"
    touchpoints = "".join(
        f"  - id: t{number}\n    title: T\n    do: Call the main number now.\n    minutes: 5\n    basics:\n"
        + "".join(
            f"      - {{id: b{basic}, ask: Did desk {number} {basic} answer and pass you on?, critical: yes,"
            f" fix: Let whoever picks up keep call {basic}., departments: [sales]}}\n"
            for basic in range(6)
        )
        for number in range(500)
    )
    root = read_yaml((head + touchpoints).encode(), "big.yaml")
    assert isinstance(root, Mapping)
    begun = time.perf_counter()
    said = [each.rule for each in advice_on(root, "big.yaml")]
    assert said.count(Rule.TWO_QUESTIONS) == 3000
    assert len(said) == 3000 + len(["no-commitment", "no-look-again"])
    assert time.perf_counter() - begun < 5


def test_every_rule_is_documented() -> None:
    """Each rule has its line in the table of advice, by the name that --json gives."""
    page = (Path(__file__).parents[2] / "docs" / "checklist-format.md").read_text(encoding="utf-8")
    told = page[page.index("## Advice") : page.index("## When a checklist changes")]
    assert [rule.value for rule in Rule if f"\n| `{rule}` |" not in told] == []


def test_a_touchpoint_still_to_be_taken_is_not_blamed_for_what_it_takes() -> None:
    """Where the tree is not composed, a touchpoint that is only named has no basics to count."""
    text = GOOD.replace("after:\n", "  - {take: first-walk/call, feeling: Were you satisfied?}\nafter:\n")
    root = read_yaml(text.encode(), "good.yaml")
    assert isinstance(root, Mapping)
    assert [each.rule for each in advice_on(root, "good.yaml")] == ["satisfaction"]


@pytest.mark.parametrize(
    ("old", "new", "place", "where"),
    [
        ("ask: Did they thank you?", "ask: Could you ride #1 outside?", (25, 29), f"{THANKED} > ask"),
        ("note: A printed word is partly.", "note: #1 only", (26, 15), f"{THANKED} > note"),
        ("do: Call the main number now.", "do: Call\n      the main number #now", (13, 23), "touchpoint call > do"),
        (
            "departments: [reception]\n    pairs",
            "departments:\n      - shop #é\n    pairs",
            (15, 14),
            "touchpoint call > departments",
        ),
    ],
)  # fmt: skip
def test_a_text_that_a_comment_cuts_is_named(old: str, new: str, place: tuple[int, int], where: str) -> None:
    """A “#” after a space and before a letter or a digit is found where it stands, in any unquoted text."""
    (said,) = [each for each in advice(changed(old, new)) if each.rule == "cut-text"]
    assert (said.problem.line, said.problem.column) == place
    assert said.problem.where == where
    assert "in quotes" in said.problem.hint


@pytest.mark.parametrize(
    "new",
    [
        'ask: "Did they thank you? #1"',
        "ask: Did they thank you? # a real comment",
        "ask: Did they thank you?#1",
        'ask: "Did they thank you?" #1',
        "ask: Did they thank you? ##",
        "ask: Did they thank you?\n        #a comment of its own",
        "ask: Did they thank you?\n        critical: no #really",
    ],
)
def test_a_comment_is_left_alone(new: str) -> None:
    """What was never text is no loss: a comment after a space, a line of its own, a text in quotes."""
    assert [each for each in advice(changed("ask: Did they thank you?", new)) if each.rule == "cut-text"] == []
