"""`cx-audit list`: the audits."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command("list", epilog="Example: cx-audit list --open")
def list_audits(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="Only the audits of this organisation.")] = "",
    only_open: Annotated[bool, typer.Option("--open", help="Only the walks that are not finished.")] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """List the audits, finished and open."""
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.heads_read import read_heads
    from cx_audit.cli.nothing_there import is_missing, without_folder
    from cx_audit.cli.speech import print_json, say
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation")
    read = read_heads(room)
    heads = list(read.every)
    if organisation:
        from cx_audit.cli.engagements import unknown_organisation
        from cx_audit.cli.finding import line_of

        heads = read.of_organisation(organisation)
        if not heads:
            raise unknown_organisation(room, organisation, read.every, line=line_of(room, "list"))
    if only_open:
        heads = [stored for stored in heads if stored.head.finished is None]
    if json:
        from cx_audit.cli.list_json import heads_json

        print_json(heads_json(heads))
    elif heads:
        from cx_audit.cli.audit_rows import row_of
        from cx_audit.terminal.pages.list_page import draw_audits
        from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

        sheet = Sheet(screen_for(sys.stdout))
        draw_audits(sheet, [row_of(stored) for stored in heads])
        print_sheet(sys.stdout, sheet)
    else:
        nothing = without_folder(room) if is_missing(room) else "There are no audits yet."
        said = "No walk is open." if only_open and read.every else nothing
        say(f"{said} Begin a walk with:", command=room.typed("walk"))
    return 0
