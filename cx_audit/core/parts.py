"""A checklist laid out as parts by key: each touchpoint and each question, as far as it has a meaning.

Examples, fixes and what they take, departments, ideas and minutes are no part of the meaning, nor is the order within
a touchpoint.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import assert_never

from cx_audit.core.changes import (
    ChecklistChange,
    ConditionsChanged,
    CriticalityChanged,
    KindChanged,
    OptionsChanged,
    Reworded,
    WeightChanged,
)
from cx_audit.core.checklist import AskedOnce, Checklist, Commitment, Condition, Item, Touchpoint, Variant
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS
from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    Option,
    SeveralQuestion,
    TextQuestion,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A touchpoint, or what it or the walk asks, as far as it has a meaning; `texts` by the key of the question."""

    key: str
    name: str
    texts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    options: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    asked: AskedOnce | None = None
    critical: bool = False
    weight: float = 1.0
    scored: bool = False

    @property
    def section(self) -> str:
        """The part of the walk, or the touchpoint, that this belongs to."""
        return self.key.split("/")[0]

    def changes_to(self, other: Part) -> Iterator[ChecklistChange]:
        """What changed from this part to the one with the same key in another checklist."""
        key, name, was, became = self.key, other.name, self.asked, other.asked
        if was and became and not same_kind(was, became):
            yield KindChanged(key=key, name=name, was=was, became=became)
        for place, text in other.texts.items():
            if self.texts.get(place, text) != text:
                yield Reworded(key=place[0], name=name, text=place[1], was=self.texts[place], became=text)
        added = tuple(each for each in other.options if each not in self.options)
        removed = tuple(each for each in self.options if each not in other.options)
        if added or removed:
            yield OptionsChanged(key=key, name=name, added=added, removed=removed)
        if _rules(self.when) != _rules(other.when):
            yield ConditionsChanged(key=key, name=name, was=self.when, became=other.when)
        if self.critical is not other.critical:
            yield CriticalityChanged(key=key, name=name, critical=other.critical)
        if self.weight != other.weight:
            yield WeightChanged(key=key, was=self.weight, became=other.weight)


Parts = Mapping[str, Part]
Rule = tuple[str, frozenset[str], bool]


def _rules(when: Iterable[Condition]) -> frozenset[Rule]:
    return frozenset((each.key, frozenset(each.values), each.negated) for each in when)


def all_rules(part: Part, parts: Parts) -> frozenset[Rule]:
    """The conditions of a question with those of the questions that they name."""
    found: set[Rule] = set()
    waiting = [part]
    while waiting:
        new = _rules(waiting.pop().when) - found
        found |= new
        waiting += [parts[key] for key, _, _ in new if key in parts]
    return frozenset(found)


def same_kind(was: AskedOnce, became: AskedOnce) -> bool:
    """Whether two items are answered in the same way, and numbers in the same unit."""
    match was, became:
        case NumberQuestion(unit=unit), NumberQuestion(unit=other_unit):
            return unit is other_unit
        case _:
            return type(was) is type(became)


def sections_of(parts: Parts) -> dict[str, dict[str, Part]]:
    """The parts by what their key begins with: before, predictions, a touchpoint or after."""
    found: dict[str, dict[str, Part]] = {}
    for key, part in parts.items():
        found.setdefault(part.section, {})[key] = part
    return found


def parts_of(checklist: Checklist) -> dict[str, Part]:
    """Every part of a checklist by its key, in the order of the walk."""
    predictions = {"ask": checklist.ask_prediction, "note": checklist.predictions_note}
    return {
        part.key: part
        for part in (
            *(_item_part(BEFORE, item) for item in checklist.before),
            Part(key=PREDICTIONS, name="Your predictions", texts=_texts(PREDICTIONS, predictions)),
            *chain.from_iterable(_parts_at(each) for each in checklist.touchpoints),
            *(_item_part(AFTER, item) for item in checklist.after),
        )
    }


def _texts(key: str, texts: Mapping[str, str]) -> dict[tuple[str, str], str]:
    return {(key, name): text for name, text in texts.items()}


def _labels(options: Iterable[Option | Variant]) -> dict[str, str]:
    return {f"option {option.id}": option.label for option in options}


def _item_part(prefix: str, item: Item) -> Part:
    key, asked = f"{prefix}/{item.id}", item.question
    options: tuple[Option, ...] = ()
    match asked:
        case Commitment():
            texts = {
                (f"{key}/what", "ask"): asked.ask,
                (f"{key}/what", "note"): asked.note,
                (f"{key}/who", "ask-who"): asked.ask_who,
                (f"{key}/by", "ask-by"): asked.ask_by,
            }
        case ChoiceQuestion(options=options) | SeveralQuestion(options=options):
            texts = _texts(key, {"ask": asked.ask, "note": asked.note, **_labels(options)})
        case TextQuestion() | NumberQuestion() | DayQuestion():
            texts = _texts(key, {"ask": asked.ask, "note": asked.note})
        case _:
            assert_never(asked)
    ids = tuple(option.id for option in options)
    return Part(key=key, name=asked.ask, texts=texts, options=ids, when=item.when, asked=asked)


def _parts_at(touchpoint: Touchpoint) -> Iterator[Part]:
    own, variants, value = touchpoint.id, touchpoint.variants, touchpoint.value
    texts = {
        (own, "title"): touchpoint.title,
        (f"{own}/card", "do"): touchpoint.do,
        (f"{own}/feeling", "feeling"): touchpoint.ask_feeling,
        (f"{own}/moment/1", "moment"): touchpoint.ask_moment,
        (f"{own}/extra/1", "ask"): touchpoint.extras.ask,
        (f"{own}/extra/again", "again"): touchpoint.extras.ask_again,
        (f"{own}/worked-out", "worked-out"): touchpoint.ask_worked_out,
    }
    yield Part(key=own, name=touchpoint.title, texts=texts, weight=touchpoint.weight)
    if variants:
        key = f"{own}/variants"
        asked = _texts(key, {"ask": touchpoint.ask_variants, **_labels(variants)})
        yield Part(key=key, name=touchpoint.ask_variants, texts=asked, options=tuple(each.id for each in variants))
    for pair in touchpoint.pairs:
        key = f"{own}/pair/{pair.id}"
        poles = _texts(key, {"ask": pair.ask, "good": pair.good, "bad": pair.bad})
        yield Part(key=key, name=pair.ask, texts=poles, when=pair.when, scored=True)
    for basic in touchpoint.basics:
        key = f"{own}/basic/{basic.id}"
        asked = _texts(key, {"ask": basic.ask, "note": basic.note})
        yield Part(key=key, name=basic.name, texts=asked, when=basic.when, critical=basic.critical, scored=True)
    if value is not None:
        key = f"{own}/value"
        yield Part(key=key, name="value", texts=_texts(key, {"ask": value.ask}), when=value.when, scored=True)
    for fact in touchpoint.facts:
        yield _item_part(f"{own}/fact", fact)
