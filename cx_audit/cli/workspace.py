"""What a command works with: the data folder, the audits, the checklists, the clock."""

from __future__ import annotations

import os
import shlex
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.errors import BadInput
from cx_audit.text import same_name, shortened

if TYPE_CHECKING:
    from cx_audit.archive.folder import Folder
    from cx_audit.archive.notes import NotesFolder
    from cx_audit.library.shelf import Shelf

VARIABLE = "CX_AUDIT_DATA"
DEMO_ORGANISATION = "Harbour Lamps"


class Source(StrEnum):
    """Who said where the data folder is."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """The data folder and how it was chosen."""

    data: Path
    source: Source

    @property
    def audits(self) -> Folder:
        """The audits in the data folder."""
        from cx_audit.archive.folder import Folder

        return Folder(self.data)

    @property
    def notes(self) -> NotesFolder:
        """The marks and the volumes in the data folder."""
        from cx_audit.archive.notes import NotesFolder

        return NotesFolder(self.data)

    @property
    def shelf(self) -> Shelf:
        """The checklists: the organisation's own and those that ship."""
        from cx_audit.library.shelf import Shelf

        return Shelf(data_folder=self.data)

    def typed(self, command: str) -> str:
        """The line to type for this command, so that it works with these audits from any folder."""
        data = f" --data {shlex.quote(str(self.data))}" if self.source is Source.OPTION else ""
        return f"cx-audit {command}{data}"


def workspace(data: Path | None) -> Workspace:
    """The workspace for `--data`, else CX_AUDIT_DATA, else the user data folder of this platform.

    Raises BadInput where that is something other than a folder.
    """
    if data is not None:
        return _checked(data, Source.OPTION, "--data")
    named = os.environ.get(VARIABLE, "")
    if named:
        return _checked(Path(named), Source.ENVIRONMENT, VARIABLE)
    return Workspace(data=platform_folder(), source=Source.PLATFORM)


def _checked(folder: Path, source: Source, said: str) -> Workspace:
    if "\0" in str(folder) or not str(folder).strip():
        raise BadInput(f"{said} does not name a folder.", hint="Name the folder that keeps the audits.")
    try:
        folder = folder.expanduser()
        is_something_else = folder.exists() and not folder.is_dir()
    except (OSError, RuntimeError) as error:
        reason = str(getattr(error, "strerror", None) or error).rstrip(".")
        message = f"{said} names “{shortened(str(folder))}”, which cannot be used: {reason}."
        raise BadInput(message, hint="Name another folder.") from error
    if is_something_else:
        raise BadInput(
            f"{said} names {folder}, which is not a folder.", hint="Name a folder, or one that is not there yet."
        )
    return Workspace(data=folder.absolute(), source=source)


def platform_folder() -> Path:
    """Where this platform keeps a user's data."""
    from platformdirs import user_data_path

    return user_data_path("cx-audit", appauthor=False)


def demo_folder() -> Path:
    """Where the made-up demo is kept, apart from a user's own data."""
    return platform_folder().with_name("cx-audit-demo")


def where_the_demo_is(name: str) -> str:
    """What to add to reach the demo, where it has been made and this is its organisation; else empty."""
    folder = demo_folder()
    is_meant = same_name(name, DEMO_ORGANISATION) and folder.is_dir()
    return f"The made-up demo is kept apart. To reach it, add: --data {shlex.quote(str(folder))}" if is_meant else ""


def log_folder() -> Path:
    """Where logs of our own faults go."""
    from platformdirs import user_log_path

    return user_log_path("cx-audit", appauthor=False)


def now() -> datetime:
    """This moment, with its zone, to the second."""
    return datetime.now().astimezone().replace(microsecond=0)
