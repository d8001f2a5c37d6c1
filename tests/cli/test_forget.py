"""Forget: what will go is said, it is asked, and then nothing of it is left in the data folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import wcwidth

from cx_audit.archive.folder import Folder
from cx_audit.archive.names import file_name_of
from cx_audit.archive.notes import NotesFolder
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.volumes import Volume

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER, finished_audit, open_audit, saved
from .running import dangerous, installed, on_disk

BOOKS = "Harbour Books"
SLUG = "harbour-books"


def ids(cx: Cx) -> list[str]:
    """The ids that are listed."""
    return [head["id"] for head in cx("list", "--json").json]


def noted(cx: Cx, audit_id: str = FINISHED) -> None:
    """A mark on a follow-up of an audit, and a volume."""
    notes, at = NotesFolder(cx.data), finished_audit().started
    follow_up = f"{audit_id}/after/commitment"
    notes.add_mark(
        BOOKS, Mark(follow_up=follow_up, state=FollowUpState.KEPT, day="2031-06-10", at=at, note="prices up")
    )
    notes.add_volume(BOOKS, Volume(touchpoint="", low=5, high=6, at=at))


def with_roster(cx: Cx) -> Path:
    """A roster of the organisation."""
    path = cx.data / "rosters" / f"{file_name_of(BOOKS)}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"organisation": BOOKS, "who": "Cleo, who declined"}), encoding="utf-8")
    return path


def damaged(cx: Cx, audit_id: str = OPEN) -> Path:
    """The file of an audit, cut short."""
    path = Folder(cx.data).path_of(audit_id)
    path.write_bytes(path.read_bytes()[:400])
    return path


def everything_said(root: Path) -> str:
    """Every name and every text below the root, as one text, in lower case."""
    parts = [str(path.relative_to(root)) for path in root.rglob("*")]
    parts += [path.read_text(encoding="utf-8", errors="replace") for path in root.rglob("*") if path.is_file()]
    return "\n".join(parts).casefold()


def test_nothing_of_it_is_left(filled: Cx) -> None:
    """After forgetting, the data folder has no name, no quote and no id that went in; others are untouched."""
    noted(filled)
    with_roster(filled)
    path = Folder(filled.data).path_of(FINISHED)
    shutil.copy(path, path.with_name("a copy.json"))
    for left_over in (
        path.with_name(f".{FINISHED}-0011.tmp"),
        path.with_name(".nobody12345-0011.tmp"),
        filled.data / "notes" / f".{file_name_of(BOOKS)}-0011.tmp",
        filled.data / "rosters" / f".{file_name_of(BOOKS)}-0011.tmp",
        filled.data / "locks" / f"{FINISHED}.lock",
        filled.data / "locks" / f"notes-{file_name_of(BOOKS)}.lock",
        filled.data / "locks" / f"rosters-{file_name_of(BOOKS)}.lock",
        filled.data / "importing" / "0.new",
    ):
        left_over.parent.mkdir(exist_ok=True)
        left_over.write_text(f"{BOOKS} Ada Ben")
    other = {name: found for name, found in on_disk(filled.data).items() if OTHER in name}
    before = everything_said(filled.data)
    went_in = [
        BOOKS,
        SLUG,
        FINISHED,
        OPEN,
        '"Ada"',
        '"Ben"',
        "Cleo",
        "prices up",
        "leading house of books",
        "I own the shop",
        "they will come to you",
    ]
    quotes = [text for text in went_in if text in ("leading house of books", "I own the shop", "they will come to you")]
    assert all(text.casefold() in before for text in went_in)
    ran = filled("forget", "harbour  books", "--yes")
    assert (ran.code, ran.out) == (0, "")
    after = everything_said(filled.data)
    elsewhere = Folder(filled.data).path_of(OTHER).read_text(encoding="utf-8").casefold()
    for text in went_in:
        assert after.count(text.casefold()) == (
            elsewhere.count(text.casefold()) if text in (*quotes, '"Ada"') else 0
        ), text
    assert ids(filled) == [OTHER]
    assert {name: found for name, found in on_disk(filled.data).items() if OTHER in name} == other
    assert not (filled.data / "notes").exists()
    assert not (filled.data / "rosters").exists()
    assert not (filled.data / "organisations" / SLUG).exists()


def test_the_only_organisation_leaves_an_empty_folder(cx: Cx) -> None:
    """Not one file stays."""
    saved(cx.data, finished_audit())
    noted(cx)
    assert cx("forget", BOOKS, "--yes").code == 0
    assert [path for path in cx.data.rglob("*") if path.is_file()] == []
    assert everything_said(cx.data).split() in ([], ["locks"])


def test_what_it_cannot_do_is_said(filled: Cx) -> None:
    """Exports, backups, other laptops, and bytes on the disk."""
    said = " ".join(filled("forget", BOOKS, "--yes").err.split())
    for text in ("Forgotten: 2 audits of Harbour Books.", "exported before", "backups", "may stay on the disk"):
        assert text in said


def test_without_a_yes_nothing_goes(filled: Cx) -> None:
    """Where nobody can be asked, it says what would go and how to say yes; exit code 2."""
    noted(filled)
    before = on_disk(filled.home)
    for options in ((), ("--json",)):
        ran = filled("forget", BOOKS, *options)
        assert (ran.code, ran.out) == (2, "")
        assert "2 audits and the notes of Harbour Books" in ran.err
        assert "cx-audit forget 'Harbour Books' --yes" in ran.err
    assert on_disk(filled.home) == before


@pytest.mark.parametrize("typed", ["", "\n", "n\n"])
def test_the_answer_is_no_unless_it_is_yes(filled: Cx, typed: str) -> None:
    """What will go is shown first; then nothing is removed."""
    noted(filled)
    with_roster(filled)
    before = on_disk(filled.data)
    ran = installed(filled.home, "forget", BOOKS, "--plain", "--data", "audits", typed=typed)
    assert ran.code == 130
    assert "Nothing was removed." in ran.err
    for text in (FINISHED, OPEN, "Ada", "Ben", "round 1", "1 mark on follow-ups, 1 volume", "roster"):
        assert text in ran.out
    assert on_disk(filled.data) == before


def test_yes_removes_it(filled: Cx) -> None:
    """Asked once."""
    ran = installed(filled.home, "forget", BOOKS, "--plain", "--data", "audits", typed="y\n")
    assert ran.code == 0
    assert ids(filled) == [OTHER]


def test_one_audit(filled: Cx) -> None:
    """And the marks on it; the rest of the organisation and of its notes stays."""
    noted(filled)
    NotesFolder(filled.data).add_mark(
        BOOKS,
        Mark(
            follow_up=f"{OPEN}/after/commitment",
            state=FollowUpState.BROKEN,
            day="2031-06-10",
            at=finished_audit().started,
        ),
    )
    ran = filled("forget", FINISHED[:5], "--yes", "--json")
    assert ran.code == 0
    assert ran.json == {
        "organisation": BOOKS,
        "audits": [{"id": FINISHED, "leader": "Ada", "round": 1}],
        "copies": [],
        "notes": True,
        "roster": False,
        "unreadable": [],
        "unreadable_removed": False,
        "left": [],
    }
    assert ids(filled) == [OPEN, OTHER]
    notes = NotesFolder(filled.data).load(BOOKS)
    assert [mark.follow_up for mark in notes.marks] == [f"{OPEN}/after/commitment"]
    assert len(notes.volumes) == 1
    assert FINISHED not in everything_said(filled.data)


def test_of_the_notes_only_the_marks_on_an_audit_go(filled: Cx) -> None:
    """So nobody is told that the notes of the organisation went, neither before nor after."""
    noted(filled)
    refused = filled("forget", FINISHED)
    assert (refused.code, refused.out) == (2, "")
    assert "This would remove 1 audit of Harbour Books and its 1 mark." in " ".join(refused.err.split())
    ran = filled("forget", FINISHED, "--yes")
    assert ran.code == 0
    assert "Forgotten: 1 audit of Harbour Books and its 1 mark." in ran.err
    assert "the notes" not in refused.err + ran.err
    assert "Forgotten: 1 audit of Harbour Books." in filled("forget", OPEN, "--yes").err


def test_what_lies_beside_the_audits_is_named(filled: Cx) -> None:
    """It may be about the organisation, and it is not ours to remove: exit code 1."""
    folder = Folder(filled.data).path_of(FINISHED).parent
    (folder / "before").mkdir()
    shutil.copy(folder / Folder(filled.data).path_of(FINISHED).name, folder / "before" / "a copy.json")
    for name in ("ada.json.bak", "notes.txt"):
        (folder / name).write_text("Ada was cross", encoding="utf-8")
    ran = filled("forget", BOOKS, "--yes", "--json")
    assert ran.code == 1
    stays = [folder / "ada.json.bak", folder / "before" / "a copy.json", folder / "notes.txt"]
    assert [Path(each["file"]) for each in ran.json["left"]] == stays
    assert all(each["message"] and "look at it" in each["hint"] for each in ran.json["left"])
    for path in stays:
        assert path.is_file()
        assert path.name in ran.err
    assert "Look at it" in ran.err
    assert ids(filled) == [OTHER]


def test_an_audit_that_is_open_in_another_window(filled: Cx) -> None:
    """Nothing at all is removed."""
    noted(filled)
    before = {name: found for name, found in on_disk(filled.data).items() if "lock" not in name}
    with Folder(filled.data).hold(OPEN):
        ran = filled("forget", BOOKS, "--yes")
        assert (ran.code, ran.out) == (2, "")
        assert "open in another window" in ran.err
    assert {name: found for name, found in on_disk(filled.data).items() if "lock" not in name} == before


def test_files_that_cannot_be_read_need_a_yes_of_their_own(filled: Cx) -> None:
    """They may be of another organisation with a name like it: they are named, and stay unless that is said."""
    path = damaged(filled)
    ran = filled("forget", BOOKS, "--yes")
    assert ran.code == 1
    assert path.exists()
    assert "1 file that cannot be read stayed" in " ".join(ran.err.split())
    assert "--unreadable" in ran.err
    ran = filled("forget", BOOKS)
    assert ran.code == 2
    assert filled("forget", BOOKS, "--yes", "--unreadable").code == 0
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("typed", "code", "left"), [("y\ny\n", 0, False), ("y\nn\n", 1, True), ("y\n", 130, True), ("n\n", 130, True)]
)
def test_files_that_cannot_be_read_are_asked_about(filled: Cx, typed: str, code: int, left: bool) -> None:
    """After the first question, by name."""
    path = damaged(filled)
    ran = installed(filled.home, "forget", BOOKS, "--plain", "--data", "audits", typed=typed)
    assert ran.code == code
    assert path.name in ran.out
    assert path.exists() is left
    assert (FINISHED in ids(filled)) is (code == 130)


def test_an_audit_that_cannot_be_read(filled: Cx) -> None:
    """Goes by the id in the name of its file, with the marks on it, and only where that is said."""
    noted(filled, OPEN)
    path = damaged(filled)
    assert filled("forget", OPEN, "--yes").code == 1
    assert path.exists()
    assert len(NotesFolder(filled.data).load(BOOKS).marks) == 1
    assert filled("forget", OPEN, "--yes", "--unreadable").code == 0
    assert not path.exists()
    assert NotesFolder(filled.data).load(BOOKS).marks == ()


def test_an_organisation_with_a_roster_alone(cx: Cx) -> None:
    """Or with notes alone: what is there goes."""
    path = with_roster(cx)
    assert cx("forget", BOOKS.upper(), "--yes").code == 0
    assert not path.exists()
    noted(cx)
    assert cx("forget", BOOKS, "--yes").code == 0
    assert [each for each in cx.data.rglob("*") if each.is_file()] == []


def test_notes_that_cannot_be_read(filled: Cx) -> None:
    """Go with the organisation; a single audit is not forgotten while nobody can tell what is noted on it."""
    noted(filled)
    path = NotesFolder(filled.data).path_of(BOOKS)
    path.write_text("{", encoding="utf-8")
    ran = filled("forget", FINISHED, "--yes")
    assert ran.code == 2
    assert FINISHED in ids(filled)
    assert filled("forget", BOOKS, "--yes").code == 0
    assert not path.exists()


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("Harbour Book", f"Did you mean: {BOOKS}?"),
        ("adab0000", "adab"),
        ("Nobody", BOOKS),
        ("", "names nothing"),
    ],
)
def test_unknown_names(filled: Cx, wanted: str, said: str) -> None:
    """The nearest ones are said, and nothing is removed."""
    before = on_disk(filled.data)
    ran = filled("forget", wanted, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert on_disk(filled.data) == before


def test_a_link_that_leads_out(filled: Cx) -> None:
    """Nothing behind it is touched, and nothing else is removed."""
    place = Folder(filled.data).path_of(FINISHED).parent
    elsewhere = filled.home / "elsewhere"
    place.rename(elsewhere)
    place.symlink_to(elsewhere)
    ran = filled("forget", BOOKS, "--yes")
    assert ran.code == 2
    assert "a link leads out" in " ".join(ran.err.split())
    assert len(list(elsewhere.iterdir())) == 2


def test_what_the_disk_keeps_is_said(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half way: what is left is named with the reason, the rest is gone, and the exit code is 1."""
    stays = Folder(filled.data).path_of(OPEN)
    real = os.unlink

    def refuse(path: Path, *args: object, **options: object) -> None:
        if Path(path) == stays:
            raise PermissionError(13, "Permission denied")
        real(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", refuse)
        ran = filled("forget", BOOKS, "--yes", "--json")
    assert ran.code == 1
    assert [each["file"] for each in ran.json["left"]] == [str(stays)]
    assert stays.name in ran.err.replace("\n", "")
    assert ids(filled) == [OPEN, OTHER]


def test_two_organisations_of_one_folder(cx: Cx) -> None:
    """Names that differ may have one slug; only the one that was named goes."""
    saved(
        cx.data,
        replace(finished_audit(), organisation="A & B"),
        replace(open_audit(), organisation="A / B"),
    )
    assert cx("forget", "A & B", "--yes").code == 0
    assert ids(cx) == [OPEN]


def test_pages_fit(filled: Cx, columns: Callable[[int], None]) -> None:
    """At every width; only the path of a file may be longer."""
    noted(filled)
    damaged(filled)
    for width in (40, 60, 80, 120):
        variables = {"COLUMNS": str(width)}
        ran = installed(filled.home, "forget", BOOKS, "--plain", "--data", "audits", typed="n\n", variables=variables)
        assert dangerous(ran.out) == set()
        for line in ran.out.splitlines():
            assert ".json" in line or wcwidth.wcswidth(line) <= width, (width, line)


@pytest.mark.slow
def test_many_audits_at_once(home: Path) -> None:
    """More than a process may usually have open files."""
    saved(home / "audits", *(replace(open_audit(), id=f"many{number:08}") for number in range(400)))
    command = [sys.executable, "-c", MANY, str(home / "audits")]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr
    assert [path for path in (home / "audits").rglob("*") if path.is_file()] == []


MANY = """
import resource, sys
_, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
from cx_audit.__main__ import main
sys.exit(main(["forget", "Harbour Books", "--yes", "--data", sys.argv[1]]))
"""
