"""What stands beside the movements of a comparison: the checklist, what was foreseen, what was committed."""

from __future__ import annotations

import wcwidth

from cx_audit.core.changes import ChecklistChange
from cx_audit.core.comparison_words import change_text
from cx_audit.core.follow_ups import FollowUp, FollowUpState
from cx_audit.core.lettering import owners_shown
from cx_audit.core.round_comparison import ChecklistStep, RoundComparison
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_foresight import ForesightOverRounds, GapMoved
from cx_audit.core.round_words import commitments_text, fates_text, points_text, rounds_text, whose_fates_text
from cx_audit.core.team_words import Label, listed
from cx_audit.core.words import signed
from cx_audit.terminal.days import written_day
from cx_audit.terminal.pages.movement_rows import label_width
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet, padded


def draw_checklist_steps(sheet: Sheet, comparison: RoundComparison, label: Label) -> None:
    """What changed in the checklist from round to round, and what stayed comparable."""
    sheet.heading("The checklist")
    changed = [each for each in comparison.steps if each.comparison.changes]
    if not changed:
        sheet.paragraph("It is the same in these rounds, word for word.")
        return
    several = len({each.rounds for each in comparison.steps}) < len(comparison.steps)
    for each in changed:
        _draw_step(sheet, each, label, several=several)


def _draw_step(sheet: Sheet, step: ChecklistStep, label: Label, *, several: bool) -> None:
    whose = f" ({listed([label(each) for each in step.letters])})" if several else ""
    versions = (
        f"version {step.before.version} to {step.after.version}"
        if step.before.version != step.after.version
        else f"changed within version {step.after.version}"
    )
    sheet.paragraph(f"Round {step.rounds[0]} to {step.rounds[1]}{whose}: {versions}", STRONG)
    sheet.paragraph(step.comparison.reason)
    titles = {each.id: each.title for each in (*step.before.touchpoints, *step.after.touchpoints)}
    for section, changes in _by_section(step):
        sheet.paragraph(_SECTIONS.get(section) or titles.get(section, section), indent=2)
        compared = next((each for each in step.comparison.touchpoints if each.id == section), None)
        if compared is not None and not compared.comparable:
            sheet.paragraph(compared.reason, QUIET, indent=2)
        for change in changes:
            sheet.paragraph(change_text(change), mark="· ", indent=2)


_SECTIONS = {"before": "Before you go", "predictions": "Your predictions", "after": "Looking back"}


def _by_section(step: ChecklistStep) -> list[tuple[str, list[ChecklistChange]]]:
    found: dict[str, list[ChecklistChange]] = {}
    for change in step.comparison.changes:
        found.setdefault(change.key.partition("/")[0], []).append(change)
    return list(found.items())


def draw_foresight_over_rounds(sheet: Sheet, findings: RoundFindings, label: Label) -> None:
    """What became of the blind spots, each leader's optimism from round to round, and the gap at each touchpoint."""
    leaders = findings.foresight
    if not leaders:
        return
    sheet.heading("Predicted and experienced")
    width = label_width([label(each.letter) for each in leaders])
    every = fates_text([gap for each in leaders for gap in each.gaps])
    sheet.paragraph(f"Blind spots: {every}." if every else "There was no blind spot, and there is none.")
    sheet.paragraph("Optimism, the mean of prediction − trust, in points; above 0 is too hopeful:", QUIET)
    for each in leaders:
        optimism = " → ".join(points_text(foresight.optimism) for _, foresight in each.rounds)
        fates = fates_text(each.gaps)
        told = f"{optimism} · blind spots: {fates}" if fates else optimism
        sheet.paragraph(told, mark=padded(label(each.letter), width) + "  ", mark_style=STRONG)
        if each.broken_seals:
            broken = rounds_text(each.broken_seals)
            sheet.paragraph(f"The predictions of {broken} were changed after they were sealed.", indent=width + 2)
    _draw_gaps(sheet, leaders, label)


def _draw_gaps(sheet: Sheet, leaders: tuple[ForesightOverRounds, ...], label: Label) -> None:
    by_touchpoint: dict[str, list[GapMoved]] = {}
    for leader in leaders:
        for gap in leader.gaps:
            by_touchpoint.setdefault(gap.touchpoint_id, []).append(gap)
    sheet.blank()
    sheet.paragraph("The gap at each touchpoint, before and after:", QUIET)
    for gaps in by_touchpoint.values():
        _draw_fates(sheet, gaps[0].title, whose_fates_text(gaps, label))
        told = " · ".join(f"{label(gap.letter)} {_gaps_of(gap)}" for gap in gaps)
        sheet.paragraph(told, indent=2)


def _draw_fates(sheet: Sheet, title: str, fates: str) -> None:
    """The title and what became of the blind spots there; a long title has its lines to itself."""
    said = f"blind spot {fates}" if fates else ""
    if wcwidth.wcswidth(title) <= sheet.width // 2:
        sheet.paragraph(said, QUIET, mark=f"{title}  ", mark_style=STRONG)
        return
    sheet.paragraph(title, STRONG)
    if said:
        sheet.paragraph(said, QUIET, indent=2)


def _gaps_of(gap: GapMoved) -> str:
    kept_together = "\N{NO-BREAK SPACE}→\N{NO-BREAK SPACE}"
    return f"{signed(gap.before.gap)}{kept_together}{signed(gap.after.gap)}"


def draw_commitments(sheet: Sheet, findings: RoundFindings, label: Label) -> None:
    """What was committed before the last of the rounds, by whom, by when, and what became of it."""
    if not findings.commitments:
        return
    numbers = sorted({each.audit.round for each in findings.commitments})
    sheet.heading(f"Committed in {rounds_text(numbers)}")
    if findings.marks_known:
        sheet.paragraph(commitments_text(findings.commitments), QUIET)
    for each in findings.commitments:
        _draw_commitment(sheet, findings, each, label, several=len(numbers) > 1)


def _draw_commitment(
    sheet: Sheet, findings: RoundFindings, commitment: FollowUp, label: Label, *, several: bool
) -> None:
    leader = label(findings.engagement.letter_of(commitment.audit.leader))
    owner = owners_shown(commitment.who, findings.engagement.letters, label)
    who = leader if not owner or owner == leader else f"{leader}, owner {owner}"
    by = f"by {written_day(commitment.by)}" if commitment.by else "no day given"
    sheet.paragraph(commitment.what, mark="· ")
    made = [f"round {commitment.audit.round}"] if several else []
    parts = [*made, who, by, _state(commitment) if findings.marks_known else "not known whether it was kept"]
    sheet.paragraph(" · ".join(parts), QUIET, indent=2)
    if findings.marks_known and commitment.mark is not None and commitment.mark.note:
        sheet.paragraph(commitment.mark.note, indent=2)


def _state(commitment: FollowUp) -> str:
    if commitment.mark is None or commitment.state is FollowUpState.OPEN:
        return "still open"
    return f"{commitment.state} on {written_day(commitment.mark.day)}"
