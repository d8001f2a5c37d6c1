"""The answers that the method itself offers: outcomes of a basic, grades of an extra, what was given back."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from cx_audit.core.feelings import Direction
from cx_audit.core.questions import Option


class Outcome(StrEnum):
    """How a basic turned out."""

    MET = "met"
    PARTLY = "partly"
    MISSED = "missed"


class Grade(StrEnum):
    """How much an extra was valued."""

    NOT_VALUED = "not-valued"
    NICE = "nice"
    GLAD = "glad"
    TELL = "tell"


class GivenBack(StrEnum):
    """What was given back for what was paid."""

    LESS = "less"
    EXACTLY = "exactly"
    MORE = "more"


GOOD, BAD = "good", "bad"
YES, NO = "yes", "no"
NONE = "none"
TREATMENT, STUFF = "treatment", "stuff"

OUTCOMES = (
    Option(id=Outcome.MET, label="yes, met", key="y"),
    Option(id=Outcome.PARTLY, label="partly", key="p"),
    Option(id=Outcome.MISSED, label="no, missed", key="n"),
)
YES_NO = (Option(id=YES, label="yes", key="y"), Option(id=NO, label="no", key="n"))
GRADES = (
    Option(id=Grade.NICE, label="nice", key="1"),
    Option(id=Grade.GLAD, label="I was glad of it", key="2"),
    Option(id=Grade.TELL, label="I'd tell someone", key="3"),
    Option(id=Grade.NOT_VALUED, label="it did nothing for me", key="0"),
)
KINDS_OF_EXTRA = (
    Option(id=TREATMENT, label="the way I was treated", key="t"),
    Option(id=STUFF, label="stuff given away", key="s"),
)
GIVEN_BACK = (
    Option(id=GivenBack.LESS, label="less than I paid for", key="l"),
    Option(id=GivenBack.EXACTLY, label="exactly what I paid for", key="e"),
    Option(id=GivenBack.MORE, label="more than I paid for", key="m"),
)
MOMENTS = (
    Option(id=Direction.UP, label="yes, up", key="u"),
    Option(id=Direction.DOWN, label="yes, down", key="d"),
    Option(id=NONE, label="none", key="n"),
)

_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"
MOST_OPTIONS = len(_KEYS)


def numbered(choices: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    """Options from pairs of id and label, their keys 1 to 9 and then a to z; at most 35."""
    return tuple(Option(id=each, label=label, key=key) for key, (each, label) in zip(_KEYS, choices, strict=False))
