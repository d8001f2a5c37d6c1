"""Importing: what is found, what it comes to, and that it is carried out whole or not at all."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cx_audit.archive import bundle_v1, notes_v1
from cx_audit.archive.canonical import canonical, id_for
from cx_audit.archive.folder import Folder
from cx_audit.archive.format_v1 import encode
from cx_audit.archive.importing import Import, prepare_import
from cx_audit.archive.incoming import read_incoming
from cx_audit.archive.journal import IMPORTING, importing
from cx_audit.archive.notes import NotesFolder
from cx_audit.core.arrivals import Choice
from cx_audit.core.audit import Audit
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.volumes import Volume
from cx_audit.errors import BadInput, InUse, NotFound, StorageFailed

from .samples import complete, everything_in, grown, new_audit

MADE = datetime(2031, 6, 1, 12, 0, tzinfo=UTC)
ORGANISATION = new_audit().organisation


def walk(audit_id: str, **changes: object) -> Audit:
    """A finished walk with this id."""
    return complete(new_audit(id=audit_id, **changes), seed=3)


def export(path: Path, *audits: Audit, notes: tuple[bytes, ...] = ()) -> Path:
    """An export of these audits."""
    path.write_bytes(bundle_v1.encode([canonical(each).data for each in audits], notes, MADE))
    return path


def mark(audit_id: str, note: str = "") -> Mark:
    """A mark on a follow-up of this audit."""
    return Mark(follow_up=f"{audit_id}/after/action", state=FollowUpState.KEPT, day="2031-06-01", at=MADE, note=note)


def brought(folder: Folder, *paths: Path, choice: Choice = Choice.MINE) -> Import:
    """An import of these paths, carried out; each clash is met with the choice."""
    coming = prepare_import(folder, read_incoming(paths))
    coming.carry_out(coming.outcome({clash.arrival: choice for clash in coming.clashes}))
    return coming


def walks_in(folder: Folder) -> dict[str, str]:
    """The digest of each audit by its id."""
    heads, problems = folder.heads()
    assert problems == []
    return {stored.head.id: canonical(folder.read(stored)).digest for stored in heads}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Folder:
    """The data folder of another laptop."""
    return Folder(tmp_path / "elsewhere")


# What is found


def test_an_export_a_file_and_a_folder(folder: Folder, elsewhere: Folder, tmp_path: Path) -> None:
    """Any of them, and any number of them."""
    one, two, three = walk("aaaa22222222"), walk("bbbb22222222", leader="Ben"), walk("cccc22222222", leader="Cy")
    bundle = export(tmp_path / "one.json", one)
    single = elsewhere.save(two)
    single = single.rename(tmp_path / "two")
    elsewhere.save(three)
    brought(folder, bundle, single, elsewhere.root)
    assert set(walks_in(folder)) == {"aaaa22222222", "bbbb22222222", "cccc22222222"}
    assert folder.load("cccc22222222") == three
    assert folder.path_of("aaaa22222222").name == "small-walk-r1-ada-aaaa22222222.json"


def test_what_comes_in_is_for_its_owner_alone(folder: Folder, tmp_path: Path) -> None:
    """Files 0600 and folders 0700."""
    notes = notes_v1.encode(NotesFolder(tmp_path / "x").add_mark(ORGANISATION, mark("aaaa22222222")))
    brought(folder, export(tmp_path / "one.json", walk("aaaa22222222"), notes=(notes,)))
    for path in (folder.root, *folder.root.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_folder_is_looked_through(tmp_path: Path) -> None:
    """Down to the last folder; what is hidden, private, half imported or not ours is passed over."""
    deep = tmp_path / "from" / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "walk.json").write_bytes(encode(walk("aaaa22222222")))
    (deep / "WALK.JSON").write_bytes(encode(walk("bbbb22222222")))
    (deep / "other.json").write_text('{"name": "something else"}')
    (deep / "list.json").write_text("[1, 2]")
    (deep / "notes.txt").write_text("not JSON")
    (deep / ".hidden.json").write_text("{")
    (deep / "linked").symlink_to(tmp_path / "from")
    for private in ("rosters", "locks", "importing", ".git"):
        (deep / private).mkdir()
        (deep / private / "x.json").write_text("{")
    os.mkfifo(deep / "pipe.json")
    found = read_incoming([tmp_path / "from", deep / "walk.json", deep])
    assert sorted(each.audit.head.id for each in found.audits) == ["aaaa22222222", "bbbb22222222"]
    assert found.damaged == ()
    assert found.passed_over == 2


def _cut(data: bytes) -> bytes:
    return data[:-300]


def _other_digest(data: bytes) -> bytes:
    document = json.loads(data)
    document["checklist"]["content"]["title"] = "Another"
    return json.dumps(document).encode()


def _round_0(data: bytes) -> bytes:
    return data.replace(b'"round": 1', b'"round": 0')


def _newer(data: bytes) -> bytes:
    return data.replace(b"cx-audit/1", b"cx-audit/2")


DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "cut short": (_cut, "this ends too early"),
    "empty": (lambda _: b" ", "this is empty"),
    "digest": (_other_digest, "has been changed by hand or damaged"),
    "bounds": (_round_0, "of at least 1"),
    "format": (_newer, "expected “cx-audit-export/1” or “cx-audit/1”"),
    "not UTF-8": (lambda data: data.replace(b'"Ada"', b'"\xff"'), "this is not UTF-8"),
}


@pytest.mark.parametrize(("damage", "said"), DAMAGE.values(), ids=list(DAMAGE))
def test_a_damaged_file_is_named(tmp_path: Path, damage: Callable[[bytes], bytes], said: str) -> None:
    """With what is wrong with it; the good ones beside it are read."""
    (tmp_path / "good.json").write_bytes(encode(walk("aaaa22222222")))
    bad = tmp_path / "bad.json"
    bad.write_bytes(damage(encode(walk("bbbb22222222"))))
    found = read_incoming([tmp_path])
    assert [each.audit.head.id for each in found.audits] == ["aaaa22222222"]
    assert [problem.file for problem in found.damaged] == [str(bad)]
    assert said in found.damaged[0].message


def test_a_damaged_audit_within_an_export_is_named(tmp_path: Path) -> None:
    """By its place in the file; the notes too."""
    path = tmp_path / "noor.json"
    good = encode(walk("aaaa22222222"))
    path.write_bytes(bundle_v1.encode([good, _other_digest(good), b"[]"], [b'{"format": "cx-audit-notes/1"}'], MADE))
    found = read_incoming([path])
    assert len(found.audits) == 1
    assert {problem.file for problem in found.damaged} == {
        f"{path}: audits[1]",
        f"{path}: audits[2]",
        f"{path}: notes[0]",
    }


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that would fill the memory is not read."""
    monkeypatch.setattr(bundle_v1, "MOST_BYTES", 1_000)
    path = export(tmp_path / "noor.json", walk("aaaa22222222"))
    found = read_incoming([path])
    assert [problem.message for problem in found.damaged] == ["this is larger than 0 MB"]


@pytest.mark.parametrize("name", ["gone.json", "gone/", "a\0b", "x" * 5_000])
def test_what_is_not_there(tmp_path: Path, name: str) -> None:
    """In a sentence."""
    with pytest.raises((NotFound, BadInput)) as caught:
        read_incoming([tmp_path / name])
    assert caught.value.hint


def test_nothing_of_ours(tmp_path: Path) -> None:
    """A folder without audits is said to be one, and a file that was named is not passed over."""
    other = tmp_path / "other.json"
    other.write_text("{}")
    with pytest.raises(BadInput, match="There is no audit in"):
        read_incoming([tmp_path])
    assert "and this file says none" in read_incoming([other]).damaged[0].message
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    with pytest.raises(BadInput, match="neither a file nor a folder"):
        read_incoming([fifo])


# What it comes to


def test_importing_twice_changes_nothing(folder: Folder, tmp_path: Path) -> None:
    """What is here already is known by its id and its content."""
    path = export(tmp_path / "x.json", walk("aaaa22222222"), walk("bbbb22222222", leader="Ben"))
    brought(folder, path)
    before = everything_in(folder.root)
    coming = prepare_import(folder, read_incoming([path]))
    assert coming.clashes == ()
    outcome = coming.outcome({})
    assert (outcome.added, outcome.replaced) == ({}, {})
    assert outcome.known == {0: "aaaa22222222", 1: "bbbb22222222"}
    coming.carry_out(outcome)
    assert everything_in(folder.root) == before


def test_one_walk_under_two_ids_comes_in_once(folder: Folder, tmp_path: Path) -> None:
    """Whether the first is here or comes in as well."""
    one = walk("aaaa22222222")
    path = export(tmp_path / "x.json", one, replace(one, id="bbbb22222222"))
    brought(folder, path)
    assert list(walks_in(folder)) == ["aaaa22222222"]
    brought(folder, export(tmp_path / "y.json", replace(one, id="cccc22222222")))
    assert list(walks_in(folder)) == ["aaaa22222222"]


def test_a_walk_that_went_on_elsewhere_is_a_clash(folder: Folder, tmp_path: Path) -> None:
    """Both are shown, and nothing is changed until one is chosen."""
    ours, theirs = new_audit(), grown(new_audit())
    path = folder.save(ours)
    coming = prepare_import(folder, read_incoming([export(tmp_path / "x.json", theirs)]))
    (clash,) = coming.clashes
    assert (clash.audit_id, clash.is_here) == (ours.id, True)
    assert (clash.first.file, clash.first.audit) == (str(path), ours)
    assert (clash.second.file, clash.second.audit) == (f"{tmp_path / 'x.json'}: audits[0]", theirs)
    with pytest.raises(KeyError):
        coming.outcome({})
    assert folder.load(ours.id) == ours


@pytest.mark.parametrize("choice", Choice)
def test_each_choice(folder: Folder, tmp_path: Path, choice: Choice) -> None:
    """Mine, theirs, or both under an id that is made from the content."""
    ours, theirs = new_audit(), grown(new_audit())
    folder.save(ours)
    brought(folder, export(tmp_path / "x.json", theirs), choice=choice)
    new_id = id_for(canonical(theirs).digest, 0)
    match choice:
        case Choice.MINE:
            assert walks_in(folder) == {ours.id: canonical(ours).digest}
        case Choice.THEIRS:
            assert folder.load(ours.id) == theirs
            assert len(walks_in(folder)) == 1
        case Choice.BOTH:
            assert folder.load(ours.id) == ours
            assert folder.load(new_id) == replace(theirs, id=new_id)


def test_two_files_of_one_import_may_clash(folder: Folder, tmp_path: Path) -> None:
    """Also where neither is here."""
    one = export(tmp_path / "one.json", new_audit())
    two = export(tmp_path / "two.json", grown(new_audit()))
    coming = prepare_import(folder, read_incoming([one, two]))
    (clash,) = coming.clashes
    assert not clash.is_here
    assert clash.first.file.startswith(str(one))
    coming.carry_out(coming.outcome({clash.arrival: Choice.THEIRS}))
    assert folder.load(new_audit().id) == grown(new_audit())


def test_a_damaged_file_here_can_be_replaced(folder: Folder, tmp_path: Path) -> None:
    """By an export from before it was damaged; nothing is replaced unasked."""
    good = walk("aaaa22222222")
    path = folder.save(good)
    backup = export(tmp_path / "x.json", good)
    path.write_bytes(path.read_bytes()[:500])
    coming = prepare_import(folder, read_incoming([backup]))
    (clash,) = coming.clashes
    assert (clash.first.file, clash.first.audit) == (str(path), None)
    brought(folder, backup, choice=Choice.THEIRS)
    assert folder.load("aaaa22222222") == good


def test_a_file_that_goes_by_the_id_of_another(folder: Folder, tmp_path: Path) -> None:
    """It is not written over."""
    path = folder.save(walk("aaaa22222222"))
    wrong = path.rename(path.with_name("small-walk-r1-ada-bbbb22222222.json"))
    with pytest.raises(BadInput, match="holds another one") as caught:
        brought(folder, export(tmp_path / "x.json", walk("bbbb22222222", leader="Ben")))
    assert caught.value.problems[0].file == str(wrong)


def test_the_path_of_a_checklist_stays_on_its_laptop(folder: Folder, elsewhere: Folder, tmp_path: Path) -> None:
    """It does not come in, and where the audit is replaced the path that it had here stays."""
    elsewhere.save(replace(new_audit(), checklist_file="/their/own.yaml"))
    brought(folder, elsewhere.root)
    assert folder.load(new_audit().id).checklist_file == ""
    folder.save(replace(new_audit(), checklist_file="/our/own.yaml"))
    assert prepare_import(folder, read_incoming([elsewhere.root])).clashes == ()
    brought(folder, export(tmp_path / "x.json", grown(new_audit())), choice=Choice.THEIRS)
    assert folder.load(new_audit().id) == replace(grown(new_audit()), checklist_file="/our/own.yaml")


# Notes


def test_notes_are_merged(folder: Folder, elsewhere: Folder) -> None:
    """Every record of either side is there once, also where no audit comes in."""
    ours, theirs = mark("aaaa22222222", "ours"), mark("aaaa22222222", "theirs")
    NotesFolder(folder.root).add_mark(ORGANISATION, ours)
    NotesFolder(elsewhere.root).add_mark(ORGANISATION.upper(), theirs)
    NotesFolder(elsewhere.root).add_volume(ORGANISATION, Volume(touchpoint="", low=1, high=2, at=MADE))
    brought(folder, elsewhere.root)
    brought(folder, elsewhere.root)
    merged = NotesFolder(folder.root).load(ORGANISATION)
    assert set(merged.marks) == {ours, theirs}
    assert len(merged.volumes) == 1


def test_marks_follow_an_audit_to_its_new_id(folder: Folder, elsewhere: Folder) -> None:
    """Where both are kept, what was marked on the one that comes in is marked on it here."""
    folder.save(new_audit())
    elsewhere.save(grown(new_audit()))
    NotesFolder(elsewhere.root).add_mark(ORGANISATION, mark(new_audit().id))
    brought(folder, elsewhere.root, choice=Choice.BOTH)
    new_id = id_for(canonical(grown(new_audit())).digest, 0)
    marked = {each.follow_up for each in NotesFolder(folder.root).load(ORGANISATION).marks}
    assert marked == {f"{new_audit().id}/after/action", f"{new_id}/after/action"}


def test_notes_here_that_cannot_be_read_stop_the_import(folder: Folder, elsewhere: Folder) -> None:
    """They are not written over, and nothing else comes in."""
    NotesFolder(folder.root).add_mark(ORGANISATION, mark("aaaa22222222"))
    path = NotesFolder(folder.root).path_of(ORGANISATION)
    path.write_text("{")
    elsewhere.save(new_audit())
    NotesFolder(elsewhere.root).add_mark(ORGANISATION, mark("bbbb22222222"))
    with pytest.raises(BadInput):
        brought(folder, elsewhere.root)
    assert list(everything_in(folder.root)) == [str(path.relative_to(folder.root))]


def test_two_laptops_end_byte_for_byte_the_same(folder: Folder, elsewhere: Folder, tmp_path: Path) -> None:
    """Walked apart, then brought together both ways."""
    for number, here in enumerate((folder, elsewhere)):
        for leader in ("Ada", "Ben"):
            here.save(walk(f"{leader.lower()}{number}2222222", leader=leader, round=number + 1))
        here.save(walk(f"other{number}222222", organisation="A / B (made up)", round=number + 1))
        NotesFolder(here.root).add_mark(ORGANISATION, mark(f"ada{number}2222222", str(number)))
        NotesFolder(here.root).add_volume(ORGANISATION, Volume(touchpoint="", low=number, high=9, at=MADE))
    brought(elsewhere, folder.root)
    brought(folder, elsewhere.root)
    assert everything_in(folder.root) == everything_in(elsewhere.root)
    assert len(walks_in(folder)) == 6


def test_two_laptops_that_walked_on_apart(folder: Folder, elsewhere: Folder) -> None:
    """The first keeps both and the second takes what the first came to: then they are the same."""
    folder.save(new_audit())
    elsewhere.save(grown(new_audit()))
    NotesFolder(elsewhere.root).add_mark(ORGANISATION, mark(new_audit().id))
    brought(folder, elsewhere.root, choice=Choice.BOTH)
    brought(elsewhere, folder.root, choice=Choice.THEIRS)
    assert everything_in(folder.root) == everything_in(elsewhere.root)
    assert len(walks_in(folder)) == 2


# Carrying it out


def test_an_audit_that_is_open_in_another_window(folder: Folder, tmp_path: Path) -> None:
    """It is not replaced, and nothing else comes in."""
    folder.save(new_audit())
    before = everything_in(folder.root)
    path = export(tmp_path / "x.json", walk("aaaa22222222"), grown(new_audit()))
    with folder.hold(new_audit().id):
        with pytest.raises(InUse, match="open in another window"):
            brought(folder, path, choice=Choice.THEIRS)
        brought(folder, export(tmp_path / "y.json", grown(new_audit())), choice=Choice.MINE)
    assert everything_in(folder.root) == before


def test_an_audit_that_has_changed_meanwhile(folder: Folder, tmp_path: Path) -> None:
    """What the person has not seen is not replaced."""
    folder.save(new_audit())
    coming = prepare_import(folder, read_incoming([export(tmp_path / "x.json", grown(new_audit()))]))
    folder.save(new_audit(leader="Grace"))
    with pytest.raises(InUse, match="has changed"):
        coming.carry_out(coming.outcome({0: Choice.THEIRS}))
    assert folder.load(new_audit().id).leader == "Grace"


def test_a_second_import_waits_outside(folder: Folder, tmp_path: Path) -> None:
    """One at a time."""
    with importing(folder.root), pytest.raises(InUse, match="An import is under way"):
        brought(folder, export(tmp_path / "x.json", walk("aaaa22222222")))


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("call", ["fsync", "replace", "mkdir"])
def test_a_disk_that_says_no(
    folder: Folder, elsewhere: Folder, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    """At any moment: one sentence, everything as it was, and nothing left over."""
    folder.save(new_audit())
    NotesFolder(folder.root).add_mark(ORGANISATION, mark("aaaa22222222"))
    before = everything_in(folder.root)
    elsewhere.save(grown(new_audit()))
    elsewhere.save(walk("bbbb22222222", organisation="Other (made up)"))
    NotesFolder(elsewhere.root).add_mark(ORGANISATION, mark("cccc22222222"))
    coming = prepare_import(folder, read_incoming([elsewhere.root]))
    outcome = coming.outcome({clash.arrival: Choice.THEIRS for clash in coming.clashes})
    real, moment = getattr(os, call), 0
    while True:
        left = moment

        def refuse(*args: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == -1:
                raise OSError(number, os.strerror(number))
            return real(*args, **options)

        with monkeypatch.context() as patch:
            patch.setattr(os, call, refuse)
            try:
                coming.carry_out(outcome)
            except StorageFailed:
                assert everything_in(folder.root) == before
                assert not (folder.root / IMPORTING).exists()
                assert {path.name for path in (folder.root / "organisations").iterdir()} == {"muster-sohne-made-up"}
            else:
                break
        moment += 1
    assert moment >= 2
    assert len(walks_in(folder)) == 2


KILL = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[3])
from tests.archive.test_importing import brought
from cx_audit.archive.folder import Folder
from cx_audit.core.arrivals import Choice
EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir"}
left = int(sys.argv[4])

def count(event, args):
    global left
    if event in EVENTS and (event != "open" or str(sys.argv[1]) in str(args[0])):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
brought(Folder(Path(sys.argv[1])), Path(sys.argv[2]), choice=Choice.THEIRS)
print("done")
"""
"""Imports, and dies when it is about to do this many a thing to a file."""
REPOSITORY = Path(__file__).parent.parent.parent


def _killed_at(moment: int, folder: Folder, path: Path) -> bool:
    command = [sys.executable, "-c", KILL, str(folder.root), str(path), str(REPOSITORY), str(moment)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert ran.stdout == "done\n" if ran.returncode == 0 else ran.returncode == -9, ran.stderr
    return ran.returncode != 0


def _half_way(folder: Folder, path: Path, moments: range) -> tuple[set[int], bool]:
    """Kill an import at these moments; how many audits were listed after each, and whether the last one ran through."""
    seen, killed = set(), True
    folder.save(new_audit())
    before = everything_in(folder.root)
    for moment in moments:
        killed = _killed_at(moment, folder, path)
        heads, problems = folder.heads()
        assert problems == []
        listed = len(heads)
        assert listed in (1, 4)
        if listed == 1:
            assert {name: data for name, data in everything_in(folder.root).items() if "lock" not in name} == before
        else:
            assert folder.load(new_audit().id) == grown(new_audit())
            assert NotesFolder(folder.root).load(ORGANISATION).marks
        assert not (folder.root / IMPORTING).exists()
        seen.add(listed)
        for file in folder.root.rglob("*.json"):
            file.unlink()
        folder.save(new_audit())
        if not killed:
            break
    return seen, not killed


def _three(tmp_path: Path) -> Path:
    notes = NotesFolder(tmp_path / "x").add_mark(ORGANISATION, mark("aaaa22222222"))
    others = [walk(f"{letter * 4}22222222", organisation=f"{letter} (made up)") for letter in "abc"]
    return export(tmp_path / "x.json", grown(new_audit()), *others, notes=(notes_v1.encode(notes),))


def test_a_kill_in_the_middle(folder: Folder, tmp_path: Path) -> None:
    """All of it or nothing, as the next command sees it; and nothing is left over."""
    seen, _ = _half_way(folder, _three(tmp_path), range(15, 75, 12))
    assert seen


@pytest.mark.slow
def test_a_kill_at_any_moment(folder: Folder, tmp_path: Path) -> None:
    """Each thing that an import does to a file may be its last."""
    seen, ran_through = _half_way(folder, _three(tmp_path), range(1, 400))
    assert ran_through
    assert seen == {1, 4}
