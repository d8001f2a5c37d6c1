"""Reading what is to be imported: exports, single audits, and folders of them, also the data folder of a laptop."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from msgspec import Struct, ValidationError, json

from cx_audit.archive import bundle_v1, format_v1, notes_v1
from cx_audit.archive.atomic import storage_failed
from cx_audit.archive.belongings import ROSTERS
from cx_audit.archive.canonical import Canonical, canonical_of
from cx_audit.archive.complaints import READING_ERRORS, syntax_problem
from cx_audit.archive.journal import IMPORTING
from cx_audit.archive.locks import LOCKS
from cx_audit.archive.side_by_side import each_done
from cx_audit.core.notes import Notes
from cx_audit.errors import BadInput, NotFound, Problem, StorageFailed
from cx_audit.text import clean_line, shortened

_NOT_LOOKED_INTO = {ROSTERS, LOCKS, IMPORTING}


class _Format(Struct, frozen=True):
    format: str


_FORMAT = json.Decoder(_Format)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAudit:
    """An audit that comes in, and the file that it is in."""

    audit: Canonical
    file: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """Everything that was found, in the order of the files; `damaged` has what cannot be read.

    `passed_over` counts the JSON files in the folders that are not ours.
    """

    audits: tuple[FoundAudit, ...]
    notes: tuple[Notes, ...]
    damaged: tuple[Problem, ...]
    passed_over: int


def read_incoming(paths: Sequence[Path]) -> Incoming:
    """Read and check everything in these files and folders; a file that is named twice is read once.

    Raises NotFound for a path that is not there, and BadInput where there is nothing of ours in them.
    """
    gathered = _Gathered()
    for path in paths:
        if _is_folder(path):
            for file in _json_files_below(path, gathered):
                gathered.take(file, named=False)
        else:
            gathered.take(path, named=True)
    read = each_done(_checked, gathered.audits)
    audits = tuple(each for each in read if isinstance(each, FoundAudit))
    damaged = [problem for each in read if not isinstance(each, FoundAudit) for problem in each]
    if not (audits or gathered.notes or damaged or gathered.damaged):
        raise BadInput(
            f"There is no audit in {shortened(str(paths[0]))}.",
            hint="Name an export, the file of an audit, or a folder that has some.",
        )
    return Incoming(
        audits=audits,
        notes=tuple(gathered.notes),
        damaged=(*gathered.damaged, *damaged),
        passed_over=gathered.passed_over,
    )


def _checked(piece: tuple[bytes, str]) -> FoundAudit | tuple[Problem, ...]:
    data, file = piece
    try:
        return FoundAudit(audit=canonical_of(data, file), file=file)
    except BadInput as error:
        return error.problems


def _is_folder(path: Path) -> bool:
    """Whether it is a folder; else it is a file."""
    try:
        if path.is_dir():
            return True
        if path.is_file():
            return False
        is_there = path.exists()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(f"“{shortened(str(path))}” cannot be read: {reason}.", hint="Name another file.") from error
    if is_there:
        raise BadInput(f"{path} is neither a file nor a folder.", hint="Name a file, or a folder that has some.")
    raise NotFound(f"There is no file or folder {path}.", hint="Look at its name.")


def _json_files_below(folder: Path, gathered: _Gathered) -> Iterator[Path]:
    """The JSON files, in a fixed order; what is hidden, and what no other laptop may see, is not looked into."""

    def refused(error: OSError) -> None:
        said = storage_failed(error, Path(os.fsdecode(error.filename or folder)), "cannot be read")
        gathered.damaged.append(Problem(file=str(error.filename or folder), message=said.message, hint=said.hint))

    for place, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and each not in _NOT_LOOKED_INTO)
        for name in sorted(files):
            path = Path(place) / name
            if name.lower().endswith(".json") and not name.startswith(".") and path.is_file():
                yield path


@dataclass
class _Gathered:
    audits: list[tuple[bytes, str]] = field(default_factory=list)
    notes: list[Notes] = field(default_factory=list)
    damaged: list[Problem] = field(default_factory=list)
    passed_over: int = 0
    seen: set[Path] = field(default_factory=set)

    def take(self, path: Path, *, named: bool) -> None:
        """Read one file and keep what is in it; what is not ours is passed over unless a person named it."""
        real = path.resolve()
        if real in self.seen:
            return
        self.seen.add(real)
        file = str(path)
        try:
            data = _bytes_of(path)
            self._keep(data, file, named=named)
        except BadInput as error:
            self.damaged += error.problems
        except StorageFailed as error:
            self.damaged.append(Problem(file=file, message=error.message, hint=error.hint))

    def _keep(self, data: bytes, file: str, *, named: bool) -> None:
        match _format_of(data, file):
            case format_v1.FORMAT:
                self.audits.append((data, file))
            case notes_v1.FORMAT:
                self.notes.append(notes_v1.decode(data, file))
            case bundle_v1.FORMAT:
                self._keep_all(bundle_v1.decode(data, file), file)
            case other if named or other.partition("/")[0] in _READ:
                self.damaged.append(_not_ours(other, file))
            case _:
                self.passed_over += 1

    def _keep_all(self, bundle: bundle_v1.Bundle, file: str) -> None:
        self.audits += [(each, f"{file}: audits[{number}]") for number, each in enumerate(bundle.audits)]
        for number, each in enumerate(bundle.notes):
            try:
                self.notes.append(notes_v1.decode(each, f"{file}: notes[{number}]"))
            except BadInput as error:
                self.damaged += error.problems


_READ = {each.partition("/")[0] for each in (format_v1.FORMAT, notes_v1.FORMAT, bundle_v1.FORMAT)}


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(bundle_v1.MOST_BYTES + 1)
    except OSError as error:
        raise storage_failed(error, path, "cannot be read") from error
    if len(data) > bundle_v1.MOST_BYTES:
        problem = Problem(file=str(path), message=f"this is larger than {bundle_v1.MOST_BYTES // 1_000_000} MB")
        raise BadInput("This file is too large.", problems=[problem])
    return data


def _format_of(data: bytes, file: str) -> str:
    """What stands in the field `format`; empty where there is none. Raises BadInput for what is not JSON."""
    data = data.removeprefix(b"\xef\xbb\xbf")
    if not data.strip():
        raise BadInput("This file is empty.", problems=[Problem(file=file, message="this is empty")])
    try:
        data.decode()
        return clean_line(_FORMAT.decode(data).format)
    except ValidationError:
        return ""
    except READING_ERRORS as error:
        problem = replace(syntax_problem(error, data), file=file)
        raise BadInput("This file is not JSON.", problems=[problem]) from error


def _not_ours(given: str, file: str) -> Problem:
    said = f"not “{given[:40]}”" if given else "and this file says none"
    newer = "a newer cx-audit may be needed" if given.partition("/")[0] in _READ else ""
    expected = f"expected “{bundle_v1.FORMAT}” or “{format_v1.FORMAT}”"
    return Problem(file=file, where="format", message=f"{expected}, {said}", hint=newer)


def notes_by_organisation(notes: Iterable[Notes]) -> dict[str, Notes]:
    """The notes merged by organisation, however its name is spelled, by its folded name."""
    from cx_audit.core.notes import merged
    from cx_audit.text import folded

    found: dict[str, Notes] = {}
    for each in notes:
        key = folded(each.organisation)
        found[key] = merged(found[key], each) if key in found else each
    return found
