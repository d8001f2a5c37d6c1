"""What an answer costs at 200 and at 3,000 questions, as the ratio of both measured in the same run.

Prints a table; the exit code is 1 when a ratio is above its limit. Taking an answer should cost what its touchpoint
does, however long the checklist is. Saving writes the whole file, so it grows with it.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import assert_never

from cx_audit.archive.folder import Folder
from cx_audit.core.audit import Audit
from cx_audit.core.checklist import Basic, Checklist, Extras, Pair, Touchpoint, ValueQuestion
from cx_audit.core.choices import GOOD, NO, NONE, GivenBack, Outcome
from cx_audit.core.feelings import LEXICON, Felt
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    SEALED,
    Answer,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NumberQuestion,
    Prediction,
    PredictionQuestion,
    Reply,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.step import Step
from cx_audit.core.walk import Change, Walk, drive

ROUNDS = 5
FEW, MANY = 10, 150
"""Touchpoints, of 20 answers each."""
LIMITS = {"taking it": 5.0, "saving it": 20.0}


def touchpoint(number: int) -> Touchpoint:
    """A made-up touchpoint with seven basics."""
    return Touchpoint(
        id=f"place-{number}",
        title=f"Place {number}",
        do="Go there now.",
        minutes=5,
        ask_feeling="How did it make you feel?",
        ask_moment="Was there a moment that hit harder than the rest?",
        ask_worked_out="How did it work out?",
        pairs=(Pair(id="mattered", ask="Which is closer?", good="I mattered", bad="In the way", fix="Look up."),),
        basics=tuple(
            Basic(
                id=f"basic-{each}",
                ask=f"Did they do number {each} at place {number}?",
                name=f"number {each}",
                fix="Put it right within the hour.",
                departments=("sales",),
            )
            for each in range(7)
        ),
        value=ValueQuestion(ask="Did you get back less, exactly what you paid for, or more?"),
        extras=Extras(ask="Anything that you did not ask for?", ask_again="What did it?"),
        departments=("sales",),
    )


def checklist(touchpoints: int) -> Checklist:
    """A made-up checklist with so many touchpoints."""
    walked = tuple(touchpoint(number) for number in range(touchpoints))
    return Checklist(id="large", version="1", title="Large", summary="Made up.", touchpoints=walked)


@dataclass
class Asker:
    """Draws each question as a prompt would, and answers in the shortest way; notes when each was asked."""

    asked: list[float] = field(default_factory=list)

    def ask(self, walk: Walk, step: Step) -> Reply:
        """The answer that makes least of a question."""
        self.asked.append(time.perf_counter())
        walk.place()
        match step.question:
            case TextQuestion() | NumberQuestion() | DayQuestion():
                return Answer("")
            case ChoiceQuestion(options=options):
                dull = (NONE, GOOD, Outcome.MET, GivenBack.EXACTLY, NO)
                return Answer(next(each.id for each in options if each.id in dull))
            case SeveralQuestion():
                return Answer(())
            case FeelingQuestion():
                return Answer(Felt(word=LEXICON[0].word, direction=LEXICON[0].direction, strength=5))
            case PredictionQuestion():
                return Answer(Prediction(score=4, certain=50))
            case CardQuestion():
                return Answer(DONE)
            case SealQuestion():
                return Answer(SEALED)
            case ReviewQuestion():
                return Answer(CLOSED)
            case _:
                assert_never(step.question)

    def refuse(self, message: str) -> None:
        """No answer here is refused."""
        raise AssertionError(message)


def walked(touchpoints: int) -> tuple[Audit, float]:
    """A finished walk of so many touchpoints, and the mean seconds from one question to the next."""
    now = datetime.now(UTC)
    audit = Audit(
        id="madeup000001",
        organisation="Harbour Lamps (made up)",
        leader="Ada",
        round=1,
        checklist=checklist(touchpoints),
        started=now,
        changed=now,
        made_up=True,
    )
    asker = Asker()

    def take(walk: Walk, change: Change | None) -> None:
        nonlocal audit
        audit = audit.after(walk, change, now)

    drive(audit.walk, asker, take)
    assert audit.complete
    asker.asked.append(time.perf_counter())
    return audit, (asker.asked[-1] - asker.asked[0]) / (len(asker.asked) - 1)


def seconds_to(work: Callable[[], object]) -> float:
    """How long the work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def main() -> int:
    """Measure in turn, so that a busy moment touches both sizes alike."""
    taken: dict[str, dict[int, list[float]]] = {name: {FEW: [], MANY: []} for name in LIMITS}
    answers = {}
    with tempfile.TemporaryDirectory() as temporary:
        folder = Folder(Path(temporary))
        for _ in range(ROUNDS):
            for size in (FEW, MANY):
                audit, seconds = walked(size)
                answers[size] = len(audit.responses)
                taken["taking it"][size].append(seconds)
                folder.save(audit)
                taken["saving it"][size].append(seconds_to(lambda: folder.save(audit)))  # noqa: B023 — called at once
    too_slow = 0
    print(f"an answer at {answers[FEW]:,} and at {answers[MANY]:,} questions")
    for name, sizes in taken.items():
        few, many = (statistics.median(sizes[size]) for size in (FEW, MANY))
        ratio = many / few
        above = ratio > LIMITS[name]
        too_slow += above
        said = f"limit {LIMITS[name]:g}" + (", ABOVE" if above else "")
        print(f"{name:45} {few * 1000:7.2f} ms {many * 1000:7.2f} ms {ratio:6.1f} x  {said}")
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())
