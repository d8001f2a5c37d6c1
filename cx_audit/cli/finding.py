"""Finding the audit that a person means."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NoReturn

from cx_audit.cli.heads_read import HeadsRead, read_heads
from cx_audit.cli.nothing_there import is_missing, no_audits
from cx_audit.cli.workspace import where_the_demo_is
from cx_audit.core.audit import Audit
from cx_audit.core.like_names import names_like
from cx_audit.errors import BadInput, NotFound, Problem
from cx_audit.text import clean_line, folded, nearest, shortened

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace

_MOST_LISTED = 10
_MOST_NAMED = 3

Line = Callable[[str], str]
"""Makes of a name or an id the line to type for it, with the command that is running."""


def line_of(room: Workspace, command: str, *options: str) -> Line:
    """Makes the lines of this command; a name that begins with a dash stands last, behind two of them."""

    def line(name: str) -> str:
        quoted = shlex.quote(name)
        if name.startswith("-"):
            return f"{room.typed(' '.join([command, *options]))} -- {quoted}"
        return room.typed(" ".join([command, quoted, *options]))

    return line


def audit_wanted(room: Workspace, wanted: str, *, line: Line) -> Audit:
    """The audit with this id or its first letters, or the latest of the organisation or leader with this name.

    With nothing wanted, the latest finished audit. Raises NotFound with the nearest names, and BadInput where the name
    has walks in several organisations.
    """
    heads = read_heads(room)
    stored = head_wanted(room, heads, wanted, line=line) if wanted else latest_finished(room, heads)
    return room.audits.load(stored.head.id)


def head_wanted(room: Workspace, heads: HeadsRead, wanted: str, *, line: Line) -> StoredHead:
    """The latest finished walk of the organisation or leader with this name, else the audit with this id.

    Raises NotFound with the nearest names, and BadInput where the name has walks in several organisations.
    """
    own, led = heads.of_organisation(wanted), heads.of_leader(wanted)
    by_organisation: dict[str, list[StoredHead]] = {}
    for stored in (*own, *led):
        by_organisation.setdefault(folded(stored.head.organisation), []).append(stored)
    if len(by_organisation) > 1:
        latest = [_latest(each) for each in by_organisation.values()]
        _refuse_two_meanings(wanted, latest, line)
    return _latest(own or led) if own or led else head_by_id(room, heads, wanted, line=line)


def _refuse_two_meanings(wanted: str, latest: Sequence[StoredHead], line: Line) -> NoReturn:
    raise BadInput(
        f"“{shortened(wanted)}” has walks in {len(latest)} organisations:",
        problems=[
            Problem(message=f"{each.head.id}  {each.head.organisation}, {each.head.leader}, round {each.head.round}")
            for each in latest
        ],
        hint=f"Name one by its id: {line(latest[0].head.id)}",
    )


def meant(near: Sequence[str], line: Line | None) -> str:
    """The names that may be meant, and what to type for the first of them."""
    asked = f"Did you mean: {', '.join(near)}?"
    return asked if line is None else f"{asked}\nAs in: {line(near[0])}"


def next_after_unknown(
    room: Workspace, wanted: str, heads: HeadsRead, *, line: Line | None = None, besides: Iterable[str] = ()
) -> str:
    """What to do next where a name is of no organisation: the names that are like it, else what there is.

    A leader's name is said to be one. `besides` has what may be meant as well as the organisations. A line to type
    comes only with a name that is like the wanted one.
    """
    led = heads.of_leader(wanted)
    near = names_like(wanted, [*heads.organisations, *besides])
    if demo := where_the_demo_is(wanted):
        return demo
    if led:
        return _said_of_a_leader(room, led, names_like(wanted, heads.organisations), line)
    if near:
        return meant(near, line)
    if heads.every:
        first = ", ".join(heads.organisations[:_MOST_NAMED])
        return f"There is: {first}. See them all with: {room.typed('list')}"
    return f"Begin a walk with: {room.typed('walk')}"


def _said_of_a_leader(room: Workspace, led: Sequence[StoredHead], near: Sequence[str], line: Line | None) -> str:
    from cx_audit.core.team_words import listed

    names = list({folded(each.head.organisation): each.head.organisation for each in led}.values())
    others = [each for each in near if each not in names]
    or_meant = f" Or did you mean: {', '.join(others)}?" if others else ""
    said = f"{led[0].head.leader} is a leader of {listed(names)}.{or_meant}"
    if len(names) > 1:
        return f"{said} See the walks with: {room.typed('list')}"
    if line is None:
        return f"{said} See the walks with: {line_of(room, 'list')(names[0])}"
    return f"{said}\nAs in: {line(names[0])}"


def only_open_audit(room: Workspace) -> Audit:
    """The only open audit. Raises NotFound where no walk is open, and BadInput, which names them, where several are."""
    going = read_heads(room).going
    if not going:
        raise NotFound("No walk is open.", hint=f"Read the latest finished one with: {room.typed('show')}")
    if len(going) > 1:
        refuse_to_choose(room, going, hint=f"Name one: {room.typed('show ID --so-far')}")
    return room.audits.load(going[0].head.id)


def head_by_id(room: Workspace, heads: HeadsRead, wanted: str, *, line: Line) -> StoredHead:
    """The audit with this id, or the only one whose id begins so.

    Raises NotFound with the nearest ids, or, where the text is rather meant as a name, with the nearest names.
    """
    try:
        return room.audits.find(wanted)
    except NotFound:
        if is_meant_as_id(wanted, heads, besides=heads.leaders):
            raise
    if not heads.every and is_missing(room):
        raise no_audits(room)
    hint = next_after_unknown(room, wanted, heads, line=line, besides=heads.leaders)
    raise NotFound(f"There is no organisation, leader or audit “{shortened(wanted)}”.", hint=hint)


def is_meant_as_id(wanted: str, heads: HeadsRead, *, besides: Iterable[str] = ()) -> bool:
    """Whether what names no organisation is rather an id with a slip than a leader, or a name too short for an id.

    `besides` are names that may be meant as well as the organisations.
    """
    from cx_audit.archive.folder import FEWEST_LETTERS_OF_AN_ID

    letters = clean_line(wanted).casefold()
    if heads.of_leader(wanted):
        return False
    if len(letters) < FEWEST_LETTERS_OF_AN_ID and names_like(wanted, [*heads.organisations, *besides]):
        return False
    ids = [stored.head.id for stored in heads.every]
    return any(each.startswith(letters) for each in ids) or bool(nearest(letters, ids))


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


def latest_finished(room: Workspace, heads: HeadsRead) -> StoredHead:
    """The walk that was finished last. Raises BadInput where none is, and NotFound where there is none at all."""
    finished = heads.finished
    if finished:
        return finished[0]
    if heads.every:
        raise BadInput("No walk is finished yet.", hint=f"Go on with one: {room.typed('resume')}")
    raise no_audits(room)
