"""The documented shape of `compare --json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from cx_audit.cli.comparing import comparison_json
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds
from cx_audit.core.lettering import owners_shown
from cx_audit.core.movement import Movement, tally_of
from cx_audit.core.round_comparison import ChecklistStep, TouchpointOverRounds
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_foresight import ForesightOverRounds, GapMoved
from cx_audit.core.round_words import CAUTION, nothing_text, tally_text
from cx_audit.core.rounds_chosen import by_letter
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.core.statistics import PairedDifference
from cx_audit.core.team_words import Label


def findings_json(findings: RoundFindings, label: Label, *, names: bool) -> dict[str, Any]:
    """Everything that a comparison of rounds shows; leaders as `label` names them.

    The id of a commitment leads to its audit, and so to its leader: it is null unless `names`.
    """
    comparison, letter_of = findings.comparison, findings.engagement.letter_of
    again = ((each.number, letter_of(audit.leader)) for each in comparison.rounds for audit in each.superseded)
    return {
        "organisation": findings.engagement.organisation,
        "made_up": findings.engagement.made_up,
        "checklist": {"id": comparison.checklist_id, "title": findings.checklist_title},
        "rounds": list(comparison.numbers),
        "compares": findings.compares,
        "reason": "" if findings.compares else nothing_text(findings),
        "net_trust": _together_json(comparison.net_moves, comparison.net_mean),
        "leaders": [_leader_json(each, label) for each in comparison.leaders],
        "touchpoints": [_touchpoint_json(each, label) for each in comparison.touchpoints],
        "walked": _by_round(((each.number, walk.letter) for each in comparison.rounds for walk in each.walks), label),
        "only_in_one_round": _by_round(((number, walk.letter) for number, walk in comparison.once), label),
        "still_walking": _by_round(((each.round, letter_of(each.leader)) for each in comparison.open), label),
        "walked_again": _by_round(again, label),
        "saved_scores_differ": [label(each) for each in comparison.differing],
        "answers_missing": _by_round(((number, walk.letter) for number, walk in comparison.unanswered), label),
        "other_checklists": [
            {
                "id": each.checklist_id,
                "title": each.title,
                "round": each.round,
                "leaders": [label(letter) for letter in each.letters],
                "compares": each.compares,
            }
            for each in findings.others
        ],
        "checklist_changes": [_step_json(each, label) for each in comparison.steps],
        "predictions": [_foresight_json(each, label) for each in findings.foresight],
        "commitments": [_commitment_json(findings, each, label, names=names) for each in findings.commitments],
        "caution": CAUTION,
    }


def _by_round(walks: Iterable[tuple[int, str]], label: Label) -> list[dict[str, Any]]:
    found: dict[int, set[str]] = {}
    for number, letter in walks:
        found.setdefault(number, set()).add(letter)
    return [
        {"round": number, "leaders": [label(letter) for letter in sorted(letters, key=by_letter)]}
        for number, letters in sorted(found.items())
    ]


def _together_json(moves: Sequence[Movement], mean: PairedDifference | None) -> dict[str, Any]:
    tally = tally_of(moves)
    return {
        "count": tally.count,
        "up": tally.up,
        "down": tally.down,
        "same": tally.same,
        "text": tally_text(tally),
        "mean_difference": None if mean is None else round(float(mean.mean), 2),
        "standard_deviation": None if mean is None or mean.deviation is None else round(mean.deviation, 2),
    }


def _moved_json(moved: Movement | None) -> dict[str, Any]:
    if moved is None:
        return {"moved": None, "change": None, "crossed": None}
    change = Fraction(moved.change)
    return {
        "moved": moved.course,
        "change": int(change) if change.denominator == 1 else round(float(change), 1),
        "crossed": ("built" if moved.built_after else "eroded") if moved.crossed else None,
    }


def _leader_json(leader: LeaderOverRounds, label: Label) -> dict[str, Any]:
    return {
        "leader": label(leader.letter),
        "touchpoints": [each.questions.touchpoint.id for each in leader.compared],
        "rounds": [{"round": each.round, "net_trust": rounded_net_trust(each.net_trust)} for each in leader.net],
        **_moved_json(leader.net_moved),
    }


def _touchpoint_json(touchpoint: TouchpointOverRounds, label: Label) -> dict[str, Any]:
    return {
        "id": touchpoint.id,
        "title": touchpoint.title,
        "asked_in": list(touchpoint.asked_in),
        "added_in": touchpoint.added_in,
        **_together_json(touchpoint.moves, touchpoint.mean),
        "leaders": [_standings_json(each, label) for each in touchpoint.leaders],
    }


def _standings_json(each: LeaderAtTouchpoint, label: Label) -> dict[str, Any]:
    trust = each.questions.compares_trust
    return {
        "leader": label(each.letter),
        "in_common": len(each.questions.keys),
        "scored_questions": each.questions.asked,
        "rounds": [
            {
                "round": standing.round,
                "trust": standing.trust if trust else None,
                "felt": standing.felt,
                "got_through": standing.result.got_through,
                "ways": list(standing.ways),
            }
            for standing in each.standings
        ],
        **_moved_json(each.trust_moved),
    }


def _step_json(step: ChecklistStep, label: Label) -> dict[str, Any]:
    return {
        "rounds": list(step.rounds),
        "leaders": [label(each) for each in step.letters],
        "versions": [step.before.version, step.after.version],
        **comparison_json(step.comparison),
    }


def _foresight_json(foresight: ForesightOverRounds, label: Label) -> dict[str, Any]:
    return {
        "leader": label(foresight.letter),
        "rounds": [
            {
                "round": number,
                "optimism": round(float(each.optimism), 2),
                "mean_distance": round(float(each.mean_distance), 2),
                "right_side": each.right_side,
                "count": each.count,
                "mean_certainty": round(float(each.mean_certainty), 1),
                "seal_whole": number not in foresight.broken_seals,
            }
            for number, each in foresight.rounds
        ],
        "gaps": [_gap_json(each) for each in foresight.gaps],
    }


def _gap_json(gap: GapMoved) -> dict[str, Any]:
    return {
        "touchpoint": gap.touchpoint_id,
        "before": gap.before.gap,
        "after": gap.after.gap,
        "blind_spot": gap.fate,
    }


def _commitment_json(findings: RoundFindings, commitment: FollowUp, label: Label, *, names: bool) -> dict[str, Any]:
    mark = commitment.mark
    return {
        "id": commitment.id if names else None,
        "round": commitment.audit.round,
        "leader": label(findings.engagement.letter_of(commitment.audit.leader)),
        "what": commitment.what,
        "who": owners_shown(commitment.who, findings.engagement.letters, label),
        "by": commitment.by or None,
        "state": commitment.state if findings.marks_known else None,
        "marked": mark.day if mark is not None else None,
        "note": mark.note if mark is not None else "",
    }
