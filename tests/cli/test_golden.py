"""The pages as they are printed, byte for byte; `pytest tests/cli --update-golden` writes them anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import wcwidth

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER
from .running import dangerous, installed

GOLDEN = Path(__file__).parent.parent / "golden"

PAGES = {
    "show": ("show", FINISHED),
    "show-open": ("show", OPEN),
    "show-open-so-far": ("show", OPEN, "--so-far"),
    "list": ("list",),
    "checklist-list": ("checklist", "list"),
    "checklist-show": ("checklist", "show", "first-walk"),
}
"""Each page by the name of its file. Audits are kept below home, so every path on them is the same everywhere."""
WIDTHS = (60, 80, 120)


def same_as_golden(name: str, page: str, *, update: bool) -> None:
    """Fail unless the page is the one that was kept under this name; with `update`, keep this one."""
    path = GOLDEN / name
    if update:
        GOLDEN.mkdir(exist_ok=True)
        path.write_bytes(page.encode())
        return
    assert path.is_file(), "write it with: pytest tests/cli --update-golden"
    assert page == path.read_bytes().decode(), "if it is meant: pytest tests/cli --update-golden"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page", PAGES)
def test_plain_pages(filled: Cx, columns: Callable[[int], None], update_golden: bool, page: str, width: int) -> None:
    """Each page without colour at three widths."""
    columns(width)
    ran = filled(*PAGES[page])
    assert (ran.code, ran.err) == (0, "")
    assert dangerous(ran.out) == set()
    assert str(filled.home) not in ran.out
    same_as_golden(f"{page}-{width}.txt", ran.out, update=update_golden)


@pytest.mark.parametrize("page", ["show", "list"])
def test_coloured_pages(filled: Cx, monkeypatch: pytest.MonkeyPatch, update_golden: bool, page: str) -> None:
    """A page with colour has the same letters as the one without."""
    plain = filled(*PAGES[page]).out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    ran = filled(*PAGES[page])
    assert (ran.code, ran.err) == (0, "")
    assert "\x1b[" in ran.out
    assert _without_colour(ran.out) == plain
    same_as_golden(f"{page}-80-colour.txt", ran.out, update=update_golden)


@pytest.mark.parametrize("page", PAGES)
def test_ascii_pages(filled: Cx, update_golden: bool, page: str) -> None:
    """Where the terminal has no Unicode, every sign has a stand-in; only names in other letters turn into `?`."""
    variables = {"CX_AUDIT_DATA": str(filled.data), "PYTHONIOENCODING": "ascii"}
    ran = installed(filled.home, *PAGES[page], variables=variables)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    drawn = filled(*PAGES[page]).out
    assert _questions_in(ran.out) == _questions_in(drawn), "a sign of ours has no stand-in"
    same_as_golden(f"{page}-80-ascii.txt", ran.out, update=update_golden)


def test_ascii_errors(filled: Cx) -> None:
    """Words on standard error have their stand-ins too: no quotation mark turns into `?`."""
    ran = installed(filled.home, "show", "Nobody", variables={"PYTHONIOENCODING": "ascii"})
    assert ran.code == 2
    assert "?Nobody?" not in ran.err


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_no_line_is_wider_than_the_terminal(filled: Cx, columns: Callable[[int], None], page: str) -> None:
    """From 40 to 120 columns every line fits; a path or a command that is meant to be copied may be longer."""
    step = 1 if page in ("show", "list") else 7
    for width in range(40, 121, step):
        columns(width)
        for line in filled(*PAGES[page]).out.splitlines():
            copied = ".json" in line or "cx-audit resume" in line
            assert copied or wcwidth.wcswidth(line) <= width, (width, line)


def test_the_widest_page_is_for_reading(filled: Cx, columns: Callable[[int], None]) -> None:
    """On a very wide terminal the page keeps a width that can be read."""
    columns(300)
    assert max(map(wcwidth.wcswidth, filled("show", FINISHED).out.splitlines())) <= 120


@pytest.mark.parametrize("page", ["show", "list", "show-open"])
def test_days_are_whole(filled: Cx, columns: Callable[[int], None], page: str) -> None:
    """From 64 columns no day is cut off."""
    for width in (64, 72, 80, 100):
        columns(width)
        out = filled(*PAGES[page]).out
        if page != "list":
            assert "May 2031" in out, width
        else:
            assert out.count("2031") == 3, width


def test_times_are_told_in_the_zone_of_the_reader(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """A walk that ended before midnight in UTC ended on the next day further east."""
    import time

    assert "29 December 2031" in filled("show", OTHER).out
    monkeypatch.setenv("TZ", "Pacific/Honolulu")
    time.tzset()
    assert "28 December 2031" in filled("show", OTHER).out


def test_colour_is_not_sent_to_files(filled: Cx) -> None:
    """Without a terminal there is no colour, also where NO_COLOR is not set."""
    ran = installed(filled.home, "show", variables={"CX_AUDIT_DATA": str(filled.data), "NO_COLOR": ""})
    assert "\x1b" not in ran.out


def _without_colour(page: str) -> str:
    import re

    return re.sub(r"\x1b\[[0-9;]*m", "", page)


def _questions_in(page: str) -> int:
    """How many question marks there are, the row with a name in another script left out."""
    return sum(line.count("?") for line in page.splitlines() if OTHER not in line)
