"""Ctrl-C at every prompt of a walk, and the signals that end programs."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from random import Random

import pytest

from cx_audit.core.questions import Answer

from .conftest import Open
from .seeded import folder_in, only_audit, seeded, walked
from .session import CTRL_C, ENTER, HIDE_CURSOR, SHOW_CURSOR, Session
from .walker import Walker

pytestmark = pytest.mark.slow  # a session for each signal

STOPPED = 130


def interrupt(session: Session) -> None:
    """Press Ctrl-C at a prompt: stopped and saved, and the terminal as it was before the command."""
    session.press(CTRL_C)
    assert session.exit_code() == STOPPED, session.text
    assert session.left_behind() == [], session.text
    assert not session.screen.on_stage
    assert session.raw.rfind(SHOW_CURSOR) > session.raw.rfind(HIDE_CURSOR)
    assert "Traceback" not in session.raw.decode()


def walk_interrupted_at(home: Path, every: int) -> int:
    """Walk to the end, interrupted at every so-manieth prompt and gone on with; how many times that was."""
    words = ["walk", "Harbour Books", "--leader", "Ann"]
    met: set[str] = set()
    interruptions = 0
    page_to_go_on_at = ""
    while True:
        with Session(words, home=home, kept=True) as session:
            walker = Walker(session)
            if page_to_go_on_at:
                assert session.text == page_to_go_on_at
            _walk_to_interruption(walker, met, every)
            if not walker.at_work:
                session.read_on()
                assert session.exit_code() == 0
                return interruptions
            interrupt(session)
            interruptions += 1
            if any(home.glob("data/cx-audit/organisations/*/*.json")):
                words = session.resume_command()
                page_to_go_on_at = next(page for page in reversed(walker.pages) if not is_second_part(page))
            else:
                assert "nothing to keep" in session.flat


def _walk_to_interruption(walker: Walker, met: set[str], every: int) -> None:
    while walker.at_work:
        page = walker.pages[-1]
        if page not in met:
            met.add(page)
            if len(met) % every == 0:
                return
        walker.step()


def is_second_part(page: str) -> bool:
    """Whether this page asks for a further part of an answer, the first of which is not kept by itself."""
    return any(part in page for part in ("how strongly?", "how far up?", "how certain are you?"))


def test_ctrl_c_at_some_prompts(tmp_path: Path) -> None:
    """Every eighteenth prompt of a walk is interrupted; each time it goes on there, and the answers are as without."""
    assert walk_interrupted_at(tmp_path, 18) >= 6
    assert only_audit(tmp_path).responses == walked(to="").responses


@pytest.mark.slow
def test_ctrl_c_at_every_prompt(tmp_path: Path) -> None:
    """Every prompt of a walk is interrupted; each time it goes on there, and the answers are as without."""
    assert walk_interrupted_at(tmp_path, 1) >= 130
    assert only_audit(tmp_path).responses == walked(to="").responses


@pytest.mark.parametrize(
    ("to", "keys", "number"),
    [
        ("website/basic/my-need", (), signal.SIGTERM),
        ("website/basic/my-need", (), signal.SIGHUP),
        ("website/basic/my-need", (), signal.SIGINT),
        ("website/quote/1", ("half a text",), signal.SIGTERM),
        ("website/quote/1", ("half a text",), signal.SIGHUP),
        ("website/feeling", ("c",), signal.SIGTERM),
        ("website/departments", ("1",), signal.SIGHUP),
    ],
)
def test_a_signal_pauses(
    open_session: Open, tmp_path: Path, to: str, keys: tuple[str, ...], number: signal.Signals
) -> None:
    """A request to end the program at a prompt saves, gives the terminal back and says how to go on."""
    before = seeded(tmp_path, to=to)
    session = open_session("resume", kept=True)
    session.page()
    for key in keys:
        session.nudge(key)
    if to == "website/feeling":
        session.wait_for("how strongly?")
        session.wait_for("Ctrl-C pause")
    session.send_signal(number)
    assert session.exit_code() == STOPPED
    assert session.left_behind() == []
    assert not session.screen.on_stage
    assert session.resume_command() == ["resume", before.id]
    assert "Traceback" not in session.raw.decode()
    assert only_audit(tmp_path).responses == before.responses
    assert not list((tmp_path / "state").rglob("*.log"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
def test_a_signal_at_a_plain_prompt_pauses(open_session: Open, tmp_path: Path, number: signal.Signals) -> None:
    """A request to end the program at a plain prompt saves and says how to go on."""
    before = seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume", "--plain", kept=True)
    session.wait_for("does not apply >")
    session.send_signal(number)
    assert session.exit_code() == STOPPED
    assert session.resume_command() == ["resume", before.id]
    assert session.left_behind() == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda each: each.name)
@pytest.mark.parametrize(
    ("words", "keys", "asks"),
    [
        ((), (), "What would you like to do?"),
        (("walk",), (), "Which organisation will you walk?"),
        (("walk",), ("Harbour",), "Which organisation will you walk? Its name"),
        ((), ("r", "1"), "Enter goes on · Esc leaves"),
        (("resume",), (), "Which checklist will you go on with?"),
    ],
    ids=["menu", "name", "half a name", "reading", "checklist"],
)
def test_a_signal_outside_a_walk(
    open_session: Open, tmp_path: Path, words: tuple[str, ...], keys: tuple[str, ...], asks: str, number: signal.Signals
) -> None:
    """A request to end the program at any other prompt ends it, and the terminal is as it was."""
    seeded(tmp_path, to="" if "r" in keys else "website/basic/my-need")
    if words == ("resume",):
        own = folder_in(tmp_path).root / "checklists" / "first-walk.yaml"
        own.parent.mkdir(parents=True)
        shipped = Path(__file__).parents[2] / "checklists" / "first-walk.yaml"
        own.write_text(
            shipped.read_text(encoding="utf-8").replace("Did the first", "So did the first"), encoding="utf-8"
        )
    session = open_session(*words, kept=True)
    before = only_audit(tmp_path).responses
    if not words:
        session.wait_for("What would you like to do?")
    for key in keys:
        session.wait_until(lambda: "›" in session.text or "Esc leaves" in session.text, "a prompt")
        session.nudge(key)
    session.wait_for(asks)
    session.wait_until(lambda: "›" in session.text or "Esc leaves" in session.text, "a prompt")
    session.send_signal(number)
    assert session.exit_code() == STOPPED, session.text
    assert session.left_behind() == []
    assert session.raw.rfind(SHOW_CURSOR) >= session.raw.rfind(HIDE_CURSOR)
    assert "Traceback" not in session.raw.decode()
    assert not list((tmp_path / "state").rglob("*.log"))
    assert only_audit(tmp_path).responses == before


def test_the_window_closed(open_session: Open, tmp_path: Path) -> None:
    """When the terminal itself goes away the program ends, and the walk is there with what was answered."""
    seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume")
    session.page()
    session.turn("p")
    session.child.close(force=False)
    assert not session.child.isalive()
    audit = only_audit(tmp_path)
    assert "website/basic/my-need" in audit.responses
    assert not list((tmp_path / "state").rglob("*.log"))
    again = open_session("resume")
    assert "Was it about you before it was about them?" in again.page()
    assert "Could you find how a problem" in again.turn("y")


def test_keys_pressed_ahead_are_not_lost(open_session: Open, tmp_path: Path) -> None:
    """Somebody who types faster than the pages are drawn answers the same questions."""
    seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume")
    session.page()
    session.press("y", "p", "n", "x", "y", "y", "n", "n", "n", ENTER)
    session.wait_for("What did not work, if anything?")
    audit = only_audit(tmp_path)
    said = [
        getattr(audit.responses[f"website/basic/{each}"], "value", "x")
        for each in ("my-need", "me-first", "how-solved", "reach-a-person", "what-next", "what-it-costs", "on-a-phone")
    ]
    assert said == ["met", "partly", "missed", "x", "met", "met", "missed"]


def pause_by_signal_after_an_answer(home: Path, seconds: float) -> None:
    """End the program so long after a key has answered: nothing is lost, and the terminal is as it was."""
    before = seeded(home, to="website/basic/my-need")
    with Session(["resume"], home=home, kept=True) as session:
        session.page()
        session.press("y")
        time.sleep(seconds)
        session.send_signal(signal.SIGTERM)
        assert session.exit_code() == STOPPED
        assert session.left_behind() == [], f"after {seconds} s"
        assert "Traceback" not in session.raw.decode(), f"after {seconds} s:\n{session.raw.decode()}"
        assert session.resume_command() == ["resume", before.id]
    after = only_audit(home).responses
    assert after in (before.responses, {**before.responses, "website/basic/my-need": Answer("met")})


@pytest.mark.parametrize("milliseconds", [0, 4, 8, 16, 24, 32])
def test_a_signal_between_two_prompts(tmp_path: Path, milliseconds: int) -> None:
    """A request to end the program while an answer is being saved or a page drawn loses nothing and leaves all sane."""
    pause_by_signal_after_an_answer(tmp_path, milliseconds / 1000)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_a_signal_at_forty_moments(tmp_path: Path, seed: int) -> None:
    """The same at forty random moments, ten a seed, from the key to the next page and a little beyond."""
    chance = Random(seed)
    for number in range(10):
        home = tmp_path / str(number)
        home.mkdir()
        pause_by_signal_after_an_answer(home, chance.uniform(0, 0.05))


def test_ctrl_c_right_after_an_answer(open_session: Open, tmp_path: Path) -> None:
    """Ctrl-C pressed before the next page is there pauses all the same."""
    before = seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume", kept=True)
    session.page()
    session.press("y", CTRL_C)
    assert session.exit_code() == STOPPED
    assert session.left_behind() == []
    assert session.resume_command() == ["resume", before.id]
    assert only_audit(tmp_path).responses == {**before.responses, "website/basic/my-need": Answer("met")}
