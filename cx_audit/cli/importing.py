"""Importing: reading it all, showing what it comes to, asking where two audits have one id, and carrying it out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.speech import print_json, say
from cx_audit.cli.workspace import Workspace
from cx_audit.core.arrivals import Choice, Outcome
from cx_audit.errors import BadInput
from cx_audit.text import counted, folded

if TYPE_CHECKING:
    from cx_audit.archive.arriving import Clash, Side
    from cx_audit.archive.importing import Import
    from cx_audit.archive.incoming import Incoming

FINE, NOT_ALL, STOPPED = 0, 1, 130


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """What was asked for; `choice` is for every conflict, None where each is asked about."""

    paths: tuple[Path, ...]
    choice: Choice | None
    dry_run: bool
    skip_damaged: bool
    json: bool
    plain: bool


def paths_from(texts: Sequence[str]) -> tuple[Path, ...]:
    """The paths that were named. Raises BadInput for an empty one, which would stand for the folder one is in."""
    if not all(text.strip() for text in texts):
        raise BadInput(
            "An empty name is no file and no folder, and nothing was imported.",
            hint="Name an export, the file of an audit, or a folder that has some; “.” is the folder you are in.",
        )
    return tuple(Path(text) for text in texts)


def import_audits(room: Workspace, wish: ImportWish) -> int:
    """Import all of it or nothing; 1 where a choice is missing or something damaged was skipped, 130 when stopped."""
    from cx_audit.archive.importing import prepare_import
    from cx_audit.archive.incoming import read_incoming

    incoming = read_incoming(wish.paths)
    if incoming.damaged and not wish.skip_damaged:
        raise BadInput(
            f"{counted(len(incoming.damaged), 'thing')} cannot be read, and nothing was imported:",
            hint="Import the rest with --skip-damaged, or get another copy.",
            problems=incoming.damaged,
        )
    for problem in incoming.damaged:
        say(f"Left out: {problem}")
    coming = prepare_import(room.audits, incoming)
    choices = _choices(room, coming, wish)
    if choices is None:
        say("Nothing was imported.")
        return STOPPED
    outcome = coming.outcome(choices) if len(choices) == len(coming.clashes) else None
    carried_out = outcome is not None and not wish.dry_run
    if outcome is not None and not wish.json:
        _draw(coming, outcome)
    report = None
    if wish.json:
        from cx_audit.cli.import_json import import_json

        report = import_json(coming, incoming, choices=choices, outcome=outcome, carried_out=carried_out)
    if outcome is not None:
        _carry_out(coming, incoming, outcome, dry_run=wish.dry_run)
    else:
        _say_how_to_choose(coming)
    if report is not None:
        print_json(report)
    return NOT_ALL if incoming.damaged or outcome is None else FINE


def _choices(room: Workspace, coming: Import, wish: ImportWish) -> Mapping[int, Choice] | None:
    """What becomes of each clash; none where nobody can be asked, None when the person leaves."""
    if wish.choice is not None:
        choices = {clash.arrival: wish.choice for clash in coming.clashes}
        if not wish.json:
            _draw_clashes(coming.clashes)
        return choices
    if wish.json:
        return {}
    from cx_audit.terminal.screen import has_terminal

    if not (has_terminal() or wish.plain) or wish.dry_run:
        _draw_clashes(coming.clashes)
        return {}
    chosen: dict[int, Choice] = {}
    for clash in coming.clashes:
        _draw_clashes([clash])
        choice = _asked(clash, plain=wish.plain)
        if choice is None:
            return None
        chosen[clash.arrival] = choice
    return chosen


def _asked(clash: Clash, *, plain: bool) -> Choice | None:
    from cx_audit.terminal.asking import ask_choice

    rows = [
        ("k", "Keep the one here" if clash.is_here else "Take the first", Choice.MINE),
        ("t", "Take the one that comes in" if clash.is_here else "Take the second", Choice.THEIRS),
        ("b", "Keep both; the one that comes in gets another id", Choice.BOTH),
    ]
    chosen = ask_choice("Which one will you keep?", rows, plain=plain)
    return Choice(chosen) if chosen else None


def _draw_clashes(clashes: Sequence[Clash]) -> None:
    if not clashes:
        return
    from cx_audit.terminal.pages.import_page import Other, draw_clash
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    for clash in clashes:
        first = "here" if clash.is_here else f"in {_file_name(clash.first)}"
        second = f"in {_file_name(clash.second)}"
        draw_clash(
            sheet,
            clash.audit_id,
            Other(where=first, audit=clash.first.audit),
            Other(where=second if second != first else f"later {second}", audit=clash.second.audit),
        )
    print_sheet(sys.stdout, sheet)


def _file_name(side: Side) -> str:
    """The name of the file that an audit came in with, without its place in an export."""
    return Path(side.file.partition(": ")[0]).name


def _draw(coming: Import, outcome: Outcome) -> None:
    from cx_audit.terminal.pages.import_page import ArrivalRow, draw_arrivals
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    placed = {"new": outcome.added, "replaced": outcome.replaced, "here already": outcome.known}
    rows = [
        ArrivalRow(
            done=done,
            id=audit_id,
            own_id=head.id,
            organisation=head.organisation,
            leader=head.leader,
            round=head.round,
            finished=head.finished,
            made_up=head.made_up,
        )
        for done, numbers in placed.items()
        for number, audit_id in numbers.items()
        for head in [coming.arrivals[number].audit.head]
    ]
    if rows:
        sheet = Sheet(screen_for(sys.stdout))
        draw_arrivals(sheet, rows)
        print_sheet(sys.stdout, sheet)


def _carry_out(coming: Import, incoming: Incoming, outcome: Outcome, *, dry_run: bool) -> None:
    placed = {**outcome.added, **outcome.replaced}
    heads = [coming.arrivals[number].audit.head for number in placed]
    notes = sum(each.new_records for each in coming.gained_notes(outcome))
    if not dry_run:
        coming.carry_out(outcome)
    parts = []
    if heads:
        organisations = len({folded(head.organisation) for head in heads})
        parts.append(f"{counted(len(heads), 'audit')} of {counted(organisations, 'organisation')}")
    if notes:
        parts.append(counted(notes, "note"))
    what = " and ".join(parts)
    if dry_run:
        say(f"Nothing was changed. Without --dry-run this imports {what}." if what else "There is nothing new in it.")
    else:
        say(f"Imported {what}." if what else "There is nothing new in it, and nothing was changed.")
    if incoming.passed_over:
        say(f"{counted(incoming.passed_over, 'JSON file')} that cx-audit did not write: passed over.")
    broken = [coming.arrivals[number] for number in placed if not coming.arrivals[number].audit.seal_is_whole]
    for found in broken:
        say(f"{found.file}: the predictions are not the ones that were sealed; the page of the audit says so.")


def _say_how_to_choose(coming: Import) -> None:
    many = len(coming.clashes)
    what = "1 audit has an id" if many == 1 else f"{many} audits have ids"
    say(
        f"Nothing was imported: {what} that another audit has. Choose for all of them: --choose mine keeps what is "
        "here, --choose theirs takes what comes in, --choose both keeps both. In a terminal you are asked one by one."
    )
