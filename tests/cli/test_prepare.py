"""`cx-audit prepare`: what a team gets beforehand, as files."""

from __future__ import annotations

import errno
import os
import re
import stat
from pathlib import Path

import pytest

from .conftest import Cx
from .running import dangerous, on_disk
from .test_golden import same_as_golden

ORG = "Harbour Books"
SHEETS = ("1-website", "2-call", "3-buy", "4-problem", "5-leader")
NAMES = ["briefing", "agenda", *(f"field-sheet-{each}" for each in SHEETS)]


def test_all_papers_in_both_forms(cx: Cx) -> None:
    """For an organisation that nothing is known of: it comes before the first walk. Every file is private."""
    ran = cx("prepare", "Newcastle Nails", "--to", "papers", "--json")
    assert ran.code == 0
    assert (ran.json["organisation"], ran.json["round"], ran.json["checklist"]) == ("Newcastle Nails", 1, "first-walk")
    assert not ran.json["made_up"]
    assert [Path(each).name for each in ran.json["files"]] == [
        *(f"{each}.md" for each in NAMES),
        *(f"{each}.html" for each in NAMES),
    ]
    assert {Path(each).parent for each in ran.json["files"]} == {Path(ran.json["folder"])}
    for each in ran.json["files"]:
        assert stat.S_IMODE(Path(each).stat().st_mode) == 0o600
        assert "Newcastle Nails" in Path(each).read_text(encoding="utf-8")
    assert not cx.data.exists()


@pytest.mark.parametrize(("form", "ending"), [("md", ".md"), ("html", ".html")])
def test_papers_in_one_form(cx: Cx, form: str, ending: str) -> None:
    """Only what was asked for is written."""
    assert cx("prepare", ORG, "--to", "papers", "--as", form).code == 0
    assert sorted(path.name for path in (cx.home / "papers").iterdir()) == sorted(f"{name}{ending}" for name in NAMES)


def test_what_was_written_and_what_is_next(cx: Cx) -> None:
    """Without --to a new folder where the person stands; the words are on standard error."""
    ran = cx("prepare", ORG)
    assert (ran.code, ran.out) == (0, "")
    assert (cx.home / "harbour-books-round-1" / "briefing.html").is_file()
    assert "14 files written to harbour-books-round-1:" in ran.err
    assert "field-sheet-3-buy.html" in ran.err
    assert "cx-audit roster 'Harbour Books' --invite" in ran.err


def test_the_round_that_comes_next(filled: Cx) -> None:
    """After the latest that somebody has finished, unless it is said."""
    assert filled("prepare", "harbour  books", "--to", "a", "--json").json["round"] == 2
    assert filled("prepare", ORG, "--to", "b", "--round", "7", "--json").json["round"] == 7
    assert "round 7" in (filled.home / "b" / "briefing.md").read_text(encoding="utf-8")


def test_a_made_up_organisation_is_marked(filled: Cx) -> None:
    """On every paper."""
    name = "The Old Library and Reading Room of the Upper Harbour, with its Garden"
    shown = filled("prepare", name, "--to", "papers", "--json").json
    assert shown["made_up"]
    for each in shown["files"]:
        assert "(made up)" in Path(each).read_text(encoding="utf-8")


def test_a_near_name_is_pointed_out(filled: Cx) -> None:
    """The papers are written; a slip of the pen is easily seen."""
    ran = filled("prepare", "Harbor Books", "--to", "papers")
    assert ran.code == 0
    assert "If you meant Harbour Books, write it so." in " ".join(ran.err.split())


def test_another_checklist(cx: Cx) -> None:
    """A sheet for each of its touchpoints; their numbers sort as they are walked."""
    shown = cx("prepare", ORG, "--checklist", "more-touchpoints", "--as", "md", "--to", "papers", "--json").json
    sheets = [Path(each).name for each in shown["files"][2:]]
    assert (len(sheets), sheets[0], sheets == sorted(sheets)) == (10, "field-sheet-01-delivery.md", True)


def test_nothing_is_written_over(cx: Cx) -> None:
    """One paper that is there stops all of them; --force writes over them; other files in the folder stay."""
    (cx.home / "papers").mkdir()
    mine = cx.home / "papers" / "agenda.html"
    mine.write_text("mine", encoding="utf-8")
    other = cx.home / "papers" / "other.txt"
    other.write_text("other", encoding="utf-8")
    before = on_disk(cx.home)
    ran = cx("prepare", ORG, "--to", "papers")
    assert (ran.code, ran.out) == (2, "")
    assert "agenda.html is there already" in ran.err
    assert "--force" in ran.err
    assert on_disk(cx.home) == before
    assert cx("prepare", ORG, "--to", "papers", "--force").code == 0
    assert (mine.read_text(encoding="utf-8") != "mine", other.read_text(encoding="utf-8")) == (True, "other")
    assert len(list((cx.home / "papers").iterdir())) == 15


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("no/such/folder", "does not exist"),
        ("a-file", "is not a folder"),
        ("a-file/in-it", "a-file is not a folder"),
        ("x" * 300, "cannot be used"),
    ],
)
def test_a_folder_that_cannot_be_used(cx: Cx, to: str, said: str) -> None:
    """One sentence and what to do, exit 2, and nothing made."""
    (cx.home / "a-file").write_text("x", encoding="utf-8")
    before = on_disk(cx.home)
    ran = cx("prepare", ORG, "--to", to)
    assert (ran.code, ran.out) == (2, "")
    assert said.casefold() in ran.err.casefold()
    assert on_disk(cx.home) == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((" ",), "needs a name with letters"),
        (("x" * 121,), "120 is the most"),
        ((ORG, "--checklist", "first-wlak"), "first-walk"),
        ((ORG, "--checklist", "none.yaml"), "none.yaml"),
        ((ORG, "--as", "pdf"), "pdf"),
        ((ORG, "--round", "0"), "--round"),
    ],
)
def test_what_is_not_understood(cx: Cx, args: tuple[str, ...], said: str) -> None:
    """Exit 2, and no file."""
    ran = cx("prepare", *args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert on_disk(cx.home) == {}


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk(cx: Cx, monkeypatch: pytest.MonkeyPatch, call: str, there: bool) -> None:
    """One sentence; a folder that was there is as it was, and one that was not is not."""
    if there:
        assert cx("prepare", ORG, "--to", "papers").code == 0
    before = on_disk(cx.home)
    count = 0

    def refuse(*_: object) -> None:
        nonlocal count
        count += 1
        if call == "replace" or count > 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, call, refuse)
        ran = cx("prepare", ORG, "--to", "papers", "--round", "2", "--force")
    assert (ran.code, ran.out) == (2, "")
    assert "No space left on device" in ran.err
    assert on_disk(cx.home) == before


@pytest.mark.parametrize("name", NAMES)
def test_the_markdown(cx: Cx, update_golden: bool, name: str) -> None:
    """Each paper of the first walk, letter by letter."""
    cx("prepare", ORG, "--to", "papers", "--as", "md")
    paper = (cx.home / "papers" / f"{name}.md").read_text(encoding="utf-8")
    assert dangerous(paper) == set()
    same_as_golden(f"prepare-{name}.md", paper, update=update_golden)


def test_later_rounds_look_back(cx: Cx) -> None:
    """From round 2 the briefing and the agenda speak of the round before; in round 1 they do not."""
    for number in ("1", "2"):
        cx("prepare", ORG, "--to", number, "--as", "md", "--round", number)
    first, second = (
        (cx.home / number / "briefing.md").read_text(encoding="utf-8")
        + (cx.home / number / "agenda.md").read_text(encoding="utf-8")
        for number in ("1", "2")
    )
    for words in ("You have walked before", "What we said we would do", "since the last round"):
        assert words in second
        assert words not in first


FORBIDDEN = re.compile(
    r"critical|weight|ceiling|\bT =|trust score|net trust|[−-]\d|\bfix\b|significant|proven|guaranteed", re.IGNORECASE
)


def test_field_sheets_show_nothing_that_counts(cx: Cx) -> None:
    """No score, no cost, no word on what is critical: answers are to be accurate, not compliant."""
    for checklist in ("first-walk", "medical-practice", "more-touchpoints"):
        cx("prepare", ORG, "--to", checklist, "--as", "md", "--checklist", checklist)
        for path in (cx.home / checklist).glob("field-sheet-*.md"):
            text = re.sub(r"field-sheet-\d|\| -+", "", path.read_text(encoding="utf-8"))
            assert FORBIDDEN.findall(text) == [], path.name


def test_the_order_of_a_field_sheet_is_the_order_of_the_walk(cx: Cx) -> None:
    """The feeling comes before anything that happened."""
    cx("prepare", ORG, "--to", "papers", "--as", "md")
    sheet = (cx.home / "papers" / "field-sheet-3-buy.md").read_text(encoding="utf-8")
    parts = [
        "Buy something now",
        "How did buying from them make you feel?",
        "hit harder than the rest",
        "closer to how you were treated",
        "Was it easy to finish",
        "did you get back less",
        "did not ask for and were glad of",
        "still hear",
        "Would you buy more",
        "would do later",
        "Which departments",
        "How did the purchase work out",
    ]
    places = [sheet.index(part) for part in parts]
    assert places == sorted(places)
