"""How two audits with one id hang together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.audit import Audit
from cx_audit.core.responses import Responses


class Kinship(StrEnum):
    """How two audits with one id hang together, by their answers."""

    SAME_ANSWERS = "same answers"
    FIRST_GOES_ON = "first goes on"
    SECOND_GOES_ON = "second goes on"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """How two audits hang together, and how many answers are only in the one, only in the other, or other in both."""

    kinship: Kinship
    only_first: int
    only_second: int
    differing: int


def kin_of(first: Audit, second: Audit) -> Kin:
    """Whether one audit goes on from the other: it has every answer of it, and more."""
    ours, theirs = first.responses, second.responses
    only_first, only_second = _missing(ours, theirs), _missing(theirs, ours)
    differing = sum(1 for key, response in ours.items() if key in theirs and theirs[key] != response)
    match (bool(differing), bool(only_first), bool(only_second)):
        case (False, False, False):
            kinship = Kinship.SAME_ANSWERS
        case (False, True, False):
            kinship = Kinship.FIRST_GOES_ON
        case (False, False, True):
            kinship = Kinship.SECOND_GOES_ON
        case _:
            kinship = Kinship.APART
    return Kin(kinship=kinship, only_first=only_first, only_second=only_second, differing=differing)


def _missing(ours: Responses, theirs: Responses) -> int:
    return sum(1 for key in ours if key not in theirs)
