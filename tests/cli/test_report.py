"""`cx-audit report`: which walks, which format, whose names, and that nothing is written by halves."""

from __future__ import annotations

import json
import os
import stat
import time
from dataclasses import replace
from datetime import UTC, datetime
from datetime import time as time_of_day
from pathlib import Path

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.archive.notes import NotesFolder
from cx_audit.core.questions import Answer
from tests.engagement.walks import LEADERS, ORGANISATION, audits, save_engagement
from tests.report.materials import TODAY, team_of_size

from .conftest import Cx
from .fixed import FINISHED, OPEN
from .test_golden import same_as_golden


@pytest.fixture
def engaged(cx: Cx) -> Cx:
    """cx-audit with the made-up engagement, and volumes for two touchpoints."""
    save_engagement(cx.data)
    assert cx("volumes", ORGANISATION, "--at", "call=10000-14000", "--at", "problem=900").code == 0
    return cx


REPORTS = {
    "report-team": ("--org", ORGANISATION),
    "report-rounds": (
        "--org",
        ORGANISATION,
        "--round",
        "2",
        "--compare",
        "--draft",
        "--by",
        "Harbour Advice (made up)",
    ),
    "report-one-named": (next(each.id for each in audits() if each.round == 3 and each.complete), "--names"),
}


@pytest.mark.parametrize("name", REPORTS)
def test_golden_reports(engaged: Cx, update_golden: bool, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reports of the made-up engagement as Markdown, letter by letter."""
    monkeypatch.setattr("cx_audit.cli.reporting.now", lambda: datetime.combine(TODAY, time_of_day(12), UTC))
    ran = engaged("report", *REPORTS[name], "--to", "report.md")
    assert (ran.code, ran.out) == (0, "")
    same_as_golden(f"{name}.md", (engaged.home / "report.md").read_text(encoding="utf-8"), update=update_golden)


@pytest.mark.parametrize("ending", [".html", ".md", ".HTML"])
def test_a_report_is_written(engaged: Cx, ending: str) -> None:
    """The format is told by the ending; the file is for its owner alone, and what is said names it."""
    ran = engaged("report", "--org", ORGANISATION, "--to", f"report{ending}")
    assert (ran.code, ran.out) == (0, "")
    assert f"report{ending}" in ran.err
    path = engaged.home / f"report{ending}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    text = path.read_text(encoding="utf-8")
    assert text.startswith("**Made up" if ending == ".md" else "<!doctype html>")
    assert str(engaged.home) not in text
    assert not [leader for leader in LEADERS if leader in text]


def test_names_are_shown_only_when_asked(engaged: Cx) -> None:
    """With --names the leaders are named, and it is said that this is confidential."""
    ran = engaged("report", "--org", ORGANISATION, "--names", "--to", "report.md")
    assert "confidential" in ran.err
    assert LEADERS[0] in (engaged.home / "report.md").read_text(encoding="utf-8")


def test_leaders_who_did_something_for_another_go_by_letters(cx: Cx) -> None:
    """Whoever is praised is named, but a leader is a letter there too, and in one's own walk "the leader"."""
    first, second = [each for each in audits() if each.round == 3 and each.complete][:2]
    key = next(key for key in first.responses if key.endswith("/extra/1/who"))
    for whom in (first, second):
        said = {**whom.responses, key: Answer(value=f"Pim and {first.leader}")}
        Folder(cx.data).save(replace(whom, responses=said))
    cx("report", first.leader, "--to", "own.md")
    own = (cx.home / "own.md").read_text(encoding="utf-8")
    assert "Pim and the leader" in own
    cx("report", second.leader, "--to", "other.md")
    other = (cx.home / "other.md").read_text(encoding="utf-8")
    cx("report", "--org", ORGANISATION, "--to", "team.md")
    team = (cx.home / "team.md").read_text(encoding="utf-8")
    shown = cx("team", ORGANISATION).out
    for text in (own, other, team, shown):
        assert first.leader.split()[0] not in text
    assert "Pim and A" in other
    assert "Pim and A" in team
    assert "Pim and A" in shown
    cx("report", first.leader, "--names", "--to", "named.md")
    assert f"Pim and {first.leader}" in (cx.home / "named.md").read_text(encoding="utf-8")


def test_one_leaders_report_has_the_letters_of_the_others_from_the_team(cx: Cx) -> None:
    """Whoever is C side by side is C there too, also where the leader who walked is not A."""
    first, second, third = [each for each in audits() if each.round == 3 and each.complete][:3]
    for other in (first, third):
        Folder(cx.data).save(other)
    key = next(key for key in second.responses if key.endswith("/extra/1/who"))
    said = {key: Answer(value=f"{first.leader}, Pim"), "after/commitment/who": Answer(value=third.leader)}
    Folder(cx.data).save(replace(second, responses={**second.responses, **said}))
    texts = []
    for wanted in ((second.leader,), ("--org", ORGANISATION)):
        assert cx("report", *wanted, "--to", "report.md", "--force").code == 0
        texts.append((cx.home / "report.md").read_text(encoding="utf-8"))
    for text in texts:
        assert "A, Pim" in text
        assert [line for line in text.splitlines() if line.startswith("| Mend") and "| C |" in line]


def test_another_leader_who_owns_something_is_a_letter_in_ones_own_report(cx: Cx) -> None:
    """The report of one walk knows the other leaders of the organisation, and shows none of their names."""
    first, second = [each for each in audits() if each.round == 3 and each.complete][:2]
    for owner, shown in ((second.leader, "B"), (first.leader, "the leader")):
        said = {**first.responses, "after/commitment/who": Answer(value=owner)}
        for audit in (replace(first, responses=said), second):
            Folder(cx.data).save(audit)
        cx("report", first.id, "--to", "own.md", "--force")
        text = (cx.home / "own.md").read_text(encoding="utf-8")
        assert owner not in text
        row = next(line for line in text.splitlines() if line.startswith("| Mend") and "2025" in line)
        assert f"| {shown} |" in row


def test_the_roster_is_no_part_of_a_report(engaged: Cx) -> None:
    """Who was invited, how senior they are and what they objected stays with the facilitator."""
    said = "We know all that already"
    ran = engaged("roster", ORGANISATION, "--invite", "Zoltan Absent")
    assert ran.code == 0, ran.err
    for arguments in (("--seniority", f"{LEADERS[0]}=1"), ("--declined", "Zoltan Absent", "--reason", said)):
        engaged("roster", ORGANISATION, *arguments)
    for name in ((), ("--names",)):
        engaged("report", "--org", ORGANISATION, *name, "--to", "report.md", "--force")
        text = (engaged.home / "report.md").read_text(encoding="utf-8")
        assert "Zoltan" not in text
        assert said not in text
        assert "senior" not in text


@pytest.mark.parametrize("wanted", [OPEN, "Ben"])
def test_an_open_walk_has_no_report(filled: Cx, wanted: str) -> None:
    """No report and no score of an open walk; the command that goes on with it works when it is typed."""
    ran = filled("report", wanted, "--to", "report.md")
    assert (ran.code, ran.out) == (2, "")
    assert "is still open" in ran.err
    assert f"cx-audit resume {OPEN}" in ran.err
    assert not (filled.home / "report.md").exists()


def test_a_round_that_nobody_finished_has_no_report(cx: Cx) -> None:
    """With open walks only, what to do is said."""
    Folder(cx.data).save(next(each for each in audits() if not each.complete))
    ran = cx("report", "--org", ORGANISATION, "--to", "report.html")
    assert ran.code == 2
    assert "Nobody has finished round 1" in ran.err
    assert not (cx.home / "report.html").exists()


def test_which_walk_it_is_of(filled: Cx) -> None:
    """The one that is named by id, organisation or leader."""
    for wanted in (FINISHED, "Harbour Books", "Ada"):
        ran = filled("report", wanted, "--to", "report.md", "--force", "--json")
        assert ran.code == 0, ran.err
        told = json.loads(ran.out)
        assert (told["leaders"], told["organisation"]) == (1, "Harbour Books")


def test_json_says_what_was_written(engaged: Cx) -> None:
    """The documented shape, and nothing of what the report says."""
    told = json.loads(engaged("report", "--org", ORGANISATION, "--draft", "--to", "report.md", "--json").out)
    chapters, notes = told.pop("chapters"), told.pop("notes")
    assert chapters[0] == "at-a-glance"
    assert chapters[-1] == "method"
    assert told == {
        "file": str(engaged.home / "report.md"),
        "format": "md",
        "organisation": ORGANISATION,
        "made_up": True,
        "round": 3,
        "checklist": "first-walk",
        "leaders": 4,
        "names": False,
        "draft": True,
    }
    assert [note.partition(".")[0] for note in notes] == [
        "Round 3 has 4 leaders so far, round 2 has 6",
        "11 commitments and 11 promises of rounds 1 and 2 are overdue and are not in this report",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("Ada", "--compare"), "--compare belongs to a report of an organisation"),
        (("--org", "Harbour Books", "--checklist", "second"), "has no walk of “second”"),
        (("--org", "Nowhere"), "There are no audits of “Nowhere”"),
        (("--org", "Harbour Books", "--round", "7"), "has no round 7"),
        (("Nobody",), "There is no organisation, leader or audit"),
        (("Ada", "--by", "x" * 200), "What stands after --by is 200 letters long; 120 is the most."),
        (("Ada", "--client-logo", "nothing.png"), "cannot be read"),
    ],
)
def test_wrong_use(filled: Cx, arguments: tuple[str, ...], said: str) -> None:
    """Each is told in a sentence, with exit code 2, and nothing is written."""
    ran = filled("report", *arguments, "--to", "report.html")
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
    assert not (filled.home / "report.html").exists()


def test_nothing_is_overwritten_without_force(filled: Cx) -> None:
    """A file that is there stays as it was, until --force is said."""
    path = filled.home / "report.html"
    path.write_text("mine", encoding="utf-8")
    ran = filled("report", "Ada", "--to", "report.html")
    assert ran.code == 2
    assert "is there already" in ran.err
    assert path.read_text(encoding="utf-8") == "mine"
    assert filled("report", "Ada", "--to", "report.html", "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_link_stays_a_link(filled: Cx) -> None:
    """What it leads to is written, with --force where something is there, and nothing is put in the link's place."""
    link, target = filled.home / "report.html", filled.home / "kept.html"
    link.symlink_to(target)
    assert filled("report", "Ada", "--to", "report.html").code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    target.write_text("mine", encoding="utf-8")
    assert filled("report", "Ada", "--to", "report.html").code == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert filled("report", "Ada", "--to", "report.html", "--force").code == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_long_name_is_no_reason_to_free_space(filled: Cx) -> None:
    """As long as the disk takes; what is longer is said as it is."""
    assert filled("report", "Ada", "--to", "r" * 250 + ".html").code == 0
    ran = filled("report", "Ada", "--to", "r" * 300 + ".html")
    assert ran.code == 2
    assert "File name too long" in ran.err
    assert "Free some space" not in ran.err


def test_a_file_that_comes_meanwhile_is_left_alone(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program may write that very file while the report is being made."""
    path = filled.home / "report.html"
    really = os.fsync

    def meanwhile(handle: int) -> None:
        really(handle)
        path.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", meanwhile)
    ran = filled("report", "Ada", "--to", "report.html")
    assert ran.code == 2
    assert "is there already" in ran.err
    assert path.read_text(encoding="utf-8") == "theirs"
    assert not [each for each in filled.home.iterdir() if each.name.startswith(".cx-audit")]


def test_whole_or_not_at_all(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is missing and a disk that is full are one sentence each, and leave nothing behind."""
    ran = filled("report", "Ada", "--to", "missing/report.html")
    assert ran.code == 2
    assert "does not exist" in ran.err

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    before = sorted(filled.home.iterdir())
    ran = filled("report", "Ada", "--to", "report.html")
    assert ran.code == 2
    assert "was not written: No space left on device." in ran.err
    assert sorted(filled.home.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--org", ORGANISATION), "The report of 4 leaders of Tidewater Tiles, round 3, is written to report.md."),
        (("--org", ORGANISATION), "Round 3 has 4 leaders so far, round 2 has 6. To report round 2 instead:"),
        ((LEADERS[0],), f"The report of {LEADERS[0]}'s walk of Tidewater Tiles, round 3, is written to report.md."),
        ((LEADERS[0],), "The leader is not named, but the leader's words are in it"),
    ],
)
def test_it_is_told_whose_report_was_written(engaged: Cx, arguments: tuple[str, ...], said: str) -> None:
    """Which walks it is of, and a round that more leaders have finished, unless a round was asked for."""
    ran = engaged("report", *arguments, "--to", "report.md")
    assert ran.code == 0
    assert said in " ".join(ran.err.split())
    if len(arguments) == 2:
        assert "so far" not in engaged("report", *arguments, "--round", "3", "--to", "again.md").err


def test_the_answers_may_be_left_out(engaged: Cx) -> None:
    """Without the annex of answers everything else stays."""
    engaged("report", "--org", ORGANISATION, "--to", "whole.md")
    engaged("report", "--org", ORGANISATION, "--no-answers", "--to", "short.md")
    whole, short = ((engaged.home / f"{name}.md").read_text(encoding="utf-8") for name in ("whole", "short"))
    assert "## Annex: the answers of A" in whole
    assert "the answers of" not in short
    assert whole.split("## Annex: the answers of A")[0] == short.split("## Annex: the checklist")[0]


def test_rounds_that_do_not_compare_are_said(cx: Cx) -> None:
    """With one round only the report is written, and both it and the words say that nothing compares."""
    for audit in team_of_size(2):
        Folder(cx.data).save(audit)
    ran = cx("report", "--org", ORGANISATION, "--compare", "--to", "report.md")
    assert ran.code == 0
    said = "“The first walk” is finished in round 1 only, so there is nothing to compare it with yet."
    assert said in " ".join(ran.err.split())
    assert said in (cx.home / "report.md").read_text(encoding="utf-8").split("## Rounds")[1]


def test_what_cannot_be_read_is_told(engaged: Cx) -> None:
    """Notes that are broken are left out with a sentence and exit code 1; an audit that is broken, too."""
    NotesFolder(engaged.data).path_of(ORGANISATION).write_text("{", encoding="utf-8")
    ran = engaged("report", "--org", ORGANISATION, "--to", "report.md")
    assert ran.code == 1
    assert "Left out" in ran.err
    text = (engaged.home / "report.md").read_text(encoding="utf-8")
    assert "What became of these could not be read." in text
    assert "## Over a year" not in text


def test_open_asks_the_platform(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file goes to the platform's opener, and only when that is asked for; without one, that is said."""
    tools = filled.home / "tools"
    tools.mkdir()
    opener = tools / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {filled.home}/opened\n', encoding="utf-8")
    opener.chmod(0o700)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("PATH", str(tools))
    filled("report", "Ada", "--to", "one.html")
    assert not (filled.home / "opened").exists()
    assert filled("report", "Ada", "--to", "two.html", "--open").code == 0
    assert (filled.home / "opened").read_text(encoding="utf-8") == str(filled.home / "two.html")
    monkeypatch.setenv("PATH", "")
    ran = filled("report", "Ada", "--to", "three.html", "--open")
    assert ran.code == 0
    assert "Open it by hand" in ran.err


def test_steering_in_a_file_does_not_reach_a_report(cx: Cx) -> None:
    """Escape sequences and direction overrides in an audit's file are no part of any format."""
    [first, *_] = [each for each in audits() if each.complete]
    [path] = [Folder(cx.data).save(replace(first, leader="Ada"))]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("broken tile", "\\u001b[31mbroken\\u202e tile"), encoding="utf-8")
    for ending in ("md", "html"):
        assert cx("report", "Ada", "--to", f"report.{ending}").code == 0
        written = (cx.home / f"report.{ending}").read_text(encoding="utf-8")
        assert "broken tile" in written
        assert not {"\x1b", "\u202e"} & set(written)


def test_a_team_of_eight_is_quick(cx: Cx) -> None:
    """From reading the files to the file on the disk, once all is loaded, less than a second of the processor."""
    for audit in team_of_size(8):
        Folder(cx.data).save(audit)
    assert cx("report", "--org", ORGANISATION, "--to", "first.html").code == 0
    began = time.process_time()
    assert cx("report", "--org", ORGANISATION, "--to", "report.html").code == 0
    assert time.process_time() - began < 1


def test_many_audits(cx: Cx) -> None:
    """Forty leaders of one round are written, each with a row of their own."""
    for audit in team_of_size(40):
        Folder(cx.data).save(audit)
    assert cx("report", "--org", ORGANISATION, "--to", "report.md").code == 0
    text = (cx.home / "report.md").read_text(encoding="utf-8")
    assert "What 40 leaders experienced" in text
    assert Path("report.md").is_file()
