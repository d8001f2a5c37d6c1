"""What was committed and promised: listed, marked, and shown again before the next walk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import wcwidth

from cx_audit.archive.folder import Folder
from cx_audit.archive.notes import NotesFolder
from cx_audit.cli.follow_ups_shown import MOST_SHOWN, open_follow_ups_of
from cx_audit.cli.workspace import Source, Workspace
from cx_audit.core.audit import Audit
from cx_audit.core.choices import YES
from cx_audit.core.questions import Answer
from cx_audit.terminal.pages.follow_ups_page import MOST_OF_ALL

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER, finished_audit, open_audit, saved
from .running import dangerous, installed, on_disk
from .test_golden import same_as_golden

TODAY = datetime(2031, 6, 18, 9, 0, tzinfo=UTC)
PROMISE, COMMITMENT = "adab-1", "adab-2"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is 18 June 2031: the commitments by the 15th are late, the promises by the 20th are not."""
    monkeypatch.setattr("cx_audit.cli.workspace.now", lambda: TODAY)


def with_a_promise(audit: Audit, what: str = "Call me back") -> Audit:
    """The walk with one promise more, at the call."""
    said = {"call/promise/1": Answer(YES), "call/promise/1/what": Answer(what), "call/promise/1/who": Answer("Kim")}
    return replace(audit, responses={**audit.responses, **said})


def audits_in(cx: Cx) -> dict[str, str]:
    """The digest of every file of an audit."""
    return on_disk(cx.data / "organisations")


def test_what_is_late_comes_first(filled: Cx) -> None:
    """By day, with who, by when, and where it was said."""
    ran = filled("follow-ups", "harbour books")
    assert (ran.code, ran.err) == (0, "")
    lines = [line.strip() for line in ran.out.splitlines()]
    late, coming = (
        lines.index("adab-2  Show the price beside each book"),
        lines.index("adab-1  Call when the second part is out"),
    )
    assert late < coming
    assert lines[late + 1 : late + 3] == ["3 days late · by 15 June 2031 · Ada", "committed by Ada · round 1"]
    assert lines[coming + 1 : coming + 3] == [
        "by 20 June 2031 · Sam at the counter",
        "promised to Ada · The problem · round 1",
    ]
    assert f'cx-audit follow-ups --kept {COMMITMENT} --note "what happened"' in lines


def test_all_organisations_together(filled: Cx) -> None:
    """Each says whose it is, and that it is made up where it is."""
    ran = filled("follow-ups")
    assert (ran.code, ran.err) == (0, "")
    assert "4 open · 2 of them overdue" in ran.out
    assert "committed by Ada · round 1 · Harbour Books\n" in ran.out
    assert "(made up)" in ran.out


def test_as_json(filled: Cx) -> None:
    """The documented shape; what was marked is left out unless all is asked for."""
    assert filled("follow-ups", "--broken", COMMITMENT, "--note", "no time").code == 0
    ran = filled("follow-ups", "Harbour Books", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert {key: ran.json[key] for key in ("today", "open", "overdue", "kept", "broken")} == {
        "today": "2031-06-18",
        "open": 1,
        "overdue": 0,
        "kept": 0,
        "broken": 1,
    }
    assert ran.json["follow_ups"] == [
        {
            "id": f"{FINISHED}/problem/promise/1",
            "short": PROMISE,
            "kind": "promise",
            "organisation": "Harbour Books",
            "made_up": False,
            "leader": "Ada",
            "round": 1,
            "checklist": "first-walk",
            "audit": FINISHED,
            "touchpoint": "problem",
            "what": "Call when the second part is out",
            "who": "Sam at the counter",
            "by": "2031-06-20",
            "state": "open",
            "days_late": 0,
            "marks": [],
        }
    ]
    _, broken = filled("follow-ups", "Harbour Books", "--all", "--json").json["follow_ups"]
    assert (broken["short"], broken["kind"], broken["touchpoint"]) == (COMMITMENT, "commitment", None)
    assert (broken["state"], broken["days_late"]) == ("broken", 0)
    assert broken["marks"] == [
        {"state": "broken", "day": "2031-06-18", "note": "no time", "at": "2031-06-18T09:00:00+00:00"}
    ]


def test_a_mark_is_shown_with_its_day_and_note(filled: Cx) -> None:
    """Kept on a day, with what happened; it says how to take that back."""
    ran = filled("follow-ups", "--kept", PROMISE, "--note", "called  at nine.", "--on", "3 june")
    assert (ran.code, ran.out) == (0, "")
    assert "Call when the second part is out: kept on 3 June 2031: called at nine.\n" in ran.err
    assert f"cx-audit follow-ups --reopen {PROMISE}" in ran.err
    assert "Call when" not in filled("follow-ups", "Harbour Books").out
    assert "kept on 3 June 2031: called at nine." in filled("follow-ups", "--all").out


def test_a_mark_never_touches_an_audit(filled: Cx) -> None:
    """The files of the audits are the same, byte for byte, and so are the seal and the scores."""
    before, shown = audits_in(filled), filled("show", FINISHED, "--json").json
    for option in ("--kept", "--broken", "--reopen"):
        for each in (PROMISE, COMMITMENT):
            assert filled("follow-ups", option, each, "--note", "x").code == 0
    assert filled("follow-ups", "--kept", PROMISE, "--kept", COMMITMENT).code == 0
    assert audits_in(filled) == before
    again = filled("show", FINISHED, "--json").json
    same = ("seal_whole", "net_trust", "touchpoints", "finished", "saved_scores_differ", "foresight")
    assert {key: again[key] for key in same} == {key: shown[key] for key in same}
    assert again["seal_whole"] is True


def test_the_page_of_the_audit_has_its_marks(filled: Cx) -> None:
    """What became of a promise and of the commitment stands below each; so it does in JSON."""
    assert "kept on" not in filled("show", FINISHED).out
    assert filled("follow-ups", "--kept", PROMISE, "--note", "called at nine", "--on", "3 june").code == 0
    assert filled("follow-ups", "--broken", COMMITMENT).code == 0
    lines = [line.strip() for line in filled("show", FINISHED).out.splitlines()]
    promised = lines.index("The problem · Sam at the counter · by 20 June 2031")
    assert lines[promised + 1] == "kept on 3 June 2031: called at nine"
    assert lines[lines.index("Ada · by 15 June 2031") + 1] == "broken on 18 June 2031"
    shown = filled("show", FINISHED, "--json").json
    (promise,), commitment = shown["promises"], shown["commitment"]
    assert (promise["id"], promise["state"]) == (f"{FINISHED}/problem/promise/1", "kept")
    assert promise["mark"] == {"state": "kept", "day": "2031-06-03", "note": "called at nine"}
    assert (commitment["state"], commitment["mark"]["day"]) == ("broken", "2031-06-18")


def test_damaged_notes_keep_no_audit_from_being_shown(filled: Cx) -> None:
    """They are named, and what they would say is shown as open."""
    assert filled("follow-ups", "--kept", PROMISE).code == 0
    NotesFolder(filled.data).path_of("Harbour Books").write_text("{")
    ran = filled("show", FINISHED)
    assert ran.code == 0
    assert "Left out" in ran.err
    assert "Call when the second part is out" in ran.out
    assert "kept on" not in ran.out


def test_a_later_mark_holds_and_the_earlier_stays(filled: Cx) -> None:
    """Also within one second: the state is the last one said, the history has them all."""
    said = ["--kept", "--broken", "--reopen", "--kept"]
    for option in said:
        ran = filled("follow-ups", option, PROMISE, "--json")
        assert ran.code == 0
    (found,) = ran.json["follow_ups"]
    assert found["state"] == "kept"
    assert [mark["state"] for mark in found["marks"]] == ["kept", "broken", "open", "kept"]
    assert len(NotesFolder(filled.data).load("Harbour Books").marks) == 4
    assert filled("follow-ups", "--reopen", PROMISE).code == 0
    assert "opened again on 18 June 2031" in filled("follow-ups").out


@pytest.mark.parametrize(
    "written", [PROMISE, PROMISE.upper(), f"{FINISHED}-1", f"{FINISHED}/problem/promise/1", " adab-1 "]
)
def test_an_id_may_be_written_in_several_ways(filled: Cx, written: str) -> None:
    """As on the page, with the whole id of the audit, or as in JSON."""
    assert filled("follow-ups", "--kept", written).code == 0
    assert filled("follow-ups", "--all", "--json").json["kept"] == 1


@pytest.mark.parametrize(
    ("on", "day"),
    [
        ("", "2031-06-18"),
        ("today", "2031-06-18"),
        ("Yesterday", "2031-06-17"),
        ("2031-06-02", "2031-06-02"),
        ("2 June", "2031-06-02"),
        ("2 june 2031", "2031-06-02"),
    ],
)
def test_the_day_of_a_mark(filled: Cx, on: str, day: str) -> None:
    """Today, or the latest such day that has been."""
    (found,) = filled("follow-ups", "--kept", PROMISE, "--on", on, "--json").json["follow_ups"]
    assert found["marks"][0]["day"] == day


def test_a_day_without_its_year_has_been(cx: Cx) -> None:
    """Seen from June, December is last year's."""
    saved(cx.data, replace(finished_audit(), started=datetime(2030, 11, 1, tzinfo=UTC)))
    (found,) = cx("follow-ups", "--kept", PROMISE, "--on", "24 dec", "--json").json["follow_ups"]
    assert found["marks"][0]["day"] == "2030-12-24"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--kept", "adab-7"], ["no follow-up “adab-7”", "It has: adab-1, adab-2."]),
        (["--kept", "adab"], ["no follow-up “adab”", "It has: adab-1, adab-2."]),
        (["--kept", "adad-2"], ["There is no follow-up “adad-2”.", "Did you mean: adab-2"]),
        (["--kept", "ada-2"], ["There is no follow-up “ada-2”.", "Did you mean: adab-2"]),
        (["--kept", "nothing like it"], ["There is no follow-up", "cx-audit follow-ups --all"]),
        (["--kept", ""], ["There is no follow-up"]),
        (["--kept", f"{FINISHED}/after/other"], ["no follow-up", "It has: adab-1, adab-2."]),
        (["--kept", "benb-1"], ["There is no follow-up “benb-1”."]),
        (["--kept", PROMISE, "--broken", f"{FINISHED}-1"], ["adab-1 is named twice."]),
        (["--note", "x"], ["belong to a mark", "--kept ID"]),
        (["--on", "today"], ["belong to a mark"]),
        (["--kept", PROMISE, "--note", "x" * 2_001], ["2,001 letters long; 2,000 is the most"]),
        (["--kept", PROMISE, "--on", "soon"], ["--on “soon” is no day", "yesterday"]),
        (["--kept", PROMISE, "--on", "2031-02-30"], ["is no day"]),
        (["--kept", PROMISE, "--on", "tomorrow"], ["19 June 2031 is still to come"]),
        (["--kept", PROMISE, "--on", "2013-06-01"], ["1 June 2013 is before the walk began, on 17 May 2031"]),
        (["Harbour Book"], ["no audits of “Harbour Book”", "Harbour Books"]),
        (["Nobody", "--kept", PROMISE], ["no audits of “Nobody”"]),
        (
            ["The Old Library and Reading Room of the Upper Harbour, with its Garden", "--kept", PROMISE],
            ["no follow-up “adab-1”"],
        ),
        (["--kept", PROMISE, "--kept", "adad-2"], ["There is no follow-up “adad-2”."]),
    ],
)
def test_what_cannot_be_marked(filled: Cx, typed: list[str], said: list[str]) -> None:
    """A sentence with the next step, and nothing is written, not even what was right beside it."""
    before = on_disk(filled.data)
    ran = filled("follow-ups", *typed)
    assert (ran.code, ran.out) == (2, "")
    joined = " ".join(ran.err.split())
    assert all(each in joined for each in said), ran.err
    assert on_disk(filled.data) == before


def test_an_id_that_fits_two_walks(cx: Cx) -> None:
    """It names both; on the page each has as many letters as it needs."""
    saved(cx.data, finished_audit(), replace(finished_audit(), id="adabzz234567"))
    shorts = {each["short"] for each in cx("follow-ups", "--json").json["follow_ups"]}
    assert shorts == {"adabc-1", "adabc-2", "adabz-1", "adabz-2"}
    ran = cx("follow-ups", "--kept", "adab-1")
    assert ran.code == 2
    assert "Write one of: adabc-1, adabz-1." in ran.err
    assert cx("follow-ups", "--kept", "adabz-1").code == 0


def test_nothing_is_left(filled: Cx) -> None:
    """It says so, and how to read what was settled."""
    ran = filled("follow-ups", "Harbour Books", "--kept", PROMISE, "--broken", COMMITMENT)
    assert ran.code == 0
    ran = filled("follow-ups", "Harbour Books")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing is open." in ran.err
    assert "cx-audit follow-ups 'Harbour Books' --all" in ran.err
    page = filled("follow-ups", "Harbour Books", "--all").out
    assert "0 open · 1 kept · 1 broken" in page
    assert "Mark one" not in page


def test_nothing_was_said(cx: Cx) -> None:
    """A walk without a commitment, and a folder without audits."""
    assert "There are no audits yet." in cx("follow-ups").err
    assert "There are no audits yet." in cx("follow-ups", "--kept", "adab-1").err
    saved(cx.data, open_audit())
    ran = cx("follow-ups")
    assert (ran.code, ran.out) == (0, "")
    assert "Nothing was committed or promised" in ran.err
    assert cx("follow-ups", "--json").json["follow_ups"] == []


def test_an_open_walk_shows_its_promises_and_no_score(cx: Cx) -> None:
    """What was recorded is there to be kept; what it came to is not."""
    saved(cx.data, with_a_promise(open_audit()))
    ran = cx("follow-ups")
    assert "benb-1  Call me back" in ran.out
    assert "Kim" in ran.out
    assert "Open, no day given" in ran.out
    assert "trust" not in ran.out.lower()
    assert cx("follow-ups", "--kept", "benb-1").code == 0


def test_a_damaged_audit_is_named_and_left_out(filled: Cx) -> None:
    """The others are shown, and the exit code says that some are missing."""
    path = Folder(filled.data).path_of(FINISHED)
    path.write_text("{")
    ran = filled("follow-ups")
    assert ran.code == 1
    assert path.name in ran.err.replace("\n", "")
    assert "rosb-2" in ran.out
    assert "Show the price beside each book" in ran.out
    assert filled("follow-ups", "--kept", "rosb-1").code == 0


@pytest.mark.parametrize("named", [(), ("Harbour Books",)])
def test_damaged_notes_are_named_and_never_written_over(filled: Cx, named: tuple[str, ...]) -> None:
    """What they would say is shown as open, and the exit code says so; a mark is refused."""
    assert filled("follow-ups", "--kept", PROMISE).code == 0
    path = NotesFolder(filled.data).path_of("Harbour Books")
    path.write_text("{")
    ran = filled("follow-ups", *named)
    assert ran.code == 1
    assert path.name in ran.err.replace("\n", "")
    assert "shown as open" in ran.err
    assert PROMISE in ran.out
    ran = filled("follow-ups", "--broken", PROMISE)
    assert ran.code == 2
    assert "cannot be read as the notes" in ran.err
    assert path.read_text() == "{"


def test_notes_that_cannot_be_opened_are_named(filled: Cx) -> None:
    """A folder in their place: the list goes on without them."""
    NotesFolder(filled.data).path_of("Harbour Books").mkdir(parents=True)
    ran = filled("follow-ups", "Harbour Books")
    assert ran.code == 1
    assert "cannot be read" in ran.err
    assert PROMISE in ran.out


def test_many_of_all_organisations(cx: Cx) -> None:
    """The page shows so many that a person reads them, and says how many more; JSON and one organisation have all."""
    one = finished_audit()
    for number in range(MOST_OF_ALL // 2 + 1):
        name = "Harbour Books" if number % 2 else "Another (made up)"
        saved(cx.data, replace(one, id=f"{number:02}bcdefgh234", organisation=name))
    ran = cx("follow-ups")
    assert ran.code == 0
    assert ran.out.count(" round 1") == MOST_OF_ALL
    assert "2 more are open. See those of one organisation with:" in ran.out
    assert len(cx("follow-ups", "--json").json["follow_ups"]) == MOST_OF_ALL + 2
    assert cx("follow-ups", "Harbour Books").out.count(" round 1") == MOST_OF_ALL // 2


def test_hostile_texts(cx: Cx) -> None:
    """Nothing steers the terminal, and markup is text."""
    audit = with_a_promise(open_audit(), what="[bold]x[/] :smile: " + "y" * 5_000)
    saved(cx.data, audit)
    assert cx("follow-ups", "--reopen", "benb-1", "--note", "\x1b[31m[red]\u202enote\x07").code == 0
    ran = cx("follow-ups")
    assert dangerous(ran.out) == set()
    assert "[bold]x[/] :smile:" in ran.out
    assert "[red]note" in ran.out
    assert len(ran.out) < 2_000


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_page(filled: Cx, columns: Callable[[int], None], update_golden: bool, width: int) -> None:
    """As it is printed, at three widths."""
    _mark_two(filled)
    columns(width)
    ran = filled("follow-ups", "--all")
    assert (ran.code, ran.err) == (0, "")
    same_as_golden(f"follow-ups-{width}.txt", ran.out, update=update_golden)


def test_the_page_in_colour(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same letters as without."""
    import re

    _mark_two(filled)
    plain = filled("follow-ups", "--all").out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = filled("follow-ups", "--all").out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_the_page_in_ascii(filled: Cx) -> None:
    """Every sign of ours has a stand-in."""
    variables = {"CX_AUDIT_DATA": str(filled.data), "PYTHONIOENCODING": "ascii"}
    ran = installed(filled.home, "follow-ups", "harbour books", variables=variables)
    assert ran.code == 0
    assert ran.out.isascii()
    assert "?" not in ran.out


def test_no_line_is_wider_than_the_terminal(filled: Cx, columns: Callable[[int], None]) -> None:
    """A command to copy may be; nothing else."""
    _mark_two(filled)
    for width in range(40, 121, 3):
        columns(width)
        for line in filled("follow-ups", "--all").out.splitlines():
            assert "cx-audit" in line or wcwidth.wcswidth(line) <= width, (width, line)


def test_the_command_to_copy_names_the_data_folder(filled: Cx) -> None:
    """Where it was said on the command line."""
    ran = filled("follow-ups", "--data", "audits")
    assert f'--note "what happened" --data {filled.data}' in ran.out


def _mark_two(cx: Cx) -> None:
    assert cx("follow-ups", "--kept", PROMISE, "--note", "called on the Tuesday", "--on", "10 June 2031").code == 0
    assert cx("follow-ups", "--broken", "rosb-2", "--on", "2031-12-30").code == 2
    assert cx("follow-ups", "--reopen", "rosb-1", "--note", "they had forgotten").code == 0


# What is shown at the start of the next walk.


def reminded(cx: Cx, leader: str, organisation: str = "Harbour Books") -> str:
    """What this leader is reminded of."""
    room = Workspace(data=cx.data, source=Source.ENVIRONMENT)
    heads, _ = room.audits.heads()
    return open_follow_ups_of(room, heads, organisation, leader, date(2031, 6, 18))


def test_a_leader_is_reminded_of_what_is_open(filled: Cx) -> None:
    """Overdue first, with its day; however the names are spelled."""
    assert reminded(filled, "ADA ", "harbour books").splitlines() == [
        "adab-2  Show the price beside each book (your commitment; by 15 June 2031, 3 days late)",
        "adab-1  Call when the second part is out (promised to you by Sam at the counter; by 20 June 2031)",
        "Mark one kept or broken with: cx-audit follow-ups 'harbour books'",
    ]


def test_a_leader_never_sees_what_is_another_s(filled: Cx) -> None:
    """Not of the same organisation, and not of another one."""
    saved(filled.data, with_a_promise(open_audit()))
    assert "Call me back" in reminded(filled, "Ben")
    assert "price" not in reminded(filled, "Ben")
    assert reminded(filled, "Somebody") == ""
    assert reminded(filled, "Ada", "The Old Library and Reading Room of the Upper Harbour, with its Garden") == ""


def test_what_is_settled_is_not_brought_up(filled: Cx) -> None:
    """Once everything is marked nothing is shown; what was opened again is."""
    filled("follow-ups", "--kept", PROMISE, "--broken", COMMITMENT)
    assert reminded(filled, "Ada") == ""
    filled("follow-ups", "--reopen", PROMISE)
    assert "Call when" in reminded(filled, "Ada")


def test_at_most_a_handful(filled: Cx) -> None:
    """And how many more there are, and where."""
    for number in range(3):
        again = replace(finished_audit(), id=f"again23456{number}z", started=TODAY - timedelta(days=number))
        saved(filled.data, again)
    lines = reminded(filled, "Ada").splitlines()
    assert len(lines) == MOST_SHOWN + 1
    assert all("3 days late" in line for line in lines[:MOST_SHOWN])
    assert lines[-1] == "4 more: cx-audit follow-ups 'Harbour Books'"


def test_damaged_files_keep_nobody_from_walking(filled: Cx, capsys: pytest.CaptureFixture[str]) -> None:
    """They are told of; the reminder has what can be read, what was marked too, because nobody can tell."""
    saved(filled.data, replace(finished_audit(), id="again234567z"))
    filled("follow-ups", "--kept", PROMISE)
    room = Workspace(data=filled.data, source=Source.ENVIRONMENT)
    heads, _ = room.audits.heads()
    room.audits.path_of("again234567z").write_text("{")
    room.notes.path_of("Harbour Books").write_text("{")
    capsys.readouterr()
    lines = open_follow_ups_of(room, heads, "Harbour Books", "Ada", TODAY.date()).splitlines()
    assert [line[:6] for line in lines[:2]] == [COMMITMENT, PROMISE]
    said = capsys.readouterr().err.replace("\n", "")
    assert "again234567z.json" in said
    assert room.notes.path_of("Harbour Books").name in said


def test_other_texts_of_a_reminder(cx: Cx) -> None:
    """A commitment for somebody else, without a day; a promise of which nothing was written down."""
    answers = {
        **finished_audit().responses,
        "after/commitment/who": Answer("Jonas"),
        "problem/promise/1/what": Answer(""),
        "problem/promise/1/who": Answer(""),
    }
    without_day = {key: value for key, value in answers.items() if key != "after/commitment/by"}
    saved(cx.data, replace(finished_audit(), responses=without_day))
    promise, commitment, _ = reminded(cx, "Ada").splitlines()
    assert promise == "adab-1  Something later (promised to you; by 20 June 2031)"
    assert commitment == "adab-2  Show the price beside each book (your commitment, for Jonas to do; no day given)"


def test_ids_of_other_walks_are_known() -> None:
    """The samples have the ids that these tests write."""
    assert (FINISHED[:4], OPEN[:4], OTHER[:4]) == ("adab", "benb", "rosb")


def test_what_is_open_is_not_opened_again(filled: Cx) -> None:
    """Nothing was settled, so there is nothing to open; a note on something open is kept all the same."""
    before = on_disk(filled.data)
    ran = filled("follow-ups", "--reopen", PROMISE)
    assert (ran.code, ran.out) == (2, "")
    assert f"{PROMISE} is open already." in ran.err
    assert on_disk(filled.data) == before
    assert filled("follow-ups", "--reopen", PROMISE, "--note", "They had forgotten").code == 0


def test_damaged_notes_of_one_organisation_keep_all_marks_from_being_written(filled: Cx) -> None:
    """Marks are written all or none, also where they are of two organisations."""
    theirs = Folder(filled.data)
    other = theirs.load(OTHER).organisation
    assert filled("volumes", other, "--customers", "9").code == 0
    notes = NotesFolder(filled.data).path_of(other)
    notes.write_text("{", encoding="utf-8")
    before = on_disk(filled.data / "notes")
    ran = filled("follow-ups", "--kept", COMMITMENT, "--kept", f"{OTHER[:4]}-2")
    assert (ran.code, ran.out) == (2, "")
    assert notes.name in ran.err.replace("\n", "")
    assert on_disk(filled.data / "notes") == before
