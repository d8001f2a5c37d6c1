"""Going on with a walk whose checklist file has changed since the walk took it up."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.speech import lines_said, say, say_line
from cx_audit.core.audit import Audit
from cx_audit.core.rounds import FIRST_WALK, is_first_walk_in_full
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import counted

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.checklist import Checklist

_ROWS_TO_CHOOSE = 9
"""What the question which checklist to go on with takes below the changes."""


def with_checklist_of_choice(room: Workspace, audit: Audit, *, take_over: bool, plain: bool) -> Audit:
    """The held open audit with the checklist it has, or with the changed one where the leader takes that over."""
    changed = _changed(room, audit)
    if changed is None:
        return audit
    from cx_audit.core.comparison import compare
    from cx_audit.core.take_over import taken_over
    from cx_audit.core.take_over_words import answers_left, changes_by_place

    changes = compare(audit.checklist, changed).changes
    if not changes:
        return audit
    taken, carried = taken_over(audit, changed)
    number = counted(len(changes), "change")
    places = changes_by_place(changes, audit.checklist, changed, carried)
    sentences = [
        f"The checklist “{changed.title}” has changed since this walk took it up: {number}.",
        *chain.from_iterable((f"{each.place}:", *(f"- {said}" for said in each.sentences)) for each in places),
        answers_left(carried),
    ]
    _say_by_page(sentences, plain=plain)
    if not take_over and not _wants_the_changed(plain=plain):
        say(f"The walk {_AS_IT_IS}.")
        return audit
    room.audits.save(taken)
    say("The walk goes on with the changed checklist; every answer is kept in its file.")
    return taken


_AS_IT_IS = "goes on with the checklist that it has"


def _changed(room: Workspace, audit: Audit) -> Checklist | None:
    """The checklist as it is now, where that may be taken over; None where it is the same, or cannot be used.

    It is looked for where it came from, and nowhere else: in its file when it was named by one, else on the shelf.
    """
    own = audit.checklist
    if audit.checklist_file and not _is_file(audit.checklist_file):
        say(f"The file of the checklist, {audit.checklist_file}, cannot be found, so the walk {_AS_IT_IS}.")
        return None
    try:
        now = room.shelf.load(audit.checklist_file or own.id).checklist
    except NotFound:
        return None
    except BadInput as error:
        say(f"{error.message} The walk {_AS_IT_IS}.")
        return None
    if now.id != own.id:
        say(f"{audit.checklist_file} has another checklist now, “{now.title}”, so the walk {_AS_IT_IS}.")
        return None
    if now.id == FIRST_WALK and now != own and not is_first_walk_in_full(now.touchpoints):
        say(f"The checklist “{now.title}” has changed and is no longer a whole first walk, so the walk {_AS_IT_IS}.")
        return None
    return None if now == own else now


def _is_file(path: str) -> bool:
    """Whether an ordinary file is there; a path that was moved from another system is not whole here."""
    try:
        return Path(path).is_absolute() and Path(path).is_file()
    except OSError:
        return False


def _say_by_page(sentences: Sequence[str], *, plain: bool) -> None:
    """Say the sentences; where a person sits at the prompts, as many lines at once as stay in sight."""
    from cx_audit.terminal.screen import can_prompt, screen_of

    height = max(3, screen_of(sys.stderr).height - _ROWS_TO_CHOOSE)
    stepwise, left = can_prompt() and not plain, height
    for line in (line for sentence in sentences for line in lines_said(sentence)):
        if stepwise and not left:
            from cx_audit.terminal.asking import wait_for_a_key

            stepwise, left = wait_for_a_key("Go on"), height
        say_line(line)
        left -= 1


def _wants_the_changed(*, plain: bool) -> bool:
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.screen import has_terminal

    if not has_terminal() and not plain:
        return False
    choices = [("k", "Keep the checklist that this walk has", False), ("t", "Take over the changed one", True)]
    return ask_choice("Which checklist will you go on with?", choices, plain=plain) is True
