"""The same touchpoint, felt in opposite ways: not to be resolved, but to be talked about in the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.audit import Audit
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.responses import text_of
from cx_audit.core.result import TouchpointResult


class SaidAs(StrEnum):
    """What a leader's words are: words of theirs that were heard, how it worked out, or a moment."""

    QUOTE = "quote"
    WORKED_OUT = "worked out"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words from the audit, as they were written."""

    kind: SaidAs
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How a touchpoint left one leader, and the words that the audit has for it; None where it has none."""

    letter: str
    felt: Felt
    said: Said | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposite:
    """One touchpoint that left some leaders up and others down; the strongest feeling first on either side."""

    touchpoint_id: str
    title: str
    up: tuple[Voice, ...]
    down: tuple[Voice, ...]

    @property
    def count(self) -> int:
        """How many leaders said how it left them."""
        return len(self.up) + len(self.down)

    @property
    def apart(self) -> int:
        """How far apart the two ends are, in points from 2 to 20."""
        return self.up[0].felt.signed - self.down[0].felt.signed


def opposites_in(titles: Sequence[tuple[str, str]], walks: Sequence[LeaderWalk]) -> tuple[Opposite, ...]:
    """The touchpoints, as pairs of id and title, whose closing feelings differ in direction, widest apart first."""
    found = []
    for touchpoint_id, title in titles:
        voices = [voice for walk in walks if (voice := _voice(walk, touchpoint_id)) is not None]
        voices.sort(key=lambda voice: -voice.felt.strength)
        up, down = (tuple(each for each in voices if each.felt.direction is way) for way in Direction)
        if up and down:
            found.append(Opposite(touchpoint_id=touchpoint_id, title=title, up=up, down=down))
    return tuple(sorted(found, key=lambda each: -each.apart))


def _voice(walk: LeaderWalk, touchpoint_id: str) -> Voice | None:
    for each in walk.result.touchpoints:
        if each.touchpoint.id == touchpoint_id and each.feeling is not None:
            return Voice(letter=walk.letter, felt=each.feeling, said=_said(walk.audit, each))
    return None


def _said(audit: Audit, result: TouchpointResult) -> Said | None:
    """A quote, else how it worked out, else the strongest moment that points the way the touchpoint was left."""
    touchpoint_id = result.touchpoint.id
    if result.quotes and result.got_through:
        return Said(kind=SaidAs.QUOTE, text=result.quotes[0])
    worked_out = text_of(audit.responses, f"{touchpoint_id}/worked-out")
    if worked_out:
        return Said(kind=SaidAs.WORKED_OUT, text=worked_out)
    told = [moment for moment in result.moments if moment.what and _same_way(moment.felt, result.feeling)]
    if told:
        return Said(kind=SaidAs.MOMENT, text=max(told, key=lambda moment: moment.felt.strength).what)
    return None


def _same_way(moment: Felt, closing: Felt | None) -> bool:
    return closing is not None and moment.direction is closing.direction
