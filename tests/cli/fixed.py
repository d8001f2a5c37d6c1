"""Audits with fixed ids and times, answered from the files that the tests write."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from cx_audit.archive.folder import Folder
from cx_audit.core.audit import Audit
from cx_audit.core.result import result_of, scores_to_save
from cx_audit.core.walk import Change, Walk, drive
from cx_audit.library.answers import read_answers
from cx_audit.library.shelf import Shelf
from cx_audit.terminal.scripted_asker import ScriptedAsker

from .written import first_walk

FINISHED, OPEN, OTHER = "adabcd234567", "benbcd234567", "rosbcd234567"


@cache
def finished_audit() -> Audit:
    """Ada's first walk of Harbour Books: the first five examples of METHOD 4."""
    return _walked(FINISHED, first_walk(), datetime(2031, 5, 17, 9, 30, tzinfo=UTC))


@cache
def open_audit() -> Audit:
    """Ben's first walk of Harbour Books, left after the call."""
    return _walked(OPEN, first_walk(leader="Ben", complete=False), datetime(2031, 5, 18, 9, 30, tzinfo=UTC))


@cache
def other_audit() -> Audit:
    """A made-up walk whose names are long, and in another script."""
    name = "The Old Library and Reading Room of the Upper Harbour, with its Garden"
    text = first_walk(organisation=name, leader="「リーダー」の山田さん")
    return replace(_walked(OTHER, text, datetime(2031, 12, 28, 23, 30, tzinfo=UTC)), made_up=True)


def saved(data: Path, *audits: Audit) -> list[Path]:
    """The audits in a data folder, and the file of each."""
    return [Folder(data).save(audit) for audit in audits]


def _walked(audit_id: str, text: str, started: datetime) -> Audit:
    checklist = Shelf().load("first-walk").checklist
    answers = read_answers(text.encode(), "answers.yaml", checklist)
    audit = Audit(
        id=audit_id,
        organisation=answers.organisation,
        leader=answers.leader,
        round=1,
        checklist=checklist,
        started=started,
        changed=started,
    )
    moment = started

    def keep(walk: Walk, change: Change | None) -> None:
        nonlocal audit, moment
        moment += timedelta(seconds=30)
        audit = audit.after(walk, change, moment)

    asker = ScriptedAsker(answers.written)
    drive(audit.walk, asker, keep)
    assert not asker.refusals, asker.refusals
    if audit.complete:
        return replace(audit, saved_scores=scores_to_save(result_of(audit)))
    return audit
