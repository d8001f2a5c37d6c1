"""Tables of scores round by round, with what each came to from the first round to the last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds
from cx_audit.core.movement import Movement, Number
from cx_audit.core.round_comparison import RoundComparison, TouchpointOverRounds
from cx_audit.core.round_words import moved_by_text, slope_text
from cx_audit.core.words import signed, signed_net_trust
from cx_audit.report.blocks import Cell, Column, Table, tone_of
from cx_audit.report.material import Material

ROUNDS_OF_ONE_CHANGE = 2
"""With more rounds a table also says which way each change went."""


def round_names(comparison: RoundComparison) -> tuple[str, ...]:
    """What the rounds compared are called."""
    return tuple(f"Round {number}" for number in comparison.numbers)


def net_trust_table(material: Material, comparison: RoundComparison, leaders: Iterable[LeaderOverRounds]) -> Table:
    """Net trust, a row for each of these leaders."""
    return Table(
        caption="Net trust on the touchpoints that compare",
        columns=_columns("Leader", comparison),
        rows=tuple(_net_row(material.in_column(each.letter), comparison, each) for each in leaders),
    )


def touchpoint_table(material: Material, comparison: RoundComparison, touchpoint: TouchpointOverRounds) -> Table:
    """The scores at one touchpoint, a row for each leader who stood there in two rounds."""
    return Table(
        caption=f"Trust scores over the rounds: {touchpoint.title}",
        columns=_columns("Leader", comparison),
        rows=tuple(_row(material.in_column(each.letter), comparison, each) for each in touchpoint.leaders),
    )


def table_of_one(material: Material, comparison: RoundComparison) -> Table:
    """The scores of the one leader of a comparison, a row for each touchpoint, and net trust."""
    [leader] = comparison.leaders
    whose = "" if material.alone else f": {material.label(leader.letter)}"
    rows = [_row(there.title, comparison, each) for there in comparison.touchpoints for each in there.leaders]
    return Table(
        caption=f"Trust scores over the rounds{whose}",
        columns=_columns("Touchpoint", comparison),
        rows=(*rows, *([_net_row("Net trust", comparison, leader)] if leader.net else [])),
    )


def _columns(first: str, comparison: RoundComparison) -> tuple[Column, ...]:
    rounds = (Column(title=each, numeric=True) for each in round_names(comparison))
    went = [Column(title="Went")] if len(comparison.numbers) > ROUNDS_OF_ONE_CHANGE else []
    return (Column(title=first), *rounds, Column(title="Change", numeric=True), *went)


def _net_row(name: str, comparison: RoundComparison, each: LeaderOverRounds) -> tuple[Cell, ...]:
    nets = {net.round: net.net_trust for net in each.net}
    told = {number: Cell(text=signed_net_trust(net), tone=tone_of(net)) for number, net in nets.items()}
    return _cells(name, comparison, told, nets)


def _row(name: str, comparison: RoundComparison, each: LeaderAtTouchpoint) -> tuple[Cell, ...]:
    trust = each.questions.compares_trust
    scores = {standing.round: standing.trust if trust else standing.felt for standing in each.standings}
    told = {number: Cell(text=signed(score), tone=tone_of(score)) for number, score in scores.items()}
    return _cells(name, comparison, told, scores, which="" if trust else " (felt score)")


def _cells(
    name: str, comparison: RoundComparison, told: Mapping[int, Cell], scores: Mapping[int, Number], *, which: str = ""
) -> tuple[Cell, ...]:
    """Whose row it is, each round, the change from the first score to the last and which score that is, and the way."""
    numbers = comparison.numbers
    known = [scores[number] for number in numbers if number in scores]
    change = moved_by_text(Movement(before=known[0], after=known[-1]))
    went = [Cell(text=slope_text(known))] if len(numbers) > ROUNDS_OF_ONE_CHANGE else []
    rounds = (told.get(number, Cell(text="")) for number in numbers)
    return (Cell(text=name), *rounds, Cell(text=f"{change}{which}"), *went)
