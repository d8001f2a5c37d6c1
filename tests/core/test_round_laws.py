"""The laws of comparing rounds, for any answers."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Checklist
from cx_audit.core.choices import Outcome
from cx_audit.core.movement import Course
from cx_audit.core.questions import Answer, Response

from .samples import LAW_CHECKLIST
from .strategies import answer_sheets
from .team_samples import walk_of
from .test_round_comparison import WITH_THANKS, compared, scores, touchpoint


def sheet_audit(leader: str, sheet: dict[str, Response], number: int, day: int, checklist: Checklist) -> Audit:
    """A finished walk with these answers."""
    empty = walk_of(leader, {}, day=day, number=number)
    return replace(empty, checklist=checklist, responses=sheet)


LAW_THANKS = replace(LAW_CHECKLIST, touchpoints=(LAW_CHECKLIST.touchpoints[0], WITH_THANKS.touchpoints[1]))
sheets = answer_sheets(LAW_CHECKLIST)
thanks = st.sampled_from([Answer(outcome) for outcome in Outcome])


@given(sheet=sheets)
def test_a_round_against_itself_moves_nothing(sheet: dict[str, Response]) -> None:
    """Equal answers leave every score where it is."""
    found = compared(*(sheet_audit("Ann", sheet, number, number, LAW_CHECKLIST) for number in (1, 2)))
    assert {move.course for each in found.touchpoints for move in (*each.moves, *found.net_moves)} == {Course.SAME}


@given(one=sheets, other=sheets, thanked=thanks)
def test_swapping_the_rounds_turns_every_movement(
    one: dict[str, Response], other: dict[str, Response], thanked: Response
) -> None:
    """What moved up moves down by as much, also where one of the checklists asks more; weights are the same here."""
    more = {**other, "phone/basic/thanked": thanked}
    there = compared(sheet_audit("Ann", one, 1, 1, LAW_CHECKLIST), sheet_audit("Ann", more, 2, 2, LAW_THANKS))
    back = compared(sheet_audit("Ann", more, 1, 1, LAW_THANKS), sheet_audit("Ann", one, 2, 2, LAW_CHECKLIST))
    for touchpoint_id in ("shop", "phone"):
        (move,), (turned,) = (touchpoint(each, touchpoint_id).moves for each in (there, back))
        assert (turned.before, turned.after) == (move.after, move.before)
    assert [move.change for move in back.net_moves] == [-move.change for move in there.net_moves]


@given(one=sheets, other=sheets, thanked=thanks)
def test_a_question_in_one_round_only_changes_no_score(
    one: dict[str, Response], other: dict[str, Response], thanked: Response
) -> None:
    """The later round asks one critical basic more: every recomputed score is as it was, and so is net trust."""
    plain = compared(sheet_audit("Ann", one, 1, 1, LAW_CHECKLIST), sheet_audit("Ann", other, 2, 2, LAW_CHECKLIST))
    more = {**other, "phone/basic/thanked": thanked}
    asked = compared(sheet_audit("Ann", one, 1, 1, LAW_CHECKLIST), sheet_audit("Ann", more, 2, 2, LAW_THANKS))
    assert scores(asked) == scores(plain)
    assert asked.net_moves == plain.net_moves
