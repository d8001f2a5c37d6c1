"""A real answers file: the one that `checklist answers` writes, filled in line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cx_audit.core.checklist import Checklist
from cx_audit.core.choices import GivenBack
from cx_audit.core.every_question import every_question
from cx_audit.core.feelings import Felt
from cx_audit.core.questions import Answer, NotApplicable, Prediction, Question, Response
from cx_audit.library.template import answers_template
from tests.core.samples import dull_reply

_LINE = re.compile(r"( *)([a-z0-9-]+):")
_WORDS = {"pairs": "pair", "basics": "basic", "facts": "fact"}
_LEFT_EMPTY = ("moments", "extras", "quotes", "promises", "value-grade")
HEAD = {"organisation": "Made Up", "leader": "M."}


def filled(checklist: Checklist, choices: Mapping[str, str] | None = None) -> str:
    """The template of the checklist with a dull answer at each key, or the one that `choices` has for the question."""
    return "\n".join(_lines(checklist, choices or {})) + "\n"


def _lines(checklist: Checklist, choices: Mapping[str, str]) -> Iterator[str]:
    questions = every_question(checklist)
    way: list[str] = []
    for line in answers_template(checklist).splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            yield line
            continue
        way = [*way[: len(found[1]) // 2], found[2]]
        key = _key(way)
        if line[:-1] in HEAD:
            yield f"{line} {HEAD[line[:-1]]}"
        elif key in questions and way[-1] not in _LEFT_EMPTY:
            yield f"{line} {choices.get(key) or written(questions[key], dull_reply(questions[key]))}".rstrip()
        else:
            yield line


def _key(way: list[str]) -> str:
    """The key of the question that this way of keys in the file leads to."""
    if way[0] != "touchpoints":
        return "/".join(way)
    return "/".join(_WORDS.get(each, each) for each in way[1:])


def written(question: Question, response: Response) -> str:
    """The response as somebody would write it in the file; empty where it passes."""
    match response:
        case NotApplicable():
            return ""
        case Answer(value=Felt(word=word, strength=strength)):
            return f"{word} {strength}"
        case Answer(value=Prediction(score=score, certain=certain)):
            return f"{score:+d}, {certain}%"
        case Answer(value=tuple() as several):
            return f"[{', '.join(several)}]"
        case Answer(value=value):
            return str(value)
    raise AssertionError(question)


def more_for_the_price(checklist: Checklist) -> dict[str, str]:
    """Choices that make a value question be answered with more, which asks for its grade."""
    return {f"{each.id}/value": GivenBack.MORE for each in checklist.touchpoints if each.value}
