"""A chapter's last words stay on paper with what stands before them, where both are short."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn

from cx_audit.report.blocks import Block, Cell, Column, Heading, Listing, Paragraph, Quote, Table
from cx_audit.report.last_words import last_words_from
from cx_audit.report.pdf.content import content_of
from cx_audit.report.report_view import report_of

from .docx_reading import text_of
from .materials import one_material
from .test_report_docx_blocks import of_its_own_page

HEADING = Heading(text="How this step worked out")
MET = Paragraph(text="Departments met: sales.")


def felt(rows: int) -> Table:
    """A table of so many leaders."""
    columns = (Column(title="Leader"), Column(title="Felt"))
    return Table(caption="Felt", columns=columns, rows=(((Cell(text="A"), Cell(text="fine")),) * rows))


def ending(*before: Block) -> tuple[Block, ...]:
    """Blocks that end with how the step worked out."""
    return (*before, HEADING, Listing(texts=("A: well", "B: ok")), MET)


def test_last_words_stay_with_what_stands_before_them() -> None:
    """With its heading, where it has one of its own."""
    words = (Heading(text="Words of theirs that stayed"), Quote(text="You are in good hands.", whose="A"))
    assert last_words_from(ending(felt(6), *words)) == 1
    assert last_words_from(ending(felt(6), felt(2))) == 1


def test_last_words_stay_together_where_what_stands_before_is_long() -> None:
    """A long table before them may stay where it is."""
    blocks = ending(felt(1), felt(12))
    assert blocks[last_words_from(blocks)] == HEADING


def test_long_last_words_may_part() -> None:
    """What has no heading, or is long itself, may go on over the page anywhere."""
    long = (felt(2), felt(2), HEADING, Paragraph(text="much " * 300))
    assert last_words_from(long) == len(long)
    assert last_words_from((felt(2), MET)) == 2
    assert last_words_from((HEADING, MET)) == 2


def _kept(paragraph: Any) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is not None


def test_in_word_they_are_kept_with_what_comes_next() -> None:
    """All but the last paragraph of the chapter, from what was said on; headings are so by their style."""
    blocks = ending(felt(6), Heading(text="Words"), Quote(text="Hello.", whose="A"))
    said = {text_of(each): _kept(each) for each in of_its_own_page(*blocks).iter(qn("w:p"))}
    assert [said[text] for text in ("“Hello.”", "A", "A: well", "B: ok")] == [True] * 4
    assert not said[MET.text]


def test_in_the_pdf_they_are_kept_with_what_comes_next() -> None:
    """The template learns from which block on nothing is parted."""
    shown = report_of(one_material())
    chapters = content_of(shown)["chapters"]
    assert isinstance(chapters, list)
    found = {each["together_from"] for each in chapters}
    assert found == {last_words_from(each.blocks) for each in shown.chapters}
    assert any(each["together_from"] < len(each["blocks"]) for each in chapters)
