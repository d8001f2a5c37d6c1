"""`cx-audit roster`: the facilitator's private list, and that nothing of it gets anywhere else."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from .conftest import Cx
from .running import Ran, dangerous, on_disk
from .test_golden import same_as_golden

ORG = "Harbour Books"
SECRETS = ("zanzibar", "quicksilver", "persimmon", "marmalade")
"""Words that stand nowhere but in the roster."""
STATES = ("declined", "deferred")
SENIORITY = 873


@pytest.fixture
def kept(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> Cx:
    """A roster with a secret word in everything that is written down: Ada walked, Ben is walking, Cleo never began."""
    monkeypatch.setattr("cx_audit.cli.rostering.now", lambda: datetime(2031, 5, 20, 9, 30, tzinfo=UTC))
    ran = filled(
        *("roster", ORG, "--invite", "Ada", "--invite", "Ben", "--invite", "Cleo", "--declined", "Cleo"),
        *("--reason", "The zanzibar fair comes first", "--seniority", f"Cleo={SENIORITY}"),
        *("--objection", "We already know our quicksilver", "--by", "Persimmon", "--answered", "1=Marmalade, then"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert filled("roster", ORG, "--deferred", "Ben").code == 0
    return filled


def test_a_list_may_begin_before_the_first_walk(cx: Cx) -> None:
    """Nobody has walked; the page says what comes next, and the file is private."""
    ran = cx("roster", "Newcastle Nails", "--invite", "Ada Reyes")
    assert (ran.code, ran.err) == (0, "")
    assert "Nobody has walked yet." in ran.out
    assert "--seniority NAME=1" in ran.out
    shown = cx("roster", "newcastle  nails", "--json").json
    assert (shown["organisation"], shown["round"], shown["next_round"]) == ("Newcastle Nails", None, 1)
    assert [(each["name"], each["state"], each["presence"]) for each in shown["people"]] == [
        ("Ada Reyes", "invited", None)
    ]
    assert Path(shown["path"]).is_file()
    assert Path(shown["path"]).stat().st_mode & 0o077 == 0


def test_an_organisation_that_nothing_is_known_of(cx: Cx) -> None:
    """Looking at it, or saying that somebody accepted, begins no list."""
    for args in ((), ("--accepted", "Ada"), ("--json",)):
        ran = cx("roster", "Newcastle Nails", *args)
        assert (ran.code, ran.out) == (2, "")
        assert "Nothing is known of “Newcastle Nails” yet" in ran.err
        assert "--invite" in ran.err
    assert not cx.data.exists()


def test_a_near_name_is_asked_about(filled: Cx) -> None:
    """A list of its own is begun under such a name only when that is said."""
    before = on_disk(filled.data)
    for args in ((), ("--invite", "Ada"), ("--objection", "No", "--json")):
        ran = filled("roster", "Harbor Books", *args)
        assert (ran.code, ran.out) == (2, "")
        assert "Did you mean: Harbour Books?" in ran.err
    assert on_disk(filled.data) == before
    assert filled("roster", "Harbor Books", "--invite", "Ada", "--new").code == 0
    assert filled("roster", "Harbor Books", "--json").json["organisation"] == "Harbor Books"


@pytest.mark.parametrize(
    ("typed", "code", "organisation"), [("1\n", 0, ORG), ("n\n", 0, "Harbor Books"), ("\n", 130, None)]
)
def test_a_near_name_in_a_terminal(
    filled: Cx, monkeypatch: pytest.MonkeyPatch, typed: str, code: int, organisation: str | None
) -> None:
    """The person says which one is meant, or that it is another; leaving changes nothing."""
    monkeypatch.setattr("cx_audit.terminal.screen.has_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    ran = filled("roster", "Harbor Books", "--invite", "Xaver")
    assert ran.code == code
    assert "Did you mean:" in ran.out
    for name in (ORG, "Harbor Books"):
        known = filled("roster", name, "--json")
        people = [each["name"] for each in known.json["people"]] if known.code == 0 else []
        assert people == (["Xaver"] if name == organisation else []), name


def test_everything_that_is_written_down(filled: Cx) -> None:
    """People, their answers and ranks, who read the briefing, what was objected: all of it in the JSON."""
    yesterday = (date.today() - timedelta(days=1)).isoformat()  # noqa: DTZ011 - the day where the person sits
    ran = filled(
        *("roster", ORG, "--invite", "Cleo", "--invite", "ada", "--accepted", "Cleo", "--seniority", "ada=1"),
        *("--briefing-read", "cleo", "--objection", "We are different", "--by", "Cleo", "--on", "yesterday", "--json"),
    )
    assert (ran.code, ran.err) == (0, "")
    ada, cleo = ran.json["people"]
    assert (ada["name"], ada["seniority"], ada["state"], ada["presence"]) == ("ada", 1, "invited", "walked")
    assert (cleo["name"], cleo["seniority"], cleo["state"], cleo["presence"]) == ("Cleo", None, "accepted", "not yet")
    assert (cleo["briefing_read_on"], ada["briefing_read_on"]) == (yesterday, None)
    [objection] = ran.json["objections"]
    assert (objection["number"], objection["said_by"], objection["said_on"]) == (1, "Cleo", yesterday)
    assert (objection["round"], objection["said_before"], objection["reply"]) == (1, True, None)
    assert "not the customer" in objection["answer"]
    assert (ran.json["most_senior"], ran.json["most_senior_not_walked"]) == (["ada"], [])
    assert ran.json["not_on_the_list"] == ["Ben"]


def test_taking_off_what_was_written_down(kept: Cx) -> None:
    """A person, a rank, an objection; with the last one the file is gone, and the audits stay."""
    shown = kept("roster", ORG, "--remove", "cleo", "--seniority", "Ben=", "--remove-objection", "1", "--json").json
    assert ([each["name"] for each in shown["people"]], shown["objections"]) == (["Ada", "Ben"], [])
    path = Path(shown["path"])
    assert path.is_file()
    assert kept("roster", ORG, "--remove", "Ada", "--remove", "Ben").code == 0
    assert not path.exists()
    assert kept("list").code == 0


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--accepted", "Adda"), "Did you mean: Ada?"),
        (("--accepted", "Xaver"), '--invite "Xaver"'),
        (("--reason", "Because"), "belongs to nobody"),
        (("--on", "yesterday"), "The day belongs to nothing"),
        (("--by", "Ada"), "no objection"),
        (("--objection", "One", "--objection", "Two", "--by", "Ada"), "not clear who said which objection"),
        (("--round", "2"), "no objection"),
        (("--invite", " \t"), "needs a name with letters"),
        (("--invite", "x" * 121), "120 is the most"),
        (("--accepted", "Ada", "--declined", "ada"), "named twice"),
        (("--accepted", "Ada", "--declined", "Ben", "--reason", "x"), "whose reason"),
        (("--seniority", "Ada"), "1 is the most senior"),
        (("--seniority", "Ada=0"), "1 is the most senior"),
        (("--seniority", "Ada=first"), "1 is the most senior"),
        (("--seniority", "Ada=1000"), "1 is the most senior"),
        (("--briefing-read", "Ada", "--on", "2999-01-01"), "still to come"),
        (("--briefing-read", "Ada", "--on", "soon"), "is no day"),
        (("--objection", " "), "has no words"),
        (("--objection", "x" * 2001), "2,000 is the most"),
        (("--answered", "Yes"), "number of the objection first"),
        (("--answered", "9=Yes"), "numbered from 1 to 1"),
        (("--remove-objection", "2"), "numbered from 1 to 1"),
        (("--invite", "New One", "--accepted", "Nobody Else At All"), "not on the list"),
    ],
)
def test_what_is_not_understood_changes_nothing(kept: Cx, args: tuple[str, ...], said: str) -> None:
    """All of it or nothing: exit 2, one thing to do next, and the folder as it was."""
    before = on_disk(kept.data)
    ran = kept("roster", ORG, *args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert on_disk(kept.data) == before


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_page(kept: Cx, columns: Callable[[int], None], update_golden: bool, width: int) -> None:
    """What was said last time comes first; no line is wider than the terminal but a command to copy."""
    columns(width)
    ran = kept("roster", ORG)
    assert (ran.code, ran.err) == (0, "")
    assert dangerous(ran.out) == set()
    assert max(len(line) for line in ran.out.splitlines() if "cx-audit" not in line) <= width
    page = ran.out
    same_as_golden(f"roster-{width}.txt", page, update=update_golden)
    assert page.index("what was said last time") < page.index("Who takes part")
    assert "The most senior, Cleo, has not walked yet: care starts at the top." in " ".join(page.split())


def test_the_page_without_unicode(kept: Cx) -> None:
    """Every letter can be spelled in ASCII."""
    from .running import installed

    ran = installed(
        kept.home, "roster", ORG, "--data", str(kept.data), variables={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    )
    assert ran.code == 0
    assert ran.out.isascii()
    assert "?" not in ran.out.replace("customers?", "")


def test_hostile_text_shows_as_text(cx: Cx) -> None:
    """Names, reasons and objections are cleaned, and never read as markup."""
    hostile = "\x1b[31m[red]Ada\u202e[/red] :smile:"
    ran = cx("roster", hostile, "--invite", hostile, "--reason", hostile, "--objection", hostile, "--by", hostile)
    assert ran.code == 0
    assert dangerous(ran.out) == set()
    assert ran.out.count("[red]Ada[/red] :smile:") >= 4


def test_team_knows_who_is_missing_and_who_is_the_most_senior(kept: Cx) -> None:
    """The leaders who have not begun are named, and whether the most senior has walked is said."""
    page = " ".join(kept("team", ORG, "--names").out.split())
    assert "Cleo" in page
    assert "care starts at the top" in page
    assert "Cleo" not in kept("team", ORG).out
    assert "Cleo" in kept("team", ORG, "--names", "--json").out


def everything_else(cx: Cx) -> Iterator[tuple[str, Ran]]:
    """Each other command that shows or writes something of the organisation."""
    for args in (
        ("team", ORG),
        ("team", ORG, "--names"),
        ("team", ORG, "--json"),
        ("compare", ORG),
        ("compare", ORG, "--json"),
        ("portfolio",),
        ("portfolio", "--json"),
        ("show", ORG),
        ("show", ORG, "--json"),
        ("list",),
        ("list", "--json"),
        ("follow-ups", "--all"),
        ("follow-ups", "--all", "--json"),
        ("verify",),
        ("verify", "--json"),
        ("volumes", ORG),
        ("volumes", ORG, "--json"),
        ("where",),
        ("prepare", ORG, "--to", "papers", "--json"),
        ("export", ORG, "--to", "out.json"),
    ):
        yield " ".join(args), cx(*args)


def test_nothing_of_the_roster_is_anywhere_else(kept: Cx) -> None:
    """No reason, objection, reply, state or rank is in the output of any other command, or in a file that it writes."""
    own = {path: path.read_bytes() for path in kept.data.rglob("*") if path.is_file()}
    for command, ran in everything_else(kept):
        said = ran.out.casefold() + ("" if command.startswith("prepare") else ran.err.casefold())
        for word in (*SECRETS, *STATES, str(SENIORITY)):
            assert word not in said, command
    written = [path for path in kept.home.rglob("*") if path.is_file() and path not in own]
    assert len(written) >= 15
    for path in written:
        text = path.read_text(encoding="utf-8").casefold()
        for word in (*SECRETS, *STATES, str(SENIORITY)):
            assert word not in text, path.name


def test_the_look_for_secrets_finds_them(kept: Cx) -> None:
    """The roster itself has every word that the test above searches for."""
    said = kept("roster", ORG, "--json").out.casefold()
    assert all(word in said for word in (*SECRETS, *STATES, str(SENIORITY)))


def test_prepare_tells_the_facilitator_alone_what_was_said(kept: Cx) -> None:
    """On standard error, with what can be said, and nothing of it on standard output."""
    ran = kept("prepare", ORG, "--to", "papers")
    said = " ".join(ran.err.split())
    assert "We already know our quicksilver" in said
    assert "What can be said: Then it costs nothing to put it on record" in said
    assert "You replied: Marmalade, then" in said
    assert ran.out == ""


def test_forget_removes_the_roster(kept: Cx) -> None:
    """With the organisation, and also where there was nothing but a roster."""
    assert kept("roster", "Only A List", "--invite", "Eve").code == 0
    for name in (ORG, "Only A List"):
        path = Path(kept("roster", name, "--json").json["path"])
        assert kept("forget", name, "--yes").code == 0
        assert not path.exists()


def test_a_roster_that_cannot_be_read(kept: Cx) -> None:
    """It is told of with its file; papers are written all the same."""
    path = Path(kept("roster", ORG, "--json").json["path"])
    path.write_text("{", encoding="utf-8")
    ran = kept("roster", ORG)
    assert (ran.code, ran.out) == (2, "")
    assert "cannot be read as the roster" in ran.err
    ran = kept("prepare", ORG, "--to", "papers")
    assert ran.code == 0
    assert "Your roster cannot be read" in ran.err


def test_each_objection_has_its_own_person(cx: Cx) -> None:
    """Two objections in one breath, each by the person who is named in the same place."""
    said = ("--objection", "We already know", "--by", "Ben", "--objection", "We are different", "--by", "Emil")
    shown = cx("roster", "Made-up Baths", *said, "--json").json
    assert [(each["text"], each["said_by"]) for each in shown["objections"]] == [
        ("We already know", "Ben"),
        ("We are different", "Emil"),
    ]


def test_an_answer_has_the_day_on_which_it_was_given(cx: Cx) -> None:
    """`--on` says when somebody accepted, not only when the briefing was read."""
    cx("roster", "Made-up Baths", "--invite", "Dora Lin")
    ran = cx("roster", "Made-up Baths", "--accepted", "dora lin", "--on", "2026-01-05")
    assert (ran.code, ran.err) == (0, "")
    assert "since 5 January 2026" in ran.out


def test_whoever_accepted_is_invited_again_with_a_reason(cx: Cx) -> None:
    """A reason is never lost; without one an invitation changes nothing for somebody who has accepted."""
    cx("roster", "Made-up Baths", "--invite", "Chidi", "--accepted", "Chidi")
    assert "accepted" in cx("roster", "Made-up Baths", "--invite", "Chidi").out
    ran = cx("roster", "Made-up Baths", "--invite", "Chidi", "--reason", "Asked again for the spring")
    assert "“Asked again for the spring”" in ran.out
    assert "accepted" not in ran.out.split("Asked again")[0]


def test_a_first_name_finds_the_person(cx: Cx) -> None:
    """The nearest name is offered before a new person is."""
    cx("roster", "Made-up Baths", "--invite", "Emil Frost")
    assert "Did you mean: Emil Frost?" in cx("roster", "Made-up Baths", "--remove", "Emil").err
