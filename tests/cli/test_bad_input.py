"""Bad input: one clear sentence or located problems, exit code 2, nothing changed on disk, no traceback."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .conftest import Cx
from .fixed import FINISHED, OPEN, finished_audit, open_audit, saved
from .running import Ran, on_disk
from .written import SIX, SIX_ANSWERS, first_walk


def refused(cx: Cx, *args: str) -> Ran:
    """The run of a command that must be refused: 2, words only, no traceback, and the disk as it was."""
    before = on_disk(cx.home)
    ran = cx(*args)
    assert ran.code == 2, ran
    assert ran.out == ""
    assert ran.err.strip()
    assert "Traceback" not in ran.err
    assert on_disk(cx.home) == before
    return ran


# Checklists

CHECKLISTS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "bad.yaml:1:1: the checklist is empty"),
    "not UTF-8": (b"title: caf\xe9\n", "bad.yaml:1:11: byte 0xe9 is not UTF-8"),
    "binary": (b"\x7fELF\x00\x01\x02\x03", "bad.yaml:1:"),
    "no YAML": (b"title: [a, b\n", "bad.yaml:"),
    "a list": (b"- a\n- b\n", "bad.yaml:1:1:"),
    "a later format": (
        SIX.replace("format: 1", "format: 9").encode(),
        "bad.yaml:1:9: this version of cx-audit reads format 1",
    ),
    "a key twice": (SIX.replace("title: Six examples", "title: A\ntitle: B").encode(), "bad.yaml:5:1:"),
    "an anchor": (SIX.replace("title: Six examples", "title: &a Six").encode(), "bad.yaml:4:8:"),
    "a tag": (SIX.replace("title: Six examples", "title: !!python/name:os.system Six").encode(), "bad.yaml:4:8:"),
    "two documents": (SIX.encode() + b"---\na: b\n", "bad.yaml:"),
    "an unknown key": (SIX.replace("minutes: 5", "minuts: 5", 1).encode(), "minutes"),
    "minutes in words": (SIX.replace("minutes: 5", "minutes: soon", 1).encode(), "bad.yaml:10:14:"),
    "no touchpoints": (SIX.split("touchpoints:")[0].encode(), "touchpoints"),
    "nested too deep": (b"a: " + b"[" * 5000, "bad.yaml:1:"),
    "one id twice": (SIX.replace("id: call", "id: website").encode(), "website"),
}
WAYS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "check": lambda file: ("checklist", "check", file),
    "show": lambda file: ("checklist", "show", file),
    "answers": lambda file: ("checklist", "answers", file),
    "walk": lambda file: ("walk", "Harbour Books", "--leader", "Ada", "--anyway", "--plain", "--checklist", file),
    "walk from a file": lambda file: ("walk", "--answers", "answers.yaml", "--anyway", "--checklist", file),
}


@pytest.mark.parametrize(("data", "said"), CHECKLISTS.values(), ids=list(CHECKLISTS))
@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_bad_checklists(cx: Cx, way: Callable[[str], tuple[str, ...]], data: bytes, said: str) -> None:
    """Each way of using a bad checklist locates what is wrong in it."""
    (cx.home / "bad.yaml").write_bytes(data)
    cx.file("answers.yaml", SIX_ANSWERS)
    assert said in refused(cx, *way("bad.yaml")).err


def test_every_problem_of_a_checklist_at_once(cx: Cx) -> None:
    """All that is wrong is told in one go, a line each, in the order of the lines."""
    cx.file("bad.yaml", SIX.replace("minutes: 5", "minutes: soon").replace("name: the second", "nmae: second"))
    lines = refused(cx, "checklist", "check", "bad.yaml").err.splitlines()
    assert len(lines) >= 12
    places = [tuple(map(int, line.split(":")[1:3])) for line in lines]
    assert all(line.startswith("bad.yaml:") for line in lines)
    assert places == sorted(places)


def test_check_of_several_files(cx: Cx) -> None:
    """Fine files are told of on standard output, the others on standard error, and one that is bad makes it 2."""
    cx.file("fine.yaml", SIX)
    cx.file("bad.yaml", SIX.replace("minutes: 5", "minutes: soon", 1))
    ran = cx("checklist", "check", "fine.yaml", "bad.yaml", "first-walk")
    assert ran.code == 2
    told = [line for line in ran.out.splitlines() if not line.startswith("  ")]
    assert [line.partition(",")[0] for line in told] == ["fine.yaml: fine", "first-walk: fine"]
    assert "first-walk: fine, 5 touchpoints." in told
    assert ran.err.startswith("bad.yaml:10:14: ")


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("nothere", "cx-audit checklist list"),
        ("frist-walk", "first-walk"),
        ("nothere.yaml", "nothere.yaml"),
        ("folder/", "folder"),
        ("../../etc/passwd", "passwd"),
        ("x" * 5000, "cx-audit checklist list"),
    ],
    ids=lambda value: value[:16],
)
def test_checklists_that_are_not_there(cx: Cx, way: Callable[[str], tuple[str, ...]], named: str, said: str) -> None:
    """A checklist that is not there is named, with the nearest that is."""
    (cx.home / "folder").mkdir()
    cx.file("answers.yaml", SIX_ANSWERS)
    ran = refused(cx, *way(named))
    assert said in ran.err
    assert "., " not in ran.err  # two sentences, not one broken in the middle


# Answers files

ANSWERS: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "bad.yaml:1:1: the answers file is empty"),
    "not UTF-8": (b"organisation: caf\xe9\n", "bad.yaml:1:18: byte 0xe9 is not UTF-8"),
    "binary": (bytes(range(256)), "bad.yaml:1:"),
    "a list": (b"- a\n", "bad.yaml:1:1:"),
    "no organisation": (first_walk(organisation='""').encode(), "organisation"),
    "no leader": (first_walk(leader='""').encode(), "leader"),
    "a long organisation": (first_walk(organisation="x" * 121).encode(), "121"),
    "a long leader": (first_walk(leader="x" * 121).encode(), "121"),
    "a feeling that is none": (first_walk().replace("unimportant 3", "meh 3").encode(), "website > feeling"),
    "no strength beyond 10": (first_walk().replace("unimportant 3", "unimportant 11").encode(), "website > feeling"),
    "no strength 0": (first_walk().replace("unimportant 3", "unimportant 0").encode(), "website > feeling"),
    "a prediction of 0": (
        first_walk().replace("website: +4, 70%", "website: 0, 70%").encode(),
        "predictions > website",
    ),
    "certain beyond 100 %": (first_walk().replace("+4, 70%", "+4, 101%").encode(), "predictions > website"),
    "a basic of another word": (first_walk().replace("my-need: met", "my-need: maybe").encode(), "my-need"),
    "a basic that is not asked": (first_walk().replace("my-need: met", "my-ned: met").encode(), "my-need"),
    "a touchpoint that is not there": (first_walk().replace("  call:\n    f", "  cal:\n    f").encode(), "call"),
    "a day that is none": (first_walk().replace("2031-09-01", "2031-02-30").encode(), "look-again"),
    "a grade that is none": (first_walk().replace("grade: tell", "grade: wow").encode(), "grade"),
    "a key twice": (first_walk().replace("leader: Ada", "leader: Ada\nleader: Ben").encode(), "bad.yaml:4:1"),
    "answers to another checklist": (SIX_ANSWERS.encode(), "six"),
}


@pytest.mark.parametrize(("data", "said"), ANSWERS.values(), ids=list(ANSWERS))
def test_bad_answers_files(cx: Cx, data: bytes, said: str) -> None:
    """What is wrong in an answers file is located, and nothing of it is saved."""
    (cx.home / "bad.yaml").write_bytes(data)
    assert said in refused(cx, "walk", "--answers", "bad.yaml").err
    assert not cx.data.exists()


def test_every_problem_of_an_answers_file_at_once(cx: Cx) -> None:
    """All that is wrong is told in one go, each with its line and column."""
    text = first_walk().replace("unimportant 3", "meh").replace("respected 4", "okay 5").replace("exactly", "some")
    cx.file("bad.yaml", text)
    ran = refused(cx, "walk", "--answers", "bad.yaml")
    problems = [line for line in ran.err.splitlines() if line.startswith("  bad.yaml:")]
    assert len(problems) == 3
    assert "3 problems" in ran.err


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("missing.yaml", "There is no file “missing.yaml”."),
        ("folder", "“folder” is a folder."),
        ("x" * 5000, "cannot be read"),
        ("/proc/self/mem", "cannot be read"),
    ],
    ids=["missing", "folder", "long name", "unreadable"],
)
def test_answers_files_that_cannot_be_read(cx: Cx, named: str, said: str) -> None:
    """An answers file that is missing, a folder or unreadable is named."""
    (cx.home / "folder").mkdir()
    assert said in refused(cx, "walk", "--answers", named).err


def test_answers_are_not_written_over(cx: Cx) -> None:
    """A file that is there stays as it was, unless --force says otherwise."""
    cx.file("answers.yaml", "mine\n")
    assert "--force" in refused(cx, "checklist", "answers", "--to", "answers.yaml").err
    assert cx("checklist", "answers", "--to", "answers.yaml", "--force").code == 0
    assert (cx.home / "answers.yaml").read_text(encoding="utf-8").startswith("# Answers to")


@pytest.mark.parametrize("to", ["folder", "no/such/folder.yaml", "x" * 5000, ""])
def test_answers_that_cannot_be_written(cx: Cx, to: str) -> None:
    """A place that cannot be written to is named, and nothing is left behind there."""
    (cx.home / "folder").mkdir()
    refused(cx, "checklist", "answers", "--to", to)


# Saved audits


def changed(change: Callable[[Any], None]) -> Callable[[bytes], bytes]:
    """A change of the saved audit by hand."""

    def by_hand(data: bytes) -> bytes:
        document = json.loads(data)
        change(document)
        return json.dumps(document).encode()

    return by_hand


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut off": (lambda data: data[:3000], "ends too early"),
    "empty": (lambda data: b"", "is empty"),
    "not UTF-8": (lambda data: data.replace(b"Harbour", b"Harb\xffour", 1), "UTF-8"),
    "binary": (lambda data: bytes(range(256)), ""),
    "a list": (lambda data: b"[1, 2]", "not an audit"),
    "nested too deep": (lambda data: b"[" * 100_000, ""),
    "a later version": (lambda data: data.replace(b"cx-audit/1", b"cx-audit/2", 1), "newer cx-audit"),
    "something else": (lambda data: data.replace(b"cx-audit/1", b"other/1", 1), "not an audit"),
    "another digest": (changed(lambda audit: audit["checklist"].update(digest="0" * 64)), "digest"),
    "a changed checklist": (changed(lambda audit: audit["checklist"]["content"].update(title="X")), "digest"),
    "a round 0": (changed(lambda audit: audit.update(round=0)), "round"),
    "a round of text": (changed(lambda audit: audit.update(round="1")), "round"),
    "no leader": (changed(lambda audit: audit.pop("leader")), "leader"),
    "a key more": (changed(lambda audit: audit.update(more=1)), "more"),
    "a time without a zone": (changed(lambda audit: audit.update(started="2031-05-17T09:30:00")), "started"),
    "an answer that does not fit": (
        changed(lambda audit: audit["answers"]["website/feeling"]["answer"].update(strength=11)),
        "website/feeling",
    ),
    "another id": (changed(lambda audit: audit.update(id="zzzzzzzzzzzz")), ""),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=list(DAMAGE))
@pytest.mark.parametrize("command", [("show",), ("show", "--json"), ("resume", "--plain")], ids=" ".join)
def test_damaged_audits(cx: Cx, damage: Callable[[bytes], bytes], said: str, command: tuple[str, ...]) -> None:
    """A saved audit that was damaged is named with what is wrong, and is left as it is."""
    name, audit = (OPEN, open_audit()) if command[0] == "resume" else (FINISHED, finished_audit())
    (path,) = saved(cx.data, audit)
    path.write_bytes(damage(path.read_bytes()))
    ran = refused(cx, command[0], name, *command[1:])
    assert said in ran.err
    assert path.name in ran.err.replace("\n", "")


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=list(DAMAGE))
def test_damaged_audits_do_not_hide_the_others(cx: Cx, damage: Callable[[bytes], bytes], said: str) -> None:
    """The list shows the audits that can be read, and says of the others what is wrong or lists their heads."""
    path, _ = saved(cx.data, finished_audit(), open_audit())
    path.write_bytes(damage(path.read_bytes()))
    before = on_disk(cx.home)
    ran = cx("list", "--json")
    assert ran.code == 0
    assert OPEN in [each["id"] for each in ran.json]
    listed = len(ran.json) == 2
    assert listed or ran.err.startswith("Left out:")
    assert "Traceback" not in ran.err
    assert on_disk(cx.home) == before


def test_scores_that_differ_are_told(cx: Cx) -> None:
    """A saved score that is not the one its answers give is told of; the answers count."""
    (path,) = saved(cx.data, finished_audit())
    path.write_bytes(changed(lambda audit: audit["scores"]["trust"].update(website=5))(path.read_bytes()))
    assert "differ" in cx("show").out
    shown = cx("show", "--json").json
    assert shown["saved_scores_differ"] is True
    assert shown["touchpoints"][0]["trust"] == -5


def test_predictions_changed_after_the_sealing_are_told(cx: Cx) -> None:
    """Predictions that are not the ones that were sealed are told of, on the page and in JSON."""
    (path,) = saved(cx.data, finished_audit())
    change = changed(lambda audit: audit["answers"]["predictions/website"]["answer"].update(score=-5))
    path.write_bytes(change(path.read_bytes()))
    assert "seal" in cx("show").out + cx("show").err
    assert any("seal" in key for key in cx("show", "--json").json)


# Names of audits and organisations


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("show", "Harbor Books"), "Did you mean: Harbour Books?"),
        (("list", "Harbor Books"), "Did you mean: Harbour Books?"),
        (("show", "harbour boks"), "Did you mean: Harbour Books?"),
        (("show", "nothing like it"), "Harbour Books"),
        (("show", "adabcd234568"), "adabcd234567"),
        (("resume", "benbcd234568"), "benbcd234567"),
        (("resume", "ros"), "4 letters"),
        (("resume", "bes"), "Did you mean: Ben?"),
        (("resume", "Bean"), "Did you mean: Ben?"),
        (("resume", "Harbour Boots"), "Did you mean: Harbour Books?"),
        (("resume", "nothing like it"), "Harbour Books"),
        (("show", "x" * 5000), "Harbour Books"),
        (("list", "x" * 5000), "cx-audit list"),
        (("show", "../../../etc/passwd"), "Harbour Books"),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else "",
)
def test_names_that_are_not_there(filled: Cx, command: tuple[str, ...], said: str) -> None:
    """What is not there is named in a sentence, with the nearest that is."""
    ran = refused(filled, *command)
    assert said in ran.err
    assert len(ran.err) < 1000


def test_id_that_begins_two_audits(cx: Cx) -> None:
    """First letters that two audits share are refused, with both ids."""
    from dataclasses import replace

    saved(cx.data, finished_audit(), replace(finished_audit(), id="adabcd239999"))
    ran = refused(cx, "show", "adabcd")
    assert "adabcd234567" in ran.err
    assert "adabcd239999" in ran.err


# The data folder, from the option and from the variable


def with_option(cx: Cx, monkeypatch: pytest.MonkeyPatch, folder: str, command: tuple[str, ...]) -> tuple[str, ...]:
    """The command with the folder given as an option."""
    return (*command, "--data", folder)


def with_variable(cx: Cx, monkeypatch: pytest.MonkeyPatch, folder: str, command: tuple[str, ...]) -> tuple[str, ...]:
    """The command with the folder given as a variable."""
    monkeypatch.setenv("CX_AUDIT_DATA", folder)
    return command


GIVEN = {"--data": with_option, "CX_AUDIT_DATA": with_variable}
COMMANDS = [
    ("list",),
    ("show",),
    ("where",),
    ("resume",),
    ("walk", "--answers", "answers.yaml"),
    ("walk", "Harbour Books", "--leader", "Ada", "--plain"),
    ("checklist", "list"),
    ("checklist", "show"),
    ("checklist", "check", "first-walk"),
    ("checklist", "answers"),
]


@pytest.mark.parametrize("given", GIVEN, ids=list(GIVEN))
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_data_folder_that_is_a_file(
    cx: Cx, monkeypatch: pytest.MonkeyPatch, given: str, command: tuple[str, ...]
) -> None:
    """A data folder that is a file is refused by every command, by the name of what said so."""
    cx.file("file", "mine\n")
    cx.file("answers.yaml", first_walk())
    ran = refused(cx, *GIVEN[given](cx, monkeypatch, "file", command))
    assert ran.err.startswith(f"{given} names file, which is not a folder.")


@pytest.mark.parametrize("given", GIVEN, ids=list(GIVEN))
@pytest.mark.parametrize("command", [COMMANDS[0], COMMANDS[4], COMMANDS[6]], ids=" ".join)
@pytest.mark.parametrize(
    "folder", ["file/below", " ", "~nobodyatall/x", "x" * 5000], ids=["below a file", "space", "no such home", "long"]
)
def test_data_folder_that_cannot_be(
    cx: Cx, monkeypatch: pytest.MonkeyPatch, given: str, command: tuple[str, ...], folder: str
) -> None:
    """A data folder that cannot be is refused, in a sentence a person can use."""
    cx.file("file", "mine\n")
    cx.file("answers.yaml", first_walk())
    ran = refused(cx, *GIVEN[given](cx, monkeypatch, folder, command))
    assert ".." not in ran.err.replace("...", "")
    assert "Errno" not in ran.err
    assert len(ran.err) < 1000


@pytest.mark.parametrize("command", COMMANDS[:6], ids=" ".join)
def test_empty_data_option(cx: Cx, command: tuple[str, ...]) -> None:
    """An empty --data, as an unset shell variable leaves it, is refused rather than taken for the folder one is in."""
    cx.file("answers.yaml", first_walk())
    assert "--data" in refused(cx, *command, "--data", "").err


def test_empty_variable_is_no_variable(home: Path, cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty CX_AUDIT_DATA counts as not set."""
    monkeypatch.setenv("CX_AUDIT_DATA", "")
    assert cx("where", "--json").json["source"] == "platform"


@pytest.mark.parametrize("value", ["", "wide", "-3", "0", "1", "99999999999999999999"])
def test_columns_that_make_no_sense(filled: Cx, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Widths that no terminal has never empty a page or break it."""
    monkeypatch.setenv("COLUMNS", value)
    monkeypatch.setenv("LINES", value)
    ran = filled("show", FINISHED)
    assert (ran.code, ran.err) == (0, "")
    assert "Harbour" in ran.out


# Options


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--round", "0"), "--round"),
        (("--round", "1000"), "--round"),
        (("--round", "1.5"), "--round"),
        (("--round", "٣٣٣٣"), "--round"),
        (("--checklist", "nothere"), "cx-audit checklist list"),
        (("--leader", "\x1b[31m"), "leader"),
        (("--leader", " \t "), "leader"),
        (("--leader", "x" * 121), "121"),
        (("--answers", "missing.yaml"), "missing.yaml"),
        (("--answers", ""), ""),
    ],
    ids=lambda value: " ".join(value)[:24] if isinstance(value, tuple) else "",
)
def test_options_of_walk(cx: Cx, args: tuple[str, ...], said: str) -> None:
    """An option that cannot be is refused before anything is asked or saved."""
    leader = () if "--leader" in args else ("--leader", "Ada")
    assert said in refused(cx, "walk", "Harbour Books", *leader, "--plain", *args).err


@pytest.mark.parametrize("name", ["\x1b[31m", " \t ", "\u202e", "x" * 121])
def test_organisations_without_a_name(cx: Cx, name: str) -> None:
    """A name without a letter that can be shown, or one that is too long, is refused."""
    assert "organisation" in refused(cx, "walk", name, "--leader", "Ada", "--plain").err
