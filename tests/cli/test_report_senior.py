"""A report on a round says that the most senior leader has not walked, and never who that is."""

from __future__ import annotations

import pytest

from cx_audit.archive.rosters import rosters_in
from tests.engagement.walks import LEADERS, ORGANISATION, save_engagement

from .conftest import Cx

SAID = "The most senior leader has not walked this round yet: care starts at the top."


@pytest.mark.parametrize("senior", ["Zoltan Absent", LEADERS[0]])
def test_a_report_says_whether_care_started_at_the_top(cx: Cx, senior: str) -> None:
    """As the page about the team does, from the same private list, and without the name."""
    save_engagement(cx.data)
    assert cx("roster", ORGANISATION, "--invite", senior).code == 0
    assert cx("roster", ORGANISATION, "--seniority", f"{senior}=1").code == 0
    ran = cx("report", "--org", ORGANISATION, "--to", "report.md")
    assert ran.code == 0, ran.err
    text = (cx.home / "report.md").read_text(encoding="utf-8")
    assert (SAID in text) is (senior not in LEADERS)
    assert (SAID in " ".join(cx("team", ORGANISATION).out.split())) is (SAID in text)
    assert "Zoltan" not in text


def test_a_list_that_cannot_be_read_is_told(cx: Cx) -> None:
    """The report is written without it, with a sentence and exit code 1."""
    save_engagement(cx.data)
    assert cx("roster", ORGANISATION, "--invite", "Zoltan Absent").code == 0
    rosters_in(cx.data).path_of(ORGANISATION).write_text("{", encoding="utf-8")
    ran = cx("report", "--org", ORGANISATION, "--to", "report.md")
    assert ran.code == 1
    assert "Left out of the figures" in " ".join(ran.err.split())
    assert "most senior" not in (cx.home / "report.md").read_text(encoding="utf-8")
