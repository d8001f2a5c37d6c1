"""Options that several commands share."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer


def _folder(name: str) -> Path:
    if not name.strip():
        raise typer.BadParameter("name the folder that keeps the audits.")
    return Path(name)


Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        parser=_folder,
        metavar="<folder>",
        help="The folder that keeps the audits; else CX_AUDIT_DATA, else your user data folder.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Plain = Annotated[
    bool, typer.Option("--plain", help="Numbered prompts, one line an answer: for screen readers and simple terminals.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Above:
    """What was said before the command."""

    data: Path | None = None
    plain: bool = False


def data_of(ctx: typer.Context, data: Path | None) -> Path | None:
    """The data folder that was said after the command, else the one before it."""
    return data if data is not None else _above(ctx).data


def plain_of(ctx: typer.Context, plain: bool) -> bool:
    """Whether plain prompts were asked for, before the command or after it."""
    return plain or _above(ctx).plain


def _above(ctx: typer.Context) -> Above:
    said = ctx.find_root().obj
    return said if isinstance(said, Above) else Above()
