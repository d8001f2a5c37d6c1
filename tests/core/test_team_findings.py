"""What leaders side by side have to talk about: opposite feelings, blind spots, what was missed, where to begin."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.audit import Seal, digest_of_predictions
from cx_audit.core.blind_spots import Sight
from cx_audit.core.choices import BAD, YES, GivenBack, Grade, Outcome
from cx_audit.core.disagreement import Said, SaidAs
from cx_audit.core.feelings import Direction
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, Prediction
from cx_audit.core.result import result_of, scores_to_save
from cx_audit.core.unexpected import thanked_text

from .samples import CHECKLIST, NOON, PHONE, SHOP, down, felt, up
from .strategies import scores
from .team_samples import Replies, leaders, predicted, scored, side_by_side, walk_of

MISSED = Answer(Outcome.MISSED)
MOMENTS: Replies = {
    "shop/moment/1": Answer(Direction.DOWN),
    "shop/moment/1/what": Answer("the door was locked"),
    "shop/moment/1/feeling": Answer(down(10)),
    "shop/moment/2": Answer(Direction.UP),
    "shop/moment/2/what": Answer("somebody laughed"),
    "shop/moment/2/feeling": Answer(up(2)),
    "shop/moment/3": Answer(Direction.UP),
    "shop/moment/3/what": Answer("they ran after me"),
    "shop/moment/3/feeling": Answer(up(9)),
}


def test_opposite_feelings_are_items_with_both_sides() -> None:
    """One up, two down: each leader's word and strength, the strongest first, and the number of them all."""
    walked = side_by_side(
        walk_of("Ann", {"shop/feeling": Answer(felt("respected", 3)), "phone/feeling": Answer(down(4))}),
        walk_of("Bob", {"shop/feeling": Answer(felt("ignored", 2)), "phone/feeling": Answer(down(1))}, day=1),
        walk_of("Cid", {"shop/feeling": Answer(felt("stupid", 9)), "phone/feeling": Answer(down(8))}, day=2),
    )
    (opposite,) = walked.opposites
    assert (opposite.touchpoint_id, opposite.count, opposite.apart) == ("shop", 3, 12)
    assert [(voice.letter, voice.felt.word) for voice in opposite.up] == [("A", "respected")]
    assert [(voice.letter, voice.felt.word) for voice in opposite.down] == [("C", "stupid"), ("B", "ignored")]


@given(st.lists(st.tuples(scores, scores), min_size=1, max_size=6))
def test_a_touchpoint_is_opposite_exactly_when_feelings_differ_in_direction(felt_at: list[tuple[int, int]]) -> None:
    """No side is left out and none is invented; whoever walked has a voice; the widest apart comes first."""
    walked = side_by_side(*leaders([shop for shop, _ in felt_at], [phone for _, phone in felt_at]))
    found = {each.touchpoint_id: each for each in walked.opposites}
    for place, touchpoint in enumerate(("shop", "phone")):
        signs = [pair[place] > 0 for pair in felt_at]
        assert (touchpoint in found) is (any(signs) and not all(signs))
        if touchpoint in found:
            assert (len(found[touchpoint].up), len(found[touchpoint].down)) == (sum(signs), len(signs) - sum(signs))
    assert [each.apart for each in walked.opposites] == sorted((each.apart for each in walked.opposites), reverse=True)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"shop/quote/1": Answer("Next."), "shop/worked-out": Answer("I left")}, Said(kind=SaidAs.QUOTE, text="Next.")),
        ({"shop/worked-out": Answer("I left")}, Said(kind=SaidAs.WORKED_OUT, text="I left")),
        (MOMENTS, Said(kind=SaidAs.MOMENT, text="they ran after me")),
        ({}, None),
        (
            {"shop/card": Answer(NO_WAY_THROUGH), "shop/worked-out": Answer("The door was shut")},
            Said(kind=SaidAs.WORKED_OUT, text="The door was shut"),
        ),
    ],
)
def test_words_come_from_the_audit_or_not_at_all(more: Replies, said: Said | None) -> None:
    """A quote, else how it worked out, else a moment that points the same way; nothing is made up."""
    walked = side_by_side(
        walk_of("Ann", {"shop/feeling": Answer(up(3)), **more}),
        walk_of("Bob", {"shop/feeling": Answer(down(3))}, day=1),
    )
    (opposite,) = walked.opposites
    assert opposite.up[0].said == said
    assert opposite.down[0].said is None


def test_a_quote_that_a_later_answer_hid_is_not_shown() -> None:
    """Whoever did not get through heard nothing, whatever was answered before."""
    blocked = walk_of("Ann", {"shop/feeling": Answer(up(3)), "shop/card": Answer(NO_WAY_THROUGH)})
    hidden = replace(blocked, responses={**blocked.responses, "shop/quote/1": Answer("Next.")})
    walked = side_by_side(hidden, walk_of("Bob", {"shop/feeling": Answer(down(3))}, day=1))
    assert walked.opposites[0].up[0].said is None


def test_predictions_for_each_and_together() -> None:
    """Each leader's foresight, and each touchpoint: how many predicted built and came away eroded, and the mean gap."""
    walked = side_by_side(
        walk_of("Ann", scored("shop", -5) | scored("phone", 6) | predicted("shop", 4, 90) | predicted("phone", 1, 70)),
        walk_of(
            "Bob", scored("shop", -2) | scored("phone", 2) | predicted("shop", 3, 60) | predicted("phone", -3), day=1
        ),
        walk_of("Cid", scored("shop", 9) | scored("phone", -1) | predicted("shop", -6) | predicted("phone", -1), day=2),
    )
    shop, phone = walked.sight.touchpoints
    assert [each.gap.gap for each in shop.gaps] == [9, 5, -15]
    assert (shop.count, shop.built_predicted_and_eroded, shop.blind_spots, shop.hidden_strengths) == (3, 2, 2, 1)
    assert (shop.range, shop.mean_gap) == ((-15, 9), None)
    assert [each.gap.sight for each in phone.gaps] == [Sight.HIDDEN_STRENGTH, Sight.HIDDEN_STRENGTH, Sight.SEEN]
    ann = walked.sight.leaders[0].foresight
    assert ann is not None
    assert (ann.optimism, ann.mean_distance, ann.right_side, ann.count, ann.mean_certainty) == (2, 7, 1, 2, 80)
    assert walked.sight.together is None


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6])
def test_no_mean_over_fewer_than_five_leaders(count: int) -> None:
    """Below five there are dots, the range and k of n; from five on the means of the gaps."""
    shops, phones = (-5, -2, 9, 4, -8, 3)[:count], (6, 2, -1, 1, 5, -4)[:count]
    audits = [
        walk_of(f"L{day}", scored("shop", shop) | scored("phone", phone) | predicted("shop", 3), day=day)
        for day, (shop, phone) in enumerate(zip(shops, phones, strict=True))
    ]
    sight = side_by_side(*audits).sight
    gaps = [3 - shop for shop in shops]
    (shop,) = [each for each in sight.touchpoints if each.touchpoint_id == "shop"]
    assert shop.range == ((min(gaps), max(gaps)) if count > 1 else None)
    assert shop.mean_gap == (Fraction(sum(gaps), count) if count >= 5 else None)
    assert (sight.together is not None) is (count >= 5)


def test_the_widest_gaps_fall_into_two_parts() -> None:
    """The widest three, whichever way; each is surprise and rose tint together."""
    walked = side_by_side(
        walk_of("Ann", scored("shop", -5) | scored("phone", 6) | predicted("shop", 4) | predicted("phone", 1)),
        walk_of("Bob", scored("shop", 9) | scored("phone", 1) | predicted("shop", -6) | predicted("phone", 1), day=1),
    )
    widest = walked.sight.widest
    assert [(each.letter, each.gap.gap) for each in widest] == [("B", -15), ("A", 9), ("A", -5)]
    assert all(sum(each.gap.parts) == each.gap.gap for each in widest)


def test_one_leader_is_compared_with_nobody() -> None:
    """One leader has gaps of their own, no mean gap and nothing together."""
    walked = side_by_side(*leaders(shop=(5,), phone=(-5,)))
    assert walked.sight.together is None
    assert {each.mean_gap for each in walked.sight.touchpoints} == {None}
    assert walked.opposites == ()


def test_predictions_that_were_changed_after_the_sealing_are_told() -> None:
    """A seal that does not fit is noticed for the leader whose it is."""
    ann, bob, cid = leaders(shop=(5, 5, 5), phone=(1, 1, 1))
    whole = replace(bob, seal=Seal(at=NOON, digest=digest_of_predictions(bob.predictions, NOON)))
    better = {**cid.responses, "predictions/shop": Answer(Prediction(score=9, certain=1))}
    changed = replace(cid, seal=whole.seal, responses=better)
    assert [each.sealed for each in side_by_side(ann, whole, changed).sight.leaders] == [True, True, False]


def test_a_leader_without_a_prediction_has_no_gap_there() -> None:
    """A touchpoint that came after the sealing has no prediction, and others keep theirs."""
    ann, bob = leaders(shop=(5, 5), phone=(1, 1))
    without = replace(bob, responses={k: v for k, v in bob.responses.items() if k != "predictions/shop"})
    walked = side_by_side(ann, without)
    assert [(each.touchpoint_id, each.count) for each in walked.sight.touchpoints] == [("shop", 1), ("phone", 2)]
    assert walked.sight.touchpoints[0].mean_gap is None


def missed_walks() -> list[Replies]:
    """Three leaders: two are not seen, one of them is processed too, one gets less than was paid for."""
    return [
        {"shop/basic/seen": MISSED, "shop/pair/welcome": Answer(BAD), "shop/departments": Answer(("counter",))},
        {"shop/basic/seen": Answer(Outcome.PARTLY), "phone/basic/person": MISSED},
        {"shop/value": Answer(GivenBack.LESS), "shop/departments": Answer(("kitchen", "counter"))},
    ]


def test_what_was_missed_by_department() -> None:
    """For each department k of n leaders who met it, what and where; what has no department comes last."""
    walked = side_by_side(*(walk_of(f"L{day}", each, day=day) for day, each in enumerate(missed_walks())))
    counter, kitchen, rest = walked.departments
    assert (counter.name, counter.letters, counter.walks, counter.met_by) == ("counter", ("A",), 3, ("A", "C"))
    assert [(each.key, each.letters, each.walked) for each in counter.missed] == [
        ("shop/basic/seen", ("A",), 3),
        ("shop/pair/welcome", ("A",), 3),
    ]
    assert (kitchen.name, kitchen.letters, kitchen.met_by) == ("kitchen", ("C",), ("C",))
    assert [each.key for each in kitchen.missed] == ["shop/value"]
    assert (rest.name, rest.letters, [each.key for each in rest.missed]) == ("", ("B",), ["phone/basic/person"])
    (named,) = walked.named_only
    assert (named.name, [(each.key, each.letters, each.cost) for each in named.missed]) == (
        "counter",
        [("shop/basic/seen", ("B",), 5)],
    )


def test_a_department_that_nobody_met_is_not_blamed() -> None:
    """Of two that the checklist names, whoever met one of them counts for that one; whoever met none, for neither."""
    seen = replace(SHOP.basics[0], departments=("counter", "service"))
    shop = replace(SHOP, basics=(seen, *SHOP.basics[1:]), pairs=(), departments=("counter", "service"))
    checklist = replace(CHECKLIST, touchpoints=(shop, PHONE))
    met = (("counter",), (), ("counter", "service"), ())
    walked = side_by_side(
        *(
            walk_of(
                f"L{day}", {"shop/basic/seen": MISSED, "shop/departments": Answer(each)}, day=day, checklist=checklist
            )
            for day, each in enumerate(met)
        )
    )
    assert [(each.name, each.letters) for each in walked.departments] == [("counter", ("A", "C")), ("service", ("C",))]
    assert [[(one.letters, one.costs) for one in each.missed] for each in walked.departments] == [
        [(("A", "C"), (8, 8))],
        [(("C",), (8,))],
    ]
    assert [(each.name, [one.letters for one in each.missed]) for each in walked.named_only] == [
        ("counter", [("B", "D")]),
        ("service", [("B", "D")]),
    ]


def test_whom_leaders_thank() -> None:
    """Every extra that was valued, with a name or without, and more given back; not what nobody was glad of."""
    towel: Replies = {
        "shop/extra/1": Answer(YES),
        "shop/extra/1/what": Answer("a free towel"),
        "shop/extra/1/grade": Answer(Grade.GLAD),
    }
    emil = {**towel, "shop/extra/1/what": Answer("carried it"), "shop/extra/1/who": Answer("Emil")}
    nothing = {**towel, "shop/extra/1/grade": Answer(Grade.NOT_VALUED)}
    more = {"shop/value": Answer(GivenBack.MORE), "shop/value/grade": Answer(Grade.NICE)}
    walked = side_by_side(walk_of("Ann", towel | more), walk_of("Bob", emil, day=1), walk_of("Cid", nothing, day=2))
    (shop,) = walked.thanks
    assert [(each.letter, thanked_text(each.extra), each.extra.grade) for each in shop.thanks] == [
        ("B", "Emil: carried it", Grade.GLAD),
        ("A", "more given back than was paid for", Grade.NICE),
        ("A", "a free towel", Grade.GLAD),
    ]


def test_whose_saved_scores_differ() -> None:
    """Answers that were changed after the end are noticed for the leader whose they are."""
    ann, bob = leaders(shop=(5, 5), phone=(1, 1))
    kept = replace(ann, saved_scores=scores_to_save(result_of(ann)))
    changed = replace(bob, saved_scores=scores_to_save(result_of(walk_of("Bob", scored("shop", 9)))))
    assert side_by_side(kept, changed).differing == ("B",)


def test_what_most_leaders_missed_comes_before_what_cost_most() -> None:
    """Two leaders who got a basic only in part stand before one who missed the critical one."""
    partly = {"shop/basic/price": Answer(Outcome.PARTLY)}
    walked = side_by_side(
        walk_of("Ann", partly), walk_of("Bob", partly, day=1), walk_of("Cid", {"shop/basic/seen": MISSED}, day=2)
    )
    (shop,) = [each for each in walked.priorities if each.touchpoint.id == "shop"]
    assert [(each.key, each.cost) for each in shop.fixes] == [("shop/basic/price", 4), ("shop/basic/seen", 8)]


def test_a_department_is_not_met_by_whoever_did_not_get_through() -> None:
    """An answer that a later one hides says nothing about departments."""
    ann = walk_of("Ann", {"shop/card": Answer(NO_WAY_THROUGH)})
    hidden = replace(ann, responses={**ann.responses, "shop/departments": Answer(("kitchen",))})
    assert "kitchen" not in [each.name for each in side_by_side(hidden).departments]


def test_a_department_that_was_only_met_stands_beside_the_others() -> None:
    """Met without anything missed is told as well; however the name is spelled, it is one department."""
    shouted = replace(
        CHECKLIST,
        version="2",
        touchpoints=(replace(SHOP, departments=("COUNTER",), basics=SHOP.basics[1:], pairs=()), PHONE),
    )
    walked = side_by_side(
        walk_of("Ann", {"shop/departments": Answer(("counter",))}),
        walk_of("Bob", {"shop/departments": Answer(("COUNTER",))}, day=1, checklist=shouted),
    )
    (counter,) = walked.departments
    assert (counter.missed, counter.letters, counter.met_by) == ((), (), ("A", "B"))


def test_priorities_have_the_fixes_that_most_leaders_missed() -> None:
    """The touchpoint in most need first; basics before extras; what most leaders missed comes first."""
    walked = side_by_side(*(walk_of(f"L{day}", each, day=day) for day, each in enumerate(missed_walks())))
    shop, phone = walked.priorities
    trusts = [each.trust_of(letter) or 0 for each in walked.touchpoints[:1] for letter in "ABC"]
    assert shop.touchpoint.id == "shop"
    assert (shop.needs, shop.leaders, shop.mean_need) == (sum(7 - t for t in trusts), 3, Fraction(shop.needs, 3))
    assert [each.entry.fix for each in shop.fixes] == ["Look up.", "Look up and greet.", "Give a little more."]
    assert shop.acts == ()
    assert [each.entry.fix for each in phone.fixes] == ["Answer."]


def test_acts_are_suggested_only_where_nothing_was_missed() -> None:
    """Contented leaders get ideas of our own; not where somebody missed something or could not get through."""
    contented = side_by_side(*leaders(shop=(-1, -1), phone=(9, 9)))
    (shop,) = contented.priorities
    assert (shop.touchpoint.id, shop.fixes, shop.acts) == ("shop", (), SHOP.extras.acts)
    locked = replace(CHECKLIST, touchpoints=(replace(SHOP, basics=()), PHONE))
    blocked = walk_of("Bob", {"shop/card": Answer(NO_WAY_THROUGH)}, day=1, checklist=locked)
    walked = side_by_side(walk_of("Ann", {}, checklist=locked), blocked)
    shop = next(each for each in walked.priorities if each.touchpoint.id == "shop")
    assert (shop.fixes, shop.acts) == ((), ())


def test_fewer_walks_do_not_make_a_need_smaller() -> None:
    """A touchpoint that one of three leaders walked is placed by the mean, not by the sum."""
    longer = replace(CHECKLIST, version="2", touchpoints=(SHOP, PHONE, replace(PHONE, id="door", title="The door")))
    walked = side_by_side(
        *leaders(shop=(-1, -1), phone=(-1, -1)),
        walk_of("Cid", scored("door", -9), day=9, checklist=longer),
    )
    first = walked.priorities[0]
    assert (first.touchpoint.id, first.mean_need) == ("door", 16)


def test_the_problem_comes_first_among_equals() -> None:
    """At the same need, the touchpoint that the checklist puts first among equals comes first."""
    walked = side_by_side(*leaders(shop=(-3, -5), phone=(-5, -3)))
    assert [each.touchpoint.id for each in walked.priorities] == ["phone", "shop"]


@given(st.lists(st.tuples(scores, scores), min_size=1, max_size=5), st.permutations(range(5)))
def test_the_order_of_walks_changes_no_finding(trusts: list[tuple[int, int]], order: list[int]) -> None:
    """Letters follow the day of a walk, so files in another order give the same team."""
    audits = leaders([shop for shop, _ in trusts], [phone for _, phone in trusts])
    shuffled = [audits[place] for place in order if place < len(audits)]
    one, other = side_by_side(*audits), side_by_side(*shuffled)
    assert one == other
    assert [walk.result for walk in one.walks] == [result_of(audit) for audit in audits]
