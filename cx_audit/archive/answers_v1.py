"""Answers in format 1: a JSON shape for each kind of answer, told apart without the question.

A text is a string, a number a number, several are a list; a feeling is {word, direction, strength}, a
prediction {score, certain}, and what does not apply is {"does_not_apply": true}.
"""

from __future__ import annotations

from typing import Annotated, Literal, assert_never

from msgspec import Meta, Raw, Struct, ValidationError, convert, json

from cx_audit.core.feelings import STRONGEST, WEAKEST, Direction, Felt
from cx_audit.core.questions import MOST_NUMBER, Answer, NotApplicable, Prediction, Response
from cx_audit.core.scoring import HIGHEST, LOWEST
from cx_audit.text import clean


class WireFelt(Struct, frozen=True, forbid_unknown_fields=True):
    """A feeling: the word, `up` or `down`, and the strength from 1 to 10."""

    word: str
    direction: Literal["up", "down"]
    strength: Annotated[int, Meta(ge=WEAKEST, le=STRONGEST)]


class WirePrediction(Struct, frozen=True, forbid_unknown_fields=True):
    """A prediction: the score from -10 to +10, and how certain in percent."""

    score: Annotated[int, Meta(ge=LOWEST, le=HIGHEST)]
    certain: Annotated[int, Meta(ge=0, le=100)]


class WireNotApplicable(Struct, frozen=True, forbid_unknown_fields=True):
    """Does not apply; always true."""

    does_not_apply: bool


Number = Annotated[int, Meta(ge=-MOST_NUMBER, le=MOST_NUMBER)]
PlainValue = str | Number | tuple[str, ...] | dict[str, object]
_PLAIN_VALUE = json.Decoder(PlainValue)
_ENCODER = json.Encoder()
_SHAPES = "a text, a whole number, a list of texts, a feeling, a prediction or does_not_apply"


def raw_of(response: Response) -> Raw:
    """The JSON of a response."""
    return Raw(_ENCODER.encode(_shape_of(response)))


def _shape_of(response: Response) -> str | int | tuple[str, ...] | WireFelt | WirePrediction | WireNotApplicable:
    if isinstance(response, NotApplicable):
        return WireNotApplicable(does_not_apply=True)
    match response.value:
        case Felt(word=word, direction=direction, strength=strength):
            return WireFelt(word=word, direction=direction.value, strength=strength)
        case Prediction(score=score, certain=certain):
            return WirePrediction(score=score, certain=certain)
        case str() | int() | tuple() as plain:
            return plain
        case _:
            assert_never(response.value)


def response_from(raw: Raw) -> Response:
    """The response that a piece of JSON stands for; texts are cleaned.

    Raises msgspec.MsgspecError, RecursionError or UnicodeDecodeError where it stands for none.
    """
    return response_of(_PLAIN_VALUE.decode(raw))


def response_of(value: str | int | tuple[str, ...] | dict[str, object]) -> Response:
    """The response that decoded JSON stands for; texts are cleaned.

    Raises msgspec.ValidationError where it stands for none.
    """
    match value:
        case str() as text:
            return Answer(clean(text))
        case int() as number:
            return Answer(number)
        case tuple() as several:
            return Answer(tuple(clean(each) for each in several))
        case {"word": _} as shape:
            felt = convert(shape, WireFelt)
            return Answer(
                Felt(word=clean(felt.word), direction=Direction(felt.direction), strength=felt.strength),
            )
        case {"score": _} as shape:
            prediction = convert(shape, WirePrediction)
            return Answer(Prediction(score=prediction.score, certain=prediction.certain))
        case {"does_not_apply": True} as shape:
            convert(shape, WireNotApplicable)
            return NotApplicable()
        case _:
            raise ValidationError(f"Expected {_SHAPES}")
