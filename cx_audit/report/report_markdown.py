"""A report as Markdown: the same texts and tables in the same order, and each picture in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from cx_audit.report.blocks import (
    Block,
    Callout,
    Cell,
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
from cx_audit.report.markdown_text import document, inline, table, text
from cx_audit.report.pictures.alternative import alternative_of

_SHAPES = {Tone.BUILT: "▲ ", Tone.ERODED: "▼ ", Tone.PLAIN: ""}


def report_markdown(report: Report) -> str:
    """The report as a Markdown document."""
    return document(_parts(report))


def _parts(report: Report) -> Iterator[str]:
    if report.mark:
        yield f"**{text(report.mark)}**"
    yield f"# {text(report.whose)}: {text(report.title)}"
    yield "  \n".join(text(line) for line in report.about)
    for chapter in report.chapters:
        yield f"## {text(chapter.title)}"
        for block in chapter.blocks:
            yield _block(block)
    yield "---"
    yield " · ".join(text(part) for part in (report.by, report.whose, report.mark) if part)


def _block(block: Block) -> str:
    match block:
        case Heading(text=said):
            return f"### {text(said)}"
        case Paragraph(text=said, quiet=quiet):
            return f"*{text(said)}*" if quiet else text(said)
        case Listing(texts=texts, numbered=numbered):
            marks = (f"{number}." if numbered else "-" for number in range(1, len(texts) + 1))
            return "\n".join(f"{mark} {text(each)}" for mark, each in zip(marks, texts, strict=True))
        case Facts(facts=facts):
            return "\n".join(f"- {inline(each.name)}: **{_toned(each.text, each.tone)}**" for each in facts)
        case Table():
            return _table(block)
        case Figure(picture=picture):
            return f"**{text(picture.title)}**\n\n{text(alternative_of(picture))}"
        case Quote(text=said, whose=whose):
            return f"> “{text(said)}”" + (f"  \n> {text(whose)}" if whose else "")
        case Callout(texts=texts, tone=tone):
            first, *rest = texts
            return "  \n".join([f"> **{_toned(first, tone)}**", *(f"> {text(each)}" for each in rest)])
        case Steps(steps=steps):
            return "\n".join(
                f"{number}. **{text(each.what)}**" + (f" {text(each.about)}" if each.about else "")
                for number, each in enumerate(steps, 1)
            )
        case _:
            assert_never(block)


def _toned(said: str, tone: Tone) -> str:
    return f"{_SHAPES[tone]}{inline(said)}" if said else ""


def _table(block: Table) -> str:
    return "\n\n".join(
        (
            f"**{text(block.caption)}**",
            table(
                [text(column.title) for column in block.columns],
                [[_cell(cell) for cell in row] for row in block.rows],
                numeric=[column.numeric for column in block.columns],
            ),
        )
    )


def _cell(cell: Cell) -> str:
    return _toned(cell.text, cell.tone)
