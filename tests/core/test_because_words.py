"""Why an action stands among the first things to do."""

from __future__ import annotations

import pytest

from cx_audit.core.because_words import because_text
from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.missed import Entry, Missed

PERSON = Basic(id="person", ask="Did a person answer soon?", name="a person, soon")
CRITICAL = Basic(id="first", ask="Did it speak to you?", name="my need", critical=True)
MATTERED = Pair(id="mattered", ask="Which is closer?", good="I mattered", bad="I was an interruption")
PAID = ValueQuestion(ask="What did you get back?")


def missed(entry: Entry, walked: int, *costs: int) -> Missed:
    """What so many leaders did not get, of those who walked there, at these costs."""
    letters = tuple("ABCDEF"[: len(costs)])
    return Missed(
        key="call/it", touchpoint_id="call", title="The call", entry=entry, letters=letters, walked=walked, costs=costs
    )


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (missed(PERSON, 3, 5, 5), "because 2 of 3 missed “a person, soon”"),
        (missed(PERSON, 3, 2), "because 1 of 3 got “a person, soon” only in part"),
        (missed(PERSON, 4, 2, 5, 2), "because 1 of 4 missed “a person, soon” and 2 of 4 got it only in part"),
        (missed(CRITICAL, 2, 8, 5), "because 1 of 2 missed “my need” and 1 of 2 got it only in part"),
        (missed(PERSON, 1, 5), "because “a person, soon” was missed"),
        (missed(CRITICAL, 1, 5), "because “my need” was met only in part"),
        (missed(MATTERED, 6, 5, 5, 5, 5, 5), "because 5 of 6 said “I was an interruption”"),
        (missed(MATTERED, 1, 5), "because of “I was an interruption”"),
        (missed(PAID, 5, 5, 5), "because 2 of 5 got back less than was paid for"),
        (missed(PAID, 1, 5), "because less was given back than was paid for"),
    ],
)
def test_a_reason_says_how_many_and_what(found: Missed, said: str) -> None:
    """What was missed before what was met only in part, and no count where one leader walked."""
    assert because_text(found) == said
