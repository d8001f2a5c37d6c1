"""The asker for screen readers, dumb terminals and pipes: numbered prompts, one line an answer, no cursor moved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TextIO, assert_never

from cx_audit.core.feelings import LEXICON, STRONGEST, WEAKEST, Feeling, Felt
from cx_audit.core.keys import prediction_key
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
    Option,
    Pause,
    PredictionQuestion,
    Question,
    Reply,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Unit,
)
from cx_audit.core.step import Step, is_answered
from cx_audit.core.walk import Walk
from cx_audit.core.words import response_text
from cx_audit.core.written import NotUnderstood, response_from, whole_number
from cx_audit.terminal.days import HOW_TO_WRITE_A_DAY, day_from
from cx_audit.terminal.heading import time_left, whereabouts
from cx_audit.terminal.screen import Screen
from cx_audit.text import capitalised, clean

BACK, PAUSE, EMPTY = "back", "pause", "-"


class PlainAsker:
    """Asks by printing to `out` and reading lines from `source`; the end of the input pauses."""

    def __init__(
        self, *, title: str, source: TextIO, out: TextIO, screen: Callable[[], Screen], today: Callable[[], date]
    ) -> None:
        self._source = source
        self._out = out
        self._screen = screen
        self._today = today
        self._print(title)
        self._print(f"Write {BACK} to go back, {PAUSE} to stop for now; Ctrl-C pauses too.")

    def welcome(self, pages: Sequence[tuple[str, str]]) -> bool:
        """Print what is to be known before the walk, each page a title and a text; True, because nothing is asked."""
        for title, text in pages:
            self._print()
            self._print(title)
            self._print(text)
        return True

    def refuse(self, message: str) -> None:
        """Print the sentence; the question follows again."""
        self._print(message)

    def ask(self, walk: Walk, step: Step) -> Reply:
        """Print the question and read the reply, again until it is understood."""
        self._head(walk, step)
        self._question(walk, step)
        while True:
            line = self._line()
            if line is None or line.casefold() == PAUSE:
                return Pause()
            if line.casefold() == BACK:
                return Back()
            if not line and isinstance(step.question, ReviewQuestion):
                return Answer(CLOSED)
            if line == EMPTY and (passed := _passed(step.question)) is not None:
                return passed
            if not line and (earlier := _earlier(walk, step)) is not None:
                return earlier
            try:
                return self._understood(walk, step, line)
            except NotUnderstood as refusal:
                self._print(f"{capitalised(str(refusal))}.")

    def _print(self, text: str = "", *, indent: int = 0) -> None:
        screen = self._screen()
        for line in screen.wrapped(text, width=max(10, screen.text_width - indent)):
            self._out.write(" " * indent + line + "\n")

    def _line(self) -> str | None:
        self._out.write("> ")
        self._out.flush()
        line = self._source.readline()
        if not line:
            self._out.write("\n")
            return None
        return clean(line).strip()

    def _head(self, walk: Walk, step: Step) -> None:
        place = walk.place()
        self._print()
        self._print(f"{whereabouts(step, place)} · {time_left(place)}")

    def _question(self, walk: Walk, step: Step) -> None:
        question = step.question
        note = getattr(question, "note", "")
        self._print(question.ask)
        if note:
            self._print(note)
        match question:
            case TextQuestion(example=example, default=default):
                if example:
                    self._print(f"For example: {example}")
                self._print(
                    f"Enter takes: {default}" if default else "Enter alone passes." if not question.required else ""
                )
            case NumberQuestion(unit=unit):
                self._print(f"{'In minutes' if unit is Unit.MINUTES else 'A number'}; Enter alone passes.")
            case DayQuestion():
                self._print(f"For example: {HOW_TO_WRITE_A_DAY}; Enter alone passes.")
            case ChoiceQuestion(options=options):
                self._numbered([option.label for option in options])
                if question.not_applicable:
                    self._print("x. does not apply", indent=2)
            case SeveralQuestion(options=options):
                self._numbered([option.label for option in options])
                self._print(
                    "Write the numbers with spaces between." + ("" if question.at_least else " Enter alone means none.")
                )
            case FeelingQuestion():
                self._numbered([f"{feeling.word} ({feeling.direction})" for feeling in _words(question)])
                self._print(f"Write a number or a word, and how strongly from {WEAKEST} to {STRONGEST}: annoyed 6")
            case PredictionQuestion():
                self._print("Write a score from -10 to +10 without 0, and how certain you are in percent: +4 70")
            case CardQuestion():
                self._print(question.do)
                if question.as_whom:
                    self._print(f"You are: {question.as_whom} Do not answer as yourself.")
                self._print(f"It takes about {question.minutes} minutes.")
                self._numbered(["I have done it, just now", "I shall do it later: pause", "I could not get through"])
            case SealQuestion():
                for touchpoint in walk.checklist.touchpoints:
                    said = response_text(question, walk.responses.get(prediction_key(touchpoint.id)))
                    self._print(f"{touchpoint.title}: {said}", indent=2)
                self._print(f"Write {SEALED[:4]} to seal them.")
            case ReviewQuestion():
                self._numbered([_reviewed(walk, each) for each in walk.reviewed(step)])
                self._print("Enter goes on; a number opens that answer again.")
            case _:
                assert_never(question)
        if not isinstance(question, ReviewQuestion) and (earlier := _earlier(walk, step)) is not None:
            said = response_text(question, earlier)
            emptied = f" Write {EMPTY} to take it back." if _passed(question) is not None else ""
            self._print(f"Your answer: {said or '(passed)'}. Enter keeps it.{emptied}")

    def _numbered(self, labels: list[str]) -> None:
        for number, label in enumerate(labels, 1):
            self._print(f"{number}. {label}", indent=2)

    def _understood(self, walk: Walk, step: Step, line: str) -> Reply:
        match step.question:
            case ChoiceQuestion(options=options, not_applicable=may_not_apply):
                if may_not_apply and line.casefold() in ("x", "does not apply"):
                    return NotApplicable()
                return Answer(_option(options, line))
            case SeveralQuestion(options=options):
                parts = line.replace(",", " ").split()
                return Answer(tuple(dict.fromkeys(_option(options, part) for part in parts)))
            case FeelingQuestion() as question:
                return self._felt(question, line)
            case CardQuestion():
                return self._card(line)
            case SealQuestion():
                return Answer(SEALED if line.casefold() in ("s", "seal", SEALED) else line)
            case ReviewQuestion():
                reviewed = walk.reviewed(step)
                number = whole_number(line) or 0
                if not 1 <= number <= len(reviewed):
                    raise NotUnderstood(f"press Enter to go on, or write a number from 1 to {len(reviewed)}")
                return Open(reviewed[number - 1].key)
            case DayQuestion():
                return Answer(day_from(line, self._today()) or line)
            case TextQuestion() | NumberQuestion() | PredictionQuestion():
                return response_from(step.question, line)
            case _:
                assert_never(step.question)

    def _card(self, line: str) -> Reply:
        match line.casefold():
            case "1" | "d" | "done":
                return Answer(DONE)
            case "2" | "l" | "later":
                return Pause()
            case "3" | "n":
                return Answer(NO_WAY_THROUGH)
            case _:
                raise NotUnderstood("write 1, 2 or 3")

    def _felt(self, question: FeelingQuestion, line: str) -> Reply:
        words = _words(question)
        first, *rest = line.replace(",", " ").split() or [""]
        if first.isdigit():
            number = whole_number(first) or 0
            if not 1 <= number <= len(words):
                raise NotUnderstood(f"write a number from 1 to {len(words)}, or a word from the list")
            first = words[number - 1].word
        response = response_from(question, " ".join([first, *rest]))
        if rest or not isinstance(response, Answer) or not isinstance(response.value, Felt):
            return response
        return self._with_strength(response.value)

    def _with_strength(self, felt: Felt) -> Reply:
        while True:
            self._print(
                f"{felt.word.capitalize()}: how strongly, from {WEAKEST} to {STRONGEST}? Enter takes {felt.strength}."
            )
            line = self._line()
            if line is None or line.casefold() == PAUSE:
                return Pause()
            if line.casefold() == BACK:
                raise NotUnderstood("choose the word again")
            if not line:
                return Answer(felt)
            strength = whole_number(line)
            if strength is not None and WEAKEST <= strength <= STRONGEST:
                return Answer(Felt(word=felt.word, direction=felt.direction, strength=strength))


def _passed(question: Question) -> Reply | None:
    """The reply that passes a question, or None where it cannot be passed."""
    match question:
        case TextQuestion(required=False):
            return Answer("")
        case NumberQuestion() | DayQuestion():
            return NotApplicable()
        case SeveralQuestion(at_least=0):
            return Answer(())
        case _:
            return None


def _earlier(walk: Walk, step: Step) -> Response | None:
    """The answer that Enter keeps, or None: a moment that was turned round is felt anew."""
    return walk.responses.get(step.key) if is_answered(step, walk.responses) else None


def _reviewed(walk: Walk, step: Step) -> str:
    return f"{step.name}: {response_text(step.question, walk.responses.get(step.key)) or '(nothing)'}"


def _words(question: FeelingQuestion) -> list[Feeling]:
    return [feeling for feeling in LEXICON if question.direction in (None, feeling.direction)]


def _option(options: tuple[Option, ...], text: str) -> str:
    folded = text.casefold()
    for number, option in enumerate(options, 1):
        if folded in (str(number), option.id.casefold(), option.label.casefold()):
            return option.id
    for option in options:
        if folded == option.key:
            return option.id
    raise NotUnderstood(f"write a number from 1 to {len(options)}")
