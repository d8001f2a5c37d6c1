"""A report as PDF is made for those who listen, too: tags, the language, headings, and words for pictures."""

from __future__ import annotations

import io
import re
import sys
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader

from cx_audit.report.blocks import Figure, Heading, Listing, Paragraph, Report, Table
from cx_audit.report.pdf.report_pdf import report_pdf
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.report_view import report_of

from .materials import material_of, team_of_size
from .pdf_read import KINDS, LOGO, bare, metadata, pages, read, report, root_of, without_running_lines, written


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_that_it_keeps_to_the_standard(kind: str) -> None:
    """The mark of PDF/UA-1, a tagged structure, the language, and a title that a window shows."""
    reader = read(kind)
    root = root_of(written(kind).data)
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", metadata(written(kind).data))
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == f"{report(kind).title} · {report(kind).whose}"
    assert (reader.metadata.author or "") == report(kind).by
    assert not any("PDF/UA" in note for note in written(kind).notes)


@cache
def tags(kind: str) -> tuple[dict[str, Any], ...]:
    """The elements of a report's structure."""
    return elements(written(kind).data)


def elements(data: bytes) -> tuple[dict[str, Any], ...]:
    """Every element of the structure of a PDF, in the order of reading."""
    found: list[dict[str, Any]] = []

    def visit(element: Any) -> None:
        element = element.get_object()
        if isinstance(element, list):
            for each in element:
                visit(each)
        elif isinstance(element, dict):
            if "/S" in element:
                found.append(element)
            if "/K" in element and element.get("/Type") != "/MCR":
                visit(element["/K"])

    sys.setrecursionlimit(10_000)
    visit(root_of(data)["/StructTreeRoot"]["/K"])
    return tuple(found)


def count_of(kind: str, name: str) -> int:
    return sum(1 for each in tags(kind) if each["/S"] == name)


@pytest.mark.parametrize("kind", ["one", "team"])
def test_structure_is_that_of_the_report(kind: str) -> None:
    """As many headings, tables, heads, rows and pictures as the report has, each of them tagged."""
    blocks = [block for chapter in report(kind).chapters for block in chapter.blocks]
    tables = [block for block in blocks if isinstance(block, Table)]
    assert count_of(kind, "/H1") == len(report(kind).chapters)
    assert count_of(kind, "/P") >= sum(isinstance(block, Paragraph) for block in blocks)
    assert count_of(kind, "/Caption") >= len(tables)
    assert count_of(kind, "/TOCI") == len(report(kind).chapters)
    assert count_of(kind, "/H2") == sum(isinstance(block, Heading) for block in blocks)
    assert count_of(kind, "/Table") == len(tables)
    assert count_of(kind, "/TH") == sum(len(table.columns) for table in tables)
    assert count_of(kind, "/TD") == sum(len(table.columns) * len(table.rows) for table in tables)
    assert count_of(kind, "/LI") >= sum(len(block.texts) for block in blocks if isinstance(block, Listing))


def test_pictures_have_their_words() -> None:
    """Each picture, and the logo, has its text alternative."""
    pictures = [
        block.picture for chapter in report("team").chapters for block in chapter.blocks if isinstance(block, Figure)
    ]
    said = [str(each["/Alt"]) for each in tags("team") if "/Alt" in each]
    assert len(pictures) > 4
    assert said == [LOGO.words, *map(alternative_of, pictures)]


@pytest.mark.parametrize("kind", ["one", "team"])
def test_bookmarks_and_contents_lead_to_the_chapters(kind: str) -> None:
    """A bookmark for each chapter in order, and a link in the contents to the page on which it begins."""
    reader = read(kind)
    chapters = [each for each in reader.outline if not isinstance(each, list)]
    assert [each.title for each in chapters] == [each.title for each in report(kind).chapters]
    starts = [reader.get_destination_page_number(each) or 0 for each in chapters]
    assert starts == sorted(starts)
    links = [each.get_object() for each in reader.pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert len(links) >= len(chapters)
    contents = bare(pages(kind)[0])
    assert all(bare(f"{each.title}{page + 1}") in contents for each, page in zip(chapters, starts, strict=True))


def test_chapters_with_a_page_of_their_own_have_most_of_one() -> None:
    """What begins a page in the report stands at its head, or where most of one is left, or the whole of it fits."""
    reader = read("team")
    marks = [each for each in reader.outline if not isinstance(each, list)]
    left = [float(each["/Top"]) - 17 * 72 / 25.4 for each in marks]
    starts = [reader.get_destination_page_number(each) or 0 for each in marks]
    own = [at for at, chapter in enumerate(report("team").chapters) if chapter.own_page]
    assert len(own) > 8
    ends = [*starts[1:], len(reader.pages)]
    assert [at for at in own if left[at] < 325 and ends[at] > starts[at] + 1] == []
    assert min(left[at] for at in own) > 150


def test_the_method_is_on_one_page() -> None:
    """As its title says; it is the last chapter."""
    for kind in ("one", "team"):
        reader = read(kind)
        last = [each for each in reader.outline if not isinstance(each, list)][-1]
        assert "on one page" in str(last.title)
        assert reader.get_destination_page_number(last) == len(reader.pages) - 1


def test_many_answers_begin_a_page_each() -> None:
    """Those of more than twelve leaders stand at the head of theirs, so that they are set at the same time."""
    shown = report_of(material_of(team_of_size(13), 1))
    reader = PdfReader(io.BytesIO(report_pdf(shown).data))
    marks = [each for each in reader.outline if not isinstance(each, list)]
    for mark in (each for each in marks if each.title.startswith("Annex: the answers of")):
        text = reader.pages[reader.get_destination_page_number(mark) or 0].extract_text()
        assert bare(without_running_lines(text)).startswith(bare(mark.title))


def test_words_of_a_checklist_in_another_language_say_so() -> None:
    """What the checklist asks is read in its language, what the report says in English."""

    def languages(shown: Report) -> set[str]:
        return {str(each["/Lang"]) for each in elements(report_pdf(shown).data) if "/Lang" in each}

    assert languages(report("one")) == set()
    assert languages(replace(report("one"), language="de-CH")) == {"de", "en"}
    assert languages(replace(report("one"), language="no language")) == set()


def test_a_document_that_cannot_keep_to_the_standard_is_made_and_told() -> None:
    """The standard refuses a heading without words; the report is there all the same, with a note."""
    shown = report("one")
    [first, *others] = shown.chapters
    pdf = report_pdf(replace(shown, chapters=(replace(first, title=""), *others)))
    [note] = pdf.notes
    assert "PDF/UA-1" in note
    assert b"pdfuaid" not in metadata(pdf.data)
    assert root_of(pdf.data)["/MarkInfo"]["/Marked"]
