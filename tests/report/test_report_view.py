"""What stands in a report: which chapters in which order, whose names, and what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from cx_audit.report.blocks import Chapter, Facts, Report, Steps, Table, Tone
from cx_audit.report.material import Material
from cx_audit.report.report_html import report_html
from cx_audit.report.report_markdown import report_markdown
from cx_audit.report.report_view import report_of
from tests.engagement.walks import LEADERS, audits

from .materials import material_of, one_material, team_material, team_of_size

TEAM = report_of(team_material())
ONE = report_of(one_material())


def texts_in(part: object) -> Iterator[str]:
    """Every text of a part of a report."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_in(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_in(getattr(part, field.name))


def chapter(report: Report, key: str) -> Chapter:
    """The chapter with this key."""
    return next(each for each in report.chapters if each.key == key)


def tables(chapter: Chapter) -> list[Table]:
    """The tables of a chapter."""
    return [block for block in chapter.blocks if isinstance(block, Table)]


def test_chapters_of_a_team_come_in_order() -> None:
    """Everything there is data for, in the order in which a meeting reads it."""
    assert [each.key for each in TEAM.chapters] == [
        "at-a-glance",
        "how",
        "scorecard",
        "journey",
        *(f"touchpoint-{number}" for number in range(1, 6)),
        "blind-spots",
        "differ",
        "rounds",
        "departments",
        "year",
        "effort",
        "commitments",
        "questions",
        "next-round",
        *(f"answers-{number}" for number in range(1, 5)),
        "checklist",
        "method",
    ]


def test_one_leader_has_no_statistics() -> None:
    """A report of one leader leaves out what needs several, and the rounds and volumes that nobody has."""
    keys = {each.key for each in ONE.chapters}
    assert not {"differ", "rounds", "year"} & keys
    said = " ".join(texts_in(ONE))
    assert "say built" not in said
    assert "(n = " not in said
    assert "AD " not in said


def test_one_page_has_the_verdict_the_weakest_and_three_actions() -> None:
    """The first page says what was built, where it is weakest and strongest, whom to thank, and three things to do."""
    first = chapter(ONE, "at-a-glance")
    result = one_material().walks[0].result
    by_name = {fact.name: fact.text for block in first.blocks if isinstance(block, Facts) for fact in block.facts}
    assert by_name["Touchpoints that built trust"] == f"{result.built} of 5"
    assert result.weakest is not None
    assert by_name["Weakest"].startswith(result.weakest.touchpoint.title)
    assert by_name["Strongest"].startswith(max(result.touchpoints, key=lambda each: each.trust.low).touchpoint.title)
    assert by_name["To be thanked first"] == "Pim: he came with new tiles and laid the first row (the problem)"
    [steps] = [block for block in first.blocks if isinstance(block, Steps)]
    assert len(steps.steps) == 3


@pytest.mark.parametrize("material", [team_material, one_material])
def test_leaders_go_by_letters(material: object) -> None:
    """Without names no leader's whole name stands anywhere in a report, not as an owner and not in the answers."""
    assert callable(material)
    said = "\n".join(texts_in(report_of(material())))
    assert not [name for name in LEADERS if name in said]
    assert "Leader 1 of six" not in said, "what a leader does tells who it is"
    named = "\n".join(texts_in(report_of(material(names=True))))
    assert LEADERS[0] in named
    assert "Leader 1 of six" in named


def test_another_leader_who_owns_a_commitment_goes_by_a_letter() -> None:
    """In a report of one leader the owner of a commitment may be another; that name stays out, too."""
    own = one_material()
    other = replace(own, people={**own.people, "B": LEADERS[1]})
    follow_ups = tuple(replace(each, who=LEADERS[1]) for each in own.follow_ups)
    report = report_of(replace(other, follow_ups=follow_ups))
    assert LEADERS[1] not in "\n".join(texts_in(report))
    assert "B" in {cell.text for table in tables(chapter(report, "commitments")) for row in table.rows for cell in row}


def test_nothing_of_an_open_walk_is_told() -> None:
    """An open walk is counted, and nothing else of it stands in the report."""
    going = next(each for each in audits() if each.round == 3 and not each.complete)
    material = team_material(names=True)
    assert going.id not in {walk.audit.id for walk in material.walks}
    report = report_of(material)
    told = " ".join(texts_in(chapter(report, "how")))
    assert "One more leader is still walking" in told
    scores = [*tables(chapter(report, "scorecard")), *tables(chapter(report, "touchpoint-1"))]
    assert going.leader not in {cell.text for table in scores for row in table.rows for cell in row}


def test_feeling_stands_before_evidence() -> None:
    """Each touchpoint's page begins with how it felt, and only then says what happened."""
    for number in range(1, 6):
        headings = [
            text for text in texts_in(chapter(TEAM, f"touchpoint-{number}")) if text.startswith(("How it", "What hap"))
        ]
        assert headings[:2] == ["How it felt", "What happened"]


def test_scores_in_tables_are_those_of_the_core() -> None:
    """The table of scores has every leader's trust score, with the tone of its sign."""
    scores = tables(chapter(TEAM, "scorecard"))[1]
    material = team_material()
    for row, touchpoint in zip(scores.rows, material.walked.touchpoints, strict=False):
        for cell, walk in zip(row[1:], material.walks, strict=True):
            trust = touchpoint.trust_of(walk.letter)
            assert trust is not None
            assert cell.text == (f"+{trust}" if trust > 0 else f"−{-trust}")
            assert cell.tone is (Tone.BUILT if trust > 0 else Tone.ERODED)


def test_many_leaders_have_a_row_each() -> None:
    """With more leaders than a page is wide, the table has a row for each of them."""
    report = report_of(material_of(team_of_size(20), 1))
    table = tables(chapter(report, "scorecard"))[1]
    assert len(table.rows) == 20
    assert len(table.columns) == 7


def test_tables_are_whole() -> None:
    """Each row has a cell for each column, and the first cell names the row."""
    for report in (TEAM, ONE):
        for each in report.chapters:
            for table in tables(each):
                assert table.rows
                assert all(len(row) == len(table.columns) for row in table.rows), table.caption
                assert all(row[0].text for row in table.rows), table.caption


def test_commitments_say_what_became_of_them() -> None:
    """Kept, overdue and open are told apart, with the day and the note."""
    rows = tables(chapter(TEAM, "commitments"))[0].rows
    told = [row[-1] for row in rows]
    assert [cell.tone for cell in told if cell.text == "kept on 18 August 2025: rang each of them"] == [Tone.BUILT]
    assert {cell.text for cell in told if cell.tone is not Tone.BUILT} == {"open"}
    early = replace(team_material(), marks_known=False)
    report = report_of(early)
    assert "What became of it" not in {
        column.title for table in tables(chapter(report, "commitments")) for column in table.columns
    }


def test_what_is_overdue_depends_on_the_day() -> None:
    """A commitment is overdue after its day, and not on it."""
    material = one_material()
    [made] = [each for each in material.follow_ups if each.touchpoint is None]
    assert state_on(material, made.by) == "open"
    assert state_on(material, "2030-01-01") == "open, overdue"


def state_on(material: Material, day: str) -> str:
    """What the commitment's row says, seen from this day."""
    from datetime import date

    report = report_of(replace(material, today=date.fromisoformat(day)))
    return tables(chapter(report, "commitments"))[0].rows[0][-1].text


def test_report_says_what_it_cannot_tell() -> None:
    """No report claims more than a handful of walks can bear."""
    for report in (TEAM, ONE):
        said = " ".join(texts_in(report)).lower()
        assert "not what customers feel" in said
        assert "not a validated scale" in said
        assert not [word for word in ("guaranteed", "proven", "significant") if word in said]


def test_made_up_and_draft_are_marked() -> None:
    """The mark says both; a real report that is finished has none."""
    assert report_of(team_material(), draft=True).mark == "Draft · made up: an example"
    assert TEAM.mark == "Made up: an example"
    assert replace(TEAM, made_up=False).mark == ""


@pytest.mark.parametrize("count", [1, 3])
def test_a_missing_answer_gives_a_range_and_no_headline(count: int) -> None:
    """Where a finished walk lacks an answer, the range still possible is shown, and nothing claims to be a score."""
    walks = [each for each in audits() if each.round == 1 and each.complete][:count]
    kept = {key: answer for key, answer in walks[0].responses.items() if key != "buy/basic/easy-to-finish"}
    gap = replace(walks[0], responses=kept)
    material = material_of((gap, *walks[1:]), 1, names=True)
    report = report_of(material)
    said = " ".join(texts_in(report))
    assert "has no score at the purchase: answers are missing" in said
    if count == 1:
        first = chapter(report, "at-a-glance")
        assert "There is no headline: answers are missing." in set(texts_in(first))
        assert "Net trust, from −100 to +100" not in set(texts_in(first))
    assert report_markdown(report)
    assert report_html(report)
