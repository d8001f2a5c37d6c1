"""`cx-audit checklist`: looking at checklists, checking them, and writing an answers file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from cx_audit.cli.options import Data, Json, Plain, data_of, plain_of

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    help="List, show, check, write and compare checklists; write an answers file.",
    epilog="Example: cx-audit checklist list",
)

Name = Annotated[str, typer.Argument(help="A checklist's id, or the path of its file.")]


@app.command("list", epilog="Example: cx-audit checklist list")
def list_checklists(ctx: typer.Context, json: Json = False, data: Data = None) -> int:
    """List the checklists, those that ship and your own."""
    from cx_audit.cli.speech import print_json
    from cx_audit.cli.workspace import workspace

    room = workspace(data_of(ctx, data))
    entries = room.shelf.entries()
    if json:
        print_json(
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "summary": entry.summary,
                    "path": str(entry.path),
                    "origin": entry.origin,
                    "shadows": entry.shadows,
                    "problem": entry.problem,
                }
                for entry in entries
            ]
        )
        return 0
    import shlex

    from cx_audit.terminal.pages.checklist_page import ShelfRow, draw_shelf
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for

    sheet = Sheet(screen_for(sys.stdout))
    draw_shelf(
        sheet,
        [
            ShelfRow(
                id=entry.id,
                title=entry.title,
                summary=entry.summary,
                origin="shipped with cx-audit" if entry.origin == "shipped" else str(entry.path),
                shadows=entry.shadows,
                problem=entry.problem,
                see_all=room.typed(f"checklist check {shlex.quote(str(entry.path))}") if entry.broken else "",
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
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 1 where there is advice.")] = False,
    json: Json = False,
    data: Data = None,
) -> int:
    """Check checklist files: every problem with its line and what to write instead, then advice on the wording.

    Exit code 0 when all can be used, 1 with --strict when there is advice, 2 when one cannot be used.
    """
    from cx_audit.cli.checking import check_checklists
    from cx_audit.cli.workspace import workspace

    return check_checklists(workspace(data_of(ctx, data)).shelf, checklists, strict=strict, json=json)


@app.command(epilog="Example: cx-audit checklist diff our-shop.yaml our-shop-2.yaml")
def diff(
    ctx: typer.Context,
    before: Annotated[str, typer.Argument(help="The earlier checklist: an id, or the path of its file.")],
    after: Annotated[str, typer.Argument(help="The later checklist: an id, or the path of its file.")],
    json: Json = False,
    data: Data = None,
) -> int:
    """Say what changed in meaning between two checklists, and whether rounds walked with them still compare."""
    from cx_audit.cli.comparing import print_comparison
    from cx_audit.cli.workspace import workspace

    shelf = workspace(data_of(ctx, data)).shelf
    print_comparison(shelf.load(before).checklist, shelf.load(after).checklist, json=json)
    return 0


@app.command(epilog="Example: cx-audit checklist schema --to checklist.schema.json")
def schema(
    ctx: typer.Context,
    to: Annotated[Path | None, typer.Option("--to", help="Write to this file; printed when left out.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    data: Data = None,
) -> int:
    """Print the JSON Schema of a checklist, so that an editor completes and checks while you write.

    Put this on the first line of a checklist: # yaml-language-server: $schema=checklist.schema.json
    """
    from cx_audit.cli.authoring import schema_text
    from cx_audit.cli.speech import say
    from cx_audit.cli.workspace import workspace
    from cx_audit.cli.writing import write_new

    workspace(data_of(ctx, data))
    if to is None:
        typer.echo(schema_text(), nl=False)
        return 0
    write_new(to, schema_text(), force=force)
    say(f"Written to {to}.")
    return 0


@app.command(epilog='Example: cx-audit checklist new our-shop --title "Our shop" --touchpoint "counter: The counter"')
def new(
    ctx: typer.Context,
    checklist: Annotated[str, typer.Argument(help="The id of the new checklist; else made from its title.")] = "",
    title: Annotated[str, typer.Option("--title", help="What it is called; asked for when left out.")] = "",
    touchpoint: Annotated[
        list[str] | None, typer.Option("--touchpoint", help="“id: title” of a touchpoint; again for the next one.")
    ] = None,
    copy: Annotated[str, typer.Option("--from", help="Begin with a copy of this checklist, an id or a path.")] = "",
    to: Annotated[
        Path | None, typer.Option("--to", help="Write to this file; else into the checklists of your data folder.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
    plain: Plain = False,
    data: Data = None,
) -> int:
    """Begin a checklist of your own: a file that is valid as it stands, to be written over in an editor.

    In a terminal, what is left out is asked for.
    """
    from cx_audit.cli.authoring import Draft, begin_checklist
    from cx_audit.cli.workspace import workspace

    draft = Draft(id=checklist, title=title, touchpoints=tuple(touchpoint or ()), copy=copy, to=to, force=force)
    return begin_checklist(workspace(data_of(ctx, data)), draft, plain=plain_of(ctx, plain))


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

    room = workspace(data_of(ctx, data))
    text = answers_template(room.shelf.load(checklist).checklist)
    if to is None:
        typer.echo(text, nl=False)
        return 0
    import shlex

    from cx_audit.cli.writing import write_new

    write_new(to, text, force=force)
    is_file = checklist.lower().endswith((".yaml", ".yml"))
    named = f" --checklist {shlex.quote(checklist)}" if is_file else ""
    say(f"Written to {to}. Fill it in, then:", command=room.typed(f"walk --answers {shlex.quote(str(to))}{named}"))
    return 0
