"""`cx-audit resume`: going on with a walk."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Plain, data_of, plain_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: cx-audit resume")
def resume(
    ctx: typer.Context,
    audit: Annotated[
        str, typer.Argument(help="An audit's id, an organisation or a leader; chosen from the open ones when left out.")
    ] = "",
    take_over: Annotated[
        bool,
        typer.Option("--take-over", help="Where its checklist has changed since, go on with the changed one."),
    ] = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Go on with a walk that was paused, at the very question.

    Without an id: goes on with the only open walk, or shows the open ones to choose from.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.walks import go_on
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "audit")
    return go_on(room, audit, plain=plain_of(ctx, plain), take_over=take_over)
