"""Writing a file whole or not at all, and saying what the disk said."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cx_audit.errors import NotAllowed, StorageFailed

TEMPORARY = ".tmp"
_PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_TRIES, _SECONDS_BETWEEN_TRIES = 10, 0.05
_NO_SYNC_OF_FOLDERS = {errno.EINVAL, errno.ENOTSUP}


def write_whole(path: Path, data: bytes, *, mark: str) -> None:
    """Put `data` in the file at `path`, mode 0600, so that a reader finds the old bytes or the new, never a part.

    The folder must exist. `mark` begins the name of the temporary file beside it. Raises OSError, and then
    the file is as it was.
    """
    temporary = path.with_name(f".{mark}-{os.urandom(6).hex()}{TEMPORARY}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE_FILE)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        move_over(temporary, path)
    except BaseException:
        # What the disk said first is what the person needs; a second refusal here would hide it.
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def move_over(temporary: Path, path: Path) -> None:
    """Put the file in the place of another, on the same disk, in one step. Raises OSError."""
    for _ in range(_TRIES if sys.platform == "win32" else 0):
        try:
            temporary.replace(path)
        except PermissionError:
            time.sleep(_SECONDS_BETWEEN_TRIES)  # another program has the file open, a virus scanner for one
        else:
            return
    temporary.replace(path)


def sync_folder(folder: Path) -> None:
    """Make the names in the folder outlast a power cut, where the platform can."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC_OF_FOLDERS:
            raise
    finally:
        os.close(descriptor)


def clear_away(temporaries: Iterable[Path]) -> None:
    """Remove what a killed process left, except in a folder that cannot be written. Raises StorageFailed."""
    for path in temporaries:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            if error.errno not in (errno.EROFS, errno.EACCES, errno.EPERM):
                raise storage_failed(error, path, "was not cleared away") from error


def remove_within(root: Path, path: Path) -> None:
    """Remove the file, which may be gone already, and its folder when nothing else is in it.

    Raises NotAllowed where a link leads out of the root, and StorageFailed.
    """
    if not path.parent.resolve().is_relative_to(root.resolve()):
        raise NotAllowed(
            f"{path} was not deleted, because a link leads out of the data folder there.",
            hint="Delete the file where the link leads.",
        )
    try:
        path.unlink(missing_ok=True)
        sync_folder(path.parent)
        _remove_if_empty(path.parent)
    except OSError as error:
        raise storage_failed(error, path, "was not deleted") from error


def _remove_if_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError as error:
        if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOTDIR):
            raise


def make_private(root: Path, *names: str) -> Path:
    """The folder `root/names…`, each one that was missing made with mode 0700. Raises OSError."""
    if not root.is_dir():
        root.parent.mkdir(parents=True, exist_ok=True)
        root.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    folder = root
    for name in names:
        folder = folder / name
        if not folder.is_dir():
            folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
            sync_folder(folder.parent)
    return folder


def storage_failed(error: OSError, path: Path, what: str) -> StorageFailed:
    """The sentence for what the disk or the folder said; `what` is what was not done, as "was not saved"."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            reason, hint = "the disk is full", "Make room, then go on; everything saved before is still there."
        case errno.EROFS:
            reason, hint = "the disk is read-only", "Choose another data folder, or make this one writable."
        case errno.EACCES | errno.EPERM:
            reason, hint = "that is not permitted", "Choose another data folder, or ask for the right to write there."
        case errno.ENOTDIR | errno.EEXIST:
            reason, hint = (
                "a file stands where a folder is needed",
                "Move that file away, or choose another data folder.",
            )
        case errno.EISDIR:
            reason, hint = "a folder stands where a file is needed", "Move that folder away."
        case _:
            reason, hint = (error.strerror or str(error)).lower(), "Look at the disk, then try again."
    return StorageFailed(f"{path} {what}: {reason}.", hint=hint)
