"""The briefing: what a leader reads before the meeting, in our own words, on one page."""

from __future__ import annotations

from cx_audit.core.checklist import Checklist
from cx_audit.report.papers.view import Briefing, Head, Passage
from cx_audit.text import counted

_MINUTES_OF_QUESTIONS = 5


def briefing_of(checklist: Checklist, head: Head) -> Briefing:
    """The briefing for a walk of this checklist."""
    return Briefing(
        head=head,
        title="Before you walk",
        lead=(
            f"For a little while you take off your leader's hat and are a customer of {head.organisation}. "
            "Please read this page before we meet."
        ),
        passages=(
            _why(head),
            _what(checklist),
            _how(),
            _score(),
            _what_it_is_not(),
            _how_long(checklist),
            _who_sees_what(),
            _afterwards(head),
        ),
    )


def _why(head: Head) -> Passage:
    again = (
        "You have walked before, and know where to look. Walk as though you did not, and see what has moved."
        if head.round > 1
        else "Reports show you customers from the inside. This is the other way in, and only you can walk it."
    )
    return Passage(
        heading="Why we do this",
        paragraphs=(
            f"Care is the point, not money. {again} Care starts at the top: until leaders know what it is like to come "
            "to us, nobody else can be asked to mend it.",
        ),
    )


def _what(checklist: Checklist) -> Passage:
    count = len(checklist.touchpoints)
    steps = "; ".join(f"{each.title} ({each.minutes} min)" for each in checklist.touchpoints)
    many = "one touchpoint" if count == 1 else f"{count} touchpoints, all of them and in this order"
    return Passage(
        heading="What you will do",
        paragraphs=(
            f"You walk {many}, in person and for real: {steps}.",
            "You go as somebody else: short of time, with a need of their own, who has only just heard of us. Do not "
            "answer as yourself, do not say who you are, and do not warn anybody. Before the first step you predict "
            "how each will leave you. The predictions are sealed, and opened after the last answer.",
        ),
    )


def _how() -> Passage:
    return Passage(
        heading="How you are asked",
        paragraphs=(
            "First how it made you feel: a word, up or down, and how strongly, from 1 to 10. Only then what happened. "
            "There is no zero: an experience that merely satisfied gave you no reason to come back or to tell anyone.",
        ),
    )


def _score() -> Passage:
    return Passage(
        heading="The score in thirty seconds",
        paragraphs=(
            "Your feeling sets it, and what happened caps it. Where something was missing that any customer expects, "
            "the score stays below zero. Where everything expected was there, it stops at contented, just below "
            "zero, because rivals do that too. Only something you did not ask for and were glad of lets a good feeling "
            "count. You see no score before your last answer.",
        ),
    )


def _what_it_is_not() -> Passage:
    return Passage(
        heading="What it is not",
        paragraphs=(
            "Not a survey: it says what leaders experienced, not what customers feel. Not a trap for anyone's staff: "
            "people are named for praise only, and faults go to departments. Not a verdict: it is a good indicator of "
            "where to look first, and its scale is a design choice.",
        ),
    )


def _how_long(checklist: Checklist) -> Passage:
    visits = sum(each.minutes for each in checklist.touchpoints)
    questions = _MINUTES_OF_QUESTIONS * len(checklist.touchpoints)
    return Passage(
        heading="How long it takes",
        paragraphs=(
            f"The visits take about {counted(visits, 'minute')} together, the questions about {questions} more. Answer "
            "right after each visit. You may pause for hours or days between them; everything is kept.",
        ),
    )


def _who_sees_what() -> Passage:
    return Passage(
        heading="Who sees what",
        paragraphs=(
            "Your answers are kept in files on the computer on which you give them; nothing is sent by itself. For the "
            "meeting they are put side by side: the team sees scores and some of your words, and you go by a letter "
            "unless names are asked for. In a small team a letter is easy to guess, so write what you can stand by.",
        ),
    )


def _afterwards(head: Head) -> Passage:
    promised = "look at what was promised last time, " if head.round > 1 else ""
    return Passage(
        heading="What happens afterwards",
        paragraphs=(
            f"We meet, {promised}open the predictions, and hear where the same step left two of us in opposite ways. "
            "Nobody has to agree. Each leader leaves with one thing to do, an owner and a day; later we walk again.",
        ),
    )
