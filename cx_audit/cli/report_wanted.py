"""What a command line asks a report for, and the line that asks for another one."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cx_audit.cli.finding import line_of

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWanted:
    """What the command line asks for: one audit, or an organisation's round; empty and None mean the latest.

    `to` is as it was written: what ends in a stroke is a folder.
    """

    to: str
    audit: str
    organisation: str
    round: int | None
    checklist: str
    compare: bool
    names: bool
    by: str
    draft: bool
    client_logo: Path | None
    answers: bool
    template: Path | None
    open_it: bool
    force: bool

    @property
    def path(self) -> Path:
        """The file to write."""
        return Path(self.to)


def line_for(room: Workspace, wanted: ReportWanted, **changes: Any) -> str:
    """The line to type for a report that is wanted otherwise, in a file of the same name."""
    otherwise = replace(wanted, **changes)
    options = tuple(map(shlex.quote, _options(otherwise)))
    if otherwise.audit:
        return line_of(room, "report", *options)(otherwise.audit)
    return room.typed(" ".join(["report", *options]))


def _options(wanted: ReportWanted) -> Iterator[str]:
    said = {
        "--org": wanted.organisation,
        "--round": "" if wanted.round is None else str(wanted.round),
        "--checklist": wanted.checklist,
        "--by": wanted.by,
        "--client-logo": "" if wanted.client_logo is None else str(wanted.client_logo),
        "--template": "" if wanted.template is None else str(wanted.template),
        "--to": wanted.to,
    }
    flags = {
        "--compare": wanted.compare,
        "--names": wanted.names,
        "--draft": wanted.draft,
        "--no-answers": not wanted.answers,
        "--open": wanted.open_it,
        "--force": wanted.force,
    }
    for option, value in said.items():
        if value:
            yield from (option, value)
    yield from (flag for flag, holds in flags.items() if holds)
