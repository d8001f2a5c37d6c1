"""What the rows of the tables are made from, and the cells that take more than a field of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from typing import assert_never

from cx_audit.core.audit import Audit
from cx_audit.core.blind_spots import Gap, gaps_of
from cx_audit.core.checklist import Basic
from cx_audit.core.feelings import Felt
from cx_audit.core.follow_ups import FollowUp
from cx_audit.core.questions import (
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NumberQuestion,
    Option,
    Prediction,
    PredictionQuestion,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Value,
)
from cx_audit.core.result import TouchpointResult
from cx_audit.core.scoring import Span, rounded_net_trust
from cx_audit.core.step import Step, is_answered
from cx_audit.core.tables import AuditSeen, Cell

BETWEEN_SEVERAL = " | "
"""Stands between the parts of an answer that has several."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One touchpoint in its place on one walk, counted from 1; scores are known once the walk is finished."""

    seen: AuditSeen
    number: int
    result: TouchpointResult
    gap: Gap | None

    def score(self, span: Span) -> int | None:
        """The score where the walk is finished and only one is possible."""
        return span.known if self.seen.audit.complete else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One visible question with its answer; `value` is None where it does not apply.

    `times_changed` counts the later changes of the answer that the log has.
    """

    audit: Audit
    step: Step
    value: Value | None
    times_changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeltThere:
    """A feeling at a touchpoint: the closing one, without a number, or that of a moment, counted from 1."""

    audit: Audit
    touchpoint: str
    number: int | None
    felt: Felt
    what: str


def audit_rows(seen: AuditSeen) -> Iterator[AuditSeen]:
    """The one row of an audit."""
    yield seen


def touchpoint_rows(seen: AuditSeen) -> Iterator[Place]:
    """The touchpoints in the order of the walk."""
    gaps = {gap.touchpoint_id: gap for gap in gaps_of(seen.result.touchpoints)} if seen.audit.complete else {}
    for number, each in enumerate(seen.result.touchpoints, 1):
        yield Place(seen=seen, number=number, result=each, gap=gaps.get(each.touchpoint.id))


def answer_rows(seen: AuditSeen) -> Iterator[Answered]:
    """The visible questions that have an answer, in the order of the walk, without the seal and the reviews."""
    responses = seen.audit.responses
    changed = Counter(change.key for change in seen.audit.changes)
    for stretch in seen.script.stretches.values():
        for step in stretch.steps:
            if isinstance(step.question, SealQuestion | ReviewQuestion) or not is_answered(step, responses):
                continue
            response = responses[step.key]
            value = response.value if isinstance(response, Answer) else None
            yield Answered(audit=seen.audit, step=step, value=value, times_changed=changed[step.key])


def feeling_rows(seen: AuditSeen) -> Iterator[FeltThere]:
    """The closing feeling of each touchpoint, and those of its moments."""
    for each in seen.result.touchpoints:
        there = each.touchpoint.id
        if each.feeling is not None:
            yield FeltThere(audit=seen.audit, touchpoint=there, number=None, felt=each.feeling, what="")
        for number, moment in enumerate(each.moments, 1):
            yield FeltThere(audit=seen.audit, touchpoint=there, number=number, felt=moment.felt, what=moment.what)


def follow_up_rows(seen: AuditSeen) -> tuple[FollowUp, ...]:
    """What was promised and committed, in the order of the walk."""
    return seen.follow_ups


def net_trust_of(seen: AuditSeen) -> float | None:
    """Net trust as pages show it; None without a headline."""
    net = seen.result.net_trust
    return None if net is None else rounded_net_trust(net)


def built_at(place: Place) -> bool | None:
    """Whether trust was built; None where there is no score."""
    trust = place.score(place.result.trust)
    return None if trust is None else trust > 0


def question_and_answer(row: Answered) -> Hashable:
    """The same for two rows of walks of one checklist that have the same question, and the same answer to it."""
    return row.step.key, row.step.question.ask, row.value


def kind_of(row: Answered) -> str:
    """What a question asks for, in a word."""
    match row.step.question:
        case TextQuestion():
            return "text"
        case ChoiceQuestion():
            return "choice"
        case SeveralQuestion():
            return "several"
        case NumberQuestion():
            return "number"
        case DayQuestion():
            return "day"
        case FeelingQuestion():
            return "feeling"
        case PredictionQuestion():
            return "prediction"
        case CardQuestion():
            return "card"
        case SealQuestion() | ReviewQuestion():
            raise ValueError(f"{row.step.key} asks for nothing that is recorded")
        case _:
            assert_never(row.step.question)


def chosen_in(row: Answered) -> str | None:
    """The id of what was chosen, or the word of the feeling."""
    match row.step.question, row.value:
        case ChoiceQuestion() | CardQuestion(), str() as chosen:
            return chosen
        case SeveralQuestion(), tuple() as several:
            return BETWEEN_SEVERAL.join(several)
        case FeelingQuestion(), Felt(word=word):
            return word
        case _:
            return None


def words_of(row: Answered) -> str | None:
    """What was chosen in words, or what the leader wrote."""
    match row.step.question, row.value:
        case TextQuestion(), str() as text:
            return text
        case ChoiceQuestion(options=options), str() as chosen:
            return _label(options, chosen)
        case SeveralQuestion(options=options), tuple() as several:
            return BETWEEN_SEVERAL.join(_label(options, each) for each in several)
        case CardQuestion(), str() as done:
            return done.replace("-", " ")
        case _:
            return None


def _label(options: tuple[Option, ...], chosen: str) -> str:
    return next((option.label for option in options if option.id == chosen), chosen)


def number_in(row: Answered) -> int | None:
    """The answer as a number."""
    match row.value:
        case int() as number:
            return number
        case Prediction(score=score):
            return score
        case Felt(signed=signed):
            return signed
        case _:
            return None


def day_in(row: Answered) -> str | None:
    """The answer to a question for a day."""
    return row.value if isinstance(row.step.question, DayQuestion) and isinstance(row.value, str) else None


def touchpoint_of(row: Answered) -> str | None:
    """The touchpoint that a question belongs to."""
    return row.step.touchpoint.id if row.step.touchpoint else None


def critical_of(row: Answered) -> bool | None:
    """Whether a basic is critical; None for another question."""
    return row.step.entry.critical if isinstance(row.step.entry, Basic) else None


def marked(follow_up: FollowUp, name: str) -> Cell:
    """The `day`, the `note` or the moment `at` of the mark that holds; None without one."""
    mark = follow_up.mark
    cells: dict[str, Cell] = {} if mark is None else {"day": mark.day, "note": mark.note, "at": mark.at}
    return cells.get(name)
