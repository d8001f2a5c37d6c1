"""What pictures say to those who do not see them: the same numbers in plain sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.descriptions import JourneyLine, JourneyPicture, Picture, Slope, SlopesPicture
from cx_audit.report.pictures.drawing import NARROW, WIDE, svg_of
from cx_audit.report.pictures.journey_words import LOW_POINT, tags_of_one

from .picture_samples import ENGAGEMENT, HARD, TOUCHPOINTS, one_leader

SVG = "{http://www.w3.org/2000/svg}"
SAID = {
    "journey-one": "The journey on a scale from −10 to +10 without a zero. The website: −5. The call: −1. "
    "The purchase: −1. The problem: +8. The leader: +7. Peak: The problem, +8. Low point: The website, −5.",
    "bars": "Scores from −10 to +10. The website: −5, eroding. The call: −1, at risk (commodity). "
    "The purchase: −1, at risk (commodity). The problem: +8, remarkable. The leader: +7, remarkable.",
    "dumbbells": "Predictions against experience, by the gap between them. "
    "The website: predicted +5, experienced −5, gap +10, blind spot. "
    "The call: predicted +6, experienced −1, gap +7, blind spot. "
    "The purchase: predicted +4, experienced −1, gap +5, blind spot. "
    "The leader: predicted +7, experienced +7, gap 0. "
    "The problem: predicted +3, experienced +8, gap −5, hidden strength.",
    "journey-team": "The journey on a scale from −10 to +10 without a zero. "
    "The website: A −1, B +3, C −7, D −2, E −4 (−7 to +3). The call: A −6, B −1, C −7, D −3, E −6 (−7 to −1). "
    "The purchase: A +1, B −2, C −3, D +4, E −1 (−3 to +4). The problem: A +2, B +4, C +5, D +8, E −2 (−2 to +8). "
    "The leader: A +8, B +4, C −3, D +3, E +5 (−3 to +8). "
    "Peak: The problem, +8, D. Low point: The website, −7, C.",
    "spread": "How many leaders came to which score, from −10 to +10. "
    "The website: built for 9 of 27, −10 to +5 (18 at −10, 9 at +5). The call: built for 0 of 27, −10 (27 at −10). "
    "The purchase: built for 9 of 27, −3 to +6 (9 at −3, 9 at −1, 9 at +6). "
    "The problem: built for 26 of 27, −1 to +9 (1 at −1, 26 at +9). "
    "The leader: built for 20 of 20, +1 to +10 "
    "(2 at +1, 2 at +2, 2 at +3, 2 at +4, 2 at +5, 2 at +6, 2 at +7, 2 at +8, 2 at +9, 2 at +10).",
    "slopes": "Scores round by round: Round 1, Round 2. A: −1, +8 (up 9). B: +3, +4 (up 1). C: −7, −3 (up 4). "
    "D: −2, +3 (up 5). E: −4, +5 (up 9).",
    "effort": "Actions by effort, with points of need: how far the touchpoint is below 7. "
    "Little effort: Put a phone number on every page, 12; Ask why the customer called before anything else, 8; "
    "Thank each buyer by name, 8. Some effort: Call back within the hour, 13. "
    "Much effort: Let reception decide on returns up to 50, 10.",
}


@pytest.mark.parametrize("name", SAID)
def test_a_picture_in_words(name: str) -> None:
    """Every number of the picture, in the picture's order, with what it means."""
    assert alternative_of(ENGAGEMENT[name]) == SAID[name]


def test_a_grid_in_words() -> None:
    """Row by row, every leader named, and where there is no score it says so."""
    assert alternative_of(HARD["missing-team-grid"]) == (
        "Each touchpoint and leader, scores from −10 to +10. The website: A no score, B +1, C no score. "
        "The call: A no score, B no score, C +3. The purchase: A no score, B −4, C +5. "
        "The problem: A no score, B no score, C no score. The leader: A no score, B +2, C no score."
    )


def test_net_trust_stands_by_tens() -> None:
    """A net trust of 0 gained nothing, so it stands with those below it; no score is lost at either end."""
    assert alternative_of(HARD["net-many-spread"]) == (
        "How many leaders came to which score, from −100 to +100. Net trust: built for 4 of 11, −100 to +100 "
        "(3 at −100 to −90, 1 at −49 to −40, 3 at −9 to 0, 2 at +1 to +10, 1 at +11 to +20, 1 at +91 to +100)."
    )


def test_of_equal_low_points_the_first_among_equals_is_told() -> None:
    """Where two touchpoints are as low, both are low points, the one that also counts as the weakest first."""
    plain = one_leader(TOUCHPOINTS, (-5, -1, 3, -5, 8))[0]
    assert isinstance(plain, JourneyPicture)
    assert alternative_of(plain).endswith("Low point: The website and the problem, −5.")
    problem_first = alternative_of(replace(plain, first_among_equals=(3,)))
    assert problem_first.endswith("Low point: The problem and the website, −5.")
    website_first = alternative_of(replace(plain, first_among_equals=(2,)))
    assert website_first.endswith("Low point: The website and the problem, −5.")
    low = [tag.at for tag in tags_of_one(plain) if LOW_POINT in tag.words]
    assert low == [0, 3]


def test_a_journey_of_some_leaders_tells_the_range_of_all() -> None:
    """The lines are those of some leaders; the range is everybody's, and says so."""
    lines = (JourneyLine(who="A", trusts=(1, 2)), JourneyLine(who="C", trusts=(-1, 3)))
    picture = JourneyPicture(title="t", touchpoints=("One", "Two"), lines=lines, ranges=((-4, 6), (2, 2)))
    assert "One: A +1, C −1 (everybody −4 to +6). Two: A +2, C +3 (everybody all +2)." in alternative_of(picture)


def test_a_line_of_one_round_moved_nowhere() -> None:
    """Without two rounds nothing is said of a move, and a line that stayed says so."""
    picture = SlopesPicture(
        title="t",
        rounds=("Round 1", "Round 2"),
        slopes=(Slope(name="A", scores=(None, 4)), Slope(name="B", scores=(4, 4)), Slope(name="C", scores=(4, -1))),
    )
    assert alternative_of(picture) == (
        "Scores round by round: Round 1, Round 2. A: no score, +4. B: +4, +4 (unchanged). C: +4, −1 (down 5)."
    )


@pytest.mark.parametrize("name", [*ENGAGEMENT, *HARD])
def test_words_and_picture_have_the_same_numbers(name: str) -> None:
    """Every signed number that is drawn is told as well, whatever the width."""
    picture = {**ENGAGEMENT, **HARD}[name]
    told = set(numbers(alternative_of(picture)))
    for width in (NARROW, WIDE):
        drawn = {found for text in texts(picture, width) for found in numbers(text)}
        reach = {"+10", "−10", "+100", "−100"}
        assert drawn - reach <= told


def test_the_description_is_the_alternative() -> None:
    """The SVG carries the same words, and the title is not among what is drawn."""
    for picture in ENGAGEMENT.values():
        named = replace(picture, title="A finding that stands nowhere else")
        root = ElementTree.fromstring(svg_of(named))
        assert root[1].text == alternative_of(named)
        assert named.title not in alternative_of(named)
        assert named.title not in texts(named, WIDE)


def numbers(text: str) -> list[str]:
    """The numbers with a sign."""
    return re.findall(r"[+−]\d+", text)


def texts(picture: Picture, width: int) -> list[str]:
    """What is drawn as text."""
    return [each.text or "" for each in ElementTree.fromstring(svg_of(picture, width=width)).iter(f"{SVG}text")]
