"""Notes of an organisation, written and read, merged and removed; the audits stay as they are."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cx_audit.archive import kept_json
from cx_audit.archive.folder import Folder
from cx_audit.archive.locks import held
from cx_audit.archive.names import file_name_of
from cx_audit.archive.notes import NotesFolder
from cx_audit.archive.notes_v1 import decode, encode
from cx_audit.core.follow_ups import FollowUpState, Mark, latest_marks
from cx_audit.core.notes import Notes, merged
from cx_audit.core.volumes import MOST_A_YEAR, Volume, known_volumes
from cx_audit.errors import BadInput, InUse, NotAllowed, StorageFailed
from cx_audit.text import clean_line

from .samples import AUDIT_ID, STARTED, everything_in, new_audit

FIXTURE = Path(__file__).parent / "fixtures" / "notes-v1.json"
NAME = "Muster & Söhne (made up)"
KEPT = Mark(
    follow_up=f"{AUDIT_ID}/after/action",
    state=FollowUpState.KEPT,
    day="2031-05-20",
    at=STARTED + timedelta(days=3),
    note="Called back the same day, “at last”.",
)
BROKEN = replace(KEPT, follow_up=f"{AUDIT_ID}/desk/promise/1", state=FollowUpState.BROKEN, note="", at=STARTED)
DESK = Volume(touchpoint="desk", low=1_000, high=2_500, at=STARTED)
NOTES = Notes(organisation=NAME, marks=(KEPT, BROKEN), volumes=(DESK,))

lines = st.text(max_size=30).map(clean_line)
times = st.datetimes(
    min_value=datetime(1971, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9997, 1, 1),  # noqa: DTZ001
    timezones=st.integers(-900, 900).map(lambda minutes: timezone(timedelta(minutes=minutes))),
)
near_times = st.integers(0, 3).map(lambda seconds: STARTED + timedelta(seconds=seconds))
keys = st.sampled_from([KEPT.follow_up, BROKEN.follow_up]) | lines.filter(bool).map(lambda key: f"{AUDIT_ID}/{key}")
marks = st.builds(
    Mark,
    follow_up=keys,
    state=st.sampled_from(FollowUpState),
    note=lines,
    day=st.dates().map(str),
    at=near_times | times,
)
volumes = st.builds(
    lambda touchpoint, ends, at: Volume(
        touchpoint=touchpoint, low=min(ends) if ends else None, high=max(ends) if ends else None, at=at
    ),
    touchpoint=st.sampled_from(["", "desk", "phone"]) | lines,
    ends=st.none() | st.tuples(st.integers(0, MOST_A_YEAR), st.integers(0, MOST_A_YEAR)),
    at=near_times | times,
)


def notes_of(name: st.SearchStrategy[str]) -> st.SearchStrategy[Notes]:
    """Any notes of an organisation with such a name."""
    records = {"marks": st.lists(marks, max_size=4).map(tuple), "volumes": st.lists(volumes, max_size=4).map(tuple)}
    return st.builds(Notes, organisation=name, **records)


same_organisation = notes_of(st.sampled_from(["Harbour Lamps", "harbour lamps", "HARBOUR LAMPS"]))


@pytest.fixture
def kept(tmp_path: Path) -> NotesFolder:
    """A folder of notes that is not there yet."""
    return NotesFolder(tmp_path / "state" / "data")


@settings(deadline=None)
@given(notes_of(lines))
def test_any_notes_come_back_whole(notes: Notes) -> None:
    """Reading gives the same notes, and writing those the same bytes."""
    data = encode(notes)
    assert decode(data, "a.json") == notes
    assert encode(decode(data, "a.json")) == data


@settings(deadline=None)
@given(same_organisation, same_organisation, same_organisation)
def test_merging_is_a_union(one: Notes, two: Notes, three: Notes) -> None:
    """In any order and as often as one likes it gives the same bytes, and no record is lost."""
    assert encode(merged(one, two)) == encode(merged(two, one))
    assert merged(merged(one, two), three) == merged(one, merged(two, three))
    assert merged(one, one) == one
    assert merged(merged(one, two), two) == merged(one, two)
    assert {mark.id for mark in merged(one, two).marks} == {mark.id for mark in (*one.marks, *two.marks)}
    assert {each.id for each in merged(one, two).volumes} == {each.id for each in (*one.volumes, *two.volumes)}


def test_notes_of_two_organisations_are_not_merged() -> None:
    """They would be lost in one another."""
    with pytest.raises(ValueError, match="two organisations"):
        merged(NOTES, replace(NOTES, organisation="Somebody else"))


@given(same_organisation, marks)
def test_the_mark_made_last_holds(notes: Notes, mark: Mark) -> None:
    """Also in the same second, and where another laptop's clock was ahead; its history stays."""
    after = notes.with_mark(mark)
    holding = latest_marks(after.marks)[mark.follow_up]
    assert (holding.state, holding.note, holding.day) == (mark.state, mark.note, mark.day)
    assert holding.at >= mark.at
    assert set(notes.marks) < set(after.marks)


@given(same_organisation, volumes)
def test_the_volume_said_last_holds(notes: Notes, volume: Volume) -> None:
    """And one that was taken back is not known any more."""
    known = known_volumes(notes.with_volume(volume).volumes).get(volume.touchpoint)
    if volume.low is None:
        assert known is None
    else:
        assert known is not None
        assert (known.low, known.high) == (volume.low, volume.high)


@pytest.mark.parametrize(("low", "high"), [(2, 1), (None, 1), (1, None), (-1, 1), (0, MOST_A_YEAR + 1)])
def test_a_volume_that_is_none(low: int | None, high: int | None) -> None:
    """Two numbers, the lower one first, or neither."""
    with pytest.raises(ValueError, match="two whole numbers"):
        Volume(touchpoint="", low=low, high=high, at=STARTED)


def test_the_fixture_is_read_for_ever() -> None:
    """The file that the first version wrote gives these notes, byte for byte."""
    assert decode(FIXTURE.read_bytes(), "notes-v1.json") == NOTES
    assert encode(NOTES) == FIXTURE.read_bytes()


def test_no_notes_yet(kept: NotesFolder) -> None:
    """Reading makes no folder."""
    assert kept.load(NAME) == Notes(organisation=NAME)
    assert kept.all() == ([], [])
    assert kept.delete(NAME) is False
    assert kept.merge(Notes(organisation=NAME)) == Notes(organisation=NAME)
    assert not (kept.root / "notes").exists()


def test_marks_and_volumes_are_added(kept: NotesFolder) -> None:
    """However the name is spelled they go to one file, for its owner alone."""
    kept.add_mark(NAME, KEPT)
    kept.add_volume(f"  {NAME.upper()}", DESK)
    assert kept.add_mark(NAME, BROKEN) == NOTES
    assert kept.load(NAME) == NOTES
    assert kept.all() == ([NOTES], [])
    path = kept.path_of(NAME)
    assert list(everything_in(kept.root)) == [f"notes/{path.name}"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_laptops_end_alike(tmp_path: Path) -> None:
    """After an exchange both ways the files are the same, byte for byte, and merging again writes nothing."""
    one, two = NotesFolder(tmp_path / "one"), NotesFolder(tmp_path / "two")
    one.add_mark("Harbour Lamps", KEPT)
    two.add_mark("harbour lamps", replace(KEPT, state=FollowUpState.BROKEN, at=KEPT.at + timedelta(hours=1)))
    two.add_volume("harbour lamps", DESK)
    two.merge(one.load("Harbour Lamps"))
    one.merge(two.load("Harbour Lamps"))
    files = everything_in(one.root)
    assert files == everything_in(two.root)
    assert len(one.load("Harbour Lamps").marks) == 2
    written = one.path_of("Harbour Lamps").stat().st_mtime_ns
    one.merge(two.load("Harbour Lamps"))
    assert one.path_of("Harbour Lamps").stat().st_mtime_ns == written


def test_notes_are_removed(kept: NotesFolder) -> None:
    """With nothing left over, and of a damaged file as well; other organisations keep theirs."""
    kept.merge(NOTES)
    kept.path_of(NAME).write_text("{")
    kept.add_mark("Another", BROKEN)
    assert kept.delete(NAME) is True
    assert list(everything_in(kept.root)) == [f"notes/{file_name_of('Another')}.json"]
    assert kept.delete("Another") is True
    assert not (kept.root / "notes").exists()


def test_notes_that_cannot_be_removed(kept: NotesFolder) -> None:
    """A sentence that names the place, and what is there stays."""
    there = kept.path_of(NAME) / "something"
    there.mkdir(parents=True)
    with pytest.raises(StorageFailed, match="was not deleted"):
        kept.delete(NAME)
    assert there.is_dir()


def test_what_cannot_be_cleared_away(kept: NotesFolder) -> None:
    """It is said before anything is changed."""
    kept.add_mark(NAME, KEPT)
    left = kept.path_of(NAME).with_name(f".{file_name_of(NAME)}-0123456789ab.tmp")
    left.mkdir()
    before = everything_in(kept.root)
    with pytest.raises(StorageFailed, match="was not cleared away"):
        kept.add_mark(NAME, BROKEN)
    assert everything_in(kept.root) == before


def test_an_audit_is_forgotten(kept: NotesFolder) -> None:
    """The marks on it go, those on others and the volumes stay; an empty file is not left behind."""
    other = replace(KEPT, follow_up="zzzz99999999/after/action")
    kept.merge(replace(NOTES, marks=(KEPT, BROKEN, other)))
    assert kept.forget_audit(NAME, AUDIT_ID) == replace(NOTES, marks=(other,))
    kept.merge(Notes(organisation="Another", marks=(KEPT,)))
    kept.forget_audit("Another", AUDIT_ID)
    assert list(everything_in(kept.root)) == [f"notes/{file_name_of(NAME)}.json"]


def test_a_link_out_of_the_folder_is_not_followed(kept: NotesFolder, tmp_path: Path) -> None:
    """What is elsewhere is not removed from here."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    kept.root.mkdir(parents=True)
    (kept.root / "notes").symlink_to(elsewhere)
    kept.merge(NOTES)
    with pytest.raises(NotAllowed, match="a link leads out"):
        kept.delete(NAME)
    assert len(everything_in(elsewhere)) == 1


def test_audits_are_not_touched(kept: NotesFolder) -> None:
    """Noting something changes no audit."""
    Folder(kept.root).save(new_audit())
    before = everything_in(kept.root)
    kept.merge(NOTES)
    assert everything_in(kept.root).items() > before.items()


def test_a_change_waits_for_another_process(kept: NotesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change takes a moment, so it is asked for again; one that never ends is told of."""
    monkeypatch.setattr("cx_audit.archive.kept_files._SECONDS_BETWEEN_TRIES", 0.001)
    name = f"notes-{file_name_of(NAME)}"
    with held(kept.root, name, in_use="x"), pytest.raises(InUse, match="in another window") as caught:
        kept.add_mark(NAME, KEPT)
    assert caught.value.hint == "Try again in a moment."
    assert kept.add_mark(NAME, KEPT).marks == (KEPT,)


def test_no_mark_is_lost_between_processes(kept: NotesFolder) -> None:
    """Two processes that mark at the same time both have theirs kept."""
    script = """
import sys
from dataclasses import replace
from pathlib import Path
from tests.archive.test_notes import KEPT, NAME
from cx_audit.archive.notes import NotesFolder
for number in range(25):
    NotesFolder(Path(sys.argv[1])).add_mark(NAME, replace(KEPT, note=f"{sys.argv[2]} {number}"))
"""
    command = [sys.executable, "-c", script, str(kept.root)]
    both = [subprocess.Popen([*command, name], cwd=Path(__file__).parents[2]) for name in ("one", "two")]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    assert len(kept.load(NAME).marks) == 50


def test_what_a_killed_process_left_is_cleared_away(kept: NotesFolder) -> None:
    """A temporary file of these notes goes; a file of somebody else stays."""
    kept.add_mark(NAME, KEPT)
    left = kept.path_of(NAME).with_name(f".{file_name_of(NAME)}-0123456789ab.tmp")
    other = kept.path_of(NAME).with_name(".another-0123456789ab.tmp")
    left.write_text("{")
    other.write_text("{")
    kept.add_mark(NAME, BROKEN)
    assert not left.exists()
    assert other.exists()


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_says_no(kept: NotesFolder, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    """One sentence, the old file as it was, and nothing left over."""
    kept.add_mark(NAME, KEPT)
    before = everything_in(kept.root)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(StorageFailed, match="was not saved: the disk is full"):
            kept.add_mark(NAME, BROKEN)
    assert everything_in(kept.root) == before


def change(*path: str | int, to: object) -> Callable[[Any], None]:
    """A change by hand of the value at this path."""

    def changed(document: Any) -> None:
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = to

    return changed


@pytest.mark.parametrize(
    ("by_hand", "where", "said"),
    [
        (change("format", to="cx-audit-notes/2"), "format", "expected “cx-audit-notes/1”"),
        (change("format", to="cx-audit/1"), "format", "expected “cx-audit-notes/1”"),
        (change("format", to=3), "format", "these are no notes"),
        (change("other", to=3), "", "has a field that this format does not know: “other”"),
        (change("organisation", to=None), "organisation", "expected a text"),
        (change("marks", to={}), "marks", "expected a list"),
        (change("marks", 0, to=3), "marks[0]", "expected an object"),
        (change("marks", 0, "state", to="maybe"), "marks[0] > state", "maybe"),
        (change("marks", 0, "state", to="open"), "marks[0] > id", "has been changed by hand"),
        (change("marks", 0, "note", to="another"), "marks[0] > id", "has been changed by hand"),
        (change("marks", 0, "note", to="x" * 2_001), "marks[0] > note", "at most 2,000 letters"),
        (change("marks", 0, "id", to="../../etc"), "marks[0] > id", "expected letters"),
        (change("marks", 0, "day", to="2031-02-30"), "marks[0] > day", "expected a day such as"),
        (change("marks", 0, "day", to=""), "marks[0] > day", "expected a day such as"),
        (change("marks", 0, "at", to="2031-05-17T09:30:00"), "marks[0] > at", "with its zone"),
        (change("marks", 0, "at", to="0001-01-01T00:00:00+02:00"), "marks[0] > at", "expected a year from"),
        (change("marks", 0, "follow_up", to="x"), "marks[0] > follow_up", "the id of an audit, a slash"),
        (change("marks", 0, "follow_up", to="../x/after"), "marks[0] > follow_up", "the id of an audit, a slash"),
        (change("volumes", 0, "low", to=9_999), "volumes[0]", "the lower one first"),
        (change("volumes", 0, "low", to=None), "volumes[0]", "the lower one first"),
        (change("volumes", 0, "low", to=-1), "volumes[0] > low", "of at least"),
        (change("volumes", 0, "low", to=1.5), "volumes[0] > low", "whole number"),
        (change("volumes", 0, "high", to=2_501), "volumes[0] > id", "has been changed by hand"),
    ],
)
def test_what_was_changed_by_hand_is_located(by_hand: Callable[[Any], None], where: str, said: str) -> None:
    """The place and the reason are named."""
    document = json.loads(encode(NOTES))
    by_hand(document)
    with pytest.raises(BadInput) as caught:
        decode(json.dumps(document).encode(), "n.json")
    (problem,) = caught.value.problems
    assert (problem.file, problem.where) == ("n.json", where)
    assert said in problem.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"{", "ends too early"),
        (b'{"format": "cx-audit-notes/1"', "ends too early"),
        (b"\xff", "not UTF-8"),
        (b"[" * 200_000, "nested too deeply"),
        (b"[]", "these are no notes"),
        (b"null", "these are no notes"),
        (b" " * 20_000_001, "larger than 20 MB"),
    ],
)
def test_bytes_that_are_no_notes(data: bytes, said: str) -> None:
    """A sentence, never a traceback."""
    with pytest.raises(BadInput) as caught:
        decode(data, "n.json")
    assert said in str(caught.value.problems[0])


def test_every_problem_is_told() -> None:
    """Not only the first."""
    document = json.loads(encode(NOTES))
    document["marks"][0]["day"] = "?"
    document["marks"][1]["state"] = "?"
    document["volumes"][0]["low"] = "?"
    with pytest.raises(BadInput) as caught:
        decode(json.dumps(document).encode(), "n.json")
    wheres = [problem.where for problem in caught.value.problems]
    assert wheres == ["marks[0] > day", "marks[1] > state", "volumes[0] > low"]


def test_texts_from_outside_are_cleaned() -> None:
    """An escape sequence in a name does not reach the screen; in a record it changes the content, and is refused."""
    document = json.loads(encode(NOTES))
    document["organisation"] = "\x1b[31mMuster\u202e"
    assert decode(json.dumps(document).encode(), "n.json").organisation == "Muster"
    document["marks"][0]["note"] = "\x1b[31mred"
    with pytest.raises(BadInput, match="cannot be read as the notes"):
        decode(json.dumps(document).encode(), "n.json")


@pytest.mark.parametrize(
    "notes",
    [
        replace(NOTES, organisation="two\nlines"),
        replace(NOTES, marks=(replace(KEPT, note="x" * 2_001),)),
        replace(NOTES, marks=(replace(KEPT, note="\x1b[31m"),)),
        replace(NOTES, marks=(replace(KEPT, day="tomorrow"),)),
        replace(NOTES, marks=(replace(KEPT, follow_up="elsewhere"),)),
        replace(NOTES, marks=(replace(KEPT, at=KEPT.at.replace(tzinfo=None)),)),
        replace(NOTES, volumes=(replace(DESK, touchpoint=" desk"),)),
    ],
)
def test_what_could_not_be_read_again_is_not_written(notes: Notes) -> None:
    """It would lock the organisation's notes."""
    with pytest.raises(ValueError, match="expected"):
        encode(notes)


def test_notes_larger_than_a_file_may_be(kept: NotesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are refused before anything is written."""
    kept.add_mark(NAME, KEPT)
    before = everything_in(kept.root)
    monkeypatch.setattr(kept_json, "MOST_BYTES", len(encode(NOTES)) - 1)
    with pytest.raises(BadInput, match="would be larger"):
        kept.merge(NOTES)
    assert everything_in(kept.root) == before


def test_a_damaged_file_is_named_and_never_written_over(kept: NotesFolder) -> None:
    """The others are read; the damaged one stays for a person to mend."""
    kept.merge(NOTES)
    kept.add_mark("Another", KEPT)
    kept.path_of(NAME).write_text("{")
    notes, problems = kept.all()
    assert [each.organisation for each in notes] == ["Another"]
    assert [problem.file for problem in problems] == [str(kept.path_of(NAME))]
    for attempt in (lambda: kept.load(NAME), lambda: kept.add_mark(NAME, BROKEN)):
        with pytest.raises(BadInput):
            attempt()
    assert kept.path_of(NAME).read_text() == "{"


def test_a_file_under_the_name_of_another(kept: NotesFolder) -> None:
    """It is not taken for the other's, and the name that it should have is said."""
    kept.merge(NOTES)
    kept.path_of(NAME).rename(kept.path_of("Another"))
    with pytest.raises(BadInput) as caught:
        kept.load("Another")
    assert f"rename it to {file_name_of(NAME)}.json" in str(caught.value.problems[0])
    assert kept.all()[0] == []
    assert len(kept.all()[1]) == 1


def test_a_file_that_cannot_be_read(kept: NotesFolder) -> None:
    """A folder in its place is told of; the others are read."""
    kept.path_of(NAME).mkdir(parents=True)
    kept.add_mark("Another", KEPT)
    notes, problems = kept.all()
    assert [each.organisation for each in notes] == ["Another"]
    assert "cannot be read" in str(problems[0])
    (kept.root / "notes").rename(kept.root / "gone")
    (kept.root / "notes").write_text("in the way")
    with pytest.raises(StorageFailed, match="cannot be read"):
        kept.all()
