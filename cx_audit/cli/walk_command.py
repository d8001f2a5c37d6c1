"""`cx-audit walk`: a leader walks the touchpoints."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.options import Data, Plain, data_of, plain_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit walk "Harbour Books" --leader "A. Reader"')
def walk(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="The organisation that is walked; asked for when left out.")] = "",
    leader: Annotated[
        str, typer.Option("--leader", help="Who walks, a name or an alias; asked for when left out.")
    ] = "",
    checklist: Annotated[str, typer.Option("--checklist", help="A checklist's id, or the path of its file.")] = "",
    round_number: Annotated[
        int | None, typer.Option("--round", min=1, max=999, help="The round; counted on by itself when left out.")
    ] = None,
    answers: Annotated[
        Path | None, typer.Option("--answers", help="Answer from this file; see: cx-audit checklist answers --help")
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Walk a checklist that is still locked; the audit records it.")
    ] = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Walk the touchpoints of an organisation, as its customer.

    At each touchpoint you are asked first how it made you feel, and only then what happened. Pause whenever you
    like: everything is saved after every answer.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.naming import Wish, with_names
    from cx_audit.cli.workspace import workspace

    wish = Wish(
        organisation=organisation,
        leader=leader,
        checklist=checklist,
        round=round_number,
        anyway=anyway,
        plain=plain_of(ctx, plain),
    )
    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation", "leader", "checklist")
    if answers is not None:
        from cx_audit.cli.walking_from_file import begin_from_file

        return begin_from_file(room, wish, answers)
    named = with_names(room, wish)
    if named is None:
        typer.echo("Nothing was begun.", err=True)
        return 130
    from cx_audit.cli.walks import begin

    return begin(room, named)
