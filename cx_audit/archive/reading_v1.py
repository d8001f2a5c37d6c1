"""From format 1 to the core's audit, with every problem on the way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from msgspec import UNSET, Raw, json

from cx_audit.archive.acceptable import refusals
from cx_audit.archive.answers_v1 import response_from, response_of
from cx_audit.archive.audit_v1 import WireAnswer, WireAudit, WireChange, WirePlainAnswer
from cx_audit.archive.bounds import out_of_bounds
from cx_audit.archive.checklist_from_wire import checklist_from, problems_of, problems_of_conditions
from cx_audit.archive.checklist_v1 import WireChecklist, digest_of
from cx_audit.archive.complaints import READING_ERRORS, complaint
from cx_audit.core.audit import Audit, LoggedChange, SavedScores, Seal
from cx_audit.core.checklist import Checklist
from cx_audit.core.every_question import every_question
from cx_audit.core.questions import Question, Response
from cx_audit.errors import Problem
from cx_audit.text import clean, clean_line

_ANSWER = json.Decoder(WireAnswer)
_ANSWERS_AT_ONCE = json.Decoder(dict[str, WirePlainAnswer])
_ANSWERS_ONE_BY_ONE = json.Decoder(dict[str, Raw])
_CHANGE = json.Decoder(WireChange)
_CHECKLIST = json.Decoder(WireChecklist)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Embedded:
    checklist: Checklist
    digest: str
    questions: dict[str, Question]
    problems: tuple[Problem, ...]


@lru_cache(maxsize=8)
def _embedded(content: bytes) -> _Embedded:
    """The checklist in these bytes: the audits of a folder mostly share one, and reading it is most of the work."""
    wire = _CHECKLIST.decode(content)
    checklist = checklist_from(wire)
    problems = tuple(problems_of(wire)) or tuple(problems_of_conditions(checklist))
    return _Embedded(
        checklist=checklist,
        digest=digest_of(wire),
        questions={} if problems else every_question(checklist),
        problems=problems,
    )


class Reading:
    """From the wire to the core, gathering every problem on the way."""

    problems: list[Problem]
    """What is wrong, in the order of reading; complete once `audit` has returned."""

    def __init__(self, wire: WireAudit) -> None:
        self.wire = wire
        self.problems = []

    def audit(self) -> Audit | None:
        """The audit, to be used only where there are no problems; None without a checklist."""
        wire = self.wire
        embedded = self._checklist()
        responses, answered = self._answers()
        changes = self._changes()
        if embedded is None:
            return None
        for key, refusal in refusals(embedded.questions, responses):
            self.problems.append(Problem(where=f"answers > {key}", message=refusal))
        scores, seal = wire.scores, wire.seal
        audit = Audit(
            id=wire.id,
            organisation=clean_line(wire.organisation),
            leader=clean_line(wire.leader),
            round=wire.round,
            checklist=embedded.checklist,
            started=wire.started,
            changed=wire.changed,
            finished=wire.finished,
            responses=responses,
            answered=answered,
            changes=changes,
            seal=None if seal is None else Seal(at=seal.at, digest=clean(seal.digest)),
            at=None if wire.at is None else clean(wire.at),
            scoring_version=wire.scoring_version,
            saved_scores=None
            if scores is None
            else SavedScores(
                scoring_version=scores.scoring_version,
                net_trust=scores.net_trust,
                trust={clean(key): trust for key, trust in scores.trust.items()},
            ),
            anyway=wire.anyway,
            made_up=wire.made_up,
            from_file=wire.from_file,
            checklist_file=clean(wire.checklist.file),
        )
        self.problems += out_of_bounds(audit)
        return audit

    def _checklist(self) -> _Embedded | None:
        wire = self.wire.checklist
        try:
            embedded = _embedded(bytes(wire.content))
        except READING_ERRORS as error:
            self.problems.append(complaint(error, "checklist", "content"))
            return None
        for problem in embedded.problems:
            self.problems.append(Problem(where=f"checklist > content > {problem.where}", message=problem.message))
        if embedded.digest != wire.digest:
            message = "has been changed by hand or damaged: its digest is another one"
            self.problems.append(Problem(where="checklist > content", message=message))
        if (clean(wire.id), clean(wire.version)) != (embedded.checklist.id, embedded.checklist.version):
            message = "expected the id and the version that stand in its content"
            self.problems.append(Problem(where="checklist", message=message))
        return embedded

    def _answers(self) -> tuple[dict[str, Response], dict[str, datetime]]:
        """The responses and their times; one by one only where something is wrong, to say where."""
        responses: dict[str, Response] = {}
        answered: dict[str, datetime] = {}
        try:
            for key, each in _ANSWERS_AT_ONCE.decode(self.wire.answers).items():
                key = clean(key)
                if each.answer is not UNSET:
                    responses[key] = response_of(each.answer)
                if each.at is not None:
                    answered[key] = each.at
        except READING_ERRORS:
            return self._answers_one_by_one()
        return responses, answered

    def _answers_one_by_one(self) -> tuple[dict[str, Response], dict[str, datetime]]:
        responses: dict[str, Response] = {}
        answered: dict[str, datetime] = {}
        try:
            raws = _ANSWERS_ONE_BY_ONE.decode(self.wire.answers)
        except READING_ERRORS as error:
            self.problems.append(complaint(error, "answers"))
            return responses, answered
        for key, raw in raws.items():
            key = clean(key)
            try:
                wire = _ANSWER.decode(raw)
                if wire.answer is not UNSET:
                    responses[key] = response_from(wire.answer)
            except READING_ERRORS as error:
                self.problems.append(complaint(error, "answers", key))
                continue
            if wire.at is not None:
                answered[key] = wire.at
        return responses, answered

    def _changes(self) -> tuple[LoggedChange, ...]:
        changes = []
        for number, raw in enumerate(self.wire.changes):
            try:
                wire = _CHANGE.decode(raw)
                change = LoggedChange(
                    key=clean(wire.question),
                    was=response_from(wire.was),
                    became=response_from(wire.became),
                    at=wire.at,
                )
            except READING_ERRORS as error:
                self.problems.append(complaint(error, f"changes[{number}]"))
                continue
            changes.append(change)
        return tuple(changes)
