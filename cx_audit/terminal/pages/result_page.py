"""The reveal: what one walk came to."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.blind_spots import foresight_of, gaps_of
from cx_audit.core.checklist import Commitment, Item
from cx_audit.core.follow_ups import FollowUp, FollowUpKind
from cx_audit.core.insight import Mend, Priority, only_buys_a_tool, priorities_of
from cx_audit.core.questions import DayQuestion
from cx_audit.core.replies import is_day
from cx_audit.core.responses import text_of
from cx_audit.core.result import Result, TouchpointResult
from cx_audit.core.scoring import Level
from cx_audit.core.script import steps
from cx_audit.core.step import Part, Step
from cx_audit.core.team_words import FEW, first_titles, listed, within
from cx_audit.core.words import (
    AT_RISK_MEANS,
    DESIGN_CHOICES,
    THE_STANCE,
    level_text,
    response_text,
    signed,
    signed_net_trust,
    verdict_text,
)
from cx_audit.terminal.days import written_day
from cx_audit.terminal.pages.follow_ups_page import mark_text
from cx_audit.terminal.pages.foresight_rows import draw_foresight, draw_gaps
from cx_audit.terminal.pages.head import draw_head
from cx_audit.terminal.pages.journey import Stop, draw_journey
from cx_audit.terminal.pages.score_bar import style_of
from cx_audit.terminal.pages.sheet import NARROW, QUIET, STRONG, Sheet, padded
from cx_audit.terminal.pages.touchpoint_rows import draw_touchpoints

MOST_PRIORITIES = 3
_LABEL = 28


def draw_result(
    sheet: Sheet, audit: Audit, result: Result, follow_ups: Sequence[FollowUp], *, path: str, differs: bool
) -> None:
    """Everything that the answers of a finished walk come to; `differs` says that saved scores are others.

    `follow_ups` are what was committed and promised on this walk, with what became of it.
    """
    draw_head(sheet, audit)
    _draw_verdict(sheet, result)
    sheet.heading("Touchpoints")
    draw_touchpoints(sheet, result.touchpoints, is_at_risk_explained=result.level is Level.AT_RISK)
    if result.complete:
        sheet.heading("The journey")
        draw_journey(sheet, [_stop(each) for each in result.touchpoints])
    _draw_predictions(sheet, audit, result)
    _draw_what_stays(sheet, audit)
    _draw_priorities(sheet, result)
    _draw_thanks(sheet, result)
    _draw_promises(sheet, [each for each in follow_ups if each.kind is FollowUpKind.PROMISE])
    _draw_commitments(sheet, audit, [each for each in follow_ups if each.kind is FollowUpKind.COMMITMENT])
    _draw_foot(sheet, audit, path=path, differs=differs)


def _stop(each: TouchpointResult) -> Stop:
    first = each.touchpoint.first_among_equals
    return Stop(title=each.touchpoint.title, trust=each.trust.low, first_among_equals=first)


def _draw_verdict(sheet: Sheet, result: Result) -> None:
    sheet.blank()
    if result.net_trust is None or result.level is None or result.weakest is None:
        sheet.paragraph("No headline yet: answers are still missing.", STRONG)
        sheet.paragraph("Where a score is not certain, the range that is still possible is shown.", QUIET)
        return
    style = style_of(result.net_trust)
    bar = "▌"
    for line in sheet.screen.wrapped(verdict_text(result), width=sheet.width - 2):
        sheet.row((bar, style), (" " + line, f"bold {style}"))
    net = signed_net_trust(result.net_trust)
    level = level_text(result.level)
    built = f"Built {result.built} of {len(result.touchpoints)}"
    weakest = f"{_weakest(result)} {signed(result.weakest.trust.low)}"
    if sheet.width < NARROW:
        sheet.row((bar, style), (" Net trust ", ""), (net, f"bold {style}"), (f" · {level}", ""))
        sheet.row((bar, style), (f" {built}", ""))
        said = f"Weakest: {weakest}"
    else:
        scale = " on a scale of −100 to +100 · "
        sheet.row((bar, style), (" Net trust ", ""), (net, f"bold {style}"), (scale + level, ""))
        said = f"{built} · weakest: {weakest}"
    for line in sheet.screen.wrapped(said, width=sheet.width - 2):
        sheet.row((bar, style), (" " + line, ""))
    if result.level is Level.AT_RISK:
        sheet.paragraph(AT_RISK_MEANS, QUIET)


def _weakest(result: Result) -> str:
    """The touchpoint with the lowest score, or all that are as low."""
    alike = result.weakest_alike
    if len(alike) == len(result.touchpoints) > FEW:
        return "every touchpoint"
    first, *others = (each.touchpoint.title for each in alike)
    return listed(first_titles([first, *map(within, others)]))


def _draw_predictions(sheet: Sheet, audit: Audit, result: Result) -> None:
    gaps = gaps_of(result.touchpoints)
    foresight = foresight_of(gaps)
    if foresight is None:
        return
    sheet.heading("Predicted and experienced")
    draw_gaps(sheet, gaps)
    draw_foresight(sheet, foresight)
    if not seal_is_whole(audit):
        sheet.paragraph("These predictions were changed after they were sealed.", STRONG)


_LOOK_AGAIN = "after/look-again"
_STAYS = {
    "after/remember": "Tomorrow you will remember",
    "after/sentence": "To a friend you would say",
    "after/come-back": "Come back",
    "after/tell-others": "Tell others",
    "after/only-one": "For this need they are",
    "after/why-again": "Why choose them again",
    "before/key-question": "Before the walk you said",
    "after/key-question": "After it you said",
    "after/learned": "You learned",
    "after/would-change": "What would change",
}


def _draw_what_stays(sheet: Sheet, audit: Audit) -> None:
    asked = {step.key: step for step in steps(audit.checklist, audit.responses)}
    own = {key: step.question.ask for key, step in asked.items() if _is_shown_as_asked(step)}
    labels = {key: label for key, label in _STAYS.items() if key in asked} | own
    said = [(label, _said(asked[key], audit)) for key, label in labels.items()]
    said = [(label, text) for label, text in said if text]
    if not said:
        return
    sheet.heading("What stays")
    for label, text in said:
        if sheet.width < NARROW or len(label) >= _LABEL:
            sheet.paragraph(label, QUIET)
            sheet.paragraph(text, indent=2)
        else:
            sheet.paragraph(text, mark=padded(label, _LABEL), mark_style=QUIET)
        sheet.may_break()


def _said(step: Step, audit: Audit) -> str:
    text = response_text(step.question, audit.responses.get(step.key))
    return written_day(text) if text and isinstance(step.question, DayQuestion) else text


def _is_shown_as_asked(step: Step) -> bool:
    """Whether this is a question of the checklist's own at the end, which has no label or place on the page."""
    is_commitment = isinstance(step.entry, Item) and isinstance(step.entry.question, Commitment)
    return step.part is Part.AFTER and not is_commitment and step.key not in (*_STAYS, _LOOK_AGAIN)


def _draw_priorities(sheet: Sheet, result: Result) -> None:
    priorities = priorities_of(result)
    if priorities:
        sheet.heading("Where to begin")
        for number, priority in enumerate(priorities[:MOST_PRIORITIES], 1):
            _draw_priority(sheet, number, priority)


def _draw_thanks(sheet: Sheet, result: Result) -> None:
    praised = [(each.touchpoint.title, extra) for each in result.touchpoints for extra in each.extras if extra.who]
    if not praised:
        return
    sheet.heading("People to thank")
    for title, extra in praised:
        sheet.paragraph(f"{extra.who}: {extra.what}" if extra.what else extra.who, mark="· ")
        sheet.paragraph(title, QUIET, indent=2)
        sheet.may_break()


def _draw_promises(sheet: Sheet, promises: Sequence[FollowUp]) -> None:
    if promises:
        sheet.heading("Promised to you")
    for each in promises:
        when = f"by {written_day(each.by)}" if each.by else "no day given"
        title = each.touchpoint.title if each.touchpoint else ""
        sheet.paragraph(each.what or "Something later", mark="· ")
        sheet.paragraph(" · ".join(part for part in (title, each.who, when) if part), QUIET, indent=2)
        if each.mark is not None:
            sheet.paragraph(mark_text(each.mark), indent=2)
        sheet.may_break()


def _draw_commitments(sheet: Sheet, audit: Audit, commitments: Sequence[FollowUp]) -> None:
    if commitments:
        sheet.heading("Your commitment" if len(commitments) == 1 else "Your commitments")
    for each in commitments:
        sheet.paragraph(each.what, STRONG)
        if only_buys_a_tool(each.what):
            sheet.paragraph("A tool does not care for anyone: say also who will treat customers how from then on.")
        when = f"by {written_day(each.by)}" if each.by else ""
        sheet.paragraph(" · ".join(part for part in (each.who, when) if part), QUIET)
        if each.mark is not None:
            sheet.paragraph(mark_text(each.mark))
    again = text_of(audit.walk.script.shown, _LOOK_AGAIN)
    if again:
        sheet.paragraph(f"Look again on {written_day(again)}." if is_day(again) else f"Look again: {again}", QUIET)


def _draw_priority(sheet: Sheet, number: int, priority: Priority) -> None:
    touchpoint = priority.touchpoint
    sheet.row((f"{number}. {touchpoint.touchpoint.title} ", STRONG), (signed(touchpoint.trust.low), ""))
    for action in priority.actions:
        departments = f" ({', '.join(action.departments)})" if action.departments else ""
        lead = "Mend: " if isinstance(action, Mend) else "Surprise: "
        sheet.paragraph(f"{lead}{action.text}{departments}", indent=3)


def _draw_foot(sheet: Sheet, audit: Audit, *, path: str, differs: bool) -> None:
    sheet.end_section()
    sheet.blank()
    if differs:
        sheet.paragraph(
            "The scores saved with this audit differ from these, which are computed from its answers.", STRONG
        )
    sheet.paragraph(THE_STANCE, QUIET)
    sheet.paragraph(DESIGN_CHOICES, QUIET)
    if path:
        sheet.row(("Kept in", QUIET))
        sheet.unbroken(path, QUIET)
