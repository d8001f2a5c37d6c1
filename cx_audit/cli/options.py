"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path | None,
    typer.Option("--data", help="The folder that keeps the audits; else CX_AUDIT_DATA, else your user data folder."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON for other programs.")]
Plain = Annotated[
    bool, typer.Option("--plain", help="Numbered prompts, one line an answer: for screen readers and simple terminals.")
]
