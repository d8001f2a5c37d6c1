"""One page first: what is seen at a glance stands right below the title, before the contents, in every format."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from pypdf import PdfReader

from cx_audit.report.blocks import Report
from cx_audit.report.contents import around_contents
from cx_audit.report.pdf.report_pdf import report_pdf
from cx_audit.report.report_html import report_html
from cx_audit.report.report_markdown import report_markdown
from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import report_docx
from tests.engagement.walks import audits

from .docx_reading import read, texts
from .docx_templates import consultants
from .materials import material_of, one_material, team_material, team_of_size
from .pdf_read import PDFTOTEXT, bare, ends_of_words, texts_of

KINDS = ("one", "three rounds", "round 2", "eight")
BY = "Harbour Advice"
NEARLY_EMPTY = 0.25
"""A page whose last line is no further down than this share of it."""


@cache
def report(kind: str) -> Report:
    """Reports of usual teams, with names of usual length."""
    match kind:
        case "one":
            return report_of(one_material(names=True), by=BY)
        case "three rounds":
            return report_of(team_material(names=True), by=BY, draft=True)
        case "round 2":
            return report_of(material_of(audits(), 2, compare=True), by=BY)
        case _:
            return report_of(material_of(team_of_size(8), 1), by=BY)


@cache
def pdf(kind: str) -> bytes:
    """The report as PDF."""
    return report_pdf(report(kind)).data


def said_at_a_glance(shown: Report) -> list[str]:
    """The title of the first chapter and its texts."""
    first = shown.chapters[0]
    return [first.title, *(text for block in first.blocks for text in texts_of(block) if text)]


def test_contents_stand_after_what_is_seen_at_a_glance() -> None:
    """Only where that comes first; otherwise the contents do."""
    chapters = report("one").chapters
    assert [each.key for each in around_contents(chapters)[0]] == ["at-a-glance"]
    assert around_contents(chapters)[1] == chapters[1:]
    assert around_contents(chapters[1:]) == ((), chapters[1:])
    assert around_contents(()) == ((), ())


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_page_of_a_pdf_has_the_verdict_and_the_contents(kind: str) -> None:
    """Title, consultancy, everything at a glance, then the contents, all on page one."""
    first = bare(PdfReader(io.BytesIO(pdf(kind))).pages[0].extract_text())
    shown = report(kind)
    found = [first.find(bare(text)) for text in (shown.whose, shown.title, f"by {BY}", "At a glance", "Contents")]
    assert -1 not in found
    assert found == sorted(found)
    contents = first.index("Contents")
    assert [text for text in said_at_a_glance(shown) if not -1 < first.find(bare(text)) < contents] == []
    assert bare(shown.chapters[-1].title) in first[contents:]


def test_contents_that_do_not_fit_go_to_the_second_page() -> None:
    """They are not parted: all of them stand before the chapter on how it was done."""
    shown = report("eight")
    first = shown.chapters[0]
    longer = replace(first, blocks=(*first.blocks, *first.blocks[-3:]))
    reader = PdfReader(io.BytesIO(report_pdf(replace(shown, chapters=(longer, *shown.chapters[1:]))).data))
    one, two = (bare(page.extract_text()) for page in reader.pages[:2])
    assert "Contents" not in one
    assert -1 < two.index("Contents") < two.index(bare(shown.chapters[-1].title)) < two.rindex("Howitwasdone")


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed; on Debian and Ubuntu: poppler-utils")
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_of_a_pdf_is_nearly_empty(kind: str) -> None:
    """But the last one; a chapter that only just goes over its page costs no other."""
    filled = [max(bottom for bottom in page if bottom < 795) for page in ends_of_words(pdf(kind))]
    top, room = 59.5, 734.0
    assert [at for at, last in enumerate(filled[:-1], 1) if (last - top) / room < NEARLY_EMPTY] == []


def test_html_says_it_before_the_contents() -> None:
    """The title, who made it, the verdict, the contents, and then the rest; headings never skip a level."""
    text = report_html(report("round 2"))
    marks = ("<h1>", f"by {BY}</p>", 'id="at-a-glance"', 'id="contents"', '<div id="chapters"', '<h2 id="how"')
    found = [text.index(mark) for mark in marks]
    assert found == sorted(found)
    assert text.index('class="callout') < text.index("<nav")
    levels = [int(level) for level in re.findall(r"<h([1-6])", text)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("template", [False, True])
def test_word_says_it_before_the_contents(template: bool) -> None:
    """The consultancy stands below the title, with a template as well."""
    shown = report("round 2")
    said = texts(read(report_docx(shown, template=consultants() if template else None).data))
    assert said[:3] == [shown.whose, shown.title, f"by {BY}"]
    contents = said.index("Contents")
    assert said.index("At a glance") < contents < said.index(shown.chapters[1].title, contents + 4)


def test_markdown_names_the_consultancy_once() -> None:
    """At its foot."""
    assert report_markdown(report("one")).count(BY) == 1


def test_without_a_consultancy_nobody_is_named() -> None:
    """No line on the first page begins with by."""
    shown = replace(report("one"), by="")
    told = [
        texts(read(report_docx(shown, template=None).data)),
        re.split(r"<[^>]+>", report_html(shown)),
        PdfReader(io.BytesIO(report_pdf(shown).data)).pages[0].extract_text().splitlines(),
    ]
    assert [line for lines in told for line in lines if line.startswith("by")] == []
