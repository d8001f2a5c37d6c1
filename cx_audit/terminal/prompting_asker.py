"""The asker that most people meet: one question a page, one key an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, assert_never

from cx_audit.core.feelings import Felt
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
    Pause,
    Prediction,
    PredictionQuestion,
    Reply,
    Response,
    ReviewQuestion,
    SealQuestion,
    SeveralQuestion,
    TextQuestion,
    Unit,
    Value,
)
from cx_audit.core.step import Step
from cx_audit.core.walk import Walk
from cx_audit.core.words import response_text
from cx_audit.core.written import whole_number
from cx_audit.terminal.answers_in_parts import ask_feeling, ask_prediction
from cx_audit.terminal.days import HOW_TO_WRITE_A_DAY, day_from
from cx_audit.terminal.pickers import several_of
from cx_audit.terminal.prompts import Row, Way
from cx_audit.terminal.stage import WAYS, Drawn, Stage
from cx_audit.terminal.text_prompt import line_of_text

_ROWS_OF_CARD = 12


class PromptingAsker:
    """Asks with questionary on a stage in a terminal; `today` is asked where a day is relative."""

    def __init__(self, *, stage: Stage, today: Callable[[], date]) -> None:
        self._stage = stage
        self._today = today
        self._drafts: dict[str, str] = {}

    def welcome(self, pages: Sequence[tuple[str, str]]) -> bool:
        """Show what is to be known before the walk, each page a title and a text; whether the leader begins."""
        for number, (title, text) in enumerate(pages, 1):
            self._stage.show_welcome(title, text)
            row, ways = Row(key="b", label="Begin", value=True), "Enter begins · Ctrl-C leaves"
            if number < len(pages):
                row, ways = Row(key="g", label="Go on", value=True), "Enter goes on · Ctrl-C leaves"
            if self._stage.pick([row], offered=0, ways=ways) is not True:
                return False
        return True

    def refuse(self, message: str) -> None:
        """Show the sentence above the question, which is asked again."""
        self._stage.refuse(message)

    def ask(self, walk: Walk, step: Step) -> Reply:
        """Show the page of the current question and wait for the reply."""
        match self._asked(walk, step):
            case Way.BACK:
                return Back()
            case Way.PAUSE:
                self._stage.half_typed = any(draft.strip() for draft in self._drafts.values())
                return Pause()
            case Answer() | NotApplicable() | Open() as reply:
                return reply
            case other:
                return Answer(other)

    def _asked(self, walk: Walk, step: Step) -> Any:
        earlier = walk.responses.get(step.key)
        value = earlier.value if isinstance(earlier, Answer) else None
        match step.question:
            case TextQuestion() as question:
                return self._text(walk, step, question, str(value or ""))
            case NumberQuestion() as question:
                return self._number(walk, step, question, value)
            case DayQuestion() as question:
                return self._day(walk, step, question, str(value or ""))
            case ChoiceQuestion() as question:
                return self._choice(walk, step, question, earlier)
            case SeveralQuestion() as question:
                return self._several(walk, step, question, value if isinstance(value, tuple) else ())
            case FeelingQuestion() as question:
                return ask_feeling(self._stage, walk, step, question, value if isinstance(value, Felt) else None)
            case PredictionQuestion() as question:
                predicted = value if isinstance(value, Prediction) else None
                return ask_prediction(self._stage, walk, step, question, predicted)
            case CardQuestion() as question:
                return self._card(walk, step, question)
            case SealQuestion() as question:
                return self._seal(walk, step, question)
            case ReviewQuestion() as question:
                return self._review(walk, step, question)
            case _:
                assert_never(step.question)

    def _line(self, step: Step, earlier: str, hint: str) -> str | Way:
        def keep_draft(text: str) -> None:
            if text != earlier:
                self._drafts[step.key] = text

        screen = self._stage.screen
        return line_of_text(
            default=self._drafts.pop(step.key, earlier),
            mark=screen.spell("  ›"),
            hint=screen.wrapped(f"{hint} · {WAYS}"),
            keep_draft=keep_draft,
            halt=self._stage.halt,
        )

    def _text(self, walk: Walk, step: Step, question: TextQuestion, earlier: str) -> Any:
        below: Drawn = []
        if question.default and not earlier:
            below = self._stage.lines(f"Enter takes: {question.default}", "class:example")
        elif question.example:
            below = self._stage.lines(f"For example: {question.example}", "class:example")
        self._stage.show(walk, step, question.ask, note=question.note, below=below)
        passes = not (question.required or question.default or earlier)
        return self._line(step, earlier, "Enter alone passes" if passes else "Enter goes on")

    def _number(self, walk: Walk, step: Step, question: NumberQuestion, earlier: Value | None) -> Any:
        self._stage.show(walk, step, question.ask, note=question.note)
        unit = "In minutes" if question.unit is Unit.MINUTES else "A number"
        given = self._line(step, "" if earlier is None else str(earlier), f"{unit} · Enter alone passes")
        number = whole_number(given) if isinstance(given, str) else None
        if number is None:
            self._keep_for_another_try(step, given)
        return given if number is None else number

    def _day(self, walk: Walk, step: Step, question: DayQuestion, earlier: str) -> Any:
        below = self._stage.lines(f"For example: {HOW_TO_WRITE_A_DAY}", "class:example")
        self._stage.show(walk, step, question.ask, note=question.note, below=below)
        given = self._line(step, earlier, "Enter alone passes")
        day = day_from(given, self._today()) if isinstance(given, str) else None
        if day is None:
            self._keep_for_another_try(step, given)
        return day or given

    def _keep_for_another_try(self, step: Step, given: str | Way) -> None:
        if isinstance(given, str) and given:
            self._drafts[step.key] = given

    def _choice(self, walk: Walk, step: Step, question: ChoiceQuestion, earlier: Response | None) -> Any:
        self._stage.show(walk, step, question.ask, note=question.note)
        rows = [Row(key=option.key, label=option.label, value=Answer(option.id)) for option in question.options]
        if question.not_applicable:
            rows.append(Row(key="x", label="does not apply", value=NotApplicable()))
        offered = next((at for at, row in enumerate(rows) if row.value == earlier), None)
        return self._stage.pick(rows, offered=offered)

    def _several(self, walk: Walk, step: Step, question: SeveralQuestion, chosen: tuple[str, ...]) -> Any:
        stage = self._stage
        stage.show(walk, step, question.ask, note=question.note)
        spell = stage.screen.spell
        picker = several_of(
            [Row(key=option.key, label=spell(option.label), value=option.id) for option in question.options],
            hint=spell(f"A key marks · Enter goes on · {WAYS}"),
            room=stage.room,
            chosen=chosen,
            marks=(spell("☐"), spell("☒")),
        )
        return stage.halt.run(picker)

    def _card(self, walk: Walk, step: Step, question: CardQuestion) -> Any:
        lines = self._stage.lines
        do = question.do
        while not self._stage.fits(do, question.as_whom, besides=_ROWS_OF_CARD):
            part, do = self._first_part(do)
            if not do:
                do = part
                break
            self._stage.show(walk, step, question.ask, below=[("", "\n"), *lines(part, "class:text")])
            read_on = self._stage.pick([Row(key="", label="Read on", value=True)], hint="Enter reads on", offered=0)
            if read_on is not True:
                return read_on
        below: Drawn = [("", "\n"), *lines(do, "class:text"), ("", "\n")]
        if question.as_whom:
            below += lines(f"You are: {question.as_whom}", "class:title")
            below += lines("Do not answer as yourself.", "class:text")
        below += lines(f"It takes about {question.minutes} minutes.", "class:where")
        self._stage.show(walk, step, question.ask, below=below)
        return self._stage.pick(
            [
                Row(key="d", label="I have done it, just now", value=DONE),
                Row(key="l", label="I shall do it later: pause", value=Way.PAUSE),
                Row(key="n", label="I could not get through", value=NO_WAY_THROUGH),
            ]
        )

    def _first_part(self, text: str) -> tuple[str, str]:
        """As much of a text as fits on a page of its own, and the rest."""
        wrapped = self._stage.screen.wrapped(text)
        fitting = max(1, self._stage.screen.height - _ROWS_OF_CARD)
        return "\n".join(wrapped[:fitting]), " ".join(wrapped[fitting:])

    def _seal(self, walk: Walk, step: Step, question: SealQuestion) -> Any:
        below: Drawn = [("", "\n")]
        touchpoints = walk.checklist.touchpoints
        width = max(len(touchpoint.title) for touchpoint in touchpoints)
        for touchpoint in touchpoints:
            predicted = response_text(question, walk.responses.get(prediction_key(touchpoint.id)))
            below += self._stage.lines(f"{touchpoint.title.ljust(width)}  {predicted}", "class:text")
        self._stage.show(walk, step, question.ask, note=question.note, below=below)
        return self._stage.pick([Row(key="s", label="Seal them", value=SEALED)])

    def _review(self, walk: Walk, step: Step, question: ReviewQuestion) -> Any:
        self._stage.show(walk, step, question.ask, note=question.note)
        rows = [Row(key="y", label="Yes, go on", value=CLOSED)]
        for reviewed in walk.reviewed(step):
            said = response_text(reviewed.question, walk.responses.get(reviewed.key)) or "(nothing)"
            rows.append(Row(key="", label=f"{reviewed.name}: {said}".replace("\n", " "), value=Open(reviewed.key)))
        return self._stage.pick(rows, hint="Enter goes on · arrows and Enter change an answer", offered=0)
