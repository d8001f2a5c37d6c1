"""The six examples of METHOD 4, from an answers file to `show --json`, through the installed command."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from .running import installed
from .written import SIX, SIX_ANSWERS, first_walk

EXAMPLES = {
    # felt, ceiling, trust, rose tint
    "website": (-3, -5, -5, 2),
    "call": (-1, -1, -1, 0),
    "buy": (5, -1, -1, 6),
    "problem": (8, 10, 8, 0),
    "leader": (9, 7, 7, 2),
    "rosy": (7, -9, -9, 16),
}
LEVELS = {
    "website": "eroding",
    "call": "at risk",
    "buy": "at risk",
    "problem": "remarkable",
    "leader": "remarkable",
    "rosy": "eroding",
}


def shown_after(home: Path, *walk: str) -> dict[str, Any]:
    """What `show --json` says after a walk, both by the installed command."""
    walked = installed(home, "walk", "--answers", "answers.yaml", "--data", "audits", *walk)
    assert (walked.code, walked.err) == (0, "")
    shown: dict[str, Any] = installed(home, "show", "--json", "--data", "audits").json
    return shown


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The six examples, walked as six touchpoints of one checklist."""
    home = tmp_path_factory.mktemp("six")
    (home / "six.yaml").write_text(SIX, encoding="utf-8")
    (home / "answers.yaml").write_text(SIX_ANSWERS, encoding="utf-8")
    return shown_after(home, "--checklist", "six.yaml", "--anyway")


@pytest.fixture(scope="module")
def walked_five(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """The first five examples, walked as the first walk, and where."""
    home = tmp_path_factory.mktemp("five")
    (home / "answers.yaml").write_text(first_walk(), encoding="utf-8")
    return home, shown_after(home)


@pytest.fixture
def five(walked_five: tuple[Path, dict[str, Any]]) -> dict[str, Any]:
    """What `show --json` says of the first five."""
    return walked_five[1]


def scores_in(shown: dict[str, Any]) -> dict[str, tuple[int, int, int, int]]:
    """Felt, ceiling, trust and rose tint of each touchpoint."""
    return {
        each["id"]: (each["felt"], each["ceiling"], each["trust"], each["rose_tint"]) for each in shown["touchpoints"]
    }


def test_six_examples_in_a_checklist_of_ones_own(six: dict[str, Any]) -> None:
    """Each example has the felt score, the ceiling, the trust score and the rose tint of the table."""
    assert scores_in(six) == EXAMPLES
    assert {each["id"]: each["level"] for each in six["touchpoints"]} == LEVELS
    assert all(each["range"] == [each["trust"]] * 2 for each in six["touchpoints"])


def test_six_examples_together(six: dict[str, Any]) -> None:
    """One bad touchpoint among six takes the whole to the level at risk: −1 of six is −1.7."""
    assert (six["net_trust"], six["verdict"], six["level"]) == (-1.7, "eroded", "at risk")
    assert (six["built"], six["weakest"], six["complete"]) == (2, "rosy", True)


def test_first_five_examples_in_the_first_walk(five: dict[str, Any]) -> None:
    """The shipped checklist gives the first five examples the same scores."""
    assert scores_in(five) == {name: scores for name, scores in EXAMPLES.items() if name != "rosy"}


def test_first_five_examples_together(five: dict[str, Any]) -> None:
    """N = +16, building, built 2 of 5, weakest the website."""
    assert (five["net_trust"], five["verdict"], five["level"]) == (16, "built", "building")
    assert (five["built"], len(five["touchpoints"]), five["weakest"]) == (2, 5, "website")


def test_page_of_the_first_five(walked_five: tuple[Path, dict[str, Any]]) -> None:
    """The page says the same as the JSON: verdict, net trust, built 2 of 5, the weakest, and each trust score."""
    page = installed(walked_five[0], "show", "--data", "audits").out
    assert "On the whole, this walk built trust." in page
    assert "+16" in page
    assert "building" in page
    assert "Built 2 of 5 · weakest: The website −5" in page
    for score in ("−5", "−1", "+8", "+7"):
        assert score in page
    assert "rose tint 6" in page
