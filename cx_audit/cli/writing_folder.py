"""Writing a folder of files that a person named."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cx_audit.errors import BadInput, StorageFailed


def write_new_folder(folder: Path, files: Mapping[str, bytes], *, force: bool, ours: frozenset[str]) -> None:
    """Write the files into a folder whole or not at all, for its owner alone.

    A folder with files in it is written over only with `force`, and only where `ours` names all of them. Raises
    BadInput where it may not be, StorageFailed where the disk says no.
    """
    import os
    import shutil
    import tempfile

    refuse_folder(folder, force=force, ours=ours)
    target = folder.absolute().resolve()
    beside: list[Path] = []
    try:
        new = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
        beside.append(new)
        for name, data in files.items():
            handle = os.open(new / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        _put_in_place(new, target, beside)
    except OSError as error:
        raise StorageFailed(
            f"{folder} was not written: {error.strerror}.", hint="Free some space, or name another folder."
        ) from error
    finally:
        for left in beside:
            shutil.rmtree(left, ignore_errors=True)


def _put_in_place(new: Path, target: Path, beside: list[Path]) -> None:
    """Put the new folder where the old one is, and that back where it fails. Raises OSError."""
    import tempfile

    if not target.exists():
        new.rename(target)
        return
    aside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    old = aside / target.name
    try:
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise
    except OSError:
        # Never with what is in it: where the old folder could not be put back, it is still there.
        with suppress(OSError):
            aside.rmdir()
        raise
    beside.append(aside)


def refuse_folder(folder: Path, *, force: bool, ours: frozenset[str]) -> None:
    """Raise BadInput where files cannot be written into this folder: it must be new or empty, or ours with `force`."""
    try:
        _refuse(folder, force=force, ours=ours)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"That folder cannot be written to: {reason}.", hint="Name another folder.") from error


def _refuse(folder: Path, *, force: bool, ours: frozenset[str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise BadInput(f"{folder} is a file; the tables are written into a folder.", hint="Name a folder.")
    if not folder.absolute().resolve().parent.is_dir():
        raise BadInput(f"The folder {folder.absolute().parent} does not exist.", hint="Make it first, or name another.")
    if not folder.is_dir():
        return
    there = sorted(path.name for path in folder.iterdir())
    foreign = [name for name in there if name not in ours]
    if foreign:
        raise BadInput(
            f"{folder} has something else in it, {foreign[0]}, and was left as it is.",
            hint="Name a folder that is empty or not there yet.",
        )
    if there and not force:
        raise BadInput(
            f"{folder} has tables in it already, and was left as it is.", hint="Name another folder, or add --force."
        )
