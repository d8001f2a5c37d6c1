"""A report as an Excel workbook: tables that filter, numbers that are numbers, and texts that are only ever texts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import Element

import pytest
from xlsxwriter.utility import xl_col_to_name

from cx_audit.core.questions import Answer, NotApplicable
from cx_audit.report.blocks import Logo
from cx_audit.report.workbook.report_xlsx import report_xlsx
from cx_audit.report.workbook.workbook_about import MOST_LINES
from cx_audit.report.workbook.workbook_view import Column, Holds, Sheet
from cx_audit.report.written import Written
from tests.engagement.walks import LEADERS, audits

from .materials import material_of, one_material, team_material, team_of_size
from .test_report_html import PIXEL
from .xlsx_reading import NS, Book
from .xlsx_samples import BY, KINDS, book, column, made, shown, workbook

A4_ON_ITS_SIDE = 769
"""What the margins leave of its width, in points."""
ALL = [
    "About",
    "Scorecard",
    "Leaders",
    "Touchpoints",
    "Answers",
    "Actions",
    "Follow-ups",
    "Rounds",
    "Rounds, net trust",
]


def test_sheets() -> None:
    """What there is no data for has no sheet: one leader is not compared with anybody, nor with another round."""
    assert list(book("team").sheets) == [*ALL, "Columns"]
    assert list(book("one").sheets) == ["About", "Scorecard", "Answers", "Actions", "Follow-ups", "Columns"]
    bare = made(replace(one_material(), follow_ups=()))
    assert "Follow-ups" not in [sheet.name for sheet in bare.sheets]


@pytest.mark.parametrize("kind", KINDS)
def test_tables(kind: str) -> None:
    """Each sheet is one table with filters over all of its rows, and heads that Excel can tell apart."""
    read = book(kind)
    names = set()
    for sheet in workbook(kind).sheets:
        table = read.table(sheet.name)
        heads, *rows = read.rows(sheet.name)
        assert table.filters == table.ref
        assert table.ref.startswith("A3:")
        assert len(rows) == len(sheet.rows)
        assert list(table.columns) == heads
        assert len({str(head).casefold() for head in heads}) == len(sheet.columns)
        assert all(0 < len(str(head)) <= 255 for head in heads)
        assert re.fullmatch(r"[A-Za-z]{4,}", table.name)
        assert table.banded
        names.add(table.name)
        pane = read.xml(read.sheets[sheet.name]).find("s:sheetViews/s:sheetView/s:pane", NS)
        assert pane is not None
        assert pane.get("ySplit") == "3"
        assert pane.get("state") == "frozen"
    assert len(names) == len(workbook(kind).sheets)


@pytest.mark.parametrize("kind", KINDS)
def test_values(kind: str) -> None:
    """Every cell holds what the workbook's view has: the very text, number or day."""
    read = book(kind)
    for sheet in workbook(kind).sheets:
        _, *rows = read.rows(sheet.name)
        for number, (row, seen) in enumerate(zip(rows, sheet.rows, strict=True), 4):
            assert row == [shown(cell) for cell in seen], (sheet.name, number)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_runs(kind: str) -> None:
    """No formula, no link but to the workbook's own sheets, no macro, and nothing that is fetched."""
    read = book(kind)
    for name, part in read.parts.items():
        assert not re.search(rb"<f[ >]|<calculatedColumnFormula", part), name
        assert b'TargetMode="External"' not in part, name
    links = [each for sheet in read.sheets.values() for each in read.xml(sheet).iter(f"{{{NS['s']}}}hyperlink")]
    assert {str(each.get("location")) for each in links} == {f"'{sheet.name}'!A1" for sheet in workbook(kind).sheets}


def test_scorecard_says_what_the_walks_came_to() -> None:
    """Each visit once, with its scores as numbers and what was predicted for it."""
    material, read = team_material(), book("team")
    results = [each for touchpoint in material.touchpoints for each in material.results_at(touchpoint.id)]
    assert column(read, "Scorecard", "Leader") == [letter for letter, _ in results]
    for head, scores in (
        ("Trust", [each.trust.known for _, each in results]),
        ("Felt", [each.felt.known for _, each in results]),
        ("Ceiling", [each.ceiling.known for _, each in results]),
        ("Predicted", [each.prediction.score for _, each in results if each.prediction]),
        ("Unmet", [len(each.unmet) for _, each in results]),
    ):
        assert column(read, "Scorecard", head) == scores
    for trust, verdict in zip(column(read, "Scorecard", "Trust"), column(read, "Scorecard", "Verdict"), strict=True):
        assert isinstance(trust, float)
        assert verdict == ("▲ built" if trust > 0 else "▼ eroded")


def test_met_and_unmet_are_all_that_was_asked() -> None:
    """Every pair, basic and value question that applies is either met or not."""
    read = book("one")
    asked = [str(key) for key in column(read, "Answers", "Question")]
    applies = [answer != "does not apply" for answer in column(read, "Answers", "Answer")]
    for place, touchpoint in enumerate(one_material().touchpoints):
        scored = re.compile(f"{touchpoint.id}/(basic|pair)/[^/]*|{touchpoint.id}/value")
        count = sum(bool(scored.fullmatch(key)) and there for key, there in zip(asked, applies, strict=True))
        met, unmet = (column(read, "Scorecard", head)[place] for head in ("Met", "Unmet"))
        assert isinstance(met, float)
        assert isinstance(unmet, float)
        assert met + unmet == count > 0


def test_what_does_not_apply_is_neither_met_nor_missed() -> None:
    """A basic that does not apply is not counted, and its row says so."""
    [first, *_] = [each for each in audits() if each.round == 3 and each.complete]
    without = replace(first, responses={**first.responses, "problem/basic/automatic-reply": NotApplicable()})
    before, after = (Book(report_xlsx(made(material_of((each,), 3))).data) for each in (first, without))
    met = column(before, "Scorecard", "Met")
    assert column(after, "Scorecard", "Met") == [*met[:3], float(str(met[3])) - 1, met[4]]
    at = column(after, "Answers", "Question").index("problem/basic/automatic-reply")
    assert column(after, "Answers", "Answer")[at] == "does not apply"


def test_no_way_through_meets_nothing() -> None:
    """Where a leader could not get through, only the critical basics count, and nothing is met."""
    [first, *_] = [each for each in audits() if each.round == 3 and each.complete]
    blocked = replace(first, responses={**first.responses, "call/card": Answer("could-not-get-through")})
    read = Book(report_xlsx(made(material_of((blocked,), 3))).data)
    assert column(read, "Scorecard", "Met")[1] == 0
    assert column(read, "Scorecard", "Unmet")[1] == 1
    assert column(read, "Scorecard", "Why")[1] == "could not get through"


def test_follow_ups_have_days() -> None:
    """A day is a day to Excel, what is overdue says by how much, and what was kept says when and how."""
    read = book("team")
    due = column(read, "Follow-ups", "Due")
    assert date(2025, 8, 29) in due
    assert date(2025, 8, 4) in due
    states = column(read, "Follow-ups", "State")
    assert sorted({str(state) for state in states}) == ["open", "▲ kept"]
    at = states.index("▲ kept")
    assert column(read, "Follow-ups", "Marked on")[at] == date(2025, 8, 18)
    assert column(read, "Follow-ups", "Note")[at] == "rang each of them"
    overdue = column(read, "Follow-ups", "Days overdue")
    assert [each for each, day in zip(overdue, due, strict=True) if day == date(2025, 8, 4)] == [16] * 4
    assert overdue[at] is None
    unknown = made(replace(team_material(), marks_known=False))
    [sheet] = [each for each in unknown.sheets if each.name == "Follow-ups"]
    assert "State" not in [each.head for each in sheet.columns]
    assert "could not be read" in sheet.says


def test_follow_ups_of_the_rounds_before() -> None:
    """Where rounds are compared, what was held out in the earlier ones stands there too, with its round and leader."""
    rows = [
        dict(zip(("Round", "Kind", "Leader"), row, strict=True))
        for row in zip(*(column(book("team"), "Follow-ups", head) for head in ("Round", "Kind", "Leader")), strict=True)
    ]
    count = Counter((row["Round"], row["Kind"]) for row in rows)
    assert count == {
        (1, "commitment"): 5,
        (2, "commitment"): 6,
        (3, "commitment"): 4,
        (1, "promise"): 5,
        (2, "promise"): 6,
        (3, "promise"): 4,
    }
    assert {row["Leader"] for row in rows if row["Round"] == 1} == set("BCDEF")
    alone = Book(report_xlsx(made(replace(team_material(), rounds=None))).data)
    assert set(column(alone, "Follow-ups", "Round")) == {3}


def test_actions_can_be_filtered() -> None:
    """The touchpoint, the departments and for how many it was missed stand apart, and effort is chosen from a list."""
    read = book("team")
    departments = column(read, "Actions", "Departments")
    assert list(zip(column(read, "Actions", "Touchpoint"), departments, strict=True))[:2] == [
        ("The call", "sales, service"),
        ("The website", "marketing"),
    ]
    assert column(read, "Actions", "Missed for")[:2] == [2, 1]
    scores = {
        each.touchpoint.id: [dot.trust for dot in each.spread.dots] for each in team_material().walked.touchpoints
    }
    called = {
        each.touchpoint.title: sum(max(0, 7 - one) for one in scores[each.touchpoint.id])
        for each in team_material().walked.touchpoints
    }
    assert column(read, "Actions", "Need, together")[:2] == [called["The call"], called["The website"]]
    heads, *rows = read.rows("Actions")
    at = xl_col_to_name(heads.index("Effort"))
    [choice] = read.xml(read.sheets["Actions"]).findall("s:dataValidations/s:dataValidation", NS)
    assert (choice.get("type"), choice.get("sqref")) == ("list", f"{at}4:{at}{len(rows) + 3}")
    assert [each.text for each in choice] == ['"little,some,much"']
    assert not {"Missed for", "Need, together"} & set(book("one").table("Actions").columns)


@pytest.mark.parametrize("kind", KINDS)
def test_columns_are_told_by_the_names_of_their_heads(kind: str) -> None:
    """A letter of the method stands at most in brackets beside the name."""
    says = [str(each) for each in column(book(kind), "Columns", "Says")]
    assert not [each for each in says if re.search(r"(?<![(])\b[TFCN]\b", each)]
    assert "The trust score (T): the lower of felt and ceiling." in says


def test_rounds() -> None:
    """A column for each round, the change in points, and what became of blind spots."""
    heads, *rows = book("team").rows("Rounds")
    website = {str(row[1]): row for row in rows if row[0] == "The website"}
    assert heads[3:7] == ["Round 1", "Round 2", "Round 3", "Change"]
    assert website["D"][3:9] == [-10, -3, 5, 15, "up each time", "now built"]
    assert website["A"][3:5] == [None, -10]
    assert website["C"][heads.index("Blind spot")] == "new"


def test_leaders_go_by_letters() -> None:
    """Without names no cell has a leader's name, not as an owner either, and what the leader does is left out."""
    texts = " ".join(_every_text(book("team")))
    assert not [name for name in LEADERS if name in texts]
    assert "Leader 1 of six" not in texts
    assert set(column(book("team"), "Follow-ups", "Who")) == {"Ruud", *"ABCDEF"}
    named = Book(report_xlsx(made(team_material(names=True))).data)
    assert set(column(named, "Leaders", "Leader")) < set(LEADERS)
    assert "before/role" in column(named, "Answers", "Question")


def _every_text(read: Book) -> list[str]:
    return [each for sheet in read.sheets for each in read.cells(sheet).values() if isinstance(each, str)]


def test_no_mean_below_five() -> None:
    """Four leaders have no AD and no mean gap; eight have both."""
    assert not {"AD", "Mean gap", "Closeness"} & set(book("team").table("Touchpoints").columns)
    assert {"AD", "Mean gap", "Closeness"} < set(book("eight").table("Touchpoints").columns)


def test_days_that_programs_count_differently() -> None:
    """A day before March 1900 is a text, for Excel and others do not agree on its number."""
    days = (date(1815, 6, 18), date(1900, 2, 28), date(1900, 3, 1), date(2031, 11, 14))
    sheet = Sheet(
        name="Days",
        says="Days.",
        columns=(Column(head="Day", says="A day.", holds=Holds.DAY),),
        rows=tuple((each,) for each in days),
    )
    read = Book(report_xlsx(replace(workbook("one"), sheets=(sheet,))).data)
    assert column(read, "Days", "Day") == ["1815-06-18", "1900-02-28", *days[2:]]


@pytest.mark.parametrize("kind", KINDS)
def test_pages(kind: str) -> None:
    """Every sheet prints on its side at a size that can be read, with mark, heads and the page's number on each page.

    One page wide where letters of 10 points stay taller than 6; else over as many as it takes at 7.5 points.
    """
    read = book(kind)
    for name, part in read.sheets.items():
        page = read.xml(part)
        setup = page.find("s:pageSetup", NS)
        assert setup is not None
        assert setup.get("orientation") == "landscape"
        if page.find("s:sheetPr/s:pageSetUpPr[@fitToPage='1']", NS) is not None:
            assert (setup.get("fitToHeight"), setup.get("fitToWidth"), setup.get("scale")) == ("0", None, None)
            assert _points_across(page) * 0.6 < A4_ON_ITS_SIDE
        else:
            assert (setup.get("scale"), setup.get("pageOrder")) == ("75", "overThenDown")
            assert _points_across(page) * 0.65 > A4_ON_ITS_SIDE
        head, foot = read.page(name, "oddHeader"), read.page(name, "oddFooter")
        assert workbook(kind).mark in head
        assert foot.endswith("&RPage &P of &N")
        assert max(len(head), len(foot)) <= 255
        assert "Rock && \u2060Grout".replace(" \u2060", " ") in foot
    titles = read.xml("xl/workbook.xml").findall("s:definedNames/s:definedName[@name='_xlnm.Print_Titles']", NS)
    assert len(titles) == len(workbook(kind).sheets)
    assert all(str(each.text).endswith("$3:$3") for each in titles)


def _points_across(page: Element) -> float:
    """How wide the columns of a sheet are together, in points, at 7 pixels a digit."""
    spans = (
        (each, int(each.attrib["max"]) - int(each.attrib["min"]) + 1) for each in page.iterfind("s:cols/s:col", NS)
    )
    return sum(float(each.attrib["width"]) * 7 * 0.75 * count for each, count in spans)


def test_a_sheet_over_several_pages_repeats_who_a_row_is_of() -> None:
    """The columns that stay in sight are on each page, but not where they would take more than half of it."""
    few, many = (
        Sheet(
            name="Wide",
            says="x",
            columns=tuple(Column(head=f"Head {at}", says="x", holds=Holds.WORDS) for at in range(12)),
            rows=(("much to say " * 20,) * 12,),
            fixed=fixed,
        )
        for fixed in (1, 3)
    )
    assert _titles_of(few) == ["Wide!$A:$A,Wide!$3:$3"]
    assert _titles_of(many) == ["Wide!$3:$3"]


def _titles_of(sheet: Sheet) -> list[str | None]:
    read = Book(report_xlsx(replace(workbook("one"), sheets=(sheet,))).data)
    names = read.xml("xl/workbook.xml").findall("s:definedNames/s:definedName[@name='_xlnm.Print_Titles']", NS)
    return [each.text for each in names]


def test_about() -> None:
    """The first sheet says what it is of, what was found, how, and what it cannot tell."""
    texts = [str(each) for each in book("team").cells("About").values() if each is not None]
    assert texts[0] == "What 4 leaders experienced"
    for expected in (
        "Tidewater Tiles (made up)",
        "The first walk · round 3",
        BY,
        "Draft · made up: an example",
        "▲ For all 4 leaders this walk built trust.",
        "What it cannot tell",
        "The score in thirty seconds",
    ):
        assert expected in texts


def test_about_can_be_read_with_many_leaders() -> None:
    """Of what every leader said there, some lines; all of it is among the answers, where names were asked for."""
    walks = tuple(
        replace(each, responses={**each.responses, "before/why": Answer(f"Reason {number}")})
        for number, each in enumerate(team_of_size(40))
    )
    many = made(material_of(walks, 1))
    told = [line.text for line in many.about if line.text.startswith("“Reason")]
    assert len(told) == MOST_LINES
    assert f"And {40 - len(told)} more: the report in another format has them all." in [
        line.text for line in many.about
    ]
    for names, answered in ((False, 0), (True, 40)):
        read = Book(report_xlsx(made(material_of(walks, 1, names=names))).data)
        said = [each for each in column(read, "Answers", "Answer") if str(each).startswith("Reason")]
        assert len(said) == answered


def test_same_bytes() -> None:
    """The same report gives the same file, whenever it is written."""
    assert report_xlsx(workbook("team")) == report_xlsx(made(team_material()))
    assert book("team").dates == {(1980, 1, 1, 0, 0, 0)}
    core = book("team").parts["docProps/core.xml"].decode()
    assert '<dcterms:created xsi:type="dcterms:W3CDTF">2025-08-20T00:00:00Z' in core
    assert "<dc:title>What 4 leaders experienced · Tidewater Tiles (made up)</dc:title>" in core
    assert "<dc:creator>Rock &amp; Grout &amp; [Picture] 9 to 5</dc:creator>" in core


def test_logo() -> None:
    """The client's logo stands above the title with its words; what is no picture is told."""
    logo = Logo(data=PIXEL, media_type="image/png", words="Logo of Tidewater Tiles")
    written = report_xlsx(made(one_material(), logo=logo))
    drawing = Book(written.data).parts["xl/drawings/drawing1.xml"].decode()
    assert 'descr="Logo of Tidewater Tiles"' in drawing
    assert written.notes == ()
    for data in (b"", b"no picture", PIXEL[:20], b"\x89PNG\r\n\x1a\n"):
        broken: Written = report_xlsx(made(one_material(), logo=replace(logo, data=data)))
        assert [note for note in broken.notes if "logo" in note], data
        assert "xl/drawings/drawing1.xml" not in Book(broken.data).parts
