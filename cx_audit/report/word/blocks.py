"""The blocks of a report as WordprocessingML, each in a style that can be changed for the whole document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from cx_audit.report.blocks import (
    Block,
    Callout,
    Chapter,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Steps,
    Table,
    Tone,
)
from cx_audit.report.word.pictures import Album
from cx_audit.report.word.tables import facts_xml, table_xml
from cx_audit.report.word.text import escaped, paragraph, run, said, toned

BOOKMARK = "_Toc10{:07}"
"""Names of the chapters' places, as Word gives them to what its contents lead to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What blocks are written with: the document's names for our styles, its pictures, and lists.

    `width` is that of the text, in twentieths of a point; `bullets` is the list and the level of bulleted paragraphs
    where their style does not say, and `new_list` begins a numbered one. `language` is that of the checklist's words,
    empty where it is that of the report.
    """

    styles: Mapping[str, str]
    album: Album
    width: int
    language: str
    bullets: tuple[int, int] | None
    new_list: Callable[[], tuple[int, int]]


def chapter_xml(chapter: Chapter, pen: Pen, *, number: int) -> str:
    """The chapter under its heading, which is a place to go to."""
    return "".join((_title(chapter, pen, number), *_apart(chapter, pen)))


def _title(chapter: Chapter, pen: Pen, number: int) -> str:
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{escaped(BOOKMARK.format(number))}"/>'
    content = f'{begin}{run(chapter.title)}<w:bookmarkEnd w:id="{number}"/>'
    return paragraph(pen.styles["Heading1"], content, says=chapter.title)


def _apart(chapter: Chapter, pen: Pen) -> Iterator[str]:
    """The blocks; where two tables or a table and a text would touch, there is a little air between them."""
    below_a_table = False
    for above, block, below in zip((None, *chapter.blocks), chapter.blocks, (*chapter.blocks[1:], None), strict=False):
        if below_a_table and not isinstance(block, Heading | Figure | Table):
            yield said(pen.styles["AfterTable"], "")
        introduces = isinstance(above, Heading) and isinstance(below, Table | Figure)
        yield block_xml(block, pen, small=chapter.small, introduces=introduces)
        below_a_table = isinstance(block, Table | Facts)
    if below_a_table:
        yield said(pen.styles["AfterTable"], "")


def block_xml(block: Block, pen: Pen, *, small: bool, introduces: bool = False) -> str:
    """One block; a paragraph that `introduces` what follows stays on its page.

    Raises ValueError for a picture with nothing to show.
    """
    styles = pen.styles
    match block:
        case Heading(text=text):
            return said(styles["Heading2"], text)
        case Paragraph(text=text, quiet=quiet):
            return said(styles["Quiet" if quiet else "Normal"], text, keep_next=introduces)
        case Listing():
            return _listing(block, pen)
        case Facts():
            return facts_xml(block, styles, pen.width)
        case Table(caption=caption):
            return said(styles["Caption"], caption, keep_next=True) + table_xml(
                block, styles, pen.width, small=small, language=pen.language
            )
        case Figure(picture=picture):
            shown = paragraph(styles["Picture"], pen.album.picture(picture))
            return said(styles["Caption"], picture.title, keep_next=True) + shown
        case Quote(text=text, whose=whose):
            source = said(styles["QuoteSource"], whose) if whose else ""
            return said(styles["Quote"], f"“{text}”", keep_next=bool(whose)) + source
        case Callout():
            return _callout(block, styles)
        case Steps():
            return _steps(block, pen)
        case _:
            assert_never(block)


def _listing(block: Listing, pen: Pen) -> str:
    number = pen.new_list() if block.numbered else pen.bullets
    style = pen.styles["ListNumber" if block.numbered else "ListBullet"]
    return "".join(paragraph(style, run(text), says=text, number=number) for text in block.texts)


def _callout(block: Callout, styles: Mapping[str, str]) -> str:
    names = {Tone.PLAIN: "Callout", Tone.BUILT: "CalloutBuilt", Tone.ERODED: "CalloutEroded"}
    finding, *others = block.texts
    name = names[block.tone]
    first = paragraph(styles[name], run(toned(finding, block.tone)), says=finding, keep_next=bool(others))
    rest = (said(styles[f"{name}Text"], text, keep_next=at < len(others)) for at, text in enumerate(others, 1))
    return first + "".join(rest)


def _steps(block: Steps, pen: Pen) -> str:
    number = pen.new_list()
    strong = pen.styles["Strong"]
    made = []
    for step in block.steps:
        what = run(step.what, strong)
        made.append(
            paragraph(pen.styles["ListNumber"], what, says=step.what, keep_next=bool(step.about), number=number)
        )
        if step.about:
            made.append(said(pen.styles["ListContinue"], step.about, character=pen.styles["QuietText"]))
    return "".join(made)
