"""The documented shape of `list --json`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead


def heads_json(heads: Sequence[StoredHead]) -> list[dict[str, Any]]:
    """One object an audit, in the order of the list."""
    return [
        {
            "id": stored.head.id,
            "organisation": stored.head.organisation,
            "leader": stored.head.leader,
            "round": stored.head.round,
            "checklist": stored.head.checklist_id,
            "started": stored.head.started.isoformat(),
            "changed": stored.head.changed.isoformat(),
            "finished": stored.head.finished.isoformat() if stored.head.finished else None,
            "complete": stored.head.finished is not None,
            "made_up": stored.head.made_up,
            "path": str(stored.path),
        }
        for stored in heads
    ]
