"""An audit and the notes with other texts, ids and times in them, and the same answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import assert_never

from cx_audit.core.audit import (
    Audit,
    LoggedChange,
    SavedScores,
    Seal,
    digest_of_predictions,
    predictions_in,
    seal_is_whole,
)
from cx_audit.core.checklist import Checklist
from cx_audit.core.every_question import every_question, first_key
from cx_audit.core.follow_ups import MOST_NOTE, Mark
from cx_audit.core.keys import goes_by_name
from cx_audit.core.questions import (
    MOST_TEXT,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NumberQuestion,
    PredictionQuestion,
    Question,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Value,
)
from cx_audit.core.rewritten_checklist import rewritten_checklist
from cx_audit.core.volumes import Volume
from cx_audit.text import clean_line

BROKEN_SEAL = "0" * 64
"""Stands for the digest of a seal that is broken: whatever it was, it could tell what was sealed."""


def as_it_is(text: str) -> str:
    """The text."""
    return text


def when_it_is(at: datetime) -> datetime:
    """The moment."""
    return at


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewriting:
    """What becomes of the texts, the answers that say who, the ids in keys, the days and the moments.

    `keeps` says of which checklists the content stays as it is, and with it the options that answers name.
    """

    text: Callable[[str], str] = as_it_is
    who: Callable[[str], str] = as_it_is
    part_id: Callable[[str], str] = as_it_is
    day: Callable[[str], str] = as_it_is
    moment: Callable[[datetime], datetime] = when_it_is
    keeps: Callable[[Checklist], bool] = lambda _: True


def rewritten_audit(audit: Audit, rewriting: Rewriting) -> Audit:
    """The audit with everything rewritten but its id, its organisation and its leader.

    A seal is sealed anew where it was whole, and stays broken where it was not.
    """
    checklist = audit.checklist
    kept = rewriting.keeps(checklist)
    answers = _Answers(questions=_questions_of(_Same(checklist)), rewriting=rewriting, options_too=not kept)
    responses = {own_key(key, rewriting): answers.response(key, response) for key, response in audit.responses.items()}
    rewritten = replace(
        audit,
        checklist=checklist if kept else _rewritten_once(_Same(checklist), rewriting.text, rewriting.part_id),
        started=rewriting.moment(audit.started),
        changed=rewriting.moment(audit.changed),
        finished=None if audit.finished is None else rewriting.moment(audit.finished),
        responses=responses,
        answered=_answered(audit.answered, rewriting),
        changes=tuple(
            LoggedChange(
                key=own_key(change.key, rewriting),
                was=answers.response(change.key, change.was),
                became=answers.response(change.key, change.became),
                at=rewriting.moment(change.at),
            )
            for change in audit.changes
        ),
        at=None if audit.at is None else own_key(audit.at, rewriting),
        saved_scores=_scores(audit.saved_scores, rewriting),
    )
    return replace(rewritten, seal=_seal(audit, rewritten, rewriting))


def _answered(answered: Mapping[str, datetime], rewriting: Rewriting) -> Mapping[str, datetime]:
    if rewriting.part_id is as_it_is and rewriting.moment is when_it_is:
        return answered
    return {own_key(key, rewriting): rewriting.moment(at) for key, at in answered.items()}


def own_key(key: str, rewriting: Rewriting) -> str:
    """The key of a question with the ids in it rewritten."""
    if rewriting.part_id is as_it_is:
        return key
    return "/".join(map(rewriting.part_id, key.split("/")))


class _Same:
    """A checklist as a key of a cache: compared by identity, as hashing it takes longer than rewriting an audit."""

    __slots__ = ("checklist",)

    def __init__(self, checklist: Checklist) -> None:
        self.checklist = checklist

    def __hash__(self) -> int:
        return id(self.checklist)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.checklist is self.checklist


# The audits of an export mostly share one checklist.
@lru_cache(maxsize=64)
def _questions_of(same: _Same) -> Mapping[str, Question]:
    return every_question(same.checklist)


@lru_cache(maxsize=64)
def _rewritten_once(same: _Same, text: Callable[[str], str], part_id: Callable[[str], str]) -> Checklist:
    return _one_of_equal(rewritten_checklist(same.checklist, text, part_id))


@lru_cache(maxsize=64)
def _one_of_equal(checklist: Checklist) -> Checklist:
    """The first of the checklists that are equal, so that whatever goes by identity has to be done once for them."""
    return checklist


def _scores(scores: SavedScores | None, rewriting: Rewriting) -> SavedScores | None:
    if scores is None:
        return None
    return replace(scores, trust={rewriting.part_id(key): trust for key, trust in scores.trust.items()})


def _seal(audit: Audit, rewritten: Audit, rewriting: Rewriting) -> Seal | None:
    if audit.seal is None:
        return None
    at = rewriting.moment(audit.seal.at)
    if not seal_is_whole(audit):
        return Seal(at=at, digest=BROKEN_SEAL)
    predictions = predictions_in(rewritten.checklist, rewritten.responses)
    return Seal(at=at, digest=digest_of_predictions(predictions, at))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answers:
    questions: Mapping[str, Question]
    rewriting: Rewriting
    options_too: bool

    def response(self, key: str, response: Response) -> Response:
        if not isinstance(response, Answer) or not isinstance(response.value, str | tuple):
            return response
        question = self.questions.get(key) or self.questions.get(first_key(key))
        value = self._value(key, question, response.value)
        return response if value == response.value else Answer(value)

    def _value(self, key: str, question: Question | None, value: Value) -> Value:
        match value:
            case str():
                return self._word(key, question, value)
            case tuple():
                return tuple(dict.fromkeys(self._option(key, question, each) for each in value))
            case _:
                return value

    def _word(self, key: str, question: Question | None, word: str) -> str:
        match question:
            case TextQuestion() if key.endswith("/who"):
                return self.rewriting.who(word)[:MOST_TEXT]
            case TextQuestion() | None:
                return self.rewriting.text(self.rewriting.day(word))[:MOST_TEXT]
            case DayQuestion():
                return self.rewriting.day(word)
            case ChoiceQuestion():
                return self._option(key, question, word)
            case SeveralQuestion() | NumberQuestion() | FeelingQuestion() | PredictionQuestion():
                return word
            case CardQuestion() | SealQuestion() | ReviewQuestion():
                return word
            case _:
                assert_never(question)

    def _option(self, key: str, question: Question | None, chosen: str) -> str:
        """The id of an option, as the checklist has it; departments go by their name."""
        if not self.options_too:
            return chosen
        change = self.rewriting.text if question is None or goes_by_name(key) else self.rewriting.part_id
        return change(chosen)


def rewritten_mark(mark: Mark, follow_up: str, rewriting: Rewriting) -> Mark:
    """The mark on this follow-up, with its note, its day and its moment rewritten."""
    return replace(
        mark,
        follow_up=follow_up,
        note=clean_line(rewriting.text(mark.note))[:MOST_NOTE].strip(),
        day=rewriting.day(mark.day),
        at=rewriting.moment(mark.at),
    )


def rewritten_volume(volume: Volume, rewriting: Rewriting) -> Volume:
    """The volume with its touchpoint and its moment rewritten."""
    touchpoint = rewriting.part_id(volume.touchpoint) if volume.touchpoint else ""
    return replace(volume, touchpoint=touchpoint, at=rewriting.moment(volume.at))
