"""`cx-audit team`: the leaders of one round side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit team "Harbour Lamps" --round 2')
def team(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="The organisation.")],
    round_number: Annotated[
        int | None, typer.Option("--round", min=1, help="The round; the latest that somebody has finished if left out.")
    ] = None,
    checklist: Annotated[
        str, typer.Option("--checklist", help="A checklist's id; the first walk, or the one most walked, if left out.")
    ] = "",
    names: Annotated[bool, typer.Option("--names", help="Show the leaders' names; else they go by letters.")] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Put the leaders of one round side by side.

    Shows where they differ without evening it out, what none of them saw coming, and where to begin together.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.teaming import show_team
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation", "checklist")
    return show_team(room, organisation, round_number, checklist, names=names, json=json)
