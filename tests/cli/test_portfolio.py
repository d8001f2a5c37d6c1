"""`portfolio`: every organisation at a glance, and the place of one among five or more."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cx_audit.core.choices import Outcome
from cx_audit.core.questions import Answer

from .conftest import Cx
from .fixed import finished_audit, open_audit, saved

NAMES = ("Acorn Bakery", "Birch Books", "Cedar Cycles", "Dune Dairy", "Elm Engines")


def organisations(cx: Cx, *names: str) -> None:
    """One finished walk for each of these made-up organisations."""
    for number, name in enumerate(names):
        saved(cx.data, replace(finished_audit(), id=f"portf{number}234567", organisation=name, leader=f"Leader {name}"))


def test_every_organisation_is_listed(filled: Cx) -> None:
    """Net trust, built k of n, the weakest touchpoint, the round, what is under way and what is still open."""
    ran = filled("portfolio")
    assert (ran.code, ran.err) == (0, "")
    assert "2 organisations walked" in ran.out
    (row,) = [line for line in ran.out.splitlines() if line.strip().startswith("Harbour Books")]
    assert row.split()[2:7] == ["+16", "2", "of", "5", "1"]
    assert "weakest: The website −5 · 1 under way" in ran.out


def test_json_has_what_the_page_has(filled: Cx) -> None:
    """The documented shape, with a net trust for each leader."""
    shown = filled("portfolio", "--json").json
    own = next(each for each in shown["organisations"] if each["organisation"] == "Harbour Books")
    assert (own["net_trust"], own["built"], own["touchpoints_walked"]) == ([16], 2, 5)
    assert own["weakest"] == {"touchpoint": "website", "title": "The website", "built": 0, "leaders": 1, "lowest": -5}
    assert (own["open_walks"], own["round"], own["rounds"]) == (1, 1, [1])
    assert shown["without_a_finished_walk"] == []


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_anonymous_names_no_organisation(cx: Cx, json: tuple[str, ...]) -> None:
    """Letters stand in place of names, in the order in which the organisations began."""
    organisations(cx, *NAMES)
    out = cx("portfolio", "--anonymous", *json).out
    assert "Organisation A" in out
    assert "Organisation E" in out
    assert not [name for name in NAMES if name in out]
    place = cx("portfolio", "Cedar Cycles", "--anonymous", *json).out
    assert not [name for name in NAMES if name in place]


def test_an_organisation_is_placed_among_five(cx: Cx) -> None:
    """With five organisations that were asked the same; the others are dots without names."""
    organisations(cx, *NAMES)
    ran = cx("portfolio", "cedar cycles")
    assert ran.code == 0
    assert "Of 5 organisations, none stands higher and none lower, level with 4." in ran.out
    assert "●" in ran.out
    assert not [name for name in NAMES if name in ran.out and name != "Cedar Cycles"]
    shown = cx("portfolio", "Cedar Cycles", "--json").json["touchpoints"][0]
    assert (shown["among"], shown["higher"], shown["lower"], len(shown["lowest"])) == (5, 0, 0, 5)
    assert (shown["range"], shown["built"], shown["walks"]) == ([-5, -5], 0, 1)
    assert re.search(r"^ +−10 [─○●]+│[─○●]+ \+10$", ran.out, re.MULTILINE)


def test_no_mean_stands_in_a_place(cx: Cx) -> None:
    """Two leaders: their range and how many say built, on the page and in the JSON."""
    organisations(cx, *NAMES)
    better = {**finished_audit().responses, "website/basic/what-it-costs": Answer(Outcome.MET)}
    second = replace(finished_audit(), id="second234567", organisation="Cedar Cycles", leader="Two", responses=better)
    saved(cx.data, replace(second, saved_scores=None))
    ran = cx("portfolio", "Cedar Cycles")
    assert "The website  −5 to −3  0 of 2 say built" in ran.out
    assert "mean of" not in ran.out
    shown = cx("portfolio", "Cedar Cycles", "--json").json["touchpoints"][0]
    assert (shown["range"], shown["built"], shown["walks"]) == ([-5, -3], 0, 2)
    assert not {"mean", "means"} & set(shown)


def test_the_order_is_said(cx: Cx) -> None:
    """What the list goes by stands above it; one organisation alone has no order."""
    organisations(cx, *NAMES[:1])
    assert "In the order of" not in cx("portfolio").out
    organisations(cx, *NAMES[:2])
    assert "In the order of the leader with the lowest net trust" in cx("portfolio").out


def test_a_changed_answer_is_reported(cx: Cx) -> None:
    """Saved scores that differ are told, with the leader's letter and the command that says what is wrong."""
    organisations(cx, *NAMES)
    assert "scores saved" not in cx("portfolio").out
    better = {**finished_audit().responses, "website/basic/what-it-costs": Answer(Outcome.MET)}
    saved(cx.data, replace(finished_audit(), id="portf1234567", organisation=NAMES[1], responses=better))
    for args in ((), (NAMES[1],)):
        out = " ".join(cx("portfolio", *args).out.split())
        assert "he scores saved with the walk of A differ from these" in out
        assert "cx-audit verify" in out
    told = {
        each["organisation"]: each["saved_scores_differ"] for each in cx("portfolio", "--json").json["organisations"]
    }
    assert (told[NAMES[0]], told[NAMES[1]]) == ([], ["A"])


def test_below_five_it_is_not_placed(cx: Cx) -> None:
    """The page says why, and the JSON has no place and no score of another organisation."""
    organisations(cx, *NAMES[:4])
    ran = cx("portfolio", "Cedar Cycles")
    assert ran.code == 0
    assert "Only 4 organisations were asked the same." in " ".join(ran.out.split())
    shown = cx("portfolio", "Cedar Cycles", "--json").json["touchpoints"][0]
    assert (shown["among"], shown["higher"], shown["lower"], shown["lowest"]) == (4, None, None, None)


def test_an_organisation_without_a_finished_walk(cx: Cx) -> None:
    """It is listed without figures, and cannot be placed."""
    saved(cx.data, open_audit())
    ran = cx("portfolio")
    assert ran.code == 0
    assert "No organisation has a finished walk yet." in ran.out
    assert "Harbour Books · 1 walk under way" in ran.out
    placed = cx("portfolio", "Harbour Books")
    assert (placed.code, placed.out) == (2, "")
    assert "No walk of Harbour Books is finished" in placed.err


def test_a_damaged_file_is_named_and_left_out(cx: Cx) -> None:
    """The figures are without it, and the exit code says so."""
    organisations(cx, *NAMES)
    (broken,) = saved(cx.data, replace(finished_audit(), organisation="Acorn Bakery", leader="Zoe"))
    broken.write_text(broken.read_text(encoding="utf-8")[:900], encoding="utf-8")
    ran = cx("portfolio", "--json")
    assert ran.code == 1
    assert broken.name in ran.err
    assert len(ran.json["organisations"]) == 5
    assert all(each["leaders"] == 1 for each in ran.json["organisations"])


def test_damaged_notes_are_named_and_left_out(filled: Cx) -> None:
    """So are notes that cannot be read: their marks are not counted, and the exit code says so."""
    filled("volumes", "Harbour Books", "--customers", "9")
    (notes,) = (filled.data / "notes").glob("*.json")
    notes.write_text("{", encoding="utf-8")
    ran = filled("portfolio")
    assert ran.code == 1
    assert notes.name in ran.err


def test_no_audits_and_no_such_organisation(cx: Cx) -> None:
    """What to do next is said."""
    assert "Begin a walk with: cx-audit walk" in cx("portfolio").err
    organisations(cx, "Acorn Bakery")
    ran = cx("portfolio", "Acorn Bakry")
    assert ran.code == 2
    assert "Did you mean: Acorn Bakery?" in ran.err
