"""Templates as consultants have them, and ones that nobody should send."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SECRET = "What we told the client before"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OUTSIDE = '<Relationship Id="rIdOut" Type="{}/{}" Target="{}" TargetMode="External"/></Relationships>'
_LACKING = ("List Number", "List Bullet", "Caption", "Quote", "List Continue", "Subtitle", "TOC Heading")


def picture(width: int, height: int) -> bytes:
    """A PNG of one colour."""
    line = b"\0" + bytes((46, 125, 50)) * width
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(line * height)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


@cache
def consultants() -> bytes:
    """A consultant's own: Georgia, a German Word's ids, a logo in the header, Letter, and an old client's text."""
    made = docx.Document()
    for name in _LACKING:
        made.styles[name].delete()
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Normal"].font.size = Pt(11)
    made.styles["Heading 1"].element.set(qn("w:styleId"), "berschrift1")
    section = made.sections[0]
    section.page_width, section.page_height, section.left_margin = Cm(21.59), Cm(27.94), Cm(3.5)
    section.header.paragraphs[0].add_run().add_picture(BytesIO(picture(60, 20)), height=Cm(1))
    section.footer.paragraphs[0].text = "Harbour Advice · confidential"
    made.add_heading(SECRET, 1)
    made.add_picture(BytesIO(picture(30, 30)))
    made.core_properties.comments = SECRET
    return saved(made)


@cache
def of_two_sections() -> bytes:
    """A cover that has the header and the footer, and wide pages that take them over; other first and even pages."""
    made = docx.Document()
    cover = made.sections[0]
    cover.header.paragraphs[0].text = "Harbour Advice"
    cover.footer.paragraphs[0].text = " "
    wide = made.add_section()
    wide.orientation, wide.page_width, wide.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    wide.different_first_page_header_footer = True
    made.settings.odd_and_even_pages_header_footer = True
    return saved(made)


def saved(made: docx.document.Document) -> bytes:
    """The document as a file."""
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def changed(template: bytes, changes: Mapping[str, Callable[[bytes], bytes]], **added: bytes) -> bytes:
    """The template with some of its files changed, and others added, whose names have __ for each stroke."""
    out = BytesIO()
    with ZipFile(BytesIO(template)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        assert set(changes) <= set(old.namelist())
        for name in old.namelist():
            new.writestr(name, changes.get(name, bytes)(old.read(name)))
        for name, data in added.items():
            new.writestr(name.replace("__", "/"), data)
    return out.getvalue()


def swapped(old: str, new: str) -> Callable[[bytes], bytes]:
    """A change of every place where something stands, of which there must be one."""

    def change(data: bytes) -> bytes:
        assert old.encode() in data
        return data.replace(old.encode(), new.encode())

    return change


def relation(kind: str, target: str) -> Callable[[bytes], bytes]:
    """A change that lets a part refer to something outside."""
    return swapped("</Relationships>", OUTSIDE.format(RELATION, kind, target))


def in_the_header(xml: str) -> Callable[[bytes], bytes]:
    """A change that puts something at the end of a header."""
    return swapped("</w:hdr>", f"{xml}</w:hdr>")
