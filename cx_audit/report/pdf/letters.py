"""Which letters of a document no font can show, and what stands in their place: nothing is lost in silence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping

Missing = Callable[[Collection[str]], str | None]
"""Tries clusters: None where all of them can be shown, else words that name those that cannot, as far as known."""

LOST = "□"
_MOST_NAMED = 12
_JOINERS = "\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef"
_HANGING = re.compile(
    rf"[\u0300-\u036f\u0483-\u109f\u1700-\u1cff\u20d0-\u20ff\ua800-\uabff{_JOINERS}\U0001f3fb-\U0001f3ff]"
)
_ALONE = re.compile(f"[{_JOINERS}]")


def stacks(text: str) -> bool:
    """Whether letters hang on others in it."""
    return bool(_HANGING.search(text))


def clusters_in(texts: Iterable[str]) -> set[str]:
    """Every letter with what hangs on it, each once: accents, and emoji that are joined to one."""
    found: set[str] = set()
    for text in texts:
        if text.isascii():
            continue
        if _HANGING.search(text):
            found.update(clusters_of(text))
        else:
            found.update(text)
    return {each for each in found if not each.isascii()}


def clusters_of(text: str) -> list[str]:
    """The letters of a text, each with what hangs on it."""
    found: list[str] = []
    for letter in text:
        if found and (_hangs(letter) or found[-1].endswith("\u200d")) and not found[-1].isspace():
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _hangs(letter: str) -> bool:
    return bool(_HANGING.match(letter)) and (
        unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf") or letter >= "\U0001f3fb"
    )


def lost_among(clusters: Collection[str], missing: Missing) -> frozenset[str]:
    """The clusters that cannot be shown."""
    told = missing(clusters) if clusters else None
    if told is None:
        return frozenset()
    if len(clusters) == 1:
        return frozenset(clusters)
    named = frozenset(each for each in clusters if f'"{each}"' in told or f'"{_escaped(each)}"' in told)
    if named:
        return named | lost_among([each for each in clusters if each not in named], missing)
    ordered = sorted(clusters)
    middle = len(ordered) // 2
    return lost_among(ordered[:middle], missing) | lost_among(ordered[middle:], missing)


def _escaped(cluster: str) -> str:
    return "".join(f"\\u{{{ord(letter):x}}}" for letter in cluster)


def stand_ins(lost: Collection[str], missing: Missing) -> dict[str, str]:
    """What stands for each lost cluster: its letters that can be shown, and one mark for those that cannot."""
    return {each: _stand_in(each, missing) for each in sorted(lost, key=lambda each: (-len(each), each))}


def _stand_in(cluster: str, missing: Missing) -> str:
    bare = _ALONE.sub("", cluster)
    if len(bare) < 2:
        return LOST
    letters = lost_among(set(bare), missing)
    shown = re.sub(f"{LOST}+", LOST, "".join(LOST if letter in letters else letter for letter in bare))
    return shown if letters and missing([shown]) is None else LOST


def replaced(text: str, instead: Mapping[str, str]) -> str:
    """The text with what stands for its lost clusters."""
    if text.isascii():
        return text
    if _HANGING.search(text):
        return "".join(instead.get(each, each) for each in clusters_of(text))
    return "".join(instead.get(letter, letter) for letter in text)


def told(lost: Collection[str]) -> str:
    """One sentence on the lost letters, and what to do."""
    named = " ".join(sorted(lost)[:_MOST_NAMED]) + (" …" if len(lost) > _MOST_NAMED else "")
    letters, them = ("1 letter", "it") if len(lost) == 1 else (f"{len(lost)} letters", "them")
    return (
        f"{letters} could not be shown ({named}), because no font on this machine has {them}, and {LOST} stands in "
        f"the place: install a font that does, such as one of the Noto fonts, and write the report again."
    )
