"""Imports that were cut short: finished, undone or cleared away by the next command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.archive.journal import IMPORTING, Placement, Settled, importing, put_in_place, settle
from cx_audit.errors import BadInput, InUse, StorageFailed

from .samples import AUDIT_ID, everything_in, new_audit


def placements(root: Path) -> list[Placement]:
    """One file that is new, and one that takes the place of another."""
    return [
        Placement(target=root / "notes" / "new.json", data=b"new", before=None),
        Placement(target=root / "there.json", data=b"after", before=b"before"),
    ]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A data folder with one file."""
    (tmp_path / "there.json").write_bytes(b"before")
    return tmp_path


AFTER = {"notes/new.json": b"new", "there.json": b"after"}
BEFORE = {"there.json": b"before"}


def stopped(root: Path, monkeypatch: pytest.MonkeyPatch, *, at: str, after: int = 0) -> None:
    """Put files in place, and stop as a killed program does when this call has been made so often."""
    real, left = getattr(os, at), after

    class _Killed(BaseException):
        pass

    def kill(*args: object, **options: object) -> object:
        nonlocal left
        left -= 1
        if left < 0:
            raise _Killed
        return real(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr("cx_audit.archive.journal._undo", lambda root: None)
        patch.setattr("cx_audit.archive.journal._clear", lambda root: None)
        patch.setattr(os, at, kill)
        with importing(root), pytest.raises(_Killed):
            put_in_place(root, placements(root))


def test_everything_is_put_in_place(root: Path) -> None:
    """And nothing is left over."""
    with importing(root):
        put_in_place(root, placements(root))
    assert everything_in(root) == AFTER
    assert settle(root) is None


@pytest.mark.parametrize("moved", [1, 2])
def test_what_was_begun_is_finished(root: Path, monkeypatch: pytest.MonkeyPatch, moved: int) -> None:
    """From the journal on, by the next command."""
    stopped(root, monkeypatch, at="replace", after=moved)
    assert settle(root) is Settled.FINISHED
    assert everything_in(root) == AFTER
    assert settle(root) is None


def test_what_was_only_prepared_is_cleared_away(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a journal nothing has been put in place."""
    stopped(root, monkeypatch, at="fsync", after=1)
    assert (root / IMPORTING).is_dir()
    assert settle(root) is Settled.CLEARED
    assert everything_in(root) == BEFORE


def test_undoing_is_gone_on_with(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where it was cut short as well."""
    stopped(root, monkeypatch, at="replace", after=2)
    (root / IMPORTING / "journal.json").rename(root / IMPORTING / "undoing.json")
    assert settle(root) is Settled.UNDONE
    assert everything_in(root) == BEFORE
    assert not (root / "notes").exists()


def test_an_interrupted_import_is_undone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C in the middle: everything as it was, at once."""
    real, left = os.replace, 3

    def interrupt(*args: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise KeyboardInterrupt
        real(*args)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(os, "replace", interrupt)
    with importing(root), pytest.raises(KeyboardInterrupt):
        put_in_place(root, placements(root))
    assert everything_in(root) == BEFORE
    assert not (root / IMPORTING).exists()


@pytest.mark.parametrize(
    "journal",
    [b"", b"{", b"[]", b'{"entries": [{"prepared": "0.new", "target": "../x", "before": ""}], "made": []}']
    + [json.dumps({"entries": [], "made": [name]}).encode() for name in ("/tmp", "a/../../b")],
)
def test_a_damaged_journal_is_said(root: Path, journal: bytes) -> None:
    """And nothing is done by it."""
    (root / IMPORTING).mkdir()
    (root / IMPORTING / "journal.json").write_bytes(journal)
    before = everything_in(root)
    with pytest.raises(BadInput, match="cannot be finished") as caught:
        settle(root)
    assert str(root / IMPORTING) in caught.value.hint
    assert {name: data for name, data in everything_in(root).items() if "lock" not in name} == before


def test_a_disk_that_does_not_let_it_be_finished(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and the next command tries again."""
    stopped(root, monkeypatch, at="replace", after=1)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refuse)
        with pytest.raises(StorageFailed, match="cannot be finished: the disk is full"):
            settle(root)
    assert settle(root) is Settled.FINISHED


SLOWLY = """
import os, sys, time
from pathlib import Path
from cx_audit.archive.journal import Placement, importing, put_in_place
root, real = Path(sys.argv[1]), os.replace
def slow(*args):
    print("placing", flush=True)
    time.sleep(0.2)
    real(*args)
from cx_audit.archive.format_v1 import encode
os.replace = slow
files = [Placement(target=root / "organisations/x" / f"w-r1-a-{n}aaaaaaaaaa.json", data=data.encode(), before=None)
         for n, data in enumerate(sys.argv[2:])]
with importing(root):
    put_in_place(root, files)
"""


def test_who_looks_on_waits_for_the_end(tmp_path: Path) -> None:
    """While files are being put in place in another window, a list waits, and then has all of them."""
    from cx_audit.archive.format_v1 import encode

    audits = [encode(new_audit(id=f"{number}aaaaaaaaaa")).decode() for number in range(4)]
    with subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(tmp_path), *audits], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline() == "placing\n"
        heads, problems = Folder(tmp_path).heads()
        assert process.wait(timeout=30) == 0
    assert problems == []
    assert len(heads) == 4


def test_an_import_that_only_prepares_holds_nobody_up(tmp_path: Path) -> None:
    """Nothing has been put in place yet, and nothing is cleared away under its hands."""
    Folder(tmp_path).save(new_audit())
    with importing(tmp_path):
        (tmp_path / IMPORTING).mkdir()
        (tmp_path / IMPORTING / "0.new").write_bytes(b"prepared")
        assert [stored.head.id for stored in Folder(tmp_path).heads()[0]] == [AUDIT_ID]
        assert (tmp_path / IMPORTING / "0.new").exists()
        with pytest.raises(InUse), importing(tmp_path):
            pass
