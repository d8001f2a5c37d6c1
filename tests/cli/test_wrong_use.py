"""Wrong use of a command: plain words, and a line to type that works."""

from __future__ import annotations

import io
import shlex

import pytest

from cx_audit.cli.telling import tell
from tests.engagement.walks import ORGANISATION, save_engagement

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
        (("roster", "X", "--invite", "Ines", "van", "Dam"), ("roster", "X", "--invite", "Ines van Dam")),
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


def test_rounds_without_their_option(cx: Cx) -> None:
    """Numbers behind an organisation are rounds, and the line compares them."""
    save_engagement(cx.data)
    said = last_line(cx, "compare", ORGANISATION, "1", "2")
    assert said == f"Rounds go behind --rounds: cx-audit compare '{ORGANISATION}' --rounds 1,2"
    assert pasted(cx, said) == cx("compare", ORGANISATION, "--rounds", "1,2")


def test_a_checklist_has_no_spaces(cx: Cx) -> None:
    """Quotes around two words make no id of them; where the ids are is said."""
    said = last_line(cx, "checklist", "show", "first", "walk")
    assert said == "The id of a checklist has no spaces. See them all with: cx-audit checklist list"
    assert pasted(cx, said).code == 0


@pytest.mark.parametrize("words", [("report", "--", "A", "B", "--to", "x.md"), ("team", "--", "A", "--round", "1")])
def test_options_behind_two_dashes(cx: Cx, words: tuple[str, ...]) -> None:
    """They were read as names, and no line is made of them."""
    assert last_line(cx, *words) == "Behind -- each word is read as a name: put the options before it."


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
