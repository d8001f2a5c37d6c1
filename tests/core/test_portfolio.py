"""All organisations at a glance, and the place of one among those that were asked the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.engagement import Engagement, engagement_of
from cx_audit.core.follow_ups import FollowUpState, Mark, follow_ups_of
from cx_audit.core.portfolio import (
    NotWalked,
    Promised,
    Standing,
    in_order,
    not_walked,
    places_of,
    promised_in,
    standing_of,
)
from cx_audit.core.questions import Answer, Response

from .samples import CHECKLIST, down, finished_audit, new_audit, up, walked
from .test_insight import MISSED, one_extra

BUILT: dict[str, Response] = {
    "shop/feeling": Answer(up(8)),
    **one_extra("tell"),
    "phone/feeling": Answer(down(1)),
}
AT = datetime(2031, 5, 17, 9, tzinfo=UTC)


def engagement(name: str, *walks: tuple[str, int, dict[str, Response]]) -> Engagement:
    """An organisation with these finished walks: the leader, the round, and what differs from a dull walk."""
    audits = [
        replace(
            finished_audit(walked(replies)),
            id=f"{name}{number}".lower().ljust(12, "2"),
            organisation=name,
            leader=leader,
            round=at_round,
        )
        for number, (leader, at_round, replies) in enumerate(walks)
    ]
    return engagement_of(name, audits)


def standings_of(engagements: Iterable[Engagement]) -> tuple[Standing, ...]:
    """The standings of those with a finished walk, in the order of the portfolio."""
    return in_order(standing for each in engagements if (standing := standing_of(each)) is not None)


def test_an_organisation_stands_where_its_latest_finished_round_left_it() -> None:
    """Every leader's net trust, how many touchpoints built, and where fewest say built."""
    own = engagement("Acme", ("Ada", 1, {}), ("Ada", 2, BUILT), ("Ben", 2, {"shop/basic/seen": MISSED}))
    standing = standing_of(own)
    assert standing is not None
    assert (standing.rounds, standing.round, standing.leaders) == ((1, 2), 2, 2)
    assert list(standing.nets) == sorted(standing.nets)
    assert (standing.say_built, standing.built, standing.walked) == (1, 1, 4)
    weakest = standing.weakest
    assert (weakest.touchpoint_id, weakest.built, weakest.leaders) == ("phone", 0, 2)


def test_an_open_walk_has_no_score_and_is_counted() -> None:
    """An organisation whose walks are all open is listed without figures; beside a finished one they are counted."""
    going = replace(new_audit(), organisation="Open Ltd")
    only_open = engagement_of("Open Ltd", [going])
    done = engagement("Acme", ("Ada", 1, {}))
    both = engagement_of("Acme", [*done.audits, replace(going, organisation="Acme", leader="Ben", round=2)])
    assert standing_of(only_open) is None
    assert not_walked(only_open) == NotWalked(organisation="Open Ltd", made_up=True, open_walks=1)
    assert [(each.organisation, each.round, each.open_walks) for each in standings_of([both])] == [("Acme", 1, 1)]


def test_the_lowest_net_trust_comes_first() -> None:
    """So that the one that needs most is read first: by its lowest leader, then by the next, and not by a mean."""
    good, bad = engagement("Good", ("Ada", 1, BUILT)), engagement("Bad", ("Ada", 1, {"shop/basic/seen": MISSED}))
    standings = standings_of([good, bad])
    assert [each.organisation for each in standings] == ["Bad", "Good"]
    (bad_one,), (good_one,) = standings[0].nets, standings[1].nets
    mixed = replace(standings[0], organisation="Mixed", nets=(bad_one, good_one))
    middling = replace(standings[0], organisation="Middling", nets=(bad_one + 1, bad_one + 1))
    lower = replace(standings[0], organisation="Zero", nets=(bad_one, bad_one + 1))
    ordered = in_order([middling, mixed, lower])
    assert [each.organisation for each in ordered] == ["Zero", "Mixed", "Middling"]


def many(count: int) -> list[Engagement]:
    """Organisations whose shop felt +1, +2, and so on, each of which counts in full."""
    return [
        engagement(f"Org{strength}", ("Ada", 1, {**BUILT, "shop/feeling": Answer(up(strength))}))
        for strength in range(1, count + 1)
    ]


def test_an_organisation_is_placed_among_five_at_least() -> None:
    """With four it is not; with five it is, with how many stand higher and lower."""
    for count, enough in ((4, False), (5, True)):
        standings = standings_of(many(count))
        own = next(each for each in standings if each.organisation == "Org2")
        shop = places_of(own, standings)[0]
        assert (shop.title, shop.own.trust, shop.among, shop.enough) == ("The shop", (2,), count, enough)
        assert (shop.lower, shop.higher) == (1, count - 2)


def test_only_the_same_questions_are_put_side_by_side() -> None:
    """An organisation whose checklist asks one basic more at the shop is not among the others there."""
    other = engagement("Else", ("Ada", 1, {}))
    shop = CHECKLIST.touchpoints[0]
    fewer = replace(CHECKLIST, touchpoints=(replace(shop, basics=shop.basics[1:]), *CHECKLIST.touchpoints[1:]))
    changed = engagement_of("Else", [replace(audit, checklist=fewer) for audit in other.audits])
    standings = standings_of([*many(3), changed])
    own = next(each for each in standings if each.organisation == "Org1")
    assert [(each.touchpoint_id, each.among) for each in places_of(own, standings)] == [("shop", 3), ("phone", 4)]


@given(st.lists(st.integers(1, 8), min_size=1, max_size=7))
def test_higher_and_lower_count_everybody_once(strengths: list[int]) -> None:
    """Whoever is asked: those above, those below and those level make up all the others."""
    everybody = [
        engagement(f"Org{number}", ("Ada", 1, {**BUILT, "shop/feeling": Answer(up(strength))}))
        for number, strength in enumerate(strengths)
    ]
    standings = standings_of(everybody)
    for own in standings:
        place = places_of(own, standings)[0]
        level = sum(1 for lowest in place.lowest if lowest == place.own.lowest)
        assert place.higher + place.lower + level == place.among == len(strengths)


def test_a_place_goes_by_who_says_built_and_then_by_the_lowest() -> None:
    """No mean is taken: one leader at +8 and one at −1 stand below two at +1, and above two at −1."""

    def two(name: str, *shops: int) -> Engagement:
        felt = [Answer(up(each)) if each > 0 else Answer(down(-each)) for each in shops]
        return engagement(name, *((f"L{at}", 1, {**BUILT, "shop/feeling": each}) for at, each in enumerate(felt)))

    everybody = [two("Mixed", 8, -1), two("Low", -1, -1), two("Lower", -1, -5), two("High", 1, 1), two("Level", 5, -1)]
    standings = standings_of(everybody)
    mixed = next(each for each in standings if each.organisation == "Mixed")
    place = places_of(mixed, standings)[0]
    assert (place.own.built, place.own.lowest, place.higher, place.lower) == (1, -1, 1, 2)
    assert place.lowest == (-5, -1, -1, -1, 1)


def test_what_is_open_and_what_is_overdue_is_counted() -> None:
    """A promise is overdue the day after its day; a mark settles it."""
    promise: dict[str, Response] = {
        "shop/promise/1": Answer("yes"),
        "shop/promise/1/what": Answer("Call back"),
        "shop/promise/1/by": Answer("2031-06-01"),
    }
    audits = engagement("Acme", ("Ada", 1, promise)).audits
    found = follow_ups_of(audits, [])
    days = [each.by for each in found if each.by]
    assert "2031-06-01" in days
    early, late = date(2000, 1, 1), date(9000, 1, 1)
    assert promised_in(found, early) == Promised(open=len(found), overdue=0)
    assert promised_in(found, late) == Promised(open=len(found), overdue=len(days))
    kept = Mark(follow_up=found[0].id, state=FollowUpState.KEPT, day="2031-06-01", at=AT)
    assert promised_in(follow_ups_of(audits, [kept]), early).open == len(found) - 1
