"""The export file: what is in it, and what is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cx_audit.archive import bundle_v1, notes_v1
from cx_audit.archive.canonical import canonical, canonical_of, id_for, with_id
from cx_audit.archive.format_v1 import decode, encode
from cx_audit.archive.names import is_id
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.notes import Notes
from cx_audit.errors import BadInput

from .samples import complete, new_audit

MADE = datetime(2031, 6, 1, 12, 0, tzinfo=UTC)
AUDIT = complete(new_audit(), seed=2)
NOTES = Notes(
    organisation="Muster & Söhne (made up)",
    marks=(
        Mark(follow_up="abcd23456789/after/action", state=FollowUpState.KEPT, day="2031-06-01", at=MADE, note="“done”"),
    ),
)


def test_what_goes_in_comes_out() -> None:
    """Each audit and the notes as their own formats write them."""
    files, notes = [encode(AUDIT), encode(new_audit(id="zzzz99999999"))], [notes_v1.encode(NOTES)]
    bundle = bundle_v1.decode(bundle_v1.encode(files, notes, MADE), "x.json")
    assert [decode(each, "") for each in bundle.audits] == [AUDIT, new_audit(id="zzzz99999999")]
    assert [notes_v1.decode(each, "") for each in bundle.notes] == [NOTES]


def test_the_shape_is_the_documented_one() -> None:
    """For other programs: four fields, and the audits as they are in their files."""
    document = json.loads(bundle_v1.encode([encode(AUDIT)], [notes_v1.encode(NOTES)], MADE))
    assert list(document) == ["format", "made", "audits", "notes"]
    assert document["format"] == "cx-audit-export/1"
    assert document["made"] == "2031-06-01T12:00:00Z"
    assert document["audits"] == [json.loads(encode(AUDIT))]
    assert document["notes"] == [json.loads(notes_v1.encode(NOTES))]


def test_an_export_of_nothing_can_be_read() -> None:
    """It is whole too."""
    assert bundle_v1.decode(bundle_v1.encode([], [], MADE), "x") == bundle_v1.Bundle(audits=(), notes=())


def test_a_time_without_a_zone_is_refused() -> None:
    """A time in a file always has its zone."""
    with pytest.raises(ValueError, match="zone"):
        bundle_v1.encode([], [], MADE.replace(tzinfo=None))


GOOD = bundle_v1.encode([encode(AUDIT)], [], MADE)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "this ends too early"),
        (GOOD[:-40], "this ends too early"),
        (b"[" * 100_000, "expected an object, got a list"),
        (b'{"format": "cx-audit-export/1", "audits": [' + b"[" * 100_000, "this is nested too deeply"),
        (b"\xff\xfe", "this is not UTF-8"),
        (GOOD.replace(b'"audits"', b'"audit"'), "has a field that this format does not know"),
        (GOOD.replace(b"2031-06-01T12:00:00Z", b"yesterday"), "expected a time such as"),
        (GOOD.replace(b"-export/1", b"-export/2"), "expected “cx-audit-export/1”"),
        (
            b'{"format": "cx-audit-export/1", "made": "2031-06-01T12:00:00Z", "audits": {}, "notes": []}',
            "expected a list",
        ),
    ],
)
def test_what_is_no_export_is_refused(data: bytes, said: str) -> None:
    """By name and with what is wrong."""
    with pytest.raises(BadInput) as caught:
        bundle_v1.decode(data, "noor.json")
    (problem,) = caught.value.problems
    assert problem.file == "noor.json"
    assert said in problem.message
    assert caught.value.hint


def test_a_byte_order_mark_is_passed_over() -> None:
    """As some editors write it."""
    assert bundle_v1.decode(b"\xef\xbb\xbf" + GOOD, "x") == bundle_v1.decode(GOOD, "x")


def test_one_walk_has_one_spelling() -> None:
    """However its file is laid out, and whatever the checklist's file was called on one laptop."""
    ours = canonical(AUDIT)
    compact = json.dumps(json.loads(encode(AUDIT))).encode()
    with_file = encode(replace(AUDIT, checklist_file="/secret/place/walk.yaml"))
    assert b"/secret/place" in with_file
    assert canonical_of(compact, "") == canonical_of(with_file, "") == ours
    assert b"/secret/place" not in canonical_of(with_file, "").data


def test_the_digest_is_of_the_walk_and_not_of_its_id() -> None:
    """So that it is known again under another id, and nothing else is taken for it."""
    ours = canonical(AUDIT)
    assert canonical(replace(AUDIT, id="zzzz99999999")).digest == ours.digest
    assert canonical(replace(AUDIT, leader=AUDIT.id)).digest != ours.digest
    assert canonical(replace(AUDIT, round=2)).digest != ours.digest


def test_another_id() -> None:
    """The same walk, under an id that every laptop comes to."""
    ours = canonical(AUDIT)
    audit_id = id_for(ours.digest, 0)
    assert is_id(audit_id)
    assert audit_id == id_for(ours.digest, 0) != id_for(ours.digest, 1)
    other = with_id(ours, audit_id)
    assert decode(other.data, "") == replace(AUDIT, id=audit_id)
    assert other.digest == ours.digest
