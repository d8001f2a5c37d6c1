"""Looking at every file in the data folder: whether it can be read, is where it belongs, and is as it was saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from cx_audit.archive.files import audit_files, bytes_of, id_in_name
from cx_audit.archive.folder import ORGANISATIONS
from cx_audit.archive.format_v1 import decode, decode_head
from cx_audit.archive.heads import AuditHead
from cx_audit.archive.journal import IMPORTING, Settled, settle
from cx_audit.archive.notes import NotesFolder
from cx_audit.archive.rosters import rosters_in
from cx_audit.archive.side_by_side import each_done
from cx_audit.core.result import result_of
from cx_audit.core.verifying import flaws_of
from cx_audit.errors import BadInput, CxAuditError, Problem, StorageFailed
from cx_audit.text import clean_line, same_name, slug

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


def verify(root: Path, wanted: str = "") -> Verified:
    """Look at everything in the data folder. Raises StorageFailed where the folder itself cannot be read.

    With an organisation, or the first letters of an id, audits that cannot be meant by it are listed and not looked
    into: they come with no problem.
    """
    settled, problems = _settled(root)
    files = audit_files(root / ORGANISATIONS)
    passed_over = _passed_over(files, wanted) if wanted else {}
    to_look_at = [each for each in files if each not in passed_over]
    looked_at = dict(zip(to_look_at, each_done(_look_at, to_look_at), strict=True))
    looked = [passed_over.get(each) or looked_at[each] for each in files]
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


def _passed_over(files: Iterable[Path], wanted: str) -> dict[Path, Looked]:
    """The files that neither are of what is wanted, going by their heads and names, nor have the id of one that is."""
    letters, folder = clean_line(wanted).casefold(), slug(wanted)
    heads: dict[Path, AuditHead] = {}
    meant: set[str] = set()
    for path in files:
        try:
            head = decode_head(bytes_of(path), str(path))
        except (BadInput, StorageFailed):
            continue  # it is looked into, and what is wrong with it is told there
        ids = (head.id, id_in_name(path.name) or "")
        if same_name(head.organisation, wanted) or path.parent.name == folder or _any_begins(ids, letters):
            meant.add(head.id)
        heads[path] = head
    return {
        path: Looked(path=path, id=head.id, organisation=head.organisation, problems=())
        for path, head in heads.items()
        if head.id not in meant
    }


def _any_begins(ids: Iterable[str], letters: str) -> bool:
    return any(each.startswith(letters) for each in ids)


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
