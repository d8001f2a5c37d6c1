"""Rounds: the first walk comes first, each leader's walks are counted, and an open walk is gone on with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from .conftest import Cx
from .fixed import finished_audit, saved
from .running import installed, on_disk
from .written import SIX, SIX_ANSWERS, begun, first_walk


@pytest.fixture
def shop(cx: Cx) -> Cx:
    """cx-audit with a checklist of one's own in the home folder."""
    cx.file("six.yaml", SIX)
    return cx


def walk(cx: Cx, text: str, *args: str) -> dict[str, Any]:
    """Walk with these answers, and what the list says of the new audit."""
    before = {each["id"] for each in cx("list", "--json").json}
    cx.file("answers.yaml", text)
    ran = cx("walk", "--answers", "answers.yaml", *args)
    assert ran.code == 0, ran.err
    (new,) = [each for each in cx("list", "--json").json if each["id"] not in before]
    shown: dict[str, Any] = cx("show", new["id"], "--json").json
    return shown


def test_other_checklists_are_locked_before_the_first_walk(shop: Cx) -> None:
    """Before the first walk is complete another checklist is refused; the sentence says how to begin or override."""
    shop.file("answers.yaml", SIX_ANSWERS)
    before = on_disk(shop.home)
    ran = shop("walk", "--answers", "answers.yaml", "--checklist", "six.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "once its first walk is complete" in ran.err
    assert "cx-audit walk" in ran.err
    assert "--anyway" in ran.err
    assert on_disk(shop.home) == before


def test_locked_while_the_first_walk_is_open(shop: Cx) -> None:
    """An open first walk unlocks nothing; the sentence says how to go on with it."""
    first = walk(shop, begun())
    shop.file("answers.yaml", SIX_ANSWERS)
    ran = shop("walk", "--answers", "answers.yaml", "--checklist", "six.yaml")
    assert ran.code == 2
    assert f"cx-audit resume {first['id']}" in ran.err


def test_anyway_is_recorded_and_shown(shop: Cx) -> None:
    """--anyway overrides the rule, and the audit says so wherever it is read."""
    shown = walk(shop, SIX_ANSWERS, "--checklist", "six.yaml", "--anyway")
    assert (shown["anyway"], shown["round"]) == (True, 2)
    assert "walked anyway" in shop("show").out
    assert '"anyway": true' in Path(shown["path"]).read_text(encoding="utf-8")


def test_unlocked_after_the_first_walk(shop: Cx) -> None:
    """A complete first walk unlocks the others for that organisation; --anyway is then not needed, nor recorded."""
    first = walk(shop, first_walk())
    assert (first["anyway"], first["round"]) == (False, 1)
    other = walk(shop, SIX_ANSWERS, "--checklist", "six.yaml", "--anyway")
    assert (other["anyway"], other["round"]) == (False, 2)
    assert "walked anyway" not in shop("show", other["id"]).out


def test_unlocked_for_that_organisation_alone(shop: Cx) -> None:
    """The first walk of one organisation unlocks nothing for another."""
    past(shop, ("Ada", 1), organisation="Harbour Lamps")
    shop.file("answers.yaml", SIX_ANSWERS)
    assert shop("walk", "--answers", "answers.yaml", "--checklist", "six.yaml").code == 2


def test_unlocked_for_every_leader(shop: Cx) -> None:
    """What one leader's first walk unlocks, another leader may walk."""
    past(shop, ("Ben", 1))
    assert walk(shop, SIX_ANSWERS, "--checklist", "six.yaml")["leader"] == "Ada"


def test_first_walk_is_never_locked(shop: Cx) -> None:
    """--anyway with the first walk overrides nothing, so nothing is recorded."""
    assert walk(shop, begun(), "--anyway")["anyway"] is False


def past(cx: Cx, *walks: tuple[str, int], organisation: str = "Harbour Books") -> None:
    """Finished first walks from before, each with its leader and its round."""
    for number, (leader, round_number) in enumerate(walks):
        audit = replace(finished_audit(), id=f"past{number:08}", leader=leader, round=round_number)
        saved(cx.data, replace(audit, organisation=organisation))


@pytest.mark.parametrize(
    ("before", "leader", "expected"),
    [
        ((), "Ada", 1),
        ((("Ada", 1),), "Ben", 1),
        ((("Ada", 1),), "Ada", 2),
        ((("Ada", 1), ("Ben", 1), ("Ada", 2)), "Ben", 2),
        ((("Ada", 1), ("Ben", 1), ("Ada", 2)), "Cem", 2),
        ((("Ada", 1), ("Ben", 1), ("Ada", 2)), "Ada", 3),
        ((("Ada", 5),), "Ben", 5),
        ((("Ada", 5),), "Ada", 6),
        ((("Ada", 1),), '" aDA "', 2),
    ],
)
def test_rounds_are_counted_by_leader(cx: Cx, before: tuple[tuple[str, int], ...], leader: str, expected: int) -> None:
    """Each leader walks in the latest round until having walked in it, then opens the next."""
    past(cx, *before)
    assert walk(cx, begun(leader=leader))["round"] == expected


def test_rounds_of_two_organisations_are_apart(cx: Cx) -> None:
    """Rounds are counted by organisation."""
    past(cx, ("Ada", 4))
    assert walk(cx, begun(organisation="Harbour Lamps"))["round"] == 1


def test_round_that_is_said(cx: Cx) -> None:
    """--round says the round, and none may be left out."""
    past(cx, ("Ada", 1))
    cx.file("answers.yaml", begun())
    refused = cx("walk", "--answers", "answers.yaml", "--round", "5")
    assert (refused.code, "Round 5 cannot be walked" in refused.err) == (2, True)
    assert walk(cx, begun(), "--round", "2")["round"] == 2


def test_same_organisation_in_another_spelling(cx: Cx) -> None:
    """Case and spaces do not make another organisation; the first spelling stays."""
    past(cx, ("Ada", 1))
    again = walk(cx, begun(organisation='"  HARBOUR   books "', leader='" aDA"'))
    assert again["organisation"] == "Harbour Books"
    assert again["round"] == 2
    assert len(cx("list", "harbour books", "--json").json) == 2
    assert cx("show", " Harbour  bOOKS", "--json").json["id"] == "past00000000"
    assert len(list((cx.data / "organisations").iterdir())) == 1


def test_names_that_only_look_alike_in_files_are_apart(cx: Cx) -> None:
    """Two organisations whose folders would have one name are two organisations."""
    past(cx, ("Ada", 1))
    other = walk(cx, begun(organisation='"Harbour, Books!"'))
    assert other["round"] == 1
    assert [each["round"] for each in cx("list", "--json").json] == [1, 1]
    assert len(cx("list", "Harbour Books", "--json").json) == 1


def test_names_on_the_line_come_before_those_in_the_file(cx: Cx) -> None:
    """An organisation and a leader named on the command line are used instead of the ones in the file."""
    cx.file("answers.yaml", begun())
    assert cx("walk", "Harbour Lamps", "--leader", "Ben", "--answers", "answers.yaml").code == 0
    (head,) = cx("list", "--json").json
    assert (head["organisation"], head["leader"]) == ("Harbour Lamps", "Ben")


@pytest.mark.parametrize("spelling", [("Harbour Books", "Ada"), ("harbour  books", "ADA ")])
def test_open_walk_of_the_same_leader_goes_on(home: Path, spelling: tuple[str, str]) -> None:
    """Whoever begins a walk that they have open already goes on with it, and no second one is begun."""
    organisation, leader = spelling
    data = ("--plain", "--data", "audits")
    first = installed(home, "walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    assert first.code == 130
    second = installed(home, "walk", organisation, "--leader", leader, *data, typed="Care\n")
    assert second.code == 130
    (head,) = installed(home, "list", "--json", "--data", "audits").json
    assert head["round"] == 1
    assert "open already" in second.err
    assert "question 2 of" in second.out
    assert "Care" in Path(head["path"]).read_text(encoding="utf-8")


def test_open_walk_of_another_leader_is_left_alone(home: Path) -> None:
    """Another leader begins a walk of their own in the same round."""
    data = ("--plain", "--data", "audits")
    installed(home, "walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    installed(home, "walk", "Harbour Books", "--leader", "Ben", *data, typed="I keep the books\n")
    heads = installed(home, "list", "--json", "--data", "audits").json
    assert [(head["leader"], head["round"], head["complete"]) for head in heads] == [
        ("Ada", 1, False),
        ("Ben", 1, False),
    ]


def test_resume_goes_on_with_the_only_open_walk(home: Path) -> None:
    """`resume` alone goes on with the only open walk, at the very question."""
    data = ("--plain", "--data", "audits")
    installed(home, "walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    ran = installed(home, "resume", *data, typed="Care\n")
    assert ran.code == 130
    assert "question 2 of" in ran.out
    assert "question 1 of" not in ran.out


def test_resume_with_several_open_walks_names_them(home: Path) -> None:
    """Where several walks are open and nobody can choose, each is named with its id."""
    for leader in ("Ada", "Ben"):
        installed(
            home, "walk", "Harbour Books", "--leader", leader, "--plain", "--data", "audits", typed="I own the shop\n"
        )
    heads = installed(home, "list", "--json", "--data", "audits").json
    ran = installed(home, "resume", "--data", "audits")
    assert (ran.code, ran.out) == (2, "")
    for head in heads:
        assert head["id"] in ran.err
        assert head["leader"] in ran.err


def test_resume_by_the_first_letters_of_an_id(home: Path) -> None:
    """Four letters of an id are enough where no other begins so."""
    data = ("--plain", "--data", "audits")
    installed(home, "walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    (head,) = installed(home, "list", "--json", "--data", "audits").json
    ran = installed(home, "resume", head["id"][:4].upper(), *data, typed="Care\n")
    assert ran.code == 130
    assert "question 2 of" in ran.out


def test_pause_before_the_first_answer_keeps_nothing(home: Path) -> None:
    """A walk left before its first answer leaves no audit behind."""
    ran = installed(home, "walk", "Harbour Books", "--leader", "Ada", "--plain", "--data", "audits")
    assert ran.code == 130
    assert "nothing to keep" in ran.err.replace("\n", " ")
    assert installed(home, "list", "--json", "--data", "audits").json == []
