"""Slides as a .pptx file that can be finished in PowerPoint: real layouts, placeholders, tables and speaker notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from cx_audit.report.fonts import lacking
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.slides.deck import Deck, Pictured, Slide
from cx_audit.report.slides.pptx_bodies import layout_for, put_body
from cx_audit.report.slides.pptx_design import designed
from cx_audit.report.slides.pptx_page import Page, write_notes
from cx_audit.report.slides.pptx_text import on_one_line
from cx_audit.report.slides.slides import FEWEST, MINUTES
from cx_audit.report.written import Written
from cx_audit.report.zipped import zipped

if TYPE_CHECKING:
    from pptx.presentation import Presentation

_MOST_IN_A_PROPERTY = 255
_EARLIEST = datetime(1980, 1, 1)  # noqa: DTZ001 - a property of the file has no zone
_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties '
    b'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>cx-audit</Application></Properties>"
)


def report_pptx(deck: Deck) -> Written:
    """The slides as a .pptx file, and what to know of it: texts that were too long, and a meeting that is short."""
    made, layouts = designed()
    cut = 0
    for number, slide in enumerate(deck.slides, 1):
        layout = layout_for(slide.body)
        page = Page(made=made.slides.add_slide(layouts[layout.name]), layout=layout, number=number)
        page.put_title(slide.title)
        put_body(page, slide.body, deck)
        page.put_feet(foot=deck.foot, mark=deck.mark)
        page.finish()
        write_notes(page.made, _spoken(slide, page.cut))
        cut += len(page.cut)
    _tell_about(made, deck)
    _leave_out_what_is_not_ours(made)
    _name_the_notes(made)
    out = BytesIO()
    made.save(out)
    with ZipFile(out) as parts:
        data = zipped((name, parts.read(name)) for name in parts.namelist())
    return Written(data=data, notes=tuple(_to_know(deck, cut)))


def _spoken(slide: Slide, cut: Sequence[str]) -> Iterator[str]:
    notes = slide.notes
    yield f"About {notes.minutes} of {MINUTES} minutes."
    yield ""
    yield "What it shows"
    yield from notes.shows
    if notes.questions:
        yield ""
        yield "To ask"
        yield from notes.questions
    if cut:
        yield ""
        yield "Whole, where the slide has only the beginning"
        yield from dict.fromkeys(cut)


def _to_know(deck: Deck, cut: int) -> Iterator[str]:
    pictures = [slide.body.picture for slide in deck.slides if isinstance(slide.body, Pictured)]
    strange = len(lacking("".join(alternative_of(picture) for picture in pictures)))
    if strange:
        letters = "1 letter in the pictures is" if strange == 1 else f"{strange} letters in the pictures are"
        yield f"{letters} in none of the fonts that come with cx-audit: see that the pictures show them."
    if cut:
        texts = "1 text was" if cut == 1 else f"{cut} texts were"
        yield f"{texts} too long for a slide and cut; the speaker notes have the whole."
    if len(deck.slides) < FEWEST:
        yield f"There are {len(deck.slides)} slides: so few touchpoints and answers tell no more."


def _tell_about(made: Presentation, deck: Deck) -> None:
    about = made.core_properties
    about.title = _property(deck.title)
    about.author = _property(deck.by)
    about.last_modified_by = _property(deck.by)
    about.comments = ""
    about.language = "en"
    about.created = about.modified = _EARLIEST if deck.day is None else datetime.combine(deck.day, time.min)
    about.revision = 1


def _property(text: str) -> str:
    line = on_one_line(text)
    return line if len(line) <= _MOST_IN_A_PROPERTY else f"{line[: _MOST_IN_A_PROPERTY - 1]}…"


def _leave_out_what_is_not_ours(made: Presentation) -> None:
    """A new presentation comes with a picture of somebody's slide and the settings of somebody's printer."""
    package: Any = made.part.package
    presentation: Any = made.part
    for holder in (package, presentation):
        for key, relation in list(holder._rels.items()):
            name = relation.reltype.rpartition("/")[2]
            if name in ("thumbnail", "printerSettings"):
                holder._rels.pop(key)
            elif name == "extended-properties":
                relation.target_part._blob = _APPLICATION


def _name_the_notes(made: Presentation) -> None:
    """Say in the presentation which master its notes have, which python-pptx leaves out."""
    presentation: Any = made.part
    key = presentation.relate_to(presentation.notes_master_part, RELATIONSHIP_TYPE.NOTES_MASTER)
    listed = parse_xml(f'<p:notesMasterIdLst {nsdecls("p", "r")}><p:notesMasterId r:id="{key}"/></p:notesMasterIdLst>')
    presentation._element.sldMasterIdLst.addnext(listed)
