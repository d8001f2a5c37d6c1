"""What is noted about an organisation beside its audits: marks on follow-ups, and volumes. Nothing is taken away."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from cx_audit.core.follow_ups import Mark
from cx_audit.core.volumes import Volume
from cx_audit.text import same_name

_Record = TypeVar("_Record", Mark, Volume)
_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """The marks and the volumes of one organisation, each record once, by time and id, in whatever order they came."""

    organisation: str
    marks: tuple[Mark, ...] = ()
    volumes: tuple[Volume, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "marks", _in_order(self.marks))
        object.__setattr__(self, "volumes", _in_order(self.volumes))

    def with_mark(self, mark: Mark) -> Notes:
        """The notes with one mark more, which holds from now on, also where another laptop's clock is ahead."""
        at = _after(mark.at, [each.at for each in self.marks if each.follow_up == mark.follow_up])
        return replace(self, marks=(*self.marks, replace(mark, at=at)))

    def with_volume(self, volume: Volume) -> Notes:
        """The notes with one volume more, which holds from now on, also where another laptop's clock is ahead."""
        at = _after(volume.at, [each.at for each in self.volumes if each.touchpoint == volume.touchpoint])
        return replace(self, volumes=(*self.volumes, replace(volume, at=at)))

    def without_audit(self, audit_id: str) -> Notes:
        """The notes without the marks on an audit that is to be forgotten."""
        kept = tuple(mark for mark in self.marks if not mark.follow_up.startswith(f"{audit_id}/"))
        return replace(self, marks=kept)


def merged(one: Notes, other: Notes) -> Notes:
    """Everything that stands in either; the same whichever comes first, and however often it is done.

    Raises ValueError where they are of two organisations.
    """
    if not same_name(one.organisation, other.organisation):
        raise ValueError("notes of two organisations are not merged")
    return Notes(
        organisation=min(one.organisation, other.organisation),
        marks=(*one.marks, *other.marks),
        volumes=(*one.volumes, *other.volumes),
    )


def _in_order(records: tuple[_Record, ...]) -> tuple[_Record, ...]:
    once = {record.id: record for record in records}
    return tuple(record for _, record in sorted(once.items(), key=lambda pair: (pair[1].at, pair[0])))


def _after(at: datetime, earlier: list[datetime]) -> datetime:
    latest = max(earlier, default=None)
    return at if latest is None or latest < at else (latest + _A_MOMENT).astimezone(at.tzinfo)
