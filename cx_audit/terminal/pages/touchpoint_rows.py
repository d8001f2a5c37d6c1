"""The touchpoints of one walk, one below the other: score, reason, and what was heard and met there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cx_audit.core.insight import CappedByUnmet, only_stuff, reason_for
from cx_audit.core.result import TouchpointResult
from cx_audit.core.scoring import Level
from cx_audit.core.unexpected import unexpected_at, unexpected_text
from cx_audit.core.words import AT_RISK_MEANS, ROSE_TINT_MEANS, reason_text, signed, unmet_text
from cx_audit.terminal.pages.score_bar import LEVEL, SCORE, score_bar, score_pieces
from cx_audit.terminal.pages.sheet import NARROW, QUIET, STRONG, Sheet, padded

_WIDEST_NAME, _WIDEST_HALF, _NARROWEST_HALF = 18, 20, 5


def draw_touchpoints(
    sheet: Sheet, touchpoints: Sequence[TouchpointResult], *, is_at_risk_explained: bool = False
) -> None:
    """A row for each touchpoint, with a bar beside it, or below it on a narrow terminal, and what is to be said.

    The first row with a term of the method that a leader cannot know says what it means, where no one above has.
    """
    at_risk = next((each for each in touchpoints if each.level is Level.AT_RISK and not is_at_risk_explained), None)
    tinted = next((each for each in touchpoints if each.rose_tint), None)
    narrow = sheet.width < NARROW
    longest = max(len(each.touchpoint.title) for each in touchpoints)
    name = min(longest, _WIDEST_NAME if not narrow else sheet.width - SCORE - LEVEL - 3)
    beside = (sheet.width - name - SCORE - LEVEL - 4) // 2
    half = (sheet.width - 3) // 2 if narrow else max(_NARROWEST_HALF, min(_WIDEST_HALF, beside))
    if not narrow:
        gap = " " * (2 * half + 1 - len("eroded") - len("built"))
        sheet.row((" " * (name + 1) + "eroded" + gap + "built", QUIET))
    for each in touchpoints:
        title = padded(each.touchpoint.title, name)
        if narrow:
            sheet.row((title, STRONG), *score_pieces(sheet, each.trust))
            sheet.row(*score_bar(each.trust, half))
        else:
            sheet.row((title + " ", STRONG), *score_bar(each.trust, half), *score_pieces(sheet, each.trust))
        indent = 0 if narrow else name + 1
        if each is at_risk:
            sheet.paragraph(AT_RISK_MEANS, QUIET, indent=indent)
        draw_remarks(sheet, each, indent=indent, is_tint_explained=each is not tinted)
        sheet.may_break()


def draw_remarks(
    sheet: Sheet, touchpoint: TouchpointResult, *, indent: int = 0, is_tint_explained: bool = True
) -> None:
    """Why the score is what it is: all that was not met, costliest first, and all that nobody asked for.

    Then what qualifies the score, which departments were met where not all was, and the quotes.
    """
    for remark in _remarks(touchpoint, is_tint_explained=is_tint_explained):
        sheet.paragraph(remark, QUIET, indent=indent)
    for quote in touchpoint.quotes:
        sheet.paragraph(f"“{quote}”", indent=indent, mark="they said: ", mark_style=QUIET)


def _remarks(touchpoint: TouchpointResult, *, is_tint_explained: bool) -> Iterator[str]:
    weight = touchpoint.touchpoint.weight
    if weight != 1:
        yield f"weight {weight:g}: in net trust it counts {weight:g} times"
    reason = reason_for(touchpoint)
    if not isinstance(reason, CappedByUnmet):
        yield reason_text(reason)
    if touchpoint.unmet:
        yield " · ".join(unmet_text(each) for each in touchpoint.unmet)
    for extra in unexpected_at(touchpoint):
        yield unexpected_text(extra)
    if only_stuff(touchpoint):
        yield "the extras were stuff given away, not the way you were treated"
    if touchpoint.rose_tint:
        felt = signed(touchpoint.felt.low)
        yield f"felt {felt}, better than the evidence allows: rose tint {touchpoint.rose_tint}"
        if not is_tint_explained:
            yield ROSE_TINT_MEANS
    if touchpoint.unmet and touchpoint.departments_met:
        yield f"departments met: {', '.join(touchpoint.departments_met)}"
