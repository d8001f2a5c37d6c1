"""Paragraphs and runs as WordprocessingML; the one place where text from outside becomes XML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cx_audit.report.blocks import Tone

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
SHAPES = {Tone.BUILT: "▲", Tone.ERODED: "▼", Tone.PLAIN: ""}
MOST_LETTERS_WHOLE = 600
"""A text with more may go on over the page, whatever its style says: it may be longer than a page."""
_TORN = '<w:keepNext w:val="0"/><w:keepLines w:val="0"/>'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001eeff"
_STRETCH = re.compile(rf"([{_RIGHT_TO_LEFT}](?:[{_RIGHT_TO_LEFT}\W\d_]*[{_RIGHT_TO_LEFT}])?)")


def plain(text: str) -> str:
    """The text with a replacement character for each that XML forbids, and its lines parted by \\n alone."""
    return _FORBIDDEN.sub("\ufffd", text).replace("\r\n", "\n").replace("\r", "\n")


def escaped(text: str) -> str:
    """The text as it stands in XML, in an element or within double quotes."""
    return plain(text).translate(_ENTITIES)


def toned(text: str, tone: Tone) -> str:
    """The text behind the shape of its tone, on one line with its first word; an empty one stays empty."""
    return f"{SHAPES[tone]}\u00a0{text}" if text and SHAPES[tone] else text


def run(text: str, style: str = "", *, language: str = "") -> str:
    """The text as runs of a character style, those of a script that goes leftwards marked as such.

    `language` is that of the text where it is not that of the report.
    """
    return "".join(_run(part, style, language, leftwards=leftwards) for part, leftwards in _parted(text))


def paragraph(
    style: str,
    content: str,
    *,
    says: str = "",
    keep_next: bool = False,
    new_page: bool = False,
    number: tuple[int, int] | None = None,
    tabs: str = "",
    tight: int | None = None,
) -> str:
    """A paragraph of runs. `says` is its text, from which its direction is taken; `number` is a list and a level.

    With `tight` there are so many twentieths of a point below it, whatever its style says, and none above.
    """
    properties = (
        f'<w:pStyle w:val="{escaped(style)}"/>',
        _TORN if len(says) > MOST_LETTERS_WHOLE else "<w:keepNext/>" if keep_next else "",
        "<w:pageBreakBefore/>" if new_page else "",
        "" if number is None else f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>',
        tabs,
        "<w:bidi/>" if _begins_leftwards(says) else "",
        "" if tight is None else f'<w:spacing w:before="0" w:after="{tight}" w:line="240" w:lineRule="auto"/>',
    )
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{content}</w:p>"


def said(style: str, text: str, *, keep_next: bool = False, character: str = "", tight: int | None = None) -> str:
    """A paragraph that is one text."""
    return paragraph(style, run(text, character), says=text, keep_next=keep_next, tight=tight)


def field(instruction: str, shown: str) -> str:
    """A field of our own, with what it shows until Word works it out."""
    kept = f'<w:r><w:instrText xml:space="preserve"> {escaped(instruction)} </w:instrText></w:r>'
    parts = (mark("begin"), kept, mark("separate"), run(shown), mark("end"))
    return "".join(parts)


def mark(kind: str) -> str:
    """A run that begins, parts or ends a field."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _run(text: str, style: str, language: str, *, leftwards: bool) -> str:
    if not text:
        return ""
    properties = (f'<w:rStyle w:val="{escaped(style)}"/>' if style else "") + ("<w:rtl/>" if leftwards else "")
    if language:
        properties += '<w:lang w:val="{0}" w:eastAsia="{0}" w:bidi="{0}"/>'.format(escaped(language))
    begin, end = '<w:t xml:space="preserve">', "</w:t>"
    inner = escaped(text).replace("\n", f"{end}<w:br/>{begin}").replace("\t", f"{end}<w:tab/>{begin}")
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{begin}{inner}{end}</w:r>"


def _parted(text: str) -> Iterator[tuple[str, bool]]:
    if text.isascii():
        yield text, False
        return
    for at, part in enumerate(_STRETCH.split(text)):
        yield part, at % 2 == 1


def _begins_leftwards(text: str) -> bool:
    """Whether the first letter with a direction goes leftwards."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"
