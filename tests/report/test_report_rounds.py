"""The chapter on the rounds: by how much each leader moved, no average that hides a fall, no label where one walked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cx_audit.core.questions import Answer
from cx_audit.report.blocks import Figure, Heading, Listing, Paragraph, Table
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import SlopesPicture
from cx_audit.report.report_view import report_of

from .materials import material_of, team_material
from .test_report_view import chapter
from .walks_with_scores import predicted, scored


def rounds_of(*leaders: Sequence[Sequence[int]]) -> Material:
    """The last round, compared: for each leader and round the five trust scores, in the order of the walk."""
    walks = [
        predicted(scored(at, trusts, round_=number), (5, 5, 5, 5, 5))
        for at, rounds in enumerate(leaders)
        for number, trusts in enumerate(rounds, 1)
    ]
    return material_of(tuple(walks), max(len(each) for each in leaders), compare=True)


def tables_of(material: Material) -> list[tuple[list[str], list[list[str]]]]:
    """Net trust and the touchpoints: the heads of each table that has rounds across, and its rows."""
    tables = [block for block in chapter(report_of(material), "rounds").blocks if isinstance(block, Table)]
    return [
        ([column.title for column in table.columns], [[cell.text for cell in row] for row in table.rows])
        for table in tables
        if "Change" in {column.title for column in table.columns}
    ]


def test_a_change_stands_beside_the_scores() -> None:
    """An arrow and the points, for net trust and for each touchpoint; neither where a score stayed."""
    material = rounds_of(
        ((-6, -6, -6, -6, -6), (4, -7, -6, -6, -6)),
        ((2, 2, 2, 2, 2), (2, 2, 2, 2, 7)),
    )
    net, website, call, *_, leader = tables_of(material)
    assert net[0] == website[0] == ["Leader", "Round 1", "Round 2", "Change"]
    assert net[1] == [["A", "−60", "−42", "↑ +18"], ["B", "+20", "+30", "↑ +10"]]
    assert [rows[-1] for rows in website[1]] == ["↑ +10", "0"]
    assert [rows[-1] for rows in call[1]] == ["↓ −1", "0"]
    assert [rows[-1] for rows in leader[1]] == ["0", "↑ +5"]


def test_over_several_rounds_the_way_is_told_as_well() -> None:
    """The change from the first to the last, and where the score went in between."""
    walks = ((1, 1, 1, 1, 1), (9, 1, 1, 1, 1), (4, 1, 1, 1, 1))
    _, website, *_ = tables_of(rounds_of(walks, walks))
    assert website[0] == ["Leader", "Round 1", "Round 2", "Round 3", "Change", "Went"]
    assert website[1] == [[leader, "+1", "+9", "+4", "↑ +3", "up, then down"] for leader in ("A", "B")]


def test_one_leader_has_one_table_over_the_rounds() -> None:
    """A row for each touchpoint and one for net trust, and no column of leaders."""
    [(heads, rows)] = tables_of(rounds_of(((-1, 2, 2, 2, 2), (4, 2, -3, 2, 2))))
    assert heads == ["Touchpoint", "Round 1", "Round 2", "Change"]
    assert [row[0] for row in rows[:3]] == ["The website", "The call", "The purchase"]
    assert [row[-1] for row in rows] == ["↑ +5", "0", "↓ −5", "0", "0", "0"]
    assert rows[-1] == ["Net trust", "+14", "+14", "0"]


def test_of_one_leader_the_person_is_not_taken_for_the_touchpoint() -> None:
    """The picture has no row called “The leader” beside the touchpoint of that name; others are told to be leaders."""
    leader = ((-1, 2, 2, 2, 2), (4, 2, -3, 2, 2))
    of = rounds_of(leader, leader[:1], leader[:1])
    assert of.alone
    blocks = chapter(report_of(of), "rounds").blocks
    pictures = [block.picture for block in blocks if isinstance(block, Figure)]
    assert [slope.name for each in pictures if isinstance(each, SlopesPicture) for slope in each.slopes] == [
        "Net trust"
    ]
    [left_out] = [block for block in blocks if isinstance(block, Listing) and "Only in round 1" in block.texts[0]]
    assert left_out.texts[0] == "Only in round 1: two other leaders (B and C)."
    assert not [block for block in blocks if isinstance(block, Table) and block.columns[0].title == "Leader"]


def test_promises_of_earlier_rounds_are_listed_as_commitments_are() -> None:
    """With whom they were made to, each once, and what became of them."""
    of = team_material()
    assert of.rounds is not None
    assert of.rounds.promises
    assert {each.audit.round for each in of.rounds.promises} == {1, 2}
    blocks = chapter(report_of(of), "rounds").blocks
    at = blocks.index(Heading(text="Promised to leaders in rounds 1 and 2, and what became of it"))
    table = blocks[at + 2]
    assert isinstance(table, Table)
    assert [column.title for column in table.columns] == [
        "What",
        "Promised to",
        "Round",
        "Owner",
        "By",
        "What became of it",
    ]
    assert {row[0].text for row in table.rows} == {each.what or "Something later" for each in of.rounds.promises}


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (-5, "4 of 5 moved up, 1 down; changed by −6 to +8 (n = 5)."),
        (4, "All 5 moved up; rose by 7 on average (n = 5, each by +3 to +8)."),
    ],
)
def test_no_average_hides_a_fall(last: int, told: str) -> None:
    """Five leaders: where they moved in opposite ways there are counts and the range of the changes."""
    rest = (1, 1, 1, 1)
    leaders = [((1, *rest), (9, *rest))] * 4
    found = [
        block.text
        for block in chapter(report_of(rounds_of(*leaders, ((1, *rest), (last, *rest)))), "rounds").blocks
        if isinstance(block, Paragraph)
    ]
    assert told in found


def test_where_one_leader_walked_nothing_ends_with_a_label() -> None:
    """What became of blind spots, and what bears on a movement, is told without a trailing name of the leader."""
    walks = [
        predicted(scored(0, trusts, round_=number), (5, 5, 5, 5, 5))
        for number, trusts in ((1, (-3, 5, 5, 5, 5)), (2, (4, 5, 5, 5, 5)))
    ]
    audits = tuple(
        replace(each, responses={**each.responses, "problem/variants": Answer((way,))})
        for each, way in zip(walks, ("problem", "question"), strict=True)
    )
    blocks = chapter(report_of(material_of(audits, 2, compare=True)), "rounds").blocks
    found = [text for block in blocks if isinstance(block, Listing) for text in block.texts]
    assert "The website: closed" in found
    assert [text for text in found if text.startswith("At the problem the leader walked another way: ")]
    assert not [text for text in found if text.lower().endswith(": the leader")]
    [picture] = [block.picture for block in blocks if isinstance(block, Figure)]
    assert picture.title == "Net trust moved up"
