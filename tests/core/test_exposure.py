"""Over a year: volume times the share of walks that eroded, with Wilson's interval; one walk cannot tell."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cx_audit.core.exposure import Exposure, Range, customers_a_year, exposures_of, middle_volumes
from cx_audit.core.exposure_words import about_text, exposure_text
from cx_audit.core.questions import Answer
from cx_audit.core.result import Result, result_of
from cx_audit.core.volume_text import volume_from
from cx_audit.core.volumes import MOST_A_YEAR, Volume, known_volumes

from .samples import finished_audit, up, walked
from .test_insight import one_extra

AT = datetime(2031, 5, 17, 9, tzinfo=UTC)


def result(*, built: bool) -> Result:
    """A finished walk whose shop built trust, or eroded it."""
    replies = {"shop/feeling": Answer(up(8)), **one_extra("tell")} if built else {}
    return result_of(finished_audit(walked(replies)))


def known(low: int, high: int, touchpoint: str = "shop") -> dict[str, Volume]:
    """The volumes where only this one was said."""
    return known_volumes([Volume(touchpoint=touchpoint, low=low, high=high, at=AT)])


def exposure(built: int, eroded: int, low: int = 12_000, high: int = 12_000) -> Exposure:
    """The shop over a year after so many walks."""
    results = [*[result(built=True)] * built, *[result(built=False)] * eroded]
    (found,) = exposures_of(results, known(low, high))
    return found


def test_one_walk_cannot_tell() -> None:
    """One walk that eroded: the whole volume if typical, and no interval."""
    found = exposure(0, 1)
    assert (found.affected, found.likely) == (Range(low=12_000, high=12_000), None)
    assert exposure_text(found) == "If typical, 12,000 a year; one walk cannot tell."
    assert exposure_text(exposure(1, 0)) == (
        "12,000 customers a year pass here. The one walk built trust; one walk cannot tell."
    )


def test_several_walks_have_a_wilson_interval() -> None:
    """3 of 4 eroded: three quarters of the volume, between the limits of Wilson's interval for 3 of 4."""
    found = exposure(1, 3)
    assert found.affected.known == 9_000
    assert found.likely is not None
    assert (found.likely.low / 12_000, found.likely.high / 12_000) == pytest.approx((0.30064, 0.95441), abs=1e-4)
    assert exposure_text(found) == (
        "3 of 4 walks eroded trust: if typical, 9,000 customers a year. "
        "So few walks leave room for 3,600 to 11,000 (95 % interval)."
    )


def test_no_walk_that_eroded_is_no_promise() -> None:
    """None of 4: the upper limit of Wilson's interval for 0 of 4 is 49 %."""
    assert exposure_text(exposure(4, 0)) == (
        "None of 4 walks eroded trust. So few walks still leave room for up to 5,900 customers a year (95 % interval)."
    )


def test_a_range_is_told_in_one_way() -> None:
    """Half of 10 is 5, half of 15 is no number of customers: where one end is rounded, both are about."""
    assert exposure_text(exposure(1, 1, 10, 15)).startswith(
        "1 of 2 walks eroded trust: if typical, about 5 to 8 customers"
    )


@pytest.mark.parametrize(("number", "said"), [(0, "0"), (7, "7"), (96, "96"), (104, "100"), (996, "1,000")])
def test_a_handful_of_walks_tells_two_figures(number: int, said: str) -> None:
    """More would claim what cannot be known."""
    assert about_text(number) == said


def test_a_volume_that_is_a_range_gives_a_range() -> None:
    """Low times low to high times high, and it is called a range."""
    found = exposure(1, 1, 10_000, 14_000)
    assert found.affected == Range(low=5_000, high=7_000)
    assert "5,000 to 7,000 customers a year, because the yearly number is itself a range." in exposure_text(found)


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (2_000, 2_000, "about 1,300 customers a year."),
        (2_000, 4_000, "about 1,300 to 2,700 customers a year, because the yearly number is itself a range."),
        (3_000, 3_000, "typical, 2,000 customers a year."),
        (2_000, 2_003, "about 1,300 customers a year."),
    ],
)
def test_what_does_not_come_out_even_is_told_to_two_figures(low: int, high: int, said: str) -> None:
    """Two of three walks of 2,000 customers are not 1,333 people."""
    assert said in exposure_text(exposure(1, 2, low, high))


def test_only_touchpoints_with_a_volume_are_shown_the_most_affected_first() -> None:
    """The phone has more callers than the shop has visitors; the customers of the whole are no touchpoint."""
    volumes = {**known(100, 100), **known(900, 900, "phone"), **known(5_000, 5_000, "")}
    assert [each.touchpoint_id for each in exposures_of([result(built=False)], volumes)] == ["phone", "shop"]
    assert exposures_of([result(built=False)], known(5_000, 5_000, "")) == ()
    assert exposures_of([result(built=False)], known(0, 0)) == ()
    assert customers_a_year(volumes) == Range(low=5_000, high=5_000)
    assert middle_volumes({**volumes, **known(10, 15, "web")}) == {"shop": 100, "phone": 900, "web": Fraction(25, 2)}


def test_a_volume_that_was_taken_back_is_not_known() -> None:
    """The latest record holds."""
    first = Volume(touchpoint="shop", low=5, high=5, at=AT)
    taken_back = Volume(touchpoint="shop", low=None, high=None, at=AT + timedelta(days=1))
    assert exposures_of([result(built=False)], known_volumes([taken_back, first])) == ()


@given(
    st.integers(0, 4) | st.integers(0, 200),
    st.integers(0, 4) | st.integers(0, 200),
    st.integers(0, MOST_A_YEAR).flatmap(lambda low: st.tuples(st.just(low), st.integers(max(low, 1), MOST_A_YEAR))),
)
def test_nobody_is_affected_who_does_not_pass(built: int, eroded: int, volume: tuple[int, int]) -> None:
    """What is affected and what is likely stay within the volume, and the share lies within its interval."""
    if not built + eroded:
        return
    found = exposure(built, eroded, *volume)
    for each in (found.affected, *([found.likely] if found.likely else [])):
        assert 0 <= each.low <= each.high <= found.passing.high
    if found.likely is not None:
        assert found.likely.low <= found.affected.low
        assert found.affected.high <= found.likely.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12000", 12_000, 12_000),
        ("12,000", 12_000, 12_000),
        ("12.000", 12_000, 12_000),
        ("12 000", 12_000, 12_000),
        ("1,234,567", 1_234_567, 1_234_567),
        ("12k", 12_000, 12_000),
        ("1.5 million", 1_500_000, 1_500_000),
        ("0.125 Million", 125_000, 125_000),
        ("10,000 to 14,000", 10_000, 14_000),
        ("10-14k", 10_000, 14_000),
        ("10k – 14k", 10_000, 14_000),
        ("30%", 12_000, 12_000),
        ("20 - 30 %", 8_000, 12_000),
        ("12.5 %", 5_000, 5_000),
        ("20% to 30%", 8_000, 12_000),
        ("12.125 %", 4_850, 4_850),
        ("0.025 %", 10, 10),
        ("٣٠", 30, 30),
        ("0", 0, 0),
    ],
)
def test_how_a_person_writes_a_volume(text: str, low: int, high: int) -> None:
    """A number with or without thousands apart, a range, or a share of 40,000 customers."""
    assert volume_from(text, Range(low=40_000, high=40_000)) == Range(low=low, high=high)


@pytest.mark.parametrize(
    "text",
    [
        *("", "many", "14,000 to 10,000", "1-2-3", "130 %", "-5", "1.5", "12,00", "12,00,0", "9" * 30, "1e5", "5 %%"),
        *("1.234 million", "0,012", "12 m\u0131ll\u0131on"),
    ],
)
def test_what_is_not_a_volume_is_answered_with_a_sentence(text: str) -> None:
    """Nothing is guessed; the sentence ends in a full stop."""
    said = volume_from(text, Range(low=40_000, high=40_000))
    assert isinstance(said, str)
    assert said.endswith(".")


def test_a_share_needs_the_customers_of_the_whole() -> None:
    """30 % of a number that nobody has said is nothing."""
    assert "needs the customers a year first" in str(volume_from("30 %", None))


def test_a_share_of_a_range_is_low_times_low_to_high_times_high() -> None:
    """20 to 30 % of 10,000 to 20,000."""
    assert volume_from("20-30 %", Range(low=10_000, high=20_000)) == Range(low=2_000, high=6_000)


PIECES = (
    "12",
    "0",
    "9" * 13,
    "٣",
    ",",
    ".",
    " ",
    "\u202f",
    "-",
    "to",
    "%",
    "k",
    "K",
    "million",
    "Mn",
    "\u0131",
    "\u017f",
)


@given(st.text(max_size=30) | st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("1 m\u0131ll\u0131on")
def test_any_text_gives_a_range_or_a_sentence(text: str) -> None:
    """Whatever is typed, nothing breaks, and a range is in order."""
    found = volume_from(text, Range(low=1, high=9))
    assert isinstance(found, str) or 0 <= found.low <= found.high
