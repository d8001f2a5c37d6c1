"""The demo: a made-up organisation, in a folder of its own, marked wherever it is shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .conftest import Cx
from .running import installed, on_disk


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with the demo, made once by the installed command, and what that printed."""
    home = tmp_path_factory.mktemp("demo")
    ran = installed(home, "demo", "--to", "demo")
    assert (ran.code, ran.err) == (0, "")
    return home / "demo", ran.out


@pytest.fixture
def demo(made: tuple[Path, str], cx: Cx) -> Path:
    """A copy of the demo for one test."""
    return Path(shutil.copytree(made[0], cx.home / "demo"))


def test_four_finished_and_one_open(cx: Cx, demo: Path) -> None:
    """The demo has four finished walks and an open one, of one organisation, in two rounds."""
    heads = cx("list", "--json", "--data", "demo").json
    assert [head["complete"] for head in heads].count(True) == 4
    assert [head["complete"] for head in heads].count(False) == 1
    assert {head["organisation"] for head in heads} == {"Harbour Lamps"}
    assert {head["round"] for head in heads} == {1, 2}


def test_it_shows_a_result_and_where_to_look_next(made: tuple[Path, str]) -> None:
    """Without a terminal the demo prints its latest result, and the command that lists the rest."""
    folder, out = made
    assert "Harbour Lamps (made up)" in out
    assert "Net trust" in out
    assert f"cx-audit list --data {folder}" in out


def test_it_is_marked_made_up_everywhere(cx: Cx, demo: Path) -> None:
    """Every page and every JSON of a demo audit says that it is made up, and so does the folder."""
    data = ("--data", "demo")
    heads = cx("list", "--json", *data).json
    assert all(head["made_up"] for head in heads)
    assert "Harbour Lamps (made up)" in cx("list", *data).out
    for head in heads:
        assert "Harbour Lamps (made up)" in cx("show", head["id"], *data).out
        assert cx("show", head["id"], "--json", *data).json["made_up"] is True
    assert "made up" in (demo / "made-up-demo.txt").read_text(encoding="utf-8")


def test_an_open_walk_of_the_demo_is_marked_while_it_is_walked(cx: Cx, demo: Path) -> None:
    """Whoever goes on with the open walk of the demo is told that it is made up."""
    ran = cx("resume", "--plain", "--data", "demo")
    assert ran.code == 130
    assert "made up" in ran.out


def test_new_walks_in_the_demo_folder_are_marked_or_refused(cx: Cx, demo: Path) -> None:
    """A new walk of the made-up organisation does not come out as a real one."""
    cx.file("answers.yaml", "organisation: Harbour Lamps\nleader: Ada\nbefore: {role: I own the shop}\n")
    ran = cx("walk", "--answers", "answers.yaml", "--data", "demo")
    mine = [head for head in cx("list", "--json", "--data", "demo").json if head["leader"] == "Ada"]
    assert ran.code == 2 or all(head["made_up"] for head in mine)


def test_the_saved_scores_are_the_scores(cx: Cx, demo: Path) -> None:
    """No audit of the demo says that its scores differ."""
    for head in cx("list", "--json", "--data", "demo").json:
        assert cx("show", head["id"], "--json", "--data", "demo").json["saved_scores_differ"] is False


def test_second_run_does_nothing_new(cx: Cx, demo: Path) -> None:
    """A second run shows the demo that is there, and changes nothing."""
    before = on_disk(cx.home)
    ran = cx("demo", "--to", "demo")
    assert (ran.code, ran.err) == (0, "")
    assert "Harbour Lamps (made up)" in ran.out
    assert on_disk(cx.home) == before


@pytest.mark.parametrize("there", ["notes.txt", "organisations/harbour-books/first.json", ".hidden"])
def test_a_folder_that_is_not_empty_is_refused(cx: Cx, there: str) -> None:
    """A folder with something else in it is left as it is, and the sentence says what to do."""
    path = cx.home / "mine" / there
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    before = on_disk(cx.home)
    ran = cx("demo", "--to", "mine")
    assert (ran.code, ran.out) == (2, "")
    assert "not empty" in ran.err
    assert "--to" in ran.err
    assert on_disk(cx.home) == before


@pytest.mark.parametrize("to", ["file", "file/below", "", "x" * 5000, "~nobodyatall/x"])
def test_a_place_that_is_no_folder_is_refused(cx: Cx, to: str) -> None:
    """A place that cannot be a folder is refused in a sentence, and nothing is left behind."""
    cx.file("file", "mine")
    before = on_disk(cx.home)
    ran = cx("demo", "--to", to)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()
    assert on_disk(cx.home) == before


def test_an_empty_folder_will_do(cx: Cx) -> None:
    """An empty folder that is there is used; the command to go on with can be pasted, spaces or not."""
    (cx.home / "with space").mkdir()
    ran = cx("demo", "--to", "with space")
    assert ran.code == 0
    assert f"--data '{cx.home}/with space'" in ran.out
    assert len(cx("list", "--json", "--data", "with space").json) == 5


def test_it_is_apart_from_ones_own_audits(cx: Cx) -> None:
    """Without --to the demo goes to a folder of its own; no audit of one's own is touched."""
    assert cx("demo").code == 0
    assert cx("list", "--json").json == []
    assert not cx.data.exists()
    (marker,) = cx.home.rglob("made-up-demo.txt")
    assert marker.parent.name == "cx-audit-demo"


def test_a_data_folder_that_is_said_is_not_ignored(cx: Cx) -> None:
    """`cx-audit --data FOLDER demo` either makes the demo there or refuses; it does not go elsewhere in silence."""
    ran = cx("--data", "mine", "demo")
    assert ran.code == 2 or (cx.home / "mine" / "made-up-demo.txt").is_file()


def test_a_demo_that_was_cut_short_can_be_made_again(cx: Cx, demo: Path) -> None:
    """Where making the demo was cut short, the next run makes it whole."""
    (demo / "made-up-demo.txt").write_text("This folder is being made by `cx-audit demo`.\n", encoding="utf-8")
    for path in sorted((demo / "organisations").rglob("*.json"))[2:]:
        path.unlink()
    assert cx("demo", "--to", "demo").code == 0
    assert len(cx("list", "--json", "--data", "demo").json) == 5


def test_whoever_looks_for_the_demo_is_told_where_it_is(tmp_path: Path) -> None:
    """Its organisation is not among one's own audits; once it has been made, the hint has what to add."""
    for command in (("report", "--org", "Harbour Lamps", "--to", "r.md"), ("show", "harbour lamps")):
        assert "--data" not in installed(tmp_path, *command).err
    assert installed(tmp_path, "demo").code == 0
    for command in (("report", "--org", "Harbour Lamps", "--to", "r.md"), ("show", "harbour lamps")):
        ran = installed(tmp_path, *command)
        assert ran.code == 2
        assert "The made-up demo is kept apart. To reach it, add: --data" in ran.err
        folder = ran.err.split("--data ")[1].strip()
        assert installed(tmp_path, *command, "--data", folder).code == 0
