"""`cx-audit compare`: rounds of an organisation against each other."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit compare "Harbour Books" --rounds 1,2')
def compare(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="The organisation whose rounds are compared.")],
    rounds: Annotated[
        str, typer.Option("--rounds", metavar="<numbers>", help="Which rounds, as in 1,2; else the last two.")
    ] = "",
    first: Annotated[
        int | None, typer.Option("--from", metavar="<number>", help="The earlier round; else the one before the later.")
    ] = None,
    last: Annotated[
        int | None, typer.Option("--to", metavar="<number>", help="The later round; else the last one walked.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Every round, one beside the other.")] = False,
    checklist: Annotated[
        str, typer.Option("--checklist", metavar="<id>", help="Which checklist, where several were walked.")
    ] = "",
    names: Annotated[bool, typer.Option("--names", help="Name the leaders, instead of A, B and so on.")] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Compare rounds: the same leaders, on the questions that both rounds asked.

    The exit code is 1 where nobody walked two of the rounds, and where a file could not be read.
    """
    from cx_audit.cli.comparing_rounds import show_comparison
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.rounds_asked import rounds_asked
    from cx_audit.cli.workspace import workspace

    wanted = rounds_asked(rounds, first=first, last=last, every=every, checklist=checklist)
    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation", "checklist")
    return show_comparison(room, organisation, wanted, names=names, json=json)
