"""One round's leaders: who is there, who is missing, and on which checklist they walked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

import pytest

from cx_audit.core.attendance import Expected, Person
from cx_audit.core.attendance_words import senior_text
from cx_audit.core.checklist import Basic, Checklist, Touchpoint
from cx_audit.core.engagement import RoundWalked
from cx_audit.core.responses import value_of
from cx_audit.core.team import OtherChecklist, Team, team_of
from cx_audit.core.versions import versions_of

from .samples import CHECKLIST, PHONE, SHOP
from .team_samples import engagement, leaders, scored, side_by_side, team, walk_of, with_version

DOOR = replace(PHONE, id="door", title="The door")
LONGER_PHONE = replace(PHONE, basics=(*PHONE.basics, Basic(id="thanks", ask="Thanked?", name="thanks")))
OTHER = replace(CHECKLIST, id="another", title="Another one")


def names(people: Iterable[Person]) -> list[str]:
    """The names of people."""
    return [person.name for person in people]


def test_who_has_walked_and_who_is_walking() -> None:
    """Finished, under way, under way once more, known from another round: each is told apart, no open score shown."""
    found = team(
        walk_of("Ann", scored("shop", 5)),
        walk_of("Ann", scored("shop", 9), day=1, until="after/again"),
        walk_of("Bob", scored("shop", 5), day=2, until="phone/card"),
        walk_of("Cid", {}, day=3, number=2),
        walk_of("Dee", {}, day=4),
    )
    attendance = found.attendance
    assert names(attendance.walked) == ["Ann", "Dee"]
    assert names(attendance.walking) == ["Bob"]
    assert names(attendance.again) == ["Ann"]
    assert attendance.waiting == ()
    assert found.walked is not None
    assert [walk.leader for walk in found.walked.walks] == ["Ann", "Dee"]
    assert [each.trust_of("A") for each in found.walked.touchpoints] == [5, -1]


def test_leaders_of_earlier_rounds_are_expected() -> None:
    """Without a roster, whoever began a walk up to this round is expected; nobody from a later round is."""
    audits = [walk_of("Ann", {}), walk_of("Bob", {}, day=1), walk_of("Ann", {}, day=2, number=2)]
    assert names(team(*audits, number=2).attendance.waiting) == ["Bob"]
    later = walk_of("Cid", {}, day=3, number=3)
    assert names(team(*audits, later, number=2).attendance.waiting) == ["Bob"]


@pytest.mark.parametrize(
    ("expected", "sentence"),
    [
        ([Expected(leader="Ann")], ""),
        ([Expected(leader="ann ", seniority=1), Expected(leader="Bob", seniority=2)], "has walked"),
        ([Expected(leader="Ann", seniority=2), Expected(leader="Bob", seniority=1)], "is still walking: care starts"),
        ([Expected(leader="Ann", seniority=2), Expected(leader="Eve", seniority=1)], "has not walked this round yet"),
        ([Expected(leader="Eve", seniority=1), Expected(leader="Ann", seniority=1)], "1 of the 2 most senior has not"),
        ([Expected(leader="Eve", seniority=1), Expected(leader="Bob", seniority=1)], "2 of the 2 most senior have not"),
        ([Expected(leader="Ann", seniority=1), Expected(leader="Dee", seniority=1)], "leaders have walked"),
    ],
)
def test_until_the_most_senior_has_walked_it_is_said(expected: list[Expected], sentence: str) -> None:
    """The smaller the number the more senior; nothing is said where nobody's seniority is known."""
    audits = (walk_of("Ann", {}), walk_of("Bob", {}, day=1, until="shop/card"), walk_of("Dee", {}, day=2))
    found = team_of(engagement(*audits), 1, CHECKLIST.id, expected=expected).attendance
    said = senior_text(found)
    assert (sentence in said) if sentence else not said
    assert ("care starts at the top" in said) is bool(found.senior_not_walked)


def test_whoever_is_expected_and_never_began_has_no_letter() -> None:
    """A person of the roster who has no audit is waiting, by name only."""
    expected = [Expected(leader="Zoe"), Expected(leader="Ann")]
    (waiting,) = team_of(engagement(walk_of("Ann", {})), 1, CHECKLIST.id, expected=expected).attendance.waiting
    assert (waiting.name, waiting.letter) == ("Zoe", "")


def test_the_same_checklist_under_another_number_differs_in_nothing() -> None:
    """What means the same is the same; nothing is marked."""
    again = walk_of("Bob", {}, day=1, checklist=with_version(CHECKLIST, "2"))
    walked = side_by_side(walk_of("Ann", {}), again)
    assert walked.versions.others == ()
    assert walked.versions.letters == ("A", "B")
    assert walked.versions.unlike == frozenset()
    assert walked.net_trusts.alike


def test_what_differs_between_versions_is_marked() -> None:
    """A touchpoint with another basic is unlike, its dots stay, and net trust does not compare in full."""
    longer = replace(CHECKLIST, version="2", touchpoints=(SHOP, LONGER_PHONE))
    walked = side_by_side(*leaders(shop=(5, 5, 5, 5), phone=(4, 4, 4, 4)), walk_of("Eve", {}, day=9, checklist=longer))
    shop, phone = walked.touchpoints
    assert (shop.spread.alike, shop.spread.closeness is None) == (True, False)
    assert (phone.spread.alike, phone.spread.closeness, phone.spread.count) == (False, None, 5)
    (other,) = walked.versions.others
    assert (other.version, other.letters) == ("2", ("E",))
    assert "“The phone” has other scored questions" in other.comparison.reason
    assert not walked.net_trusts.alike


def test_a_touchpoint_that_a_version_lacks_is_an_empty_cell() -> None:
    """A leader whose checklist has no such touchpoint has no dot there, and the others keep theirs."""
    longer = replace(CHECKLIST, version="2", touchpoints=(SHOP, PHONE, DOOR))
    walked = side_by_side(
        walk_of("Ann", scored("shop", 3)),
        walk_of("Bob", scored("shop", -3) | scored("door", 6), day=1, checklist=longer),
    )
    assert [each.touchpoint.id for each in walked.touchpoints] == ["shop", "phone", "door"]
    door = walked.touchpoints[2]
    assert (door.trust_of("A"), door.trust_of("B"), door.spread.alike) == (None, 6, True)
    assert not walked.net_trusts.alike


def test_the_version_that_most_walked_gives_the_titles() -> None:
    """Most leaders decide, and among equals the later walk."""
    newer = replace(CHECKLIST, version="2", touchpoints=(replace(SHOP, title="The store"), PHONE))
    two_and_one = (walk_of("Ann", {}), walk_of("Bob", {}, day=1), walk_of("Cid", {}, day=2, checklist=newer))
    assert side_by_side(*two_and_one).touchpoints[0].touchpoint.title == "The shop"
    one_and_one = (walk_of("Ann", {}), walk_of("Cid", {}, day=2, checklist=newer))
    assert side_by_side(*one_and_one).touchpoints[0].touchpoint.title == "The store"
    empty = RoundWalked(number=1, checklist_id="made-up", walks=(), open=(), superseded=())
    with pytest.raises(ValueError, match="no checklist"):
        versions_of(empty.walks)


def test_an_unlike_touchpoint_between_two_other_versions() -> None:
    """Versions are compared with each other too, not only with the one that most walked."""

    def version(number: str, door: Touchpoint) -> Checklist:
        return replace(CHECKLIST, version=number, touchpoints=(SHOP, door))

    longer_door = replace(LONGER_PHONE, id="door", title="The door")
    walked = side_by_side(
        walk_of("Ann", {}),
        walk_of("Bob", {}, day=1),
        walk_of("Cid", {}, day=2, checklist=version("2", DOOR)),
        walk_of("Dee", {}, day=3, checklist=version("3", longer_door)),
    )
    assert walked.versions.unlike == {"door"}


def test_superseded_walks_and_other_checklists_are_named() -> None:
    """What is not in the figures is said: walks that were finished again, and other checklists of the round."""
    found = team(
        walk_of("Ann", {}),
        walk_of("Ann", {}, day=1),
        walk_of("Bob", {}, day=2, checklist=OTHER),
        walk_of("Cid", {}, day=3, checklist=OTHER, until="shop/card"),
    )
    assert found.superseded == ("A",)
    assert found.other_checklists == (OtherChecklist(id="another", title="Another one", finished=1, open=1),)


def test_a_round_that_is_only_under_way_has_a_title_and_no_score() -> None:
    """An open walk lends its title and nothing else."""
    found: Team = team(walk_of("Ann", scored("shop", 5), until="after/again"))
    assert (found.walked, found.title) == (None, CHECKLIST.title)
    assert names(found.attendance.walking) == ["Ann"]


def test_a_finished_walk_that_lacks_an_answer_has_no_score_there() -> None:
    """An audit may have been changed by another program: what cannot be scored is left empty and named."""
    whole = walk_of("Bob", scored("shop", 4), day=1)
    assert value_of(whole.responses, "shop/basic/seen") is not None
    holed = replace(whole, responses={k: v for k, v in whole.responses.items() if k != "shop/basic/seen"})
    walked = side_by_side(walk_of("Ann", scored("shop", 5)), holed)
    shop, phone = walked.touchpoints
    assert (shop.trust_of("A"), shop.trust_of("B"), phone.spread.count) == (5, None, 2)
    assert walked.unsettled == (("B", "The shop"),)
    assert list(walked.net_trusts.by_letter) == ["A"]


def test_volumes_weigh_only_where_every_touchpoint_has_one() -> None:
    """A need times customers does not compare to one without, so a volume alone changes nothing."""
    audits = engagement(*leaders(shop=(-5, -5), phone=(-2, -2)))

    def order(yearly: dict[str, Fraction]) -> tuple[list[str], bool]:
        walked = team_of(audits, 1, CHECKLIST.id, yearly=yearly).walked
        assert walked is not None
        return [each.touchpoint.id for each in walked.priorities], walked.by_volume

    assert order({}) == (["shop", "phone"], False)
    assert order({"phone": Fraction(9000)}) == (["shop", "phone"], False)
    assert order({"phone": Fraction(9000), "shop": Fraction(10)}) == (["phone", "shop"], True)
    assert order({"phone": Fraction(0), "shop": Fraction(10)}) == (["shop"], True)


def test_answers_of_the_samples_come_to_their_scores() -> None:
    """The samples above say what they are said to: each score from -10 to +10."""
    for trust in (*range(-10, 0), *range(1, 11)):
        (shop, _) = side_by_side(walk_of("Ann", scored("shop", trust))).touchpoints
        assert shop.trust_of("A") == trust
