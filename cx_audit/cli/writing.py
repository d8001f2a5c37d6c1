"""Writing a file that a person named."""

from __future__ import annotations

import errno
from pathlib import Path

from cx_audit.errors import BadInput, StorageFailed


def write_new(path: Path, text: str, *, force: bool) -> None:
    """Write a text in UTF-8, as `write_new_bytes` does."""
    write_new_bytes(path, text.encode(), force=force)


def write_new_bytes(path: Path, data: bytes, *, force: bool) -> None:
    """Write the file whole or not at all, for its owner alone; one that is there is written over only with `force`.

    A link stays a link: what it leads to is written. Raises BadInput where the file is there or its folder is not,
    StorageFailed where the disk says no.
    """
    import os
    import tempfile

    refuse_what_is_there(path, force=force)
    temporary = None
    try:
        target = os.path.realpath(path)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".cx-audit-")  # noqa: PTH120 - as above
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _put_in_place(temporary, target, force=force)
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if isinstance(error, FileExistsError):
            raise _is_there(path) from error
        if not isinstance(error, OSError):
            raise
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        hint = "Free some space, or name another folder." if full else "Name another file or folder."
        raise StorageFailed(f"{path} was not written: {error.strerror}.", hint=hint) from error


def _put_in_place(temporary: str, target: str, *, force: bool) -> None:
    """Give the finished file its name; without `force` never over one that has come there meanwhile."""
    import os

    if not force:
        try:
            os.link(temporary, target)
        except FileExistsError:
            raise
        except OSError:
            pass  # this disk has no second names for a file
        else:
            os.unlink(temporary)  # noqa: PTH108 - a plain path string comes from mkstemp
            return
    os.replace(temporary, target)  # noqa: PTH105 - as above


def refuse_what_is_there(path: Path, *, force: bool) -> None:
    """Raise BadInput where a new file cannot be written at this path; one that is there may be only with `force`."""
    try:
        _refuse(path, force=force)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"That file cannot be written: {reason}.", hint="Name another file.") from error


def _is_there(path: Path) -> BadInput:
    return BadInput(f"{path} is there already, and was left as it is.", hint="Name another file, or add --force.")


def _refuse(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", hint="Name a file in it.")
    if path.exists() and not force:
        raise _is_there(path)
    if not path.absolute().parent.is_dir():
        raise BadInput(f"The folder {path.absolute().parent} does not exist.", hint="Make it first, or name another.")
