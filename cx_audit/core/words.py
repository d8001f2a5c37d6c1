"""The sentences that every page and report shares."""

from __future__ import annotations

from fractions import Fraction
from typing import assert_never

from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.choices import Grade, Outcome
from cx_audit.core.evidence import Unmet
from cx_audit.core.feelings import Felt
from cx_audit.core.insight import (
    CappedAtContented,
    CappedByExtras,
    CappedByUnmet,
    NoWayThrough,
    Reason,
    SetByFeeling,
    SetByMoment,
    StillMissing,
)
from cx_audit.core.questions import (
    DONE,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    NotApplicable,
    NumberQuestion,
    Option,
    Prediction,
    Question,
    Response,
    SeveralQuestion,
    Unit,
)
from cx_audit.core.result import Result
from cx_audit.core.scoring import Level, Span, rounded_net_trust

THE_STANCE = "What one leader experienced on one walk: an indicator of where to look, not what customers feel."
DESIGN_CHOICES = (
    "The points for what was missed or given, and the limits between levels, are design choices, not a validated "
    "scale; compare like checklists with like."
)

AT_RISK_MEANS = "At risk (commodity): nothing to stay for that a rival could not give as well."
ROSE_TINT_MEANS = "Rose tint: by how many points it felt better than what happened allows."
BLIND_SPOT_MEANS = (
    "Each line: predicted → experienced, and the gap between them. Blind spot: predicted to build and it eroded, or "
    "predicted 4 points or more too high. Hidden strength: 4 points or more too low."
)


def signed(number: int) -> str:
    """A score with its sign: +4 or −4."""
    return f"+{number}" if number > 0 else f"−{abs(number)}" if number else "0"


def signed_net_trust(net: Fraction) -> str:
    """Net trust with its sign, whole or with one decimal."""
    rounded = rounded_net_trust(net)
    return f"+{rounded}" if rounded > 0 else f"−{abs(rounded)}" if rounded else "0"


def span_text(span: Span) -> str:
    """A score, or the range of the scores still possible."""
    return signed(span.low) if span.known is not None else f"{signed(span.low)} to {signed(span.high)}"


def felt_text(felt: Felt) -> str:
    """A feeling in words: annoyed, 6 down."""
    return f"{felt.word}, {felt.strength} {felt.direction}"


def level_text(level: Level) -> str:
    """A level in words; at risk says of what."""
    return "at risk (commodity)" if level is Level.AT_RISK else str(level)


def verdict_text(result: Result) -> str:
    """Whether the walk built or eroded trust, on the whole or everywhere, in one sentence; empty without a headline."""
    count = len(result.touchpoints)
    alike = count > 1 and result.built in (0, count)
    match result.level:
        case None:
            return ""
        case Level.REMARKABLE:
            return "This walk built trust at every touchpoint, and left something to tell."
        case Level.BUILDING:
            return "This walk built trust at every touchpoint." if alike else "On the whole, this walk built trust."
        case Level.AT_RISK:
            eroded = "This walk eroded trust at every touchpoint" if alike else "On the whole, this walk eroded trust"
            return f"{eroded}: a rival could take this customer."
        case Level.ERODING:
            where = " at every touchpoint" if alike else ""
            return f"This walk eroded trust{where}: there was more reason to leave than to return."
        case _:
            assert_never(result.level)


_HOW = {Outcome.PARTLY: "only partly", Outcome.MISSED: "missed", Outcome.MET: "met"}
_GRADE_WORDS = {
    Grade.NICE: "nice",
    Grade.GLAD: "glad",
    Grade.TELL: "I'd tell someone",
    Grade.NOT_VALUED: "not valued",
}


def grade_text(grade: Grade) -> str:
    """How much an extra was valued, in the leader's words."""
    return _GRADE_WORDS[grade]


def unmet_text(unmet: Unmet) -> str:
    """What was not met, and how: missed: “a person, soon”."""
    match unmet.entry:
        case Basic(name=name):
            return f"{_HOW[unmet.outcome]}: “{name}”"
        case Pair(bad=bad):
            return f"“{bad}”"
        case ValueQuestion():
            return "less given back than was paid for"
        case _:
            assert_never(unmet.entry)


def reason_text(reason: Reason) -> str:
    """Why a touchpoint has its score, in a few words."""
    match reason:
        case NoWayThrough():
            return "could not get through"
        case CappedByUnmet(costliest=unmet, others=others):
            more = f", and {others} more" if others else ""
            return f"{unmet_text(unmet)}{more}"
        case CappedAtContented():
            return "all basics met, nothing unexpected: contented at best"
        case CappedByExtras(grade=grade):
            return f"as high as the extras reach: {grade_text(grade)}"
        case SetByFeeling(felt=felt):
            return f"the feeling at the end: {felt_text(felt)}"
        case SetByMoment(moment=moment, felt=felt):
            what = f" ({moment.what})" if moment.what else ""
            return f"a moment{what}: {felt_text(moment.felt)}; at the end {felt_text(felt)}"
        case StillMissing():
            return "answers are still missing"
        case _:
            assert_never(reason)


def response_text(question: Question, response: Response | None) -> str:
    """An answer as a person would read it; empty when there is none."""
    match response:
        case None:
            return ""
        case NotApplicable():
            return "does not apply" if isinstance(question, ChoiceQuestion) else ""
        case Answer(value=Felt() as felt):
            return felt_text(felt)
        case Answer(value=Prediction(score=score, certain=certain)):
            return f"{signed(score)}, {certain} % certain"
        case Answer(value=tuple() as several):
            options = question.options if isinstance(question, SeveralQuestion) else ()
            return "; ".join(_label(options, each) for each in several)
        case Answer(value=int() as number):
            minutes = isinstance(question, NumberQuestion) and question.unit is Unit.MINUTES
            return f"{number} min" if minutes else str(number)
        case Answer(value=str() as text):
            if isinstance(question, CardQuestion):
                return "done" if text == DONE else "could not get through"
            return _label(question.options, text) if isinstance(question, ChoiceQuestion) else text
        case Answer():
            return str(response.value)


def _label(options: tuple[Option, ...], option_id: str) -> str:
    return next((option.label for option in options if option.id == option_id), option_id)
