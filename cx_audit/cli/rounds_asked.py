"""Reading which rounds a person asked for."""

from __future__ import annotations

from cx_audit.core.rounds_chosen import Wanted
from cx_audit.errors import BadInput
from cx_audit.text import shortened

_MOST_DIGITS = 6


def rounds_asked(rounds: str, *, first: int | None, last: int | None, every: bool, checklist: str) -> Wanted:
    """What the options of `compare` ask for. Raises BadInput where they do not go together, or name no two rounds."""
    if sum((bool(rounds), first is not None or last is not None, every)) > 1:
        message = "--rounds, --from with --to, and --all are three ways to say the same."
        raise BadInput(message, hint="Use one of them: --rounds 1,2")
    if first is not None and last is not None and first >= last:
        raise BadInput(
            f"--from {first} does not come before --to {last}.", hint="Name the earlier round first: --from 1 --to 2"
        )
    return Wanted(rounds=_numbers(rounds), first=first, last=last, every=every, checklist=checklist.strip())


def _numbers(rounds: str) -> tuple[int, ...]:
    if not rounds:
        return ()
    parts = [part.strip() for part in rounds.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) <= _MOST_DIGITS for part in parts):
        raise BadInput(f"--rounds takes numbers with commas, not “{shortened(rounds)}”.", hint="As in: --rounds 1,2")
    numbers = tuple(sorted({int(part) for part in parts}))
    if len(numbers) < 2:
        raise BadInput("--rounds needs two rounds to compare.", hint="As in: --rounds 1,2")
    return numbers
