"""From the sections of an answers file to one answer for each question, by its key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from cx_audit.core.checklist import Checklist, Commitment, Item, Touchpoint
from cx_audit.core.choices import NO, NONE, TREATMENT, YES
from cx_audit.core.feelings import Felt
from cx_audit.core.keys import PREDICTIONS, SEAL, prediction_key
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    SEALED,
    Answer,
    ChoiceQuestion,
    DayQuestion,
    FeelingQuestion,
    NumberQuestion,
    SeveralQuestion,
    TextQuestion,
)
from cx_audit.core.written import NotUnderstood, response_from
from cx_audit.library.findings import quoted, trail
from cx_audit.library.nodes import Node
from cx_audit.library.sheet import MOST_LETTERS_BUT_IN_A_TEXT, SHORTER, Sheet, Value

TOUCHPOINTS = "touchpoints"
_PARTS = (
    "card",
    "feeling",
    "moments",
    "pairs",
    "basics",
    "extras",
    "quotes",
    "facts",
    "promises",
    "departments",
    "worked-out",
)


def parts_of(touchpoint: Touchpoint) -> tuple[str, ...]:
    """The keys that an answers file may have for this touchpoint."""
    variants = ("variants",) if touchpoint.variants else ()
    value = ("value", "value-grade") if touchpoint.value else ()
    return (*variants, *_PARTS, *value)


def put_items(sheet: Sheet, node: Node | None, section: str, prefix: str, items: Iterable[Item]) -> None:
    """Put the answers to questions that stand before, after, or as facts within a touchpoint."""
    asked = {item.id: item for item in items}
    given = sheet.parts(node, section, asked)
    for item_id, item in asked.items():
        where, key = trail(section, item_id), f"{prefix}/{item_id}"
        if isinstance(item.question, Commitment):
            _put_parts(sheet, given.get(item_id), where, key, ("what", "who", "by"))
        else:
            sheet.put_if_given(key, given.get(item_id), where, otherwise=_passed(item.question))


def _put_parts(sheet: Sheet, node: Node | None, where: str, key: str, names: tuple[str, ...]) -> None:
    given = sheet.parts(node, where, names)
    for name in names:
        sheet.put_if_given(f"{key}/{name}", given.get(name), where, otherwise="")


def _passed(
    question: TextQuestion | ChoiceQuestion | SeveralQuestion | NumberQuestion | DayQuestion,
) -> Value | None:
    """What an answer left empty stands for; None where the question cannot be passed."""
    match question:
        case TextQuestion(required=required, default=default):
            return None if required and not default else ""
        case NumberQuestion() | DayQuestion():
            return ""
        case SeveralQuestion(at_least=at_least):
            return None if at_least else ()
        case ChoiceQuestion():
            return None
        case _:
            assert_never(question)


def put_predictions(sheet: Sheet, node: Node | None, checklist: Checklist) -> None:
    """Put the predictions, sealed."""
    given = sheet.parts(node, PREDICTIONS, (touchpoint.id for touchpoint in checklist.touchpoints))
    for touchpoint_id, prediction in given.items():
        sheet.put_if_given(prediction_key(touchpoint_id), prediction, trail(PREDICTIONS, touchpoint_id))
    sheet.put(SEAL, SEALED)


def put_touchpoints(sheet: Sheet, node: Node | None, checklist: Checklist) -> None:
    """Put the answers to every touchpoint in which anything is written."""
    walked = {touchpoint.id: touchpoint for touchpoint in checklist.touchpoints}
    for touchpoint_id, part in sheet.parts(node, TOUCHPOINTS, walked).items():
        _put_touchpoint(sheet, part, walked[touchpoint_id])


def _put_touchpoint(sheet: Sheet, node: Node, touchpoint: Touchpoint) -> None:
    own, where = touchpoint.id, f"touchpoint {touchpoint.id}"
    given = sheet.parts(node, where, parts_of(touchpoint))
    for name, key in (
        ("variants", "variants"),
        ("feeling", "feeling"),
        ("value", "value"),
        ("value-grade", "value/grade"),
    ):
        sheet.put_if_given(f"{own}/{key}", given.get(name), trail(where, name))
    sheet.put_if_given(f"{own}/card", given.get("card"), trail(where, "card"), otherwise=DONE)
    _put_moments(sheet, given.get("moments"), own, trail(where, "moment"))
    for section, word, entries in (("pairs", "pair", touchpoint.pairs), ("basics", "basic", touchpoint.basics)):
        answers = sheet.parts(given.get(section), trail(where, section), (entry.id for entry in entries))
        for entry_id, answer in answers.items():
            sheet.put_if_given(f"{own}/{word}/{entry_id}", answer, trail(where, section, entry_id))
    _put_extras(sheet, given.get("extras"), own, trail(where, "extra"))
    _put_quotes(sheet, given.get("quotes"), own, trail(where, "quote"))
    put_items(sheet, given.get("facts"), trail(where, "facts"), f"{own}/fact", touchpoint.facts)
    _put_promises(sheet, given.get("promises"), own, trail(where, "promise"))
    sheet.put_if_given(f"{own}/departments", given.get("departments"), trail(where, "departments"), otherwise=())
    sheet.put_if_given(f"{own}/worked-out", given.get("worked-out"), trail(where, "worked-out"), otherwise="")
    sheet.put(f"{own}/review", CLOSED)


def _put_moments(sheet: Sheet, node: Node | None, own: str, where: str) -> None:
    moments = sheet.listed(node, where)
    for number, moment in enumerate(moments, start=1):
        key, place = f"{own}/moment/{number}", f"{where} {number}"
        given = sheet.parts(moment, place, ("what", "feeling"))
        sheet.put_if_given(f"{key}/what", given.get("what"), place, otherwise="")
        if "feeling" in given:
            _put_moment_feeling(sheet, given["feeling"], key, place)
    sheet.put(f"{own}/moment/{len(moments) + 1}", NONE)


def _put_moment_feeling(sheet: Sheet, node: Node, key: str, where: str) -> None:
    text = sheet.text(node, where)
    if not text:
        return
    if len(text) > MOST_LETTERS_BUT_IN_A_TEXT:
        sheet.findings.note(node, trail(where, "feeling"), f"{quoted(text)} does not fit", SHORTER)
        return
    try:
        response = response_from(FeelingQuestion(ask=""), text)
    except NotUnderstood as error:
        sheet.findings.note(node, trail(where, "feeling"), f"{quoted(text)} does not fit", str(error))
        return
    if isinstance(response, Answer) and isinstance(response.value, Felt):
        sheet.put(key, str(response.value.direction), node)
        sheet.put(f"{key}/feeling", text, node)


def _put_extras(sheet: Sheet, node: Node | None, own: str, where: str) -> None:
    extras = sheet.listed(node, where)
    for number, extra in enumerate(extras, start=1):
        key, place = f"{own}/extra/{number}", f"{where} {number}"
        given = sheet.parts(extra, place, ("what", "who", "grade", "kind"))
        sheet.put(key, YES, extra)
        sheet.put_if_given(f"{key}/what", given.get("what"), place, otherwise="")
        sheet.put_if_given(f"{key}/who", given.get("who"), place, otherwise="")
        sheet.put_if_given(f"{key}/grade", given.get("grade"), place)
        sheet.put_if_given(f"{key}/kind", given.get("kind"), place, otherwise=TREATMENT)
    sheet.put(f"{own}/extra/{len(extras) + 1}", NO)
    if not extras:
        sheet.put(f"{own}/extra/again", NO)


def _put_quotes(sheet: Sheet, node: Node | None, own: str, where: str) -> None:
    quotes = sheet.listed(node, where)
    for number, quote in enumerate(quotes, start=1):
        sheet.put(f"{own}/quote/{number}", sheet.text(quote, where), quote)
    sheet.put(f"{own}/quote/{len(quotes) + 1}", "")


def _put_promises(sheet: Sheet, node: Node | None, own: str, where: str) -> None:
    promises = sheet.listed(node, where)
    for number, promise in enumerate(promises, start=1):
        key = f"{own}/promise/{number}"
        sheet.put(key, YES, promise)
        _put_parts(sheet, promise, f"{where} {number}", key, ("what", "who", "by"))
    sheet.put(f"{own}/promise/{len(promises) + 1}", NO)
