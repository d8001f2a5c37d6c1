"""Wrong use of a command: plain words, and a line to type that works."""

from __future__ import annotations

import io
import shlex

import pytest

from cx_audit.cli.telling import tell

from .conftest import Cx
from .running import Ran


def last_line(cx: Cx, *words: str) -> str:
    """The last line of what is said of a wrong use."""
    ran = cx(*words)
    assert (ran.code, ran.out) == (2, "")
    return ran.err.splitlines()[-1]


def pasted(cx: Cx, line: str) -> Ran:
    """The run of the command at the end of this line."""
    return cx(*shlex.split(line[line.rindex("cx-audit ") :])[1:])


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("show", "Harbour", "Books"), ("show", "Harbour Books")),
        (("team", "Harbour", "Books"), ("team", "Harbour Books")),
        (("team", "--round", "1", "Harbour", "Books"), ("team", "--round", "1", "Harbour Books")),
        (("list", "--open", "Harbour", "Books", "--json"), ("list", "--open", "Harbour Books", "--json")),
        (("report", "--to", "a.md", "The", "Old", "Library"), ("report", "--to", "a.md", "The Old Library")),
        (
            ("report", "--org", "The", "Old", "Library", "--to", "a.md"),
            ("report", "--org", "The Old Library", "--to", "a.md"),
        ),
        (("report", "--org=The", "Old", "Library", "--to=a.md"), ("report", "--org=The Old Library", "--to=a.md")),
        (("report", "Ada", "Lovelace", "--to", "a.md"), ("report", "Ada Lovelace", "--to", "a.md")),
        (("walk", "X", "--leader", "Ada", "Lovelace"), ("walk", "X", "--leader", "Ada Lovelace")),
        (("--data", "d", "show", "Harbour", "Books"), ("--data", "d", "show", "Harbour Books")),
    ],
    ids=lambda value: " ".join(value),
)
def test_a_name_of_several_words_gets_its_quotes(cx: Cx, words: tuple[str, ...], offered: tuple[str, ...]) -> None:
    """The words that were read apart become one, and everything else of the line stays."""
    line = f"A name of several words goes in quotes: {shlex.join(['cx-audit', *offered])}"
    assert last_line(cx, *words) == line


@pytest.mark.parametrize("words", [("where", "Books"), ("portfolio", "--json", "A", "--anonymous", "B")])
def test_no_quotes_where_nothing_belongs_together(cx: Cx, words: tuple[str, ...]) -> None:
    """A word that stands alone is named, and no line is made up."""
    assert last_line(cx, *words) == f"Error: “{words[-1]}” is more than this command takes."


def test_the_line_with_quotes_works(filled: Cx) -> None:
    """It is the line that was meant."""
    assert pasted(filled, last_line(filled, "list", "Harbour", "Books")) == filled("list", "Harbour Books")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("report", "--round", "two"), "“two” is no whole number."),
        (("team", "X", "--round", "1.5"), "“1.5” is no whole number."),
        (("compare", "X", "--from", "first"), "“first” is no whole number."),
        (("report", "--round", "0"), "0 cannot be; the smallest is 1."),
        (("report", "--round", "-3"), "-3 cannot be; the smallest is 1."),
        (("prepare", "X", "--round", "10000"), "10000 cannot be; the smallest is 1 and the largest is 9999."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_is_no_number(cx: Cx, words: tuple[str, ...], said: str) -> None:
    """In plain words, with how it is written."""
    ran = cx(*words)
    assert ran.code == 2
    option = next(word for word in words if word.startswith("--"))
    assert ran.err.splitlines()[-2:] == [f"Error: Invalid value for '{option}': {said}", f"As in: {option} 2"]


def test_what_is_missing(filled: Cx) -> None:
    """An option comes in the line that was typed, with an example behind it; an argument in the example of the help."""
    line = last_line(filled, "report", "Ada", "--draft")
    assert line == "Write it so: cx-audit report Ada --draft --to report.html"
    assert pasted(filled, line).code == 0
    assert last_line(filled, "export", "Harbour Books").startswith("Write it so: cx-audit export 'Harbour Books' --to ")
    assert last_line(filled, "team") == 'Example: cx-audit team "Harbour Lamps" --round 2'


class _Terminal(io.StringIO):
    """A terminal that keeps what is written on it."""

    def isatty(self) -> bool:
        return True


def test_lines_stay_lines_at_a_terminal(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is listed stands line by line, in as far as it was, and a command in one piece."""
    monkeypatch.setenv("COLUMNS", "40")
    terminal = _Terminal()
    walk, line = "  adabcd234567  Harbour Books, Ada, round 1", "cx-audit resume ID --data /a/long/folder"
    tell(f"2 walks are open:\n{walk}\nName one: {line}", stream=terminal)
    assert terminal.getvalue().splitlines() == [
        "2 walks are open:",
        "  adabcd234567  Harbour Books, Ada,",
        "    round 1",
        "Name one:",
        line,
    ]
