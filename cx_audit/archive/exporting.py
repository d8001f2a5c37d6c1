"""What leaves the laptop in an export: audits and notes; never a roster, nor the path of a checklist's file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from cx_audit.archive import notes_v1
from cx_audit.archive.canonical import Canonical, canonical_of
from cx_audit.archive.files import bytes_of
from cx_audit.archive.notes import NotesFolder
from cx_audit.archive.side_by_side import each_done
from cx_audit.core.notes import Notes
from cx_audit.errors import BadInput, Problem, StorageFailed
from cx_audit.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The audits and the notes that leave, and what is wrong with the files that cannot."""

    audits: tuple[Canonical, ...]
    notes: tuple[bytes, ...]
    problems: tuple[Problem, ...]

    @property
    def organisations(self) -> int:
        """How many organisations the audits are of."""
        return len({folded(each.head.organisation) for each in self.audits})


def read_for_export(
    root: Path, files: Sequence[Path], *, whole: Collection[str] | None, single: Collection[str]
) -> Leaving:
    """Read and check the audits in these files, and the notes that go with them.

    `whole` has the organisations whose notes leave whole, spelled in any way, None for all of them, and `single` the
    ids of audits that leave without their organisation: of its notes only the marks on them go along.
    """
    read = each_done(_checked, files)
    audits = tuple(each for each in read if isinstance(each, Canonical))
    problems = [problem for each in read if not isinstance(each, Canonical) for problem in each]
    organisations = {each.head.organisation for each in audits}
    notes, unread = notes_for_export(root, whole=whole, single=single, organisations=organisations)
    return Leaving(
        audits=audits,
        notes=tuple(notes_v1.encode(each) for each in notes if each.marks or each.volumes),
        problems=(*problems, *unread),
    )


def notes_for_export(
    root: Path, *, whole: Collection[str] | None, single: Collection[str], organisations: Collection[str]
) -> tuple[tuple[Notes, ...], tuple[Problem, ...]]:
    """The notes that leave, as `read_for_export` has them, and what is wrong with the files of those that cannot.

    `organisations` are those of the audits that leave; damaged notes of any other are passed over, unless all leave.
    """
    folder = NotesFolder(root)
    notes, unread = folder.all()
    wanted = None if whole is None else {folded(each) for each in whole}
    leaving = tuple(
        each if wanted is None or folded(each.organisation) in wanted else _only_marks_on(each, single)
        for each in notes
    )
    if whole is None:
        return leaving, tuple(unread)
    concerned = {str(folder.path_of(each)) for each in (*whole, *organisations)}
    return leaving, tuple(each for each in unread if each.file in concerned)


def _checked(path: Path) -> Canonical | tuple[Problem, ...]:
    try:
        return canonical_of(bytes_of(path), str(path))
    except BadInput as error:
        return error.problems
    except StorageFailed as error:
        return (Problem(file=str(path), message=error.message, hint=error.hint),)


def _only_marks_on(notes: Notes, audit_ids: Collection[str]) -> Notes:
    marks = tuple(each for each in notes.marks if each.follow_up.partition("/")[0] in audit_ids)
    return replace(notes, marks=marks, volumes=())
