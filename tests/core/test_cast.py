"""The people of an engagement: who is whom in the answers that say who."""

from __future__ import annotations

from dataclasses import replace

import pytest
from engagement.walks import AMARA, audits

from cx_audit.core.cast import Cast, cast_of
from cx_audit.core.engagement import engagement_of
from cx_audit.core.known_names import KnownNames
from cx_audit.core.questions import Answer


def cast_with(*who: str, bystanders: tuple[str, ...] = ()) -> Cast:
    """The cast of one walk by Amara Oduya, with these answers to who promised something."""
    audit = next(each for each in audits() if each.leader == AMARA and each.complete)
    kept = {key: each for key, each in audit.responses.items() if not key.endswith("/who")}
    said = {f"call/promise/{number}/who": Answer(each) for number, each in enumerate(who, 1)}
    return cast_of(engagement_of("Tidewater Tiles", [replace(audit, responses={**kept, **said})]), bystanders)


@pytest.mark.parametrize(
    ("who", "alias"),
    [
        ("Amara Oduya", "Leader A"),
        ("amara", "Leader A"),
        ("Mrs Oduya", "Leader A"),
        ("Sam", "Person 1"),
        ("Sam at the counter", "Person 1"),
        ("ruud", "Person 1"),
        ("the driver", "Person 1"),
        ("she", "Person 1"),
        ("reception", "reception"),
        ("Sales", "Sales"),
        ("Sam and Pia", "Person 1 and Person 2"),
        ("Amara & Sam", "Leader A and Person 1"),
        ("Sam, reception", "Person 1 and reception"),
        ("0A", "Person 1"),
        (".*", "Person 1"),
        ("山田さん", "Person 1"),
        ("", ""),
    ],
)
def test_one_answer(who: str, alias: str) -> None:
    """A leader by a part of the name, departments as they are, everybody else by number."""
    assert cast_with(who).who(who) == alias


def test_the_same_person_has_one_number() -> None:
    """However much of the name is said, and in whatever case."""
    said = ("Sam", "Sam Porter", "SAM at the counter", "Pia", "sam porter")
    cast = cast_with(*said)
    assert [cast.who(each) for each in said] == ["Person 1", "Person 1", "Person 1", "Person 2", "Person 1"]


def test_names_are_known_in_texts() -> None:
    """Those of persons and of bystanders; words that only say what somebody is are no names."""
    cast = cast_with("Sam at the counter", "the driver", bystanders=("Ottoline Grubb", AMARA))
    names = KnownNames(cast.known)
    assert names.replaced("Sam and the driver at the counter") == "Person 1 and the driver at the counter"
    assert names.replaced("Grubb told Amara") == "Person 3 told Leader A"


def test_a_part_of_two_names_is_nobody_in_particular() -> None:
    """Where two people are called alike, the part that they share tells neither."""
    cast = cast_with("Sam Porteous", bystanders=("Sam Quill",))
    assert KnownNames(cast.known).replaced("Sam saw Porteous, not Quill") == "somebody saw Person 1, not Person 2"


def test_who_was_not_heard_of() -> None:
    """An answer that is nowhere in the engagement tells nobody."""
    assert cast_with("Sam").who("Zed") == "somebody"
