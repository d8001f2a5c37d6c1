"""The asker that most people meet: one question a page, one key an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, assert_never

from cx_audit.core.feelings import LEXICON, STRONGEST, WEAKEST, Direction, Feeling, Felt, feeling_named
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
from cx_audit.core.script import Step, prediction_key
from cx_audit.core.walk import Walk
from cx_audit.core.words import response_text, signed
from cx_audit.terminal.days import HOW_TO_WRITE_A_DAY, day_from
from cx_audit.terminal.pickers import on_a_scale, one_of, several_of, two_columns
from cx_audit.terminal.prompts import Room, Row, Way
from cx_audit.terminal.stage import Drawn, Stage
from cx_audit.terminal.text_prompt import line_of_text

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "1234567890"
UP_HEAD, DOWN_HEAD = "Up", "Down"
WAYS = "Esc back · Ctrl-C pause"
_ROWS_OF_FEELINGS = 16
_ROWS_OF_CARD = 12


class PromptingAsker:
    """Asks with questionary on a stage in a terminal; `today` is asked where a day is relative."""

    def __init__(self, *, stage: Stage, today: Callable[[], date]) -> None:
        self._stage = stage
        self._today = today
        self._drafts: dict[str, str] = {}

    def welcome(self, title: str, text: str) -> bool:
        """Show what the walk is about; whether the leader begins."""
        self._stage.show_welcome(title, text)
        return (
            self._pick([Row(key="b", label="Begin", value=True)], offered=0, ways="Enter begins · Ctrl-C leaves")
            is True
        )

    def refuse(self, message: str) -> None:
        """Show the sentence above the question, which is asked again."""
        self._stage.refuse(message)

    def ask(self, walk: Walk, step: Step) -> Reply:
        """Show the page of the current question and wait for the reply."""
        match self._asked(walk, step):
            case Way.BACK:
                return Back()
            case Way.PAUSE:
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
                return self._feeling(walk, step, question, value if isinstance(value, Felt) else None)
            case PredictionQuestion() as question:
                return self._prediction(walk, step, question, value if isinstance(value, Prediction) else None)
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
            self._drafts[step.key] = text

        screen = self._stage.screen
        return line_of_text(
            default=self._drafts.pop(step.key, earlier),
            mark=screen.spell("  ›"),
            hint=screen.wrapped(f"{hint} · {WAYS}"),
            keep_draft=keep_draft,
            halt=self._stage.halt,
        )

    def _pick(self, rows: list[Row], *, hint: str = "", offered: int | None = None, ways: str = WAYS) -> Any:
        stage = self._stage
        spell = stage.screen.spell
        spelled = [Row(key=row.key, label=spell(row.label), value=row.value) for row in rows]
        hint = spell(f"{hint} · {ways}" if hint else ways)
        return stage.halt.run(one_of(spelled, hint=hint, room=stage.room, offered=offered))

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
        if isinstance(given, str) and given.isascii() and given.isdigit():
            return int(given)
        self._keep_for_another_try(step, given)
        return given

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
        return self._pick(rows, offered=offered)

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

    def _feeling(self, walk: Walk, step: Step, question: FeelingQuestion, earlier: Felt | None) -> Any:
        while True:
            feeling = self._word(walk, step, question, earlier)
            if not isinstance(feeling, Feeling):
                return feeling
            usual = earlier.strength if earlier and earlier.word == feeling.word else feeling.strength
            self._stage.show(walk, step, f"{feeling.word.capitalize()}: how strongly?")
            strength = self._scale(
                range(WEAKEST, STRONGEST + 1),
                DIGITS,
                label=str,
                ends=("1 a little", "10 as strongly as can be (key 0)"),
                hint=f"Enter takes {usual}, a key another",
                offered=usual,
            )
            if isinstance(strength, int):
                return Felt(word=feeling.word, direction=feeling.direction, strength=strength)
            if strength is not Way.BACK:
                return strength

    def _word(self, walk: Walk, step: Step, question: FeelingQuestion, earlier: Felt | None) -> Any:
        self._stage.show(walk, step, question.ask, note=question.note)
        columns: dict[Direction, list[Row]] = {direction: [] for direction in Direction}
        for key, feeling in zip(LETTERS, LEXICON, strict=False):
            if question.direction in (None, feeling.direction):
                columns[feeling.direction].append(Row(key=key, label=feeling.word, value=feeling))
        room = self._stage.room
        picker = two_columns(
            (UP_HEAD, columns[Direction.UP]),
            (DOWN_HEAD, columns[Direction.DOWN]),
            hint=self._stage.screen.spell(f"A letter answers · {WAYS}"),
            room=Room(width=room.width, height=max(room.height, _ROWS_OF_FEELINGS)),
            offered=feeling_named(earlier.word) if earlier else None,
        )
        return self._stage.halt.run(picker)

    def _scale(
        self,
        values: Sequence[int],
        keys: Sequence[str],
        *,
        label: Callable[[int], str],
        ends: tuple[str, str],
        hint: str,
        offered: int | None,
    ) -> Any:
        spell = self._stage.screen.spell
        picker = on_a_scale(
            values,
            keys,
            label=label,
            ends=ends,
            hint=spell(f"{hint} · {WAYS}"),
            room=self._stage.room,
            offered=offered,
        )
        return self._stage.halt.run(picker)

    def _prediction(self, walk: Walk, step: Step, question: PredictionQuestion, earlier: Prediction | None) -> Any:
        parts: list[int] = []
        while len(parts) < 3:
            given = self._part_of_prediction(walk, step, question, earlier, parts)
            if given is Way.BACK and parts:
                parts.pop()
            elif isinstance(given, int):
                parts.append(given)
            else:
                return given
        sign, strength, certain = parts
        return Prediction(score=sign * strength, certain=certain)

    def _part_of_prediction(
        self, walk: Walk, step: Step, question: PredictionQuestion, earlier: Prediction | None, parts: list[int]
    ) -> Any:
        stage = self._stage
        match parts:
            case []:
                stage.show(walk, step, question.ask, note=question.note)
                rows = [
                    Row(key="u", label="up: it builds trust", value=1),
                    Row(key="d", label="down: it erodes trust", value=-1),
                ]
                return self._pick(rows, offered=None if earlier is None else int(earlier.score < 0))
            case [sign]:
                way = "up" if sign > 0 else "down"
                stage.show(walk, step, f"{step.name}: how far {way}?")
                same_way = earlier is not None and (earlier.score > 0) is (sign > 0)
                return self._scale(
                    range(WEAKEST, STRONGEST + 1),
                    DIGITS,
                    label=lambda value: stage.screen.spell(signed(sign * value)),
                    ends=(f"1 a little {way}", f"10 as far {way} as can be (key 0)"),
                    hint="A key answers",
                    offered=abs(earlier.score) if earlier and same_way else None,
                )
            case _:
                stage.show(walk, step, f"{step.name}: how certain are you?")
                return self._scale(
                    range(0, 101, 10),
                    [*"0123456789", "c"],
                    label=str,
                    ends=("0 % a guess", "100 % certain (key c)"),
                    hint="A key answers, 7 for 70 %",
                    offered=earlier.certain if earlier else None,
                )

    def _card(self, walk: Walk, step: Step, question: CardQuestion) -> Any:
        lines = self._stage.lines
        do = question.do
        while not self._stage.fits(do, question.as_whom, besides=_ROWS_OF_CARD):
            part, do = self._first_part(do)
            if not do:
                do = part
                break
            self._stage.show(walk, step, question.ask, below=[("", "\n"), *lines(part, "class:note")])
            read_on = self._pick([Row(key="", label="Read on", value=True)], hint="Enter reads on", offered=0)
            if read_on is not True:
                return read_on
        below: Drawn = [("", "\n"), *lines(do, "class:note"), ("", "\n")]
        if question.as_whom:
            below += lines(f"You are: {question.as_whom}", "class:title")
            below += lines("Do not answer as yourself.", "class:note")
        below += lines(f"It takes about {question.minutes} minutes.", "class:where")
        self._stage.show(walk, step, question.ask, below=below)
        return self._pick(
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
            below += self._stage.lines(f"{touchpoint.title.ljust(width)}  {predicted}", "class:note")
        self._stage.show(walk, step, question.ask, note=question.note, below=below)
        return self._pick([Row(key="s", label="Seal them", value=SEALED)])

    def _review(self, walk: Walk, step: Step, question: ReviewQuestion) -> Any:
        self._stage.show(walk, step, question.ask, note=question.note)
        rows = [Row(key="y", label="Yes, go on", value=CLOSED)]
        for reviewed in walk.reviewed(step):
            said = response_text(reviewed.question, walk.responses.get(reviewed.key)) or "(nothing)"
            rows.append(Row(key="", label=f"{reviewed.name}: {said}".replace("\n", " "), value=Open(reviewed.key)))
        return self._pick(rows, hint="Enter goes on · arrows and Enter change an answer", offered=0)
