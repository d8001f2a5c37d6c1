"""One process for each audit, and processes that are killed."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.core.questions import Answer
from cx_audit.errors import InUse

from .samples import AUDIT_ID, new_audit

HOLD = f"""
import sys
from pathlib import Path
from cx_audit.archive.folder import Folder
with Folder(Path(sys.argv[1])).hold({AUDIT_ID!r}):
    print("held", flush=True)
    sys.stdin.read()
"""
SAVE = f"""
import sys
from dataclasses import replace
from itertools import count
from pathlib import Path
from cx_audit.archive.folder import Folder
from cx_audit.core.questions import Answer
folder = Folder(Path(sys.argv[1]))
with folder.hold({AUDIT_ID!r}):
    audit = folder.load({AUDIT_ID!r})
    for number in count():
        said = Answer(f"{{number}} " + "x" * 19_000)
        folder.save(replace(audit, responses={{"before/persona": said, "elsewhere": said}}))
        if number == 0:
            print("saving", flush=True)
"""


@contextmanager
def running(script: str, root: Path, first_line: str) -> Iterator[subprocess.Popen[str]]:
    """The script in a process of its own, which has said its first line; killed at the end."""
    command = [sys.executable, "-c", script, str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{first_line}\n"
            yield process
        finally:
            process.kill()


def test_a_second_process_is_kept_out(tmp_path: Path) -> None:
    """Until the first lets go; other audits are free."""
    folder = Folder(tmp_path)
    with running(HOLD, tmp_path, "held") as process:
        with pytest.raises(InUse, match=r"^This audit is open in another window\.$") as caught, folder.hold(AUDIT_ID):
            pass
        assert caught.value.hint
        with folder.hold("zzzz99999999"):
            pass
        process.communicate(timeout=20)
    with folder.hold(AUDIT_ID):
        pass
    assert list((tmp_path / "locks").iterdir()) == []


def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    """The kernel lets go for it, and the file it left is used again."""
    with running(HOLD, tmp_path, "held") as process:
        process.send_signal(signal.SIGKILL)
        process.wait(timeout=20)
    assert (tmp_path / f"locks/{AUDIT_ID}.lock").exists()
    with Folder(tmp_path).hold(AUDIT_ID):
        pass


def test_processes_that_take_turns(tmp_path: Path) -> None:
    """Holding and letting go in four processes at once: never two within, though the file comes and goes."""
    script = f"""
import os, sys
from pathlib import Path
from cx_audit.archive.folder import Folder
from cx_audit.errors import InUse
root, held = Path(sys.argv[1]), 0
while held < 100:
    try:
        with Folder(root).hold({AUDIT_ID!r}):
            os.mkdir(root / "within")
            os.rmdir(root / "within")
            held += 1
    except InUse:
        pass
"""
    processes = [subprocess.Popen([sys.executable, "-c", script, str(tmp_path)]) for _ in range(4)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0, 0]


def test_an_error_within_lets_go(tmp_path: Path) -> None:
    """Whatever happens in the block."""
    folder = Folder(tmp_path)
    with pytest.raises(ZeroDivisionError), folder.hold(AUDIT_ID):
        _ = 1 / 0
    with folder.hold(AUDIT_ID):
        pass


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """Holding works there, so that reading does."""

    def refuse(*_: object, **__: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "open", refuse)
    with Folder(tmp_path).hold(AUDIT_ID):
        pass


def test_killed_while_saving(tmp_path: Path) -> None:
    """Twenty times kill -9: a whole audit each time, and what was left over is cleared away on holding."""
    folder, chance = Folder(tmp_path), Random(20)
    path = folder.save(new_audit())
    left_over = 0
    for _ in range(20):
        with running(SAVE, tmp_path, "saving") as process:
            time.sleep(chance.random() * 0.03)
            process.send_signal(signal.SIGKILL)
            process.wait(timeout=20)
        heads, problems = folder.heads()
        assert ([each.path for each in heads], problems) == ([path], [])
        responses = folder.load(AUDIT_ID).responses
        assert responses["before/persona"] == responses["elsewhere"]
        assert isinstance(responses["elsewhere"], Answer)
        left_over += len(list(path.parent.glob(".*.tmp")))
        with folder.hold(AUDIT_ID):
            assert list(path.parent.iterdir()) == [path]
    assert left_over, "no kill came in the middle of a save, so this test showed nothing"


BEGIN = """
import sys
from pathlib import Path
from cx_audit.archive.folder import Folder
with Folder(Path(sys.argv[1])).beginning("Harbour Books", "Ada", "first-walk"):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("walk", "is_free"),
    [
        (("Harbour Books", "Ada", "first-walk"), False),
        ((" harbour  BOOKS", "ada ", "first-walk"), False),
        (("Harbour Lamps", "Ada", "first-walk"), True),
        (("Harbour Books", "Ben", "first-walk"), True),
        (("Harbour Books", "Ada", "restaurant"), True),
        (("Harbour Books Ada", "", "first-walk"), True),
    ],
)
def test_one_process_begins_a_walk(tmp_path: Path, walk: tuple[str, str, str], is_free: bool) -> None:
    """However its names are spelled, a walk is begun by one process at a time; another walk is free."""
    folder = Folder(tmp_path)
    with running(BEGIN, tmp_path, "held") as process:
        if is_free:
            with folder.beginning(*walk):
                pass
        else:
            with pytest.raises(InUse, match=r"^This walk is being begun in another window\.$"), folder.beginning(*walk):
                pass
        process.communicate(timeout=20)
    with folder.beginning(*walk):
        pass
    assert list((tmp_path / "locks").iterdir()) == []
