"""Damaged, foreign and hostile files: each is refused in words that say where and what was expected."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cx_audit.archive.format_v1 import decode, decode_head, encode
from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.evidence import evidence_of
from cx_audit.core.questions import Answer
from cx_audit.core.stretches import script_of
from cx_audit.errors import BadInput

from .damage import GOOD, answer, at, changed, without


def refused(data: bytes, read: Callable[[bytes, str], object] = decode) -> list[str]:
    """The problems of these bytes, the file's name left out."""
    with pytest.raises(BadInput) as caught:
        read(data, "a.json")
    assert caught.value.problems
    assert all(problem.file == "a.json" for problem in caught.value.problems)
    return [str(problem).removeprefix("a.json").lstrip(":").lstrip() for problem in caught.value.problems]


BYTES = [
    (b"", "this is empty"),
    (b" \n", "this is empty"),
    (b"\xff\xfe{", "1:1: this is not UTF-8"),
    (b'{\n  "format": "Gr\xfc\xdfe"}', "2:16: this is not UTF-8"),
    (b"{", "this ends too early"),
    (GOOD[:1000], "this ends too early"),
    (b"hello", "1:1: this is not JSON: invalid character"),
    (GOOD + b"}", "this is not JSON: trailing characters"),
    (b"[" * 100_000, "format: this is not an audit: expected “cx-audit/1”"),
    (b'{"x":' * 100_000, "this is nested too deeply"),
    (b'{"format": "cx-audit/1", "id": ' + b"[" * 100_000, "this is nested too deeply"),
    (b'{"format": "cx-audit/1", "answers": {"a": ' + b"[" * 100_000, "this is nested too deeply"),
    (b"[]", "format: this is not an audit: expected “cx-audit/1”"),
    (b"{}", "format: this is not an audit: expected “cx-audit/1”"),
    (b'{"format": 1}', "format: this is not an audit: expected “cx-audit/1”"),
    (b'{"format": "other"}', "format: this cx-audit reads “cx-audit/1”, not “other”, this is not an audit"),
    (
        b'{"format": "cx-audit/9"}',
        "format: this cx-audit reads “cx-audit/1”, not “cx-audit/9”, a newer cx-audit may be needed",
    ),
    (b'{"format": "cx-audit/1", "round": NaN}', "this is not JSON: invalid character"),
    (b'{"format": "cx-audit/1", "id": "\\ud800", "round": 1}', "1:39: this is not JSON"),
    (b" " * 20_000_001, "this is larger than 20 MB"),
]


@pytest.mark.parametrize(("data", "said"), BYTES, ids=range(len(BYTES)))
@pytest.mark.parametrize("read", [decode, decode_head])
def test_bytes_that_are_no_audit(data: bytes, said: str, read: Callable[[bytes, str], object]) -> None:
    """Whole audits and heads are refused alike, with the place where it is known."""
    problems = refused(data, read)
    assert len(problems) == 1
    assert said in problems[0]


def test_a_newer_format_says_so_first() -> None:
    """The sentence is not about damage."""
    with pytest.raises(BadInput, match="“cx-audit/9”, is not one that this cx-audit reads") as caught:
        decode(b'{"format": "cx-audit/9\\u001b[31m", "all": "else"}', "a.json")
    assert caught.value.hint == "A newer cx-audit may be needed."


FELT = {"word": "pleased", "direction": "up", "strength": 5}
WHOLE = [
    (at("id", to="../../../etc/passwd"), "id: expected 8 to 32 lower-case letters and digits"),
    (at("id", to=5), "id: expected a text, got a whole number"),
    (at("round", to=0), "round: expected a whole number of at least 1"),
    (at("round", to=10**9), "round: expected a whole number of at most 9999"),
    (at("round", to=1.0), "round: expected a whole number, got a number"),
    (at("round", to="1"), "round: expected a whole number, got a text"),
    (at("made_up", to=1), "made_up: expected true or false, got a whole number"),
    (at("from_file", to="yes"), "from_file: expected true or false, got a text"),
    (at("checklist", "file", to=None), "checklist > file: expected a text, got null"),
    (at("started", to="2031-05-17T09:30:00"), "started: expected a time with its zone, such as"),
    (at("started", to="yesterday"), "started: expected a time such as 2031-05-17T09:30:00+02:00"),
    (at("started", to="0001-01-01T00:00:00+14:00"), "started: expected a year from 1970 to 9998"),
    (at("finished", to=7), "finished: expected a time or null, got a whole number"),
    (at("answers", to=[]), "answers: expected an object, got a list"),
    (at("organisation", to=None), "organisation: expected a text, got null"),
    (without("leader"), "lacks the field “leader”"),
    (at("note", to="x"), "has a field that this format does not know: “note”"),
    (at("scores", to={"scoring_version": 1, "net_trust": 500, "trust": {}}), "scores > net_trust: expected"),
    (at("checklist", "digest", to="0" * 64), "checklist > content: has been changed by hand or damaged"),
    (at("checklist", "content", "title", to="Other"), "checklist > content: has been changed by hand or damaged"),
    (at("checklist", "version", to="9"), "checklist: expected the id and the version that stand in its content"),
]
ANSWERS = [
    (answer("desk/feeling", to=FELT | {"strength": 11}), "desk/feeling > strength: expected a"),
    (answer("desk/feeling", to=FELT | {"direction": "sideways"}), "desk/feeling > direction:"),
    (answer("desk/feeling", to=FELT | {"extra": 1}), "desk/feeling: has a field that this"),
    (answer("desk/feeling", to=FELT | {"word": "zork"}), "desk/feeling: “zork” is not a feeling"),
    (answer("desk/feeling", to="pleased"), "desk/feeling: Choose a feeling from the list."),
    (answer("desk/feeling", to=True), "desk/feeling: expected"),
    (answer("desk/feeling", to=None), "desk/feeling: expected"),
    (answer("desk/feeling", to=5.5), "desk/feeling: expected"),
    (answer("desk/feeling", to={}), "desk/feeling: expected a text, a whole number"),
    (answer("desk/feeling", to={"does_not_apply": False}), "desk/feeling: expected a text,"),
    (answer("desk/feeling", to={"does_not_apply": True}), "desk/feeling: This question needs"),
    (answer("desk/feeling", to=10**400), "desk/feeling: expected"),
    (answer("desk/feeling", to=["a", 1]), "desk/feeling > [1]: expected"),
    (at("answers", "desk/feeling", "at", to="2031-05-17"), "desk/feeling > at: expected a time such as"),
    (at("answers", "desk/feeling", to="pleased"), "desk/feeling: expected an object, got a text"),
    (at("answers", "predictions/desk", "answer", "score", to=0), "predictions/desk: A prediction runs from"),
    (at("answers", "predictions/desk", "answer", "certain", to=101), "predictions/desk > certain: expected"),
    (answer("desk/card", to="perhaps"), "desk/card: Answer done or could-not-get-through."),
    (answer("before/persona", to="x" * 20_001), "before/persona: That is 20,001 letters long"),
    (answer("desk/basic/waited", to="banana"), "desk/basic/waited: Choose one of: met,"),
    (answer("desk/moment/7", to="sideways"), "desk/moment/7: Choose one of: up, down, none."),
    (answer("desk/extra/again", to="maybe"), "desk/extra/again: Choose one of: yes, no."),
    (answer("desk/extra/12/grade", to="great"), "desk/extra/12/grade: Choose one of:"),
    (answer("desk/value/grade", to="great"), "desk/value/grade: Choose one of:"),
    (answer("after/action/by", to="2031-02-30"), "after/action/by: Write a day as"),
    (answer("desk/promise/2/by", to="soon"), "desk/promise/2/by: Write a day as"),
    (at("changes", to=[{"question": "x"}]), "changes[0]: lacks the field “was”"),
]


LOCATED = [*WHOLE, *((change, said if said.startswith("changes") else f"answers > {said}") for change, said in ANSWERS)]


@pytest.mark.parametrize(("change", "said"), LOCATED, ids=range(len(LOCATED)))
def test_an_audit_with_one_thing_wrong(change: Callable[[Any], None], said: str) -> None:
    """One problem, at its place, whether its question is seen now or hidden."""
    problems = refused(changed(change))
    assert len(problems) == 1
    assert problems[0].startswith(said)


_CONDITION = ("touchpoints", 0, "basics", 1, "when", 0, "key")
CHECKLISTS = [
    (at("touchpoints", to=[]), "touchpoints: expected a list"),
    (at("touchpoints", 0, "weight", to=0), "touchpoints[0] > weight: expected a"),
    (at("touchpoints", 0, "weight", to=-1.5), "touchpoints[0] > weight: expected a number"),
    (at("touchpoints", 0, "minutes", to=-1), "touchpoints[0] > minutes: expected a whole number"),
    (at("touchpoints", 0, "id", to="a/b"), "touchpoints[0] > id: expected letters, digits"),
    (at("touchpoints", 0, "id", to="desk\n"), "touchpoints[0] > id: expected letters, digits"),
    (at("touchpoints", 0, "id", to="phone"), "touchpoints: the id “phone” stands here twice"),
    (at("touchpoints", 0, "id", to="after"), "touchpoints: a touchpoint cannot have the id “after”"),
    (at("touchpoints", 0, "basics", 0, "id", to="waited"), "touchpoints > desk > basics: the id"),
    (at(*_CONDITION, to="desk/value"), "desk > basic > waited > when: “desk/value” is not asked before it"),
    (at(*_CONDITION, to="desk/basic/waited"), "desk > basic > waited > when: “desk/basic/waited” is not asked"),
    (at("before", 0, "question", "kind", to="riddle"), "before[0] > question > kind: invalid value"),
    (at("touchpoints", 0, "pairs", 0, "effort", to="lots"), "touchpoints[0] > pairs[0] > effort: invalid value 'lots'"),
    (
        at("touchpoints", 0, "pairs", 0, "effort", to=None),
        "touchpoints[0] > pairs[0] > effort: expected a text, got null",
    ),
    (at("touchpoints", 0, "effort", to="some"), "touchpoints[0]: has a field that this format does not know: “effort”"),
    (at("before", to=None), "before: expected a list, got null"),
    (without("title"), "lacks the field “title”"),
]


@pytest.mark.parametrize(("change", "said"), CHECKLISTS, ids=range(len(CHECKLISTS)))
def test_a_checklist_that_could_not_be_walked(change: Callable[[Any], None], said: str) -> None:
    """A right digest does not make it a checklist."""
    problems = refused(changed(lambda document: change(document["checklist"]["content"]), digest=True))
    assert problems[0].removeprefix("checklist > content").lstrip(" >:").startswith(said)


def test_every_answer_that_is_wrong_is_named_at_once() -> None:
    """So that a person mends the file in one go."""

    def change(document: Any) -> None:
        for key in ("desk/feeling", "desk/card", "phone/card"):
            document["answers"][key]["answer"] = {}
        document["answers"]["phone/feeling"]["answer"] = "x"
        document["checklist"]["digest"] = ""

    problems = refused(changed(change))
    assert len(problems) == 5


def test_unknown_answers_are_kept() -> None:
    """An answer to a question that the checklist does not have stays in the file."""
    read = decode(changed(at("answers", "garden/gate", to={"answer": 7, "at": None})), "a.json")
    assert read.responses["garden/gate"] == Answer(7)
    assert json.loads(encode(read))["answers"]["garden/gate"] == {"answer": 7, "at": None}


def test_a_moment_turned_round_before_its_feeling_is_read() -> None:
    """The walk may be paused between the two answers, so that is no damage."""
    felt = {"word": "pleased", "direction": "up", "strength": 5}

    def change(document: Any) -> None:
        document["answers"]["desk/moment/1"] = {"answer": "down"}
        document["answers"]["desk/moment/1/feeling"] = {"answer": felt}

    assert decode(changed(change), "a.json").responses["desk/moment/1"] == Answer("down")


def test_a_broken_seal_is_read() -> None:
    """It is for the verify command to report."""
    audit = decode(changed(at("answers", "predictions/desk", "answer", "score", to=9)), "a.json")
    assert not seal_is_whole(audit)


def test_texts_are_cleaned() -> None:
    """No escape sequence reaches a terminal from a file, by any field."""

    def change(document: Any) -> None:
        document["organisation"] = "Evil\x1b[31m\nCorp\u202e"
        document["leader"] = "\x1b]0;title\x07Ada"
        document["answers"]["before/persona"]["answer"] = "one\x1b[2J\r\ntwo"
        document["checklist"]["content"]["title"] = "A\x9b1mwalk"
        document["checklist"]["file"] = "/home/ada/\x1b[31m\u202ewalk.yaml"

    data = changed(change, digest=True)
    audit = decode(data, "a.json")
    assert (audit.organisation, audit.leader) == ("Evil Corp", "Ada")
    assert audit.responses["before/persona"] == Answer("one\ntwo")
    assert audit.checklist_file == "/home/ada/walk.yaml"
    assert audit.checklist.title == decode_head(data).checklist_title == "Awalk"
    assert "\\u001b" not in encode(audit).decode()


def test_a_byte_order_mark_is_passed_over() -> None:
    """Some editors write one."""
    assert decode(b"\xef\xbb\xbf" + GOOD, "a.json") == decode(GOOD, "a.json")
    assert decode_head(b"\xef\xbb\xbf" + GOOD) == decode_head(GOOD)


def test_a_key_that_stands_twice_does_no_harm() -> None:
    """The last one counts."""
    data = GOOD.replace(b'"leader": "Ada",', b'"leader": "Eve",\n  "leader": "Ada",')
    assert decode(data, "a.json").leader == "Ada"


def read_or_refused(data: bytes) -> Audit | None:
    """The audit, or None where it was refused with at least one problem; anything else is a crash."""
    try:
        return decode(data, "a.json")
    except BadInput as error:
        if not error.problems:
            raise
        return None


@settings(max_examples=2 * settings().max_examples)
@given(st.integers(0, len(GOOD) - 1), st.binary(max_size=3), st.integers(0, 40))
def test_no_damage_makes_it_crash(place: int, put: bytes, taken: int) -> None:
    """Whatever bytes are lost or put in: a sentence, or an audit that can be scored and written again."""
    data = GOOD[:place] + put + GOOD[place + taken :]
    audit = read_or_refused(data)
    if audit is not None:
        evidence_of(script_of(audit.checklist, audit.responses))
        assert decode(encode(audit), "b.json") == audit


SCALARS = st.none() | st.booleans() | st.integers(-20, 20) | st.sampled_from(["up", "none", "yes", "done", "met", "x"])
JSON = SCALARS | st.lists(st.text(max_size=3), max_size=2) | st.dictionaries(st.text(max_size=3), SCALARS, max_size=2)
KEYS = st.sampled_from([*json.loads(GOOD)["answers"], "desk/moment/1", "desk/value", "desk/extra/3", "nowhere"])


@settings(max_examples=2 * settings().max_examples)
@given(st.dictionaries(KEYS, JSON, min_size=1, max_size=4))
def test_no_answer_makes_the_core_crash(answers: dict[str, object]) -> None:
    """What is read can be walked and scored, whatever was put in as an answer."""

    def change(document: Any) -> None:
        for key, value in answers.items():
            document["answers"][key] = {"answer": value}

    audit = read_or_refused(changed(change))
    if audit is not None:
        evidence_of(script_of(audit.checklist, audit.responses))
        assert audit.walk.place()
