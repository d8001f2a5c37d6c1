"""A report as PDF: tagged for those who listen, with bookmarks, page numbers and real text; set by typst."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import typst

from cx_audit.errors import BadInput
from cx_audit.report.blocks import Report
from cx_audit.report.fonts import FAMILIES, FOLDER
from cx_audit.report.pdf.content import content_of
from cx_audit.report.pdf.letters import Missing, clusters_in, lost_among, replaced, stacks, stand_ins, told
from cx_audit.report.pdf.tables import Content
from cx_audit.report.written import Written

_TEMPLATE = Path(__file__).parent.parent / "templates" / "report.typ"
_STANDARD: typst.PDFStandard = "ua-1"
_NOT_SET = frozenset({"alt", "shapes", "window", "by", "words", "label", "colours"})
"""What is said but not set in letters: a text alternative needs no font."""
_TRIED = b"""#set document(title: "x", date: none)
#set text(font: json(bytes(sys.inputs.fonts)))
#json(bytes(sys.inputs.said))"""
_LOGO_TRIED = b"""#set document(title: "x", date: none)
#image(bytes(json(bytes(sys.inputs.said))), alt: "x")"""


def report_pdf(report: Report) -> Written:
    """The report as PDF, tagged by the standard PDF/UA-1; the same report gives the same bytes.

    Letters come from the fonts that ship; only where they lack one, from those of the machine as well. A letter that
    none of them has is marked where it stands, and a note tells of it. Raises BadInput for a logo that is damaged.
    """
    content = content_of(report)
    if report.logo is not None and _error(_setter(system=False), _LOGO_TRIED, list(report.logo.data)) is not None:
        raise BadInput(
            "The client's logo is damaged: no picture can be made of it.", hint="Save it anew as PNG or JPEG."
        )
    setter = _setter(system=False)
    dumped = _dumped(content)
    if _shows(setter, dumped):
        return _written(setter, dumped, ())
    setter = _setter(system=True)
    missing = _missing_by(setter)
    lost = lost_among(clusters_in(_set_in_letters(content)), missing)
    if not lost:
        return _written(setter, dumped, ())
    instead = stand_ins(lost, missing)
    return _written(setter, _dumped(_mapped(content, lambda text: replaced(text, instead))), (told(lost),))


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _shows(setter: typst.Compiler, dumped: str) -> bool:
    """Whether every letter can be shown; letters with accents of their own are tried together with them."""
    letters = clusters_in([dumped]) if stacks(dumped) else {each for each in set(dumped) if not each.isascii()}
    return _missing_by(setter)(letters) is None


def _setter(*, system: bool) -> typst.Compiler:
    """Sets documents in the fonts that ship, and in those of the machine where the document has letters beyond them."""
    fonts = typst.Fonts(include_system_fonts=system, include_embedded_fonts=False, font_paths=[str(FOLDER)])
    return typst.Compiler(font_paths=fonts)


def _pdf(setter: typst.Compiler, source: bytes, said: str, standard: typst.PDFStandard | None) -> bytes:
    inputs = {"said": said, "fonts": _dumped(FAMILIES)}
    made = setter.compile(source, format="pdf", sys_inputs=inputs, pdf_standards=standard)
    if not isinstance(made, bytes):
        raise TypeError("typst made no single file")
    return made


def _error(setter: typst.Compiler, source: bytes, data: object) -> str | None:
    """What is in the way of a small document, None where nothing is."""
    try:
        _pdf(setter, source, _dumped(data), _STANDARD)
    except typst.TypstError as error:
        return error.diagnostic
    return None


def _missing_by(setter: typst.Compiler) -> Missing:
    return lambda clusters: _error(setter, _TRIED, "\n".join(sorted(clusters)))


def _set_in_letters(content: object, name: str = "") -> Iterator[str]:
    match content:
        case str():
            if name not in _NOT_SET:
                yield content
        case dict():
            for key, value in content.items():
                yield from _set_in_letters(value, key)
        case list():
            for value in content:
                yield from _set_in_letters(value, name)


def _mapped(content: Content, change: Callable[[str], str]) -> Content:
    return {key: value if key in _NOT_SET else _changed(value, change) for key, value in content.items()}


def _changed(value: object, change: Callable[[str], str]) -> object:
    match value:
        case str():
            return change(value)
        case dict():
            return _mapped(value, change)
        case list():
            return [_changed(each, change) for each in value]
        case _:
            return value


def _written(setter: typst.Compiler, dumped: str, notes: tuple[str, ...]) -> Written:
    template = _TEMPLATE.read_bytes()
    try:
        return Written(data=_pdf(setter, template, dumped, _STANDARD), notes=notes)
    except typst.TypstError as error:
        note = f"The PDF is tagged, but does not keep to the standard PDF/UA-1: {error.message}."
        return Written(data=_pdf(setter, template, dumped, None), notes=(*notes, note))
