"""The blocks of a report as WordprocessingML, each in a style that can be changed for the whole document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
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
from cx_audit.report.contents import stands_on_one_page
from cx_audit.report.last_words import last_words_from
from cx_audit.report.word.pictures import Album
from cx_audit.report.word.tables import facts_xml, table_xml
from cx_audit.report.word.text import escaped, paragraph, run, said, toned

BOOKMARK = "_Toc10{:07}"
"""Names of the chapters' places, as Word gives them to what its contents lead to."""
_MOST_LEADERS_TOGETHER = 4
_MOST_TEXTS_TOGETHER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What blocks are written with: the document's names for our styles, its pictures, and lists.

    `width` is that of the text, in twentieths of a point; `bullets` is the list and the level of bulleted paragraphs
    where their style does not say, and `new_list` begins a numbered one. `language` is that of the checklist's words,
    empty where it is that of the report. With `tight` texts stand close to each other, whatever their styles say, as
    they do on a first page that is not to become two.
    """

    styles: Mapping[str, str]
    album: Album
    width: int
    language: str
    bullets: tuple[int, int] | None
    new_list: Callable[[], tuple[int, int]]
    tight: bool = False

    def below(self, space: int) -> int | None:
        """The space below a paragraph where texts stand close; None where its style says it."""
        return space if self.tight else None


def chapter_xml(chapter: Chapter, pen: Pen, *, number: int) -> str:
    """The chapter under its heading, which is a place to go to."""
    return "".join((_title(chapter, pen, number), *_apart(chapter, pen)))


def _title(chapter: Chapter, pen: Pen, number: int) -> str:
    begin = f'<w:bookmarkStart w:id="{number}" w:name="{escaped(BOOKMARK.format(number))}"/>'
    content = f'{begin}{run(chapter.title)}<w:bookmarkEnd w:id="{number}"/>'
    return paragraph(pen.styles["Heading1"], content, says=chapter.title, new_page=stands_on_one_page(chapter))


def _apart(chapter: Chapter, pen: Pen) -> Iterator[str]:
    """The blocks; where two tables or a table and a text would touch, there is a little air between them."""
    below_a_table = False
    together = _together(chapter)
    for at, block in enumerate(chapter.blocks):
        if below_a_table and not isinstance(block, Heading | Figure | Table):
            yield said(pen.styles["AfterTable"], "", keep_next=at in together)
        yield block_xml(block, pen, small=chapter.small, introduces=at in together)
        below_a_table = isinstance(block, Table | Facts)
    if below_a_table:
        yield said(pen.styles["AfterTable"], "")


def _together(chapter: Chapter) -> frozenset[int]:
    """The places of the blocks that stay with the one after them.

    They are the words below a heading that lead to a table, a picture or a list, what stands before a closing
    paragraph, a chapter's last words with what stands before them, and, where a page begins with facts or a finding,
    all that comes before its second heading: so it begins where much of a page is left. A table of more leaders is
    tall enough by itself.
    """
    blocks = chapter.blocks
    found = {
        at
        for at, (block, after) in enumerate(pairwise(blocks))
        if (at == 0 or isinstance(blocks[at - 1], Heading))
        and isinstance(block, Paragraph)
        and isinstance(after, Table | Figure | Listing)
    }
    if isinstance(blocks[-1], Paragraph):
        found.add(len(blocks) - 2)
    found |= set(range(last_words_from(blocks), len(blocks) - 1))
    headings = [at for at, block in enumerate(blocks) if isinstance(block, Heading)]
    if chapter.own_page and isinstance(blocks[0], Facts | Callout) and len(headings) > 1:
        begins = blocks[: headings[1]]
        rows = max((len(block.rows) for block in begins if isinstance(block, Table)), default=0)
        if rows <= _MOST_LEADERS_TOGETHER and not any(isinstance(block, Figure) for block in begins):
            found |= set(range(len(begins)))
        else:
            found |= set(range(headings[0]))
    return frozenset(found)


def block_xml(block: Block, pen: Pen, *, small: bool, introduces: bool = False) -> str:
    """One block; a paragraph that `introduces` what follows stays on its page.

    Raises ValueError for a picture with nothing to show.
    """
    styles = pen.styles
    match block:
        case Heading(text=text):
            return said(styles["Heading2"], text)
        case Paragraph(text=text, quiet=quiet):
            return said(styles["Quiet" if quiet else "Normal"], text, keep_next=introduces, tight=pen.below(60))
        case Listing():
            return _listing(block, pen, introduces=introduces)
        case Facts():
            return facts_xml(block, styles, pen.width)
        case Table(caption=caption):
            return said(styles["Caption"], caption, keep_next=True) + table_xml(
                block, styles, pen.width, small=small, language=pen.language, keep_next=introduces
            )
        case Figure(picture=picture):
            shown = paragraph(styles["Picture"], pen.album.picture(picture))
            return said(styles["Caption"], picture.title, keep_next=True) + shown
        case Quote(text=text, whose=whose):
            source = said(styles["QuoteSource"], whose, keep_next=introduces) if whose else ""
            return said(styles["Quote"], f"“{text}”", keep_next=introduces or bool(whose)) + source
        case Callout():
            return _callout(block, styles, introduces=introduces)
        case Steps():
            return _steps(block, pen)
        case _:
            assert_never(block)


def _listing(block: Listing, pen: Pen, *, introduces: bool) -> str:
    """The texts; a few stay on one page, and the last of any number with what they introduce."""
    number = pen.new_list() if block.numbered else pen.bullets
    style = pen.styles["ListNumber" if block.numbered else "ListBullet"]
    last = len(block.texts)
    few = last <= _MOST_TEXTS_TOGETHER
    kept = (introduces if at == last else few for at in range(1, last + 1))
    return "".join(
        paragraph(style, run(text), says=text, keep_next=keep, number=number, tight=pen.below(20))
        for text, keep in zip(block.texts, kept, strict=True)
    )


def _callout(block: Callout, styles: Mapping[str, str], *, introduces: bool) -> str:
    names = {Tone.PLAIN: "Callout", Tone.BUILT: "CalloutBuilt", Tone.ERODED: "CalloutEroded"}
    finding, *others = block.texts
    name = names[block.tone]
    first = paragraph(styles[name], run(toned(finding, block.tone)), says=finding, keep_next=introduces or bool(others))
    kept = (introduces or at < len(others) for at in range(1, len(others) + 1))
    rest = (said(styles[f"{name}Text"], text, keep_next=keep) for text, keep in zip(others, kept, strict=True))
    return first + "".join(rest)


def _steps(block: Steps, pen: Pen) -> str:
    number = pen.new_list()
    strong = pen.styles["Strong"]
    made = []
    for step in block.steps:
        what = paragraph(
            pen.styles["ListNumber"],
            run(step.what, strong),
            says=step.what,
            keep_next=bool(step.about),
            number=number,
            tight=pen.below(0 if step.about else 80),
        )
        made.append(what)
        if step.about:
            quiet = pen.styles["QuietText"]
            made.append(said(pen.styles["ListContinue"], step.about, character=quiet, tight=pen.below(80)))
    return "".join(made)
