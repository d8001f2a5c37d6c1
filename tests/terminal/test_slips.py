"""A name that is new and very like one that is kept: it is asked which one is meant, before anything begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Open
from .seeded import folder_in, seeded
from .session import ESCAPE
from .test_plain import piped

STOPPED = 130
KEPT = ("Harbour Books", "Ann")


def names_kept(home: Path) -> set[tuple[str, str]]:
    """The organisation and the leader of every audit."""
    heads, _ = folder_in(home).heads()
    return {(each.head.organisation, each.head.leader) for each in heads}


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("1", {KEPT}),
        ("2\nTo see for ourselves", {KEPT, ("Harbor Book", "Ann")}),
        ("", {KEPT}),
    ],
)
def test_an_organisation_with_a_slip(tmp_path: Path, line: str, kept: set[tuple[str, str]]) -> None:
    """The kept one goes on where it was open; another is begun only when it is said; leaving begins nothing."""
    seeded(tmp_path, to="website/basic/my-need")
    run = piped(tmp_path, ("walk", "Harbor Book", "--leader", "Ann", "--plain"), f"{line}\n")
    assert "“Harbor Book” is a new name here. Which one do you mean?" in run.stdout
    assert "1. Harbour Books\n  2. Harbor Book, another organisation" in run.stdout
    assert run.returncode == STOPPED
    assert names_kept(tmp_path) == kept
    assert ("goes on where it was" in run.stderr) is (line == "1")
    assert ("Nothing was begun." in run.stderr) is (line == "")


def test_a_leader_with_a_slip(open_session: Open, tmp_path: Path) -> None:
    """The leaders of that organisation are offered; Esc begins nothing."""
    seeded(tmp_path, to="website/basic/my-need", leader="Annemarie")
    session = open_session("walk", "harbour books", "--leader", "Annmarie")
    session.wait_for("Which one do you mean?", "Annmarie, another leader")
    session.press(ESCAPE)
    assert session.exit_code() == STOPPED
    assert "Nothing was begun." in session.flat
    assert names_kept(tmp_path) == {("Harbour Books", "Annemarie")}


@pytest.mark.parametrize(
    ("organisation", "leader"), [("HARBOUR  books", "ANN"), ("Harbour Books", "Bo"), ("Quay", "A")]
)
def test_the_same_name_or_another_one_is_not_asked_about(tmp_path: Path, organisation: str, leader: str) -> None:
    """A name that is the same but for its letters' case, and one that is like none, begin at once."""
    seeded(tmp_path, to="website/basic/my-need")
    run = piped(tmp_path, ("walk", organisation, "--leader", leader, "--plain"), "")
    assert "Which one do you mean?" not in run.stdout
    assert run.returncode == STOPPED
