"""Which known names a person may have meant."""

from __future__ import annotations

import pytest

from cx_audit.core.like_names import names_like

NAMES = [
    'Müller & Söhne "Haustechnik" GmbH',
    "Harbour Lamps",
    "Harbour Books",
    "The Old Library",
    "Dr. Dieter Obermaier-Schlagenhauf",
    "Anna Bauer",
    "Chloé d’Arc",
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Dieter", "Dr. Dieter Obermaier-Schlagenhauf"),
        ("deiter", "Dr. Dieter Obermaier-Schlagenhauf"),
        ("Schlagenhauf", "Dr. Dieter Obermaier-Schlagenhauf"),
        ("Bauer, Anna", "Anna Bauer"),
        ("Muller", 'Müller & Söhne "Haustechnik" GmbH'),
        ("Mueller und Söhne", 'Müller & Söhne "Haustechnik" GmbH'),
        ("muller sohne", 'Müller & Söhne "Haustechnik" GmbH'),
        ("chloe", "Chloé d’Arc"),
        ("Harbuor Lamps", "Harbour Lamps"),
        ("lamps", "Harbour Lamps"),
        ("librar", "The Old Library"),
    ],
)
def test_a_name_in_part_is_found(wanted: str, found: str) -> None:
    """By a word of it or its beginning, without accents, in another order, and with a slip."""
    assert names_like(wanted, NAMES)[0] == found


def test_the_likeliest_come_first() -> None:
    """A whole word before its beginning, a beginning before a slip; none twice, and no more than are wanted."""
    names = ["Annabel", "Anna Bauer", "Hanna", "Anna Bauer"]
    assert names_like("Anna", names)[0] == "Anna Bauer"
    assert names_like("Anna", names, most=2) == ["Anna Bauer", "Annabel"]
    assert names_like("harbour", NAMES) == ["Harbour Lamps", "Harbour Books"]


@pytest.mark.parametrize("wanted", ["", "   ", "Zebra", "the", "GmbH", "Dieter Zebra", "-", "li"])
def test_what_is_like_nothing_finds_nothing(wanted: str) -> None:
    """Each word has to be there; a word such as "the", or two letters that begin one, tell nobody apart."""
    assert names_like(wanted, NAMES) == []
