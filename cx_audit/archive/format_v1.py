"""Format 1: an audit as one self-contained JSON file, the checklist and the scoring version in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Raw, ValidationError, json

from cx_audit.archive.answers_v1 import raw_of
from cx_audit.archive.audit_v1 import (
    WireAnswer,
    WireAudit,
    WireChange,
    WireEmbedded,
    WireHead,
    WireMark,
    WireScores,
    WireSeal,
)
from cx_audit.archive.bounds import MOST_BYTES, out_of_bounds
from cx_audit.archive.checklist_to_wire import wire_of
from cx_audit.archive.checklist_v1 import digest_of
from cx_audit.archive.complaints import READING_ERRORS, complaint, syntax_problem, unreadable
from cx_audit.archive.heads import AuditHead
from cx_audit.archive.reading_v1 import Reading
from cx_audit.core.audit import Audit, LoggedChange
from cx_audit.core.checklist import Checklist
from cx_audit.errors import BadInput, Problem
from cx_audit.text import capitalised, clean_line

FORMAT = "cx-audit/1"

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_ENCODER = json.Encoder()
_MARK = json.Decoder(WireMark)
_HEAD = json.Decoder(WireHead)
_AUDIT = json.Decoder(WireAudit)


def encode(audit: Audit) -> bytes:
    """The audit as indented JSON in UTF-8; the same audit gives the same bytes.

    Raises ValueError for an id or a round out of bounds, and for a time without its zone.
    """
    problem = next(out_of_bounds(audit), None)
    if problem is not None:
        raise ValueError(str(problem))
    content, digest = _content_of(_Same(audit.checklist))
    checklist = audit.checklist
    scores, seal = audit.saved_scores, audit.seal
    wire = WireAudit(
        format=FORMAT,
        id=audit.id,
        organisation=audit.organisation,
        leader=audit.leader,
        round=audit.round,
        made_up=audit.made_up,
        anyway=audit.anyway,
        from_file=audit.from_file,
        started=audit.started,
        changed=audit.changed,
        finished=audit.finished,
        scoring_version=audit.scoring_version,
        scores=None
        if scores is None
        else WireScores(scoring_version=scores.scoring_version, net_trust=scores.net_trust, trust=dict(scores.trust)),
        seal=None if seal is None else WireSeal(at=seal.at, digest=seal.digest),
        at=audit.at,
        answers=Raw(_ENCODER.encode(dict(_wire_answers(audit)))),
        changes=tuple(Raw(_ENCODER.encode(_wire_change(change))) for change in audit.changes),
        checklist=WireEmbedded(
            id=checklist.id,
            version=checklist.version,
            file=audit.checklist_file,
            digest=digest,
            content=Raw(content),
        ),
    )
    return json.format(_ENCODER.encode(wire), indent=2) + b"\n"


class _Same:
    """A checklist as a key of a cache: compared by identity, as hashing it takes longer than encoding."""

    __slots__ = ("checklist",)

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist

    def __hash__(self) -> int:
        return id(self.checklist)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.checklist is self.checklist


@lru_cache(maxsize=8)
def _content_of(same: _Same) -> tuple[bytes, str]:
    wire = wire_of(same.checklist)
    return _ENCODER.encode(wire), digest_of(wire)


def _wire_answers(audit: Audit) -> Iterator[tuple[str, WireAnswer]]:
    for key, response in audit.responses.items():
        yield key, WireAnswer(answer=raw_of(response), at=audit.answered.get(key))
    for key, time in audit.answered.items():
        if key not in audit.responses:
            yield key, WireAnswer(at=time)


def _wire_change(change: LoggedChange) -> WireChange:
    return WireChange(question=change.key, was=raw_of(change.was), became=raw_of(change.became), at=change.at)


def decode_head(data: bytes, file: str = "") -> AuditHead:
    """What a list shows of the audit in these bytes, the answers and the checklist's content skipped.

    Raises BadInput where the bytes are not an audit; `file` names them.
    """
    data = _readable(data, file)
    try:
        wire = _HEAD.decode(data)
    except READING_ERRORS as error:
        _refuse_other_formats(data, file)
        raise unreadable(file, [_problem(error, data)]) from error
    if wire.format != FORMAT:
        _refuse_other_formats(data, file)
    head = AuditHead(
        id=wire.id,
        organisation=clean_line(wire.organisation),
        leader=clean_line(wire.leader),
        round=wire.round,
        checklist_id=clean_line(wire.checklist.id),
        checklist_title=clean_line(wire.checklist.content.title),
        started=wire.started,
        changed=wire.changed,
        finished=wire.finished,
        made_up=wire.made_up,
    )
    problems = tuple(out_of_bounds(head))
    if problems:
        raise unreadable(file, problems)
    return head


def decode(data: bytes, file: str) -> Audit:
    """The audit in these bytes, its texts cleaned and its answers ones that their questions accept.

    Raises BadInput with every problem found; `file` names the bytes. A broken seal is not refused here.
    """
    data = _readable(data, file)
    _refuse_other_formats(data, file)
    try:
        wire = _AUDIT.decode(data)
    except READING_ERRORS as error:
        raise unreadable(file, [_problem(error, data)]) from error
    reading = Reading(wire)
    audit = reading.audit()
    if audit is None or reading.problems:
        raise unreadable(file, reading.problems)
    return audit


def _readable(data: bytes, file: str) -> bytes:
    if len(data) > MOST_BYTES:
        raise unreadable(file, [Problem(message=f"this is larger than {MOST_BYTES // 1_000_000} MB")])
    data = data.removeprefix(_BYTE_ORDER_MARK)
    if not data.strip():
        raise unreadable(file, [Problem(message="this is empty")])
    try:
        data.decode()
    except UnicodeDecodeError as error:
        raise unreadable(file, [syntax_problem(error, data)]) from error
    return data


def _problem(error: Exception, data: bytes) -> Problem:
    return complaint(error) if isinstance(error, ValidationError) else syntax_problem(error, data)


def _refuse_other_formats(data: bytes, file: str) -> None:
    try:
        mark = _MARK.decode(data)
    except ValidationError as error:
        raise unreadable(
            file, [Problem(where="format", message=f"this is not an audit: expected “{FORMAT}”")]
        ) from error
    except READING_ERRORS as error:
        raise unreadable(file, [syntax_problem(error, data)]) from error
    if mark.format == FORMAT:
        return
    given = clean_line(mark.format)[:40]
    newer = "a newer cx-audit may be needed" if given.startswith("cx-audit/") else "this is not an audit"
    problem = Problem(file=file, where="format", message=f"this cx-audit reads “{FORMAT}”, not “{given}”", hint=newer)
    raise BadInput(
        f"The format of this file, “{given}”, is not one that this cx-audit reads.",
        hint=f"{capitalised(newer)}.",
        problems=[problem],
    )
