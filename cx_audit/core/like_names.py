"""Which known names a person may have meant who wrote only a part of one, left accents out, or made a slip."""

from __future__ import annotations

from collections.abc import Iterable

from cx_audit.core.known_names import words_of_name
from cx_audit.core.ordinary_words import NO_NAMES
from cx_audit.text import nearest

_SO_LIKE_A_WORD = 0.8
_FEWEST_LETTERS_OF_A_BEGINNING = 3


def names_like(wanted: str, names: Iterable[str], *, most: int = 3) -> list[str]:
    """The names that are meant by `wanted`, the likeliest first, at most `most`; none where nothing is like it.

    First those with each of its words in them, whole, begun or with a slip, then those that are like it as a whole.
    """
    every = list(dict.fromkeys(names))
    words = [word for word in words_of_name(wanted) if word not in NO_NAMES]
    in_part = [(worth, name) for name in every if (worth := _worth(words, words_of_name(name)))]
    found = [name for _, name in sorted(in_part, key=lambda pair: -pair[0])]
    return list(dict.fromkeys([*found, *nearest(wanted, every, most=most)]))[:most]


def _worth(wanted: list[str], own: list[str]) -> float:
    """How well each of the wanted words is found among these, from 0, where one is not, to 1."""
    if not wanted or not own:
        return 0
    each_best = [max(_alike(word, other) for other in own) for word in wanted]
    return sum(each_best) / len(each_best) if all(each_best) else 0


def _alike(word: str, other: str) -> float:
    from difflib import SequenceMatcher

    if word == other:
        return 1
    if len(word) >= _FEWEST_LETTERS_OF_A_BEGINNING and other.startswith(word):
        return 0.9
    like = SequenceMatcher(a=word, b=other, autojunk=False).ratio()
    return like if like >= _SO_LIKE_A_WORD else 0
