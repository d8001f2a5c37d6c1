"""The parts of a Word document as a zip file: the same parts give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml

from cx_audit.report.word.text import NAMESPACES, escaped
from cx_audit.report.zipped import zipped

TYPES = "[Content_Types].xml"
OUR_DOCUMENT = "/word/document.xml"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_NO_PROPERTIES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
)
_BODY = "<!--body-->"
"""Where the text will stand. It never becomes a tree: that would take most of the time of a long report."""
_A4 = (
    f'<w:sectPr {NAMESPACES}><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1304" w:right="1134" w:bottom="1247" '
    'w:left="1134" w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a part refers to: another part by its name, or, where `external`, an address."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of a document; `name` begins with a stroke, as in /word/styles.xml."""

    name: str
    type: str
    data: bytes
    relations: tuple[Relation, ...] = ()


def ours(name: str) -> bytes:
    """One of our own parts, as in styles."""
    return (files("cx_audit.report") / "templates" / f"docx-{name}.xml").read_bytes()


def our_piece(name: str) -> Piece:
    """One of our own parts under its usual name."""
    place = "/word/theme/theme1.xml" if name == "theme" else f"/word/{name}.xml"
    return Piece(name=place, type=type_of_part(name), data=ours(name))


def type_of_part(kind: str) -> str:
    """What a part of a document is, as in styles, said as a media type."""
    return _THEME if kind == "theme" else f"{_WORD}.{kind}+xml"


def our_document() -> bytes:
    """An empty document on A4 with our styles."""
    pieces = [our_piece(name) for name in ("numbering", "settings", "styles", "theme")]
    relations = (
        Relation(id=f"rId{at}", type=f"{RELATIONS}/{name}", target=piece.name)
        for at, (name, piece) in enumerate(zip(("numbering", "settings", "styles", "theme"), pieces, strict=True), 1)
    )
    return packed([empty_document(OUR_DOCUMENT, our_section(), tuple(relations)), *pieces])


def empty_document(name: str, section: Any, relations: tuple[Relation, ...]) -> Piece:
    """The part with the text, which is still missing, above this page."""
    root = parse_xml(f"<w:document {NAMESPACES}><w:body>{_BODY}</w:body></w:document>")
    root[0].append(section)
    return Piece(name=name, type=DOCUMENT_TYPE, data=serialize_part_xml(root), relations=relations)


def our_section() -> Any:
    """The page of our own documents: A4."""
    return parse_xml(_A4)


def packed(pieces: Iterable[Piece]) -> bytes:
    """A document of these parts, the first of them the one that the others hang on, with no properties yet."""
    document, *others = pieces
    core = Piece(name="/docProps/core.xml", type=_CORE, data=_NO_PROPERTIES.encode())
    every = (document, *others, core)
    root = (
        Relation(id="rId1", type=f"{RELATIONS}/officeDocument", target=document.name),
        Relation(id="rId2", type=_CORE_RELATION, target=core.name),
    )
    members = {TYPES: _types(every), "_rels/.rels": _relations(root)}
    for piece in every:
        members[piece.name.removeprefix("/")] = piece.data
        if piece.relations:
            folder, _, name = piece.name.removeprefix("/").rpartition("/")
            members[f"{folder}/_rels/{name}.rels"] = _relations(piece.relations)
    return zipped(_in_order(members))


def repacked(data: bytes, document: str, parts: Iterable[str]) -> bytes:
    """The same zip file with the parts of the text in the document, in our own order, without a trace of its time."""
    with ZipFile(BytesIO(data)) as made:
        members = {name: made.read(name) for name in made.namelist()}
    before, after = members[document].split(_BODY.encode(), 1)
    members[document] = b"".join((before, *(part.encode() for part in parts), after))
    return zipped(_in_order(members))


def _in_order(members: Mapping[str, bytes]) -> list[tuple[str, bytes]]:
    """First what says what the files are, then the others by name."""
    return sorted(members.items(), key=lambda member: (member[0] != TYPES, member[0]))


def _types(pieces: Iterable[Piece]) -> bytes:
    told = "".join(
        f'<Override PartName="{escaped(piece.name)}" ContentType="{escaped(piece.type)}"/>' for piece in pieces
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{told}</Types>'
    ).encode()


def _relations(relations: Iterable[Relation]) -> bytes:
    told = "".join(
        f'<Relationship Id="{escaped(each.id)}" Type="{escaped(each.type)}" Target="{escaped(each.target)}" '
        f'TargetMode="{"External" if each.external else "Internal"}"/>'
        for each in relations
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{told}</Relationships>'
    ).encode()
