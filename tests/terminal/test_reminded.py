"""Before the next walk a leader is shown what is still open of their own, in real terminals and in plain ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.archive.notes import NotesFolder
from cx_audit.core.audit import Audit
from cx_audit.core.choices import YES
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.questions import Answer, Response

from .conftest import Open
from .seeded import folder_in, only_audit, seeded
from .session import CTRL_C, ENTER

STOPPED = 130
STILL_OPEN = "Still open from your earlier walks"
SAID: dict[str, Response] = {
    "call/promise/1": Answer(YES),
    "call/promise/1/what": Answer("Call back about the lamp"),
    "call/promise/1/who": Answer("Sam"),
    "call/promise/1/by": Answer("2001-05-17"),
    "after/commitment/what": Answer("Answer within the hour"),
}


@pytest.fixture
def earlier(tmp_path: Path) -> Audit:
    """A walk of Ann's that was finished a while ago, with a promise that is late and a commitment without a day."""
    return seeded(tmp_path, to="", responses=SAID)


def test_the_leader_s_own_come_before_the_first_question(open_session: Open, earlier: Audit) -> None:
    """After the welcome comes a page with what is late first, and then the first question."""
    session = open_session("walk", earlier.organisation, "--leader", earlier.leader, kept=True)
    assert "Go on" in session.page()
    assert STILL_OPEN not in session.text
    page = session.turn(ENTER)
    assert STILL_OPEN in page
    late, own = session.flat.find("Call back about the lamp"), session.flat.find("Answer within the hour")
    assert 0 < late < own
    assert "promised to you by Sam; by 17 May 2001" in session.flat
    assert "days late" in session.flat
    assert "Begin" in session.pointed
    assert "question 1 of" in session.turn(ENTER)
    session.press(CTRL_C)
    assert session.exit_code() == STOPPED
    assert session.left_behind() == []


@pytest.mark.parametrize("size", [(60, 24), (120, 30)], ids=str)
def test_the_page_fits(open_session: Open, tmp_path: Path, earlier: Audit, size: tuple[int, int]) -> None:
    """With the longest texts that are shown, its title stays on the screen."""
    long = {key: Answer("x y " * 200) for key in ("call/promise/1/what", "call/promise/1/who", "after/commitment/what")}
    folder_in(tmp_path).save(replace(earlier, responses={**earlier.responses, **long}))
    folder_in(tmp_path).save(replace(earlier, id="another23456", responses={**earlier.responses, **long}))
    columns, rows = size
    session = open_session("walk", earlier.organisation, "--leader", earlier.leader, columns=columns, rows=rows)
    session.page()
    page = session.turn(ENTER)
    assert STILL_OPEN in page
    assert "Mark one kept or broken" in session.flat
    assert "Ctrl-C leaves" in page


def test_it_can_be_left(open_session: Open, tmp_path: Path, earlier: Audit) -> None:
    """Left there, nothing was begun and nothing is kept."""
    session = open_session("walk", earlier.organisation, "--leader", earlier.leader)
    session.page()
    session.turn(ENTER)
    session.press(CTRL_C)
    assert session.exit_code() == STOPPED
    assert only_audit(tmp_path) == earlier


def test_another_leader_is_shown_nothing(open_session: Open, earlier: Audit) -> None:
    """The welcome leads to the first question at once."""
    session = open_session("walk", earlier.organisation, "--leader", "Somebody else")
    assert "Begin" in session.page()
    assert "question 1 of" in session.turn(ENTER)


def test_plain(open_session: Open, tmp_path: Path, earlier: Audit) -> None:
    """Printed before the first question; once all is marked it is not."""
    session = open_session("walk", earlier.organisation, "--leader", earlier.leader, "--plain")
    printed = " ".join(session.plain_page().split())
    assert f"{STILL_OPEN} {earlier.id[:4]}-1 Call back about the lamp" in printed
    session.press("pause", ENTER)
    session.exit_code()
    for key in ("call/promise/1", "after/commitment"):
        mark = Mark(follow_up=f"{earlier.id}/{key}", state=FollowUpState.KEPT, day="2031-05-17", at=earlier.changed)
        NotesFolder(folder_in(tmp_path).root).add_mark(earlier.organisation, mark)
    session = open_session("walk", earlier.organisation, "--leader", earlier.leader, "--plain")
    assert STILL_OPEN not in session.plain_page()
