"""Whom a new name means, where one that is kept already is so like it that it may be a slip of the keys."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cx_audit.cli.heads_read import HeadsRead
from cx_audit.cli.naming import Wish
from cx_audit.cli.speech import say
from cx_audit.text import nearest, same_name

SO_LIKE = 0.8
"""How like two names are before it is asked, from 0 to 1: one letter in five, as difflib counts it."""


def as_meant(heads: HeadsRead, wish: Wish) -> Wish | None:
    """The wish with the names that are meant, asked for where a name is new and very like one that is kept.

    None when the person leaves. With nobody to ask, the names stay as they are given.
    """
    from cx_audit.terminal.screen import has_terminal

    if not (wish.plain or has_terminal()):
        return wish
    organisation = _meant(wish.organisation, heads.organisations, "organisation", plain=wish.plain)
    if organisation is None:
        return None
    leader = _meant(wish.leader, _leaders(heads, organisation), "leader", plain=wish.plain)
    return None if leader is None else replace(wish, organisation=organisation, leader=leader)


def tell_what_is_like(heads: HeadsRead, organisation: str, leader: str) -> None:
    """Say that a name is new and very like one that is kept, where there is nobody to ask."""
    for name, kept in ((organisation, heads.organisations), (leader, _leaders(heads, organisation))):
        for like in _like(name, kept)[:1]:
            say(f"“{name}” is a new name here, and “{like}” is kept already. Is it the same one? Then write it alike.")


def _leaders(heads: HeadsRead, organisation: str) -> list[str]:
    return [stored.head.leader for stored in heads.of_organisation(organisation)]


def _like(name: str, kept: Iterable[str]) -> list[str]:
    """The kept names that are very like this one, none where it is kept itself."""
    names = list(dict.fromkeys(kept))
    return [] if any(same_name(name, each) for each in names) else nearest(name, names, cutoff=SO_LIKE)


def _meant(name: str, kept: Iterable[str], what: str, *, plain: bool) -> str | None:
    like = _like(name, kept)
    if not like:
        return name
    from cx_audit.terminal.asking import ask_choice

    choices = [(str(number), each, each) for number, each in enumerate(like, 1)]
    another = (str(len(like) + 1), f"{name}, another {what}", name)
    question = f"“{name}” is a new name here. Which one do you mean?"
    chosen: str | None = ask_choice(question, [*choices, another], plain=plain)
    return chosen
