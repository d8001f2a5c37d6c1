"""`cx-audit forget`: removing an organisation or an audit."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, Plain, data_of, plain_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit forget "Harbour Books"')
def forget(
    ctx: typer.Context,
    wanted: Annotated[
        str, typer.Argument(metavar="ORGANISATION or AUDIT", help="An organisation, or the id of an audit.")
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Remove it without being asked, for scripts.")] = False,
    unreadable: Annotated[
        bool,
        typer.Option("--unreadable", help="Remove the files in its folder that cannot be read, too."),
    ] = False,
    json: Json = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Remove an organisation or an audit, and everything that was made from it.

    It says what will go and asks first. Exports, backups and other laptops keep what they have.
    """
    from cx_audit.cli.forgetting import ForgetWish, forget_wanted
    from cx_audit.cli.workspace import workspace

    wish = ForgetWish(wanted=wanted, yes=yes, unreadable=unreadable, json=json, plain=plain_of(ctx, plain))
    return forget_wanted(workspace(data_of(ctx, data)), wish)
