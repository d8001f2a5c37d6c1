"""Single blocks of a report in Word: hostile letters, scripts that go leftwards, lists, columns, facts and logos."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from cx_audit.report.blocks import (
    Cell,
    Chapter,
    Column,
    Fact,
    Facts,
    Heading,
    Listing,
    Logo,
    Paragraph,
    Table,
    Tone,
)
from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import report_docx

from .docx_reading import paragraphs, read, style_of, text_of
from .docx_templates import picture
from .materials import one_material


def of_blocks(*blocks: Any, **changes: Any) -> Document:
    """The document of a report of one chapter with these blocks."""
    chapter = Chapter(key="only", title="Only", blocks=blocks)
    report = replace(report_of(one_material(names=True)), **{"chapters": (chapter,), "made_up": False, **changes})
    return read(report_docx(report, template=None).data)


def body_of(*blocks: Any, **changes: Any) -> Any:
    """The body of such a report."""
    return of_blocks(*blocks, **changes).element.body


def test_numbered_lists_begin_at_one_each() -> None:
    """Each numbered list is one of its own that begins at 1; bullets take theirs from their style."""
    listing = Listing(texts=("One", "Two"), numbered=True)
    made = of_blocks(listing, Listing(texts=("Dot",)), listing)
    numbered = [each for each in paragraphs(made) if style_of(each) == "ListNumber"]
    lists = [each.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}").get(qn("w:val")) for each in numbered]
    assert [len(list(items)) for _, items in groupby(lists)] == [2, 2]
    numbering = made.part.numbering_part.element
    for number in set(lists):
        [own] = [each for each in numbering.findall(qn("w:num")) if each.get(qn("w:numId")) == number]
        assert [each.get(qn("w:val")) for each in own.iter(qn("w:startOverride"))] == ["1"]
    [dot] = [each for each in paragraphs(made) if style_of(each) == "ListBullet"]
    assert dot.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is None


def test_room_goes_to_long_texts_and_numbers_stay_on_their_line() -> None:
    """Numbers get what they need, what is to be filled in by hand is not squeezed, and the rest is for words."""
    columns = (Column(title="What"), Column(title="N", numeric=True), Column(title="Owner"), Column(title="Why"))
    row = (Cell(text="The call"), Cell(text="10,000 to 14,000"), Cell(text=""), Cell(text="a reason " * 30))
    body = body_of(Table(caption="All", columns=columns, rows=(row,)))
    what, number, owner, why = (int(each.get(qn("w:w"))) for each in body.iter(qn("w:gridCol")))
    assert number > 1200
    assert owner >= 1000
    assert why > 2 * what
    wide = tuple(Cell(text="x" * 5000) for _ in columns)
    body = body_of(Table(caption="All", columns=columns, rows=(wide,)))
    assert min(int(each.get(qn("w:w"))) for each in body.iter(qn("w:gridCol"))) > 2000


def test_what_is_written_by_hand_leaves_room_for_words() -> None:
    """Columns to write in have one width, and the one that says most has a third of the room at least."""
    words = "Name who answers in each hour that we are open, and who steps in when that person is busy."
    heads = ("Action", "Where", "Need", "Effort, 1 to 3", "Owner", "Day")
    columns = tuple(Column(title=head, numeric=head == "Need") for head in heads)
    row = tuple(Cell(text=text) for text in (words, "The call · reception · missed for 2 of 6", "0 to 16", "", "", ""))
    body = body_of(Table(caption="Actions", columns=columns, rows=(row,) * 3))
    widths = [int(each.get(qn("w:w"))) for each in body.iter(qn("w:gridCol"))]
    assert widths[0] >= sum(widths) / 3 - 1
    assert max(widths[3:]) - min(widths[3:]) <= 1
    assert max(widths[3:]) < sum(widths) / 8


def test_large_logos_are_made_smaller() -> None:
    """A logo is at most two inches wide and less than one high, and keeps its shape."""

    logo = Logo(data=picture(1200, 100), media_type="image/png", words="A wide logo")
    extent = next(body_of(Heading(text="x"), logo=logo).iter(qn("wp:extent")))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (2880 * 635, 240 * 635)


def test_text_is_text() -> None:
    """What XML forbids becomes a replacement character; breaks and tabs stay; entities and markup are letters."""
    nasty = "a\x00b\x0bc\ufffed\ud800e\r\nf\tg & <w:br/> &amp; ]]> \u202eh"
    body = body_of(
        Paragraph(text=nasty), Table(caption=nasty, columns=(Column(title=nasty),), rows=()), title=nasty, by=nasty
    )
    shown = "a\ufffdb\ufffdc\ufffdd\ufffde\nf\tg & <w:br/> &amp; ]]> \u202eh"
    assert [text_of(each) for each in body.iter(qn("w:p"))].count(shown) == 4


def test_letters_that_go_leftwards_are_marked() -> None:
    """A text that begins so goes leftwards as a whole; within another only its letters do; none of them is lost."""
    arabic, mixed = "عنوان عربي, 12", "See عنوان عربي here"
    body = body_of(Paragraph(text=arabic), Paragraph(text=mixed))
    first, second = [each for each in body.iter(qn("w:p")) if text_of(each) in (arabic, mixed)]
    assert [each.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for each in (first, second)] == [True, False]
    runs = [(text_of(run), run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None) for run in second.findall(qn("w:r"))]
    assert runs == [("See ", False), ("عنوان عربي", True), (" here", False)]


def test_words_of_the_checklist_are_in_its_language() -> None:
    """So that they are not marked as misspelt; what is our own stays English."""
    table = Table(
        caption="Asked",
        columns=(Column(title="Asked"), Column(title="Answered")),
        rows=((Cell(text="Wie war es?", of_checklist=True), Cell(text="Good")),),
    )
    body = body_of(table, language="de")
    [run] = [each for each in body.iter(qn("w:r")) if each.find(f"{qn('w:rPr')}/{qn('w:lang')}") is not None]
    assert text_of(run) == "Wie war es?"
    assert next(run.iter(qn("w:lang"))).get(qn("w:val")) == "de"
    assert not list(body_of(table, language="en-GB").iter(qn("w:lang")))


def test_long_texts_may_go_on_over_the_page() -> None:
    """A heading, a caption or a row longer than a page would have nowhere to stand in one piece."""
    long = "x" * 5000
    body = body_of(Heading(text=long), Table(caption=long, columns=(Column(title=long),), rows=((Cell(text=long),),)))
    kept = [each for each in body.iter(qn("w:keepNext")) if each.get(qn("w:val")) != "0"]
    assert kept == []
    assert not [*body.iter(qn("w:cantSplit")), *body.iter(qn("w:tblHeader"))]


@pytest.mark.parametrize(("count", "rows"), [(1, [1]), (3, [3]), (4, [4]), (5, [3, 2]), (7, [3, 3, 1])])
def test_facts_stand_side_by_side(count: int, rows: list[int]) -> None:
    """At most four in a row, and the last one takes the room that is left."""
    facts = tuple(Fact(name=f"Fact {number}", text="+5", tone=Tone.BUILT) for number in range(count))
    [table] = body_of(Facts(facts=facts)).iter(qn("w:tbl"))
    made = table.findall(qn("w:tr"))
    assert [len(row.findall(qn("w:tc"))) for row in made] == rows
    across = len(list(table.iter(qn("w:gridCol"))))
    for row in made:
        spans = [each.get(qn("w:val")) for each in row.iter(qn("w:gridSpan"))]
        assert len(row.findall(qn("w:tc"))) - len(spans) + sum(map(int, spans)) == across
