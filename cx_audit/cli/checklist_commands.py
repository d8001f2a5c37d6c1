"""`cx-audit checklist`: looking at checklists, checking them, and writing an answers file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, data_of

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="List, show and check checklists; write an answers file.",
    epilog="Example: cx-audit checklist list",
)

Name = Annotated[str, typer.Argument(help="A checklist's id, or the path of its file.")]


@app.command("list", epilog="Example: cx-audit checklist list")
def list_checklists(ctx: typer.Context, json: Json = False, data: Data = None) -> int:
    """List the checklists, those that ship and your own."""
    from cx_audit.cli.speech import print_json
    from cx_audit.cli.workspace import workspace

    entries = workspace(data_of(ctx, data)).shelf.entries()
    if json:
        print_json(
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "path": str(entry.path),
                    "origin": entry.origin,
                    "shadows": entry.shadows,
                    "problem": entry.problem,
                }
                for entry in entries
            ]
        )
        return 0
    from cx_audit.terminal.pages.checklist_page import ShelfRow, draw_shelf
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_shelf(
        sheet,
        [
            ShelfRow(
                id=entry.id,
                title=entry.title,
                origin="shipped with cx-audit" if entry.origin == "shipped" else str(entry.path),
                shadows=entry.shadows,
                problem=entry.problem,
            )
            for entry in entries
        ],
    )
    print_sheet(sys.stdout, sheet)
    return 0


@app.command("show", epilog="Example: cx-audit checklist show first-walk")
def show_checklist(ctx: typer.Context, checklist: Name = "first-walk", json: Json = False, data: Data = None) -> int:
    """Show a checklist as the leader will meet it."""
    from cx_audit.cli.speech import print_json
    from cx_audit.cli.workspace import workspace

    loaded = workspace(data_of(ctx, data)).shelf.load(checklist)
    if json:
        from cx_audit.cli.checklist_json import checklist_json

        print_json(checklist_json(loaded.checklist, str(loaded.path)))
        return 0
    from cx_audit.terminal.pages.checklist_page import draw_checklist
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_checklist(sheet, loaded.checklist)
    print_sheet(sys.stdout, sheet)
    return 0


@app.command(epilog="Example: cx-audit checklist check our-shop.yaml")
def check(
    ctx: typer.Context,
    checklists: Annotated[list[str], typer.Argument(help="Paths of checklist files, or ids.")],
    json: Json = False,
    data: Data = None,
) -> int:
    """Check checklist files: every problem with its line, and what to write instead.

    Exit code 0 when all are fine, 2 when one cannot be used.
    """
    from cx_audit.cli.speech import print_json
    from cx_audit.cli.workspace import workspace
    from cx_audit.errors import CxAuditError, Problem
    from cx_audit.text import clean

    shelf = workspace(data_of(ctx, data)).shelf
    problems: list[Problem] = []
    for name in checklists:
        try:
            loaded = shelf.load(name)
        except CxAuditError as error:
            own = getattr(error, "problems", ())
            hint = error.hint[:1].lower() + error.hint[1:]
            problems += own or [Problem(message=error.message, hint=hint.rstrip("."))]
            continue
        if not json:
            count = len(loaded.checklist.touchpoints)
            typer.echo(f"{clean(name)}: fine, {count} touchpoint{'' if count == 1 else 's'}.")
    if json:
        print_json(
            [
                {
                    "file": each.file,
                    "line": each.line,
                    "column": each.column,
                    "where": each.where,
                    "message": each.message,
                    "hint": each.hint,
                }
                for each in problems
            ]
        )
    else:
        for problem in problems:
            typer.echo(clean(str(problem)), err=True)
    return 2 if problems else 0


@app.command(epilog="Example: cx-audit checklist answers first-walk --to answers.yaml")
def answers(
    ctx: typer.Context,
    checklist: Name = "first-walk",
    to: Annotated[Path | None, typer.Option("--to", help="Write to this file; printed when left out.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    data: Data = None,
) -> int:
    """Write an answers file to fill in: every question, and what may be answered.

    Then: cx-audit walk --answers FILE
    """
    from cx_audit.cli.speech import say
    from cx_audit.cli.workspace import workspace
    from cx_audit.library.template import answers_template

    text = answers_template(workspace(data_of(ctx, data)).shelf.load(checklist).checklist)
    if to is None:
        typer.echo(text, nl=False)
        return 0
    import shlex

    from cx_audit.cli.writing import write_new

    write_new(to, text, force=force)
    say(f"Written to {to}. Fill it in, then:", command=f"cx-audit walk --answers {shlex.quote(str(to))}")
    return 0
