"""Cleaning of text from outside, names for folders, and the nearest of several names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_ESCAPE_SEQUENCES = re.compile(
    r"""
    \x1b\][^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?      # operating system command
    | \x9d[^\x07\x1b\x9c]*(?:\x07|\x1b\\|\x9c)?
    | \x1b[PX^_][^\x1b\x9c]*(?:\x1b\\|\x9c)?         # device control and other strings
    | [\x90\x98\x9e\x9f][^\x1b\x9c]*(?:\x1b\\|\x9c)?
    | (?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?              # control sequence
    | \x1b[ -/]*[0-~]?                               # every other escape
    """,
    re.VERBOSE,
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # direction marks and overrides
    "\u2028\u2029\ufeff\ufff9-\ufffb"
    "\ufffe\uffff"  # what neither XML nor YAML can hold
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f]"  # tag characters
)


_MOST_NORMALIZED = 2000


def clean(text: str) -> str:
    """Text from outside, safe to show: no escape sequence, control or direction override.

    Nor is there a letter that a file could not hold. Line breaks stay, as \\n; a tab becomes a space. Short texts come
    in Unicode normal form C; long ones stay as they are, because normalizing takes time with the square of the accents
    in a row.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = _INVISIBLE.sub("", _ESCAPE_SEQUENCES.sub("", text))
    return text if text.isascii() or len(text) > _MOST_NORMALIZED else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Like `clean`, on one line, with runs of white space folded and none at the ends."""
    cleaned = clean(text)
    line = " ".join(cleaned.split())
    return clean(line) if len(cleaned) > _MOST_NORMALIZED else line


def folded(name: str) -> str:
    """The name without what does not tell names apart: case, and the amount of white space."""
    return unicodedata.normalize("NFC", clean_line(name).casefold())


def same_name(one: str, other: str) -> bool:
    """Whether two spellings are one organisation or one leader."""
    return folded(one) == folded(other)


_MOST_SHOWN = 60


def shortened(text: str) -> str:
    """The text on one line, cleaned, at most 60 letters, for a sentence that names it."""
    line = clean_line(text[: 4 * _MOST_SHOWN])
    return f"{line[:_MOST_SHOWN]}…" if len(line) > _MOST_SHOWN else line


_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")
_SLUG_LETTERS = 48
_RESERVED_ON_WINDOWS = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}


def slug(name: str) -> str:
    """A lower-case ASCII name for a folder or a file, 1 to 48 letters, never empty, never a path.

    Letters that ASCII lacks are spelled by their code point, so that two names in another script differ.
    """
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    ascii_only = "".join(
        letter
        if letter.isascii()
        else ""
        if unicodedata.combining(letter)
        else f"u{ord(letter):x}"
        if letter.isalnum()
        else "-"
        for letter in decomposed
    )
    found = _NOT_IN_SLUG.sub("-", ascii_only).strip("-")[:_SLUG_LETTERS].strip("-") or "unnamed"
    return f"{found}-" if found in _RESERVED_ON_WINDOWS else found


def nearest(name: str, names: Iterable[str], *, most: int = 3, cutoff: float = 0.6) -> list[str]:
    """The names closest to `name`, best first, at most `most`, none when nothing is as like as `cutoff`, 0 to 1."""
    import difflib

    by_folded = {candidate.casefold(): candidate for candidate in names}
    found = difflib.get_close_matches(name.casefold(), list(by_folded), n=most, cutoff=cutoff)
    return [by_folded[folded] for folded in found]


def capitalised(text: str) -> str:
    """The text with a capital at its beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def counted(number: int, noun: str) -> str:
    """So many of something whose plural ends in s: 1 audit, 2 audits."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
