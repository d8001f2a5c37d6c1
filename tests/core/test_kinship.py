"""How two audits with one id hang together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.kinship import Kin, Kinship, kin_of
from cx_audit.core.questions import Answer

from .samples import new_audit


def with_answers(**texts: str) -> Audit:
    """An audit with these answers alone."""
    return replace(new_audit(), responses={key: Answer(text) for key, text in texts.items()})


@pytest.mark.parametrize(
    ("first", "second", "kin"),
    [
        ({"a": "x"}, {"a": "x"}, Kin(kinship=Kinship.SAME_ANSWERS, only_first=0, only_second=0, differing=0)),
        (
            {"a": "x"},
            {"a": "x", "b": ""},
            Kin(kinship=Kinship.SECOND_GOES_ON, only_first=0, only_second=1, differing=0),
        ),
        ({"a": "x", "b": ""}, {"a": "x"}, Kin(kinship=Kinship.FIRST_GOES_ON, only_first=1, only_second=0, differing=0)),
        ({"a": "x"}, {"a": "y", "b": ""}, Kin(kinship=Kinship.APART, only_first=0, only_second=1, differing=1)),
        ({"a": "x"}, {"b": "x"}, Kin(kinship=Kinship.APART, only_first=1, only_second=1, differing=0)),
    ],
)
def test_kinship(first: dict[str, str], second: dict[str, str], kin: Kin) -> None:
    """By their answers alone."""
    assert kin_of(with_answers(**first), with_answers(**second)) == kin
