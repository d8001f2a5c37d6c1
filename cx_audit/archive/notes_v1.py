"""Notes of an organisation as format 1 spells them: types of its own, every record with an id made from its content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import Annotated, Literal, TypeVar

from msgspec import Meta, Raw, Struct, json

from cx_audit.archive.complaints import READING_ERRORS, complaint
from cx_audit.archive.kept_json import Format, is_line, time_problems
from cx_audit.archive.names import is_id
from cx_audit.core.follow_ups import MOST_NOTE, FollowUpState, Mark
from cx_audit.core.notes import Notes
from cx_audit.core.replies import is_day
from cx_audit.core.volumes import MOST_A_YEAR, Volume
from cx_audit.errors import Problem
from cx_audit.text import clean_line

FORMAT = "cx-audit-notes/1"
MOST_KEY = 500

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


_NOTES_FORMAT = Format(mark=FORMAT, words="notes")
_ENCODER = json.Encoder()
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
    _NOTES_FORMAT.refuse_too_large(data, notes.organisation)
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
    try:
        wire = _NOTES.decode(_NOTES_FORMAT.opened(data, file))
    except READING_ERRORS as error:
        raise _NOTES_FORMAT.unreadable(file, [complaint(error)]) from error
    problems: list[Problem] = []
    notes = Notes(
        organisation=clean_line(wire.organisation),
        marks=tuple(_read("marks", wire.marks, _mark_in, problems)),
        volumes=tuple(_read("volumes", wire.volumes, _volume_in, problems)),
    )
    if problems:
        raise _NOTES_FORMAT.unreadable(file, problems)
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
    yield from time_problems(record.at)
    match record:
        case Mark(follow_up=follow_up, note=note, day=day):
            audit_id, _, key = follow_up.partition("/")
            if not is_id(audit_id) or not key or not is_line(follow_up, MOST_KEY):
                yield Problem(where="follow_up", message="expected the id of an audit, a slash, and a question's key")
            if not is_day(day):
                yield Problem(where="day", message="expected a day such as 2031-05-17")
            if not is_line(note, MOST_NOTE):
                yield Problem(where="note", message=f"expected one line of at most {MOST_NOTE:,} letters")
        case Volume(touchpoint=touchpoint):
            if not is_line(touchpoint, MOST_KEY):
                yield Problem(where="touchpoint", message="expected the id of a touchpoint")
