"""What can be asked, and what can be said in return.

A question says nothing about how it is shown; an asker turns it into a prompt and its answer into a `Reply`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cx_audit.core.feelings import Direction, Felt


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One of the answers to choose from; `key` is the single key that chooses it."""

    id: str
    label: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextQuestion:
    """Answered in the leader's own words; an empty answer takes `default`, and is refused where `required`."""

    ask: str
    note: str = ""
    example: str = ""
    default: str = ""
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceQuestion:
    """Exactly one of the options; with `not_applicable`, the reply may also be that it does not apply."""

    ask: str
    options: tuple[Option, ...]
    note: str = ""
    not_applicable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralQuestion:
    """Any of the options, at least `at_least` of them."""

    ask: str
    options: tuple[Option, ...]
    note: str = ""
    at_least: int = 0


class Unit(StrEnum):
    """What a number counts."""

    NUMBER = "number"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberQuestion:
    """A number of 0 or more, recorded and never scored; passing it means that it does not apply."""

    ask: str
    note: str = ""
    unit: Unit = Unit.NUMBER


@dataclass(frozen=True, slots=True, kw_only=True)
class DayQuestion:
    """A day, as YYYY-MM-DD; passing it means that there is none."""

    ask: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingQuestion:
    """A word from the lexicon and its strength; with `direction`, only the words that way."""

    ask: str
    note: str = ""
    direction: Direction | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionQuestion:
    """A forecast for a touchpoint: -10 to +10 without 0, and how certain in percent."""

    ask: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardQuestion:
    """The instruction to go and do it: what, as whom, in how many minutes.

    Answered once it was done, or when the leader could not get through.
    """

    ask: str
    do: str
    as_whom: str
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SealQuestion:
    """Shows the predictions once more; the answer seals them."""

    ask: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewQuestion:
    """Shows the answers of a touchpoint; closing it goes on, and any answer can be opened from here."""

    ask: str
    note: str = ""


Question = (
    TextQuestion
    | ChoiceQuestion
    | SeveralQuestion
    | NumberQuestion
    | DayQuestion
    | FeelingQuestion
    | PredictionQuestion
    | CardQuestion
    | SealQuestion
    | ReviewQuestion
)

DONE, NO_WAY_THROUGH = "done", "could-not-get-through"
SEALED, CLOSED = "sealed", "closed"

MOST_TEXT = 20_000
MOST_NUMBER = 1_000_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A forecast: `score` from -10 to +10 without 0, `certain` from 0 to 100 percent."""

    score: int
    certain: int


Value = str | int | tuple[str, ...] | Felt | Prediction


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said: the text, the option's id, the ids, the number, the day, the feeling or the prediction."""

    value: Value


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """This does not apply here; a basic so answered is not scored."""


@dataclass(frozen=True, slots=True)
class Back:
    """Show me the question before."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Keep everything; I shall go on later."""


@dataclass(frozen=True, slots=True)
class Open:
    """From the review of a touchpoint: let me change the answer to this question."""

    key: str


Response = Answer | NotApplicable
Reply = Answer | NotApplicable | Back | Pause | Open
