"""The organisations that audits and rosters name, and what a person meant by a name that is none of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cx_audit.archive.rosters import rosters_in
from cx_audit.cli.heads_read import HeadsRead, read_heads
from cx_audit.text import folded, nearest

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation as it is spelled where it was first named, and the heads of its audits.

    `known` says whether anything is kept of it; where nothing is, `near` has the names that are like it.
    """

    name: str
    heads: tuple[StoredHead, ...] = ()
    known: bool = True
    near: tuple[str, ...] = ()

    @property
    def made_up(self) -> bool:
        """Whether its audits say that it is made up."""
        return any(stored.head.made_up for stored in self.heads)

    @property
    def latest_round(self) -> int | None:
        """The latest round with an audit; None before the first."""
        return max((stored.head.round for stored in self.heads), default=None)

    @property
    def next_round(self) -> int:
        """The round after the latest that somebody has finished, from 1."""
        return 1 + max((each.head.round for each in self.heads if each.head.finished is not None), default=0)


def organisation_named(room: Workspace, name: str) -> Organisation:
    """The organisation of this name, however it is spelled; files of audits that cannot be read are told of."""
    heads = read_heads(room)
    own = heads.of_organisation(name)
    if own:
        return Organisation(name=own[0].head.organisation, heads=tuple(own))
    names = _names_besides(room, heads)
    if folded(name) in names:
        return Organisation(name=names[folded(name)])
    return Organisation(name=name, known=False, near=tuple(nearest(name, names.values())))


def _names_besides(room: Workspace, heads: HeadsRead) -> dict[str, str]:
    rosters, _ = rosters_in(room.data).all()
    names = [*heads.organisations, *(roster.organisation for roster in rosters)]
    return {folded(each): each for each in reversed(names)}
