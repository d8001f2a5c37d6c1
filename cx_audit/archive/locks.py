"""One process for each audit, and for each beginning: locks that the kernel lets go of when the process ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cx_audit.archive.atomic import make_private, storage_failed
from cx_audit.errors import InUse

LOCKS = "locks"
_CANNOT_WRITE = {errno.EROFS, errno.EACCES, errno.EPERM}
_PRIVATE_FILE = 0o600


@contextmanager
def held(root: Path, name: str, *, in_use: str) -> Iterator[None]:
    """Hold the lock of this name while the block runs.

    Raises InUse, with the sentence `in_use`, when another process holds it, and StorageFailed where no lock can
    be had. In a folder that cannot be written nothing can be saved either, so there it counts as held without a lock.
    """
    path = root / LOCKS / f"{name}.lock"
    try:
        descriptor = _locked(root, path, in_use)
    except OSError as error:
        raise storage_failed(error, path, "could not be locked") from error
    try:
        yield
    finally:
        if descriptor is not None:
            _let_go(descriptor, path)


def _locked(root: Path, path: Path, in_use: str) -> int | None:
    """A descriptor of the lock file that stands at `path` now, locked; None where the folder is read-only."""
    while True:
        try:
            make_private(root, LOCKS)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, _PRIVATE_FILE)
        except OSError as error:
            if error.errno in _CANNOT_WRITE:
                return None
            raise
        try:
            _lock(descriptor, in_use)
            if _stands_at(descriptor, path):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _stands_at(descriptor: int, path: Path) -> bool:
    """Whether the path still leads to this file: its last holder removes it on letting go."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


_HINT = "Go on there, or close it there first."

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int, in_use: str) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EDEADLK):
                raise InUse(in_use, hint=_HINT) from error
            raise

    def _let_go(descriptor: int, path: Path) -> None:
        """Unlock; the empty file stays, since Windows does not remove an open one."""
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)

else:
    import fcntl

    def _lock(descriptor: int, in_use: str) -> None:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse(in_use, hint=_HINT) from error

    def _let_go(descriptor: int, path: Path) -> None:
        """Remove the lock file while it is still locked, then let the kernel unlock it."""
        # An empty file that cannot be removed locks nobody out.
        with suppress(OSError):
            path.unlink()
        os.close(descriptor)
