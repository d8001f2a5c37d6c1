"""Every checklist that ships is walked to its end in a pseudo-terminal, by one who reads the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from cx_audit.core.audit import seal_is_whole
from cx_audit.core.checklist import Checklist
from cx_audit.library.shelf import Shelf, shipped_folder

from .conftest import Open
from .seeded import only_audit
from .walker import Keys, Walker

SHIPPED = [Shelf().load(str(path)).checklist for path in sorted(shipped_folder().glob("*.yaml"))]
USUALLY = ("expected-or-unexpected",)  # the first walk is walked whole in test_whole_walk


def walks() -> list[Any]:
    """The checklists as parameters; all but one are slow."""
    return [pytest.param(each, id=each.id, marks=[] if each.id in USUALLY else pytest.mark.slow) for each in SHIPPED]


def choices(checklist: Checklist) -> dict[str, Keys]:
    """Where several answers are needed, the first is marked."""
    return {each.ask_variants: ("1", "\r") for each in checklist.touchpoints if each.variants}


@pytest.mark.parametrize("checklist", walks())
def test_walked_at_a_terminal(checklist: Checklist, open_session: Open, tmp_path: Path) -> None:
    """From the welcome to the reveal; the audit is whole, and the terminal is left as it was."""
    session = open_session("walk", "Made Up", "--leader", "M.", "--checklist", checklist.id, "--anyway", kept=True)
    walker = Walker(session, choices(checklist))
    walker.walk_to_the_end()
    session.read_on()
    assert session.exit_code() == 0
    assert session.left_behind() == []
    shown = session.screen_after_stage()
    assert "Net trust" in shown
    assert f"of {len(checklist.touchpoints)}" in shown
    audit = only_audit(tmp_path)
    assert audit.complete
    assert audit.checklist == checklist
    assert audit.anyway is (checklist.id != "first-walk")
    assert seal_is_whole(audit)
    assert audit.walk.finished
