"""A changed checklist at the prompts: every change is read before the choice, on a small screen too."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cx_audit.library.shelf import shipped_folder

from .conftest import Open
from .seeded import folder_in, seeded
from .session import ENTER, squashed

SHOWN_NAMES = 14


@pytest.mark.parametrize(("columns", "rows"), [(60, 24), (80, 24)])
def test_every_change_is_seen_before_the_choice(open_session: Open, tmp_path: Path, columns: int, rows: int) -> None:
    """With more changes than a screen holds, each is on the screen once it waits for a key; the question comes last."""
    audit = seeded(tmp_path, to="call/feeling")
    text = (shipped_folder() / "first-walk.yaml").read_text(encoding="utf-8")
    names = [basic.name for each in audit.checklist.touchpoints for basic in each.basics]
    for number, name in enumerate(names[:SHOWN_NAMES]):
        asked = next(b.ask for each in audit.checklist.touchpoints for b in each.basics if b.name == name)
        assert text.count(f"ask: {asked}\n") == 1, asked
        text = text.replace(f"ask: {asked}\n", f"ask: Was made-up number {number} true?\n")
    own = tmp_path / "data" / "cx-audit" / "checklists" / "first-walk.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(text, encoding="utf-8")
    folder_in(tmp_path).save(replace(audit, checklist_file=str(own)))
    session = open_session("resume", columns=columns, rows=rows)
    seen = ""
    while "Which checklist" not in seen:
        session.wait_for("Enter goes on", "Esc leaves")
        seen += squashed(session.text)
        if "Which checklist" not in session.text:
            session.nudge(ENTER)
        else:
            break
    shown = squashed(session.text)
    assert f"{SHOWN_NAMES}changes" in seen
    missing = [number for number in range(SHOWN_NAMES) if f"made-upnumber{number}true?" not in seen]
    assert missing == []
    for last in ("answers still fit", "Which checklist will you go on with?", "Take over the changed one"):
        assert squashed(last) in shown
    session.press("k")
    session.wait_for("A letter answers")
