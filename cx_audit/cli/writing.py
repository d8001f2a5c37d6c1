"""Writing a file that a person named."""

from __future__ import annotations

from pathlib import Path

from cx_audit.errors import BadInput, StorageFailed


def write_new(path: Path, text: str, *, force: bool) -> None:
    """Write a text in UTF-8, as `write_new_bytes` does."""
    write_new_bytes(path, text.encode(), force=force)


def write_new_bytes(path: Path, data: bytes, *, force: bool) -> None:
    """Write the file whole or not at all, for its owner alone; one that is there is written over only with `force`.

    Raises BadInput where the file is there or its folder is not, StorageFailed where the disk says no.
    """
    import os
    import tempfile

    refuse_what_is_there(path, force=force)
    temporary = None
    try:
        handle, temporary = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)  # noqa: PTH105 - a plain path string comes from mkstemp
    except BaseException as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise StorageFailed(
            f"{path} was not written: {error.strerror}.", hint="Free some space, or name another folder."
        ) from error


def refuse_what_is_there(path: Path, *, force: bool) -> None:
    """Raise BadInput where a new file cannot be written at this path; one that is there may be only with `force`."""
    try:
        _refuse(path, force=force)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"That file cannot be written: {reason}.", hint="Name another file.") from error


def _refuse(path: Path, *, force: bool) -> None:
    if path.is_dir():
        raise BadInput(f"{path} is a folder.", hint="Name a file in it.")
    if path.exists() and not force:
        raise BadInput(f"{path} is there already, and was left as it is.", hint="Name another file, or add --force.")
    if not path.absolute().parent.is_dir():
        raise BadInput(f"The folder {path.absolute().parent} does not exist.", hint="Make it first, or name another.")
