"""A choice from a list that may be longer than there are keys for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cx_audit.cli.speech import say

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
MOST_OFFERED = len(_KEYS)

Chosen = TypeVar("Chosen")


def choose(ask: str, rows: Sequence[tuple[str, Chosen]], *, all_with: str, plain: bool) -> Chosen | None:
    """The value of the row that is chosen, each a label and a value; None when the person leaves.

    Only the first 35 rows have keys: where there are more it says how many, and the command that shows them all.
    """
    from cx_audit.terminal.asking import ask_choice

    more = len(rows) - MOST_OFFERED
    if more > 0:
        say(
            f"The first {MOST_OFFERED} are listed here, and there {_so_many(more)}. See them all with:",
            command=all_with,
        )
    offered = rows[:MOST_OFFERED]
    choices = [(key, label, number) for number, (key, (label, _)) in enumerate(zip(_KEYS, offered, strict=False))]
    chosen = ask_choice(ask, choices, plain=plain)
    return offered[chosen][1] if isinstance(chosen, int) else None


def _so_many(more: int) -> str:
    return "is 1 more" if more == 1 else f"are {more} more"
