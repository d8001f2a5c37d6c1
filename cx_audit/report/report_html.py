"""A report as HTML: one file that reads without a script, on a telephone, on a screen and on paper."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from markupsafe import Markup

from cx_audit.report.blocks import Block, Heading, Logo, Paragraph, Report, Table
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.colours import theme_css
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.drawing import NARROW, WIDE, svg_of
from cx_audit.report.rendering import rendered, style_sheet

_STYLE = "report.css"
MOST_ROWS_TOGETHER = 12
"""Longer tables go on over the page."""


def report_html(report: Report) -> str:
    """The report as an HTML document."""
    return rendered(
        "report.html.j2",
        style_sheet(_STYLE) + theme_css() + _running_header(report),
        pictures=True,
        report=report,
        window=f"{report.title} · {report.whose}",
        kind_of=_kind_of,
        held_together=_held_together,
        parts=_parts,
        drawn=_drawn,
        in_words=alternative_of,
        data_of=_data_of,
    )


def _running_header(report: Report) -> str:
    """The mark at the head of every printed page; it is one of our own words, so it needs no escaping."""
    if not report.mark:
        return ""
    font = "font: 600 8.5pt system-ui, Arial, sans-serif; color: #404040"
    return f'@page {{ @top-right {{ content: "{report.mark}"; {font}; }} }}\n'


def _held_together(blocks: Sequence[Block]) -> Iterator[tuple[Block, ...]]:
    """The blocks as they must not be parted on paper: a heading, its first words, and what they stand over."""
    held: list[Block] = []
    for block in blocks:
        held.append(block)
        begins = isinstance(block, Heading) or (isinstance(block, Paragraph) and isinstance(held[0], Heading))
        if not begins:
            yield tuple(held)
            held = []
    if held:
        yield tuple(held)


def _parts(blocks: tuple[Block, ...]) -> bool:
    """Whether blocks that belong together may still go on over the page, because they are long."""
    return any(isinstance(block, Table) and len(block.rows) > MOST_ROWS_TOGETHER for block in blocks)


def _kind_of(block: Block) -> str:
    return type(block).__name__


def _drawn(picture: Picture) -> Markup:
    """The picture twice, for a page and for a telephone; the style sheet shows the one that fits."""
    wide, narrow = (svg_of(picture, width=width, themed=True) for width in (WIDE, NARROW))
    drawn = f'<div class="wide">{wide}</div>\n<div class="narrow">{narrow}</div>'
    return Markup(drawn)  # noqa: S704 - our own drawing, its texts escaped where it is drawn


def _data_of(logo: Logo) -> str:
    return f"data:{logo.media_type};base64,{base64.b64encode(logo.data).decode()}"
