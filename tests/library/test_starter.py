"""A new checklist to fill in, and a copy of another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.changes import Added
from cx_audit.core.checklist import Checklist, Condition
from cx_audit.core.comparison import compare
from cx_audit.errors import BadInput
from cx_audit.library.decode import decode_checklist
from cx_audit.library.schema import FILE_NAME, checklist_schema
from cx_audit.library.shelf import Shelf, shipped_folder
from cx_audit.library.starter import copy_of, starter
from cx_audit.text import clean_line
from tests.library.small import SMALL, small

TWO = [("counter", "The counter"), ("till", "The till")]
SHIPPED = sorted(shipped_folder().glob("*.yaml"))


def decoded(text: str) -> Checklist:
    """The checklist in this text."""
    return decode_checklist(text.encode(), "x.yaml")


def valid(text: str) -> bool:
    """Whether an editor that reads the schema has nothing to mark."""
    return bool(jsonschema.Draft202012Validator(checklist_schema()).is_valid(yaml.safe_load(text)))


def test_a_starter_is_valid_as_it_stands() -> None:
    """It decodes and fits the schema that its first line names."""
    text = starter("our-shop", "Our shop", touchpoints=TWO)
    checklist = decoded(text)
    assert text.splitlines()[0] == f"# yaml-language-server: $schema={FILE_NAME}"
    assert valid(text)
    assert (checklist.id, checklist.title) == ("our-shop", "Our shop")
    assert [(each.id, each.title) for each in checklist.touchpoints] == TWO
    assert checklist.before
    assert checklist.after


def test_each_touchpoint_has_an_example_of_each_part() -> None:
    """A pair, a critical basic and an extra, with fix, effort, departments and ideas; no two in a row are alike."""
    places = [(f"place-{number}", f"Place {number}") for number in range(4)]
    touchpoints = decoded(starter("long", "Long", touchpoints=places)).touchpoints
    for each in touchpoints:
        (pair,), (basic,) = each.pairs, each.basics
        assert pair.fix
        assert pair.effort
        assert pair.ideas
        assert basic.critical
        assert basic.fix
        assert basic.effort
        assert basic.note
        assert basic.name != basic.ask
        assert basic.departments
        assert basic.ideas
        assert each.extras.examples
        assert each.extras.acts
    assert len({each.basics[0].ask for each in touchpoints}) == 3
    assert {each.pairs[0].bad_first for each in touchpoints} == {True, False}


def test_comments_stand_once() -> None:
    """What a part is for is said in the first touchpoint, and no line is longer than a screen is wide."""
    lines = starter("our-shop", "Our shop", touchpoints=TWO).splitlines()
    comments = [line.strip() for line in lines if line.lstrip().startswith("#")]
    assert len(comments) == len(set(comments)) >= 8
    assert max(map(len, lines)) <= 120
    assert "" not in (lines[0], lines[-1])


@given(st.text(min_size=1).filter(lambda text: clean_line(text) and len(text) < 25))
def test_any_title_can_be_written(title: str) -> None:
    """Quotes, colons, hashes and what looks like a number or an answer stand as they were given."""
    checklist = decoded(starter("x", title, touchpoints=[("y", title)]))
    assert checklist.title == checklist.touchpoints[0].title
    assert checklist.title == decoded(copy_of(SMALL, id="x", title=title)).title


@pytest.mark.parametrize(
    "title",
    ["Yes", "null", "1", "1:30", "a: b", "a # b", "- a", "{a}", "'a'", '"a"', "a\\b", "é", "日本", "a, b", "A"],
)
def test_a_title_is_kept_by_the_letter(title: str) -> None:
    """What YAML would take for something else is put in quotes, for an editor too."""
    text = starter("x", title, touchpoints=[("y", title)])
    assert decoded(text).title == title
    assert yaml.safe_load(text)["title"] == title


def test_what_another_checklist_has_is_taken_from_it() -> None:
    """Its touchpoints by id, with a title of their own where that differs, and what stands before and after."""
    other = decoded((shipped_folder() / "first-walk.yaml").read_text(encoding="utf-8"))
    call = other.touchpoint("call")
    places = [("call", call.title), ("website", "Our page"), *TWO]
    text = starter("our-shop", "Our shop", touchpoints=places, from_checklist=other)
    tree = yaml.safe_load(text)
    assert valid(text)
    assert tree["before"] == tree["predictions"] == tree["after"] == {"take": "first-walk"}
    assert tree["touchpoints"][:2] == [
        {"take": "first-walk/call"},
        {"take": "first-walk/website", "title": "Our page"},
    ]
    assert [each["id"] for each in tree["touchpoints"][2:]] == ["counter", "till"]
    assert text.count("# What any customer expects") == text.count("# Leave out or write over") == 1


def test_what_is_taken_decodes_on_a_shelf(tmp_path: Path) -> None:
    """Put where checklists are looked for, it is valid as it stands, and asks what the other one asks."""
    shelf = Shelf(data_folder=tmp_path)
    other = shelf.load("first-walk").checklist
    places = [*((each.id, each.title) for each in other.touchpoints), *TWO]
    (tmp_path / "checklists").mkdir()
    file = tmp_path / "checklists" / "our-shop.yaml"
    file.write_text(starter("our-shop", "Our shop", touchpoints=places, from_checklist=other), encoding="utf-8")
    changes = compare(other, shelf.load("our-shop").checklist).changes
    assert changes == tuple(Added(key=each, name=title) for each, title in TWO)


def test_the_comments_on_what_is_taken_can_be_taken_at_their_word() -> None:
    """With the signs before them removed they are valid, and name a basic that is there."""
    other = decoded((shipped_folder() / "first-walk.yaml").read_text(encoding="utf-8"))
    text = starter("our-shop", "Our shop", touchpoints=[("call", "The call")], from_checklist=other)
    shown = text.replace("    # without", "    without").replace("    # basics", "    basics")
    (touchpoint,) = yaml.safe_load(shown)["touchpoints"]
    assert valid(shown)
    assert touchpoint["without"] == ["basic/listened"]
    assert touchpoint["basics"] == [{"id": "listened", "critical": True}]


def test_an_ending_that_asks_about_what_is_not_taken_is_not_taken() -> None:
    """A condition on the call cannot stand in a walk that has no call."""
    assert "after: {take: small}" in starter("x", "X", touchpoints=[("call", "Call")], from_checklist=small())
    text = starter("x", "X", touchpoints=TWO, from_checklist=small())
    assert "after: {take: small}" not in text
    assert [each["id"] for each in yaml.safe_load(text)["after"]] == ["remember", "commitment", "look-again"]
    named = Condition(key="before/key-question", values=("builds",))
    other = replace(small(), after=tuple(replace(each, when=(named,)) for each in small().after))
    assert "after: {take: small}" in starter("x", "X", touchpoints=TWO, from_checklist=other)


def test_nothing_is_taken_from_what_another_checklist_lacks() -> None:
    """Without questions before and after, and with the predictions as they are, there is nothing to take."""
    bare = replace(small(), before=(), after=(), ask_prediction="", predictions_note="")
    tree = yaml.safe_load(starter("x", "X", touchpoints=TWO, from_checklist=bare))
    assert "before" not in tree
    assert "predictions" not in tree
    assert isinstance(tree["after"], list)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_copy_differs_in_id_and_title_only(path: Path) -> None:
    """Every other line of a shipped checklist is the same, byte for byte."""
    source = path.read_bytes().decode()
    copied = copy_of(source, id="our-own", title="Our own walk")
    was, became = source.splitlines(keepends=True), copied.splitlines(keepends=True)
    differing = [(old, new) for old, new in zip(was, became, strict=True) if old != new]
    assert [new for _, new in differing] == ["id: our-own\n", "title: Our own walk\n"]
    other = decoded(source)
    if "take:" not in source:
        assert decoded(copied) == replace(other, id="our-own", title="Our own walk")


COPIES = [
    ("id: a\ntitle: A  # a note\nx: y\n", "id: b\ntitle: New one  # a note\nx: y\n"),
    ("title: 'A # b'\nid: \"a\"\n", "title: New one\nid: b\n"),
    ("id: a\r\ntitle: A\r\nx:   y\r\n", "id: b\r\ntitle: New one\r\nx:   y\r\n"),
    ("id: a\ntitle: >-\n  Two\n  lines\n\n# note\nx: y", "id: b\ntitle: New one\n\n# note\nx: y"),
    ("id: a\ntitle: Two\n  lines\n\nx: y\n", "id: b\ntitle: New one\n\nx: y\n"),
    ("id: a\ntitle: |\n  Last", "id: b\ntitle: New one"),
    ("{id: a, title: A, x: {id: c, title: C}}", "{id: b, title: New one, x: {id: c, title: C}}"),
    ("x:\n  - id: a\n    title: A\nid: a\ntitle: A\n", "x:\n  - id: a\n    title: A\nid: b\ntitle: New one\n"),
    ("# 😀 é\nx: 😀\nid: a\ntitle: 😀 A\ny: 😀\n", "# 😀 é\nx: 😀\nid: b\ntitle: New one\ny: 😀\n"),
    ("\ufeffid: a\ntitle: A\n", "\ufeffid: b\ntitle: New one\n"),
    ("x: id\nid: id\ntitle: id\n", "x: id\nid: b\ntitle: New one\n"),
    ("---\n\"id\": a\n? title\n: A\n", "---\n\"id\": b\n? title\n: New one\n"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "copied"), COPIES)
def test_a_copy_keeps_everything_else(source: str, copied: str) -> None:
    """Comments, line ends, quotes, order and whatever is called id or title elsewhere."""
    assert copy_of(source, id="b", title="New one") == copied


@pytest.mark.parametrize(
    "source", ["", "x", "- id: a", "id: a\n", "title: A\n", "id: a\ntitle:\n", "id: [a]\ntitle: A\n", "id: 'a\n"]
)
def test_what_has_no_id_and_title_cannot_be_copied(source: str) -> None:
    """A text that is no checklist is refused with its place."""
    with pytest.raises(BadInput) as caught:
        copy_of(source, id="b", title="New one")
    assert caught.value.problems[0].line
