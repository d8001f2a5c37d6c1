"""Numbers at the prompts."""

from __future__ import annotations

from pathlib import Path

import pytest

from cx_audit.core.questions import Answer

from .conftest import Open
from .seeded import only_audit, seeded
from .session import ENTER

CTRL_U = "\x15"
KEY = "call/fact/minutes-waited"


@pytest.mark.parametrize("wrong", ["²", "9" * 5_000], ids=["raised", "long"])
def test_what_is_no_number(open_session: Open, tmp_path: Path, wrong: str) -> None:
    """Letters that only look like digits, and more digits than any count has, are refused in a sentence."""
    seeded(tmp_path, to=KEY)
    session = open_session("resume", rows=120)
    session.page()
    assert "Write a whole number, 0 or more." in session.turn(wrong, ENTER)
    assert KEY not in only_audit(tmp_path).responses
    session.turn(CTRL_U, "3", ENTER)
    assert only_audit(tmp_path).responses[KEY] == Answer(3)
