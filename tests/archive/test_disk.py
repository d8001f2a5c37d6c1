"""What happens when the disk says no: one sentence, and nothing is changed."""

from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.errors import StorageFailed

from .samples import AUDIT_ID, everything_in, grown, new_audit


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "the disk is read-only"),
        (errno.EACCES, "that is not permitted"),
        (errno.EIO, "input/output error"),
    ],
)
def test_a_disk_that_says_no(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, call: str, number: int, said: str
) -> None:
    """One sentence, the old file as it was, and nothing left over."""
    path = folder.save(new_audit())
    before = everything_in(folder.root)

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        with pytest.raises(StorageFailed) as caught:
            folder.save(grown(new_audit()))
    assert caught.value.message == f"{path} was not saved: {said}."
    assert caught.value.hint
    assert everything_in(folder.root) == before


def test_a_real_limit_on_the_size_of_files(folder: Folder) -> None:
    """The kernel stops the write half way; the old file is whole."""
    pytest.importorskip("resource")
    folder.save(new_audit())
    before = everything_in(folder.root)
    script = f"""
import resource, signal, sys
from pathlib import Path
from cx_audit.archive.folder import Folder
from cx_audit.errors import StorageFailed
folder = Folder(Path(sys.argv[1]))
audit = folder.load({AUDIT_ID!r})
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    folder.save(audit)
except StorageFailed as error:
    print(error.message)
"""
    done = subprocess.run([sys.executable, "-c", script, folder.root], capture_output=True, text=True, check=True)
    assert done.stdout.endswith("was not saved: file too large.\n")
    assert everything_in(folder.root) == before


@pytest.mark.parametrize("name", ["", "organisations", "organisations/muster-sohne-made-up", "locks"])
def test_a_file_where_a_folder_is_needed(folder: Folder, name: str) -> None:
    """A sentence, and the file stays."""
    blocking = folder.root / name
    blocking.parent.mkdir(parents=True)
    blocking.write_text("in the way")
    with pytest.raises(StorageFailed, match="a file stands where a folder is needed"), folder.hold(AUDIT_ID):
        folder.save(new_audit())
    assert blocking.read_text() == "in the way"
    if name in ("", "organisations"):
        with pytest.raises(StorageFailed, match="cannot be read"):
            folder.heads()


def test_an_interrupted_save_leaves_nothing(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Control-C in the middle of a save: the old file, and no temporary one."""
    folder.save(new_audit())
    before = everything_in(folder.root)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        folder.save(grown(new_audit()))
    assert everything_in(folder.root) == before
