"""The agenda: the meeting before the walk and the one after it, with minutes."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.checklist import Checklist
from cx_audit.report.papers.view import Agenda, AgendaItem, Head, Meeting


def agenda_of(checklist: Checklist, head: Head) -> Agenda:
    """The agenda for a round of this checklist."""
    return Agenda(
        head=head,
        title="Two meetings",
        lead="One before the walk, and one soon after the last leader has finished it.",
        meetings=(
            Meeting(
                title="Before the walk",
                purpose="Everybody has read the briefing, knows why, and has a day on which to walk.",
                items=tuple(_before(checklist, head)),
            ),
            Meeting(
                title="After the walk",
                purpose="Everybody has finished the walk. Nobody has seen another's answers.",
                items=tuple(_after(head)),
            ),
        ),
        note=(
            "The minutes are for four to six leaders. With more, give each item in which everybody speaks two minutes "
            "more for each leader."
        ),
    )


def _before(checklist: Checklist, head: Head) -> Iterator[AgendaItem]:
    yield AgendaItem(
        minutes=5,
        what="Why are we doing this?",
        how="Each leader says it in one line, the most senior last. Care is the point, not money.",
    )
    if head.round > 1:
        yield AgendaItem(
            minutes=10,
            what="What we said we would do",
            how="Each commitment of the last round: kept or broken, in one sentence, without excuses.",
        )
    yield AgendaItem(
        minutes=5,
        what="How it works",
        how="The feeling first, up or down, no zero; then what happened. Questions about the briefing.",
    )
    yield AgendaItem(
        minutes=10,
        what="Predictions first",
        how=(
            "In silence, each for oneself: how will each touchpoint leave you, and how certain are you? Whatever feels "
            "known already goes on record here. Nobody shows theirs."
        ),
    )
    first, last = checklist.touchpoints[0].title, checklist.touchpoints[-1].title
    way = f"From “{first}” to “{last}”, in this order" if len(checklist.touchpoints) > 1 else f"“{first}”"
    yield AgendaItem(
        minutes=10,
        what="Who walks when, and as whom",
        how=(
            f"{way}. Each leader chooses somebody to be, a need, and a phone number that is not known. The most senior "
            "walks, too, and first."
        ),
    )
    yield AgendaItem(
        minutes=5,
        what="What we leave as it is",
        how="Nobody is warned, nothing is tidied up, nobody is tested: what we meet is what customers meet.",
    )
    yield AgendaItem(
        minutes=5,
        what="The day we meet again",
        how="A day on which the slowest step is over. Everybody takes a set of field sheets along.",
    )


def _after(head: Head) -> Iterator[AgendaItem]:
    yield AgendaItem(
        minutes=10,
        what="What stays with us",
        how="Before any score is shown, each leader says what they still remember, and the one sentence for a friend.",
    )
    yield AgendaItem(
        minutes=15,
        what="The predictions, opened",
        how="Where did we expect better than we met, and where worse? One surprise from each leader.",
    )
    yield AgendaItem(
        minutes=20,
        what="The same step, felt in opposite ways",
        how=(
            "Hear both, in their own words, and say how many walked it. Different days and different people are real: "
            "nothing is evened out, and nobody has to agree."
        ),
    )
    yield AgendaItem(
        minutes=15,
        what="What was missing",
        how="What any customer expects and one of us did not find. Mend that before adding a surprise.",
    )
    if head.round > 1:
        yield AgendaItem(
            minutes=10,
            what="What has moved since the last round",
            how="The same leaders, the same questions, one visit each: what moved up, what down, what stayed.",
        )
    yield AgendaItem(
        minutes=5,
        what="Whom we thank",
        how="The people we named, and what they did. They hear it from a leader this week.",
    )
    yield AgendaItem(
        minutes=20,
        what="One commitment each",
        how=(
            "One thing to do, one owner, one day: the way people are treated before things given away. If it only "
            "buys a tool, ask who will care."
        ),
    )
    yield AgendaItem(
        minutes=5,
        what="The day we look again",
        how="A day for the next round, and who reminds us.",
    )
