"""A roster against the walks of its organisation, and its documented JSON."""

from __future__ import annotations

from typing import Any

from cx_audit.cli.known_organisations import Organisation
from cx_audit.core.objections import answer_to
from cx_audit.core.roster import Roster
from cx_audit.core.roster_standing import RosterStanding, standing_of
from cx_audit.core.rounds import WalkInRound


def roster_view(organisation: Organisation, roster: Roster) -> RosterStanding:
    """How far the people of the list are with the latest round; read from the heads of the audits."""
    walks = [
        WalkInRound(
            leader=stored.head.leader,
            round=stored.head.round,
            checklist_id=stored.head.checklist_id,
            complete=stored.head.finished is not None,
        )
        for stored in organisation.heads
    ]
    return standing_of(roster, walks, made_up=organisation.made_up)


def roster_json(standing: RosterStanding, path: str) -> dict[str, Any]:
    """The documented shape of `roster --json`."""
    roster = standing.roster
    return {
        "organisation": roster.organisation,
        "made_up": standing.made_up,
        "round": standing.round,
        "next_round": standing.next_round,
        "people": [
            {
                "name": each.name,
                "seniority": each.seniority,
                "state": str(each.state),
                "reason": each.reason,
                "since": each.at.isoformat(),
                "briefing_read_on": each.briefing_read_on or None,
                "presence": standing.presence_of(each),
            }
            for each in roster.people
        ],
        "most_senior": [each.name for each in roster.most_senior],
        "most_senior_not_walked": [each.name for each in standing.senior_not_walked],
        "not_on_the_list": list(standing.besides),
        "objections": [
            {
                "number": number,
                "text": each.text,
                "said_by": each.said_by or None,
                "said_on": each.said_on,
                "round": each.round,
                "said_before": standing.was_said_before(each),
                "answer": answer_to(each.text) or None,
                "reply": each.reply or None,
            }
            for number, each in enumerate(roster.objections, 1)
        ],
        "path": path,
    }
