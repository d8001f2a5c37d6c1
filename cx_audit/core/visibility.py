"""Which answers count: a question that is hidden now keeps its answer, but nothing follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.checklist import Checklist, Condition
from cx_audit.core.questions import NO_WAY_THROUGH, Response
from cx_audit.core.responses import Responses, holds, value_of


def conditional_entries(checklist: Checklist) -> Iterator[tuple[str, tuple[Condition, ...]]]:
    """The key and the conditions of everything that may have any, in the order of the walk."""
    for item in checklist.before:
        yield f"before/{item.id}", item.when
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
        yield f"after/{item.id}", item.when


def shown_responses(checklist: Checklist, responses: Responses) -> Responses:
    """The responses without those whose own question is hidden, so that a hidden answer shows no further question."""
    shown: dict[str, Response] | None = None
    for key, conditions in conditional_entries(checklist):
        hidden = value_of(responses, f"{key.split('/')[0]}/card") == NO_WAY_THROUGH or (
            conditions and not holds(conditions, shown if shown is not None else responses)
        )
        if hidden and key in responses:
            shown = dict(responses) if shown is None else shown
            shown.pop(key, None)
    return responses if shown is None else shown
