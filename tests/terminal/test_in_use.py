"""One audit in two windows: the second is refused."""

from __future__ import annotations

from pathlib import Path

from .conftest import Open
from .seeded import folder_in, only_audit, seeded
from .session import CTRL_C, ENTER

WRONG_USE = 2


def test_a_second_window_is_refused(open_session: Open, tmp_path: Path) -> None:
    """While a walk waits at a prompt, another window cannot go on with it and is told why; the first walks on."""
    audit = seeded(tmp_path, to="website/basic/my-need")
    first = open_session("resume")
    first.page()
    for words in (["resume"], ["resume", audit.id], ["resume", "--plain"]):
        second = open_session(*words)
        assert second.exit_code() == WRONG_USE
        assert "This audit is open in another window." in second.flat
        assert "Traceback" not in second.text
        assert second.left_behind() == []
    assert "Was it about you before it was about them?" in first.turn("y")
    assert "website/basic/my-need" in only_audit(tmp_path).responses


def test_a_window_that_chooses_a_checklist_holds_the_walk(open_session: Open, tmp_path: Path) -> None:
    """While a window asks which checklist to go on with, no other goes on with the walk; then every answer is kept."""
    before = seeded(tmp_path, to="website/basic/my-need")
    own = folder_in(tmp_path).root / "checklists" / "first-walk.yaml"
    own.parent.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "checklists" / "first-walk.yaml"
    own.write_text(shipped.read_text(encoding="utf-8").replace("Did the first", "So did the first"), encoding="utf-8")
    first = open_session("resume")
    first.wait_for("Which checklist will you go on with?")
    second = open_session("resume")
    assert second.exit_code() == WRONG_USE
    assert "This audit is open in another window." in second.flat
    assert "So did the first screen speak to your need?" in first.turn("t")
    assert "Was it about you before it was about them?" in first.turn("y")
    after = only_audit(tmp_path).responses
    assert after.keys() - before.responses.keys() == {"website/basic/my-need"}, first.text


def test_a_second_window_may_look(open_session: Open, tmp_path: Path) -> None:
    """Listing and showing are not held up by a walk in another window, and show no score."""
    audit = seeded(tmp_path, to="website/basic/my-need")
    open_session("resume").page()
    listing = open_session("list")
    assert listing.exit_code() == 0
    assert "Harbour Books" in listing.text
    showing = open_session("show", audit.id)
    assert showing.exit_code() == 0
    assert "Net trust" not in showing.text


def test_a_window_that_was_closed_holds_nobody_up(open_session: Open, tmp_path: Path) -> None:
    """Once the first window has paused, another goes on with the walk."""
    seeded(tmp_path, to="website/basic/my-need")
    first = open_session("resume")
    first.page()
    first.press(CTRL_C)
    assert first.exit_code() == 130
    second = open_session("resume")
    assert "Did the first screen speak to your need?" in second.page()


def test_a_walk_that_has_just_begun_is_held(open_session: Open, tmp_path: Path) -> None:
    """A walk is held from its first answer on."""
    first = open_session("walk", "Harbour Books", "--leader", "Ann")
    first.page()
    first.turn(ENTER)
    first.turn(ENTER)
    second = open_session("resume")
    assert second.exit_code() == WRONG_USE
    assert "This audit is open in another window." in second.flat
