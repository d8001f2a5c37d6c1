"""The formats of a report: told by the file's ending, written by what the format needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.errors import BadInput
from cx_audit.text import shortened

if TYPE_CHECKING:
    from cx_audit.report.blocks import Report
    from cx_audit.report.material import Material
    from cx_audit.report.written import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What there is to write: the report, what it was made from, and a template of the consultant's own, or None."""

    report: Report
    material: Material
    template: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how it is called in a sentence, and the extra of cx-audit that brings the `needs` it imports."""

    ending: str
    name: str
    write: Callable[[Order], Written]
    extra: str = ""
    needs: tuple[str, ...] = ()
    takes_template: bool = False


def format_of(path: Path) -> Format:
    """The format that the file's ending names.

    Raises BadInput where none is, and where the extra that writes it is not installed.
    """
    chosen = FORMATS.get(path.suffix.lower())
    if chosen is None:
        stem = path.stem.strip(".")[:40] or "report"
        *endings, last = FORMATS
        raise BadInput(
            f"{shortened(path.name or str(path))} is none of the formats of a report: {', '.join(endings)} or {last}.",
            hint=f"Name a file that ends so: --to {stem}.html",
        )
    if not all(find_spec(need) for need in chosen.needs):
        raise BadInput(
            f"{chosen.name} needs a part of cx-audit that is not installed here.",
            hint=f"It is the extra cx-audit[{chosen.extra}]. In the clone, with whatever installed cx-audit: "
            'pipx install --force ".[pdf,office]", uv tool install --force ".[pdf,office]", '
            'or pip install ".[pdf,office]"',
        )
    return chosen


def _html(order: Order) -> Written:
    from cx_audit.report.report_html import report_html
    from cx_audit.report.written import Written

    return Written(data=report_html(order.report).encode())


def _markdown(order: Order) -> Written:
    from cx_audit.report.report_markdown import report_markdown
    from cx_audit.report.written import Written

    notes = () if order.report.logo is None else ("Markdown carries no pictures, so the logo is left out.",)
    return Written(data=report_markdown(order.report).encode(), notes=notes)


def _pdf(order: Order) -> Written:
    from cx_audit.report.pdf.report_pdf import report_pdf

    return report_pdf(order.report)


def _word(order: Order) -> Written:
    from cx_audit.report.word.report_docx import report_docx

    return report_docx(order.report, template=order.template)


def _slides(order: Order) -> Written:
    from cx_audit.report.slides.report_pptx import report_pptx
    from cx_audit.report.slides.slides import deck_of

    return report_pptx(deck_of(order.material, order.report))


def _workbook(order: Order) -> Written:
    from cx_audit.report.workbook.report_xlsx import report_xlsx
    from cx_audit.report.workbook.workbook import workbook_of

    return report_xlsx(workbook_of(order.material, order.report))


FORMATS = {
    each.ending: each
    for each in (
        Format(ending=".html", name="A web page", write=_html),
        Format(ending=".pdf", name="A PDF", write=_pdf, extra="pdf", needs=("typst", "fontTools")),
        Format(
            ending=".docx",
            name="A Word document",
            write=_word,
            extra="office",
            needs=("docx", "resvg_py", "fontTools"),
            takes_template=True,
        ),
        Format(
            ending=".pptx",
            name="A deck of slides",
            write=_slides,
            extra="office",
            needs=("pptx", "resvg_py", "fontTools"),
        ),
        Format(ending=".xlsx", name="A workbook", write=_workbook, extra="office", needs=("xlsxwriter",)),
        Format(ending=".md", name="Markdown", write=_markdown),
    )
}
"""By ending, as in .html."""
