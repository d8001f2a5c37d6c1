"""`cx-audit show`: what a walk came to."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit show "Harbour Books"')
def show(
    ctx: typer.Context,
    audit: Annotated[
        str,
        typer.Argument(help="An organisation, a leader, or an audit's id; else the latest finished or only open walk."),
    ] = "",
    so_far: Annotated[
        bool,
        typer.Option(
            "--so-far", help="For a walk that is open, the scores still possible; not for the leader who walks."
        ),
    ] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Show what a finished walk came to.

    The scores are computed from the answers each time. While a walk is open no score is shown.
    """
    from cx_audit.cli.finding import audit_wanted, line_of, only_open_audit
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.showing import print_audit_json, show_open, show_page
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "audit")
    found = audit_wanted(room, audit, line=line_of(room, "show")) if audit or not so_far else only_open_audit(room)
    if json:
        print_audit_json(room, found, scores=found.complete or so_far)
    elif found.complete:
        show_page(room, found, stepwise=False)
    else:
        show_open(room, found, so_far=so_far)
    return 0
