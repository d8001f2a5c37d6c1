"""The leaders in a workbook, side by side and touchpoint by touchpoint; nothing of it for one leader."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from cx_audit.core.audit_tables import AUDITS
from cx_audit.core.blind_spots import Foresight
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.core.sight import TouchpointSight
from cx_audit.core.sight_words import THE_GAP
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import NOT_ALIKE, deviation_text, marked, titles_together
from cx_audit.core.words import level_text
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_scores import LEVELS
from cx_audit.report.workbook.workbook_view import (
    Cell,
    Field,
    Holds,
    Sheet,
    says_of,
    sheets_of,
    tenths,
    toned_number,
    toned_verdict,
)


def leaders(material: Material) -> list[Sheet]:
    """One row for each leader, with the trust score at every touchpoint side by side; nothing for one leader."""
    if material.alone:
        return []
    walked = material.walked
    fields: tuple[Field[LeaderWalk], ...] = (
        Field(
            head="Leader",
            says="The leader who walked.",
            holds=Holds.LABEL,
            cell=lambda walk: material.in_column(walk.letter),
        ),
        Field(
            head="Verdict",
            says="built where net trust is above 0, else eroded; empty unless complete.",
            holds=Holds.LABEL,
            cell=lambda walk: toned_verdict(None if walk.result.net_trust is None else walk.result.net_trust > 0),
        ),
        Field(
            head="Net trust" if walked.net_trusts.alike else f"Net trust{NOT_ALIKE}",
            says="Net trust (N), −100 to +100; empty unless complete.",
            holds=Holds.POINTS,
            cell=lambda walk: _net_trust(walk.result.net_trust),
        ),
        Field(
            head="Level",
            says=f"{LEVELS.removesuffix('.')}; empty unless complete.",
            holds=Holds.LABEL,
            cell=lambda walk: None if walk.result.level is None else level_text(walk.result.level),
        ),
        Field(
            head="Touchpoints built",
            says=says_of(AUDITS, "touchpoints_built"),
            holds=Holds.NUMBER,
            cell=lambda walk: walk.result.built if walk.result.complete else None,
        ),
        Field(
            head="Touchpoints",
            says=says_of(AUDITS, "touchpoints"),
            holds=Holds.NUMBER,
            cell=lambda walk: len(walk.result.touchpoints),
        ),
        Field(
            head="Weakest",
            says="The weakest touchpoint, or all that are as weak; empty unless complete.",
            holds=Holds.LABEL,
            cell=_weakest,
        ),
        *(_trust_at(material, each) for each in walked.touchpoints),
        *_foresight(material),
    )
    says = "One row for each leader, and each leader's trust score at every touchpoint."
    return sheets_of("Leaders", says, fields, material.walks, fixed=1)


def _weakest(walk: LeaderWalk) -> Cell:
    titles = [each.touchpoint.title for each in walk.result.weakest_alike]
    return titles_together(titles, among=len(walk.result.touchpoints)) if titles else None


def _net_trust(net: Fraction | None) -> Cell:
    return None if net is None else toned_number(rounded_net_trust(net))


def _trust_at(material: Material, each: TeamTouchpoint) -> Field[LeaderWalk]:
    def cell(walk: LeaderWalk) -> Cell:
        trust = each.trust_of(walk.letter)
        return None if trust is None else toned_number(trust)

    return Field(
        head=marked(material.walked, each.touchpoint.id, each.touchpoint.title),
        says="The trust score (T) there; empty where this leader has none.",
        holds=Holds.POINTS,
        cell=cell,
    )


def _foresight(material: Material) -> tuple[Field[LeaderWalk], ...]:
    known = {each.letter: each.foresight for each in material.walked.sight.leaders}

    def field(head: str, says: str, holds: Holds, figure: Callable[[Foresight], Cell]) -> Field[LeaderWalk]:
        def cell(walk: LeaderWalk) -> Cell:
            foresight = known.get(walk.letter)
            return None if foresight is None else figure(foresight)

        return Field(head=head, says=says, holds=holds, cell=cell, optional=True)

    return (
        field("Optimism", "The mean gap of the leader, in points.", Holds.POINTS, lambda each: tenths(each.optimism)),
        field(
            "Off by",
            "How far the leader's predictions were off on average, too high or too low alike, in points.",
            Holds.MEAN,
            lambda each: tenths(each.mean_distance),
        ),
        field(
            "Built or eroded foreseen",
            "How many predictions were on the right side, built or eroded.",
            Holds.NUMBER,
            lambda each: each.right_side,
        ),
        field("Predictions", "How many predictions have a score beside them.", Holds.NUMBER, lambda each: each.count),
        field(
            "How certain",
            "How certain the leader was on average, in percent.",
            Holds.PERCENT,
            lambda each: round(each.mean_certainty),
        ),
    )


def touchpoints(material: Material) -> list[Sheet]:
    """One row for each touchpoint, the leaders together: k of n, the range, and no mean below five; none for one."""
    if material.alone:
        return []
    sights = {each.touchpoint_id: each for each in material.walked.sight.touchpoints}

    def sight(each: TeamTouchpoint) -> TouchpointSight | None:
        return sights.get(each.touchpoint.id)

    fields: tuple[Field[TeamTouchpoint], ...] = (
        Field(
            head="Touchpoint",
            says="Its title.",
            holds=Holds.LABEL,
            cell=lambda each: marked(material.walked, each.touchpoint.id, each.touchpoint.title),
        ),
        Field(head="Built", says="For how many leaders.", holds=Holds.NUMBER, cell=lambda each: each.spread.built),
        Field(
            head="Eroded",
            says="For how many leaders.",
            holds=Holds.NUMBER,
            cell=lambda each: each.spread.count - each.spread.built,
        ),
        Field(
            head="Leaders", says="How many have a score there.", holds=Holds.NUMBER, cell=lambda each: each.spread.count
        ),
        Field(
            head="Lowest",
            says="The lowest trust score.",
            holds=Holds.POINTS,
            cell=lambda each: toned_number(each.spread.range[0]) if each.spread.range else None,
        ),
        Field(
            head="Highest",
            says="The highest trust score.",
            holds=Holds.POINTS,
            cell=lambda each: toned_number(each.spread.range[1]) if each.spread.range else None,
        ),
        Field(
            head="AD",
            says="The leaders' mean distance from their mean, in points; from five leaders on.",
            holds=Holds.MEAN,
            cell=lambda each: None if each.spread.deviation is None else float(deviation_text(each.spread.deviation)),
            optional=True,
        ),
        Field(
            head="Closeness",
            says="Close up to an AD of 3.3, else split; from five leaders on.",
            holds=Holds.LABEL,
            cell=lambda each: each.spread.closeness,
            optional=True,
        ),
        Field(
            head="Blind spots",
            says="For how many leaders it was one.",
            holds=Holds.NUMBER,
            cell=lambda each: None if (found := sight(each)) is None else found.blind_spots,
        ),
        Field(
            head="Hidden strengths",
            says="For how many leaders it was one.",
            holds=Holds.NUMBER,
            cell=lambda each: None if (found := sight(each)) is None else found.hidden_strengths,
        ),
        Field(
            head="Mean gap",
            says=f"{THE_GAP} Their mean, from five leaders on.",
            holds=Holds.POINTS,
            cell=lambda each: (
                None if (found := sight(each)) is None or found.mean_gap is None else tenths(found.mean_gap)
            ),
            optional=True,
        ),
    )
    says = "One row for each touchpoint: for how many leaders it built trust, and from the lowest score to the highest."
    return sheets_of("Touchpoints", says, fields, material.walked.touchpoints, fixed=1)
