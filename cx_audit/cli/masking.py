"""Asking, place by place, whether what may tell who is meant stays, is masked, or is written in another way."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from enum import StrEnum

import typer

from cx_audit.core.likely_names import Likely
from cx_audit.text import folded


class _Decision(StrEnum):
    KEEP = "keep"
    MASK = "mask"
    EDIT = "edit"
    MASK_ALIKE = "mask alike"
    MASK_REST = "mask the rest"


def decide_each(left: Mapping[str, tuple[Likely, ...]], *, plain: bool) -> dict[str, str] | None:
    """Each text as it was decided; None when the person leaves."""
    asking = _Asking(count=sum(map(len, left.values())), plain=plain)
    decided = {}
    for text, places in left.items():
        written, end = [], 0
        for place in places:
            instead = asking.instead_of(text, place)
            if instead is None:
                return None
            written += [text[end : place.start], instead]
            end = place.end
        decided[text] = "".join([*written, text[end:]])
    return decided


class _Asking:
    """The place that is asked about, counted from 1, and what was decided for all like it."""

    def __init__(self, *, count: int, plain: bool) -> None:
        self._count = count
        self._plain = plain
        self._number = 0
        self._masked: set[str] = set()
        self._mask_rest = False

    def instead_of(self, text: str, place: Likely) -> str | None:
        """What stands there from now on; None when the person leaves."""
        self._number += 1
        said = text[place.start : place.end]
        if self._mask_rest or folded(said) in self._masked:
            return place.kind.mask
        self._show(text, place)
        match self._asked(place):
            case _Decision.KEEP:
                return said
            case _Decision.MASK:
                return place.kind.mask
            case _Decision.MASK_ALIKE:
                self._masked.add(folded(said))
                return place.kind.mask
            case _Decision.MASK_REST:
                self._mask_rest = True
                return place.kind.mask
            case _Decision.EDIT:
                return self._edited(place)
            case None:
                return None

    def _show(self, text: str, place: Likely) -> None:
        from cx_audit.cli.anonymising import around
        from cx_audit.terminal.screen import screen_of

        screen = screen_of(sys.stdout)
        lines = [f"{self._number} of {self._count} · {place.kind}", around(text, place)]
        typer.echo("\n" + "\n".join(f"  {row}" for line in lines for row in screen.wrapped(line)))

    def _asked(self, place: Likely) -> _Decision | None:
        from cx_audit.terminal.asking import ask_choice

        rows = [
            ("k", "Keep it", _Decision.KEEP),
            ("m", f"Mask it: {place.kind.mask}", _Decision.MASK),
            ("e", "Write something else", _Decision.EDIT),
            ("a", "Mask it wherever it stands", _Decision.MASK_ALIKE),
            ("r", "Mask this and all that is left", _Decision.MASK_REST),
        ]
        chosen = ask_choice("Does this tell who is meant?", rows, plain=self._plain)
        return None if chosen is None else _Decision(chosen)

    def _edited(self, place: Likely) -> str | None:
        from cx_audit.terminal.asking import ask_line

        return ask_line("What shall stand there?", plain=self._plain, default=place.kind.mask)
