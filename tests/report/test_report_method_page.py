"""The method on one page: whoever counts by its words alone comes to the scores that the report shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations_with_replacement, product

import pytest

from cx_audit.core.choices import Grade, Outcome
from cx_audit.core.scoring import (
    COST_OF_BAD_POLE,
    COST_OF_LESS,
    Evidence,
    cost_of_basic,
    level_of_net_trust,
    level_of_trust,
    score,
)
from cx_audit.core.words import DESIGN_CHOICES
from cx_audit.report.report_view import report_of

from .materials import one_material, team_material
from .test_report_view import chapter, texts_in

Basic = tuple[str, str]
"""How a basic turned out: normal or critical, partly or missed."""


@cache
def page() -> str:
    """All that the page says, its minus signs as Python reads them."""
    return " ".join(texts_in(chapter(report_of(team_material()), "method"))).replace("−", "-")


def numbers(pattern: str) -> tuple[int, ...]:
    """The numbers of the one place of the page that reads like this; # stands for a number."""
    [found] = re.findall(re.escape(pattern).replace(r"\#", r"([+-]?\d+)"), page())
    return tuple(int(each) for each in ((found,) if isinstance(found, str) else found))


def felt(feeling: int, moments: Sequence[int]) -> int:
    """The felt score in the words of the page."""
    assert "halfway between the closing feeling and the most intense feeling of the visit" in page()
    assert "rounded down; of two equally intense ones, the one below zero counts" in page()
    [instead] = numbers("There is no 0: it becomes #.")
    strongest = max(abs(each) for each in (*moments, feeling))
    peak = -strongest if -strongest in (*moments, feeling) else strongest
    halfway = (peak + feeling - (peak + feeling) % 2) // 2
    return halfway if halfway else instead


def cost(basic: Basic) -> int:
    """What a basic costs in the words of the page."""
    named = [(kind, how) for kind in ("normal", "critical") for how in ("partly", "missed")]
    told = numbers("a basic met only partly #, missed #; a critical one partly #, missed #.")
    return dict(zip(named, told, strict=True))[basic]


def ceiling(unmet: Sequence[int], grades: Sequence[str]) -> int:
    """The ceiling in the words of the page, from costs and from nice, glad and tell."""
    if unmet:
        step, lowest = numbers(
            "minus the largest cost, and # lower for each further one that was not met, not below #."
        )
        return max(lowest, -max(unmet) - step * (len(unmet) - 1))
    if not grades:
        [contented] = numbers("where everything was met: #.")
        return contented
    points = dict(zip(("nice", "glad", "tell"), numbers("nice #, glad #, I'd tell someone #;"), strict=True))
    step, highest = numbers("the highest of them, and # more for each further one, not above #.")
    return min(highest, max(points[each] for each in grades) + step * (len(grades) - 1))


MISSED, CRITICAL, PARTLY = ("normal", "missed"), ("critical", "missed"), ("normal", "partly")


@pytest.mark.parametrize(
    ("feeling", "moments", "unmet", "grades", "scores"),
    [
        pytest.param(-3, (), [MISSED], [], (-3, -5, -5), id="website"),
        pytest.param(4, (4, -6), [], [], (-1, -1, -1), id="call"),
        pytest.param(5, (), [], [], (5, -1, -1), id="buy"),
        pytest.param(8, (-6,), [], ["tell"], (8, 10, 8), id="problem"),
        pytest.param(9, (), [], ["glad"], (9, 7, 7), id="leader"),
        pytest.param(7, (), [CRITICAL, PARTLY], ["glad"], (7, -9, -9), id="rosy"),
    ],
)
def test_the_examples_of_the_method_come_out_by_the_words_of_the_page(
    feeling: int, moments: tuple[int, ...], unmet: list[Basic], grades: list[str], scores: tuple[int, int, int]
) -> None:
    """Felt score, ceiling and trust score of all six."""
    assert "Trust score: the lower of felt score and ceiling." in page()
    found = felt(feeling, moments), ceiling([cost(each) for each in unmet], grades)
    assert (*found, min(found)) == scores


def test_the_words_and_the_scores_are_the_same_for_any_answers() -> None:
    """Every pair of closing feeling and moment, and every three outcomes with every two extras."""
    feelings = [each for each in range(-10, 11) if each]
    for feeling, moment in product(feelings, feelings):
        assert felt(feeling, [moment]) == score(Evidence(feeling=feeling, moments=(moment,))).felt
    outcomes = {
        ("normal", "met"): 0,
        **{each: cost(each) for each in (MISSED, CRITICAL, PARTLY, ("critical", "partly"))},
    }
    for (kind, how), points in outcomes.items():
        assert cost_of_basic(Outcome(how), critical=kind == "critical") == points
    for three in combinations_with_replacement(outcomes.values(), 3):
        for grades in ([], *([each] for each in Grade), *combinations_with_replacement(Grade, 2)):
            valued = [str(each) for each in grades if each is not Grade.NOT_VALUED]
            evidence = Evidence(feeling=5, costs=three, grades=tuple(grades))
            assert ceiling([each for each in three if each], valued) == score(evidence).ceiling


def test_a_bad_pole_and_less_given_back_cost_what_the_page_says() -> None:
    """The cost of a missed basic that is not critical."""
    assert "The bad side of a pair, or less given back than was paid for, counts as a missed basic" in page()
    assert numbers("counts as a missed basic: #.") == (cost(MISSED),) == (COST_OF_BAD_POLE,) == (COST_OF_LESS,)


def test_the_levels_are_those_of_the_page() -> None:
    """Of every trust score, and of every whole net trust, with and without a touchpoint that eroded."""
    limits = numbers("# to # eroding, # to # at risk (commodity), # to # building, # to # remarkable.")
    levels = ("eroding", "at risk", "building", "remarkable")
    for level, low, high in zip(levels, limits[::2], limits[1::2], strict=True):
        assert {str(level_of_trust(each)) for each in range(low, high + 1) if each} == {level}
    eroding, at_risk, building, remarkable = numbers(
        "Up to # eroding, up to # at risk, below # building; from # remarkable, if every trust score is above 0."
    )
    assert building == remarkable
    for net in range(-100, 101):
        told = "eroding" if net <= eroding else "at risk" if net <= at_risk else "building"
        assert level_of_net_trust(Fraction(net), [1, -1]) == told
        assert level_of_net_trust(Fraction(net), [1]) == ("remarkable" if net >= remarkable else told)


@pytest.mark.parametrize("alone", [True, False])
def test_the_page_says_what_is_chosen_and_what_comes_first(alone: bool) -> None:
    """The points are design choices; the weakest and where to begin are found by rules that are written down."""
    said = " ".join(texts_in(chapter(report_of(one_material() if alone else team_material()), "method")))
    assert f"{DESIGN_CHOICES} More basics mean more chances to miss." in said
    assert said.count("Weakest is what ") == said.count("We begin where ") == 1
    assert "Among equals, the problem comes first." in said
    assert ("smallest share of leaders" in said) is not alone
