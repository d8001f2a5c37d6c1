"""The leaders of one round side by side (the method, part 6). Disagreement is shown, never averaged away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.attendance import Attendance, Expected, attendance_of, known_leaders
from cx_audit.core.checklist import Touchpoint
from cx_audit.core.disagreement import Opposite, opposites_in
from cx_audit.core.engagement import Engagement, LeaderWalk, RoundWalked
from cx_audit.core.later_rounds import LaterRound, later_rounds_in
from cx_audit.core.missed import Department, NamedOnly, departments_in, missed_by, named_only_in
from cx_audit.core.shared_priorities import SharedPriority, shared_priorities, volumes_for_all
from cx_audit.core.sight import TeamSight, sight_of
from cx_audit.core.spread import FEWEST_FOR_RANGE, Dot, Spread
from cx_audit.core.unexpected import ThanksAt, thanks_in
from cx_audit.core.verifying import scores_differ
from cx_audit.core.versions import Versions, versions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamTouchpoint:
    """One touchpoint with the trust score of each leader who has one there."""

    touchpoint: Touchpoint
    spread: Spread

    def trust_of(self, letter: str) -> int | None:
        """The trust score of the leader with this letter; None for one who has none here."""
        return next((dot.trust for dot in self.spread.dots if dot.letter == letter), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class NetTrusts:
    """The leaders' net trust; only of those whose walk has a headline. `alike` as in `Versions.net_trust_alike`."""

    by_letter: Mapping[str, Fraction]
    alike: bool

    @property
    def built(self) -> int:
        """For how many leaders the walk built trust."""
        return sum(1 for net in self.by_letter.values() if net > 0)

    @property
    def range(self) -> tuple[Fraction, Fraction] | None:
        """The lowest and the highest, from -100 to +100; None below two leaders."""
        if len(self.by_letter) < FEWEST_FOR_RANGE:
            return None
        return min(self.by_letter.values()), max(self.by_letter.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherChecklist:
    """Another checklist that was walked in the round: how many walks are finished, and how many open."""

    id: str
    title: str
    finished: int
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """What the finished walks of a round come to, side by side; at least one. Everything is in the order of letters."""

    walks: tuple[LeaderWalk, ...]
    versions: Versions
    touchpoints: tuple[TeamTouchpoint, ...]
    net_trusts: NetTrusts
    opposites: tuple[Opposite, ...]
    sight: TeamSight
    departments: tuple[Department, ...]
    named_only: tuple[NamedOnly, ...]
    thanks: tuple[ThanksAt, ...]
    priorities: tuple[SharedPriority, ...]
    by_volume: bool

    @property
    def differing(self) -> tuple[str, ...]:
        """The letters of leaders whose saved scores are not the ones that their answers give."""
        return tuple(walk.letter for walk in self.walks if scores_differ(walk.audit, walk.result))

    @property
    def unsettled(self) -> tuple[tuple[str, str], ...]:
        """Letter and touchpoint title wherever a finished walk lacks an answer, so that there is no score."""
        return tuple(
            (walk.letter, each.touchpoint.title)
            for walk in self.walks
            for each in walk.result.touchpoints
            if each.trust.known is None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """One round of one checklist of an organisation; `walked` is None where nobody has finished it.

    `superseded` has the letters of leaders who finished the round more than once; their last walk counts. `later` has
    the rounds of the checklist that have begun after this one.
    """

    organisation: str
    made_up: bool
    round: int
    checklist_id: str
    title: str
    walked: Walked | None
    attendance: Attendance
    superseded: tuple[str, ...]
    other_checklists: tuple[OtherChecklist, ...]
    later: tuple[LaterRound, ...]


def team_of(
    engagement: Engagement,
    number: int,
    checklist_id: str,
    *,
    expected: Iterable[Expected] | None = None,
    yearly: Mapping[str, Fraction] | None = None,
) -> Team:
    """The leaders of one round of one checklist side by side.

    `expected` is who should walk; without it, whoever began a walk of the organisation in this round or before.
    `yearly` has the customers a year by touchpoint id, where the organisation has said.
    """
    walked = engagement.round_walked(number, checklist_id)
    if expected is None:
        expected = known_leaders(engagement, number)
    titles = [walk.audit.checklist.title for walk in walked.walks] + [audit.checklist.title for audit in walked.open]
    return Team(
        organisation=engagement.organisation,
        made_up=engagement.made_up,
        round=number,
        checklist_id=checklist_id,
        title=titles[0] if titles else checklist_id,
        walked=_walked(walked, yearly or {}) if walked.walks else None,
        attendance=attendance_of(engagement, walked, expected),
        superseded=tuple(dict.fromkeys(engagement.letter_of(audit.leader) for audit in walked.superseded)),
        other_checklists=_others(engagement, number, checklist_id),
        later=later_rounds_in(engagement, number, checklist_id),
    )


def _walked(walked: RoundWalked, yearly: Mapping[str, Fraction]) -> Walked:
    walks = walked.walks
    versions = versions_of(walks)
    titles = [(each.id, each.title) for each in versions.touchpoints]
    touchpoints = tuple(
        TeamTouchpoint(touchpoint=each, spread=_spread(each.id, walks, alike=each.id not in versions.unlike))
        for each in versions.touchpoints
    )
    missed = missed_by(titles, walks)
    volumes = volumes_for_all((each.touchpoint for each in touchpoints if each.spread.count), yearly)
    blocked = {each.touchpoint.id for walk in walks for each in walk.result.touchpoints if not each.got_through}
    return Walked(
        walks=walks,
        versions=versions,
        touchpoints=touchpoints,
        net_trusts=NetTrusts(
            by_letter={walk.letter: walk.result.net_trust for walk in walks if walk.result.net_trust is not None},
            alike=versions.net_trust_alike,
        ),
        opposites=opposites_in(titles, walks),
        sight=sight_of(titles, walks),
        departments=departments_in(missed, walks),
        named_only=named_only_in(missed, walks),
        thanks=thanks_in(titles, walks),
        priorities=shared_priorities(
            [(each.touchpoint, each.spread) for each in touchpoints], missed, blocked=blocked, volumes=volumes
        ),
        by_volume=bool(volumes),
    )


def _spread(touchpoint_id: str, walks: Iterable[LeaderWalk], *, alike: bool) -> Spread:
    dots = tuple(
        Dot(letter=walk.letter, trust=each.trust.known)
        for walk in walks
        for each in walk.result.touchpoints
        if each.touchpoint.id == touchpoint_id and each.trust.known is not None
    )
    return Spread(dots=dots, alike=alike)


def _others(engagement: Engagement, number: int, checklist_id: str) -> tuple[OtherChecklist, ...]:
    found = []
    for other in engagement.checklists_in(number):
        if other != checklist_id:
            here = [audit for audit in engagement.audits if (audit.round, audit.checklist.id) == (number, other)]
            finished = sum(audit.complete for audit in here)
            title = here[-1].checklist.title
            found.append(OtherChecklist(id=other, title=title, finished=finished, open=len(here) - finished))
    return tuple(found)
