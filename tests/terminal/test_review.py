"""The review that closes a touchpoint: any answer can be changed from there."""

from __future__ import annotations

import json
from pathlib import Path

from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import Answer

from .conftest import Open
from .seeded import only_audit, seeded
from .session import ENTER, ESCAPE, UP

REVIEW = "The website · touchpoint 1 of 5 · review"


def test_a_feeling_changed_from_the_review(open_session: Open, tmp_path: Path) -> None:
    """The review opens the feeling with what was said, leads back to itself, and the file keeps both feelings."""
    seeded(tmp_path, to="website/review")
    session = open_session("resume")
    assert REVIEW in session.page()
    assert session.pointed == "Yes, go on"
    session.point_at("feeling: reassured, 4 up")
    assert "How did the website make you feel?" in session.turn(ENTER)
    assert session.pointed == "reassured"
    session.turn("q")
    after = session.turn("6")
    assert REVIEW in after
    assert "feeling: annoyed, 6 down" in after
    [change] = only_audit(tmp_path).changes
    assert change.key == "website/feeling"
    assert change.was == Answer(Felt(word="reassured", direction=Direction.UP, strength=4))
    assert change.became == Answer(Felt(word="annoyed", direction=Direction.DOWN, strength=6))
    [path] = tmp_path.glob("data/cx-audit/organisations/*/*.json")
    [kept] = json.loads(path.read_text(encoding="utf-8"))["changes"]
    words = json.dumps(kept)
    assert all(each in words for each in ("website/feeling", "reassured", "annoyed"))
    assert "The call · touchpoint 2 of 5" in session.turn(ENTER)


def test_a_change_that_opens_a_question_asks_it(open_session: Open, tmp_path: Path) -> None:
    """A feeling turned up from the review brings the question that only an up feeling has, then the review again."""
    down = Answer(Felt(word="annoyed", direction=Direction.DOWN, strength=4))
    seeded(tmp_path, to="website/review", responses={"website/feeling": down})
    session = open_session("resume")
    session.page()
    session.point_at("feeling: annoyed")
    session.turn(ENTER)
    session.turn("k")
    session.turn(ENTER)
    for _ in range(20):
        if "Nobody misses what they did not expect" in session.flat:
            break
        assert REVIEW not in session.text
        session.turn(ENTER)
    session.turn("n")
    for _ in range(20):
        if REVIEW in session.text:
            break
        session.turn(ENTER)
    assert "feeling: delighted, 6 up" in session.text
    assert [change.key for change in only_audit(tmp_path).changes] == ["website/feeling"]


def test_a_basic_changed_from_the_review(open_session: Open, tmp_path: Path) -> None:
    """Any other answer is changed the same way, also one that the arrows reach from below."""
    seeded(tmp_path, to="website/review")
    session = open_session("resume")
    session.page()
    session.point_at("clear what it costs: yes, met")
    assert "Was it clear what it would cost?" in session.turn(ENTER)
    after = session.turn("n")
    assert REVIEW in after
    assert "clear what it costs: no, missed" in after


def test_every_answer_is_reached_from_the_review(open_session: Open, tmp_path: Path) -> None:
    """The arrows reach the last answer of a long review, which scrolls with them, and come back up."""
    seeded(tmp_path, to="website/review")
    session = open_session("resume")
    session.page()
    session.point_at("how it worked out: (nothing)")
    session.point_at("Yes, go on", by=UP)
    session.point_at("how it worked out: (nothing)")
    assert "How did the website work out for you?" in session.turn(ENTER)


def test_back_from_an_opened_answer(open_session: Open, tmp_path: Path) -> None:
    """An answer that was opened and kept with Enter changes nothing, and the review is there again."""
    before = seeded(tmp_path, to="website/review")
    session = open_session("resume")
    review = session.page()
    session.point_at("moment 1: none")
    session.turn(ENTER)
    assert session.turn(ENTER) == review
    assert "How did the website work out for you?" in session.turn(ESCAPE)
    after = only_audit(tmp_path)
    assert after.responses == before.responses
    assert after.changes == ()
