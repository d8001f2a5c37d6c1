"""Which answers of an open audit still fit when its checklist has changed since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cx_audit.core.changes import Reworded
from cx_audit.core.checklist import Checklist, Commitment
from cx_audit.core.comparison import compare
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS, SEAL, prediction_key
from cx_audit.core.parts import Parts, parts_of, same_kind
from cx_audit.core.questions import Question, Response
from cx_audit.core.replies import refusal_of
from cx_audit.core.responses import Responses
from cx_audit.core.script import steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """An answer that no longer fits, with a sentence that says why."""

    key: str
    response: Response
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """The answers that still fit, those that do not, and what is now asked in other words than was answered.

    `unsealed` has the ids of touchpoints without a prediction among the sealed ones: they came after the sealing.
    """

    kept: Responses
    dropped: tuple[Dropped, ...] = ()
    reworded: tuple[Reworded, ...] = ()
    unsealed: tuple[str, ...] = ()


def carry_over(audit_responses: Responses, before: Checklist, after: Checklist) -> CarryOver:
    """Which answers of an open audit of `before` still fit `after`; each is either kept or returned as dropped."""
    was, became = parts_of(before), parts_of(after)
    questions = {step.key: step.question for step in steps(after, {})}
    questions |= {
        key: part.asked
        for key, part in became.items()
        if part.asked is not None and not isinstance(part.asked, Commitment)
    }
    kept: dict[str, Response] = {}
    dropped = []
    for key, response in audit_responses.items():
        why = _misfit(key, response, was, became, questions)
        if why:
            dropped.append(Dropped(key=key, response=response, why=why))
        else:
            kept[key] = response
    answered = {part for key in kept for part in (*_above(key), key)}
    reworded = (each for each in compare(before, after).changes if isinstance(each, Reworded))
    unsealed = (each.id for each in after.touchpoints if SEAL in kept and prediction_key(each.id) not in kept)
    return CarryOver(
        kept=kept,
        dropped=tuple(dropped),
        reworded=tuple(each for each in reworded if each.key in answered),
        unsealed=tuple(unsealed),
    )


def _misfit(key: str, response: Response, was: Parts, became: Parts, questions: Mapping[str, Question]) -> str:
    """Why an answer cannot be carried over, as a sentence; empty where it can."""
    first, _, rest = key.partition("/")
    walked = rest if first == PREDICTIONS else first
    if key == SEAL or (first == PREDICTIONS and rest in became):
        return ""
    if walked not in (BEFORE, AFTER) and walked not in became:
        return "This touchpoint is no longer walked."
    owner, owned_before = (next((each for each in (key, *_above(key)) if each in parts), "") for parts in (became, was))
    once_a_touchpoint = owner == first and key.count("/") == 1
    if not owner or owner != owned_before or (once_a_touchpoint and key not in questions):
        return "This question is no longer asked."
    old, new = was[owner].asked, became[owner].asked
    if old is not None and new is not None and not same_kind(old, new):
        return "This question is answered in another way now."
    question = questions.get(key)
    return refusal_of(question, response) if question is not None else ""


def _above(key: str) -> list[str]:
    """The keys that a key stands below, the nearest first: `call/value` and `call` for `call/value/grade`."""
    return [key[:at] for at in range(len(key) - 1, 0, -1) if key[at] == "/"]
