"""Going back: the answers stay, are offered, and can be changed, until the predictions are sealed."""

from __future__ import annotations

from pathlib import Path

import pytest

from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import Answer, Prediction

from .conftest import Open
from .seeded import only_audit, seeded
from .session import BACKSPACE, DOWN, ENTER, ESCAPE, SHIFT_TAB

pytestmark = pytest.mark.slow  # a session for each test

both_ways = pytest.mark.parametrize("back", [ESCAPE, SHIFT_TAB], ids=["esc", "shift-tab"])

MY_NEED = "Did the first screen speak to your need?"
ME_FIRST = "Was it about you before it was about them?"
HOW_SOLVED = "Could you find how a problem like yours is solved?"
QUOTE = "Which words of theirs do you still hear?"


@both_ways
def test_back_from_a_one_key_prompt(open_session: Open, tmp_path: Path, back: str) -> None:
    """The question before comes with its answer pointed at, and Enter keeps it and goes on."""
    seeded(tmp_path, to="website/basic/me-first")
    session = open_session("resume")
    here = session.page()
    assert ME_FIRST in here
    assert session.pointed == ""
    assert MY_NEED in session.turn(back)
    assert session.pointed == "yes, met"
    assert session.turn(ENTER) == here
    assert only_audit(tmp_path).changes == ()


@both_ways
def test_back_over_several_questions_and_forth(open_session: Open, tmp_path: Path, back: str) -> None:
    """Going back four times and keeping each answer with Enter ends where it began, with nothing changed."""
    before = seeded(tmp_path, to="website/basic/reach-a-person")
    session = open_session("resume")
    here = session.page()
    for asked in (HOW_SOLVED, ME_FIRST, MY_NEED, "Which is closer to the way the website spoke?"):
        assert asked in session.turn(back)
    for _ in range(4):
        assert session.pointed
        last = session.turn(ENTER)
    assert last == here
    after = only_audit(tmp_path)
    assert after.responses == before.responses
    assert after.changes == ()


def test_back_changes_an_answer(open_session: Open, tmp_path: Path) -> None:
    """Another key on an earlier question changes its answer, and the log keeps what it was."""
    seeded(tmp_path, to="website/basic/me-first")
    session = open_session("resume")
    session.page()
    session.turn(ESCAPE)
    assert ME_FIRST in session.turn("n")
    audit = only_audit(tmp_path)
    assert audit.responses["website/basic/my-need"] == Answer("missed")
    [change] = audit.changes
    assert (change.key, change.was, change.became) == ("website/basic/my-need", Answer("met"), Answer("missed"))


def test_an_answer_passed_over_is_offered_as_it_is(open_session: Open, tmp_path: Path) -> None:
    """A question that does not apply comes back with “does not apply” pointed at."""
    seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume")
    session.page()
    assert ME_FIRST in session.turn("x")
    session.turn(ESCAPE)
    assert session.pointed == "does not apply"


@both_ways
def test_back_from_a_half_typed_text(open_session: Open, tmp_path: Path, back: str) -> None:
    """What was half typed is kept as a draft, and the prompt begins with it when it comes again."""
    seeded(tmp_path, to="website/quote/1")
    session = open_session("resume")
    session.page()
    session.press("We will c")
    session.wait_for("› We will c")
    assert "still, was there some small thing" in session.turn(back).replace("\n", " ")
    assert session.pointed == "no"
    again = session.turn(ENTER)
    assert QUOTE in again
    assert "We will c" in again
    session.press("all")
    session.wait_for("› We will call")
    assert "Any other words of theirs?" in session.turn(ENTER)
    assert only_audit(tmp_path).responses["website/quote/1"] == Answer("We will call")


def test_an_earlier_text_is_offered_and_can_be_emptied(open_session: Open, tmp_path: Path) -> None:
    """A text that was given before stands in the line: Enter keeps it, erasing it takes it back."""
    seeded(tmp_path, to="before/why", responses={"before/role": Answer("Boss")})
    session = open_session("resume")
    session.page()
    assert "› Boss" in session.turn(ESCAPE).replace("›  ", "› ")
    session.turn(ENTER)
    assert only_audit(tmp_path).responses["before/role"] == Answer("Boss")
    session.turn(ESCAPE)
    session.press(*[BACKSPACE] * 4)
    session.turn(ENTER)
    assert only_audit(tmp_path).responses["before/role"] == Answer("")


@both_ways
def test_back_from_the_strength_to_the_word(open_session: Open, tmp_path: Path, back: str) -> None:
    """From how strongly, back leads to the word; another word offers its own usual strength."""
    seeded(tmp_path, to="website/feeling")
    session = open_session("resume")
    words = session.page()
    assert "Delighted: how strongly?" in session.turn("k")
    assert session.pointed == "6"
    assert session.turn(back) == words
    assert session.pointed == ""
    assert "Annoyed: how strongly?" in session.turn("q")
    assert session.pointed == "4"
    assert "Was there a moment" in session.turn("0")
    assert only_audit(tmp_path).responses["website/feeling"] == Answer(
        Felt(word="annoyed", direction=Direction.DOWN, strength=10)
    )


def test_back_to_a_feeling_offers_its_word_and_strength(open_session: Open, tmp_path: Path) -> None:
    """A feeling that was given before is kept with Enter for the word and Enter for the strength."""
    felt = Answer(Felt(word="annoyed", direction=Direction.DOWN, strength=7))
    seeded(tmp_path, to="website/moment/1", responses={"website/feeling": felt})
    session = open_session("resume")
    here = session.page()
    session.turn(ESCAPE)
    assert session.pointed == "annoyed"
    session.turn(ENTER)
    assert session.pointed == "7"
    assert session.turn(ENTER) == here
    assert only_audit(tmp_path).responses["website/feeling"] == felt


@both_ways
def test_back_within_a_prediction(open_session: Open, tmp_path: Path, back: str) -> None:
    """A prediction's three parts lead back to one another, and then to the question before."""
    seeded(tmp_path, to="predictions/call")
    session = open_session("resume")
    way = session.page()
    far = session.turn("d")
    assert "The call: how far down?" in far
    assert "The call: how certain are you?" in session.turn("3")
    assert session.turn(back) == far
    assert session.turn(back) == way
    assert "The website: where do you expect it to leave you?" in session.turn(back)
    assert session.pointed == "up: it builds trust"
    session.turn(ENTER)
    assert session.pointed == "+5"
    session.turn(ENTER)
    assert session.pointed == "70"
    assert session.turn(ENTER) == way
    assert only_audit(tmp_path).responses["predictions/website"] == Answer(Prediction(score=5, certain=70))


def test_a_prediction_turned_round_offers_no_strength(open_session: Open, tmp_path: Path) -> None:
    """A prediction changed from up to down does not take over how far it went."""
    seeded(tmp_path, to="predictions/call")
    session = open_session("resume")
    session.page()
    session.turn(ESCAPE)
    session.turn("d")
    assert session.pointed == ""
    session.turn("2")
    session.turn("c")
    audit = only_audit(tmp_path)
    assert audit.responses["predictions/website"] == Answer(Prediction(score=-2, certain=100))


def test_back_across_the_start_of_a_touchpoint(open_session: Open, tmp_path: Path) -> None:
    """From the card of the second touchpoint, back leads to the review of the first and on into its answers."""
    before = seeded(tmp_path, to="call/card")
    session = open_session("resume")
    card = session.page()
    assert "The call · touchpoint 2 of 5" in card
    assert "The website · touchpoint 1 of 5 · review" in session.turn(ESCAPE)
    assert "How did the website work out for you?" in session.turn(ESCAPE)
    assert "Which departments did you meet?" in session.turn(ESCAPE)
    while "The call · touchpoint 2 of 5" not in session.text:
        session.turn(ENTER)
    assert session.text == card
    after = only_audit(tmp_path)
    assert after.responses == before.responses
    assert after.changes == ()


@both_ways
def test_back_is_refused_at_the_seal(open_session: Open, tmp_path: Path, back: str) -> None:
    """Once the predictions are sealed the walk goes back no further, and says so above the question."""
    seeded(tmp_path, to="website/card")
    session = open_session("resume")
    session.page()
    page = session.turn(back)
    assert "Your predictions are sealed, so the walk goes back no further than this." in session.flat
    assert "The website · touchpoint 1 of 5" in page
    assert "How did the website make you feel?" in session.turn("d")
    assert "are sealed" not in session.flat


def test_back_from_the_seal_changes_a_prediction(open_session: Open, tmp_path: Path) -> None:
    """Before they are sealed the predictions can still be changed, and the seal shows them as they are."""
    seeded(tmp_path, to="predictions/seal")
    session = open_session("resume")
    assert session.page().count("+5, 70 % certain") == 5
    assert "The leader: where do you expect it" in session.turn(ESCAPE)
    session.turn("d")
    session.turn("9")
    assert "The leader    −9, 20 % certain" in session.turn("2")
    session.turn("s")
    audit = only_audit(tmp_path)
    assert audit.seal is not None
    assert audit.predictions["leader"] == Prediction(score=-9, certain=20)


@both_ways
def test_back_is_refused_at_the_first_question(open_session: Open, back: str) -> None:
    """At the very first question, back says that there is none before it."""
    session = open_session("walk", "Harbour Books", "--leader", "Ann")
    session.page()
    session.turn(ENTER)
    page = session.turn(back)
    assert "This is the first question." in page
    assert "What do you do in the organisation?" in page


@pytest.mark.parametrize(
    ("to", "label"),
    [
        ("before/key-question", "It builds trust"),
        ("predictions/website", "up: it builds trust"),
        ("website/pair/spoke-to-me", "It spoke about itself"),
        ("website/basic/my-need", "yes, met"),
        ("website/moment/1", "yes, up"),
        ("website/extra/1", "yes"),
        ("website/feeling", "welcomed"),
        ("buy/value", "less than I paid for"),
    ],
)
def test_nothing_scored_is_preselected(open_session: Open, tmp_path: Path, to: str, label: str) -> None:
    """Enter alone answers nothing that counts: only arrows point, and then Enter takes the row."""
    seeded(tmp_path, to=to)
    session = open_session("resume")
    page = session.page()
    assert session.pointed == ""
    session.press(ENTER)
    session.press(DOWN)
    session.wait_until(lambda: session.pointed != "", "a row pointed at")
    assert session.pointed == label
    assert session.text == page
    session.turn(ENTER)
    assert session.text != page
