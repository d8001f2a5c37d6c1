"""Carrying out a walk: when it is saved, and which written answers are kept after one that is missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from cx_audit.cli.walking import carry_out, with_later_answers
from cx_audit.core.audit import Audit
from cx_audit.core.keys import SEAL
from cx_audit.core.questions import Answer, Reply
from cx_audit.core.step import Step
from cx_audit.core.walk import Walk
from cx_audit.core.written import Written
from cx_audit.errors import StorageFailed
from tests.core.samples import NOON, dull_reply, new_audit, walked


@dataclass
class Disk:
    """Where audits are saved; full once `room` of them are there."""

    room: int = 1000
    saved: list[Audit] = field(default_factory=list)

    def save(self, audit: Audit) -> None:
        """Keep the audit."""
        if len(self.saved) == self.room:
            raise StorageFailed("The disk is full.")
        self.saved.append(audit)


class DullAsker:
    """Answers in the dullest way, until somebody stops the program at the question `until`."""

    def __init__(self, until: str = "") -> None:
        self._until = until

    def ask(self, walk: Walk, step: Step) -> Reply:
        """The dull answer."""
        if step.key == self._until:
            raise KeyboardInterrupt
        return dull_reply(step.question)

    def refuse(self, message: str) -> None:
        """No dull answer is refused."""
        raise AssertionError(message)


def carried_out(disk: Disk, until: str = "", **how: Any) -> Audit:
    """The walk, as far as it was carried out."""
    return carry_out(disk, new_audit(), DullAsker(until), **how)


def test_every_reply_is_saved() -> None:
    """The file has one answer more with each, and the last has the scores."""
    disk = Disk()
    last = carried_out(disk)
    assert [len(audit.responses) for audit in disk.saved] == list(range(1, len(last.responses) + 1))
    assert disk.saved[-1] is last
    assert last.complete
    assert last.saved_scores is not None
    assert all(audit.saved_scores is None for audit in disk.saved[:-1])


def test_written_replies_are_saved_together() -> None:
    """They are saved once, at the end: a file that was cut short leaves nothing behind, and can be given again."""
    disk = Disk()
    last = carried_out(disk, saving_once=True)
    assert disk.saved == [last]
    assert last.complete


@pytest.mark.parametrize("once", [False, True])
def test_a_walk_that_is_stopped_is_saved_as_far_as_it_went(once: bool) -> None:
    """What was accepted is on the disk when the program ends, and nothing is saved twice."""
    disk = Disk()
    last = carried_out(disk, until="shop/feeling", saving_once=once)
    assert disk.saved[-1] is last
    assert list(last.responses)[-1] == "shop/card"
    assert len({id(audit) for audit in disk.saved}) == len(disk.saved)


@pytest.mark.parametrize("once", [False, True])
def test_a_walk_with_no_reply_is_not_saved(once: bool) -> None:
    """Where the first question is where it stops, there is nothing to save."""
    disk = Disk()
    assert carried_out(disk, until="before/name", saving_once=once) == new_audit()
    assert disk.saved == []


def test_what_the_disk_says_ends_the_walk() -> None:
    """A walk that cannot be saved does not go on as if it were."""
    disk = Disk(room=3)
    with pytest.raises(StorageFailed):
        carried_out(disk)
    assert len(disk.saved) == 3


def paused(until: str, written: dict[str, str]) -> Audit:
    """A walk that is paused at one question, once the later written answers are in it as well."""
    walk = walked(until=until)
    audit = new_audit().after(walk, None, NOON)
    answers = {key: Written(value=value, line=line) for line, (key, value) in enumerate(written.items(), 1)}
    return with_later_answers(audit, answers, NOON + timedelta(minutes=1))


def added(until: str, written: dict[str, str]) -> list[str]:
    """The keys of the written answers that are kept, in the order in which they are."""
    return list(paused(until, written).responses)[len(walked(until=until).responses) :]


def test_written_answers_after_the_missing_one_are_kept() -> None:
    """Where its question is visible, each is kept with the time at which it was taken in."""
    audit = paused("shop/feeling", {"shop/basic/seen": "met", "phone/card": "done", "after/again": ""})
    assert audit.responses["shop/basic/seen"] == Answer("met")
    assert "shop/feeling" not in audit.responses
    assert audit.answered["phone/card"] == NOON + timedelta(minutes=1)
    assert audit.changed == NOON + timedelta(minutes=1)
    assert list(audit.responses)[-3:] == ["shop/basic/seen", "phone/card", "after/again"]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (
            {"shop/basic/price": "missed", "shop/basic/reason": "missed", "shop/basic/sorry": "met"},
            ["shop/basic/price", "shop/basic/reason", "shop/basic/sorry"],
        ),
        ({"shop/basic/sorry": "met", "shop/basic/reason": "missed"}, ["shop/basic/sorry", "shop/basic/reason"]),
        (
            {"shop/moment/2": "none", "shop/moment/1/feeling": "pleased 5", "shop/moment/1": "up"},
            ["shop/moment/1", "shop/moment/1/feeling", "shop/moment/2"],
        ),
        ({"after/more": "Why not.", "after/reasons": "a"}, ["after/reasons", "after/more"]),
        ({"before/name": "Another"}, []),
        ({"garden/gate": "open"}, []),
    ],
)
def test_later_answers_bring_up_later_questions(written: dict[str, str], kept: list[str]) -> None:
    """An answer that shows a question makes room for that one's answer; the answer to a hidden one is kept as well."""
    assert added("shop/feeling", written) == kept


def test_a_hidden_answer_that_was_kept_counts_once_it_is_asked_for() -> None:
    """Its question is answered as soon as an answer given later shows it; until then nothing follows from it."""
    audit = paused("shop/feeling", {"shop/basic/reason": "missed"})
    assert audit.walk.script.step("shop/basic/reason") is None
    shown = audit.walk.script.with_response("shop/basic/price", Answer("missed"))
    assert shown.step("shop/basic/reason") is not None
    assert "shop/basic/reason" not in [step.key for step in shown.stretches["shop"].unanswered]


def test_what_leaving_an_answer_out_means_is_kept_for_visible_questions_alone() -> None:
    """Where nothing stands in the file, a question that comes up later, or in a part of its own, is asked."""
    audit = new_audit().after(walked(until="shop/feeling"), None, NOON)
    passed = {
        "shop/basic/seen": Written(value="met", line=1),
        "shop/basic/reason": Written(value="met"),
        "shop/worked-out": Written(value=""),
        "after/again": Written(value=""),
    }
    kept = with_later_answers(audit, passed, NOON).responses
    assert list(kept)[len(audit.responses) :] == ["shop/basic/seen", "shop/worked-out"]


@pytest.mark.parametrize("missing", ["before/name", "predictions/shop"])
def test_nothing_is_taken_from_the_touchpoints_before_the_seal(missing: str) -> None:
    """While the seal is open, predictions are kept and nothing after them, or they could be given after the walk."""
    written = {"predictions/phone": "+4, 50%", SEAL: "sealed", "shop/card": "done", "after/again": "y"}
    assert added(missing, written) == ["predictions/phone"]


def test_a_moment_written_the_wrong_way_round_is_felt_anew() -> None:
    """A feeling that does not fit its moment is kept once, and asked again."""
    audit = paused("shop/feeling", {"shop/moment/1": "down", "shop/moment/1/feeling": "pleased 5"})
    assert "shop/moment/1/feeling" in audit.responses
    assert "shop/moment/1/feeling" in [step.key for step in audit.walk.script.stretches["shop"].unanswered]
