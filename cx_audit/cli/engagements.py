"""Reading everything that was walked for an organisation, or for all of them, without what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cx_audit.cli.finding import Line, line_of, next_after_unknown
from cx_audit.cli.heads_read import HeadsRead
from cx_audit.cli.nothing_there import is_missing, no_audits
from cx_audit.cli.speech import say
from cx_audit.core.engagement import Engagement, engagement_of
from cx_audit.errors import BadInput, NotFound, Problem, StorageFailed
from cx_audit.text import folded, same_name, shortened, slug

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.audit import Audit

ALL_READ, SOME_LEFT_OUT = 0, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEngagement:
    """An organisation's engagement, and how many of its files could not be read; they were told of.

    `ids` are those of every audit in the data folder, of other organisations too.
    """

    engagement: Engagement
    left_out: int
    ids: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """0, or 1 where a file was left out of the figures."""
        return SOME_LEFT_OUT if self.left_out else ALL_READ


def read_engagement(room: Workspace, organisation: str, *, line: Line | None = None) -> ReadEngagement:
    """Every audit of one organisation, however its name is spelled; files that cannot be read are told of.

    `line` makes of a name the line to type for it. Raises NotFound, with the nearest names, where there is no audit of
    it, and BadInput where none of it can be read.
    """
    heads, problems = room.audits.heads()
    own = [stored for stored in heads if same_name(stored.head.organisation, organisation)]
    folder = slug(own[0].head.organisation if own else organisation)
    near = [problem for problem in problems if _in_folder(problem, folder)]
    if not own:
        tell_left_out(near)
        if near:
            raise none_can_be_read(room, organisation)
        raise unknown_organisation(room, organisation, heads, line=line)
    audits, unread = audits_of(room, own)
    told = [*near, *unread]
    tell_left_out(told)
    name = own[0].head.organisation
    if not audits:
        raise none_can_be_read(room, name)
    ids = tuple(stored.head.id for stored in heads)
    return ReadEngagement(engagement=engagement_of(name, audits), left_out=len(told), ids=ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEngagements:
    """Every organisation's engagement by name, and how many files could not be read; they were told of."""

    engagements: tuple[Engagement, ...]
    left_out: int

    @property
    def exit_code(self) -> int:
        """0, or 1 where a file was left out of the figures."""
        return SOME_LEFT_OUT if self.left_out else ALL_READ


def read_all_engagements(room: Workspace) -> ReadEngagements:
    """Every audit, by organisation; files that cannot be read are told of.

    Raises NotFound where there is none, and BadInput where there are some and none can be read.
    """
    heads, problems = room.audits.heads()
    audits, unread = audits_of(room, heads)
    told = [*problems, *unread]
    tell_left_out(told)
    if not audits:
        raise none_can_be_read(room) if told else no_audits(room)
    names: dict[str, str] = {}
    by_name: dict[str, list[Audit]] = {}
    for audit in audits:
        key = folded(audit.organisation)
        names.setdefault(key, audit.organisation)
        by_name.setdefault(key, []).append(audit)
    return ReadEngagements(
        engagements=tuple(engagement_of(names[key], by_name[key]) for key in sorted(by_name)), left_out=len(told)
    )


def none_can_be_read(room: Workspace, organisation: str = "") -> BadInput:
    """What to say where there are audits, of this organisation or at all, and each was told of as left out."""
    what = f"No audit of “{shortened(organisation)}” can be read." if organisation else "No audit can be read."
    line = line_of(room, "verify")(organisation) if organisation else room.typed("verify")
    return BadInput(what, hint=f"What is wrong with each, and what to do about it: {line}")


def unknown_organisation(
    room: Workspace, organisation: str, heads: Iterable[StoredHead], *, line: Line | None = None
) -> NotFound:
    """What to say where there is no audit of an organisation, with the nearest names."""
    read = HeadsRead(every=tuple(heads))
    if not read.every and is_missing(room):
        return no_audits(room)
    hint = next_after_unknown(room, organisation, read, line=line)
    return NotFound(f"There are no audits of “{shortened(organisation)}”.", hint=hint)


def tell_left_out(problems: Sequence[Problem]) -> None:
    """Name each file that cannot be read, and say that the figures are without it."""
    for problem in problems:
        say(f"Left out of the figures: {problem}")


def audits_of(room: Workspace, heads: Iterable[StoredHead]) -> tuple[list[Audit], list[Problem]]:
    """The audits with these heads, and a problem for each file that cannot be read."""
    audits, problems = [], []
    for stored in heads:
        try:
            audits.append(room.audits.read(stored))
        except BadInput as error:
            problems.append(Problem(file=str(stored.path), message=first_problem(error)))
        except StorageFailed as error:
            problems.append(Problem(file=str(stored.path), message=error.message))
    return audits, problems


def first_problem(error: BadInput) -> str:
    """The first thing that is wrong with a file, without its name, for one line about it."""
    if not error.problems:
        return error.message
    first = error.problems[0]
    said = f"{first.where}: {first.message}" if first.where else first.message
    more = len(error.problems) - 1
    return f"{said} (and {more} more)" if more else said


def _in_folder(problem: Problem, folder: str) -> bool:
    return folder in problem.file.replace("\\", "/").split("/")[-2:-1]
