"""`cx-audit volumes`: how many customers pass each touchpoint in a year."""

from __future__ import annotations

from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, Plain, data_of, plain_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit volumes "Harbour Lamps" --customers 40,000 --at call="30 %"')
def volumes(
    ctx: typer.Context,
    organisation: Annotated[str, typer.Argument(help="The organisation whose customers are counted.")],
    customers: Annotated[
        str | None, typer.Option("--customers", help="Customers a year: a number, or a range such as 10,000 to 14,000.")
    ] = None,
    at: Annotated[
        list[str] | None,
        typer.Option(
            "--at",
            metavar="<touchpoint>=<volume>",
            help="Who pass a touchpoint in a year: a number, a range, or a share such as 30 %. May be repeated.",
        ),
    ] = None,
    take_back: Annotated[
        list[str] | None,
        typer.Option("--take-back", metavar="<touchpoint>", help="Forget a volume again; `customers` for the whole."),
    ] = None,
    json: Json = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Say how many customers pass each touchpoint in a year, once for an organisation.

    Asked in a terminal when no option is given; every answer may be a number, a range, or skipped. The numbers are
    used to say what would happen over a year, and to put priorities in order. No revenue is ever computed.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.volume_notes import Said, volumes_of
    from cx_audit.cli.workspace import workspace

    said = Said(customers=customers, at=tuple(at or ()), take_back=tuple(take_back or ()))
    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "organisation")
    return volumes_of(room, organisation, said, json=json, plain=plain_of(ctx, plain))
