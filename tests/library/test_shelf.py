"""Finding checklists: by id, by path, the leader's own before the shipped ones."""

from __future__ import annotations

import contextlib
import os
import threading
from pathlib import Path

import pytest

from cx_audit.errors import BadInput, NotFound
from cx_audit.library.shelf import Origin, Shelf, shipped_folder
from tests.library.small import SMALL


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The folder of the leader's own checklists."""
    folder = tmp_path / "checklists"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, checklist_id: str, title: str = "Mine") -> Path:
    path = folder / name
    text = SMALL.replace("id: small", f"id: {checklist_id}").replace("title: A small walk", f"title: {title}")
    path.write_text(text, encoding="utf-8")
    return path


def test_the_first_walk_ships() -> None:
    """Without any folder of one's own, the first walk is there."""
    shelf = Shelf()
    assert shelf.load("first-walk").path == shipped_folder() / "first-walk.yaml"
    (entry,) = [each for each in shelf.entries() if each.id == "first-walk"]
    assert (entry.origin, entry.shadows, entry.problem) == (Origin.SHIPPED, False, "")
    assert entry.title


def test_a_data_folder_without_checklists_is_fine(tmp_path: Path) -> None:
    """Nobody needs to have checklists of their own."""
    assert Shelf(data_folder=tmp_path).entries() == Shelf().entries()


def test_an_own_checklist_shadows_the_shipped_one(tmp_path: Path, own: Path) -> None:
    """The same id in the own folder wins, whatever its file is called, and the list says so."""
    path = put(own, "mine.yml", "first-walk")
    shelf = Shelf(data_folder=tmp_path)
    assert shelf.load("first-walk").path == path
    (entry,) = [each for each in shelf.entries() if each.id == "first-walk"]
    assert (entry.origin, entry.shadows, entry.title) == (Origin.OWN, True, "Mine")


def test_the_file_named_for_the_id_comes_first(tmp_path: Path, own: Path) -> None:
    """Of two files with one id, the one named for it is read, and the other is called broken."""
    other = put(own, "a.yaml", "mine")
    named = put(own, "mine.yaml", "mine")
    shelf = Shelf(data_folder=tmp_path)
    assert shelf.load("mine").path == named
    problems = {each.path: each.problem for each in shelf.entries() if each.origin is Origin.OWN}
    assert problems == {named: "", other: "mine.yaml has the id “mine” too; give one another id."}


def test_a_file_may_be_named_for_another_id(tmp_path: Path, own: Path) -> None:
    """A file whose name is one id and whose inside says another goes by the inside."""
    put(own, "first.yaml", "second")
    second = put(own, "second.yaml", "third")
    shelf = Shelf(data_folder=tmp_path)
    assert shelf.load("third").path == second
    assert shelf.load("second").path == own / "first.yaml"
    with pytest.raises(NotFound):
        shelf.load("first")


def test_a_broken_checklist_is_listed_with_its_problem(tmp_path: Path, own: Path) -> None:
    """The list goes on past a broken file, and loading it names every problem."""
    (own / "odd.yaml").write_text("id: odd\ntitle: [", encoding="utf-8")
    (own / "readme.txt").write_text("no checklist", encoding="utf-8")
    (own / "folder.yaml").mkdir()
    shelf = Shelf(data_folder=tmp_path)
    (entry,) = [each for each in shelf.entries() if each.origin is Origin.OWN]
    assert (entry.id, entry.title, entry.path.name) == ("odd", "", "odd.yaml")
    assert "odd.yaml has 1 problem." in entry.problem
    with pytest.raises(BadInput) as caught:
        shelf.load("odd")
    assert caught.value.problems[0].file == str(own / "odd.yaml")


@pytest.mark.parametrize("name", ["frist-walk", "First-Walk", "first walk"])
def test_an_unknown_name_gets_the_nearest(name: str) -> None:
    """A slip of the finger is answered with what was meant."""
    with pytest.raises(NotFound) as caught:
        Shelf().load(name)
    assert caught.value.message == f"No checklist goes by “{name}”."
    assert caught.value.hint == "Did you mean “first-walk”?"


def test_a_name_that_is_near_to_none_is_told_where_to_look(tmp_path: Path, own: Path) -> None:
    """Where nothing is near, the command that lists them all is named; where several are, they all are."""
    with pytest.raises(NotFound) as caught:
        Shelf().load("zzzzz")
    for name in ("our-shop-1", "our-shop-2"):
        put(own, f"{name}.yaml", name)
    assert caught.value.hint == "See them all with: cx-audit checklist list"
    with pytest.raises(NotFound) as caught:
        Shelf(data_folder=tmp_path).load("our-shop-3")
    assert caught.value.hint == "Did you mean “our-shop-2” or “our-shop-1”?"


@pytest.mark.parametrize("name", ["", "..", "a\x00b", "x" * 300, "\x1b[31m", "*", "first-walk\n"])
def test_a_name_that_is_no_id_is_not_looked_for(name: str) -> None:
    """Names that no file may have are unknown, not a fault."""
    with pytest.raises(NotFound) as caught:
        Shelf().load(name)
    assert str(caught.value).isprintable()


def test_a_path_is_read_as_it_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever ends in .yaml or has a separator is a file, and problems carry the path as given."""
    path = put(tmp_path, "Walk.YAML", "mine")
    (tmp_path / "plain").write_text("id: [", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Shelf().load("Walk.YAML").path == Path("Walk.YAML")
    assert Shelf().load(str(path)).checklist.id == "mine"
    with pytest.raises(BadInput) as caught:
        Shelf().load(f".{os.sep}plain")
    assert caught.value.problems[0].file == f".{os.sep}plain"


def test_a_path_that_cannot_be_read_is_told_in_one_sentence(tmp_path: Path) -> None:
    """Missing files, folders and impossible names are bad input."""
    (tmp_path / "folder.yaml").mkdir()
    for path, message in (
        (tmp_path / "none.yaml", "There is no file “"),
        (tmp_path / "folder.yaml", "is a folder."),
        (tmp_path / "nul\x00.yaml", "cannot be read"),
        (tmp_path / "none.yaml" / "x", "There is no file “"),
    ):
        with pytest.raises(BadInput) as caught:
            Shelf().load(str(path))
        assert message in caught.value.message
        assert "\n" not in caught.value.message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="whoever runs as root may read every file")
def test_a_file_that_may_not_be_read_is_bad_input(tmp_path: Path, own: Path) -> None:
    """The system's reason is in the sentence, and the list goes on."""
    path = put(own, "mine.yaml", "mine")
    path.chmod(0)
    with pytest.raises(BadInput, match="cannot be read"):
        Shelf(data_folder=tmp_path).load("mine")
    assert [each.problem != "" for each in Shelf(data_folder=tmp_path).entries() if each.id == "mine"] == [True]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_file_without_end_is_refused(tmp_path: Path) -> None:
    """No more is read than a checklist may have, from a pipe into which more is written than anybody could read."""
    path = tmp_path / "endless.yaml"
    os.mkfifo(path)

    def write_without_end() -> None:
        with contextlib.suppress(BrokenPipeError), path.open("wb") as pipe:
            while True:
                pipe.write(b"x" * 100_000)

    writer = threading.Thread(target=write_without_end, daemon=True)
    writer.start()
    with pytest.raises(BadInput) as caught:
        Shelf().load(str(path))
    writer.join(timeout=20)
    assert not writer.is_alive()
    assert "larger than" in caught.value.problems[0].message
