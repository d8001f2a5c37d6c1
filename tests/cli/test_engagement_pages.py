"""A made-up engagement, three rounds and six leaders, through every command; the pages byte for byte.

`pytest tests/cli --update-golden` writes them anew.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib import import_module
from pkgutil import iter_modules

import pytest
import wcwidth

from cx_audit import cli
from tests.engagement.walks import ORGANISATION, save_engagement

from .conftest import Cx
from .running import dangerous
from .test_golden import same_as_golden

PAGES: dict[str, tuple[str, ...]] = {
    "team": ("team", ORGANISATION),
    "team-round-1-names": ("team", ORGANISATION, "--round", "1", "--names"),
    "team-round-2": ("team", ORGANISATION, "--round", "2"),
    "compare": ("compare", ORGANISATION),
    "compare-all": ("compare", ORGANISATION, "--all"),
    "portfolio": ("portfolio",),
    "portfolio-of-one": ("portfolio", ORGANISATION),
    "follow-ups": ("follow-ups", ORGANISATION, "--all"),
    "volumes": ("volumes", ORGANISATION),
    "roster": ("roster", ORGANISATION),
    "list": ("list", ORGANISATION),
    "verify": ("verify",),
}


TODAY = datetime(2025, 8, 20, 12, 0, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 20 August 2025 for every command, so that what is overdue stays so."""
    every = [import_module(f"cx_audit.cli.{found.name}") for found in iter_modules(cli.__path__)]
    for module in every:
        if hasattr(module, "now"):
            monkeypatch.setattr(module, "now", lambda: TODAY)


@pytest.fixture
def engagement(cx: Cx, clock: None) -> Cx:
    """cx-audit with the whole engagement, its volumes, its roster, and a follow-up that was kept."""
    save_engagement(cx.data)
    for args in (
        ("volumes", ORGANISATION, "--customers", "40,000", "--at", "call=12,000", "--at", "buy=9,000 to 11,000"),
        ("volumes", ORGANISATION, "--at", "website=80 %", "--at", "problem=5 %", "--at", "leader=400"),
        ("roster", ORGANISATION, "--invite", "Amara Oduya", "--seniority", "Amara Oduya=1"),
        ("roster", ORGANISATION, "--invite", "Gerrit Holt", "--reason", "Says that he knows the customers"),
        ("follow-ups", ORGANISATION, "--kept", "tide12-1", "--on", "2025-03-02", "--note", "The corners came"),
    ):
        ran = cx(*args)
        assert ran.code == 0, (args, ran.err)
    return cx


@pytest.mark.parametrize("width", [80, 120])
def test_every_page_of_an_engagement(
    engagement: Cx, columns: Callable[[int], None], update_golden: bool, width: int
) -> None:
    """Each page without colour; no line is wider than the terminal, but for a command that is meant to be copied."""
    columns(width)
    for name, args in PAGES.items():
        ran = engagement(*args)
        assert ran.code == 0, (name, ran.err)
        assert dangerous(ran.out) == set()
        assert str(engagement.home) not in ran.out
        for line in ran.out.splitlines():
            assert "cx-audit " in line or wcwidth.wcswidth(line) <= width, (name, line)
        same_as_golden(f"engagement-{name}-{width}.txt", ran.out, update=update_golden)


def test_nothing_leaves_without_being_asked_for_by_name(engagement: Cx) -> None:
    """Pages that a consultant may turn round show letters, and no word of the roster."""
    for name in ("team", "team-round-2", "compare", "compare-all", "portfolio", "portfolio-of-one"):
        out = engagement(*PAGES[name]).out + engagement(*PAGES[name], "--json").out
        assert "Gerrit" not in out or name.startswith("team"), name
        assert "knows the customers" not in out, name
        for leader in ("Bram", "Chiyo", "Dora", "Emil", "Farah"):
            assert leader not in out, (name, leader)
