"""Advice on a checklist that is valid: what would make its questions truer, each with its line.

Advice never refuses a file. Where the language of the file is not English, only what does not hang on words is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from cx_audit.errors import Problem
from cx_audit.library.advice_texts import OF_A_TOUCHPOINT, scalars_of, texts_of
from cx_audit.library.findings import Placed, trail
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.override import TAKE
from cx_audit.library.places import parts_at, text_at
from cx_audit.library.wording import Remark, remark, remarks_on
from cx_audit.library.wording_rules import Kind, Rule

MOST_BASICS = 9
_LEAST_PAIRS = 2
_LEAST_MARKS = 3
_LOOK_AGAIN, _KEY_QUESTION = "look-again", "key-question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One piece of advice: the rule it comes from, and the place with the reason and a better wording."""

    rule: Rule
    problem: Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    at: Placed
    where: str
    remark: Remark


def advice_on(root: Mapping, file: str) -> list[Advice]:
    """Every piece of advice on the tree of a valid checklist file, in the order of its lines.

    `file` is the name that the problems carry. A tree that takes touchpoints from others is best composed first; of
    those that are still to be taken, only the words that stand here are judged.
    """
    found = [
        *_on_cut_texts(root),
        *_on_wording(root),
        *_on_scales(root),
        *_on_pairs(root),
        *_on_doubles(root),
        *_on_the_end(root),
    ]
    for where, touchpoint in parts_at(root, "touchpoints"):
        if touchpoint.get(TAKE) is None:
            found += _on_basics(where, touchpoint)
    found.sort(key=lambda each: (each.at.line, each.at.column))
    return [_advice(each, file) for each in found]


def _advice(found: _Placed, file: str) -> Advice:
    said = found.remark
    problem = Problem(
        file=file,
        line=found.at.line,
        column=found.at.column,
        where=found.where,
        message=said.message,
        hint=said.hint,
    )
    return Advice(rule=said.rule, problem=problem)


def _in_english(root: Mapping) -> bool:
    return (text_at(root, "language") or "en").lower().partition("-")[0] in ("en", "eng")


def _on_wording(root: Mapping) -> Iterator[_Placed]:
    if _in_english(root):
        for text in texts_of(root):
            for said in remarks_on(text.at.text, kind=text.kind, note=text.note):
                yield _Placed(at=text.at, where=text.where, remark=said)


_NO_TEXT = re.compile(r"(?i)[0-9.+-]+|true|false|yes|no")


def _on_cut_texts(root: Mapping) -> Iterator[_Placed]:
    """Texts without quotes that a “#” ends, with a word right behind it; a comment has a space there."""
    for where, text in scalars_of(root):
        if text.cut is not None and not _NO_TEXT.fullmatch(text.text.strip()):
            yield _Placed(at=text.cut, where=where, remark=remark(Rule.CUT_TEXT))


def _on_scales(root: Mapping) -> Iterator[_Placed]:
    """Marks to choose from, such as 1 to 5, whose middle one is neither up nor down."""
    for text in _marks(root):
        yield _Placed(at=text, where="options", remark=remark(Rule.MIDDLE_ANSWER))


def _marks(root: Mapping) -> Iterator[Scalar]:
    parts = [root, *(touchpoint for _, touchpoint in parts_at(root, "touchpoints"))]
    for part in parts:
        for section in ("before", "after", "facts"):
            for _, item in parts_at(part, section):
                options = item.get("options")
                labels = [label for _, label in options.entries] if isinstance(options, Mapping) else []
                marks = [label for label in labels if isinstance(label, Scalar) and _MARK.match(label.text)]
                if len(marks) == len(labels) >= _LEAST_MARKS and len(marks) % 2:
                    yield marks[len(marks) // 2]


_MARK = re.compile(r"\s*(?:[0-9]{1,2}|★+|\*+)(?:\s*$|\s*[-–:(=])")


def _on_pairs(root: Mapping) -> Iterator[_Placed]:
    pairs = [
        (trail(where, name), pair)
        for where, touchpoint in parts_at(root, "touchpoints")
        for name, pair in parts_at(touchpoint, "pairs")
    ]
    if len(pairs) >= _LEAST_PAIRS and all(text_at(pair, "first") in ("", "good") for _, pair in pairs):
        written_here = [each for each in pairs if not each[1].taken]
        where, last = (written_here or pairs)[:_LEAST_PAIRS][-1]
        better = ""
        if last.taken:
            own = f"- {{id: {text_at(last, 'id')}, first: bad}}"
            better = f"this one comes from {last.taken}: add “{own}” under “pairs:” below its “take”"
        counted = "both pairs" if len(pairs) == _LEAST_PAIRS else f"all {len(pairs)} pairs"
        yield _Placed(at=last, where=where, remark=remark(Rule.GOOD_FIRST, better=better, pairs=counted))


def _on_basics(where: str, touchpoint: Mapping) -> Iterator[_Placed]:
    basics = list(parts_at(touchpoint, "basics"))
    if len(basics) > MOST_BASICS:
        over = basics[MOST_BASICS][1]
        yield _Placed(at=over, where=where, remark=remark(Rule.MANY_BASICS, count=str(len(basics))))
    if not any(text_at(basic, "critical").lower() in ("true", "yes") for _, basic in basics):
        yield _Placed(at=touchpoint, where=where, remark=remark(Rule.NO_CRITICAL))
    for name, basic in basics:
        yield from _on_kept_words(trail(where, name), basic)
        if not text_at(basic, "fix"):
            yield _Placed(at=basic, where=trail(where, name), remark=remark(Rule.NO_FIX))
        if not _listed(basic.get("departments")):
            own = ", ".join(_listed(touchpoint.get("departments")))
            said = remark(Rule.NO_DEPARTMENT, departments=f", here: {own}" if own else "")
            yield _Placed(at=basic, where=trail(where, name), remark=said)


def _on_kept_words(where: str, basic: Mapping) -> Iterator[_Placed]:
    """A basic with a question of the author's own, and words that were written for the one it was taken from."""
    ask = basic.get("ask")
    if not isinstance(ask, Scalar) or ask.taken:
        return
    kept = {key: part for key in ("name", "note", "fix") if isinstance(part := basic.get(key), Scalar) and part.taken}
    if kept:
        *most, last = kept
        named = f"{', '.join(most)} and {last} still come" if most else f"{last} still comes"
        taken = kept[last].taken
        yield _Placed(at=ask, where=where, remark=remark(Rule.KEPT_WORDS, kept=named, taken=taken))


def _on_the_end(root: Mapping) -> Iterator[_Placed]:
    """What the method asks when all is walked, and the result has a place for."""
    if isinstance(root.get("after"), Mapping):
        return  # it is still to be taken from another checklist
    after = {text_at(item, "id"): item for _, item in parts_at(root, "after")}
    at = root.get("after") or root
    if not any(text_at(item, "kind") == "commitment" for item in after.values()):
        yield _Placed(at=at, where="after", remark=remark(Rule.NO_COMMITMENT))
    if text_at(after.get(_LOOK_AGAIN), "kind") != "day":
        yield _Placed(at=after.get(_LOOK_AGAIN) or at, where="after", remark=remark(Rule.NO_LOOK_AGAIN))
    before = {text_at(item, "id"): item for _, item in parts_at(root, "before")}
    for here, there, asked, other in (("before", "after", before, after), ("after", "before", after, before)):
        only = asked.get(_KEY_QUESTION) if _KEY_QUESTION not in other else None
        if only is not None:
            said = remark(Rule.ONE_KEY_QUESTION, here=here, there=there)
            yield _Placed(at=only, where=f"{here} {_KEY_QUESTION}", remark=said)


def _listed(node: Node | None) -> list[str]:
    items = node.items if isinstance(node, Sequence) else ()
    return [item.text.strip() for item in items if isinstance(item, Scalar) and not item.empty]


def _on_doubles(root: Mapping) -> Iterator[_Placed]:
    """Questions asked twice within a touchpoint, or within what is asked before or after the walk."""
    groups: list[list[_Ask]] = [[*_asks(root, "before", "")], [*_asks(root, "after", "")]]
    for where, touchpoint in parts_at(root, "touchpoints"):
        group: list[_Ask] = [
            (touchpoint.get(key), where, None) for key, kind in OF_A_TOUCHPOINT.items() if kind is Kind.ASK
        ]
        for key in ("ask", "again"):
            extras = touchpoint.get("extras")
            group.append((extras.get(key) if isinstance(extras, Mapping) else None, trail(where, "extras"), None))
        for list_name in ("pairs", "basics", "facts"):
            group += _asks(touchpoint, list_name, where)
        groups.append(group)
    for group in groups:
        yield from _doubles(group)


_Ask = tuple[Node | None, str, Node | None]
"""A question, where it stands, and the part that it belongs to, where it is one of a list."""


def _asks(part: Mapping, list_name: str, where: str) -> Iterator[_Ask]:
    for name, item in parts_at(part, list_name):
        yield item.get("ask"), trail(where, name), item


def _doubles(group: list[_Ask]) -> Iterator[_Placed]:
    in_same_words: dict[str, list[tuple[Scalar, str, Node | None]]] = {}
    for asked, where, item in group:
        if isinstance(asked, Scalar) and (same := _normalized(asked.text)):
            in_same_words.setdefault(same, []).append((asked, where, item))
    for asks in in_same_words.values():
        if len(asks) > 1:
            yield from _not_set_apart(asks)


def _not_set_apart(asks: list[tuple[Scalar, str, Node | None]]) -> Iterator[_Placed]:
    first_lines: dict[tuple[str, ...], int] = {}
    for asked, where, item in asks:
        key = tuple(_set_apart_by(item))
        if key in first_lines:
            yield _Placed(at=asked, where=where, remark=remark(Rule.DUPLICATE, line=str(first_lines[key])))
        first_lines.setdefault(key, asked.line)


def _set_apart_by(item: Node | None) -> Iterator[str]:
    """What makes the same words another question: the sides to choose from, and when it is asked."""
    for key in ("good", "bad", "when"):
        yield " ".join(_spelled(item.get(key))) if isinstance(item, Mapping) else ""


def _spelled(node: Node | None) -> Iterator[str]:
    match node:
        case Scalar(text=text):
            yield text
        case Sequence(items=items):
            for each in items:
                yield from _spelled(each)
        case Mapping(entries=entries):
            for name, value in entries:
                yield name.text
                yield from _spelled(value)
        case None:
            pass


_SMALL_WORDS = frozenset(["a", "an", "the", "your", "their", "our", "please"])


def _normalized(text: str) -> str:
    words = re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))
    return " ".join(word for word in words if word not in _SMALL_WORDS)
