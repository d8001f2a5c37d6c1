"""Writing what a team gets beforehand, and telling the facilitator what was said last time."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.archive.rosters import rosters_in
from cx_audit.cli.engagements import first_problem
from cx_audit.cli.known_organisations import Organisation, organisation_named
from cx_audit.cli.naming import of_fit_length
from cx_audit.cli.prepared_as import PreparedAs
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.walking import path_shown
from cx_audit.cli.writing_papers import write_together
from cx_audit.errors import BadInput, StorageFailed
from cx_audit.text import clean_line, counted, shortened, slug

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.roster import Objection, Roster
    from cx_audit.report.papers.view import Papers

FINE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersWanted:
    """What the command line asks for; without `to`, a new folder where the person stands."""

    to: Path | None
    form: PreparedAs
    checklist: str
    round: int | None
    force: bool


def prepare_papers(room: Workspace, organisation: str, wanted: PapersWanted, *, json: bool) -> int:
    """Write the papers, all of them or none, and say where they are and what to do next.

    Raises BadInput for a name or a folder that cannot be used and for papers that are there already, NotFound for a
    checklist that is not there, StorageFailed where the disk says no.
    """
    from cx_audit.report.papers.papers import papers_for

    name = of_fit_length(clean_line(organisation), "organisation")
    if not name:
        raise BadInput("The organisation needs a name with letters in it.", hint="Write it again.")
    checklist = room.shelf.load(wanted.checklist).checklist
    found = organisation_named(room, name)
    number = wanted.round or found.next_round
    papers = papers_for(checklist, organisation=found.name, made_up=found.made_up, round=number)
    folder = wanted.to if wanted.to is not None else Path(f"{slug(found.name)}-round-{number}")
    files = list(_files(papers, wanted.form))
    written = write_together(folder, {name: text.encode() for name, text in files}, force=wanted.force)
    if json:
        print_json(
            {
                "organisation": found.name,
                "made_up": found.made_up,
                "round": number,
                "checklist": checklist.id,
                "folder": str(folder.absolute()),
                "files": [str(path.absolute()) for path in written],
            }
        )
    _say_what_was_written(found, folder, [path.name for path in written])
    roster = _roster(room, found.name)
    _say_what_is_next(room, found.name, roster)
    if roster is not None and roster.objections:
        say(f"For you alone, before round {number}: what was said. None of it is in the papers.")
        for each in roster.objections:
            _say_objection(each)
    return FINE


def _files(papers: Papers, form: PreparedAs) -> Iterator[tuple[str, str]]:
    """The name and the text of each file, in the order in which they are read."""
    if form is not PreparedAs.HTML:
        yield from _markdown(papers)
    if form is not PreparedAs.MARKDOWN:
        yield from _html(papers)


def _markdown(papers: Papers) -> Iterator[tuple[str, str]]:
    from cx_audit.report.papers.markdown import agenda_markdown, briefing_markdown, field_sheet_markdown

    yield "briefing.md", briefing_markdown(papers.briefing)
    yield "agenda.md", agenda_markdown(papers.agenda)
    for name, sheet in zip(_names_of_sheets(papers), papers.sheets, strict=True):
        yield f"{name}.md", field_sheet_markdown(sheet)


def _html(papers: Papers) -> Iterator[tuple[str, str]]:
    from cx_audit.report.papers.html import agenda_html, briefing_html, field_sheet_html

    yield "briefing.html", briefing_html(papers.briefing)
    yield "agenda.html", agenda_html(papers.agenda)
    for name, sheet in zip(_names_of_sheets(papers), papers.sheets, strict=True):
        yield f"{name}.html", field_sheet_html(sheet)


def _names_of_sheets(papers: Papers) -> list[str]:
    digits = len(str(len(papers.sheets)))
    return [f"field-sheet-{sheet.number:0{digits}}-{slug(sheet.key)}" for sheet in papers.sheets]


def _say_what_was_written(found: Organisation, folder: Path, names: list[str]) -> None:
    say(f"{counted(len(names), 'file')} written to {path_shown(folder)}:")
    for name in names:
        say(f"  {name}")
    if not found.known and found.near:
        say(f"Nothing is known of “{shortened(found.name)}” yet. If you meant {' or '.join(found.near)}, write it so.")


def _say_what_is_next(room: Workspace, organisation: str, roster: Roster | None) -> None:
    sending = "Send the briefing before you meet, print a set of field sheets for each leader"
    command = f"roster {shlex.quote(organisation)}"
    if roster is None or not roster.people:
        say(f"{sending}, and write down who is asked:", command=room.typed(f'{command} --invite "NAME"'))
    else:
        name = shlex.quote(roster.people[0].name)
        say(f"{sending}, and write down who has read it:", command=room.typed(f"{command} --briefing-read {name}"))


def _roster(room: Workspace, organisation: str) -> Roster | None:
    """The roster; None where it cannot be read, which is told."""
    rosters = rosters_in(room.data)
    try:
        return rosters.load(organisation)
    except BadInput as error:
        say(f"Your roster cannot be read: {rosters.path_of(organisation)}: {first_problem(error)}")
    except StorageFailed as error:
        say(f"Your roster cannot be read: {error.message}")
    return None


def _say_objection(objection: Objection) -> None:
    from cx_audit.core.objections import answer_to
    from cx_audit.terminal.pages.roster_page import heard_text

    say(f"“{objection.text}” ({heard_text(objection)})")
    answer = answer_to(objection.text)
    if answer:
        say(f"What can be said: {answer}")
    if objection.reply:
        say(f"You replied: {objection.reply}")
