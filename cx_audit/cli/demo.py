"""The demo: a made-up organisation whose audits are walked from answers files that ship."""

from __future__ import annotations

import shlex
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cx_audit.cli.speech import say
from cx_audit.cli.workspace import Source, Workspace, demo_folder, now, workspace
from cx_audit.core.audit import Audit
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.errors import BadInput, StorageFailed
from cx_audit.text import clean

if TYPE_CHECKING:
    from cx_audit.core.walk import Change, Walk
    from cx_audit.core.written import Written

MARKER = "made-up-demo.txt"
_MARKED = "This folder was made by `cx-audit demo`. Everything in it is made up. Delete it whenever you like.\n"
_BEING_MADE = "This folder is being made by `cx-audit demo`.\n"
_SECONDS_AN_ANSWER = 25
_HOURS_A_VISIT = 20
_WRITTEN_ON = date(2026, 11, 22)
"""The day that the days in the answers files are seen from; they are moved with the calendar."""

_WALKS = (
    ("round-1-noor.yaml", 1, 98),
    ("round-1-jonas.yaml", 1, 96),
    ("round-1-ines.yaml", 1, 95),
    ("round-2-noor.yaml", 2, 6),
    ("round-2-jonas.yaml", 2, 3),
)
"""The answers file, the round, and how many days ago the walk began."""


def look_around(folder: Path | None, *, plain: bool) -> int:
    """Make the demo where it is not there yet, show its latest result, and say what else there is to see."""
    from cx_audit.cli.finding import audit_wanted, line_of
    from cx_audit.cli.home import at_home
    from cx_audit.cli.showing import show_page
    from cx_audit.cli.walking import path_shown
    from cx_audit.terminal.screen import has_terminal

    data = workspace(folder or demo_folder()).data
    room = Workspace(data=data, source=Source.OPTION)
    make_demo(room)
    if has_terminal():
        say(f"Harbour Lamps is made up; its audits are kept in {path_shown(data)}, apart from yours.")
        return at_home(data, plain=plain, made_up=True)
    show_page(room, audit_wanted(room, "", line=line_of(room, "show")), stepwise=False)
    typer.echo(clean(f"\n  See the rest:\n  cx-audit list --data {shlex.quote(str(data))}"))
    return 0


def make_demo(room: Workspace) -> None:
    """Walk the answers files that ship into this folder; nothing is done where that was done before.

    Raises BadInput where the folder holds something else.
    """
    data = room.data
    marker = data / MARKER
    was_cut_short = marker.is_file() and marker.read_text(encoding="utf-8") == _BEING_MADE
    if marker.is_file() and not was_cut_short:
        return
    if was_cut_short:
        _remove_what_is_made_up(room)
    elif data.is_dir() and any(data.iterdir()):
        message = f"{data} is not empty, and was left as it is."
        raise BadInput(message, hint="Name a new folder: cx-audit demo --to FOLDER")
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        _mark(marker, _BEING_MADE)
        for name, round_number, days_ago in _WALKS:
            _walk_from(room, name, round_number, now() - timedelta(days=days_ago))
        _mark(marker, _MARKED)
    except OSError as error:
        raise StorageFailed(
            f"The demo cannot be kept in {data}: {error.strerror}.", hint="Name another folder."
        ) from error


def _remove_what_is_made_up(room: Workspace) -> None:
    heads, _ = room.audits.heads()
    for stored in heads:
        if stored.head.made_up:
            room.audits.delete(stored.head.id)


def _mark(marker: Path, text: str) -> None:
    marker.write_text(text, encoding="utf-8")
    marker.chmod(0o600)


def _walk_from(room: Workspace, name: str, round_number: int, started: datetime) -> None:
    from cx_audit.archive.names import new_id
    from cx_audit.core.result import result_of, scores_to_save
    from cx_audit.core.walk import drive
    from cx_audit.library.answers import read_answers
    from cx_audit.library.shelf import read_file
    from cx_audit.terminal.scripted_asker import ScriptedAsker

    path = Path(__file__).resolve().parent.parent / "demo" / name
    checklist = room.shelf.load(FIRST_WALK).checklist
    answers = read_answers(read_file(path, name), name, checklist)
    written = {key: _moved(each, now().date() - _WRITTEN_ON) for key, each in answers.written.items()}
    audit = Audit(
        id=new_id(),
        organisation=answers.organisation,
        leader=answers.leader,
        round=round_number,
        checklist=checklist,
        started=started,
        changed=started,
        made_up=True,
    )
    moment = started

    def keep(walk: Walk, change: Change | None) -> None:
        nonlocal audit, moment
        went_out = change is not None and change.key.endswith("/card")
        moment += timedelta(hours=_HOURS_A_VISIT) if went_out else timedelta(seconds=_SECONDS_AN_ANSWER)
        audit = audit.after(walk, change, moment)

    drive(audit.walk, ScriptedAsker(written), keep)
    room.audits.save(replace(audit, saved_scores=scores_to_save(result_of(audit))))


def _moved(written: Written, by: timedelta) -> Written:
    """The same answer, a day in it moved with the calendar."""
    if not isinstance(written.value, str):
        return written
    try:
        day = date.fromisoformat(written.value)
    except ValueError:
        return written
    return replace(written, value=(day + by).isoformat())
