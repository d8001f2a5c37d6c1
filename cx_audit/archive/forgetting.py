"""Removing everything of an organisation, or of one audit, from the data folder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

from cx_audit.archive.atomic import TEMPORARY, storage_failed, sync_folder
from cx_audit.archive.belongings import ROSTERS, Belongings
from cx_audit.archive.files import audit_files
from cx_audit.archive.folder import ORGANISATIONS, Folder
from cx_audit.archive.journal import importing
from cx_audit.archive.locks import LOCKS, held
from cx_audit.archive.names import file_name_of, is_id, mark_of_walk
from cx_audit.archive.notes import NOTES, NotesFolder
from cx_audit.archive.open_files import let_open
from cx_audit.archive.rosters import rosters_in
from cx_audit.errors import CxAuditError, InUse, NotAllowed, Problem
from cx_audit.text import slug

_IN_USE = "Something of it is open in another window."


def forget(folder: Folder, going: Belongings, *, unreadable: bool) -> list[Problem]:
    """Remove it all, the unreadable files only where that is said; what could not be removed, and why.

    Raises InUse where an audit or the notes are open in another window, NotAllowed where a link leads out of the data
    folder, BadInput where notes must be read and cannot, and StorageFailed; then nothing has been removed.
    """
    root, notes = folder.root, NotesFolder(folder.root)
    files = [*(each.path for each in going.audits), *going.copies, *(going.unreadable if unreadable else ())]
    if not (files or going.whole):
        return []
    files += _beside_the_audits(root, going)
    _refuse_links_out(root, files)
    if not going.whole and going.organisation:
        notes.load(going.organisation)
    with ExitStack() as holding:
        holding.enter_context(importing(root))
        let_open(len(going.ids))
        for audit_id in going.ids:
            holding.enter_context(folder.hold(audit_id))
        if going.whole:
            holding.enter_context(notes.hold(going.organisation))
            holding.enter_context(rosters_in(root).hold(going.organisation))
            for name in _names_of_locks(root, going):
                holding.enter_context(held(root, name, in_use=_IN_USE))
        left = list(_remove([*files, *_temporaries(root, going, files)]))
    if not going.whole:
        left += _remove_marks(notes, going)
    _remove_empty_folders(root, files)
    return left


def staying_beside(folder: Folder, going: Belongings) -> list[Path]:
    """The files in the folders of an organisation that are no audits to cx-audit, such as copies and own lists.

    None for a single audit. Raises StorageFailed where a folder cannot be read.
    """
    if not going.whole:
        return []
    organisations = folder.root / ORGANISATIONS
    paths = [*(each.path for each in going.audits), *going.copies, *going.unreadable]
    folders = {organisations / slug(going.organisation), *(path.parent for path in paths)}
    audits = set(audit_files(organisations))
    found = (path for each in folders for path in each.rglob("*") if not path.is_dir() or path.is_symlink())
    return sorted(path for path in found if path not in audits and not path.name.endswith(TEMPORARY))


def _beside_the_audits(root: Path, going: Belongings) -> list[Path]:
    if not going.whole:
        return []
    return [
        *(NotesFolder(root).path_of(each) for each in going.notes),
        *([going.roster] if going.roster is not None else []),
    ]


def _refuse_links_out(root: Path, files: Iterable[Path]) -> None:
    for path in files:
        if not path.parent.resolve().is_relative_to(root.resolve()):
            raise NotAllowed(
                f"Nothing was removed, because a link leads out of the data folder at {path.parent}.",
                hint="Remove the files where the link leads, then the link, and try again.",
            )


def _remove(files: Iterable[Path]) -> Iterator[Problem]:
    folders = set()
    for path in files:
        try:
            path.unlink(missing_ok=True)
            folders.add(path.parent)
        except OSError as error:
            said = storage_failed(error, path, "was not removed")
            yield Problem(file=str(path), message=said.message, hint=said.hint)
    for folder in folders:
        with suppress(OSError):  # the files are gone; only a power cut in the next moment could bring them back
            sync_folder(folder)


def _remove_marks(notes: NotesFolder, going: Belongings) -> Iterator[Problem]:
    for organisation in going.notes:
        for audit_id in going.ids:
            try:
                notes.forget_audit(organisation, audit_id)
            except CxAuditError as error:
                yield Problem(file=str(notes.path_of(organisation)), message=error.message, hint=error.hint)


def _temporaries(root: Path, going: Belongings, files: Iterable[Path]) -> list[Path]:
    """What killed processes left in the folders of an organisation; what another window writes now is left to it."""
    if not going.whole:
        return []
    folders = {path.parent for path in files if path.parent.parent == root / ORGANISATIONS}
    return [path for folder in folders for path in folder.glob(f".*{TEMPORARY}") if _is_left_over(root, path)]


def _is_left_over(root: Path, temporary: Path) -> bool:
    audit_id = temporary.name.removeprefix(".").partition("-")[0]
    if not is_id(audit_id):
        return True
    try:
        with held(root, audit_id, in_use=_IN_USE):
            return True
    except InUse:
        return False


def _names_of_locks(root: Path, going: Belongings) -> list[str]:
    """The locks that killed processes left and that carry a name of the organisation; letting go removes them."""
    name = file_name_of(going.organisation)
    walks = {mark_of_walk(each.head.organisation, each.head.leader, each.head.checklist_id) for each in going.audits}
    names = sorted(path.stem for path in (root / LOCKS).glob("*.lock"))
    ours = {f"{NOTES}-{name}", f"{ROSTERS}-{name}"}
    return [each for each in names if (name in each or each in walks) and each not in ours]


def _remove_empty_folders(root: Path, files: Iterable[Path]) -> None:
    for folder in sorted({path.parent for path in files}, key=lambda each: len(each.parts), reverse=True):
        for each in (folder, *folder.parents):
            if each == root or not each.is_relative_to(root):
                break
            with suppress(OSError):  # something else is in it
                each.rmdir()
