"""Writing several files that belong together into one folder: all of them, or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cx_audit.cli.writing import refuse_what_is_there
from cx_audit.errors import BadInput, StorageFailed


def write_together(folder: Path, files: Mapping[str, bytes], *, force: bool) -> list[Path]:
    """Write the files into the folder, for their owner alone, and give their paths in the order given.

    A folder that is missing is made where its parent is there. Every file is written beside its place before the first
    is put there, so that a full disk leaves everything as it was. Files that are there are written over only with
    `force`. Raises BadInput and StorageFailed.
    """
    made = _make(folder)
    waiting: list[tuple[str, Path]] = []
    try:
        paths = [folder / name for name in files]
        for path in paths:
            refuse_what_is_there(path, force=force)
        waiting.extend((_written_beside(path, files[path.name]), path) for path in paths)
        for temporary, path in waiting:
            os.replace(temporary, path)  # noqa: PTH105 - a plain path string comes from mkstemp
    except BaseException as error:
        _clear_away([temporary for temporary, _ in waiting], folder if made else None)
        if not isinstance(error, OSError):
            raise
        raise StorageFailed(
            f"Nothing was written to {folder}: {error.strerror}.", hint="Free some space, or name another folder."
        ) from error
    return paths


def _make(folder: Path) -> bool:
    """Make the folder where it is missing; whether it was."""
    try:
        if folder.is_dir():
            return False
        if folder.exists():
            raise BadInput(f"{folder} is not a folder.", hint="Name a folder, or one that is not there yet.")
        parent = folder.absolute().parent
        if not parent.is_dir():
            what = f"{parent} is not a folder." if parent.exists() else f"The folder {parent} does not exist."
            raise BadInput(what, hint="Make it first, or name another.")
        folder.mkdir(mode=0o700)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"That folder cannot be used: {reason}.", hint="Name another folder.") from error
    return True


def _written_beside(path: Path, data: bytes) -> str:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return temporary


def _clear_away(temporaries: list[str], made: Path | None) -> None:
    for each in temporaries:
        with suppress(OSError):  # what the disk said first is what the person needs
            Path(each).unlink(missing_ok=True)
    if made is not None:
        with suppress(OSError):
            made.rmdir()
