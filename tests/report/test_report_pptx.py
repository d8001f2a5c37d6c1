"""Slides as a file: real layouts and placeholders, nothing outside a slide or too small, everything kept somewhere."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import which
from typing import Any
from zipfile import ZipFile

import pptx
import pytest
from lxml import etree
from PIL import Image
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu

from cx_audit.report.blocks import Logo
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Deck, Notes, Parting, Slide
from cx_audit.report.slides.report_pptx import report_pptx
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.written import Written
from cx_audit.text import clean_line
from tests.papers.office import converted, installed_office

from .decks import KINDS, deck
from .letters import lines_of
from .materials import HOSTILE, hostile_material, material_of
from .walks_for_slides import finished, of_touchpoints, without

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT = 12_700
QUICK = ("one leader, mixed", "a team with rounds", "hostile")
"""Written in the quick tests; the slow ones write every kind."""
EVERY = tuple(kind if kind in QUICK else pytest.param(kind, marks=pytest.mark.slow) for kind in KINDS)
_TITLES = {PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE}


@cache
def written(kind: str) -> Written:
    """The finished file of this kind."""
    return report_pptx(deck(kind))


def opened(data: bytes) -> Any:
    """The presentation in these bytes."""
    return pptx.Presentation(BytesIO(data))


def slides_of(kind: str) -> list[Any]:
    """The slides of the file of this kind."""
    return list(opened(written(kind).data).slides)


def picture(width: int, height: int) -> bytes:
    """A PNG of this size."""
    out = BytesIO()
    Image.new("RGB", (width, height), "#0b5cad").save(out, "PNG")
    return out.getvalue()


def sizes_in(shape: Any) -> Iterator[tuple[Any, float, bool]]:
    """Each paragraph of a placeholder with the size of its letters in points, and whether they are bold."""
    [source] = [
        each
        for each in shape.part.slide_layout.placeholders
        if each.placeholder_format.idx == shape.placeholder_format.idx
    ]
    levels = source._element.txBody.find(f"{_A}lstStyle")
    for paragraph in shape.text_frame.paragraphs:
        look = levels.find(f"{_A}lvl{paragraph.level + 1}pPr").find(f"{_A}defRPr")
        own = [run.font.size.pt for run in paragraph.runs if run.font.size is not None]
        yield paragraph, own[0] if own else int(look.get("sz")) / 100, look.get("b") == "1"


@pytest.mark.parametrize("kind", EVERY)
def test_every_slide_has_its_title_and_its_foot(kind: str) -> None:
    """Titles are title placeholders, so that an outline and a screen reader find them; then foot, mark and number."""
    for number, (slide, wanted) in enumerate(zip(slides_of(kind), deck(kind).slides, strict=True), 1):
        first, *others = slide.placeholders
        assert first.placeholder_format.type in _TITLES
        assert slide.shapes[0].shape_id == first.shape_id
        assert first.text_frame.text
        if "…" not in first.text_frame.text:
            assert first.text_frame.text == clean_line(wanted.title)
        told = {each.name: each.text_frame.text for each in others if each.has_text_frame}
        assert told["Mark"] == "Draft · made up: an example"
        assert told["Slide number"] == str(number)
        assert "Kestrel & Vale" in told["Footer"] or told["Footer"].endswith("…")
        assert all(told.values()), "no place is left empty"


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_is_outside_a_slide_or_upon_another(kind: str) -> None:
    """Every shape lies within 16:9, and none covers another one's text."""
    presentation = opened(written(kind).data)
    wide, high = presentation.slide_width, presentation.slide_height
    assert round(wide / high, 3) == round(16 / 9, 3)
    for slide in presentation.slides:
        boxes = []
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= wide
            assert shape.top + shape.height <= high
            boxes.append((shape.left, shape.top, shape.left + shape.width, shape.top + shape.height, shape.name))
        for at, (left, top, right, bottom, name) in enumerate(boxes):
            for other in boxes[at + 1 :]:
                apart = right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
                assert apart, f"{name} and {other[4]}"


@pytest.mark.parametrize("kind", EVERY)
def test_letters_are_large_enough_and_fit(kind: str) -> None:
    """No letter below 12 points; measured with the real font, every text is lower than its place."""
    for slide in slides_of(kind):
        for shape in slide.placeholders:
            if not shape.has_text_frame or shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
                continue
            height = 0.0
            for paragraph, size, bold in sizes_in(shape):
                assert size >= 12
                height += lines_of(paragraph.text, size, bold=bold, room=_room(shape)) * size * 1.17
            assert height <= shape.height / _POINT + 1, f"{shape.name}: {shape.text_frame.text[:80]}"
        for frame in (shape for shape in slide.shapes if shape.has_table):
            runs = [
                run
                for row in frame.table.rows
                for cell in row.cells
                for paragraph in cell.text_frame.paragraphs
                for run in paragraph.runs
            ]
            assert all(run.font.size.pt >= 12 for run in runs)


def _room(shape: Any) -> float:
    """How wide a line may be, in points."""
    [source] = [
        each
        for each in shape.part.slide_layout.placeholders
        if each.placeholder_format.idx == shape.placeholder_format.idx
    ]
    return float((shape.width - 2 * source.text_frame.margin_left) / _POINT)


@pytest.mark.parametrize("kind", EVERY)
def test_pictures_have_words_and_keep_their_shape(kind: str) -> None:
    """Each picture and each table has a text alternative; a picture is neither cropped nor stretched, and is sharp."""
    drawn = 0
    for slide in slides_of(kind):
        for shape in slide.shapes:
            if shape.has_table or hasattr(shape, "image"):
                assert shape._element.xpath(".//p:cNvPr/@descr")[0]
            if hasattr(shape, "image"):
                drawn += 1
                across, down = shape.image.size
                assert abs(across / down - shape.width / shape.height) < 0.02
                assert (shape.crop_left, shape.crop_right, shape.crop_top, shape.crop_bottom) == (0, 0, 0, 0)
                assert across / Emu(shape.width).inches > 200
    assert drawn or kind in ("one touchpoint", "fifteen, one leader")


@pytest.mark.parametrize(("width", "height"), [(600, 200), (40, 400), (3000, 10)])
def test_the_logo_stands_on_the_first_slide(width: int, height: int) -> None:
    """Whatever its shape it keeps it, within its place, with the words that stand for it."""
    logo = Logo(data=picture(width, height), media_type="image/png", words="The logo of Tidewater Tiles")
    first = opened(report_pptx(replace(deck("two"), logo=logo)).data).slides[0]
    [shape] = [each for each in first.shapes if hasattr(each, "image")]
    assert shape._element.xpath(".//p:cNvPr/@descr") == ["The logo of Tidewater Tiles"]
    assert shape.image.blob == logo.data
    assert abs(width / height - shape.width / shape.height) < 0.02 * width / height
    assert Emu(shape.width).inches <= 3
    assert Emu(shape.height).inches <= 1


@pytest.mark.parametrize("kind", EVERY)
def test_what_is_cut_stands_whole_in_the_notes(kind: str) -> None:
    """Where a text on a slide ends in …, the notes have all of it, and whoever makes the deck is told how many."""
    cut = 0
    for slide, wanted in zip(slides_of(kind), deck(kind).slides, strict=True):
        notes = " ".join(slide.notes_slide.notes_text_frame.text.split())
        shown = [
            paragraph.text
            for shape in slide.shapes
            if shape.has_text_frame
            for paragraph in shape.text_frame.paragraphs
        ]
        shown += [
            cell.text for shape in slide.shapes if shape.has_table for row in shape.table.rows for cell in row.cells
        ]
        for text in shown:
            if text.endswith("…") and text != clean_line(wanted.title):
                cut += 1
                assert text[:-1].lstrip("▲▼ ") in notes
    told = [note for note in written(kind).notes if "too long for a slide" in note]
    assert bool(cut) == bool(told)
    assert not told or told[0].startswith(f"{cut} text")


def test_hostile_texts_are_letters_and_whole_somewhere() -> None:
    """Markup, template syntax, other scripts and 5,000 letters without a space: nothing of it is lost or read."""
    data = report_pptx(deck_of(hostile_material(), report_of(hostile_material(), by=HOSTILE))).data
    with ZipFile(BytesIO(data)) as made:
        for name in made.namelist():
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(made.read(name))
                assert not root.xpath("//*[@TargetMode='External']"), name
                assert not root.xpath("//*[local-name()='hlinkClick' or local-name()='script']"), name
    whole = clean_line(HOSTILE)
    for slide in opened(data).slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert whole in notes, slide.shapes.title.text_frame.text


def test_letters_that_xml_forbids_are_left_out() -> None:
    """A control letter that got through is dropped, and the file stays whole."""
    slide = Slide(
        key="parting",
        title="What\x00 do\x0e you\ufffe say",
        body=Parting(lines=(("one\x0bline\x1f",),)),
        notes=Notes(shows=("a\x00b",), questions=("c\x08d?",), minutes=60),
    )
    one = Deck(title="a\x01b", by="c\x02d", foot="e\x03f", mark="", logo=None, language="en", day=None, slides=(slide,))
    made = opened(report_pptx(one).data)
    assert made.slides[0].shapes.title.text_frame.text == "What do you say"
    assert (made.core_properties.title, made.core_properties.author) == ("ab", "cd")
    assert "ab" in made.slides[0].notes_slide.notes_text_frame.text
    assert "cd?" in made.slides[0].notes_slide.notes_text_frame.text


def test_the_file_says_what_it_is_and_nothing_of_who_made_it_when() -> None:
    """Title, author and language; dates are the last walk's, and no part is of today."""
    properties = opened(written("eight").data).core_properties
    assert properties.title == "Tidewater Tiles (made up): What 8 leaders experienced"
    assert properties.author == properties.last_modified_by == "Kestrel & Vale"
    assert properties.language == "en"
    assert properties.created.date() == properties.modified.date() == date(2025, 1, 19)
    with ZipFile(BytesIO(written("eight").data)) as made:
        assert {each.date_time for each in made.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = made.namelist()
        assert not [name for name in names if "thumbnail" in name or "printer" in name]
        assert b"python-pptx" not in b"".join(made.read(name) for name in names)


@pytest.mark.parametrize("kind", ["one leader, mixed", "a team with rounds"])
def test_the_same_deck_gives_the_same_bytes(kind: str) -> None:
    """Nothing in the file comes from a clock or from chance."""
    assert report_pptx(deck(kind)).data == written(kind).data


def test_the_look_is_in_the_layouts() -> None:
    """Fonts are the theme's, no run names one, and a run has a colour only where it tells of trust."""
    made = opened(written("eight").data)
    assert {layout.name for layout in made.slide_layouts} >= {slide.slide_layout.name for slide in made.slides}
    for slide in made.slides:
        assert slide.slide_layout.name not in ("Title Slide", "Blank")
        for run in slide._element.iter(f"{_A}rPr"):
            assert run.find(f"{_A}latin") is None
            assert run.find(f"{_A}solidFill/{_A}srgbClr") is None
            text = run.getparent().find(f"{_A}t").text
            if run.find(f"{_A}solidFill") is not None and run.getparent().getparent().getparent().tag.endswith(
                "}txBody"
            ):
                cell = run.getparent().getparent().getparent().getparent().tag.endswith("}tc")
                assert cell or text.startswith(("▲", "▼")), text


def test_a_short_meeting_is_told() -> None:
    """Whoever makes a deck of fewer than eight slides is told how many, and why."""
    walk = without(of_touchpoints(finished(1)[0], 1), "predictions", "after")
    few = material_of((walk,), 1)
    assert report_pptx(deck_of(few, report_of(few))).notes == (
        "There are 5 slides: so few touchpoints and answers tell no more.",
    )
    assert not written("eight").notes


def test_strange_letters_in_pictures_are_told() -> None:
    """Letters that no shipped font has are drawn as the machine can, and somebody has to look."""
    titled = material_of(tuple(of_touchpoints(each, 3, title="退貨") for each in finished(1)[:2]), 1)
    [note] = report_pptx(deck_of(titled, report_of(titled))).notes
    assert note.startswith("2 letters in the pictures are in none of the fonts")


@pytest.mark.slow
@pytest.mark.skipif(installed_office() is None or which("pdftotext") is None, reason="needs LibreOffice and pdftotext")
def test_libreoffice_opens_the_slides(tmp_path: Path) -> None:
    """A page for each slide, with its title, its number and its mark on it."""
    _open_in_office("a team with rounds", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "a team with rounds"])
@pytest.mark.skipif(installed_office() is None or which("pdftotext") is None, reason="needs LibreOffice and pdftotext")
def test_libreoffice_opens_every_deck(kind: str, tmp_path: Path) -> None:
    """The same for every kind of deck."""
    _open_in_office(kind, tmp_path)


def _open_in_office(kind: str, folder: Path) -> None:
    path = folder / "slides.pptx"
    path.write_bytes(written(kind).data)
    said = subprocess.run(
        ["pdftotext", "-layout", str(converted(path)), "-"], capture_output=True, text=True, check=True, timeout=60
    )
    pages = said.stdout.split("\f")[:-1]
    assert len(pages) == len(deck(kind).slides)
    for number, (page, slide) in enumerate(zip(pages, slides_of(kind), strict=True), 1):
        words = "".join(page.split())
        title = slide.shapes.title.text_frame.text
        assert "".join(title.split())[:40] in words or not title.isascii()
        assert "madeup:anexample" in words
        assert str(number) in page.split()
