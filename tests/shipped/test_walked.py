"""Every checklist that ships is walked to its end: by the machine alone, and by an answers file through the command."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.core.checklist import Checklist, Condition
from cx_audit.core.choices import GivenBack
from cx_audit.core.every_question import every_question
from cx_audit.core.questions import Answer, ChoiceQuestion, Response, SeveralQuestion
from cx_audit.core.result import result_of
from cx_audit.core.walk import Walk, drive
from cx_audit.library.answers import read_answers
from cx_audit.terminal.scripted_asker import ScriptedAsker
from tests.cli.running import installed
from tests.core.samples import dull_reply, finished_audit, moved, walked

from .filled import filled, more_for_the_price
from .test_shipped import SHIPPED


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_walked_by_the_machine(checklist: Checklist) -> None:
    """With dull answers it comes to its end, and every touchpoint has a score of its own."""
    audit = finished_audit(walked(checklist=checklist))
    result = result_of(audit)
    assert audit.walk.finished
    assert result.complete
    assert result.net_trust is not None
    assert all(each.trust.known is not None for each in result.touchpoints)


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_walked_by_an_answers_file(checklist: Checklist) -> None:
    """The file that `checklist answers` writes, filled in, walks it to the end, to the very same answers."""
    answers = read_answers(filled(checklist).encode(), "answers.yaml", checklist)
    asker = ScriptedAsker(answers.written)
    walk = drive(Walk(checklist=checklist), asker, lambda walk, change: None)
    assert (asker.missing, asker.refusals) == (None, [])
    assert walk.finished
    assert walk.responses == walked(checklist=checklist).responses


def in_full(*ids: str) -> list[Any]:
    """The shipped checklists as parameters, all but these marked as slow."""
    return [pytest.param(each, id=each.id, marks=[] if each.id in ids else pytest.mark.slow) for each in SHIPPED]


@pytest.mark.parametrize("checklist", in_full("first-walk", "six-principles"))
def test_walked_by_the_command(checklist: Checklist, tmp_path: Path) -> None:
    """The installed command walks it from such a file to the reveal; the audit has the checklist in it, and scores."""
    (tmp_path / "answers.yaml").write_text(filled(checklist), encoding="utf-8")
    ran = installed(tmp_path, "walk", "--answers", "answers.yaml", "--anyway", "--data", "audits")
    assert (ran.code, ran.err) == (0, "")
    assert "Net trust" in ran.out
    audit = only_audit(tmp_path / "audits")
    assert audit.complete
    assert audit.checklist == checklist
    assert audit.responses == walked(checklist=checklist).responses
    assert seal_is_whole(audit)
    shown = installed(tmp_path, "show", "Made Up", "--json", "--data", "audits").json
    assert shown["complete"] is True
    assert isinstance(shown["net_trust"], int | float)
    assert [each["id"] for each in shown["touchpoints"]] == [each.id for each in checklist.touchpoints]
    assert all(isinstance(each["trust"], int) and each["trust"] for each in shown["touchpoints"])
    assert shown["saved_scores_differ"] is False


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_more_than_was_paid_for(checklist: Checklist, tmp_path: Path) -> None:
    """Where something is paid for and more was given, its grade is the one thing that is then asked for."""
    paid = [each.id for each in checklist.touchpoints if each.value]
    if not paid:
        return
    replies: dict[str, Response] = {f"{each}/value": Answer(str(GivenBack.MORE)) for each in paid}
    assert walked(replies, checklist=checklist, until=f"{paid[0]}/value/grade").current is not None
    text = filled(checklist, more_for_the_price(checklist))
    assert text.count("value: more") == len(paid)


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_every_question_can_be_reached(checklist: Checklist) -> None:
    """No condition hides a question for good."""
    asked: set[str] = set()
    for replies in ({}, *_ways(checklist)):
        asked |= walked(replies, checklist=checklist).responses.keys()
    hidden = [key for key in every_question(checklist) if "/pair/" in key or "/basic/" in key or "/fact/" in key]
    assert [key for key in hidden if key not in asked] == []
    items = [*(f"before/{each.id}" for each in checklist.before), *(f"after/{each.id}" for each in checklist.after)]
    assert [key for key in items if not any(each == key or each.startswith(f"{key}/") for each in asked)] == []


def _ways(checklist: Checklist) -> Iterator[Mapping[str, Response]]:
    """For each condition, answers by which it holds."""
    parts = [part for each in checklist.touchpoints for part in (*each.pairs, *each.basics, *each.facts)]
    values = [each.value for each in checklist.touchpoints if each.value]
    for part in (*checklist.before, *parts, *values, *checklist.after):
        if part.when:
            yield {condition.key: _answer_for(checklist, condition) for condition in part.when}


def _answer_for(checklist: Checklist, condition: Condition) -> Response:
    question = every_question(checklist)[condition.key]
    assert isinstance(question, ChoiceQuestion | SeveralQuestion)
    fits = [each.id for each in question.options if (each.id in condition.values) is not condition.negated]
    assert fits, f"{condition} never holds"
    return Answer((fits[0],)) if isinstance(question, SeveralQuestion) else Answer(fits[0])


@pytest.mark.parametrize("checklist", SHIPPED, ids=lambda each: each.id)
def test_nobody_got_through(checklist: Checklist) -> None:
    """A walk on which no touchpoint could be reached ends too, with every touchpoint eroded."""
    walk = Walk(checklist=checklist)
    while (step := walk.current) is not None:
        reply = Answer("could-not-get-through") if step.key.endswith("/card") else dull_reply(step.question)
        walk = moved(walk, reply)
    result = result_of(finished_audit(walk))
    assert all((each.trust.known or 0) < 0 for each in result.touchpoints)


def only_audit(data: Path) -> Audit:
    """The one audit in a data folder."""
    heads, problems = Folder(data).heads()
    assert not problems
    (stored,) = heads
    return Folder(data).load(stored.head.id)
