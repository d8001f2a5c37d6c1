"""Texts as a workbook can hold them, so that Excel shows the very letters and takes none of them for something else."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from cx_audit.text import clean_line

MOST_UNITS = 32_767
"""What a cell of Excel holds, in UTF-16 units: letters beyond U+FFFF, as emoji, take two."""
CUT = " … [cut: a cell holds no more]"
MOST_IN_HEAD = 80
"""Letters of a column's head; Excel takes 255 units."""
MOST_IN_HEADER, MOST_UNITS_IN_HEADER = 60, 70
"""Letters of one of the three parts of a page's header, and what they take; together Excel takes 255 units."""
MOST_IN_PROPERTY = 120
"""Letters of one of the document's properties; Excel takes 255 units."""

_JOINER = "\u2060"
"""Takes no room and is not seen; keeps letters from being read as a code where Excel leaves no other way."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_REPLACEMENT = "\ufffd"
_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_CODES_IN_A_ROW = re.compile("_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")
_WITHIN_A_CODE = re.compile("(?<=_x[0-9A-Fa-f]{4})(?=_)")
_TAKEN_FOR_A_FORMULA = re.compile(r"\s*(?:[=+\-@＝＋－＠]|\{=)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A text as a cell holds it: in as many runs as it needs to be read back as it is, mostly one.

    `cut` says whether it was too long, and `formula` whether a spreadsheet would run it as one if somebody typed it.
    """

    runs: tuple[str, ...]
    cut: bool
    formula: bool


def stored_text(text: str) -> Stored:
    """The text as far as a cell holds it, with a mark where it was cut."""
    held, cut = _fitted(storable(text))
    return Stored(runs=_runs_of(held), cut=cut, formula=_TAKEN_FOR_A_FORMULA.match(held) is not None)


def storable(text: str) -> str:
    """The text with � for each letter that no XML file can hold; line ends are \\n."""
    return _NOT_IN_XML.sub(_REPLACEMENT, text.replace("\r\n", "\n").replace("\r", "\n"))


def units(text: str) -> int:
    """How long Excel takes the text to be."""
    return len(text) + sum(letter > "\uffff" for letter in text)


def _fitted(text: str) -> tuple[str, bool]:
    if len(text) <= MOST_UNITS // 2 or units(text) <= MOST_UNITS:
        return text, False
    return text.encode("utf-16-le")[: 2 * (MOST_UNITS - len(CUT))].decode("utf-16-le", "ignore") + CUT, True


def _runs_of(text: str) -> tuple[str, ...]:
    """The text in runs.

    A text between <r> and </r> would be written as markup by xlsxwriter, and of two codes that share an underscore, as
    in _x0041_x0042_, it escapes only the first. In a text of several runs it escapes codes twice, so none is whole.
    """
    marked_up = text.startswith("<r>") and text.endswith("</r>")
    if not marked_up and not _CODES_IN_A_ROW.search(text):
        return (text,)
    runs = _WITHIN_A_CODE.split(text)
    return (runs[0][:1], runs[0][1:], *runs[1:]) if marked_up else tuple(runs)


def heads_of(titles: Iterable[str]) -> tuple[str, ...]:
    """Heads that Excel takes for the columns of a table: on one line, not empty, short, and each once in any case."""
    taken: set[str] = set()
    heads = []
    for title in titles:
        head = short = _label(title, MOST_IN_HEAD) or "–"
        number = 1
        while _without_case(head) in taken:
            number += 1
            head = f"{short} ({number})"
        taken.add(_without_case(head))
        heads.append(head)
    return tuple(heads)


def _without_case(head: str) -> str:
    return unicodedata.normalize("NFKC", head).casefold()


def page_text(text: str) -> str:
    """A text for a page's header or footer, where & begins a code; xlsxwriter takes even &&G and &&[ for a picture."""
    written = ""
    for letter in _label(text, MOST_IN_HEADER):
        more = "&&" if letter == "&" else f"{_JOINER}{letter}" if written.endswith("&&") and letter in "G[" else letter
        if units(written) + units(more) > MOST_UNITS_IN_HEADER:
            break
        written += more
    return written


def property_text(text: str) -> str:
    """A text for the document's properties."""
    return _short(text, MOST_IN_PROPERTY)


def _label(text: str, most: int) -> str:
    """A short text where no run of letters can be split off, and where Excel reads _x0041_ as a code."""
    short = _CODE.sub(f"_{_JOINER}", _short(text, most))
    return f"{_JOINER}{short}" if short.startswith("<r>") else short


def _short(text: str, most: int) -> str:
    line = storable(clean_line(text))
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
