"""`cx-audit` alone in a terminal: what would you like to do?"""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.workspace import Workspace, workspace

if TYPE_CHECKING:
    from cx_audit.archive.heads import AuditHead, StoredHead

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


class _Wish(Enum):
    GO_ON = "go on"
    WALK = "walk"
    RESULTS = "results"
    CHECKLISTS = "checklists"
    DEMO = "demo"


def at_home(data: Path | None, *, plain: bool, made_up: bool = False) -> int:
    """Offer to go on, begin, read results or checklists; 0 when the person is done.

    Where everything in the folder is `made_up`, a walk that is begun goes into the leader's own folder.
    """
    from cx_audit.cli.finding import readable_heads
    from cx_audit.cli.naming import Wish, with_names
    from cx_audit.cli.walks import begin, go_on
    from cx_audit.terminal.asking import ask_choice

    room = workspace(data)
    heads = readable_heads(room)
    going = [stored for stored in heads if stored.head.finished is None]
    finished = [stored for stored in heads if stored.head.finished is not None]
    choices: list[tuple[str, str, _Wish]] = []
    if going:
        choices.append(("g", f"Go on with a walk ({len(going)} open)", _Wish.GO_ON))
    own = room if not made_up else workspace(None)
    choices.append(("n", "Begin a walk of your own organisation" if made_up else "Begin a new walk", _Wish.WALK))
    if finished:
        choices.append(("r", f"Read results ({len(finished)} finished)", _Wish.RESULTS))
    choices.append(("c", "Look at the checklists", _Wish.CHECKLISTS))
    if not heads:
        choices.append(("d", "Look around first, with a made-up organisation", _Wish.DEMO))
    match ask_choice("Become a customer of your own organisation. What would you like to do?", choices, plain=plain):
        case _Wish.GO_ON:
            return go_on(room, "", plain=plain)
        case _Wish.WALK:
            wish = Wish(organisation="", leader="", checklist="", round=None, answers=None, anyway=False, plain=plain)
            named = with_names(wish)
            return begin(own, named) if named else 0
        case _Wish.RESULTS:
            return _read_results(room, finished, plain=plain)
        case _Wish.CHECKLISTS:
            return _read_checklists(room, plain=plain)
        case _Wish.DEMO:
            from cx_audit.cli.demo import look_around

            return look_around(None, plain=plain)
        case _:
            return 0


def _read_results(room: Workspace, finished: list[StoredHead], *, plain: bool) -> int:
    from cx_audit.cli.showing import show_page
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.pages.result_page import day_text

    latest = sorted(finished, key=lambda stored: stored.head.finished or stored.head.changed, reverse=True)

    def described(head: AuditHead) -> str:
        return f"{head.organisation} · {head.leader} · round {head.round} · {day_text(head.changed)}"

    choices = [(key, described(each.head), each.head.id) for key, each in zip(_KEYS, latest, strict=False)]
    chosen = ask_choice("Whose walk?", choices, plain=plain)
    if chosen:
        show_page(room, room.audits.load(str(chosen)), stepwise=not plain)
    return 0


def _read_checklists(room: Workspace, *, plain: bool) -> int:
    from cx_audit.cli.showing import print_by_section
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.pages.checklist_page import draw_checklist
    from cx_audit.terminal.pages.sheet import Sheet, screen_for

    usable = [entry for entry in room.shelf.entries() if not entry.problem]
    choices = [(key, entry.title, entry.id) for key, entry in zip(_KEYS, usable, strict=False)]
    chosen = ask_choice("Which checklist will you read?", choices, plain=plain)
    if chosen:
        sheet = Sheet(screen_for(sys.stdout))
        draw_checklist(sheet, room.shelf.load(str(chosen)).checklist)
        print_by_section(sheet, stepwise=not plain)
    return 0
