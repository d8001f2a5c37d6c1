"""Taking without end: chains, circles of many files, and parts that multiply each other."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from cx_audit.errors import BadInput, Problem
from cx_audit.library import shelf as shelves
from cx_audit.library.findings import MOST_PROBLEMS
from cx_audit.library.nodes import MOST_PARTS, Mapping, Room, parts_in
from cx_audit.library.schema import checklist_schema
from cx_audit.library.shape import MOST_TOUCHPOINTS
from cx_audit.library.shelf import Shelf
from cx_audit.library.source import read_yaml
from cx_audit.library.taking import MOST_DEEP

WIDE = 100
"""Basics of the touchpoint that is taken again and again."""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """An empty folder of one's own checklists."""
    folder = tmp_path / "checklists"
    folder.mkdir()
    return folder


def put(own: Path, checklist_id: str, touchpoints: str) -> None:
    """A checklist of one's own with these touchpoints."""
    head = f'format: 1\nid: {checklist_id}\nversion: "1"\ntitle: T\nsummary: For the tests.\ntouchpoints:\n'
    (own / f"{checklist_id}.yaml").write_text(head + touchpoints, encoding="utf-8")


def touchpoint(basics: int = 2) -> str:
    """One touchpoint written out."""
    listed = ", ".join(f"{{id: b{number}, ask: Was it {number}?}}" for number in range(basics))
    return f"  - {{id: x, title: X, do: Go., minutes: 5, basics: [{listed}]}}\n"


def takes(of: str, times: int, *, first: str = "x") -> str:
    """So many takes of one touchpoint, the first of which is called `first`."""
    return "".join(f"  - {{take: {of}, id: {f'x{each}' if each else first}}}\n" for each in range(times))


def problems(own: Path, checklist_id: str = "mine") -> tuple[Problem, ...]:
    """What is wrong with a checklist of one's own."""
    with pytest.raises(BadInput) as caught:
        Shelf(data_folder=own.parent).load(checklist_id)
    return caught.value.problems


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is read whole; a look at its id does not count."""
    counted: Counter[str] = Counter()
    original = shelves.read_file

    def counting(path: Path, file: str) -> bytes:
        counted[path.stem] += 1
        return original(path, file)

    monkeypatch.setattr(shelves, "read_file", counting)
    monkeypatch.setattr(shelves, "_id_in", lambda path: path.stem)
    return counted


@pytest.mark.parametrize("of", ["base/x", "nothing/here", "first-walk/call"])
def test_ten_thousand_takes_are_one_problem(own: Path, of: str, read: Counter[str]) -> None:
    """The first touchpoint too many is named where it stands, before anything is taken."""
    put(own, "base", touchpoint())
    put(own, "mine", takes(of, 10_000))
    (problem,) = problems(own)
    assert problem.line == 7 + MOST_TOUCHPOINTS
    assert (problem.message, problem.hint) == (
        "this is touchpoint number 1,001",
        "write or take fewer, at most 1,000",
    )
    assert list(read) == ["mine"]


def test_as_many_touchpoints_as_there_may_be(own: Path) -> None:
    """A thousand are taken; one more, written out, is refused; the schema knows the same limit."""
    put(own, "base", touchpoint(1))
    put(own, "mine", takes("base/x", MOST_TOUCHPOINTS))
    assert len(Shelf(data_folder=own.parent).load("mine").checklist.touchpoints) == MOST_TOUCHPOINTS
    put(own, "mine", "".join(f"  - {{id: y{each}, title: X, do: Go., minutes: 5}}\n" for each in range(1001)))
    assert [each.line for each in problems(own)] == [1007]
    assert checklist_schema()["properties"]["touchpoints"]["maxItems"] == MOST_TOUCHPOINTS


def test_more_parts_than_one_file_may_have_cannot_be_taken(own: Path) -> None:
    """However few the takes are, what they bring has the room of one file, and the take too many is named."""
    put(own, "base", touchpoint(WIDE))
    put(own, "mine", takes("base/x", 900))
    root = read_yaml((own / "base.yaml").read_bytes(), "base")
    (problem,) = problems(own)
    assert problem.message == "with “base/x”, more than 150,000 parts are taken"
    assert problem.hint.startswith("take fewer touchpoints")
    assert problem.column == 12
    assert 100 < (problem.line - 6) * parts_in(root) < MOST_PARTS


def test_takes_that_multiply_each_other_are_refused(own: Path, read: Counter[str]) -> None:
    """Files that each take from the one before share one room; only where it ends is told, once."""
    put(own, "level-0", touchpoint(WIDE))
    for level in range(1, 7):
        put(own, f"level-{level}", takes(f"level-{level - 1}/x", 60))
    put(own, "mine", takes("level-6/x", 60))
    (problem,) = problems(own)
    assert (problem.line, problem.column) == (7, 12)
    assert "more than 150,000 parts are taken" in problem.message
    assert problem.hint == "mend it first"
    assert max(read.values()) == 1


@pytest.mark.slow
def test_a_file_that_is_too_much_besides_the_others_is_refused(own: Path) -> None:
    """Each may be read alone; both together have more parts than one file may have."""
    for name in ("one", "two"):
        put(own, name, touchpoint(18_000))
        assert Shelf(data_folder=own.parent).load(name)
    put(own, "mine", "  - {take: one/x, id: a, without: basic/b0}\n  - take: two/x\n")
    (problem,) = problems(own)
    assert problem.line in (7, 8)
    assert "more than 150,000 parts" in problem.message


def test_a_thousand_ways_to_one_file_are_one_reading(own: Path, read: Counter[str]) -> None:
    """Two files at each of nine levels, each taking from both below: 512 ways down, and each file is read once."""
    put(own, "left-0", touchpoint())
    put(own, "right-0", touchpoint())
    for level in range(1, MOST_DEEP - 1):
        for side in ("left", "right"):
            below = [
                f"  - {{take: {other}-{level - 1}/x, id: {name}}}\n" for other, name in (("left", "x"), ("right", "y"))
            ]
            put(own, f"{side}-{level}", "".join(below))
    put(own, "mine", f"  - {{take: left-{MOST_DEEP - 2}/x}}\n  - {{take: right-{MOST_DEEP - 2}/y}}\n")
    assert [each.id for each in Shelf(data_folder=own.parent).load("mine").checklist.touchpoints] == ["x", "y"]
    assert max(read.values()) == 1
    assert len(read) == 2 * (MOST_DEEP - 1) + 1


def test_a_line_of_takes_has_an_end(own: Path) -> None:
    """Ten files in a line are taken; the eleventh is refused, with the way to it, and so are three hundred."""
    put(own, "c0", touchpoint())
    for number in range(1, 300):
        put(own, f"c{number}", f"  - take: c{number - 1}/x\n")
    assert Shelf(data_folder=own.parent).load(f"c{MOST_DEEP - 1}").checklist.touchpoints[0].title == "X"
    for name in (f"c{MOST_DEEP}", "c299"):
        (problem,) = problems(own, name)
        assert (problem.line, problem.hint) == (7, "mend it first")
        assert f"takes from c{int(name[1:]) - 1}.yaml takes from" in problem.message
        assert problem.message.endswith("which is more than 10 files deep, write one of them out")
        assert len(problem.message) < 1000


def test_no_more_checklists_are_looked_for_than_problems_are_told(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousand takes of checklists that nobody knows end with the last problem that is told."""
    put(own, "mine", "".join(f"  - take: unknown-{each}/x\n" for each in range(1000)))
    looked_for = []
    original = Shelf._path_of

    def counting(self: Shelf, checklist_id: str, **named: Any) -> Path:
        looked_for.append(checklist_id)
        return original(self, checklist_id, **named)

    monkeypatch.setattr(Shelf, "_path_of", counting)
    found = problems(own)
    assert len(found) == MOST_PROBLEMS
    assert len(looked_for) == MOST_PROBLEMS + len(["mine"])


def test_room_is_counted_alike_for_what_is_read_and_what_is_taken() -> None:
    """A text, a key, a list and a mapping are one part each."""
    room = Room()
    root = read_yaml(b"a: [b, {c: d}]\ne: f\n", "f", room=room)
    assert isinstance(root, Mapping)
    assert MOST_PARTS - room.left == parts_in(root) == len(["{}", "a", "[]", "b", "{}", "c", "d", "e", "f"])
