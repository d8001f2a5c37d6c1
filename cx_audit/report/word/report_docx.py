"""A report as a Word document that can be finished in Word: real styles, headings, lists, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import docx

from cx_audit.report.blocks import Report
from cx_audit.report.contents import around_contents, stands_on_one_page
from cx_audit.report.word.archive import broken
from cx_audit.report.word.blocks import Pen, chapter_xml
from cx_audit.report.word.furniture import contents_xml, cover_xml, kinds_of_pages, put_foot, put_mark
from cx_audit.report.word.package import our_document, repacked
from cx_audit.report.word.pictures import Album
from cx_audit.report.word.styles import adopt_lists, adopt_styles
from cx_audit.report.word.template import frame_of
from cx_audit.report.word.text import plain
from cx_audit.report.written import Written

if TYPE_CHECKING:
    from docx.document import Document

PAGE_NUMBERS = (
    "Word fills in the page numbers of the contents when it prints, or when you click into them and press F9."
)
TEXT_LEFT_OUT = "The template's own text is left out; its styles, page, headers and footers are kept."
_MOST_IN_A_PROPERTY = 255
_LEAST_ROOM = 2880
_TALL = 12_000
"""From so many twentieths of a point on, the text of a page is tall enough for the beginning of a report."""
_OF_A_PAGE = 0.78
"""How much of a page a picture may take: a taller one leaves the page before it nearly empty too often."""
_CAPTION_ROOM = 1100
"""For a picture's title above it, in twentieths of a point."""


def report_docx(report: Report, *, template: bytes | None) -> Written:
    """The report as a .docx file; `template` is somebody's own .docx or .dotx, of which all but the text is kept.

    Raises BadInput where the template is not a Word document that can be used.
    """
    frame = None if template is None else frame_of(template)
    document = docx.Document(BytesIO(our_document() if frame is None else frame.data))
    styles = adopt_styles(document)
    lists = adopt_lists(document, styles)
    try:
        width, height = _room(document)
        pages = kinds_of_pages(document)
    except ValueError as wrong:
        raise broken() from wrong
    album = Album(document=document, width=width, height=round((height - _CAPTION_ROOM) * _OF_A_PAGE))
    pen = Pen(
        styles=styles,
        album=album,
        width=width,
        language="" if report.language.partition("-")[0].lower() == "en" else report.language,
        bullets=lists.bullets,
        new_list=lists.begin,
    )
    put_mark(document, pages, report, styles)
    put_foot(document, pages, report, styles, tab=template is None)
    close = replace(pen, tight=template is not None)
    parts = list(_parts(report, pen, close, tall=height >= _TALL))
    _tell_about(document, report)
    out = BytesIO()
    document.save(out)
    return Written(
        data=repacked(out.getvalue(), document.part.partname.removeprefix("/"), parts),
        notes=(*((TEXT_LEFT_OUT,) if frame is not None and frame.had_text else ()), PAGE_NUMBERS),
    )


def _parts(report: Report, pen: Pen, close: Pen, *, tall: bool) -> Iterator[str]:
    """The cover with what is seen at a glance, then the contents, and the rest.

    Only Word knows where a page ends: if chapters began one, the page before would be nearly empty too often. On a
    `tall` page the beginning fits, and leaves no room for the contents, so those begin the second one. What is to fit
    on one page is written with `close`, which sets texts close to each other where the styles are somebody else's.
    """
    yield cover_xml(report, pen.styles, pen.album, tight=close.below(20))
    before, after = around_contents(report.chapters)
    for number, chapter in enumerate(before, 1):
        yield chapter_xml(chapter, close, number=number)
    yield contents_xml(report.chapters, pen.styles, pen.width, new_page=tall and bool(before))
    for number, chapter in enumerate(after, len(before) + 1):
        yield chapter_xml(chapter, close if stands_on_one_page(chapter) else pen, number=number)


def _room(document: Document) -> tuple[int, int]:
    """How wide and how high the text of a page may be, in twentieths of a point."""
    section = document.sections[-1]
    sides = (section.left_margin, section.right_margin, section.gutter)
    ends = (section.top_margin, section.bottom_margin)
    width = _twentieths(section.page_width) - sum(_twentieths(each) for each in sides)
    height = _twentieths(section.page_height) - sum(abs(_twentieths(each)) for each in ends)
    return max(width, _LEAST_ROOM), max(height, _LEAST_ROOM + _CAPTION_ROOM)


def _twentieths(length: int | None) -> int:
    return 0 if length is None else round(length / 635)


def _tell_about(document: Document, report: Report) -> None:
    about = document.core_properties
    about.title = _property(f"{report.whose}: {report.title}")
    about.author = _property(report.by)
    about.language = "en"


def _property(text: str) -> str:
    line = " ".join(plain(text).split())
    return line if len(line) <= _MOST_IN_A_PROPERTY else f"{line[: _MOST_IN_A_PROPERTY - 1]}…"
