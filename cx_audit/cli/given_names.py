"""Names that a command line gives: one that is empty is never taken for one that was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cx_audit.errors import BadInput
from cx_audit.text import clean_line

if TYPE_CHECKING:
    import typer

    from cx_audit.cli.workspace import Workspace


def refuse_empty_names(ctx: typer.Context, room: Workspace, *parameters: str) -> None:
    """Raise BadInput where one of these parameters was given and names nothing, as a variable does that is not set."""
    for each in ctx.command.params:
        if each.name not in parameters or not _was_given(ctx, each.name):
            continue
        given = ctx.params[each.name]
        if any(not clean_line(str(name)) for name in (given if isinstance(given, list | tuple) else [given])):
            raise BadInput(
                f"{_where(each)} is empty, so nothing was done. Perhaps a variable of your shell is not set.",
                hint=_hint(room, each.name),
            )


def _hint(room: Workspace, parameter: str) -> str:
    if parameter == "to":
        return "Write the name of the file out, such as: --to report.html"
    listing = "checklist list" if parameter == "checklist" else "list"
    return f"Write the name out. See which there are with: {room.typed(listing)}"


def _was_given(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _where(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return f"The name after {parameter.opts[0]}"
    return "The name of the organisation" if parameter.name == "organisation" else "The name"
