"""Putting many files in place, all of them or none, also when the program is killed in between.

Everything is first written to root/importing, then a journal that says where each file goes. From the journal on the
work is finished, by the next command if need be. It is undone only where the disk says no, and then all of it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath

from cx_audit.archive.atomic import make_private, move_over, storage_failed, sync_folder
from cx_audit.archive.locks import held
from cx_audit.errors import BadInput, InUse, Problem

IMPORTING = "importing"
_JOURNAL, _UNDOING = "journal.json", "undoing.json"
_FORMAT = "cx-audit-importing/1"
_IN_USE = "An import is under way in another window."
_TRIES, _SECONDS_BETWEEN_TRIES = 200, 0.05
_PRIVATE_FILE = 0o600
_FEWEST_AT_ONCE, _AT_ONCE = 20, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A file to write at `target`, below the root; `before` is what is there now, None where nothing is."""

    target: Path
    data: bytes
    before: bytes | None


class Settled(StrEnum):
    """What became of an import that was cut short: finished, undone, or cleared away before anything was in place."""

    FINISHED = "finished"
    UNDONE = "undone"
    CLEARED = "cleared away"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One file: its name among the prepared ones, where it goes, and the name of what was there, empty for nothing."""

    prepared: str
    target: str
    before: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Journal:
    """Every file, and the folders that were made for them."""

    entries: tuple[_Entry, ...]
    made: tuple[str, ...]


@contextmanager
def importing(root: Path) -> Iterator[None]:
    """Keep every other import out while the block runs. Raises InUse, and StorageFailed."""
    with held(root, IMPORTING, in_use=_IN_USE):
        _settle(root)
        yield


def put_in_place(root: Path, placements: Sequence[Placement]) -> None:
    """Write all of the files, each for its owner alone, or none of them; within `importing`, and holding what changes.

    Raises StorageFailed, and then everything is as it was.
    """
    with _said_in_a_sentence(root, "was not written, and nothing was imported"):
        made: list[Path] = []
        try:
            _prepare(root, placements, made)
        except BaseException:
            _clear(root)
            _remove_empty(made)
            raise
        try:
            _finish(root)
        except BaseException:
            with _said_in_a_sentence(root, "could not be put back; the next command tries again"):
                _undo(root)
            raise
        _clear(root)


@contextmanager
def _said_in_a_sentence(root: Path, what: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        path = Path(os.fsdecode(error.filename)) if error.filename else root / IMPORTING
        raise storage_failed(error, path, what) from error


def settle(root: Path) -> Settled | None:
    """Finish an import that was cut short, or clear away what it had prepared; None where there is nothing to do.

    One that is under way is waited for once it has begun to put files in place. Raises InUse where that takes long,
    BadInput where its journal is damaged, and StorageFailed.
    """
    folder = root / IMPORTING
    for tries_left in reversed(range(_TRIES)):
        if not folder.is_dir():
            return None
        try:
            with held(root, IMPORTING, in_use=_IN_USE):
                return _settle(root)
        except InUse as error:
            if not _is_placing(folder):
                return None
            if not tries_left:
                raise InUse(error.message, hint="Try again in a moment.") from error
            time.sleep(_SECONDS_BETWEEN_TRIES)
    return None


def _is_placing(folder: Path) -> bool:
    return (folder / _JOURNAL).exists() or (folder / _UNDOING).exists()


def _settle(root: Path) -> Settled | None:
    folder = root / IMPORTING
    if not folder.is_dir():
        return None
    with _said_in_a_sentence(root, "belongs to an import that was cut short and cannot be finished"):
        if (folder / _UNDOING).exists():
            _undo(root)
            done = Settled.UNDONE
        elif (folder / _JOURNAL).exists():
            _finish(root)
            done = Settled.FINISHED
        else:
            done = Settled.CLEARED
        _clear(root)
    return done


def _prepare(root: Path, placements: Sequence[Placement], made: list[Path]) -> None:
    folder = make_private(root, IMPORTING)
    entries = []
    files: list[tuple[Path, bytes]] = []
    for number, placement in enumerate(placements):
        entry = _Entry(
            prepared=f"{number}.new",
            target=placement.target.relative_to(root).as_posix(),
            before="" if placement.before is None else f"{number}.old",
        )
        entries.append(entry)
        files.append((folder / entry.prepared, placement.data))
        if placement.before is not None:
            files.append((folder / entry.before, placement.before))
    _write_all(files)
    for parent in dict.fromkeys(placement.target.parent for placement in placements):
        made += _missing(root, parent)
        make_private(root, *parent.relative_to(root).parts)
    names = tuple(each.relative_to(root).as_posix() for each in made)
    sync_folder(folder)
    _write(folder / f"{_JOURNAL}.new", _encoded(_Journal(entries=tuple(entries), made=names)))
    move_over(folder / f"{_JOURNAL}.new", folder / _JOURNAL)
    sync_folder(folder)


def _missing(root: Path, folder: Path) -> list[Path]:
    """The folders from below the root down to this one that are not there, the outer ones first."""
    parents = [each for each in reversed(folder.parents) if each.is_relative_to(root) and each != root]
    return [each for each in (*parents, folder) if not each.is_dir()]


def _write_all(files: Sequence[tuple[Path, bytes]]) -> None:
    if len(files) < _FEWEST_AT_ONCE:
        for path, data in files:
            _write(path, data)
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:  # disks write what is asked for at once several times as fast
        list(pool.map(lambda file: _write(*file), files))


def _write(path: Path, data: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _finish(root: Path) -> None:
    """Move every prepared file that has not been moved yet, then take the journal away: from then on it is done."""
    folder = root / IMPORTING
    journal = _read(folder / _JOURNAL)
    targets = [root / entry.target for entry in journal.entries]
    for entry, target in zip(journal.entries, targets, strict=True):
        if (folder / entry.prepared).exists():
            make_private(root, *target.parent.relative_to(root).parts)
            move_over(folder / entry.prepared, target)
    for parent in dict.fromkeys(target.parent for target in targets):
        sync_folder(parent)
    (folder / _JOURNAL).unlink()


def _undo(root: Path) -> None:
    """Put back what was there before, as far as files have been moved."""
    folder = root / IMPORTING
    if not _is_placing(folder):
        return
    if (folder / _JOURNAL).exists():
        move_over(folder / _JOURNAL, folder / _UNDOING)
        sync_folder(folder)
    journal = _read(folder / _UNDOING)
    for entry in journal.entries:
        if (folder / entry.prepared).exists():
            continue
        if not entry.before:
            (root / entry.target).unlink(missing_ok=True)
        elif (folder / entry.before).exists():
            move_over(folder / entry.before, root / entry.target)
    for parent in dict.fromkeys((root / entry.target).parent for entry in journal.entries):
        if parent.is_dir():
            sync_folder(parent)
    _remove_empty([root / each for each in journal.made])
    (folder / _UNDOING).unlink()
    _clear(root)


def _clear(root: Path) -> None:
    """Remove what was prepared; where that fails, the next command does it."""
    folder = root / IMPORTING
    with suppress(OSError):
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def _remove_empty(folders: Sequence[Path]) -> None:
    for folder in reversed(folders):
        with suppress(OSError):  # somebody has put something there by now, or it never came to be
            folder.rmdir()


def _encoded(journal: _Journal) -> bytes:
    from msgspec import json

    return json.encode({"format": _FORMAT, "entries": journal.entries, "made": journal.made})


def _read(path: Path) -> _Journal:
    from msgspec import MsgspecError, json

    try:
        journal = json.decode(path.read_bytes(), type=_Journal)
    except (MsgspecError, UnicodeDecodeError) as error:
        problem = Problem(file=str(path), message="this journal is damaged")
        raise _unfinished(path, problem) from error
    names = [*(each.target for each in journal.entries), *journal.made]
    if any(PurePosixPath(name).is_absolute() or ".." in PurePosixPath(name).parts for name in names):
        raise _unfinished(path, Problem(file=str(path), message="this journal leads out of the data folder"))
    return journal


def _unfinished(path: Path, problem: Problem) -> BadInput:
    return BadInput(
        "An import was cut short and cannot be finished.",
        hint=f"Move the folder {path.parent} away, then import again: what is here already is found again.",
        problems=[problem],
    )
