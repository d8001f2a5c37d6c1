"""Pausing at any time, and going on at the very question."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from cx_audit.core.questions import Answer

from .conftest import Open
from .seeded import folder_in, only_audit, seeded
from .session import CTRL_C, CTRL_D, CTRL_Q, DOWN, ENTER, ESCAPE, Session
from .walker import Walker

pytestmark = pytest.mark.slow  # a session for each test

STOPPED = 130


def paused(session: Session, key: str) -> list[str]:
    """Press the key and read to the end: stopped and saved, the terminal as it was; how to go on."""
    session.press(key)
    assert session.exit_code() == STOPPED
    assert session.left_behind() == []
    return session.resume_command()


@pytest.mark.parametrize(
    ("to", "key"),
    [
        ("before/why", CTRL_C),
        ("before/why", CTRL_Q),
        ("before/why", CTRL_D),
        ("predictions/call", CTRL_C),
        ("website/feeling", CTRL_Q),
        ("website/basic/my-need", CTRL_C),
        ("website/basic/my-need", CTRL_Q),
        ("website/basic/my-need", CTRL_D),
        ("website/departments", CTRL_D),
    ],
)
def test_pause_and_go_on(open_session: Open, tmp_path: Path, to: str, key: str) -> None:
    """Each of three keys pauses at each kind of prompt, and the command that is printed goes on right there."""
    before = seeded(tmp_path, to=to)
    session = open_session("resume", kept=True)
    page = session.page()
    words = paused(session, key)
    assert words == ["resume", before.id]
    assert open_session(*words).page() == page
    assert only_audit(tmp_path).responses == before.responses


def test_pause_by_the_card(open_session: Open, tmp_path: Path) -> None:
    """“I shall do it later” on a touchpoint's card pauses, and the card is there again days later."""
    seeded(tmp_path, to="call/card")
    session = open_session("resume", kept=True)
    card = session.page()
    words = paused(session, "l")
    assert open_session(*words).page() == card


@pytest.mark.parametrize("keys", [("k",), ("d", "3")], ids=["strength", "certainty"])
def test_pause_in_the_middle_of_an_answer(open_session: Open, tmp_path: Path, keys: tuple[str, ...]) -> None:
    """Paused between a word and its strength, or within a prediction, the question is asked anew."""
    before = seeded(tmp_path, to="website/feeling" if keys == ("k",) else "predictions/call")
    session = open_session("resume")
    page = session.page()
    for key in keys:
        session.turn(key)
    words = paused(session, CTRL_C)
    assert open_session(*words).page() == page
    assert only_audit(tmp_path).responses == before.responses


NOT_KEPT = "The line that you had begun was not kept; every answer before it was."


@pytest.mark.parametrize("number", [None, signal.SIGTERM], ids=["ctrl-c", "sigterm"])
def test_a_line_half_typed_is_told_of(open_session: Open, tmp_path: Path, number: signal.Signals | None) -> None:
    """Whoever pauses in the middle of a line is told that the line is not kept, and it is not there later."""
    before = seeded(tmp_path, to="website/quote/1")
    session = open_session("resume", kept=True)
    page = session.page()
    session.nudge("half a text")
    session.wait_for("› half a text")
    if number is None:
        words = paused(session, CTRL_C)
    else:
        session.send_signal(number)
        assert session.exit_code() == STOPPED
        words = session.resume_command()
    assert NOT_KEPT in " ".join(session.screen_after_stage().split())
    assert "half a text" not in session.screen_after_stage()
    assert only_audit(tmp_path).responses == before.responses
    assert open_session(*words).page() == page


def test_a_line_half_typed_some_questions_before_is_told_of(open_session: Open, tmp_path: Path) -> None:
    """A line that was left half typed by going back is told of too, when the walk is paused elsewhere."""
    seeded(tmp_path, to="website/quote/1")
    session = open_session("resume", kept=True)
    session.page()
    session.nudge("half a text")
    session.turn(ESCAPE)
    paused(session, CTRL_C)
    assert NOT_KEPT in " ".join(session.screen_after_stage().split())


@pytest.mark.parametrize("keys", [(), ("x", "\x7f")], ids=["nothing typed", "typed and erased"])
def test_an_empty_line_is_not_told_of(open_session: Open, tmp_path: Path, keys: tuple[str, ...]) -> None:
    """Where nothing stands in the line, pausing says nothing about it; nor where an earlier answer stands in it."""
    seeded(tmp_path, to="before/why", responses={"before/role": Answer("Boss")})
    session = open_session("resume", kept=True)
    session.page()
    session.press(*keys)
    session.turn(ESCAPE)
    paused(session, CTRL_C)
    assert "not kept" not in session.screen_after_stage()


def test_ctrl_d_in_a_text_deletes(open_session: Open, tmp_path: Path) -> None:
    """While there is text in the line Ctrl-D deletes a letter and does not pause; once it is empty it pauses."""
    seeded(tmp_path, to="before/why")
    session = open_session("resume")
    session.page()
    session.press("xy")
    session.wait_for("› xy")
    session.press("\x01", CTRL_D)
    session.wait_until(lambda: "› y" in session.flat, "the letter deleted")
    session.press(CTRL_D)
    session.wait_until(lambda: "› y" not in session.flat, "the other letter deleted")
    paused(session, CTRL_D)


def test_going_on_after_going_back(open_session: Open, tmp_path: Path) -> None:
    """Paused while looking at an earlier answer, the walk goes on at that answer."""
    seeded(tmp_path, to="website/basic/me-first")
    session = open_session("resume")
    here = session.page()
    earlier = session.turn(ESCAPE)
    words = paused(session, CTRL_C)
    again = open_session(*words)
    assert again.page() == earlier
    assert again.pointed == "yes, met"
    assert again.turn(ENTER) == here


def test_walk_again_goes_on(open_session: Open, tmp_path: Path) -> None:
    """Beginning the same walk once more, however the names are spelled, goes on with the open one."""
    seeded(tmp_path, to="website/basic/me-first")
    session = open_session("walk", "harbour  BOOKS", "--leader", "ann")
    assert "Was it about you before it was about them?" in session.page()
    paused(session, CTRL_C)
    assert "Ann has this walk open already, so it goes on where it was." in session.raw.decode()


def test_two_open_walks_to_choose_from(open_session: Open, tmp_path: Path) -> None:
    """With two walks open, resume shows both and goes on with the one that is chosen."""
    seeded(tmp_path, to="website/basic/my-need")
    seeded(tmp_path, to="call/basic/listened", organisation="Dune Garage", leader="Ben")
    session = open_session("resume")
    session.wait_for("Esc leaves")
    assert "Which walk will you go on with?" in session.text
    rows = {name: line.split()[0] for line in session.text.splitlines() for name in ("Ann", "Ben") if name in line}
    assert set(rows) == {"Ann", "Ben"}
    assert "Harbour Books · Ann · round 1" in session.flat
    assert "Dune Garage · Ben · round 1" in session.flat
    page = session.turn(rows["Ben"])
    assert "Dune Garage · round 1" in page
    assert "Did they listen before they tried to sell?" in page


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_D], ids=["esc", "ctrl-c", "ctrl-d"])
def test_leaving_the_choice(open_session: Open, tmp_path: Path, key: str) -> None:
    """Leaving the choice of walks goes on with none of them."""
    seeded(tmp_path, to="website/card")
    seeded(tmp_path, to="website/card", leader="Ben")
    session = open_session("resume", kept=True)
    session.wait_for("Esc leaves")
    session.press(key)
    assert session.exit_code() == STOPPED
    assert session.left_behind() == []


def test_arrows_choose_a_walk(open_session: Open, tmp_path: Path) -> None:
    """The choice of walks takes arrows and Enter too, and nothing is chosen before they are used."""
    seeded(tmp_path, to="website/card")
    seeded(tmp_path, to="website/card", leader="Ben")
    session = open_session("resume")
    session.wait_for("Esc leaves")
    session.press(ENTER, DOWN, DOWN)
    session.wait_until(lambda: "Ann" in session.pointed or "Ben" in session.pointed, "a row pointed at")
    session.turn(ENTER)
    assert "The website · touchpoint 1 of 5" in session.text


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D, ESCAPE], ids=["ctrl-c", "ctrl-d", "esc"])
def test_leaving_the_welcome(open_session: Open, tmp_path: Path, key: str) -> None:
    """Left at the welcome, nothing was begun and nothing is kept."""
    session = open_session("walk", "Harbour Books", "--leader", "Ann", kept=True)
    session.page()
    session.press(key)
    assert session.exit_code() == STOPPED
    assert session.left_behind() == []
    assert "nothing to keep" in session.flat
    assert folder_in(tmp_path).heads() == ([], [])


def test_asked_for_both_names(open_session: Open, tmp_path: Path) -> None:
    """Without names on the command line they are asked for, and the walk begins in their name."""
    session = open_session("walk")
    session.wait_for("Which organisation will you walk?")
    session.wait_for("›")
    session.press("Harbour Books", ENTER)
    session.wait_for("Who is walking?")
    session.wait_until(lambda: session.text.count("›") >= 1 and "Who" in session.text, "a prompt")
    session.press("Ann", ENTER)
    session.wait_for("Enter begins")
    walker = Walker(session, {"What do you do": ("Boss", ENTER)})
    walker.walk_to("In one line: why are we doing this?")
    audit = only_audit(tmp_path)
    assert (audit.organisation, audit.leader) == ("Harbour Books", "Ann")
    assert audit.responses == {"before/role": Answer("Boss")}


@pytest.mark.parametrize("key", [CTRL_C, CTRL_Q, CTRL_D, ESCAPE], ids=["ctrl-c", "ctrl-q", "ctrl-d", "esc"])
def test_leaving_the_names(open_session: Open, tmp_path: Path, key: str) -> None:
    """Left at the question for a name, nothing was begun."""
    session = open_session("walk", kept=True)
    session.wait_for("›")
    session.press(key)
    assert session.exit_code() == STOPPED
    assert "Nothing was begun." in session.flat
    assert session.left_behind() == []
    assert folder_in(tmp_path).heads() == ([], [])
