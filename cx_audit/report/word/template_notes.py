"""What the head and the foot of somebody's own template do not say, in sentences for whoever has the report made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")
_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
_CUT = 60
"""More of a name than this is not looked for: a foot has no room for it."""


def template_notes(document: bytes, *, by: str) -> tuple[str, ...]:
    """That the pages of this finished document have no numbers, and that no foot or head says who made it.

    `by` is the consultancy, empty where none was named.
    """
    with ZipFile(BytesIO(document)) as parts:
        edges = [parse_xml(parts.read(name)) for name in parts.namelist() if _EDGE.fullmatch(name)]
    fields = " ".join(said for edge in edges for said in _fields_of(edge))
    texts = " ".join("".join(text.text or "" for text in edge.iter(qn("w:t"))) for edge in edges)
    notes = []
    if not _PAGE.search(fields):
        notes.append("The pages have no numbers, because the template has none. In Word: Insert, Page Number.")
    if by and by[:_CUT] not in texts:
        notes.append(f"The foot of each page is the template's, so “{by}” stands below the title only.")
    return tuple(notes)


def _fields_of(edge: Any) -> Iterator[str]:
    yield "".join(each.text or "" for each in edge.iter(qn("w:instrText")))
    yield from (str(each.get(qn("w:instr"), "")) for each in edge.iter(qn("w:fldSimple")))
