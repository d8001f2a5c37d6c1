"""What papers show, ready to be displayed: texts in the order in which they stand, and nothing to compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above every paper. `language` is that of the checklist's own texts, as in en."""

    organisation: str
    made_up: bool
    round: int
    checklist: str
    language: str

    @property
    def whose(self) -> str:
        """The organisation, and that it is made up where it is."""
        return f"{self.organisation} (made up)" if self.made_up else self.organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a briefing: a heading and the paragraphs below it."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """What each leader reads before the meeting, on one page."""

    head: Head
    title: str
    lead: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item of a meeting and the minutes it takes."""

    minutes: int
    what: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting and its items, in order."""

    title: str
    purpose: str
    items: tuple[AgendaItem, ...]

    @property
    def minutes(self) -> int:
        """What the items take together."""
        return sum(item.minutes for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """The meeting before the walk and the one after it."""

    head: Head
    title: str
    lead: str
    meetings: tuple[Meeting, ...]
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with its boxes to tick; `note` and `only_if` may be empty."""

    ask: str
    boxes: tuple[str, ...] = ()
    note: str = ""
    only_if: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact to note: boxes to tick, or room for a text, a number or a day."""

    asked: Asked
    room: Literal["boxes", "line", "short"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSheet:
    """What a leader carries to one touchpoint and fills in by hand: no score, no cost, nothing that says what counts.

    `number` counts from 1 to `of`. The parts stand in the order of the walk.
    """

    head: Head
    number: int
    of: int
    key: str
    title: str
    do: str
    minutes: int
    variants: Asked | None
    ask_feeling: str
    up: tuple[str, ...]
    down: tuple[str, ...]
    strengths: tuple[int, ...]
    ask_moment: str
    pairs: tuple[Asked, ...]
    basics: tuple[Asked, ...]
    outcomes: tuple[str, ...]
    value: tuple[Asked, ...]
    ask_extra: str
    examples: tuple[str, ...]
    grades: tuple[str, ...]
    kinds: tuple[str, ...]
    facts: tuple[Fact, ...]
    departments: tuple[str, ...]
    ask_worked_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Everything that a team gets beforehand."""

    briefing: Briefing
    agenda: Agenda
    sheets: tuple[FieldSheet, ...]
