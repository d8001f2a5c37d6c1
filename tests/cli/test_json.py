"""The shapes of `--json`: what other programs may rely on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from cx_audit.cli.app import app

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER
from .written import SIX

SHOW = {
    "organisation": str,
    "leader": str,
    "round": int,
    "checklist": dict,
    "complete": bool,
    "net_trust": (int, float, type(None)),
    "verdict": (str, type(None)),
    "level": (str, type(None)),
    "from_file": bool,
    "built": (int, type(None)),
    "weakest": (str, type(None)),
    "touchpoints": list,
}
TOUCHPOINT = {
    "id": str,
    "felt": (int, type(None)),
    "ceiling": (int, type(None)),
    "trust": (int, type(None)),
    "level": (str, type(None)),
    "range": (list, type(None)),
    "rose_tint": (int, type(None)),
    "prediction": (dict, type(None)),
}
LIST = {
    "id": str,
    "organisation": str,
    "leader": str,
    "round": int,
    "checklist": str,
    "started": str,
    "changed": str,
    "finished": (str, type(None)),
    "complete": bool,
    "made_up": bool,
    "path": str,
}
WHERE = {
    "data": str,
    "source": str,
    "exists": bool,
    "audits": int,
    "own_checklists": str,
    "shipped_checklists": str,
    "logs": str,
}
SHELF = {"id": str, "title": str, "path": str, "origin": str, "shadows": bool, "problem": str}
PROBLEM = {"file": str, "line": int, "column": int, "where": str, "message": str, "hint": str}
SCORES = ("felt", "ceiling", "trust", "level", "range", "rose_tint")


def has_shape(value: dict[str, Any], shape: dict[str, Any]) -> None:
    """Fail unless each key of the shape is there with a value of its type."""
    for key, kind in shape.items():
        assert key in value, key
        assert isinstance(value[key], kind), (key, value[key])


def test_show_of_a_finished_walk(filled: Cx) -> None:
    """A finished walk has its headline, and every score of every touchpoint."""
    ran = filled("show", FINISHED, "--json")
    assert (ran.code, ran.err) == (0, "")
    has_shape(ran.json, SHOW)
    assert [each["id"] for each in ran.json["touchpoints"]] == ["website", "call", "buy", "problem", "leader"]
    for each in ran.json["touchpoints"]:
        has_shape(each, TOUCHPOINT)
        assert all(each[score] is not None for score in SCORES)
        assert set(each["prediction"]) == {"score", "certain"}
    assert ran.json["checklist"]["id"] == "first-walk"
    assert ran.json["complete"] is True


def test_show_of_an_open_walk_has_no_scores(filled: Cx) -> None:
    """No score, gap or priority of an open walk is given away; predictions were the leader's own."""
    ran = filled("show", OPEN, "--json")
    has_shape(ran.json, SHOW)
    for each in ran.json["touchpoints"]:
        has_shape(each, TOUCHPOINT)
        assert [each[score] for score in SCORES] == [None] * len(SCORES)
        assert each["prediction"] is not None
        assert each["gap"] is None
    assert ran.json["complete"] is False
    assert [ran.json[key] for key in ("net_trust", "verdict", "level", "built", "weakest")] == [None] * 5
    assert ran.json["priorities"] == []


def test_show_of_an_open_walk_so_far(filled: Cx) -> None:
    """With --so-far the ranges that are still possible are given, and still no headline."""
    ran = filled("show", OPEN, "--json", "--so-far")
    assert {each["id"]: each["range"] for each in ran.json["touchpoints"]} == {
        "website": [-5, -5],
        "call": [-1, -1],
        "buy": [-10, 10],
        "problem": [-10, 10],
        "leader": [-10, 10],
    }
    assert ran.json["net_trust"] is None
    assert ran.json["complete"] is False


def test_so_far_changes_nothing_about_a_finished_walk(filled: Cx) -> None:
    """--so-far is for open walks; a finished one says the same with it."""
    assert filled("show", FINISHED, "--json", "--so-far") == filled("show", FINISHED, "--json")
    assert filled("show", FINISHED, "--so-far") == filled("show", FINISHED)


def test_list(filled: Cx) -> None:
    """Every audit, by organisation, with its head and its file."""
    ran = filled("list", "--json")
    assert (ran.code, ran.err) == (0, "")
    for each in ran.json:
        has_shape(each, LIST)
    assert {each["id"]: each["complete"] for each in ran.json} == {FINISHED: True, OPEN: False, OTHER: True}


def test_list_of_one_organisation_and_of_open_walks(filled: Cx) -> None:
    """The list can be of one organisation, however it is spelled, and of open walks only."""
    assert [each["id"] for each in filled("list", "harbour  BOOKS", "--json").json] == [FINISHED, OPEN]
    assert [each["id"] for each in filled("list", "--open", "--json").json] == [OPEN]


def test_empty_lists_are_lists(cx: Cx) -> None:
    """Where nothing is there yet, a program reads an empty list."""
    assert cx("list", "--json").json == []
    assert cx("list", "--json", "--open").json == []


def test_where(filled: Cx) -> None:
    """Where everything is kept, and who said so."""
    ran = filled("where", "--json")
    has_shape(ran.json, WHERE)
    assert ran.json["data"] == str(filled.data)
    assert (ran.json["source"], ran.json["exists"], ran.json["audits"]) == ("environment", True, 3)
    assert ran.err == ""


def test_checklist_list(cx: Cx) -> None:
    """Each checklist with where it comes from; an own one may stand before a shipped one."""
    own = cx.data / "checklists"
    own.mkdir(parents=True)
    (own / "six.yaml").write_text(SIX, encoding="utf-8")
    (own / "first-walk.yaml").write_text(SIX.replace("id: six", "id: first-walk"), encoding="utf-8")
    (own / "broken.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    ran = cx("checklist", "list", "--json")
    assert (ran.code, ran.err) == (0, "")
    for each in ran.json:
        has_shape(each, SHELF)
    seen = {each["id"]: (each["origin"], each["shadows"], bool(each["problem"])) for each in ran.json}
    own_ones = {"broken": ("own", False, True), "first-walk": ("own", True, False), "six": ("own", False, False)}
    assert {each: said for each, said in seen.items() if said[0] == "own"} == own_ones
    assert seen["restaurant"] == ("shipped", False, False)


def test_checklist_show(cx: Cx) -> None:
    """What the first walk asks."""
    shown = cx("checklist", "show", "--json").json
    has_shape(shown, {"id": str, "version": str, "title": str, "summary": str, "path": str, "touchpoints": list})
    for touchpoint in shown["touchpoints"]:
        has_shape(touchpoint, {"id": str, "title": str, "do": str, "minutes": int, "pairs": list, "basics": list})
        for basic in touchpoint["basics"]:
            has_shape(basic, {"id": str, "ask": str, "critical": bool, "fix": str, "departments": list, "ideas": list})


def test_checklist_show_says_what_a_fix_takes(cx: Cx) -> None:
    """In the word of the checklist, beside the fix; null where nothing is said."""
    said = "id: a, fix: Greet., effort: little, ask"
    value = "    value: {ask: Less or more?, fix: Weigh again., effort: much}\n"
    pair = "    pairs: [{id: p, ask: Which?, good: Seen, bad: Not, fix: Look up., effort: some}]\n"
    cx.file("own.yaml", SIX.replace("id: a, ask", said, 1).replace("    basics:\n", value + pair + "    basics:\n", 1))
    website, call = cx("checklist", "show", "own.yaml", "--json").json["touchpoints"][:2]
    assert [each["effort"] for each in website["basics"]] == ["little", None, None]
    assert [each["effort"] for each in website["pairs"]] == ["some"]
    assert (website["value_fix"], website["value_effort"]) == ("Weigh again.", "much")
    assert (call["value"], call["value_fix"], call["value_effort"]) == (None, "", None)


def test_checklist_check(cx: Cx) -> None:
    """Nothing wrong is an empty list; what is wrong has its place."""
    assert cx("checklist", "check", "first-walk", "--json").json == []
    cx.file("bad.yaml", SIX.replace("minutes: 5", "minutes: soon", 1))
    ran = cx("checklist", "check", "bad.yaml", "--json")
    assert ran.code == 2
    assert [(each["file"], each["line"]) for each in ran.json] == [("bad.yaml", 10)]
    for each in ran.json:
        has_shape(each, PROBLEM)


@pytest.mark.parametrize("command", [("show", OTHER), ("list",), ("checklist", "show"), ("checklist", "list")])
def test_json_is_indented_and_keeps_letters(filled: Cx, command: tuple[str, ...]) -> None:
    """JSON is for people too: indented, and letters outside ASCII are written as they are."""
    out = filled(*command, "--json").out
    assert "\n  " in out
    assert "\\u" not in out
    if command[-1] in (OTHER, "list") and command[0] != "checklist":
        assert "山田" in out


PAGE = Path(__file__).parent.parent.parent / "docs" / "result-format.md"


def with_json(path: str, command: Any) -> Iterator[str]:
    """The commands that print JSON, as they are typed, without cx-audit."""
    if any("--json" in parameter.opts for parameter in command.params):
        yield path
    for name in getattr(command, "commands", {}):
        yield from with_json(f"{path} {name}".strip(), command.commands[name])


def documented(path: str) -> str:
    """What the page of the formats says below the heading of this command."""
    found = re.search(
        rf"^## {re.escape(path)} --json\n(.*?)(?=^## |\Z)", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert found, f"docs/result-format.md has no heading “{path} --json”"
    return found[1]


@pytest.mark.parametrize("path", list(with_json("", typer.main.get_command(app))))
def test_each_json_is_documented(path: str) -> None:
    """Whatever prints JSON has a part of its own on the page of the formats."""
    assert len(documented(path).strip()) > 40


def keys_in(value: Any) -> set[str]:
    """Every key of every object in the value."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


@pytest.mark.parametrize(
    "command",
    [
        ("show", FINISHED),
        ("show", OPEN, "--so-far"),
        ("list",),
        ("follow-ups", "--all"),
        ("where",),
        ("checklist", "list"),
        ("checklist", "show"),
        ("checklist", "check", "bad.yaml"),
        ("checklist", "diff", "first-walk", "six.yaml"),
    ],
    ids=" ".join,
)
def test_each_key_is_documented(filled: Cx, command: tuple[str, ...]) -> None:
    """No key of any of these is left unsaid."""
    filled.file("six.yaml", SIX)
    filled.file("bad.yaml", SIX.replace("minutes: 5", "minutes: soon", 1))
    keys = keys_in(filled(*command, "--json").json)
    assert keys
    section = documented(" ".join(command[: 2 if command[0] == "checklist" else 1]))
    assert not [key for key in sorted(keys) if f"`{key}`" not in section and f'"{key}"' not in section]
