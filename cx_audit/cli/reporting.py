"""Writing a report: of which walks, in which format, and telling where it is and what to mind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.engagements import SOME_LEFT_OUT, first_problem, read_engagement, tell_left_out
from cx_audit.cli.finding import audit_wanted
from cx_audit.cli.naming import of_fit_length
from cx_audit.cli.progress import steps_shown
from cx_audit.cli.report_formats import FORMATS, Format, Order, format_of
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.teaming import round_and_checklist
from cx_audit.cli.walking import path_shown
from cx_audit.cli.workspace import now
from cx_audit.cli.writing import refuse_what_is_there, write_new_bytes
from cx_audit.core.engagement import Engagement, engagement_of, letter
from cx_audit.core.exposure import exposures_of, middle_volumes
from cx_audit.core.follow_ups import Mark, follow_ups_in, latest_marks
from cx_audit.core.lettering import lettered, lettered_engagement
from cx_audit.core.round_findings import RoundFindings, findings_of
from cx_audit.core.rounds_chosen import Wanted, finished_walks
from cx_audit.core.team import Team, team_of
from cx_audit.core.volumes import Volume, known_volumes
from cx_audit.errors import BadInput, NotAllowed, Problem, StorageFailed
from cx_audit.text import clean_line, counted, folded, shortened

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.audit import Audit
    from cx_audit.report.blocks import Report
    from cx_audit.report.material import Material

FINE = 0
_READ_ONE_THROUGH = "The leader is not named, but the leader's words are in it: read it through before you pass it on."
_READ_IT_THROUGH = "Leaders go by letters, but their own words are in it: read it through before you pass it on."
_CONFIDENTIAL = "Names and free words are in it: treat it as confidential."


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWanted:
    """What the command line asks for: one audit, or an organisation's round; empty and None mean the latest."""

    to: Path
    audit: str
    organisation: str
    round: int | None
    checklist: str
    compare: bool
    names: bool
    by: str
    draft: bool
    client_logo: Path | None
    answers: bool
    template: Path | None
    open_it: bool
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notes:
    """What is kept beside the audits; `marks` is None where it could not be read."""

    marks: Sequence[Mark] | None
    volumes: Mapping[str, Volume]


def write_report(room: Workspace, wanted: ReportWanted, *, json: bool) -> int:
    """Write the report whole or not at all, and say where it is; 1 where a file was left out of it.

    Raises BadInput for an ending that is no format, a format whose extra is not installed, options that do not go
    together and a file that is there already, NotFound for what is not there, NotAllowed while the walk is open,
    StorageFailed where the disk says no.
    """
    from cx_audit.cli.given_files import logo_in, template_in
    from cx_audit.report.report_view import report_of

    chosen = format_of(wanted.to)
    _refuse_what_cannot_be(wanted, chosen)
    refuse_what_is_there(wanted.to, force=wanted.force)
    by = of_fit_length(clean_line(wanted.by), "consultancy")
    template = None if wanted.template is None else template_in(wanted.template)
    with steps_shown(3) as step:
        step("reading the walks")
        material, left_out = _of_a_round(room, wanted) if wanted.organisation else _of_one_walk(room, wanted)
        step("putting the report together")
        logo = None if wanted.client_logo is None else logo_in(wanted.client_logo, material.team.organisation)
        report = report_of(material, by=by, draft=wanted.draft, logo=logo, with_answers=wanted.answers)
        step("drawing and writing it")
        written = chosen.write(Order(report=report, material=material, template=template))
    write_new_bytes(wanted.to, written.data, force=wanted.force)
    if json:
        print_json(_json(material, report, wanted, written.notes))
    say(f"The report of {_whose(material)}, is written to {path_shown(wanted.to)}.")
    for note in written.notes:
        say(note)
    say(_CONFIDENTIAL if wanted.names else _READ_ONE_THROUGH if material.alone else _READ_IT_THROUGH)
    if wanted.open_it:
        _open(wanted.to)
    return SOME_LEFT_OUT if left_out else FINE


def _whose(material: Material) -> str:
    """Which walks it is of, for whoever has it made; names are no secret there."""
    of = f"{shortened(material.team.organisation)}, round {material.team.round}"
    if material.alone:
        return f"{shortened(material.people[material.walks[0].letter])}'s walk of {of}"
    return f"{counted(len(material.walks), 'leader')} of {of}"


def _refuse_what_cannot_be(wanted: ReportWanted, chosen: Format) -> None:
    if wanted.template is not None and not chosen.takes_template:
        taking = " or ".join(each.ending for each in FORMATS.values() if each.takes_template)
        raise BadInput(
            f"{chosen.name} takes no template.", hint=f"Leave --template out, or name a file that ends in {taking}."
        )
    if wanted.audit and wanted.organisation:
        raise BadInput(
            "A report is of one leader's walk, or with --org of a round.", hint="Leave one of the two names out."
        )
    if not wanted.organisation and (wanted.round is not None or wanted.compare or wanted.checklist):
        option = "--compare" if wanted.compare else "--round" if wanted.round is not None else "--checklist"
        raise BadInput(f"{option} belongs to a report of an organisation.", hint="Name it: --org NAME")


def _of_one_walk(room: Workspace, wanted: ReportWanted) -> tuple[Material, int]:
    audit = audit_wanted(room, wanted.audit)
    if not audit.complete:
        raise NotAllowed(
            f"The walk of {shortened(audit.organisation)} by {shortened(audit.leader)} is still open, and an open walk "
            "has no scores and no report.",
            hint=f"Go on with it: {room.typed(f'resume {audit.id}')}",
        )
    people = {letter(0): audit.leader, **_others(room, audit)}
    if not wanted.names:
        shown = {folded(name): at for at, name in people.items()}
        audit = lettered(audit, {**shown, folded(audit.leader): "the leader"})
    engagement = engagement_of(audit.organisation, [audit])
    notes, left_out = _notes(room, audit.organisation)
    team = team_of(engagement, audit.round, audit.checklist.id, yearly=middle_volumes(notes.volumes))
    return _material(team, people, notes, None, names=wanted.names), left_out


def _others(room: Workspace, audit: Audit) -> dict[str, str]:
    """The other leaders of the organisation, by letters that begin at B."""
    heads, _ = room.audits.heads()
    own = [each.head for each in heads if folded(each.head.organisation) == folded(audit.organisation)]
    names = dict.fromkeys(folded(head.leader) for head in sorted(own, key=lambda head: (head.started, head.id)))
    names.pop(folded(audit.leader), None)
    spelled = {folded(head.leader): head.leader for head in own}
    return {letter(number): spelled[name] for number, name in enumerate(names, 1)}


def _of_a_round(room: Workspace, wanted: ReportWanted) -> tuple[Material, int]:
    read = read_engagement(room, wanted.organisation)
    engagement = read.engagement if wanted.names else lettered_engagement(read.engagement)
    number, checklist_id = round_and_checklist(engagement, wanted.round, wanted.checklist)
    notes, left_out = _notes(room, engagement.organisation)
    team = team_of(engagement, number, checklist_id, yearly=middle_volumes(notes.volumes))
    if team.walked is None:
        raise NotAllowed(
            f"Nobody has finished round {number} of {engagement.organisation}, and an open walk has no scores and no "
            "report.",
            hint=f"See the walks that are open: {room.typed('list --open')}",
        )
    if wanted.round is None:
        _tell_of_a_fuller_round(engagement, checklist_id, number)
    rounds = _rounds(engagement, checklist_id, number, notes.marks) if wanted.compare else None
    if rounds is not None and not rounds.compares:
        say("No leader has finished two rounds of this checklist yet, so nothing is compared; the report says so.")
    people = {engagement.letter_of(audit.leader): audit.leader for audit in engagement.audits}
    return _material(team, people, notes, rounds, names=wanted.names), read.left_out + left_out


def _tell_of_a_fuller_round(engagement: Engagement, checklist_id: str, number: int) -> None:
    """The latest round may have one leader so far, where an earlier one has all of them."""
    finished = finished_walks(engagement)[checklist_id]
    fullest = max(finished, key=lambda each: (len(finished[each]), each))
    if len(finished[fullest]) > len(finished[number]):
        say(
            f"Round {number} has {counted(len(finished[number]), 'leader')} so far, round {fullest} has "
            f"{len(finished[fullest])}. For that one, add --round {fullest}."
        )


def _rounds(engagement: Engagement, checklist_id: str, number: int, marks: Sequence[Mark] | None) -> RoundFindings:
    """Every finished round up to this one."""
    finished = [each for each in finished_walks(engagement)[checklist_id] if each <= number]
    wanted = Wanted(rounds=tuple(finished), checklist=checklist_id)
    return findings_of(engagement, wanted, marks)


def _material(
    team: Team, people: Mapping[str, str], notes: _Notes, rounds: RoundFindings | None, *, names: bool
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
        today=now().date(),
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


def _json(material: Material, report: Report, wanted: ReportWanted, notes: Sequence[str]) -> dict[str, object]:
    return {
        "file": str(wanted.to.absolute()),
        "format": wanted.to.suffix.lower().removeprefix("."),
        "organisation": report.organisation,
        "made_up": report.made_up,
        "round": material.team.round,
        "checklist": material.team.checklist_id,
        "leaders": len(material.walks),
        "names": material.names,
        "draft": report.draft,
        "chapters": [chapter.key for chapter in report.chapters],
        "notes": list(notes),
    }


def _open(path: Path) -> None:
    from cx_audit.cli.opening import opened

    if not opened(path):
        say("Nothing here could open it. Open it by hand.")
