"""Screens of every size, without colour, without Unicode, and terminals that can do little."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from cx_audit.core.questions import (
    CardQuestion,
    ChoiceQuestion,
    FeelingQuestion,
    PredictionQuestion,
    ReviewQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.step import Step

from .conftest import Open
from .seeded import only_audit, seeded
from .session import CTRL_C, DOWN, ENTER, Session, squashed
from .walker import Walker

pytestmark = pytest.mark.slow  # a session for each size of a terminal

SIZES = pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (60, 24), (40, 20)])
NARROW_SIZES = pytest.mark.parametrize(("columns", "rows"), [(80, 24), (60, 24), (40, 20)])
_COLOURS = re.compile(rb"\x1b\[[0-9;]*?(?:38;|48;|\b[349][0-7]\b|\b10[0-7]\b)[0-9;]*m")


def must_be_read(step: Step) -> Iterator[str]:
    """Every text of a question that somebody who answers it must be able to read, each in full."""
    question = step.question
    if not isinstance(question, ReviewQuestion | PredictionQuestion):
        yield getattr(question, "note", "")
    match question:
        case CardQuestion():
            yield from (question.ask, question.do, question.as_whom, "Do not answer as yourself.")
            yield f"It takes about {question.minutes} minutes."
            yield from ("I have done it, just now", "I shall do it later: pause", "I could not get through")
        case ChoiceQuestion(options=options) | SeveralQuestion(options=options):
            yield question.ask
            yield from (option.label for option in options)
        case FeelingQuestion():
            yield from (question.ask, "welcomed", "stupid")
        case TextQuestion(example=example, default=default):
            yield from (question.ask, default or example)
        case _:
            yield question.ask


def _asked(home: Path) -> Step:
    step = only_audit(home).walk.current
    assert step is not None
    return step


def missing_on(session: Session, home: Path, *, read_before: str = "") -> list[str]:
    """What of the question that is asked now is not whole on the screen, or on the pages of it read before this one."""
    step = _asked(home)
    shown = squashed(read_before) + squashed(session.text)
    if isinstance(step.question, SeveralQuestion):
        for _ in step.question.options:
            session.nudge(DOWN)
            shown += squashed(session.text)

    def is_shown(text: str) -> bool:
        return squashed(text) in shown or (bool(read_before) and all(word in shown for word in text.split()))

    missing = [f"{step.key}: {text}" for text in must_be_read(step) if not is_shown(text)]
    if "pause" not in shown:
        missing.append(f"{step.key}: the hint")
    return missing


@SIZES
def test_every_question_is_whole_on_the_screen(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """Through a touchpoint, whatever must be read is on the screen in full, whatever the screen's size."""
    seeded(tmp_path, to="website/card")
    walker = Walker(open_session("resume", columns=columns, rows=rows))
    missing, read_before = [], ""
    while not _asked(tmp_path).key.startswith("call/feeling"):
        if "Enter reads on" in walker.session.flat:
            assert "touchpoint" in walker.session.flat, f"the head is lost:\n{walker.session.text}"
            read_before += walker.session.text
            walker.step()
            continue
        if "how strongly?" not in walker.session.flat:
            missing += missing_on(walker.session, tmp_path, read_before=read_before)
        read_before = ""
        walker.step()
    assert not missing, "not whole on the screen:\n" + "\n".join(missing)


@SIZES
def test_the_questions_before_are_whole_on_the_screen(
    open_session: Open, tmp_path: Path, columns: int, rows: int
) -> None:
    """Before the first touchpoint, whatever must be read is on the screen in full, whatever the screen's size."""
    seeded(tmp_path, to="before/why")
    walker = Walker(open_session("resume", columns=columns, rows=rows))
    missing = []
    while not _asked(tmp_path).key.startswith("website/"):
        if not re.search(r"how far|how certain", walker.session.flat):
            missing += missing_on(walker.session, tmp_path)
        walker.step()
    assert not missing, "not whole on the screen:\n" + "\n".join(missing)


@pytest.mark.parametrize("plain", [False, True], ids=["prompts", "plain"])
@pytest.mark.parametrize(
    "to", ["before/role", "before/key-question", "predictions/website", "predictions/seal", "website/basic/my-need"]
)
def test_the_question_is_read_before_its_note(open_session: Open, tmp_path: Path, to: str, plain: bool) -> None:
    """The question comes first on its page, and below it what helps to answer it."""
    seeded(tmp_path, to=to)
    question = _asked(tmp_path).question
    note = getattr(question, "note", "")
    session = open_session("resume", "--plain") if plain else open_session("resume")
    shown = squashed(session.plain_page() if plain else session.page())
    assert note
    assert squashed(question.ask) + squashed(note) in shown


@NARROW_SIZES
def test_a_scale_is_whole_on_the_screen(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """Every number of a scale and what its ends mean are on the screen, whatever the screen's size."""
    seeded(tmp_path, to="predictions/call")
    session = open_session("resume", columns=columns, rows=rows)
    session.page()
    far = squashed(session.turn("d"))
    assert "".join(f"−{number}" for number in range(1, 11)) in far
    assert squashed("10 as far down as can be") in far
    assert squashed("0 or 10 for ten") in far
    certain = squashed(session.turn("3"))
    assert "".join(str(number) for number in range(0, 101, 10)) in certain
    assert squashed("100 % certain (key c)") in certain


@NARROW_SIZES
def test_a_review_shows_every_answer(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """As the arrows move through a review, each answer can be read in full, whatever the screen's size."""
    audit = seeded(tmp_path, to="website/review")
    step = audit.walk.current
    assert step is not None
    session = open_session("resume", columns=columns, rows=rows)
    session.page()
    unread = []
    for reviewed in audit.walk.reviewed(step):
        session.nudge(DOWN)
        if reviewed.key.startswith(("website/basic/", "website/pair/")):
            said = "Itspokeaboutitself" if "pair" in reviewed.key else "yes,met"
            if squashed(reviewed.name) not in squashed(session.pointed) or said not in squashed(session.pointed):
                unread.append(session.pointed)
    assert not unread, "cut:\n" + "\n".join(unread)


@NARROW_SIZES
def test_no_word_is_broken(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """No line is broken inside a word, not that of a hint either."""
    seeded(tmp_path, to="website/feeling")
    walker = Walker(open_session("resume", columns=columns, rows=rows))
    broken = []
    while _asked(tmp_path).key != "call/card":
        lines = walker.session.screen.display
        broken += [f"{line}\n{after}" for line, after in pairwise(lines) if line[-1].isalnum() and after[0].isalnum()]
        walker.step()
    assert not broken, "broken:\n" + "\n".join(broken)


def test_no_colour(open_session: Open, tmp_path: Path) -> None:
    """With NO_COLOR set nothing is coloured, from the first prompt to the end of the reveal."""
    seeded(tmp_path, to="leader/basic/something-happened")
    session = open_session("resume", environment={"NO_COLOR": "1"})
    Walker(session).walk_to_the_end()
    session.read_on()
    assert session.exit_code() == 0
    assert _COLOURS.findall(session.raw) == []


def test_colour(open_session: Open, tmp_path: Path) -> None:
    """Without NO_COLOR the prompts are coloured, so that the test above would see it."""
    seeded(tmp_path, to="leader/basic/something-happened")
    session = open_session("resume")
    session.page()
    assert _COLOURS.findall(session.raw)


@pytest.mark.parametrize("terminal", ["dumb", "unknown", ""])
def test_a_dumb_terminal(open_session: Open, tmp_path: Path, terminal: str) -> None:
    """A terminal that cannot move its cursor is asked plain numbered questions by itself, without control codes."""
    seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume", environment={"TERM": terminal}, kept=True)
    session.wait_for("x. does not apply >")
    assert "1. yes, met" in session.flat
    session.press("1", ENTER)
    session.wait_for("Was it about you before it was about them?")
    session.press(CTRL_C)
    assert session.exit_code() == 130
    assert b"\x1b" not in session.raw
    assert session.left_behind() == []
    assert "website/basic/my-need" in only_audit(tmp_path).responses


ASCII = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@pytest.mark.parametrize("columns", [80, 40])
def test_ascii_only(open_session: Open, tmp_path: Path, columns: int) -> None:
    """Where the terminal has only ASCII every page and the reveal are spelled with it, with nothing replaced."""
    seeded(tmp_path, to="leader/basic/something-happened")
    session = open_session("resume", environment=ASCII, columns=columns)
    walker = Walker(session)
    walker.walk_to_the_end()
    pages = [*walker.pages, *session.read_on()]
    assert session.exit_code() == 0
    assert all(byte < 128 for byte in session.raw)
    for page in pages:
        assert "UnicodeE" not in page
        for line in page.split("\n"):
            assert not re.search(r"\?\?|(?<![A-Za-z\"'])\?|[a-z:,]\?[a-z]", line), page


def test_plain_ascii_only(open_session: Open, tmp_path: Path) -> None:
    """Plain questions, too, are spelled with ASCII where there is nothing else."""
    seeded(tmp_path, to="leader/review")
    session = open_session("resume", "--plain", environment=ASCII)
    session.wait_for("that answer again. >")
    session.press(CTRL_C)
    assert session.exit_code() == 130
    assert all(byte < 128 for byte in session.raw)
    assert not re.search(r"\?\?|(?<![A-Za-z\"'])\?", session.text), session.text


def test_letters_from_all_over_the_world(open_session: Open, tmp_path: Path) -> None:
    """Letters of any script, wide ones too, are typed, shown and kept as they are."""
    seeded(tmp_path, to="before/why", organisation="Bücher & 書店", leader="Żaneta")
    session = open_session("resume")
    assert "Bücher & 書 店" in session.page().replace("書店", "書 店")
    session.press("Über die 本 hinaus")
    session.wait_for("hinaus")
    session.turn(ENTER)
    answer = only_audit(tmp_path).responses["before/why"]
    assert getattr(answer, "value", "") == "Über die 本 hinaus"


def test_the_terminal_made_smaller_meanwhile(open_session: Open, tmp_path: Path) -> None:
    """A terminal made smaller while a question is shown breaks nothing, and the next page fits it."""
    seeded(tmp_path, to="website/basic/my-need")
    session = open_session("resume")
    session.page()
    since = len(session.raw)
    session.child.setwinsize(24, 50)
    session.wait_until(lambda: len(session.raw) > since, "the prompt drawn again")
    session.screen.resize(24, 50)
    session.turn("y")
    assert "Was it about you before it was about them?" in session.flat
    assert max(len(line) for line in session.text.split("\n")) <= 48
