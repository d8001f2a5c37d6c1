"""What an action takes beyond the report: on the slide of what to do first, in its notes, and in the workbook."""

from __future__ import annotations

import io
from functools import cache

import pytest
from pptx import Presentation

from cx_audit.core.checklist import Effort
from cx_audit.report.material import Material
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Actions, Slide
from cx_audit.report.slides.report_pptx import report_pptx
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.workbook.report_xlsx import report_xlsx

from .estimates import estimated, in_turn
from .materials import material_of, team_of_size
from .xlsx_reading import Book
from .xlsx_samples import column, made

TO_FILL_IN = "Effort: little · some · much"


@cache
def material(*efforts: Effort | None) -> Material:
    """Three leaders whose checklist estimates the fixes so, in turn."""
    return material_of(estimated(team_of_size(3), in_turn(*efforts)), 1)


def slide(of: Material) -> Slide:
    """The slide of what to do first."""
    return next(each for each in deck_of(of, report_of(of)).slides if each.key == "actions")


def lines_on_slide(of: Material) -> list[str]:
    """Every line on the slide of what to do first, as the file has it."""
    written = Presentation(io.BytesIO(report_pptx(deck_of(of, report_of(of))).data))
    [shown] = [each for each in written.slides if "to do first" in each.shapes.title.text_frame.text]
    return [
        line.text for shape in shown.shapes if shape.has_text_frame for line in shape.text_frame.paragraphs if line.text
    ]


@pytest.mark.parametrize("effort", list(Effort))
def test_a_slide_says_the_estimate_and_whose_it_is(effort: Effort) -> None:
    """Where the checklist says what an action takes, so does the slide, whole; there is nothing to choose from."""
    efforts = [line for line in lines_on_slide(material(effort)) if line.startswith("Effort")]
    assert efforts == [f"Effort by the checklist: {effort}"] * 3


def test_a_slide_leaves_room_where_nothing_is_estimated() -> None:
    """What the checklist does not say is chosen together."""
    assert lines_on_slide(material(None)).count(TO_FILL_IN) == 3


def test_notes_say_what_is_known_of_effort() -> None:
    """The estimate of each action, and that it is to be corrected; or that nobody knows it."""
    known, unknown = slide(material(Effort.SOME)), slide(material(None))
    assert isinstance(known.body, Actions)
    assert [each.effort for each in known.body.actions] == [Effort.SOME] * 3
    assert sum("; effort estimated as some)." in each for each in known.notes.shows) == 3
    assert "the checklist's estimate for a usual organisation" in known.notes.shows[1]
    assert "Where is the checklist's estimate wrong?" in known.notes.questions[0]
    assert "nobody walked that" in unknown.notes.shows[1]
    assert not [each for each in unknown.notes.shows if "estimate" in each]
    assert unknown.notes.questions[0] == "What does each of these take: little, some or much?"


def test_the_workbook_has_the_estimate_where_there_is_one() -> None:
    """In words, and its column says whose estimate it is; what the checklist does not estimate stays empty."""
    of = material(Effort.LITTLE, None)
    read = Book(report_xlsx(made(of)).data)
    fixes = [fix for each in of.walked.priorities for fix in (*each.fixes, *(None for _ in each.acts))]
    efforts = [fix and fix.entry.effort for fix in fixes]
    assert set(efforts) == {Effort.LITTLE, None}
    assert column(read, "Actions", "Effort") == efforts
    about = dict(zip(column(read, "Columns", "Column"), column(read, "Columns", "Says"), strict=True))
    assert "the checklist's estimate for a usual organisation" in str(about["Effort"])
