"""The facilitator's rosters: for each organisation one file, root/rosters/<organisation>.json. Never exported."""

from __future__ import annotations

from pathlib import Path

from cx_audit.archive.belongings import ROSTERS
from cx_audit.archive.kept_files import KeptFiles, Kind
from cx_audit.archive.rosters_v1 import decode, encode
from cx_audit.core.roster import Roster

_ROSTER = Kind(
    folder=ROSTERS,
    words="roster",
    encode=encode,
    decode=decode,
    nothing=lambda organisation: Roster(organisation=organisation),
)


def rosters_in(root: Path) -> KeptFiles[Roster]:
    """The rosters under this data folder."""
    return KeptFiles(root=root, kind=_ROSTER)
