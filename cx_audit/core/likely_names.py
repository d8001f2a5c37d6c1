"""Pointing out what in a free text may tell who is meant: likely names, telephone numbers, addresses, long numbers.

A guess by the shape of the words, for texts in English above all. A name in lower case, a single name at the beginning
of a sentence that is also a word, and names in scripts without capitals are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.likely_words import AFTER_A_NAME, BEGINNINGS, CAPITALISED, NOT_AFTER_A_NAME
from cx_audit.core.ordinary_words import ALSO_WORDS, NO_NAMES


class LikelyKind(StrEnum):
    """What something in a text may be, and the word for it in a mask."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "e-mail"
    WEB = "web address"
    NUMBER = "number"

    @property
    def mask(self) -> str:
        """What stands in a text for it: the kind in brackets."""
        return f"[{self}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likely:
    """A place in a text, from `start` up to `end`, and what it may be."""

    kind: LikelyKind
    start: int
    end: int


_ALIAS = re.compile(
    r"\b(?:Leader [A-Z]{1,3}(?: of Organisation [A-Z]{1,3})?|Organisation [A-Z]{1,3}|Person \d+)\b"
    r"|\[(?:name|phone|e-mail|web address|number)\]"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]"
    r"|(?<![\w.@])(?:[\w-]+\.)+(?:com|org|net|info|biz|io|eu|co\.uk|uk|de|nl|fr|at|ch|be|it|es|example|test)\b(?:/[^\s<>\"“”]*[\w/])?",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w+])(?:\+|00)\d{1,3}[ ./-]?(?:\(0\)[ ]?)?(?:\(?\d{1,5}\)?[ ./-]?){1,5}\d{2,}(?!\w)"
    r"|(?<![\w+])\(?0\d{1,5}\)?[ ./-]{0,2}\d{2,}(?:[ ./-]?\d{2,})*(?!\w)"
    r"|(?<![\w+])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\w)"
    r"|(?<![\w+])\d{3}-\d{4}(?!\w)"
)
_NUMBER = re.compile(
    r"(?<![\w.,])(?:[A-Z]{1,5}[-/ ]?)?\d(?:[ -]?\d){5,}(?![\w%])"
    r"|(?<!\w)(?=[A-Z0-9/-]*\d{3})[A-Z]{1,6}[-/]?\d[A-Z0-9/-]{3,}(?!\w)"
    r"|#\d{3,}"
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_FEWEST_DIGITS_OF_A_PHONE = 7
_FAR_ENOUGH_BACK = 12

_CAPITAL = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*)"
_TITLE = re.compile(
    rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Herr|Herrn|Frau|Monsieur|Madame|Mme|Señor|Señora|Mevrouw|Meneer)\.?\s+"
    rf"(?:(?:van|von|de|der|den|del|la|di|da|al|el|bin|O’|O')\s+){{0,2}}{_CAPITAL}(?:\s+{_CAPITAL})?"
)
_NAME_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_JOINING = frozenset({"van", "von", "de", "der", "den", "del", "la", "di", "da", "al", "el", "bin", "ten", "ter"})
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’)]*\s+$|\n\s*$|(?:^|\s)[-–—•*·]\s*$|[\"“„«(‘]\s*$")


def likely_in(text: str) -> tuple[Likely, ...]:
    """What may tell who is meant, in the order of the text; no two overlap, and nothing that was replaced already."""
    taken = [(found.start(), found.end()) for found in _ALIAS.finditer(text)]
    places: list[Likely] = []
    for found in _candidates(text, taken):
        if not any(found.start < end and start < found.end for start, end in taken):
            taken.append((found.start, found.end))
            places.append(found)
    return tuple(sorted(places, key=lambda each: each.start))


def masked(text: str, places: Iterable[Likely]) -> str:
    """The text with the kind in brackets for each of these places, which do not overlap."""
    for each in sorted(places, key=lambda each: -each.start):
        text = f"{text[: each.start]}{each.kind.mask}{text[each.end :]}"
    return text


def _candidates(text: str, taken: list[tuple[int, int]]) -> Iterator[Likely]:
    """Everything that may be meant, the surer kinds first."""
    for found in _EMAIL.finditer(text):
        yield Likely(kind=LikelyKind.EMAIL, start=found.start(), end=found.end())
    for found in _WEB.finditer(text):
        yield Likely(kind=LikelyKind.WEB, start=found.start(), end=found.end())
    days = [found.span() for found in _DAY.finditer(text)]
    for found in _PHONE.finditer(text):
        digits = sum(letter.isdigit() for letter in found[0])
        if digits >= _FEWEST_DIGITS_OF_A_PHONE and found.span() not in days:
            yield Likely(kind=LikelyKind.PHONE, start=found.start(), end=found.end())
    for found in _NUMBER.finditer(text):
        if found.span() not in days:
            yield Likely(kind=LikelyKind.NUMBER, start=found.start(), end=found.end())
    for found in _TITLE.finditer(text):
        yield Likely(kind=LikelyKind.NAME, start=found.start(), end=_without_possessive(found[0], found.start()))
    yield from _capitalised(text, taken)


def _capitalised(text: str, taken: list[tuple[int, int]]) -> Iterator[Likely]:
    """Runs of words with a capital: away from the beginning of a sentence, or at it where it is no usual beginning."""
    run: list[re.Match[str]] = []
    for word in _NAME_WORD.finditer(text):
        inside = any(start <= word.start() < end for start, end in taken)
        goes_on = bool(run) and re.fullmatch(r"[ \u00a0]+", text[run[-1].end() : word.start()]) is not None
        if run and (inside or not goes_on or (run[-1][0].endswith(".") and len(run[-1][0]) > 3)):
            yield from _run(text, run)
            run = []
        bare = word[0].rstrip(".")
        if inside:
            continue
        if bare[0].isupper() or (run and bare in _JOINING):
            run.append(word)
        elif run:
            yield from _run(text, run)
            run = []
    if run:
        yield from _run(text, run)


def _run(text: str, run: list[re.Match[str]]) -> Iterator[Likely]:
    """The name in a run of words with a capital, where there is one."""
    at_beginning = _begins_sentence(text, run[0].start())
    words = list(run)
    while words and _bare(words[-1]) in _JOINING:
        words.pop()
    if at_beginning and len(words) == 1:
        if not _is_name_at_beginning(text, words[0]):
            return
    else:
        if at_beginning and words and (_bare(words[0]) in BEGINNINGS or _bare(words[0]) in NO_NAMES):
            words = words[1:]
        while words and _is_no_name(words[0]):
            words = words[1:]
        while words and _is_no_name(words[-1]):
            words = words[:-1]
    if words and any(len(_bare(word)) > 1 for word in words):
        end = _without_possessive(text[words[0].start() : words[-1].end()].rstrip("."), words[0].start())
        yield Likely(kind=LikelyKind.NAME, start=words[0].start(), end=end)


def _is_name_at_beginning(text: str, word: re.Match[str]) -> bool:
    """Whether a single word that begins a sentence is a name rather than the verb or the noun of the sentence."""
    bare = _bare(word)
    after = _NEXT_WORD.match(text, word.end())
    following = after[1].casefold() if after else ""
    if bare in ALSO_WORDS and (following in AFTER_A_NAME or following.endswith("ed")):
        return True
    if bare in BEGINNINGS or _is_no_name(word) or following in NOT_AFTER_A_NAME:
        return False
    has_possessive = bare != word[0].rstrip(".").casefold()
    return has_possessive or not bare.endswith(("ing", "ed", "ly", "tion", "ness", "ment", "s"))


def _is_no_name(word: re.Match[str]) -> bool:
    bare = _bare(word)
    whole = word[0].rstrip(".")
    is_acronym = len(whole) > 1 and whole.isupper() and len(whole) <= 5
    return bare in CAPITALISED or bare in NO_NAMES or is_acronym or bare.startswith(("i'", "i’"))


def _bare(word: re.Match[str]) -> str:
    return re.sub(r"['’]s$", "", word[0].rstrip(".").casefold())


def _without_possessive(found: str, start: int) -> int:
    return start + len(re.sub(r"['’]s?$", "", found.rstrip(".")))


def _begins_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - _FAR_ENOUGH_BACK) : start]
    return not before.strip() or _SENTENCE_END.search(before) is not None
