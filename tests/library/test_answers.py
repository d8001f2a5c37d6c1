"""The answers file: its keys, what is left out, every misfit at once, and the template."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.checklist import Checklist
from cx_audit.core.questions import Pause, Reply
from cx_audit.core.step import Step
from cx_audit.core.walk import Change, Walk, drive
from cx_audit.core.written import response_from
from cx_audit.errors import BadInput
from cx_audit.library.answers import AnswersFile, read_answers
from cx_audit.library.shelf import Shelf
from cx_audit.library.template import WIDTH, answers_template
from tests.library.small import small

FULL = """\
checklist: small
organisation: The shop
leader: Sam
before:
  role: I own it
  name: Sam
  key-question: builds
predictions:
  call: +4, 70%
  website: -2, 30
touchpoints:
  call:
    variants: [problem, question]
    feeling: pleased 5
    moments:
      - {what: A sigh, feeling: annoyed 6}
      - {feeling: valued}
    pairs:
      mattered: good
    basics: {listened: met, owned: does-not-apply}
    value: more
    value-grade: tell
    extras:
      - {what: Called back, who: Kim, grade: glad}
      - {what: A mug, grade: nice, kind: stuff}
    quotes:
      - We will call you back.
    facts: {waited: 5, again: more}
    promises: [{what: Send it, by: 2031-05-17}]
    departments: [sales]
    worked-out: "Well: better than last time"
  website:
    card: could-not-get-through
    feeling: ignored 3
after:
  remember: The sigh
  why: [price]
  count: 2
  commitment: {what: Answer, who: Kim, by: 2031-01-02}
  look-again: 2031-05-17
"""


class Reader:
    """Answers a walk from an answers file, and pauses where it has nothing."""

    def __init__(self, answers: AnswersFile) -> None:
        self.written = answers.written
        self.refused: list[str] = []
        self.asked: list[str] = []

    def ask(self, walk: Walk, step: Step) -> Reply:
        self.asked.append(step.key)
        if step.key not in self.written or self.refused:
            return Pause()
        return response_from(step.question, self.written[step.key].value)

    def refuse(self, message: str) -> None:
        self.refused.append(message)


def read(text: str, checklist: Checklist | None = None) -> AnswersFile:
    return read_answers(text.encode(), "a.yaml", checklist or small())


def walked(text: str, checklist: Checklist | None = None) -> tuple[Walk, Reader]:
    checklist = checklist or small()
    reader = Reader(read(text, checklist))

    def ignore(walk: Walk, change: Change | None) -> None:
        """Nothing is saved here."""

    walk = drive(Walk(checklist=checklist), reader, ignore)
    assert reader.refused == []
    return walk, reader


def problems_of(text: str) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read(text)
    return [str(problem) for problem in caught.value.problems]


def test_a_full_file_finishes_the_walk() -> None:
    """Every question that comes up has its answer, and none is refused."""
    walk, _ = walked(FULL)
    assert walk.finished
    assert walk.sealed


def test_lists_become_keys_with_their_places() -> None:
    """Moments, extras, quotes and promises are numbered, and end with the answer that ends them."""
    answers = read(FULL)
    assert (answers.organisation, answers.leader, answers.checklist) == ("The shop", "Sam", "small")
    values = {key: written.value for key, written in answers.written.items()}
    expected = {
        "before/key-question": "builds",
        "predictions/call": "+4, 70%",
        "predictions/seal": "sealed",
        "call/variants": ("problem", "question"),
        "call/card": "done",
        "call/moment/1": "down",
        "call/moment/1/what": "A sigh",
        "call/moment/1/feeling": "annoyed 6",
        "call/moment/2": "up",
        "call/moment/2/what": "",
        "call/moment/3": "none",
        "call/pair/mattered": "good",
        "call/basic/owned": "does-not-apply",
        "call/value/grade": "tell",
        "call/extra/1": "yes",
        "call/extra/1/kind": "treatment",
        "call/extra/2/who": "",
        "call/extra/2/kind": "stuff",
        "call/extra/3": "no",
        "call/quote/1": "We will call you back.",
        "call/quote/2": "",
        "call/fact/waited": "5",
        "call/promise/1": "yes",
        "call/promise/1/who": "",
        "call/promise/1/by": "2031-05-17",
        "call/promise/2": "no",
        "call/departments": ("sales",),
        "call/review": "closed",
        "website/card": "could-not-get-through",
        "website/extra/1": "no",
        "website/extra/again": "no",
        "after/commitment/who": "Kim",
        "after/look-again": "2031-05-17",
    }
    assert {key: values.get(key) for key in expected} == expected
    assert "call/extra/again" not in values
    place = answers.written["call/moment/1/feeling"]
    assert (place.line, place.column) == (16, 33)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("  name: Sam\n", "before/name"),
        ("  key-question: builds\n", "before/key-question"),
        ("  call: +4, 70%\n", "predictions/call"),
        ("    feeling: pleased 5\n", "call/feeling"),
        ("    variants: [problem, question]\n", "call/variants"),
        ("      mattered: good\n", "call/pair/mattered"),
        ("    value: more\n", "call/value"),
        ("    value-grade: tell\n", "call/value/grade"),
        ("  why: [price]\n", "after/why"),
    ],
)
def test_the_walk_pauses_where_a_scored_or_required_answer_is_left_out(line: str, key: str) -> None:
    """Nothing is made up for what is scored or must be chosen."""
    assert FULL.count(line) == 1
    for text in (FULL.replace(line, ""), FULL.replace(line, line.split(":")[0] + ":\n")):
        assert key not in read(text).written
        assert walked(text)[1].asked[-1] == key


@pytest.mark.parametrize("gone", ["grade: glad", "feeling: annoyed 6"])
def test_the_walk_pauses_within_a_list_too(gone: str) -> None:
    """An extra without a grade, or a moment without a feeling, is asked for."""
    walk, _ = walked(FULL.replace(gone, ""))
    assert walk.current is not None


def test_what_may_be_passed_is_passed() -> None:
    """Texts, numbers, days and lists that are left out do not stop the walk."""
    text = FULL
    for line in (
        "  role: I own it\n",
        "    departments: [sales]\n",
        "    quotes:\n      - We will call you back.\n",
        "    promises: [{what: Send it, by: 2031-05-17}]\n",
        "  remember: The sigh\n",
        "  count: 2\n",
        "  commitment: {what: Answer, who: Kim, by: 2031-01-02}\n",
        "  look-again: 2031-05-17\n",
    ):
        assert text.count(line) == 1
        text = text.replace(line, "")
    assert walked(text)[0].finished


def test_a_touchpoint_in_which_nothing_is_written_is_not_walked() -> None:
    """A name with empty keys below it is no visit."""
    answers = read("touchpoints:\n  call:\n    card:\n    moments:\n    basics:\n      listened:\n")
    assert not [key for key in answers.written if key.startswith("call/")]


def test_an_answer_to_a_hidden_question_is_read_and_kept_out() -> None:
    """What `when` hides may be written; the walk does not ask for it."""
    text = FULL.replace("variants: [problem, question]", "variants: question")
    assert "call/basic/owned" in read(text).written
    walk, reader = walked(text)
    assert walk.finished
    assert "call/basic/owned" not in reader.asked


MISFITS = [
    ("checklist: small", "checklist: large", "1:12: these are answers to “large”, and the checklist is “small”, "
     "name the checklist that is walked"),
    ("leader: Sam", "laeder: Sam", "3:1: “laeder” is not asked here, did you mean “leader”?"),
    ("leader: Sam", "leader: [Sam]", "3:9: leader: more than a text stands here, write one text"),
    ("  role: I own it", "  rloe: I own it", "5:3: before: “rloe” is not asked here, did you mean “role”?"),
    ("key-question: builds", "key-question: maybe", "7:17: before > key-question: “maybe” does not fit, "
     "write one of: builds, erodes"),
    ("key-question: builds", "key-question: [builds, erodes]", "7:17: before > key-question: "
     "“builds, erodes” does not fit, one answer is enough here, not a list"),
    ("call: +4, 70%", "call: 0, 70%", "9:9: predictions > call: “0, 70%” does not fit, "
     "a prediction runs from -10 to +10, and there is no 0: trust is built or eroded"),
    ("call: +4, 70%", "call: good", "9:9: predictions > call: “good” does not fit, "
     "write a score from -10 to +10 without 0, and how certain in percent: +4, 70%"),
    ("call: +4, 70%", "cal: +4, 70%", "9:3: predictions: “cal” is not asked here, did you mean “call”?"),
    ("  call:\n", "  caal:\n", "12:3: touchpoints: “caal” is not asked here, did you mean “call”?"),
    ("variants: [problem, question]", "variants: [problems]", "13:15: touchpoint call > variants: "
     "“problems” does not fit, write one of: problem, question"),
    ("variants: [problem, question]", "variants: [problem, problem]", "13:15: touchpoint call > variants: "
     "“problem, problem” does not fit, choose each answer once"),
    ("card: could-not-get-through", "card: skipped", "33:11: touchpoint website > card: "
     "“skipped” does not fit, answer done or could-not-get-through"),
    ("feeling: pleased 5", "feeling: happy", "14:14: touchpoint call > feeling: “happy” does not fit, "
     "write a feeling from the list, and its strength from 1 to 10: pleased 5"),
    ("feeling: pleased 5", "feeling: pleased 11", "14:14: touchpoint call > feeling: “pleased 11” does not fit, "
     "a strength runs from 1 to 10"),
    ("feeling: pleased 5", "feeling: pleased " + "9" * 5000, "14:14: touchpoint call > feeling: “pleased " +
     "9" * 52 + "…” does not fit, write a shorter answer"),
    ("feeling: annoyed 6", "feeling: meh", "16:33: touchpoint call > moment 1 > feeling: “meh” does not fit, "
     "write a feeling from the list, and its strength from 1 to 10: pleased 5"),
    ("feeling: annoyed 6", "feeling: annoyed " + "9" * 5000, "16:33: touchpoint call > moment 1 > feeling: “annoyed " +
     "9" * 52 + "…” does not fit, write a shorter answer"),
    ("feeling: annoyed 6", "feeling: annoyed 60", "16:33: touchpoint call > moment 1 > feeling: "
     "“annoyed 60” does not fit, a strength runs from 1 to 10"),
    ("- {what: A sigh, feeling: annoyed 6}", "- annoyed 6", "16:9: touchpoint call > moment 1: "
     "keys with answers belong here, write, one a line: what, feeling"),
    ("mattered: good", "matters: good", "19:7: touchpoint call > pairs: “matters” is not asked here, "
     "did you mean “mattered”?"),
    ("mattered: good", "mattered: fine", "19:17: touchpoint call > pair mattered: “fine” does not fit, "
     "write one of: bad, good"),
    ("listened: met", "listened: done", "20:24: touchpoint call > basic listened: “done” does not fit, "
     "write one of: met, partly, missed, does-not-apply"),
    ("value-grade: tell", "value-grade: great", "22:18: touchpoint call > value > grade: “great” does not fit, "
     "write one of: nice, glad, tell, not-valued"),
    ("grade: glad", "grad: glad", "24:39: touchpoint call > extra 1: “grad” is not asked here, "
     "did you mean “grade”?"),
    ("waited: 5", "waited: five", "28:21: touchpoint call > fact waited: “five” does not fit, "
     "write a whole number, 0 or more"),
    ("waited: 5", "waited: -5", "28:21: touchpoint call > fact waited: “-5” does not fit, "
     "write a whole number, 0 or more"),
    ("by: 2031-05-17}]", "by: soon}]", "29:36: touchpoint call > promise 1 > by: “soon” does not fit, "
     "write a day as year-month-day: 2031-05-17"),
    ("departments: [sales]", "departments: [slaes]", "30:18: touchpoint call > departments: “slaes” does not fit, "
     "write one of: reception, sales"),
    ("departments: [sales]", "departments: {sales: yes}", "30:18: touchpoint call > departments: "
     "keys stand where an answer must, write one answer, or a list"),
    ("look-again: 2031-05-17", "look-again: 2031-02-30", "40:15: after > look-again: “2031-02-30” does not fit, "
     "write a day as year-month-day: 2031-05-17"),
    ("    card: could", "    value: less\n    card: could", "33:5: touchpoint website: “value” is not asked here, "
     "write one of: card, feeling, moments, pairs, basics, extras, quotes, facts, promises, departments, "
     "worked-out"),
    ("what: Answer,", "what: " + "x" * 20_001 + ",", "39:22: after > commitment > what: “" + "x" * 60 +
     "…” does not fit, that is 20,001 letters long; 20,000 is the most"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), MISFITS, ids=[new[:40] for _, new, _ in MISFITS])
def test_a_misfit_names_its_place_and_what_to_write(old: str, new: str, expected: str) -> None:
    """One passage changed gives the problem of that passage, and no other."""
    assert FULL.count(old) == 1
    assert problems_of(FULL.replace(old, new)) == [f"a.yaml:{expected}"]


def test_every_misfit_is_named_at_once() -> None:
    """Misfits in many parts come together, in the order of their lines."""
    text = FULL
    for old, new in (("builds", "x"), ("+4, 70%", "x"), ("pleased 5", "x"), ("listened: met", "listened: x"),
                     ("waited: 5", "waited: x"), ("why: [price]", "why: [x]"), ("leader:", "leadr:")):  # fmt: skip
        text = text.replace(old, new)
    found = problems_of(text)
    lines = [int(problem.split(":")[1]) for problem in found]
    assert lines == [3, 7, 9, 14, 20, 28, 37]
    with pytest.raises(BadInput, match=r"^The answers file a\.yaml has 7 problems\.$"):
        read(text)


@pytest.mark.parametrize("text", ["", "[", "- a", "before: [x]", "touchpoints: {call: done}", "a: &x 1", "\x00"])
def test_a_file_of_another_form_is_refused(text: str) -> None:
    """What is no answers file is told so, with a place."""
    assert all(problem.startswith("a.yaml:") for problem in problems_of(text))


@pytest.mark.parametrize("checklist", [small(), Shelf().load("first-walk").checklist], ids=lambda each: each.id)
def test_the_unfilled_template_reads_back(checklist: Checklist) -> None:
    """It has no problems, starts no touchpoint, and its comments keep their width."""
    template = answers_template(checklist)
    answers = read(template, checklist)
    assert answers.checklist == checklist.id
    assert not [key for key in answers.written if key.split("/")[0] in {each.id for each in checklist.touchpoints}]
    assert max(map(len, template.splitlines())) <= WIDTH


def test_the_template_has_every_question_and_its_answers() -> None:
    """A key for each question, its words above it, and what may be written."""
    lines = answers_template(small()).splitlines()
    keys = [line.strip() for line in lines if line.strip() and not line.strip().startswith("#")]
    for key in ("role:", "mattered:", "listened:", "owned:", "value:", "value-grade:", "waited:", "commitment:", "by:"):
        assert key in keys
    at = lines.index("      listened:")
    assert lines[at - 2 : at] == [
        "      # Did they listen?",
        "      # One of: met (yes, met), partly, missed (no, missed), does-not-apply.",
    ]


def test_examples_in_the_template_can_be_uncommented() -> None:
    """Taking away the # signs in front of the examples leaves good answers."""
    lines = [
        line.replace("    #  ", "       ", 1) if line.startswith("    #  ") else line
        for line in answers_template(small()).splitlines()
    ]
    written = read("\n".join(lines)).written
    assert written["call/moment/1/feeling"].value == "valued 5"
    assert written["call/extra/1/kind"].value == "treatment"
    assert written["call/promise/1/by"].value == "2031-05-17"
    assert written["call/quote/1"].value == "We will call you back."


def test_text_with_marks_cannot_break_the_template() -> None:
    """Line breaks and YAML marks in a question stay within its comment."""
    odd = replace(small(), title='x\n- y: [{"#&*', summary="")
    call = replace(odd.touchpoints[0], title="a\nfeeling: pleased 9", do="\n\nb\n---\n")
    checklist = replace(odd, touchpoints=(call, *odd.touchpoints[1:]))
    assert "call/feeling" not in read(answers_template(checklist), checklist).written
