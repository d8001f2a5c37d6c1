"""What is to be done, in a workbook: the actions to agree on, and what was committed and promised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cx_audit.core.audit_tables import FOLLOW_UPS
from cx_audit.core.checklist import Effort
from cx_audit.core.follow_ups import FollowUp, FollowUpState, in_order
from cx_audit.core.missed import Missed
from cx_audit.core.team_words import marked
from cx_audit.report.blocks import Step, Tone
from cx_audit.report.chapters.opening import steps_for
from cx_audit.report.chapters.rounds import earlier_commitments, earlier_promises
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_view import Cell, Field, Holds, Sheet, Toned, core_field, says_of, sheets_of

_STATES = {FollowUpState.KEPT: Tone.BUILT, FollowUpState.BROKEN: Tone.ERODED}


def follow_ups(material: Material) -> list[Sheet]:
    """One row for each commitment and each promise, what is open first; what became of it only where that is known.

    Where rounds are compared, the commitments and the promises of the earlier ones are among them.
    """
    earlier = (*earlier_commitments(material), *earlier_promises(material))
    rows = in_order((*material.follow_ups, *earlier))
    letter_of = {walk.leader: walk.letter for walk in material.walks}
    if material.rounds is not None:
        letter_of |= {each.audit.leader: material.rounds.engagement.letter_of(each.audit.leader) for each in earlier}
    leader: Field[FollowUp] = Field(
        head="Leader",
        says="The leader on whose walk it was.",
        holds=Holds.LABEL,
        cell=lambda row: material.in_column(letter_of[row.audit.leader]),
    )
    became: tuple[Field[FollowUp], ...] = (
        Field(head="State", says=says_of(FOLLOW_UPS, "state"), holds=Holds.LABEL, cell=_state),
        Field(
            head="Days overdue",
            says="By how many days it is overdue on the day of this workbook; empty where it is not.",
            holds=Holds.NUMBER,
            cell=lambda row: row.days_late(material.today) or None,
        ),
        core_field(FOLLOW_UPS, "marked_on", Holds.DAY),
        core_field(FOLLOW_UPS, "note", Holds.WORDS),
    )
    fields = (
        Field(
            head="Round",
            says="The round in which it was committed or promised.",
            holds=Holds.NUMBER,
            cell=lambda row: row.audit.round,
        ),
        core_field(FOLLOW_UPS, "kind", Holds.LABEL),
        core_field(FOLLOW_UPS, "what", Holds.WORDS),
        Field(head="Who", says=says_of(FOLLOW_UPS, "who"), holds=Holds.LABEL, cell=material.owner),
        core_field(FOLLOW_UPS, "due", Holds.DAY),
        *(became if material.marks_known else ()),
        *([leader] if len({row.audit.leader for row in rows}) > 1 else []),
        Field(
            head="Touchpoint",
            says=says_of(FOLLOW_UPS, "touchpoint"),
            holds=Holds.LABEL,
            cell=lambda row: row.touchpoint.title if row.touchpoint else None,
        ),
    )
    says = f"{FOLLOW_UPS.says} Those of the rounds before are among them." if earlier else FOLLOW_UPS.says
    if not material.marks_known:
        says = f"{says} What became of these could not be read."
    return sheets_of("Follow-ups", says, fields, rows, fixed=3)


def _state(follow_up: FollowUp) -> Cell:
    tone = _STATES.get(follow_up.state)
    return str(follow_up.state) if tone is None else Toned(value=str(follow_up.state), tone=tone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    """What to do at one touchpoint; `fix` is what was missed, None for an act that nobody asked for."""

    number: int
    touchpoint: str
    step: Step
    fix: Missed | None
    departments: tuple[str, ...]
    need: tuple[int, int]
    needs: int


_MISSED_FOR: Field[_Action] = Field(
    head="Missed for",
    says="For how many leaders it was missing; empty for an act that nobody asked for.",
    holds=Holds.NUMBER,
    cell=lambda row: len(row.fix.letters) if row.fix else None,
)
_NEED_TOGETHER: Field[_Action] = Field(
    head="Need, together",
    says="By how many points each leader's trust score of the touchpoint is below +7, added up.",
    holds=Holds.NUMBER,
    cell=lambda row: row.needs,
)
_ACTIONS: tuple[Field[_Action], ...] = (
    Field(
        head="No.",
        says="The number of the touchpoint in the order of need, 1 for the one most in need.",
        holds=Holds.NUMBER,
        cell=lambda row: row.number,
    ),
    Field(head="Action", says="What to do.", holds=Holds.WORDS, cell=lambda row: row.step.what),
    Field(head="Touchpoint", says="Where.", holds=Holds.LABEL, cell=lambda row: row.touchpoint),
    Field(
        head="Departments",
        says="Who has to do with it, as the checklist says; empty where it does not say.",
        holds=Holds.LABEL,
        cell=lambda row: ", ".join(row.departments),
    ),
    _MISSED_FOR,
    _NEED_TOGETHER,
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
        head="Effort",
        says="What it takes: little, some or much. Where it is filled in, it is the checklist's estimate for a usual "
        "organisation, to be corrected at the meeting; where it is empty, it is to be filled in there.",
        holds=Holds.LABEL,
        cell=lambda row: row.step.effort and str(row.step.effort),
        choices=tuple(str(each) for each in Effort),
    ),
    Field(head="Owner", says="To be filled in: who does it.", holds=Holds.LABEL, cell=lambda row: None),
    Field(head="Day", says="To be filled in: by which day.", holds=Holds.DAY, cell=lambda row: None),
)


def actions(material: Material) -> list[Sheet]:
    """One row for each action, the touchpoint most in need first, with what it takes and room for owner and day."""
    filled_in = "to be filled in" if material.alone else "for the meeting"
    says = f"One row for each action, the touchpoint most in need first. Effort, owner and day are {filled_in}."
    of_several = (_MISSED_FOR, _NEED_TOGETHER)
    fields = [each for each in _ACTIONS if each not in of_several or not material.alone]
    return sheets_of("Actions", says, fields, _actions(material), fixed=2)


def _actions(material: Material) -> Iterator[_Action]:
    for number, priority in enumerate(material.walked.priorities, 1):
        fixes = (*priority.fixes, *(None for _ in priority.acts))
        for fix, step in zip(fixes, steps_for(material, priority), strict=True):
            yield _Action(
                number=number,
                touchpoint=marked(material.walked, priority.touchpoint.id, priority.touchpoint.title),
                step=step,
                fix=fix,
                departments=priority.touchpoint.departments if fix is None else fix.entry.departments,
                need=priority.range,
                needs=round(priority.needs),
            )
