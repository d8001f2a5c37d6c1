"""Finding the files of audits, and reading what a list shows of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from cx_audit.archive.atomic import storage_failed
from cx_audit.archive.bounds import MOST_BYTES
from cx_audit.archive.heads import StoredHead
from cx_audit.errors import BadInput, Problem, StorageFailed
from cx_audit.text import folded

_NAME = re.compile(r".+-r\d+-.+-([0-9a-z]{8,32})\.json")


def id_in_name(name: str) -> str | None:
    """The id that a file's name ends in; None for a file that a person named."""
    found = _NAME.fullmatch(name)
    return found[1] if found else None


def audit_files(organisations: Path) -> list[Path]:
    """Every file that may be an audit, one folder down, by name; those that a person named come last.

    Raises StorageFailed where a folder cannot be read; a missing one has no files.
    """
    entries = sorted(_entries(organisations), key=lambda entry: (id_in_name(entry.name) is None, entry.path))
    return [Path(entry.path) for entry in entries]


def named_file(organisations: Path, audit_id: str) -> Path | None:
    """The file whose name ends in this id, if there is one. Raises StorageFailed."""
    fitting = (entry for entry in _entries(organisations) if id_in_name(entry.name) == audit_id)
    return next((Path(entry.path) for entry in fitting), None)


def unnamed_files(organisations: Path) -> list[Path]:
    """The files that a person named. Raises StorageFailed."""
    return [Path(entry.path) for entry in _entries(organisations) if id_in_name(entry.name) is None]


def _entries(organisations: Path) -> Iterator[os.DirEntry[str]]:
    try:
        for organisation in _listed(organisations):
            if organisation.is_dir():
                for entry in _listed(organisation):
                    if entry.name.endswith(".json") and not entry.name.startswith(".") and entry.is_file():
                        yield entry
    except OSError as error:
        raise storage_failed(error, organisations, "cannot be read") from error


def _listed(folder: Path | os.DirEntry[str]) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []


def bytes_of(path: Path) -> bytes:
    """What is in the file, one byte more than an audit may have at most. Raises StorageFailed."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise storage_failed(error, path, "cannot be read") from error


def heads_of(files: Iterable[Path]) -> tuple[list[StoredHead], list[Problem]]:
    """The heads by organisation, round, leader and start, and a problem for each file that has none to show."""
    from cx_audit.archive.format_v1 import decode_head

    heads: dict[str, StoredHead] = {}
    problems: list[Problem] = []
    for path in files:
        try:
            head = decode_head(bytes_of(path), str(path))
        except BadInput as error:
            problems += error.problems
            continue
        except StorageFailed as error:
            if isinstance(error.__cause__, FileNotFoundError):
                continue  # deleted by another window since it was listed
            problems.append(Problem(file=str(path), message=error.message, hint=error.hint))
            continue
        first = heads.setdefault(head.id, StoredHead(head=head, path=path))
        if first.path != path:
            problems.append(Problem(file=str(path), where="id", message=f"the same audit is in {first.path}"))
    return sorted(heads.values(), key=_order), problems


def _order(stored: StoredHead) -> tuple[str, int, str, datetime, str]:
    head = stored.head
    return folded(head.organisation), head.round, folded(head.leader), head.started, head.id
