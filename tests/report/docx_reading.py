"""What a Word document says when it is read back, and what a report says it should say."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

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
    Report,
    Steps,
    Table,
    Tone,
)

_SHAPES = {Tone.BUILT: "▲\u00a0", Tone.ERODED: "▼\u00a0", Tone.PLAIN: ""}


def read(data: bytes) -> Document:
    """The document as python-docx reads it."""
    return docx.Document(BytesIO(data))


def members(data: bytes) -> dict[str, bytes]:
    """Every file in the document."""
    with ZipFile(BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def relations(data: bytes) -> list[Any]:
    """Everything that any part refers to."""
    return [each for name, text in members(data).items() if name.endswith(".rels") for each in parse_xml(text)]


def style_of(paragraph: Any) -> str:
    """The id of a paragraph's style."""
    return str(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")))


def text_of(element: Any) -> str:
    """The letters of a paragraph, a break as \\n and a tab as \\t, the instructions of fields left out."""
    signs = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    runs = (each for run in element.iter(qn("w:r")) for each in run)
    return "".join(each.text or "" if each.tag == qn("w:t") else signs.get(each.tag, "") for each in runs)


def paragraphs(document: Document) -> list[Any]:
    """Every paragraph of the body, also in tables and in the contents."""
    return list(document.element.body.iter(qn("w:p")))


def texts(document: Document) -> list[str]:
    """Every paragraph that says something, in the order of reading."""
    return [text for each in paragraphs(document) if (text := text_of(each).strip("\t"))]


def expected(report: Report) -> list[str]:
    """Every paragraph that the report should come to, in the order of reading."""
    found = [report.whose, report.title, *([f"by {report.by}"] if report.by else []), *report.about]
    first, *others = report.chapters
    contents = ["Contents", *(chapter.title for chapter in report.chapters)]
    found += [*_of(first), *contents] if first.key == "at-a-glance" else [*contents, *_of(first)]
    found += [text for chapter in others for text in _of(chapter)]
    return [text for text in found if text]


def _of(chapter: Chapter) -> list[str]:
    return [chapter.title, *(text for block in chapter.blocks for text in _said(block))]


def _said(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Listing(texts=listed):
            yield from listed
        case Facts(facts=facts):
            for fact in facts:
                yield from (fact.name, _SHAPES[fact.tone] + fact.text)
        case Table(caption=caption, columns=columns, rows=rows):
            yield caption
            yield from (column.title for column in columns)
            yield from (_SHAPES[cell.tone] + cell.text for row in rows for cell in row if cell.text)
        case Figure(picture=picture):
            yield picture.title
        case Quote(text=text, whose=whose):
            yield from (f"“{text}”", whose)
        case Callout(texts=(finding, *others), tone=tone):
            yield from (_SHAPES[tone] + finding, *others)
        case Steps(steps=steps):
            for step in steps:
                yield from (step.what, step.about)
        case _:
            raise AssertionError(block)
