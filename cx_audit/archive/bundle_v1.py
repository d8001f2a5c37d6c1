"""Export format 1: audits and notes of any number of organisations in one JSON file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from msgspec import Raw, Struct, ValidationError, json

from cx_audit.archive.audit_v1 import Time
from cx_audit.archive.complaints import READING_ERRORS, complaint, syntax_problem
from cx_audit.errors import BadInput, Problem
from cx_audit.text import clean_line

FORMAT = "cx-audit-export/1"
MOST_BYTES = 500_000_000
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class WireExport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One export; each audit and each organisation's notes stand in it as in a file of their own."""

    format: str
    made: Time
    audits: tuple[Raw, ...]
    notes: tuple[Raw, ...]


_ENCODER = json.Encoder()
_EXPORT = json.Decoder(WireExport)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What an export holds: the bytes of each audit and of each organisation's notes, in their own formats."""

    audits: tuple[bytes, ...]
    notes: tuple[bytes, ...]


def encode(audits: Sequence[bytes], notes: Sequence[bytes], made: datetime) -> bytes:
    """The export as JSON in UTF-8, one line for each audit and for each organisation's notes.

    `audits` and `notes` are files of ours as their formats write them. Raises ValueError for a time without its zone.
    """
    if made.utcoffset() is None:
        raise ValueError("made: expected a time with its zone")
    head = f'{{\n"format": "{FORMAT}",\n"made": {_ENCODER.encode(made).decode()},\n'.encode()
    return b"".join([head, b'"audits": ', _lines(audits), b',\n"notes": ', _lines(notes), b"\n}\n"])


def _lines(files: Sequence[bytes]) -> bytes:
    return b"[\n" + b",\n".join(json.format(each, indent=-1) for each in files) + b"\n]" if files else b"[]"


def decode(data: bytes, file: str) -> Bundle:
    """The audits and the notes in these bytes, not yet looked into. Raises BadInput; `file` names the bytes."""
    data = data.removeprefix(_BYTE_ORDER_MARK)
    try:
        data.decode()
        wire = _EXPORT.decode(data)
    except READING_ERRORS as error:
        problem = complaint(error) if isinstance(error, ValidationError) else syntax_problem(error, data)
        raise BadInput(
            "This file cannot be read as an export.",
            hint="Export it once more, and bring that.",
            problems=[replace(problem, file=file)],
        ) from error
    if wire.format != FORMAT:
        given = clean_line(wire.format)[:40]
        raise BadInput(
            f"The format of this file, “{given}”, is not one that this cx-audit reads.",
            hint="A newer cx-audit may be needed.",
            problems=[Problem(file=file, where="format", message=f"expected “{FORMAT}”")],
        )
    return Bundle(audits=tuple(bytes(each) for each in wire.audits), notes=tuple(bytes(each) for each in wire.notes))
