"""Finding the audit that is meant: the only open one, near names, long lists, and files that cannot be read."""

from __future__ import annotations

import io
import shlex
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.cli.choosing import MOST_OFFERED
from cx_audit.cli.heads_read import read_heads, with_newer
from cx_audit.cli.home import at_home
from cx_audit.cli.workspace import Source, Workspace
from cx_audit.core.audit import Audit

from .conftest import Cx
from .fixed import OPEN, finished_audit, open_audit, other_audit, saved
from .running import installed
from .written import begun

LONG = "The Old Library and Reading Room of the Upper Harbour, with its Garden, its Café and its Landing Stage"


def many(audit: Audit, count: int) -> list[Audit]:
    """So many audits like this one, each of another leader, the first of them the one that was changed last."""
    return [
        replace(audit, id=f"many{number:08}", leader=f"Leader {number:02}", organisation=LONG)
        for number in range(1, count + 1)
    ]


# The only open one


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_so_far_alone_is_of_the_only_open_walk(filled: Cx, json: tuple[str, ...]) -> None:
    """With --so-far and no name, the walk that is open is meant, not the latest finished one."""
    assert filled("show", "--so-far", *json) == filled("show", OPEN, "--so-far", *json)
    assert filled("show", *json) != filled("show", OPEN, *json)


def test_so_far_alone_names_the_open_walks(cx: Cx) -> None:
    """Where several walks are open, each is named with its id, and how to name one."""
    both = (open_audit(), replace(open_audit(), id="cembcd234567", leader="Cem"))
    saved(cx.data, *both)
    ran = cx("show", "--so-far")
    assert (ran.code, ran.out) == (2, "")
    for audit in both:
        assert f"{audit.id}  Harbour Books, {audit.leader}, round 1" in ran.err
    assert "cx-audit show ID --so-far" in ran.err


def test_so_far_alone_with_no_open_walk(cx: Cx) -> None:
    """Where no walk is open it says so, and how to read a finished one."""
    saved(cx.data, finished_audit())
    ran = cx("show", "--so-far")
    assert (ran.code, ran.out, ran.err) == (
        2,
        "",
        "No walk is open.\nRead the latest finished one with: cx-audit show\n",
    )


# Names


def test_a_leader_who_has_nothing_open(filled: Cx) -> None:
    """Going on with a leader's walk that is finished says so, by the leader's name or the organisation's."""
    ran = filled("resume", "ada")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "No walk of Ada is open.")
    other = filled("resume", other_audit().organisation.upper())
    assert other.err.splitlines()[0] == f"No walk of {other_audit().organisation} is open."


@pytest.mark.parametrize(
    "words", [("show",), ("list",), ("team", "Harbour Books"), ("portfolio",), ("list", "--open"), ("follow-ups",)]
)
def test_a_first_command_to_copy_names_the_folder(cx: Cx, words: tuple[str, ...]) -> None:
    """In a folder without audits, the command that begins a walk has the folder that was given as an option."""
    ran = cx(*words, "--data", str(cx.data))
    assert f"cx-audit walk --data {cx.data}" in ran.err


def test_a_command_that_goes_on_names_the_folder(cx: Cx) -> None:
    """Where no walk is finished, the command that goes on with one has the folder that was given as an option."""
    saved(cx.data, open_audit())
    for words in (("show",), ("portfolio", "Harbour Books")):
        ran = cx(*words, "--data", str(cx.data))
        assert f"cx-audit resume --data {cx.data}" in ran.err


def test_beginning_again_names_the_folder(home: Path) -> None:
    """A walk that was left before its first answer, or without names, is begun again in the folder it was meant for."""
    data = ("--data", "audits")
    left = installed(home, "walk", "Harbour Books", "--leader", "Ada", "--plain", *data)
    assert f"cx-audit walk --data {home / 'audits'}" in left.err
    nameless = installed(home, "walk", *data)
    assert f"cx-audit walk ORGANISATION --leader NAME --data {home / 'audits'}" in nameless.err


def test_commands_to_copy_name_the_folder(filled: Cx) -> None:
    """Where the folder was given as an option, what is to be typed next has it too."""
    ran = filled("resume", "nothing like it", "--data", str(filled.data))
    assert f"cx-audit list --data {filled.data}" in ran.err
    assert "--data" not in filled("resume", "nothing like it").err
    for at in ((), ("--at", "call=12000")):
        shown = filled("volumes", "Harbour Books", *at, "--data", str(filled.data)).out
        assert shown.rstrip().endswith(f"--data {filled.data}")


UNKNOWN = {
    "list": ("list",),
    "team": ("team",),
    "portfolio": ("portfolio",),
    "export": ("export", "--to", "o.json"),
    "forget": ("forget", "--yes"),
    "verify": ("verify",),
    "report": ("report", "--to", "o.md", "--org"),
}


@pytest.mark.parametrize("words", UNKNOWN.values(), ids=list(UNKNOWN))
def test_a_name_that_nothing_is_like(filled: Cx, words: tuple[str, ...]) -> None:
    """What there is comes with the line that lists it, and with no line that is of somebody else."""
    ran = filled(*words, "Zyx")
    assert (ran.code, ran.out) == (2, "")
    told = " ".join(ran.err.split())
    both = f"Harbour Books, {other_audit().organisation}"
    assert told.endswith(f"There is: {both}. See them all with: cx-audit list"), told
    assert "Did you mean" not in told
    assert "As in" not in told


@pytest.mark.parametrize("words", [UNKNOWN[each] for each in ("list", "team", "portfolio")])
def test_a_leader_in_place_of_an_organisation(filled: Cx, words: tuple[str, ...]) -> None:
    """It is said whose leader it is, and the line is of that organisation."""
    ran = filled(*words, "ada")
    assert ran.code == 2
    said = f"Ada is a leader of Harbour Books.\nAs in: cx-audit {words[0]} 'Harbour Books'\n"
    assert ran.err.endswith(said)


@pytest.mark.parametrize("words", [UNKNOWN[each] for each in ("export", "forget", "verify")])
def test_a_leader_where_no_leader_can_be_named(filled: Cx, words: tuple[str, ...]) -> None:
    """No line exports or removes everything of the organisation; the walks and their ids are a line away."""
    ran = filled(*words, "ada")
    assert ran.code == 2
    told = " ".join(ran.err.split())
    assert told.endswith("Ada is a leader of Harbour Books. See the walks with: cx-audit list 'Harbour Books'"), told


def test_a_leader_and_an_organisation_of_a_like_name(filled: Cx) -> None:
    """Both are said, and the line is of the leader's organisation."""
    saved(filled.data, replace(finished_audit(), id="benltd234567", organisation="Ben Ltd", leader="Cem"))
    told = filled("list", "Ben").err
    said = "Ben is a leader of Harbour Books. Or did you mean: Ben Ltd?\nAs in: cx-audit list 'Harbour Books'\n"
    assert told.endswith(said)


def test_a_leader_of_several_organisations(cx: Cx) -> None:
    """No organisation is chosen."""
    saved(cx.data, finished_audit(), replace(finished_audit(), id="lamcd2345678", organisation="Harbour Lamps"))
    told = cx("list", "Ada").err
    assert told.endswith("Ada is a leader of Harbour Books and Harbour Lamps. See the walks with: cx-audit list\n")


@pytest.mark.parametrize("words", [("show",), ("resume",)])
def test_a_name_too_short_for_an_id(filled: Cx, words: tuple[str, ...]) -> None:
    """The name that it is like is said, though an id begins so too."""
    assert OPEN.startswith("be")
    ran = filled(*words, "Be")
    assert ran.code == 2
    assert f"Did you mean: Ben?\nAs in: cx-audit {words[0]} Ben\n" in ran.err


@pytest.mark.parametrize("words", [("show",), ("list",), ("verify",), ("forget", "--yes")])
def test_names_that_begin_with_a_dash(cx: Cx, words: tuple[str, ...]) -> None:
    """The line that is offered can be pasted, with the folder in it."""
    saved(cx.data, replace(finished_audit(), organisation="-Dash & Co"))
    data = ("--data", str(cx.data))
    told = cx(*words, *data, "Dash").err
    offered = [line for line in told.splitlines() if line.startswith("As in: ")]
    if words[0] in ("verify", "forget"):
        assert offered == []
        return
    assert offered == [f"As in: cx-audit {words[0]} --data {cx.data} -- '-Dash & Co'"]
    assert cx(*shlex.split(offered[0].removeprefix("As in: "))[1:]).code == 0


def test_forgetting_a_name_that_begins_with_a_dash(cx: Cx) -> None:
    """The line that says yes to it can be pasted."""
    saved(cx.data, replace(finished_audit(), organisation="-Dash & Co"))
    said = cx("forget", "--", "-Dash & Co").err
    line = said[said.rindex("cx-audit ") :].strip()
    assert line == "cx-audit forget --yes -- '-Dash & Co'"
    assert cx(*shlex.split(line)[1:]).code == 0


# Long lists


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (MOST_OFFERED, ""),
        (MOST_OFFERED + 1, "there is 1 more. See them all with:\n  cx-audit list\n"),
        (MOST_OFFERED + 9, "there are 9 more. See them all with:\n  cx-audit list\n"),
    ],
)
def test_results_beyond_the_keys(cx: Cx, monkeypatch: pytest.MonkeyPatch, count: int, said: str) -> None:
    """The start page offers as many results as there are keys, and says how many more there are and where."""
    saved(cx.data, *many(finished_audit(), count))
    monkeypatch.setattr("sys.stdin", io.StringIO("r\n\n"))
    cx.capsys.readouterr()
    assert at_home(cx.data, plain=True) == 0
    captured = cx.capsys.readouterr()
    shown = captured.out
    assert sum(f"· Leader {number:02} ·" in shown for number in range(1, count + 1)) == MOST_OFFERED
    err = captured.err.replace(f" --data {cx.data}", "")
    assert err.replace("\n", " ").replace("  ", " ").endswith(said.replace("\n", " ").replace("  ", " "))
    assert bool(err) is bool(said)


def test_the_last_key_is_the_last_row(cx: Cx) -> None:
    """The open walks have keys from 1 to z, the latest changed first; what lies beyond is said, and can be named."""
    saved(cx.data, *many(open_audit(), MOST_OFFERED + 5))
    ran = installed(cx.home, "resume", "--plain", "--data", "audits", typed="z\n")
    assert f"z. {LONG} · Leader {MOST_OFFERED:02} ·" in ran.out
    assert f"many{MOST_OFFERED:08}" in ran.err
    assert "there are 5 more" in " ".join(ran.err.split())
    assert "cx-audit list --open --data" in ran.err


def test_where_nobody_can_choose_the_first_are_named(cx: Cx) -> None:
    """Without a terminal ten open walks are named, and how many more there are."""
    saved(cx.data, *many(open_audit(), 12))
    ran = cx("resume")
    assert ran.code == 2
    assert "12 walks are open:" in ran.err
    assert ran.err.count("Leader ") == 10
    assert "and 2 more: cx-audit list --open" in ran.err


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_leader_is_cut_short(cx: Cx, columns: Callable[[int], None], width: int) -> None:
    """The list has the whole name of every leader, on lines of its own where it needs them."""
    columns(width)
    name = "Alexandrina Wilhelmine von der Hafenpforte, second of that name, at the counter of the reading room"
    saved(cx.data, replace(finished_audit(), leader=name), open_audit())
    shown = cx("list").out
    assert name in " ".join(shown.split())
    assert all(len(line) <= width for line in shown.splitlines())


# Files that cannot be read


@pytest.mark.parametrize(
    "command",
    [
        ("walk", "--answers", "answers.yaml"),
        ("walk", "Harbour Books", "--leader", "Ada", "--plain"),
        ("resume", "--plain"),
        ("resume", "Ben", "--plain"),
        ("resume", "nothing like it"),
        ("list",),
        ("show",),
        ("show", "--so-far"),
        ("where",),
    ],
    ids=" ".join,
)
def test_a_file_left_out_is_told_of_once(cx: Cx, command: tuple[str, ...]) -> None:
    """However often a command needs the heads, it reads them once, and tells once of a file that cannot be read."""
    cx.file("answers.yaml", begun(leader="Cem"))
    saved(cx.data, finished_audit(), open_audit())
    broken = cx.data / "organisations" / "harbour-books" / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert cx(*command).err.count("Left out") == 1


def test_at_home_too(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """The start page and the walk that goes on from it are one command."""
    saved(cx.data, open_audit())
    (cx.data / "organisations" / "harbour-books" / "broken.json").write_text("{", encoding="utf-8")
    for typed in ("g\n", "n\nHarbour Lamps\nAda\n"):
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        cx.capsys.readouterr()
        assert at_home(cx.data, plain=True) == 130
        assert cx.capsys.readouterr().err.count("Left out") == 1


def test_newer_heads_open_only_newer_files(cx: Cx) -> None:
    """What came to the folder since the heads were read is added, and the others are as they were."""
    room = Workspace(data=cx.data, source=Source.OPTION)
    saved(cx.data, finished_audit())
    heads = read_heads(room)
    saved(cx.data, open_audit())
    Folder(cx.data).path_of(finished_audit().id).write_text("{", encoding="utf-8")
    after = with_newer(room, heads)
    assert [stored.head.leader for stored in after.every] == ["Ada", "Ben"]
    assert after.told == frozenset()


def test_names_are_spelled_once(cx: Cx) -> None:
    """However an organisation and a leader were spelled, each is one."""
    saved(cx.data, finished_audit(), replace(open_audit(), organisation="harbour  BOOKS", leader="ADA"))
    heads = read_heads(Workspace(data=cx.data, source=Source.OPTION))
    assert [heads.organisations, heads.leaders] == [["Harbour Books"], ["Ada"]]
    assert len(heads.of_leader(" aDa ")) == len(heads.of_organisation("Harbour books")) == 2
    assert [len(heads.going), len(heads.finished)] == [1, 1]
