"""`cx-audit` alone: the menu in a terminal, help elsewhere."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .conftest import Open
from .seeded import folder_in, only_audit, seeded
from .session import COMMAND, CTRL_C, CTRL_D, ENTER, ESCAPE, environment_of
from .walker import Walker

ASKS = "What would you like to do?"


def test_begin_a_walk(open_session: Open, tmp_path: Path) -> None:
    """A newcomer begins a walk from the menu, is asked for both names, and answers the first question."""
    session = open_session()
    session.wait_for("Esc leaves")
    assert ASKS in session.flat
    assert "Go on with a walk" not in session.text
    assert "Read results" not in session.text
    session.press("n")
    session.wait_for("Which organisation will you walk?")
    session.wait_until(lambda: "›" in session.text, "a prompt")
    session.press("Harbour Books", ENTER)
    session.wait_for("Who is walking?")
    session.press("Ann", ENTER)
    session.wait_for("Enter begins")
    walker = Walker(session)
    walker.walk_to("Who are you pretending to be?")
    assert only_audit(tmp_path).leader == "Ann"


def test_go_on(open_session: Open, tmp_path: Path) -> None:
    """With a walk open the menu offers to go on, and does so at the very question."""
    seeded(tmp_path, to="website/basic/my-need")
    session = open_session()
    session.wait_for("Esc leaves")
    assert "Go on with a walk (1 open)" in session.text
    session.turn("g")
    assert "Did the first screen speak to your need?" in session.text


def test_read_results(open_session: Open, tmp_path: Path) -> None:
    """With a walk finished the menu offers its results, and shows them."""
    seeded(tmp_path, to="")
    session = open_session(rows=120)
    session.wait_for("Esc leaves")
    assert "Read results (1 finished)" in session.text
    session.press("r")
    session.wait_for("Whose walk?")
    session.wait_for("Harbour Books · Ann · round 1")
    session.press("1")
    session.read_on()
    assert session.exit_code() == 0
    assert "Net trust" in session.text
    assert session.left_behind() == []


def test_look_at_the_checklists(open_session: Open) -> None:
    """The menu lists the checklists, and shows the one that is chosen as the leader will meet it."""
    session = open_session(rows=300)
    session.wait_for("Esc leaves")
    session.press("c")
    session.wait_for("Software as a service A key answers")
    assert "The first walk" in session.text
    session.press("1")
    session.read_on()
    assert session.exit_code() == 0
    assert "How did the website make you feel?" in session.text


def test_look_around(open_session: Open, tmp_path: Path) -> None:
    """A newcomer can look around a made-up organisation, and nothing of it lands among their own audits."""
    session = open_session(rows=60, columns=100)
    session.wait_for("Esc leaves")
    assert "made-up" in session.text
    session.press("d")
    session.wait_for("made up", "Made up")
    session.press(CTRL_C)
    session.exit_code()
    assert "Traceback" not in session.raw.decode()
    assert folder_in(tmp_path).heads() == ([], [])


@pytest.mark.parametrize("key", [ESCAPE, CTRL_C, CTRL_D], ids=["esc", "ctrl-c", "ctrl-d"])
def test_leaving(open_session: Open, tmp_path: Path, key: str) -> None:
    """Esc leaves the menu, and so do the keys that pause; nothing is made."""
    session = open_session(kept=True)
    session.wait_for("Esc leaves")
    session.press(key)
    assert session.exit_code() == 0
    assert session.left_behind() == []
    assert not (tmp_path / "data").exists()


def test_arrows(open_session: Open) -> None:
    """Nothing is chosen before the arrows are used; then Enter takes the row."""
    session = open_session()
    session.wait_for("Esc leaves")
    assert session.pointed == ""
    session.press(ENTER)
    session.point_at("Begin a new walk")
    session.press(ENTER)
    session.wait_for("Which organisation will you walk?")


def test_a_plain_menu(open_session: Open, tmp_path: Path) -> None:
    """With --plain, or where the cursor cannot be moved, the menu is asked line by line."""
    seeded(tmp_path, to="website/basic/my-need")
    for words, environment in ((["--plain"], {}), ([], {"TERM": "dumb"})):
        session = open_session(*words, environment=environment)
        session.wait_for("checklists >")
        session.press("g", ENTER)
        session.wait_for("x. does not apply >")
        session.press(CTRL_D)
        assert session.exit_code() == 130
        assert b"\x1b" not in session.raw


def test_help_outside_a_terminal(tmp_path: Path) -> None:
    """Without a terminal there is nobody to ask, so the help is printed."""
    run = subprocess.run(
        [COMMAND],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env=environment_of(tmp_path),
        timeout=30,
        check=False,
    )
    assert run.returncode == 0
    assert "Usage: cx-audit" in run.stdout
    assert "walk" in run.stdout
    assert run.stderr == ""
