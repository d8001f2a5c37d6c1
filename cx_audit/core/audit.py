"""An audit: the record of one leader's walk of one checklist in one round."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from cx_audit.core.checklist import Checklist
from cx_audit.core.keys import SEAL, prediction_key
from cx_audit.core.questions import Prediction, Response
from cx_audit.core.responses import Responses, value_of
from cx_audit.core.scoring import SCORING_VERSION
from cx_audit.core.walk import Change, Walk


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """When the predictions were sealed, and the digest of what was sealed."""

    at: datetime
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChange:
    """An answer that was changed later: what it was, what it became, and when.

    Texts are not logged: what a leader took back is gone from the file.
    """

    key: str
    was: Response
    became: Response
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedScores:
    """The scores as they were when the walk ended; never the authority, only compared."""

    scoring_version: int
    net_trust: int | float
    trust: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Who walked what, when, and every answer. Times carry their zone; `round` counts from 1.

    `anyway` says that the rule of the first round was overridden; `made_up` marks an example; `from_file` says that
    the walk began with an answers file. `checklist_file` is the whole path of the file that the checklist was named
    by, empty for one of the shelf: it is for going on with the walk, and no page or report shows it.
    """

    id: str
    organisation: str
    leader: str
    round: int
    checklist: Checklist
    started: datetime
    changed: datetime
    finished: datetime | None = None
    responses: Responses = field(default_factory=dict)
    answered: Mapping[str, datetime] = field(default_factory=dict)
    changes: tuple[LoggedChange, ...] = ()
    seal: Seal | None = None
    at: str | None = None
    scoring_version: int = SCORING_VERSION
    saved_scores: SavedScores | None = None
    anyway: bool = False
    made_up: bool = False
    from_file: bool = False
    checklist_file: str = ""

    @property
    def walk(self) -> Walk:
        """The walk as it stands, ready to go on."""
        return Walk(checklist=self.checklist, responses=self.responses, at=self.at)

    @property
    def complete(self) -> bool:
        """Whether the last question has its answer."""
        return self.finished is not None

    @property
    def predictions(self) -> dict[str, Prediction]:
        """The leader's forecasts by touchpoint id."""
        return predictions_in(self.checklist, self.responses)

    def after(self, walk: Walk, change: Change | None, now: datetime) -> Audit:
        """The audit once the walk has moved on; sealing and finishing are stamped with `now`."""
        audit = replace(self, responses=walk.responses, at=walk.at, changed=now)
        if change is None:
            return audit
        audit = replace(audit, answered={**self.answered, change.key: now})
        if change.was is not None and change.was != change.became and not change.in_own_words:
            logged = LoggedChange(key=change.key, was=change.was, became=change.became, at=now)
            audit = replace(audit, changes=(*self.changes, logged))
        if change.key == SEAL and audit.seal is None:
            audit = replace(audit, seal=Seal(at=now, digest=digest_of_predictions(audit.predictions, now)))
        return replace(audit, finished=now) if walk.current is None else audit


def predictions_in(checklist: Checklist, responses: Responses) -> dict[str, Prediction]:
    """The predictions among the responses, by touchpoint id."""
    found = ((each.id, value_of(responses, prediction_key(each.id))) for each in checklist.touchpoints)
    return {touchpoint_id: value for touchpoint_id, value in found if isinstance(value, Prediction)}


def digest_of_predictions(predictions: Mapping[str, Prediction], at: datetime) -> str:
    """SHA-256, in hexadecimal, of the predictions in a fixed spelling and the moment of sealing."""
    lines = [f"{key}={each.score}@{each.certain}" for key, each in sorted(predictions.items())]
    return hashlib.sha256("\n".join([at.isoformat(), *lines]).encode()).hexdigest()


def seal_is_whole(audit: Audit) -> bool:
    """Whether the predictions are the ones that were sealed; True before the sealing.

    A walk that was told to seal them and has no seal is not whole: its seal was taken out.
    """
    if audit.seal is None:
        return SEAL not in audit.responses
    return audit.seal.digest == digest_of_predictions(audit.predictions, audit.seal.at)
