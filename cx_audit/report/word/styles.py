"""Our styles and lists in a document: those that it has already are taken as they are, the others are added."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from cx_audit.report.word.package import ours
from cx_audit.report.word.text import NAMESPACES

if TYPE_CHECKING:
    from docx.document import Document

_REFERENCES = ("w:basedOn", "w:next", "w:link")
_LANGUAGE = "en-GB"
_MOST_DIGITS = 9


def adopt_styles(document: Document) -> dict[str, str]:
    """The document's own ids of our styles, by ours; styles that it lacks are added to it, fonts and lists left out.

    Styles are the same where their kind and their name are: Word keeps built-in names in English in every language.
    """
    theirs: Any = document.styles.element
    known = {_key(style): _value(style, "w:styleId") for style in _styles(theirs)}
    defaults = {_value(style, "w:type"): _value(style, "w:styleId") for style in _styles(theirs) if _is_default(style)}
    names = {name for _, name in known}
    ids = set(known.values())
    found: dict[str, str] = {}
    added = []
    for style in _styles(parse_xml(ours("styles"))):
        ours_id, kind = _value(style, "w:styleId"), _value(style, "w:type")
        same = known.get(_key(style)) or (defaults.get(kind) if _is_default(style) else None)
        if same is None and ours_id == "ReportTable":
            same = _usual_table(document, known, defaults)
        if same is None:
            same = _free(ours_id, ids)
            ids.add(same)
            added.append(_fitted(style, same, taken=_key(style)[1] in names))
        found[ours_id] = same
    _speak_english(theirs)
    for style in added:
        for reference in (each for name in _REFERENCES for each in style.findall(qn(name))):
            reference.set(qn("w:val"), found[_value(reference, "w:val")])
        theirs.append(style)
    return found


def _speak_english(styles: Any) -> None:
    """The report is in English, whatever the language of the template, or each word of it would be marked as wrong."""
    for each in styles.iter(qn("w:lang")):
        if each.get(qn("w:val")) is not None:
            each.set(qn("w:val"), _LANGUAGE)


def _usual_table(document: Document, known: dict[tuple[str, str], str], defaults: dict[str, str]) -> str | None:
    """The style that new tables of this document get, where somebody has chosen one."""
    chosen = document.settings.element.find(qn("w:defaultTableStyle"))
    tables = {id_ for (kind, _), id_ in known.items() if kind == "table"} - {defaults.get("table")}
    return _value(chosen, "w:val") if chosen is not None and _value(chosen, "w:val") in tables else None


@dataclass(slots=True, kw_only=True)
class Lists:
    """The lists of a document; `bullets` is the list and the level of bulleted paragraphs whose style does not say."""

    numbering: Any
    bullets: tuple[int, int] | None
    _numbered: tuple[int, int]
    _next: int

    def begin(self) -> tuple[int, int]:
        """A new numbered list, which begins at 1, and the level of its paragraphs."""
        pattern, level = self._numbered
        number, self._next = self._next, self._next + 1
        restart = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        self.numbering.insert(
            _after_lists(self.numbering),
            _element("num", f'w:numId="{number}"', f'<w:abstractNumId w:val="{pattern}"/>{restart}'),
        )
        return number, level


def adopt_lists(document: Document, styles: dict[str, str]) -> Lists:
    """The document's lists; where the styles of lists have no numbers or bullets of their own, they get ours."""
    numbering: Any = document.part.numbering_part.element
    elements: Any = document.styles.element
    by_id = {_value(style, "w:styleId"): style for style in _styles(elements)}
    patterns: dict[str, tuple[int, int]] = {}
    lists: dict[str, int] = {}
    for at, name in enumerate(("ListBullet", "ListNumber"), 1):
        own = _pattern_of(by_id[styles[name]], by_id, numbering)
        if own is None:
            pattern, lists[name] = _add_pattern(numbering, at)
            own = pattern, 0
        patterns[name] = own
    bullets = (lists["ListBullet"], 0) if "ListBullet" in lists else None
    return Lists(
        numbering=numbering,
        bullets=bullets,
        _numbered=patterns["ListNumber"],
        _next=_highest(numbering, "w:num", "w:numId") + 1,
    )


def _pattern_of(style: Any, by_id: dict[str, Any], numbering: Any) -> tuple[int, int] | None:
    """The abstract numbering and the level of a style's list, its own or that of a style it is based on."""
    seen: set[str] = set()
    while style is not None and (own_id := _value(style, "w:styleId")) not in seen:
        seen.add(own_id)
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            level = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:ilvl')}")
            for each in numbering.findall(qn("w:num")):
                if _value(each, "w:numId") == _value(number, "w:val"):
                    pattern = _number(each.find(qn("w:abstractNumId")), "w:val")
                    return pattern, _level_of(numbering, pattern, own_id, level)
            return None
        based = style.find(qn("w:basedOn"))
        style = None if based is None else by_id.get(_value(based, "w:val"))
    return None


def _level_of(numbering: Any, pattern: int, style: str, level: Any) -> int:
    for each in numbering.findall(qn("w:abstractNum")):
        if _value(each, "w:abstractNumId") == str(pattern):
            for row in each.findall(qn("w:lvl")):
                linked = row.find(qn("w:pStyle"))
                if linked is not None and _value(linked, "w:val") == style:
                    return _number(row, "w:ilvl")
    return 0 if level is None else _number(level, "w:val")


def _add_pattern(numbering: Any, which: int) -> tuple[int, int]:
    """Our own abstract numbering with a list of it, under numbers that are free; its levels belong to no style."""
    pattern = _highest(numbering, "w:abstractNum", "w:abstractNumId") + 1
    number = _highest(numbering, "w:num", "w:numId") + 1
    [found] = [
        each
        for each in parse_xml(ours("numbering")).findall(qn("w:abstractNum"))
        if _value(each, "w:abstractNumId") == str(which)
    ]
    added = deepcopy(found)
    added.set(qn("w:abstractNumId"), str(pattern))
    for linked in added.findall(f"{qn('w:lvl')}/{qn('w:pStyle')}"):
        linked.getparent().remove(linked)
    first = numbering.find(qn("w:num"))
    place = _after_lists(numbering) if first is None else numbering.index(first)
    numbering.insert(place, added)
    made = _element("num", f'w:numId="{number}"', f'<w:abstractNumId w:val="{pattern}"/>')
    numbering.insert(_after_lists(numbering), made)
    return pattern, number


def _after_lists(numbering: Any) -> int:
    """Where the next list belongs: behind the last one, before what may come last."""
    last = numbering.find(qn("w:numIdMacAtCleanup"))
    return len(numbering) if last is None else int(numbering.index(last))


def _highest(numbering: Any, tag: str, name: str) -> int:
    return max((_number(each, name) for each in numbering.findall(qn(tag))), default=0)


def _fitted(style: Any, id_: str, *, taken: bool) -> Any:
    """A copy to be added: under a name that is free, never a default, with the document's fonts and lists."""
    added = deepcopy(style)
    added.set(qn("w:styleId"), id_)
    added.attrib.pop(qn("w:default"), None)
    if taken:
        name = added.find(qn("w:name"))
        name.set(qn("w:val"), f"{_value(name, 'w:val')} (report)")
    for path in (f"{qn('w:rPr')}/{qn('w:rFonts')}", f"{qn('w:pPr')}/{qn('w:numPr')}"):
        for each in added.findall(path):
            each.getparent().remove(each)
    return added


def _free(id_: str, ids: set[str]) -> str:
    candidates = (id_, *(f"{id_}{number}" for number in range(2, len(ids) + 3)))
    return next(each for each in candidates if each not in ids)


def _styles(element: Any) -> Iterator[Any]:
    yield from (each for each in element.findall(qn("w:style")) if _value(each, "w:styleId"))


def _key(style: Any) -> tuple[str, str]:
    name = style.find(qn("w:name"))
    return _value(style, "w:type"), "" if name is None else _value(name, "w:val").casefold()


def _is_default(style: Any) -> bool:
    return _value(style, "w:default") in ("1", "true", "on")


def _value(element: Any, name: str) -> str:
    return str(element.get(qn(name), ""))


def _number(element: Any, name: str) -> int:
    """A whole number from 0; 0 too where somebody else's file has something else there."""
    text = "" if element is None else _value(element, name)
    return int(text) if text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS else 0


def _element(tag: str, attributes: str, inner: str) -> Any:
    return parse_xml(f"<w:{tag} {NAMESPACES} {attributes}>{inner}</w:{tag}>")
