"""A report as PDF: every text is in it as text, nothing is lost in silence, and the same bytes each time."""

from __future__ import annotations

import io
import re
import subprocess
from dataclasses import replace

import pytest
from pypdf import PdfReader

from cx_audit.errors import BadInput
from cx_audit.report.pdf.report_pdf import report_pdf
from cx_audit.report.report_view import report_of

from .materials import VERY_LONG, material_of, team_of_size
from .pdf_read import (
    KINDS,
    LOGO,
    NO_FONT_HAS,
    PDFTOTEXT,
    PIXEL,
    bare,
    metadata,
    pages,
    read,
    read_by_pypdf,
    report,
    texts_in,
    with_paragraph,
    without_running_lines,
    words_of,
    written,
)


@pytest.mark.parametrize("kind", ["one", "team"])
def test_pypdf_reads_every_text(kind: str) -> None:
    """What pypdf reads out of the pages has each word of each text."""
    said = bare("\n".join(without_running_lines(page) for page in read_by_pypdf(kind)))
    assert [word for text in texts_in(report(kind)) for word in words_of(text) if bare(word) not in said] == []


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed; on Debian and Ubuntu: poppler-utils")
@pytest.mark.parametrize("kind", ["one", "team"])
def test_text_read_out_is_the_text_put_in(kind: str) -> None:
    """pdftotext, in the order of the file, tells every text whole."""
    said = bare("\n".join(without_running_lines(page) for page in pages(kind)))
    assert [text for text in texts_in(report(kind)) if bare(text) not in said] == []


def test_hostile_texts_are_read_out_letter_for_letter() -> None:
    """Each word of each hostile text is there, and none of the letters of the words of 5,000 is lost."""
    said = bare("\n".join(without_running_lines(page) for page in pages("hostile")))
    words = {word for text in texts_in(report("hostile")) for word in words_of(text)}
    assert {word for word in words if bare(word) not in said} <= {word for word in words if VERY_LONG in word}
    assert VERY_LONG in said
    assert said.count("x") >= sum(text.count("x") for text in texts_in(report("hostile")))


def test_letters_of_other_scripts_are_told() -> None:
    """Hebrew, Arabic, Greek, Cyrillic and stacked accents come out letter for letter; the fonts that ship have them."""
    text = "עברית · عنوان عربي · Ελληνικά · Кириллица · q̣́ ſ"
    pdf = report_pdf(with_paragraph(text))
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    assert pdf.notes == ()
    assert set(bare(text)) <= set(said)


def test_letters_that_no_font_has_are_marked_and_told() -> None:
    """A letter is not lost in silence: a mark stands in its place, and a note names it and says what to do."""
    pdf = report_pdf(with_paragraph(f"before {NO_FONT_HAS} after"))
    said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    assert "before □ after" in said
    [note] = pdf.notes
    assert note.startswith(f"1 letter could not be shown ({NO_FONT_HAS})")
    assert "install a font" in note
    assert b"pdfuaid" in metadata(pdf.data)


def test_letters_beyond_the_fonts_that_ship_are_shown_or_told() -> None:
    """Chinese and emoji come from fonts of the machine; where it has none, a note names them."""
    pdf = report_pdf(with_paragraph("日本語 and 🚀"))
    said = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    assert set("日本語🚀") <= set(said) | set(" ".join(pdf.notes))
    assert ("□" in said) == bool(pdf.notes)


@pytest.mark.skipif(PDFTOTEXT is None, reason="pdftotext is not installed; on Debian and Ubuntu: poppler-utils")
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_sticks_out_of_the_margins(kind: str) -> None:
    """Every word stands between the margins and well within the paper."""
    assert PDFTOTEXT is not None
    told = subprocess.run(
        [PDFTOTEXT, "-bbox", "-", "-"], input=written(kind).data, capture_output=True, check=True, timeout=60
    ).stdout.decode(errors="replace")
    places = re.findall(r'xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"', told)
    left, top, right, bottom = zip(*[tuple(map(float, place)) for place in places], strict=True)
    assert min(left) > 56
    assert max(right) < 595.28 - 56
    assert min(top) > 20
    assert max(bottom) < 841.89 - 20


def test_contents_name_many_leaders_in_one_line() -> None:
    """The answers of more than twelve leaders are one line of the contents, and each has its bookmark."""
    shown = report_of(material_of(team_of_size(13), 1))
    reader = PdfReader(io.BytesIO(report_pdf(shown).data))
    contents = reader.pages[0].extract_text()
    assert "Annex: the answers of 13 leaders" in contents
    assert contents.count("Annex: the answers of") == 1
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert titles == [each.title for each in shown.chapters]


def test_words_too_wide_for_a_line_stay_on_the_page() -> None:
    """Each line of a word without a space ends before the margin does."""
    places: list[float] = []
    pdf = report_pdf(with_paragraph("W" * 5000))
    for page in PdfReader(io.BytesIO(pdf.data)).pages:
        page.extract_text(visitor_text=lambda text, _cm, at, *_: places.append(at[4]) if "W" in text else None)
    right = 595.28 - 56
    assert places
    assert max(places) < right


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_has_the_mark_and_its_number(kind: str) -> None:
    """Draft and made up stand on each page, and which page of how many it is."""
    for number, (text, page) in enumerate(zip(pages(kind), read(kind).pages, strict=True), 1):
        assert bare(f"page {number} of {len(pages(kind))}") in bare(text)
        assert bare(report(kind).mark) in bare(text)
        assert [float(side) for side in page.mediabox[2:]] == pytest.approx([595.28, 841.89], abs=0.1)


def test_foot_names_the_consultancy_and_the_organisation() -> None:
    """Both stand at the foot of each page."""
    for text in pages("team"):
        assert "Harbour Advice · Tidewater Tiles (made up)" in text


@pytest.mark.parametrize("kind", ["one", "team"])
def test_same_report_gives_the_same_bytes(kind: str) -> None:
    """No clock, no chance, and no date in it."""
    data = written(kind).data
    assert report_pdf(report(kind)).data == data
    assert b"CreationDate" not in data
    assert b"CreateDate" not in metadata(data)


def test_fonts_are_those_that_ship() -> None:
    """The report of a made-up organisation needs no font of the machine; all of them are embedded."""
    names = set(re.findall(rb"/BaseFont/[A-Z]{6}\+([A-Za-z-]+)", written("team").data))
    assert names
    assert all(name.startswith((b"LiberationSans", b"DejaVuSans")) for name in names)


def test_hostile_texts_add_no_page_in_red_and_no_link() -> None:
    """What looks like markup, a template or a link is letters: the only links are those of the contents."""
    reader = read("hostile")
    for page in reader.pages:
        for each in page.get("/Annots", []):
            assert "/URI" not in each.get_object().get("/A", {})
    assert "/JavaScript" not in reader.root_object.get("/Names", {})


def test_a_damaged_logo_is_told() -> None:
    """A file that only begins like a picture is refused in one sentence, with what to do."""
    damaged = replace(LOGO, data=PIXEL[:30])
    with pytest.raises(BadInput, match="logo") as caught:
        report_pdf(replace(report("one"), logo=damaged))
    assert caught.value.hint
