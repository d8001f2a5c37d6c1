"""Leaders who did something for another leader: by letter, where everybody else is named for praise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.lettering import lettered, owners_shown
from cx_audit.core.questions import Answer

from .samples import finished_audit, walked

SHOWN = {"amara oduya": "A", "bram de wit": "B", "bram jansen": "C"}


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Amara Oduya", "A"),
        ("amara", "A"),
        ("Pim", "Pim"),
        ("Pim and Amara", "Pim and A"),
        ("Amara, Bram de Wit", "A, B"),
        ("Bram", "Bram"),
        ("Amara's brother", "Amara's brother"),
        ("", ""),
    ],
)
def test_who_did_it(who: str, shown: str) -> None:
    """A name in full or in part, alone or among others; one that two leaders share says nothing of either."""
    audit = finished_audit(walked())
    key = "shop/extra/1/who"
    said = {**audit.responses, key: Answer(who), "after/commitment/who": Answer("Amara Oduya")}
    after = lettered(replace(audit, responses=said), SHOWN)
    assert after.responses[key] == Answer(shown)
    assert after.responses["after/commitment/who"] == Answer("Amara Oduya")
    assert {name: value for name, value in after.responses.items() if name != key} == {
        name: value for name, value in said.items() if name != key
    }


LETTERS = {"emil novák": "E", "farah haddad": "F", "chiyo tanaka": "C", "bram de wit": "B", "anna-lena roy": "G"}


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Emil Novak", "E"),
        ("NOVÁK", "E"),
        ("Emil/Farah", "E/F"),
        ("Chiyo and Farah", "C and F"),
        ("Chiyo, Pim or Emil Novak", "C, Pim or E"),
        ("de Wit, Bram", "B"),
        ("Bram de Wit (sales)", "B (sales)"),
        ("The front desk (Farah)", "The front desk (F)"),
        ("anna", "G"),
        ("de", "de"),
        ("De", "De"),
        ("wi", "wi"),
        ("Nova", "Nova"),
        ("and", "and"),
        ("", ""),
    ],
)
def test_owners_are_leaders_however_they_are_written(who: str, shown: str) -> None:
    """Without accents, last name first, several of them or with something in brackets; "de" and "wi" are nobody."""
    assert owners_shown(who, LETTERS) == shown


def test_owners_are_shown_as_they_are_labelled() -> None:
    """Where leaders go by names, nothing of what was written is lost."""
    names = {"E": "Emil Novák", "B": "Bram de Wit"}
    assert owners_shown("Bram (sales), Emil Novak", LETTERS, names.__getitem__) == "Bram de Wit (sales), Emil Novák"


def test_leaders_with_the_same_words_are_nobody_in_particular() -> None:
    """Two who differ by an accent alone are told apart by it; without it nobody is meant."""
    alike = {"jose diaz": "A", "josé díaz": "B"}
    assert owners_shown("José Díaz", alike) == "B"
    assert owners_shown("Diaz, José", alike) == "Diaz, José"
