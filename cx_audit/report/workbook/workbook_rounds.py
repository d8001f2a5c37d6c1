"""Rounds against each other in a workbook: the same leaders, a column for each round."""

from __future__ import annotations

from collections.abc import Mapping

from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds
from cx_audit.core.movement import Movement
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_words import RECOMPUTED, basis_text, notes_on, side_text, slope_text
from cx_audit.core.scoring import rounded_net_trust
from cx_audit.core.table_rows import BETWEEN_SEVERAL
from cx_audit.report.material import Material
from cx_audit.report.workbook.workbook_view import Cell, Field, Holds, Sheet, sheets_of, tenths, toned_number

_CHANGE = "From the first of the rounds that the leader walked to the last, in points."


def rounds(material: Material) -> list[Sheet]:
    """Trust scores and net trust, round by round; nothing where no comparison was asked for or nobody compares."""
    if material.rounds is None:
        return []
    return [*_touchpoints(material, material.rounds), *_net_trust(material, material.rounds)]


def _touchpoints(material: Material, findings: RoundFindings) -> list[Sheet]:
    comparison = findings.comparison
    titles = {each.id: each.title for each in comparison.touchpoints}
    fates = {(gap.touchpoint_id, gap.letter): gap.fate for each in findings.foresight for gap in each.gaps if gap.fate}
    fields: tuple[Field[LeaderAtTouchpoint], ...] = (
        Field(
            head="Touchpoint",
            says="Its title in the latest of these rounds.",
            holds=Holds.LABEL,
            cell=lambda row: titles[_id(row)],
        ),
        Field(
            head="Leader",
            says="The leader who stood there in two rounds or more.",
            holds=Holds.LABEL,
            cell=lambda row: material.in_column(row.letter),
        ),
        Field(
            head="Score",
            says="What is compared: trust, or felt where no scored question was asked in the same way.",
            holds=Holds.LABEL,
            cell=lambda row: "trust" if row.questions.compares_trust else "felt",
        ),
        *(_in_round(number) for number in comparison.numbers),
        Field(head="Change", says=_CHANGE, holds=Holds.POINTS, cell=lambda row: _change(_moved(row))),
        Field(
            head="Went",
            says="Where the score went from round to round.",
            holds=Holds.LABEL,
            cell=lambda row: slope_text([*_scores(row).values()]),
        ),
        Field(
            head="Now",
            says="On which side of the line the trust score is now, and whether it crossed it.",
            holds=Holds.LABEL,
            cell=lambda row: None if row.trust_moved is None else side_text(row.trust_moved),
        ),
        Field(
            head="Blind spot",
            says="What became of a blind spot: closed, still there or new; empty where there was none and is none.",
            holds=Holds.LABEL,
            cell=lambda row: fates.get((_id(row), row.letter)),
            optional=True,
        ),
        Field(
            head="Notes",
            says="On how much it is compared, and what bears on reading the change.",
            holds=Holds.WORDS,
            cell=lambda row: BETWEEN_SEVERAL.join(note for note in (basis_text(row), *notes_on(row)) if note),
            optional=True,
        ),
    )
    says = f"One row for each leader at each touchpoint. {RECOMPUTED}"
    rows = [row for each in comparison.touchpoints for row in each.leaders]
    return sheets_of("Rounds", says, fields, rows, fixed=2)


def _id(row: LeaderAtTouchpoint) -> str:
    return row.questions.touchpoint.id


def _moved(row: LeaderAtTouchpoint) -> Movement:
    return row.trust_moved or row.felt_moved


def _change(moved: Movement | None) -> Cell:
    if moved is None:
        return None
    change = moved.change
    return change if isinstance(change, int) else tenths(change)


def _scores(row: LeaderAtTouchpoint) -> Mapping[int, int]:
    """The scores that are compared, by round."""
    trust = row.questions.compares_trust
    return {each.round: each.trust if trust else each.felt for each in row.standings}


def _in_round(number: int) -> Field[LeaderAtTouchpoint]:
    def cell(row: LeaderAtTouchpoint) -> Cell:
        score = _scores(row).get(number)
        return None if score is None else toned_number(score)

    return Field(head=f"Round {number}", says="The score in this round.", holds=Holds.POINTS, cell=cell)


def _net_trust(material: Material, findings: RoundFindings) -> list[Sheet]:
    comparison = findings.comparison
    fields: tuple[Field[LeaderOverRounds], ...] = (
        Field(
            head="Leader",
            says="The leader who walked two rounds or more.",
            holds=Holds.LABEL,
            cell=lambda row: material.in_column(row.letter),
        ),
        *(_net_in_round(number) for number in comparison.numbers),
        Field(head="Change", says=_CHANGE, holds=Holds.POINTS, cell=lambda row: _change(row.net_moved)),
        Field(
            head="Went",
            says="Where net trust went from round to round.",
            holds=Holds.LABEL,
            cell=lambda row: slope_text([each.net_trust for each in row.net]),
        ),
    )
    says = "One row for each leader: net trust, −100 to +100, on the touchpoints that compare."
    rows = [each for each in comparison.leaders if each.net]
    return sheets_of("Rounds, net trust", says, fields, rows, fixed=1)


def _net_in_round(number: int) -> Field[LeaderOverRounds]:
    def cell(row: LeaderOverRounds) -> Cell:
        net = next((each.net_trust for each in row.net if each.round == number), None)
        return None if net is None else toned_number(rounded_net_trust(net))

    return Field(head=f"Round {number}", says="Net trust in this round.", holds=Holds.POINTS, cell=cell)
