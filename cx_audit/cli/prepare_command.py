"""`cx-audit prepare`: what a team gets beforehand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of
from cx_audit.cli.prepared_as import PreparedAs

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit prepare "Harbour Lamps" --to papers')
def prepare(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="The organisation; one without a walk is fine.")],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", help="Where the papers go; else a new folder here.")
    ] = None,
    form: Annotated[
        PreparedAs, typer.Option("--as", help="Markdown, HTML that prints well on A4 and Letter, or both.")
    ] = PreparedAs.BOTH,
    checklist: Annotated[
        str, typer.Option("--checklist", help="A checklist's id, or the path of its file.")
    ] = "first-walk",
    round_number: Annotated[
        int | None, typer.Option("--round", min=1, max=9999, help="The round it is for; else the one that comes next.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over papers that are there already.")] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Write what a team gets beforehand: a briefing of one page, an agenda, and a field sheet for each touchpoint.

    The field sheets are carried along and filled in by hand. They show no score, and
    no paper has anything of your roster.
    """
    from cx_audit.cli.preparing import PapersWanted, prepare_papers
    from cx_audit.cli.workspace import workspace

    wanted = PapersWanted(to=to, form=form, checklist=checklist, round=round_number, force=force)
    return prepare_papers(workspace(data_of(ctx, data)), organisation, wanted, json=json)
