"""Single blocks of a report in Word: hostile letters, scripts that go leftwards, lists, columns, facts and logos."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import Any

import pytest
from docx.document import Document
from docx.oxml.ns import qn

from cx_audit.report.blocks import (
    Callout,
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
from cx_audit.report.pictures.widths import width_of
from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import report_docx
from cx_audit.report.word.widths import column_widths

from .docx_reading import paragraphs, read, style_of, text_of
from .docx_templates import picture
from .materials import one_material

TWO_AND_A_HALF_CM = 1417
"""In twentieths of a point."""


def of_blocks(*blocks: Any, **changes: Any) -> Document:
    """The document of a report of one chapter with these blocks."""
    chapter = Chapter(key="only", title="Only", blocks=blocks)
    report = replace(report_of(one_material(names=True)), **{"chapters": (chapter,), "made_up": False, **changes})
    return read(report_docx(report, template=None).data)


def of_its_own_page(*blocks: Any) -> Any:
    """The body of a report of one chapter that has a page of its own."""
    chapter = Chapter(key="only", title="Only", blocks=blocks, own_page=True)
    report = replace(report_of(one_material(names=True)), chapters=(chapter,), made_up=False)
    return read(report_docx(report, template=None).data).element.body


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
    """Owner and day have 2.5 cm, effort has room for a word, and what says most has a third of the room at least."""
    words = "Name who answers in each hour that we are open, and who steps in when that person is busy."
    heads = ("Action", "Where", "Need", "Effort", "Owner", "Day")
    columns = tuple(Column(title=head, numeric=head == "Need", brief=head == "Effort") for head in heads)
    row = tuple(Cell(text=text) for text in (words, "The call · reception · missed for 2 of 6", "0 to 16", "", "", ""))
    body = body_of(Table(caption="Actions", columns=columns, rows=(row,) * 3))
    widths = [int(each.get(qn("w:w"))) for each in body.iter(qn("w:gridCol"))]
    assert widths[0] >= sum(widths) / 3 - 1
    effort, owner, day = widths[3:]
    assert abs(owner - day) <= 1
    assert owner >= TWO_AND_A_HALF_CM
    assert effort < owner * 0.7
    assert widths[1] > sum(widths) / 8


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


def of_a_touchpoint(leaders: int) -> tuple[Any, ...]:
    """The blocks of a touchpoint of so many leaders."""
    rows = tuple((Cell(text=str(at)), Cell(text="fine")) for at in range(leaders))
    table = Table(caption="Felt", columns=(Column(title="Leader"), Column(title="Felt")), rows=rows)
    facts = Facts(facts=(Fact(name="Built", text="1 of 3"), Fact(name="Range", text="−2 to +3")))
    return facts, Heading(text="How it felt"), table, Heading(text="What happened"), Paragraph(text="Much.")


def parted(body: Any) -> list[str]:
    """The paragraphs that the next one may leave, by what they say."""
    return [text_of(each) for each in body.iter(qn("w:p")) if each.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None]


def test_facts_stay_with_what_they_are_of() -> None:
    """Those of a few leaders with all before the second heading; the last row of more leaders may be left."""
    few = parted(of_its_own_page(*of_a_touchpoint(3)))
    assert not {"1 of 3", "−2 to +3", "2", "fine"} & set(few)
    assert "Much." in few
    many = parted(of_its_own_page(*of_a_touchpoint(5)))
    assert {"4", "fine"} <= set(many)
    assert not {"1 of 3", "−2 to +3", "3"} & set(many)


def test_a_finding_stays_with_what_it_is_of() -> None:
    """One leader's page begins with the finding, the heading, and how it felt."""
    finding = Callout(texts=("Trust −3", "Price missed."), tone=Tone.ERODED)
    _, *others = of_a_touchpoint(1)
    free = parted(of_its_own_page(finding, *others))
    assert not {"▼\u00a0Trust −3", "Price missed.", "fine"} & set(free)
    assert "Price missed." in parted(body_of(finding, *others))
    assert "▼\u00a0Alone" in parted(body_of(Callout(texts=("Alone",), tone=Tone.ERODED)))


def test_boxes_are_kept_by_their_paragraphs() -> None:
    """LibreOffice keeps no row with what follows that says of itself that it is not to be parted."""
    boxes = next(of_its_own_page(*of_a_touchpoint(3)).iter(qn("w:tbl")))
    assert list(boxes.iter(qn("w:cantSplit"))) == []
    assert all(each.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None for each in boxes.iter(qn("w:p")))


def test_a_few_texts_and_a_closing_paragraph_stay_together() -> None:
    """So that no single line begins a page; of many texts any may be the last on its page."""
    close = Paragraph(text="Close.")
    assert not {"One", "Two"} & set(parted(body_of(Listing(texts=("One", "Two")), close)))
    many = tuple(f"Text {number}" for number in range(6))
    assert set(parted(body_of(Listing(texts=many), close))) >= set(many[:-1])
    assert many[-1] not in parted(body_of(Listing(texts=many), close))


def test_words_below_a_heading_stay_with_what_they_lead_to() -> None:
    """A paragraph with the list or the table after it, below the chapter's title as well; a table not with another."""
    table = Table(caption="T", columns=(Column(title="Head"),), rows=((Cell(text="Row"),),))
    lead = Paragraph(text="Leads.")
    for after in (table, Listing(texts=("One",))):
        assert "Leads." not in parted(body_of(lead, after))
        assert "Leads." not in parted(body_of(table, Heading(text="Next"), lead, after))
    assert "Leads." in parted(body_of(lead, lead, table))
    assert parted(body_of(table, table)).count("Row") == 2


def test_names_with_hyphens_are_parted_there() -> None:
    """A column is as wide as the wider half of a name, not as the whole."""
    name = "Obermaier-Schlagenhauf"
    rows = ((Cell(text=name), Cell(text="said " * 60), Cell(text="more " * 60)),)
    table = Table(caption="x", columns=tuple(Column(title=each) for each in "ABC"), rows=rows)
    width = column_widths(table, 9638, size=180, padding=180)[0]
    assert width_of("Schlagenhauf", 180, bold=True) + 179 <= width < width_of(name, 180, bold=True)
