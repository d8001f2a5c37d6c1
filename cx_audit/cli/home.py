"""`cx-audit` alone in a terminal: what would you like to do?"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.workspace import Workspace, workspace
from cx_audit.core.rounds import FIRST_WALK

if TYPE_CHECKING:
    from cx_audit.archive.heads import AuditHead, StoredHead
    from cx_audit.library.shelf import Entry


class _Errand(Enum):
    GO_ON = "go on"
    WALK = "walk"
    RESULTS = "results"
    CHECKLISTS = "checklists"
    DEMO = "demo"


def at_home(data: Path | None, *, plain: bool, made_up: bool = False) -> int:
    """Offer to go on, begin, read results or checklists; 0 when the person is done.

    Where everything in the folder is `made_up`, a walk that is begun goes into the leader's own folder.
    """
    from cx_audit.cli.heads_read import read_heads
    from cx_audit.cli.naming import Wish, with_names
    from cx_audit.cli.walks import begin, go_on
    from cx_audit.terminal.asking import ask_choice

    room = workspace(data)
    heads = read_heads(room)
    going, finished = heads.going, heads.finished
    choices: list[tuple[str, str, _Errand]] = []
    if going:
        choices.append(("g", f"Go on with a walk ({len(going)} open)", _Errand.GO_ON))
    own = room if not made_up else workspace(None)
    choices.append(("n", "Begin a walk of your own organisation" if made_up else "Begin a new walk", _Errand.WALK))
    if finished:
        choices.append(("r", f"Read results ({len(finished)} finished)", _Errand.RESULTS))
    choices.append(("c", "Look at the checklists", _Errand.CHECKLISTS))
    if not heads.every:
        choices.append(("d", "Look around first, with a made-up organisation", _Errand.DEMO))
    match ask_choice("Become a customer of your own organisation. What would you like to do?", choices, plain=plain):
        case _Errand.GO_ON:
            return go_on(room, "", plain=plain, heads=heads)
        case _Errand.WALK:
            wish = Wish(organisation="", leader="", checklist="", round=None, anyway=False, plain=plain)
            named = with_names(own, wish)
            return begin(own, named, before=heads) if named else 0
        case _Errand.RESULTS:
            return _read_results(room, finished, plain=plain)
        case _Errand.CHECKLISTS:
            return _read_checklists(room, plain=plain)
        case _Errand.DEMO:
            from cx_audit.cli.demo import look_around

            return look_around(None, plain=plain)
        case _:
            return 0


def _read_results(room: Workspace, finished: list[StoredHead], *, plain: bool) -> int:
    from cx_audit.cli.choosing import choose
    from cx_audit.cli.showing import show_page
    from cx_audit.terminal.days import day_text

    def described(head: AuditHead) -> str:
        return f"{head.organisation} · {head.leader} · round {head.round} · {day_text(head.changed)}"

    rows = [(described(stored.head), stored.head.id) for stored in finished]
    chosen = choose("Whose walk?", rows, all_with=room.typed("list"), plain=plain)
    if chosen:
        show_page(room, room.audits.load(chosen), stepwise=not plain)
    return 0


def _checklist_rows(entries: Sequence[Entry]) -> list[tuple[str, str]]:
    """Each title with its id: the first walk first, one's own marked, and the id said where titles are equal."""
    times = Counter(entry.title for entry in entries)
    return [
        (
            f"{entry.title}{f' · {entry.id}' if times[entry.title] > 1 else ''}"
            f"{' (yours)' if entry.origin == 'own' else ''}",
            entry.id,
        )
        for entry in sorted(entries, key=lambda entry: entry.id != FIRST_WALK)
    ]


def _read_checklists(room: Workspace, *, plain: bool) -> int:
    from cx_audit.cli.choosing import choose
    from cx_audit.cli.showing import print_by_section
    from cx_audit.terminal.pages.checklist_page import draw_checklist
    from cx_audit.terminal.pages.sheet import Sheet, screen_for

    rows = _checklist_rows([entry for entry in room.shelf.entries() if not entry.problem])
    chosen = choose("Which checklist will you read?", rows, all_with=room.typed("checklist list"), plain=plain)
    if chosen:
        sheet = Sheet(screen_for(sys.stdout))
        draw_checklist(sheet, room.shelf.load(chosen).checklist)
        print_by_section(sheet, stepwise=not plain)
    return 0
