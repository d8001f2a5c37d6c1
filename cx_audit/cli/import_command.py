"""`cx-audit import`: audits from another laptop."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, Plain, data_of, plain_of
from cx_audit.core.arrivals import Choice

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command("import", epilog="Example: cx-audit import noor.json")
def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="An export, the file of an audit, or a folder that has some."),
    ],
    choose: Annotated[
        Choice | None,
        typer.Option("--choose", help="Where an audit is here with other answers: keep mine, take theirs, or both."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be imported, and change nothing.")] = False,
    skip_damaged: Annotated[
        bool, typer.Option("--skip-damaged", help="Import the rest where a file cannot be read; the exit code is 1.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Bring in audits from another laptop.

    Everything is read and checked first; then all of it is imported, or nothing. What is here already is not
    imported again, and nothing here is replaced unless you choose it.
    """
    from cx_audit.cli.importing import ImportWish, import_audits, paths_from
    from cx_audit.cli.workspace import workspace

    wish = ImportWish(
        paths=paths_from(paths),
        choice=choose,
        dry_run=dry_run,
        skip_damaged=skip_damaged,
        json=json,
        plain=plain_of(ctx, plain),
    )
    return import_audits(workspace(data_of(ctx, data)), wish)
