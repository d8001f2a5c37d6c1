"""Rounds: the first walk comes first, each leader's walks are counted, and an open walk is gone on with."""

from __future__ import annotations

import shlex
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cx_audit.core.rounds import FIRST_TOUCHPOINTS

from .conftest import Cx
from .fixed import finished_audit, saved
from .running import COMMAND, environment, installed, on_disk
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


@pytest.mark.parametrize("leader", ["Eve", "Eve Adams"])
def test_locked_while_somebody_else_walks(shop: Cx, leader: str) -> None:
    """Another leader's open first walk is told of, and not offered: this leader can begin a first walk of their own."""
    other = walk(shop, begun(leader="Ana"))
    shop.file("answers.yaml", SIX_ANSWERS)
    wanted = ("walk", "--answers", "answers.yaml", "--checklist", "six.yaml", "--leader", leader)
    ran = shop(*wanted)
    assert ran.code == 2
    assert other["id"] not in ran.err
    said = " ".join(ran.err.split())
    assert f"Ana is on the first walk, and it is not finished. {leader} can walk it too:" in said
    assert f"cx-audit walk 'Harbour Books' --leader {shlex.quote(leader)}" in said
    own = walk(shop, begun(leader=leader))
    shop.file("answers.yaml", SIX_ANSWERS)
    ran = shop(*wanted)
    assert f"The first walk of {leader} is under way: cx-audit resume {own['id']}" in " ".join(ran.err.split())
    assert other["id"] not in ran.err


def test_round_1_is_the_first_walk(shop: Cx) -> None:
    """A checklist that was walked anyway does not move the first walk to a later round."""
    assert walk(shop, SIX_ANSWERS, "--checklist", "six.yaml", "--anyway")["round"] == 2
    shop.file("answers.yaml", first_walk())
    assert shop("walk", "--answers", "answers.yaml", "--round", "2").code == 2
    assert walk(shop, first_walk())["round"] == 1


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
def test_open_walk_of_the_same_leader_goes_on(cx: Cx, spelling: tuple[str, str]) -> None:
    """Whoever begins a walk that they have open already goes on with it, and no second one is begun."""
    organisation, leader = spelling
    data = ("--plain", "--data", "audits")
    first = cx("walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    assert first.code == 130
    second = cx("walk", organisation, "--leader", leader, *data, typed="Care\n")
    assert second.code == 130
    (head,) = cx("list", "--json", "--data", "audits").json
    assert head["round"] == 1
    assert "open already" in second.err
    assert "question 2 of" in second.out
    assert "Care" in Path(head["path"]).read_text(encoding="utf-8")


def test_open_walk_of_another_leader_is_left_alone(cx: Cx) -> None:
    """Another leader begins a walk of their own in the same round."""
    data = ("--plain", "--data", "audits")
    cx("walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    cx("walk", "Harbour Books", "--leader", "Ben", *data, typed="I keep the books\n")
    heads = cx("list", "--json", "--data", "audits").json
    assert [(head["leader"], head["round"], head["complete"]) for head in heads] == [
        ("Ada", 1, False),
        ("Ben", 1, False),
    ]


def test_resume_goes_on_with_the_only_open_walk(cx: Cx) -> None:
    """`resume` alone goes on with the only open walk, at the very question."""
    data = ("--plain", "--data", "audits")
    cx("walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    ran = cx("resume", *data, typed="Care\n")
    assert ran.code == 130
    assert "question 2 of" in ran.out
    assert "question 1 of" not in ran.out


def test_resume_with_several_open_walks_names_them(cx: Cx) -> None:
    """Where several walks are open and nobody can choose, each is named with its id."""
    for leader in ("Ada", "Ben"):
        cx("walk", "Harbour Books", "--leader", leader, "--plain", "--data", "audits", typed="I own the shop\n")
    heads = cx("list", "--json", "--data", "audits").json
    ran = cx("resume", "--data", "audits")
    assert (ran.code, ran.out) == (2, "")
    for head in heads:
        assert head["id"] in ran.err
        assert head["leader"] in ran.err


def test_resume_by_the_first_letters_of_an_id(cx: Cx) -> None:
    """Four letters of an id are enough where no other begins so."""
    data = ("--plain", "--data", "audits")
    cx("walk", "Harbour Books", "--leader", "Ada", *data, typed="I own the shop\n")
    (head,) = cx("list", "--json", "--data", "audits").json
    ran = cx("resume", head["id"][:4].upper(), *data, typed="Care\n")
    assert ran.code == 130
    assert "question 2 of" in ran.out


def test_pause_before_the_first_answer_keeps_nothing(cx: Cx) -> None:
    """A walk left before its first answer leaves no audit behind."""
    ran = cx("walk", "Harbour Books", "--leader", "Ada", "--plain", "--data", "audits")
    assert ran.code == 130
    assert "nothing to keep" in ran.err.replace("\n", " ")
    assert cx("list", "--json", "--data", "audits").json == []


# A first walk of one's own


def own_first_walk(*, basics: int, critical: bool = True, names: tuple[str, ...] = FIRST_TOUCHPOINTS) -> str:
    """A checklist with the id of the first walk, each touchpoint with so many basics, the first of them critical."""
    lines = ['format: 1\nid: first-walk\nversion: "1"\ntitle: Our first walk\nsummary: Made up.\ntouchpoints:\n']
    for name in names:
        lines.append(f"  - id: {name}\n    title: The {name}\n    do: Go there.\n    minutes: 5\n")
        if basics:
            lines.append("    basics:\n")
        for number in range(basics):
            mark = ", critical: yes" if critical and number == 0 else ""
            lines.append(f'      - {{id: b{number}, ask: "Was it so?", name: it was so{mark}}}\n')
    return "".join(lines)


@pytest.mark.parametrize(
    "checklist",
    [
        own_first_walk(basics=0),
        own_first_walk(basics=3),
        own_first_walk(basics=4, critical=False),
        own_first_walk(basics=4, names=FIRST_TOUCHPOINTS[:4]),
    ],
    ids=["empty", "three basics", "none critical", "four touchpoints"],
)
def test_an_own_first_walk_that_asks_too_little(cx: Cx, checklist: str) -> None:
    """Five touchpoints without their basics are no first walk, so nothing is unlocked by them."""
    own = cx.data / "checklists"
    own.mkdir(parents=True)
    (own / "first-walk.yaml").write_text(checklist, encoding="utf-8")
    cx.file("answers.yaml", "checklist: first-walk\norganisation: Harbour Books\nleader: Ada\n")
    before = on_disk(cx.home)
    for command in (("walk", "--answers", "answers.yaml"), ("walk", "Harbour Books", "--leader", "Ada", "--plain")):
        ran = cx(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "The first walk has five touchpoints, in order" in ran.err
        assert "four basics or more, one of them critical" in ran.err
    assert on_disk(cx.home) == before


def test_an_own_first_walk_that_asks_enough(cx: Cx) -> None:
    """With its five touchpoints and their basics, a first walk of one's own is walked."""
    own = cx.data / "checklists"
    own.mkdir(parents=True)
    (own / "first-walk.yaml").write_text(own_first_walk(basics=4), encoding="utf-8")
    cx.file("answers.yaml", "checklist: first-walk\norganisation: Harbour Books\nleader: Ada\n")
    assert cx("walk", "--answers", "answers.yaml").code == 0


def test_a_first_walk_is_not_emptied_on_the_way(cx: Cx) -> None:
    """A first walk whose checklist has lost its basics since goes on with those that it began with."""
    own = cx.data / "checklists" / "first-walk.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(own_first_walk(basics=4), encoding="utf-8")
    cx.file("answers.yaml", "checklist: first-walk\norganisation: Harbour Books\nleader: Ada\n")
    assert cx("walk", "--answers", "answers.yaml").code == 0
    (head,) = cx("list", "--json").json
    before = Path(head["path"]).read_bytes()
    own.write_text(own_first_walk(basics=0), encoding="utf-8")
    ran = cx("resume", "--take-over", "--data", "audits")
    assert ran.code == 130
    assert "no longer a whole first walk" in " ".join(ran.err.split())
    assert Path(head["path"]).read_bytes() == before


# The same answers twice


def test_the_same_answers_are_not_walked_again(cx: Cx) -> None:
    """The same complete file for the same leader is refused with the round it is kept as; nothing is saved."""
    first = walk(cx, first_walk())
    before = on_disk(cx.home)
    for names in ((), ("harbour BOOKS", "--leader", " ADA")):
        ran = cx("walk", *names, "--answers", "answers.yaml")
        assert (ran.code, ran.out) == (2, "")
        said = "This very walk of Ada, with the same answers, is already kept as round 1."
        assert ran.err.splitlines()[0] == said
        assert f"cx-audit show {first['id']}" in ran.err
        assert "--round 2" in ran.err
    assert on_disk(cx.home) == before


def test_the_same_answers_again_in_a_round_that_is_named(cx: Cx) -> None:
    """Whoever names the round walks again anyway, and is then told of the earlier one of the two."""
    walk(cx, first_walk())
    assert walk(cx, first_walk(), "--round", "2")["round"] == 2
    assert cx("walk", "--answers", "answers.yaml").code == 2
    assert walk(cx, first_walk(), "--round", "3")["round"] == 3


def test_other_answers_are_another_walk(cx: Cx) -> None:
    """One answer that differs, another leader or another organisation: a walk of its own."""
    walk(cx, first_walk())
    assert walk(cx, first_walk().replace("unimportant 3", "unimportant 4"))["round"] == 2
    assert walk(cx, first_walk(leader="Ben"))["round"] == 2
    assert walk(cx, first_walk(organisation="Harbour Lamps"))["round"] == 1


def test_a_damaged_walk_keeps_nobody_from_walking(cx: Cx) -> None:
    """An earlier walk whose answers cannot be read any more is told of, and is no reason to refuse."""
    first = walk(cx, first_walk())
    path = Path(first["path"])
    path.write_text(path.read_text(encoding="utf-8").replace('"strength": 3', '"strength": 33'), encoding="utf-8")
    ran = cx("walk", "--answers", "answers.yaml")
    assert ran.code == 0
    assert "Left out" in ran.err
    assert [each["round"] for each in cx("list", "--json").json] == [1, 2]


# What came from a file


def test_a_walk_from_a_file_says_so(cx: Cx) -> None:
    """The record says it, and the page beside the day; also of one that goes on at prompts."""
    walk(cx, first_walk())
    assert cx("show", "--json").json["from_file"] is True
    assert "from an answers file" in " ".join(cx("show").out.split())
    open_one = walk(cx, begun(leader="Ben"))
    assert open_one["from_file"] is True
    assert "from an answers file" in " ".join(cx("show", "Ben").out.split())


def test_a_walk_at_prompts_does_not(home: Path) -> None:
    """Answered by a person, nothing is said, and the file has no such field."""
    data = ("--data", "audits")
    installed(home, "walk", "Harbour Books", "--leader", "Ada", "--plain", *data, typed="I own the shop\n")
    assert installed(home, "show", "Ada", "--json", *data).json["from_file"] is False
    assert "answers file" not in installed(home, "show", "Ada", *data).out
    (path,) = (home / "audits" / "organisations").rglob("*.json")
    assert "from_file" not in path.read_text(encoding="utf-8")


# Two windows


def test_two_windows_begin_the_same_walk(home: Path) -> None:
    """While one window waits for its first answer, another that begins the same walk is refused: one audit is kept."""
    data = ("--plain", "--data", "audits")
    with subprocess.Popen(
        [COMMAND, "walk", "Harbour Books", "--leader", "Ada", *data],
        cwd=home,
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as first:
        assert first.stdin is not None
        assert first.stdout is not None
        while b"question 1 of" not in first.stdout.readline():
            pass
        (home / "answers.yaml").write_text(begun(), encoding="utf-8")
        for names in (("Harbour Books", "--leader", "Ada"), ("harbour  books", "--leader", " ADA")):
            for more in ((), ("--answers", "answers.yaml")):
                second = installed(home, "walk", *names, *more, *data, typed="I own the shop\n")
                assert (second.code, second.out) == (2, "")
                assert second.err.splitlines()[0] == "This walk is being begun in another window."
        other = installed(home, "walk", "Harbour Books", "--leader", "Ben", *data, typed="I keep the books\n")
        assert other.code == 130
        first.communicate(b"I own the shop\n", timeout=60)
    heads = installed(home, "list", "--json", "--data", "audits").json
    assert [head["leader"] for head in heads] == ["Ada", "Ben"]
    assert list((home / "audits" / "locks").iterdir()) == []


def test_many_windows_at_the_same_moment(home: Path) -> None:
    """Whichever comes first keeps the walk; the others are refused in a sentence."""
    (home / "answers.yaml").write_text(begun(), encoding="utf-8")
    command = [COMMAND, "walk", "--answers", "answers.yaml", "--data", "audits"]
    windows = [
        subprocess.Popen(command, cwd=home, env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(6)
    ]
    said = [window.communicate(timeout=60)[1].decode() for window in windows]
    assert sorted(window.returncode for window in windows) == [0, 2, 2, 2, 2, 2], said
    assert not [words for words in said if "Traceback" in words]
    assert len(installed(home, "list", "--json", "--data", "audits").json) == 1
