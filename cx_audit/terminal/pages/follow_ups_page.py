"""What was committed and promised, what is overdue first, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cx_audit.core.follow_ups import FollowUp, FollowUpKind, FollowUpState, Mark
from cx_audit.terminal.days import written_day
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded
from cx_audit.terminal.screen import cut
from cx_audit.text import clean_line, same_name

MOST_OF_ALL = 60
"""How many open ones are shown of all organisations together."""
_LONGEST, _LONGEST_REMINDER, _LONGEST_NAME = 300, 70, 30
_MARKED = {FollowUpState.KEPT: "kept", FollowUpState.BROKEN: "broken", FollowUpState.OPEN: "opened again"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpRow:
    """A follow-up with what is typed for it, and by how many days it is overdue."""

    short: str
    follow_up: FollowUp
    days_late: int


def what_text(follow_up: FollowUp) -> str:
    """What is to be done, on one line; a promise of which nothing was written down is something later."""
    return cut(clean_line(follow_up.what), _LONGEST) or "Something later"


def mark_text(mark: Mark) -> str:
    """What became of it: kept on 3 May 2031: called back the same day."""
    note = f": {mark.note}" if mark.note else ""
    return f"{_MARKED[mark.state]} on {written_day(mark.day)}{note}"


def late_text(days: int) -> str:
    """By how much it is overdue: 12 days late."""
    return "1 day late" if days == 1 else f"{days:,} days late"


def reminder_text(follow_up: FollowUp, today: date) -> str:
    """One sentence about what is open, for the leader whose it is: what, who, and by when."""
    what = cut(clean_line(follow_up.what), _LONGEST_REMINDER) or "Something later"
    who = cut(clean_line(follow_up.who), _LONGEST_NAME)
    if follow_up.kind is FollowUpKind.PROMISE:
        said = f"promised to you by {who}" if who else "promised to you"
    else:
        said = "your commitment"
        if who and not same_name(who, follow_up.audit.leader):
            said += f", for {who} to do"
    late = follow_up.days_late(today)
    when = f"by {written_day(follow_up.by)}" if follow_up.by else "no day given"
    return f"{what} ({said}; {when}{f', {late_text(late)}' if late else ''})"


def draw_follow_ups(
    sheet: Sheet,
    rows: Sequence[FollowUpRow],
    *,
    of_one: bool,
    counts: Mapping[str, int],
    typed: Callable[[str], str],
) -> None:
    """The follow-ups in the order given, under what they have come to, and how one is marked.

    `of_one` says that all are of one organisation. `counts` has how many there are of each state, shown or not;
    `typed` makes a command into the line to type.
    """
    sheet.blank()
    if of_one:
        audit = rows[0].follow_up.audit
        draw_name(sheet, audit.organisation, made_up=audit.made_up)
    else:
        sheet.row(("Committed and promised", STRONG))
    sheet.paragraph(_counted(counts), QUIET)
    still_open = [row for row in rows if row.follow_up.is_open]
    left_out = 0 if of_one else max(0, len(still_open) - MOST_OF_ALL)
    shown = still_open[: len(still_open) - left_out]
    _draw_part(sheet, "Overdue", [row for row in shown if row.days_late], of_one=of_one)
    _draw_part(sheet, "Open", [row for row in shown if row.follow_up.by and not row.days_late], of_one=of_one)
    _draw_part(sheet, "Open, no day given", [row for row in shown if not row.follow_up.by], of_one=of_one)
    if left_out:
        sheet.blank()
        sheet.paragraph(f"{left_out:,} more are open. See those of one organisation with:", QUIET)
        sheet.unbroken(typed("follow-ups ORGANISATION"), QUIET)
    for state, title in ((FollowUpState.KEPT, "Kept"), (FollowUpState.BROKEN, "Broken")):
        _draw_part(sheet, title, [row for row in rows if row.follow_up.state is state], of_one=of_one)
    sheet.end_section()
    if shown:
        sheet.blank()
        sheet.paragraph("Mark one when it was done, or when it will not be:", QUIET)
        sheet.unbroken(typed(f'follow-ups --kept {shown[0].short} --note "what happened"'), QUIET)
        sheet.unbroken(typed(f"follow-ups --broken {shown[0].short}"), QUIET)
    sheet.blank()


def _counted(counts: Mapping[str, int]) -> str:
    parts = [f"{counts['open']:,} open"]
    if counts["overdue"]:
        parts.append(f"{counts['overdue']:,} of them overdue")
    parts += [f"{counts[state]:,} {state}" for state in (FollowUpState.KEPT, FollowUpState.BROKEN) if counts[state]]
    return " · ".join(parts)


def _draw_part(sheet: Sheet, title: str, rows: Sequence[FollowUpRow], *, of_one: bool) -> None:
    if not rows:
        return
    sheet.heading(title)
    column = max(len(row.short) for row in rows) + 2
    for row in rows:
        _draw_row(sheet, row, column, of_one=of_one)


def _draw_row(sheet: Sheet, row: FollowUpRow, column: int, *, of_one: bool) -> None:
    follow_up = row.follow_up
    sheet.paragraph(what_text(follow_up), STRONG, mark=padded(row.short, column))
    late = f"{late_text(row.days_late)} · " if row.days_late else ""
    when = f"by {written_day(follow_up.by)}" if follow_up.by else "no day given"
    who = clean_line(follow_up.who) or "nobody named"
    sheet.paragraph(f"{late}{when} · {who}", ERODED if row.days_late else "", indent=column)
    if follow_up.mark is not None:
        style = {FollowUpState.KEPT: BUILT, FollowUpState.BROKEN: ERODED, FollowUpState.OPEN: ""}[follow_up.state]
        sheet.paragraph(mark_text(follow_up.mark), style, indent=column)
    sheet.paragraph(_from_where(follow_up, of_one=of_one), QUIET, indent=column)


def _from_where(follow_up: FollowUp, *, of_one: bool) -> str:
    audit = follow_up.audit
    if follow_up.kind is FollowUpKind.PROMISE and follow_up.touchpoint is not None:
        said = f"promised to {audit.leader} · {follow_up.touchpoint.title}"
    else:
        said = f"committed by {audit.leader}"
    made_up = " (made up)" if audit.made_up else ""
    whose = "" if of_one else f" · {audit.organisation}{made_up}"
    return f"{said} · round {audit.round}{whose}"
