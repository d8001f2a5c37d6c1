"""The documented shape of `import --json`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cx_audit.core.kinship import kin_of

if TYPE_CHECKING:
    from cx_audit.archive.arriving import Clash, Side
    from cx_audit.archive.importing import Import
    from cx_audit.archive.incoming import FoundAudit, Incoming
    from cx_audit.core.arrivals import Choice, Outcome


def import_json(
    coming: Import,
    incoming: Incoming,
    *,
    choices: Mapping[int, Choice],
    outcome: Outcome | None,
    carried_out: bool,
) -> dict[str, Any]:
    """What an import comes to; without an `outcome`, because a choice is missing, only the conflicts are said."""
    placed = {} if outcome is None else {"new": outcome.added, "replaced": outcome.replaced, "here": outcome.known}
    notes = [] if outcome is None else coming.gained_notes(outcome)
    return {
        "carried_out": carried_out,
        **{
            kind: [
                _arrival_json(coming.arrivals[number], audit_id) for number, audit_id in placed.get(kind, {}).items()
            ]
            for kind in ("new", "replaced", "here")
        },
        "conflicts": [_clash_json(clash, choices.get(clash.arrival)) for clash in coming.clashes],
        "notes": [{"organisation": each.after.organisation, "new_records": each.new_records} for each in notes],
        "damaged": [
            {"file": each.file, "where": each.where, "message": each.message, "hint": each.hint}
            for each in incoming.damaged
        ],
        "passed_over": incoming.passed_over,
    }


def _arrival_json(found: FoundAudit, audit_id: str) -> dict[str, Any]:
    head = found.audit.head
    return {
        "id": audit_id,
        "own_id": head.id,
        "organisation": head.organisation,
        "leader": head.leader,
        "round": head.round,
        "checklist": head.checklist_id,
        "file": found.file,
        "seal_whole": found.audit.seal_is_whole,
    }


def _clash_json(clash: Clash, choice: Choice | None) -> dict[str, Any]:
    kin = kin_of(clash.first.audit, clash.second.audit) if clash.first.audit and clash.second.audit else None
    return {
        "id": clash.audit_id,
        "first": _side_json(clash.first),
        "second": _side_json(clash.second),
        "first_is_here": clash.is_here,
        "kinship": kin.kinship.value if kin else None,
        "choice": choice.value if choice else None,
    }


def _side_json(side: Side) -> dict[str, Any]:
    audit = side.audit
    return {
        "file": side.file,
        "readable": audit is not None,
        "organisation": audit.organisation if audit else None,
        "leader": audit.leader if audit else None,
        "round": audit.round if audit else None,
        "started": audit.started.isoformat() if audit else None,
        "changed": audit.changed.isoformat() if audit else None,
        "finished": audit.finished.isoformat() if audit and audit.finished else None,
        "answers": len(audit.responses) if audit else None,
    }
