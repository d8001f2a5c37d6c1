"""The questions that are answered page by page: a feeling has a word and a strength, a prediction three parts."""

from __future__ import annotations

from typing import Any

from cx_audit.core.feelings import LEXICON, STRONGEST, WEAKEST, Direction, Feeling, Felt, feeling_named
from cx_audit.core.questions import FeelingQuestion, Prediction, PredictionQuestion
from cx_audit.core.step import Step
from cx_audit.core.walk import Walk
from cx_audit.core.words import signed
from cx_audit.terminal.pickers import two_columns
from cx_audit.terminal.prompts import Room, Row, Way
from cx_audit.terminal.stage import WAYS, Stage

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DIGITS = "1234567890"
UP_HEAD, DOWN_HEAD = "Up", "Down"
_STRENGTHS = range(WEAKEST, STRONGEST + 1)
_CERTAINTIES = range(0, 101, 10)
_ROWS_OF_FEELINGS = 16
_HOW_TO_TYPE_TEN = f"0 or {STRONGEST} for ten"


def ask_feeling(stage: Stage, walk: Walk, step: Step, question: FeelingQuestion, earlier: Felt | None) -> Felt | Way:
    """The word, then its strength; back from the strength leads to the word."""
    while True:
        feeling = _word(stage, walk, step, question, earlier)
        if not isinstance(feeling, Feeling):
            return feeling
        usual = earlier.strength if earlier and earlier.word == feeling.word else feeling.strength
        stage.show(walk, step, f"{feeling.word.capitalize()}: how strongly?")
        strength = stage.pick_on_a_scale(
            _STRENGTHS,
            DIGITS,
            label=str,
            ends=("1 a little", "10 as strongly as can be"),
            hint=f"Enter takes {usual}, a key another, {_HOW_TO_TYPE_TEN}",
            offered=usual,
            typed_out=STRONGEST,
        )
        if isinstance(strength, int):
            return Felt(word=feeling.word, direction=feeling.direction, strength=strength)
        if strength is Way.PAUSE:
            return strength


def _word(stage: Stage, walk: Walk, step: Step, question: FeelingQuestion, earlier: Felt | None) -> Feeling | Way:
    stage.show(walk, step, question.ask, note=question.note)
    columns: dict[Direction, list[Row]] = {direction: [] for direction in Direction}
    for key, feeling in zip(LETTERS, LEXICON, strict=False):
        if question.direction in (None, feeling.direction):
            columns[feeling.direction].append(Row(key=key, label=feeling.word, value=feeling))
    room = stage.room
    picker = two_columns(
        (UP_HEAD, columns[Direction.UP]),
        (DOWN_HEAD, columns[Direction.DOWN]),
        hint=stage.screen.spell(f"A letter answers · {WAYS}"),
        room=Room(width=room.width, height=max(room.height, _ROWS_OF_FEELINGS)),
        offered=feeling_named(earlier.word) if earlier else None,
    )
    chosen: Feeling | Way = stage.halt.run(picker)
    return chosen


def ask_prediction(
    stage: Stage, walk: Walk, step: Step, question: PredictionQuestion, earlier: Prediction | None
) -> Prediction | Way:
    """Up or down, how far, how certain; back leads from each part to the one before."""
    parts: list[int] = []
    while len(parts) < 3:
        given: int | Way = _part_of_prediction(stage, walk, step, question, earlier, parts)
        if isinstance(given, int):
            parts.append(given)
        elif given is Way.BACK and parts:
            parts.pop()
        else:
            return given
    sign, strength, certain = parts
    return Prediction(score=sign * strength, certain=certain)


def _part_of_prediction(
    stage: Stage,
    walk: Walk,
    step: Step,
    question: PredictionQuestion,
    earlier: Prediction | None,
    parts: list[int],
) -> Any:
    match parts:
        case []:
            stage.show(walk, step, question.ask, note=question.note)
            rows = [
                Row(key="u", label="up: it builds trust", value=1),
                Row(key="d", label="down: it erodes trust", value=-1),
            ]
            return stage.pick(rows, offered=None if earlier is None else int(earlier.score < 0))
        case [sign]:
            way = "up" if sign > 0 else "down"
            stage.show(walk, step, f"{step.name}: how far {way}?")
            same_way = earlier is not None and (earlier.score > 0) is (sign > 0)
            return stage.pick_on_a_scale(
                _STRENGTHS,
                DIGITS,
                label=lambda value: signed(sign * value),
                ends=(f"1 a little {way}", f"10 as far {way} as can be"),
                hint=f"A key answers, {_HOW_TO_TYPE_TEN}",
                offered=abs(earlier.score) if earlier and same_way else None,
                typed_out=STRONGEST,
            )
        case _:
            stage.show(walk, step, f"{step.name}: how certain are you?")
            return stage.pick_on_a_scale(
                _CERTAINTIES,
                [*"0123456789", "c"],
                label=str,
                ends=("0 % a guess", "100 % certain (key c)"),
                hint="A key answers, 7 for 70 %",
                offered=earlier.certain if earlier else None,
            )
