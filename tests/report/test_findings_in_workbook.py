"""What the workbook finds in walks whose scores are given: needs, changes, what a tie is, and what was met."""

from __future__ import annotations

from fractions import Fraction

import pytest

from cx_audit.core.follow_ups import Mark
from cx_audit.report.blocks import Table, Tone
from cx_audit.report.material import Material
from cx_audit.report.report_view import report_of
from cx_audit.report.workbook.report_xlsx import report_xlsx
from cx_audit.report.workbook.workbook_view import Cell, Toned

from .materials import kept, material_of
from .walks_with_scores import FIVE, predicted, scored, team, weighted
from .xlsx_reading import Book, column_letters
from .xlsx_samples import made

SCORES = ((5, -3, 8, -6, 2), (-4, -9, 7, 1, 6), (6, -1, 9, -2, -7))
TIE = (-4, -2, 2, 3, 1)
HEAD_ROW = 3


def rows_of(material: Material, name: str) -> list[dict[str, Cell]]:
    """The rows of a sheet of the workbook, each by the heads of its columns."""
    [sheet] = [each for each in made(material).sheets if each.name == name]
    heads = [column.head for column in sheet.columns]
    return [dict(zip(heads, row, strict=True)) for row in sheet.rows]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_need_runs_from_the_leader_nearest_to_the_one_furthest(count: int) -> None:
    """The least and the most of 7 − T over the leaders, 0 where trust is above that, for each action."""
    of = material_of(team(*SCORES[:count]), 1)
    needs = {
        touchpoint.title: [max(0, 7 - scores[at]) for scores in SCORES[:count]]
        for at, touchpoint in enumerate(of.touchpoints)
    }
    told = {str(row["Touchpoint"]): (row["Need, least"], row["Need, most"]) for row in rows_of(of, "Actions")}
    assert told == {title: (min(each), max(each)) for title, each in needs.items() if any(each)}


BEFORE, AFTER = (4, 5, 6), (3, -3, 5)


def two_rounds(before: tuple[int, ...], after: tuple[int, ...], *, marks: tuple[Mark, ...] = ()) -> Material:
    """The same leader in two rounds."""
    return material_of((scored(0, before), scored(0, after, round_=2)), 2, compare=True, marks=marks)


@pytest.mark.parametrize(("before", "after"), [(BEFORE, AFTER), (AFTER, BEFORE), (BEFORE, BEFORE)])
def test_a_change_of_net_trust_has_its_sign(before: tuple[int, ...], after: tuple[int, ...]) -> None:
    """What net trust fell by is below 0, with one decimal where it is no whole number; trust scores change likewise."""
    of = two_rounds(before, after)
    [row] = rows_of(of, "Rounds, net trust")
    exact = Fraction(10 * (sum(after) - sum(before)), len(after))
    assert row["Change"] == round(float(exact), 1)
    assert [each["Change"] for each in rows_of(of, "Rounds")] == [
        now - then for then, now in zip(before, after, strict=True)
    ]
    assert [(each["Round 1"], each["Round 2"]) for each in rows_of(of, "Rounds")] == [
        (toned(then), toned(now)) for then, now in zip(before, after, strict=True)
    ]


def toned(score: int) -> Toned:
    """A score with what it says of trust: built above 0, eroded at 0 and below."""
    return Toned(score, Tone.BUILT if score > 0 else Tone.ERODED)


def test_a_change_shows_its_sign_in_a_program() -> None:
    """The format of the cell puts a plus or a true minus before it."""
    book = Book(report_xlsx(made(two_rounds(BEFORE, AFTER))).data)
    heads, row = book.rows("Rounds, net trust")
    at = heads.index("Change")
    assert row[at] == -33.3
    assert book.format_at("Rounds, net trust", f"{column_letters(at + 1)}{HEAD_ROW + 1}") == '"+"General;"−"General;0'


@pytest.mark.parametrize("by", [-3, -1, 2, 4])
def test_optimism_and_the_mean_gap_have_their_sign(by: int) -> None:
    """Who predicted below what came has a mean gap below 0; five leaders have one at each touchpoint as well."""
    trusts = (5, 6, 5, 6, 5)
    walks = tuple(predicted(scored(at, trusts), [each + by for each in trusts]) for at in range(4))
    last = predicted(scored(4, trusts), [each + by + 1 for each in trusts[:4]] + [trusts[4] + by])
    of = material_of((*walks, last), 1)
    assert [row["Optimism"] for row in rows_of(of, "Leaders")] == [by] * 4 + [round(by + 4 / 5, 1)]
    assert [row["Off by"] for row in rows_of(of, "Leaders")][:4] == [abs(by)] * 4
    assert [row["Mean gap"] for row in rows_of(of, "Touchpoints")] == [round(by + 1 / 5, 1)] * 4 + [by]


def test_each_that_is_as_weak_is_named_for_its_leader() -> None:
    """The problem first among equals; every touchpoint where all are the same."""
    of = material_of(team((5, -8, 5, -8, -8), (-1, 5, 5, 5, 5), (4, 4, 4, 4, 4)), 1)
    weakest = [row["Weakest"] for row in rows_of(of, "Leaders")]
    assert weakest == ["The problem, the call and the leader", "The website", "Every touchpoint"]


def test_net_trust_of_zero_is_eroded() -> None:
    """A tie gained nothing: it has the tone of what eroded, in its own round and beside another."""
    of = material_of(team(TIE, (1, 1, 1, 1, 1), (-1, -1, -1, -1, -1)), 1)
    rows = rows_of(of, "Leaders")
    assert [row["Net trust"] for row in rows] == [toned(0), toned(10), toned(-10)]
    eroded, built = Toned("eroded", Tone.ERODED), Toned("built", Tone.BUILT)
    assert [row["Verdict"] for row in rows] == [eroded, built, eroded]
    over = rows_of(two_rounds((1, 1, 1, 1, 1), TIE), "Rounds, net trust")
    assert [(row["Round 1"], row["Round 2"], row["Change"]) for row in over] == [(toned(10), toned(0), -10)]


def test_net_trust_is_weighted() -> None:
    """Where two touchpoints weigh each other up, the third decides on which side it is; shown with one decimal."""
    walk = weighted(scored(0, (8, -2, 5)), (1, 4, 0.5))
    other = weighted(scored(1, (8, -2, -5)), (1, 4, 0.5))
    nets = [Fraction(10) * Fraction(5, 2) / Fraction(11, 2), Fraction(-10) * Fraction(5, 2) / Fraction(11, 2)]
    told = [row["Net trust"] for row in rows_of(material_of((walk, other), 1), "Leaders")]
    assert told == [Toned(round(float(nets[0]), 1), Tone.BUILT), Toned(round(float(nets[1]), 1), Tone.ERODED)]


@pytest.mark.parametrize("grade", ["not-valued", "nice", "glad", "tell"])
def test_how_much_more_was_given_is_not_one_more_that_was_met(grade: str) -> None:
    """More than was paid for is met once; what it was worth to the leader is no basic."""
    exactly = material_of((scored(0, (5, 5, 5, 5, 5), answers={"buy/value": "exactly"}),), 1)
    more = {"buy/value": "more", "buy/value/grade": grade}
    given = material_of((scored(0, (5, 5, 5, 5, 5), answers=more),), 1)
    less = material_of((scored(0, (5, 5, 5, 5, 5), answers={"buy/value": "less"}),), 1)
    asked = exactly.walks[0].audit.checklist.touchpoints
    counts = [len(each.basics) + len(each.pairs) + (each.value is not None) for each in asked]
    assert [each.id for each in exactly.touchpoints] == list(FIVE)
    assert [row["Met"] for row in rows_of(exactly, "Scorecard")] == counts
    assert [row["Met"] for row in rows_of(given, "Scorecard")] == counts
    at = FIVE.index("buy")
    assert (rows_of(less, "Scorecard")[at]["Met"], rows_of(less, "Scorecard")[at]["Unmet"]) == (counts[at] - 1, 1)


def test_what_was_kept_is_not_overdue_in_the_workbook() -> None:
    """Days overdue are counted from the day, and only for what is open."""
    day = {"after/commitment/by": "2025-08-15"}
    walks = tuple(scored(at, (5, 5, 5, 5, 5), answers=day) for at in range(2))
    rows = rows_of(material_of(walks, 1, marks=(kept(walks[0]),)), "Follow-ups")
    told = {str(row["Leader"]): row["Days overdue"] for row in rows if row["Kind"] == "commitment"}
    assert told == {"A": None, "B": 5}


def test_the_same_thing_has_one_name_in_every_sheet() -> None:
    """A level is called the same for a visit as for a leader, and columns are called as in the other formats."""
    of = material_of(team((-2, -2, -2, -2, -2), (3, 4, 5, 6, 7)), 1)
    visits, leaders = rows_of(of, "Scorecard"), rows_of(of, "Leaders")
    levels = {row["Level"] for row in visits}
    assert levels == {"at risk (commodity)", "building", "remarkable"}
    assert {row["Level"] for row in leaders} <= levels
    heads = {
        column.title
        for chapter in report_of(of).chapters
        if chapter.key == "blind-spots"
        for block in chapter.blocks
        if isinstance(block, Table)
        for column in block.columns
    }
    assert {"What it was", "How certain"} <= heads & set(visits[0])
    assert {"Optimism", "Off by", "Built or eroded foreseen", "How certain"} <= heads & set(leaders[0])


def test_an_act_that_nobody_asks_for_has_its_departments() -> None:
    """Those of the touchpoint, as it has no others."""
    of = material_of(team((3, 4, 5, 6, 6)), 1)
    by_title = {each.title: ", ".join(each.departments) for each in of.touchpoints}
    rows = rows_of(of, "Actions")
    assert any(by_title.values())
    assert [row["Departments"] or "" for row in rows] == [by_title[str(row["Touchpoint"])] for row in rows]
