"""Tables written organisation by organisation: to the byte what is written row by row, in any number of processes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from engagement.walks import audits
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.archive import side_by_side
from cx_audit.archive.folder import Folder
from cx_audit.archive.table_files import Spelling, TableLines, csv_of, head_of, jsonl_of, without_formula
from cx_audit.archive.tabling import tabled
from cx_audit.core.audit_tables import TABLES
from cx_audit.core.checklist import Checklist
from cx_audit.core.tables import AnyTable, Table, audits_seen, text

WHOLE_FILE = {Spelling.CSV: csv_of, Spelling.JSONL: jsonl_of}


@pytest.mark.parametrize("spelling", Spelling)
@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_lines_are_those_of_the_rows(table: AnyTable, spelling: Spelling) -> None:
    """What alike rows share is spelled once, and the file is the same as one that is spelled cell by cell."""
    seen = audits_seen(audits(), ())
    writer = TableLines(table, spelling)
    lines = [line for each in seen for line in writer.of(each)]
    assert lines
    assert head_of(table, spelling) + "".join(lines).encode() == WHOLE_FILE[spelling](table, table.rows(seen))


def test_one_key_with_other_options_is_spelled_anew() -> None:
    """Two checklists with the same keys and questions: each answer in the words of its own checklist."""
    (answers,) = (table for table in TABLES if table.name == "answers")
    audit = next(each for each in audits() if each.finished)
    other = replace(audit, id="othermade", checklist=_with_other_labels(audit.checklist))
    seen = audits_seen([audit, other], ())
    writer = TableLines(answers, Spelling.CSV)
    lines = "".join(line for each in seen for line in writer.of(each)).encode()
    assert head_of(answers, Spelling.CSV) + lines == csv_of(answers, answers.rows(seen))
    assert b"Another pole" in lines


@pytest.mark.parametrize("spelling", Spelling)
def test_processes_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spelling: Spelling) -> None:
    """Two organisations, in one process and in two: the same files, rows and counts."""
    folder = Folder(tmp_path)
    for number, audit in enumerate(audits()):
        folder.save(audit)
        folder.save(replace(audit, id=f"another{number:05d}", organisation="Another Made-up Works"))
    stored, _ = folder.heads()
    alone = tabled(tmp_path, stored, spelling, whole=None, single=frozenset())
    monkeypatch.setattr(side_by_side, "FEWEST_THAT_PAY", 1)
    monkeypatch.setattr(side_by_side, "_cores", lambda: 2)
    assert tabled(tmp_path, stored, spelling, whole=None, single=frozenset()) == alone
    assert (alone.organisations, alone.audits) == (2, 2 * len(audits()))
    assert alone.rows["audits"] == alone.audits


def _with_other_labels(checklist: Checklist) -> Checklist:
    return replace(
        checklist,
        touchpoints=tuple(
            replace(
                touchpoint,
                pairs=tuple(replace(pair, good="Another pole", bad="Another pole") for pair in touchpoint.pairs),
            )
            for touchpoint in checklist.touchpoints
        ),
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_quoting_is_that_of_the_csv_module(word: str) -> None:
    """Any text is quoted as Python's writer would; the apostrophes come before."""
    table: Table[tuple[str, str]] = Table(
        name="two",
        says="Two texts.",
        rows_of=lambda _: (),
        columns=(text("one", "A text.", lambda row: row[0]), text("two", "A text.", lambda row: row[1])),
    )
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerow([without_formula(word), "end"])
    assert csv_of(table, [(word, "end")]).decode().partition("\r\n")[2] == written.getvalue()
