"""`cx-audit report`: whose report it is; no name is guessed at, and what is said can be pasted."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import timedelta

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.archive.rosters import rosters_in
from cx_audit.core.questions import Answer
from tests.engagement.walks import LEADERS, ORGANISATION, audits, save_engagement
from tests.report.materials import team_of_size

from .conftest import Cx
from .fixed import FINISHED, finished_audit, open_audit, saved
from .running import Ran

LAMPS = "lamcd2345678"
AGAIN = "agaicd234567"


@pytest.fixture
def clients(cx: Cx) -> Cx:
    """Ada has walked twice for Harbour Books and once for Harbour Lamps; Ben is walking for Harbour Books."""
    first = finished_audit()
    later = timedelta(days=40)
    saved(
        cx.data,
        first,
        replace(first, id=AGAIN, round=2, started=first.started + later, changed=first.changed + later),
        replace(first, id=LAMPS, organisation="Harbour Lamps"),
        open_audit(),
    )
    return cx


def refused(cx: Cx, *arguments: str) -> str:
    """What is said, on one line, where the command is refused and nothing is written."""
    before = sorted(cx.home.iterdir())
    ran = cx("report", *arguments)
    assert (ran.code, ran.out) == (2, ""), ran
    assert sorted(cx.home.iterdir()) == before
    return " ".join(ran.err.split())


def pasted(cx: Cx, said: str) -> Ran:
    """The run of the command that is said last."""
    name, *words = shlex.split(said[said.rindex("cx-audit ") :])
    assert name == "cx-audit"
    return cx(*words)


@pytest.mark.parametrize("name", ["", "  ", "\x1b[31m", "\u202e"])
@pytest.mark.parametrize(
    "command",
    [
        ("report", "NAME", "--to", "report.md"),
        ("report", "--org", "NAME", "--to", "report.md"),
        ("report", "Ada", "--org", "NAME", "--to", "report.md"),
        ("report", "--org", "Harbour Books", "--checklist", "NAME", "--to", "report.md"),
        ("show", "NAME"),
        ("list", "NAME"),
        ("resume", "NAME", "--plain"),
        ("team", "NAME"),
        ("compare", "NAME"),
        ("follow-ups", "NAME"),
        ("portfolio", "NAME"),
        ("volumes", "NAME"),
        ("verify", "NAME"),
        ("forget", "NAME", "--yes"),
        ("export", "Harbour Books", "NAME", "--to", "audits.json"),
        ("prepare", "NAME"),
        ("roster", "NAME"),
        ("walk", "NAME", "--leader", "Ada", "--plain"),
        ("walk", "Harbour Books", "--leader", "NAME", "--plain"),
    ],
    ids=lambda words: " ".join(words),
)
def test_an_empty_name_is_refused_everywhere(clients: Cx, command: tuple[str, ...], name: str) -> None:
    """A shell variable that is not set is not taken for a name that was left out."""
    files = sorted(clients.home.rglob("*"))
    ran = clients(*(name if word == "NAME" else word for word in command))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") <= 3
    assert sorted(clients.home.rglob("*")) == files


def test_an_empty_name_says_where_it_stood(clients: Cx) -> None:
    """And how to see which names there are, in the folder that was given."""
    said = refused(clients, "--org", "", "--to", "report.md", "--data", str(clients.data))
    assert said.startswith("The name after --org is empty, so nothing was done. Perhaps a variable of your shell")
    assert said.endswith(f"cx-audit list --data {clients.data}")
    assert pasted(clients, said).code == 0


def test_with_several_organisations_one_has_to_be_named(clients: Cx) -> None:
    """The latest walk of all is not taken for the one that is meant; the line that is offered works."""
    said = refused(clients, "--to", "report.md")
    assert said.startswith(
        "There are walks of 2 organisations, and none of them is named: Harbour Books, 2 leaders Harbour Lamps, "
        "1 leader Name one: cx-audit report --org "
    )
    assert pasted(clients, said).code == 0
    assert (clients.home / "report.md").exists()


def test_with_one_organisation_the_latest_walk_is_meant(engaged: Cx) -> None:
    """And it says that it is of one leader, and how to have all of them."""
    ran = engaged("report", "--to", "report.md")
    assert ran.code == 0
    said = " ".join(ran.err.split())
    assert f"'s walk of {ORGANISATION}" in said
    assert "It is of one leader. For a round of all leaders together: cx-audit report --org" in said


def test_with_one_leader_in_the_latest_round_the_fuller_one_is_offered(engaged: Cx) -> None:
    """For the latest has the same leader only; the line that is offered leaves what was written."""
    keep = next(each for each in audits() if each.complete and each.round == 3)
    for audit in audits():
        if audit.round == 3 and audit.id != keep.id:
            Folder(engaged.data).path_of(audit.id).unlink()
    told = " ".join(engaged("report", "--to", "report.md").err.split())
    line = told.split("It is of one leader. For round 2, 6 leaders together: ")[1].split(" The leader is not named")[0]
    assert line == f"cx-audit report --org '{ORGANISATION}' --round 2 --to report-round-2.md"
    assert "6 leaders" in pasted(engaged, line).err
    assert "of one leader" not in (engaged.home / "report-round-2.md").read_text(encoding="utf-8")


def test_many_organisations_are_not_all_listed(cx: Cx) -> None:
    """Ten of them, and how many more there are."""
    saved(
        cx.data, *(replace(finished_audit(), id=f"many{at:08}", organisation=f"Client {at:02}") for at in range(1, 14))
    )
    said = refused(cx, "--to", "report.md")
    assert "There are walks of 13 organisations" in said
    assert "and 3 more: cx-audit list" in said
    assert ("Client 10, 1 leader" in said, "Client 11, " in said) == (True, False)


@pytest.mark.parametrize("command", ["report", "show"])
def test_a_leader_of_two_organisations_is_asked_about(clients: Cx, command: str) -> None:
    """Both walks are listed with their ids, the latest of each; the line that is offered works."""
    to = ("--to", "report.md") if command == "report" else ()
    ran = clients(command, "ada", *to)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[:3] == [
        "“ada” has walks in 2 organisations:",
        f"  {AGAIN}  Harbour Books, Ada, round 2",
        f"  {LAMPS}  Harbour Lamps, Ada, round 1",
    ]
    assert pasted(clients, ran.err).code == 0


def test_a_name_of_an_organisation_and_of_a_leader_elsewhere(cx: Cx) -> None:
    """Is asked about, too; where it is a leader of that very organisation, there is nothing to ask."""
    first = finished_audit()
    own = replace(first, id=LAMPS, organisation="Ada")
    saved(cx.data, own)
    assert cx("report", "Ada", "--to", "own.md").code == 0
    saved(cx.data, first)
    assert "“Ada” has walks in 2 organisations:" in refused(cx, "Ada", "--to", "report.md")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Ada", "--org", "Harbour Lamps"), "Ada's walk of Harbour Lamps, round 1,"),
        (("ada", "--org", "harbour  BOOKS"), "Ada's walk of Harbour Books, round 2,"),
        (("Ada", "--org", "Harbour Books", "--round", "1"), "Ada's walk of Harbour Books, round 1,"),
        (("Ada", "--round", "2"), "Ada's walk of Harbour Books, round 2,"),
        ((FINISHED, "--round", "1"), "Ada's walk of Harbour Books, round 1,"),
        ((AGAIN, "--org", "Harbour Books", "--checklist", "first-walk"), "Ada's walk of Harbour Books, round 2,"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_leaders_walk_of_a_round_or_an_organisation(clients: Cx, arguments: tuple[str, ...], told: str) -> None:
    """A leader beside --org, --round and --checklist is that leader's walk of it."""
    ran = clients("report", *arguments, "--to", "report.md")
    assert ran.code == 0, ran.err
    assert f"The report of {told}" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("arguments", "said", "offered"),
    [
        (("Ada", "--round", "3"), "Ada has no walk in round 3, but in rounds 1 and 2.", ("Ada", "--round", "2")),
        (
            ("Ada", "--org", "Harbour Lamps", "--round", "2"),
            "Ada has no walk in round 2, but in round 1.",
            ("Ada", "--org", "Harbour Lamps", "--round", "1"),
        ),
        (
            ("Ada", "--checklist", "more"),
            "Ada has no walk of “more”, but of first-walk in rounds 1 and 2.",
            ("Ada", "--round", "2", "--checklist", "first-walk"),
        ),
        (
            ("Ada", "--checklist", "first-walk", "--round", "3"),
            "Ada has no walk of “first-walk” in round 3, but in rounds 1 and 2.",
            ("Ada", "--round", "2", "--checklist", "first-walk"),
        ),
        (("Ben", "--org", "Harbour Lamps"), "Ben has no walk of “Harbour Lamps”.", ("Ben",)),
        ((FINISHED, "--round", "2"), f"The walk {FINISHED} is Ada's of Harbour Books, round 1", (FINISHED,)),
        (
            ("Harbour Books", "--round", "1"),
            "Harbour Books is an organisation, and --round of one needs --org.",
            ("--org", "Harbour Books", "--round", "1"),
        ),
        (
            ("Harbour Books", "--org", "Harbour Lamps"),
            "Harbour Books is an organisation, and --org names one already.",
            ("--org", "Harbour Books"),
        ),
        (
            ("Ben", "--compare"),
            "--compare belongs to a report of an organisation.",
            ("--org", "Harbour Books", "--compare"),
        ),
        (("Harbour", "--org", "Books"), "“Books” and “Harbour” were read as two names.", ("--org", "Harbour Books")),
        (("Books", "--org", "Harbour"), "“Harbour” and “Books” were read as two names.", ("--org", "Harbour Books")),
        (("--org", "Ben"), "Ben is a leader, and --org names an organisation.", ("Ben",)),
        (
            ("Ada", "--org", "Harbour Lmaps"),
            "There are no audits of “Harbour Lmaps”. Did you mean: Harbour Lamps",
            ("Ada", "--org", "Harbour Lamps"),
        ),
        (
            ("--org", "lamps"),
            "There are no audits of “lamps”. Did you mean: Harbour Lamps?",
            ("--org", "Harbour Lamps"),
        ),
        (
            ("Harbuor Lamps",),
            "There is no organisation, leader or audit “Harbuor Lamps”. Did you mean: Harbour Lamps",
            ("--org", "Harbour Lamps"),
        ),
        (("Adda",), "There is no organisation, leader or audit “Adda”. Did you mean: Ada?", ("Ada",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_does_not_fit_comes_with_a_line_to_type(
    clients: Cx, arguments: tuple[str, ...], said: str, offered: tuple[str, ...]
) -> None:
    """In a sentence, and the line has everything else that was asked for."""
    told = refused(clients, *arguments, "--draft", "--to", "o.md")
    assert told.startswith(said)
    name, *words = shlex.split(told[told.rindex("cx-audit ") :])
    assert (name, sorted(words)) == ("cx-audit", sorted(["report", *offered, "--to", "o.md", "--draft"]))
    assert words[1] == offered[0]


def test_options_that_need_a_name(cx: Cx) -> None:
    """With one organisation the line names it."""
    saved(cx.data, finished_audit())
    for option in (("--round", "1"), ("--compare",), ("--checklist", "first-walk")):
        said = refused(cx, *option, "--to", "report.md")
        assert said.startswith(f"{option[0]} needs an organisation or a leader. Name it: cx-audit report --org")
        assert pasted(cx, said).code == 0
        (cx.home / "report.md").unlink()


def test_an_organisation_in_place_of_a_leader(engaged: Cx) -> None:
    """It is of its latest walk, and says how to have all leaders; that line writes another file beside it."""
    ran = engaged("report", ORGANISATION, "--to", "report.md")
    assert ran.code == 0
    told = " ".join(ran.err.split())
    line = told.split("For a round of all leaders together: ")[1].split(" The leader is not named")[0]
    assert line == f"cx-audit report --org '{ORGANISATION}' --to report-round-3.md"
    assert "4 leaders" in pasted(engaged, line).err
    assert (engaged.home / "report.md").exists()
    assert "all leaders together" not in engaged("report", LEADERS[0], "--to", "one.md").err


def test_a_leader_called_as_another_organisation(clients: Cx) -> None:
    """Within the organisation that --org names the leader is meant; without it the line is of the organisation."""
    saved(clients.data, replace(finished_audit(), id="cemabcd23456", organisation="Ada", leader="Cem"))
    ran = clients("report", "Ada", "--org", "Harbour Lamps", "--to", "ada.md", "--names")
    assert ran.code == 0
    assert "The report of Ada's walk of Harbour Lamps" in " ".join(ran.err.split())
    assert "Ada is an organisation" in refused(clients, "Ada", "--org", "Harbour Books", "--round", "9", "--to", "o.md")


def test_an_empty_file_name(clients: Cx) -> None:
    """It is said to be empty, rather than a folder."""
    said = refused(clients, "Ada", "--to", "")
    assert said.startswith("The name after --to is empty, so nothing was done.")
    assert said.endswith("--to report.html")


def test_an_empty_checklist_is_looked_up_among_checklists(clients: Cx) -> None:
    """The line lists the checklists, and not the audits."""
    said = refused(clients, "--org", "Harbour Books", "--checklist", "", "--to", "o.md")
    assert said.endswith("See which there are with: cx-audit checklist list")


def test_a_name_with_a_dash_before_it(clients: Cx) -> None:
    """The line that is offered can be pasted."""
    saved(clients.data, replace(finished_audit(), id="dashbcd23456", organisation="Dash & Co", leader="-Dee Dash"))
    said = refused(clients, "Dee Dsh", "--to", "o.md", "--draft")
    assert said.endswith("cx-audit report --to o.md --draft -- '-Dee Dash'")
    assert pasted(clients, said).code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("report", "Ada", "--to", "report.md"),
        ("show",),
        ("team", "Ada"),
        ("list",),
        ("verify",),
        ("verify", "Ada"),
        ("export", "--to", "o.json"),
        ("export", "Ada", "--to", "o.json"),
        ("forget", "Adas Lamps", "--yes"),
        ("resume",),
        ("resume", "Ada"),
    ],
)
def test_a_data_folder_that_is_not_there(cx: Cx, words: tuple[str, ...]) -> None:
    """It is said before anything else, and nothing is made."""
    ran = cx(*words, "--data", "nothere")
    assert f"The folder {cx.home / 'nothere'} does not exist, so there are no audits in it." in " ".join(
        ran.err.split()
    )
    assert not (cx.home / "nothere").exists()


@pytest.mark.parametrize(
    "arguments", [("--org", "Harbour Books"), ("Ada", "--org", "Harbour Books"), ("Harbour Books",), ("Ben",)]
)
def test_a_file_left_out_is_told_of_once(clients: Cx, arguments: tuple[str, ...]) -> None:
    """However often the names are looked at."""
    (clients.data / "organisations" / "harbour-books" / "broken.json").write_text("{", encoding="utf-8")
    assert clients("report", *arguments, "--to", "report.md").err.count("Left out") == 1


# Rounds


@pytest.fixture
def engaged(cx: Cx) -> Cx:
    """cx-audit with the made-up engagement."""
    save_engagement(cx.data)
    return cx


def test_a_round_is_so_far_only_while_somebody_walks_it(engaged: Cx) -> None:
    """Once no walk of it is open it is told of only with fewer than half of the leaders; the line reports the other."""
    told = " ".join(engaged("report", "--org", ORGANISATION, "--to", "report.md").err.split())
    assert "Round 3 has 4 leaders so far, round 2 has 6. To report round 2 instead: cx-audit" in told
    for audit in audits():
        if not audit.complete:
            Folder(engaged.data).path_of(audit.id).unlink()
    told = " ".join(engaged("report", "--org", ORGANISATION, "--to", "again.md").err.split())
    assert "instead" not in told
    for audit in [each for each in audits() if each.complete and each.round == 3][:2]:
        Folder(engaged.data).path_of(audit.id).unlink()
    told = " ".join(engaged("report", "--org", ORGANISATION, "--to", "less.md").err.split())
    assert "Round 3 has 2 leaders, round 2 has 6. To report round 2 instead: cx-audit" in told
    line = told.split("To report round 2 instead: ")[1].split(" 11 commitments")[0]
    assert line.endswith("--to less-round-2.md")
    assert "6 leaders of Tidewater Tiles, round 2," in " ".join(pasted(engaged, line).err.split())


def test_commitments_of_earlier_rounds_that_are_overdue(engaged: Cx) -> None:
    """Without --compare they are in no part of the report, and that is said; with it they are."""
    told = " ".join(engaged("report", "--org", ORGANISATION, "--round", "2", "--to", "report.md").err.split())
    assert "5 commitments and 5 promises of round 1 are overdue and are not in this report." in told
    line = told.split("To have the earlier rounds in it: ")[1].split(" Leaders go by letters")[0]
    assert pasted(engaged, line).code == 0
    text = (engaged.home / "report.md").read_text(encoding="utf-8")
    assert "Committed in round 1" in text
    assert "Promised to leaders in round 1" in text
    for arguments in (("--round", "1"), ("--round", "2", "--compare")):
        assert "overdue" not in engaged("report", "--org", ORGANISATION, *arguments, "--to", "r.md", "--force").err


def test_the_first_round_compares_with_nothing(engaged: Cx) -> None:
    """Others have finished later rounds, so what is said is true; the report and --json have the same sentence."""
    ran = engaged("report", "--org", ORGANISATION, "--round", "1", "--compare", "--to", "report.md", "--json")
    assert ran.code == 0
    (note,) = ran.json["notes"]
    assert "round 1" in note.casefold()
    assert "No leader has finished two rounds" not in ran.err
    assert note in " ".join(ran.err.split())
    assert note in (engaged.home / "report.md").read_text(encoding="utf-8")


# Names that are left


def test_texts_that_name_a_leader_are_listed(cx: Cx) -> None:
    """At most five on the screen, all of them in --json; with --names there is nothing to tell."""
    first, *others = team_of_size(3)
    people = ("Anna Bauer", "Bernd Çelik", "Ines")
    keys = [key for key in first.responses if key.endswith(("/worked-out", "/quote/1"))][:6]
    said = {key: Answer(value=f"so said Bernd, {number}") for number, key in enumerate(keys)}
    said["after/commitment/who"] = Answer(value="me and Zoltan")
    walks = (replace(first, responses={**first.responses, **said}), *others)
    for audit, name in zip(walks, people, strict=True):
        Folder(cx.data).save(replace(audit, leader=name))
    assert cx("roster", ORGANISATION, "--invite", "Zoltan Absent").code == 0
    ran = cx("report", "--org", ORGANISATION, "--to", "report.md", "--json")
    told = " ".join(ran.err.split())
    assert "7 texts in it have a leader's name, or a part of one. Read them before you pass it on:" in told
    assert sum(line.startswith("- ") for line in ran.err.splitlines()) == 6
    assert "- and 2 more: with --json each is listed" in told
    named = [note for note in ran.json["notes"] if note.startswith("A leader's name, or a part of one, stands in ")]
    assert len(named) == 7
    assert any(note.endswith("“me and Zoltan”") and "Commitments" in note for note in named)
    named_openly = cx("report", "--org", ORGANISATION, "--names", "--to", "named.md", "--json")
    assert ("or a part of one" in named_openly.err, named_openly.json["notes"]) == (False, [])


@pytest.mark.parametrize(("ending", "place"), [("md", "Commitments"), ("pptx", "Slide "), ("xlsx", "Sheet “")])
def test_the_texts_that_name_a_leader_are_those_of_the_file(cx: Cx, ending: str, place: str) -> None:
    """Slides and sheets show less than the report: only what stands there is told of, and on which it stands."""
    for need in ("pptx", "resvg_py", "fontTools", "xlsxwriter"):
        pytest.importorskip(need)
    for audit in team_of_size(2):
        said = {"after/learned": "that Leader 2 never answers", "after/commitment/who": "me with Leader 2 beside me"}
        answers = {key: Answer(value=text) for key, text in said.items()}
        Folder(cx.data).save(replace(audit, responses={**audit.responses, **answers}))
    ran = cx("report", "--org", ORGANISATION, "--no-answers", "--to", f"report.{ending}", "--json")
    named = [note for note in ran.json["notes"] if note.startswith("A leader's name")]
    assert any("beside me" in note and f"stands in {place}" in note for note in named)
    assert any("never answers" in note for note in named) is (ending == "md")


@pytest.mark.parametrize("width", [40, 60, 80])
def test_what_is_listed_fits_the_terminal(cx: Cx, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each line begins with a stroke or stands below one."""
    monkeypatch.setenv("COLUMNS", str(width))
    for audit in team_of_size(2):
        said = {**audit.responses, "after/learned": Answer(value=f"that {LEADERS[0]} {'never ' * 8}answers")}
        Folder(cx.data).save(replace(audit, leader=LEADERS[int(audit.id[-1])], responses=said))
    ran = cx("report", "--org", ORGANISATION, "--to", "report.md")
    lines = ran.err.splitlines()
    assert all(len(line) <= width for line in lines)
    assert all(line.startswith(("- ", "  ")) for line in lines[-2:])


def test_a_roster_that_cannot_be_read_is_told(cx: Cx) -> None:
    """Once, and the report is written all the same; the exit code is 1, as wherever a file is left out."""
    for audit in team_of_size(2):
        Folder(cx.data).save(audit)
    assert cx("roster", ORGANISATION, "--invite", "Zoltan Absent").code == 0
    rosters_in(cx.data).path_of(ORGANISATION).write_text("{", encoding="utf-8")
    missing = "The roster cannot be read, so names of people who are invited and have not walked were not looked for"
    for wanted, said, other in (("--org", ORGANISATION), "Left out", missing), (("Leader 1",), missing, "Left out"):
        ran = cx("report", *wanted, "--to", "report.md", "--force")
        told = " ".join(ran.err.split())
        assert (ran.code, told.count(said)) == (1, 1)
        assert other not in told
    assert (cx.home / "report.md").exists()
    named = cx("report", "Leader 1", "--names", "--to", "named.md")
    assert (named.code, "roster" in named.err) == (0, False)


def test_a_note_is_warned_of(engaged: Cx) -> None:
    """Whoever writes a note is told that it stands in reports; a mark without one says nothing of it."""
    listed = engaged("follow-ups", ORGANISATION, "--json").json["follow_ups"]
    first, second = (each["id"] for each in listed[:2])
    warning = "The note stands in reports as it is written, so name no leader in it."
    assert warning in engaged("follow-ups", "--kept", first, "--note", "rang them").err
    assert warning not in engaged("follow-ups", "--kept", second).err
