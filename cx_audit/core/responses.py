"""Looking up what was answered so far."""

from __future__ import annotations

from collections.abc import Mapping

from cx_audit.core.checklist import Condition
from cx_audit.core.feelings import Felt
from cx_audit.core.questions import Answer, Response, Value

Responses = Mapping[str, Response]


def value_of(responses: Responses, key: str) -> Value | None:
    """What was answered to the question with this key; None when it was not, or does not apply."""
    response = responses.get(key)
    return response.value if isinstance(response, Answer) else None


def text_of(responses: Responses, key: str) -> str:
    """The text answered to the question with this key; empty when there is none."""
    value = value_of(responses, key)
    return value if isinstance(value, str) else ""


def feeling_of(responses: Responses, key: str) -> Felt | None:
    """The feeling answered to the question with this key; None when there is none."""
    value = value_of(responses, key)
    return value if isinstance(value, Felt) else None


def holds(conditions: tuple[Condition, ...], responses: Responses) -> bool:
    """Whether every condition holds; one whose question is unanswered does not."""
    for condition in conditions:
        value = value_of(responses, condition.key)
        if value is None:
            return False
        given = value if isinstance(value, tuple) else (value,)
        if any(each in condition.values for each in given) is condition.negated:
            return False
    return True
