"""Finding the audit that a person means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cx_audit.cli.speech import say
from cx_audit.core.audit import Audit
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import nearest, shortened

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace


def readable_heads(room: Workspace) -> list[StoredHead]:
    """The heads of all audits; files that cannot be read are told of and left out."""
    heads, problems = room.audits.heads()
    for problem in problems:
        say(f"Left out: {problem}")
    return heads


def audit_wanted(room: Workspace, wanted: str) -> Audit:
    """The audit with this id or its first letters, or the latest of the organisation or leader with this name.

    With nothing wanted, the latest finished audit. Raises NotFound with the nearest names.
    """
    heads = readable_heads(room)
    if not wanted:
        return room.audits.load(_latest_finished(heads).head.id)
    from cx_audit.archive.names import same_name

    of_organisation = [stored for stored in heads if same_name(stored.head.organisation, wanted)]
    named = of_organisation or [stored for stored in heads if same_name(stored.head.leader, wanted)]
    if named:
        return room.audits.load(_latest(named).head.id)
    ids = [stored.head.id for stored in heads]
    try:
        return room.audits.load(room.audits.find(wanted).head.id)
    except NotFound:
        if _is_meant_as_id(wanted.casefold(), ids):
            raise
    organisations = sorted({stored.head.organisation for stored in heads})
    near = nearest(wanted, {*organisations, *(stored.head.leader for stored in heads)}) or organisations[:3]
    hint = f"Did you mean: {', '.join(near)}?" if near else "Begin a walk with: cx-audit walk"
    raise NotFound(f"There is no organisation, leader or audit “{shortened(wanted)}”.", hint=hint)


def _is_meant_as_id(wanted: str, ids: list[str]) -> bool:
    return any(each.startswith(wanted) for each in ids) or bool(nearest(wanted, ids))


def _latest(heads: list[StoredHead]) -> StoredHead:
    finished = [stored for stored in heads if stored.head.finished]
    return max(finished or heads, key=lambda stored: (stored.head.round, stored.head.finished or stored.head.changed))


def _latest_finished(heads: list[StoredHead]) -> StoredHead:
    finished = [stored for stored in heads if stored.head.finished]
    if finished:
        return max(finished, key=lambda stored: stored.head.finished or stored.head.changed)
    if heads:
        raise BadInput("No walk is finished yet.", hint="Go on with one: cx-audit resume")
    raise NotFound(
        "There are no audits yet.", hint="Begin a walk with: cx-audit walk, or look around with: cx-audit demo"
    )
