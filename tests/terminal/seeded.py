"""Walks that are under way: made in this process, so that a session can begin where a test needs it."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_never

from cx_audit.archive.folder import Folder
from cx_audit.archive.names import new_id
from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Checklist
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    SEALED,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NumberQuestion,
    Prediction,
    PredictionQuestion,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.step import Step
from cx_audit.core.walk import Accepted
from cx_audit.library.shelf import Shelf

REASSURED = Felt(word="reassured", direction=Direction.UP, strength=4)
_MIDDLE = {"moment": "none", "extra": "no", "promise": "no", "value": "exactly"}


@functools.cache
def first_walk() -> Checklist:
    """The checklist that ships for everybody's first walk."""
    return Shelf(data_folder=None).load("first-walk").checklist


def folder_in(home: Path) -> Folder:
    """The audits that a session with this home keeps."""
    return Folder(home / "data" / "cx-audit")


def only_audit(home: Path) -> Audit:
    """The one audit that a session with this home has kept, as it stands on the disk."""
    heads, problems = folder_in(home).heads()
    assert not problems
    assert len(heads) == 1, heads
    return folder_in(home).load(heads[0].head.id)


def usual_response(step: Step) -> Response:
    """What the walker in a session answers, too, when no test has it choose."""
    match step.question:
        case TextQuestion() | NumberQuestion() | DayQuestion():
            return Answer("")
        case ChoiceQuestion(options=options):
            part = step.key.split("/")[1]
            return Answer(_MIDDLE.get(part, options[0].id))
        case SeveralQuestion(options=options, at_least=at_least):
            return Answer(tuple(option.id for option in options[:at_least]))
        case FeelingQuestion():
            return Answer(REASSURED)
        case PredictionQuestion():
            return Answer(Prediction(score=5, certain=70))
        case CardQuestion():
            return Answer(DONE)
        case SealQuestion():
            return Answer(SEALED)
        case ReviewQuestion():
            return Answer(CLOSED)
        case _:
            assert_never(step.question)


def walked(
    *,
    to: str,
    responses: Mapping[str, Response] | None = None,
    organisation: str = "Harbour Books",
    leader: str = "Ann",
) -> Audit:
    """A first walk that was answered as usual, but for `responses`, until the question with the key `to`."""
    started = datetime(2026, 5, 17, 9, 0, tzinfo=UTC)
    audit = Audit(
        id=new_id(),
        organisation=organisation,
        leader=leader,
        round=1,
        checklist=first_walk(),
        started=started,
        changed=started,
    )
    while (step := audit.walk.current) is not None and step.key != to:
        accepted = audit.walk.reply((responses or {}).get(step.key) or usual_response(step))
        assert isinstance(accepted, Accepted), accepted
        audit = audit.after(accepted.walk, accepted.change, started)
    assert step is not None or not to, f"the walk has no question {to}"
    return audit


def seeded(
    home: Path,
    *,
    to: str,
    responses: Mapping[str, Response] | None = None,
    organisation: str = "Harbour Books",
    leader: str = "Ann",
) -> Audit:
    """Such a walk, kept where a session with this home finds it."""
    audit = walked(to=to, responses=responses, organisation=organisation, leader=leader)
    folder_in(home).save(audit)
    return audit
