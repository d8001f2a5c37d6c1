"""What the method has to say to the objections that are heard most often."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cx_audit.text import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What can be said to one kind of objection; `words` finds it."""

    words: re.Pattern[str]
    text: str


ANSWERS = (
    Answer(
        words=re.compile(
            r"\b(already|all) (know|knew)|know (it|this|that|them|our|what|how)|no surprise|nothing new\b"
        ),
        text=(
            "Then it costs nothing to put it on record: each leader predicts every touchpoint before the walk, the "
            "predictions are sealed, and they are opened after the last answer."
        ),
    ),
    Answer(
        words=re.compile(r"\b(different|special|unique|our (industry|branch|sector|trade|business|customers are))\b"),
        text=(
            "The walk is what differs, not the customer: somebody short of time, who wants to matter. Walk it once as "
            "it is, note what did not fit, and add your own touchpoints from round 2."
        ),
    ),
    Answer(
        words=re.compile(r"\b(surveys?|satisfaction|nps|measure|figures|dashboard|reviews)\b"),
        text=(
            "A figure says how many; it does not say what it is like. And who says “satisfied” can still be taken by a "
            "rival, so nobody is asked that here."
        ),
    ),
    Answer(
        words=re.compile(r"\b(blame|spy(ing)?|unfair|trap|staff|my people|behind their backs?)\b"),
        text=(
            "People are named for praise only; faults go to departments, and to what a leader can change. It is the "
            "leaders who are put to the test."
        ),
    ),
    Answer(
        words=re.compile(r"\b(can'?t|can’t|cannot|no time|too busy|busy|later|not now|too long|too much)\b"),
        text=(
            "A walk may be paused for hours or days. Ask for one touchpoint first, the one that worries them least, "
            "and keep what they said to hear it again next round."
        ),
    ),
    Answer(
        words=re.compile(r"\b(cost|costs|expensive|money|budget|roi|pay off|profit)\b"),
        text=(
            "The walk costs an hour or two and one small purchase. Begin with what is missing and can be mended "
            "without buying anything; care is the point, and buying a tool is not caring."
        ),
    ),
)
"""The first that fits is shown."""


def answer_to(objection: str) -> str:
    """What the method has to say to this objection; empty where it is of none of the kinds that are known."""
    said = folded(objection)
    return next((each.text for each in ANSWERS if each.words.search(said)), "")
