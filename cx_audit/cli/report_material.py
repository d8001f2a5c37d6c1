"""What a report is made from, read from the data folder: one walk, or a round of an organisation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from cx_audit.cli.engagements import first_problem, read_engagement, tell_left_out
from cx_audit.cli.heads_read import heads_untold
from cx_audit.cli.report_told import Told, fuller_round, invited_unread, nothing_compared, one_of_several, overdue
from cx_audit.cli.report_wanted import ReportWanted
from cx_audit.cli.report_whose import refuse_unknown, walk_wanted
from cx_audit.cli.teaming import expected_in, round_and_checklist
from cx_audit.core.engagement import Engagement, engagement_of, letter
from cx_audit.core.exposure import exposures_of, middle_volumes
from cx_audit.core.follow_ups import Mark, follow_ups_in, latest_marks
from cx_audit.core.lettering import lettered, lettered_engagement
from cx_audit.core.round_findings import RoundFindings, findings_of
from cx_audit.core.rounds_chosen import Wanted, finished_walks
from cx_audit.core.team import Team, team_of
from cx_audit.core.volumes import Volume, known_volumes
from cx_audit.errors import BadInput, NotAllowed, NotFound, Problem, StorageFailed
from cx_audit.text import folded, shortened

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.audit import Audit
    from cx_audit.report.material import Material


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMaterial:
    """What a report is made from, how many files were left out of it, and what is to be told beside it.

    `expected` has the names of everybody who has walked or is to walk, known from walks and from the roster; nobody
    where it is of one walk and leaders are named, for nothing is made of it then.
    """

    material: Material
    left_out: int
    expected: tuple[str, ...]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notes:
    """What is kept beside the audits; `marks` is None where it could not be read."""

    marks: Sequence[Mark] | None
    volumes: Mapping[str, Volume]


def read_material(room: Workspace, wanted: ReportWanted, today: date) -> ReadMaterial:
    """Read what the report that is wanted is made from; files that cannot be read are told of.

    Raises BadInput where names leave it open or do not go together, NotFound for what is not there, and NotAllowed
    while the walk is open.
    """
    is_of_a_round = wanted.organisation and not wanted.audit
    return _of_a_round(room, wanted, today) if is_of_a_round else _of_one_walk(room, wanted, today)


def _of_one_walk(room: Workspace, wanted: ReportWanted, today: date) -> ReadMaterial:
    audit = walk_wanted(room, wanted)
    if not audit.complete:
        raise NotAllowed(
            f"The walk of {shortened(audit.organisation)} by {shortened(audit.leader)} is still open, and an open walk "
            "has no scores and no report.",
            hint=f"Go on with it: {room.typed(f'resume {audit.id}')}",
        )
    people = _leaders_of(room, audit)
    letters = {folded(name): at for at, name in people.items()}
    if not wanted.names:
        audit = lettered(audit, {**letters, folded(audit.leader): "the leader"})
    engagement = replace(engagement_of(audit.organisation, [audit]), letters=letters)
    notes, left_out = _notes(room, audit.organisation)
    expected, unread = ((), ()) if wanted.names else expected_in(room, engagement, audit.round)
    team = team_of(engagement, audit.round, audit.checklist.id, yearly=middle_volumes(notes.volumes))
    return ReadMaterial(
        material=_material(team, people, notes, None, names=wanted.names, today=today),
        left_out=left_out + len(unread),
        expected=tuple(each.leader for each in expected),
        told=(*one_of_several(room, wanted, audit), *invited_unread(unread)),
    )


def _leaders_of(room: Workspace, audit: Audit) -> dict[str, str]:
    """The leaders of the organisation by the letters that they have in every report of it."""
    heads, _ = room.audits.heads()
    own = [each.head for each in heads if folded(each.head.organisation) == folded(audit.organisation)]
    spelled: dict[str, str] = {}
    for head in sorted(own, key=lambda head: (head.started, head.id)):
        spelled.setdefault(folded(head.leader), head.leader)
    spelled[folded(audit.leader)] = audit.leader
    return {letter(number): name for number, name in enumerate(spelled.values())}


def _of_a_round(room: Workspace, wanted: ReportWanted, today: date) -> ReadMaterial:
    try:
        read = read_engagement(room, wanted.organisation)
    except NotFound:
        refuse_unknown(room, heads_untold(room), wanted)
    engagement = read.engagement if wanted.names else lettered_engagement(read.engagement)
    number, checklist_id = round_and_checklist(engagement, wanted.round, wanted.checklist)
    notes, left_out = _notes(room, engagement.organisation)
    expected, unread = expected_in(room, engagement, number)
    tell_left_out(unread)
    yearly = middle_volumes(notes.volumes)
    team = team_of(engagement, number, checklist_id, expected=expected, yearly=yearly)
    if team.walked is None:
        raise NotAllowed(
            f"Nobody has finished round {number} of {engagement.organisation}, and an open walk has no scores and no "
            "report.",
            hint=f"See the walks that are open: {room.typed('list --open')}",
        )
    rounds = _rounds(engagement, checklist_id, number, notes.marks) if wanted.compare else None
    people = {engagement.letter_of(audit.leader): audit.leader for audit in engagement.audits}
    return ReadMaterial(
        material=_material(team, people, notes, rounds, names=wanted.names, today=today),
        left_out=read.left_out + left_out + len(unread),
        expected=tuple(each.leader for each in expected),
        told=(
            *(fuller_round(room, wanted, engagement, checklist_id, number) if wanted.round is None else ()),
            *(overdue(room, wanted, engagement, number, notes.marks or (), today) if rounds is None else ()),
            *(nothing_compared(rounds) if rounds is not None else ()),
        ),
    )


def _rounds(engagement: Engagement, checklist_id: str, number: int, marks: Sequence[Mark] | None) -> RoundFindings:
    """Every finished round up to this one."""
    finished = [each for each in finished_walks(engagement)[checklist_id] if each <= number]
    wanted = Wanted(rounds=tuple(finished), checklist=checklist_id)
    return findings_of(engagement, wanted, marks)


def _material(
    team: Team, people: Mapping[str, str], notes: _Notes, rounds: RoundFindings | None, *, names: bool, today: date
) -> Material:
    from cx_audit.archive.checklist_to_wire import wire_of
    from cx_audit.archive.checklist_v1 import digest_of
    from cx_audit.report.material import Material

    walked = team.walked
    if walked is None:
        raise ValueError("a report is of walks that are finished")
    holding = latest_marks(notes.marks or ())
    return Material(
        people=people,
        team=team,
        walked=walked,
        exposures=exposures_of([walk.result for walk in walked.walks], notes.volumes),
        follow_ups=tuple(each for walk in walked.walks for each in follow_ups_in(walk.audit, holding)),
        marks_known=notes.marks is not None,
        rounds=rounds,
        digests={walk.audit.id: digest_of(wire_of(walk.audit.checklist)) for walk in walked.walks},
        names=names,
        today=today,
    )


def _notes(room: Workspace, organisation: str) -> tuple[_Notes, int]:
    """The notes beside the audits, and 1 where they could not be read, which is told."""
    try:
        kept = room.notes.load(organisation)
    except BadInput as error:
        tell_left_out([Problem(file=str(room.notes.path_of(organisation)), message=first_problem(error))])
    except StorageFailed as error:
        tell_left_out([Problem(file=str(room.notes.path_of(organisation)), message=error.message)])
    else:
        return _Notes(marks=kept.marks, volumes=known_volumes(kept.volumes)), 0
    return _Notes(marks=None, volumes={}), 1
