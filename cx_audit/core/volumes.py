"""How many customers an organisation has in a year, and how many pass a touchpoint, as it says itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from cx_audit.core.records import id_of_record

MOST_A_YEAR = 1_000_000_000_000
WHOLE_ORGANISATION = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """Customers a year: of a touchpoint, by its id, or of the whole organisation where that is empty.

    `low` and `high` run from 0 to a million million and are equal for a number; both are None where an earlier volume
    was taken back. Raises ValueError for anything else.
    """

    touchpoint: str
    low: int | None
    high: int | None
    at: datetime

    def __post_init__(self) -> None:
        match self.low, self.high:
            case None, None:
                return
            case int(low), int(high) if 0 <= low <= high <= MOST_A_YEAR:
                return
            case _:
                raise ValueError("a volume is two whole numbers from 0 to a million million, the lower one first")

    @property
    def id(self) -> str:
        """The id of this record, made from its content."""
        return id_of_record("volume", self.touchpoint, str(self.low), str(self.high), self.at.isoformat())


def known_volumes(volumes: Iterable[Volume]) -> dict[str, Volume]:
    """The latest volume by touchpoint, without those that were taken back."""
    latest = {volume.touchpoint: volume for volume in sorted(volumes, key=lambda each: (each.at, each.id))}
    return {touchpoint: volume for touchpoint, volume in latest.items() if volume.low is not None}
