"""The rows in which pages list audits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cx_audit.terminal.pages.list_page import AuditRow

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead


def row_of(stored: StoredHead) -> AuditRow:
    """What a list shows of this audit."""
    return AuditRow(
        id=stored.head.id,
        organisation=stored.head.organisation,
        leader=stored.head.leader,
        round=stored.head.round,
        checklist_id=stored.head.checklist_id,
        checklist=stored.head.checklist_title,
        changed=stored.head.changed,
        finished=stored.head.finished,
        made_up=stored.head.made_up,
    )
