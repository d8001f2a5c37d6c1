"""An open audit goes on with a newer version of its checklist; no answer is lost."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.audit import Audit, Seal, digest_of_predictions, predictions_in, seal_is_whole
from cx_audit.core.carry_over import CarryOver, carry_over
from cx_audit.core.checklist import Checklist
from cx_audit.core.every_question import every_question, first_key
from cx_audit.core.keys import prediction_key
from cx_audit.core.replies import refusal_of
from cx_audit.core.responses import Responses

EARLIER = "earlier"
"""What stands before the key of an answer that fits no more: it is kept, and never scored."""


_BEFORE_A_KEY = f"{EARLIER}/"


def taken_over(audit: Audit, checklist: Checklist) -> tuple[Audit, CarryOver]:
    """The open audit with this checklist instead of its own, and what became of its answers.

    An answer that was set aside before comes back where it fits again. The seal keeps its time and covers the
    predictions that are left; one that was broken stays broken.
    """
    set_aside = {key: each for key, each in audit.responses.items() if key.startswith(_BEFORE_A_KEY)}
    current = {key: each for key, each in audit.responses.items() if key not in set_aside}
    carried = carry_over(current, audit.checklist, checklist)
    responses = dict(carried.kept)
    answered = {key: at for key, at in audit.answered.items() if key in responses}
    back = _fitting_again(set_aside, checklist, responses)
    for key, response in {**set_aside, **{each.key: each.response for each in carried.dropped}}.items():
        kept_as = back.get(key) or _free_key(key, responses)
        responses[kept_as] = response
        if key in audit.answered:
            answered[kept_as] = audit.answered[key]
    seal = audit.seal
    if seal is not None and seal_is_whole(audit):
        predictions = predictions_in(checklist, responses)
        seal = Seal(at=seal.at, digest=digest_of_predictions(predictions, seal.at))
    audit = replace(audit, checklist=checklist, responses=responses, answered=answered, seal=seal, at=None)
    unsealed = tuple(each for each in carried.unsealed if prediction_key(each) not in responses)
    return audit, replace(carried, unsealed=unsealed)


def _fitting_again(set_aside: Responses, checklist: Checklist, responses: Responses) -> dict[str, str]:
    """For each answer set aside whose question is asked again, accepts it, and has no other answer: its old key."""
    questions = every_question(checklist)
    found = {}
    for key, response in set_aside.items():
        old_key = key.removeprefix(_BEFORE_A_KEY)
        question = questions.get(first_key(old_key))
        if question is not None and old_key not in responses and not refusal_of(question, response):
            found[key] = old_key
    return found


def _free_key(key: str, responses: Responses) -> str:
    """A key under which an answer that fits no more is kept, and hides no other."""
    free = key if key.startswith(_BEFORE_A_KEY) else _BEFORE_A_KEY + key
    while free in responses:
        free = _BEFORE_A_KEY + free
    return free
