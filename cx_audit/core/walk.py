"""The walk: an immutable state machine that knows the next question, accepts or refuses a reply, and steps back."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Protocol, assert_never

from cx_audit.core.checklist import Checklist
from cx_audit.core.keys import SEAL, stretch_of
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
from cx_audit.core.step import Part, Step
from cx_audit.core.stretches import Script, Stretch, script_of

_QUESTIONS_A_MINUTE = 5
_NO_SCRIPT = script_of(Checklist(id="", version="", title="", summary="", touchpoints=()), {})


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

    Resuming is building a Walk from saved responses: everything else is derived from them. `script` is derived too;
    each walk hands it on to the next, so that an answer costs what its touchpoint does, not what the checklist does.
    """

    checklist: Checklist
    responses: Responses = field(default_factory=dict)
    at: str | None = None
    script: Script = field(default=_NO_SCRIPT, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Derive the script, unless the walk before this one handed on the one that belongs here."""
        if self.script.responses is not self.responses or self.script.checklist is not self.checklist:
            object.__setattr__(self, "script", script_of(self.checklist, self.responses))

    @property
    def current(self) -> Step | None:
        """The question to ask now, or None when the walk is finished."""
        looked_at = self.script.step(self.at) if self.at is not None else None
        if looked_at is None or self._is_behind_the_seal(looked_at):
            return self.script.next_unanswered
        return looked_at

    @property
    def finished(self) -> bool:
        """Whether every visible question has its answer."""
        return self.script.next_unanswered is None

    @property
    def sealed(self) -> bool:
        """Whether the predictions are sealed."""
        return SEAL in self.responses

    def _is_behind_the_seal(self, step: Step) -> bool:
        return self.sealed and step.part in (Part.BEFORE, Part.PREDICTIONS)

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
        walk = self._with(step.key, response)
        if self.at is not None and not walk._returns_to_review_of(step):
            walk = replace(walk, at=walk._answered_after(step.key))
        change = Change(
            key=step.key,
            was=self.responses.get(step.key),
            became=response,
            in_own_words=isinstance(step.question, TextQuestion),
        )
        return Accepted(walk=walk, change=change)

    def _with(self, key: str, response: Response | None, *, at: str | None = None) -> Walk:
        """The walk once this question has this response, or none, looking at the question `at`."""
        script = self.script.with_response(key, response)
        return replace(self, responses=script.responses, at=at, script=script)

    def _returns_to_review_of(self, step: Step) -> bool:
        """Whether nothing is left in the touchpoint of this question but to close its review."""
        current = self.current
        return (
            current is not None
            and isinstance(current.question, ReviewQuestion)
            and stretch_of(current.key) == stretch_of(step.key)
        )

    def _answered_after(self, key: str) -> str | None:
        """The key of the next visible question when it and all before it have their answers, else None."""
        _, following = self.script.neighbours(key)
        unanswered = self.script.next_unanswered
        if following is None:
            return None
        if unanswered is None or self.script.position(following.key) < self.script.position(unanswered.key):
            return following.key
        return None

    def _back_from(self, current: Step) -> Accepted | Refusal:
        before, _ = self.script.neighbours(current.key)
        if before is None:
            return Refusal("This is the first question.")
        if self._is_behind_the_seal(before):
            return Refusal("Your predictions are sealed, so the walk goes back no further than this.")
        return Accepted(walk=replace(self, at=before.key))

    def _open(self, current: Step, key: str) -> Accepted | Refusal:
        if not isinstance(current.question, ReviewQuestion):
            return Refusal("An answer can be opened from the review of its touchpoint.")
        if key not in {step.key for step in self.reviewed(current)}:
            return Refusal("That answer does not belong to this touchpoint.")
        return Accepted(walk=self._with(current.key, None, at=key))

    def reviewed(self, review: Step) -> tuple[Step, ...]:
        """The visible questions of the touchpoint that this review closes, the review itself not among them."""
        return tuple(step for step in self._stretch_with(review).steps if step.key != review.key)

    def _stretch_with(self, step: Step) -> Stretch:
        return self.script.stretches[stretch_of(step.key)]

    def place(self) -> Place:
        """Where the current question stands, and the minutes that the rest is likely to take."""
        current = self.current or self.script.last
        _, number = self.script.position(current.key)
        steps = self._stretch_with(current).steps
        touchpoint = current.touchpoint if current.part is Part.TOUCHPOINT else None
        stretches = self.script.stretches.values()
        unanswered = sum(len(stretch.unanswered) for stretch in stretches)
        visits = sum(stretch.visit_minutes for stretch in stretches)
        return Place(
            part=current.part,
            touchpoint=[each.id for each in self.checklist.touchpoints].index(touchpoint.id) + 1 if touchpoint else 0,
            touchpoints=len(self.checklist.touchpoints),
            question=max(1, _counted(steps[: number + 1])),
            questions=max(1, _counted(steps)),
            minutes_left=visits + math.ceil(unanswered / _QUESTIONS_A_MINUTE),
            done=1 - unanswered / sum(len(stretch.steps) for stretch in stretches),
        )


def _counted(steps: Iterable[Step]) -> int:
    """How many of these steps have a number; a card, a review and the seal have none."""
    return sum(not isinstance(step.question, CardQuestion | ReviewQuestion | SealQuestion) for step in steps)


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
