"""Everything in the data folder that belongs to an organisation, or to one audit."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cx_audit.archive.files import audit_files, bytes_of, id_in_name
from cx_audit.archive.folder import FEWEST_LETTERS_OF_AN_ID, ORGANISATIONS, Folder
from cx_audit.archive.format_v1 import decode_head
from cx_audit.archive.heads import AuditHead, StoredHead
from cx_audit.archive.names import file_name_of
from cx_audit.archive.notes import NotesFolder
from cx_audit.errors import BadInput, NotFound, StorageFailed
from cx_audit.text import clean_line, same_name, slug

ROSTERS = "rosters"


@dataclass(frozen=True, slots=True, kw_only=True)
class Belongings:
    """The files that would go. `unreadable` lie in the organisation's folder and may be of it; nobody can tell.

    `organisation` is empty for an audit that cannot be read. `marks` counts the notes on follow-ups that go, and
    `volumes` those on volumes; both are None where the notes cannot be read.
    """

    organisation: str
    whole: bool
    audits: tuple[StoredHead, ...]
    copies: tuple[Path, ...]
    unreadable: tuple[Path, ...]
    notes: tuple[str, ...]
    marks: int | None
    volumes: int | None
    roster: Path | None

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the audits, also of those whose files cannot be read but are named after one."""
        named = [id_in_name(path.name) for path in self.unreadable]
        return tuple(dict.fromkeys([*(each.head.id for each in self.audits), *(each for each in named if each)]))


def belongings_of_organisation(folder: Folder, name: str) -> Belongings | None:
    """What there is of an organisation, however its name is spelled; None where there is nothing."""
    heads, _ = folder.heads()
    own = [stored for stored in heads if same_name(stored.head.organisation, name)]
    copies, unreadable = _others(folder, {stored.path for stored in heads})
    folders = {slug(name), *(stored.path.parent.name for stored in own)}
    notes = NotesFolder(folder.root)
    roster = folder.root / ROSTERS / f"{file_name_of(name)}.json"
    has_notes = notes.path_of(name).is_file()
    found = Belongings(
        organisation=own[0].head.organisation if own else clean_line(name),
        whole=True,
        audits=tuple(own),
        copies=tuple(path for path, head in copies if same_name(head.organisation, name)),
        unreadable=tuple(path for path in unreadable if path.parent.name in folders),
        notes=(name,) if has_notes else (),
        marks=_count(notes, name)[0],
        volumes=_count(notes, name)[1],
        roster=roster if roster.is_file() else None,
    )
    return found if own or found.copies or found.unreadable or has_notes or found.roster else None


def belongings_of_audit(folder: Folder, text: str) -> Belongings:
    """What there is of the audit with this id, or the only one whose id begins so.

    Raises NotFound with the ids that are near where there is none or more than one.
    """
    try:
        stored = folder.find(text)
    except BadInput:
        return _of_unreadable_audit(folder, text)
    audit_id = stored.head.id
    copies, _ = _others(folder, {stored.path})
    marked, marks = _marked(folder, audit_id)
    return Belongings(
        organisation=stored.head.organisation,
        whole=False,
        audits=(stored,),
        copies=tuple(path for path, head in copies if head.id == audit_id),
        unreadable=(),
        notes=marked,
        marks=marks,
        volumes=0,
        roster=None,
    )


def _of_unreadable_audit(folder: Folder, text: str) -> Belongings:
    wanted = clean_line(text).casefold()
    files = [
        path for path in audit_files(folder.root / ORGANISATIONS) if (id_in_name(path.name) or "").startswith(wanted)
    ]
    ids = {id_in_name(path.name) or "" for path in files}
    if len(wanted) < FEWEST_LETTERS_OF_AN_ID or len(ids) != 1:
        raise NotFound(f"There is no one audit “{wanted}”.", hint="Write its whole id.")
    marked, marks = _marked(folder, ids.pop())
    return Belongings(
        organisation="",
        whole=False,
        audits=(),
        copies=(),
        unreadable=tuple(files),
        notes=marked,
        marks=marks,
        volumes=0,
        roster=None,
    )


def _others(folder: Folder, listed: set[Path]) -> tuple[list[tuple[Path, AuditHead]], list[Path]]:
    """The files that no list of audits has: copies of an audit with their heads, and those that cannot be read."""
    copies, unreadable = [], []
    for path in audit_files(folder.root / ORGANISATIONS):
        if path in listed:
            continue
        try:
            copies.append((path, decode_head(bytes_of(path), str(path))))
        except (BadInput, StorageFailed):
            unreadable.append(path)
    return copies, unreadable


def _count(notes: NotesFolder, organisation: str) -> tuple[int | None, int | None]:
    try:
        found = notes.load(organisation)
    except (BadInput, StorageFailed):
        return None, None
    return len(found.marks), len(found.volumes)


def _marked(folder: Folder, audit_id: str) -> tuple[tuple[str, ...], int]:
    """The organisations whose notes have marks on this audit, and how many marks there are."""
    notes, _ = NotesFolder(folder.root).all()
    marks = {
        each.organisation: sum(1 for mark in each.marks if mark.follow_up.startswith(f"{audit_id}/")) for each in notes
    }
    return tuple(organisation for organisation, count in marks.items() if count), sum(marks.values())
