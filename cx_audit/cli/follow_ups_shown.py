"""What a leader left open on earlier walks, for the beginning of the next one of the same organisation."""

from __future__ import annotations

import shlex
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cx_audit.core.follow_ups import follow_ups_of, short_ids
from cx_audit.text import same_name

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace

STILL_OPEN = "Still open from your earlier walks"
MOST_SHOWN = 4


def open_follow_ups_of(
    room: Workspace, heads: Iterable[StoredHead], organisation: str, leader: str, today: date
) -> str:
    """A page of text about what this leader committed to there and was promised, overdue first; empty without any.

    Another leader's is never shown. Files that cannot be read are told of, and keep nobody from walking.
    """
    from cx_audit.cli.engagements import audits_of
    from cx_audit.cli.follow_ups_listed import marks_on, short_id
    from cx_audit.cli.speech import say

    every = list(heads)
    own = [
        stored
        for stored in every
        if same_name(stored.head.organisation, organisation) and same_name(stored.head.leader, leader)
    ]
    if not own:
        return ""
    audits, problems = audits_of(room, own)
    for problem in problems:
        say(f"Left out: {problem}")
    marks, _ = marks_on(room, [organisation])
    still_open = [each for each in follow_ups_of(audits, marks) if each.is_open]
    if not still_open:
        return ""
    from cx_audit.terminal.pages.follow_ups_page import reminder_text

    short = short_ids(stored.head.id for stored in every)
    shown = still_open[:MOST_SHOWN]
    lines = [f"{short_id(each, short)}  {reminder_text(each, today)}" for each in shown]
    more = len(still_open) - len(shown)
    command = room.typed(f"follow-ups {shlex.quote(organisation)}")
    lines.append(f"{more:,} more: {command}" if more else f"Mark one kept or broken with: {command}")
    return "\n".join(lines)
