"""`export --as csv` and `--as jsonl`: the folder, what is in it, and what is left alone."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from engagement.walks import ORGANISATION, audits, save_engagement

from cx_audit.archive.folder import Folder
from cx_audit.archive.notes import NotesFolder
from cx_audit.core.audit_tables import TABLES
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.questions import Answer
from cx_audit.core.tables import AnyTable, Kind

from .conftest import Cx
from .fixed import FINISHED, finished_audit
from .running import on_disk

DOCS = Path(__file__).parent.parent.parent / "docs"
NAMES = [table.name for table in TABLES]


def lines_of(folder: Path, name: str) -> list[dict[str, Any]]:
    """The objects in a file of lines."""
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def cells_of(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    text = (folder / f"{name}.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_five_files_for_their_owner_alone(filled: Cx, ending: str) -> None:
    """One file a table, the words on standard error, and with --json how many rows each has."""
    ran = filled("export", "--to", "tables", "--as", ending, "--json")
    assert ran.code == 0
    assert "confidential" in ran.err
    folder = filled.home / "tables"
    assert sorted(path.name for path in folder.iterdir()) == sorted(f"{name}.{ending}" for name in NAMES)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    read = cells_of if ending == "csv" else lines_of
    assert ran.json["tables"] == {name: len(read(folder, name)) for name in NAMES}
    assert (ran.json["format"], ran.json["audits"], ran.json["organisations"]) == (ending, 3, 2)
    assert [path.name for path in filled.home.iterdir() if path.name.startswith(".tables")] == []


def test_csv_and_jsonl_say_the_same(cx: Cx) -> None:
    """Cell by cell, once the CSV is read by its column's kind."""
    save_engagement(cx.data)
    for ending in ("csv", "jsonl"):
        assert cx("export", "--to", ending, "--as", ending).code == 0
    for table in TABLES:
        cells, lines = cells_of(cx.home / "csv", table.name), lines_of(cx.home / "jsonl", table.name)
        assert len(cells) == len(lines) > 0
        for row, line in zip(cells, lines, strict=True):
            assert list(row) == list(line) == [column.name for column in table.columns]
            for column in table.columns:
                assert row[column.name] == _in_csv(line[column.name])


def _in_csv(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def test_formulas_in_answers_do_not_run(filled: Cx) -> None:
    """A quote that a spreadsheet would run gets an apostrophe; numbers keep their sign; JSON has it as it was."""
    quote = '=HYPERLINK("http://x.example","more")'
    responses = {**finished_audit().responses, "website/quote/1": Answer(quote)}
    Folder(filled.data).save(replace(finished_audit(), responses=responses, leader="@Ada"))
    for ending in ("csv", "jsonl"):
        assert filled("export", FINISHED, "--to", ending, "--as", ending).code == 0
    (cell,) = [row for row in cells_of(filled.home / "csv", "answers") if row["question"] == "website/quote/1"]
    (line,) = [row for row in lines_of(filled.home / "jsonl", "answers") if row["question"] == "website/quote/1"]
    assert (cell["answer_text"], line["answer_text"]) == (f"'{quote}", quote)
    assert cells_of(filled.home / "csv", "audits")[0]["leader"] == "'@Ada"
    trusts = [row["trust"] for row in cells_of(filled.home / "csv", "touchpoints")]
    assert trusts == ["-5", "-1", "-1", "8", "7"]


def test_marks_are_in_the_follow_ups(cx: Cx) -> None:
    """What the notes say of a commitment is in its row."""
    save_engagement(cx.data)
    audit = next(each for each in audits() if each.complete)
    mark = Mark(follow_up=f"{audit.id}/after/commitment", state=FollowUpState.KEPT, day="2031-03-02", at=audit.started)
    NotesFolder(cx.data).add_mark(ORGANISATION, mark)
    assert cx("export", "--to", "t", "--as", "jsonl").code == 0
    rows = {row["follow_up"]: row for row in lines_of(cx.home / "t", "follow_ups")}
    assert rows[mark.follow_up]["state"] == "kept"
    assert sum(row["state"] == "kept" for row in rows.values()) == 1


def test_the_folder_is_new_or_empty_or_forced(filled: Cx) -> None:
    """Tables that are there stay without --force, and go as a whole with it; an empty folder is filled."""
    (filled.home / "t").mkdir()
    assert filled("export", "--to", "t", "--as", "csv").code == 0
    before = on_disk(filled.home)
    refused = filled("export", "--to", "t", "--as", "jsonl")
    assert refused.code == 2
    assert "--force" in refused.err
    assert on_disk(filled.home) == before
    assert filled("export", "--to", "t", "--as", "jsonl", "--force").code == 0
    assert sorted(path.name for path in (filled.home / "t").iterdir()) == sorted(f"{name}.jsonl" for name in NAMES)


def test_nothing_else_is_ever_written_over(filled: Cx) -> None:
    """A folder with something of yours in it is left as it is, also with --force; so is a file."""
    (filled.home / "t").mkdir()
    (filled.home / "t" / "thesis.txt").write_text("mine", encoding="utf-8")
    (filled.home / "file").write_text("mine", encoding="utf-8")
    before = on_disk(filled.home)
    for to, said in (("t", "thesis.txt"), ("file", "is a file"), (".", "something else"), ("no/t", "does not exist")):
        ran = filled("export", "--to", to, "--as", "csv", "--force")
        assert (ran.code, ran.out) == (2, "")
        assert said in " ".join(ran.err.split())
    for to in ("audits", "audits/t"):
        assert "in the data folder itself" in " ".join(
            filled("export", "--to", to, "--as", "csv", "--force").err.split()
        )
    assert on_disk(filled.home) == before


@pytest.mark.parametrize("moved", [1, 2])
def test_a_disk_that_says_no_leaves_what_was_there(filled: Cx, monkeypatch: pytest.MonkeyPatch, moved: int) -> None:
    """Whichever of the two renames fails, the old tables are where they were, and nothing is left beside them."""
    assert filled("export", "--to", "t", "--as", "csv").code == 0
    before = on_disk(filled.home)
    rename, calls = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == moved:
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    ran = filled("export", "--to", "t", "--as", "jsonl", "--force")
    assert ran.code != 0
    assert "was not written" in ran.err
    assert on_disk(filled.home) == before


def test_a_full_disk_leaves_nothing(filled: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not a part of the tables, and no temporary folder."""
    before = on_disk(filled.home)
    kept, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 3:
            raise OSError(28, "No space left on device")
        kept(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    assert filled("export", "--to", "t", "--as", "csv").code != 0
    assert on_disk(filled.home) == before


def test_what_cannot_be_read_is_left_out(filled: Cx) -> None:
    """It is told of, the rest is written, and the exit code is 1."""
    path = Folder(filled.data).path_of(FINISHED)
    path.write_text(path.read_text(encoding="utf-8")[:-20], encoding="utf-8")
    ran = filled("export", "--to", "t", "--as", "jsonl")
    assert ran.code == 1
    assert "Left out" in ran.err
    assert len(lines_of(filled.home / "t", "audits")) == 2


_ROW = re.compile(r"^\| `(\w+)` \| ([^|]+) \| (.*?) \|$", re.MULTILINE)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented(table: AnyTable) -> None:
    """docs/tables.md has the columns of each table in order, what they hold, and the sentence."""
    page = (DOCS / "tables.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {table.name}\n")[1].split("\n## ")[0]
    assert table.says in section
    assert _ROW.findall(section) == [(column.name, column.kind.value, column.says) for column in table.columns]


_SQL = {
    Kind.TEXT: "text",
    Kind.WHOLE: "bigint",
    Kind.NUMBER: "double precision",
    Kind.FLAG: "boolean",
    Kind.DAY: "date",
    Kind.TIME: "timestamptz",
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_sql_has_every_column(table: AnyTable) -> None:
    """docs/tables.sql makes each table with its columns in order, of the types that hold them."""
    page = (DOCS / "tables.sql").read_text(encoding="utf-8")
    body = re.search(rf"CREATE TABLE {table.name} \((.*?)\n\);", page, re.DOTALL)
    assert body is not None
    columns = re.findall(r"^    ([a-z_]+) ([a-z ]+),?$", body[1], re.MULTILINE)
    assert columns == [(column.name, _SQL[column.kind]) for column in table.columns]
