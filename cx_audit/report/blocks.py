"""What a report is made of, whatever format it is written in: texts, tables and pictures in the order of reading."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from cx_audit.core.checklist import Effort
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.text import capitalised


class Tone(StrEnum):
    """What a text or a number says of trust; a format shows it by sign and shape as well as by colour."""

    PLAIN = "plain"
    BUILT = "built"
    ERODED = "eroded"


def tone_of(number: int | Fraction) -> Tone:
    """Built above 0, eroded at 0 and below: a tie gained nothing."""
    return Tone.BUILT if number > 0 else Tone.ERODED


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading within a chapter."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; a `quiet` one is a note on what stands above it."""

    text: str
    quiet: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Texts of the same kind, numbered where their order counts."""

    texts: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A short text and what it is."""

    name: str
    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A few facts to see at one glance."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The head of a table's column; numbers are set to one side so that they can be compared.

    A `brief` one takes a short word, so it needs little room where it is to be written in by hand.
    """

    title: str
    numeric: bool = False
    brief: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in one place of a table; an empty text is nothing known, or room to write by hand.

    One `of_checklist` has the checklist's own words and nothing else, so it is in the language of the checklist.
    """

    text: str
    tone: Tone = Tone.PLAIN
    of_checklist: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows below a caption; the first cell of each row names it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def without_empty_columns(self) -> Table:
        """The table without the columns that say nothing in any row."""
        said = [at for at in range(len(self.columns)) if any(row[at].text for row in self.rows)]
        return replace(
            self,
            columns=tuple(self.columns[at] for at in said),
            rows=tuple(tuple(row[at] for at in said) for row in self.rows),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture, drawn from its description."""

    picture: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words as they were heard or written; `whose` says which, and by whom."""

    text: str
    whose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """What must not be missed: the first text is the finding."""

    texts: tuple[str, ...]
    tone: Tone


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something to do; `about` says where it belongs and for how many leaders it was missing.

    `effort` is what it takes, as the checklist estimates; None where it does not say.
    """

    what: str
    about: str
    effort: Effort | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What to do, the first thing first."""

    steps: tuple[Step, ...]


Block = Heading | Paragraph | Listing | Facts | Table | Figure | Quote | Callout | Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One part of a report; `key` is a name for links.

    One with `own_page` begins a page on paper where less than most of one is left and it would not fit whole; one that
    is `small` is for looking things up.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    own_page: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """A client's picture, its media type, as in image/png, and the words that stand for it."""

    data: bytes
    media_type: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A whole report, in English. `title` is the first thing on it, `language` that of the checklist's own texts.

    `about` is one line each on what it is of; `by`, the consultancy, may be empty.
    """

    title: str
    organisation: str
    made_up: bool
    about: tuple[str, ...]
    by: str
    draft: bool
    logo: Logo | None
    language: str
    chapters: tuple[Chapter, ...]

    @property
    def whose(self) -> str:
        """The organisation, and that it is made up where it is."""
        return f"{self.organisation} (made up)" if self.made_up else self.organisation

    @property
    def mark(self) -> str:
        """What stands on every page; empty where there is nothing to warn of."""
        marks = ("Draft", self.draft), ("made up: an example", self.made_up)
        said = " · ".join(text for text, holds in marks if holds)
        return capitalised(said)
