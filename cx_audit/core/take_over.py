"""An open audit goes on with a newer version of its checklist; no answer is lost."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.audit import Audit, Seal, digest_of_predictions, predictions_in, seal_is_whole
from cx_audit.core.carry_over import CarryOver, carry_over
from cx_audit.core.checklist import Checklist

EARLIER = "earlier"
"""What stands before the key of an answer that fits no more: it is kept, and never scored."""


def taken_over(audit: Audit, checklist: Checklist) -> tuple[Audit, CarryOver]:
    """The open audit with this checklist instead of its own, and what became of its answers.

    The seal keeps its time and covers the predictions that are left; one that was broken stays broken.
    """
    carried = carry_over(audit.responses, audit.checklist, checklist)
    moved = {each.key: f"{EARLIER}/{each.key}" for each in carried.dropped}
    responses = {**carried.kept, **{moved[each.key]: each.response for each in carried.dropped}}
    answered = {moved.get(key, key): at for key, at in audit.answered.items()}
    seal = audit.seal
    if seal is not None and seal_is_whole(audit):
        predictions = predictions_in(checklist, carried.kept)
        seal = Seal(at=seal.at, digest=digest_of_predictions(predictions, seal.at))
    audit = replace(audit, checklist=checklist, responses=responses, answered=answered, seal=seal, at=None)
    return audit, carried
