"""A report as a finished file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The bytes of a file, and sentences for whoever has it made, as what could not be shown in it."""

    data: bytes
    notes: tuple[str, ...] = ()
