"""Each of the method's fifty ideas is found in a shipped checklist or on a page, and the docs say where."""

from __future__ import annotations

import subprocess
import sys

import pytest

from cx_audit.core.checklist import Checklist

from .ideas_table import BEGIN, ELSEWHERE, END, IDEAS, PAGE, ROOT, Carried, Shown, found_in, shipped, table
from .real_pages import on_one_line, real_pages


def test_there_are_fifty_ideas() -> None:
    """The list is whole, and no idea stands in it twice."""
    assert len(IDEAS) == len(set(IDEAS)) == 50


@pytest.fixture(scope="module")
def checklists() -> tuple[Checklist, ...]:
    """The shipped checklists, read once."""
    return shipped()


@pytest.mark.parametrize("number", range(1, 51))
def test_no_idea_is_nowhere(number: int, checklists: tuple[Checklist, ...]) -> None:
    """Some part of a shipped checklist, a page or a document carries the idea."""
    assert found_in(number, checklists) or ELSEWHERE.get(number), IDEAS[number - 1]


CARRIED = [(number, each) for number, several in ELSEWHERE.items() for each in several if isinstance(each, Carried)]
SHOWN = [(number, each) for number, several in ELSEWHERE.items() for each in several if isinstance(each, Shown)]


@pytest.mark.parametrize(("number", "carried"), CARRIED)
def test_what_files_carry_is_there(number: int, carried: Carried) -> None:
    """What is said to stand in a page's file or in a document stands there."""
    text = on_one_line((ROOT / carried.file).read_text(encoding="utf-8"))
    assert carried.phrase in text, f"{number}: {carried.file} has no “{carried.phrase}”"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The real pages, made once."""
    return real_pages(tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize(("number", "shown"), SHOWN)
def test_what_pages_show_is_there(number: int, shown: Shown, pages: dict[str, str]) -> None:
    """What is said to stand on a page or a paper of the product stands on the real one."""
    assert shown.sentence in pages[shown.page], f"{number}: {shown.page} has no “{shown.sentence}”"


def test_no_checklist_asks_what_is_for_the_roster(checklists: tuple[Checklist, ...]) -> None:
    """Camps and objections are the facilitator's alone, so no checklist carries them, and no answer can be shown."""
    for number in (43, 44, 46):
        assert found_in(number, checklists) == {}, IDEAS[number - 1]
        assert any(isinstance(each, Shown) for each in ELSEWHERE[number])


def test_the_documentation_has_the_table() -> None:
    """Between its two marks docs/ideas.md has the table that `python -m tests.shipped.ideas_table` prints."""
    text = PAGE.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1, f"docs/ideas.md needs {BEGIN!r} and {END!r}, once each"
    inside = text.split(BEGIN)[1].split(END)[0]
    assert inside == table(), "write it anew: python -m tests.shipped.ideas_table"


def test_the_table_is_printed() -> None:
    """The command prints the table and nothing else."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.shipped.ideas_table"], cwd=ROOT, capture_output=True, timeout=60, check=True
    )
    assert run.stdout.decode() == table()
    assert run.stderr == b""
