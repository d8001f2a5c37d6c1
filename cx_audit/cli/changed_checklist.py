"""Going on with a walk whose checklist file has changed since it began."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.speech import say
from cx_audit.core.audit import Audit
from cx_audit.core.rounds import FIRST_WALK, is_first_walk_in_full
from cx_audit.errors import BadInput, NotFound

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.carry_over import CarryOver
    from cx_audit.core.checklist import Checklist


def with_checklist_of_choice(room: Workspace, audit: Audit, *, take_over: bool, plain: bool) -> Audit:
    """The open audit with the checklist it began with, or with the newer one where the leader takes that over."""
    newer = _newer(room, audit)
    if newer is None:
        return audit
    from cx_audit.core.changes import Added, ConditionsChanged
    from cx_audit.core.comparison import compare
    from cx_audit.core.comparison_words import change_text
    from cx_audit.core.take_over import taken_over

    changes = compare(audit.checklist, newer).changes
    if not changes:
        return audit
    count = len(changes)
    taken, carried = taken_over(audit, newer)
    say(f"The checklist “{newer.title}” has changed since this walk began: {count} change{'' if count == 1 else 's'}.")
    for change in changes:
        if isinstance(change, Added | ConditionsChanged):
            say(f"{change_text(change)} ({change.key}).")
    _tell(carried)
    if not take_over and not _wants_the_newer(plain=plain):
        say(f"The walk {_AS_IT_WAS}.")
        return audit
    with room.audits.hold(audit.id):
        room.audits.save(taken)
    say("The walk goes on with the newer checklist; every answer is kept in its file.")
    return taken


_AS_IT_WAS = "goes on with the checklist that it began with"


def _newer(room: Workspace, audit: Audit) -> Checklist | None:
    """The checklist as it is now, where that may be taken over; None where it is the same, or cannot be used.

    It is looked for where it came from, and nowhere else: in its file when it was named by one, else on the shelf.
    """
    own = audit.checklist
    if audit.checklist_file and not _is_file(audit.checklist_file):
        say(f"The file of the checklist, {audit.checklist_file}, cannot be found, so the walk {_AS_IT_WAS}.")
        return None
    try:
        newer = room.shelf.load(audit.checklist_file or own.id).checklist
    except NotFound:
        return None
    except BadInput as error:
        say(f"{error.message} The walk {_AS_IT_WAS}.")
        return None
    if newer.id != own.id:
        say(f"{audit.checklist_file} has another checklist now, “{newer.title}”, so the walk {_AS_IT_WAS}.")
        return None
    if newer.id == FIRST_WALK and newer != own and not is_first_walk_in_full(newer.touchpoints):
        say(f"The checklist “{newer.title}” has changed and is no longer a whole first walk, so the walk {_AS_IT_WAS}.")
        return None
    return None if newer == own else newer


def _is_file(path: str) -> bool:
    """Whether an ordinary file is there; a path that was moved from another system is not whole here."""
    try:
        return Path(path).is_absolute() and Path(path).is_file()
    except OSError:
        return False


def _tell(carried: CarryOver) -> None:
    fitting = len(carried.kept)
    say("1 answer still fits." if fitting == 1 else f"{fitting} answers still fit.")
    for dropped in carried.dropped:
        say(f"Does not fit: {dropped.key}. {dropped.why}")
    for reworded in carried.reworded:
        say(f"Asked in other words now: {reworded.key}: {reworded.became}")
    for touchpoint_id in carried.unsealed:
        say(f"New since your predictions were sealed, so without one: {touchpoint_id}.")


def _wants_the_newer(*, plain: bool) -> bool:
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.screen import has_terminal

    if not has_terminal() and not plain:
        return False
    choices = [("k", "Keep the checklist that this walk began with", False), ("t", "Take over the newer one", True)]
    return ask_choice("Which checklist will you go on with?", choices, plain=plain) is True
