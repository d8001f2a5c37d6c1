"""What several leaders said, told once where they said the same."""

from __future__ import annotations

from collections.abc import Iterable

from cx_audit.core.team_words import listed
from cx_audit.report.material import Material
from cx_audit.text import capitalised


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
