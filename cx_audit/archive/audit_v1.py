"""An audit as format 1 spells it: types of its own, so that the core may change and old files stay readable."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import UNSET, Meta, Raw, Struct, UnsetType

from cx_audit.archive.answers_v1 import PlainValue
from cx_audit.archive.bounds import MOST_ROUNDS

Time = Annotated[datetime, Meta(tz=True)]
Round = Annotated[int, Meta(ge=1, le=MOST_ROUNDS)]
Version = Annotated[int, Meta(ge=1, le=9_999)]
Trust = Annotated[int, Meta(ge=-10, le=10)]
NetTrust = Annotated[int, Meta(ge=-100, le=100)] | Annotated[float, Meta(ge=-100, le=100)]


class _Strict(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class WireScores(_Strict, frozen=True):
    """The scores as they were when the walk ended."""

    scoring_version: Version
    net_trust: NetTrust
    trust: dict[str, Trust]


class WireSeal(_Strict, frozen=True):
    """When the predictions were sealed, and the digest of them."""

    at: Time
    digest: str


class WireAnswer(_Strict, frozen=True):
    """An answer and when it was given; the answer is left out where its question was opened again."""

    answer: Raw | UnsetType = UNSET
    at: Time | None = None


class WirePlainAnswer(_Strict, frozen=True):
    """An answer as `WireAnswer` has it, decoded as far as JSON goes."""

    answer: PlainValue | UnsetType = UNSET
    at: Time | None = None


class WireChange(_Strict, frozen=True):
    """An answer that was changed later."""

    question: str
    was: Raw
    became: Raw
    at: Time


class WireEmbedded(_Strict, frozen=True, kw_only=True, omit_defaults=True):
    """The whole checklist, the digest of its content, and its file where it was named by one."""

    id: str
    version: str
    file: str = ""
    digest: str
    content: Raw


class WireAudit(_Strict, frozen=True, kw_only=True, omit_defaults=True):
    """One audit, its fields in the order in which a person reads them; one with a default is left out where it has it.

    A field that comes later has a default, so that the files from before it are read, and written again as they were.
    """

    format: str
    id: str
    organisation: str
    leader: str
    round: Round
    made_up: bool
    anyway: bool
    from_file: bool = False
    started: Time
    changed: Time
    finished: Time | None
    scoring_version: Version
    scores: WireScores | None
    seal: WireSeal | None
    at: str | None
    answers: Raw
    changes: tuple[Raw, ...]
    checklist: WireEmbedded


class WireMark(Struct, frozen=True):
    """The one field that tells the format."""

    format: str


class WireTitle(Struct, frozen=True):
    """The title within the content of a checklist."""

    title: str


class WireHeadOfChecklist(Struct, frozen=True):
    """The id and the title of the embedded checklist."""

    id: str
    content: WireTitle


class WireHead(Struct, frozen=True):
    """What a list shows of an audit; everything else is skipped."""

    format: str
    id: str
    organisation: str
    leader: str
    round: Round
    made_up: bool
    started: Time
    changed: Time
    finished: Time | None
    checklist: WireHeadOfChecklist
