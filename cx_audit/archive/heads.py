"""What a list of audits shows of each, without the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditHead:
    """Who walked what, and when; `finished` is None while the audit is open. `round` counts from 1."""

    id: str
    organisation: str
    leader: str
    round: int
    checklist_id: str
    checklist_title: str
    started: datetime
    changed: datetime
    finished: datetime | None
    made_up: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredHead:
    """An audit's head, and the file in which the audit is."""

    head: AuditHead
    path: Path
