"""What is here already of the audits that an import brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cx_audit.archive.canonical import Canonical, canonical_of
from cx_audit.archive.files import audit_files, bytes_of, id_in_name
from cx_audit.archive.folder import ORGANISATIONS, Folder
from cx_audit.archive.format_v1 import decode
from cx_audit.archive.heads import AuditHead
from cx_audit.archive.incoming import FoundAudit
from cx_audit.archive.side_by_side import each_done
from cx_audit.core.audit import Audit
from cx_audit.errors import BadInput, Problem

_DAMAGED = "damaged "


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two audits with one id: the file that it is in, and the audit, None where that cannot be read."""

    file: str
    audit: Audit | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two audits with one id and other content; `arrival` is the number of the second, which comes in.

    `is_here` says whether the first one is in the data folder; else it comes in as well.
    """

    audit_id: str
    arrival: int
    first: Side
    second: Side
    is_here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Here:
    """The audits that are here and may be among those that arrive, by id: digest, file, and bytes as they are now."""

    digests: Mapping[str, str]
    files: Mapping[str, Path]
    read: Mapping[str, bytes]

    def side(self, audit_id: str) -> Side:
        """The audit with this id as the one side of a clash."""
        path = self.files[audit_id]
        try:
            return Side(file=str(path), audit=decode(self.read[audit_id], str(path)))
        except BadInput:
            return Side(file=str(path), audit=None)


def side_of(found: FoundAudit) -> Side:
    """An audit that arrives as the one side of a clash."""
    return Side(file=found.file, audit=decode(found.audit.data, found.file))


def here_for(folder: Folder, arriving: Sequence[Canonical]) -> Here:
    """The audits that have the id of one that arrives, or may be the same walk under another id.

    Raises BadInput where a file goes by the id of an arrival and holds another audit, and StorageFailed.
    """
    ids = {each.head.id for each in arriving}
    walks = {_walk(each.head) for each in arriving}
    stored, _ = folder.heads()
    files = {each.head.id: each.path for each in stored if each.head.id in ids or _walk(each.head) in walks}
    _add_unreadable(files, ids, {each.path for each in stored}, folder)
    read = {audit_id: bytes_of(path) for audit_id, path in files.items()}
    digests = {each.head.id: each.digest for each in arriving if read.get(each.head.id) == each.data}
    others = [audit_id for audit_id in files if audit_id not in digests]
    found = each_done(_digest, [(read[audit_id], audit_id) for audit_id in others])
    return Here(digests={**digests, **dict(zip(others, found, strict=True))}, files=files, read=read)


def _walk(head: AuditHead) -> tuple[str, str, int, str, datetime, datetime, datetime | None]:
    """What two copies of one walk have in common whatever their ids are."""
    return (head.organisation, head.leader, head.round, head.checklist_id, head.started, head.changed, head.finished)


def _add_unreadable(files: dict[str, Path], ids: set[str], readable: set[Path], folder: Folder) -> None:
    for path in audit_files(folder.root / ORGANISATIONS):
        audit_id = id_in_name(path.name)
        if audit_id is None or audit_id not in ids or audit_id in files:
            continue
        if path in readable:
            problem = Problem(file=str(path), where="id", message=f"expected {audit_id}, as the file's name says")
            raise BadInput(
                "A file here has the id of an audit that would come in, and holds another one; nothing was imported.",
                hint="Rename the file, then import again.",
                problems=[problem],
            )
        files[audit_id] = path


def _digest(piece: tuple[bytes, str]) -> str:
    data, audit_id = piece
    try:
        return canonical_of(data, "").digest
    except BadInput:
        return _DAMAGED + audit_id
