"""What a list of audits shows of each, without the answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cx_audit.core.audit import Audit


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


def head_of(audit: Audit) -> AuditHead:
    """The head of an audit."""
    return AuditHead(
        id=audit.id,
        organisation=audit.organisation,
        leader=audit.leader,
        round=audit.round,
        checklist_id=audit.checklist.id,
        checklist_title=audit.checklist.title,
        started=audit.started,
        changed=audit.changed,
        finished=audit.finished,
        made_up=audit.made_up,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredHead:
    """An audit's head, and the file in which the audit is."""

    head: AuditHead
    path: Path
