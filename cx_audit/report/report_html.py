"""A report as HTML: one file that reads without a script, on a telephone, on a screen and on paper."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from markupsafe import Markup, escape

from cx_audit.report.blocks import Block, Cell, Chapter, Column, Heading, Logo, Paragraph, Report, Table, Tone
from cx_audit.report.contents import around_contents, listed_in
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.colours import theme_css
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.drawing import NARROW, WIDE, svg_of
from cx_audit.report.pictures.widths import unbroken, width_of
from cx_audit.report.rendering import rendered, style_sheet
from cx_audit.report.table_columns import says_most, to_write_in

_STYLE = "report.css"
MOST_ROWS_TOGETHER = 12
"""Longer tables go on over the page."""
_LONG_WORD = 18
"""Words with more letters may be broken where a column is narrow; the others keep it as wide as they are."""
_MOST_ABREAST = 3
_TELEPHONE, _LETTERS, _PADDING = 330.0, 16.0, 12.0
"""The room for a table, the size of letters, and what a cell keeps free, in pixels."""
_NUMBER, _TONED_NUMBER = 48.0, 54.0
"""What the style sheet gives a column of numbers at least, and what one with shapes before them takes, in pixels."""
_MEASURED = 300
_OURS = "en"
_SHAPES = {Tone.BUILT: "▲", Tone.ERODED: "▼"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_FROM_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


def report_html(report: Report) -> str:
    """The report as an HTML document."""
    before, after = around_contents(report.chapters)
    return rendered(
        "report.html.j2",
        style_sheet(_STYLE) + theme_css() + _running_header(report),
        pictures=True,
        report=report,
        window=f"{report.title} · {report.whose}",
        contents=_contents(report.chapters),
        before_contents=before,
        after_contents=after,
        kind_of=_kind_of,
        held_together=_held_together,
        parts=_parts,
        drawn=_drawn,
        in_words=alternative_of,
        data_of=_data_of,
        heads=_heads,
        stacks_up=_stacks_up,
        cells=partial(_cells, _other_language(report.language)),
        toned=_toned,
    )


def _running_header(report: Report) -> str:
    """The mark at the head of every printed page; it is one of our own words, so it needs no escaping."""
    if not report.mark:
        return ""
    font = "font: 600 8.5pt system-ui, Arial, sans-serif; color: #404040"
    return f'@page {{ @top-right {{ content: "{report.mark}"; {font}; }} }}\n'


def _contents(chapters: Sequence[Chapter]) -> tuple[tuple[str, str], ...]:
    """What the contents list, as key and title."""
    return tuple((each.key, title) for each, title in listed_in(chapters))


def _held_together(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks as they must not be parted on paper: a heading, its first words, and what they stand over.

    The chapter's own heading stands before them, so its first words are held as well.
    """
    held: list[Block] = []
    under_heading = True
    for block in blocks:
        held.append(block)
        if isinstance(block, Heading):
            under_heading = True
        elif not (isinstance(block, Paragraph) and under_heading):
            yield tuple(held)
            held, under_heading = [], False
    if held:
        yield tuple(held)


def _parts(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks that belong together may still go on over the page, because they are long."""
    return any(isinstance(block, Table) and len(block.rows) > MOST_ROWS_TOGETHER for block in blocks)


def _toned(text: str, tone: Tone) -> Markup:
    """A text with the shape that says what its colour says."""
    if tone is Tone.PLAIN or not text:
        return escape(text)
    shape = f'<span class="shape" aria-hidden="true">{_SHAPES[tone]}</span>'
    return Markup(f'<span class="{tone}">{shape}&nbsp;{escape(text)}</span>')  # noqa: S704 - escaped here


def _stacks_up(table: Table) -> bool:
    """Whether rows become stacks on a telephone: where they are too wide for it, or have many columns of words."""
    figures = all(column.numeric for column in table.columns[1:])
    across = sum(
        max(_widest(table, at), _least_of_numbers(table, at) if figures and at else 0.0)
        for at in range(len(table.columns))
    )
    return across > _TELEPHONE or (len(table.columns) > _MOST_ABREAST and not figures)


def _least_of_numbers(table: Table, at: int) -> float:
    return _NUMBER if all(row[at].tone is Tone.PLAIN for row in table.rows) else _TONED_NUMBER


def _widest(table: Table, at: int) -> float:
    """The room that a column's widest word needs, of those that are not broken, in pixels."""
    texts = (table.columns[at].title, *(row[at].text[:_MEASURED] for row in table.rows))
    return max(_widest_word(text, bold=at == 0) for text in texts) + _PADDING


@lru_cache(maxsize=16_384)  # two hundred leaders are asked the same, and answer much alike
def _widest_word(text: str, *, bold: bool) -> float:
    words = (word for word in unbroken(text) if len(word) <= _LONG_WORD)
    return max((width_of(word, _LETTERS, bold=bold) for word in words), default=0.0)


def _heads(table: Table) -> Markup:
    """The heads of the columns, marked where a column is there to be written in, and where one needs the room."""
    by_hand, most = to_write_in(table), says_most(table)
    parts = []
    for at, column in enumerate(table.columns):
        marks = (
            ("number", column.numeric),
            ("by-hand", at in by_hand),
            ("brief", at in by_hand and column.brief),
            ("most", at == most),
            ("long", _has_a_long_word(column.title)),
        )
        names = " ".join(name for name, holds in marks if holds)
        classed = f' class="{names}"' if names else ""
        parts.append(f'<th scope="col"{classed}{_direction(column.title)}>{escape(column.title)}</th>')
    return Markup("".join(parts))  # noqa: S704 - every text is escaped above


def _cells(language: str, row: Sequence[Cell], columns: Sequence[Column], stacks: bool) -> Markup:
    """The cells of a row; not in the template, as a report of many walks has tens of thousands of them.

    Where rows become stacks on a telephone, each cell carries the title of its column.
    """
    parts = []
    for at, (cell, column) in enumerate(zip(row, columns, strict=True)):
        tag, scope = ("td", "") if at else ("th", ' scope="row"')
        names = " ".join(
            name for name, holds in (("number", column.numeric), ("long", _has_a_long_word(cell.text))) if holds
        )
        classed = f' class="{names}"' if names else ""
        label = f' data-label="{escape(column.title)}"' if stacks and at else ""
        lang = f' lang="{language}"' if language and cell.of_checklist else ""
        said = _toned(cell.text, cell.tone)
        parts.append(f"<{tag}{scope}{classed}{label}{lang}{_direction(cell.text)}>{said}</{tag}>")
    return Markup("".join(parts))  # noqa: S704 - every text is escaped above


def _has_a_long_word(text: str) -> bool:
    return len(text) > _LONG_WORD and any(len(word) > _LONG_WORD for word in unbroken(text))


def _direction(text: str) -> Markup:
    """Left to the text itself where it has letters that are written from right to left."""
    right_to_left = not text.isascii() and _FROM_RIGHT_TO_LEFT.search(text)
    return Markup(' dir="auto"') if right_to_left else Markup("")


def _other_language(language: str) -> str:
    """A language that is not the report's own, as it can stand in HTML; empty where there is nothing to say."""
    known = _LANGUAGE.fullmatch(language)
    return "" if known is None or language.partition("-")[0].lower() == _OURS else language


def _kind_of(block: Block) -> str:
    return type(block).__name__


def _drawn(picture: Picture) -> Markup:
    """The picture twice, for a page and for a telephone; the style sheet shows the one that fits."""
    wide, narrow = (svg_of(picture, width=width, themed=True) for width in (WIDE, NARROW))
    drawn = f'<div class="wide">{wide}</div>\n<div class="narrow">{narrow}</div>'
    return Markup(drawn)  # noqa: S704 - our own drawing, its texts escaped where it is drawn


def _data_of(logo: Logo) -> str:
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}"
