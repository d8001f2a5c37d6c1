"""`cx-audit verify`: whether every audit is whole and unchanged."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: cx-audit verify")
def verify(
    ctx: typer.Context,
    wanted: Annotated[
        str,
        typer.Argument(metavar="[ORGANISATION or AUDIT]", help="Only this organisation, or the audit with this id."),
    ] = "",
    json: Json = False,
    data: Data = None,
) -> int:
    """Check that every audit is whole and unchanged.

    Every file is read; seals and digests must fit, and the saved scores must be the ones that the answers give. The
    exit code is 1 where something is wrong.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.verifying import verify_audits
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "wanted")
    return verify_audits(room, wanted, json=json)
