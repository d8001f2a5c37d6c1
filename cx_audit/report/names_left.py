"""The places of a lettered report where a leader's name still stands, in the words of whoever wrote them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from itertools import chain

from cx_audit.core.known_names import (
    FEWEST_LETTERS_OF_A_PART,
    Known,
    KnownNames,
    Place,
    known_organisation,
    known_person,
    words_of_name,
)
from cx_audit.core.likely_names import LikelyKind, likely_in
from cx_audit.core.likely_words import BEGINNINGS, CAPITALISED
from cx_audit.core.questions import Answer
from cx_audit.report.blocks import Cell, Chapter, Report
from cx_audit.report.material import Material
from cx_audit.text import folded

Part = tuple[str, object]
"""What a part of a report is called, and what it is made of."""
_FIRST_PAGE = "Cover"
_OURS = ("checklist", "method")
"""The chapters in which no leader has written."""
_OF_THE_ORGANISATION = ""
_LETTERS_AROUND = 30
_AROUND_A_QUOTE = " .…“”\"'"


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLeft:
    """Words that name a leader, whole or in part, as they were written, and where they stand.

    `chapters` are those of the report, or the slides or sheets of what was looked through instead.
    """

    words: str
    chapters: tuple[str, ...]


def names_left(
    report: Report, material: Material, *, invited: Iterable[str] = (), shown: Iterable[Part] | None = None
) -> tuple[NameLeft, ...]:
    """Where a leader is named in this report, in the order of reading; what was written once is told once.

    `shown` is what is looked through where a format shows less than the chapters, or more. The leaders are those of the
    organisation, and whoever else was `invited`. A part of a name that is a word as well counts where it looks like a
    name; the organisation's own name does not count, nor a leader called like a letter.
    """
    looked_through = _parts_of(report) if shown is None else shown
    texts = {chapter: tuple(dict.fromkeys(_texts(parts))) for chapter, parts in looked_through}
    every = dict.fromkeys(chain.from_iterable(texts.values()))
    known = _known([*material.people.values(), *invited], report.organisation, material.people.keys())
    words = set(words_of_name("\n".join(every)))
    here = [each for each in known if not each.name.isascii() or words.intersection(words_of_name(each.name))]
    naming = _Naming(names=KnownNames(here), plain=_plain_words(report, here))
    written = _Written((text, naming.people_in(text)) for text in dict.fromkeys(_written(material)))
    sources = {text: written.in_text(text, people) or [text] for text in every if (people := naming.people_in(text))}
    found: dict[str, dict[str, None]] = {}
    for chapter, said in texts.items():
        for source in chain.from_iterable(sources.get(text, ()) for text in said):
            found.setdefault(source, {})[chapter] = None
    return tuple(NameLeft(words=naming.around_first(text), chapters=tuple(told)) for text, told in found.items())


def _written(material: Material) -> Iterator[str]:
    """What leaders answered in their own words, and what was noted on their commitments."""
    for walk in material.walks:
        for response in walk.audit.responses.values():
            if isinstance(response, Answer) and isinstance(response.value, str):
                yield response.value
    rounds = material.rounds
    earlier = (*rounds.commitments, *rounds.promises) if rounds is not None else ()
    for each in (*material.follow_ups, *earlier):
        yield from (each.what, each.who, each.mark.note if each.mark is not None else "")


class _Written:
    """What was written, each text with the people whom it names, to be found again in a text that shows it."""

    def __init__(self, written: Iterable[tuple[str, frozenset[str]]]) -> None:
        self._exact: dict[str, str] = {}
        self._by_person: dict[str, dict[str, str]] = {}
        for text, people in written:
            if people:
                self._exact.setdefault(_bare(text), text)
            for person in people:
                self._by_person.setdefault(person, {})[text] = _bare(text)

    def in_text(self, text: str, people: frozenset[str]) -> list[str]:
        """What stands in this text, which names these people, or is cut short in it; the longest of what overlaps."""
        said, bare = text.casefold(), _bare(text)
        if bare in self._exact:
            return [self._exact[bare]]
        near = {each: own for person in people for each, own in self._by_person.get(person, {}).items()}
        found = [each for each, own in near.items() if own in said or ("…" in text and bare in own)]
        return [each for each in found if not any(each != other and each in other for other in found)]


def _bare(text: str) -> str:
    return text.casefold().strip(_AROUND_A_QUOTE)


def _parts_of(report: Report) -> Iterator[Part]:
    yield _FIRST_PAGE, report.about
    by_title: dict[str, list[Chapter]] = {}
    for chapter in report.chapters:
        by_title.setdefault(chapter.title, []).append(chapter)
    for title, chapters in by_title.items():
        yield title, tuple(chapters)


def _texts(part: object) -> Iterator[str]:
    """Every text in a part of a report, in the order of reading, whatever it is made of."""
    left = [part]  # a stack rather than recursion: the answers of two hundred leaders are many cells
    names_of: dict[type, list[str]] = {}
    while left:
        each = left.pop()
        kind = type(each)
        if kind is str:
            if each:
                yield str(each)
        elif isinstance(each, Cell):
            left.append(each.text)
        elif isinstance(each, tuple | list):
            left.extend(reversed(each))
        else:
            if kind not in names_of:
                names_of[kind] = [field.name for field in reversed(fields(kind))] if is_dataclass(kind) else []
            left.extend([getattr(each, name) for name in names_of[kind]])
            if not names_of[kind] and isinstance(each, Mapping):
                left.extend(reversed([*each.keys(), *each.values()]))


def _known(leaders: Iterable[str], organisation: str, letters: Collection[str]) -> list[Known]:
    taken = {folded(each) for each in letters}
    people = [name for name in dict.fromkeys(leaders) if folded(name) not in taken]
    return [
        *(each for each in known_organisation(organisation, _OF_THE_ORGANISATION) if _is_whole(each, organisation)),
        *(known for name in people for known in known_person(name, name)),
        *(known for name in people for piece in _pieces(name) for known in known_person(piece, name)),
    ]


def _is_whole(known: Known, organisation: str) -> bool:
    """Whether this is the organisation's name, with its legal form or without, and no part of it."""
    return known.name == organisation or " " in known.name


def _pieces(name: str) -> Iterator[str]:
    """The names that a hyphen or an apostrophe joins, where each could stand for the person."""
    for word in name.split():
        pieces = words_of_name(word)
        if len(pieces) > 1:
            yield from (piece for piece in pieces if len(piece) >= FEWEST_LETTERS_OF_A_PART)


def _plain_words(report: Report, known: Iterable[Known]) -> frozenset[str]:
    """The parts of names that are words in this report: in small letters in our own chapters, or usual ones anyway."""
    ours = " ".join(chain.from_iterable(_texts(each) for each in report.chapters if each.key in _OURS))
    small = {word for word in ours.split() if word.islower()}
    words = {*words_of_name(" ".join(small)), *words_of_name(report.organisation), *BEGINNINGS, *CAPITALISED}
    return frozenset(bare for each in known if (bare := "".join(words_of_name(each.name))) in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming:
    """The names that are looked for, and which of them are words as well."""

    names: KnownNames
    plain: Collection[str]

    def people_in(self, text: str) -> frozenset[str]:
        """The leaders whom this text names."""
        return frozenset(place.known.alias for place in self._meant_in(text))

    def _meant_in(self, text: str) -> Iterator[Place]:
        return (place for place in self.names.places(text) if self._is_meant(text, place))

    def around_first(self, text: str) -> str:
        """The text, or as much of it as a line takes around the first name, never a word broken off."""
        text = text.strip(_AROUND_A_QUOTE)
        place = next(self._meant_in(text), None)
        if place is None:
            return text
        begin, end = max(0, place.start - _LETTERS_AROUND), min(len(text), place.end + _LETTERS_AROUND)
        before, after = text[begin : place.start], text[place.end : end]
        if begin:
            before = f"…{before.partition(' ')[2]}" if " " in before else "…"
        if end < len(text):
            after = f"{after.rpartition(' ')[0]}…" if " " in after else "…"
        return " ".join(f"{before}{text[place.start : place.end]}{after}".split())

    def _is_meant(self, text: str, place: Place) -> bool:
        """Whether it is a leader: what is also a word has to look like a name where it stands."""
        if place.known.alias == _OF_THE_ORGANISATION:
            return False
        is_word = place.known.cased or "".join(words_of_name(place.known.name)) in self.plain
        return not is_word or any(
            likely.kind is LikelyKind.NAME and likely.start < place.end and place.start < likely.end
            for likely in likely_in(text)
        )
