"""The touchpoints of one walk, one below the other: score, reason, and what was heard and met there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cx_audit.core.insight import only_stuff, reason_for
from cx_audit.core.result import TouchpointResult
from cx_audit.core.words import reason_text, signed
from cx_audit.terminal.pages.score_bar import LEVEL, SCORE, score_bar, score_pieces
from cx_audit.terminal.pages.sheet import NARROW, QUIET, STRONG, Sheet, padded

_WIDEST_NAME, _WIDEST_HALF, _NARROWEST_HALF = 18, 20, 5


def draw_touchpoints(sheet: Sheet, touchpoints: Sequence[TouchpointResult]) -> None:
    """A row for each touchpoint, with a bar beside it, or below it on a narrow terminal, and what is to be said."""
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
        draw_remarks(sheet, each, indent=0 if narrow else name + 1)
        sheet.may_break()


def draw_remarks(sheet: Sheet, touchpoint: TouchpointResult, *, indent: int = 0) -> None:
    """Why the score is what it is, what qualifies it, which departments were met where not all was, and the quotes."""
    for remark in _remarks(touchpoint):
        sheet.paragraph(remark, QUIET, indent=indent)
    for quote in touchpoint.quotes:
        sheet.paragraph(f"“{quote}”", indent=indent, mark="they said: ", mark_style=QUIET)


def _remarks(touchpoint: TouchpointResult) -> Iterator[str]:
    yield reason_text(reason_for(touchpoint))
    if only_stuff(touchpoint):
        yield "the extras were stuff given away, not the way you were treated"
    if touchpoint.rose_tint:
        felt = signed(touchpoint.felt.low)
        yield f"felt {felt}, better than the evidence allows: rose tint {touchpoint.rose_tint}"
    if touchpoint.unmet and touchpoint.departments_met:
        yield f"departments met: {', '.join(touchpoint.departments_met)}"
