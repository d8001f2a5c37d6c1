"""What a `when` may refer to: an earlier question that is answered by choosing."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from dataclasses import dataclass

from cx_audit.core.choices import BAD, GOOD, GivenBack, Outcome
from cx_audit.core.keys import AFTER, BEFORE
from cx_audit.library.findings import Findings, near_names, quoted, trail
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.places import part_name, parts_at, text_at


def full_key(reference: str, touchpoint_id: str) -> str:
    """The key of the question that `reference` names from within this touchpoint; empty outside the touchpoints."""
    if not touchpoint_id or reference.startswith(f"{BEFORE}/"):
        return reference
    return f"{touchpoint_id}/{reference}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One question of the file with the answers to choose from.

    There are none where it is not answered by choosing; None where the file is too broken to tell.
    """

    key: str
    answers: tuple[str, ...] | None
    when: Node | None
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scope:
    """What a condition finds: the questions asked before it, and all those of its own part, later ones too."""

    earlier: ChainMap[str, _Asked]
    here: dict[str, _Asked]
    touchpoint_id: str


def note_bad_references(root: Mapping, findings: Findings) -> None:
    """Note each `when` that names no earlier question, or an answer that its question does not have."""
    before = tuple(_items(root, "before", BEFORE, ""))
    touchpoints = [
        (text_at(part, "id"), tuple(_touchpoint(part, where))) for where, part in parts_at(root, "touchpoints")
    ]
    after = tuple(_items(root, "after", AFTER, ""))
    _note_in_scope({}, before, "", findings)
    asked_before = {asked.key: asked for asked in before}
    for touchpoint_id, questions in touchpoints:
        _note_in_scope(asked_before, questions, touchpoint_id, findings)
    walked = {asked.key: asked for _, questions in touchpoints for asked in questions}
    _note_in_scope({**asked_before, **walked}, after, "", findings)


def _items(part: Mapping, list_name: str, prefix: str, where: str) -> Iterator[_Asked]:
    for name, item in parts_at(part, list_name):
        yield _Asked(
            key=f"{prefix}/{text_at(item, 'id')}",
            answers=_answers_of(item),
            when=item.get("when"),
            where=trail(where, name),
        )


def _touchpoint(part: Mapping, where: str) -> Iterator[_Asked]:
    own = text_at(part, "id")
    variants = part.get("variants")
    if isinstance(variants, Mapping):
        answers = _keys(variants.get("options"))
        yield _Asked(key=f"{own}/variants", answers=answers, when=None, where=trail(where, "variants"))
    for list_name, word, answers in (("pairs", "pair", (GOOD, BAD)), ("basics", "basic", tuple(Outcome))):
        for name, entry in parts_at(part, list_name):
            key = f"{own}/{word}/{text_at(entry, 'id')}"
            yield _Asked(key=key, answers=answers, when=entry.get("when"), where=trail(where, name))
    value = part.get("value")
    if isinstance(value, Mapping):
        given_back = tuple(GivenBack)
        yield _Asked(key=f"{own}/value", answers=given_back, when=value.get("when"), where=trail(where, "value"))
    yield from _items(part, "facts", f"{own}/fact", where)


def _answers_of(item: Mapping) -> tuple[str, ...] | None:
    match text_at(item, "kind"):
        case "choice" | "several":
            return _keys(item.get("options"))
        case "text" | "number" | "minutes" | "day" | "commitment":
            return ()
        case _:
            return None


def _keys(options: Node | None) -> tuple[str, ...] | None:
    return tuple(key.text for key, _ in options.entries) if isinstance(options, Mapping) else None


def _note_in_scope(before: dict[str, _Asked], part: tuple[_Asked, ...], touchpoint_id: str, findings: Findings) -> None:
    here = {asked.key: asked for asked in part}
    scope = _Scope(earlier=ChainMap({}, before), here=here, touchpoint_id=touchpoint_id)
    for asked in part:
        for where, condition in _conditions(asked):
            _note_in_condition(condition, where, findings)
            named = _named(condition.get("question"), where, asked, scope, findings)
            if named is not None and named.answers:
                _note_bad_answers(condition, named.key, named.answers, where, findings)
        scope.earlier[asked.key] = asked


def _conditions(asked: _Asked) -> Iterator[tuple[str, Mapping]]:
    if isinstance(asked.when, Mapping):
        yield trail(asked.where, "when"), asked.when
    elif isinstance(asked.when, Sequence):
        for number, condition in enumerate(asked.when.items, start=1):
            if isinstance(condition, Mapping):
                yield trail(asked.where, part_name("when", condition, number)), condition


def _note_in_condition(condition: Mapping, where: str, findings: Findings) -> None:
    if (condition.get("is") is None) is (condition.get("is-not") is None):
        findings.note(condition, where, "a condition takes one of “is” and “is-not”", "write one of the two")
    for name in ("is", "is-not"):
        answer = condition.get(name)
        if isinstance(answer, Scalar) and answer.plain and answer.empty:
            findings.note(answer, where, f"“{name}” is empty", "write the answer that it waits for")


def _named(question: Node | None, where: str, asking: _Asked, scope: _Scope, findings: Findings) -> _Asked | None:
    """The question that a condition names or seems to mean, so that its answers can be judged; notes a wrong name."""
    if not isinstance(question, Scalar) or question.empty:
        return None
    key = full_key(question.text.strip(), scope.touchpoint_id)
    named = scope.earlier.get(key)
    if named is not None:
        if named.answers == ():
            message = f"{quoted(question.text)} is not answered by choosing"
            findings.note(question, where, message, "name a question with answers to choose from")
        return named
    if key == asking.key:
        findings.note(question, where, f"{quoted(question.text)} is this question itself", "name an earlier question")
        return None
    if key in scope.here:
        findings.note(question, where, f"{quoted(question.text)} is asked later", "name an earlier question")
        return scope.here[key]
    if findings.full:
        return None
    if key in findings.left_out:
        message = f"{quoted(question.text)} is left out under “without”"
        findings.note(question, where, message, "take it along, or write “when:” with nothing behind it to ask always")
        return None
    by_name = {_short(each.key, scope.touchpoint_id): each for each in scope.earlier.values() if each.answers}
    message = f"no earlier question goes by {quoted(question.text)}"
    findings.note_unknown(question, where, question.text, by_name, message=message)
    return next((by_name[near] for near in near_names(question.text, tuple(by_name))), None)


def _short(key: str, touchpoint_id: str) -> str:
    return key.removeprefix(f"{touchpoint_id}/") if touchpoint_id else key


def _note_bad_answers(condition: Mapping, key: str, answers: tuple[str, ...], where: str, findings: Findings) -> None:
    for name in ("is", "is-not"):
        given = condition.get(name)
        for answer in given.items if isinstance(given, Sequence) else (given,):
            if isinstance(answer, Scalar) and not answer.empty and answer.text.strip() not in answers:
                message = f"{quoted(answer.text)} is no answer to {quoted(key)}"
                findings.note_unknown(answer, where, answer.text, answers, message=message)
