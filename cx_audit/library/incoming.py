"""From the bytes of a file to text that is fit to be read as YAML."""

from __future__ import annotations

import re
import unicodedata

from cx_audit.library.findings import START, Findings, Place

MOST_BYTES = 2_000_000
NOT_IN_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ESCAPE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_DIRECTIVE = re.compile("^%(?!YAML )", re.MULTILINE)
_MOST_MARKS = 30


def text_of(data: bytes, findings: Findings) -> str:
    """The text in these bytes; refuses, with its place, what is too large, not UTF-8, or no part of any YAML."""
    if len(data) > MOST_BYTES:
        findings.refuse(START, f"the file is larger than {MOST_BYTES:,} bytes", "split it into several")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:4]:
        findings.refuse(START, "the file is not in UTF-8 but in UTF-16 or UTF-32", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        place = _place_after(before)
        findings.refuse(place, f"byte 0x{error.object[error.start]:02x} is not UTF-8", "save the file as UTF-8")
    bad = NOT_IN_YAML.search(text)
    if bad:
        place = _place_after(text[: bad.start()])
        findings.refuse(place, f"the invisible character U+{ord(bad[0]):04X} cannot stand here", "remove it")
    directive = _DIRECTIVE.search(text)
    if directive:
        findings.refuse(
            _place_after(text[: directive.start()]), "a line that begins with “%” is not read here", "remove it"
        )
    return text


def marks_pile_up(text: str) -> bool:
    """Whether normalising would take for ever: its time grows with the square of the accents in a row.

    Cleaning takes out escape sequences, and what they parted comes to stand in a row, so there every accent counts.
    """
    parted = _ESCAPE.search(text) is None
    in_a_row = 0
    for letter in text:
        if unicodedata.combining(letter):
            in_a_row += 1
            if in_a_row > _MOST_MARKS:
                return True
        elif parted:
            in_a_row = 0
    return False


def _place_after(text: str) -> Place:
    lines = re.split("\r\n|\r|\n", text)
    return Place(line=len(lines), column=len(lines[-1]) + 1)
