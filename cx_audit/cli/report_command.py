"""`cx-audit report`: what a leader or a client keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command(epilog='Example: cx-audit report --org "Harbour Books" --to report.html')
def report(
    ctx: typer.Context,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FILE",
            help="The file to write; its ending is the format: .html, .pdf, .docx, .pptx, .xlsx or .md.",
        ),
    ],
    audit: Annotated[
        str,
        typer.Argument(
            help="A leader, an organisation, or an audit's id, for one leader's walk; "
            "else the latest finished where there is one organisation."
        ),
    ] = "",
    organisation: Annotated[
        str,
        typer.Option(
            "--org",
            metavar="NAME",
            help="The organisation, for all leaders of a round together; or whose leader it is.",
        ),
    ] = "",
    round_number: Annotated[
        int | None,
        typer.Option("--round", min=1, help="The round; else the latest that somebody has finished."),
    ] = None,
    checklist: Annotated[
        str, typer.Option("--checklist", metavar="ID", help="The checklist, where a round has several.")
    ] = "",
    compare: Annotated[
        bool, typer.Option("--compare", help="With --org, also compare this round with the ones before it.")
    ] = False,
    names: Annotated[bool, typer.Option("--names", help="Name the leaders; else they go by letters.")] = False,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who made the report; stands at its foot.")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Mark every page as a draft.")] = False,
    client_logo: Annotated[
        Path | None,
        typer.Option("--client-logo", metavar="FILE", help="The client's logo, PNG or JPEG, at most 500 kB."),
    ] = None,
    no_answers: Annotated[
        bool, typer.Option("--no-answers", help="Leave out the annex with every answer of every leader.")
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option("--template", metavar="FILE", help="Your own Word document, for its styles and logo, with .docx."),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help="Open the report once it is written.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Write a report of one leader's walk, or of a round of several leaders.

    One page first, then everything behind it. HTML is one file that needs no network and
    prints well, PDF is for passing on, .docx for finishing it in Word, .pptx for the meeting,
    .xlsx for the figures, Markdown for notes and wikis. A walk that is still open has no report.
    """
    from cx_audit.cli.given_names import refuse_empty_names
    from cx_audit.cli.report_wanted import ReportWanted
    from cx_audit.cli.reporting import write_report
    from cx_audit.cli.workspace import workspace

    wanted = ReportWanted(
        to=to,
        audit=audit,
        organisation=organisation,
        round=round_number,
        checklist=checklist,
        compare=compare,
        names=names,
        by=by,
        draft=draft,
        client_logo=client_logo,
        answers=not no_answers,
        template=template,
        open_it=open_it,
        force=force,
    )
    room = workspace(data_of(ctx, data))
    refuse_empty_names(ctx, room, "to", "audit", "organisation", "checklist")
    return write_report(room, wanted, json=json)
