"""What is told once a report is written: what to mind before it is passed on, and how to ask for another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cx_audit.cli.heads_read import heads_untold
from cx_audit.cli.report_wanted import ReportWanted, line_for
from cx_audit.cli.speech import say, say_item
from cx_audit.core.commitments import commitments_between, promises_between
from cx_audit.core.round_words import nothing_text, rounds_text
from cx_audit.core.rounds_chosen import finished_walks
from cx_audit.core.team_words import listed
from cx_audit.text import counted, folded, same_name

if TYPE_CHECKING:
    from cx_audit.cli.workspace import Workspace
    from cx_audit.core.audit import Audit
    from cx_audit.core.engagement import Engagement
    from cx_audit.core.follow_ups import Mark
    from cx_audit.core.round_findings import RoundFindings
    from cx_audit.errors import Problem
    from cx_audit.report.names_left import NameLeft

_MOST_NAMES_SHOWN = 5
_MOST_OF_A_NAME = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence about a report, and the line to type that it leads to, if any."""

    sentence: str
    line: str = ""

    def __str__(self) -> str:
        return f"{self.sentence} {self.line}".rstrip()


def fuller_round(
    room: Workspace, wanted: ReportWanted, engagement: Engagement, checklist_id: str, number: int
) -> Iterator[Told]:
    """That an earlier round has more leaders, where this one has them "so far", still walked, or fewer than half."""
    finished = finished_walks(engagement)[checklist_id]
    fullest = max(finished, key=lambda each: (len(finished[each]), each))
    if len(finished[fullest]) <= len(finished[number]):
        return
    walking = {folded(audit.leader) for audit in engagement.round_walked(number, checklist_id).open}
    so_far = " so far" if walking - finished[number] else ""
    if not so_far and 2 * len(finished[number]) >= len(finished[fullest]):
        return
    have = counted(len(finished[number]), "leader")
    yield Told(
        sentence=f"Round {number} has {have}{so_far}, round {fullest} has {len(finished[fullest])}. "
        f"To report round {fullest} instead:",
        line=line_for(room, wanted, round=fullest, to=_beside(wanted, fullest), force=False),
    )


def overdue(
    room: Workspace, wanted: ReportWanted, engagement: Engagement, number: int, marks: Sequence[Mark], today: date
) -> Iterator[Told]:
    """That commitments and promises of earlier rounds are overdue, which only a report that compares has in it."""
    rounds = [each for each in engagement.rounds if each <= number]
    made = [each for each in commitments_between(engagement, rounds, marks) if each.days_late(today)]
    promised = [each for each in promises_between(engagement, rounds, marks) if each.days_late(today)]
    late = (*made, *promised)
    if late:
        made_in = rounds_text(sorted({each.audit.round for each in late}))
        is_late = "is overdue and is" if len(late) == 1 else "are overdue and are"
        kinds = ((made, "commitment"), (promised, "promise"))
        what = listed([counted(len(own), kind) for own, kind in kinds if own])
        yield Told(
            sentence=f"{what} of {made_in} {is_late} not in this report. To have the earlier rounds in it:",
            line=line_for(room, wanted, round=number, compare=True, force=True),
        )


def nothing_compared(rounds: RoundFindings) -> Iterator[Told]:
    """Why nothing is compared, in the words of the report, where nothing is."""
    if not rounds.compares:
        yield Told(sentence=nothing_text(rounds))


def one_of_several(room: Workspace, wanted: ReportWanted, audit: Audit) -> Iterator[Told]:
    """That it is one leader's walk, where no leader was named and the organisation has several."""
    if wanted.audit and not same_name(wanted.audit, audit.organisation):
        return
    leaders: dict[int, set[str]] = {}
    for each in heads_untold(room).of_organisation(audit.organisation):
        if each.head.finished and each.head.checklist_id == audit.checklist.id:
            leaders.setdefault(each.head.round, set()).add(folded(each.head.leader))
    latest, fullest = max(leaders), max(leaders, key=lambda number: (len(leaders[number]), number))
    several = latest if len(leaders[latest]) > 1 else fullest
    if len(leaders[several]) > 1:
        which = "a round of all leaders" if several == latest else f"round {several}, {len(leaders[several])} leaders"
        yield Told(
            sentence=f"It is of one leader. For {which} together:",
            line=line_for(
                room,
                wanted,
                audit="",
                organisation=audit.organisation,
                round=None if several == latest else several,
                to=_beside(wanted, several),
                force=False,
            ),
        )


def _beside(wanted: ReportWanted, number: int) -> str:
    """A file beside the one that is wanted, named for the round, so that the one just written stays."""
    path = wanted.path
    return str(path.with_name(f"{path.stem[:_MOST_OF_A_NAME]}-round-{number}{path.suffix}"))


def invited_unread(problems: Sequence[Problem]) -> Iterator[Told]:
    """That names of people who are invited were not looked for, because the roster cannot be read."""
    for problem in problems:
        yield Told(
            sentence="The roster cannot be read, so names of people who are invited and have not walked were not "
            f"looked for: {problem}"
        )


def name_texts(names: Sequence[NameLeft]) -> Iterator[str]:
    """A sentence for each text that names a leader."""
    return (f"A leader's name, or a part of one, stands in {_where(each)}: “{each.words}”" for each in names)


def _where(name: NameLeft) -> str:
    """The first chapter, slide or sheet that has it, and how many others do."""
    first, *others = name.chapters
    return first + (f", and in {counted(len(others), 'other place')}" if others else "")


def say_names(names: Sequence[NameLeft]) -> None:
    """Say where leaders are named, at most five places of it."""
    if not names:
        return
    texts = [f"{_where(each)}: “{each.words}”" for each in names]
    have, them = ("1 text in it has", "it") if len(texts) == 1 else (f"{len(texts)} texts in it have", "them")
    say(f"{have} a leader's name, or a part of one. Read {them} before you pass it on:")
    for text in texts[:_MOST_NAMES_SHOWN]:
        say_item(text)
    if len(texts) > _MOST_NAMES_SHOWN:
        say_item(f"and {len(texts) - _MOST_NAMES_SHOWN} more: with --json each is listed")
