"""The answers file: a whole walk written down beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cx_audit.core.checklist import Checklist
from cx_audit.core.every_question import every_question, first_key
from cx_audit.core.keys import AFTER, BEFORE, PREDICTIONS
from cx_audit.core.questions import ChoiceQuestion, Question, TextQuestion
from cx_audit.core.replies import completed, may_not_apply, refusal_of
from cx_audit.core.written import DOES_NOT_APPLY, NotUnderstood, Written, response_from
from cx_audit.library.findings import Findings, quoted, trail
from cx_audit.library.flatten import TOUCHPOINTS, put_items, put_predictions, put_touchpoints
from cx_audit.library.sheet import MOST_LETTERS_BUT_IN_A_TEXT, SHORTER, Sheet, Value
from cx_audit.library.source import read_yaml
from cx_audit.text import clean_line

WHAT = "answers file"
_HEAD = ("checklist", "organisation", "leader")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersFile:
    """What an answers file says: who walks, and what is written for each question, by its key.

    A scored or required question that has no answer is not in `written`; a question that may be passed and has no
    answer is there with an empty one. Texts are empty where the file has none.
    """

    organisation: str
    leader: str
    checklist: str
    written: Mapping[str, Written]


def read_answers(data: bytes, file: str, checklist: Checklist) -> AnswersFile:
    """The answers in these bytes, to the questions of this checklist; raises BadInput with every problem located.

    A question that `when` hides may have an answer: it is read, and the walk does not ask for it.
    """
    findings = Findings(file=file, what=WHAT)
    sheet = Sheet(findings)
    sections = sheet.parts(read_yaml(data, file, what=WHAT), "", (*_HEAD, BEFORE, PREDICTIONS, TOUCHPOINTS, AFTER))
    named, organisation, leader = (clean_line(sheet.text(sections.get(name), name)) for name in _HEAD)
    if named not in ("", checklist.id):
        message = f"these are answers to {quoted(named)}, and the checklist is {quoted(checklist.id)}"
        findings.note(sections["checklist"], "", message, "name the checklist that is walked")
    put_items(sheet, sections.get(BEFORE), BEFORE, BEFORE, checklist.before)
    put_predictions(sheet, sections.get(PREDICTIONS), checklist)
    put_touchpoints(sheet, sections.get(TOUCHPOINTS), checklist)
    put_items(sheet, sections.get(AFTER), AFTER, AFTER, checklist.after)
    _note_misfits(sheet, every_question(checklist))
    findings.refuse_if_any()
    return AnswersFile(organisation=organisation, leader=leader, checklist=named, written=sheet.written)


def _note_misfits(sheet: Sheet, questions: Mapping[str, Question]) -> None:
    for key, written in sheet.written.items():
        question = questions.get(first_key(key))
        misfit = _misfit(question, written.value) if question is not None and written.line else ""
        if misfit:
            shown = written.value if isinstance(written.value, str) else ", ".join(written.value)
            sheet.findings.note(written, _where(key), f"{quoted(shown)} does not fit", misfit)


def _misfit(question: Question, value: Value) -> str:
    """What to write instead of this value; empty where it fits."""
    if isinstance(value, str) and len(value) > MOST_LETTERS_BUT_IN_A_TEXT and not isinstance(question, TextQuestion):
        return SHORTER
    try:
        response = response_from(question, value)
    except NotUnderstood as error:
        offered = isinstance(question, ChoiceQuestion) and may_not_apply(question)
        return f"{error}, {DOES_NOT_APPLY}" if offered else str(error)
    refusal = refusal_of(question, completed(question, response)).rstrip(".")
    return refusal[:1].lower() + refusal[1:]


_COUNTED = ("moment", "extra", "quote", "promise", "pair", "basic", "fact")


def _where(key: str) -> str:
    first, *rest = key.split("/")
    if first in (BEFORE, PREDICTIONS, AFTER):
        return trail(first, *rest)
    named = [" ".join(rest[:2]), *rest[2:]] if rest[0] in _COUNTED else rest
    return trail(f"touchpoint {first}", *named)
