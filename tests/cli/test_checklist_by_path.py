"""A checklist named by the path of its file: the audit remembers where it came from, and looks nowhere else."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from .conftest import Cx
from .running import Ran, installed
from .test_changed_checklist import ANSWERS, CHECKLIST, NEW_BASIC, House, words

IT_GOES_ON = "the walk goes on with the checklist that it has"


@dataclass(frozen=True)
class Elsewhere(House):
    """A house whose checklist is not on the shelf, but in a folder of its own."""

    @property
    def file(self) -> Path:
        """The file of the checklist."""
        return self.home / "drafts" / "ours.yaml"

    @property
    def on_the_shelf(self) -> Path:
        """Where the shelf would have a checklist of the same id."""
        return self.home / "audits" / "checklists" / "ours.yaml"

    @property
    def wire(self) -> Any:
        """The file of the audit as it stands."""
        return json.loads(self.path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which the walk was begun with the checklist's path; copied for each test that moves it."""
    home = tmp_path_factory.mktemp("walked")
    house = Elsewhere(home, partial(installed, home))
    house.file.parent.mkdir(parents=True)
    house.file.write_text(CHECKLIST, encoding="utf-8")
    (house.home / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    ran = house("walk", "--answers", "answers.yaml", "--anyway", "--checklist", "drafts/ours.yaml")
    assert (ran.code, ran.out) == (0, ""), ran.err
    return house.home


@pytest.fixture
def house(walked: Path, cx: Cx) -> Elsewhere:
    """A home of its own for each test, the path in its audit too."""
    shutil.copytree(walked, cx.home, dirs_exist_ok=True)
    house = Elsewhere(cx.home, cx)
    moved = house.path.read_text(encoding="utf-8").replace(str(walked), str(house.home))
    house.path.write_text(moved, encoding="utf-8")
    return house


def test_the_whole_path_is_kept(house: Elsewhere) -> None:
    """A path that was relative when it was typed is kept whole, so that the walk goes on from any folder."""
    assert house.wire["checklist"]["file"] == str(house.file)
    house.change(NEW_BASIC)
    (house.home / "drafts" / "below").mkdir()
    ran = installed(house.home / "drafts" / "below", "resume", "--data", "../../audits")
    assert "has changed since this walk took it up: 1 change." in words(ran)


def test_a_checklist_of_the_shelf_keeps_no_path(tmp_path: Path) -> None:
    """Named by its id, a checklist has no file in the audit."""
    house = House(tmp_path, partial(installed, tmp_path))
    house.file.parent.mkdir(parents=True)
    house.file.write_text(CHECKLIST, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    assert house("walk", "--answers", "answers.yaml", "--anyway").code == 0
    assert "file" not in json.loads(house.path.read_text(encoding="utf-8"))["checklist"]


def test_unchanged_it_is_not_spoken_of(house: Elsewhere) -> None:
    """The walk goes on without a word about its checklist."""
    ran = house("resume")
    assert ran.code == 130
    assert "checklist" not in words(ran)
    assert "The till" in ran.out


def test_changed_it_is_offered(house: Elsewhere) -> None:
    """The file as it is now is offered, and taken over where that is asked for; the path stays."""
    before = house.path.read_bytes()
    house.change(NEW_BASIC)
    ran = house("resume", "--plain", typed="k\n")
    assert "has changed since this walk took it up: 1 change." in words(ran)
    assert "Which checklist will you go on with?" in ran.out
    assert house.path.read_bytes() == before
    ran = house("resume", "--take-over")
    assert "every answer is kept in its file" in words(ran)
    assert house.audit.checklist.touchpoint("door").basics[1].id == "dry"
    assert house.wire["checklist"]["file"] == str(house.file)
    assert "has changed" not in words(house("resume"))


def gone(file: Path) -> None:
    """The file is not there any more."""
    file.unlink()


def a_folder(file: Path) -> None:
    """A folder stands where the file was."""
    file.unlink()
    file.mkdir()


@pytest.mark.parametrize("happened", [gone, a_folder])
def test_gone_it_is_said_in_a_sentence(house: Elsewhere, happened: Any) -> None:
    """Without its file, the walk says so once and goes on with the checklist that is in the audit."""
    happened(house.file)
    before = house.path.read_bytes()
    for option in ((), ("--take-over",)):
        ran = house("resume", *option)
        assert ran.code == 130
        said = f"The file of the checklist, {house.file}, cannot be found, so {IT_GOES_ON}."
        assert words(ran).count(said) == 1
        assert "has changed" not in words(ran)
        assert "The till" in ran.out
    assert house.path.read_bytes() == before


@pytest.mark.parametrize("is_gone", [False, True])
def test_one_of_the_same_id_on_the_shelf_is_another(house: Elsewhere, is_gone: bool) -> None:
    """Whether its own file is there or not, a checklist of the shelf is never offered as the changed one."""
    house.on_the_shelf.parent.mkdir(parents=True)
    house.on_the_shelf.write_text(CHECKLIST.replace(*NEW_BASIC), encoding="utf-8")
    if is_gone:
        house.file.unlink()
    before = house.path.read_bytes()
    ran = house("resume", "--take-over")
    assert ran.code == 130
    assert "has changed" not in words(ran)
    assert house.path.read_bytes() == before


def test_another_checklist_in_the_file(house: Elsewhere) -> None:
    """A file that has become another checklist is told of, and not taken over."""
    house.change(("id: ours", "id: theirs"), NEW_BASIC)
    before = house.path.read_bytes()
    ran = house("resume", "--take-over")
    assert ran.code == 130
    assert f"{house.file} has another checklist now, “Our walk”, so {IT_GOES_ON}." in words(ran)
    assert house.path.read_bytes() == before


def test_a_file_that_is_broken(house: Elsewhere) -> None:
    """A file that cannot be read as a checklist is told of, and the walk goes on."""
    house.file.write_text("title: [", encoding="utf-8")
    ran = house("resume", "--take-over")
    assert ran.code == 130
    assert "The walk goes on with the checklist that it has." in words(ran)


def test_no_page_shows_the_path(house: Elsewhere) -> None:
    """Where the checklist lies on this computer is nobody else's business."""
    for command in (("show",), ("show", "--json"), ("list",), ("list", "--json")):
        name = ("Harbour Books",) if command[0] == "show" else ()
        ran: Ran = house(*command, *name)
        assert ran.code == 0
        assert "drafts" not in ran.out + ran.err
