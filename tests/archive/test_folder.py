"""The folder of audits: where files are, what is listed, and what happens when the disk says no."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.archive.format_v1 import encode
from cx_audit.archive.names import is_id, new_id
from cx_audit.errors import BadInput, InUse, NotAllowed, NotFound
from cx_audit.text import same_name

from .samples import AUDIT_ID, STARTED, complete, everything_in, grown, new_audit


def test_saving_and_loading(folder: Folder) -> None:
    """The file has a name for people, and the audit comes back."""
    audit = complete(new_audit(), seed=2)
    path = folder.save(audit)
    assert path == folder.root / "organisations/muster-sohne-made-up" / f"small-walk-r1-ada-{AUDIT_ID}.json"
    assert path == folder.path_of(AUDIT_ID)
    assert folder.load(AUDIT_ID) == audit
    assert folder.save(grown(audit)) == path
    assert folder.load(AUDIT_ID) == grown(audit)
    assert list(everything_in(folder.root)) == [str(path.relative_to(folder.root))]


def test_only_the_owner_may_look(folder: Folder) -> None:
    """Files 0600 and folders 0700, at every save."""
    with folder.hold(AUDIT_ID):
        path = folder.save(new_audit())
        path.chmod(0o644)
        folder.save(new_audit())
        assert path.stat().st_mode & 0o777 == 0o600
        assert (folder.root / f"locks/{AUDIT_ID}.lock").stat().st_mode & 0o777 == 0o600
        for each in (folder.root, folder.root / "organisations", path.parent, folder.root / "locks"):
            assert each.stat().st_mode & 0o777 == 0o700


def test_reading_makes_no_folder(folder: Folder) -> None:
    """A command that only looks leaves no trace."""
    assert folder.heads() == ([], [])
    for read in (folder.load, folder.find, folder.path_of, folder.delete):
        with pytest.raises(NotFound):
            read(AUDIT_ID)
    assert not folder.root.parent.exists()


def test_heads_are_in_order(folder: Folder) -> None:
    """By organisation, round, leader and start, whatever the case and the white space."""
    ordered = [
        {"organisation": "Alpha", "leader": "zoe", "round": 1},
        {"organisation": "ALPHA ", "leader": "Ada", "round": 2},
        {"organisation": "alpha", "leader": "ben", "round": 2, "started": STARTED - timedelta(days=1)},
        {"organisation": "alpha", "leader": "Ben", "round": 2},
        {"organisation": "Beta", "leader": "Ada", "round": 1},
    ]
    for number, changes in reversed(list(enumerate(ordered))):
        folder.save(new_audit(id=f"audit000{number}", **changes))
    heads, problems = folder.heads()
    assert [each.head.id for each in heads] == [f"audit000{number}" for number in range(5)]
    assert [each.path for each in heads] == [folder.path_of(each.head.id) for each in heads]
    assert problems == []


def test_two_organisations_may_share_a_folder(folder: Folder) -> None:
    """Names that differ may have one slug; the name in the file counts."""
    one = folder.save(new_audit(id="audit0001", organisation="A & B"))
    other = folder.save(new_audit(id="audit0002", organisation="A / B"))
    assert one.parent == other.parent
    assert [each.head.organisation for each in folder.heads()[0]] == ["A & B", "A / B"]
    assert not same_name("A & B", "A / B")


@pytest.mark.parametrize("name", ["../../../etc", "/", "..", "a\x00b", "x" * 500, "日本語" * 100, "", ".json"])
def test_no_name_leaves_the_folder(folder: Folder, name: str) -> None:
    """Whatever an organisation, a leader or a checklist is called."""
    audit = new_audit(organisation=name, leader=name)
    audit = replace(audit, checklist=replace(audit.checklist, id="C-_" + "x" * 150))
    path = folder.save(audit)
    assert path.parent.parent == folder.root / "organisations"
    assert path.resolve().is_relative_to(folder.root.resolve())
    assert folder.load(AUDIT_ID).id == AUDIT_ID


def test_a_renamed_leader_stays_in_the_file(folder: Folder) -> None:
    """There is never a second file of one audit."""
    path = folder.save(new_audit())
    assert folder.save(new_audit(leader="Grace", organisation="Other")) == path
    assert folder.load(AUDIT_ID).leader == "Grace"


def test_a_file_that_a_person_named_is_an_audit_too(folder: Folder) -> None:
    """It is listed, found, loaded and saved where it is."""
    path = folder.save(new_audit())
    renamed = path.rename(path.with_name("my walk.json"))
    assert [each.path for each in folder.heads()[0]] == [renamed]
    assert folder.find("abcd").path == folder.save(new_audit(leader="Grace")) == renamed
    assert folder.load(AUDIT_ID).leader == "Grace"


def test_a_copy_is_named(folder: Folder) -> None:
    """The file with the name that we gave counts; the other is a problem, not a second audit."""
    path = folder.save(new_audit())
    copy = path.with_name("a copy.json")
    copy.write_bytes(path.read_bytes())
    heads, problems = folder.heads()
    assert [each.path for each in heads] == [path]
    assert [str(problem) for problem in problems] == [f"{copy}: id: the same audit is in {path}"]


def test_a_file_under_the_name_of_another(folder: Folder) -> None:
    """An audit is not taken for another one."""
    path = folder.save(new_audit())
    path.rename(path.with_name("small-walk-r1-ada-zzzz99999999.json"))
    with pytest.raises(BadInput, match="the id in it differ"):
        folder.load("zzzz99999999")


def test_corrupt_files_among_good_ones(folder: Folder) -> None:
    """Each is named, and the good ones are listed."""
    good = folder.save(new_audit())
    place = good.parent
    (place / "small-walk-r1-ada-bbbb22222222.json").write_bytes(encode(new_audit())[:500])
    (place / "small-walk-r1-ada-cccc33333333.json").write_bytes(b"")
    (place / "small-walk-r1-ada-dddd44444444.json").write_bytes(b'{"format": "cx-audit/7"}')
    (place / "small-walk-r1-ada-eeee55555555.json").symlink_to(place / "gone.json")
    (place / "small-walk-r1-ada-ffff66666666.json").mkdir()
    os.mkfifo(place / "small-walk-r1-ada-gggg77777777.json")
    (place / f".{AUDIT_ID}-0011.tmp").write_bytes(b"{")
    (place / ".hidden.json").write_bytes(b"{")
    (place.parent / "notes.json").write_bytes(b"{")
    heads, problems = folder.heads()
    assert [each.path for each in heads] == [good]
    assert [Path(problem.file).stem[-12:] for problem in problems] == ["bbbb22222222", "cccc33333333", "dddd44444444"]
    with pytest.raises(BadInput, match="cannot be read"):
        folder.find("bbbb")


def test_finding_an_audit(folder: Folder) -> None:
    """By its id, in any case, or by the beginning of it."""
    for audit_id in ("abcd2345", "abcd23456789", "bcde23456789"):
        folder.save(new_audit(id=audit_id))
    assert folder.find(" ABCD23456789\n").head.id == "abcd23456789"
    assert folder.find("bcde").head.id == "bcde23456789"
    assert folder.find("abcd2345").head.id == "abcd2345"
    with pytest.raises(NotFound, match="More than one audit") as caught:
        folder.find("abcd")
    assert caught.value.hint == "Write one of: abcd2345, abcd23456789."
    with pytest.raises(NotFound, match="There is no audit “bcdf23456789”") as caught:
        folder.find("bcdf23456789")
    assert caught.value.hint.startswith("Did you mean: bcde23456789")
    with pytest.raises(NotFound, match="too short"):
        folder.find("bcd")


def test_deleting(folder: Folder) -> None:
    """The file goes, with what a killed process left of it and an empty folder; nothing else does."""
    path, other = folder.save(new_audit()), folder.save(new_audit(id="zzzz99999999"))
    lone = folder.save(new_audit(id="yyyy99999999", organisation="Alone"))
    path.with_name(f".{AUDIT_ID}-00.tmp").write_bytes(b"{")
    folder.delete(AUDIT_ID)
    folder.delete("yyyy99999999")
    assert list(everything_in(folder.root)) == [str(other.relative_to(folder.root))]
    assert not lone.parent.exists()
    with pytest.raises(NotFound):
        folder.delete(AUDIT_ID)


def test_deleting_follows_no_link_out(folder: Folder, tmp_path: Path) -> None:
    """A linked file is only unlinked, and behind a linked folder nothing is touched."""
    path = folder.save(new_audit())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    target = path.rename(elsewhere / path.name)
    path.symlink_to(target)
    folder.delete(AUDIT_ID)
    assert target.exists()
    assert not path.is_symlink()
    (folder.root / "organisations/linked").symlink_to(elsewhere)
    with pytest.raises(NotAllowed, match="a link leads out"):
        folder.delete(AUDIT_ID)
    assert target.exists()


def test_deleting_while_it_is_held(folder: Folder) -> None:
    """An audit that is open is not deleted."""
    folder.save(new_audit())
    with folder.hold(AUDIT_ID), pytest.raises(InUse):
        folder.delete(AUDIT_ID)
    folder.delete(AUDIT_ID)


def test_heads_besides_those_that_are_known(folder: Folder) -> None:
    """Only the other files are opened, so what is wrong in a known one is not told of again."""
    known = folder.save(new_audit())
    folder.save(new_audit(id="zzzz99999999", leader="Ben"))
    known.write_text("{", encoding="utf-8")
    heads, problems = folder.heads(besides={known})
    assert ([each.head.leader for each in heads], problems) == (["Ben"], [])


@pytest.mark.parametrize("text", ["", "../x", "ABCD23456789", "a" * 33, "audit-00001"])
def test_what_is_no_id(folder: Folder, text: str) -> None:
    """An id has 8 to 32 lower-case letters and digits, so it can stand in a file's name."""
    assert not is_id(text)
    with pytest.raises(NotFound), folder.hold(text):
        pass
    assert not folder.root.exists()


def test_new_ids_differ() -> None:
    """And they are ids."""
    ids = {new_id() for _ in range(1_000)}
    assert len(ids) == 1_000
    assert all(map(is_id, ids))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Acme", " ACME\n"), ("Straße 5", "STRASSE  5"), ("Caf\u00e9", "cafe\u0301"), ("Acme", "A\x1b[1mcme")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    """Case, white space and the way an accent is coded do not tell names apart."""
    assert same_name(one, other)


def test_importing_the_folder_is_cheap() -> None:
    """A command that reads no audit does not wait for the format."""
    script = "import sys, cx_audit.archive.folder; print(sorted({'msgspec', 'tempfile', 'hashlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
