"""`cx-audit compare`: what it prints, what it says where there is little or nothing to compare, and its exit codes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import wcwidth

from cx_audit.archive.notes import NotesFolder
from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Basic
from cx_audit.core.choices import Outcome
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.questions import Answer, Prediction, Response
from cx_audit.core.result import result_of, scores_to_save

from .conftest import Cx
from .fixed import finished_audit, open_audit, saved
from .running import Ran, dangerous, installed
from .test_golden import same_as_golden

ORG = "Harbour Books"
PRICE_SHOWN: dict[str, Response] = {"website/basic/what-it-costs": Answer(Outcome.MET)}
CALL_FAILED: dict[str, Response] = {"call/basic/listened": Answer(Outcome.MISSED)}
STARTED = finished_audit().started


def walk(leader: str, number: int, answers: Mapping[str, Response] | None = None, *, day: int = 0) -> Audit:
    """Ada's first walk of Harbour Books as this leader's, in this round, with some other answers."""
    began = STARTED + timedelta(days=100 * (number - 1) + day)
    return replace(
        finished_audit(),
        id=f"{leader.lower()[:4]}r{number}".ljust(12, "2"),
        leader=leader,
        round=number,
        started=began,
        changed=began + timedelta(hours=2),
        finished=began + timedelta(hours=2),
        responses={**finished_audit().responses, **(answers or {})},
        saved_scores=None,
    )


def two_rounds() -> list[Audit]:
    """Ada and Ben in both rounds, Cleo in the first, and Dan on his way in the second."""
    on_his_way = replace(open_audit(), id="danr22222222", leader="Dan", round=2, started=STARTED + timedelta(days=102))
    return [
        walk("Ada", 1),
        walk("Ben", 1, CALL_FAILED, day=1),
        walk("Cleo", 1, day=2),
        walk("Ada", 2, PRICE_SHOWN),
        walk("Ben", 2, day=1),
        on_his_way,
    ]


@pytest.fixture
def compared(cx: Cx) -> Cx:
    """cx-audit with two rounds, and Ada's commitment kept."""
    saved(cx.data, *two_rounds())
    marked = datetime.fromisoformat("2031-06-15T09:00:00+00:00")
    kept = Mark(
        follow_up=f"{walk('Ada', 1).id}/after/commitment",
        state=FollowUpState.KEPT,
        day="2031-06-14",
        at=marked,
        note="On each shelf now.",
    )
    NotesFolder(cx.data).add_mark(ORG, kept)
    return cx


def test_a_changed_answer_is_reported(cx: Cx) -> None:
    """Saved scores that are not the ones the answers give: whose, and the command that says what is wrong."""
    ada, ben, *others = two_rounds()
    saved(cx.data, ada, ben, *others)
    assert "scores saved" not in cx("compare", ORG).out
    assert cx("compare", ORG, "--json").json["saved_scores_differ"] == []
    saved(cx.data, replace(ben, saved_scores=scores_to_save(result_of(ada))))
    out = " ".join(cx("compare", ORG).out.split())
    assert "The scores saved with the walk of B differ from these, which are computed from the answers." in out
    assert "cx-audit verify" in out
    assert cx("compare", ORG, "--json").json["saved_scores_differ"] == ["B"]


def by_id(value: list[dict[str, Any]], key: str = "id") -> dict[str, dict[str, Any]]:
    """The entries of a list by one of their fields."""
    return {each[key]: each for each in value}


def test_the_page_begins_with_the_finding(compared: Cx) -> None:
    """First how many moved which way, then where, then the caution; then who is not compared."""
    ran = compared("compare", "harbour  BOOKS")
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    order = [
        "The first walk · rounds 1 and 2 · in both: A and B (n = 2)",
        "From round 1 to round 2, both leaders moved up.",
        "One visit each, and leaders now know where to look",
        "Only in round 1: C (n = 1).",
        "Still walking round 2, so left out: D.",
        "1 of 2 moved up, 1 the same",
        "The checklist",
        "Committed in round 1",
    ]
    places = [said.find(each) for each in order]
    assert -1 not in places
    assert places == sorted(places)
    assert "significant" not in said


def test_every_movement_in_json(compared: Cx) -> None:
    """Each leader's scores of both rounds, which way they went, and whether they crossed the line."""
    found = compared("compare", ORG, "--json").json
    assert (found["compares"], found["reason"], found["rounds"]) == (True, "", [1, 2])
    assert found["net_trust"] == {
        "count": 2,
        "up": 2,
        "down": 0,
        "same": 0,
        "text": "both moved up",
        "mean_difference": None,
        "standard_deviation": None,
    }
    leaders = by_id(found["leaders"], "leader")
    assert [each["net_trust"] for each in leaders["A"]["rounds"]] == [16, 20]
    assert (leaders["A"]["moved"], leaders["A"]["change"], leaders["A"]["crossed"]) == ("up", 4, None)
    website = by_id(found["touchpoints"])["website"]
    assert (website["text"], website["added_in"], website["asked_in"]) == ("1 of 2 moved up, 1 the same", None, [1, 2])
    ada = by_id(website["leaders"], "leader")["A"]
    assert [each["trust"] for each in ada["rounds"]] == [-5, -3]
    assert (ada["in_common"], ada["scored_questions"]) == (8, 8)
    assert found["only_in_one_round"] == [{"round": 1, "leaders": ["C"]}]
    assert found["still_walking"] == [{"round": 2, "leaders": ["D"]}]
    assert [each["changes"] for each in found["checklist_changes"]] == [[]]
    assert [each["rounds"][0]["seal_whole"] for each in found["predictions"]] == [True, True]
    assert found["caution"].startswith("One visit each")


def test_commitments_and_what_became_of_them(compared: Cx) -> None:
    """The commitments of the earlier round, lettered, with the mark that holds."""
    found = by_id(compared("compare", ORG, "--json").json["commitments"], "leader")
    kept = found["A"]
    assert (kept["what"], kept["who"], kept["by"]) == ("Show the price beside each book", "A", "2031-06-15")
    assert (kept["state"], kept["marked"], kept["note"]) == ("kept", "2031-06-14", "On each shelf now.")
    assert (found["B"]["state"], found["B"]["marked"]) == ("open", None)
    page = compared("compare", ORG).out
    assert "1 of 3 kept, 2 of 3 still open" in page
    assert "A · by 15 June 2031 · kept on 14 June 2031" in page


def test_the_id_of_a_commitment_needs_names(compared: Cx) -> None:
    """It begins with the id of an audit, which leads to its leader."""
    audit_ids = [each["id"] for each in compared("list", "--json").json]
    lettered = compared("compare", ORG, "--json")
    assert [each["id"] for each in lettered.json["commitments"]] == [None] * 3
    assert not any(each in lettered.out for each in audit_ids)
    named = compared("compare", ORG, "--json", "--names").json["commitments"]
    assert all(each["id"].partition("/")[0] in audit_ids for each in named)


@pytest.mark.parametrize("options", [(), ("--json",), ("--all",)])
def test_leaders_are_lettered_unless_names_are_asked_for(compared: Cx, options: tuple[str, ...]) -> None:
    """No name of a leader stands anywhere without --names, and each does with it."""
    lettered = compared("compare", ORG, *options).out
    named = compared("compare", ORG, *options, "--names").out
    for name in ("Ada", "Ben", "Cleo", "Dan"):
        assert name not in lettered
        assert name in named


def test_all_rounds_one_beside_the_other(cx: Cx) -> None:
    """A row for each leader with the score of each round that was walked, and where they went."""
    saved(
        cx.data,
        walk("Ada", 1, CALL_FAILED),
        walk("Ada", 2),
        walk("Ada", 3, PRICE_SHOWN),
        walk("Ben", 1, day=1),
        walk("Ben", 3, CALL_FAILED, day=1),
    )
    ran = cx("compare", ORG, "--all")
    assert (ran.code, ran.err) == (0, "")
    assert "rounds 1, 2 and 3" in ran.out
    rows = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert "A +8 → +16 → +20 up each time" in rows
    assert "B +16 → – → +8 down" in rows
    assert "A −5 → −5 → −3 the same, then up" in rows
    assert "Round 3" not in ran.out
    found = cx("compare", ORG, "--all", "--json").json
    assert [each["round"] for each in found["leaders"][0]["rounds"]] == [1, 2, 3]
    assert (found["net_trust"]["up"], found["net_trust"]["down"]) == (1, 1)


def test_what_changed_in_the_checklist(cx: Cx) -> None:
    """The later version asks more of the call: said, and the call is compared on what both asked."""
    checklist = finished_audit().checklist
    call = checklist.touchpoint("call")
    asked = replace(call, basics=(*call.basics, Basic(id="smiled", ask="Did they smile?", name="a smile")))
    newer = replace(
        checklist,
        version="9",
        touchpoints=tuple(asked if each.id == "call" else each for each in checklist.touchpoints),
    )
    later = walk("Ada", 2, {"call/basic/smiled": Answer(Outcome.MISSED)})
    saved(cx.data, walk("Ada", 1), replace(later, checklist=newer))
    ran = cx("compare", ORG)
    assert (ran.code, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert "on 7 of its 8 scored questions" in said
    assert "New: a smile" in said
    assert "Scores are recomputed on the questions that all rounds compared asked in the same way." in said
    found = cx("compare", ORG, "--json").json
    ada = by_id(found["touchpoints"])["call"]["leaders"][0]
    assert ([each["trust"] for each in ada["rounds"]], ada["moved"]) == ([-1, -1], "same")
    (step,) = found["checklist_changes"]
    assert (step["versions"], [each["key"] for each in step["changes"]]) == (["1", "9"], ["call/basic/smiled"])


def test_predictions_changed_after_sealing_are_told(cx: Cx) -> None:
    """A gap against a prediction that was changed later is not passed off as foresight."""
    changed: dict[str, Response] = {"predictions/website": Answer(Prediction(score=-5, certain=99))}
    saved(cx.data, walk("Ada", 1), walk("Ada", 2, changed))
    assert "The predictions of round 2 were changed after they were sealed." in " ".join(cx("compare", ORG).out.split())
    (ada,) = cx("compare", ORG, "--json").json["predictions"]
    assert [each["seal_whole"] for each in ada["rounds"]] == [True, False]


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("--rounds", "1,7"), "Harbour Books has no round 7.", "It has rounds 1 and 2."),
        (("--from", "5"), "Harbour Books has no round 5.", "It has rounds 1 and 2."),
        (("--rounds", "2"), "--rounds needs two rounds to compare.", "As in: --rounds 1,2"),
        (("--rounds", "2,2"), "--rounds needs two rounds to compare.", "As in: --rounds 1,2"),
        (("--rounds", "one,²"), "--rounds takes numbers with commas, not “one,²”.", "As in: --rounds 1,2"),
        (("--from", "2", "--to", "1"), "--from 2 does not come before --to 1.", "Name the earlier round first"),
        (("--all", "--rounds", "1,2"), "three ways to say the same", "Use one of them"),
        (("--all", "--to", "2"), "three ways to say the same", "Use one of them"),
        (("--checklist", "nobody"), "Nobody has walked the checklist “nobody”", "Walked here: first-walk."),
    ],
)
def test_wrong_use_is_a_sentence(compared: Cx, options: tuple[str, ...], message: str, hint: str) -> None:
    """What is wrong and what to write instead, on standard error alone."""
    ran = compared("compare", ORG, *options)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert hint in ran.err


def test_an_unknown_organisation(compared: Cx) -> None:
    """The nearest names are said."""
    ran = compared("compare", "Harbor Books")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean: Harbour Books?" in ran.err


def nothing(ran: Ran, sentence: str) -> str:
    """Fail unless the run says why nothing is compared, with the caution; else what it printed, on one line."""
    said = " ".join(line.removeprefix("  ▌ ").strip() for line in ran.out.splitlines())
    assert ran.code == 1
    assert sentence in said
    assert "One visit each" in said
    assert "→" not in said
    return said


def test_one_round_only(cx: Cx) -> None:
    """Who walked it stands there with n, and what to do next."""
    saved(cx.data, walk("Ada", 1), walk("Ben", 1, day=1))
    ran = cx("compare", ORG)
    assert "Round 1: A and B (n = 2)" in nothing(
        ran, "finished in round 1 only, so there is nothing to compare it with"
    )
    assert "cx-audit walk" in ran.err
    found = cx("compare", ORG, "--json")
    assert (found.code, found.json["compares"], found.json["leaders"]) == (1, False, [])
    assert found.json["walked"] == [{"round": 1, "leaders": ["A", "B"]}]
    assert "nothing to compare" in found.json["reason"]


def test_a_walk_under_way_is_no_round(cx: Cx) -> None:
    """The second round is still being walked: named, no score, and how to go on."""
    saved(cx.data, walk("Ben", 1), replace(open_audit(), round=2))
    ran = cx("compare", ORG, "--rounds", "1,2")
    said = nothing(ran, "Of rounds 1 and 2, only round 1 has a finished walk of “The first walk”")
    assert "Round 2: nobody (n = 0)" in said
    assert "Still walking round 2, so left out: A." in said
    assert "cx-audit resume" in ran.err


def test_leaders_with_nothing_in_common(cx: Cx) -> None:
    """Each round's own leaders and n, and two rounds that do share somebody."""
    saved(cx.data, walk("Ada", 1), walk("Ada", 2), walk("Ben", 3))
    ran = cx("compare", ORG)
    said = nothing(ran, "Nobody walked two of rounds 2 and 3, so nothing is compared.")
    assert "Round 2: A (n = 1)" in said
    assert "Round 3: B (n = 1)" in said
    assert "--rounds 1,2" in ran.err
    assert cx("compare", ORG, "--rounds", "1,2").code == 0


def test_another_checklist_of_the_round_is_named(cx: Cx) -> None:
    """Which checklist is compared, and how to compare the other one."""
    other = replace(finished_audit().checklist, id="our-shop", title="Our shop")
    ours = [
        replace(walk("Ada", number), checklist=other, id=f"ours{number}".ljust(12, "2"), responses=each)
        for number, each in ((2, walk("Ada", 2).responses), (3, walk("Ada", 3).responses))
    ]
    saved(cx.data, walk("Ada", 1), walk("Ada", 2), walk("Ada", 3), *ours)
    said = " ".join(cx("compare", ORG).out.split())
    assert "The first walk · rounds 2 and 3" in said
    assert "Another checklist in round 3: “Our shop”, walked by A: compare it with --checklist our-shop." in said
    assert "Our shop · rounds 2 and 3" in cx("compare", ORG, "--checklist", "our-shop").out


def test_a_corrupt_file_is_left_out_and_the_exit_code_says_so(compared: Cx) -> None:
    """The file is named, the rest is compared, and the exit code is 1."""
    (broken,) = saved(compared.data, walk("Zoe", 2))
    broken.write_text("{", encoding="utf-8")
    ran = compared("compare", ORG)
    assert ran.code == 1
    assert "Left out of the figures" in ran.err
    assert broken.name in ran.err
    assert "both leaders moved up" in ran.out


def test_notes_that_cannot_be_read(compared: Cx) -> None:
    """What became of the commitments is not known, and not called open; the exit code is 1."""
    NotesFolder(compared.data).path_of(ORG).write_text("{", encoding="utf-8")
    ran = compared("compare", ORG)
    assert ran.code == 1
    assert "Left out of the figures" in ran.err
    assert "not known whether it was kept" in ran.out
    assert "still open" not in ran.out
    assert [each["state"] for each in compared("compare", ORG, "--json").json["commitments"]] == [None] * 3


def test_no_audit_can_be_read(cx: Cx) -> None:
    """Where every file is broken inside there is nothing to show."""
    (path,) = saved(cx.data, walk("Ada", 1))
    path.write_text(path.read_text(encoding="utf-8").replace('"touchpoints"', '"touchpoint"', 1), encoding="utf-8")
    ran = cx("compare", ORG)
    assert (ran.code, ran.out) == (2, "")
    assert "can be read" in ran.err
    assert f"cx-audit verify '{ORG}'" in ran.err


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("page", ["compare", "compare-all"])
def test_golden_pages(compared: Cx, columns: Callable[[int], None], update_golden: bool, page: str, width: int) -> None:
    """The pages at three widths, without colour."""
    saved(compared.data, walk("Ada", 3, {**PRICE_SHOWN, **CALL_FAILED}))
    columns(width)
    options = ("--all", "--names") if page == "compare-all" else ("--rounds", "1,2")
    ran = compared("compare", ORG, *options)
    assert (ran.code, ran.err) == (0, "")
    assert dangerous(ran.out) == set()
    same_as_golden(f"{page}-{width}.txt", ran.out, update=update_golden)


@pytest.mark.parametrize("options", [("--names",), ("--all",), ("--to", "1")])
def test_no_line_is_wider_than_the_terminal(
    compared: Cx, columns: Callable[[int], None], options: tuple[str, ...]
) -> None:
    """From 40 to 120 columns every line fits."""
    for width in range(40, 121, 5):
        columns(width)
        for line in compared("compare", ORG, *options).out.splitlines():
            assert wcwidth.wcswidth(line) <= width, (width, line)


@pytest.mark.parametrize("width", [40, 60])
def test_a_long_title_fits_as_well(cx: Cx, columns: Callable[[int], None], width: int) -> None:
    """A title that takes more than half a line has its lines to itself wherever it stands."""
    columns(width)
    title = "Ask at the counter for somebody who decides, " * 2

    def titled(audit: Audit) -> Audit:
        touchpoints = tuple(replace(each, title=title) for each in audit.checklist.touchpoints)
        return replace(audit, checklist=replace(audit.checklist, id="own", touchpoints=touchpoints))

    saved(cx.data, *map(titled, two_rounds()))
    lines = cx("compare", ORG).out.splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith("  The gap at each touchpoint"))
    assert "  Ask at the counter" in " ".join(lines[at : at + 3])
    assert max(map(wcwidth.wcswidth, lines)) <= width


def test_ascii_page(compared: Cx, update_golden: bool) -> None:
    """Where the terminal has no Unicode, arrows and tracks have their stand-ins."""
    ran = installed(compared.home, "compare", ORG, variables=_ascii(compared.data))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert "?" not in ran.out
    assert "-5 -> -3   ^" in ran.out
    same_as_golden("compare-80-ascii.txt", ran.out, update=update_golden)


def _ascii(data: Path) -> dict[str, str]:
    return {"CX_AUDIT_DATA": str(data), "PYTHONIOENCODING": "ascii"}
