"""Text from outside is safe to show, and names are safe for folders."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cx_audit.text import clean, clean_line, nearest, slug

ESC, BELL, ST = "\x1b", "\x07", "\x1b\\"
any_text = st.text(
    st.characters(codec=None, exclude_categories=()) | st.sampled_from("\x1b[]P\\\x07\x9b\x9d\x9c0;mA\n\r")
)


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        (f"{ESC}[31mred{ESC}[0m", "red"),
        (f"{ESC}[2J{ESC}[1;1Hhome", "home"),
        (f"{ESC}[?25lhidden", "hidden"),
        ("\x9b31mred", "red"),
        (f"{ESC}]0;a title{BELL}after", "after"),
        (f"{ESC}]0;a title{ST}after", "after"),
        (f"{ESC}]8;;https://example.invalid{ST}link{ESC}]8;;{ST}", "link"),
        (f"\x9d0;a title{BELL}after", "after"),
        ("\x9d0;a title\x9cafter", "after"),
        (f"{ESC}]52;c;ZXZpbA=={BELL}", ""),
        (f"{ESC}Pq#0;2;0;0;0{ST}after", "after"),
        ("\x90q#0\x9cafter", "after"),
        (f"{ESC}_a command{ST}after", "after"),
        (f"{ESC}^private{ST}after", "after"),
        (f"{ESC}Xa string{ST}after", "after"),
        (f"{ESC}(0lqk", "lqk"),
        (f"{ESC}creset", "reset"),
        (f"{ESC}7kept{ESC}8", "kept"),
        (f"cut{ESC}", "cut"),
        (f"cut{ESC}[", "cut"),
        (f"cut{ESC}[31", "cut"),
        (f"cut{ESC}]0;no end", "cut"),
        (f"{ESC}{ESC}[31mred", "red"),
        (f"{ESC}[3{ESC}[1m1mx", "1mx"),
        ("a\x00b\x08c\x7fd", "abcd"),
        ("a\x85b\x80c", "abc"),
        ("left\u202eright\u202c", "leftright"),
        ("\u2066isolated\u2069\u200e\u200f\u061c", "isolated"),
        ("a\ud800b\udfffc", "abc"),
        ("\ud83d\ude00", ""),
        ("tag\U000e0041\U000e007f", "tag"),
        ("\ufeffmark\ufff9note\ufffb", "marknote"),
        ("no\ufffeletter\uffff", "noletter"),
        ("one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("e\u0301", "é"),
        ("Grüße, 日本 👩‍🍳 [red]x[/red] :smile:", "Grüße, 日本 👩‍🍳 [red]x[/red] :smile:"),
    ],
)
def test_cleaning(dirty: str, cleaned: str) -> None:
    """Every kind of escape sequence, control, direction override, surrogate and tag goes; the rest stays."""
    assert clean(dirty) == cleaned


FORBIDDEN = {
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
    0x200E,
    0x200F,
    0x061C,
    0xFFFE,
    0xFFFF,
    *range(0xE0000, 0xE0080),
}


@given(any_text)
@example("\x1b\x1b[[31m")
@example("\x1b\u200e[31m")
@example("\x9b\x1b]\x9d")
def test_clean_text_holds_nothing_that_steers_a_terminal(text: str) -> None:
    """No control but the line break, no surrogate, no direction override, no tag; and it can be encoded."""
    cleaned = clean(text)
    for letter in cleaned:
        assert letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp")
        assert ord(letter) not in FORBIDDEN
    cleaned.encode()


@given(any_text)
@example("A\x1b\u030a")
@example("\x1b]\x1b\x1b]x")
@example("e\u0301" + " " * 2001)
@example("\ufffe ")
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    """Clean text stays as it is, on many lines and on one."""
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


def test_a_long_text_is_cleaned_in_good_time() -> None:
    """Tens of thousands of accents in a row take no time to speak of, and nothing is lost."""
    started = time.process_time()
    accents = "e" + "\u0301\u0327" * 40_000
    assert len(clean(accents)) >= 80_000
    assert time.process_time() - started < 1


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_text_is_left_alone(text: str) -> None:
    """Cleaning takes nothing from printable ASCII."""
    assert clean(text) == text


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    """A cleaned line has no break, no run of spaces and none at its ends."""
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@pytest.mark.parametrize(
    ("name", "slugged"),
    [
        ("Bäckerei Müller & Söhne", "backerei-muller-sohne"),
        ("  A.  B.  ", "a-b"),
        ("Straße", "strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows", "c-windows"),
        ("", "unnamed"),
        ("...", "unnamed"),
        ("🙂", "unnamed"),
        ("日本", "u65e5u672c"),
        ("x" * 100, "x" * 48),
        ("a" * 47 + "-b", "a" * 47),
        ("-rf", "rf"),
    ],
)
def test_slugs(name: str, slugged: str) -> None:
    """Letters lose their marks, other scripts are spelled, and everything else becomes one hyphen."""
    assert slug(name) == slugged


@given(any_text)
def test_a_slug_is_a_safe_name_for_a_file(name: str) -> None:
    """ASCII letters, digits and hyphens, 1 to 48 of them: no separator, no dot, never empty, the same when repeated."""
    slugged = slug(name)
    assert 1 <= len(slugged) <= 48
    assert set(slugged) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slugged.startswith("-")
    assert slug(slugged) == slugged


@pytest.mark.parametrize("name", ["con", "NUL", " Aux ", "com1", "LPT9", "prn."])
def test_no_slug_is_a_device_of_windows(name: str) -> None:
    """A name that Windows keeps for a device gets one that it does not."""
    devices = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
    assert slug(name) not in devices
    assert slug(name).strip("-") in devices


@pytest.mark.parametrize("name", ["日本", "日木", "Привет", "Привес", "مرحبا"])
def test_names_in_other_scripts_differ(name: str) -> None:
    """Two names in a script that ASCII lacks have two slugs."""
    others = [each for each in ("日本", "日木", "Привет", "Привес", "مرحبا") if each != name]
    assert slug(name) not in {slug(other) for other in others}


@pytest.mark.parametrize(
    ("name", "names", "found"),
    [
        ("websit", ["website", "call", "buy"], ["website"]),
        ("CALL", ["website", "call", "calls"], ["call", "calls"]),
        ("zzz", ["website", "call"], []),
        ("a", [], []),
        ("item", ["item1", "item2", "item3", "item4"], ["item4", "item3", "item2"]),
    ],
)
def test_the_nearest_names(name: str, names: list[str], found: list[str]) -> None:
    """Close names, best first, at most three, and none that is not close."""
    assert sorted(nearest(name, names)) == sorted(found)
    assert nearest(name, names)[:1] == found[:1]
    assert len(nearest(name, names, most=1)) <= 1
