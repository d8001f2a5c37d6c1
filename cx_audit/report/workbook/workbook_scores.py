"""The scorecard in a workbook: one row for each visit, with its evidence and what was predicted."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.audit_tables import TOUCHPOINTS
from cx_audit.core.blind_spots import Sight
from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.insight import reason_for
from cx_audit.core.questions import Answer
from cx_audit.core.sight_words import sight_text
from cx_audit.core.table_rows import BETWEEN_SEVERAL, Place, built_at, touchpoint_rows
from cx_audit.core.tables import AuditSeen
from cx_audit.core.team_words import marked
from cx_audit.core.words import level_text, reason_text, unmet_text
from cx_audit.report.blocks import Tone
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_view import (
    Cell,
    Field,
    Holds,
    Sheet,
    Toned,
    core_field,
    sheets_of,
    toned_number,
    toned_verdict,
)

LEVELS = "eroding, at risk (commodity), building or remarkable."
_VERDICT = "built where trust is above 0, else eroded."
_TRUST = "The trust score (T): the lower of felt and ceiling."
_FELT = "How it felt (F), −10 to +10 without 0; like all scores empty until all of it is known."
_CEILING = "What the evidence allows (C), −10 to +10 without 0."
_PREDICTED = "What the leader predicted, −10 to +10 without 0."
_GAP = "Predicted − trust: above 0 the leader expected better than was experienced."
_ROSE_TINT = "Felt − trust where that is above 0, else 0: it felt better than the evidence allows."
_WHAT_IT_WAS = "What the prediction was: a blind spot, a hidden strength, as foreseen, or on the other side."
_SIGHTS = {Sight.BLIND_SPOT: Tone.ERODED, Sight.HIDDEN_STRENGTH: Tone.BUILT, Sight.SEEN: Tone.PLAIN}


def scorecard(material: Material, seen: Sequence[AuditSeen]) -> list[Sheet]:
    """One row for each visit, touchpoint by touchpoint: how it felt, what the evidence allows, what was predicted."""
    labels = {walk.audit.id: material.in_column(walk.letter) for walk in material.walks}
    places = [place for each in seen for place in touchpoint_rows(each) if place.result.begun]
    order = {each.id: at for at, each in enumerate(material.touchpoints)}
    places.sort(key=lambda place: order[place.result.touchpoint.id])

    def title(place: Place) -> Cell:
        touchpoint = place.result.touchpoint
        return marked(material.walked, touchpoint.id, touchpoint.title)

    leader: Field[Place] = Field(
        head="Leader",
        says="The leader who stood there.",
        holds=Holds.LABEL,
        cell=lambda place: labels[place.seen.audit.id],
    )
    fields = (
        core_field(TOUCHPOINTS, "place", Holds.NUMBER),
        Field(head="Touchpoint", says="Its title.", holds=Holds.LABEL, cell=title),
        *([] if material.alone else [leader]),
        Field(head="Verdict", says=_VERDICT, holds=Holds.LABEL, cell=lambda row: toned_verdict(built_at(row))),
        core_field(TOUCHPOINTS, "trust", Holds.POINTS, toned=True, says=_TRUST),
        Field(head="Level", says=LEVELS, holds=Holds.LABEL, cell=_level),
        core_field(TOUCHPOINTS, "felt", Holds.POINTS, says=_FELT),
        core_field(TOUCHPOINTS, "ceiling", Holds.POINTS, says=_CEILING),
        *_EVIDENCE,
        core_field(TOUCHPOINTS, "predicted", Holds.POINTS, toned=True, says=_PREDICTED),
        core_field(TOUCHPOINTS, "certain", Holds.PERCENT, head="How certain"),
        core_field(TOUCHPOINTS, "gap", Holds.POINTS, says=_GAP),
        Field(head="What it was", says=_WHAT_IT_WAS, holds=_LABEL, cell=_sight),
        core_field(TOUCHPOINTS, "rose_tint", Holds.NUMBER, says=_ROSE_TINT),
        *([_WEIGHT] if any(each.weight != 1 for each in material.touchpoints) else []),
    )
    says = "One row for each touchpoint." if material.alone else "One row for each visit of a leader to a touchpoint."
    return sheets_of("Scorecard", says, fields, places, fixed=2 if material.alone else 3)


_LABEL = Holds.LABEL
_WEIGHT = core_field(TOUCHPOINTS, "weight", Holds.NUMBER)


def _level(place: Place) -> Cell:
    return level_text(place.result.level) if place.seen.audit.complete and place.result.level is not None else None


def _sight(place: Place) -> Cell:
    return None if place.gap is None else _toned(sight_text(place.gap), _SIGHTS[place.gap.sight])


def _toned(text: str, tone: Tone) -> Cell:
    return text if tone is Tone.PLAIN else Toned(value=text, tone=tone)


def _feeling(place: Place) -> Cell:
    return place.result.feeling.word if place.result.feeling else None


def _strength(place: Place) -> Cell:
    return toned_number(place.result.feeling.signed) if place.result.feeling else None


def _met(place: Place) -> Cell:
    """Of what was asked about and applies, what was met; nothing where the leader could not get through."""
    there = place.result
    if not there.got_through:
        return 0
    responses = place.seen.audit.responses
    asked = sum(
        isinstance(step.entry, Basic | Pair | ValueQuestion)
        and not step.key.endswith("/grade")
        and isinstance(responses.get(step.key), Answer)
        for step in place.seen.script.stretches[there.touchpoint.id].steps
    )
    return asked - len(there.unmet)


_EVIDENCE: tuple[Field[Place], ...] = (
    Field(head="Feeling", says="The feeling in which it left the leader.", holds=_LABEL, cell=_feeling),
    Field(
        head="Strength",
        says="How strong the feeling was, 1 to 10; below 0 for a feeling that went down.",
        holds=Holds.POINTS,
        cell=_strength,
    ),
    Field(
        head="Why",
        says="Why it has its score.",
        holds=Holds.WORDS,
        cell=lambda place: reason_text(reason_for(place.result)),
    ),
    Field(
        head="Met",
        says="How many basics were met, good treatment and enough for the money included.",
        holds=Holds.NUMBER,
        cell=_met,
    ),
    core_field(TOUCHPOINTS, "unmet", Holds.NUMBER),
    Field(
        head="Not met",
        says="What was not met, the costliest first.",
        holds=Holds.WORDS,
        cell=lambda place: BETWEEN_SEVERAL.join(unmet_text(each) for each in place.result.unmet),
    ),
)
