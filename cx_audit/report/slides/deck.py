"""What slides for a meeting are made of, whatever format they are written in: one message each, with its notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cx_audit.core.checklist import Effort
from cx_audit.report.blocks import Fact, Logo, Table, Tone
from cx_audit.report.pictures.descriptions import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """Whose walk it was, and how it is meant to be read.

    `about` has the wordings of each line, the longest first: the first that fits whole is shown.
    """

    about: tuple[tuple[str, ...], ...]
    stance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """A few facts to see at one glance; the last one may be longer than the rest."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """One picture; `beneath` may be empty."""

    picture: Picture
    beneath: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody said or wrote; `whose` says by whom, and may be empty.

    Words that were said, or are the checklist's, are `quoted`: they stand in quotation marks. A leader's own account is
    not.
    """

    text: str
    whose: str = ""
    quoted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said or felt, and beside it the score and what stands behind it, under a head of its own."""

    quote: Words
    figure: Fact
    head: str
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of two: its head, what was said there, and by whom."""

    head: str
    quote: Words
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two sides of the same thing, or several voices beside each other; none is more right than another.

    `beneath` may be empty.
    """

    sides: tuple[Side, ...]
    beneath: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do; `about` says where it belongs and why it is to be done, `need` how much it is needed.

    `effort` is what it takes, as the checklist estimates; None where it does not say.
    """

    what: str
    about: str
    need: str
    effort: Effort | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """What to do, the first thing first, with room to write down what it takes, who does it and by when.

    `beneath` may be empty.
    """

    actions: tuple[Action, ...]
    beneath: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A short table; `beneath` may be empty."""

    table: Table
    beneath: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One touchpoint of a way: its title, and each leader's trust score there, the lowest first; at least one."""

    title: str
    scores: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The walk as it was, step by step: a line where one leader walked, else all scores of each step."""

    steps: tuple[Step, ...]
    alone: bool
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parting:
    """What stands below the question that everybody leaves with, and beside it the walk; None where that is short.

    `lines` has the wordings of each line, the longest first: the first that fits whole is shown.
    """

    lines: tuple[tuple[str, ...], ...]
    way: Way | None = None


Body = Opening | Figures | Pictured | Said | Sides | Actions | Tabled | Parting


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """What the speaker sees: what the slide shows, what to ask, and for how many of the meeting's minutes."""

    shows: tuple[str, ...]
    questions: tuple[str, ...]
    minutes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide; `title` is a sentence without its full stop, which says what was found or asks what to do."""

    key: str
    title: str
    body: Body
    notes: Notes


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """The slides of one meeting. `foot` and `mark` stand on every slide and may be empty.

    `language` is that of the checklist's own texts, as in en, `day` the one on which the last walk ended, None where
    that is not known.
    """

    title: str
    by: str
    foot: str
    mark: str
    logo: Logo | None
    language: str
    day: date | None
    slides: tuple[Slide, ...]
