"""A folder that keeps one file for each organisation, root/<folder>/<organisation>.json, beside the audits."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from cx_audit.archive.atomic import TEMPORARY, clear_away, make_private, remove_within, storage_failed, write_whole
from cx_audit.archive.files import bytes_of
from cx_audit.archive.locks import held
from cx_audit.archive.names import file_name_of
from cx_audit.errors import BadInput, InUse, Problem, StorageFailed
from cx_audit.text import folded

_TRIES, _SECONDS_BETWEEN_TRIES = 40, 0.05


class OfOrganisation(Protocol):
    """What is kept in a file of its own for each organisation."""

    @property
    def organisation(self) -> str:
        """Whose it is."""


Kept = TypeVar("Kept", bound=OfOrganisation)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind(Generic[Kept]):
    """What a folder keeps: its name, the words for one of its files, its wire format, and when there is nothing in it.

    `decode` takes the bytes and the file's name. `words` stand in sentences: “The notes of this organisation are …”.
    """

    folder: str
    words: str
    encode: Callable[[Kept], bytes]
    decode: Callable[[bytes, str], Kept]
    nothing: Callable[[str], Kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFiles(Generic[Kept]):
    """The files of one kind under `root`. Reading makes no folder; writing makes what is missing, all private."""

    root: Path
    kind: Kind[Kept]

    def path_of(self, organisation: str) -> Path:
        """Where the file of this organisation is, or would be, however its name is spelled."""
        return self.root / self.kind.folder / f"{file_name_of(organisation)}.json"

    def load(self, organisation: str) -> Kept:
        """What is kept of this organisation, nothing where there is no file.

        Raises BadInput where the file is damaged or is of another organisation, and StorageFailed.
        """
        found = self._read(self.path_of(organisation))
        return self.kind.nothing(organisation) if found is None else found

    def all(self) -> tuple[list[Kept], list[Problem]]:
        """What is kept of every organisation, by name, and what is wrong with the files that are not read.

        Raises StorageFailed where the folder itself cannot be read.
        """
        found: list[Kept] = []
        problems: list[Problem] = []
        for path in self._files():
            try:
                kept = self._read(path)
            except BadInput as error:
                problems += error.problems
            except StorageFailed as error:
                problems.append(Problem(file=str(path), message=error.message, hint=error.hint))
            else:
                found += [kept] if kept is not None else []
        return sorted(found, key=lambda each: folded(each.organisation)), problems

    def change(self, organisation: str, change: Callable[[Kept], Kept]) -> Kept:
        """Put the changed content in place of what is there, and give it; a file with nothing left in it goes.

        Raises BadInput where the file is damaged, InUse while another process changes it for long, StorageFailed,
        and whatever `change` raises; then nothing has changed.
        """
        with self.hold(organisation):
            path = self.path_of(organisation)
            before = self._read(path)
            after = change(self.kind.nothing(organisation) if before is None else before)
            if after == self.kind.nothing(after.organisation):
                if before is not None:
                    remove_within(self.root, path)
            elif after != before:
                self._write(path, after)
            return after

    def delete(self, organisation: str) -> bool:
        """Remove the file of an organisation, readable or not, and say whether there was one.

        Raises NotAllowed where a link leads out of the data folder, InUse, and StorageFailed.
        """
        path = self.path_of(organisation)
        if not os.path.lexists(path):
            return False
        with self.hold(organisation):
            remove_within(self.root, path)
        return True

    @contextmanager
    def hold(self, organisation: str) -> Iterator[None]:
        """Keep other processes from this file while the block runs, and clear away what a killed one left."""
        name = file_name_of(organisation)
        in_use = f"The {self.kind.words} of this organisation {_are(self.kind.words)} being changed in another window."
        with _waited_for(self.root, f"{self.kind.folder}-{name}", in_use):
            clear_away(self.root.glob(f"{self.kind.folder}/.{name}-*{TEMPORARY}"))
            yield

    def _write(self, path: Path, kept: Kept) -> None:
        data = self.kind.encode(kept)
        try:
            make_private(self.root, self.kind.folder)
            write_whole(path, data, mark=path.stem)
        except OSError as error:
            raise storage_failed(error, path, "was not saved") from error

    def _files(self) -> list[Path]:
        folder = self.root / self.kind.folder
        try:
            return sorted(path for path in folder.iterdir() if path.suffix == ".json" and not path.name.startswith("."))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise storage_failed(error, folder, "cannot be read") from error

    def _read(self, path: Path) -> Kept | None:
        """What is in this file; None where there is no such file."""
        try:
            data = bytes_of(path)
        except StorageFailed as error:
            if isinstance(error.__cause__, FileNotFoundError):
                return None
            raise
        kept = self.kind.decode(data, str(path))
        if path.stem != file_name_of(kept.organisation):
            problem = Problem(
                file=str(path),
                where="organisation",
                message=f"the file's name is not the one for “{kept.organisation}”",
                hint=f"rename it to {file_name_of(kept.organisation)}.json",
            )
            raise BadInput(
                "The file's name and the organisation in it differ.", hint="Rename the file.", problems=[problem]
            )
        return kept


@contextmanager
def _waited_for(root: Path, name: str, in_use: str) -> Iterator[None]:
    """Hold a lock that others hold for a moment only: ask again for two seconds, then raise InUse."""
    with ExitStack() as holding:
        for tries_left in reversed(range(_TRIES)):
            try:
                holding.enter_context(held(root, name, in_use=in_use))
                break
            except InUse as error:
                if not tries_left:
                    raise InUse(error.message, hint="Try again in a moment.") from error
                time.sleep(_SECONDS_BETWEEN_TRIES)
        yield


def _are(words: str) -> str:
    return "are" if words.endswith("s") else "is"
