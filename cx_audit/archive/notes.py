"""The notes: for each organisation one file, root/notes/<organisation>.json, with its marks and its volumes.

The audits are never touched from here.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from cx_audit.archive.kept_files import KeptFiles, Kind
from cx_audit.archive.notes_v1 import decode, encode
from cx_audit.core.follow_ups import Mark
from cx_audit.core.notes import Notes, merged
from cx_audit.core.volumes import Volume
from cx_audit.errors import Problem

NOTES = "notes"
_NOTES = Kind(
    folder=NOTES,
    words="notes",
    encode=encode,
    decode=decode,
    nothing=lambda organisation: Notes(organisation=organisation),
)


@dataclass(frozen=True, slots=True)
class NotesFolder:
    """The notes under `root`. Reading makes no folder; writing makes what is missing, for its owner alone."""

    root: Path

    @property
    def _files(self) -> KeptFiles[Notes]:
        return KeptFiles(root=self.root, kind=_NOTES)

    def path_of(self, organisation: str) -> Path:
        """Where the notes of this organisation are, or would be, however its name is spelled."""
        return self._files.path_of(organisation)

    def load(self, organisation: str) -> Notes:
        """The notes of this organisation, empty where there are none yet.

        Raises BadInput where the file is damaged or is of another organisation, and StorageFailed.
        """
        return self._files.load(organisation)

    def all(self) -> tuple[list[Notes], list[Problem]]:
        """The notes of every organisation, by name, and what is wrong with the files that are not read.

        Raises StorageFailed where the folder itself cannot be read.
        """
        return self._files.all()

    def add_mark(self, organisation: str, mark: Mark) -> Notes:
        """Write down what became of a follow-up, and give the notes as they are now; earlier marks stay.

        Raises BadInput where the file is damaged, InUse while another process changes it for long, StorageFailed.
        """
        return self._files.change(organisation, lambda notes: notes.with_mark(mark))

    def add_volume(self, organisation: str, volume: Volume) -> Notes:
        """Write down a volume, and give the notes as they are now; earlier volumes stay. Raises like `add_mark`."""
        return self._files.change(organisation, lambda notes: notes.with_volume(volume))

    def merge(self, notes: Notes) -> Notes:
        """Add the records that are not there yet, and give the notes as they are now. Raises like `add_mark`."""
        return self._files.change(notes.organisation, lambda own: merged(own, notes))

    def forget_audit(self, organisation: str, audit_id: str) -> Notes:
        """Remove the marks on an audit that is forgotten, and the file when nothing else is in it.

        Gives the notes as they are now. Raises like `delete`, and BadInput where the file is damaged.
        """
        return self._files.change(organisation, lambda notes: notes.without_audit(audit_id))

    def delete(self, organisation: str) -> bool:
        """Remove the notes of an organisation, readable or not, and say whether there were any.

        Raises NotAllowed where a link leads out of the data folder, InUse, and StorageFailed.
        """
        return self._files.delete(organisation)

    def hold(self, organisation: str) -> AbstractContextManager[None]:
        """Keep other processes from these notes while the block runs, and clear away what a killed one left."""
        return self._files.hold(organisation)
