"""What changed in meaning between two checklists, and whether the scores of two rounds still compare."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from cx_audit.core.changes import Added, ChecklistChange, Moved, Removed, Reworded, WeightChanged
from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS
from cx_audit.core.parts import Parts, Rule, all_rules, parts_of, sections_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedTouchpoint:
    """A touchpoint in both: its trust scores compare where the basics, pairs and value count the same.

    `shared` has the keys of the scored questions that count the same, and `reason` is a sentence or two.
    """

    id: str
    title: str
    changes: tuple[ChecklistChange, ...]
    comparable: bool
    reason: str
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Every change, and each touchpoint in both; net trust compares with the same touchpoints, questions and weights.

    `changes` has those of the touchpoints too; it is empty where the two mean the same.
    """

    changes: tuple[ChecklistChange, ...]
    touchpoints: tuple[ComparedTouchpoint, ...]
    comparable: bool
    reason: str

    @property
    def shared(self) -> tuple[str, ...]:
        """The keys of the scored questions that count the same in both."""
        return tuple(key for touchpoint in self.touchpoints for key in touchpoint.shared)


def compare(before: Checklist, after: Checklist) -> Comparison:
    """What changed in meaning from one checklist to the other; parts with one id are taken to be the same."""
    was, became = parts_of(before), parts_of(after)
    were_in, are_in = sections_of(was), sections_of(became)

    def changes_in(section: str) -> Iterator[ChecklistChange]:
        return _changes(were_in.get(section, {}), are_in.get(section, {}))

    walk = tuple(_walk_changes(before, after))
    both = [each for each in after.touchpoints if each.id in were_in]
    touchpoints = tuple(_compared(each, tuple(changes_in(each.id)), was, became) for each in both)
    within = tuple(chain.from_iterable(each.changes for each in touchpoints))
    differing = (
        *(f"“{each.name}” is new" for each in walk if isinstance(each, Added)),
        *(f"“{each.name}” is gone" for each in walk if isinstance(each, Removed)),
        *(f"“{each.title}” has other scored questions" for each in touchpoints if not each.comparable),
        *(f"“{became[each.key].name}” has another weight" for each in within if isinstance(each, WeightChanged)),
    )
    shared = [key for touchpoint in touchpoints for key in touchpoint.shared]
    return Comparison(
        changes=(*changes_in(BEFORE), *changes_in(PREDICTIONS), *walk, *within, *changes_in(AFTER)),
        touchpoints=touchpoints,
        comparable=not differing,
        reason=_reason(differing, shared, within),
    )


def _compared(
    touchpoint: Touchpoint, changes: tuple[ChecklistChange, ...], was: Parts, became: Parts
) -> ComparedTouchpoint:
    counted_before, counts_now = _counting(touchpoint.id, was), _counting(touchpoint.id, became)
    both = [key for key in counts_now if key in counted_before]
    shared = tuple(key for key in both if counts_now[key] == counted_before[key])
    differing = [
        *(f"“{became[key].name}” is new" for key in counts_now if key not in counted_before),
        *(f"“{was[key].name}” is gone" for key in counted_before if key not in counts_now),
        *(f"“{became[key].name}” counts otherwise" for key in both if counts_now[key] != counted_before[key]),
    ]
    return ComparedTouchpoint(
        id=touchpoint.id,
        title=touchpoint.title,
        changes=changes,
        comparable=not differing,
        reason=_reason(differing, shared, changes),
        shared=shared,
    )


def _counting(touchpoint_id: str, parts: Parts) -> dict[str, tuple[bool, frozenset[Rule]]]:
    """How each scored question of a touchpoint counts: whether it is critical, and when it is asked at all."""
    own = (part for part in parts.values() if part.scored and part.section == touchpoint_id)
    return {part.key: (part.critical, all_rules(part, parts)) for part in own}


_MOST_LISTED = 3


def _reason(differing: Sequence[str], shared: Sequence[str], changes: Iterable[ChecklistChange]) -> str:
    if not differing:
        reworded = len({each.key for each in changes if isinstance(each, Reworded)}.intersection(shared))
        others = f", {reworded} of them in other words" if reworded else ""
        return f"The scored questions are the same{others}."
    more = f", and {len(differing) - _MOST_LISTED} more" if len(differing) > _MOST_LISTED else ""
    said = ", ".join(differing[:_MOST_LISTED])
    if not shared:
        return f"{said}{more}. No scored question counts the same in both."
    counted = "the one scored question" if len(shared) == 1 else f"the {len(shared)} scored questions"
    return f"{said}{more}. Compare on {counted} that {'counts' if len(shared) == 1 else 'count'} the same in both."


def _walk_changes(before: Checklist, after: Checklist) -> Iterator[Added | Removed | Moved]:
    were, are = ([each.id for each in checklist.touchpoints] for checklist in (before, after))
    for touchpoint in after.touchpoints:
        if touchpoint.id not in were:
            yield Added(key=touchpoint.id, name=touchpoint.title)
    for touchpoint in before.touchpoints:
        if touchpoint.id not in are:
            yield Removed(key=touchpoint.id, name=touchpoint.title)
    places = {each: place for place, each in enumerate((each for each in were if each in are), start=1)}
    now = [each for each in are if each in places]
    still = _longest_rise([places[each] for each in now])
    for place, each in enumerate(now, start=1):
        if places[each] not in still:
            yield Moved(key=each, was=places[each], became=place)


def _longest_rise(places: Iterable[int]) -> set[int]:
    """The most of these different numbers that already stand in rising order."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    rise: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        rise.add(last)
        last = before[last]
    return rise


def _changes(was: Parts, became: Parts) -> Iterator[ChecklistChange]:
    for key, part in became.items():
        if key in was:
            yield from was[key].changes_to(part)
        else:
            yield Added(key=key, name=part.name)
    for key, part in was.items():
        if key not in became:
            yield Removed(key=key, name=part.name)
