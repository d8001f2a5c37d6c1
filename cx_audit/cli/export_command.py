"""`cx-audit export`: audits for another laptop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.export_format import Format
from cx_audit.cli.options import Data, Json, Plain, data_of, plain_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit export "Harbour Books" --to harbour-books.json')
def export(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option("--to", help="The file to write; for tables the folder.")],
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[ORGANISATION or AUDIT]...", help="What to export; everything when left out."),
    ] = None,
    as_: Annotated[
        Format | None,
        typer.Option("--as", help="json for another laptop, csv or jsonl for tables; else the ending says it."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over what is there.")] = False,
    anonymous: Annotated[
        bool,
        typer.Option("--anonymous", help="Leave names, ids and times out; what may be left is asked about one by one."),
    ] = False,
    mask: Annotated[
        bool, typer.Option("--mask", help="With --anonymous: mask what may be a name without asking.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Write audits to one file for another laptop, or to a folder of tables for other programs.

    Names and free words are in it: treat it as confidential. The roster is never in it. With --anonymous leaders are
    lettered, and names, ids and times are replaced.
    """
    from cx_audit.cli.exporting import ExportWish, export_audits
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.workspace import workspace

    wish = ExportWish(
        names=tuple(names or ()),
        to=to,
        format=as_,
        force=force,
        json=json,
        anonymous=anonymous,
        mask=mask,
        plain=plain_of(ctx, plain),
    )
    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "names")
    return export_audits(room, wish)
