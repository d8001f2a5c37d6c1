"""`cx-audit demo`: a made-up organisation to look around in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.options import Plain, data_of, plain_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog="Example: cx-audit demo")
def demo(
    ctx: typer.Context,
    to: Annotated[
        Path | None,
        typer.Option("--to", help="The folder to make it in; a folder of its own in your user data when left out."),
    ] = None,
    plain: Plain = False,
) -> int:
    """Look around with a made-up organisation: several finished audits, and one open.

    It is kept in a folder of its own, apart from your audits.
    """
    from cx_audit.cli.demo import look_around

    return look_around(data_of(ctx, to), plain=plain_of(ctx, plain))
