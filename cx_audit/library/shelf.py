"""Where checklists are found: those that ship with cx-audit, and the leader's own."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cache, partial
from pathlib import Path

from cx_audit.core.checklist import Checklist
from cx_audit.errors import BadInput, NotFound, StorageFailed
from cx_audit.library.findings import did_you_mean, near_names, quoted
from cx_audit.library.incoming import MOST_BYTES
from cx_audit.library.nodes import Mapping
from cx_audit.library.source import top_scalar
from cx_audit.library.taking import Taking

SUFFIXES = (".yaml", ".yml")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_LEAST_ALIKE = 0.75
_PACKAGE = Path(__file__).resolve().parent.parent


class Origin(StrEnum):
    """Who a checklist comes from."""

    SHIPPED = "shipped"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One checklist on the shelf; `shadows` when it hides a shipped one of the same id.

    A checklist that cannot be used says why in `problem`. Where it is `broken`, that is the first of its problems, and
    its id is what could be made out, else the file's stem.
    """

    id: str
    title: str
    path: Path
    origin: Origin
    shadows: bool = False
    problem: str = ""
    broken: bool = False
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A checklist, the file that it was read from, and its tree with the places of everything in it."""

    checklist: Checklist
    path: Path
    tree: Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The shipped checklists, and those in the folder `checklists` of the data folder, if there is one."""

    data_folder: Path | None = None

    def entries(self) -> tuple[Entry, ...]:
        """Every checklist by id, broken ones too; a shipped one is left out where an own one shadows it."""
        own = tuple(self._entries(self._own_folder, Origin.OWN))
        shipped = tuple(self._entries(shipped_folder(), Origin.SHIPPED))
        shipped_ids = {entry.id for entry in shipped}
        own_ids = {entry.id for entry in own}
        marked = [replace(entry, shadows=entry.id in shipped_ids) for entry in own]
        kept = [entry for entry in shipped if entry.id not in own_ids]
        return tuple(sorted([*marked, *kept], key=lambda entry: (entry.id, entry.origin, entry.path)))

    def load(self, name_or_path: str) -> Loaded:
        """The checklist with this id, or in this file; an own one comes before a shipped one.

        Whatever ends in .yaml or .yml, or has a path separator, is a file. Raises NotFound with the nearest ids, and
        BadInput for a file that is missing, unreadable or has problems.
        """
        if is_path(name_or_path):
            return self._loaded(Path(name_or_path), name_or_path)
        path = self._path_of(name_or_path)
        return self._loaded(path, str(path))

    def shadows(self, loaded: Loaded) -> bool:
        """Whether a checklist that was loaded is one of the leader's own with the id of a shipped one."""
        own = self._own_folder is not None and loaded.path.resolve().parent == self._own_folder.resolve()
        return own and _path_of(loaded.checklist.id, shipped_folder(), _Files()) is not None

    def _path_of(self, checklist_id: str, files: _Files | None = None, beside: Path | None = None) -> Path:
        """The file of this id: one's own, else shipped, else the one that is named for it `beside` who asks."""
        files = files or _Files()
        folders = (self._own_folder, shipped_folder())
        for folder in folders:
            path = _path_of(checklist_id, folder, files)
            if path is not None:
                return path
        if beside is not None and _ID.fullmatch(checklist_id):
            for path in (beside / f"{checklist_id}{suffix}" for suffix in SUFFIXES):
                if path.is_file() and files.id_in(path) in (checklist_id, None):
                    return path
        listed = {files.id_in(path) for folder in folders for path in files.of(folder)}
        ids = sorted(each for each in listed if each)
        meant = did_you_mean([each for each in near_names(checklist_id, ids, most=3) if _alike(checklist_id, each)])
        hint = f"D{meant[1:]}" if meant else f"{self._put_it_there()}See them all with: cx-audit checklist list"
        raise NotFound(f"No checklist goes by {quoted(checklist_id)}.", hint=hint)

    def _put_it_there(self) -> str:
        return f"If you have its file, put it into {self._own_folder}. " if self._own_folder is not None else ""

    def _loaded(self, path: Path, file: str) -> Loaded:
        find = partial(self._path_of, files=_Files(), beside=path.parent)
        checklist, tree = Taking(find=find, read=read_file).decoded(path, file)
        return Loaded(checklist=checklist, path=path, tree=tree)

    def _entries(self, folder: Path | None, origin: Origin) -> Iterator[Entry]:
        paths: dict[str, Path] = {}
        # Where two files have one id, `load` finds the one that is named for it.
        for path in sorted(_files(folder), key=lambda each: (_id_in(each) != each.stem, each)):
            try:
                checklist = self._loaded(path, str(path)).checklist
            except BadInput as error:
                known = _id_in(path)
                own_id = known if known and _ID.fullmatch(known) else path.stem
                problem = _first_problem(error)
                yield Entry(id=own_id, title="", path=path, origin=origin, problem=problem, broken=True)
                continue
            first = paths.setdefault(checklist.id, path)
            problem = (
                "" if first == path else f"{first.name} has the id {quoted(checklist.id)} too; give one another id."
            )
            yield Entry(
                id=checklist.id,
                title=checklist.title,
                path=path,
                origin=origin,
                problem=problem,
                summary=checklist.summary,
            )

    @property
    def _own_folder(self) -> Path | None:
        return self.data_folder / "checklists" if self.data_folder is not None else None


def shipped_folder() -> Path:
    """The folder of the checklists that ship: in the package, or beside it in a checkout."""
    for folder in (_PACKAGE / "_checklists", _PACKAGE.parent / "checklists"):
        if folder.is_dir():
            return folder
    raise StorageFailed("The checklists that ship with cx-audit are missing.", hint="Install cx-audit again.")


def read_file(path: Path, file: str) -> bytes:
    """The bytes of a file, at most one more than a YAML file may have; raises BadInput where it cannot be read."""
    try:
        with path.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise BadInput(f"There is no file {quoted(file)}.", hint="Check its name and its folder.") from None
    except IsADirectoryError:
        raise BadInput(f"{quoted(file)} is a folder.", hint="Name a YAML file in it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadInput(
            f"{quoted(file)} cannot be read: {reason}.", hint="Check its name and who may read it."
        ) from None


def is_path(name: str) -> bool:
    """Whether this names a file rather than a checklist of the shelf: by a suffix of YAML, or a path separator."""
    separators = {"/", os.sep, os.altsep or os.sep}
    return name.lower().endswith(SUFFIXES) or any(separator in name for separator in separators)


def _alike(wanted: str, name: str) -> bool:
    """Whether a name, up to its slash, could be a slip of the other, and does not just share a word with it."""
    asked = wanted.partition("/")[0].casefold()
    return SequenceMatcher(None, asked, name).ratio() >= _LEAST_ALIKE


class _Files:
    """The files of the folders and the ids in them, each looked at once."""

    def __init__(self) -> None:
        self.of = cache(_files)
        self.id_in = cache(_id_in)


def _files(folder: Path | None) -> tuple[Path, ...]:
    if folder is None:
        return ()
    try:
        return tuple(sorted(path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file()))
    except FileNotFoundError:
        return ()
    except OSError as error:
        reason = error.strerror or str(error)
        raise BadInput(f"The folder {quoted(str(folder))} cannot be read: {reason}.") from None


def _path_of(wanted: str, folder: Path | None, files: _Files) -> Path | None:
    """The file of a folder that has this id: the one so named, unless it has another id, else the first found."""
    if not _ID.fullmatch(wanted):
        return None
    paths = files.of(folder)
    for path in paths:
        if path.stem == wanted and files.id_in(path) in (wanted, None):
            return path
    return next((path for path in paths if path.stem != wanted and files.id_in(path) == wanted), None)


def _id_in(path: Path) -> str | None:
    try:
        return top_scalar(read_file(path, str(path)), "id")
    except BadInput:
        return None  # a file that cannot be read is no answer to a search; `entries` says what is wrong with it


def _first_problem(error: BadInput) -> str:
    return f"{error.message} {error.problems[0]}" if error.problems else error.message
