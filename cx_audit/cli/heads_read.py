"""The heads of all audits, read once for a command; files that cannot be read are told of once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cx_audit.cli.speech import say
from cx_audit.text import folded, same_name

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace
    from cx_audit.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadsRead:
    """The heads as they were at one moment, by organisation, round, leader and start.

    `told` has the sentences about files that were left out.
    """

    every: tuple[StoredHead, ...] = ()
    told: frozenset[str] = frozenset()

    @property
    def going(self) -> list[StoredHead]:
        """The open walks, the latest changed first."""
        found = [stored for stored in self.every if stored.head.finished is None]
        return sorted(found, key=lambda stored: stored.head.changed, reverse=True)

    @property
    def finished(self) -> list[StoredHead]:
        """The finished walks, the latest finished first."""
        found = [stored for stored in self.every if stored.head.finished is not None]
        return sorted(found, key=lambda stored: stored.head.finished or stored.head.changed, reverse=True)

    @property
    def organisations(self) -> list[str]:
        """The organisations, each spelled as in its first audit."""
        return _spelled_once(stored.head.organisation for stored in self.every)

    @property
    def leaders(self) -> list[str]:
        """The leaders, each spelled as in their first audit."""
        return _spelled_once(stored.head.leader for stored in self.every)

    def of_organisation(self, name: str) -> list[StoredHead]:
        """The audits of one organisation, however its name is spelled."""
        return [stored for stored in self.every if same_name(stored.head.organisation, name)]

    def of_leader(self, name: str) -> list[StoredHead]:
        """The audits of one leader, however the name is spelled."""
        return [stored for stored in self.every if same_name(stored.head.leader, name)]


def _spelled_once(names: Iterable[str]) -> list[str]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(folded(name), name)
    return list(first.values())


def read_heads(room: Workspace, *, before: HeadsRead | None = None) -> HeadsRead:
    """The heads of all audits of the data folder; a file that cannot be read is told of and left out.

    What the same command has told of `before` is not told of again. Raises StorageFailed where the folder itself
    cannot be read.
    """
    heads, problems = room.audits.heads()
    return HeadsRead(every=tuple(heads), told=_tell(problems, before.told if before is not None else frozenset()))


def heads_untold(room: Workspace) -> HeadsRead:
    """The same without a word about what cannot be read, for a command that tells of it where it matters."""
    heads, _ = room.audits.heads()
    return HeadsRead(every=tuple(heads))


def with_newer(room: Workspace, heads: HeadsRead) -> HeadsRead:
    """These heads, and after them those of the files that have come to the folder since; only those are opened."""
    newer, problems = room.audits.heads(besides={stored.path for stored in heads.every})
    return HeadsRead(every=(*heads.every, *newer), told=_tell(problems, heads.told))


def _tell(problems: Iterable[Problem], told: frozenset[str]) -> frozenset[str]:
    sentences = [str(problem) for problem in problems]
    for sentence in sentences:
        if sentence not in told:
            say(f"Left out: {sentence}")
    return told.union(sentences)
