"""What stands around the chapters of a Word document: its beginning, contents, and the head and foot of each page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from cx_audit.report.blocks import Chapter, Report
from cx_audit.report.word.blocks import BOOKMARK
from cx_audit.report.word.pictures import Album
from cx_audit.report.word.text import NAMESPACES, escaped, field, mark, paragraph, run, said
from cx_audit.text import clean_line

if TYPE_CHECKING:
    from docx.document import Document

_MOST_AT_THE_FOOT = 60
_MOST_KEPT_TOGETHER = 40
"""Contents with no more lines than these stay on one page."""
_SHOWS = ("w:drawing", "w:pict", "w:object", "w:instrText", "w:fldSimple")


def cover_xml(report: Report, styles: Mapping[str, str], album: Album, *, tight: int | None) -> str:
    """The beginning of the report: whose it is, what it is, by whom, and of which walks; `tight` as of a paragraph."""
    logo = "" if report.logo is None else paragraph(styles["Picture"], album.logo(report.logo))
    about = (f"by {report.by}", *report.about) if report.by else report.about
    return "".join(
        (
            logo,
            said(styles["Title"], report.whose),
            said(styles["Subtitle"], report.title, tight=tight),
            *(said(styles["About"], line, tight=tight) for line in about),
        )
    )


def contents_xml(chapters: Iterable[Chapter], styles: Mapping[str, str], width: int, *, new_page: bool) -> str:
    """The contents as Word makes them, with the chapters to go to.

    Only Word knows the pages: it fills in their numbers where it prints or is asked to (F9). An empty place is never
    wrong, and a document that has its fields worked out on opening asks a question each time.
    """
    tabs = f'<w:tabs><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
    begin = mark("begin") + _instruction('TOC \\o "1-1" \\h \\z') + mark("separate")
    entries = []
    for number, chapter in enumerate(chapters, 1):
        place = BOOKMARK.format(number)
        page = field(f"PAGEREF {place} \\h", "")
        link = (
            f'<w:hyperlink w:anchor="{place}" w:history="1">{run(chapter.title)}<w:r><w:tab/></w:r>{page}</w:hyperlink>'
        )
        entries.append((chapter.title, link))
    if not entries:
        return ""
    last = len(entries)
    heading = paragraph(styles["TOCHeading"], run("Contents"), says="Contents", new_page=new_page)
    made = (
        paragraph(
            styles["TOC1"],
            f"{begin if at == 1 else ''}{link}{mark('end') if at == last else ''}",
            says=title,
            keep_next=at < last <= _MOST_KEPT_TOGETHER,
            tabs=tabs,
        )
        for at, (title, link) in enumerate(entries, 1)
    )
    return (
        '<w:sdt><w:sdtPr><w:alias w:val="Contents"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"<w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>{heading}"
        f"{''.join(made)}</w:sdtContent></w:sdt>"
    )


def kinds_of_pages(document: Document) -> tuple[str, ...]:
    """The kinds of pages that have a head and a foot of their own; ValueError where the document says nonsense."""
    kinds = ["", "first_page_"] if document.sections[-1].different_first_page_header_footer else [""]
    if document.settings.odd_and_even_pages_header_footer:
        kinds.append("even_page_")
    return tuple(kinds)


def put_mark(document: Document, pages: Iterable[str], report: Report, styles: Mapping[str, str]) -> None:
    """Put the report's mark, where it has one, at the head of every page, below what stands there already."""
    if report.mark:
        for header in _edges(document, pages, "header"):
            _write(header, said(styles["Mark"], report.mark))


def put_foot(document: Document, pages: Iterable[str], report: Report, styles: Mapping[str, str], *, tab: bool) -> None:
    """Put who made it for whom and the page's number at the foot of every page.

    A foot that shows something already is left as it is, and so are all where most pages have one: those without it
    are then empty on purpose. `tab` puts the number to the other side, where the style has a place for it.
    """
    usual, *others = _edges(document, pages, "footer")
    if _shows(usual):
        return
    footers = [usual, *(footer for footer in others if not _shows(footer))]
    whose = " · ".join(_cut(each) for each in (report.by, report.whose) if each)
    parting = "<w:r><w:tab/></w:r>" if tab else run(" · ")
    page = f"{run('Page ')}{field('PAGE', '1')}{run(' of ')}{field('NUMPAGES', '1')}"
    for footer in footers:
        _write(footer, paragraph(styles["Footer"], f"{run(whose)}{parting}{page}", says=whose))


def _edges(document: Document, pages: Iterable[str], which: str) -> list[Any]:
    """The headers or the footers of these kinds of pages, each once, made where there are none."""
    section = document.sections[-1]
    parts = {getattr(section, f"{kind}{which}").part: None for kind in pages}
    return [part.element for part in parts]


def _shows(element: Any) -> bool:
    return any(text.text and text.text.strip() for text in element.iter(qn("w:t"))) or any(
        element.find(f".//{qn(tag)}") is not None for tag in _SHOWS
    )


def _write(element: Any, xml: str) -> None:
    """Add paragraphs, in the place of an empty one that stands alone."""
    alone = list(element)
    if len(alone) == 1 and alone[0].tag == qn("w:p") and not _shows(element):
        element.remove(alone[0])
    for each in list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>")):
        element.append(each)


def _instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve"> {escaped(text)} </w:instrText></w:r>'


def _cut(text: str) -> str:
    """The text on one line, short enough for the foot of a page; the whole of it stands on the first page."""
    line = clean_line(text)
    return f"{line[:_MOST_AT_THE_FOOT]}…" if len(line) > _MOST_AT_THE_FOOT else line
