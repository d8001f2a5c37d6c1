"""The formats of a report: told by the file's ending, written by what the format needs."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.errors import BadInput
from cx_audit.text import shortened

if TYPE_CHECKING:
    from cx_audit.report.blocks import Report
    from cx_audit.report.material import Material
    from cx_audit.report.names_left import Part
    from cx_audit.report.written import Written


_MOST_OF_A_NAME = 120
_ALIKE = {
    ".html": ("htm", "xhtml", "shtml"),
    ".docx": ("doc", "docm", "dot", "dotx", "odt", "rtf", "pages", "word"),
    ".pptx": ("ppt", "pptm", "pps", "ppsx", "pot", "potx", "odp", "key", "powerpoint"),
    ".xlsx": ("xls", "xlsm", "xlsb", "ods", "csv", "tsv", "numbers", "excel"),
    ".md": ("markdown", "mdown", "mkd", "txt", "text", "rst", "adoc"),
}
"""Endings, without the dot, of files that are much like those that a report is written as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What there is to write: the report, what it was made from, and a template of the consultant's own, or None."""

    report: Report
    material: Material
    template: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format: how it is called in a sentence, and the extra of cx-audit that brings the `needs` it imports.

    `shows` has its parts by their names, where they are not the chapters of the report.
    """

    ending: str
    name: str
    write: Callable[[Order], Written]
    extra: str = ""
    needs: tuple[str, ...] = ()
    takes_template: bool = False
    shows: Callable[[Order], Iterator[Part]] | None = None


def format_of(to: str) -> Format:
    """The format that the ending of this file names.

    Raises BadInput where none is, where it is a folder, and where the extra that writes it is not installed.
    """
    path = Path(to)
    if to == "-":
        raise BadInput("A report goes to a file, never to the screen.", hint="Name the file: --to report.html")
    if to.endswith(("/", os.sep)) or _is_folder(path):
        raise BadInput(
            f"{shortened(to)} is a folder, and a report is a file.",
            hint=f"Name a file in it: --to {shlex.quote(str(path / 'report.html'))}",
        )
    ending = path.suffix.lower()
    chosen = FORMATS.get(ending)
    if chosen is None:
        *endings, last = FORMATS
        raise BadInput(
            f"{shortened(path.name or to)} is none of the formats of a report: {', '.join(endings)} or {last}.",
            hint=f"Name a file that ends so: --to {shlex.quote(_ending_so(path))}",
        )
    if not all(find_spec(need) for need in chosen.needs):
        raise BadInput(
            f"{chosen.name} needs a part of cx-audit that is not installed here.",
            hint=f"It is the extra cx-audit[{chosen.extra}]. In the clone, with whatever installed cx-audit: "
            'pipx install --force ".[pdf,office]", uv tool install --force ".[pdf,office]", '
            'or pip install ".[pdf,office]"',
        )
    return chosen


def _is_folder(path: Path) -> bool:
    """Whether there is a folder of this name; a path that cannot be at all is told of where the file is written."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _ending_so(path: Path) -> str:
    """The same file, in the same folder, with the ending that is most likely meant."""
    ending = path.suffix.lower()
    if not path.name.strip("."):
        return str(path.parent / "report.html")
    if path.name.lower() in FORMATS:
        return str(path.parent / f"report{path.name.lower()}")
    kin = next((each for each, alike in _ALIKE.items() if ending.removeprefix(".") in alike), ".html")
    stem = path.stem if ending.removeprefix(".") else path.name.rstrip(".")
    return str(path.parent / f"{stem[:_MOST_OF_A_NAME]}{kin}")


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
    from cx_audit.report.word.template_notes import template_notes

    written = report_docx(order.report, template=order.template)
    if order.template is None:
        return written
    return replace(written, notes=(*written.notes, *template_notes(written.data, by=order.report.by)))


def _slides(order: Order) -> Written:
    from cx_audit.report.slides.report_pptx import report_pptx
    from cx_audit.report.slides.slides import deck_of

    return report_pptx(deck_of(order.material, order.report))


def _slides_shown(order: Order) -> Iterator[Part]:
    from cx_audit.report.slides.slides import deck_of

    for number, slide in enumerate(deck_of(order.material, order.report).slides, 1):
        yield f"Slide {number}", slide


def _workbook(order: Order) -> Written:
    from cx_audit.report.workbook.report_xlsx import report_xlsx
    from cx_audit.report.workbook.workbook import workbook_of

    return report_xlsx(workbook_of(order.material, order.report))


def _sheets_shown(order: Order) -> Iterator[Part]:
    from cx_audit.report.workbook.workbook import workbook_of

    workbook = workbook_of(order.material, order.report)
    yield "Sheet “About”", workbook.about
    for sheet in workbook.sheets:
        yield f"Sheet “{sheet.name}”", sheet.rows


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
            shows=_slides_shown,
        ),
        Format(
            ending=".xlsx",
            name="A workbook",
            write=_workbook,
            extra="office",
            needs=("xlsxwriter",),
            shows=_sheets_shown,
        ),
        Format(ending=".md", name="Markdown", write=_markdown),
    )
}
"""By ending, as in .html."""
