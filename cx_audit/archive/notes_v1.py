"""Notes of an organisation as format 1 spells them: types of its own, every record with an id made from its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Raw, Struct, json

from cx_audit.archive.bounds import EARLIEST_YEAR, LATEST_YEAR, MOST_BYTES
from cx_audit.archive.complaints import READING_ERRORS, complaint, syntax_problem
from cx_audit.archive.names import is_id
from cx_audit.core.follow_ups import MOST_NOTE, FollowUpState, Mark
from cx_audit.core.notes import Notes
from cx_audit.core.replies import is_day
from cx_audit.core.volumes import MOST_A_YEAR, Volume
from cx_audit.errors import BadInput, Problem
from cx_audit.text import clean_line

FORMAT = "cx-audit-notes/1"
MOST_KEY = 500

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_Time = Annotated[datetime, Meta(tz=True)]
_RecordId = Annotated[str, Meta(pattern=r"^[0-9a-f]{16}\Z")]
_Count = Annotated[int, Meta(ge=0, le=MOST_A_YEAR)]


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class WireMark(_Strict, frozen=True):
    """What became of a commitment or a promise; `follow_up` is `<audit id>/<question key>`, `day` YYYY-MM-DD."""

    id: _RecordId
    follow_up: str
    state: Literal["kept", "broken", "open"]
    note: str
    day: str
    at: _Time


class WireVolume(_Strict, frozen=True):
    """Customers a year, of a touchpoint or of the whole organisation; both null where it was taken back."""

    id: _RecordId
    touchpoint: str
    low: _Count | None
    high: _Count | None
    at: _Time


class WireNotes(_Strict, frozen=True):
    """The notes of one organisation, the records by time and id."""

    format: str
    organisation: str
    marks: tuple[Raw, ...]
    volumes: tuple[Raw, ...]


class _Format(Struct, frozen=True):
    format: str


_ENCODER = json.Encoder()
_FORMAT = json.Decoder(_Format)
_NOTES = json.Decoder(WireNotes)
_MARK = json.Decoder(WireMark)
_VOLUME = json.Decoder(WireVolume)
_Record = TypeVar("_Record", Mark, Volume)


def encode(notes: Notes) -> bytes:
    """The notes as indented JSON in UTF-8; the same notes give the same bytes.

    Raises ValueError for a text that is not clean or too long, a day that is none, and a time without its zone, and
    BadInput where it would be larger than a file may be.
    """
    records: tuple[Mark | Volume, ...] = (*notes.marks, *notes.volumes)
    for problem in (problem for record in records for problem in _out_of_bounds(record)):
        raise ValueError(str(problem))
    if notes.organisation != clean_line(notes.organisation):
        raise ValueError("organisation: expected one clean line")
    wire = WireNotes(
        format=FORMAT,
        organisation=notes.organisation,
        marks=tuple(Raw(_ENCODER.encode(_wire_mark(mark))) for mark in notes.marks),
        volumes=tuple(Raw(_ENCODER.encode(_wire_volume(volume))) for volume in notes.volumes),
    )
    data = json.format(_ENCODER.encode(wire), indent=2) + b"\n"
    if len(data) > MOST_BYTES:
        raise BadInput(
            f"The notes of {notes.organisation} would be larger than {MOST_BYTES // 1_000_000} MB.",
            hint="Nothing was changed.",
        )
    return data


def _wire_mark(mark: Mark) -> WireMark:
    return WireMark(
        id=mark.id,
        follow_up=mark.follow_up,
        state=mark.state.value,
        note=mark.note,
        day=mark.day,
        at=mark.at,
    )


def _wire_volume(volume: Volume) -> WireVolume:
    return WireVolume(id=volume.id, touchpoint=volume.touchpoint, low=volume.low, high=volume.high, at=volume.at)


def decode(data: bytes, file: str) -> Notes:
    """The notes in these bytes, their texts cleaned. Raises BadInput with every problem found; `file` names them."""
    if len(data) > MOST_BYTES:
        raise _unreadable(file, [Problem(message=f"this is larger than {MOST_BYTES // 1_000_000} MB")])
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if not data.strip():
        raise _unreadable(file, [Problem(message="this is empty")])
    try:
        data.decode()
        json.decode(data, type=Raw)
    except READING_ERRORS as error:
        raise _unreadable(file, [syntax_problem(error, data)]) from error
    _refuse_other_formats(data, file)
    try:
        wire = _NOTES.decode(data)
    except READING_ERRORS as error:
        raise _unreadable(file, [complaint(error)]) from error
    problems: list[Problem] = []
    notes = Notes(
        organisation=clean_line(wire.organisation),
        marks=tuple(_read("marks", wire.marks, _mark_in, problems)),
        volumes=tuple(_read("volumes", wire.volumes, _volume_in, problems)),
    )
    if problems:
        raise _unreadable(file, problems)
    return notes


def _read(
    where: str, raws: Iterable[Raw], read: Callable[[Raw], tuple[str, _Record]], problems: list[Problem]
) -> Iterator[_Record]:
    for number, raw in enumerate(raws):
        place = f"{where}[{number}]"
        try:
            record_id, record = read(raw)
        except READING_ERRORS as error:
            problems.append(complaint(error, place))
            continue
        except ValueError as error:
            problems.append(Problem(where=place, message=f"expected that {error}"))
            continue
        wrong = list(_out_of_bounds(record))
        if not wrong and record.id != record_id:
            wrong = [Problem(where="id", message="has been changed by hand or damaged: its content has another id")]
        problems += [replace(problem, where=f"{place} > {problem.where}") for problem in wrong]
        yield record


def _mark_in(raw: Raw) -> tuple[str, Mark]:
    wire = _MARK.decode(raw)
    return wire.id, Mark(
        follow_up=clean_line(wire.follow_up),
        state=FollowUpState(wire.state),
        note=clean_line(wire.note),
        day=wire.day,
        at=wire.at,
    )


def _volume_in(raw: Raw) -> tuple[str, Volume]:
    wire = _VOLUME.decode(raw)
    return wire.id, Volume(touchpoint=clean_line(wire.touchpoint), low=wire.low, high=wire.high, at=wire.at)


def _out_of_bounds(record: Mark | Volume) -> Iterator[Problem]:
    offset = record.at.utcoffset()
    if offset is None or offset.total_seconds() % 60:
        yield Problem(where="at", message="expected a time with its zone, of whole minutes")
    elif not EARLIEST_YEAR <= record.at.year <= LATEST_YEAR:
        yield Problem(where="at", message=f"expected a year from {EARLIEST_YEAR} to {LATEST_YEAR}")
    match record:
        case Mark(follow_up=follow_up, note=note, day=day):
            audit_id, _, key = follow_up.partition("/")
            if not is_id(audit_id) or not key or not _is_line(follow_up, MOST_KEY):
                yield Problem(where="follow_up", message="expected the id of an audit, a slash, and a question's key")
            if not is_day(day):
                yield Problem(where="day", message="expected a day such as 2031-05-17")
            if not _is_line(note, MOST_NOTE):
                yield Problem(where="note", message=f"expected one line of at most {MOST_NOTE:,} letters")
        case Volume(touchpoint=touchpoint):
            if not _is_line(touchpoint, MOST_KEY):
                yield Problem(where="touchpoint", message="expected the id of a touchpoint")


def _is_line(text: str, most: int) -> bool:
    return len(text) <= most and text == clean_line(text)


def _refuse_other_formats(data: bytes, file: str) -> None:
    try:
        given = clean_line(_FORMAT.decode(data).format)[:40]
    except READING_ERRORS as error:
        message = f"these are no notes: expected “{FORMAT}”"
        raise _unreadable(file, [Problem(where="format", message=message)]) from error
    if given == FORMAT:
        return
    newer = given.startswith(FORMAT.partition("/")[0] + "/")
    raise BadInput(
        f"The format of this file, “{given}”, is not one that this cx-audit reads as notes.",
        hint="A newer cx-audit may be needed." if newer else "Put back a copy of the notes from before.",
        problems=[Problem(file=file, where="format", message=f"expected “{FORMAT}”")],
    )


def _unreadable(file: str, problems: Iterable[Problem]) -> BadInput:
    return BadInput(
        "This file cannot be read as the notes of an organisation.",
        hint="Put back a copy of the file from before it was changed.",
        problems=[replace(problem, file=file) for problem in problems],
    )
