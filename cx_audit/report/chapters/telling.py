"""What several leaders said, told once where they said the same, and what is not told of a letter."""

from __future__ import annotations

from collections.abc import Iterable

from cx_audit.core.keys import AFTER, BEFORE
from cx_audit.core.script import NEED, PERSONA
from cx_audit.core.team_words import in_words, listed
from cx_audit.report.material import Material
from cx_audit.text import capitalised, folded

_ROLE = f"{BEFORE}/role"
WHY_NOW = f"{AFTER}/why-now"
"""The key of why, asked once more after the walk."""
_TELLING = frozenset({_ROLE, f"{BEFORE}/why", WHY_NOW, PERSONA, NEED, f"{BEFORE}/next", f"{BEFORE}/part"})


def answers_left_out(material: Material) -> frozenset[str]:
    """The keys of the answers that would tell whose letter it is; none with names, and of one leader only the role.

    Why, as whom and what they need stand at the front of a report, without letters. What a persona would do next, and
    the part in which somebody goes, follow from the persona.
    """
    if material.names:
        return frozenset()
    return frozenset({_ROLE}) if material.alone else _TELLING


def told_once(material: Material, said: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each text once, with the names of those whose it is; `said` has letters and texts, in the order of telling."""
    letters: dict[str, list[str]] = {}
    for letter, text in said:
        letters.setdefault(text, []).append(letter)
    return tuple((text, listed([material.label(each) for each in whose])) for text, whose in letters.items())


def told_by(material: Material, said: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The same as lines: A and C: it took long. A leader alone is not named."""
    told = told_once(material, said)
    return tuple(text if material.alone and not material.names else f"{capitalised(who)}: {text}" for text, who in told)


def told_without_letters(material: Material, said: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """The same as `told_once` with names; without them each text with how many leaders said it, where several did.

    The texts are in the order of the alphabet then, for that of the letters would tell whose each is.
    """
    if material.names:
        return told_once(material, said)
    letters: dict[str, list[str]] = {}
    for letter, text in said:
        letters.setdefault(text, []).append(letter)
    counted = (
        (text, f"{capitalised(in_words(len(whose)))} leaders" if len(whose) > 1 else "")
        for text, whose in letters.items()
    )
    return tuple(sorted(counted, key=lambda told: folded(told[0])))
