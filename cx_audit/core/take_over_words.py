"""What a changed checklist means for an open audit, in sentences: each change by name, and what becomes of answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cx_audit.core.carry_over import CarryOver, Dropped
from cx_audit.core.changes import (
    Added,
    ChecklistChange,
    ConditionsChanged,
    KindChanged,
    OptionsChanged,
    Removed,
    Reworded,
)
from cx_audit.core.checklist import Checklist
from cx_audit.core.comparison_words import change_text, places_named
from cx_audit.core.every_question import every_question, first_key
from cx_audit.core.keys import PREDICTIONS, prediction_key
from cx_audit.core.parts import Parts, parts_of
from cx_audit.core.questions import Question
from cx_audit.text import counted

_OPTION = "option "
_NOT_ANSWERED = ("title", "do")
"""Texts that are no question of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesAt:
    """What changed at one part of the walk, in sentences."""

    place: str
    sentences: tuple[str, ...]


def changes_by_place(
    changes: Sequence[ChecklistChange], before: Checklist, after: Checklist, carried: CarryOver
) -> list[ChangesAt]:
    """Every change between the two, in the order of the walk, and what it does to the answers of the open audit.

    An answer that no longer fits and belongs to no change has a sentence of its own.
    """
    names = _names(parts_of(before)) | _names(parts_of(after))
    places = places_named(before, after)
    left = list(carried.dropped)
    told: dict[str, list[str]] = {}
    for change in changes:
        mine = [each for each in left if _is_about(each, change)]
        left = [each for each in left if each not in mine]
        sentence = " ".join((_ended(change_text(change, names)), *_effects(change, mine, carried)))
        told.setdefault(_first(change.key), []).append(sentence)
    questions = every_question(before) if left else {}
    for each in left:
        told.setdefault(_first(each.key), []).append(f"{_named(each.key, names, questions)} no longer fits. {each.why}")
    return [ChangesAt(place=places.get(first, first), sentences=tuple(said)) for first, said in told.items()]


def answers_left(carried: CarryOver) -> str:
    """How many answers still fit, and that the others are kept."""
    fitting = f"{counted(len(carried.kept), 'answer')} still {'fits' if len(carried.kept) == 1 else 'fit'}"
    dropped = len(carried.dropped)
    if not dropped:
        return f"{fitting}."
    return f"{fitting}, and {dropped} no longer {'does' if dropped == 1 else 'do'}: kept in the file, and not scored."


def _names(parts: Parts) -> dict[str, str]:
    """What each question is called, and each answer that can be chosen, by their keys."""
    names = {}
    for key, part in parts.items():
        names[key] = "The value question" if key.endswith("/value") else f"“{part.name}”"
        for (owner, text), label in part.texts.items():
            if text.startswith(_OPTION):
                names[f"{owner}/{text.removeprefix(_OPTION)}"] = f"“{label}”"
    return names


def _ended(sentence: str) -> str:
    """The sentence with a full stop, unless a text that it ends with has an end of its own."""
    return sentence if sentence.rstrip("”").endswith((".", "?", "!")) else f"{sentence}."


def _first(key: str) -> str:
    """What the part of the walk is known by in which a key has its place; a prediction is at its touchpoint."""
    first, _, rest = key.partition("/")
    return rest if first == PREDICTIONS and rest else first


def _is_about(dropped: Dropped, change: ChecklistChange) -> bool:
    """Whether this change is why the answer no longer fits; other words, weights and places leave answers alone."""
    if not isinstance(change, Removed | KindChanged | OptionsChanged | ConditionsChanged):
        return False
    key = _first(dropped.key) if dropped.key.startswith(f"{PREDICTIONS}/") else dropped.key
    return key == change.key or key.startswith(f"{change.key}/")


def _effects(change: ChecklistChange, dropped: Sequence[Dropped], carried: CarryOver) -> Iterator[str]:
    match change:
        case Removed() if [each.key for each in dropped] == [prediction_key(change.key)]:
            yield "Your prediction for it no longer fits."
        case Removed() if len(dropped) == 1:
            yield "Your answer to it no longer fits."
        case Removed() if dropped:
            yield f"Your {len(dropped)} answers there no longer fit."
        case Added(key=key) if key in carried.unsealed:
            yield "It is new since your predictions were sealed, so it goes without one."
        case Reworded(text=text) if change in carried.reworded and text not in _NOT_ANSWERED:
            yield "You have answered it, and your answer stays."
        case _:
            yield from dict.fromkeys(f"Your answer no longer fits. {each.why}" for each in dropped)


def _named(key: str, names: Mapping[str, str], questions: Mapping[str, Question]) -> str:
    """Your answer to the question with a key: by its name, else as it is asked, or by the key where it is neither."""
    above = [key[:at] for at in range(len(key), 0, -1) if at == len(key) or key[at] == "/"]
    known = next((names[each] for each in above if "/" in each and each in names), "")
    question = questions.get(first_key(key))
    return f"Your answer to {known or (f'“{question.ask}”' if question else key)}"
