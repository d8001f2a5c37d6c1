"""Whom we thank, each person once, with all that the leaders were glad of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cx_audit.core.team_words import listed, within
from cx_audit.core.unexpected import Thanked, thanked_first, thanked_text
from cx_audit.core.words import grade_text
from cx_audit.report.material import Material
from cx_audit.text import capitalised, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    """What one leader was glad of, and at which touchpoint."""

    title: str
    thanked: Thanked


def thanks_texts(material: Material) -> Iterator[str]:
    """A text for each person, whoever did what was valued most first, then what nobody is named for."""
    given = [_Given(title=there.title, thanked=each) for there in material.walked.thanks for each in there.thanks]
    by_person: dict[str, list[_Given]] = {}
    for each in sorted(given, key=lambda each: thanked_first(each.thanked.extra)):
        by_person.setdefault(folded(each.thanked.extra.who), []).append(each)
    for who, of_person in by_person.items():
        name = of_person[0].thanked.extra.who
        told = list(_what(material, of_person))
        if who:
            yield f"{capitalised(name)}: {'; '.join(told)}"
        else:
            yield from map(capitalised, told)


def _what(material: Material, given: Sequence[_Given]) -> Iterator[str]:
    """Each thing once, with the touchpoints where it was done and how much which leader valued it."""
    by_what: dict[str, dict[str, list[Thanked]]] = {}
    for each in given:
        what = thanked_text(replace(each.thanked.extra, who=""))
        by_what.setdefault(what, {}).setdefault(each.title, []).append(each.thanked)
    for what, places in by_what.items():
        told = [f"{within(title)}{_valued(material, thanked)}" for title, thanked in places.items()]
        yield f"{what} ({' · '.join(told)})"


def _valued(material: Material, thanked: Sequence[Thanked]) -> str:
    if material.alone:
        return ""
    grades: dict[str, list[str]] = {}
    for each in thanked:
        grades.setdefault(grade_text(each.extra.grade), []).append(material.label(each.letter))
    return "".join(f", {listed(letters)}: {grade}" for grade, letters in grades.items())
