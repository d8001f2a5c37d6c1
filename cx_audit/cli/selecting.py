"""The audits that a person names by organisations and ids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.finding import is_meant_as_id, next_after_unknown
from cx_audit.cli.heads_read import HeadsRead
from cx_audit.cli.nothing_there import is_missing, no_audits
from cx_audit.errors import NotFound, Problem
from cx_audit.text import same_name, shortened, slug

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The audits that were named, each once, and the problems with files that may be among them.

    `whole` has the organisations that were named, None where everything was meant; `single` the ids.
    """

    stored: tuple[StoredHead, ...]
    whole: tuple[str, ...] | None
    single: frozenset[str]
    problems: tuple[Problem, ...]


def select(room: Workspace, names: Sequence[str]) -> Selection:
    """The audits of these organisations and with these ids or first letters of ids; all of them without a name.

    Raises NotFound, with the nearest names, where one names nothing, and where the data folder is not there.
    """
    heads, problems = room.audits.heads()
    if not heads and is_missing(room):
        raise no_audits(room)
    if not names:
        return Selection(stored=tuple(heads), whole=None, single=frozenset(), problems=tuple(problems))
    ids: set[str] = set()
    whole: list[str] = []
    for name in names:
        own = [stored for stored in heads if same_name(stored.head.organisation, name)]
        if own:
            whole.append(own[0].head.organisation)
            ids.update(stored.head.id for stored in own)
    single = frozenset(
        _id_meant(room, name, heads) for name in names if not any(same_name(name, each) for each in whole)
    )
    folders = {slug(each) for each in whole}
    return Selection(
        stored=tuple(stored for stored in heads if stored.head.id in ids | single),
        whole=tuple(whole),
        single=single - ids,
        problems=tuple(problem for problem in problems if Path(problem.file).parent.name in folders),
    )


def _id_meant(room: Workspace, name: str, heads: Sequence[StoredHead]) -> str:
    read = HeadsRead(every=tuple(heads))
    try:
        return room.audits.find(name).head.id
    except NotFound:
        if is_meant_as_id(name, read):
            raise
    hint = next_after_unknown(room, name, read)
    raise NotFound(f"There is no organisation and no audit “{shortened(name)}”.", hint=hint)
