"""`cx-audit follow-ups`: what was committed and promised, and what became of it."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command("follow-ups", epilog='Example: cx-audit follow-ups --kept 9fck-2 --note "called back the same day"')
def follow_ups(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="Only those of this organisation.")] = "",
    settled_too: Annotated[bool, typer.Option("--all", help="Show also what was kept or broken.")] = False,
    kept: Annotated[
        list[str] | None, typer.Option("--kept", metavar="ID", help="Mark this one as kept; may be said several times.")
    ] = None,
    broken: Annotated[
        list[str] | None,
        typer.Option("--broken", metavar="ID", help="Mark this one as broken; may be said several times."),
    ] = None,
    reopen: Annotated[
        list[str] | None, typer.Option("--reopen", metavar="ID", help="Open this one again; may be said several times.")
    ] = None,
    note: Annotated[
        str, typer.Option("--note", help="What happened, in a few words, kept with the mark; it stands in reports.")
    ] = "",
    on: Annotated[
        str,
        typer.Option("--on", metavar="DAY", help="The day it happened, such as 2031-05-17 or yesterday; else today."),
    ] = "",
    json: Json = False,
    data: Data = None,
) -> int:
    """See what was committed and promised; mark it kept or broken.

    What is overdue comes first. A mark never changes an audit: it is kept beside it, and a later mark holds.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.workspace import now, workspace
    from cx_audit.core.follow_ups import FollowUpState

    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation")
    wanted = {FollowUpState.KEPT: kept, FollowUpState.BROKEN: broken, FollowUpState.OPEN: reopen}
    if any(wanted.values()) or note or on:
        from cx_audit.cli.follow_ups_marked import Marking, mark

        marking = Marking(
            organisation=organisation,
            wanted={state: tuple(ids or ()) for state, ids in wanted.items()},
            note=note,
            on=on,
        )
        return mark(room, marking, now(), json=json)
    from cx_audit.cli.follow_ups_listed import list_follow_ups

    return list_follow_ups(room, organisation, now().date(), settled_too=settled_too, json=json)
