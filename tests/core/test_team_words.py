"""The sentences about a team claim no more than its walks can bear."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core import attendance_words, team_words
from cx_audit.core.attendance import Expected
from cx_audit.core.attendance_words import attendance_text
from cx_audit.core.checklist import Basic
from cx_audit.core.choices import BAD, GivenBack, Outcome
from cx_audit.core.questions import Answer
from cx_audit.core.spread import Closeness, Dot, Spread
from cx_audit.core.statistics import CLOSE_UP_TO
from cx_audit.core.team import Team, team_of
from cx_audit.core.team_words import (
    built_text,
    chance_text,
    closeness_means,
    closeness_text,
    deviation_text,
    headline_of,
    listed,
    missed_text,
    missing_text,
    need_text,
    net_range_text,
    opposite_text,
    others_text,
    range_text,
    said_text,
    version_text,
    within,
)

from .samples import CHECKLIST, PHONE, SHOP, down, felt, up
from .strategies import scores
from .team_samples import engagement, leaders, scored, side_by_side, team, walk_of

FORBIDDEN = ("agree", "significant", "proven", "guarantee", "customers feel.")


def spread_of(*trusts: int) -> Spread:
    """A touchpoint with these scores."""
    return Spread(dots=tuple(Dot(letter=chr(ord("A") + place), trust=each) for place, each in enumerate(trusts)))


@pytest.mark.parametrize(
    ("parts", "text"), [([], ""), (["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")]
)
def test_lists(parts: list[str], text: str) -> None:
    """Lists as they are spoken."""
    assert listed(parts) == text


def test_titles_within_a_sentence() -> None:
    """Only the article is made small; a name stays as it is."""
    assert (within("The call"), within("Theatre"), within("Buy")) == ("the call", "Theatre", "Buy")


def test_what_stands_beside_the_dots() -> None:
    """One leader: nothing; two to four: k of n and the range; five and more: the average deviation too."""
    alone, two, five = spread_of(3), spread_of(-4, 6), spread_of(1, 1, 2, 2, 9)
    assert [built_text(each.built, each.count) for each in (alone, two)] == ["", "1 of 2 say built"]
    assert [range_text(each) for each in (alone, two, spread_of(4, 4))] == ["", "−4 to +6", "+4"]
    assert [closeness_text(each) for each in (alone, two, five)] == ["", "", "AD 2.4, close"]
    assert closeness_text(spread_of(-9, -9, 9, 9, 9)) == "AD 8.6, split"


@given(st.fractions(0, 10, max_denominator=225))
def test_what_is_split_never_reads_like_what_is_close(deviation: Fraction) -> None:
    """Reading the printed number against 3.3 gives the same verdict as the exact one."""
    assert (float(deviation_text(deviation)) > 3.3) is (deviation > CLOSE_UP_TO)


def test_average_deviations_as_they_are_printed() -> None:
    """One decimal, and a second one only just above the cut."""
    printed = {Fraction(0): "0.0", CLOSE_UP_TO: "3.3", Fraction(164, 49): "3.35", Fraction(7, 2): "3.5"}
    assert {each: deviation_text(each) for each in printed} == printed


def test_the_range_of_net_trust() -> None:
    """Two numbers, or one where they are the same; nothing for one leader."""
    assert net_range_text(side_by_side(*leaders((5, -3), (-2, -8))).net_trusts) == "−55 to +15"
    assert net_range_text(side_by_side(*leaders((5, 5), (3, 3))).net_trusts) == "+40"
    assert net_range_text(side_by_side(*leaders((5,), (3,))).net_trusts) == ""


def test_opposites_in_words() -> None:
    """Two leaders by their words, more of them by number; nothing is decided between them."""
    two = side_by_side(
        walk_of("Ann", {"phone/feeling": Answer(felt("respected", 5))}),
        walk_of("Bob", {"phone/feeling": Answer(felt("ignored", 5))}, day=1),
    )
    assert opposite_text(two.opposites[0]) == "The same phone: one felt respected, one felt ignored"
    more = side_by_side(*leaders((3, -3, -4), (1, 1, 1))).opposites[0]
    assert opposite_text(more) == "The same shop: one felt up, two felt down"
    assert opposite_text(replace(more, title="Leaving", down=more.down * 6)) == "Leaving: one felt up, 12 felt down"


def test_words_of_leaders_say_what_they_are() -> None:
    """A quote stands in quotation marks as heard; the leader's own words do not."""
    walked = side_by_side(
        walk_of("Ann", {"shop/feeling": Answer(up(3)), "shop/quote/1": Answer("Next.")}),
        walk_of("Bob", {"shop/feeling": Answer(down(3)), "shop/worked-out": Answer("I left")}, day=1),
        walk_of("Cid", {"shop/feeling": Answer(down(2))}, day=2),
        walk_of(
            "Dee",
            {
                "shop/feeling": Answer(down(1)),
                "shop/moment/1": Answer("down"),
                "shop/moment/1/what": Answer("The bell"),
                "shop/moment/1/feeling": Answer(down(1)),
            },
            day=3,
        ),
    )
    (opposite,) = walked.opposites
    assert [said_text(voice.said) for voice in (*opposite.up, *opposite.down)] == [
        "heard: “Next.”",
        "how it worked out: I left",
        "no words written down",
        "a moment: The bell",
    ]


def test_what_was_missed_in_words() -> None:
    """A basic by its name, a pair by its bad pole, a value as less; with k of n for more than one leader."""
    replies = {
        "shop/basic/seen": Answer(Outcome.MISSED),
        "shop/pair/welcome": Answer(BAD),
        "shop/value": Answer(GivenBack.LESS),
        "shop/departments": Answer(("counter", "kitchen")),
    }
    counter, kitchen = side_by_side(walk_of("Ann", replies), walk_of("Bob", {}, day=1)).departments
    assert [missed_text(each) for each in (*counter.missed, *kitchen.missed)] == [
        "“seen” (1 of 2)",
        "“Processed” (1 of 2)",
        "less given back than was paid for (1 of 2)",
    ]
    both = (*counter.missed, *kitchen.missed)
    assert missing_text(both) == (
        "Missing, at least in part: “seen” (1 of 2); "
        "what came instead: “Processed” (1 of 2) and less given back than was paid for (1 of 2)"
    )
    assert missing_text(both[:1]) == "Missing, at least in part: “seen” (1 of 2)"
    assert missing_text(both[1:2]) == "What came instead: “Processed” (1 of 2)"
    alone, _ = side_by_side(walk_of("Ann", replies)).departments
    assert missed_text(alone.missed[0]) == "“seen”"


def test_what_ad_means_is_said_where_there_is_one() -> None:
    """From five leaders on, at any touchpoint."""
    few, five = spread_of(1, 2, 3, 4), spread_of(1, 2, 3, 4, 5)
    assert closeness_means([few]) == ""
    assert closeness_means([few, five]) == (
        "AD, how far apart leaders are, is the mean distance of their scores from their mean, in points; up to 3.3 is "
        "called close, more split."
    )


def test_satisfied_is_said_to_be_down() -> None:
    """Beside a pair of opposites, satisfied reads like up; any other word needs no explaining."""
    pleased = walk_of("Ann", {"shop/feeling": Answer(up(4))})
    for word, told in (("satisfied", True), ("annoyed", False)):
        other = walk_of("Bob", {"shop/feeling": Answer(felt(word, 1))}, day=1)
        said = opposite_text(side_by_side(pleased, other).opposites[0])
        assert said.endswith(" (satisfied counts as down: there is no neutral ground)") is told
        assert f"one felt pleased, one felt {word}" in said


@pytest.mark.parametrize(
    ("shops", "said"),
    [
        ((-3,), "need 10"),
        ((-3, -3), "need 10 each, n = 2"),
        ((-3, 4, 9, -8), "need 0 to 15, n = 4"),
        ((-3, 4, 9, -8, 6), "need 0 to 15, mean 5.8, n = 5"),
    ],
)
def test_a_mean_need_is_told_from_five_leaders_on(shops: tuple[int, ...], said: str) -> None:
    """Below five leaders there is the range, and no mean."""
    walked = side_by_side(*leaders(shops, [9] * len(shops)))
    (shop,) = [each for each in walked.priorities if each.touchpoint.id == "shop"]
    assert need_text(shop) == said


def test_versions_in_words() -> None:
    """Who walked which version, and what differs."""
    longer = replace(PHONE, basics=(*PHONE.basics, Basic(id="thanks", ask="Thanked?", name="thanks")))
    walked = side_by_side(
        walk_of("Ann", {}),
        walk_of("Bob", {}, day=1),
        walk_of("Cid", {}, day=2, checklist=replace(CHECKLIST, version="2", touchpoints=(SHOP, longer))),
    )
    said = version_text(walked.versions.others[0], str)
    assert said.startswith("C walked version 2: “The phone” has other scored questions.")


def test_other_checklists_in_words() -> None:
    """How many walks of another checklist are finished and open."""
    other = replace(CHECKLIST, id="other", title="Another")
    found = team(walk_of("Ann", {}), walk_of("Bob", {}, day=1, checklist=other))
    assert others_text(found.other_checklists[0]) == "Also in this round: Another (1 finished):"
    half = team(walk_of("Ann", {}), walk_of("Bob", {}, day=1, checklist=other, until="shop/card"))
    assert others_text(half.other_checklists[0]) == "Also in this round: Another (1 open):"


def absent_team() -> Team:
    """Ann has walked, Bob is walking, Cid walked before, Zoe and Yan never began."""
    audits = (
        walk_of("Cid", {}),
        walk_of("Ann", {}, day=1, number=2),
        walk_of("Ann", {}, day=2, number=2, until="shop/card"),
        walk_of("Bob", {}, day=3, number=2, until="shop/card"),
    )
    expected = [Expected(leader=name) for name in ("Ann", "Bob", "Cid", "Zoe", "Yan")]
    return team_of(engagement(*audits), 2, CHECKLIST.id, expected=expected)


def test_attendance_in_letters_names_nobody() -> None:
    """Letters for those who have one; the others are counted."""
    assert attendance_text(absent_team().attendance, names=False) == (
        "Walked: B",
        "Still walking, so no score is shown: C",
        "Finished, and walking once more: B",
        "Not begun in this round: A and two leaders without a letter yet",
    )


def test_attendance_by_name() -> None:
    """With names, everyone is named."""
    assert attendance_text(absent_team().attendance, names=True)[-1] == "Not begun in this round: Cid, Yan and Zoe"


@pytest.mark.parametrize(
    ("count", "often"), [(5, "18 times"), (6, "14 times"), (8, "7 times"), (9, "fewer than 8 times")]
)
def test_the_chance_of_close_stands_beside_it(count: int, often: str) -> None:
    """How often random ratings come out close; the figure of the method, in hundredths."""
    assert f"come out close {often} in 100." in chance_text(count)


@given(st.lists(st.tuples(scores, scores), min_size=2, max_size=7))
def test_nothing_is_claimed_that_may_not_be(trusts: list[tuple[int, int]]) -> None:
    """No sentence says that leaders agree, or any of the forbidden words; below five nothing is close or split."""
    found = team(*leaders([shop for shop, _ in trusts], [phone for _, phone in trusts]))
    assert found.walked is not None
    told = [
        *headline_of(found),
        *(opposite_text(each) for each in found.walked.opposites),
        *(closeness_text(each.spread) for each in found.walked.touchpoints),
        *attendance_text(found.attendance, names=True),
        chance_text(len(trusts)),
        team_words.ONE_LEADER,
        attendance_words.SENIOR_NOT_KNOWN,
    ]
    assert not [word for word in FORBIDDEN for said in told if word in said]
    if len(trusts) < 5:
        assert not [word for word in Closeness for said in told[:-3] if word in said]


def test_scores_of_open_walks_are_in_no_sentence() -> None:
    """A walk one answer short of its end changes nothing but who is walking."""
    done = leaders((5, 5), (3, 3))
    nearly = walk_of("Zed", scored("shop", -10), day=9, until="after/again")
    assert headline_of(team(*done)) == headline_of(team(*done, nearly))
    assert side_by_side(*done) == side_by_side(*done, nearly)
