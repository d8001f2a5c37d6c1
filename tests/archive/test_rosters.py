"""The rosters on disk: strict, private, whole or not at all, one file for an organisation."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from cx_audit.archive.kept_files import KeptFiles
from cx_audit.archive.locks import held
from cx_audit.archive.names import file_name_of
from cx_audit.archive.rosters import rosters_in
from cx_audit.archive.rosters_v1 import decode, encode
from cx_audit.core.roster import Objection, Roster, State
from cx_audit.errors import BadInput, InUse, StorageFailed

from .samples import everything_in

FIXTURE = Path(__file__).parent / "fixtures" / "roster-v1.json"
NAME = "Muster & Söhne (made up)"
AT = datetime(2031, 5, 17, 9, 30, tzinfo=UTC)
ROSTER = (
    Roster(organisation=NAME)
    .with_invited("Ada Reyes", reason="", at=AT)
    .with_invited("Bo Lind", reason="", at=AT)
    .with_state("Bo Lind", State.DEFERRED, reason="After the fair", at=AT)
    .with_seniority("Ada Reyes", 1)
    .with_briefing_read("Ada Reyes", "2031-05-16")
    .with_objection(
        Objection(text="We already know", said_by="Bo Lind", said_on="2031-05-17", round=1, at=AT, reply="Put it down")
    )
)


@pytest.fixture
def rosters(tmp_path: Path) -> KeptFiles[Roster]:
    """The rosters of an empty data folder."""
    return rosters_in(tmp_path / "audits")


def kept(rosters: KeptFiles[Roster]) -> Path:
    """The roster, saved, and its file."""
    rosters.change(NAME, lambda _: ROSTER)
    return rosters.path_of(NAME)


def test_a_roster_is_read_as_it_was_written(rosters: KeptFiles[Roster]) -> None:
    """Whichever way the name is spelled; and the same roster gives the same bytes."""
    path = kept(rosters)
    assert rosters.load(NAME) == rosters.load("MUSTER  &  söhne (made up)") == ROSTER
    assert path == rosters.root / "rosters" / f"{file_name_of(NAME)}.json"
    assert path.read_bytes() == encode(ROSTER) == FIXTURE.read_bytes()
    assert decode(FIXTURE.read_bytes(), "fixture") == ROSTER


def test_a_roster_is_private(rosters: KeptFiles[Roster]) -> None:
    """Nobody else reads the file or its folder."""
    path = kept(rosters)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_reading_makes_no_folder(rosters: KeptFiles[Roster]) -> None:
    """Looking leaves nothing behind."""
    assert rosters.load(NAME) == Roster(organisation=NAME)
    assert rosters.all() == ([], [])
    assert not rosters.root.exists()


def test_a_list_without_anything_is_no_file(rosters: KeptFiles[Roster]) -> None:
    """Taking the last thing off removes the file, and the folder with it."""
    kept(rosters)
    rosters.change(NAME, lambda _: Roster(organisation=NAME))
    assert not (rosters.root / "rosters").exists()


def test_what_raises_changes_nothing(rosters: KeptFiles[Roster]) -> None:
    """The file is as it was when a change is refused."""
    kept(rosters)
    before = everything_in(rosters.root)

    def refuse(_: Roster) -> Roster:
        raise BadInput("No.")

    with pytest.raises(BadInput):
        rosters.change(NAME, refuse)
    assert everything_in(rosters.root) == before


@pytest.mark.parametrize(("number", "said"), [(errno.ENOSPC, "the disk is full"), (errno.EACCES, "not permitted")])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_says_no(
    rosters: KeptFiles[Roster], monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    """One sentence, the old file as it was, and nothing left over."""
    kept(rosters)
    before = everything_in(rosters.root)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(StorageFailed, match=said):
            rosters.change(NAME, lambda roster: roster.with_seniority("Bo Lind", 2))
    assert everything_in(rosters.root) == before


def test_another_window_is_waited_for_and_then_told_of(
    rosters: KeptFiles[Roster], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list is not changed by two at once."""
    kept(rosters)
    monkeypatch.setattr("cx_audit.archive.kept_files._SECONDS_BETWEEN_TRIES", 0)
    with (
        held(rosters.root, f"rosters-{file_name_of(NAME)}", in_use="x"),
        pytest.raises(InUse, match="The roster of this organisation is being changed in another window"),
    ):
        rosters.change(NAME, lambda roster: roster)


def _set(*path: str | int, to: Any) -> Callable[[Any], None]:
    def change(document: Any) -> None:
        *way, last = path
        for step in way:
            document = document[step]
        document[last] = to

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (_set("format", to="cx-audit-roster/2"), "cx-audit-roster/1"),
        (_set("format", to="cx-audit/1"), "cx-audit-roster/1"),
        (_set("secret", to=1), "secret"),
        (_set("people", 0, "state", to="maybe"), "people"),
        (_set("people", 0, "seniority", to=0), "people"),
        (_set("people", 0, "name", to="x" * 121), "name"),
        (_set("people", 1, "name", to="ada reyes"), "twice"),
        (_set("people", 0, "briefing_read_on", to="2031-02-30"), "briefing_read_on"),
        (_set("people", 0, "at", to="2031-05-17T09:30:00"), "at"),
        (_set("people", 0, "reason", to="x" * 2001), "reason"),
        (_set("objections", 0, "text", to=""), "text"),
        (_set("objections", 0, "round", to=0), "round"),
        (_set("objections", 0, "said_on", to="yesterday"), "said_on"),
        (_set("organisation", to=""), "organisation"),
        (_set("organisation", to="Another"), "rename it"),
    ],
)
def test_a_damaged_roster_is_refused(rosters: KeptFiles[Roster], change: Callable[[Any], None], said: str) -> None:
    """Nothing is guessed: the file, the place, and what was expected; and the list of all goes on without it."""
    path = kept(rosters)
    document = json.loads(path.read_bytes())
    change(document)
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        rosters.load(NAME)
    told = "\n".join([caught.value.message, *map(str, caught.value.problems)])
    assert said in told
    assert str(path) in told
    found, problems = rosters.all()
    assert (found, bool(problems)) == ([], True)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff", b"[1]", b'{"format": 3}', b"[" * 100_000])
def test_what_is_no_roster_at_all(rosters: KeptFiles[Roster], data: bytes) -> None:
    """Bytes from anywhere are refused in a sentence."""
    path = kept(rosters)
    path.write_bytes(data)
    with pytest.raises(BadInput):
        rosters.load(NAME)


def test_texts_are_cleaned_when_they_are_read(rosters: KeptFiles[Roster]) -> None:
    """What somebody put into the file by hand cannot steer a terminal."""
    path = kept(rosters)
    document = json.loads(path.read_bytes())
    document["people"][1]["reason"] = "\x1b[31mred\u202e\n\nlater"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert rosters.load(NAME).person("Bo Lind").reason == "red later"


@pytest.mark.parametrize(
    "roster",
    [
        ROSTER.with_invited("Eve\x1b[31m", reason="", at=AT),
        ROSTER.with_invited("", reason="", at=AT),
        ROSTER.with_invited("Eve", reason="", at=datetime(2031, 5, 17)),  # noqa: DTZ001 - a time without its zone
        ROSTER.with_seniority("Bo Lind", 1000),
        ROSTER.with_briefing_read("Bo Lind", "17 May"),
    ],
)
def test_what_could_not_be_read_again_is_not_written(roster: Roster) -> None:
    """Writing holds to the same bounds as reading."""
    with pytest.raises(ValueError, match="expected"):
        encode(roster)
