"""Writing a report: in which format, and telling where it is and what to mind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.engagements import SOME_LEFT_OUT
from cx_audit.cli.progress import steps_shown
from cx_audit.cli.report_formats import FORMATS, Format, Order, format_of
from cx_audit.cli.report_material import read_material
from cx_audit.cli.report_told import name_texts, say_names
from cx_audit.cli.report_wanted import ReportWanted, line_for
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.walking import path_shown
from cx_audit.cli.workspace import now
from cx_audit.cli.writing import refuse_what_is_there, write_new_bytes
from cx_audit.errors import BadInput
from cx_audit.text import clean_line, counted, shortened

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.report.blocks import Report
    from cx_audit.report.material import Material

FINE = 0
MOST_BY = 120
_READ_ONE_THROUGH = "The leader is not named, but the leader's words are in it: read it through before you pass it on."
_READ_IT_THROUGH = "Leaders go by letters, but their own words are in it: read it through before you pass it on."
_CONFIDENTIAL = "Names and free words are in it: treat it as confidential."


def write_report(room: Workspace, wanted: ReportWanted, *, json: bool) -> int:
    """Write the report whole or not at all, and say where it is; 1 where a file was left out of it.

    Raises BadInput for an ending that is no format, a format whose extra is not installed, options that do not go
    together and a file that is there already, NotFound for what is not there, NotAllowed while the walk is open,
    StorageFailed where the disk says no.
    """
    from cx_audit.cli.given_files import logo_in, template_in
    from cx_audit.report.names_left import names_left
    from cx_audit.report.report_view import report_of

    chosen = format_of(wanted.to)
    _refuse_a_template(room, wanted, chosen)
    refuse_what_is_there(wanted.path, force=wanted.force)
    by = _by(wanted)
    template = None if wanted.template is None else template_in(wanted.template)
    with steps_shown(3) as step:
        step("reading the walks")
        read = read_material(room, wanted, now().date())
        material = read.material
        step("putting the report together")
        logo = None if wanted.client_logo is None else logo_in(wanted.client_logo, material.team.organisation)
        report = report_of(material, by=by, draft=wanted.draft, logo=logo, with_answers=wanted.answers)
        step("drawing and writing it")
        order = Order(report=report, material=material, template=template)
        written = chosen.write(order)
        shown = None if chosen.shows is None else chosen.shows(order)
        names = () if wanted.names else names_left(report, material, invited=read.expected, shown=shown)
    write_new_bytes(wanted.path, written.data, force=wanted.force)
    if json:
        notes = (*written.notes, *(str(each) for each in read.told), *name_texts(names))
        print_json(_json(material, report, wanted, notes))
    say(f"The report of {_whose(material)}, is written to {path_shown(wanted.path)}.")
    for note in written.notes:
        say(note)
    for told in read.told:
        say(told.sentence, command=told.line)
    say(_CONFIDENTIAL if wanted.names else _READ_ONE_THROUGH if material.alone else _READ_IT_THROUGH)
    say_names(names)
    if wanted.open_it:
        _open(wanted.path)
    return SOME_LEFT_OUT if read.left_out else FINE


def _whose(material: Material) -> str:
    """Which walks it is of, for whoever has it made; names are no secret there."""
    of = f"{shortened(material.team.organisation)}, round {material.team.round}"
    if material.alone:
        return f"{shortened(material.people[material.walks[0].letter])}'s walk of {of}"
    return f"{counted(len(material.walks), 'leader')} of {of}"


def _by(wanted: ReportWanted) -> str:
    by = clean_line(wanted.by)
    if len(by) > MOST_BY:
        raise BadInput(
            f"What stands after --by is {len(by)} letters long; {MOST_BY} is the most.",
            hint="Shorten it, as in: --by 'Harbour Advice'",
        )
    return by


def _refuse_a_template(room: Workspace, wanted: ReportWanted, chosen: Format) -> None:
    if wanted.template is not None and not chosen.takes_template:
        taking = [each.ending for each in FORMATS.values() if each.takes_template]
        to = str(wanted.path.with_suffix(taking[0]))
        raise BadInput(
            f"{chosen.name} takes no template.",
            hint=f"Leave --template out, or name a file that ends in {' or '.join(taking)}: "
            f"{line_for(room, wanted, to=to)}",
        )


def _json(material: Material, report: Report, wanted: ReportWanted, notes: Sequence[str]) -> dict[str, object]:
    return {
        "file": str(wanted.path.absolute()),
        "format": wanted.path.suffix.lower().removeprefix("."),
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
