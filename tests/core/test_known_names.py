"""Known names in texts: every spelling is found, and no word is broken."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from cx_audit.core.known_names import KnownNames, folded_letters, known_organisation, known_person
from cx_audit.text import slug

AMARA = KnownNames(known_person("Amara Oduya", "Leader A"))
TILES = KnownNames(known_organisation("Tidewater Tiles Ltd", "Organisation A"))


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Amara Oduya rang", "Leader A rang"),
        ("AMARA ODUYA rang", "Leader A rang"),
        ("amara  oduya, twice", "Leader A, twice"),
        ("amara-oduya.html", "Leader A.html"),
        ("amara_oduya", "Leader A"),
        ("AmaraOduya", "Leader A"),
        ("Amara's desk, Oduya’s chair", "Leader A's desk, Leader A’s chair"),
        ("ask amara", "ask Leader A"),
        ("Ámára", "Leader A"),
        ("A\u0301mara", "Leader A"),
        ("Am\u00adara", "Leader A"),
        ("Amaranth is a plant", "Amaranth is a plant"),
        ("Samara", "Samara"),
        ("nothing here", "nothing here"),
        ("", ""),
    ],
)
def test_a_person(text: str, without: str) -> None:
    """In any case, with or without accents, by one part, as a slug; not within a word."""
    assert AMARA.replaced(text) == without


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("Tidewater Tiles Ltd", "Organisation A"),
        ("tidewater tiles", "Organisation A"),
        ("tidewatertiles.example", "Organisation A.example"),
        ("at Tidewater they know", "at Organisation A they know"),
        ("TIDEWATER", "Organisation A"),
        ("forty tiles", "forty tiles"),
        ("ltd", "ltd"),
    ],
)
def test_an_organisation(text: str, without: str) -> None:
    """Whole or without its legal form in any case; a word of it only with a capital."""
    assert TILES.replaced(text) == without


@pytest.mark.parametrize(
    ("name", "text", "without"),
    [
        ("Will Stone", "They will ask Will about the stone", "They will ask X about the stone"),
        ("Rose", "Rose on a rose", "X on a rose"),
        ("Q", "Ask Q, not q or Quentin", "Ask X, not q or Quentin"),
        ("I", "I asked", "I asked"),
        ("C++ (the.*)", "was c++ (THE.*) there", "was X there"),
        (".*", "a .* b", "a X b"),
        ("[x]", "a [x] b", "a X b"),
        ("山田 太郎", "山田太郎さんと山田さん", "XさんとXさん"),
        ("김민수", "김민수는", "X는"),
        ("Strauß", "STRAUSS and strauss", "X and X"),
        ("Łukasz", "łukasz, LUKASZ", "X, X"),
        ("Işık", "IŞIK, ışık, isik", "X, X, X"),
        ("Jean-Luc", "jean luc, JEANLUC", "X, X"),
        ("D'Arcy", "darcy and D’Arcy", "X and X"),
        ("the", "the end", "the end"),
        ("-", "well-known - and more", "well-known - and more"),
        ("...", "and so on ...", "and so on ..."),
    ],
)
def test_names_of_every_kind(name: str, text: str, without: str) -> None:
    """Names that are words, one letter, signs, and other scripts."""
    assert KnownNames(known_person(name, "X")).replaced(text) == without


def test_longer_names_come_first() -> None:
    """Of two that fit, the one with more letters."""
    names = KnownNames([*known_person("Ann", "Leader A"), *known_person("Ann Lee", "Leader B")])
    assert names.replaced("Ann Lee and Ann") == "Leader B and Leader A"


def test_many_names_are_quick() -> None:
    """A thousand names on a long text without any of them; a text of one letter, too."""
    names = KnownNames(known for number in range(1000) for known in known_person(f"Zaphod{number} Beeble{number}", "X"))
    for text in ("a quick walk " * 1500, "z" * 20_000, "zaphod" * 3000):
        assert names.replaced(text) == text


NAMES = st.text(min_size=3, max_size=12).filter(lambda name: len(folded_letters(name)[0].strip()) > 2)


@given(NAMES, st.text(max_size=10), st.text(max_size=10))
@example("00\u1f80", "", "")
@example("Işık", "", "")
def test_whatever_the_name_it_is_found(name: str, before: str, after: str) -> None:
    """Any name, signs and all, between spaces, in capitals, in small letters and as a slug."""
    spelled = " ".join(name.split())
    known = known_person(spelled, "◆")
    names = KnownNames(known)
    assume(known and not any(each.cased for each in known))
    for text in (spelled, spelled.upper(), spelled.lower(), spelled.casefold()):
        assert "◆" in names.replaced(f"{before} {text} {after}")
    in_slug = slug(spelled)
    if in_slug != "unnamed" and len(in_slug.replace("-", "")) > 2:
        assert "◆" in names.replaced(f" {in_slug} ")


@given(st.text(max_size=60))
def test_folded_letters_keep_their_places(text: str) -> None:
    """As many places as letters, in rising order, each within the text."""
    letters, places = folded_letters(text)
    assert len(letters) == len(places)
    assert list(places) == sorted(places)
    assert all(0 <= place < len(text) for place in places)
