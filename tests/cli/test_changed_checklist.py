"""A checklist that changes: finished audits are as they were, and an open one loses nothing, whatever is chosen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.result import result_of

from .conftest import Cx
from .running import Ran, installed, on_disk

CHECKLIST = """\
format: 1
id: ours
version: "1"
title: Our walk
summary: For the tests.
before:
  - {id: why, kind: text, ask: Why?}
touchpoints:
  - id: door
    title: The door
    do: Go in.
    minutes: 5
    basics:
      - {id: seen, ask: Were you seen?, name: seen, critical: true}
      - {id: warm, ask: Was it warm?, name: warm}
    facts:
      - {id: waited, kind: minutes, ask: How long?}
  - id: till
    title: The till
    do: Pay.
    minutes: 5
    basics:
      - {id: quick, ask: Was it quick?, name: quick}
after:
  - {id: remember, kind: text, ask: What stays?}
"""
ANSWERS = """\
checklist: ours
organisation: Harbour Books
leader: Ada
before: {why: Care}
predictions: {door: "+4, 70%", till: "-3, 60%"}
touchpoints:
  door:
    feeling: pleased 6
    basics: {seen: met, warm: missed}
    extras: [{what: held the door, who: Sam, grade: glad}]
    quotes: [Come in]
    facts: {waited: 3}
    worked-out: Well enough
"""
NEW_BASIC = ("      - {id: warm,", "      - {id: dry, ask: Was it dry?, name: dry}\n      - {id: warm,")
WITHOUT_WARM = ("      - {id: warm, ask: Was it warm?, name: warm}\n", "")
OTHER_WORDS = ("ask: Were you seen?", "ask: Did they look up?")
WITHOUT_DOOR = (CHECKLIST[CHECKLIST.index("  - id: door") : CHECKLIST.index("  - id: till")], "")
A_THIRD = ("after:", "  - {id: garden, title: The garden, do: Look., minutes: 5}\nafter:")
NOTHING_LEFT = (
    CHECKLIST[CHECKLIST.index("  - id: till") :],
    "",
)
ONLY_A_FIX = ("name: warm}", "name: warm, fix: Close the window.}")
NOT_CRITICAL = ("name: seen, critical: true}", "name: seen}")
HEAVIER = ("title: The till\n", "title: The till\n    weight: 3\n")
WITHOUT_QUICK = ("    basics:\n      - {id: quick, ask: Was it quick?, name: quick}\n", "")
OTHER_WORDS_AHEAD = ("ask: Was it quick?", "ask: Did you wait?")
WITHOUT_TILL = (CHECKLIST[CHECKLIST.index("  - id: till") : CHECKLIST.index("after:")], "")
CHANGES = {
    "a new basic": (NEW_BASIC, ["1 change.", "The door: - New: dry. 21 answers still fit."]),
    "a basic gone": (
        WITHOUT_WARM,
        ["1 change.", "The door: - Gone: warm. Your answer to it no longer fits.", "and 1 no longer does"],
    ),
    "other words": (
        OTHER_WORDS,
        ["The door: - In other words: “Were you seen?” is now “Did they look up?” You have answered it"],
    ),
    "other words ahead": (
        OTHER_WORDS_AHEAD,
        ["The till: - In other words: “Was it quick?” is now “Did you wait?” 21 answers still fit."],
    ),
    "a touchpoint gone": (WITHOUT_DOOR, ["The door: - Gone: The door. Your 18 answers there no longer fit."]),
    "a touchpoint more": (A_THIRD, ["New: The garden. It is new since your predictions were sealed"]),
    "not critical now": (NOT_CRITICAL, ["1 change.", "The door: - “seen” is no longer critical."]),
    "another weight": (HEAVIER, ["1 change.", "The till: - It weighs 3 instead of 1."]),
    "a basic gone ahead": (WITHOUT_QUICK, ["1 change.", "The till: - Gone: quick. 21 answers still fit."]),
}


@dataclass(frozen=True)
class House:
    """A home with a checklist of one's own, and an open audit that was walked with it up to the till."""

    home: Path
    run: Callable[..., Ran]

    @property
    def file(self) -> Path:
        """The file of the checklist."""
        return self.home / "audits" / "checklists" / "ours.yaml"

    @property
    def audit(self) -> Audit:
        """The one audit, as it stands on the disk."""
        folder = Folder(self.home / "audits")
        heads, problems = folder.heads()
        assert not problems
        (stored,) = heads
        return folder.load(stored.head.id)

    @property
    def path(self) -> Path:
        """The file of the audit."""
        (path,) = (self.home / "audits" / "organisations").rglob("*.json")
        return path

    def change(self, *changes: tuple[str, str]) -> None:
        """Change the file of the checklist."""
        text = self.file.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        self.file.write_text(text, encoding="utf-8")

    def __call__(self, *args: str, typed: str = "") -> Ran:
        """Run one command line with this data folder; what is typed is piped in."""
        return self.run(*args, "--data", "audits", typed=typed)

    def elsewhere(self, *args: str) -> Ran:
        """The same in another process: the installed command."""
        return installed(self.home, *args, "--data", "audits")


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home as it is before any change; copied for each test."""
    home = tmp_path_factory.mktemp("begun")
    house = House(home, partial(installed, home))
    house.file.parent.mkdir(parents=True)
    house.file.write_text(CHECKLIST, encoding="utf-8")
    (home / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    ran = house("walk", "--answers", "answers.yaml", "--anyway")
    assert (ran.code, ran.out) == (0, ""), ran.err
    return home


@pytest.fixture
def house(begun: Path, cx: Cx) -> House:
    """A home of its own for each test."""
    shutil.copytree(begun, cx.home, dirs_exist_ok=True)
    return House(cx.home, cx)


def words(ran: Ran) -> str:
    """What standard error says, on one line."""
    return " ".join(ran.err.split())


def by_key(path: Path) -> Mapping[str, Any]:
    """What the file of the audit has under `answers`, each answer by its key."""
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["answers"]
    return kept


def test_nothing_is_said_while_nothing_changed(house: House) -> None:
    """The walk goes on without a word about its checklist."""
    ran = house("resume", "--plain")
    assert ran.code == 130
    assert "changed" not in ran.err
    assert "The till" in ran.out


def test_a_change_without_a_meaning_is_not_said(house: House) -> None:
    """A fix that was written over changes no question."""
    before = house.path.read_bytes()
    house.change(ONLY_A_FIX)
    ran = house("resume", "--plain")
    assert "Which checklist" not in ran.out
    assert house.path.read_bytes() == before


@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=list(CHANGES))
def test_it_goes_on_with_its_own_and_says_so(house: House, change: tuple[str, str], said: list[str]) -> None:
    """With nobody to ask, an open audit keeps its checklist; what a newer one would do is told."""
    before = house.path.read_bytes()
    house.change(change)
    ran = house("resume")
    assert ran.code == 130
    assert "has changed since this walk took it up" in words(ran)
    for sentence in said:
        assert sentence in words(ran)
    assert "goes on with the checklist that it has" in words(ran)
    assert "/" not in words(ran).partition("Go on with:")[0], "a key where there is a name"
    assert house.path.read_bytes() == before
    assert "The till" in ran.out


@pytest.mark.parametrize(("change", "said"), CHANGES.values(), ids=list(CHANGES))
def test_taken_over(house: House, change: tuple[str, str], said: list[str]) -> None:
    """--take-over goes on with the newer one; every answer that was in the file still is, and the seal is whole."""
    before, answers = house.audit, by_key(house.path)
    house.change(change)
    ran = house("resume", "--take-over")
    assert ran.code == 130
    for sentence in said:
        assert sentence in words(ran)
    assert "every answer is kept in its file" in words(ran)
    assert "newer" not in words(ran)
    after = house.audit
    assert after.checklist != before.checklist
    assert seal_is_whole(after)
    assert len(after.responses) == len(before.responses)
    now = by_key(house.path)
    for key, answer in answers.items():
        assert answer in [now.get(key), now.get(f"earlier/{key}")], key
    again = house("resume", "--plain")
    assert "has changed" not in again.err


def test_chosen_at_plain_prompts(house: House) -> None:
    """Whoever is asked may keep the old one or take the newer one; leaving keeps the old one."""
    house.change(NEW_BASIC)
    before = house.path.read_bytes()
    for typed in ("", "k\n"):
        ran = house("resume", "--plain", typed=typed)
        assert "Which checklist will you go on with?" in ran.out
        assert house.path.read_bytes() == before
    ran = house("resume", "--plain", typed="t\n")
    assert "Was it dry?" in ran.out
    assert house.audit.checklist.touchpoint("door").basics[1].id == "dry"


def test_the_score_after_finishing(house: House) -> None:
    """Finished with the newer checklist, the score is that of its questions, and what was put aside counts nothing."""
    house.change(WITHOUT_WARM, NEW_BASIC_BESIDE_QUICK)
    ran = house("resume", "--plain", "--take-over", typed="\n".join([*till("1", "3"), "A smile", ""]))
    assert ran.code == 0, ran.out[-600:] + ran.err
    audit = house.audit
    assert audit.complete
    assert seal_is_whole(audit)
    door, counter = result_of(audit).touchpoints
    assert (door.felt.known, door.ceiling.known, door.trust.known) == (6, 7, 6)
    assert (counter.ceiling.known, counter.trust.known) == (-5, -5)
    shown = house("show", "Harbour Books", "--json").json
    assert [each["trust"] for each in shown["touchpoints"]] == [6, -5]
    assert (shown["seal_whole"], shown["saved_scores_differ"], shown["complete"]) == (True, False, True)
    assert by_key(house.path)["earlier/door/basic/warm"]["answer"] == "missed"


NEW_BASIC_BESIDE_QUICK = ("name: quick}\n", "name: quick}\n      - {id: kind, ask: Were they kind?, name: kind}\n")


def till(*basics: str) -> list[str]:
    """Plain answers to everything that is asked at the till, where the basics have these."""
    return ["1", "pleased", "", "3", *basics, "2", "2", "", "2", "", ""]


def test_the_score_when_it_is_kept(house: House) -> None:
    """Finished with the checklist that it began with, the changed one has no bearing on it."""
    house.change(WITHOUT_WARM, NEW_BASIC_BESIDE_QUICK)
    ran = house("resume", "--plain", typed="\n".join(["k", *till("1"), "A smile", ""]))
    assert ran.code == 0, ran.out[-600:] + ran.err
    door, _ = result_of(house.audit).touchpoints
    assert door.trust.known == -5
    assert "earlier/" not in house.path.read_text(encoding="utf-8")


def test_nothing_left_to_ask(house: House) -> None:
    """Where the newer checklist asks nothing more than was answered, taking it over finishes the walk."""
    house.change(NOTHING_LEFT)
    ran = house("resume", "--take-over")
    assert house.audit.walk.finished
    assert house.audit.complete, ran.err
    assert ran.code == 0


def test_changed_twice_and_back(house: House) -> None:
    """After two changes, the second of which takes back the first, the audit is where it was, predictions too."""
    before = house.audit
    house.change(WITHOUT_DOOR)
    house("resume", "--take-over")
    house.file.write_text(CHECKLIST, encoding="utf-8")
    house("resume", "--take-over")
    assert house.audit.responses == before.responses


def test_a_second_change_lists_only_what_it_changes(house: House) -> None:
    """What the first change put aside is not told again."""
    house.change(WITHOUT_WARM)
    house("resume", "--take-over")
    house.change(OTHER_WORDS)
    ran = house("resume", "--take-over")
    assert "no longer" not in words(ran)
    assert "began with" not in words(ran)
    assert "earlier/earlier" not in house.path.read_text(encoding="utf-8")


def test_every_change_that_is_counted_is_named(house: House) -> None:
    """As many changes as are counted are said, one sentence each, and what it means for the answers comes last."""
    house.change(NOT_CRITICAL, HEAVIER, WITHOUT_WARM, OTHER_WORDS_AHEAD)
    ran = house("resume")
    lines = ran.err.splitlines()
    assert "took it up: 4 changes." in words(ran)
    assert len([line for line in lines if line.startswith("- ")]) == 4
    told = words(ran).partition("20 answers still fit, and 1 no longer does: kept in the file, and not scored.")
    assert told[2].strip().startswith("The walk goes on with the checklist that it has.")


def test_a_touchpoint_gone_that_was_still_to_be_walked(house: House) -> None:
    """It is named, and so is the prediction that goes with it."""
    house.change(WITHOUT_TILL)
    assert "The till: - Gone: The till. Your prediction for it no longer fits." in words(house("resume"))


def test_an_answer_is_put_down_to_what_put_it_aside(house: House) -> None:
    """A new title puts no answer aside; the question that is gone does."""
    house.change(("title: The door", "title: Our door"), WITHOUT_WARM)
    told = words(house("resume"))
    assert "“The door” is now “Our door”. You have answered it, and your answer stays." not in told
    assert "“The door” is now “Our door”. - Gone: warm. Your answer to it no longer fits." in told


def test_after_it_was_taken_over_once(house: House) -> None:
    """A second change is told of the checklist that the walk has now, and never of the one that it began with."""
    house.change(WITHOUT_WARM)
    house("resume", "--take-over")
    house.file.write_text(CHECKLIST, encoding="utf-8")
    ran = house("resume")
    assert "The door: - New: warm." in words(ran)
    assert "began" not in words(ran)
    assert "newer" not in words(ran)


@pytest.mark.parametrize("broken", ["title: [", "", "format: 9\n"])
def test_a_newer_one_that_is_broken(house: House, broken: str) -> None:
    """A checklist that was broken since is told of, and the walk goes on with its own."""
    before = house.path.read_bytes()
    house.file.write_text(f"id: ours\n{broken}", encoding="utf-8")
    ran = house("resume", "--take-over")
    assert ran.code == 130
    assert "The walk goes on with the checklist that it has." in words(ran)
    assert house.path.read_bytes() == before


def test_one_that_is_gone(house: House) -> None:
    """Without its file the audit goes on: its checklist is in it."""
    house.file.unlink()
    ran = house("resume", "--plain", typed="\n".join([*till("1"), "A smile", ""]))
    assert ran.code == 0, ran.err
    assert house.audit.complete


def test_a_finished_audit_is_not_touched(house: House) -> None:
    """Whatever becomes of the checklist, a finished audit stays byte for byte, and shows what it showed."""
    house("resume", "--plain", typed="\n".join([*till("1"), "A smile", ""]))
    before, shown = on_disk(house.home / "audits" / "organisations"), house("show", "Harbour Books").out
    assert "Net trust" in shown
    for change in (NEW_BASIC, OTHER_WORDS, A_THIRD):
        house.change(change)
        assert house("show", "Harbour Books").out == shown
        assert house("list").code == 0
        assert house("resume", house.audit.id, "--take-over").code == 2
    house.file.unlink()
    assert house("show", "Harbour Books").out == shown
    assert on_disk(house.home / "audits" / "organisations") == before


def test_taken_over_while_it_is_open_elsewhere(house: House) -> None:
    """An audit that another process holds is not changed under its hands."""
    house.change(NEW_BASIC)
    before = house.path.read_bytes()
    with Folder(house.home / "audits").hold(house.audit.id):
        ran = house.elsewhere("resume", "--take-over")
    assert ran.code == 2
    assert house.path.read_bytes() == before
