"""What is no template, or one that would fetch something at the client's: a sentence, and what to do about it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from cx_audit.errors import BadInput
from cx_audit.report.blocks import Report
from cx_audit.report.report_view import report_of
from cx_audit.report.word.archive import MOST_BYTES
from cx_audit.report.word.report_docx import report_docx

from .docx_reading import expected, members, read, texts
from .docx_templates import MAIN, RELATION, changed, consultants, in_the_header, relation, swapped
from .materials import one_material

HEADER_RELATIONS = "word/_rels/header1.xml.rels"


@cache
def report() -> Report:
    """The first chapters of one leader's report."""
    whole = report_of(one_material(names=True), by="Harbour Advice")
    return replace(whole, chapters=whole.chapters[:2])


def _archive(**files: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def _field(*parts: str) -> Callable[[bytes], bytes]:
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in parts)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    return in_the_header(f"<w:p>{begin}{runs}{end}</w:p>")


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "not a Word document"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + b"x" * 99, "not a Word document"),
    "another zip": (lambda: _archive(a=b"b"), "not a Word document"),
    "a workbook": (
        lambda: changed(consultants(), {"[Content_Types].xml": swapped(MAIN, "application/vnd.ms-excel")}),
        "not a Word document",
    ),
    "an old one": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old format"),
    "cut short": (lambda: consultants()[:9000], "damaged"),
    "with macros": (
        lambda: changed(
            consultants(),
            {"[Content_Types].xml": swapped(MAIN, "application/vnd.ms-word.document.macroEnabled.main+xml")},
        ),
        "macros",
    ),
    "with a project": (lambda: changed(consultants(), {}, **{"word__vbaProject.bin": b""}), "macros"),
    "strict": (
        lambda: changed(
            consultants(),
            {"_rels/.rels": swapped(f"{RELATION}/officeDocument", "http://purl.oclc.org/ooxml/officeDocument/x")},
        ),
        "Strict",
    ),
    "no XML": (lambda: changed(consultants(), {"word/styles.xml": lambda data: data[:-20]}), "damaged"),
    "other XML": (lambda: changed(consultants(), {"word/styles.xml": lambda _: b"<a/>"}), "damaged"),
    "entities": (
        lambda: changed(consultants(), {"word/styles.xml": lambda data: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "damaged",
    ),
    "deep": (lambda: changed(consultants(), {"word/styles.xml": lambda _: b"<a>" * 99_999}), "damaged"),
    "large": (lambda: bytes(MOST_BYTES + 1), "too large"),
    "a bomb": (
        lambda: changed(consultants(), {"word/styles.xml": lambda _: b" " * (MOST_BYTES + 1)}),
        "too large",
    ),
    "many parts": (lambda: _archive(**{f"part{at}": b"" for at in range(5001)}), "too large"),
    "a lost header": (
        lambda: changed(consultants(), {"word/_rels/document.xml.rels": swapped("header1.xml", "gone.xml")}),
        "damaged",
    ),
    "a remote picture": (
        lambda: changed(consultants(), {HEADER_RELATIONS: relation("image", "https://example.invalid/a.png")}),
        "from another file or from the network",
    ),
    "a remote file": (
        lambda: changed(consultants(), {HEADER_RELATIONS: relation("image", "file://server/share/a.png")}),
        "from another file or from the network",
    ),
    "an object": (
        lambda: changed(consultants(), {HEADER_RELATIONS: relation("oleObject", "https://example.invalid/")}),
        "from another file or from the network",
    ),
    "a field that fetches": (
        lambda: changed(consultants(), {"word/header1.xml": _field(' IncludePicture "https://example.invalid/a.png"')}),
        "from another file or from the network",
    ),
    "a scattered field": (
        lambda: changed(consultants(), {"word/header1.xml": _field(" DDE", "AUTO excel ")}),
        "from another file or from the network",
    ),
    "a simple field": (
        lambda: changed(consultants(), {"word/header1.xml": in_the_header('<w:fldSimple w:instr="INCLUDETEXT a"/>')}),
        "from another file or from the network",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_template_is_refused_with_a_sentence(kind: str) -> None:
    """One sentence that says what is wrong, and one what to do."""
    make, message = REFUSED[kind]
    with pytest.raises(BadInput, match=message) as refused:
        report_docx(report(), template=make())
    assert refused.value.message.count(". ") == 0
    assert refused.value.hint.endswith(".")


def test_damage_anywhere_is_a_sentence_or_a_document() -> None:
    """Letters changed anywhere in any part: it is refused as bad input, or there is a report."""
    dice = random.Random(5)
    names = [name for name in members(consultants()) if name.endswith((".xml", ".rels"))]
    refused = 0
    for _ in range(80):
        name = dice.choice(names)

        def damage(data: bytes) -> bytes:
            at = dice.randrange(len(data))
            return data[:at] + bytes((dice.randrange(256),)) + data[at + dice.choice((0, 1, 9)) :]

        try:
            made = report_docx(report(), template=changed(consultants(), {name: damage}))
        except BadInput:
            refused += 1
        else:
            assert len(texts(read(made.data))) == len(expected(report()))
    assert 0 < refused < 80
