"""Whether the answers in a file are ones that their questions accept, the hidden ones too.

A hidden answer that its question would refuse could come to be seen, and scored, later in the walk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from cx_audit.core.checklist import Checklist, Commitment, Item, Touchpoint
from cx_audit.core.choices import YES, GivenBack
from cx_audit.core.feelings import Direction
from cx_audit.core.questions import DONE, Answer, FeelingQuestion, Question, Response
from cx_audit.core.replies import refusal_of
from cx_audit.core.responses import Responses
from cx_audit.core.script import AFTER, BEFORE, steps

_NUMBERED = re.compile(r"^([^/]+/(?:moment|extra|quote|promise))/(?:[0-9]+|again)(?=/|\Z)")


def refusals(questions: Mapping[str, Question], responses: Responses) -> Iterator[tuple[str, str]]:
    """The key and the sentence for each response that its question does not accept.

    A key that names none of the questions is passed over.
    """
    for key, response in responses.items():
        question = questions.get(key) or questions.get(_NUMBERED.sub(r"\1/1", key))
        refusal = refusal_of(question, response) if question is not None else ""
        if refusal:
            yield key, refusal


def questions_of(checklist: Checklist) -> dict[str, Question]:
    """Every question that the checklist can ever ask, by key; of those that repeat, the first."""
    shown = _with_nothing_hidden(checklist)
    return {step.key: _of_either_direction(step.question) for step in steps(shown, _answers_that_show_all(shown))}


def _of_either_direction(question: Question) -> Question:
    """A moment can be turned round after its feeling was named; the walk then asks for the feeling once more."""
    return replace(question, direction=None) if isinstance(question, FeelingQuestion) else question


def _with_nothing_hidden(checklist: Checklist) -> Checklist:
    return replace(
        checklist,
        before=_shown(checklist.before),
        after=_shown(checklist.after),
        touchpoints=tuple(
            replace(
                touchpoint,
                pairs=tuple(replace(each, when=()) for each in touchpoint.pairs),
                basics=tuple(replace(each, when=()) for each in touchpoint.basics),
                value=replace(touchpoint.value, when=()) if touchpoint.value is not None else None,
                facts=_shown(touchpoint.facts),
            )
            for touchpoint in checklist.touchpoints
        ),
    )


def _shown(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(item, when=()) for item in items)


def _answers_that_show_all(checklist: Checklist) -> Responses:
    found = _commitments(BEFORE, checklist.before) | _commitments(AFTER, checklist.after)
    for touchpoint in checklist.touchpoints:
        found |= _answers_at(touchpoint)
    return found


def _answers_at(touchpoint: Touchpoint) -> dict[str, Response]:
    answers = {
        "card": DONE,
        "moment/1": Direction.UP.value,
        "value": GivenBack.MORE.value,
        "extra/1": YES,
        "quote/1": "…",
        "promise/1": YES,
    }
    found: dict[str, Response] = {f"{touchpoint.id}/{key}": Answer(value) for key, value in answers.items()}
    return found | _commitments(f"{touchpoint.id}/fact", touchpoint.facts)


def _commitments(prefix: str, items: tuple[Item, ...]) -> dict[str, Response]:
    return {f"{prefix}/{item.id}/what": Answer("…") for item in items if isinstance(item.question, Commitment)}
