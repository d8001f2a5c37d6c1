"""Leaders who did something for another leader: by letter, where everybody else is named for praise."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.lettering import lettered
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
