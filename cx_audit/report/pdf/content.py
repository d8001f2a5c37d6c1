"""What the PDF's template shows, block by block: texts that fit their lines, tables with their columns' widths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import assert_never

from cx_audit.report.blocks import (
    Block,
    Callout,
    Chapter,
    Facts,
    Figure,
    Heading,
    Listing,
    Logo,
    Paragraph,
    Quote,
    Report,
    Steps,
    Table,
)
from cx_audit.report.chapters.annex import ANSWERS
from cx_audit.report.contents import MOST_ANSWERS_LISTED, answers_in, around_contents, listed_in, stands_on_one_page
from cx_audit.report.last_words import last_words_from
from cx_audit.report.pdf.columns import lines_of
from cx_audit.report.pdf.pictures import shapes_and_labels
from cx_audit.report.pdf.tables import ROOM, Content, table_content
from cx_audit.report.pdf.words import Said, runs_leftwards, said
from cx_audit.report.pictures.colours import LIGHT
from cx_audit.report.pictures.widths import cut

_BODY, _SMALL = 10.0, 8.4
_ENTRY = 180.0
_OURS = "en"
_FOOT = 190.0
_TALL = 200.0


def content_of(report: Report) -> Content:
    """Everything the template needs of a report, as JSON knows it."""
    language = _other_language(report.language)
    alone = len(answers_in(report.chapters)) > MOST_ANSWERS_LISTED
    return {
        "window": f"{report.title} · {report.whose}",
        "by": report.by,
        "mark": report.mark,
        "logo": None if report.logo is None else _logo(report.logo),
        "whose": _said(report.whose, size=24, bold=True),
        "title": _said(report.title, size=14),
        "made_by": _said(f"by {report.by}") if report.by else None,
        "about": [_said(line) for line in report.about],
        "foot": [_in_one_line(text, _FOOT, 8.5) for text in (report.by, report.whose) if text],
        "colours": {role.value: code for role, code in LIGHT.items()},
        "room": ROOM,
        "contents": _contents(report.chapters),
        "before_contents": len(around_contents(report.chapters)[0]),
        "chapters": [_chapter(chapter, _label(at), language, alone) for at, chapter in enumerate(report.chapters)],
    }


def _label(at: int) -> str:
    return f"chapter-{at}"


def _contents(chapters: Sequence[Chapter]) -> list[list[Content]]:
    """What the contents list, in two columns."""
    titles = {each.key: title for each, title in listed_in(chapters)}
    listed: list[Content] = [
        {"label": _label(at), "short": _entry(titles[each.key])}
        for at, each in enumerate(chapters)
        if each.key in titles
    ]
    half = (len(listed) + 1) // 2
    return [listed[:half], listed[half:]]


def _entry(title: str) -> Said:
    return said(cut(title, 2 * _ENTRY, 9), room=_ENTRY, size=9)


def _other_language(language: str) -> str:
    """The language of a checklist where it is not the report's own, and one that typst knows how to name."""
    primary = language.partition("-")[0].lower()
    known = primary.isascii() and primary.isalpha() and len(primary) in (2, 3)
    return primary if known and primary != _OURS else ""


def _logo(logo: Logo) -> Content:
    return {"data": list(logo.data), "words": logo.words}


def _chapter(chapter: Chapter, label: str, language: str, alone: bool) -> Content:
    """One chapter; with `alone` each leader's answers begin a page, for typst sets such parts at the same time.

    Any other that has a page of its own begins one only where less than most of a page is left.
    """
    return {
        "label": label,
        "title": _said(chapter.title, size=16, bold=True),
        "begins": _begins(chapter, alone),
        "small": chapter.small,
        "together_from": last_words_from(chapter.blocks),
        "blocks": [
            _block(block, leads, small=chapter.small, language=language) for block, leads in _leading(chapter.blocks)
        ],
    }


_ROWS_OF_MOST_OF_A_PAGE = 40
"""So many rows fill most of a page, however low they are: how tall the chapter is need not be measured."""


def _begins(chapter: Chapter, alone: bool) -> str:
    """Where a chapter begins; one with a page of its own where most of a page is left, or room for all of it."""
    if alone and chapter.key.startswith(ANSWERS):
        return "page"
    if stands_on_one_page(chapter):
        return "whole"
    if not chapter.own_page:
        return "anywhere"
    rows = sum(len(block.rows) for block in chapter.blocks if isinstance(block, Table))
    return "long" if rows > _ROWS_OF_MOST_OF_A_PAGE else "roomy"


def _leading(blocks: Sequence[Block]) -> Iterator[tuple[Block, bool]]:
    """The blocks, and whether each is the first words below a heading, which stay with what comes after them."""
    leads = True
    for at, block in enumerate(blocks):
        leads = isinstance(block, Heading) or (leads and isinstance(block, Paragraph))
        yield block, leads and at + 1 < len(blocks)


def _block(block: Block, leads: bool, *, small: bool, language: str) -> Content:
    size = _SMALL if small else _BODY
    match block:
        case Heading(text=text):
            return {"kind": "heading", "said": _said(text, size=11.5, bold=True)}
        case Paragraph(text=text, quiet=quiet):
            return {"kind": "paragraph", "said": _said(text, size=size), "quiet": quiet, "leads": leads}
        case Listing(texts=texts, numbered=numbered):
            return {
                "kind": "listing",
                "texts": [_said(text, 20, size) for text in texts],
                "numbered": numbered,
                "leftwards": [runs_leftwards(text) for text in texts],
            }
        case Facts():
            return _facts(block)
        case Table():
            return table_content(block, small=small, language=language)
        case Figure(picture=picture):
            title = _said(picture.title, bold=True)
            return {
                "kind": "figure",
                "title": title,
                "breaks": _is_tall(picture.title),
                **shapes_and_labels(picture),
            }
        case Quote(text=text, whose=whose):
            return {"kind": "quote", "said": _said(text, 20), "whose": _said(whose, 20), "breaks": _is_tall(text)}
        case Callout(texts=(first, *rest), tone=tone):
            finding = _said(first, 50, 13, bold=True)
            return {"kind": "callout", "texts": [finding, *(_said(text, 30) for text in rest)], "tone": tone.value}
        case Callout():
            return {"kind": "callout", "texts": [""], "tone": block.tone.value}
        case Steps(steps=steps):
            told = [{"what": _said(each.what, 25, bold=True), "about": _said(each.about, 25)} for each in steps]
            return {"kind": "steps", "steps": told}
        case _:
            assert_never(block)


def _said(text: str, taken: float = 0, size: float = _BODY, *, bold: bool = False) -> Said:
    return said(text, room=ROOM - taken, size=size, bold=bold)


def _in_one_line(text: str, room: float, size: float) -> Said:
    return said(cut(text, room, size), room=room, size=size)


def _is_tall(text: str, room: float = ROOM) -> bool:
    return lines_of(text, room, _BODY) * 1.6 * _BODY > _TALL


def _facts(block: Facts) -> Content:
    across = min(len(block.facts), 4)
    room = (ROOM - 7 * (across - 1)) / across - 20
    facts = [
        {
            "name": said(each.name, room=room, size=8.5),
            "said": said(each.text, room=room - 14, size=11.5, bold=True),
            "tone": each.tone.value,
        }
        for each in block.facts
    ]
    breaks = any(_is_tall(each.text, room) for each in block.facts)
    return {"kind": "facts", "facts": facts, "across": across, "breaks": breaks}
