"""Export and import: what leaves, what comes in, and what is asked before anything is replaced."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import wcwidth

from cx_audit.archive.folder import Folder
from cx_audit.archive.notes import NotesFolder
from cx_audit.core.audit import Audit
from cx_audit.core.questions import Answer
from cx_audit.text import same_name

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER, finished_audit, open_audit, other_audit, saved
from .running import dangerous, installed, on_disk
from .written import first_walk

BOOKS = "Harbour Books"


def gone_on() -> Audit:
    """Ben's open walk with two more answers, as another laptop has it."""
    responses = {**open_audit().responses, "buy/card": Answer("done"), "after/learned": Answer("More")}
    return replace(open_audit(), responses=responses)


def marked(cx: Cx, *options: str) -> None:
    """Mark Ada's commitment as kept, and say how many customers there are."""
    from cx_audit.archive.notes import NotesFolder
    from cx_audit.core.follow_ups import FollowUpState, Mark

    notes = NotesFolder(cx.data if not options else cx.home / options[0])
    notes.add_mark(
        BOOKS,
        Mark(
            follow_up=f"{FINISHED}/after/commitment",
            state=FollowUpState.KEPT,
            day="2031-06-10",
            at=finished_audit().started,
            note="the prices are up",
        ),
    )


def ids(cx: Cx, *options: str) -> list[str]:
    """The ids that are listed."""
    return [head["id"] for head in cx("list", "--json", *options).json]


# Export


def test_everything_is_exported(filled: Cx) -> None:
    """Nothing on standard output, and on standard error what was written and how to treat it."""
    ran = filled("export", "--to", "all.json")
    assert (ran.code, ran.out) == (0, "")
    assert "all.json: 3 audits of 2 organisations" in " ".join(ran.err.split())
    assert "confidential" in ran.err
    path = filled.home / "all.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    document = json.loads(path.read_text(encoding="utf-8"))
    assert [audit["id"] for audit in document["audits"]] == [FINISHED, OPEN, OTHER]
    for audit in document["audits"]:
        assert audit == json.loads(Folder(filled.data).path_of(audit["id"]).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("names", "exported"),
    [
        (["harbour  BOOKS"], [FINISHED, OPEN]),
        ([FINISHED], [FINISHED]),
        ([FINISHED[:4], OTHER], [FINISHED, OTHER]),
        ([BOOKS, FINISHED, BOOKS], [FINISHED, OPEN]),
    ],
)
def test_what_is_named_is_exported(filled: Cx, names: list[str], exported: list[str]) -> None:
    """Organisations in any spelling, and audits by id; each once."""
    assert filled("export", *names, "--to", "x.json").code == 0
    document = json.loads((filled.home / "x.json").read_text(encoding="utf-8"))
    assert [audit["id"] for audit in document["audits"]] == exported


def test_notes_go_along(filled: Cx) -> None:
    """All of an organisation's; with a single audit only the marks on it."""
    from cx_audit.archive.notes import NotesFolder
    from cx_audit.core.volumes import Volume

    marked(filled)
    NotesFolder(filled.data).add_volume(BOOKS, Volume(touchpoint="", low=5, high=6, at=finished_audit().started))
    for names, marks, volumes in (([], 1, 1), ([BOOKS], 1, 1), ([FINISHED], 1, 0)):
        assert filled("export", *names, "--to", "x.json", "--force").code == 0
        (notes,) = json.loads((filled.home / "x.json").read_text(encoding="utf-8"))["notes"]
        assert (notes["organisation"], len(notes["marks"]), len(notes["volumes"])) == (BOOKS, marks, volumes)
    for names in ([OPEN], [OTHER]):
        assert filled("export", *names, "--to", "x.json", "--force").code == 0
        assert json.loads((filled.home / "x.json").read_text(encoding="utf-8"))["notes"] == []


def test_the_roster_never_leaves(filled: Cx) -> None:
    """Whatever is in the folder of rosters, none of it is in an export."""
    from cx_audit.archive.names import file_name_of

    rosters = filled.data / "rosters"
    rosters.mkdir()
    private = "Secretly-reluctant-person-77 declined: they already know"
    for name in (file_name_of(BOOKS), "anything"):
        (rosters / f"{name}.json").write_text(json.dumps({"format": "cx-audit-notes/1", "who": private}))
    saved(rosters, replace(finished_audit(), id="hidden123456", leader="Secretly-reluctant-person-77"))
    for names in ([], [BOOKS], [FINISHED]):
        assert filled("export", *names, "--to", "x.json", "--force").code == 0
        assert "reluctant" not in (filled.home / "x.json").read_text(encoding="utf-8")
    assert filled("import", "audits", "--data", "other").code == 0
    assert "reluctant" not in "".join(
        path.read_text(encoding="utf-8") for path in (filled.home / "other").rglob("*.json")
    )


def test_the_path_of_a_checklist_stays_here(cx: Cx) -> None:
    """It names folders of this laptop, and nobody else needs it."""
    saved(cx.data, replace(open_audit(), checklist_file="/home/quentina/private/walk.yaml"))
    assert cx("export", "--to", "x.json").code == 0
    text = (cx.home / "x.json").read_text(encoding="utf-8")
    assert "quentina" not in text
    assert "file" not in json.loads(text)["audits"][0]["checklist"]


def test_a_file_that_is_there_stays(filled: Cx) -> None:
    """Unless --force is given."""
    filled.file("x.json", "mine")
    ran = filled("export", "--to", "x.json")
    assert (ran.code, ran.out) == (2, "")
    assert "--force" in ran.err
    assert (filled.home / "x.json").read_text(encoding="utf-8") == "mine"
    assert filled("export", "--to", "x.json", "--force").code == 0
    assert "cx-audit-export/1" in (filled.home / "x.json").read_text(encoding="utf-8")


BAD_EXPORTS = {
    "no such folder": (("--to", "gone/x.json"), "does not exist"),
    "a folder": (("--to", ".", "--as", "json"), "is a folder"),
    "a folder without a format": (("--to", "."), "--as json"),
    "no ending": (("--to", "export"), "--as json"),
    "another ending": (("--to", "x.pdf"), "--as json"),
    "another format": (("--to", "x.json", "--as", "pdf"), "--as"),
    "no file": ((), "--to"),
    "the screen": (("--to", "-", "--as", "json"), "never to the screen"),
    "unknown": (("Harbour Book", "--to", "x.json"), f"Did you mean: {BOOKS}?"),
    "unknown id": (("adab0000", "--to", "x.json"), "adab"),
    "into the data folder": (("--to", "audits/organisations/harbour-books/x.json"), "in the data folder itself"),
    "too long a name": (("--to", "x" * 300 + ".json"), "cannot be written"),
}


@pytest.mark.parametrize(("options", "said"), BAD_EXPORTS.values(), ids=list(BAD_EXPORTS))
def test_wrong_exports(filled: Cx, options: tuple[str, ...], said: str) -> None:
    """One sentence, exit code 2, and nothing is written."""
    before = on_disk(filled.home)
    ran = filled("export", *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
    assert on_disk(filled.home) == before


def test_nothing_to_export(cx: Cx) -> None:
    """It says so, and writes no file."""
    ran = cx("export", "--to", "x.json")
    assert ran.code == 2
    assert "no audit to export" in ran.err
    assert list(cx.home.iterdir()) == []


def test_as_says_the_format(filled: Cx) -> None:
    """Where the ending does not."""
    assert filled("export", "--to", "x.backup", "--as", "json").code == 0
    assert filled("import", "x.backup", "--data", "other").code == 0


def test_a_full_disk(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, and no part of the file."""

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    before = on_disk(filled.home)
    ran = filled("export", "--to", "x.json")
    assert (ran.code, ran.out) == (2, "")
    assert "was not written" in ran.err
    assert on_disk(filled.home) == before


def test_what_cannot_be_read_is_left_out(filled: Cx) -> None:
    """It is named, the others are exported, and the exit code is 1."""
    path = Folder(filled.data).path_of(OPEN)
    path.write_bytes(path.read_bytes()[:300])
    ran = filled("export", "--to", "x.json", "--json")
    assert ran.code == 1
    assert ran.json == {
        "path": str(filled.home / "x.json"),
        "format": "json",
        "audits": 2,
        "organisations": 2,
        "left_out": 1,
        "anonymous": False,
    }
    assert path.name in ran.err.replace("\n", "")
    assert filled("export", OTHER, "--to", "y.json").code == 0
    assert filled("export", BOOKS, "--to", "z.json").code == 1


@pytest.mark.parametrize("notes_too", ["json", "csv"])
def test_damaged_notes_of_another_client_concern_no_export(filled: Cx, notes_too: str) -> None:
    """Only notes of what leaves can be missing in it, and another client is not even named."""
    other = Folder(filled.data).load(OTHER).organisation
    for name in (BOOKS, other):
        assert filled("volumes", name, "--customers", "9").code == 0
    path = NotesFolder(filled.data).path_of(other)
    path.write_text("{", encoding="utf-8")
    ran = filled("export", BOOKS, "--to", "books", "--as", notes_too)
    assert ran.code == 0
    assert "Left out" not in ran.err
    assert filled("export", FINISHED, "--to", "one", "--as", notes_too).code == 0
    own = filled("export", other, "--to", "other", "--as", notes_too)
    assert own.code == 1
    assert path.name in own.err.replace("\n", "")
    assert filled("export", "--to", "all", "--as", notes_too).code == 1


# Import


def test_an_import(filled: Cx) -> None:
    """What came in is listed on standard output, and said on standard error."""
    marked(filled)
    filled("export", "--to", "x.json")
    ran = filled("import", "x.json", "--data", "other")
    assert ran.code == 0
    assert ran.out.count("new  ") == 3
    assert "Imported 3 audits of 2 organisations and 1 note." in ran.err
    assert ids(filled, "--data", "other") == ids(filled)
    again = filled("import", "x.json", "--data", "other")
    assert again.code == 0
    assert again.out.count("here already") == 3
    assert "nothing new" in again.err


def test_two_laptops_end_identical(home: Path) -> None:
    """Two data folders walked apart, exchanged both ways by export and import, end the same byte for byte."""
    for laptop, leaders in (("one", ("Ada", "Ben")), ("two", ("Cleo", "Dan"))):
        for leader in leaders:
            (home / "answers.yaml").write_text(first_walk(leader=leader, complete=leader != "Ben"), encoding="utf-8")
            assert installed(home, "walk", "--answers", "answers.yaml", "--data", laptop).code == 0
        (home / "answers.yaml").write_text(first_walk(organisation=f"Only {laptop}"), encoding="utf-8")
        assert installed(home, "walk", "--answers", "answers.yaml", "--data", laptop).code == 0
    assert installed(home, "export", "--to", "one.json", "--data", "one").code == 0
    assert installed(home, "import", "one.json", "--data", "two").code == 0
    assert installed(home, "export", "--to", "two.json", "--data", "two").code == 0
    assert installed(home, "import", "two.json", "--data", "one").code == 0
    for folder in ("organisations", "notes"):
        assert on_disk(home / "one" / folder) == on_disk(home / "two" / folder)
    assert len(installed(home, "list", "--json", "--data", "one").json) == 6
    assert installed(home, "verify", "--data", "two").out == "All 6 audits are whole.\n"


def test_a_conflict_changes_nothing_until_it_is_chosen(filled: Cx) -> None:
    """Both are shown side by side, and how to choose is said; other audits of the import wait as well."""
    saved(filled.home / "other", gone_on(), replace(finished_audit(), id="newbcd234567", leader="Cleo"))
    before = on_disk(filled.data)
    ran = filled("import", "other")
    assert ran.code == 1
    assert on_disk(filled.data) == before
    page = " ".join(ran.out.split())
    assert f"One id, two audits: {OPEN}" in page
    assert "goes on from the one here: it has every answer of it, and 2 more." in page
    assert f"answers {len(open_audit().responses)} {len(gone_on().responses)}" in page
    for choice in ("mine", "theirs", "both"):
        assert f"--choose {choice}" in " ".join(ran.err.split())


@pytest.mark.parametrize(("choice", "walks", "answers"), [("mine", 4, 0), ("theirs", 4, 2), ("both", 5, 0)])
def test_a_conflict_is_settled_by_an_option(filled: Cx, choice: str, walks: int, answers: int) -> None:
    """For all of them at once."""
    saved(filled.home / "other", gone_on(), replace(finished_audit(), id="newbcd234567", leader="Cleo"))
    assert filled("import", "other", "--choose", choice).code == 0
    assert len(ids(filled)) == walks
    assert len(Folder(filled.data).load(OPEN).responses) == len(open_audit().responses) + answers
    assert filled("verify").code == 0


@pytest.mark.parametrize(
    ("typed", "code", "walks"), [("k\nt\n", 0, 3), ("b\nk\n", 0, 4), ("k\n\n", 130, 3), ("", 130, 3)]
)
def test_conflicts_are_asked_about_one_by_one(filled: Cx, typed: str, code: int, walks: int) -> None:
    """Whoever leaves in the middle has changed nothing."""
    changed = replace(finished_audit(), leader="Ada Other")
    saved(filled.home / "other", gone_on(), changed)
    before = on_disk(filled.data)
    ran = installed(filled.home, "import", "other", "--plain", "--data", "audits", typed=typed)
    assert ran.code == code
    assert len(ids(filled)) == walks
    if code == 130:
        assert on_disk(filled.data) == before
        assert "Nothing was imported." in ran.err
    elif "t" in typed:
        assert Folder(filled.data).load(OPEN) == gone_on()
        assert Folder(filled.data).load(FINISHED) == finished_audit()


def test_a_dry_run_changes_nothing(filled: Cx) -> None:
    """It says what would be imported; with a conflict, what would have to be chosen."""
    saved(filled.home / "other", replace(finished_audit(), id="newbcd234567", leader="Cleo"))
    before = on_disk(filled.home)
    ran = filled("import", "other", "--dry-run")
    assert ran.code == 0
    assert "Without --dry-run this imports 1 audit of 1 organisation." in " ".join(ran.err.split())
    assert "Cleo" in ran.out
    saved(filled.home / "other", gone_on())
    assert filled("import", "other", "--dry-run").code == 1
    assert filled("import", "other", "--dry-run", "--choose", "both").code == 0
    assert filled("import", "other", "--dry-run", "--data", "nowhere").code == 0
    saved(filled.home / "unchanged")
    assert on_disk(filled.data) == {name[7:]: found for name, found in before.items() if name.startswith("audits/")}
    assert not (filled.home / "nowhere").exists()


def test_a_damaged_file_stops_the_import(filled: Cx) -> None:
    """It is named with what is wrong; with --skip-damaged the rest comes in, and the exit code is 1."""
    filled("export", "--to", "x.json")
    text = (filled.home / "x.json").read_text(encoding="utf-8")
    (filled.home / "x.json").write_text(text.replace('"round":1', '"round":0', 1), encoding="utf-8")
    ran = filled("import", "x.json", "--data", "other")
    assert (ran.code, ran.out) == (2, "")
    assert "x.json: audits[0]: round" in ran.err
    assert "--skip-damaged" in ran.err
    assert not (filled.home / "other").exists()
    ran = filled("import", "x.json", "--data", "other", "--skip-damaged")
    assert ran.code == 1
    assert "x.json: audits[0]: round" in " ".join(ran.err.split())
    assert ids(filled, "--data", "other") == [OPEN, OTHER]


def test_a_broken_seal_is_said(cx: Cx) -> None:
    """The audit comes in as it is, so that two laptops have the same."""
    seal = finished_audit().seal
    assert seal is not None
    saved(cx.home / "other", replace(finished_audit(), seal=replace(seal, digest="0" * 64)))
    ran = cx("import", "other")
    assert ran.code == 0
    assert "not the ones that were sealed" in " ".join(ran.err.split())


@pytest.mark.parametrize("path", ["", "  "])
def test_an_empty_name_is_not_the_folder_one_is_in(filled: Cx, path: str) -> None:
    """There are audits below it, which nobody named."""
    assert filled("import", ".", "--dry-run").code == 0
    before = on_disk(filled.home)
    ran = filled("import", path)
    assert (ran.code, ran.out) == (2, "")
    assert "An empty name is no file and no folder" in ran.err
    assert on_disk(filled.home) == before


@pytest.mark.parametrize("path", ["gone.json", "empty", "text.txt"])
def test_nothing_to_import(cx: Cx, path: str) -> None:
    """A sentence that names the path."""
    (cx.home / "empty").mkdir()
    cx.file("text.txt", "no audit")
    ran = cx("import", path)
    assert (ran.code, ran.out) == (2, "")
    assert path in ran.err
    assert not cx.data.exists()


def test_the_documented_json(filled: Cx) -> None:
    """What is new, replaced and here, the conflicts with both sides, and whether it was carried out."""
    marked(filled, "other")
    saved(
        filled.home / "other", gone_on(), replace(finished_audit(), id="newbcd234567", leader="Cleo"), finished_audit()
    )
    (filled.home / "other" / "theirs.json").write_text("{}")
    waiting = filled("import", "other", "--json")
    assert waiting.code == 1
    assert waiting.json["carried_out"] is False
    assert (waiting.json["new"], waiting.json["replaced"], waiting.json["here"]) == ([], [], [])
    (conflict,) = waiting.json["conflicts"]
    assert (conflict["id"], conflict["kinship"], conflict["choice"]) == (OPEN, "second goes on", None)
    assert conflict["first"]["file"] == str(Folder(filled.data).path_of(OPEN))
    assert conflict["second"]["answers"] - conflict["first"]["answers"] == 2
    done = filled("import", "other", "--json", "--choose", "theirs")
    assert done.code == 0
    assert done.json["carried_out"] is True
    assert [each["id"] for each in done.json["new"]] == ["newbcd234567"]
    assert [each["id"] for each in done.json["replaced"]] == [OPEN]
    assert [each["id"] for each in done.json["here"]] == [FINISHED]
    assert done.json["conflicts"][0]["choice"] == "theirs"
    assert done.json["notes"] == [{"organisation": BOOKS, "new_records": 1}]
    assert done.json["passed_over"] == 1
    assert done.json["damaged"] == []


def test_an_audit_that_is_walked_is_not_replaced(filled: Cx) -> None:
    """It says so, and nothing is changed."""
    saved(filled.home / "other", gone_on())
    with Folder(filled.data).hold(OPEN):
        ran = filled("import", "other", "--choose", "theirs")
    assert (ran.code, "open in another window" in ran.err) == (2, True)
    assert Folder(filled.data).load(OPEN) == open_audit()


def test_the_same_round_twice_is_imported(filled: Cx) -> None:
    """Two finished walks of one leader in one round may both be here."""
    saved(filled.home / "other", replace(finished_audit(), id="newbcd234567", round=1, made_up=True))
    assert filled("import", "other").code == 0
    heads = [head for head in filled("list", "--json").json if same_name(head["leader"], "Ada")]
    assert len(heads) == 2


def test_pages_fit(filled: Cx, columns: Callable[[int], None]) -> None:
    """At every width, without colour and without Unicode, with names in another script."""
    saved(
        filled.home / "other",
        gone_on(),
        replace(other_audit(), leader="「リーダー」の田中さん"),
        replace(other_audit(), id="newbcd234567", round=3),
    )
    for width in (40, 60, 64, 80, 120):
        columns(width)
        ran = filled("import", "other", "--dry-run", "--choose", "both")
        assert ran.code == 0
        assert dangerous(ran.out) == set()
        for line in ran.out.splitlines():
            assert wcwidth.wcswidth(line) <= width, (width, line)
    variables = {"CX_AUDIT_DATA": str(filled.data), "PYTHONIOENCODING": "ascii"}
    ran = installed(filled.home, "import", "other", "--dry-run", variables=variables)
    assert ran.out.isascii()
    assert "goes on from" in " ".join(ran.out.split())
