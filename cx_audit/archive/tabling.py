"""Audits as files of tables, each organisation on its own and side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cx_audit.archive.canonical import Canonical
from cx_audit.archive.exporting import notes_for_export
from cx_audit.archive.files import bytes_of
from cx_audit.archive.format_v1 import decode
from cx_audit.archive.heads import StoredHead
from cx_audit.archive.side_by_side import each_done
from cx_audit.archive.table_files import Spelling, TableLines, head_of
from cx_audit.core.audit import Audit
from cx_audit.core.audit_tables import TABLES
from cx_audit.core.follow_ups import Mark
from cx_audit.core.tables import audits_seen
from cx_audit.errors import BadInput, Problem, StorageFailed
from cx_audit.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """The files of the tables by their names, how many rows each table has, and what is wrong with what is not in."""

    files: Mapping[str, bytes]
    rows: Mapping[str, int]
    audits: int
    organisations: int
    problems: tuple[Problem, ...]


Source = Path | Canonical


class _Work(NamedTuple):
    """The audits of one organisation, and the marks on them."""

    sources: tuple[Source, ...]
    marks: tuple[Mark, ...]
    spelling: Spelling


class _Done(NamedTuple):
    """The lines of each table and how many they are, the organisations, and the problems by source."""

    lines: tuple[bytes, ...]
    rows: tuple[int, ...]
    audits: int
    organisations: frozenset[str]
    problems: dict[Path, tuple[Problem, ...]]


def tabled(
    root: Path,
    stored: Sequence[StoredHead],
    spelling: Spelling,
    *,
    whole: Collection[str] | None,
    single: Collection[str],
) -> Tabled:
    """The audits in these files as tables; `whole` and `single` are those of `read_for_export`."""
    organisations = {each.head.organisation for each in stored}
    notes, unread = notes_for_export(root, whole=whole, single=single, organisations=organisations)
    by_organisation: dict[str, list[Source]] = {}
    for each in stored:
        by_organisation.setdefault(folded(each.head.organisation), []).append(each.path)
    found = _tabled(by_organisation, [mark for each in notes for mark in each.marks], spelling)
    order = {str(each.path): number for number, each in enumerate(stored)}
    return Tabled(
        files=found.files,
        rows=found.rows,
        audits=found.audits,
        organisations=found.organisations,
        problems=(*sorted(found.problems, key=lambda each: order.get(each.file, 0)), *unread),
    )


def tabled_again(audits: Iterable[Canonical], marks: Iterable[Mark], spelling: Spelling) -> Tabled:
    """These audits as tables."""
    by_organisation: dict[str, list[Source]] = {}
    for each in audits:
        by_organisation.setdefault(folded(each.head.organisation), []).append(each)
    return _tabled(by_organisation, list(marks), spelling)


def _tabled(by_organisation: Mapping[str, Sequence[Source]], marks: Sequence[Mark], spelling: Spelling) -> Tabled:
    work = [
        _Work(sources=tuple(by_organisation[name]), marks=tuple(marks), spelling=spelling)
        for name in sorted(by_organisation)
    ]
    done = each_done(_lines_of, work, audits=sum(len(each.sources) for each in work))
    return Tabled(
        files={
            f"{table.name}.{spelling}": b"".join([head_of(table, spelling), *(each.lines[number] for each in done)])
            for number, table in enumerate(TABLES)
        },
        rows={table.name: sum(each.rows[number] for each in done) for number, table in enumerate(TABLES)},
        audits=sum(each.audits for each in done),
        organisations=len(frozenset().union(*(each.organisations for each in done))),
        problems=tuple(problem for each in done for found in each.problems.values() for problem in found),
    )


def _lines_of(work: _Work) -> _Done:
    audits: list[Audit] = []
    problems: dict[Path, tuple[Problem, ...]] = {}
    for source in work.sources:
        if isinstance(source, Canonical):
            audits.append(decode(source.data, source.head.id))
            continue
        try:
            audits.append(decode(bytes_of(source), str(source)))
        except BadInput as error:
            problems[source] = error.problems
        except StorageFailed as error:
            problems[source] = (Problem(file=str(source), message=error.message, hint=error.hint),)
    seen = audits_seen(audits, work.marks)
    lines = []
    for table in TABLES:
        writer = TableLines(table, work.spelling)
        lines.append([line for each in seen for line in writer.of(each)])
    return _Done(
        lines=tuple("".join(each).encode() for each in lines),
        rows=tuple(map(len, lines)),
        audits=len(audits),
        organisations=frozenset(folded(audit.organisation) for audit in audits),
        problems=problems,
    )
