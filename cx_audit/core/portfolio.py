"""All organisations at a glance, and where one of them stands among the others."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from cx_audit.core.checklist import Touchpoint
from cx_audit.core.engagement import Engagement, LeaderWalk
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.result import TouchpointResult
from cx_audit.core.verifying import scores_differ

FEWEST_ORGANISATIONS = 5
"""Below this an organisation is not placed among others: too few to stand among, and too easy to guess who they are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakest:
    """The touchpoint where fewest leaders say built, the lowest score among equals."""

    touchpoint_id: str
    title: str
    built: int
    leaders: int
    lowest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointScores:
    """The trust scores of an organisation's leaders at one touchpoint; `asked` is equal where scores compare."""

    touchpoint_id: str
    title: str
    asked: Hashable
    trust: tuple[int, ...]

    @property
    def built(self) -> int:
        """How many of the leaders say built."""
        return sum(1 for score in self.trust if score > 0)

    @property
    def lowest(self) -> int:
        """The lowest score."""
        return min(self.trust)

    @property
    def stands(self) -> tuple[Fraction, int]:
        """What it is placed by: the share of its leaders who say built, then the lowest score."""
        return Fraction(self.built, len(self.trust)), self.lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One organisation in its latest round with a finished walk, of the checklist that most leaders finished in it.

    `nets` has the net trust of each leader, lowest first; `built` counts touchpoints that built trust, of `walked`,
    over all its leaders. `scores` are in the order of the walk. `rounds` are all its rounds, `open_walks` those under
    way in any of them. `differing` has the letters of leaders whose saved scores are not the ones their answers give.
    """

    organisation: str
    made_up: bool
    rounds: tuple[int, ...]
    round: int
    checklist_id: str
    nets: tuple[Fraction, ...]
    built: int
    walked: int
    weakest: Weakest
    open_walks: int
    scores: tuple[TouchpointScores, ...]
    differing: tuple[str, ...]

    @property
    def leaders(self) -> int:
        """How many leaders finished the walk."""
        return len(self.nets)

    @property
    def say_built(self) -> int:
        """How many of the leaders have a net trust above 0."""
        return sum(1 for net in self.nets if net > 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWalked:
    """An organisation without a finished walk."""

    organisation: str
    made_up: bool
    open_walks: int


def in_order(standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """The standings by the net trust of their lowest leader, the lowest first; among equals by the next, and so on."""
    return tuple(sorted(standings, key=lambda each: (each.nets, each.organisation)))


def not_walked(engagement: Engagement) -> NotWalked:
    """An organisation without a finished walk, and how many are under way."""
    going = sum(1 for audit in engagement.audits if not audit.complete)
    return NotWalked(organisation=engagement.organisation, made_up=engagement.made_up, open_walks=going)


def standing_of(engagement: Engagement) -> Standing | None:
    """Where one organisation stands by itself; None where no walk has a headline."""
    for number in reversed(engagement.rounds):
        walks = _most_walked(engagement, number)
        nets = sorted(walk.result.net_trust for walk in walks if walk.result.net_trust is not None)
        if nets:
            return Standing(
                organisation=engagement.organisation,
                made_up=engagement.made_up,
                rounds=engagement.rounds,
                round=number,
                checklist_id=walks[0].audit.checklist.id,
                nets=tuple(nets),
                built=sum(walk.result.built for walk in walks),
                walked=sum(len(walk.result.touchpoints) for walk in walks),
                weakest=_weakest(walks),
                open_walks=sum(1 for audit in engagement.audits if not audit.complete),
                scores=_scores(walks),
                differing=tuple(walk.letter for walk in walks if scores_differ(walk.audit, walk.result)),
            )
    return None


def _most_walked(engagement: Engagement, number: int) -> tuple[LeaderWalk, ...]:
    """The walks with a headline of the first of the round's checklists that has any."""
    for checklist_id in engagement.checklists_in(number):
        walks = engagement.round_walked(number, checklist_id).walks
        whole = tuple(walk for walk in walks if walk.result.net_trust is not None)
        if whole:
            return whole
    return ()


def _weakest(walks: Sequence[LeaderWalk]) -> Weakest:
    by_id: dict[str, list[TouchpointResult]] = {}
    for walk in walks:
        for each in walk.result.touchpoints:
            by_id.setdefault(each.touchpoint.id, []).append(each)

    def order(results: list[TouchpointResult]) -> tuple[Fraction, int, bool]:
        scores = [each.trust.low for each in results]
        built = Fraction(sum(1 for score in scores if score > 0), len(scores))
        return built, min(scores), not results[0].touchpoint.first_among_equals

    found = min(by_id.values(), key=order)
    return Weakest(
        touchpoint_id=found[0].touchpoint.id,
        title=found[0].touchpoint.title,
        built=sum(1 for each in found if each.trust.low > 0),
        leaders=len(found),
        lowest=min(each.trust.low for each in found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an organisation stands at one touchpoint among those that were asked the same there.

    `own` has its leaders' scores. `among` counts the organisations, this one too; `higher` of them stand higher and
    `lower` stand lower, by the share of leaders who say built and then by the lowest score: no mean is taken of so few.
    `lowest` has everybody's lowest score, the lowest first, without names.
    """

    touchpoint_id: str
    title: str
    own: TouchpointScores
    among: int
    higher: int
    lower: int
    lowest: tuple[int, ...]

    @property
    def enough(self) -> bool:
        """Whether there are enough organisations to be placed among: five."""
        return self.among >= FEWEST_ORGANISATIONS


def places_of(own: Standing, standings: Iterable[Standing]) -> tuple[Place, ...]:
    """Where an organisation stands at each of its touchpoints, in the order of its walk.

    Only scores from the same scored questions are put side by side, each organisation with the leaders of its latest
    round. `standings` has this organisation too.
    """
    asked_alike: dict[tuple[str, Hashable], list[TouchpointScores]] = {}
    for standing in standings:
        for each in standing.scores:
            asked_alike.setdefault((each.touchpoint_id, each.asked), []).append(each)
    return tuple(_place(each, asked_alike[each.touchpoint_id, each.asked]) for each in own.scores)


def _place(own: TouchpointScores, everybody: Sequence[TouchpointScores]) -> Place:
    return Place(
        touchpoint_id=own.touchpoint_id,
        title=own.title,
        own=own,
        among=len(everybody),
        higher=sum(1 for each in everybody if each.stands > own.stands),
        lower=sum(1 for each in everybody if each.stands < own.stands),
        lowest=tuple(sorted(each.lowest for each in everybody)),
    )


def _scores(walks: Sequence[LeaderWalk]) -> tuple[TouchpointScores, ...]:
    titles: dict[tuple[str, Hashable], str] = {}
    trust: dict[tuple[str, Hashable], list[int]] = {}
    for walk in walks:
        for each in walk.result.touchpoints:
            key = (each.touchpoint.id, what_counts(each.touchpoint))
            titles.setdefault(key, each.touchpoint.title)
            trust.setdefault(key, []).append(each.trust.low)
    return tuple(
        TouchpointScores(
            touchpoint_id=touchpoint_id, title=title, asked=asked, trust=tuple(trust[touchpoint_id, asked])
        )
        for (touchpoint_id, asked), title in titles.items()
    )


def what_counts(touchpoint: Touchpoint) -> Hashable:
    """The scored questions of a touchpoint and how each counts; equal for two whose scores compare."""
    basics = frozenset((basic.id, basic.critical, basic.when) for basic in touchpoint.basics)
    pairs = frozenset((pair.id, pair.when) for pair in touchpoint.pairs)
    return basics, pairs, touchpoint.value.when if touchpoint.value is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised:
    """How many commitments and promises are open, and how many of those are overdue."""

    open: int
    overdue: int


def promised_in(follow_ups: Iterable[FollowUp], today: date) -> Promised:
    """The count of what is open among the follow-ups, on this day."""
    still_open = [each for each in follow_ups if each.is_open]
    return Promised(open=len(still_open), overdue=sum(1 for each in still_open if each.days_late(today)))
