"""The audit and the drive: what is kept of a walk, what is stamped, and that a pause makes no difference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cx_audit.core.audit import Audit, LoggedChange, digest_of_predictions, seal_is_whole
from cx_audit.core.checklist import Condition, Item
from cx_audit.core.keys import SEAL
from cx_audit.core.questions import (
    Answer,
    Back,
    ChoiceQuestion,
    Open,
    Pause,
    Prediction,
    Reply,
    Response,
    TextQuestion,
)
from cx_audit.core.result import result_of
from cx_audit.core.walk import Accepted, Change, Walk, drive

from .samples import (
    CHECKLIST,
    LAW_CHECKLIST,
    NOON,
    TWO_WAYS,
    ListAsker,
    Notebook,
    current,
    down,
    dull_reply,
    moved,
    new_audit,
    up,
    walked,
)
from .strategies import paths

MINUTE = timedelta(minutes=1)


def recorded(replies: Sequence[Reply], audit: Audit | None = None) -> tuple[Audit, ListAsker]:
    """The audit after driving its walk with these replies, a minute each, and the asker that gave them."""
    notebook, asker = Notebook(audit or new_audit()), ListAsker(list(replies))
    drive(notebook.audit.walk, asker, notebook)
    return notebook.audit, asker


def replies_until(key: str, answers: dict[str, Response] | None = None) -> list[Reply]:
    """The replies that bring a walk to this question."""
    return list(walked(answers, until=key).responses.values())


def closing(audit: Audit) -> Audit:
    """The audit, its walk brought to the end with what was answered before or with dull replies."""
    while (step := audit.walk.current) is not None:
        outcome = audit.walk.reply(audit.responses.get(step.key) or dull_reply(step.question))
        assert isinstance(outcome, Accepted)
        audit = audit.after(outcome.walk, outcome.change, audit.changed + MINUTE)
    return audit


# Driving.


def test_driving_asks_until_the_end_and_reports_each_reply() -> None:
    """Each question is asked once, in order, and each answer is handed over before the next question."""
    changes: list[Change | None] = []
    script = walked()
    asker = ListAsker(list(script.responses.values()))
    end = drive(Walk(checklist=CHECKLIST), asker, lambda walk, change: changes.append(change))
    assert end.finished
    assert asker.asked == list(script.responses)
    assert [change.key for change in changes if change] == asker.asked
    assert asker.refusals == []


def test_driving_stops_at_a_pause_and_keeps_everything() -> None:
    """A pause ends the drive at the question that was asked, which is the first one asked when it goes on."""
    audit, asker = recorded(replies_until("shop/feeling"))
    assert asker.asked[-1] == "shop/feeling"
    assert not audit.complete
    _, again = recorded([Answer(up(5))], audit)
    assert again.asked == ["shop/feeling", "shop/moment/1"]


def test_a_refused_reply_is_explained_and_asked_again() -> None:
    """A refusal reaches the asker in words, nothing is kept of it, and the same question comes again."""
    audit, asker = recorded([Answer(""), Back(), Answer("Ada")])
    assert asker.asked == ["before/name", "before/name", "before/name", "before/persona"]
    assert asker.refusals == ["A few words are needed here.", "This is the first question."]
    assert dict(audit.responses) == {"before/name": Answer("Ada")}


def test_stepping_back_is_reported_so_that_it_can_be_kept() -> None:
    """After a step back the audit knows which question is being looked at."""
    audit, _ = recorded([*replies_until("before/way"), Back()])
    assert audit.at == "before/need"
    assert current(audit.walk).key == "before/need"
    resumed, asker = recorded([Answer("A key.")], audit)
    assert asker.asked == ["before/need", "before/way"]
    assert resumed.at is None


# Stamps.


def test_each_answer_has_the_time_at_which_it_was_given() -> None:
    """Answers are stamped one by one, a changed one with its last time, and the audit with its last reply."""
    audit, _ = recorded([Answer("Ada"), Answer("A baker"), Back(), Answer("A nurse")])
    assert audit.answered == {"before/name": NOON + MINUTE, "before/persona": NOON + 4 * MINUTE}
    assert audit.changed == NOON + 4 * MINUTE


def test_the_audit_is_finished_with_its_last_answer() -> None:
    """Only the last answer finishes an audit, and it is stamped with its time."""
    replies = list(walked().responses.values())
    audit, _ = recorded(replies[:-1])
    assert (audit.finished, audit.complete) == (None, False)
    audit, _ = recorded(replies)
    assert audit.complete
    assert audit.finished == audit.changed == NOON + len(replies) * MINUTE
    assert result_of(audit).complete


LAST = (
    Item(id="one", question=ChoiceQuestion(ask="?", options=TWO_WAYS)),
    Item(id="two", question=ChoiceQuestion(ask="?", options=TWO_WAYS)),
    Item(id="three", question=TextQuestion(ask="?"), when=(Condition(key="after/one", values=("a",)),)),
    Item(id="four", question=TextQuestion(ask="?"), when=(Condition(key="after/two", values=("b",)),)),
)


def nearly_finished() -> Audit:
    """An audit at its last question, from which the leader went back and hid that question."""
    checklist = replace(LAW_CHECKLIST, before=(), touchpoints=(CHECKLIST.touchpoints[1],), after=LAST)
    walk = walked(until="after/three", checklist=checklist)
    audit = replace(new_audit(checklist), responses=walk.responses)
    audit, asker = recorded([Back(), Back(), Answer("b")], audit)
    assert asker.asked == ["after/three", "after/two", "after/one", "after/two"]
    return audit


def test_an_audit_is_not_finished_while_a_question_is_being_asked() -> None:
    """Hiding the last question from further back does not finish the audit while the walk goes on."""
    audit = nearly_finished()
    assert audit.walk.current is not None
    assert not audit.complete
    assert result_of(audit).net_trust is None


def test_an_audit_is_not_finished_while_an_answer_is_missing() -> None:
    """A changed answer that brings up a new question leaves the audit open until that has its answer."""
    audit, asker = recorded([Answer("b")], nearly_finished())
    assert asker.asked[-1] == "after/four"
    assert "after/four" not in audit.responses
    assert not audit.complete
    assert result_of(audit).net_trust is None


@given(paths(replace(LAW_CHECKLIST, touchpoints=(), after=LAST), detour_in=3))
def test_an_audit_is_complete_exactly_when_nothing_more_is_asked(path: tuple[list[Reply], Walk]) -> None:
    """At every point of a walk, however it went back and forth, complete means that there is no question left."""
    audit = new_audit(path[1].checklist)
    for reply in path[0]:
        outcome = audit.walk.reply(reply)
        assert isinstance(outcome, Accepted)
        audit = audit.after(outcome.walk, outcome.change, audit.changed + MINUTE)
        assert audit.complete is (audit.walk.current is None)


# Changed answers.


def test_a_changed_feeling_is_in_the_answer_log() -> None:
    """A later change of the feeling keeps what it was, what it became, and when."""
    answers: dict[str, Response] = {"shop/feeling": Answer(up(6))}
    audit, _ = recorded([*replies_until("shop/review", answers), Open("shop/feeling"), Answer(down(2))])
    assert audit.changes == (
        LoggedChange(key="shop/feeling", was=Answer(up(6)), became=Answer(down(2)), at=audit.changed),
    )
    assert audit.responses["shop/feeling"] == Answer(down(2))
    assert [change.key for change in closing(audit).changes] == ["shop/feeling"]


def test_the_log_keeps_every_change_in_order() -> None:
    """Changing twice, and back again, leaves each step in the log."""
    way = replies_until("before/way")
    audit, _ = recorded([*way, Answer("a"), Back(), Answer("b"), Back(), Answer("a")])
    assert [(change.was, change.became) for change in audit.changes] == [
        (Answer("a"), Answer("b")),
        (Answer("b"), Answer("a")),
    ]


def test_the_same_answer_again_is_no_change() -> None:
    """Looking again and answering the same leaves the log empty."""
    audit, _ = recorded([*replies_until("before/way"), Answer("a"), Back(), Answer("a")])
    assert audit.changes == ()


# The seal.


def sealed() -> Audit:
    """An audit that has just been sealed."""
    return recorded(replies_until("shop/variants"))[0]


def test_predictions_are_sealed_with_the_time() -> None:
    """The answer to the seal stamps the predictions, and there is no seal before it."""
    before = recorded(replies_until(SEAL))[0]
    assert before.seal is None
    assert seal_is_whole(before)
    audit = sealed()
    assert audit.seal is not None
    assert audit.seal.at == audit.changed == audit.answered[SEAL]
    assert audit.predictions == {key: Prediction(score=4, certain=50) for key in ("shop", "phone")}
    assert seal_is_whole(audit)


def test_the_seal_stays_as_it_is_to_the_end() -> None:
    """Nothing that follows touches the seal."""
    audit = sealed()
    end = closing(audit)
    assert end.complete
    assert end.seal == audit.seal
    assert seal_is_whole(end)


@pytest.mark.parametrize("key", [SEAL, "predictions/shop", "before/way"])
def test_nothing_before_the_seal_is_asked_again(key: str) -> None:
    """A saved audit that points back behind its seal goes on where the walk is, and its seal stays."""
    audit = sealed()
    tampered = replace(audit, at=key)
    assert tampered.walk.current == audit.walk.current
    assert tampered.walk.current is not None
    assert tampered.walk.current.key != key


@pytest.mark.parametrize(
    "responses",
    [
        {"predictions/shop": Answer(Prediction(score=-4, certain=50))},
        {"predictions/shop": Answer(Prediction(score=4, certain=51))},
        {"predictions/phone": Answer("erased")},
        {
            "predictions/shop": Answer(Prediction(score=5, certain=50)),
            "predictions/phone": Answer(Prediction(score=3, certain=50)),
        },
    ],
)
def test_a_prediction_changed_after_the_sealing_breaks_the_seal(responses: dict[str, Response]) -> None:
    """A changed score or certainty, or one that is gone, does not fit the digest."""
    audit = sealed()
    assert not seal_is_whole(replace(audit, responses={**audit.responses, **responses}))


def test_a_changed_time_of_sealing_breaks_the_seal() -> None:
    """The digest covers the moment of the sealing."""
    audit = sealed()
    assert audit.seal is not None
    assert not seal_is_whole(replace(audit, seal=replace(audit.seal, at=audit.seal.at + MINUTE)))


def test_the_digest_does_not_depend_on_the_order_of_predictions() -> None:
    """Predictions are spelled in one order, and each has its own place in the digest."""
    high, low = Prediction(score=4, certain=50), Prediction(score=-4, certain=50)
    assert digest_of_predictions({"a": high, "b": low}, NOON) == digest_of_predictions({"b": low, "a": high}, NOON)
    assert digest_of_predictions({"a": high, "b": low}, NOON) != digest_of_predictions({"a": low, "b": high}, NOON)


# Laws of pausing.

SLOW_BY_NATURE = (HealthCheck.too_slow, HealthCheck.data_too_large)
WALKED = settings(max_examples=settings().max_examples // 2, suppress_health_check=SLOW_BY_NATURE)
WITH_AN_END = replace(LAW_CHECKLIST, after=LAST)


@WALKED
@given(paths(WITH_AN_END), st.data())
def test_a_pause_makes_no_difference(path: tuple[list[Reply], Walk], data: st.DataObject) -> None:
    """Pausing anywhere, and going on from what was kept, ends with the same answers and the same log."""
    replies, end = path
    pauses = data.draw(st.sets(st.integers(0, len(replies)), max_size=4))
    straight = Notebook(new_audit(WITH_AN_END))
    assert drive(Walk(checklist=WITH_AN_END), ListAsker(list(replies)), straight) == end

    paused = Notebook(new_audit(WITH_AN_END))
    for start, stop in zip([0, *sorted(pauses)], [*sorted(pauses), len(replies)], strict=True):
        kept = paused.audit
        rebuilt = Walk(checklist=kept.checklist, responses=dict(kept.responses), at=kept.at)
        drive(rebuilt, ListAsker([*replies[start:stop], Pause()]), paused)

    assert paused.audit.responses == straight.audit.responses == end.responses
    assert paused.audit.changes == straight.audit.changes
    assert paused.audit.finished == straight.audit.finished


@WALKED
@given(paths(WITH_AN_END))
def test_every_walk_ends_whole_and_its_seal_holds(path: tuple[list[Reply], Walk]) -> None:
    """Whatever was opened and changed on the way, the end has every answer, a whole seal and a headline."""
    replies, end = path
    notebook = Notebook(new_audit(WITH_AN_END))
    drive(Walk(checklist=WITH_AN_END), ListAsker(list(replies)), notebook)
    assert end.finished
    assert notebook.audit.complete
    assert seal_is_whole(notebook.audit)
    assert result_of(notebook.audit).net_trust is not None


def test_moving_never_changes_the_walk_it_starts_from() -> None:
    """A walk is never changed: the one before the reply still asks the same question."""
    walk = walked(until="shop/feeling")
    before = dict(walk.responses)
    moved(walk, Answer(up(5)))
    assert current(walk).key == "shop/feeling"
    assert dict(walk.responses) == before
