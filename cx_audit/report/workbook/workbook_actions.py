"""What is to be done, in a workbook: the actions to agree on, and what was committed and promised."""

from __future__ import annotations

from dataclasses import dataclass

from cx_audit.core.audit_tables import FOLLOW_UPS
from cx_audit.core.follow_ups import FollowUp, FollowUpState, in_order
from cx_audit.report.blocks import Step, Tone
from cx_audit.report.chapters.opening import steps_for
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_view import Cell, Field, Holds, Sheet, Toned, core_field, sheets_of

_STATES = {FollowUpState.KEPT: Tone.BUILT, FollowUpState.BROKEN: Tone.ERODED}


def follow_ups(material: Material) -> list[Sheet]:
    """One row for each commitment and each promise, what is open first; what became of it only where that is known."""
    labels = {walk.audit.id: material.in_column(walk.letter) for walk in material.walks}
    leader: Field[FollowUp] = Field(
        head="Leader", says="The leader on whose walk it was.", holds=Holds.LABEL, cell=lambda row: labels[row.audit.id]
    )
    became: tuple[Field[FollowUp], ...] = (
        Field(head="State", says=_says("state"), holds=Holds.LABEL, cell=_state),
        Field(
            head="Overdue",
            says="By how many days it is overdue on the day of this workbook; empty where it is not.",
            holds=Holds.NUMBER,
            cell=lambda row: row.days_late(material.today) or None,
        ),
        core_field(FOLLOW_UPS, "marked_on", Holds.DAY),
        core_field(FOLLOW_UPS, "note", Holds.WORDS),
    )
    fields = (
        core_field(FOLLOW_UPS, "kind", Holds.LABEL),
        core_field(FOLLOW_UPS, "what", Holds.WORDS),
        Field(head="Who", says=_says("who"), holds=Holds.LABEL, cell=material.owner),
        core_field(FOLLOW_UPS, "due", Holds.DAY),
        *(became if material.marks_known else ()),
        *([] if material.alone else [leader]),
        Field(
            head="Touchpoint",
            says=_says("touchpoint"),
            holds=Holds.LABEL,
            cell=lambda row: row.touchpoint.title if row.touchpoint else None,
        ),
    )
    says = FOLLOW_UPS.says if material.marks_known else f"{FOLLOW_UPS.says} What became of these could not be read."
    return sheets_of("Follow-ups", says, fields, in_order(material.follow_ups), fixed=2)


def _says(name: str) -> str:
    return next(each.says for each in FOLLOW_UPS.columns if each.name == name)


def _state(follow_up: FollowUp) -> Cell:
    tone = _STATES.get(follow_up.state)
    return str(follow_up.state) if tone is None else Toned(value=str(follow_up.state), tone=tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    number: int
    step: Step
    need: tuple[int, int]


_ACTIONS: tuple[Field[_Action], ...] = (
    Field(
        head="No.",
        says="The number of the touchpoint in the order of need, 1 for the one most in need.",
        holds=Holds.NUMBER,
        cell=lambda row: row.number,
    ),
    Field(head="Action", says="What to do.", holds=Holds.WORDS, cell=lambda row: row.step.what),
    Field(
        head="Where",
        says="The touchpoint, the departments, and for how many leaders it was missing.",
        holds=Holds.WORDS,
        cell=lambda row: row.step.about,
    ),
    Field(
        head="Need, least",
        says="How far the trust score of the touchpoint is below +7, in points, for the leader who is nearest to it.",
        holds=Holds.NUMBER,
        cell=lambda row: row.need[0],
    ),
    Field(
        head="Need, most",
        says="The same for the leader who is furthest from it.",
        holds=Holds.NUMBER,
        cell=lambda row: row.need[1],
    ),
    Field(
        head="Effort, 1 to 3",
        says="To be filled in: 1 for little, 3 for much.",
        holds=Holds.NUMBER,
        cell=lambda row: None,
    ),
    Field(head="Owner", says="To be filled in: who does it.", holds=Holds.LABEL, cell=lambda row: None),
    Field(head="Day", says="To be filled in: by which day.", holds=Holds.DAY, cell=lambda row: None),
)


def actions(material: Material) -> list[Sheet]:
    """One row for each action, the touchpoint most in need first, with room for effort, owner and day."""
    rows = [
        _Action(number=number, step=step, need=priority.range)
        for number, priority in enumerate(material.walked.priorities, 1)
        for step in steps_for(material, priority)
    ]
    says = "One row for each action, the touchpoint most in need first. Effort, owner and day are for the meeting."
    return sheets_of("Actions", says, _ACTIONS, rows, fixed=2)
