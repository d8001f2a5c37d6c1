"""Each of the method's fifty ideas is found in a shipped checklist or on a page, and the docs say where."""

from __future__ import annotations

import subprocess
import sys

import pytest

from .ideas_table import BEGIN, ELSEWHERE, END, IDEAS, PAGE, ROOT, found_in, shipped, table


def test_there_are_fifty_ideas() -> None:
    """The list is whole, and no idea stands in it twice."""
    assert len(IDEAS) == len(set(IDEAS)) == 50


@pytest.mark.parametrize("number", range(1, 51))
def test_no_idea_is_nowhere(number: int) -> None:
    """Some part of a shipped checklist, a page or a document carries the idea."""
    assert found_in(number, shipped()) or ELSEWHERE.get(number), IDEAS[number - 1]


@pytest.mark.parametrize("number", sorted(ELSEWHERE))
def test_what_pages_carry_is_there(number: int) -> None:
    """What is said to stand on a page or in a document stands there."""
    for each in ELSEWHERE[number]:
        text = " ".join((ROOT / each.file).read_text(encoding="utf-8").split())
        assert each.phrase in text, f"{each.file} has no “{each.phrase}”"


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
