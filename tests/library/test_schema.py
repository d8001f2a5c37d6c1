"""The JSON Schema: it accepts what the reader accepts, and refuses what the reader refuses for its shape."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
import yaml

from cx_audit.errors import BadInput
from cx_audit.library.decode import decode_checklist, decode_with_tree
from cx_audit.library.nodes import Mapping
from cx_audit.library.schema import DIALECT, checklist_schema
from cx_audit.library.shelf import shipped_folder
from tests.library.small import SMALL, changed, problems_of
from tests.library.test_decode import CASES

SCHEMA = checklist_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def accepts(data: bytes) -> bool:
    """Whether the schema accepts this file as YAML loads it."""
    return bool(VALIDATOR.is_valid(yaml.load(data, Loader=LOADER)))


def test_the_schema_is_one() -> None:
    """It says its dialect, is valid in it, and can be written as JSON."""
    assert SCHEMA["$schema"] == DIALECT
    assert SCHEMA["title"]
    assert SCHEMA["description"]
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA


def _nodes(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from _nodes(value)
    elif isinstance(node, list):
        for value in node:
            yield from _nodes(value)


def test_every_part_is_described_closed_and_found() -> None:
    """No part takes an unknown key, and each that is referred to is there."""
    for part in (SCHEMA, *SCHEMA["$defs"].values()):
        assert part["description"]
        assert part["additionalProperties"] is False
    named = {f"#/$defs/{name}" for name in SCHEMA["$defs"]}
    assert {node["$ref"] for node in _nodes(SCHEMA) if isinstance(node.get("$ref"), str)} == named


@pytest.mark.parametrize("path", sorted(shipped_folder().glob("*.yaml")), ids=lambda path: path.name)
def test_it_accepts_what_ships(path: Any) -> None:
    """Every shipped checklist is valid."""
    assert list(VALIDATOR.iter_errors(yaml.safe_load(path.read_bytes()))) == []


ACCEPTED = [
    ("title: A small walk", "title: A small walk"),
    ('version: "1"', "version: 1"),
    ('version: "1"', "version: 1.0"),
    ("title: A small walk", "title: Yes"),
    ("title: A small walk", "title: 42"),
    ("summary: Two touchpoints.", "summary: 1:30"),
    ("summary: Two", "language: no\nsummary: Two"),
    ("summary: Two", "language: de-CH\nsummary: Two"),
    ("summary: Two", "welcome:\nsummary: Two"),
    ("departments: [reception]", "departments:"),
    ("departments: [reception]", "departments: [1, on]"),
    ("ideas: [1, 2]", "ideas:"),
    ("weight: 1.5", "weight: 2"),
    ("weight: 1.5", "weight:"),
    ("first: bad", "first: "),
    ("critical: true", "critical: no"),
    ("critical: true", "fix: Listen.\n        effort: little"),
    ("critical: true", "fix: 7\n        effort: some"),
    ("critical: true", "fix: Listen.\n        effort:"),
    ("critical: true", "effort:"),
    ("first: bad", "fix: Look up., effort: much"),
    ("value: {ask", "value: {fix: Weigh again., effort: some, ask"),
    ("critical: true", "critical: YES"),
    ("critical: true", 'critical: "True"'),
    ("critical: true", "critical:"),
    ("id: small", "id: 2031"),
    ("id: listened", "id: 7"),
    ("options: {more: More, never: Never}", "options: {yes: Yes, no: No}"),
    ("options: {more: More, never: Never}", "options: {1: 1, 2: 2}"),
    ("when: {question: variants, is: [problem]}", "when:"),
    ("when: {question: variants, is: [problem]}", "when: []"),
    ("is: [problem]", "is: problem"),
    ("worked-out: How did it work out?", "worked-out:"),
]


@pytest.mark.parametrize(("old", "new"), ACCEPTED, ids=[new.replace("\n", " ") for _, new in ACCEPTED])
def test_it_accepts_what_the_reader_accepts(old: str, new: str) -> None:
    """What YAML takes for a number, for true, or for nothing is accepted where the reader accepts its text."""
    data = changed(old, new)
    for listed in (b"basic/listened, is", b"basic/listened, is-not"):
        data = data.replace(listed, listed.replace(b"listened", b"7")) if b"id: 7" in data else data
    assert problems_of(data) == []
    assert accepts(data)


REFUSED = [
    ("title: A small walk", "title: {a: b}"),
    ("title: A small walk", 'title: ""'),
    ("id: small", "id: Small"),
    ("id: small", "id: a/b"),
    ("id: small", "id: 1.5"),
    ("id: small", "id: -5"),
    ("id: small", f"id: {'a' * 61}"),
    ("id: small", "id: [small]"),
    ("summary: Two", "language: 7\nsummary: Two"),
    ("summary: Two", "welcome: [a]\nsummary: Two"),
    ("summary: Two", "before:\nsummary: [x]\nx: Two"),
    ("minutes: 10", "minutes: 601"),
    ("minutes: 10", "minutes: true"),
    ("minutes: 10", "minutes:"),
    ("weight: 1.5", "weight: -1"),
    ("weight: 1.5", "weight: heavy"),
    ("weight: 1.5", "weight: true"),
    ("ideas: [1, 2]", "ideas: [0]"),
    ("ideas: [1, 2]", "ideas: [one]"),
    ("ideas: [1, 2]", "ideas: 1"),
    ("departments: [reception]", "departments: [[reception]]"),
    ("departments: [reception]", 'departments: [""]'),
    ("critical: true", "critical: 1"),
    ("critical: true", "fix: Listen.\n        effort: Little"),
    ("critical: true", "fix: Listen.\n        effort: 1"),
    ("critical: true", "effort: little"),
    ("first: bad", "effort: little"),
    ("value: {ask", "value: {effort: some, ask"),
    ("critical: true", "critical: [true]"),
    ("first: bad", "first: true"),
    ("good: I mattered", 'good: ""'),
    ("extras: {ask: Anything you were glad of?", "extras: {ask: [x]"),
    ("extras: {ask: Anything you were glad of?", "extras: {aks: x"),
    ("acts: [Call back.]", "acts: Call back."),
    ("at-least: 1", "at-least: 21"),
    ("at-least: 1", "at-least: -1"),
    ("options: {more: More, never: Never}", "options: [more, never]"),
    ("options: {more: More, never: Never}", "options: {more: [More], never: Never}"),
    ("options: {more: More, never: Never}", f"options: {{{', '.join(f'o{number}: x' for number in range(21))}}}"),
    ("variants: {ask: Which one?", "variants: {aks: Which one?"),
    ("required: true", "required: maybe"),
    ("kind: commitment", "kind: promise"),
    ("- {id: count, kind: number", "- {id: count, kind: [number]"),
    ("- {id: count, kind: number, ask: How many?}", "- How many?"),
]


@pytest.mark.parametrize(("old", "new"), REFUSED, ids=[new.replace("\n", " ")[:40] for _, new in REFUSED])
def test_it_refuses_what_the_reader_refuses(old: str, new: str) -> None:
    """A wrong type, an unknown or a missing key, a bad id, option or number."""
    data = changed(old, new)
    assert problems_of(data)
    assert not accepts(data)


NO_SCHEMA_CAN_SAY = (
    "minutes: 1_0",  # YAML reads it as 10
    "- id: listened",  # two parts with one id
    "id: call",
    "at-least: 3",  # more than there are options
    "question: ",  # a reference to another place in the file
    "is: [problm]",
)


LOADED = [case[:2] for case in CASES if len(case[1]) < 4000]  # no more digits than Python makes a number of


@pytest.mark.parametrize(("old", "new"), LOADED, ids=[new[:40] for _, new in LOADED])
def test_it_refuses_every_problem_of_shape_that_decoding_names(old: str, new: str) -> None:
    """Every file that decoding refuses, but for what one place in a file cannot tell of another."""
    assert accepts(changed(old, new)) is new.startswith(NO_SCHEMA_CAN_SAY)


@pytest.mark.parametrize("data", [b"just text", b"- a\n", b"42", b"", b"{}", b"format: 1"])
def test_it_refuses_what_is_no_checklist(data: bytes) -> None:
    """A text, a list, nothing, and next to nothing."""
    assert problems_of(data)
    assert not accepts(data)


TAKEN = [
    "{take: first-walk/call}",
    "{take: first-walk/call, id: line, title: The line, minutes: 5, weight: 2}",
    "{take: first-walk/call, without: basic/thanked}",
    "{take: first-walk/call, without: [pair/mattered, fact/times-passed-on, value, variants]}",
    "{take: first-walk/call, basics: [{id: listened, critical: true}, {id: new, ask: Was it new?}]}",
    "{take: first-walk/call, pairs: [{id: mattered, first: bad}], value: {fix: Weigh it.}, variants: {ask: Which?}}",
    "{take: first-walk/call, basics: [{id: listened, effort: some}], pairs: [{id: mattered, effort: much}]}",
    "{take: first-walk/call, facts: [{id: waited, ask: How long?}, {id: again, options: {a: A, b: B}}]}",
    "{take: first-walk/call, extras: {acts: [Call back.]}, departments: }",
]
NOT_TAKEN = [
    "{take: first-walk}",
    "{take: first-walk/}",
    "{take: First/call}",
    "{take: first-walk/call/basic}",
    "{take: }",
    "{take: [first-walk/call]}",
    "{take: first-walk/call, without: thanked}",
    "{take: first-walk/call, without: [basic/]}",
    "{take: first-walk/call, id: seal}",
    "{take: first-walk/call, tittle: The line}",
    "{take: first-walk/call, minutes: 0}",
    "{take: first-walk/call, title: }",
    "{take: first-walk/call, basics: [{critical: true}]}",
    "{take: first-walk/call, basics: [{id: listened, critcal: true}]}",
    "{take: first-walk/call, basics: [{id: listened, effort: lots}]}",
    "{take: first-walk/call, facts: [{id: waited, kind: hours}]}",
    "{take: first-walk/call, facts: [{id: waited, kind: minutes, options: {a: A, b: B}}]}",
    "{without: basic/thanked, id: call, title: The call, do: Call., minutes: 5}",
]
HEAD = SMALL[: SMALL.index("before:")] + "touchpoints:\n"
TAIL = "  - {id: call, title: The call, do: Call., minutes: 5}\n"


@pytest.mark.parametrize("touchpoint", TAKEN)
def test_a_touchpoint_may_be_taken(touchpoint: str) -> None:
    """Of what is taken along nothing is needed, and any key may be written over."""
    assert accepts(f"{HEAD}  - {touchpoint}\n{TAIL}".encode())


@pytest.mark.parametrize("touchpoint", NOT_TAKEN)
def test_what_is_written_over_keeps_its_form(touchpoint: str) -> None:
    """Unknown keys and wrong values are refused in what is taken, too."""
    data = f"{HEAD}  - {touchpoint}\n{TAIL}".encode()
    assert not accepts(data)
    with pytest.raises(BadInput):
        decode_checklist(data, "x.yaml", first_walk)


def first_walk(checklist_id: str) -> Mapping:
    """The tree of the first walk, whatever is asked for: there is no other here."""
    path = shipped_folder() / "first-walk.yaml"
    return decode_with_tree(path.read_bytes(), path.name, first_walk)[1]


@pytest.mark.parametrize("section", ["before", "predictions", "after"])
@pytest.mark.parametrize(
    ("value", "accepted"),
    [
        ("{take: first-walk}", True),
        ("", True),
        ("{take: first-walk/call}", False),
        ("{take: }", False),
        ("{}", None),
        ("{take: first-walk, ask: x}", False),
        ("[{take: first-walk}]", False),
    ],
)
def test_what_stands_before_and_after_may_be_taken(section: str, value: str, accepted: bool | None) -> None:
    """A whole section comes from another checklist; empty predictions are a section of their own."""
    expected = section == "predictions" if accepted is None else accepted
    assert accepts(f"{HEAD}{TAIL}{section}: {value}\n".encode()) is expected
