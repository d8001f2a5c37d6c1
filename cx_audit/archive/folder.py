"""The folder in which audits are kept: one file for each, in a folder for its organisation.

root/organisations/<organisation>/<checklist>-r<round>-<leader>-<id>.json, the names made from slugs. They are
for people; what counts is what stands in the file, so two organisations may share a folder. An import that was cut
short is finished before audits are looked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.archive.atomic import TEMPORARY, clear_away, make_private, remove_within, storage_failed, write_whole
from cx_audit.archive.files import audit_files, bytes_of, heads_of, id_in_name, named_file, unnamed_files
from cx_audit.archive.heads import AuditHead, StoredHead, head_of
from cx_audit.archive.journal import settle
from cx_audit.archive.locks import held
from cx_audit.archive.names import is_id, mark_of_walk
from cx_audit.errors import BadInput, NotFound, Problem
from cx_audit.text import clean_line, nearest, slug

if TYPE_CHECKING:
    from cx_audit.core.audit import Audit

ORGANISATIONS = "organisations"
FEWEST_LETTERS_OF_AN_ID = 4


@dataclass(frozen=True, slots=True)
class Folder:
    """The audits under `root`. Reading makes no folder; writing makes what is missing, for its owner alone."""

    root: Path

    @property
    def _organisations(self) -> Path:
        return self.root / ORGANISATIONS

    def heads(self, *, besides: Collection[Path] = ()) -> tuple[list[StoredHead], list[Problem]]:
        """Every audit by organisation, round, leader and start, and what is wrong with the files that are not read.

        The files `besides` which others are wanted are not opened. Raises StorageFailed where the folder itself
        cannot be read.
        """
        settle(self.root)
        return heads_of(path for path in audit_files(self._organisations) if path not in besides)

    def find(self, text: str) -> StoredHead:
        """The audit with this id, or the only one whose id begins so, at least 4 letters.

        Raises NotFound, with the ids that are near, where there is none or more than one, and BadInput where its
        file cannot be read.
        """
        wanted = clean_line(text).casefold()
        if len(wanted) < FEWEST_LETTERS_OF_AN_ID:
            raise NotFound(
                f"“{wanted}” is too short to find an audit by.",
                hint=f"Write its id, or the first {FEWEST_LETTERS_OF_AN_ID} letters of it or more.",
            )
        settle(self.root)
        files = audit_files(self._organisations)
        named = {path: id_in_name(path.name) for path in files}
        heads, problems = heads_of(path for path in files if (named[path] or wanted).startswith(wanted))
        found = [each for each in heads if each.head.id.startswith(wanted)]
        exact = [each for each in found if each.head.id == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if found:
            ids = ", ".join(each.head.id for each in found)
            raise NotFound(f"More than one audit has an id that begins with “{wanted}”.", hint=f"Write one of: {ids}.")
        known = [each for each in named.values() if each is not None]
        if any(each.startswith(wanted) for each in known):
            said = problems or [
                Problem(file=str(path), where="id", message="the id in the file is not the one in its name")
                for path in files
                if (named[path] or "").startswith(wanted)
            ]
            raise BadInput("The file of that audit cannot be read.", problems=said)
        ids = ", ".join(nearest(wanted, known))
        hint = f"Did you mean: {ids}?" if ids else "List the audits to see their ids."
        raise NotFound(f"There is no audit “{wanted}”.", hint=hint)

    def path_of(self, audit_id: str) -> Path:
        """The file in which this audit is. Raises NotFound where there is none."""
        settle(self.root)
        path = self._stored(audit_id)
        if path is None:
            raise NotFound(f"There is no audit “{clean_line(audit_id)}”.", hint="List the audits to see their ids.")
        return path

    def load(self, audit_id: str) -> Audit:
        """The audit with this id. Raises NotFound, BadInput where its file is damaged, and StorageFailed."""
        from cx_audit.archive.format_v1 import decode

        path = self.path_of(audit_id)
        audit = decode(bytes_of(path), str(path))
        if audit.id != audit_id:
            problem = Problem(file=str(path), where="id", message=f"expected {audit_id}, as the file's name says")
            raise BadInput("The file's name and the id in it differ.", hint="Rename the file.", problems=[problem])
        return audit

    def read(self, stored: StoredHead) -> Audit:
        """The audit that `heads` listed. Raises BadInput where its file is damaged, and StorageFailed."""
        from cx_audit.archive.format_v1 import decode

        return decode(bytes_of(stored.path), str(stored.path))

    def save(self, audit: Audit) -> Path:
        """Write the audit, whole or not at all, and say where; hold it first.

        It stays in the file that it is in, whatever its names became. Raises StorageFailed.
        """
        from cx_audit.archive.format_v1 import encode

        data = encode(audit)
        path = self.path_for(head_of(audit))
        try:
            if not path.exists():
                path = self._stored(audit.id) or path
            make_private(self.root, ORGANISATIONS, path.parent.name)
            write_whole(path, data, mark=audit.id)
        except OSError as error:
            raise storage_failed(error, path, "was not saved") from error
        return path

    def delete(self, audit_id: str) -> None:
        """Remove the audit, and the folder of its organisation when nothing else is in it.

        Raises NotFound; InUse while anybody holds it, this process included; NotAllowed where a link leads
        out of the data folder; and StorageFailed.
        """
        self.path_of(audit_id)
        with self.hold(audit_id):
            remove_within(self.root, self.path_of(audit_id))

    @contextmanager
    def hold(self, audit_id: str) -> Iterator[None]:
        """Keep every other process from the audit while the block runs, and clear away what a killed one left.

        Raises InUse when somebody holds it, and StorageFailed.
        """
        if not is_id(audit_id):
            raise NotFound(f"“{clean_line(audit_id)}” is not an id.", hint="List the audits to see their ids.")
        with held(self.root, audit_id, in_use="This audit is open in another window."):
            clear_away(self.root.glob(f"{ORGANISATIONS}/*/.{audit_id}-*{TEMPORARY}"))
            yield

    @contextmanager
    def beginning(self, organisation: str, leader: str, checklist_id: str) -> Iterator[None]:
        """Keep every other process from beginning this walk while the block looks for an open one and saves a new one.

        The names may be spelled in any way. Raises InUse when somebody begins it, and StorageFailed.
        """
        name = mark_of_walk(organisation, leader, checklist_id)
        with held(self.root, name, in_use="This walk is being begun in another window."):
            yield

    def path_for(self, head: AuditHead) -> Path:
        """The file that a new audit with this head is saved in."""
        name = f"{slug(head.checklist_id)}-r{head.round}-{slug(head.leader)}-{head.id}.json"
        return self._organisations / slug(head.organisation) / name

    def _stored(self, audit_id: str) -> Path | None:
        """Where the audit is: by the name of the file, or by what stands in a file that a person named."""
        path = named_file(self._organisations, audit_id)
        if path is not None:
            return path
        heads, _ = heads_of(unnamed_files(self._organisations))
        return next((each.path for each in heads if each.head.id == audit_id), None)
