"""`volumes`: the customers a year of an organisation, said once."""

from __future__ import annotations

import io

import pytest

from .conftest import Cx
from .running import on_disk

ORG = "Harbour Books"


def touchpoints(cx: Cx) -> dict[str, list[int] | None]:
    """What is noted for each touchpoint."""
    return {each["id"]: each["passing"] for each in cx("volumes", ORG, "--json").json["touchpoints"]}


def test_volumes_are_noted_as_numbers_ranges_and_shares(filled: Cx) -> None:
    """A share is taken of the customers that are said in the same breath or were said before."""
    ran = filled("volumes", ORG, "--customers", "40,000", "--at", "call=30%", "--at", "buy=10,000 to 14,000")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split() for line in ran.out.splitlines() if line.strip().startswith(("All", "The call"))] == [
        ["All", "customers", "40,000"],
        ["The", "call", "12,000"],
    ]
    assert filled("volumes", ORG, "--at", "website=50 %").code == 0
    assert touchpoints(filled) == {
        "website": [20_000, 20_000],
        "call": [12_000, 12_000],
        "buy": [10_000, 14_000],
        "problem": None,
        "leader": None,
    }


def test_a_volume_is_taken_back(filled: Cx) -> None:
    """What was said is no longer counted, for a touchpoint and for the whole."""
    filled("volumes", ORG, "--customers", "40000", "--at", "call=12k")
    shown = filled("volumes", ORG, "--take-back", "call", "--take-back", "customers", "--json").json
    assert shown["customers"] is None
    assert touchpoints(filled)["call"] is None


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--at", "caall=3"), "Did you mean: call?"),
        (("--at", "call"), "--at call=12000"),
        (("--at", "call=many"), "Write a number a year"),
        (("--customers", "5-3"), "lower number of a range first"),
        (("--at", "call=30%"), "needs the customers a year first"),
        (("--customers", "9", "--at", "call=200%"), "at most 100 %"),
        (("--take-back", "phone"), "has a touchpoint “phone”"),
    ],
)
def test_what_is_not_understood_changes_nothing(filled: Cx, args: tuple[str, ...], said: str) -> None:
    """All of it or nothing: exit 2, one thing to do next, and the folder as it was."""
    before = on_disk(filled.data)
    ran = filled("volumes", ORG, *args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert on_disk(filled.data) == before


def test_volumes_of_an_unknown_organisation(filled: Cx) -> None:
    """The nearest name is offered."""
    ran = filled("volumes", "Harbor Books")
    assert ran.code == 2
    assert "Did you mean: Harbour Books?" in ran.err


def test_volumes_are_asked_for_once(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Question by question; Enter skips, and what is not understood is asked again."""
    monkeypatch.setattr("sys.stdin", io.StringIO("40,000\n\nlots\n30 %\n"))
    ran = filled("volumes", ORG, "--plain")
    assert ran.code == 0
    assert "Write a number a year" in ran.out
    assert touchpoints(filled)["website"] is None
    assert touchpoints(filled)["call"] == [12_000, 12_000]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n\n\n"))
    assert "12,000 is noted; Enter keeps it." in filled("volumes", ORG, "--plain").out
    assert touchpoints(filled)["call"] == [12_000, 12_000]
