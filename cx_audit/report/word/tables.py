"""Tables as WordprocessingML: header rows that come again, rows that stay whole, columns as wide as they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cx_audit.report.blocks import Cell, Fact, Facts, Table, Tone
from cx_audit.report.word.text import MOST_LETTERS_WHOLE, escaped, paragraph, run, said, toned
from cx_audit.report.word.widths import column_widths

MOST_ROWS_TOGETHER = 6
"""Longer tables go on over the page."""
_MOST_LETTERS_TOGETHER = 1500
_SIZE, _SIZE_SMALL = 180, 160
_PADDING = 180
_ASKED = 0.58
"""How much of the room the questions of a table for looking things up have, the same in each of them."""
_FACTS_ACROSS = 3


def table_xml(
    block: Table, styles: Mapping[str, str], width: int, *, small: bool, language: str, keep_next: bool = False
) -> str:
    """The table without its caption, `width` twentieths of a point wide; with `keep_next` it stays with what follows.

    `language` is that of the checklist's words, empty where it is that of the report.
    """
    if small and len(block.columns) == 2:
        asked = round(width * _ASKED)
        widths: tuple[int, ...] = (asked, width - asked)
    else:
        widths = column_widths(block, width, size=_SIZE_SMALL if small else _SIZE, padding=_PADDING)
    size = "Small" if small else ""
    names = [styles[f"Table{'Number' if column.numeric else 'Text'}{size}"] for column in block.columns]
    places = tuple(zip(names, widths, strict=True))
    letters = sum(len(cell.text) for row in block.rows for cell in row)
    together = len(block.rows) <= MOST_ROWS_TOGETHER and letters <= _MOST_LETTERS_TOGETHER
    last = len(block.rows)
    head = _row([Cell(text=column.title) for column in block.columns], places, styles, head=True, keep_next=True)
    rows = (
        _row(
            row,
            places,
            styles,
            keep_next=keep_next if at == last else together or at < 3 or at == last - 1,
            language=language,
        )
        for at, row in enumerate(block.rows, 1)
    )
    return _table(styles["ReportTable"], widths, _look(head=True, names=not small), block.caption, head, *rows)


def facts_xml(block: Facts, styles: Mapping[str, str], width: int) -> str:
    """The facts as boxes side by side, at most four in a row; they stay with what comes after them."""
    count = len(block.facts)
    across = count if count <= _FACTS_ACROSS + 1 else _FACTS_ACROSS
    if max(len(fact.text) for fact in block.facts) > MOST_LETTERS_WHOLE:
        across = 1
    ends = [round(width * at / across) for at in range(across + 1)]
    widths = tuple(ends[at + 1] - ends[at] for at in range(across))
    rows = (_boxes(block.facts[at : at + across], styles, widths) for at in range(0, count, across))
    return _table(styles["FactBoxes"], widths, _look(head=False, names=False), "", *rows)


def _look(*, head: bool, names: bool) -> str:
    """Which parts of the table's style hold: that of a first row of heads, and that of a first column of names."""
    held = 0x600 | (0x20 if head else 0) | (0x80 if names else 0)
    return (
        f'<w:tblLook w:val="{held:04X}" w:firstRow="{head:d}" w:lastRow="0" w:firstColumn="{names:d}" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _table(style: str, widths: Sequence[int], look: str, caption: str, *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    said_of_it = f'<w:tblCaption w:val="{escaped(caption)}"/>' if caption else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{escaped(style)}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{look}{said_of_it}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(
    cells: Sequence[Cell],
    places: Sequence[tuple[str, int]],
    styles: Mapping[str, str],
    *,
    head: bool = False,
    keep_next: bool,
    language: str = "",
) -> str:
    """One row; `places` has the style and the width of each cell."""
    whole = max(len(cell.text) for cell in cells) <= MOST_LETTERS_WHOLE
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if head and whole else "")
    made = []
    for cell, (style, width) in zip(cells, places, strict=True):
        said_in = language if cell.of_checklist else ""
        content = run(toned(cell.text, cell.tone), tone_style(cell.tone, styles), language=said_in)
        made.append(_cell(paragraph(style, content, says=cell.text, keep_next=keep_next), width))
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(made)}</w:tr>"


def _boxes(facts: Sequence[Fact], styles: Mapping[str, str], widths: Sequence[int]) -> str:
    """One row of boxes; the last one takes what room is left.

    Its paragraphs keep it whole: LibreOffice keeps no row with what follows that says so of itself as well.
    """
    made = []
    for at, fact in enumerate(facts):
        last = at == len(facts) - 1
        span = len(widths) - at if last else 1
        shown = paragraph(
            styles["Fact"],
            run(toned(fact.text, fact.tone), tone_style(fact.tone, styles)),
            says=fact.text,
            keep_next=True,
        )
        inner = said(styles["FactName"], fact.name, keep_next=True) + shown
        made.append(_cell(inner, sum(widths[at : at + span]), span=span))
    return f"<w:tr>{''.join(made)}</w:tr>"


def _cell(inner: str, width: int, *, span: int = 1) -> str:
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}</w:tcPr>{inner}</w:tc>'


def tone_style(tone: Tone, styles: Mapping[str, str]) -> str:
    """The character style of a tone; empty for none."""
    match tone:
        case Tone.BUILT:
            return styles["Built"]
        case Tone.ERODED:
            return styles["Eroded"]
        case _:
            return ""
