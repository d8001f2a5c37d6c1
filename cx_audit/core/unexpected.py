"""What nobody asked for and the leaders were glad of: what lifted a score, and whom or what to be thankful for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cx_audit.core.choices import STUFF, Grade
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.result import Extra, TouchpointResult
from cx_audit.core.scoring import GRADE_POINTS
from cx_audit.core.words import grade_text

MORE_GIVEN = "more given back than was paid for"
_NOT_WRITTEN_DOWN = "what it was is not written down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unexpected:
    """Something not asked for that was valued; `what` and `who` may be empty."""

    what: str
    who: str
    grade: Grade
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanked:
    """What one leader was glad of."""

    letter: str
    extra: Unexpected


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksAt:
    """What leaders were glad of at one touchpoint: those with somebody to thank first, each side by letter."""

    touchpoint_id: str
    title: str
    thanks: tuple[Thanked, ...]


def unexpected_at(result: TouchpointResult) -> tuple[Unexpected, ...]:
    """Every extra of a touchpoint that was valued, and more given back than was paid for, in the order of the walk."""
    valued = [each for each in map(_valued, result.extras) if each is not None]
    beyond = Counter(result.grades) - Counter(each.grade for each in result.extras if each.grade is not None)
    given = [Unexpected(what=MORE_GIVEN, who="", grade=grade) for grade in beyond.elements() if GRADE_POINTS[grade]]
    return (*given, *valued)


def _valued(extra: Extra) -> Unexpected | None:
    if extra.grade is None or not GRADE_POINTS[extra.grade]:
        return None
    return Unexpected(what=extra.what, who=extra.who, grade=extra.grade, kind=extra.kind)


def thanked_first(extra: Unexpected) -> tuple[bool, int, bool]:
    """What puts thanks in order: whoever has a name, then what was valued most, then treatment before stuff."""
    return not extra.who, -GRADE_POINTS[extra.grade], extra.kind == STUFF


def thanks_in(titles: Iterable[tuple[str, str]], walks: Sequence[LeaderWalk]) -> tuple[ThanksAt, ...]:
    """What leaders were glad of, at the touchpoints given as pairs of id and title; only where there was something."""
    found = []
    for touchpoint_id, title in titles:
        told = [
            Thanked(letter=walk.letter, extra=extra)
            for walk in walks
            for each in walk.result.touchpoints
            if each.touchpoint.id == touchpoint_id
            for extra in unexpected_at(each)
        ]
        if told:
            told.sort(key=lambda each: not each.extra.who)
            found.append(ThanksAt(touchpoint_id=touchpoint_id, title=title, thanks=tuple(told)))
    return tuple(found)


def unexpected_text(extra: Unexpected) -> str:
    """An extra with who did it and how much it was valued: unexpected, from Emil: a free towel (glad)."""
    by = f", from {extra.who}" if extra.who else ""
    return f"unexpected{by}: {extra.what or _NOT_WRITTEN_DOWN} ({grade_text(extra.grade)})"


def thanked_text(extra: Unexpected) -> str:
    """Whom to thank and for what, or what to be thankful for: Emil: a free towel."""
    return ": ".join(part for part in (extra.who, extra.what) if part) or f"something; {_NOT_WRITTEN_DOWN}"
