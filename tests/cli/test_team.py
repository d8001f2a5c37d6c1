"""`cx-audit team`: one round's leaders side by side, as a page and as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import wcwidth

from cx_audit.archive.folder import Folder
from cx_audit.core.audit import Audit, Seal
from cx_audit.core.checklist import Basic
from cx_audit.core.questions import Answer
from cx_audit.core.result import result_of, scores_to_save
from tests.core.samples import CHECKLIST, NOON, PHONE, SHOP, down, up
from tests.core.team_samples import leaders, predicted, scored, walk_of

from .conftest import Cx
from .fixed import saved
from .running import Ran, dangerous, installed

SHOPS = (5, -3, 7, 2, -9, 4, 1, -1, 8, -6, 3, -2)
PHONES = (-2, -8, 1, -4, -1, 6, 9, -7, -3, 2, -5, -10)
NAMES = ("Ann", "Bob", "Cid", "Dee", "Eve", "Fay", "Gil", "Hal", "Ida", "Jon", "Kay", "Leo")
LONGER_PHONE = replace(PHONE, basics=(*PHONE.basics, Basic(id="thanks", ask="Thanked?", name="thanks")))
LONG = "山田さん「リーダー」 of the Featherstonehaugh-Montgomery branch, with its garden"


@pytest.fixture
def team(cx: Cx) -> Callable[..., Ran]:
    """Runs `team` with the audits of the made-up organisation that the test has put there."""
    return lambda *args: cx("team", "made up", *args)


def walked_by(cx: Cx, count: int) -> tuple[Audit, ...]:
    """So many finished walks of round 1, saved."""
    audits = leaders(SHOPS[:count], PHONES[:count])
    saved(cx.data, *audits)
    return audits


def below(page: str, heading: str) -> str:
    """What stands below a heading of the page, up to the next."""
    found = re.search(rf"^  {re.escape(heading)} ─+\n(.*?)(?=^  [^─\n]+ ─+$|\Z)", page, re.MULTILINE | re.DOTALL)
    assert found, page
    return found[1]


def test_the_grid_has_every_leaders_score(cx: Cx, team: Callable[..., Ran]) -> None:
    """A row for each touchpoint with each leader's trust score, then net trust and built."""
    walked_by(cx, 3)
    ran = team()
    assert (ran.code, ran.err) == (0, "")
    rows = [line.split() for line in below(ran.out, "Side by side").splitlines()]
    assert rows[0] == ["A", "B", "C"]
    assert rows[1] == ["The", "shop", "+5", "−3", "+7"]
    assert rows[2] == ["The", "phone", "−2", "−8", "+1"]
    assert rows[4] == ["Net", "trust", "+15", "−55", "+40"]
    assert rows[5] == ["Built", "1/2", "0/2", "2/2"]


def test_each_dot_stands_where_its_score_is(cx: Cx, team: Callable[..., Ran], columns: Callable[[int], None]) -> None:
    """On the line, each leader's dot has the leader's letter below it, as far from the middle as the score says."""
    walked_by(cx, 3)
    for width, step in ((60, 1), (80, 2)):
        columns(width)
        lines = below(team().out, "Each leader on the line").splitlines()
        shop, letters = lines[1], lines[2]
        middle = shop.index("│")
        for letter, trust in zip("ABC", SHOPS, strict=False):
            place = letters.index(letter)
            assert shop[place] == "●"
            assert place - middle == trust * step
        assert "2 of 3 say built" in shop
        assert "−3 to +7" in letters


@pytest.mark.parametrize("count", [1, 2, 4, 5, 6, 12])
def test_what_may_be_said_of_so_many(cx: Cx, team: Callable[..., Ran], count: int) -> None:
    """One leader: no statistics; from two on k of n and the range; from five on also AD, close or split."""
    walked_by(cx, count)
    out = team().out
    assert ("say built" in out) is (count >= 2)
    assert bool(re.search(r"AD \d", out)) is (count >= 5)
    assert bool(re.search(r"close|split", out)) is (count >= 5)
    assert ("Together " in out) is (count >= 5)
    assert ("predictions were on the right side" in out) is (count >= 2)
    assert ("mean need" in out or "mean gap +" in out or "mean gap −" in out) is False or count >= 5
    assert "agree" not in out
    assert "not what customers feel" in " ".join(out.split())


def test_leaders_are_lettered_unless_names_are_asked_for(cx: Cx, team: Callable[..., Ran]) -> None:
    """Neither page nor JSON has a leader's name or an audit's id; with --names both have."""
    audits = walked_by(cx, 6)
    saved(cx.data, walk_of("Zed", {}, day=20, until="phone/card"))
    for args in ((), ("--json",)):
        lettered, named = team(*args).out, team("--names", *args).out
        for secret in (*NAMES[:6], "Zed"):
            assert not re.search(rf"\b{secret}\b", lettered), args
            assert re.search(rf"\b{secret}\b", named), args
        assert not [audit.id for audit in audits if audit.id in lettered]


def test_one_leader_is_sent_to_the_whole_walk(cx: Cx, team: Callable[..., Ran]) -> None:
    """With one leader the page says how to see the whole of the walk, and the command works."""
    (audit,) = walked_by(cx, 1)
    assert f"cx-audit show {audit.id}" in team().out
    assert cx("show", audit.id).code == 0


def test_opposite_feelings_become_items_for_the_meeting(cx: Cx, team: Callable[..., Ran]) -> None:
    """Both words, both quotes and n stand there; a feeling without words has none."""
    saved(
        cx.data,
        walk_of("Ann", {"shop/feeling": Answer(up(6)), "shop/quote/1": Answer("Sit down, I have time.")}),
        walk_of("Bob", {"shop/feeling": Answer(down(7)), "shop/quote/1": Answer("Next.")}, day=1),
    )
    said = below(team().out, "For the meeting")
    assert "1. The same shop: one felt pleased, one felt annoyed (n = 2)" in said
    assert "A felt pleased, 6 up\n       heard: “Sit down, I have time.”" in said
    assert "B felt annoyed, 7 down\n       heard: “Next.”" in said


def test_departments_and_where_to_begin(cx: Cx, team: Callable[..., Ran]) -> None:
    """Each department with k of n leaders and what was missed; the fixes that most leaders missed come first."""
    missed = {"shop/basic/seen": Answer("missed"), "shop/departments": Answer(("counter",))}
    saved(
        cx.data,
        walk_of("Ann", missed),
        walk_of("Bob", missed | {"shop/pair/welcome": Answer("bad")}, day=1),
        walk_of("Cid", {"phone/basic/person": Answer("partly"), "shop/departments": Answer(("kitchen",))}, day=2),
    )
    out = team().out
    said = below(out, "Departments")
    assert "counter  missed for 2 of 3 leaders · met by 2\n    The shop: “seen” (2 of 3), “Processed” (1 of 3)" in said
    assert "No department named  missed for 1 of 3 leaders\n    The phone: “a person” (1 of 3)" in said
    assert "Met, with nothing missed there: kitchen (1)" in said
    begin = below(out, "Where to begin together")
    assert "1. The shop  need 8 to 16, n = 3\n     Mend: Look up. (counter) · missed for 2 of 3" in begin
    assert "Mend: Answer. · missed for 1 of 3" in begin


def test_departments_of_one_leader_are_not_counted(cx: Cx, team: Callable[..., Ran]) -> None:
    """With one leader there is no k of n anywhere."""
    missed = {"shop/basic/seen": Answer("missed"), "shop/departments": Answer(("kitchen",))}
    saved(cx.data, walk_of("Ann", missed))
    out = team().out
    assert "Responsible by the checklist, but not met there:\n    counter\n      The shop: “seen”\n" in out
    assert "Met, with nothing missed there: kitchen\n" in out
    assert "1 of 1" not in out
    assert "n = 1" not in out


def test_whom_the_leaders_thank(cx: Cx, team: Callable[..., Ran]) -> None:
    """People by name, and things without a name, by touchpoint, with the leader's letter and how much it was valued."""
    extra = {"shop/extra/1": Answer("yes"), "shop/extra/1/grade": Answer("glad")}
    named = extra | {"shop/extra/1/what": Answer("a chair"), "shop/extra/1/who": Answer("Emil")}
    unnamed = extra | {"shop/extra/1/what": Answer("a free towel")}
    saved(cx.data, walk_of("Ann", unnamed), walk_of("Bob", named, day=1))
    said = below(team().out, "Whom we thank")
    assert "  The shop\n    · Emil: a chair (B: glad)\n    · a free towel (A: glad)\n" in said
    (told,) = team("--json").json["unexpected"]
    assert (told["touchpoint"], [(each["leader"], each["who"]) for each in told["extras"]]) == (
        "shop",
        [("B", "Emil"), ("A", "")],
    )


def test_a_changed_answer_is_reported(cx: Cx, team: Callable[..., Ran]) -> None:
    """Saved scores that differ are told with the leader's letter, and the command that says what is wrong."""
    ann, bob = walked_by(cx, 2)
    assert "The scores saved" not in team().out
    saved(cx.data, replace(bob, saved_scores=scores_to_save(result_of(ann))))
    assert "The scores saved with the walk of B differ from these" in " ".join(team().out.split())
    assert "The scores saved with the walk of Bob differ" in " ".join(team("--names").out.split())
    assert "cx-audit verify" in team().out
    assert [each["saved_scores_differ"] for each in team("--json").json["leaders"]] == [False, True]


@pytest.mark.parametrize("answer", ["--accepted", "--deferred", "--declined"])
def test_what_a_leader_answered_changes_nothing(cx: Cx, team: Callable[..., Ran], answer: str) -> None:
    """The roster is private: whoever said no stands where whoever was invited stands."""
    walked_by(cx, 3)
    saved(cx.data, walk_of("Bob", {}, day=30, number=2))
    assert cx("roster", "Made Up", "--invite", "Cid", "--invite", "Zoe Quist").code == 0
    before = [team(*args).out for args in ((), ("--names",), ("--json",))]
    assert cx("roster", "Made Up", answer, "Cid", answer, "Zoe Quist", "--reason", "no time").code == 0
    assert [team(*args).out for args in ((), ("--names",), ("--json",))] == before
    assert "Not begun in this round: A, C and one leader without a letter yet" in before[0]


def test_the_priorities_after_the_first_are_named(cx: Cx, team: Callable[..., Ran]) -> None:
    """Three touchpoints in full, the others in one line."""
    crowded(cx)
    begin = below(team().out, "Where to begin together")
    assert len(re.findall(r"^  \d\. .*  need", begin, re.MULTILINE)) == 3
    assert "After these: " in begin


def test_what_bears_on_the_figures_is_told(cx: Cx, team: Callable[..., Ran]) -> None:
    """Answers files, walks begun anyway, changed predictions, and answers that are missing."""
    ann, bob = leaders((5, 5), (3, 3))
    seal = Seal(at=NOON, digest="0" * 64)
    holed = {key: value for key, value in bob.responses.items() if key != "shop/basic/seen"}
    saved(cx.data, replace(ann, from_file=True, anyway=True, seal=seal), replace(bob, responses=holed))
    out = " ".join(team("--names").out.split())
    assert "From an answers file: Ann." in out
    assert "Walked anyway, before the first walk was complete: Ann." in out
    assert "The predictions of Ann were changed after they were sealed." in out
    assert "Bob has no score at the shop: answers are missing." in out


def test_the_latest_round_that_somebody_finished_is_shown(cx: Cx, team: Callable[..., Ran]) -> None:
    """An open round is not the latest; it can be asked for, and says who is walking."""
    walked_by(cx, 2)
    saved(
        cx.data,
        walk_of("Ann", scored("shop", 9), day=30, number=2),
        walk_of("Bob", scored("shop", -9), day=31, number=3, until="phone/card"),
    )
    assert team("--json").json["round"] == 2
    ran = team("--round", "3")
    assert ran.code == 0
    assert "Nobody has finished round 3 of this checklist yet." in ran.out
    assert "Still walking, so no score is shown: B" in ran.out
    assert "−9" not in ran.out


def test_no_score_of_an_open_walk_is_shown(cx: Cx, team: Callable[..., Ran]) -> None:
    """A walk that lacks its last answer changes nothing on the page but who is walking."""
    walked_by(cx, 2)
    before = team("--json").json
    saved(cx.data, walk_of("Zed", scored("shop", -10) | predicted("shop", 10), day=9, until="after/again"))
    after = team("--json").json
    assert after.pop("attendance") != before.pop("attendance")
    assert after == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--round", "7"), ("Made Up has no round 7.", "There are rounds 1 and 2.")),
        (("--checklist", "anothr"), ("Made Up has no walk of “anothr”.", "Did you mean: another?")),
        (("--checklist", "zzz"), ("Made Up has no walk of “zzz”.", "Walked so far: made-up, another.")),
        (("--round", "1", "--checklist", "another"), ("“another” was not walked in round 1 of Made Up.",)),
    ],
)
def test_what_is_not_there_is_told_with_what_is(
    cx: Cx, team: Callable[..., Ran], args: tuple[str, ...], said: tuple[str, ...]
) -> None:
    """A round or a checklist that does not exist: which exist, and exit code 2."""
    walked_by(cx, 1)
    saved(cx.data, walk_of("Ann", {}, day=5, number=2, checklist=replace(CHECKLIST, id="another")))
    ran = team(*args)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[: len(said)] == list(said)


def test_one_round_only_is_said_so(cx: Cx, team: Callable[..., Ran]) -> None:
    """With one round, the hint says that there is only this one."""
    walked_by(cx, 1)
    assert "There is only round 1." in team("--round", "2").err


def test_an_unknown_organisation(cx: Cx) -> None:
    """The nearest name is offered."""
    walked_by(cx, 1)
    ran = cx("team", "Made Upp")
    assert ran.code == 2
    assert "Did you mean: Made Up?" in ran.err


def test_a_damaged_file_is_left_out_and_told(cx: Cx, team: Callable[..., Ran]) -> None:
    """A file that cannot be read is named, the others are shown, and the exit code says so."""
    walked_by(cx, 3)
    broken = Folder(cx.data).save(walk_of("Zed", {}, day=9))
    broken.write_text("{", encoding="utf-8")
    ran = team("--json")
    assert ran.code == 1
    assert broken.name in ran.err.replace("\n", "")
    assert len(ran.json["leaders"]) == 3


@pytest.mark.parametrize("head_too", [False, True])
def test_no_audit_can_be_read(cx: Cx, head_too: bool) -> None:
    """There is one, so nobody is told to begin a first walk; each command says how to find out what is wrong."""
    path = Folder(cx.data).save(walk_of("Zed", {}))
    text = path.read_text(encoding="utf-8")
    path.write_text("{" if head_too else text.replace('"touchpoints"', '"touchpoint"', 1), encoding="utf-8")
    for command in (("team", "Made Up"), ("follow-ups", "Made Up"), ("compare", "Made Up")):
        ran = cx(*command)
        assert (ran.code, ran.out) == (2, ""), command
        assert path.name in ran.err.replace("\n", "")
        assert "No audit of “Made Up” can be read." in ran.err
        assert "cx-audit verify 'Made Up'" in " ".join(ran.err.split())
    for command in (("portfolio",), ("follow-ups",)):
        ran = cx(*command)
        assert (ran.code, ran.out) == (2, "")
        assert "No audit can be read." in ran.err
        assert "There are no audits yet" not in ran.err


def test_damaged_notes_are_told_and_the_page_is_shown(cx: Cx, team: Callable[..., Ran]) -> None:
    """The customers a year are left away where their file cannot be read."""
    walked_by(cx, 2)
    assert cx("volumes", "Made Up", "--customers", "9000").code == 0
    (notes,) = (cx.data / "notes").glob("*.json")
    notes.write_text("{", encoding="utf-8")
    ran = team()
    assert ran.code == 1
    assert notes.name in ran.err.replace("\n", "")
    assert "Side by side" in ran.out


def test_volumes_put_priorities_in_order_and_are_shown_over_a_year(cx: Cx, team: Callable[..., Ran]) -> None:
    """Where every touchpoint has its customers a year, need is taken times them."""
    saved(cx.data, *leaders((-9, -9), (-1, -1)))
    before = team("--json").json
    assert ([each["touchpoint"] for each in before["priorities"]], before["over_a_year"]) == (["shop", "phone"], [])
    assert cx("volumes", "Made Up", "--at", "shop=10", "--at", "phone=90000").code == 0
    after = team("--json").json
    assert [each["touchpoint"] for each in after["priorities"]] == ["phone", "shop"]
    assert after["priorities_by_volume"] is True
    assert after["over_a_year"][0]["affected"] == [90000, 90000]
    assert "90,000" in below(team().out, "Over a year")


def test_versions_that_differ_are_marked_and_explained(cx: Cx, team: Callable[..., Ran]) -> None:
    """The touchpoint has a star wherever its scores stand, and what differs is said."""
    walked_by(cx, 2)
    other = replace(CHECKLIST, version="2", touchpoints=(SHOP, LONGER_PHONE))
    saved(cx.data, walk_of("Cid", {}, day=9, checklist=other))
    out = team().out
    assert "The phone*" in below(out, "Side by side")
    assert "The phone*" in below(out, "Each leader on the line")
    assert "The phone*" in below(out, "Predicted and experienced")
    assert "* C walked version 2: “The phone” has other scored questions." in " ".join(out.split())
    assert "The shop*" not in out
    told = team("--json").json
    assert [(each["version"], each["leaders"]) for each in told["versions"]] == [("1", ["A", "B"]), ("2", ["C"])]
    assert [each["alike"] for each in told["touchpoints"]] == [True, False]


def test_what_is_not_in_the_figures_is_said(cx: Cx, team: Callable[..., Ran]) -> None:
    """Walks finished again and other checklists of the round, with the command that shows them."""
    walked_by(cx, 2)
    another = replace(CHECKLIST, id="another", title="Another one")
    saved(cx.data, walk_of("Ann", {}, day=8), walk_of("Bob", {}, day=9, checklist=another))
    out = team().out
    assert "Finished more than once by A: the last walk counts." in out
    assert "Also in this round: Another one (1 finished):" in out
    assert "cx-audit team 'Made Up' --round 1 --checklist another" in out
    assert team("--round", "1", "--checklist", "another").code == 0


def test_whoever_is_missing_is_told(cx: Cx, team: Callable[..., Ran]) -> None:
    """Leaders of an earlier round who have not begun this one; and how to write down who is the most senior."""
    walked_by(cx, 3)
    saved(cx.data, walk_of("Bob", {}, day=30, number=2))
    said = below(team().out, "Who has walked")
    assert "Walked: B\n" in said
    assert "Not begun in this round: A and C" in said
    assert "cx-audit roster 'Made Up' --seniority NAME=1" in said


def test_the_roster_says_who_is_expected_and_nothing_else(cx: Cx, team: Callable[..., Ran]) -> None:
    """The most senior has not walked: that is said. Reasons, answers and objections stay where they are."""
    walked_by(cx, 2)
    people = ("--invite", "Zoe Quist", "--invite", "Ann", "--seniority", "Zoe Quist=1", "--seniority", "Ann=2")
    assert cx("roster", "Made Up", *people).code == 0
    assert cx("roster", "Made Up", "--declined", "Zoe Quist", "--reason", "no time for theatre").code == 0
    assert cx("roster", "Made Up", "--objection", "nobody needs this", "--by", "Zoe Quist").code == 0
    for args in ((), ("--json",), ("--names",), ("--names", "--json")):
        ran = team(*args)
        assert (ran.code, ran.err) == (0, "")
        assert not [secret for secret in ("theatre", "needs this", "declined", "invited") if secret in ran.out]
        assert ("Zoe" in ran.out) is ("--names" in args)
    said = " ".join(below(team().out, "Who has walked").split())
    assert "The most senior leader has not walked this round yet: care starts at the top." in said
    assert "Not begun in this round: one leader without a letter yet" in said
    assert team("--json").json["attendance"]["most_senior_walked"] is False


def test_once_the_most_senior_has_walked_that_is_said(cx: Cx, team: Callable[..., Ran]) -> None:
    """The rank comes from the roster, however the name is spelled there."""
    walked_by(cx, 2)
    assert cx("roster", "made up", "--invite", "ANN", "--seniority", "ANN=1").code == 0
    assert "The most senior leader has walked." in team().out
    assert team("--json").json["attendance"]["most_senior_walked"] is True


def test_a_damaged_roster_is_told_and_the_page_is_shown(cx: Cx, team: Callable[..., Ran]) -> None:
    """Without the roster, whoever is known from walks is expected."""
    walked_by(cx, 2)
    assert cx("roster", "Made Up", "--invite", "Zoe").code == 0
    (roster,) = (cx.data / "rosters").glob("*.json")
    roster.write_text("{", encoding="utf-8")
    ran = team()
    assert ran.code == 1
    assert roster.name in ran.err.replace("\n", "")
    assert "Walked: A and B" in ran.out


def test_the_shape_of_the_json(cx: Cx, team: Callable[..., Ran]) -> None:
    """Every key that the documentation names is there, and no other."""
    saved(
        cx.data,
        walk_of("Ann", scored("shop", 5) | {"shop/basic/price": Answer("missed")}),
        *leaders((1, -5, -5, 3, 9), (2, -2, -8, 1, 1))[1:],
    )
    told = team("--json", "--names").json
    assert list(told) == [
        "organisation",
        "made_up",
        "round",
        "checklist",
        "headline",
        "leaders",
        "net_trust",
        "touchpoints",
        "opposites",
        "foresight",
        "widest_gaps",
        "departments",
        "named_not_met",
        "unexpected",
        "priorities",
        "priorities_by_volume",
        "over_a_year",
        "versions",
        "attendance",
        "superseded",
        "other_checklists",
    ]
    shop = told["touchpoints"][0]
    assert shop["trust"] == {"A": -5, "B": -5, "C": -5, "D": 3, "E": 9}
    assert (shop["n"], shop["range"], shop["built"]) == (5, [-5, 9], 2)
    assert (shop["average_deviation"], shop["spread"]) == (5.28, "split")
    assert shop["predictions"]["gaps"]["A"] == {"gap": 9, "sight": "blind spot"}
    assert shop["predictions"]["predicted_built_and_eroded"] == 3
    assert told["leaders"][0]["name"] == "Ann"
    assert told["attendance"]["most_senior_walked"] is None
    fixes = [fix for each in told["priorities"] for fix in each["fixes"]]
    assert [(fix["key"], fix["leaders"], fix["of"], fix["text"], fix["effort"]) for fix in fixes] == [
        ("shop/basic/price", ["A"], 5, "Show the price.", "little")
    ]


def test_each_key_is_documented(cx: Cx, team: Callable[..., Ran]) -> None:
    """No key of the JSON is left unsaid on the page of the formats."""
    crowded(cx)
    saved(cx.data, walk_of("Ann", {}, day=30, checklist=replace(CHECKLIST, id="another")))
    assert cx("volumes", "Made Up", "--at", "shop=10").code == 0
    told = team("--json").json
    told["touchpoints"] = [{**each, "trust": {}, "predictions": _without_letters(each)} for each in told["touchpoints"]]
    page = (Path(__file__).parent.parent.parent / "docs" / "result-format.md").read_text(encoding="utf-8")
    section = page.partition("\n## team --json\n")[2].partition("\n## ")[0]
    assert told["over_a_year"]
    assert told["other_checklists"]
    assert not [key for key in sorted(keys_in(told)) if f"`{key}`" not in section and f'"{key}"' not in section]


def keys_in(value: Any) -> set[str]:
    """Every key of every object in the value."""
    if isinstance(value, dict):
        return set(value).union(*map(keys_in, value.values()))
    return set().union(*map(keys_in, value)) if isinstance(value, list) else set()


def _without_letters(touchpoint: dict[str, Any]) -> dict[str, Any]:
    return {**touchpoint["predictions"], "gaps": list(touchpoint["predictions"]["gaps"].values())}


def test_one_leaders_json_has_no_statistics(cx: Cx, team: Callable[..., Ran]) -> None:
    """Ranges, counts and means over leaders are null for one."""
    walked_by(cx, 1)
    told = team("--json").json
    (shop, _) = told["touchpoints"]
    assert (shop["range"], shop["built"], shop["average_deviation"], shop["spread"]) == (None,) * 4
    assert (shop["predictions"]["mean_gap"], told["foresight"]) == (None, None)
    assert (told["net_trust"]["range"], told["net_trust"]["built"]) == (None, None)


def test_nobody_finished_is_empty_json(cx: Cx, team: Callable[..., Ran]) -> None:
    """An open walk alone: lists are empty, and who is walking is told."""
    saved(cx.data, walk_of("Ann", scored("shop", 5), until="after/again"))
    told = team("--json").json
    assert (told["leaders"], told["touchpoints"], told["net_trust"]) == ([], [], None)
    assert told["attendance"]["walking"] == [{"leader": "A", "name": None}]


def crowded(cx: Cx) -> None:
    """Twelve leaders, fifteen touchpoints with long titles, long names, long words."""
    doors = tuple(replace(PHONE, id=f"door-{place}", title=f"{place}. {LONG}"[: 8 + 5 * place]) for place in range(13))
    checklist = replace(CHECKLIST, touchpoints=(*CHECKLIST.touchpoints, *doors))
    for day, name in enumerate(NAMES):
        felt = Answer(up(day % 10 + 1) if day % 2 else down(day % 10 + 1))
        replies = {f"{each.id}/feeling": felt for each in checklist.touchpoints}
        words = {"shop/quote/1": Answer(f"{LONG} " * 12), "phone/worked-out": Answer("no" * 200)}
        walk = walk_of(name, replies | words, day=day, checklist=checklist)
        saved(cx.data, replace(walk, leader=f"{name} {LONG}"))


def test_every_line_fits(cx: Cx, team: Callable[..., Ran], columns: Callable[[int], None]) -> None:
    """From 40 to 120 columns, with as many leaders and touchpoints as there may be, only commands are wider."""
    crowded(cx)
    for width in (40, 56, 60, 68, 80, 120):
        columns(width)
        for args in ((), ("--names",)):
            ran = team(*args)
            assert ran.code == 0
            assert dangerous(ran.out) == set()
            for line in ran.out.splitlines():
                assert "cx-audit " in line or wcwidth.wcswidth(line) <= width, (width, line)


def test_many_leaders_fall_into_bands(cx: Cx, team: Callable[..., Ran], columns: Callable[[int], None]) -> None:
    """Where the columns do not fit beside the titles, the grid goes on in a further band, no leader left out."""
    crowded(cx)
    columns(60)
    heads = re.findall(r"^ +([A-L](?: +[A-L])*)$", below(team().out, "Side by side"), re.MULTILINE)
    assert len(heads) > 1
    assert [letter for head in heads for letter in head.split()] == list("ABCDEFGHIJKL")


def test_many_opposites_are_named_and_not_all_drawn(cx: Cx, team: Callable[..., Ran]) -> None:
    """Six items in full, and the rest by name and number."""
    crowded(cx)
    said = below(team().out, "For the meeting")
    assert len(re.findall(r"^  \d\. ", said, re.MULTILINE)) == 6
    assert "Felt in opposite ways too:" in said
    assert len(team("--json").json["opposites"]) == 15


def test_without_unicode_every_sign_has_a_stand_in(cx: Cx) -> None:
    """On a terminal with ASCII only, nothing turns into a question mark."""
    walked_by(cx, 6)
    variables = {"CX_AUDIT_DATA": str(cx.data), "PYTHONIOENCODING": "ascii"}
    ran = installed(cx.home, "team", "Made Up", variables=variables)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.isascii()
    assert "?" not in ran.out


def test_colour_carries_no_meaning_alone(cx: Cx, team: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    """With colour the page has the same letters as without."""
    walked_by(cx, 6)
    plain = team().out
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    coloured = team().out
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_outside_text_is_no_markup(cx: Cx, team: Callable[..., Ran]) -> None:
    """Square brackets and colons in what people wrote stay as they are."""
    saved(
        cx.data,
        walk_of("Ann", {"shop/feeling": Answer(up(3)), "shop/quote/1": Answer("[red]no[/red] :smile: [x]")}),
        walk_of("Bob", {"shop/feeling": Answer(down(3))}, day=1),
    )
    assert "“[red]no[/red] :smile: [x]”" in team().out
