"""Finding the audit that a person means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from cx_audit.cli.heads_read import HeadsRead, read_heads
from cx_audit.cli.workspace import where_the_demo_is
from cx_audit.core.audit import Audit
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import nearest, shortened

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace

_MOST_LISTED = 10
_MOST_NAMED = 3


def audit_wanted(room: Workspace, wanted: str) -> Audit:
    """The audit with this id or its first letters, or the latest of the organisation or leader with this name.

    With nothing wanted, the latest finished audit. Raises NotFound with the nearest names.
    """
    heads = read_heads(room)
    if not wanted:
        return room.audits.load(_latest_finished(room, heads).head.id)
    named = heads.of_organisation(wanted) or heads.of_leader(wanted)
    stored = _latest(named) if named else head_by_id(room, heads, wanted)
    return room.audits.load(stored.head.id)


def only_open_audit(room: Workspace) -> Audit:
    """The only open audit. Raises NotFound where no walk is open, and BadInput, which names them, where several are."""
    going = read_heads(room).going
    if not going:
        raise NotFound("No walk is open.", hint=f"Read the latest finished one with: {room.typed('show')}")
    if len(going) > 1:
        refuse_to_choose(room, going, hint=f"Name one: {room.typed('show ID --so-far')}")
    return room.audits.load(going[0].head.id)


def head_by_id(room: Workspace, heads: HeadsRead, wanted: str) -> StoredHead:
    """The audit with this id, or the only one whose id begins so.

    Raises NotFound with the nearest ids, or, where the text is rather meant as a name, with the nearest names.
    """
    try:
        return room.audits.find(wanted)
    except NotFound:
        if _is_meant_as_id(wanted.casefold(), [stored.head.id for stored in heads.every]):
            raise
    near = nearest(wanted, [*heads.organisations, *heads.leaders])
    if near:
        hint = f"Did you mean: {', '.join(near)}?"
    elif heads.every:
        first = ", ".join(heads.organisations[:_MOST_NAMED])
        hint = f"There is: {first}. See them all with: {room.typed('list')}"
    else:
        hint = f"Begin a walk with: {room.typed('walk')}"
    hint = where_the_demo_is(wanted) or hint
    raise NotFound(f"There is no organisation, leader or audit “{shortened(wanted)}”.", hint=hint)


def _is_meant_as_id(wanted: str, ids: list[str]) -> bool:
    return any(each.startswith(wanted) for each in ids) or bool(nearest(wanted, ids))


def refuse_to_choose(room: Workspace, going: Sequence[StoredHead], *, hint: str) -> NoReturn:
    """Raise BadInput that names the open walks, the first ten of them; the hint says how to name one."""
    listed = [
        f"  {stored.head.id}  {stored.head.organisation}, {stored.head.leader}, round {stored.head.round}"
        for stored in going[:_MOST_LISTED]
    ]
    more = len(going) - len(listed)
    if more > 0:
        listed.append(f"  and {more} more: {room.typed('list --open')}")
    raise BadInput("\n".join([f"{len(going)} walks are open:", *listed]), hint=hint)


def _latest(heads: Sequence[StoredHead]) -> StoredHead:
    finished = [stored for stored in heads if stored.head.finished]
    return max(finished or heads, key=lambda stored: (stored.head.round, stored.head.finished or stored.head.changed))


def _latest_finished(room: Workspace, heads: HeadsRead) -> StoredHead:
    finished = heads.finished
    if finished:
        return finished[0]
    if heads.every:
        raise BadInput("No walk is finished yet.", hint=f"Go on with one: {room.typed('resume')}")
    raise NotFound(
        "There are no audits yet.",
        hint=f"Begin a walk with: {room.typed('walk')}\nOr look around with: cx-audit demo",
    )
