"""A report of more leaders than a picture can tell apart: fewer lines, counts instead, and nothing lost in tables."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.blind_spots import Sight
from cx_audit.report.blocks import Chapter, Figure, Report, Table
from cx_audit.report.chapters.journey import MOST_LINES
from cx_audit.report.chapters.rounds import MOST_SLOPES
from cx_audit.report.chapters.scores import MOST_DRAWN
from cx_audit.report.chapters.sight import MOST_PAIRS
from cx_audit.report.contents import MOST_ANSWERS_LISTED
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import (
    BarsPicture,
    DumbbellPicture,
    GridPicture,
    JourneyPicture,
    Picture,
    SlopesPicture,
    SpreadPicture,
)
from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of

from .materials import material_of, team_of_size

pytestmark = pytest.mark.slow  # large reports, and a browser

LARGE = 60


@cache
def large() -> Material:
    """More leaders than any picture shows."""
    return material_of(team_of_size(LARGE), 1)


def pictures(report: Report, key: str) -> list[Picture]:
    """The pictures of a chapter."""
    return [block.picture for block in chapter(report, key).blocks if isinstance(block, Figure)]


def chapter(report: Report, key: str) -> Chapter:
    """The chapter with this key."""
    return next(each for each in report.chapters if each.key == key)


def test_many_leaders_are_counted_by_score() -> None:
    """Each score of each leader is in the picture of counts, and by name in the table."""
    report, walked = report_of(large()), large().walked
    scores, net = pictures(report, "scorecard")
    assert isinstance(scores, SpreadPicture)
    assert isinstance(net, SpreadPicture)
    assert [sorted(row.scores) for row in scores.rows] == [
        sorted(dot.trust for dot in each.spread.dots) for each in walked.touchpoints
    ]
    assert [len(row.scores) for row in net.rows] == [LARGE]
    table = [block for block in chapter(report, "scorecard").blocks if isinstance(block, Table)][1]
    assert [row[0].text for row in table.rows] == [walk.letter for walk in large().walks]


def test_journey_of_many_shows_a_few_lines_and_the_range_of_all() -> None:
    """Those with the lowest, the middle and the highest net trust, and those of the low point and the peak."""
    [picture] = pictures(report_of(large()), "journey")
    assert isinstance(picture, JourneyPicture)
    assert 3 <= len(picture.lines) <= 5
    assert picture.title.endswith(f"; {len(picture.lines)} of {LARGE} leaders, and the range of all")
    assert list(picture.ranges) == [each.spread.range for each in large().walked.touchpoints]
    drawn = [trust for line in picture.lines for trust in line.trusts if trust is not None]
    every = [dot.trust for each in large().walked.touchpoints for dot in each.spread.dots]
    assert (min(drawn), max(drawn)) == (min(every), max(every))
    net = large().walked.net_trusts.by_letter
    shown = {net[line.who] for line in picture.lines}
    assert {min(net.values()), max(net.values())} <= shown


def test_up_to_the_limit_everybody_is_drawn() -> None:
    """One leader fewer than too many, and each has a column, a bar and a line."""
    report = report_of(material_of(team_of_size(MOST_DRAWN), 1))
    grid, bars = pictures(report, "scorecard")
    assert isinstance(grid, GridPicture)
    assert isinstance(bars, BarsPicture)
    assert len(grid.leaders) == len(bars.bars) == MOST_DRAWN
    [journey] = pictures(report_of(material_of(team_of_size(MOST_LINES), 1)), "journey")
    assert isinstance(journey, JourneyPicture)
    assert len(journey.lines) == MOST_LINES
    assert not journey.ranges


def test_blind_spots_and_hidden_strengths_are_drawn_first() -> None:
    """As many as a page bears, the widest of what the title counts; where all of that is drawn, the next widest."""
    [picture] = pictures(report_of(large()), "blind-spots")
    assert isinstance(picture, DumbbellPicture)
    assert picture.title.endswith(f"; the {MOST_PAIRS} widest of these")
    every = [gap for each in large().walked.sight.leaders for gap in each.gaps]
    told = sorted((abs(gap.gap) for gap in every if gap.sight is not Sight.SEEN), reverse=True)
    assert sorted((abs(pair.gap) for pair in picture.pairs), reverse=True) == told[:MOST_PAIRS]


def test_whoever_was_not_blind_is_drawn_where_there_is_room() -> None:
    """A blind spot with a narrow gap is drawn before a wider gap that was seen coming."""
    material = material_of(team_of_size(5), 1)
    [picture] = pictures(report_of(material), "blind-spots")
    assert isinstance(picture, DumbbellPicture)
    every = [gap for each in material.walked.sight.leaders for gap in each.gaps]
    found = sum(gap.sight is not Sight.SEEN for gap in every)
    assert len(every) > MOST_PAIRS > found
    assert picture.title.endswith(f"; these, and the {MOST_PAIRS - found} widest of the others")
    assert sum(pair.sight is not Sight.SEEN for pair in picture.pairs) == found
    assert len(picture.pairs) == MOST_PAIRS


def test_of_many_slopes_those_who_moved_most_are_drawn() -> None:
    """Two rounds of many leaders: the picture has those who moved most, the table everybody."""
    report = report_of(material_of(two_rounds(MOST_SLOPES + 5), 2, compare=True))
    [picture] = pictures(report, "rounds")
    assert isinstance(picture, SlopesPicture)
    assert len(picture.slopes) == MOST_SLOPES
    assert picture.title.endswith(f"the {MOST_SLOPES} who moved most")
    table = next(block for block in chapter(report, "rounds").blocks if isinstance(block, Table))
    assert len(table.rows) == MOST_SLOPES + 5


def two_rounds(count: int) -> tuple[Audit, ...]:
    """So many leaders in two rounds; in the second each walks as the one before did in the first."""
    first = team_of_size(count)
    second = tuple(
        replace(first[at - 1], id=f"next{at:08}", leader=first[at].leader, round=2) for at in range(len(first))
    )
    return first + second


@pytest.mark.parametrize(("count", "lines"), [(MOST_ANSWERS_LISTED, MOST_ANSWERS_LISTED), (LARGE, 1)])
def test_contents_leave_room_for_the_first_page(count: int, lines: int) -> None:
    """Few leaders have a line each for their answers; many have one for all, and each keeps a chapter."""
    text = report_html(report_of(material_of(team_of_size(count), 1)))
    assert text.count('<li><a href="#answers-') == lines
    assert text.count('<h2 id="answers-') == count
    assert (f"Annex: the answers of {count} leaders" in text) is (lines == 1)


def test_a_report_of_many_leaders_stays_small() -> None:
    """About twenty-five kilobytes a leader, nearly all of it answers: pictures do not grow with the leaders."""
    drawn = report_of(large())
    assert len(report_html(drawn)) < 30_000 * LARGE
    pictured = replace(
        drawn, chapters=tuple(each for each in drawn.chapters if each.key in ("scorecard", "journey", "blind-spots"))
    )
    figures = replace(
        pictured,
        chapters=tuple(
            replace(each, blocks=tuple(block for block in each.blocks if isinstance(block, Figure)))
            for each in pictured.chapters
        ),
    )
    assert len(report_html(figures)) < 160_000
