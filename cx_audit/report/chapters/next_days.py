"""When to look again: the days that leaders chose, whose each is, and which later rounds have begun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cx_audit.core.day_words import written_day
from cx_audit.core.later_rounds import LaterRound
from cx_audit.core.replies import is_day
from cx_audit.core.responses import text_of
from cx_audit.core.team_words import listed
from cx_audit.report.material import Material


def look_again_texts(material: Material) -> Iterator[str]:
    """Which later rounds have begun, the next day to look again, then the others; what is no day as it was written."""
    yield from (_begun(material, each) for each in material.team.later)
    chosen: dict[str, list[str]] = {}
    waiting: dict[str, list[str]] = {}
    looked = {letter for each in material.team.later for letter in each.finished}
    for walk in material.walks:
        day = text_of(walk.audit.responses, "after/look-again")
        if day:
            chosen.setdefault(day, []).append(material.label(walk.letter))
        if day and walk.letter not in looked:
            waiting.setdefault(day, []).append(material.label(walk.letter))
    days = sorted(day for day in chosen if is_day(day))
    whose = {day: _whose(material, chosen[day]) for day in chosen}
    today = material.today.isoformat()
    coming = [f"{written_day(day)}{whose[day]}" for day in days if day >= today]
    past = [f"{written_day(day)}{_whose(material, who)}" for day in days if day < today and (who := waiting.get(day))]
    if coming:
        then = f", then on {listed(coming[1:])}" if coming[1:] else ""
        yield f"Look again on {coming[0]}{then}."
    if past and coming:
        yield f"Already past: {listed(past)}."
    elif past:
        which = "The day to look again is past" if len(past) == 1 else "The days to look again are past"
        yield f"{which}: {listed(past)}.{'' if material.team.later else ' Agree on a new one.'}"
    others = sorted(set(chosen) - set(days))
    if others:
        yield f"Look again: {listed([f'{day}{whose[day]}' for day in others])}."


def _whose(material: Material, labels: Sequence[str]) -> str:
    """Who chose a day; nothing where everybody did."""
    return "" if len(labels) == len(material.walks) else f" ({listed(labels)})"


def _begun(material: Material, later: LaterRound) -> str:
    """Who has walked a later round, and who is walking it: Round 2 has begun: A has walked it, B is still walking."""
    told = []
    if later.finished:
        have = "has" if len(later.finished) == 1 else "have"
        told.append(f"{listed([material.label(each) for each in later.finished])} {have} walked it")
    if later.walking:
        still = "is still walking" if len(later.walking) == 1 else "are still walking"
        told.append(f"{listed([material.label(each) for each in later.walking])} {still}")
    return f"Round {later.number} has begun: {', '.join(told)}."
