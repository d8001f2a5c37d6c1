"""`cx-audit portfolio`: all organisations at a glance."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit portfolio "Harbour Lamps" --anonymous')
def portfolio(
    ctx: typer.Context,
    organisation: Annotated[
        str, typer.Argument(help="Show where this organisation stands among the others, at each touchpoint.")
    ] = "",
    anonymous: Annotated[
        bool, typer.Option("--anonymous", help="Letters in place of the organisations' names.")
    ] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """See where all your organisations stand, each in its latest round.

    With an organisation: where it stands among the others at each touchpoint, from five organisations on. The others
    are not named there.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.portfolio_view import show_place, show_portfolio
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation")
    if organisation:
        return show_place(room, organisation, anonymous=anonymous, json=json)
    return show_portfolio(room, anonymous=anonymous, json=json)
