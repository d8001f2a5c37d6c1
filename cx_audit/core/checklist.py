"""A checklist: its touchpoints, and for each the questions that follow the feeling.

The order of a touchpoint is the method's, not the author's: card, feeling, moments, pairs, basics, value,
extras, quotes, facts, promises, departments, the way it worked out. A checklist fills these places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.questions import (
    ChoiceQuestion,
    DayQuestion,
    NumberQuestion,
    SeveralQuestion,
    TextQuestion,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Holds when the answer to the question with this key is, or is not, one of `values`."""

    key: str
    values: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Asks for one action, one owner and one day."""

    ask: str
    ask_who: str
    ask_by: str
    note: str = ""
    example: str = ""


AskedOnce = TextQuestion | ChoiceQuestion | SeveralQuestion | NumberQuestion | DayQuestion | Commitment


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question that stands before or after the touchpoints, or a fact within one; never scored."""

    id: str
    question: AskedOnce
    ideas: tuple[int, ...] = ()
    when: tuple[Condition, ...] = ()


class Effort(StrEnum):
    """What a fix takes, as whoever wrote the checklist estimates it."""

    LITTLE = "little"
    SOME = "some"
    MUCH = "much"


@dataclass(frozen=True, slots=True, kw_only=True)
class Basic:
    """Something any customer expects, asked so that yes means met."""

    id: str
    ask: str
    name: str
    critical: bool = False
    note: str = ""
    fix: str = ""
    effort: Effort | None = None
    departments: tuple[str, ...] = ()
    ideas: tuple[int, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two opposite treatments, of which one must be chosen; the bad one counts as a missed basic."""

    id: str
    ask: str
    good: str
    bad: str
    bad_first: bool = False
    fix: str = ""
    effort: Effort | None = None
    departments: tuple[str, ...] = ()
    ideas: tuple[int, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueQuestion:
    """Was less, exactly what was paid for, or more given back?"""

    ask: str
    fix: str = ""
    effort: Effort | None = None
    departments: tuple[str, ...] = ()
    ideas: tuple[int, ...] = ()
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extras:
    """How extras are asked for; `examples` inspire the leader, `acts` are what the organisation could do itself."""

    ask: str
    ask_again: str
    examples: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    ideas: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One of several ways to walk a touchpoint, chosen before setting out."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Touchpoint:
    """One place where a customer meets the organisation. `minutes` is what the visit takes, `weight` is above 0."""

    id: str
    title: str
    do: str
    minutes: int
    ask_feeling: str
    ask_moment: str
    ask_worked_out: str
    extras: Extras
    ask_variants: str = ""
    variants: tuple[Variant, ...] = ()
    pairs: tuple[Pair, ...] = ()
    basics: tuple[Basic, ...] = ()
    value: ValueQuestion | None = None
    facts: tuple[Item, ...] = ()
    departments: tuple[str, ...] = ()
    ideas: tuple[int, ...] = ()
    weight: float = 1.0
    first_among_equals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """Touchpoints in the order in which they are walked, and what is asked before and after them."""

    id: str
    version: str
    title: str
    summary: str
    touchpoints: tuple[Touchpoint, ...]
    welcome: str = ""
    ask_prediction: str = ""
    predictions_note: str = ""
    before: tuple[Item, ...] = ()
    after: tuple[Item, ...] = ()
    language: str = "en"

    def touchpoint(self, touchpoint_id: str) -> Touchpoint:
        """The touchpoint with this id; KeyError when there is none."""
        for touchpoint in self.touchpoints:
            if touchpoint.id == touchpoint_id:
                return touchpoint
        raise KeyError(touchpoint_id)

    @property
    def departments(self) -> tuple[str, ...]:
        """Every department that the checklist names, in the order of first mention."""
        named = (name for touchpoint in self.touchpoints for name in _departments_of(touchpoint))
        return tuple(dict.fromkeys(named))


def _departments_of(touchpoint: Touchpoint) -> Iterator[str]:
    yield from touchpoint.departments
    for part in (*touchpoint.pairs, *touchpoint.basics, touchpoint.value):
        if part is not None:
            yield from part.departments
