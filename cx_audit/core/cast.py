"""The people of an organisation who come up on its walks, and what they are called in an anonymous export."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from cx_audit.core.engagement import Engagement
from cx_audit.core.known_names import Known, known_person, words_of_name
from cx_audit.core.ordinary_words import NO_NAMES
from cx_audit.core.questions import Answer
from cx_audit.text import folded

SOMEBODY = "somebody"
_AROUND_A_WORD = "\"'’“”„.,;:!?()-–"
_AND = re.compile(r"\s*(?:[,;&/+]|\b(?:and|und|en|et|y|e)\b)\s*", re.IGNORECASE)
_MOST_WORDS_OF_A_BARE_NAME = 2


@dataclass(slots=True, kw_only=True)
class _Person:
    alias: str
    words: set[str]
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """Leaders by letter and persons by number; `said_who` has what stands for each answer that says who."""

    leaders: Mapping[str, str]
    said_who: Mapping[str, str]
    known: tuple[Known, ...]

    def leader(self, name: str) -> str:
        """What stands for a leader, however the name is spelled; KeyError for somebody else."""
        return self.leaders[folded(name)]

    def who(self, text: str) -> str:
        """What stands for an answer that says who."""
        return self.said_who.get(text, SOMEBODY) if text else ""


def cast_of(engagement: Engagement, bystanders: Iterable[str]) -> Cast:
    """Everybody who comes up in this engagement: its leaders, whom its answers name, and the bystanders.

    `bystanders` are names that are known otherwise, of leaders whose walks are not in it, or from the roster.
    """
    casting = _Casting(engagement)
    said_who = {text: casting.alias_of(text, departments) for text, departments in _who_answers(engagement)}
    for name in bystanders:
        casting.person(name)
    return Cast(leaders=casting.leaders, said_who=said_who, known=tuple(casting.known()))


def _who_answers(engagement: Engagement) -> Iterator[tuple[str, frozenset[str]]]:
    for audit in engagement.audits:
        departments = frozenset(map(folded, audit.checklist.departments))
        for key, response in audit.responses.items():
            said = response.value if key.endswith("/who") and isinstance(response, Answer) else ""
            if isinstance(said, str) and said:
                yield said, departments


class _Casting:
    """Gives each person a number at the first mention."""

    def __init__(self, engagement: Engagement) -> None:
        self.leaders = {name: f"Leader {letter}" for name, letter in engagement.letters.items()}
        names = {folded(audit.leader): audit.leader for audit in engagement.audits}
        self._leaders = [
            _Person(alias=alias, words=set(words_of_name(name)), names=[names[name]])
            for name, alias in self.leaders.items()
        ]
        self._persons: list[_Person] = []

    def alias_of(self, text: str, departments: frozenset[str]) -> str:
        """What stands for an answer that says who, each of several for itself; departments stay."""
        if folded(text) in departments:
            return text
        pieces = [piece for piece in _AND.split(text) if piece.strip()] or [text]
        aliases = [piece if folded(piece) in departments else self.person(piece) for piece in pieces]
        return " and ".join(dict.fromkeys(aliases))

    def person(self, text: str) -> str:
        """The leader or the person who is meant; a new one where nobody is known by these words."""
        if folded(text) in self.leaders:
            return self.leaders[folded(text)]
        names = _names_in(text)
        words = set(_words_of(names[0] if names else text))
        found = _only(each for each in self._leaders if words and words <= each.words)
        found = found or next((each for each in self._leaders if each.words and each.words <= words), None)
        found = found or next((each for each in self._persons if _same_person(each.words, words)), None)
        if found is None:
            found = _Person(alias=f"Person {len(self._persons) + 1}", words=words)
            self._persons.append(found)
        elif names:
            found.words |= words
        found.names += (name for name in names if name not in found.names)
        return found.alias

    def known(self) -> Iterator[Known]:
        """Everybody's names; a part that two people share stands for somebody."""
        everybody = [
            known
            for each in (*self._leaders, *self._persons)
            for name in each.names
            for known in known_person(name, each.alias)
        ]
        aliases: dict[str, set[str]] = {}
        for known in everybody:
            aliases.setdefault(folded(known.name), set()).add(known.alias)
        for known in everybody:
            shared = len(aliases[folded(known.name)]) > 1
            yield Known(name=known.name, alias=SOMEBODY, cased=known.cased) if shared else known


# One person is named on many walks.
@lru_cache(maxsize=10_000)
def _words_of(name: str) -> frozenset[str]:
    return frozenset(words_of_name(name))


@lru_cache(maxsize=10_000)
def _names_in(text: str) -> tuple[str, ...]:
    """The name in an answer that says who: words with a capital or of a script without, else one or two bare ones."""
    words = text.split()
    named = [word for word in words if _may_begin_a_name(word) and not _is_ordinary(word)]
    is_bare = len(words) <= _MOST_WORDS_OF_A_BARE_NAME and not any(map(_is_ordinary, words))
    found = [" ".join(word.strip(_AROUND_A_WORD) for word in named)] if named else []
    return tuple(name for name in dict.fromkeys([*found, *([" ".join(words)] if is_bare else [])]) if name.strip())


def _may_begin_a_name(word: str) -> bool:
    first = next((letter for letter in word if letter.isalpha()), "")
    return bool(first) and not first.islower()


def _is_ordinary(word: str) -> bool:
    return "".join(words_of_name(word)) in NO_NAMES


def _same_person(one: set[str], other: set[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


def _only(people: Iterator[_Person]) -> _Person | None:
    found = list(people)
    return found[0] if len(found) == 1 else None
