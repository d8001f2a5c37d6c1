"""Reports as PDF for the tests, what is read out of them, and the texts that were put in."""

from __future__ import annotations

import base64
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pypdf import PdfReader

from cx_audit.report.blocks import (
    Block,
    Callout,
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
from cx_audit.report.fonts import lacking
from cx_audit.report.pdf.report_pdf import report_pdf
from cx_audit.report.report_view import report_of
from cx_audit.report.written import Written

from .materials import hostile_material, one_material, team_material

PDFTOTEXT = shutil.which("pdftotext")
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
LOGO = Logo(data=PIXEL, media_type="image/png", words="Logo of Tidewater Tiles")
NO_FONT_HAS = "\U0010fffd"
KINDS = ("one", "team", "hostile")


@cache
def report(kind: str) -> Report:
    """One leader's report, a team's with everything in it, and one whose every text is hostile."""
    match kind:
        case "one":
            return report_of(one_material(names=True))
        case "team":
            return report_of(team_material(), by="Harbour Advice", draft=True, logo=LOGO)
        case _:
            return shortened(report_of(hostile_material(1), by="<b>#set page(red)", draft=True))


def shortened(shown: Report) -> Report:
    """The report with one table of each annex, for pypdf reads slowly."""
    chapters = (replace(each, blocks=each.blocks[:3]) if each.small else each for each in shown.chapters)
    return replace(shown, chapters=tuple(each for each in chapters if each.key != "checklist"))


@cache
def written(kind: str) -> Written:
    """The report's PDF and its notes."""
    return report_pdf(report(kind))


def read(kind: str) -> PdfReader:
    """The report's PDF, opened."""
    return PdfReader(io.BytesIO(written(kind).data))


@cache
def pages(kind: str) -> tuple[str, ...]:
    """What is read out of each page, by pdftotext where it is installed: pypdf takes long over long texts."""
    if PDFTOTEXT is None:
        return read_by_pypdf(kind)
    told = subprocess.run(
        [PDFTOTEXT, "-raw", "-", "-"], input=written(kind).data, capture_output=True, check=True, timeout=60
    ).stdout.decode()
    return tuple(told.split("\f")[:-1])


@cache
def read_by_pypdf(kind: str) -> tuple[str, ...]:
    """What pypdf reads out of each page."""
    return tuple(page.extract_text() for page in read(kind).pages)


def texts_of(block: Block) -> Iterator[str]:
    """Every text that a block shows, the alternatives of pictures left out."""
    match block:
        case Heading(text=text) | Paragraph(text=text):
            yield text
        case Listing(texts=texts) | Callout(texts=texts):
            yield from texts
        case Facts(facts=facts):
            for fact in facts:
                yield from (fact.name, fact.text)
        case Table(caption=caption, columns=columns, rows=rows):
            yield caption
            yield from (column.title for column in columns)
            yield from (cell.text for row in rows for cell in row)
        case Figure(picture=picture):
            yield picture.title
        case Quote(text=text, whose=whose):
            yield from (text, whose)
        case Steps(steps=steps):
            for step in steps:
                yield from (step.what, step.about)


def texts_in(shown: Report) -> Iterator[str]:
    """Every text of a report, in the order of reading."""
    yield from (shown.whose, shown.title, *shown.about)
    for chapter in shown.chapters:
        yield chapter.title
        for block in chapter.blocks:
            yield from texts_of(block)


def bare(text: str) -> str:
    """The text without white space, for a PDF knows places, not spaces; joined letters as single ones."""
    return "".join(text.split()).replace("ﬁ", "fi").replace("ﬂ", "fl").replace("ﬀ", "ff")


def without_running_lines(text: str) -> str:
    """The text of a page without what stands at its head and its foot, so that texts go on over the page."""
    lines = text.splitlines()
    return "\n".join(line for line in lines if not re.search(r"page \d+ of \d+$|^(Draft|Made up)", line))


def words_of(text: str) -> list[str]:
    """The words of a text, but none from right to left, as a line with both directions is told as it is seen.

    Nor any with letters beyond the fonts that ship: what becomes of those depends on the machine.
    """
    found = [word for word in text.split() if not re.search("[\u0590-\u08ff\u200d]", word)]
    return [word for word in found if not lacking(word)] if lacking(text) else found


def with_paragraph(text: str) -> Report:
    """One leader's report with this paragraph alone."""
    shown = report("one")
    [first, *_] = shown.chapters
    return replace(shown, chapters=(replace(first, blocks=(Paragraph(text=text),)),))


def root_of(data: bytes) -> Any:
    """What a PDF says of itself as a whole."""
    return PdfReader(io.BytesIO(data)).root_object


def metadata(data: bytes) -> bytes:
    """The XMP of a PDF."""
    return bytes(root_of(data)["/Metadata"].get_object().get_data())


def ends_of_words(data: bytes) -> list[list[float]]:
    """How far down each word of each page ends, in points, as pdftotext tells."""
    assert PDFTOTEXT is not None
    told = subprocess.run([PDFTOTEXT, "-bbox", "-", "-"], input=data, capture_output=True, check=True, timeout=60)
    pages_told = told.stdout.decode(errors="replace").split("<page ")[1:]
    return [[float(bottom) for bottom in re.findall(r'yMax="([\d.-]+)">', page)] for page in pages_told]
