"""What to say where there are no audits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cx_audit.errors import NotFound

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace


def no_audits(room: Workspace) -> NotFound:
    """What to say where there is no audit at all; a folder that was named and is not there is said first."""
    begin = f"Begin a walk with: {room.typed('walk')}\nOr look around with: cx-audit demo"
    if is_missing(room):
        return NotFound(without_folder(room), hint=f"Look how it is written.\n{begin}")
    return NotFound("There are no audits yet.", hint=begin)


def is_missing(room: Workspace) -> bool:
    """Whether the data folder was named on the line, and is not there."""
    from cx_audit.cli.workspace import Source

    return room.source is Source.OPTION and not room.data.exists()


def without_folder(room: Workspace) -> str:
    """That the data folder is not there, in a sentence."""
    return f"The folder {room.data} does not exist, so there are no audits in it."
