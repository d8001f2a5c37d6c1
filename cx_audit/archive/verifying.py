"""Looking at every file in the data folder: whether it can be read, is where it belongs, and is as it was saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cx_audit.archive.files import audit_files, bytes_of, id_in_name
from cx_audit.archive.folder import ORGANISATIONS
from cx_audit.archive.format_v1 import decode
from cx_audit.archive.journal import IMPORTING, Settled, settle
from cx_audit.archive.notes import NotesFolder
from cx_audit.archive.rosters import rosters_in
from cx_audit.archive.side_by_side import each_done
from cx_audit.core.result import result_of
from cx_audit.core.verifying import flaws_of
from cx_audit.errors import BadInput, CxAuditError, Problem, StorageFailed

_PUT_BACK = "put back a copy of the file from before it was changed, or import the audit again"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A file, what is wrong with it, and the id and the organisation in it, empty where it cannot be read."""

    path: Path
    id: str
    organisation: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Every file of an audit, what is wrong beside them, and what became of an import that was cut short."""

    audits: tuple[Looked, ...]
    problems: tuple[Problem, ...]
    settled: Settled | None


def verify(root: Path) -> Verified:
    """Look at everything in the data folder. Raises StorageFailed where the folder itself cannot be read."""
    settled, problems = _settled(root)
    looked = each_done(_look_at, audit_files(root / ORGANISATIONS))
    _, of_notes = NotesFolder(root).all()
    _, of_rosters = rosters_in(root).all()
    return Verified(
        audits=tuple(_with_ids_held_against_each_other(each for each in looked if each is not None)),
        problems=(*problems, *(_with_hint(each, "put back a copy of the file") for each in (*of_notes, *of_rosters))),
        settled=settled,
    )


def _settled(root: Path) -> tuple[Settled | None, tuple[Problem, ...]]:
    try:
        return settle(root), ()
    except CxAuditError as error:
        return None, (Problem(file=str(root / IMPORTING), message=error.message, hint=error.hint),)


def _look_at(path: Path) -> Looked | None:
    """None where the file has gone meanwhile."""
    try:
        audit = decode(bytes_of(path), str(path))
    except BadInput as error:
        problems = tuple(_with_hint(each, _PUT_BACK) for each in error.problems)
        return Looked(path=path, id="", organisation="", problems=problems)
    except StorageFailed as error:
        if isinstance(error.__cause__, FileNotFoundError):
            return None
        problem = Problem(file=str(path), message=error.message, hint=error.hint)
        return Looked(path=path, id="", organisation="", problems=(problem,))
    flaws = [replace(each, file=str(path)) for each in flaws_of(audit, result_of(audit))]
    if id_in_name(path.name) not in (None, audit.id):
        hint = f"let its name end in -{audit.id}.json"
        flaws.append(Problem(file=str(path), where="id", message="the id in it is not the one in its name", hint=hint))
    return Looked(path=path, id=audit.id, organisation=audit.organisation, problems=tuple(flaws))


def _with_ids_held_against_each_other(looked: Iterable[Looked]) -> Iterator[Looked]:
    first: dict[str, Path] = {}
    for each in looked:
        other = first.setdefault(each.id, each.path) if each.id else each.path
        if other == each.path:
            yield each
            continue
        hint = "move one of the two files out of the data folder"
        problem = Problem(file=str(each.path), where="id", message=f"the same audit is in {other}", hint=hint)
        yield replace(each, problems=(*each.problems, problem))


def _with_hint(problem: Problem, hint: str) -> Problem:
    return problem if problem.hint else replace(problem, hint=hint)
