"""Somebody who walks at plain prompts over a pipe, with the walk machine at their side to know what is asked."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import assert_never

from cx_audit.core.feelings import LEXICON, Felt
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    NO_WAY_THROUGH,
    SEALED,
    Answer,
    Back,
    CardQuestion,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NotApplicable,
    NumberQuestion,
    Open,
    Prediction,
    PredictionQuestion,
    Reply,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.step import Step
from cx_audit.core.walk import Walk

from .session import COMMAND, PATIENCE, environment_of

PROMPT = "\n> "


class Pipe:
    """The command with pipes for its input and output; a prompt is complete when a line waits to be written."""

    def __init__(self, arguments: Sequence[str], *, home: Path) -> None:
        self.process = subprocess.Popen(
            [COMMAND, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment_of(home),
            cwd=home,
        )
        self.printed = b""

    def __enter__(self) -> Pipe:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def until_prompt(self) -> str:
        """Read to the next prompt or the end; what was printed since the last one."""
        assert self.process.stdout is not None
        until = time.monotonic() + PATIENCE
        printed = b""
        while not printed.endswith(PROMPT.encode()):
            ready, _, _ = select.select([self.process.stdout], [], [], 1)
            assert time.monotonic() < until, f"no prompt after {printed.decode()}"
            if ready:
                data = os.read(self.process.stdout.fileno(), 65536)
                if not data:
                    break
                printed += data
        self.printed += printed
        return printed.decode()

    def write(self, line: str) -> None:
        """Write one line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def kill(self) -> None:
        """End the command as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)


def written(step: Step, reply: Reply, walk: Walk) -> list[str]:
    """The lines that say this at a plain prompt."""
    question = step.question
    match reply:
        case Back():
            return ["back"]
        case Open(key=key):
            return [str([each.key for each in walk.reviewed(step)].index(key) + 1)]
        case NotApplicable():
            return ["x"]
        case Answer(value=value):
            pass
        case _:
            raise AssertionError(reply)
    match question, value:
        case ChoiceQuestion(options=options), str():
            return [str([option.id for option in options].index(value) + 1)]
        case SeveralQuestion(options=options), tuple():
            ids = [option.id for option in options]
            return [" ".join(str(ids.index(each) + 1) for each in value)]
        case FeelingQuestion(), Felt(word=word, strength=strength):
            usual = next(each.strength for each in LEXICON if each.word == word)
            return [word, ""] if strength == usual else [f"{word} {strength}"]
        case PredictionQuestion(), Prediction(score=score, certain=certain):
            return [f"{score:+d} {certain}"]
        case CardQuestion(), _:
            return ["1" if value == DONE else "3"]
        case SealQuestion(), _:
            return ["seal"]
        case ReviewQuestion(), _:
            return [""]
        case _:
            return [str(value)]


def some_reply(step: Step, walk: Walk, chance: Random) -> Reply:
    """A reply that the walk accepts here, drawn by chance; now and then a step back or an answer opened again."""
    question = step.question
    may_go_back = walk.responses and step.key not in ("before/role", "website/card")
    if may_go_back and chance.random() < 0.06:
        return Back()
    match question:
        case TextQuestion():
            return Answer(chance.choice(["", f"They said “{chance.randrange(10**6)}” — über alles."]))
        case NumberQuestion():
            return Answer(chance.randrange(100))
        case DayQuestion():
            return Answer(f"2031-0{chance.randrange(1, 9)}-1{chance.randrange(10)}")
        case ChoiceQuestion(options=options, not_applicable=may_not_apply):
            if may_not_apply and chance.random() < 0.1:
                return NotApplicable()
            again = step.key.rsplit("/", 1)[-1]
            if again.isdigit() and int(again) > 2:
                return Answer(options[-1].id)
            return Answer(chance.choice(options).id)
        case SeveralQuestion(options=options, at_least=at_least):
            ids = [option.id for option in options]
            return Answer(tuple(sorted(chance.sample(ids, chance.randint(at_least, len(ids))), key=ids.index)))
        case FeelingQuestion(direction=direction):
            feeling = chance.choice([each for each in LEXICON if direction in (None, each.direction)])
            strength = chance.choice([feeling.strength, chance.randint(1, 10)])
            return Answer(Felt(word=feeling.word, direction=feeling.direction, strength=strength))
        case PredictionQuestion():
            return Answer(
                Prediction(score=chance.choice([-1, 1]) * chance.randint(1, 10), certain=chance.randint(0, 100))
            )
        case CardQuestion():
            return Answer(chance.choices([DONE, NO_WAY_THROUGH], [9, 1])[0])
        case SealQuestion():
            return Answer(SEALED)
        case ReviewQuestion():
            reviewed = walk.reviewed(step)
            return Open(chance.choice(reviewed).key) if chance.random() < 0.2 else Answer(CLOSED)
        case _:
            assert_never(question)
