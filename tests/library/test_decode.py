"""Decoding a checklist: what the core gets, and every problem at once with its place."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.checklist import Commitment, Condition, Effort, Variant
from cx_audit.core.questions import ChoiceQuestion, NumberQuestion, Option, SeveralQuestion, TextQuestion, Unit
from cx_audit.errors import BadInput
from cx_audit.library import shape
from cx_audit.library.decode import decode_checklist
from cx_audit.library.shelf import shipped_folder
from tests.library.small import SMALL, changed, problems_of, small

LEAST = """\
format: 1
id: least
version: 1.0
title: Yes
summary: 1:30
touchpoints:
  - {id: call, title: 2024-01-02, do: Call., minutes: 5}
"""


def test_every_part_reaches_the_core() -> None:
    """The file's parts are the checklist's, with full keys in the conditions."""
    checklist = small()
    call = checklist.touchpoint("call")
    assert (checklist.id, checklist.version, checklist.language) == ("small", "1", "en")
    assert (call.minutes, call.weight, call.departments, call.ideas) == (10, 1.5, ("reception",), (1, 2))
    assert call.variants == (Variant(id="problem", label="A problem"), Variant(id="question", label="A question"))
    assert call.pairs[0].bad_first
    assert call.basics[0].critical
    assert call.basics[0].name == "listened before selling"
    assert call.basics[1].name == "Did one person own it?"
    assert call.basics[1].when == (Condition(key="call/variants", values=("problem",)),)
    assert call.value is not None
    assert call.value.when == (Condition(key="call/basic/listened", values=("missed",), negated=True),)
    assert call.extras.acts == ("Call back.",)
    assert call.facts[0].question == NumberQuestion(ask="How long did it take?", unit=Unit.MINUTES)
    assert isinstance(call.facts[1].question, ChoiceQuestion)
    assert call.first_among_equals
    assert checklist.before[1].question == TextQuestion(ask="Who are you?", required=True)
    assert checklist.after[1].question == SeveralQuestion(
        ask="Why again?",
        options=(Option(id="price", label="The price", key="1"), Option(id="place", label="The place", key="2")),
        at_least=1,
    )
    assert checklist.after[3].question == Commitment(
        ask="What will you do?", ask_who="Who will own it?", ask_by="By which day?"
    )
    assert checklist.after[4].when == (
        Condition(key="call/basic/listened", values=("met", "partly")),
        Condition(key="before/key-question", values=("builds",)),
    )


def test_an_effort_stands_beside_its_fix() -> None:
    """On a pair, a basic and the value question; nothing is said where it is left out or blank."""
    text = SMALL.replace("first: bad", "first: bad, fix: Look up., effort: much")
    text = text.replace("critical: true", "fix: Stop and listen.\n        effort: little")
    text = text.replace("value: {ask", "value: {fix: Weigh again., effort: some, ask")
    text = text.replace("ask: Did one person own it?", "ask: Did one person own it?\n        effort:")
    call = decode_checklist(text.encode(), "small.yaml").touchpoint("call")
    assert call.value is not None
    assert call.pairs[0].effort is Effort.MUCH
    assert [basic.effort for basic in call.basics] == [Effort.LITTLE, None]
    assert call.value.effort is Effort.SOME
    assert small().touchpoint("call").pairs[0].effort is None


def test_what_is_left_out_has_its_default() -> None:
    """A touchpoint of four keys is enough, and what looks like a number or a day is text where text belongs."""
    checklist = decode_checklist(LEAST.encode(), "least.yaml")
    call = checklist.touchpoint("call")
    assert (checklist.version, checklist.title, checklist.summary, call.title) == ("1.0", "Yes", "1:30", "2024-01-02")
    assert (call.ask_feeling, call.ask_worked_out) == (
        "How did this make you feel?",
        "How did this step work out for you?",
    )
    assert (call.weight, call.value, call.first_among_equals, checklist.before) == (1.0, None, False, ())
    assert call.extras.ask
    assert call.extras.ask_again


def test_keys_left_blank_are_as_if_left_out() -> None:
    """`welcome:` with nothing after it takes its default."""
    blank = LEAST + "welcome:\nbefore:\npredictions:\nlanguage:\n"
    assert decode_checklist(blank.encode(), "x") == decode_checklist(LEAST.encode(), "x")


@pytest.mark.parametrize("path", sorted(shipped_folder().glob("*.yaml")), ids=lambda path: path.name)
def test_every_shipped_checklist_decodes(path: Path) -> None:
    """What ships has no problem, and is named for its id."""
    assert decode_checklist(path.read_bytes(), path.name).id == path.stem


def test_line_ends_do_not_matter() -> None:
    """CRLF gives the same checklist."""
    assert decode_checklist(SMALL.replace("\n", "\r\n").encode(), "x") == small()


NO_FIX = "“effort” says what a fix takes, and no fix stands here, write “fix:” with one action beside it, or remove it"
CASES = [
    ("format: 1", "format: 2", "1:9: this version of cx-audit reads format 1, and the file says “2”, "
     "write format: 1, or use a newer cx-audit"),
    ("format: 1\n", "", "1:1: “format” is missing, write 1"),
    ("id: small", "id: Small/one",
     "2:5: “id” is “Small/one”, write lower-case letters a to z, digits and hyphens, at most 60"),
    ("id: small", "id: ../../etc",
     "2:5: “id” is “../../etc”, write lower-case letters a to z, digits and hyphens, at most 60"),
    ("title: A small walk\n", "", "1:1: “title” is missing, write a text"),
    ("title: A small walk", "title:", "4:7: “title” is empty, write a text"),
    ("title: A small walk", 'title: " "', "4:8: “title” is empty, write a text"),
    ("title: A small walk", "title: [a]", "4:8: “title” is a list, write a text"),
    ("summary:", "sumary:", ("1:1: “summary” is missing, write a text", "5:1: “sumary” is not known here, "
     "did you mean “summary”?")),
    ("summary: Two", "language: english please\nsummary: Two",
     "5:11: “language” is “english please”, write a language code, such as en"),
    ("ask: \"{touchpoint}: where do you expect it to leave you?\"", "ask: Where?",
     "11:8: predictions: “ask” is “Where?”, write {touchpoint} where the title goes"),
    ("minutes: 10", "minutes: 10.5", "16:14: touchpoint call: “minutes” is “10.5”, write whole minutes, 1 to 600"),
    ("minutes: 10", "minutes: 0", "16:14: touchpoint call: “minutes” is “0”, write whole minutes, 1 to 600"),
    ("minutes: 10", "minutes: ten", "16:14: touchpoint call: “minutes” is “ten”, write whole minutes, 1 to 600"),
    ("minutes: 10", "minutes: 1_0", "16:14: touchpoint call: “minutes” is “1_0”, write whole minutes, 1 to 600"),
    ("minutes: 10", "minutes: " + "9" * 5000, "16:14: touchpoint call: “minutes” is “" + "9" * 60 +
     "…”, write whole minutes, 1 to 600"),
    ("weight: 1.5", "weight: 0", "17:13: touchpoint call: “weight” is “0”, write a number above 0, at most 100"),
    ("weight: 1.5", "weight: nan", "17:13: touchpoint call: “weight” is “nan”, write a number above 0, at most 100"),
    ("weight: 1.5", "weight: 101", "17:13: touchpoint call: “weight” is “101”, write a number above 0, at most 100"),
    ("departments: [reception]", "departments: reception",
     "18:18: touchpoint call: “departments” is a text, write [reception]"),
    ("departments: [reception]", "departments: [reception, {a: b}]",
     "18:30: touchpoint call: “departments” is a mapping, write a text"),
    ("ideas: [1, 2]", "ideas: [1, 51]",
     "19:16: touchpoint call: “ideas” is “51”, write the number of an idea, 1 to 50"),
    ("options: {problem: A problem, question: A question}", "options: {problem: A problem}",
     ("20:42: touchpoint call > variants: “options” has 1 answer, write 2 to 20 answers, each as id: what is shown",)),
    ("first: bad", "first: worst", "22:94: touchpoint call > pair mattered: “first” is “worst”, write bad or good"),
    ("critical: true", "critical: maybe", "27:19: touchpoint call > basic listened: “critical” is “maybe”, "
     "write true or false"),
    ("critical: true", "crtical: true", "27:9: touchpoint call > basic listened: “crtical” is not known here, "
     "did you mean “critical”?"),
    ("critical: true", "ask-twice: true", "27:9: touchpoint call > basic listened: “ask-twice” is not known here, "
     "write one of: ask, fix, effort, departments, ideas, when, id, name, critical, note"),
    ("critical: true", "fix: Stop and listen.\n        effort: lots", "28:17: touchpoint call > basic listened: "
     "“effort” is “lots”, write little, some or much"),
    ("critical: true", "fix: Stop and listen.\n        effort: 3", "28:17: touchpoint call > basic listened: "
     "“effort” is “3”, write little, some or much"),
    ("critical: true", "fix: Stop and listen.\n        effort: [little]", "28:17: touchpoint call > basic listened: "
     "“effort” is a list, write little, some or much"),
    ("critical: true", "fix: Stop and listen.\n        effort: ''", "28:17: touchpoint call > basic listened: "
     "“effort” is empty, write little, some or much"),
    ("critical: true", "effort: little", f"27:17: touchpoint call > basic listened: {NO_FIX}"),
    ("critical: true", "fix:\n        effort: little", f"28:17: touchpoint call > basic listened: {NO_FIX}"),
    ("critical: true", "fix: ' '\n        effort: much", f"28:17: touchpoint call > basic listened: {NO_FIX}"),
    ("first: bad", "first: bad, effort: some", f"22:107: touchpoint call > pair mattered: {NO_FIX}"),
    ("value: {ask", "value: {effort: much, ask", f"32:21: touchpoint call > value: {NO_FIX}"),
    ("- id: owned\n        ask", "- ask", "29:9: touchpoint call > basic 2: “id” is missing, "
     "write lower-case letters a to z, digits and hyphens, at most 60"),
    ("- id: owned", "- id: listened", "29:13: touchpoint call > basic listened: the id “listened” is used twice, "
     "first on line 24, write another id"),
    ("kind: minutes", "kind: minuets", "35:28: touchpoint call > fact waited: “kind” is “minuets”, "
     "did you mean “minutes”?"),
    ("kind: minutes, ", "", "35:9: touchpoint call > fact waited: “kind” is missing, "
     "write one of: text, choice, several, number, minutes, day"),
    ("kind: minutes", "kind: commitment", "35:28: touchpoint call > fact waited: “kind” is “commitment”, "
     "write one of: text, choice, several, number, minutes, day"),
    ("kind: minutes", "kind: minutes, options: {a: b}", "35:37: touchpoint call > fact waited: “options” "
     "is not known here, write one of: kind, id, ask, note, ideas, when"),
    ("at-least: 1", "at-least: 3",
     "45:57: after why: “at-least” is 3, and there are 2 answers, write a smaller number"),
    ("place: The place", "Place: The place", "45:88: after why > options: “id” is “Place”, "
     "write lower-case letters a to z, digits and hyphens, at most 60"),
    ("id: website", "id: before", "39:9: touchpoint before: “before” has a meaning of its own, write another id"),
    ("id: website", "id: seal", "39:9: touchpoint seal: “seal” has a meaning of its own, write another id"),
    ("id: website", "id: call",
     "39:9: touchpoint call: the id “call” is used twice, first on line 13, write another id"),
    ("question: variants", "question: basic/owned", "31:26: touchpoint call > basic owned > when: "
     "“basic/owned” is this question itself, name an earlier question"),
    ("question: variants", "question: value",
     ("31:26: touchpoint call > basic owned > when: “value” is asked later, name an earlier question",
      "31:38: touchpoint call > basic owned > when: “problem” is no answer to “call/value”, "
      "write one of: less, exactly, more")),
    ("{question: variants, is: [problem]}", "{question: varaints, is: [problm, question], is-not: retrun}",
     ("31:15: touchpoint call > basic owned > when: a condition takes one of “is” and “is-not”, write one of the two",
      "31:26: touchpoint call > basic owned > when: no earlier question goes by “varaints”, did you mean “variants”?",
      "31:41: touchpoint call > basic owned > when: “problm” is no answer to “call/variants”, did you mean “problem”?",
      "31:68: touchpoint call > basic owned > when: “retrun” is no answer to “call/variants”, "
      "write one of: problem, question")),
    ("{question: variants, is: [problem]}", "{question: pair/mattered, is: bda, is-not: }",
     ("31:15: touchpoint call > basic owned > when: a condition takes one of “is” and “is-not”, write one of the two",
      "31:45: touchpoint call > basic owned > when: “bda” is no answer to “call/pair/mattered”, did you mean “bad”?",
      "31:58: touchpoint call > basic owned > when: “is-not” is empty, write the answer that it waits for")),
    ("question: variants", "question: fact/waited", "31:26: touchpoint call > basic owned > when: "
     "“fact/waited” is asked later, name an earlier question"),
    ("question: variants", "question: variant", "31:26: touchpoint call > basic owned > when: "
     "no earlier question goes by “variant”, did you mean “variants”?"),
    ("question: variants", "question: before/role", "31:26: touchpoint call > basic owned > when: "
     "“before/role” is not answered by choosing, name a question with answers to choose from"),
    ("is: [problem]", "is: [problm]", "31:41: touchpoint call > basic owned > when: "
     "“problm” is no answer to “call/variants”, did you mean “problem”?"),
    ("is: [problem]", "is: []",
     "31:40: touchpoint call > basic owned > when: “is” is empty, write at least one answer"),
    (", is: [problem]", "", "31:15: touchpoint call > basic owned > when: "
     "a condition takes one of “is” and “is-not”, write one of the two"),
    ("is: [problem]", "is: problem, is-not: question", "31:15: touchpoint call > basic owned > when: "
     "a condition takes one of “is” and “is-not”, write one of the two"),
    ("{question: variants, is: [problem]}", "variants", "31:15: touchpoint call > basic owned: "
     "“when” is a text, "
     "write {question: basic/greeted, is: met}, with the question and the answer that you mean"),
    ("question: before/key-question, is: builds", "question: after/look-again, is: builds",
     "53:20: after look-again > when 2: “after/look-again” is this question itself, name an earlier question"),
    ("question: before/key-question, is: builds", "question: call/basic/lisened, is: met",
     "53:20: after look-again > when 2: no earlier question goes by “call/basic/lisened”, "
     "did you mean “call/basic/listened”?"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), CASES, ids=[new[:40] for _, new, _ in CASES])
def test_a_problem_names_its_place_and_what_to_write(old: str, new: str, expected: str | tuple[str, ...]) -> None:
    """One passage changed gives the problem of that passage, and no other."""
    lines = [str(problem) for problem in problems_of(changed(old, new))]
    wanted = (expected,) if isinstance(expected, str) else expected
    assert lines == [f"small.yaml:{line}" for line in wanted]


@pytest.mark.parametrize("written", ["true", "True", "yes", "YES"])
def test_yes_and_true_are_true(written: str) -> None:
    """A person may write either."""
    call = decode_checklist(changed("critical: true", f"critical: {written}"), "x").touchpoint("call")
    assert call.basics[0].critical


@pytest.mark.parametrize(("written", "weight"), [("2", 2.0), ("0.5", 0.5), ("100", 100.0)])
def test_weights_are_numbers(written: str, weight: float) -> None:
    """A weight is whole or has a decimal point."""
    call = decode_checklist(changed("weight: 1.5", f"weight: {written}"), "x").touchpoint("call")
    assert call.weight == weight


def test_every_problem_is_named_at_once() -> None:
    """Problems in many parts come together, in the order of their lines."""
    text = SMALL
    for old, new in (
        ("title: A small walk\n", ""),
        ('kind: choice, ask: "Builds', 'kind: chioce, ask: "Builds'),
        ("minutes: 10", "minutes: ten"),
        ("critical: true", "critical: maybe"),
        ("- id: owned", "- id: listened"),
        ("kind: minutes", "kind: day, wen: now"),
        ("minutes: 5", "minuts: 5"),
        ("at-least: 1", "at-least: 9"),
    ):
        assert old in text
        text = text.replace(old, new)
    with pytest.raises(BadInput) as caught:
        decode_checklist(text.encode(), "many.yaml")
    error = caught.value
    places = [(problem.line, problem.where) for problem in error.problems]
    assert places == sorted(places, key=lambda place: place[0])
    assert {where for _, where in places} == {
        "",
        "before key-question",
        "touchpoint call",
        "touchpoint call > basic listened",
        "touchpoint call > fact waited",
        "touchpoint website",
        "after why",
    }
    assert error.message == f"The checklist many.yaml has {len(places)} problems."
    assert error.hint


def test_one_problem_is_counted_as_one() -> None:
    """The sentence for one is in the singular."""
    with pytest.raises(BadInput, match=r"^The checklist x\.yaml has 1 problem\.$"):
        decode_checklist(changed("minutes: 10", "minutes: ten"), "x.yaml")


def test_problems_without_end_are_cut() -> None:
    """Thousands of unknown keys end in 200 problems, and the sentence says that there are more."""
    with pytest.raises(BadInput, match="has 200 problems or more") as caught:
        decode_checklist(b"".join(b"key-%d: 1\n" % number for number in range(20_000)), "x.yaml")
    assert len(caught.value.problems) == 200


def test_departments_that_no_key_can_choose_are_refused() -> None:
    """The 36th department is named with its place."""
    names = ", ".join(f"d{number}" for number in range(36))
    (problem,) = problems_of(changed("departments: [sales]", f"departments: [{names}]"))
    assert (problem.where, problem.message) == ("touchpoint call > basic listened", "“d34” is department number 36")


def test_what_is_quoted_in_a_problem_is_safe_to_show() -> None:
    """Escape sequences and direction overrides do not reach the message."""
    problems = problems_of(changed("minutes: 10", 'minutes: "\\e[31m1\\u202e0\\n"\n    "\\e[1m\\u202ekey": 1'))
    text = "".join(map(str, problems))
    assert text.isprintable()
    assert "“key” is not known here" in text


@pytest.mark.parametrize("data", [b"just text", b"- a\n- b\n", b"42"])
def test_a_file_that_is_no_mapping_is_refused(data: bytes) -> None:
    """A text or a list is told what a checklist begins with."""
    (problem,) = problems_of(data)
    assert problem.hint == "write keys with their values, such as format: …"


@pytest.mark.parametrize("key", ["before", "touchpoints", "after", "predictions", "id", "format"])
@pytest.mark.parametrize(
    "value", ["x", "[x]", "[[x]]", "{x: y}", "[{x: y}]", "[{id: [x]}]", '""', "[]", "[{}]", "[when]"]
)
def test_any_form_in_any_place_is_told_apart(key: str, value: str) -> None:
    """Whatever stands at a key, the outcome is a checklist or located problems."""
    head = "".join(line for line in LEAST.splitlines(keepends=True)[:5] if not line.startswith(f"{key}:"))
    tail = "" if key == "touchpoints" else "".join(LEAST.splitlines(keepends=True)[5:])
    assert all(problem.line for problem in problems_of(f"{head}{tail}{key}: {value}\n".encode()))


_KEYS = st.sampled_from(
    ["format", "id", "touchpoints", "basics", "when", "question", "is", "kind", "options", "ask", "value", "variants"]
)
_TREES = st.recursive(
    st.sampled_from(["1", "x", "choice", "value", "before/x", ""]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_KEYS, inner, max_size=5),
    max_leaves=20,
)


@given(st.dictionaries(_KEYS, _TREES, min_size=1))
def test_any_tree_is_decoded_or_refused(tree: dict[str, object]) -> None:
    """Parts in places where they do not belong end in located problems."""
    problems = problems_of(json.dumps(tree).encode())
    assert problems
    assert all(problem.line and problem.message for problem in problems)


def test_the_shape_gives_a_json_schema() -> None:
    """The types that read the file describe it, with limits and words."""
    definitions = msgspec.json.schema(shape.Checklist)["$defs"]
    minutes = definitions["Touchpoint"]["properties"]["minutes"]
    assert (minutes["minimum"], minutes["maximum"]) == (1, 600)
    assert definitions["Touchpoint"]["additionalProperties"] is False
    assert {"first-among-equals", "worked-out"} <= set(definitions["Touchpoint"]["properties"])
