"""The text of a new checklist: one to fill in, or a copy of another under a new name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import cycle
from typing import Any

import yaml

from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.core.keys import AFTER, BEFORE
from cx_audit.library import nodes, source
from cx_audit.library.findings import START, Findings, quoted
from cx_audit.library.incoming import NOT_IN_YAML
from cx_audit.library.override import TAKE, WITHOUT
from cx_audit.library.schema import FILE_NAME
from cx_audit.text import clean_line, slug

EDITOR_LINE = f"# yaml-language-server: $schema={FILE_NAME}"
"""What makes an editor complete and check the file: the first line, which names the schema beside it."""

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN = re.compile(r"[^\W\d_][\w '’.-]*[\w.]")
_MEANS_MORE = ("true", "false", "yes", "no", "on", "off", "null")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Example:
    """A pair, a basic and an extra as they might be written; the poles of the pairs do not all come in one order."""

    pair: str
    good: str
    bad: str
    first: str
    pair_fix: str
    pair_effort: str
    basic: str
    name: str
    note: str
    fix: str
    effort: str
    extra: str
    act: str


_EXAMPLES = (
    _Example(
        pair="Which is closer to how they treated you?",
        good="I mattered",
        bad="I was in the way",
        first="bad",
        pair_fix="Put every other task down when a customer comes.",
        pair_effort="some",
        basic="Did a person help you soon?",
        name="a person, soon",
        note="Soon means before you began to mind the wait. If it was later than that, it is partly.",
        fix="Name who helps in each hour that we are open.",
        effort="little",
        extra="A clerk saw that a customer was tired and brought a chair.",
        act="Call back the next day to ask whether it helped.",
    ),
    _Example(
        pair="Which is closer to how they spoke with you?",
        good="They spoke with me",
        bad="They spoke from a script",
        first="good",
        pair_fix="Let people say it in their own words.",
        pair_effort="little",
        basic="Did they do what they said they would do?",
        name="kept their word",
        note="If it came later than they had said, it is partly.",
        fix="Write down each promise, with a name and a day.",
        effort="little",
        extra="A driver called an hour ahead so that nobody had to stay in.",
        act="Tell the customer before the customer has to ask.",
    ),
    _Example(
        pair="Which is closer to how they took your need?",
        good="They made it theirs",
        bad="They passed me on",
        first="bad",
        pair_fix="Let whoever is asked first stay until it is done.",
        pair_effort="some",
        basic="Was it clear what would happen next?",
        name="clear what happens next",
        note="If you knew what but not when, it is partly.",
        fix="End every contact with what happens next and by when.",
        effort="some",
        extra="A mechanic wrote down by hand what to watch for on the way home.",
        act="Do the next step for the customer while they are still there.",
    ),
)


def starter(
    id: str, title: str, *, touchpoints: Sequence[tuple[str, str]], from_checklist: Checklist | None = None
) -> str:
    """A commented checklist with an example in each touchpoint, valid as it stands, to be written over in an editor.

    Each touchpoint is an id and a title, and there is at least one. With `from_checklist`, what stands before and
    after is taken from it, and so is each touchpoint whose id it has.
    """
    return "\n".join(_lines(id, title, touchpoints, from_checklist)) + "\n"


def copy_of(source_text: str, *, id: str, title: str) -> str:
    """The text of a checklist with another id and title, and everything else as it is, comments and all.

    Raises BadInput where the text is no YAML, or has no id or title to replace.
    """
    text = source_text.removeprefix("\ufeff")
    root = source.read_yaml(text.encode(), "copy", what="checklist")
    new_values = {_place_of(root, "id"): id, _place_of(root, "title"): _scalar(title)}
    copied = text
    for start, end, value in reversed(tuple(_spans(text, new_values))):
        copied = copied[:start] + value + copied[end:]
    return source_text[: len(source_text) - len(text)] + copied


def _place_of(root: nodes.Node, key: str) -> tuple[int, int]:
    value = root.get(key) if isinstance(root, nodes.Mapping) else None
    if not isinstance(value, nodes.Scalar) or value.empty:
        Findings(file="copy", what="checklist").refuse(value or START, f"{quoted(key)} is missing", "write a text")
    return value.line, value.column


def _spans(text: str, values: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, int, str]]:
    """Where the texts at these lines and columns begin and end, and what comes in their place."""
    events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
    for event in events:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.ScalarEvent) and (start.line + 1, start.column + 1) in values:
            written = text[start.index : end.index].rstrip(" \t\r\n")
            yield start.index, start.index + len(written), values[start.line + 1, start.column + 1]


def _lines(id: str, title: str, touchpoints: Sequence[tuple[str, str]], other: Checklist | None) -> Iterator[str]:
    yield from (
        EDITOR_LINE,
        "#",
        "# Write over what stands here, then run: cx-audit checklist check FILE",
        "",
        "format: 1",
        f"id: {id}",
        'version: "1"',
        f"title: {_scalar(title)}",
        "# Whom is it for, and when is it walked?",
        "summary: For a leader who wants to know what it is like to be a customer here.",
        "",
    )
    examples = cycle(_EXAMPLES)
    yield from _taken_before(other) if other else _BEFORE
    yield "touchpoints:"
    known = {each.id: each for each in other.touchpoints} if other else {}
    taken = {each for each, _ in touchpoints if each in known}
    explained: set[bool] = set()
    for touchpoint_id, name in touchpoints:
        take = touchpoint_id in taken
        if other and take:
            yield from _taken(other.id, known[touchpoint_id], name, explained=take not in explained)
        else:
            yield from _written(touchpoint_id, name, next(examples), explained=take not in explained)
        explained.add(take)
        yield ""
    yield from _taken_section(other, "after") if other and _closes(other, taken) else _AFTER


_BEFORE = """\
# Asked before the walk. The answers to persona and need stand on the card of each touchpoint.
before:
  - id: persona
    kind: text
    ask: Who are you pretending to be?
    note: Do not answer as yourself; you have only just heard of this organisation.
    example: A father of three who has just moved here and knows nobody
    ideas: [1, 30]
  - id: need
    kind: text
    ask: What do you need today?
    note: Say it in that person's words.
    example: I need the heating to work again before the weekend
    ideas: [33]

""".splitlines()

_AFTER = """\
# Asked after the last touchpoint, before any score is shown.
after:
  - id: remember
    kind: text
    ask: What will you still remember tomorrow?
    ideas: [47]
  - id: commitment
    kind: commitment
    ask: What one thing will you do?
    example: Call back every customer who had to wait
    ideas: [48]
  - id: look-again
    kind: day
    ask: On which day will you look again?
    ideas: [49]
""".splitlines()


def _taken_before(other: Checklist) -> Iterator[str]:
    if other.before:
        yield from (*_taken_section(other, "before"), "")
    if other.ask_prediction or other.predictions_note:
        yield from (*_taken_section(other, "predictions"), "")


def _taken_section(other: Checklist, name: str) -> tuple[str, str]:
    return f"# As in {other.id}; to change it, write it out.", f"{name}: {{{TAKE}: {other.id}}}"


def _closes(other: Checklist, taken: set[str]) -> bool:
    """Whether what another checklist asks after the walk can be asked here: its conditions name what is taken."""
    named = {condition.key.split("/")[0] for item in other.after for condition in item.when}
    return bool(other.after) and named <= {*taken, BEFORE, AFTER}


def _taken(checklist_id: str, touchpoint: Touchpoint, title: str, *, explained: bool) -> Iterator[str]:
    yield f"  - {TAKE}: {checklist_id}/{touchpoint.id}"
    if title != touchpoint.title:
        yield f"    title: {_scalar(title)}"
    if explained:
        yield "    # Leave out or write over what is taken, pairs, basics and facts by their id:"
        for basic in [each for each in touchpoint.basics if not each.critical][:1]:
            yield f"    # {WITHOUT}: [basic/{basic.id}]"
            yield f"    # basics: [{{id: {basic.id}, critical: true}}]"


def _written(touchpoint_id: str, title: str, example: _Example, *, explained: bool) -> Iterator[str]:
    """One touchpoint with an example of each part; the comments stand in the first one only."""
    lines = _TOUCHPOINT.format(
        id=touchpoint_id,
        title=_scalar(title),
        pair_id=slug(example.good),
        basic_id=slug(example.name),
        **{each.name: getattr(example, each.name) for each in fields(example)},
    ).splitlines()
    yield from (line for line in lines if explained or not line.lstrip().startswith("#"))


_TOUCHPOINT = """\
  - id: {id}
    title: {title}
    # What the leader goes and does in person, as a customer, and how many minutes that takes.
    do: >-
      Go there now as a customer who has only just heard of this organisation.
      Come back right after, and ask yourself how it made you feel.
    minutes: 10
    # To whom the touchpoint belongs.
    departments: [service]
    ideas: [2, 3]
    # Two opposite treatments, of which one must be chosen. Which comes first is best mixed.
    pairs:
      - id: {pair_id}
        ask: {pair}
        good: {good}
        bad: {bad}
        first: {first}
        fix: {pair_fix}
        effort: {pair_effort}
        departments: [service]
        ideas: [4]
    # What any customer expects, four to seven of them, asked so that yes means met.
    # One is critical: without it the touchpoint fails. The fix is one action that would mend it, and the effort
    # what that takes in a usual organisation: little, some or much; leave it out where you cannot say.
    basics:
      - id: {basic_id}
        ask: {basic}
        name: {name}
        critical: true
        note: {note}
        fix: {fix}
        effort: {effort}
        departments: [service]
        ideas: [30]
    # What nobody asks for and anybody is glad of: what others did, and what you could do yourselves.
    extras:
      examples:
        - {extra}
      acts:
        - {act}
      ideas: [12, 15, 16]
"""


def _scalar(text: str) -> str:
    """A text as one YAML value that stands in any place."""
    line = NOT_IN_YAML.sub("", clean_line(text))
    return line if _PLAIN.fullmatch(line) and line.lower() not in _MEANS_MORE else json.dumps(line, ensure_ascii=False)
