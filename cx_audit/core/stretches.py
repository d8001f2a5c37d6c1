"""The script of a walk kept up to date: an answer changes the stretch it stands in, and those that depend on it.

`core.script.steps` derives the same questions from nothing, in the time that the whole checklist takes. A long walk
needs the next question after every answer, so here the stretches that an answer has no bearing on stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from cx_audit.core.checklist import Checklist
from cx_audit.core.keys import stretch_of
from cx_audit.core.questions import CardQuestion, Response
from cx_audit.core.responses import Responses
from cx_audit.core.script import NEED, PERSONA, Asking, asking_by_stretch
from cx_audit.core.step import Step, is_answered
from cx_audit.core.visibility import Entry, conditional_entries, settle


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One stretch of the script; `visit_minutes` is what its visits that are still to come take.

    `entries` are its questions that may have conditions, and `depends_on` has the keys of the questions, in this
    stretch or another, whose answers decide what is asked in it.
    """

    asking: Asking
    entries: tuple[Entry, ...]
    depends_on: frozenset[str]
    steps: tuple[Step, ...] = ()
    unanswered: tuple[Step, ...] = ()
    visit_minutes: int = 0

    def asked(self, responses: Responses, shown: Responses) -> Stretch:
        """The stretch with the questions that these responses make visible; `shown` has those that count."""
        steps = tuple(self.asking(shown))
        unanswered = tuple(step for step in steps if not is_answered(step, responses))
        minutes = sum(step.question.minutes for step in unanswered if isinstance(step.question, CardQuestion))
        return replace(self, steps=steps, unanswered=unanswered, visit_minutes=minutes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Every visible question of a checklist, stretch by stretch in the order of the walk, for these responses.

    `shown` has the responses whose own question is visible; the others are kept, and nothing follows from them.
    """

    checklist: Checklist
    responses: Responses
    shown: Responses
    stretches: Mapping[str, Stretch]

    def with_response(self, key: str, response: Response | None) -> Script:
        """The script once this question has this response, or None again."""
        responses, shown = dict(self.responses), dict(self.shown)
        for each in (responses, shown):
            if response is None:
                each.pop(key, None)
            else:
                each[key] = response
        stretches = dict(self.stretches)
        own, moved = stretch_of(key), {key}
        for name, stretch in self.stretches.items():
            if name == own or not stretch.depends_on.isdisjoint(moved):
                moved |= settle(stretch.entries, responses, shown)
                stretches[name] = stretch.asked(responses, shown)
        return replace(self, responses=responses, shown=shown, stretches=stretches)

    @property
    def next_unanswered(self) -> Step | None:
        """The first question without an answer."""
        return next((stretch.unanswered[0] for stretch in self.stretches.values() if stretch.unanswered), None)

    @property
    def last(self) -> Step:
        """The last question of all; there is always one, for the predictions end in their seal."""
        return next(stretch.steps[-1] for stretch in reversed(tuple(self.stretches.values())) if stretch.steps)

    def step(self, key: str) -> Step | None:
        """The visible question with this key, or None."""
        stretch = self.stretches.get(stretch_of(key))
        return next((step for step in stretch.steps if step.key == key), None) if stretch else None

    def position(self, key: str) -> tuple[int, int]:
        """The numbers of a visible question's stretch, and of the question in it, from 0; they sort as in the walk."""
        own = stretch_of(key)
        return list(self.stretches).index(own), [step.key for step in self.stretches[own].steps].index(key)

    def neighbours(self, key: str) -> tuple[Step | None, Step | None]:
        """The questions before and after a visible one, or None at the ends of the walk."""
        own = stretch_of(key)
        near: list[Step | None] = [None]
        for name, stretch in self.stretches.items():
            near += stretch.steps if name == own else (*stretch.steps[:1], *stretch.steps[-1:])
        near.append(None)
        at = next(number for number, step in enumerate(near) if step is not None and step.key == key)
        return near[at - 1], near[at + 1]


def script_of(checklist: Checklist, responses: Responses) -> Script:
    """The script for these responses, made from nothing."""
    by_stretch = groupby(conditional_entries(checklist), key=lambda entry: stretch_of(entry[0]))
    entries = {name: tuple(each) for name, each in by_stretch}
    shown = dict(responses)
    stretches = {}
    for name, asking in asking_by_stretch(checklist).items():
        own = entries.get(name, ())
        settle(own, responses, shown)
        stretch = Stretch(asking=asking, entries=own, depends_on=_named_in(own) | {PERSONA, NEED})
        stretches[name] = stretch.asked(responses, shown)
    return Script(checklist=checklist, responses=responses, shown=shown, stretches=stretches)


def _named_in(entries: Iterable[Entry]) -> frozenset[str]:
    return frozenset(condition.key for _, conditions in entries for condition in conditions)
