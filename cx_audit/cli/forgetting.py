"""Forgetting: saying what will go, asking, removing it, and saying what is left."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cx_audit.cli.finding import is_meant_as_id, line_of, next_after_unknown
from cx_audit.cli.heads_read import heads_untold
from cx_audit.cli.nothing_there import is_missing, no_audits
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.walking import path_shown
from cx_audit.cli.workspace import Workspace
from cx_audit.errors import BadInput, NotFound, Problem
from cx_audit.text import capitalised, clean_line, counted, shortened

if TYPE_CHECKING:
    from pathlib import Path

    from cx_audit.archive.belongings import Belongings

FINE, SOMETHING_IS_LEFT, STOPPED = 0, 1, 130
WHAT_IT_CANNOT_DO = (
    "What you exported before, your backups and other laptops still have it; and until they are written over, "
    "removed bytes may stay on the disk."
)

_NOT_OURS = "it lies in the folder of the organisation, and cx-audit did not write it there"
_LOOK_AT_IT = "look at it, and remove it yourself where it is about the organisation"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetWish:
    """What was asked for; `unreadable` says that files that cannot be read go too."""

    wanted: str
    yes: bool
    unreadable: bool
    json: bool
    plain: bool


def forget_wanted(room: Workspace, wish: ForgetWish) -> int:
    """Remove what is wanted once that is confirmed; 1 where something is left or lies beside it.

    130 where the answer is no.
    """
    from cx_audit.archive.forgetting import forget, staying_beside

    going = _going(room, wish.wanted)
    unreadable = wish.unreadable
    if not wish.yes:
        answer = _asked(room, going, wish)
        if answer is None:
            say("Nothing was removed.")
            return STOPPED
        unreadable = answer
    left = forget(room.audits, going, unreadable=unreadable)
    kept = () if unreadable else going.unreadable
    staying = staying_beside(room.audits, going)
    if wish.json:
        others = [Problem(file=str(path), message=_NOT_OURS, hint=_LOOK_AT_IT) for path in staying]
        print_json(_json(going, unreadable=unreadable, left=[*left, *others]))
    _say_what_became(room, going, wish, left, kept=len(kept), staying=staying)
    return SOMETHING_IS_LEFT if left or kept or staying else FINE


def _going(room: Workspace, wanted: str) -> Belongings:
    from cx_audit.archive.belongings import belongings_of_audit, belongings_of_organisation

    if not clean_line(wanted):
        raise BadInput("That names nothing to forget.", hint="Name an organisation, or the id of an audit.")
    found = belongings_of_organisation(room.audits, wanted)
    if found is not None:
        return found
    try:
        return belongings_of_audit(room.audits, wanted)
    except NotFound:
        heads = heads_untold(room)
        if not heads.every and is_missing(room):
            raise no_audits(room) from None
        if is_meant_as_id(wanted, heads):
            raise
    raise NotFound(
        f"There is no organisation and no audit “{shortened(wanted)}”, and nothing was removed.",
        hint=next_after_unknown(room, wanted, heads),
    )


def _asked(room: Workspace, going: Belongings, wish: ForgetWish) -> bool | None:
    """Whether the unreadable files go too; None where the person says no."""
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.screen import has_terminal

    if wish.json or not (has_terminal() or wish.plain):
        raise BadInput(
            f"Nothing was removed. This would remove {_summary(going)}.",
            hint=f"Say yes to it: {line_of(room, 'forget', '--yes')(wish.wanted)}",
        )
    _print_page(going)
    if going.audits or going.copies or going.notes or going.roster:
        rows = [("n", "No, keep everything", False), ("y", "Yes, remove all of it", True)]
        if not ask_choice("Remove it all?", rows, plain=wish.plain):
            return None
    if not going.unreadable or wish.unreadable:
        return wish.unreadable
    files = counted(len(going.unreadable), "file")
    rows = [("n", "No, leave them", False), ("y", f"Yes, remove {files}", True)]
    chosen = ask_choice("Remove what cannot be read, too?", rows, plain=wish.plain)
    nothing_else = not (going.audits or going.copies or going.notes or going.roster)
    return None if chosen is None or (nothing_else and not chosen) else bool(chosen)


def _summary(going: Belongings) -> str:
    if not going.whole:
        return _summary_of_one(going)
    what = [counted(len(going.audits), "audit")] if going.audits else []
    what += ["your roster"] if going.roster else []
    what += ["the notes"] if going.notes else []
    listed = " and ".join([", ".join(what[:-1]), what[-1]] if len(what) > 1 else what)
    of = f" of {going.organisation}" if going.organisation else ""
    return f"{listed or 'what cannot be read'}{of}"


def _summary_of_one(going: Belongings) -> str:
    """One audit: of the notes, which stay, only the marks on it go."""
    what = f"{counted(len(going.audits), 'audit')} of {going.organisation}" if going.audits else "what cannot be read"
    return f"{what} and its {counted(going.marks, 'mark')}" if going.marks else what


def _print_page(going: Belongings) -> None:
    from cx_audit.cli.audit_rows import row_of
    from cx_audit.terminal.pages.forget_page import draw_going
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_going(
        sheet,
        [row_of(stored) for stored in going.audits],
        beside=_beside(going),
        unreadable=[path_shown(path) for path in going.unreadable],
    )
    print_sheet(sys.stdout, sheet)


def _beside(going: Belongings) -> list[str]:
    copies = len(going.copies)
    lines = [f"{copies} more {'copy' if copies == 1 else 'copies'} of the same"] if copies else []
    if going.notes and going.marks is None:
        lines.append("the notes, which cannot be read")
    elif going.notes:
        parts = [counted(going.marks or 0, "mark") + " on follow-ups", counted(going.volumes or 0, "volume")]
        lines.append("notes: " + ", ".join(parts[: 2 if going.whole else 1]))
    if going.roster:
        lines.append("your private roster of it")
    return lines


def _say_what_became(
    room: Workspace, going: Belongings, wish: ForgetWish, left: list[Problem], *, kept: int, staying: list[Path]
) -> None:
    for problem in left:
        say(f"Left: {problem}")
    if left:
        say("The rest has been removed. Mend that, then forget it once more.")
    elif going.audits or going.copies or going.roster or (going.notes and going.whole) or not kept:
        say(f"Forgotten: {_summary(going)}.")
    for path in staying:
        say(f"Still there: {path_shown(path)}")
    if staying:
        say(f"{capitalised(_NOT_OURS)}. {capitalised(_LOOK_AT_IT)}.")
    if kept:
        again = line_of(room, "forget", "--unreadable")(wish.wanted)
        say(f"{counted(kept, 'file')} that cannot be read stayed. To remove that too:", command=again)
    say(WHAT_IT_CANNOT_DO)


def _json(going: Belongings, *, unreadable: bool, left: list[Problem]) -> dict[str, Any]:
    return {
        "organisation": going.organisation or None,
        "audits": [{"id": each.head.id, "leader": each.head.leader, "round": each.head.round} for each in going.audits],
        "copies": [str(path) for path in going.copies],
        "notes": bool(going.notes),
        "roster": going.roster is not None,
        "unreadable": [str(path) for path in going.unreadable],
        "unreadable_removed": unreadable,
        "left": [{"file": each.file, "message": each.message, "hint": each.hint} for each in left],
    }
