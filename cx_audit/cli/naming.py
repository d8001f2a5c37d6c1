"""What a walk is wished for with, and asking for the names that are left out.

Kept light: this is all that is loaded before the first prompt.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cx_audit.errors import BadInput
from cx_audit.text import clean_line

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace

MOST_NAME = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the command line asks for; empty where it leaves a choice."""

    organisation: str
    leader: str
    checklist: str
    round: int | None
    anyway: bool
    plain: bool


def with_names(room: Workspace, wish: Wish) -> Wish | None:
    """The wish with its organisation and its leader, asked for where they are left out; None when the person leaves.

    Raises BadInput where there is nobody to ask.
    """
    organisation = _named(room, wish.organisation, "organisation", plain=wish.plain, asking=_ASK_ORGANISATION)
    if organisation is None:
        return None
    leader = _named(room, wish.leader, "leader", plain=wish.plain, asking=_ASK_LEADER)
    return replace(wish, organisation=organisation, leader=leader) if leader is not None else None


_ASK_ORGANISATION = ("Which organisation will you walk?", "Its name, as its customers know it.")
_ASK_LEADER = ("Who is walking?", "Your name, or an alias that you will know again.")


def _named(room: Workspace, given: str, what: str, *, plain: bool, asking: tuple[str, str]) -> str | None:
    from cx_audit.terminal.screen import has_terminal

    name: str | None = clean_line(given)
    if given and not name:
        raise BadInput(f"The {what} needs a name with letters in it.", hint="Write it again.")
    while not name:
        if not has_terminal() and not plain:
            raise BadInput(f"There is no terminal to ask for the {what}.", hint=_say_it_on_the_line(room, what))
        from cx_audit.terminal.asking import ask_line

        ask, note = asking
        line = ask_line(ask, plain=plain, note=note)
        if line is None:
            return None
        name = clean_line(line)
    return of_fit_length(name, what)


def of_fit_length(name: str, what: str) -> str:
    """The name, unless it is longer than 120 letters; then it raises BadInput."""
    if len(name) > MOST_NAME:
        message = f"The name of the {what} is {len(name)} letters long; {MOST_NAME} is the most."
        raise BadInput(message, hint="Shorten it.")
    return name


def _say_it_on_the_line(room: Workspace, what: str) -> str:
    if what == "organisation":
        return f"Name it: {room.typed('walk ORGANISATION --leader NAME')}"
    return "Name the leader: --leader NAME"
