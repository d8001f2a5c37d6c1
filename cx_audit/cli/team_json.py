"""The documented shape of `team --json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from cx_audit.core.attendance import Attendance, Person
from cx_audit.core.blind_spots import Foresight
from cx_audit.core.disagreement import Opposite, Voice
from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.exposure import Exposure, Range
from cx_audit.core.missed import Department, Missed, NamedOnly
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.sight import LeaderGap, TouchpointSight
from cx_audit.core.spread import FEWEST_FOR_RANGE
from cx_audit.core.team import Team, TeamTouchpoint, Walked
from cx_audit.core.team_words import entry_text, headline_of
from cx_audit.core.unexpected import ThanksAt
from cx_audit.core.versions import Versions


def team_json(team: Team, exposures: Sequence[Exposure], *, names: bool) -> dict[str, Any]:
    """One round's leaders side by side; a leader's name and audit are null unless `names`."""
    walked = team.walked
    return {
        "organisation": team.organisation,
        "made_up": team.made_up,
        "round": team.round,
        "checklist": {"id": team.checklist_id, "title": team.title},
        "headline": list(headline_of(team)),
        "leaders": [_leader(walk, walked, names=names) for walk in walked.walks] if walked else [],
        "net_trust": _net_trust(walked) if walked else None,
        "touchpoints": [_touchpoint(each, walked) for each in walked.touchpoints] if walked else [],
        "opposites": [_opposite(each) for each in walked.opposites] if walked else [],
        "foresight": _foresight(walked.sight.together) if walked else None,
        "widest_gaps": [_gap(each) for each in walked.sight.widest] if walked else [],
        "departments": [_department(each) for each in walked.departments] if walked else [],
        "named_not_met": [_named(each) for each in walked.named_only] if walked else [],
        "unexpected": [_thanks(each) for each in walked.thanks] if walked else [],
        "priorities": [_priority(each) for each in walked.priorities] if walked else [],
        "priorities_by_volume": walked.by_volume if walked else False,
        "over_a_year": [_exposure(each) for each in exposures],
        "versions": _versions(walked.versions) if walked else [],
        "attendance": _attendance(team.attendance, names=names),
        "superseded": list(team.superseded),
        "other_checklists": [
            {"id": each.id, "title": each.title, "finished": each.finished, "open": each.open}
            for each in team.other_checklists
        ],
    }


def _leader(walk: LeaderWalk, walked: Walked, *, names: bool) -> dict[str, Any]:
    result = walk.result
    sight = next(each for each in walked.sight.leaders if each.letter == walk.letter)
    return {
        "leader": walk.letter,
        "name": walk.leader if names else None,
        "audit": walk.audit.id if names else None,
        "checklist_version": walk.audit.checklist.version,
        "net_trust": None if result.net_trust is None else rounded_net_trust(result.net_trust),
        "level": result.level,
        "verdict": result.verdict,
        "built": result.built if result.complete else None,
        "of": len(result.touchpoints),
        "foresight": _foresight(sight.foresight),
        "seal_whole": sight.sealed,
        "saved_scores_differ": walk.letter in walked.differing,
    }


def _net_trust(walked: Walked) -> dict[str, Any]:
    net = walked.net_trusts
    return {
        "range": None if net.range is None else [rounded_net_trust(each) for each in net.range],
        "built": None if net.range is None else net.built,
        "n": len(net.by_letter),
        "alike": net.alike,
    }


def _touchpoint(each: TeamTouchpoint, walked: Walked) -> dict[str, Any]:
    spread = each.spread
    sight = next((one for one in walked.sight.touchpoints if one.touchpoint_id == each.touchpoint.id), None)
    return {
        "id": each.touchpoint.id,
        "title": each.touchpoint.title,
        "alike": spread.alike,
        "trust": {walk.letter: each.trust_of(walk.letter) for walk in walked.walks},
        "n": spread.count,
        "range": None if spread.range is None else list(spread.range),
        "built": spread.built if spread.range is not None else None,
        "average_deviation": _rounded(spread.deviation),
        "spread": spread.closeness,
        "predictions": None if sight is None else _sight(sight),
    }


def _sight(sight: TouchpointSight) -> dict[str, Any]:
    several = sight.range is not None
    return {
        "gaps": {each.letter: {"gap": each.gap.gap, "sight": each.gap.sight} for each in sight.gaps},
        "n": sight.count,
        "predicted_built_and_eroded": sight.built_predicted_and_eroded if several else None,
        "blind_spots": sight.blind_spots if several else None,
        "hidden_strengths": sight.hidden_strengths if several else None,
        "gap_range": None if sight.range is None else list(sight.range),
        "mean_gap": _rounded(sight.mean_gap),
    }


def _opposite(opposite: Opposite) -> dict[str, Any]:
    return {
        "touchpoint": opposite.touchpoint_id,
        "title": opposite.title,
        "n": opposite.count,
        "up": [_voice(each) for each in opposite.up],
        "down": [_voice(each) for each in opposite.down],
    }


def _voice(voice: Voice) -> dict[str, Any]:
    said = voice.said
    return {
        "leader": voice.letter,
        "word": voice.felt.word,
        "strength": voice.felt.strength,
        "said": None if said is None else {"kind": said.kind, "text": said.text},
    }


def _foresight(foresight: Foresight | None) -> dict[str, Any] | None:
    if foresight is None:
        return None
    return {
        "optimism": _rounded(foresight.optimism),
        "mean_distance": _rounded(foresight.mean_distance),
        "right_side": foresight.right_side,
        "count": foresight.count,
        "mean_certainty": round(float(foresight.mean_certainty), 1),
    }


def _gap(each: LeaderGap) -> dict[str, Any]:
    gap = each.gap
    surprise, tint = gap.parts
    return {
        "leader": each.letter,
        "touchpoint": gap.touchpoint_id,
        "predicted": gap.predicted,
        "felt": gap.felt,
        "trust": gap.trust,
        "gap": gap.gap,
        "surprise": surprise,
        "rose_tint": tint,
        "sight": gap.sight,
    }


def _missed(each: Missed) -> dict[str, Any]:
    return {
        "key": each.key,
        "touchpoint": each.touchpoint_id,
        "name": entry_text(each.entry),
        "leaders": list(each.letters),
        "of": each.walked,
    }


def _department(each: Department) -> dict[str, Any]:
    return {
        "department": each.name or None,
        "leaders": list(each.letters),
        "of": each.walks,
        "met_by": list(each.met_by),
        "missed": [_missed(one) for one in each.missed],
    }


def _named(each: NamedOnly) -> dict[str, Any]:
    return {"department": each.name, "missed": [_missed(one) for one in each.missed]}


def _thanks(there: ThanksAt) -> dict[str, Any]:
    return {
        "touchpoint": there.touchpoint_id,
        "title": there.title,
        "extras": [
            {
                "leader": each.letter,
                "what": each.extra.what,
                "who": each.extra.who,
                "grade": each.extra.grade,
                "kind": each.extra.kind,
            }
            for each in there.thanks
        ],
    }


def _priority(each: SharedPriority) -> dict[str, Any]:
    return {
        "touchpoint": each.touchpoint.id,
        "need": int(each.needs),
        "need_range": list(each.range) if each.leaders >= FEWEST_FOR_RANGE else None,
        "mean_need": _rounded(each.mean_need) if each.bears_a_mean else None,
        "n": each.leaders,
        "fixes": [
            {
                **_missed(fix),
                "text": fix.entry.fix,
                "effort": fix.entry.effort,
                "departments": list(fix.entry.departments),
            }
            for fix in each.fixes
        ],
        "acts": list(each.acts),
    }


def _exposure(each: Exposure) -> dict[str, Any]:
    return {
        "touchpoint": each.touchpoint_id,
        "passing": _range(each.passing),
        "eroded": each.eroded,
        "walks": each.walks,
        "affected": _range(each.affected),
        "likely": None if each.likely is None else _range(each.likely),
    }


def _range(each: Range) -> list[int]:
    return [each.low, each.high]


def _versions(versions: Versions) -> list[dict[str, Any]]:
    own = {"version": versions.checklist.version, "leaders": list(versions.letters), "differs": None}
    others = (
        {"version": each.version, "leaders": list(each.letters), "differs": each.comparison.reason}
        for each in versions.others
    )
    return [own, *others]


def _attendance(attendance: Attendance, *, names: bool) -> dict[str, Any]:
    senior = attendance.most_senior

    def people(found: Iterable[Person]) -> list[dict[str, Any]]:
        return [{"leader": each.letter or None, "name": each.name if names else None} for each in found]

    return {
        "walked": people(attendance.walked),
        "walking": people(attendance.walking),
        "again": people(attendance.again),
        "waiting": people(attendance.waiting),
        "most_senior_walked": not attendance.senior_not_walked if senior else None,
    }


def _rounded(number: Fraction | None) -> float | None:
    return None if number is None else round(float(number), 2)
