"""Finding known names in a text, however they are spelled, and putting others in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from cx_audit.core.ordinary_words import ALSO_WORDS, NO_NAMES
from cx_audit.text import slug

FEWEST_LETTERS_OF_A_PART = 3
_WORDS = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]{0,3}"
_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_WITHOUT_STROKES = str.maketrans("ıłøđ", "ilod")
"""Letters that Unicode takes for no others with an accent, and people do; the first is I in capitals."""
_IOTA_BELOW = "\u0345"
"""An accent in Greek small letters that is a letter of its own in capitals."""
_SIGNS = frozenset(("Cc", "Cf", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "Sc", "Sk", "Sm", "Zs"))
_WITHOUT_SPACES = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that write words without spaces between them, or endings without a space after a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A name, or a part of one, and what stands for it; `cased` where it counts only with a capital."""

    name: str
    alias: str
    cased: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a known name stands in a text, from `start` up to `end`."""

    start: int
    end: int
    known: Known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Searched:
    pattern: str
    probe: str
    known: Known


class KnownNames:
    """Known names to be replaced in texts: longer ones first, and of one name the first alias that was given.

    A name is found in any case, with or without its accents, with any white space or signs between its words or none,
    and as a slug; as a whole word only, but for scripts that put no space between words.
    """

    def __init__(self, known: Iterable[Known]) -> None:
        once: dict[str, _Searched] = {}
        for each in known:
            for pattern, probe in _patterns_of(each.name):
                once.setdefault(pattern, _Searched(pattern=pattern, probe=probe, known=each))
        self._searched = tuple(sorted(once.values(), key=lambda each: -len(each.pattern)))

    def places(self, text: str) -> Iterator[Place]:
        """Where a name stands in the text, in the order of the text; no two overlap."""
        letters, at = folded_letters(text)
        here = tuple(each for each in self._searched if each.probe in letters)
        if not here:
            return
        end = 0
        for found in _compiled(tuple(each.pattern for each in here)).finditer(letters):
            known = here[(found.lastindex or 1) - 1].known
            start = at[found.start()]
            if start < end or (known.cased and not text[start].isupper()):
                continue
            end = _end_of_letter(text, at[found.end() - 1])
            yield Place(start=start, end=end, known=known)

    def replaced(self, text: str) -> str:
        """The text with the alias of each name in its place."""
        written, end = [], 0
        for place in self.places(text):
            written += [text[end : place.start], place.known.alias]
            end = place.end
        return "".join([*written, text[end:]])


@lru_cache(maxsize=2_000)
def _compiled(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"({pattern})" for pattern in patterns))


def _end_of_letter(text: str, place: int) -> int:
    """Where the letter at this place ends, with the accents that follow it."""
    end = place + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return end


def folded_letters(text: str) -> tuple[str, range | list[int]]:
    """The text without case, accents and invisible letters, and for each letter its place in the text."""
    if text.isascii():
        return text.lower(), range(len(text))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for base in unicodedata.normalize("NFKD", letter):
            if (unicodedata.combining(base) and base != _IOTA_BELOW) or unicodedata.category(base) == "Cf":
                continue
            for each in base.casefold().translate(_WITHOUT_STROKES):
                if not unicodedata.combining(each):
                    letters.append(each)
                    places.append(place)
    return "".join(letters), places


def words_of_name(name: str) -> list[str]:
    """The words of a name in folded letters."""
    return _WORDS.findall(folded_letters(name)[0])


@lru_cache(maxsize=10_000)  # each organisation knows the names of all others
def _patterns_of(name: str) -> tuple[tuple[str, str], ...]:
    """What finds a name in folded letters: its pattern, and letters without which the pattern cannot be there."""
    return tuple(_made_patterns(name))


def _made_patterns(name: str) -> Iterator[tuple[str, str]]:
    letters = folded_letters(name)[0].strip()
    if not letters:
        return
    parts = letters.split()
    yield _bounded(r"\s+".join(map(re.escape, parts)), letters), max(parts, key=len)
    words = _WORDS.findall(letters)
    in_slug = [word for word in slug(name).split("-") if word]
    for each in (words, in_slug if in_slug != ["unnamed"] else []):
        joined = "".join(each)
        if len(joined) >= FEWEST_LETTERS_OF_A_PART:
            yield _bounded(_BETWEEN.join(map(re.escape, each)), joined), max(each, key=len)


def _bounded(pattern: str, letters: str) -> str:
    before = _NO_LETTER_BEFORE if _needs_a_bound(letters[0]) else ""
    after = _NO_LETTER_AFTER if _needs_a_bound(letters[-1]) else ""
    return f"{before}{pattern}{after}"


def _needs_a_bound(letter: str) -> bool:
    return letter.isalnum() and not _WITHOUT_SPACES.match(letter)


def known_person(name: str, alias: str) -> list[Known]:
    """A person's name, and its parts that are long enough and no ordinary words; nothing where it is punctuation."""
    if _is_punctuation(name):
        return []
    words = name.split()
    if len(words) > 1:
        return [Known(name=name, alias=alias), *(_part(word, alias) for word in words if may_be_part(word))]
    bare = _bare(name)
    short = len(bare) < FEWEST_LETTERS_OF_A_PART
    if short and bare in NO_NAMES:
        return []
    return [Known(name=name, alias=alias, cased=is_word_too(name) or (short and name[:1].isupper()))]


def known_organisation(name: str, alias: str) -> list[Known]:
    """An organisation's name, that without its legal form, and its words where they begin with a capital.

    A name that is punctuation is not known: it is in every text, as the "-" is that some write for nobody.
    """
    if _is_punctuation(name):
        return []
    words = name.split()
    if len(words) <= 1:
        return [Known(name=name, alias=alias, cased=is_word_too(name))]
    core = [word for word in words if _bare(word) not in NO_NAMES]
    found = [Known(name=name, alias=alias)]
    if 1 < len(core) < len(words):
        found.append(Known(name=" ".join(core), alias=alias))
    return [*found, *(Known(name=word, alias=alias, cased=True) for word in core if may_be_part(word))]


def _part(word: str, alias: str) -> Known:
    return Known(name=word, alias=alias, cased=is_word_too(word))


def may_be_part(word: str) -> bool:
    """Whether a word of a name stands for the person: long enough, no number and no ordinary word."""
    bare = _bare(word)
    fewest = 2 if any(_WITHOUT_SPACES.match(letter) for letter in word) else FEWEST_LETTERS_OF_A_PART
    return len(bare) >= fewest and not bare.isdecimal() and bare not in NO_NAMES


def _is_punctuation(name: str) -> bool:
    """Whether this is one sign, or the same one again and again: "-", "?" and "..."."""
    return len(set(name) - {" "}) <= 1 and all(unicodedata.category(letter) in _SIGNS for letter in name)


def is_word_too(name: str) -> bool:
    """Whether this is an ordinary word as well, so that it counts as a name only with a capital."""
    bare = _bare(name)
    return bare in ALSO_WORDS or bare in NO_NAMES


def _bare(word: str) -> str:
    return "".join(words_of_name(word))
