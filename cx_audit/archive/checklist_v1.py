"""The checklist as format 1 embeds it: every field but an unsaid effort is written, and the digest is over all."""

from __future__ import annotations

import hashlib
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, json

Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Weight = Annotated[int, Meta(gt=0, le=1_000_000)] | Annotated[float, Meta(gt=0, le=1_000_000)]
Id = Annotated[str, Meta(min_length=1, max_length=200, pattern=r"^[A-Za-z0-9_-]+\Z")]

Effort = Literal["little", "some", "much"] | UnsetType
"""Came later: left out where the checklist says none, so that an older audit keeps its bytes and its digest."""


class Wire(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A JSON object in which each field without a default must be present and no unknown one may be."""


class WireOption(Wire, frozen=True):
    """One answer to choose from."""

    id: str
    label: str
    key: str


class WireCondition(Wire, frozen=True):
    """Holds when the answer to the question `key` is, or with `negated` is not, one of `values`."""

    key: str
    values: tuple[str, ...]
    negated: bool


class WireText(Wire, frozen=True, tag_field="kind", tag="text"):
    """A question answered in one's own words."""

    ask: str
    note: str
    example: str
    default: str
    required: bool


class WireChoice(Wire, frozen=True, tag_field="kind", tag="choice"):
    """A question with one answer of several."""

    ask: str
    note: str
    options: tuple[WireOption, ...]
    not_applicable: bool


class WireSeveral(Wire, frozen=True, tag_field="kind", tag="several"):
    """A question with any number of answers."""

    ask: str
    note: str
    options: tuple[WireOption, ...]
    at_least: Count


class WireNumber(Wire, frozen=True, tag_field="kind", tag="number"):
    """A question answered by a number."""

    ask: str
    note: str
    unit: Literal["number", "minutes"]


class WireDay(Wire, frozen=True, tag_field="kind", tag="day"):
    """A question answered by a day."""

    ask: str
    note: str


class WireCommitment(Wire, frozen=True, tag_field="kind", tag="commitment"):
    """One action, one owner, one day."""

    ask: str
    ask_who: str
    ask_by: str
    note: str
    example: str


WireQuestion = WireText | WireChoice | WireSeveral | WireNumber | WireDay | WireCommitment


class WireItem(Wire, frozen=True):
    """A question before or after the touchpoints, or a fact."""

    id: Id
    question: WireQuestion
    ideas: tuple[int, ...]
    when: tuple[WireCondition, ...]


class WireBasic(Wire, frozen=True, kw_only=True):
    """Something any customer expects."""

    id: Id
    ask: str
    name: str
    critical: bool
    note: str
    fix: str
    effort: Effort = UNSET
    departments: tuple[str, ...]
    ideas: tuple[int, ...]
    when: tuple[WireCondition, ...]


class WirePair(Wire, frozen=True, kw_only=True):
    """Two opposite treatments."""

    id: Id
    ask: str
    good: str
    bad: str
    bad_first: bool
    fix: str
    effort: Effort = UNSET
    departments: tuple[str, ...]
    ideas: tuple[int, ...]
    when: tuple[WireCondition, ...]


class WireValue(Wire, frozen=True, kw_only=True):
    """The question what was given back for what was paid."""

    ask: str
    fix: str
    effort: Effort = UNSET
    departments: tuple[str, ...]
    ideas: tuple[int, ...]
    when: tuple[WireCondition, ...]


class WireExtras(Wire, frozen=True):
    """How extras are asked for."""

    ask: str
    ask_again: str
    examples: tuple[str, ...]
    acts: tuple[str, ...]
    ideas: tuple[int, ...]


class WireVariant(Wire, frozen=True):
    """One of several ways to walk a touchpoint."""

    id: Id
    label: str


class WireTouchpoint(Wire, frozen=True):
    """One place where a customer meets the organisation; `weight` is above 0 and whole where it can be."""

    id: Id
    title: str
    do: str
    minutes: Count
    weight: Weight
    first_among_equals: bool
    departments: tuple[str, ...]
    ideas: tuple[int, ...]
    ask_feeling: str
    ask_moment: str
    ask_worked_out: str
    ask_variants: str
    variants: tuple[WireVariant, ...]
    pairs: tuple[WirePair, ...]
    basics: tuple[WireBasic, ...]
    value: WireValue | None
    extras: WireExtras
    facts: tuple[WireItem, ...]


class WireChecklist(Wire, frozen=True):
    """The whole checklist."""

    id: Id
    version: str
    language: str
    title: str
    summary: str
    welcome: str
    before: tuple[WireItem, ...]
    ask_prediction: str
    predictions_note: str
    touchpoints: Annotated[tuple[WireTouchpoint, ...], Meta(min_length=1)]
    after: tuple[WireItem, ...]


_CANONICAL = json.Encoder(order="sorted")


def digest_of(content: WireChecklist) -> str:
    """SHA-256, in hexadecimal, of the content as canonical JSON: keys sorted, no white space, UTF-8."""
    return hashlib.sha256(_CANONICAL.encode(content)).hexdigest()
