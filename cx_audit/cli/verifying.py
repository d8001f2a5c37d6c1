"""Verifying: what is wrong, of everything or of what a person named, as a page or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cx_audit.cli.finding import next_after_unknown
from cx_audit.cli.heads_read import heads_untold
from cx_audit.cli.nothing_there import is_missing, no_audits
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.walking import path_shown
from cx_audit.cli.workspace import Workspace
from cx_audit.errors import NotFound, Problem
from cx_audit.text import clean_line, counted, same_name, shortened, slug

if TYPE_CHECKING:
    from cx_audit.archive.verifying import Looked, Verified

WHOLE, NOT_WHOLE = 0, 1
_FEWEST_LETTERS_OF_AN_ID = 4


def verify_audits(room: Workspace, wanted: str, *, json: bool) -> int:
    """Say what is wrong with everything, or with what is wanted; 1 where something is.

    Raises NotFound where the data folder or what is wanted is not there.
    """
    from cx_audit.archive.verifying import verify

    if is_missing(room):
        raise no_audits(room)

    verified = verify(room.data, wanted)
    if verified.settled is not None:
        say(f"An import that was cut short has been {verified.settled} now.")
    looked, problems = (_of(room, verified, wanted)) if wanted else (verified.audits, verified.problems)
    found = [*(problem for each in looked for problem in each.problems), *problems]
    if json:
        print_json(
            {
                "audits": len(looked),
                "whole": not found,
                "findings": [
                    {
                        "file": each.file,
                        "line": each.line,
                        "column": each.column,
                        "where": each.where,
                        "message": each.message,
                        "hint": each.hint,
                    }
                    for each in found
                ],
            }
        )
    elif found:
        _print_page(found)
        damaged = sum(1 for each in looked if each.problems)
        say(
            f"Not whole: {damaged:,} of {counted(len(looked), 'audit')}."
            if damaged
            else "The audits themselves are whole."
        )
    elif not looked:
        say(f"There are no audits yet. Begin a walk with: {room.typed('walk')}")
    else:
        typer.echo("The audit is whole." if len(looked) == 1 else f"All {len(looked):,} audits are whole.")
    return NOT_WHOLE if found else WHOLE


def _print_page(found: Sequence[Problem]) -> None:
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for
    from cx_audit.terminal.pages.verify_page import Finding, draw_findings

    sheet = Sheet(screen_for(sys.stdout))
    draw_findings(sheet, [Finding(file=path_shown(Path(each.file)), problem=each) for each in found])
    print_sheet(sys.stdout, sheet)


def _of(room: Workspace, verified: Verified, wanted: str) -> tuple[Sequence[Looked], Sequence[Problem]]:
    """What was found of this organisation, or of the audits whose ids begin so. Raises NotFound."""
    from cx_audit.archive.rosters import rosters_in

    looked = [each for each in verified.audits if same_name(each.organisation, wanted) or _may_be_of(each, wanted)]
    beside = {str(room.notes.path_of(wanted)), str(rosters_in(room.data).path_of(wanted))}
    problems = [each for each in verified.problems if each.file in beside]
    if any(same_name(each.organisation, wanted) for each in looked) or problems:
        return looked, problems
    letters = clean_line(wanted).casefold()
    by_id = [each for each in verified.audits if _has_id(each, letters)]
    if by_id:
        return by_id, ()
    if looked:
        return looked, problems
    ids = [each.id for each in verified.audits if each.id]
    hint = next_after_unknown(room, wanted, heads_untold(room), besides=ids)
    raise NotFound(f"There is no organisation and no audit “{shortened(wanted)}”.", hint=hint)


def _may_be_of(looked: Looked, organisation: str) -> bool:
    """Whether a file that cannot be read lies in the folder of this organisation."""
    return not looked.organisation and bool(looked.problems) and looked.path.parent.name == slug(organisation)


def _has_id(looked: Looked, letters: str) -> bool:
    from cx_audit.archive.files import id_in_name

    named = looked.id or id_in_name(looked.path.name) or ""
    return len(letters) >= _FEWEST_LETTERS_OF_AN_ID and named.startswith(letters)
