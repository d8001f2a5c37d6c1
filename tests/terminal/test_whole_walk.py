"""A whole first walk at the prompts, from the welcome to the reveal."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cx_audit.core.questions import Answer, NotApplicable
from cx_audit.core.scoring import Level

from .conftest import Open
from .seeded import first_walk, only_audit, seeded, walked
from .walker import Walker

MOST_PRESSES = 140
_GIVEN_AWAY = re.compile(
    r"net trust|rose tint|of ±100|eroding|at risk|commodity|"
    r"\bbuilding trust|remarkable|built \d|eroded|blind spot|\bscored?\b(?! until the last answer is in)",
    re.IGNORECASE,
)


def test_a_whole_first_walk(open_session: Open, tmp_path: Path) -> None:
    """A leader walks all five touchpoints without typing a word, and nothing about scores is shown before the end."""
    session = open_session("walk", "Harbour Books", "--leader", "Ann", kept=True)
    walker = Walker(session)
    presses = walker.walk_to_the_end()
    assert presses <= MOST_PRESSES, f"{presses} key presses"
    before_the_end = walker.pages[:-1]
    assert len(before_the_end) > 100
    for page in before_the_end:
        assert not _GIVEN_AWAY.search(page), page
    session.read_on()
    assert session.exit_code() == 0
    assert session.left_behind() == []
    shown = session.screen_after_stage()
    assert "Net trust" in shown
    assert re.search(r"Built \d of 5", shown)
    assert any(level in shown for level in Level)
    for touchpoint in first_walk().touchpoints:
        assert touchpoint.title in shown

    audit = only_audit(tmp_path)
    assert audit.complete
    assert (audit.organisation, audit.leader, audit.round) == ("Harbour Books", "Ann", 1)
    assert audit.responses == walked(to="").responses
    assert audit.changes == ()
    assert set(audit.answered) == set(audit.responses)
    assert audit.seal is not None
    assert all(isinstance(each, Answer | NotApplicable) for each in audit.responses.values())


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (80, 24), (60, 24)])
def test_no_line_of_the_reveal_scrolls_away_unread(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """However much was heard at each step, every line of the result is on the screen when it waits for a key."""
    quotes = {
        f"{touchpoint.id}/quote/{number}": Answer(f"They said number {number} at {touchpoint.id}.")
        for touchpoint in first_walk().touchpoints
        for number in range(1, 6)
    }
    audit = seeded(tmp_path, to="after/look-again", responses=quotes)
    session = open_session("resume", columns=columns, rows=rows)
    Walker(session).walk_to_the_end()
    screens = session.read_on()
    assert session.exit_code() == 0
    read = {line.rstrip() for screen in [*screens, session.text] for line in screen.split("\n")}
    whole = open_session("show", audit.id, columns=columns, rows=400)
    assert whole.exit_code() == 0
    missed = [line for line in whole.text.split("\n") if line.rstrip() not in read]
    assert "They said number 5 at leader." in whole.text
    assert not missed, "never read:\n" + "\n".join(missed)


def test_the_file_of_a_whole_walk_stands_alone(open_session: Open, tmp_path: Path) -> None:
    """The JSON file of a finished walk says by itself what was asked, what was answered, and when."""
    seeded(tmp_path, to="after/look-again")
    session = open_session("resume")
    Walker(session).walk_to_the_end()
    session.read_on()
    assert session.exit_code() == 0
    [path] = tmp_path.glob("data/cx-audit/organisations/*/*.json")
    assert path.stat().st_mode & 0o777 == 0o600
    kept = json.loads(path.read_text(encoding="utf-8"))
    assert kept["organisation"] == "Harbour Books"
    assert kept["finished"]
