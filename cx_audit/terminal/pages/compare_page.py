"""Rounds compared: a headline, who walked them, and where each leader's scores went."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import wcwidth

from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds
from cx_audit.core.round_comparison import RoundComparison, TouchpointOverRounds
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_left_out import left_out_texts, once_texts
from cx_audit.core.round_words import (
    CAUTION,
    RECOMPUTED,
    basis_text,
    changes_text,
    headline_of,
    notes_on,
    nothing_text,
    rounds_text,
    tally_text,
)
from cx_audit.core.team_words import Label, differing_text, listed
from cx_audit.core.words import DESIGN_CHOICES, signed, signed_net_trust
from cx_audit.terminal.pages.compare_beside import draw_checklist_steps, draw_commitments, draw_foresight_over_rounds
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.movement_rows import (
    NET_TRUST,
    TRUST,
    draw_legend,
    draw_movement,
    draw_series,
    label_width,
)
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded

_BAR = "▌"


def draw_rounds(sheet: Sheet, findings: RoundFindings, label: Label, *, typed: Callable[[str], str]) -> None:
    """Everything that the rounds show; where nobody walked two of them, who walked which.

    `typed` makes of a command the line to type.
    """
    comparison = findings.comparison
    sheet.blank()
    draw_name(sheet, findings.engagement.organisation, made_up=findings.engagement.made_up)
    if not findings.compares:
        _draw_nothing(sheet, findings, label)
        return
    who = [label(each.letter) for each in comparison.leaders]
    times = "in both" if len(comparison.rounds) == 2 else "in two of them or more"
    count = f"(n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{len(who)})"
    rounds = rounds_text(comparison.numbers)
    sheet.paragraph(f"{findings.checklist_title} · {rounds} · {times}: {listed(who)} {count}", QUIET)
    _draw_headline(sheet, comparison, label)
    left_out = (*once_texts(comparison, label), *left_out_texts(findings, label))
    if left_out:
        sheet.blank()
    for text in left_out:
        sheet.paragraph(text, QUIET)
    _draw_net_trust(sheet, comparison, label)
    _draw_touchpoints(sheet, comparison, label)
    draw_checklist_steps(sheet, comparison, label)
    draw_foresight_over_rounds(sheet, findings, label)
    draw_commitments(sheet, findings, label)
    _draw_foot(sheet, comparison, label, typed=typed)


def _draw_nothing(sheet: Sheet, findings: RoundFindings, label: Label) -> None:
    sheet.blank()
    for line in sheet.screen.wrapped(nothing_text(findings), width=sheet.width - 2):
        sheet.row((_BAR, QUIET), (" " + line, STRONG))
    sheet.blank()
    for each in findings.comparison.rounds:
        walked = [label(walk.letter) for walk in each.walks]
        sheet.paragraph(f"Round {each.number}: {listed(walked) or 'nobody'} (n = {len(walked)})")
    for text in left_out_texts(findings, label):
        sheet.paragraph(text, QUIET)
    sheet.blank()
    sheet.paragraph(CAUTION, QUIET)


def _draw_headline(sheet: Sheet, comparison: RoundComparison, label: Label) -> None:
    tally = comparison.net_tally
    style = BUILT if tally.up > tally.down else ERODED if tally.down > tally.up else QUIET
    sheet.blank()
    first, *rest = headline_of(comparison, label)
    for line in sheet.screen.wrapped(first, width=sheet.width - 2):
        sheet.row((_BAR, style), (" " + line, f"bold {style}" if style is not QUIET else STRONG))
    changes = changes_text(comparison.net_mean, comparison.net_moves)
    if changes:
        rest = [f"Net trust {changes}.", *rest]
    for text in rest:
        for line in sheet.screen.wrapped(text, width=sheet.width - 2):
            sheet.row((_BAR, style), (" " + line, ""))
    sheet.blank()
    sheet.paragraph(CAUTION)


def _draw_net_trust(sheet: Sheet, comparison: RoundComparison, label: Label) -> None:
    leaders = [each for each in comparison.leaders if each.net]
    if not leaders:
        return
    sheet.heading("Net trust")
    width = _label_width(comparison, label)
    if len(comparison.rounds) == 2:
        draw_legend(sheet, (comparison.numbers[0], comparison.numbers[-1]), label=width)
    for each in leaders:
        _draw_net(sheet, comparison, each, padded(label(each.letter), width))
        counted = len(each.compared)
        if counted < len(each.walks[-1][1].result.touchpoints):
            noun = "touchpoint" if counted == 1 else "touchpoints"
            sheet.paragraph(f"of the {counted} {noun} that compare", QUIET, indent=width + 2)


def _draw_net(sheet: Sheet, comparison: RoundComparison, each: LeaderOverRounds, label: str) -> None:
    moved = each.net_moved
    if len(comparison.rounds) == 2 and moved is not None:
        figures = signed_net_trust(each.net[0].net_trust), signed_net_trust(each.net[-1].net_trust)
        draw_movement(sheet, label, moved, figures, NET_TRUST)
    else:
        by_round = {each.round: each.net_trust for each in each.net}
        scores = [by_round.get(number) for number in comparison.numbers]
        draw_series(sheet, label, scores, [_net_figure(score) for score in scores], NET_TRUST.figure)


def _net_figure(net: Fraction | None) -> str:
    return "" if net is None else signed_net_trust(net)


def _draw_touchpoints(sheet: Sheet, comparison: RoundComparison, label: Label) -> None:
    sheet.heading("Touchpoints")
    width = _label_width(comparison, label)
    for at, touchpoint in enumerate(comparison.touchpoints):
        if at:
            sheet.blank()
        _draw_title(sheet, touchpoint)
        changes = changes_text(touchpoint.mean, touchpoint.moves)
        if changes:
            sheet.paragraph(changes, QUIET)
        if not touchpoint.leaders:
            sheet.paragraph(f"asked in {rounds_text(touchpoint.asked_in)} only, so nothing is compared", QUIET)
        for each in touchpoint.leaders:
            _draw_leader(sheet, comparison, each, padded(label(each.letter), width))


def _draw_title(sheet: Sheet, touchpoint: TouchpointOverRounds) -> None:
    added = f"added in round {touchpoint.added_in}" if touchpoint.added_in is not None else ""
    bases = {basis_text(each) for each in touchpoint.leaders}
    basis = bases.pop() if len(bases) == 1 else ""
    about = " · ".join(part for part in (_moved_text(touchpoint), basis, added) if part)
    title = touchpoint.title
    if about and wcwidth.wcswidth(f"{title}  {about}") > sheet.width:
        sheet.paragraph(title, STRONG)
        sheet.paragraph(about, QUIET)
    else:
        sheet.row((title, STRONG), ("  " + about, QUIET))
    if len(bases) > 1:
        sheet.paragraph("compared on other questions for each leader", QUIET)


def _moved_text(touchpoint: TouchpointOverRounds) -> str:
    text, count = tally_text(touchpoint.tally), touchpoint.tally.count
    return f"{text} (n = {count})" if text and count < len(touchpoint.leaders) else text


def _draw_leader(sheet: Sheet, comparison: RoundComparison, each: LeaderAtTouchpoint, label: str) -> None:
    moved = each.trust_moved
    if moved is None:
        felt = " → ".join(signed(standing.felt) for standing in each.standings)
        sheet.row((label + "  ", STRONG), (f"felt {felt}", ""))
    elif len(comparison.rounds) == 2:
        draw_movement(sheet, label, moved, (signed(each.standings[0].trust), signed(each.standings[-1].trust)), TRUST)
    else:
        by_round = {standing.round: standing.trust for standing in each.standings}
        scores = [by_round.get(number) for number in comparison.numbers]
        draw_series(sheet, label, scores, ["" if each is None else signed(each) for each in scores], TRUST.figure)
    for note in notes_on(each):
        sheet.paragraph(note, QUIET, indent=wcwidth.wcswidth(label) + 2)


def _label_width(comparison: RoundComparison, label: Label) -> int:
    return label_width([label(each.letter) for each in comparison.leaders])


def _draw_foot(sheet: Sheet, comparison: RoundComparison, label: Label, *, typed: Callable[[str], str]) -> None:
    sheet.end_section()
    sheet.blank()
    if comparison.differing:
        sheet.paragraph(differing_text(comparison.differing, label), STRONG)
        sheet.unbroken(typed("verify"), QUIET)
    if any(not each.comparison.comparable for each in comparison.steps):
        sheet.paragraph(RECOMPUTED, QUIET)
    sheet.paragraph(DESIGN_CHOICES, QUIET)
