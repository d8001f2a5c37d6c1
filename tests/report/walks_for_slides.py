"""Walks that are hard to put on slides: with many touchpoints or with one, without predictions, with nothing after."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.audit import Audit
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.keys import stretch_of
from cx_audit.core.questions import Answer
from cx_audit.core.result import result_of, scores_to_save
from tests.engagement.walks import audits

FORTY = "The little window beside the parcel desk"


def finished(number: int) -> tuple[Audit, ...]:
    """The finished walks of a round of the made-up engagement."""
    return tuple(each for each in audits() if each.round == number and each.complete)


def of_touchpoints(audit: Audit, count: int, *, title: str = "") -> Audit:
    """The walk with so many touchpoints: its own over and over; `title` stands before their numbers."""
    own = audit.checklist.touchpoints
    copies = []
    responses = {key: value for key, value in audit.responses.items() if stretch_of(key) in ("before", "after")}
    for at in range(count):
        source = own[at % len(own)]
        new = f"step-{at + 1}"
        copies.append(replace(source, id=new, title=f"{title or source.title} {at + 1}"))
        for key, value in audit.responses.items():
            if stretch_of(key) == source.id:
                responses[f"{new}{key.removeprefix(source.id)}"] = value
            elif key == f"predictions/{source.id}":
                responses[f"predictions/{new}"] = value
    return _again(replace(audit, checklist=replace(audit.checklist, touchpoints=tuple(copies)), responses=responses))


def without(audit: Audit, *beginnings: str) -> Audit:
    """The walk without the answers whose keys begin so."""
    kept = {key: value for key, value in audit.responses.items() if not key.startswith(beginnings)}
    return _again(replace(audit, responses=kept))


def with_feeling(audit: Audit, touchpoint_id: str, word: str, up: int) -> Audit:
    """The walk, with another feeling at the end of this touchpoint: `up` by so much."""
    felt = Felt(word=word, direction=Direction.UP, strength=up)
    responses = {
        key: replace(value, value=felt) if key == f"{touchpoint_id}/feeling" and isinstance(value, Answer) else value
        for key, value in audit.responses.items()
    }
    return _again(replace(audit, responses=responses))


def _again(audit: Audit) -> Audit:
    return replace(audit, seal=None, changes=(), saved_scores=scores_to_save(result_of(audit)))
