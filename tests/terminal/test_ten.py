"""Ten on a scale: typed as 0 or as 10, and nothing that is typed quickly after a 1 is lost."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from cx_audit.core.feelings import Felt
from cx_audit.core.questions import Answer, Prediction, Value

from .conftest import Open
from .seeded import only_audit, seeded
from .session import CTRL_C, ENTER, ESCAPE, Session

SECOND_DIGIT = 0.4


def answered(home: Path, key: str) -> Value:
    """What the one audit has as the answer to a question."""
    response = only_audit(home).responses[key]
    assert isinstance(response, Answer)
    return response.value


def predicting(open_session: Open, home: Path) -> Session:
    """A session that asks how far up the call will leave the leader."""
    seeded(home, to="predictions/call")
    session = open_session("resume")
    session.page()
    assert "how far up?" in session.turn("u")
    return session


@pytest.mark.parametrize(("typed", "score"), [(("1", "0"), 10), (("0",), 10), (("1",), 1), (("2",), 2), (("9",), 9)])
def test_a_prediction_as_it_is_typed(open_session: Open, tmp_path: Path, typed: tuple[str, ...], score: int) -> None:
    """10 and 0 are ten, 1 alone is one after a moment, and nothing falls on the next page."""
    session = predicting(open_session, tmp_path)
    page = session.turn(*typed)
    assert "how certain are you?" in page
    assert "Press" not in page
    session.turn("7")
    assert answered(tmp_path, "predictions/call") == Prediction(score=score, certain=70)


def test_a_strength_as_it_is_typed(open_session: Open, tmp_path: Path) -> None:
    """A strength of ten is typed as 10, and the next page is untouched."""
    seeded(tmp_path, to="website/feeling")
    session = open_session("resume")
    session.page()
    assert "0 or 10 for ten" in session.turn("c")
    page = session.turn("1", "0")
    assert "Was there a moment" in page
    assert "Press" not in page
    felt = answered(tmp_path, "website/feeling")
    assert isinstance(felt, Felt)
    assert felt.strength == 10


def test_other_digits_do_not_wait(open_session: Open, tmp_path: Path) -> None:
    """Only the 1 waits for a second digit."""
    session = predicting(open_session, tmp_path)
    taken = {}
    for digit in ("1", "5"):
        before = time.monotonic()
        session.turn(digit)
        taken[digit] = time.monotonic() - before
        session.turn(ESCAPE)
    assert taken["1"] >= SECOND_DIGIT
    assert taken["5"] < taken["1"]


def test_keys_typed_ahead_after_a_one(open_session: Open, tmp_path: Path) -> None:
    """What follows a 1 at once answers the next pages, key by key."""
    session = predicting(open_session, tmp_path)
    session.press("1", "7", "d", "1", "0", "3")
    session.wait_until(lambda: "predictions/buy" in only_audit(tmp_path).responses, "the second prediction")
    assert answered(tmp_path, "predictions/call") == Prediction(score=1, certain=70)
    assert answered(tmp_path, "predictions/buy") == Prediction(score=-10, certain=30)


def test_a_way_out_after_a_one(open_session: Open, tmp_path: Path) -> None:
    """Ctrl-C right after a 1 still pauses, and Enter right after it is left to the next page."""
    session = predicting(open_session, tmp_path)
    session.press("1", ENTER, "4")
    session.wait_until(lambda: "predictions/call" in only_audit(tmp_path).responses, "the prediction")
    assert answered(tmp_path, "predictions/call") == Prediction(score=1, certain=40)
    session.wait_for("where do you expect it to leave you?")
    session.turn("u")
    session.press("1", CTRL_C)
    assert session.exit_code() == 130
    assert session.left_behind() == []
