"""`cx-audit roster`: the facilitator's private list of who takes part, and what was objected."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)

Names = list[str] | None


@app.command(epilog='Example: cx-audit roster "Harbour Lamps" --invite "Ada Reyes" --seniority "Ada Reyes=1"')
def roster(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="The organisation; one without a walk is fine.")],
    invite: Annotated[
        Names, typer.Option("--invite", metavar="NAME", help="Add this leader; may be said several times, as may all.")
    ] = None,
    accepted: Annotated[Names, typer.Option("--accepted", metavar="NAME", help="This leader said yes.")] = None,
    deferred: Annotated[Names, typer.Option("--deferred", metavar="NAME", help="This leader said later.")] = None,
    declined: Annotated[Names, typer.Option("--declined", metavar="NAME", help="This leader said no.")] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why they answered so, in their words.")] = "",
    briefing_read: Annotated[
        Names, typer.Option("--briefing-read", metavar="NAME", help="This leader has read the briefing.")
    ] = None,
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DAY", help="The day it was read or said, such as 2031-05-17 or yesterday; else today."
        ),
    ] = "",
    seniority: Annotated[
        Names, typer.Option("--seniority", metavar="NAME=1", help="The leader's rank: 1 is the most senior.")
    ] = None,
    objection: Annotated[
        Names, typer.Option("--objection", metavar="TEXT", help="Keep what somebody said against it, for next time.")
    ] = None,
    by: Annotated[
        Names, typer.Option("--by", metavar="NAME", help="Who said it: once for each --objection; it may stay open.")
    ] = None,
    round_number: Annotated[
        int | None, typer.Option("--round", min=1, max=9999, help="The round in which it was said; else the latest.")
    ] = None,
    answered: Annotated[
        Names, typer.Option("--answered", metavar="1=TEXT", help="What you replied to the objection with this number.")
    ] = None,
    remove: Annotated[Names, typer.Option("--remove", metavar="NAME", help="Take this person off the list.")] = None,
    remove_objection: Annotated[
        list[int] | None,
        typer.Option("--remove-objection", metavar="NUMBER", help="Take off the objection with this number."),
    ] = None,
    new: Annotated[
        bool, typer.Option("--new", help="It is another organisation, however much its name is like a known one.")
    ] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Keep your private list of who takes part: who was invited, what they said, and what was objected.

    What was objected is shown again before the next round. The list is yours alone: it is in no export, and a report
    says one thing of it at most, without a name: that the most senior leader has not walked yet.
    """
    from cx_audit.cli.rostering import Said, keep_roster
    from cx_audit.cli.workspace import workspace
    from cx_audit.core.roster import State

    said = Said(
        invite=tuple(invite or ()),
        states={
            State.ACCEPTED: tuple(accepted or ()),
            State.DEFERRED: tuple(deferred or ()),
            State.DECLINED: tuple(declined or ()),
        },
        reason=reason,
        briefing_read=tuple(briefing_read or ()),
        on=on,
        seniority=tuple(seniority or ()),
        objections=tuple(objection or ()),
        by=tuple(by or ()),
        round=round_number,
        replies=tuple(answered or ()),
        remove=tuple(remove or ()),
        remove_objections=tuple(remove_objection or ()),
        new=new,
    )
    return keep_roster(workspace(data_of(ctx, data)), organisation, said, json=json)
