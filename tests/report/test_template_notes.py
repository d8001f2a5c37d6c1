"""What the head and the foot of a template do not say."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.parser import parse_xml

from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import report_docx
from cx_audit.report.word.template_notes import template_notes
from tests.report.materials import one_material

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FIELD = f'<w:fldSimple {NAMESPACE} w:instr=" page \\* MERGEFORMAT "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
SCATTERED = (
    f"<w:r {NAMESPACE}><w:fldChar w:fldCharType='begin'/><w:instrText> PA</w:instrText>"
    "<w:instrText>GE </w:instrText><w:fldChar w:fldCharType='end'/></w:r>"
)
OTHER_PAGES = f'<w:fldSimple {NAMESPACE} w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
NO_NUMBERS = "The pages have no numbers, because the template has none. In Word: Insert, Page Number."


def finished(foot: str, *, by: str = "", field: str = "", edge: str = "footer") -> bytes:
    """A report in a template whose foot says this, and has this field in its head or its foot."""
    template = docx.Document()
    section = template.sections[0]
    section.footer.paragraphs[0].text = foot
    if field:
        getattr(section, edge).paragraphs[0]._p.append(parse_xml(field))
    out = BytesIO()
    template.save(out)
    return report_docx(report_of(one_material(), by=by), template=out.getvalue()).data


@pytest.mark.parametrize("field", [FIELD, SCATTERED], ids=["simple", "scattered"])
@pytest.mark.parametrize("edge", ["header", "footer"])
def test_numbers_that_are_there(field: str, edge: str) -> None:
    """However Word has written them, at the head or at the foot."""
    assert template_notes(finished("House", field=field, edge=edge), by="") == ()


@pytest.mark.parametrize("field", ["", OTHER_PAGES], ids=["none", "pages"])
def test_numbers_that_are_missing(field: str) -> None:
    """How many pages there are is no number of a page."""
    assert template_notes(finished("House", field=field), by="") == (NO_NUMBERS,)


def test_who_made_it_stands_below_the_title_only() -> None:
    """Where the template has a foot of its own; not where its foot has the name already."""
    by = "Harbour Advice (made up)"
    said = f"The foot of each page is the template's, so “{by}” stands below the title only."
    assert template_notes(finished("House", by=by), by=by) == (NO_NUMBERS, said)
    assert template_notes(finished(f"{by}, Quay 1", by=by, field=FIELD), by=by) == ()


def test_an_empty_foot_is_ours() -> None:
    """It has numbers and who made it, so nothing is to be told."""
    assert template_notes(finished("", by="Harbour Advice"), by="Harbour Advice") == ()
