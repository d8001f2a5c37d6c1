"""Showing one audit: as a page, step by step after a walk, and as JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cx_audit.cli.speech import print_json
from cx_audit.cli.walking import path_shown
from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.blind_spots import Gap, foresight_of, gaps_of
from cx_audit.core.follow_ups import FollowUp, FollowUpKind, follow_ups_in, latest_marks
from cx_audit.core.insight import priorities_of, reason_for
from cx_audit.core.result import Result, TouchpointResult, result_of
from cx_audit.core.scoring import SCORING_VERSION, Span, rounded_net_trust
from cx_audit.core.verifying import scores_differ
from cx_audit.core.words import reason_text

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.terminal.pages.sheet import Sheet

_ROWS_TO_GO_ON = 4
"""What the question whether to go on takes, and the line that the cursor stands on."""


def show_page(room: Workspace, audit: Audit, *, stepwise: bool) -> None:
    """Print the page of an audit; `stepwise` waits for a key before a section that would scroll the last one away."""
    from cx_audit.terminal.pages.result_page import draw_result
    from cx_audit.terminal.pages.sheet import Sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    result = result_of(audit)
    path = path_shown(room.audits.path_of(audit.id))
    follow_ups = _follow_ups(room, audit)
    draw_result(sheet, audit, result, follow_ups, path=path, differs=scores_differ(audit, result))
    print_by_section(sheet, stepwise=stepwise)


def print_by_section(sheet: Sheet, *, stepwise: bool) -> None:
    """Print a sheet; `stepwise` waits for a key before what would scroll away what was not read yet."""
    from cx_audit.terminal.pages.sheet import console_for, print_section
    from cx_audit.terminal.screen import has_terminal

    console = console_for(sys.stdout)
    height = sheet.screen.height - _ROWS_TO_GO_ON
    left = height
    stepwise = stepwise and has_terminal()
    for part in (part for section in sheet.sections() for part in section.parts(height)):
        if stepwise and left < height and len(part.lines) > left:
            from cx_audit.terminal.asking import wait_for_a_key

            stepwise = wait_for_a_key("Go on")
            left = height
        print_section(console, part)
        left -= len(part.lines)


def show_open(room: Workspace, audit: Audit, *, so_far: bool) -> None:
    """Print how far an open walk is; with `so_far` also the scores that are still possible."""
    from cx_audit.terminal.pages.open_page import draw_open, draw_so_far
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_open(sheet, audit, resume=room.typed(f"resume {audit.id}"))
    if so_far:
        draw_so_far(sheet, audit)
    print_sheet(sys.stdout, sheet)


def print_audit_json(room: Workspace, audit: Audit, *, scores: bool) -> None:
    """Print an audit as JSON; without `scores` every score is null, because the walk is not finished."""
    path = str(room.audits.path_of(audit.id))
    print_json(audit_json(audit, result_of(audit), _follow_ups(room, audit), path=path, scores=scores))


def _follow_ups(room: Workspace, audit: Audit) -> tuple[FollowUp, ...]:
    from cx_audit.cli.follow_ups_listed import marks_on

    marks, _ = marks_on(room, [audit.organisation])
    return follow_ups_in(audit, latest_marks(marks))


def audit_json(
    audit: Audit, result: Result, follow_ups: Sequence[FollowUp], *, path: str, scores: bool
) -> dict[str, Any]:
    """The documented shape of `show --json`."""
    commitments = [each for each in follow_ups if each.kind is FollowUpKind.COMMITMENT]
    gaps = {gap.touchpoint_id: gap for gap in gaps_of(result.touchpoints)} if scores else {}
    weakest = result.weakest.touchpoint.id if result.weakest else None
    return {
        "id": audit.id,
        "organisation": audit.organisation,
        "leader": audit.leader,
        "round": audit.round,
        "checklist": {"id": audit.checklist.id, "version": audit.checklist.version, "title": audit.checklist.title},
        "made_up": audit.made_up,
        "anyway": audit.anyway,
        "from_file": audit.from_file,
        "started": audit.started.isoformat(),
        "finished": audit.finished.isoformat() if audit.finished else None,
        "complete": result.complete,
        "net_trust": None if result.net_trust is None else rounded_net_trust(result.net_trust),
        "verdict": result.verdict,
        "level": result.level,
        "built": result.built if result.complete else None,
        "weakest": weakest,
        "touchpoints": [
            {
                **_touchpoint_json(each, scores=scores),
                **_gap_json(gaps.get(each.touchpoint.id)),
            }
            for each in result.touchpoints
        ],
        "priorities": [
            {
                "touchpoint": priority.touchpoint.touchpoint.id,
                "need": int(priority.need),
                "actions": [
                    {"text": action.text, "departments": list(action.departments)} for action in priority.actions
                ],
            }
            for priority in priorities_of(result)
        ],
        "foresight": _foresight_json(tuple(gaps.values())),
        "promises": [
            {"touchpoint": each.touchpoint.title, **_follow_up_json(each)}
            for each in follow_ups
            if each.touchpoint is not None
        ],
        "commitment": _follow_up_json(commitments[0]) if commitments else None,
        "seal_whole": seal_is_whole(audit),
        "scoring_version": SCORING_VERSION,
        "saved_scores_differ": scores_differ(audit, result),
        "path": path,
    }


def _touchpoint_json(each: TouchpointResult, *, scores: bool) -> dict[str, Any]:
    prediction = each.prediction
    known = {
        "felt": each.felt.known,
        "ceiling": each.ceiling.known,
        "trust": each.trust.known,
        "level": each.level,
        "range": _range(each.trust),
        "rose_tint": each.rose_tint,
        "reason": reason_text(reason_for(each)),
    }
    return {
        "id": each.touchpoint.id,
        "title": each.touchpoint.title,
        "walked": each.begun,
        "got_through": each.got_through if each.begun else None,
        **(known if scores else dict.fromkeys(known)),
        "prediction": {"score": prediction.score, "certain": prediction.certain} if prediction else None,
    }


def _gap_json(gap: Gap | None) -> dict[str, Any]:
    if gap is None:
        return dict.fromkeys(("gap", "surprise", "sight"))
    surprise, _ = gap.parts
    return {"gap": gap.gap, "surprise": surprise, "sight": gap.sight}


def _foresight_json(gaps: Sequence[Gap]) -> dict[str, Any] | None:
    foresight = foresight_of(gaps)
    if foresight is None:
        return None
    return {
        "optimism": round(float(foresight.optimism), 2),
        "mean_distance": round(float(foresight.mean_distance), 2),
        "right_side": foresight.right_side,
        "count": foresight.count,
        "mean_certainty": round(float(foresight.mean_certainty), 1),
    }


def _follow_up_json(each: FollowUp) -> dict[str, Any]:
    mark = each.mark
    return {
        "what": each.what,
        "who": each.who,
        "by": each.by or None,
        "id": each.id,
        "state": str(each.state),
        "mark": {"state": str(mark.state), "day": mark.day, "note": mark.note} if mark is not None else None,
    }


def _range(span: Span) -> list[int]:
    return [span.low, span.high]
