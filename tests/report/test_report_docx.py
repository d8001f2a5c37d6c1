"""A report as a Word document: all of it, in styles that can be changed, and nothing that reaches out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from cx_audit.report.blocks import (
    Figure,
    Heading,
    Report,
    Table,
)
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.report_view import report_of
from cx_audit.report.word.blocks import BOOKMARK
from cx_audit.report.word.report_docx import PAGE_NUMBERS, report_docx
from tests.papers.hostile import PIECES

from .docx_reading import expected, members, paragraphs, read, relations, style_of, text_of, texts
from .materials import hostile_material, material_of, one_material, team_material, team_of_size
from .test_report_html import LOGO

KINDS = ("one", "team", "eight", "hostile")
STRUCTURE = {"pStyle", "keepNext", "keepLines", "pageBreakBefore", "numPr", "tabs", "bidi"}
"""What a paragraph may have beside its style: where it stands, never how it looks."""


@cache
def report(kind: str) -> Report:
    """One leader's report, a team's with everything in it, a team of eight, and one whose every text is hostile."""
    match kind:
        case "one":
            return report_of(one_material(names=True))
        case "team":
            return report_of(team_material(), by="Harbour Advice", draft=True, logo=LOGO)
        case "eight":
            return replace(report_of(material_of(team_of_size(8), 1), by="Harbour Advice"), made_up=False)
        case _:
            return report_of(hostile_material(1), by=PIECES[0], draft=True)


@cache
def written(kind: str) -> bytes:
    """The report's document."""
    return report_docx(report(kind), template=None).data


def document(kind: str) -> Document:
    """The report's document, read back."""
    return read(written(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_said_in_the_order_of_the_report(kind: str) -> None:
    """Each text of the report is a paragraph of its own, letter by letter, and there is nothing else."""
    assert texts(document(kind)) == expected(report(kind))


@pytest.mark.parametrize("kind", KINDS)
def test_chapters_are_headings_and_the_contents_lead_to_them(kind: str) -> None:
    """Chapters are headings of the first level; only the contents and what is said to be on one page begin a page."""
    found = document(kind)
    headings = [each for each in paragraphs(found) if style_of(each) == "Heading1"]
    assert [text_of(each) for each in headings] == [chapter.title for chapter in report(kind).chapters]
    breaks = [each for each in paragraphs(found) if each.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}") is not None]
    assert [text_of(each) for each in breaks] == ["Contents", "Annex: the method on one page"]
    places = [each.find(qn("w:bookmarkStart")).get(qn("w:name")) for each in headings]
    assert places == [BOOKMARK.format(number) for number in range(1, len(headings) + 1)]
    links = list(found.element.body.iter(qn("w:hyperlink")))
    assert [link.get(qn("w:anchor")) for link in links] == places
    assert [text_of(link).strip() for link in links] == [text_of(each) for each in headings]


def test_subheadings_are_of_the_second_level() -> None:
    """The headings within chapters, in their order."""
    within = [
        block.text for chapter in report("team").chapters for block in chapter.blocks if isinstance(block, Heading)
    ]
    assert [text_of(each) for each in paragraphs(document("team")) if style_of(each) == "Heading2"] == within


def test_contents_are_a_field_that_asks_nothing_on_opening() -> None:
    """Word can work the contents out anew, but nothing makes it ask; page numbers are left to it, and we say so."""
    files = members(written("team"))
    instructions = re.findall(rb"<w:instrText[^>]*> *([A-Z]+)", files["word/document.xml"])
    assert instructions[0] == b"TOC"
    assert set(instructions[1:]) == {b"PAGEREF"}
    assert b"updateFields" not in files["word/settings.xml"]
    assert b"dirty" not in files["word/document.xml"]
    kinds = re.findall(rb'fldCharType="(\w+)"', files["word/document.xml"])
    assert [kinds.count(kind) for kind in (b"begin", b"separate", b"end")] == [len(instructions)] * 3
    assert report_docx(report("one"), template=None).notes == (PAGE_NUMBERS,)


@pytest.mark.parametrize("kind", KINDS)
def test_styles_carry_the_looks(kind: str) -> None:
    """Every style that is used exists, and no paragraph, run or cell has looks of its own."""
    found = document(kind)
    known = {style.style_id for style in found.styles}
    body = found.element.body
    used = [each.get(qn("w:val")) for tag in ("w:pStyle", "w:rStyle", "w:tblStyle") for each in body.iter(qn(tag))]
    assert set(used) <= known
    assert {each.tag for properties in body.iter(qn("w:pPr")) for each in properties} <= {
        qn(f"w:{name}") for name in STRUCTURE
    }
    assert {each.tag for properties in body.iter(qn("w:rPr")) for each in properties} <= {qn("w:rStyle"), qn("w:rtl")}
    assert {each.tag for properties in body.iter(qn("w:tcPr")) for each in properties} <= {
        qn("w:tcW"),
        qn("w:gridSpan"),
    }


def test_styles_hang_together() -> None:
    """Ids and names are there once, and what a style is based on is there too."""
    styles = list(document("one").styles.element.iter(qn("w:style")))
    ids = [each.get(qn("w:styleId")) for each in styles]
    names = [each.find(qn("w:name")).get(qn("w:val")).casefold() for each in styles]
    assert len(set(ids)) == len(ids)
    assert len(set(names)) == len(names)
    referred = {
        each.get(qn("w:val")) for style in styles for tag in ("w:basedOn", "w:next") for each in style.iter(qn(tag))
    }
    assert referred <= set(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_tables_have_heads_that_come_again_and_whole_rows(kind: str) -> None:
    """A caption above each, columns that fill the page and no more, a head on each page, short rows in one piece."""
    found = document(kind)
    section = found.sections[-1]
    room = round((section.page_width - section.left_margin - section.right_margin) / 635)
    captioned = 0
    for table in found.tables:
        widths = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid]
        assert sum(widths) == room
        assert min(widths) > 300
        if table.style is None or table.style.name != "Report Table":
            continue
        captioned += 1
        assert style_of(table._tbl.getprevious()) == "Caption"
        rows = table._tbl.findall(qn("w:tr"))
        short = [max(len(text_of(cell)) for cell in row.findall(qn("w:tc"))) <= 600 for row in rows]
        assert [row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows] == short
        assert (rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None) == short[0]
    blocks = [block for chapter in report(kind).chapters for block in chapter.blocks]
    assert captioned == sum(isinstance(block, Table) for block in blocks)


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_have_words_and_vectors(kind: str) -> None:
    """Each is a PNG with the drawing beside it, fits the page, and says in words what it shows."""
    found = document(kind)
    figures = [block for chapter in report(kind).chapters for block in chapter.blocks if isinstance(block, Figure)]
    logo = report(kind).logo
    words = ([] if logo is None else [logo.words]) + [alternative_of(each.picture) for each in figures]
    drawings = list(found.element.body.iter(qn("w:drawing")))
    about = [next(each.iter(qn("wp:docPr"))) for each in drawings]
    assert [each.get("descr") for each in about] == [" ".join(each.split()) for each in words]
    assert len({each.get("id") for each in about}) == len(about)
    parts = found.part.related_parts
    for drawing in drawings[len(drawings) - len(figures) :]:
        [blip] = drawing.iter(qn("a:blip"))
        assert parts[blip.get(qn("r:embed"))].blob.startswith(b"\x89PNG")
        [vectors] = [each for each in blip.iter() if each.tag.endswith("}svgBlip")]
        part = parts[vectors.get(qn("r:embed"))]
        assert part.content_type == "image/svg+xml"
        assert parse_xml(part.blob).tag.endswith("}svg")
        assert not re.search(rb"href|<script|<style|url\(", part.blob)
        extent = next(drawing.iter(qn("wp:extent")))
        assert int(extent.get("cx")) <= found.sections[0].page_width
        assert int(extent.get("cy")) < found.sections[0].page_height


def test_mark_stands_on_every_page_and_the_foot_says_whose_it_is() -> None:
    """A draft of something made up says so at the head; who made it, for whom and the page stand at the foot."""
    [section] = document("team").sections
    assert [each.text for each in section.header.paragraphs] == ["Draft · made up: an example"]
    [foot] = section.footer.paragraphs
    assert foot.text == "Harbour Advice · Tidewater Tiles (made up)\tPage 1 of 1"
    fields = [each.text.strip() for each in foot._p.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    [unmarked] = document("eight").sections
    assert unmarked.header.is_linked_to_previous
    [hostile] = document("hostile").sections
    assert len(hostile.footer.paragraphs[0].text) < 200


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_fetched_and_nothing_tells_of_its_making(kind: str) -> None:
    """No relation leads out of the file; title, author and language are set, and there is no time in it."""
    assert [each.get("Target") for each in relations(written(kind)) if each.get("TargetMode") == "External"] == []
    about = document(kind).core_properties
    assert about.title.startswith(report(kind).whose[:100])
    assert (about.author, about.language) == (report(kind).by, "en")
    assert (about.created, about.modified, about.last_modified_by) == (None, None, "")
    assert not any(
        re.search(rb"\brsid|w:ins |w:del ", data) for name, data in members(written(kind)).items() if ".xml" in name
    )


def test_the_same_report_gives_the_same_bytes() -> None:
    """Twice the same, files in order and all of one day."""
    assert report_docx(report("team"), template=None).data == written("team")
