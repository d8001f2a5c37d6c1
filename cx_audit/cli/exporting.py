"""Exporting: which audits leave, in which format, to which file or folder; and saying what is in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from cx_audit.cli.export_format import Format
from cx_audit.cli.selecting import Selection, select
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.walking import path_shown
from cx_audit.cli.workspace import Workspace, now
from cx_audit.cli.writing import refuse_what_is_there, write_new_bytes
from cx_audit.cli.writing_folder import refuse_folder, write_new_folder
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import counted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from cx_audit.archive.exporting import Leaving
    from cx_audit.archive.tabling import Tabled
    from cx_audit.cli.anonymising import AnonymousLeaving
    from cx_audit.errors import Problem

ALL_LEFT, SOME_LEFT_OUT, STOPPED = 0, 1, 130
_CONFIDENTIAL = "Names and free words are in it: treat it as confidential."
_READ_IT_THROUGH = (
    "The names that are known were replaced. Free words are still in it: read it through before you pass it on."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportWish:
    """What was asked for; no names mean everything, and without a format the ending of the file says it.

    `mask` is for an anonymous export: what may still tell who is meant is masked without asking.
    """

    names: tuple[str, ...]
    to: Path
    format: Format | None
    force: bool
    json: bool
    anonymous: bool = False
    mask: bool = False
    plain: bool = False


def export_audits(room: Workspace, wish: ExportWish) -> int:
    """Write the audits that were asked for, and say what was written.

    1 where a file had to be left out, 130 when the person leaves while likely names are decided on.
    """
    if wish.mask and not wish.anonymous:
        raise BadInput("--mask belongs to an anonymous export.", hint="Add --anonymous, or leave --mask out.")
    if str(wish.to) == "-":
        raise BadInput(
            "An export goes to a file or a folder, never to the screen.",
            hint="Name the file, such as: --to audits.json",
        )
    format_wanted = wish.format or _format_by_ending(wish.to)
    _refuse_data_folder(room, wish.to)
    _refuse_what_is_there(wish, format_wanted)
    selection = select(room, wish.names)
    if wish.anonymous:
        written = _write_without_names(room, wish, selection, format_wanted)
        if written is None:
            say("Nothing was written.")
            return STOPPED
    else:
        written = _write(room, wish, selection, format_wanted)
    say(
        f"Wrote {path_shown(wish.to)}: {counted(written.audits, 'audit')} of "
        f"{counted(written.organisations, 'organisation')}. {_READ_IT_THROUGH if wish.anonymous else _CONFIDENTIAL}"
    )
    if wish.json:
        report = {
            "path": str(wish.to.absolute()),
            "format": format_wanted.value,
            "audits": written.audits,
            "organisations": written.organisations,
            "left_out": written.left_out,
            "anonymous": wish.anonymous,
        }
        print_json({**report, "tables": dict(written.rows)} if written.rows else report)
    return SOME_LEFT_OUT if written.left_out else ALL_LEFT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """How much was written, and how many rows each table has, none where no tables were written."""

    audits: int
    organisations: int
    left_out: int
    rows: Mapping[str, int]


def _write(room: Workspace, wish: ExportWish, selection: Selection, format_wanted: Format) -> _Written:
    match format_wanted:
        case Format.JSON:
            leaving = _read(room, selection)
            return _write_as_json(wish, leaving, now())
        case Format.CSV | Format.JSONL:
            from cx_audit.archive.table_files import Spelling
            from cx_audit.archive.tabling import tabled

            tables = tabled(
                room.data,
                selection.stored,
                Spelling(format_wanted),
                whole=selection.whole,
                single=selection.single,
            )
            tables = replace(tables, problems=(*selection.problems, *tables.problems))
            _tell_what_is_left_out(room, tables.problems, tables.audits)
            return _write_as_tables(wish, tables)
        case _:
            assert_never(format_wanted)


def _write_without_names(
    room: Workspace, wish: ExportWish, selection: Selection, format_wanted: Format
) -> _Written | None:
    """None when the person leaves."""
    without_names = _without_names(room, wish, _read(room, selection))
    if without_names is None:
        return None
    leaving = without_names.leaving
    match format_wanted:
        case Format.JSON:
            return _write_as_json(wish, leaving, without_names.made)
        case Format.CSV | Format.JSONL:
            from cx_audit.archive.notes_v1 import decode as decode_notes
            from cx_audit.archive.table_files import Spelling
            from cx_audit.archive.tabling import tabled_again

            marks = [mark for each in leaving.notes for mark in decode_notes(each, "notes").marks]
            tables = tabled_again(leaving.audits, marks, Spelling(format_wanted))
            return _write_as_tables(wish, replace(tables, problems=leaving.problems))
        case _:
            assert_never(format_wanted)


def _without_names(room: Workspace, wish: ExportWish, leaving: Leaving) -> AnonymousLeaving | None:
    from cx_audit.cli.anonymising import anonymised
    from cx_audit.terminal.screen import has_terminal

    may_ask = (has_terminal() or wish.plain) and not wish.json
    return anonymised(room, leaving, file_name=wish.to.name, mask=wish.mask, may_ask=may_ask, plain=wish.plain)


def _write_as_json(wish: ExportWish, leaving: Leaving, made: datetime) -> _Written:
    from cx_audit.archive import bundle_v1

    data = bundle_v1.encode([each.data for each in leaving.audits], leaving.notes, made)
    write_new_bytes(wish.to, data, force=wish.force)
    return _Written(
        audits=len(leaving.audits), organisations=leaving.organisations, left_out=len(leaving.problems), rows={}
    )


def _write_as_tables(wish: ExportWish, tables: Tabled) -> _Written:
    """Write one file a table."""
    write_new_folder(wish.to, tables.files, force=wish.force, ours=_table_files())
    return _Written(
        audits=tables.audits,
        organisations=tables.organisations,
        left_out=len(tables.problems),
        rows=tables.rows,
    )


def _table_files() -> frozenset[str]:
    """The names of every file that an export of tables writes."""
    from cx_audit.core.audit_tables import TABLES

    return frozenset(f"{table.name}.{ending}" for table in TABLES for ending in (Format.CSV, Format.JSONL))


def _refuse_what_is_there(wish: ExportWish, format_wanted: Format) -> None:
    match format_wanted:
        case Format.JSON:
            refuse_what_is_there(wish.to, force=wish.force)
        case Format.CSV | Format.JSONL:
            refuse_folder(wish.to, force=wish.force, ours=_table_files())
        case _:
            assert_never(format_wanted)


def _read(room: Workspace, selection: Selection) -> Leaving:
    """Everything that leaves; what cannot be read is told of. Raises NotFound where no audit is left."""
    from cx_audit.archive.exporting import read_for_export

    files = [stored.path for stored in selection.stored]
    leaving = read_for_export(room.data, files, whole=selection.whole, single=selection.single)
    leaving = replace(leaving, problems=(*selection.problems, *leaving.problems))
    _tell_what_is_left_out(room, leaving.problems, len(leaving.audits))
    return leaving


def _tell_what_is_left_out(room: Workspace, problems: Sequence[Problem], audits: int) -> None:
    """Say what cannot be read. Raises NotFound where no audit is left."""
    for problem in problems:
        say(f"Left out: {problem}")
    if not audits:
        raise NotFound("There is no audit to export.", hint=f"See what there is with: {room.typed('list')}")


def _format_by_ending(to: Path) -> Format:
    if to.suffix.lower() == f".{Format.JSON}":
        return Format.JSON
    raise BadInput(
        f"The ending of {to} does not say how to write the export.",
        hint=f"End it in .{Format.JSON}, or say it: --as {Format.JSON}; for a folder of tables --as {Format.CSV} "
        f"or --as {Format.JSONL}.",
    )


def _refuse_data_folder(room: Workspace, to: Path) -> None:
    """An export within the data folder would be taken for an audit."""
    try:
        data = room.data.resolve()
        is_inside = any(place.resolve().is_relative_to(data) for place in (to.absolute().parent, to.absolute()))
    except (OSError, ValueError, RuntimeError) as error:
        raise BadInput(f"{to} cannot be written to.", hint="Name another file.") from error
    if is_inside:
        raise BadInput(
            f"{to} would be in the data folder itself, and nothing was written.", hint="Name a file in another folder."
        )
