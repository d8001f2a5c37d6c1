"""Filling the places of one slide, and what was too long for it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.image import Image
from pptx.util import Emu, Pt

from cx_audit.report.blocks import Logo, Table, Tone
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.png import png_of
from cx_audit.report.slides.pptx_layouts import GAP
from cx_audit.report.slides.pptx_places import ACROSS, FOOT, LEFT, MARK, NUMBER, POINTS, TITLE, Layout, Place
from cx_audit.report.slides.pptx_shapes import emu
from cx_audit.report.slides.pptx_tables import AFTER_NUMBER, MARGIN, TableFit, fit_table
from cx_audit.report.slides.pptx_text import fitted, on_lines, on_one_line
from cx_audit.report.slides.pptx_theme import TABLE_STYLE
from cx_audit.report.slides.slides_room import fit_of
from cx_audit.text import clean_line

if TYPE_CHECKING:
    from pptx.slide import Slide as MadeSlide

_SHARP = 3.2
"""Pixels of a picture for each point of a slide."""
_FROM_ABOVE = 0.4
"""How much of the room that a picture leaves is above it."""
_AROUND_LOGO = 8.0
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
SIGNS = {Tone.BUILT: "▲ ", Tone.ERODED: "▼ ", Tone.PLAIN: ""}
"""Before what is told in a tone, so that colour never tells it alone."""
_TONES = {Tone.BUILT: MSO_THEME_COLOR.ACCENT_1, Tone.ERODED: MSO_THEME_COLOR.ACCENT_2}


_BULLET = 18.0
"""What the bullet takes of a line, in points."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of a place: the level of its style, and what it says of trust."""

    text: str
    level: int = 0
    tone: Tone = Tone.PLAIN


@dataclass(slots=True, kw_only=True)
class Page:
    """One slide as it is filled, the first with the number 1.

    `cut` has every text that did not fit whole, in the order of the slide.
    """

    made: MadeSlide
    layout: Layout
    number: int
    cut: list[str] = field(default_factory=list)
    filled: set[int] = field(default_factory=set)

    def write(self, number: int, lines: Sequence[Line]) -> None:
        """Put these lines into a place, each as large as it fits."""
        self._write_alike([self.layout.by_number[number]], [lines])

    def write_beside(self, first: int, columns: Sequence[Sequence[Line]]) -> None:
        """Put lines into places beside each other that share the slide, with letters of the same size in all."""
        width = (ACROSS - (len(columns) - 1) * GAP) / len(columns)
        places = [
            replace(self.layout.by_number[first + at], left=LEFT + at * (width + GAP), width=width)
            for at in range(len(columns))
        ]
        self._write_alike(places, columns)

    def write_first_whole(self, number: int, lines: Sequence[Sequence[str]]) -> None:
        """Put lines into a place, each in the first of its wordings that fits whole, else in the last."""
        place = self.layout.by_number[number]
        chosen = (next((text for text in each if not self._cuts(text, place)), each[-1]) for each in lines)
        self.write(number, [Line(text=text) for text in chosen])

    @staticmethod
    def _cuts(text: str, place: Place) -> bool:
        return fitted(text, place.styles[0], place.room).cut

    def _write_alike(self, places: Sequence[Place], columns: Sequence[Sequence[Line]]) -> None:
        sizes: dict[int, float] = {}
        for place, lines in zip(places, columns, strict=True):
            for line in lines:
                style = place.styles[line.level]
                size = fitted(line.text, style, place.room - (_BULLET if style.bullet else 0.0)).size
                sizes[line.level] = min(size, sizes.get(line.level, size))
        for place, lines in zip(places, columns, strict=True):
            self._write(place, lines, sizes)

    def _write(self, place: Place, lines: Sequence[Line], sizes: Mapping[int, float]) -> None:
        number = place.number
        shape = self._shape(number)
        if place != self.layout.by_number[number]:
            _move(shape, place)
        frame = shape.text_frame
        for at, line in enumerate(lines):
            style = place.styles[line.level]
            room = place.room - (_BULLET if style.bullet else 0.0)
            fit = fitted(line.text, style, room, at_most=sizes.get(line.level))
            if fit.cut:
                self.cut.append(on_one_line(line.text))
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            paragraph.level = line.level
            run = paragraph.add_run()
            run.text = fit.text
            if fit.size != style.size:
                run.font.size = Pt(fit.size)
            _colour(run, line.tone)

    def put_title(self, text: str) -> None:
        """The slide's title."""
        self.write(TITLE, [Line(text=text)])

    def draw(self, number: int, picture: Picture) -> None:
        """Put a picture into a place, as large as it can be, with its text alternative."""
        place = self.layout.by_number[number]
        fit = fit_of(picture)
        data = png_of(picture, width=fit.width, scale=round(fit.scale * _SHARP, 2))
        across, down = fit.width * fit.scale / POINTS, fit.height * fit.scale / POINTS
        inside = replace(
            place,
            left=place.left + (place.width - across) / 2,
            top=place.top + (place.height - down) * _FROM_ABOVE,
            width=across,
            height=down,
        )
        self._put_picture(number, data, inside, clean_line(f"{picture.title}. {alternative_of(picture)}"))

    def put_logo(self, number: int, logo: Logo) -> None:
        """Put the client's picture into a place as it is, on white, so that it can be seen on a dark ground."""
        place = self.layout.by_number[number]
        across, down = Image.from_blob(logo.data).size
        around = _AROUND_LOGO / POINTS
        scale = min((place.width - 2 * around) / across, (place.height - 2 * around) / down)
        inside = replace(
            place, left=place.left + around, top=place.top + around, width=across * scale, height=down * scale
        )
        shape = self._put_picture(number, logo.data, inside, logo.words)
        _put_on_white(shape)

    def _put_picture(self, number: int, data: bytes, inside: Place, words: str) -> Any:
        shape: Any = self._shape(number).insert_picture(BytesIO(data))
        shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
        _move(shape, inside)
        _describe(shape, inside.name, words)
        return shape

    def tabulate(self, number: int, table: Table) -> None:
        """Put a table into a place, its letters as large as they can be."""
        place = self.layout.by_number[number]
        fit = fit_table(table, place.width * POINTS, place.height * POINTS)
        self.cut += fit.cut
        frame = self._shape(number).insert_table(len(fit.rows), len(fit.widths))
        _describe(frame, place.name, table.caption)
        _fill_table(frame.table, table, fit)
        frame.height = Emu(sum(row.height for row in frame.table.rows))

    def put_feet(self, *, foot: str, mark: str) -> None:
        """What stands at the foot of every slide: whose it is and by whom, the mark, and the slide's number."""
        if mark:
            self.write(MARK, [Line(text=mark)])
        if foot:
            self._copy_from_layout(FOOT)
            self.write(FOOT, [Line(text=foot)])
        self._copy_from_layout(NUMBER)
        self.filled.add(NUMBER)

    def finish(self) -> None:
        """Take away the places that nothing was put into."""
        for shape in list(self.made.placeholders):
            if shape.placeholder_format.idx not in self.filled:
                shape._element.getparent().remove(shape._element)

    def _copy_from_layout(self, number: int) -> None:
        """Footers and numbers are not on a new slide by themselves; they keep the look of the layout."""
        layout: Any = self.made.slide_layout.placeholders
        element: Any = deepcopy(next(each._element for each in layout if each.placeholder_format.idx == number))
        element.nvSpPr.cNvPr.set("id", str(1 + max(shape.shape_id for shape in self.made.shapes)))
        for part in (element.spPr, element.txBody.find(qn("a:lstStyle")), element.txBody.find(qn("a:bodyPr"))):
            part.attrib.clear()
            for child in list(part):
                part.remove(child)
        for run in list(element.txBody.iter(qn("a:r"))):
            run.getparent().remove(run)
        for text in element.txBody.iter(qn("a:t")):
            text.text = str(self.number)
        self.made.shapes._spTree.append(element)

    def _shape(self, number: int) -> Any:
        self.filled.add(number)
        shape: Any = next(each for each in self.made.placeholders if each.placeholder_format.idx == number)
        shape.name = self.layout.by_number[number].name
        return shape


def write_notes(made: MadeSlide, paragraphs: Iterable[str]) -> None:
    """What the speaker sees, one paragraph each."""
    frame = made.notes_slide.notes_text_frame
    if frame is None:
        raise ValueError("the notes have no place for text")
    frame.text = "\n".join(on_lines(each) for each in paragraphs)


def _move(shape: Any, place: Place) -> None:
    shape.left, shape.top = emu(place.left), emu(place.top)
    shape.width, shape.height = emu(place.width), emu(place.height)


def _colour(run: Any, tone: Tone) -> None:
    if tone in _TONES:
        run.font.color.theme_color = _TONES[tone]


def _describe(shape: Any, name: str, words: str) -> None:
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("name", name)
    properties.set("descr", on_one_line(words))


def _put_on_white(shape: Any) -> None:
    """White behind the picture and a little around it."""
    shape.line.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    shape.line.width = Pt(_AROUND_LOGO)
    ground = parse_xml(f'<a:solidFill {_DRAWING}><a:schemeClr val="bg1"/></a:solidFill>')
    shape._element.spPr.find(qn("a:ln")).addprevious(ground)


def _fill_table(made: Any, table: Table, fit: TableFit) -> None:
    properties = made._tbl.tblPr
    properties.find(qn("a:tableStyleId")).text = TABLE_STYLE
    made.horz_banding = False
    for column, width in zip(made.columns, fit.widths, strict=True):
        column.width = Pt(width)
    for at, (row, height) in enumerate(zip(fit.rows, fit.heights, strict=True)):
        made.rows[at].height = Pt(height)
        for place, text in enumerate(row):
            tone = table.rows[at - 1][place].tone if at else Tone.PLAIN
            _fill_cell(made.cell(at, place), text, tone, fit.size, right=table.columns[place].numeric)


def _fill_cell(cell: Any, text: str, tone: Tone, size: float, *, right: bool) -> None:
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_left = Pt(MARGIN)
    cell.margin_right = Pt(AFTER_NUMBER if right else MARGIN)
    cell.margin_top = cell.margin_bottom = Pt(MARGIN / 2)
    paragraph = cell.text_frame.paragraphs[0]
    if right:
        paragraph.alignment = PP_ALIGN.RIGHT
    run = paragraph.add_run()
    run.text = f"{SIGNS[tone]}{text}" if right and text else text
    run.font.size = Pt(size)
    if tone in _TONES:
        run.font.bold = True
    _colour(run, tone)
