"""The reveal: what one walk came to."""

from __future__ import annotations

from calendar import month_name
from datetime import date, datetime

import wcwidth

from cx_audit.core.audit import Audit, promises_in, seal_is_whole
from cx_audit.core.blind_spots import Gap, Sight, foresight_of, gaps_of
from cx_audit.core.insight import Mend, Priority, only_buys_a_tool, only_stuff, priorities_of, reason_for
from cx_audit.core.responses import text_of
from cx_audit.core.result import Result, TouchpointResult
from cx_audit.core.scoring import Level, level_of_trust
from cx_audit.core.script import steps
from cx_audit.core.words import (
    DESIGN_CHOICES,
    THE_STANCE,
    level_text,
    reason_text,
    response_text,
    signed,
    signed_net_trust,
    span_text,
    verdict_text,
)
from cx_audit.terminal.pages.journey import Stop, draw_journey
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet, padded

_SCORE, _RANGE, _LEVEL = 5, 11, 11
_NARROW = 64
_GAP_FIGURES = 23
MOST_PRIORITIES = 3


def day_text(moment: datetime) -> str:
    """A day in the reader's zone: 14 November 2031."""
    return written_day(moment.astimezone().date().isoformat())


def written_day(day: str) -> str:
    """A day from YYYY-MM-DD, written out: 14 November 2031."""
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {month_name[parsed.month]} {parsed.year}"


def draw_result(sheet: Sheet, audit: Audit, result: Result, *, path: str, differs: bool) -> None:
    """Everything that the answers of a finished walk come to; `differs` says that saved scores are others."""
    draw_head(sheet, audit)
    _draw_verdict(sheet, result)
    _draw_touchpoints(sheet, result)
    if result.complete:
        sheet.heading("The journey")
        draw_journey(sheet, [Stop(title=each.touchpoint.title, trust=each.trust.low) for each in result.touchpoints])
    _draw_predictions(sheet, audit, result)
    _draw_what_stays(sheet, audit)
    _draw_priorities(sheet, result)
    _draw_thanks(sheet, result)
    _draw_promises(sheet, audit)
    _draw_commitment(sheet, audit)
    _draw_foot(sheet, audit, path=path, differs=differs)


def draw_head(sheet: Sheet, audit: Audit) -> None:
    """Whose walk this is, of what, when."""
    sheet.blank()
    draw_name(sheet, audit.organisation, made_up=audit.made_up)
    when = f"ended {day_text(audit.finished)}" if audit.finished else f"begun {day_text(audit.started)}"
    anyway = " · walked anyway, before the first walk was complete" if audit.anyway else ""
    sheet.paragraph(f"{audit.checklist.title} · round {audit.round} · {audit.leader} · {when}{anyway}", QUIET)


def draw_name(sheet: Sheet, organisation: str, *, made_up: bool) -> None:
    """The name of an organisation, and that it is made up where it is."""
    if made_up and wcwidth.wcswidth(f"{organisation} (made up)") > sheet.width:
        sheet.paragraph(organisation, STRONG)
        sheet.row(("(made up)", QUIET))
    else:
        sheet.row((organisation, STRONG), (" (made up)" if made_up else "", QUIET))


def _draw_verdict(sheet: Sheet, result: Result) -> None:
    sheet.blank()
    if result.net_trust is None or result.level is None or result.weakest is None:
        sheet.paragraph("No headline yet: answers are still missing.", STRONG)
        sheet.paragraph("Where a score is not certain, the range that is still possible is shown.", QUIET)
        return
    style = BUILT if result.net_trust > 0 else ERODED
    bar = "▌"
    for line in sheet.screen.wrapped(verdict_text(result), width=sheet.width - 2):
        sheet.row((bar, style), (" " + line, f"bold {style}"))
    net = signed_net_trust(result.net_trust)
    level = level_text(result.level)
    built = f"Built {result.built} of {len(result.touchpoints)}"
    weakest = f"{result.weakest.touchpoint.title} {signed(result.weakest.trust.low)}"
    if sheet.width < _NARROW:
        sheet.row((bar, style), (" Net trust ", ""), (net, f"bold {style}"), (f" · {level}", ""))
        sheet.row((bar, style), (f" {built}", ""))
        sheet.row((bar, style), (f" Weakest: {weakest}", ""))
    else:
        scale = " on a scale of −100 to +100 · "
        sheet.row((bar, style), (" Net trust ", ""), (net, f"bold {style}"), (scale + level, ""))
        sheet.row((bar, style), (f" {built} · weakest: {weakest}", ""))


def _draw_touchpoints(sheet: Sheet, result: Result) -> None:
    sheet.heading("Touchpoints")
    narrow = sheet.width < _NARROW
    longest = max(len(each.touchpoint.title) for each in result.touchpoints)
    name = min(longest, 18 if not narrow else sheet.width - _SCORE - _LEVEL - 4)
    half = max(5, min(20, (sheet.width - name - _SCORE - _LEVEL - 5) // 2)) if not narrow else (sheet.width - 3) // 2
    if not narrow:
        gap = " " * (2 * half + 1 - len("eroded") - len("built"))
        sheet.row((" " * (name + 1) + "eroded" + gap + "built", QUIET))
    for each in result.touchpoints:
        _draw_touchpoint(sheet, each, name=name, half=half, narrow=narrow)


def _draw_touchpoint(sheet: Sheet, each: TouchpointResult, *, name: int, half: int, narrow: bool) -> None:
    known = each.trust.known
    style = QUIET if known is None else BUILT if known > 0 else ERODED
    level = "" if each.level is None else "at risk" if each.level is Level.AT_RISK else str(each.level)
    if known is None:
        level = f"{_range_level(each)}"
    left, right = bar_cells(each.trust.low if known is None else known, known, half)
    bar = [(left, ERODED), ("│", QUIET), (right, BUILT)]
    score = (
        padded(sheet.screen.spell(span_text(each.trust)), _SCORE if known is not None else 10, right=True),
        f"bold {style}",
    )
    if narrow:
        sheet.row((padded(each.touchpoint.title, name), STRONG), score, ("  " + level, style))
        sheet.row(*bar)
    else:
        sheet.row((padded(each.touchpoint.title, name) + " ", STRONG), *bar, score, ("  " + level, style))
    indent = 0 if narrow else name + 1
    sheet.paragraph(reason_text(reason_for(each)), QUIET, indent=indent)
    if only_stuff(each):
        sheet.paragraph("the extras were stuff given away, not the way you were treated", QUIET, indent=indent)
    if each.rose_tint:
        sheet.paragraph(
            f"felt {signed(each.felt.low)}, better than the evidence allows: rose tint {each.rose_tint}",
            QUIET,
            indent=indent,
        )


def _range_level(each: TouchpointResult) -> str:
    low, high = level_of_trust(each.trust.low), level_of_trust(each.trust.high)
    return str(low) if low is high else "open"


def bar_cells(low: int, known: int | None, half: int) -> tuple[str, str]:
    """The two sides of a diverging bar, each `half` cells wide; empty while the score is not known."""
    if known is None:
        return " " * half, " " * half
    halves = max(1, round(abs(low) / 10 * half * 2))
    full, rest = divmod(halves, 2)
    if low < 0:
        return (("▐" if rest else "") + "█" * full).rjust(half), " " * half
    return " " * half, ("█" * full + ("▌" if rest else "")).ljust(half)


def _draw_predictions(sheet: Sheet, audit: Audit, result: Result) -> None:
    gaps = gaps_of(result.touchpoints)
    foresight = foresight_of(gaps)
    if foresight is None:
        return
    sheet.heading("Predicted and experienced")
    name = min(18, max(len(gap.title) for gap in gaps))
    for gap in sorted(gaps, key=lambda gap: -gap.gap):
        _draw_gap(sheet, gap, name)
    off = f"{float(foresight.mean_distance):.1f} off"
    right = f"Right side {foresight.right_side} of {foresight.count}"
    mean = float(foresight.optimism)
    lean = (
        f"{abs(mean):.1f} points too {'hopeful' if mean > 0 else 'gloomy'}"
        if mean
        else "neither too hopeful nor too gloomy"
    )
    certain = f"{float(foresight.mean_certainty):.0f} % certain"
    sheet.paragraph(f"{right} · on average {lean}, {off}, and {certain}", QUIET)
    if not seal_is_whole(audit):
        sheet.paragraph("These predictions were changed after they were sealed.", STRONG)


def _draw_gap(sheet: Sheet, gap: Gap, name: int) -> None:
    style = {Sight.BLIND_SPOT: ERODED, Sight.HIDDEN_STRENGTH: BUILT, Sight.SEEN: QUIET}[gap.sight]
    said = {
        Sight.BLIND_SPOT: "blind spot",
        Sight.HIDDEN_STRENGTH: "hidden strength",
        Sight.SEEN: "as foreseen" if gap.right_side else "other side",
    }[gap.sight]
    spell = sheet.screen.spell
    outcome = [(said, style)]
    if sheet.width < name + _GAP_FIGURES + len(Sight.HIDDEN_STRENGTH):
        sheet.row((gap.title, STRONG), ("  " + said, style))
        outcome, name = [], 0
    sheet.row(
        (padded(gap.title, name) + " " if name else "", STRONG),
        (padded(spell(signed(gap.predicted)), 4, right=True), ""),
        (spell(" → "), QUIET),
        (padded(spell(signed(gap.trust)), 4), ""),
        (padded(spell(f"gap {signed(gap.gap)}"), 9), QUIET),
        *outcome,
    )


_STAYS = (
    ("after/remember", "Tomorrow you will remember"),
    ("after/sentence", "To a friend you would say"),
    ("after/come-back", "Come back"),
    ("after/tell-others", "Tell others"),
    ("after/only-one", "For this need they are"),
    ("after/why-again", "Why choose them again"),
    ("before/key-question", "Before the walk you said"),
    ("after/key-question", "After it you said"),
    ("after/learned", "You learned"),
    ("after/would-change", "What would change"),
)


def _draw_what_stays(sheet: Sheet, audit: Audit) -> None:
    asked = {step.key: step for step in steps(audit.checklist, audit.responses)}
    said = [
        (label, response_text(asked[key].question, audit.responses.get(key))) for key, label in _STAYS if key in asked
    ]
    said = [(label, text) for label, text in said if text]
    if not said:
        return
    sheet.heading("What stays")
    for label, text in said:
        if sheet.width < _NARROW:
            sheet.row((label, QUIET))
            sheet.paragraph(text, indent=2)
        else:
            sheet.paragraph(text, mark=padded(label, 28), mark_style=QUIET)


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


def _draw_promises(sheet: Sheet, audit: Audit) -> None:
    promises = promises_in(audit)
    if not promises:
        return
    sheet.heading("Promised to you")
    for promise in promises:
        when = f"by {written_day(promise.by)}" if promise.by else "no day given"
        who = " · ".join(part for part in (promise.touchpoint, promise.who, when) if part)
        sheet.paragraph(promise.what or "Something later", mark="· ")
        sheet.paragraph(who, QUIET, indent=2)


def _draw_commitment(sheet: Sheet, audit: Audit) -> None:
    what = text_of(audit.responses, "after/commitment/what")
    if what:
        sheet.heading("Your commitment")
        who = text_of(audit.responses, "after/commitment/who")
        by = text_of(audit.responses, "after/commitment/by")
        sheet.paragraph(what, STRONG)
        if only_buys_a_tool(what):
            sheet.paragraph("A tool does not care for anyone: say also who will treat customers how from then on.")
        sheet.paragraph(" · ".join(part for part in (who, f"by {written_day(by)}" if by else "") if part), QUIET)
    again = text_of(audit.responses, "after/look-again")
    if again:
        sheet.paragraph(f"Look again on {written_day(again)}.", QUIET)


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
