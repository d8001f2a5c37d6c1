"""What the first page says: which touchpoints are alike, why to begin there, whom to thank, and whom it is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cx_audit.core.attendance import Expected
from cx_audit.core.audit import Audit
from cx_audit.core.engagement import engagement_of
from cx_audit.core.questions import Answer
from cx_audit.core.team import team_of
from cx_audit.core.volumes import Volume
from cx_audit.report.blocks import Callout, Heading, Listing, Paragraph, Quote, Steps, Table
from cx_audit.report.chapters.opening import weakest_alike, weakest_of
from cx_audit.report.chapters.telling import answers_left_out
from cx_audit.report.material import Material
from cx_audit.report.report_view import report_of
from tests.engagement.walks import LEADERS

from .decks import KINDS, material
from .materials import NOTED, material_of, one_material, team_material, team_of_size
from .test_findings_in_workbook import rows_of
from .test_report_plain import facts_of
from .test_report_view import chapter, tables, texts_in
from .walks_with_scores import team


def scored(*trusts: tuple[int, ...]) -> Material:
    """A round of leaders with these scores at the five touchpoints."""
    return material_of(team(*trusts), 1)


@pytest.mark.parametrize(
    ("trusts", "weakest", "strongest"),
    [
        ([(4, 5, 4, 8, 8)], "The website and the purchase: +4", ("Strongest", "The problem and the leader: +8")),
        ([(4, 4, 4, 4, 4)], "Every touchpoint: +4", None),
        ([(-4, -4, -4, -4, -5)], "The leader: −5", None),
        (
            [(-4, 5, -4, 6, 6), (-1, 5, -1, 6, 7)],
            "The website and the purchase: −4 to −1, 0 of 2 say built each",
            ("Strongest", "The leader: +6 to +7, 2 of 2 say built"),
        ),
        (
            [(-4, -4, -2, -2, -2), (-1, -3, 5, -1, -1)],
            "The website and the call: lowest −4, 0 of 2 say built each",
            None,
        ),
        (
            [(-4, 3, 5, 5, 5), (-1, 3, 5, 4, -1), (-1, 3, -2, -3, -1)],
            "The website: −4 to −1, 0 of 3 say built",
            ("Strongest", "The call: +3, 3 of 3 say built"),
        ),
        (
            [(-4, -3, 5, 5, 5), (-1, -3, 5, 4, -1), (-1, -3, -2, -3, -1)],
            "The website: −4 to −1, 0 of 3 say built",
            ("Built for the most leaders", "The purchase and the problem: 2 of 3 say built each"),
        ),
    ],
)
def test_touchpoints_that_are_alike_are_all_named(
    trusts: list[tuple[int, ...]], weakest: str, strongest: tuple[str, str] | None
) -> None:
    """The weakest with every one that is as weak; strong is what built trust for everybody, else for more than half."""
    facts = facts_of(scored(*trusts))
    assert facts["Weakest"].text == weakest
    found = [(name, facts[name].text) for name in ("Strongest", "Built for the most leaders") if name in facts]
    assert found == ([] if strongest is None else [strongest])


def test_of_those_that_are_alike_the_problem_comes_first() -> None:
    """The problem touchpoint is first among equals."""
    of = scored((5, -3, 5, -3, 5))
    assert [each.touchpoint.id for each in weakest_alike(of)] == ["problem", "call"]
    assert weakest_of(of) == weakest_alike(of)[0]
    assert facts_of(of)["Weakest"].text == "The problem and the call: −3"


def test_net_trust_of_a_team_says_what_it_is_called() -> None:
    """From the lowest leader to the highest; one word where it is the same for all."""
    assert facts_of(scored((-5, -5, -5, -5, -5), (5, 5, 5, 5, 5)))[NET].text == "−50 to +50, eroding to building"
    assert facts_of(scored((5, 5, 5, 5, 5), (6, 5, 5, 5, 5)))[NET].text == "+50 to +52, building"
    assert facts_of(scored((-1, -1, -1, -1, -1)))[NET].text == "−10, at risk (commodity)"


NET = "Net trust, from −100 to +100"


@pytest.mark.parametrize("kind", KINDS)
def test_each_first_thing_has_its_reason(kind: str) -> None:
    """Whatever is to be done first says where, and because of what, also in reports that are hard to write."""
    steps = [block for block in chapter(report_of(material(kind)), "at-a-glance").blocks if isinstance(block, Steps)]
    told = [step for block in steps for step in block.steps]
    assert told or not material(kind).walked.priorities
    assert [step.about for step in told if " · because " not in step.about] == []
    mends = [step.about for step in told if step.what.startswith("Mend: ")]
    assert not [about for about in mends if "everything expected was there" in about]


def test_a_reason_counts_the_leaders_who_missed_it() -> None:
    """The first thing to do of round 3: two of four were not listened to."""
    [steps] = [block for block in chapter(report_of(team_material()), "at-a-glance").blocks if isinstance(block, Steps)]
    assert (
        steps.steps[0].about == "The call · sales, service · because 2 of 4 got “listened before selling” only in part"
    )
    acts = [step for step in steps.steps if step.what.startswith("Surprise: ")]
    assert {step.about.partition(" · because ")[2] for step in acts} == {"everything expected was there"}


@pytest.mark.parametrize(
    ("of", "rules"),
    [
        (
            one_material(),
            "Weakest is what has the lowest trust score. We begin where the trust score is furthest below +7. ",
        ),
        (
            material_of(team_of_size(3), 1),
            "Weakest is what built trust for the smallest share of leaders, and of those the one with the lowest "
            "single score. We begin where the scores of all leaders together are furthest below +7. ",
        ),
        (material("one touchpoint"), ""),
    ],
)
def test_both_rules_of_order_are_stated(of: Material, rules: str) -> None:
    """Weakest and where to begin are two things; one sentence each, below what is to be done first."""
    notes = [block.text for block in chapter(report_of(of), "at-a-glance").blocks if isinstance(block, Paragraph)]
    which = "Each" if rules else "It"
    assert f"{rules}{which} needs an owner and a day, agreed at the meeting." in notes


def test_customers_a_year_count_where_they_are_known_for_every_touchpoint() -> None:
    """Then the rule says so, and only then."""
    ids = [each.id for each in team_material().touchpoints]
    walks = team_of_size(3)
    yearly = {each: Volume(touchpoint=each, low=1000, high=1000, at=NOTED) for each in ids}
    of = material_of(walks, 1, volumes=yearly)
    counted = replace(of, walked=replace(of.walked, by_volume=True))
    said = " ".join(texts_in(chapter(report_of(counted), "at-a-glance")))
    assert "furthest below +7, times the customers a year." in said
    assert "customers a year" not in " ".join(texts_in(chapter(report_of(of), "at-a-glance")))


def test_who_is_thanked_first_was_valued_most() -> None:
    """Whom somebody would tell of before whom one was glad of, and a person before a thing."""
    assert facts_of(team_material())["To be thanked first"].text == (
        "Ruud: the driver carried forty kilos up the stairs (the purchase)"
    )
    walk = one_material().walks[0].audit
    unnamed = {key: value for key, value in walk.responses.items() if not key.endswith("/who")}
    facts = facts_of(material_of((replace(walk, responses=unnamed),), 3))
    assert "To be thanked first" not in facts
    assert facts["Nobody had asked for"].text == "He came with new tiles and laid the first row (the problem)"
    kinds = {"problem/extra/1/kind": Answer(value="stuff"), "problem/extra/1/grade": Answer(value="tell")}
    stuff = facts_of(material_of((replace(walk, responses={**walk.responses, **kinds}),), 3))
    assert stuff["To be thanked first"].text.endswith("(the leader)")


@pytest.mark.parametrize("of", [team_material(), one_material(), one_material(names=True)])
def test_the_head_says_how_long_was_walked_and_whom_it_is_for(of: Material) -> None:
    """Confidential, and for the leadership; the last day of walking and the day of the report on one line."""
    about = report_of(of).about
    assert about[-1] == f"Confidential: for the leadership of {of.team.organisation}"
    assert about[-2].startswith("Walked until ")
    assert about[-2].endswith(" July 2025 · Report of 20 August 2025")


def told_apart() -> tuple[Audit, ...]:
    """Three walks, each with a reason and a persona of its own, none of them in the order of the alphabet."""
    said = (("Curiosity", "An old man"), ("Anger", "Zoe, a nurse"), ("Care", "A student"))
    return tuple(
        replace(
            walk,
            responses={
                **walk.responses,
                "before/why": Answer(value=why),
                "before/persona": Answer(value=persona),
                "before/next": Answer(value=f"{persona} asks at home"),
                "after/why-now": Answer(value=f"Still {why}"),
            },
        )
        for walk, (why, persona) in zip(team_of_size(3), said, strict=True)
    )


def test_reasons_and_personas_do_not_tell_whose_letter_it_is() -> None:
    """Without names they stand without letters, in the order of the alphabet, and not among the answers of a letter."""
    report = report_of(material_of(told_apart(), 1))
    how = chapter(report, "how")
    assert [(each.text, each.whose) for each in how.blocks if isinstance(each, Quote)] == [
        ("Anger", ""),
        ("Care", ""),
        ("Curiosity", ""),
        ("Still Anger", ""),
        ("Still Care", ""),
        ("Still Curiosity", ""),
    ]
    assert "after/why-now" in answers_left_out(material_of(told_apart(), 1))
    listing = how.blocks[1 + how.blocks.index(Heading(text="As whom"))]
    assert isinstance(listing, Listing)
    assert [text.partition(". ")[0] for text in listing.texts] == ["A student", "An old man", "Zoe, a nurse"]
    for number in range(1, 4):
        said = list(texts_in(chapter(report, f"answers-{number}")))
        assert not {"Curiosity", "Anger", "Care", "An old man", "Zoe, a nurse", "A student"} & set(said)
        assert not [text for text in said if "asks at home" in text]
        assert any("Why and as whom stand near the front, without letters." in text for text in said)


@pytest.mark.parametrize("names", [False, True])
def test_the_workbook_tells_no_more_of_a_letter_than_the_report(names: bool) -> None:
    """Its answers are without reasons and personas as well, unless names were asked for."""
    said = {row["Answer"] for row in rows_of(material_of(told_apart(), 1, names=names), "Answers")}
    assert ({"Curiosity", "An old man"} <= said) is names
    assert ("Anger" in said) is names


def test_names_are_told_with_reasons_and_personas_where_they_were_asked_for() -> None:
    """In the order of the letters, and among the answers as well."""
    of = material_of(told_apart(), 1, names=True)
    report = report_of(of)
    whose = [each.whose for each in chapter(report, "how").blocks if isinstance(each, Quote)]
    assert whose == [of.people[letter] for letter in "AABBCC"]
    rows = [cell.text for table in tables(chapter(report, "answers-1")) for row in table.rows for cell in row]
    assert {"Curiosity", "An old man"} <= set(rows)
    alone = report_of(one_material())
    assert any(
        "nurse" in cell.text for table in tables(chapter(alone, "answers-1")) for row in table.rows for cell in row
    )


def with_senior(of: Material, *expected: Expected) -> Material:
    """The material where these leaders are expected to walk."""
    walks = tuple(walk.audit for walk in of.walks)
    engagement = engagement_of(of.team.organisation, walks)
    return replace(of, team=team_of(engagement, of.team.round, of.team.checklist_id, expected=expected))


def test_a_report_says_that_the_most_senior_leader_has_not_walked() -> None:
    """Under what is good to know and without the name; nothing where that leader has walked or is not known."""
    of = team_material()
    said = "The most senior leader has not walked this round yet: care starts at the top."
    absent = report_of(with_senior(of, Expected(leader="Zoltan Absent", seniority=1)))
    assert said in list(texts_in(chapter(absent, "how")))
    assert "Zoltan" not in " ".join(texts_in(absent))
    walked = with_senior(of, Expected(leader=of.walks[0].audit.leader, seniority=1))
    for each in (report_of(of), report_of(walked)):
        assert "most senior" not in " ".join(texts_in(each))


def test_a_file_that_answers_were_read_from_is_told_without_calling_the_leader_the_leader() -> None:
    """With several leaders it says whose; for one alone it is a sentence."""
    walk = replace(one_material().walks[0].audit, from_file=True)
    assert "The answers were read from a file." in list(texts_in(chapter(report_of(material_of((walk,), 3)), "how")))
    walks = tuple(replace(each, from_file=each.leader == "Leader 2") for each in team_of_size(3))
    assert "The answers were read from a file: B." in list(texts_in(chapter(report_of(material_of(walks, 1)), "how")))
    named = report_of(material_of((walk,), 3, names=True))
    assert f"The answers were read from a file: {walk.leader}." in list(texts_in(chapter(named, "how")))
    assert walk.leader in LEADERS


def test_a_walk_that_built_everywhere_says_so() -> None:
    """On the whole is for a walk where some touchpoint eroded."""
    found = {}
    for trusts in ((4, 5, 5, 5, 5), (9, 9, 9, 9, -1)):
        [callout] = [
            block for block in chapter(report_of(scored(trusts)), "at-a-glance").blocks if isinstance(block, Callout)
        ]
        found[trusts] = callout.texts[0]
    assert list(found.values()) == [
        "This walk built trust at every touchpoint.",
        "On the whole, this walk built trust.",
    ]


def test_the_words_of_the_method_are_explained_near_the_front() -> None:
    """On the page after the first: trust, basic, ceiling, blind spot and need; n where there are several leaders."""
    for of, counts in ((team_material(), True), (one_material(), False)):
        how = chapter(report_of(of), "how")
        listing = how.blocks[1 + how.blocks.index(Heading(text="Words used"))]
        assert isinstance(listing, Listing)
        said = " ".join(listing.texts)
        for word in ("Trust score: ", "Net trust: ", "Basic: ", "Ceiling: ", "rose tint", "Blind spot: ", "Need: "):
            assert word in said
        assert ("n: of how many leaders" in said) is counts


def test_the_first_round_compared_is_one_sentence() -> None:
    """Everybody walked it only once, so nobody is listed for that."""
    walks = tuple(walk.audit for walk in material_of(team_of_size(3), 1).walks)
    later = tuple(replace(each, id=f"{each.id}-2", round=2) for each in walks)
    found = chapter(report_of(material_of((*walks, *later), 1, compare=True)), "rounds")
    first = next(iter(found.blocks))
    assert isinstance(first, Paragraph)
    assert first.text == (
        f"Round 1 is the first with a finished walk of “{team_material().team.title}”, so nothing is compared; compare "
        "from round 2 on."
    )
    assert not [block for block in found.blocks if isinstance(block, Listing | Table)]
