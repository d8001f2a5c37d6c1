"""Blind spots and hidden strengths: predictions against what was experienced."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.core.blind_spots import Gap, Sight, foresight_of, gaps_of
from cx_audit.core.questions import Answer, Prediction
from cx_audit.core.result import result_of

from .samples import finished_audit, new_audit, up, walked
from .strategies import scores


def gap_between(predicted: int, trust: int, *, felt: int | None = None, certain: int = 50) -> Gap:
    """The gap of a made-up touchpoint."""
    return Gap(
        touchpoint_id="made-up",
        title="Made up",
        predicted=predicted,
        certain=certain,
        felt=trust if felt is None else felt,
        trust=trust,
    )


@pytest.mark.parametrize(
    ("predicted", "trust", "sight", "right_side"),
    [
        (4, -1, Sight.BLIND_SPOT, False),
        (1, -1, Sight.BLIND_SPOT, False),
        (10, 6, Sight.BLIND_SPOT, True),
        (10, 7, Sight.SEEN, True),
        (-1, -5, Sight.BLIND_SPOT, True),
        (-1, -4, Sight.SEEN, True),
        (-2, 2, Sight.HIDDEN_STRENGTH, False),
        (-1, 2, Sight.SEEN, False),
        (-9, -5, Sight.HIDDEN_STRENGTH, True),
        (-9, -6, Sight.SEEN, True),
        (1, 5, Sight.HIDDEN_STRENGTH, True),
        (4, 4, Sight.SEEN, True),
    ],
)
def test_what_a_leader_saw(predicted: int, trust: int, sight: Sight, right_side: bool) -> None:
    """Built predicted and eroded experienced, or four points above, is blind; four points below is hidden strength."""
    gap = gap_between(predicted, trust)
    assert (gap.gap, gap.sight, gap.right_side) == (predicted - trust, sight, right_side)


@given(scores, scores, scores)
def test_a_gap_falls_into_surprise_and_rose_tint(predicted: int, felt: int, trust: int) -> None:
    """The two parts of a gap add up to it, and no gap is both kinds of wrong."""
    gap = gap_between(predicted, trust, felt=felt)
    assert sum(gap.parts) == gap.gap == predicted - trust
    assert gap.parts == (predicted - felt, felt - trust)
    if predicted > 0 > trust:
        assert gap.sight is Sight.BLIND_SPOT


def test_the_gaps_of_a_walk_stand_beside_its_scores() -> None:
    """Each touchpoint with a prediction and a score has its gap, in the order of the walk."""
    walk = walked({"predictions/shop": Answer(Prediction(score=8, certain=90)), "shop/feeling": Answer(up(6))})
    shop, phone = gaps_of(result_of(finished_audit(walk)).touchpoints)
    assert (shop.touchpoint_id, shop.title, shop.predicted, shop.certain) == ("shop", "The shop", 8, 90)
    assert (shop.felt, shop.trust, shop.gap, shop.parts) == (6, -1, 9, (2, 7))
    assert (phone.touchpoint_id, phone.predicted, phone.trust) == ("phone", 4, -1)


def test_touchpoints_without_a_prediction_or_a_score_have_no_gap() -> None:
    """A missing prediction and a range are both left out."""
    whole = walked().responses
    missing = ("predictions/shop", "phone/basic/person")
    rest = {key: response for key, response in whole.items() if key not in missing}
    assert gaps_of(result_of(replace(new_audit(), responses=rest)).touchpoints) == ()


def test_the_foresight_of_a_leader() -> None:
    """Mean gap, mean distance, right side k of n, and mean certainty."""
    gaps = [gap_between(6, -4, certain=90), gap_between(-3, 4, certain=40), gap_between(2, 1, certain=20)]
    found = foresight_of(gaps)
    assert found is not None
    assert (found.optimism, found.mean_distance) == (Fraction(4, 3), Fraction(18, 3))
    assert (found.right_side, found.count, found.mean_certainty) == (1, 3, Fraction(50))


def test_no_gaps_no_foresight() -> None:
    """Without a single gap nothing is said."""
    assert foresight_of([]) is None


@given(st.lists(st.builds(gap_between, scores, scores), min_size=1))
def test_optimism_never_exceeds_the_mean_distance(gaps: list[Gap]) -> None:
    """The mean gap lies within plus and minus the mean distance, and the right side within the count."""
    found = foresight_of(gaps)
    assert found is not None
    assert abs(found.optimism) <= found.mean_distance
    assert 0 <= found.right_side <= found.count == len(gaps)
