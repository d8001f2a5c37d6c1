"""What was committed and promised on the walks of an organisation, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import count, pairwise

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Checklist, Commitment, Touchpoint
from cx_audit.core.choices import YES
from cx_audit.core.keys import AFTER
from cx_audit.core.questions import NO_WAY_THROUGH
from cx_audit.core.records import id_of_record
from cx_audit.core.responses import Responses, holds, text_of, value_of
from cx_audit.core.visibility import shown_responses
from cx_audit.text import folded

MOST_NOTE = 2_000
FEWEST_LETTERS = 4
"""How many letters of an audit's id a short one has at least."""


class FollowUpState(StrEnum):
    """What became of a commitment or a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What became of a follow-up: `day` is when, as YYYY-MM-DD, and `at` the moment in which that was written down.

    `follow_up` is the audit's id, a slash, and the key of the question: `9fckap86xsw6/call/promise/1`.
    """

    follow_up: str
    state: FollowUpState
    day: str
    at: datetime
    note: str = ""

    @property
    def id(self) -> str:
        """The id of this record, made from its content."""
        return id_of_record("mark", self.follow_up, self.state, self.day, self.note, self.at.isoformat())


def latest_marks(marks: Iterable[Mark]) -> dict[str, Mark]:
    """The mark that holds for each follow-up: the latest, and of two at the same moment the one with the higher id."""
    return {mark.follow_up: mark for mark in sorted(marks, key=lambda each: (each.at, each.id))}


class FollowUpKind(StrEnum):
    """Who is to do something: the leader, or somebody whom the leader met."""

    COMMITMENT = "commitment"
    PROMISE = "promise"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A commitment that a leader made, or a promise made to a leader, and the mark that holds, None without one.

    `id` is the audit's id, a slash, and the key of the question; `number` counts from 1 within the audit, in the order
    of the walk. `touchpoint` is where a promise was made, None for a commitment. `what`, `who` and `by`, a day as
    YYYY-MM-DD, may be empty.
    """

    id: str
    number: int
    kind: FollowUpKind
    audit: Audit
    touchpoint: Touchpoint | None
    what: str
    who: str
    by: str
    mark: Mark | None

    @property
    def state(self) -> FollowUpState:
        """What became of it; open without a mark."""
        return FollowUpState.OPEN if self.mark is None else self.mark.state

    @property
    def is_open(self) -> bool:
        """Whether it is neither kept nor broken."""
        return self.state is FollowUpState.OPEN

    def days_late(self, today: date) -> int:
        """By how many days it is overdue; 0 on its day and before it, without a day, and once it is kept or broken."""
        return max(0, (today - date.fromisoformat(self.by)).days) if self.is_open and self.by else 0


def follow_ups_of(audits: Iterable[Audit], marks: Iterable[Mark]) -> tuple[FollowUp, ...]:
    """Everything that was committed and promised on these walks, the open ones too: what is open first.

    What is open goes by its day, so that what is overdue for longest comes first and what has no day last; what is kept
    or broken goes by the day of its mark, the latest first. A walk that is not finished gives what it has recorded.
    """
    holding = latest_marks(marks)
    return in_order(each for audit in audits for each in follow_ups_in(audit, holding))


def in_order(follow_ups: Iterable[FollowUp]) -> tuple[FollowUp, ...]:
    """The follow-ups in the order of `follow_ups_of`."""
    by_walk = sorted(
        follow_ups, key=lambda each: (folded(each.audit.organisation), each.audit.started, each.audit.id, each.number)
    )
    still_open = sorted((each for each in by_walk if each.is_open), key=lambda each: (not each.by, each.by))
    settled = [(each.mark.day, each) for each in by_walk if each.mark is not None and not each.is_open]
    return (*still_open, *(each for _, each in sorted(settled, key=lambda pair: pair[0], reverse=True)))


def follow_ups_in(audit: Audit, holding: Mapping[str, Mark]) -> tuple[FollowUp, ...]:
    """What was committed and promised on one walk, in the order of the walk; `holding` is by follow-up."""
    responses = audit.responses
    made = [*_promises(audit.checklist, responses), *_commitments(audit.checklist, responses)]
    return tuple(
        FollowUp(
            id=f"{audit.id}/{key}",
            number=number,
            kind=FollowUpKind.COMMITMENT if touchpoint is None else FollowUpKind.PROMISE,
            audit=audit,
            touchpoint=touchpoint,
            what=text_of(responses, f"{key}/what"),
            who=text_of(responses, f"{key}/who"),
            by=text_of(responses, f"{key}/by"),
            mark=holding.get(f"{audit.id}/{key}"),
        )
        for number, (key, touchpoint) in enumerate(made, 1)
    )


def _promises(checklist: Checklist, responses: Responses) -> Iterator[tuple[str, Touchpoint]]:
    """The keys of what was promised, each once it was said what; the script asks for one after the other."""
    for touchpoint in checklist.touchpoints:
        if value_of(responses, f"{touchpoint.id}/card") == NO_WAY_THROUGH:
            continue
        for number in count(1):
            key = f"{touchpoint.id}/promise/{number}"
            if value_of(responses, key) != YES:
                break
            if f"{key}/what" in responses:
                yield key, touchpoint


def _commitments(checklist: Checklist, responses: Responses) -> Iterator[tuple[str, None]]:
    for item in checklist.after:
        key = f"{AFTER}/{item.id}"
        if not isinstance(item.question, Commitment) or not text_of(responses, f"{key}/what"):
            continue
        if not item.when or holds(item.when, shown_responses(checklist, responses)):
            yield key, None


def short_ids(audit_ids: Iterable[str]) -> dict[str, str]:
    """For each id its first letters, at least 4, as many as tell it from the others."""
    ordered = sorted(set(audit_ids))
    needed = dict.fromkeys(ordered, FEWEST_LETTERS)
    for one, other in pairwise(ordered):
        shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
        needed[one], needed[other] = max(needed[one], shared + 1), max(needed[other], shared + 1)
    return {audit_id: audit_id[:length] for audit_id, length in needed.items()}
