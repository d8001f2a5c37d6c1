"""`cx-audit where`: where things are kept."""

from __future__ import annotations

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)

_SAID_BY = {
    "option": "said with --data",
    "environment": "said with CX_AUDIT_DATA",
    "platform": "the usual place on this computer",
}


@app.command(epilog="Example: cx-audit where --data ~/audits")
def where(ctx: typer.Context, json: Json = False, data: Data = None) -> int:
    """Say where audits and checklists are kept.

    Nothing is sent anywhere: to back your audits up, copy this folder; to remove everything, delete it.
    """
    from cx_audit.cli.heads_read import read_heads
    from cx_audit.cli.speech import print_json, say
    from cx_audit.cli.workspace import log_folder, workspace
    from cx_audit.library.shelf import shipped_folder
    from cx_audit.text import clean

    room = workspace(data_of(ctx, data))
    count = len(read_heads(room).every)
    if json:
        print_json(
            {
                "data": str(room.data),
                "source": room.source,
                "exists": room.data.is_dir(),
                "audits": count,
                "own_checklists": str(room.data / "checklists"),
                "shipped_checklists": str(shipped_folder()),
                "logs": str(log_folder()),
            }
        )
        return 0
    typer.echo(clean(str(room.data)))
    there = (
        f"{count} audit{'' if count == 1 else 's'}" if room.data.is_dir() else "not there yet; the first walk makes it"
    )
    say(f"The data folder, {_SAID_BY[room.source]}: {there}.")
    say(f"Checklists of your own go into {room.data / 'checklists'}.")
    return 0
