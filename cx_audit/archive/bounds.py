"""What holds for every audit that is written or read, whatever the format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cx_audit.archive.heads import AuditHead
from cx_audit.archive.names import is_id
from cx_audit.errors import Problem

if TYPE_CHECKING:
    from cx_audit.core.audit import Audit

MOST_BYTES = 20_000_000
MOST_ROUNDS = 9_999
EARLIEST_YEAR, LATEST_YEAR = 1970, 9998


def out_of_bounds(audit: Audit | AuditHead) -> Iterator[Problem]:
    """An id that is none, a round that is not from 1 to 9999, and times without a usable zone or year."""
    if not is_id(audit.id):
        yield Problem(where="id", message="expected 8 to 32 lower-case letters and digits")
    if not 1 <= audit.round <= MOST_ROUNDS:
        yield Problem(where="round", message=f"expected a whole number from 1 to {MOST_ROUNDS}")
    for where, time in _times_in(audit):
        if not _has_usable_zone(time):
            yield Problem(where=" > ".join(where), message="expected a time with its zone, of whole minutes")
        elif not EARLIEST_YEAR <= time.year <= LATEST_YEAR:
            yield Problem(where=" > ".join(where), message=f"expected a year from {EARLIEST_YEAR} to {LATEST_YEAR}")


def _has_usable_zone(time: datetime) -> bool:
    if time.tzinfo is UTC:
        return True
    offset = time.utcoffset()
    return offset is not None and not offset.total_seconds() % 60


def _times_in(audit: Audit | AuditHead) -> Iterator[tuple[tuple[str, ...], datetime]]:
    yield ("started",), audit.started
    yield ("changed",), audit.changed
    if audit.finished is not None:
        yield ("finished",), audit.finished
    if not isinstance(audit, AuditHead):
        if audit.seal is not None:
            yield ("seal", "at"), audit.seal.at
        for key, time in audit.answered.items():
            yield ("answers", key, "at"), time
        for number, change in enumerate(audit.changes):
            yield (f"changes[{number}]", "at"), change.at
