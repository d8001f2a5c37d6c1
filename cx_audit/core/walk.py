"""The walk: an immutable state machine that knows the next question, accepts or refuses a reply, and steps back."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol, assert_never

from cx_audit.core.checklist import Checklist
from cx_audit.core.questions import (
    Answer,
    Back,
    CardQuestion,
    NotApplicable,
    Open,
    Pause,
    Reply,
    Response,
    ReviewQuestion,
    SealQuestion,
    TextQuestion,
)
from cx_audit.core.replies import completed, refusal_of
from cx_audit.core.responses import Responses
from cx_audit.core.script import SEAL, Part, Step, is_answered, steps

_QUESTIONS_A_MINUTE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where the walk is, in numbers that count from 1; `touchpoint` is 0 outside the touchpoints.

    Minutes are whole; `done` is the share of the questions that have an answer, from 0 to 1.
    """

    part: Part
    touchpoint: int
    touchpoints: int
    question: int
    questions: int
    minutes_left: int
    done: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reply that was not accepted, with a sentence that says what would be."""

    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One accepted response: what it was before, what it became, and whether it is in the leader's own words."""

    key: str
    was: Response | None
    became: Response
    in_own_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The walk after a reply; `change` is None where the reply only moved to another question."""

    walk: Walk
    change: Change | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A checklist, the responses so far, and the key of a question that is being looked at again, if any.

    Resuming is building a Walk from saved responses: the current question is derived from them.
    """

    checklist: Checklist
    responses: Responses = field(default_factory=dict)
    at: str | None = None

    @property
    def current(self) -> Step | None:
        """The question to ask now, or None when the walk is finished."""
        unanswered = None
        for step in steps(self.checklist, self.responses):
            if step.key == self.at and not (self.sealed and step.part in (Part.BEFORE, Part.PREDICTIONS)):
                return step
            if unanswered is None and not is_answered(step, self.responses):
                unanswered = step
                if self.at is None:
                    break
        return unanswered

    @property
    def finished(self) -> bool:
        """Whether every visible question has its answer."""
        return all(is_answered(step, self.responses) for step in steps(self.checklist, self.responses))

    @property
    def sealed(self) -> bool:
        """Whether the predictions are sealed."""
        return SEAL in self.responses

    def reply(self, reply: Reply) -> Accepted | Refusal:
        """The walk after this reply to the current question, or why it is refused."""
        step = self.current
        if step is None:
            return Refusal("Every question has its answer; the walk is finished.")
        match reply:
            case Pause():
                return Accepted(walk=self)
            case Back():
                return self._back_from(step)
            case Open(key=key):
                return self._open(step, key)
            case Answer() | NotApplicable():
                return self._take(step, completed(step.question, reply))
            case _:
                assert_never(reply)

    def _take(self, step: Step, response: Response) -> Accepted | Refusal:
        refusal = refusal_of(step.question, response)
        if refusal:
            return Refusal(refusal)
        responses = {**self.responses, step.key: response}
        walk = replace(self, responses=responses, at=None)
        if self.at is not None and not walk._returns_to_review_of(step):
            walk = replace(walk, at=walk._answered_after(step.key))
        change = Change(
            key=step.key,
            was=self.responses.get(step.key),
            became=response,
            in_own_words=isinstance(step.question, TextQuestion),
        )
        return Accepted(walk=walk, change=change)

    def _returns_to_review_of(self, step: Step) -> bool:
        """Whether nothing is left in the touchpoint of this question but to close its review."""
        current = self.current
        return current is not None and isinstance(current.question, ReviewQuestion) and _same_stretch(current, step)

    def _answered_after(self, key: str) -> str | None:
        """The key of the next visible question when it has an answer to offer, else None."""
        passed = False
        for step in steps(self.checklist, self.responses):
            if passed:
                return step.key if is_answered(step, self.responses) else None
            if not is_answered(step, self.responses):
                return None
            passed = step.key == key
        return None

    def _back_from(self, current: Step) -> Accepted | Refusal:
        before: Step | None = None
        for step in steps(self.checklist, self.responses):
            if step.key == current.key:
                break
            before = step
        if before is None:
            return Refusal("This is the first question.")
        if self.sealed and before.part in (Part.BEFORE, Part.PREDICTIONS):
            return Refusal("Your predictions are sealed, so the walk goes back no further than this.")
        return Accepted(walk=replace(self, at=before.key))

    def _open(self, current: Step, key: str) -> Accepted | Refusal:
        if not isinstance(current.question, ReviewQuestion):
            return Refusal("An answer can be opened from the review of its touchpoint.")
        if key not in {step.key for step in self.reviewed(current)}:
            return Refusal("That answer does not belong to this touchpoint.")
        without_review = {each: response for each, response in self.responses.items() if each != current.key}
        return Accepted(walk=replace(self, responses=without_review, at=key))

    def reviewed(self, review: Step) -> tuple[Step, ...]:
        """The visible questions of the touchpoint that this review closes, the review itself not among them."""
        return tuple(
            step
            for step in steps(self.checklist, self.responses)
            if step.touchpoint is review.touchpoint and step.part is Part.TOUCHPOINT and step.key != review.key
        )

    def place(self) -> Place:
        """Where the current question stands, and the minutes that the rest is likely to take."""
        everything = tuple(steps(self.checklist, self.responses))
        unanswered = [step for step in everything if not is_answered(step, self.responses)]
        current = self.current or everything[-1]
        peers = [step.key for step in everything if _same_stretch(step, current) and _counts(step)]
        order = [step.key for step in everything]
        reached = order[: order.index(current.key) + 1]
        touchpoint = current.touchpoint if current.part is Part.TOUCHPOINT else None
        return Place(
            part=current.part,
            touchpoint=[each.id for each in self.checklist.touchpoints].index(touchpoint.id) + 1 if touchpoint else 0,
            touchpoints=len(self.checklist.touchpoints),
            question=max(1, len(set(reached) & set(peers))),
            questions=max(1, len(peers)),
            minutes_left=_minutes_for(unanswered),
            done=1 - len(unanswered) / len(everything),
        )


def _minutes_for(unanswered: list[Step]) -> int:
    visits = sum(step.question.minutes for step in unanswered if isinstance(step.question, CardQuestion))
    return visits + math.ceil(len(unanswered) / _QUESTIONS_A_MINUTE)


def _same_stretch(step: Step, other: Step) -> bool:
    return step.part is other.part and (step.part is not Part.TOUCHPOINT or step.touchpoint is other.touchpoint)


def _counts(step: Step) -> bool:
    return not isinstance(step.question, CardQuestion | ReviewQuestion | SealQuestion)


class Asker(Protocol):
    """Whoever answers: a person at a prompt, or a file."""

    def ask(self, walk: Walk, step: Step) -> Reply:
        """The reply to the current question of the walk."""

    def refuse(self, message: str) -> None:
        """Say why the last reply was not accepted; the same question is asked again."""


def drive(walk: Walk, asker: Asker, on_change: Callable[[Walk, Change | None], None]) -> Walk:
    """Ask until the walk is finished or paused; `on_change` is called after every accepted reply."""
    while (step := walk.current) is not None:
        reply = asker.ask(walk, step)
        if isinstance(reply, Pause):
            break
        match walk.reply(reply):
            case Refusal(message=message):
                asker.refuse(message)
            case Accepted(walk=moved, change=change):
                walk = moved
                on_change(walk, change)
    return walk
