"""Somebody's own Word file as the frame of a report: styles, numbering, headers, footers and page stay, all else goes.

Nothing that stays may fetch anything when the document is opened. What hangs on the text goes with it, comments and
embedded files included; so do protection, tracking of changes and the address of the template's own template.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import qn

from cx_audit.errors import BadInput
from cx_audit.report.word.archive import Archive, archive_of, broken
from cx_audit.report.word.package import (
    DOCUMENT_TYPE,
    OUR_DOCUMENT,
    RELATIONS,
    Piece,
    Relation,
    empty_document,
    our_piece,
    our_section,
    packed,
    type_of_part,
)

_ROOTS = {
    "header": "w:hdr",
    "footer": "w:ftr",
    "styles": "w:styles",
    "numbering": "w:numbering",
    "settings": "w:settings",
}
_OURS = "ours"
"""No part of a file begins so: their names begin with a stroke."""
_AT_THE_EDGE = ("header", "footer")
_PARTS_OF_ITS_OWN = ("styles", "numbering", "settings", "theme", "fontTable")
_IN_HEADERS = ("image", "hyperlink")
_WITHIN = {"numbering": ("image",), "theme": ("image",), "fontTable": ("font",)}
_SETTINGS = (
    "zoom",
    "embedTrueTypeFonts",
    "embedSystemFonts",
    "saveSubsetFonts",
    "mirrorMargins",
    "alignBordersAndEdges",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "gutterAtTop",
    "stylePaneFormatFilter",
    "stylePaneSortMethod",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "defaultTableStyle",
    "evenAndOddHeaders",
    "bookFoldRevPrinting",
    "bookFoldPrinting",
    "bookFoldPrintingSheets",
    "drawingGridHorizontalSpacing",
    "drawingGridVerticalSpacing",
    "displayHorizontalDrawingGridEvery",
    "displayVerticalDrawingGridEvery",
    "characterSpacingControl",
    "noLineBreaksAfter",
    "noLineBreaksBefore",
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
"""What of somebody's settings is about how the document looks."""
_FETCHING = {"INCLUDEPICTURE", "INCLUDETEXT", "INCLUDE", "IMPORT", "DDE", "DDEAUTO", "LINK", "EMBED", "DATABASE", "RD"}
_ONLY_IN_PARTS = "ml.main+xml", "ml.styles+xml", "ml.numbering+xml", "ml.settings+xml", "ml.header+xml", "ml.footer+xml"
_LINKS = ("http://", "https://", "mailto:")
_CORE_PROPERTIES = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An empty document made from a template, and whether the template had a text, which is left out."""

    data: bytes
    had_text: bool


def frame_of(template: bytes) -> Frame:
    """The template without its text; a .dotx becomes a .docx.

    Raises BadInput for what is not a Word file, is damaged, too large, locked, has macros, or has a header or a footer
    that shows something from elsewhere.
    """
    archive = archive_of(template)
    name = archive.document
    root = _root(archive, name, "w:document")
    related = {relation.id: relation for relation in archive.relations(name)}
    pieces: list[Piece] = []
    relations: list[Relation] = []
    for kind in _PARTS_OF_ITS_OWN:
        found = next((each for each in related.values() if _kind(each) == kind and not each.external), None)
        if found is not None:
            relations.append(found)
            pieces.extend(_own_part(archive, found.target, kind))
        elif kind in _ROOTS:
            piece = replace(our_piece(kind), name=f"{_OURS}/{kind}")
            relations.append(Relation(id=f"rIdOur{kind}", type=f"{RELATIONS}/{kind}", target=piece.name))
            pieces.append(piece)
    section = _section(root)
    for kind in _AT_THE_EDGE:
        for reference in section.findall(qn(f"w:{kind}Reference")):
            relation = related.get(str(reference.get(qn("r:id"), "")))
            if relation is None or relation.external or _kind(relation) != kind:
                raise broken()
            if relation not in relations:
                relations.append(relation)
                pieces.extend(_header(archive, relation.target, kind))
    body = root.find(qn("w:body"))
    had_text = any((text.text or "").strip() for text in body.iter(qn("w:t")))
    document = empty_document(name, section, tuple(relations))
    return Frame(data=packed(_under_our_names([document, *pieces])), had_text=had_text)


def _section(root: Any) -> Any:
    """The page of the last section; headers and footers that it takes over from earlier ones become its own."""
    body = root.find(qn("w:body"))
    if body is None:
        raise broken()
    sections = list(body.iter(qn("w:sectPr")))
    last = sections[-1] if sections else our_section()
    for earlier in reversed(sections[:-1]):
        known = {(each.tag, each.get(qn("w:type"), "default")) for each in last}
        for each in earlier.findall(qn("w:headerReference")) + earlier.findall(qn("w:footerReference")):
            if (each.tag, each.get(qn("w:type"), "default")) not in known:
                last.insert(0, each)
    for tag in ("w:sectPrChange", "w:printerSettings", "w:footnotePr", "w:endnotePr"):
        for each in last.findall(qn(tag)):
            last.remove(each)
    return last


def _own_part(archive: Archive, name: str, kind: str) -> Iterator[Piece]:
    if kind == "settings":
        root = _root(archive, name, "w:settings")
        kept = {qn(f"w:{each}") for each in _SETTINGS}
        for each in [child for child in root if child.tag not in kept]:
            root.remove(each)
        yield Piece(name=name, type=type_of_part(kind), data=serialize_part_xml(root))
        return
    if kind in _ROOTS:
        _root(archive, name, _ROOTS[kind])
    yield from _with_what_is_within(archive, name, type_of_part(kind), _WITHIN.get(kind, ()))


def _header(archive: Archive, name: str, kind: str) -> Iterator[Piece]:
    """A header or a footer with its pictures and links."""
    root = _root(archive, name, _ROOTS[kind])
    if any(instruction.split()[:1] and instruction.split()[0].upper() in _FETCHING for instruction in _fields(root)):
        raise _from_elsewhere()
    for bound in list(root.iter(qn("w:dataBinding"))):
        if str(bound.get(qn("w:storeItemID"), "")).upper() != _CORE_PROPERTIES:
            bound.getparent().remove(bound)
    for link in _links_elsewhere(archive, name):
        for each in [each for each in root.iter() if each.get(qn("r:id")) == link]:
            if each.tag == qn("w:hyperlink"):
                del each.attrib[qn("r:id")]
            else:
                each.getparent().remove(each)
    first, *others = _with_what_is_within(archive, name, type_of_part(kind), _IN_HEADERS)
    yield Piece(name=name, type=first.type, data=serialize_part_xml(root), relations=first.relations)
    yield from others


def _with_what_is_within(archive: Archive, name: str, type_: str, kinds: tuple[str, ...]) -> Iterator[Piece]:
    """A part, and the parts of these kinds that it shows; raises BadInput where it shows anything else."""
    left_out = _links_elsewhere(archive, name)
    kept = tuple(each for each in archive.relations(name) if each.id not in left_out)
    for relation in kept:
        if _kind(relation) not in kinds or (relation.external and _kind(relation) != "hyperlink"):
            raise _from_elsewhere()
    yield Piece(name=name, type=type_, data=archive.data(name), relations=kept)
    for relation in kept:
        if not relation.external:
            if archive.type_of(relation.target).endswith(_ONLY_IN_PARTS):
                raise broken()
            yield Piece(name=relation.target, type=archive.type_of(relation.target), data=archive.data(relation.target))


def _links_elsewhere(archive: Archive, name: str) -> list[str]:
    """Links that lead neither into the web nor to an address of mail, but to somebody's disk."""
    links = (each for each in archive.relations(name) if _kind(each) == "hyperlink")
    return [each.id for each in links if not each.target.casefold().startswith(_LINKS)]


def _fields(root: Any) -> Iterator[str]:
    """The instructions of all fields, also where they are scattered over runs or one stands in another."""
    open_fields: list[str] = []
    for each in root.iter(qn("w:fldSimple"), qn("w:fldChar"), qn("w:instrText")):
        if each.tag == qn("w:fldSimple"):
            yield str(each.get(qn("w:instr"), ""))
        elif each.tag == qn("w:instrText"):
            open_fields = [text + (each.text or "") for text in open_fields] or [each.text or ""]
        elif each.get(qn("w:fldCharType")) == "begin":
            open_fields.append("")
        elif each.get(qn("w:fldCharType")) == "end" and open_fields:
            yield open_fields.pop()
    yield from open_fields


def _under_our_names(pieces: list[Piece]) -> list[Piece]:
    """The parts under names that no other part will get, a picture that two headers show only once."""
    once = {piece.name: piece for piece in reversed(pieces)}
    names = {piece.name: _our_name(piece, number) for number, piece in enumerate(reversed(once.values()), 1)}
    return [
        replace(
            piece,
            name=names[piece.name],
            relations=tuple(
                replace(each, type=f"{RELATIONS}/{_kind(each)}", target=names.get(each.target, each.target))
                for each in piece.relations
            ),
        )
        for piece in reversed(once.values())
    ]


def _our_name(piece: Piece, number: int) -> str:
    if piece.type == DOCUMENT_TYPE:
        return OUR_DOCUMENT
    kind = next((each for each in _ROOTS if piece.type == type_of_part(each)), "")
    if kind:
        return f"/word/{kind}{number if kind in _AT_THE_EDGE else ''}.xml"
    ending = posixpath.splitext(piece.name)[1]
    return f"/word/frame/part{number}{ending if ending[1:].isalnum() and ending.isascii() else ''}"


def _root(archive: Archive, name: str, tag: str) -> Any:
    root = archive.xml(name)
    if root.tag != qn(tag):
        raise broken()
    return root


def _kind(relation: Relation) -> str:
    return relation.type.rpartition("/")[2]


def _from_elsewhere() -> BadInput:
    return BadInput(
        "The template's header, footer or styles show something from another file or from the network, or an object "
        "that another program draws.",
        hint="In Word, put the picture itself in its place, save the template, and try again.",
    )
