"""Comparing rounds of an organisation, as a page and as JSON."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cx_audit.cli.engagements import SOME_LEFT_OUT, first_problem, read_engagement, tell_left_out
from cx_audit.cli.finding import line_of
from cx_audit.cli.speech import print_json, say
from cx_audit.core.round_findings import RoundFindings, findings_of
from cx_audit.errors import BadInput, Problem, StorageFailed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.engagement import Engagement
    from cx_audit.core.follow_ups import Mark
    from cx_audit.core.rounds_chosen import Wanted
    from cx_audit.core.team_words import Label

NOTHING_TO_COMPARE = 1


def show_comparison(room: Workspace, organisation: str, wanted: Wanted, *, names: bool, json: bool) -> int:
    """Print the comparison, and give the exit code: 1 where a file was left out, or nobody walked two of the rounds.

    Raises NotFound for an organisation, a round or a checklist that is not there.
    """
    read = read_engagement(room, organisation, line=line_of(room, "compare"))
    engagement = read.engagement
    marks = _marks(room, engagement.organisation)
    findings = findings_of(engagement, wanted, marks)
    label = label_for(engagement, names=names)
    if json:
        from cx_audit.cli.comparing_rounds_json import findings_json

        print_json(findings_json(findings, label, names=names))
    else:
        from cx_audit.terminal.pages.compare_page import draw_rounds
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

        sheet = Sheet(screen_for(sys.stdout))
        draw_rounds(sheet, findings, label, typed=room.typed)
        print_sheet(sys.stdout, sheet)
    if marks is None:
        return SOME_LEFT_OUT
    if not findings.compares:
        _say_what_next(room, findings)
        return NOTHING_TO_COMPARE
    return read.exit_code


def label_for(engagement: Engagement, *, names: bool) -> Label:
    """How leaders are shown: by letter, or by the name behind it, spelled as in the latest walk."""
    if not names:
        return str
    by_letter = {engagement.letter_of(audit.leader): audit.leader for audit in engagement.audits}
    return lambda letter: by_letter[letter]


def _marks(room: Workspace, organisation: str) -> Sequence[Mark] | None:
    """What became of the commitments; None where the notes cannot be read, which is told."""
    from cx_audit.archive.notes import NotesFolder

    notes = NotesFolder(room.data)
    try:
        return notes.load(organisation).marks
    except BadInput as error:
        tell_left_out([Problem(file=str(notes.path_of(organisation)), message=first_problem(error))])
    except StorageFailed as error:
        tell_left_out([Problem(file=str(notes.path_of(organisation)), message=error.message)])
    return None


def _say_what_next(room: Workspace, findings: RoundFindings) -> None:
    import shlex

    name = shlex.quote(findings.engagement.organisation)
    if findings.sharing is not None:
        earlier, later = findings.sharing
        say(
            f"Rounds {earlier} and {later} have a leader in common. Compare them with:",
            command=room.typed(f"compare {name} --rounds {earlier},{later}"),
        )
    elif findings.comparison.open:
        say("Go on with the walk that is open:", command=room.typed(f"resume {name}"))
    else:
        say("To compare, let a leader who has walked once walk again:", command=room.typed("walk"))
