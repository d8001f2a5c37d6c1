"""The quiet line below the answers: which keys answer after one that does not, and how many answers scrolled away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cx_audit.core.words import response_text
from cx_audit.terminal.drawn_prompt import keys_in_words

from .conftest import Open
from .seeded import only_audit, seeded
from .session import DOWN, ENTER, squashed

pytestmark = pytest.mark.slow  # a session for each test

BELL = b"\x07"


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("y", "y"),
        ("yn", "y or n"),
        ("ypn", "y, p or n"),
        ("123", "1, 2 or 3"),
        ("1234", "1 to 4"),
        ("1234567890", "1 to 9 or 0"),
        ("123456789ab", "1 to 9, a or b"),
        ("123456789abcde", "1 to 9 or a to e"),
    ],
)
def test_keys_in_words(keys: str, said: str) -> None:
    """Keys are said one by one, and from four that follow one another as the first to the last."""
    assert keys_in_words(keys) == said


@pytest.mark.parametrize(
    ("to", "wrong", "said"),
    [
        ("website/basic/my-need", "q", "Press y, p, n or x"),
        ("website/basic/my-need", "7", "Press y, p, n or x"),
        ("website/basic/my-need", ENTER, "Press y, p, n or x"),
        ("website/feeling", "z", "Press a to w"),
        ("website/feeling", ENTER, "Press a to w"),
        ("website/departments", "z", "Press 1 to 9, a or b, then Enter"),
        ("website/review", "z", "Press y, or arrows and Enter"),
        ("website/card", ENTER, "Press d, l or n"),
    ],
)
def test_a_key_that_answers_nothing(open_session: Open, tmp_path: Path, to: str, wrong: str, said: str) -> None:
    """A key that answers nothing is met with one line that says which do, and no bell; an arrow takes it away."""
    before = seeded(tmp_path, to=to)
    session = open_session("resume")
    page = session.page()
    assert said not in page
    shown = session.nudge(wrong)
    assert shown.count(said) == 1
    assert BELL not in session.raw
    assert session.pointed == ("Yes, go on" if to.endswith("review") else "")
    assert only_audit(tmp_path).responses == before.responses
    assert said not in session.nudge(DOWN)


def test_a_key_that_answers_nothing_on_a_scale(open_session: Open, tmp_path: Path) -> None:
    """A scale says its keys too, and the right one answers afterwards."""
    seeded(tmp_path, to="predictions/call")
    session = open_session("resume")
    session.page()
    session.turn("u")
    assert "Press 1 to 9 or 0" in session.nudge("x")
    assert "how certain are you?" in session.turn("4")
    assert "Press 0 to 9 or c" in session.nudge("x")


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (60, 24), (40, 20)])
def test_a_review_counts_what_scrolled_away(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """At every place of the arrows the line says how many answers are out of sight above and below, where any is."""
    audit = seeded(tmp_path, to="website/review")
    step = audit.walk.current
    assert step is not None
    labels = ["Yes, go on"]
    for reviewed in audit.walk.reviewed(step):
        said = response_text(reviewed.question, audit.responses.get(reviewed.key)) or "(nothing)"
        labels.append(f"{reviewed.name}: {said}")
    session = open_session("resume", columns=columns, rows=rows)
    session.page()
    for _ in labels[1:]:
        shown = squashed(session.text)
        in_sight = [at for at, label in enumerate(labels) if squashed(label) in shown]
        above, below = in_sight[0], len(labels) - 1 - in_sight[-1]
        counted = {where: int(number) for number, where in re.findall(r"(\d+) more (above|below)", session.text)}
        assert counted == {where: number for where, number in (("above", above), ("below", below)) if number}, (
            session.text
        )
        session.nudge(DOWN)
    assert "below" not in session.text
    assert ("above" in session.text) is (rows < 40)


def test_where_nothing_scrolls_nothing_is_counted(open_session: Open, tmp_path: Path) -> None:
    """A list that is all on the screen has no count below it."""
    seeded(tmp_path, to="website/departments")
    session = open_session("resume", rows=30)
    page = session.page()
    assert " more below" not in page
    assert " more above" not in page
