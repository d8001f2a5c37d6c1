"""What the actions take against how much they are needed: what the picture finds and holds, and what is beside it."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cx_audit.core.checklist import Effort
from cx_audit.core.engagement import engagement_of
from cx_audit.core.result import result_of
from cx_audit.core.team import team_of
from cx_audit.report.blocks import Figure, Paragraph
from cx_audit.report.chapters.actions import EFFORTS_MEAN, effort_and_effect
from cx_audit.report.material import Material
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.descriptions import Action, EffortPicture
from cx_audit.report.pictures.drawing import NARROW, WIDE, drawing_of
from cx_audit.report.report_html import report_html
from cx_audit.report.report_markdown import report_markdown
from cx_audit.report.report_view import report_of

from .estimates import Needed, estimated, in_turn, needing
from .materials import HOSTILE, material_of, one_material, spoiled, team_of_size
from .picture_samples import FORTY
from .test_pictures_layout import collisions
from .test_report_view import tables
from .walks_for_slides import finished, of_touchpoints

LITTLE, SOME, MUCH = Effort
NINETY = "x" * 90


def picture_of(material: Material) -> EffortPicture:
    """The picture of the chapter."""
    [picture] = [block.picture for block in effort_and_effect(material).blocks if isinstance(block, Figure)]
    assert isinstance(picture, EffortPicture)
    return picture


def paragraphs(material: Material) -> list[str]:
    """What the chapter says around its picture and its table."""
    return [block.text for block in effort_and_effect(material).blocks if isinstance(block, Paragraph)]


CALL, WEBSITE = "The call", "The website"
FINDINGS: tuple[tuple[str, tuple[Needed, ...]], ...] = (
    (
        "The call needs us most, and one action there asks for little: Answer",
        ((CALL, 17, [("Answer.", LITTLE), ("Listen.", SOME)]), (WEBSITE, 10, [("Show it.", LITTLE)])),
    ),
    (
        f"Delivery needs us most, and one action there asks for little: {NINETY}",
        (("Delivery", 17, [(NINETY, LITTLE)]), (WEBSITE, 10, [])),
    ),
    (
        "The call needs us most, and one action there asks for little",
        ((CALL, 17, [(f"{NINETY}x", LITTLE)]),),
    ),
    (
        "The call needs us most, and two actions there ask for little",
        ((CALL, 17, [("Answer.", LITTLE), ("Listen.", LITTLE)]), (WEBSITE, 10, [("Show it.", None)])),
    ),
    (
        "No touchpoint needs us more than the call, and one action there asks for little: Answer",
        ((CALL, 12, [("Answer.", LITTLE)]), (WEBSITE, 12, [("Show it.", LITTLE)])),
    ),
    (
        "No touchpoint needs us more than the website, and one action there asks for little: Show it",
        ((CALL, 12, [("Answer.", SOME)]), (WEBSITE, 12, [("Show it.", LITTLE)])),
    ),
    (
        "With little effort, begin at the website; the call needs us more, and asks for more",
        ((CALL, 17, [("Answer.", SOME)]), (WEBSITE, 10, [("Show it.", MUCH), ("Say it.", LITTLE)])),
    ),
    (
        "Of the touchpoints with an estimate, none needs us more than the website, and one action there asks for "
        "little: Show it",
        ((CALL, 17, [("Answer.", None)]), (WEBSITE, 10, [("Show it.", LITTLE)])),
    ),
    (
        "None of the three actions asks for little",
        ((CALL, 17, [("Answer.", SOME), ("Listen.", MUCH)]), (WEBSITE, 10, [("Show it.", SOME)])),
    ),
    (
        "Neither of the two actions with an estimate asks for little",
        ((CALL, 17, [("Answer.", SOME), ("Listen.", None)]), (WEBSITE, 10, [("Show it.", SOME)])),
    ),
    ("The only action asks for much effort", ((CALL, 17, [("Answer.", MUCH)]),)),
    ("The only action with an estimate asks for some effort", ((CALL, 17, [("Answer.", SOME), ("Listen.", None)]),)),
)


@pytest.mark.parametrize(("title", "needed"), FINDINGS)
def test_the_title_says_where_much_is_needed_and_little_is_asked(title: str, needed: tuple[Needed, ...]) -> None:
    """Which touchpoint needs us most and asks for little; else where little does something; else that none does."""
    assert picture_of(needing(*needed)).title == title


def test_the_only_touchpoint_does_not_need_us_most() -> None:
    """Where one touchpoint was walked, there is nothing that it needs us more than."""
    alone = needing((CALL, 17, [("Answer.", LITTLE)]))
    alone = replace(alone, walked=replace(alone.walked, touchpoints=alone.walked.touchpoints[:1]))
    assert picture_of(alone).title == "The call needs us, and one action there asks for little: Answer"


def test_the_picture_has_the_actions_with_what_they_take_and_the_need() -> None:
    """Two at one touchpoint have the same effect, an action without an estimate stands in the table alone."""
    material = needing(
        (CALL, 17, [("Answer.", SOME), ("Listen.", LITTLE)]), (WEBSITE, 10, [("Show it.", MUCH), ("Say it.", None)])
    )
    picture = picture_of(material)
    assert set(picture.actions) == {
        Action(name="The call: Answer", effort=SOME, effect=Fraction(17)),
        Action(name="The call: Listen", effort=LITTLE, effect=Fraction(17)),
        Action(name="The website: Show it", effort=MUCH, effect=Fraction(10)),
    }
    assert alternative_of(picture) == (
        "Actions by effort, with points of need: how far the trust score of the touchpoint is below +7. "
        "Little effort: The call: Listen, 17. Some effort: The call: Answer, 17. "
        "Much effort: The website: Show it, 10."
    )
    [table] = tables(effort_and_effect(material))
    assert [(row[0].text, row[2].text, row[3].text) for row in table.rows] == [
        ("Mend: Answer.", "17", "some"),
        ("Mend: Listen.", "17", "little"),
        ("Mend: Show it.", "10", "much"),
        ("Mend: Say it.", "10", ""),
    ]
    assert paragraphs(material) == [
        f"{EFFORTS_MEAN} The picture has 3 of the 4 actions, the table all: 1 has no estimate in the checklist.",
        "Need is known from the walks: how far the trust score of the touchpoint is below +7, in points. What an "
        "action takes is the checklist's estimate for a usual organisation, and no fact about this one: correct it, "
        "and begin where much is needed and little is asked. Where it says nothing, fill it in by hand.",
    ]


def test_needs_of_several_leaders_are_added_up() -> None:
    """Two leaders' needs are summed, and called so: their mean would claim more than two walks can bear."""
    walks = estimated(finished(1)[:2], in_turn(SOME))
    material = material_of(walks, 1)
    needs: dict[str, int] = {}
    for walk in walks:
        for each in result_of(walk).touchpoints:
            assert each.trust.known is not None
            needs[each.touchpoint.title] = needs.get(each.touchpoint.title, 0) + max(0, 7 - each.trust.known)
    picture = picture_of(material)
    assert picture.effect_name == "points of need of the leaders together: how far each trust score is below +7"
    assert len(picture.actions) == 4
    assert [each.effect for each in picture.actions] == [
        needs[each.name.partition(": ")[0]] for each in picture.actions
    ]
    said = "how many points each leader's trust score is below +7, added up. What"
    assert said in paragraphs(material)[-1]
    [table] = tables(effort_and_effect(material))
    assert table.columns[2].title == "Need, together"
    assert [int(row[2].text) for row in table.rows] == [needs[row[1].text.partition(" · ")[0]] for row in table.rows]


@pytest.mark.parametrize(
    ("count", "name"),
    [
        (1, "points of need times customers a year"),
        (2, "points of need of the leaders together, times customers a year"),
    ],
)
def test_customers_a_year_count_where_they_are_known_everywhere(count: int, name: str) -> None:
    """The need of each touchpoint is multiplied by who passes it, and the picture says so."""
    walks = estimated(finished(1)[:count], in_turn(LITTLE, SOME, MUCH))
    yearly = {"website": 9, "call": 4000, "buy": 300, "problem": 20, "leader": 1}
    volumes = {key: Fraction(each) for key, each in yearly.items()}
    team = team_of(engagement_of(walks[0].organisation, walks), 1, walks[0].checklist.id, yearly=volumes)
    assert team.walked is not None
    material = replace(material_of(walks, 1), team=team, walked=team.walked)
    points = {each.name: each.effect for each in picture_of(material_of(walks, 1)).actions}
    picture = picture_of(material)
    assert picture.effect_name == name
    titles = {each.title: each.id for each in material.touchpoints}
    assert len(points) > 3
    assert {each.name: each.effect for each in picture.actions} == {
        name: need * yearly[titles[name.partition(": ")[0]]] for name, need in points.items()
    }
    assert "times the customers a year" in paragraphs(material)[-1]


def test_of_many_actions_the_most_needed_of_each_effort_are_drawn() -> None:
    """Of 45 actions fifteen at most, five of each effort, and the chapter says how many of how many."""
    efforts = (LITTLE, SOME, MUCH)
    needed = [
        (
            f"Step {number}",
            number,
            [(f"Do {number}{letter}", effort) for letter, effort in zip("abc", efforts, strict=True)],
        )
        for number in range(15, 0, -1)
    ]
    material = needing(*needed, leaders=4)
    picture = picture_of(material)
    assert [(each.effort, each.name, each.effect) for each in picture.actions] == [
        (effort, f"Step {number}: Do {number}{letter}", Fraction(number * 4))
        for letter, effort in zip("abc", efforts, strict=True)
        for number in range(15, 10, -1)
    ]
    assert paragraphs(material)[0] == (
        f"{EFFORTS_MEAN} The picture has 15 of the 45 actions, the table all: 30 are not among the 5 most needed of an "
        "effort."
    )
    [table] = tables(effort_and_effect(material))
    assert len(table.rows) == 45


def test_an_uneven_team_is_told() -> None:
    """Where a leader has no score at a touchpoint, a sum and a need for each leader may come in another order."""
    even = needing((CALL, 12, [("Answer.", LITTLE)]), (WEBSITE, 10, [("Show it.", LITTLE)]), leaders=4)
    call, website = even.walked.priorities
    fewer = replace(call, leaders=3, needs=Fraction(36))
    uneven = replace(even, walked=replace(even.walked, priorities=(fewer, website)))
    said = "Not every leader has a score at each touchpoint."
    assert not [each for each in paragraphs(even) if said in each]
    assert said in paragraphs(uneven)[0]
    picture = picture_of(uneven)
    assert [each.effect for each in picture.actions] == [40, 36]
    assert picture.title == "The website needs us most, and one action there asks for little: Show it"


def test_without_an_estimate_nothing_is_made_up() -> None:
    """A checklist that says nothing of effort has no picture, an empty column, and the words that ask for it."""
    material = material_of(estimated(finished(1), in_turn(None)), 1)
    chapter = effort_and_effect(material)
    [table] = tables(chapter)
    at = [column.title for column in table.columns].index("Effort")
    assert {row[at].text for row in table.rows} == {""}
    assert not [block for block in chapter.blocks if isinstance(block, Figure)]
    [said] = paragraphs(material)
    assert "What it takes is not: nobody walked that. Fill it in by hand at the meeting, as little, some or m" in said


def test_an_act_that_nobody_asked_for_has_no_effort() -> None:
    """Only fixes are estimated: a surprise stands in the table with its effort empty."""
    material = material_of(estimated(finished(1), in_turn(MUCH)), 1)
    [table] = tables(effort_and_effect(material))
    by_kind = {(row[0].text.partition(":")[0], row[3].text) for row in table.rows}
    assert by_kind == {("Mend", "much"), ("Surprise", "")}
    assert not [each for each in picture_of(material).actions if "Surprise" in each.name]


def test_nothing_in_need_has_no_chapter() -> None:
    """Where every touchpoint was remarkable there is nothing to do, and no chapter about it."""
    material = one_material()
    assert effort_and_effect(replace(material, walked=replace(material.walked, priorities=()))).blocks == ()


def hard(fix: str, title: str) -> Material:
    """Six leaders with fifteen touchpoints of this title, where each fix has these words and an effort."""
    walks = estimated(
        tuple(of_touchpoints(each, 15, title=title) for each in team_of_size(6)), in_turn(LITTLE, SOME, MUCH)
    )
    touchpoints = tuple(
        replace(each, basics=tuple(replace(basic, fix=fix) for basic in each.basics))
        for each in walks[0].checklist.touchpoints
    )
    checklist = replace(walks[0].checklist, touchpoints=touchpoints)
    return material_of(tuple(replace(each, checklist=checklist) for each in walks), 1)


@pytest.mark.parametrize("width", [300, NARROW, WIDE])
@pytest.mark.parametrize("fix", ["Do this, and then that, for everybody. " * 8, "W" * 300, HOSTILE])
def test_long_and_hostile_actions_do_not_collide(fix: str, width: int) -> None:
    """Titles of forty letters and fixes of three hundred, or of thousands, keep to their places."""
    picture = picture_of(hard(fix, FORTY))
    assert len(picture.actions) > 10
    assert len(picture.title) < 200
    assert not collisions(drawing_of(picture, width=width))


def test_hostile_actions_are_letters_in_the_picture() -> None:
    """A checklist whose every text is hostile opens no element of its own in the chapter's pictures."""
    walks = [spoiled(each, f"Leader {at}") for at, each in enumerate(finished(1)[:3])]
    material = material_of(estimated(tuple(walks), in_turn(LITTLE, SOME)), 1)
    report = report_of(material)
    only = replace(report, chapters=(effort_and_effect(material),))
    html = report_html(only)
    assert html.count("<svg") == html.count("</svg>") == 2
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "Little effort" in report_markdown(only)
