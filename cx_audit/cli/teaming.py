"""Showing the leaders of one round side by side, as a page or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from cx_audit.cli.engagements import SOME_LEFT_OUT, first_problem, read_engagement, tell_left_out
from cx_audit.cli.finding import line_of
from cx_audit.cli.speech import print_json
from cx_audit.core.attendance import Expected, known_leaders
from cx_audit.core.engagement import Engagement
from cx_audit.core.exposure import exposures_of, middle_volumes
from cx_audit.core.lettering import lettered_engagement
from cx_audit.core.roster import expected_of
from cx_audit.core.team import team_of
from cx_audit.core.team_words import listed
from cx_audit.core.volumes import Volume, known_volumes
from cx_audit.errors import BadInput, NotFound, Problem, StorageFailed
from cx_audit.text import nearest, shortened

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace


def show_team(
    room: Workspace, organisation: str, number: int | None, checklist_id: str, *, names: bool, json: bool
) -> int:
    """Print one round's leaders side by side; 1 where a file was left out of the figures.

    Raises NotFound for an organisation, a round or a checklist without a walk.
    """
    read = read_engagement(room, organisation, line=line_of(room, "team"))
    engagement = read.engagement if names else lettered_engagement(read.engagement)
    number, checklist_id = round_and_checklist(engagement, number, checklist_id)
    beside = _beside(room, engagement, number)
    tell_left_out(beside.problems)
    yearly = middle_volumes(beside.volumes)
    team = team_of(engagement, number, checklist_id, expected=beside.expected, yearly=yearly)
    walks = team.walked.walks if team.walked is not None else ()
    exposures = exposures_of([walk.result for walk in walks], beside.volumes)
    if json:
        from cx_audit.cli.team_json import team_json

        print_json(team_json(team, exposures, names=names))
    else:
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for
        from cx_audit.terminal.pages.team_page import draw_team

        sheet = Sheet(screen_for(sys.stdout))
        draw_team(sheet, team, names=names, typed=room.typed, exposures=exposures)
        print_sheet(sys.stdout, sheet)
    return SOME_LEFT_OUT if beside.problems else read.exit_code


def round_and_checklist(engagement: Engagement, number: int | None, checklist_id: str) -> tuple[int, str]:
    """The round and the checklist that were asked for, else the latest round and the first checklist with a walk.

    Finished walks come before open ones. Raises NotFound where there is no walk of what was asked for.
    """
    name = engagement.organisation
    ids = tuple(dict.fromkeys(each for one in engagement.rounds for each in engagement.checklists_in(one)))
    if checklist_id and checklist_id not in ids:
        near = nearest(checklist_id, ids)
        raise NotFound(
            f"{name} has no walk of “{shortened(checklist_id)}”.",
            hint=f"Did you mean: {', '.join(near)}?" if near else f"Walked so far: {', '.join(ids)}.",
        )
    if number is None:
        rounds = [
            each for each in engagement.rounds if not checklist_id or checklist_id in engagement.checklists_in(each)
        ]
        number = engagement.latest_finished_round(checklist_id) or rounds[-1]
    elif number not in engagement.rounds:
        rounds_walked = listed([str(each) for each in engagement.rounds])
        there = f"rounds {rounds_walked}" if len(engagement.rounds) > 1 else f"only round {rounds_walked}"
        raise NotFound(
            f"{name} has no round {number}.", hint=f"There is {there}." if "only" in there else f"There are {there}."
        )
    here = engagement.checklists_in(number)
    if checklist_id and checklist_id not in here:
        raise NotFound(
            f"“{shortened(checklist_id)}” was not walked in round {number} of {name}.",
            hint=f"Walked in that round: {', '.join(here)}.",
        )
    return number, checklist_id or (*engagement.finished_checklists_in(number), *here)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beside:
    """What is kept beside the audits: who is expected to walk, the customers a year, and what could not be read."""

    expected: tuple[Expected, ...]
    volumes: Mapping[str, Volume]
    problems: tuple[Problem, ...]


def _beside(room: Workspace, engagement: Engagement, number: int) -> _Beside:
    from cx_audit.archive.notes import NotesFolder

    notes, name = NotesFolder(room.data), engagement.organisation
    expected, unread = expected_in(room, engagement, number)
    nothing: dict[str, Volume] = {}
    volumes, left = _read(lambda: known_volumes(notes.load(name).volumes), notes.path_of(name), otherwise=nothing)
    return _Beside(expected=expected, volumes=volumes, problems=(*unread, *left))


def expected_in(
    room: Workspace, engagement: Engagement, number: int
) -> tuple[tuple[Expected, ...], tuple[Problem, ...]]:
    """Who is expected to walk the round, and what could not be read of that.

    The roster tells who is expected and how senior they are, and nothing else of it goes any further.
    """
    from cx_audit.archive.rosters import rosters_in

    rosters, name = rosters_in(room.data), engagement.organisation
    known = known_leaders(engagement, number)
    return _read(lambda: expected_of(rosters.load(name), known), rosters.path_of(name), otherwise=known)


_Kept = TypeVar("_Kept")


def _read(read: Callable[[], _Kept], path: Path, *, otherwise: _Kept) -> tuple[_Kept, tuple[Problem, ...]]:
    try:
        return read(), ()
    except BadInput as error:
        return otherwise, (Problem(file=str(path), message=first_problem(error)),)
    except StorageFailed as error:
        return otherwise, (Problem(file=str(path), message=error.message),)
