"""A change of a checklist, in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import assert_never

from cx_audit.core.changes import (
    Added,
    ChecklistChange,
    ConditionsChanged,
    CriticalityChanged,
    KindChanged,
    Moved,
    OptionsChanged,
    Removed,
    Reworded,
    WeightChanged,
)
from cx_audit.core.checklist import Checklist
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


def places_named(before: Checklist, after: Checklist) -> dict[str, str]:
    """What the parts of a walk are called, by what the keys of their questions begin with."""
    titles = {each.id: each.title for each in (*before.touchpoints, *after.touchpoints)}
    return {BEFORE: "Before you go", PREDICTIONS: "Your predictions", AFTER: "Looking back", **titles}


def change_text(change: ChecklistChange, names: Mapping[str, str] = _NO_NAMES) -> str:
    """One change as a sentence that a person who knows the checklist understands.

    `names` has what a question is called, by its key, and an answer to choose, by the key, a slash and its id; whatever
    is not in it is called by the name that the change has, else by its key or its id.
    """
    match change:
        case Added(name=name):
            return f"New: {name}"
        case Removed(name=name):
            return f"Gone: {name}"
        case Moved(was=was, became=became):
            return f"Moved from place {was} to place {became}"
        case Reworded():
            return _reworded(change, names)
        case CriticalityChanged(critical=critical):
            return f"{_named(change, names)} is {'now' if critical else 'no longer'} critical"
        case WeightChanged(was=was, became=became):
            return f"It weighs {became:g} instead of {was:g}"
        case ConditionsChanged():
            return f"{_named(change, names)} is asked on other conditions"
        case OptionsChanged(key=key, added=added, removed=removed):
            told = [
                *(f"new {names.get(f'{key}/{each}', each)}" for each in added),
                *(f"without {names.get(f'{key}/{each}', each)}" for each in removed),
            ]
            return f"{_named(change, names)} has other answers: {', '.join(told)}"
        case KindChanged():
            return f"{_named(change, names)} is answered in another way"
        case _:
            assert_never(change)


_NOTE = "note"
_OF_A_QUESTION = ("good", "bad", "option")
"""Texts that do not say by themselves which question they belong to."""


_OfAPart = Reworded | CriticalityChanged | ConditionsChanged | OptionsChanged | KindChanged


def _named(change: _OfAPart, names: Mapping[str, str]) -> str:
    return names.get(change.key) or (f"“{change.name}”" if change.name else change.key)


def _reworded(change: Reworded, names: Mapping[str, str]) -> str:
    named, kind = _named(change, names), change.text.partition(" ")[0]
    word = _NOTE if kind == _NOTE else "text"
    if not change.was:
        return f"A {word} was added to {named}: “{change.became}”"
    if not change.became:
        return f"The {word} of {named} was removed: “{change.was}”"
    now = f"“{change.was}” is now “{change.became}”"
    if kind == _NOTE:
        return f"The note of {named} was changed: {now}"
    return f"In other words, in {named}: {now}" if kind in _OF_A_QUESTION else f"In other words: {now}"
