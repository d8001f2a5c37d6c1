"""Which answers count: a question that is hidden now keeps its answer, but nothing follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cx_audit.core.checklist import Checklist, Condition
from cx_audit.core.keys import AFTER, BEFORE, stretch_of
from cx_audit.core.questions import NO_WAY_THROUGH, Response
from cx_audit.core.responses import Responses, holds, value_of

Entry = tuple[str, tuple[Condition, ...]]
"""The key of a question that may have conditions, and those that it has."""


def conditional_entries(checklist: Checklist) -> Iterator[Entry]:
    """The key and the conditions of everything that may have any, in the order of the walk."""
    for item in checklist.before:
        yield f"{BEFORE}/{item.id}", item.when
    for touchpoint in checklist.touchpoints:
        for pair in touchpoint.pairs:
            yield f"{touchpoint.id}/pair/{pair.id}", pair.when
        for basic in touchpoint.basics:
            yield f"{touchpoint.id}/basic/{basic.id}", basic.when
        if touchpoint.value is not None:
            yield f"{touchpoint.id}/value", touchpoint.value.when
        for fact in touchpoint.facts:
            yield f"{touchpoint.id}/fact/{fact.id}", fact.when
    for item in checklist.after:
        yield f"{AFTER}/{item.id}", item.when


def shown_responses(checklist: Checklist, responses: Responses) -> Responses:
    """The responses without those whose own question is hidden, so that a hidden answer shows no further question."""
    shown = dict(responses)
    settle(conditional_entries(checklist), responses, shown)
    return shown


def settle(entries: Iterable[Entry], responses: Responses, shown: dict[str, Response]) -> set[str]:
    """Take the answers of hidden questions out of `shown`, and put those of the others into it; the keys of both.

    Conditions name earlier questions, so one pass is enough when the entries come in the order of the walk.
    """
    moved = set()
    for key, conditions in entries:
        response = responses.get(key)
        if response is None:
            continue
        blocked = value_of(shown, f"{stretch_of(key)}/card") == NO_WAY_THROUGH
        if blocked or not holds(conditions, shown):
            if shown.pop(key, None) is not None:
                moved.add(key)
        elif key not in shown:
            shown[key] = response
            moved.add(key)
    return moved
