"""The first sheet of a workbook: what it is of, what was found, what the sheets hold, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
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
    Report,
    Steps,
    Table,
)
from cx_audit.report.workbook.workbook_view import Line, LineStyle, Sheet
from cx_audit.text import capitalised

MOST_LINES = 16
"""How many lines stand below one heading, so that with many leaders the sheet can still be read."""


def about(report: Report, sheets: Sequence[Sheet]) -> Iterator[Line]:
    """The lines of the first sheet, from the chapters of the report that are words."""
    chapters = {chapter.key: chapter for chapter in report.chapters}
    yield Line(style=LineStyle.TEXT, name="Organisation", text=report.whose)
    for line in report.about:
        yield Line(style=LineStyle.TEXT, text=line)
    if report.by:
        yield Line(style=LineStyle.TEXT, name="By", text=report.by)
    if report.mark:
        yield Line(style=LineStyle.FINDING, name="Mark", text=report.mark)
    yield from _part(chapters["at-a-glance"], chapters["at-a-glance"].blocks)
    if "rounds" in chapters:
        rounds = chapters["rounds"]
        yield from _part(rounds, tuple(takewhile(lambda block: not isinstance(block, Heading), rounds.blocks)))
    yield Line(style=LineStyle.PART, text="What the sheets hold")
    for sheet in sheets:
        yield Line(style=LineStyle.TEXT, name=sheet.name, text=sheet.says, sheet=sheet.name)
    for key in ("how", "method"):
        yield from _part(chapters[key], chapters[key].blocks)
    checklist = chapters["checklist"]
    yield from _part(checklist, tuple(block for block in checklist.blocks if not isinstance(block, Table)))


def _part(chapter: Chapter, blocks: Sequence[Block]) -> Iterator[Line]:
    title = chapter.title.removeprefix("Annex: ")
    yield Line(style=LineStyle.PART, text=capitalised(title))
    below: list[Line] = []
    for block in blocks:
        if isinstance(block, Heading):
            yield from _at_most(below)
            below = []
            yield Line(style=LineStyle.HEADING, text=block.text)
        else:
            below += _lines(block)
    yield from _at_most(below)


def _at_most(lines: Sequence[Line]) -> Iterator[Line]:
    more = len(lines) - MOST_LINES
    yield from lines if more <= 1 else lines[:MOST_LINES]
    if more > 1:
        yield Line(style=LineStyle.QUIET, text=f"And {more} more: the report in another format has them all.")


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Paragraph(text=text, quiet=quiet):
            yield Line(style=LineStyle.QUIET if quiet else LineStyle.TEXT, text=text)
        case Listing(texts=texts, numbered=numbered):
            for number, text in enumerate(texts, 1):
                yield Line(style=LineStyle.ITEM, text=f"{number}. {text}" if numbered else text)
        case Facts(facts=facts):
            for fact in facts:
                yield Line(style=LineStyle.TEXT, name=fact.name, text=fact.text, tone=fact.tone)
        case Callout(texts=texts, tone=tone):
            first, *rest = texts
            yield Line(style=LineStyle.FINDING, text=first, tone=tone)
            for text in rest:
                yield Line(style=LineStyle.TEXT, text=text)
        case Steps(steps=steps):
            for number, step in enumerate(steps, 1):
                yield Line(style=LineStyle.ITEM, text=f"{number}. {step.what}")
                if step.about:
                    yield Line(style=LineStyle.QUIET, text=step.about)
        case Quote(text=text, whose=whose):
            yield Line(style=LineStyle.ITEM, name=whose, text=f"“{text}”")
        case Heading(text=text):
            yield Line(style=LineStyle.HEADING, text=text)
        case Table(caption=caption):
            raise ValueError(f"a table has a sheet of its own: {caption}")
        case Figure(picture=picture):
            raise ValueError(f"a picture is no line: {picture.title}")
        case _:
            assert_never(block)
