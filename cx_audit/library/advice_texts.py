"""Every text of a checklist file with its place and what it is for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cx_audit.library.findings import trail
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.places import part_name, parts_at, text_at
from cx_audit.library.wording_rules import Kind

_CHOSEN_FROM = ("choice", "several")

OF_THE_FILE = {"title": Kind.TITLE, "summary": Kind.NOTE, "welcome": Kind.NOTE}
OF_AN_ITEM = {"ask": Kind.ASK, "ask-who": Kind.ASK, "ask-by": Kind.ASK, "note": Kind.NOTE}
OF_A_TOUCHPOINT = {
    "title": Kind.TITLE,
    "do": Kind.NOTE,
    "feeling": Kind.ASK,
    "moment": Kind.ASK,
    "worked-out": Kind.ASK,
}
OF_A_PAIR = {"ask": Kind.CHOICE, "good": Kind.NAME, "bad": Kind.NAME, "fix": Kind.FIX}
OF_A_BASIC = {"ask": Kind.ASK, "name": Kind.NAME, "note": Kind.NOTE, "fix": Kind.FIX}
OF_THE_VALUE = {"ask": Kind.CHOICE, "fix": Kind.FIX}
OF_THE_VARIANTS = {"ask": Kind.CHOICE}
OF_THE_EXTRAS = {"ask": Kind.ASK, "again": Kind.ASK, "examples": Kind.ACT, "acts": Kind.ACT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text: what it is for, where it stands, and the note that the leader reads beside it."""

    at: Scalar
    kind: Kind
    where: str
    note: str = ""


def texts_of(root: Mapping) -> Iterator[Text]:
    """The texts of a checklist file that are judged by their wording, part by part."""
    yield from _of(root, OF_THE_FILE, "")
    yield from _of(root.get("predictions"), OF_AN_ITEM, "predictions")
    for section in ("before", "after"):
        yield from _items(root, section, "")
    for where, touchpoint in parts_at(root, "touchpoints"):
        yield from _of(touchpoint, OF_A_TOUCHPOINT, where)
        yield from _of(touchpoint.get("variants"), OF_THE_VARIANTS, trail(where, "variants"))
        yield from _options(touchpoint.get("variants"), trail(where, "variants"), Kind.NAME)
        yield from _of(touchpoint.get("value"), OF_THE_VALUE, trail(where, "value"))
        yield from _of(touchpoint.get("extras"), OF_THE_EXTRAS, trail(where, "extras"))
        for list_name, keys in (("pairs", OF_A_PAIR), ("basics", OF_A_BASIC)):
            for name, part in parts_at(touchpoint, list_name):
                yield from _of(part, keys, trail(where, name))
        yield from _items(touchpoint, "facts", where)


def _items(part: Mapping, section: str, where: str) -> Iterator[Text]:
    for name, item in parts_at(part, section):
        inside = trail(where, name if where else f"{section} {name.removeprefix(section).strip()}")
        chosen = text_at(item, "kind") in _CHOSEN_FROM
        yield from _of(item, OF_AN_ITEM | {"ask": Kind.CHOICE} if chosen else OF_AN_ITEM, inside)
        yield from _options(item, inside, Kind.OPTION)


def _options(part: Node | None, where: str, kind: Kind) -> Iterator[Text]:
    options = part.get("options") if isinstance(part, Mapping) else None
    for _, label in options.entries if isinstance(options, Mapping) else ():
        if isinstance(label, Scalar):
            yield Text(at=label, kind=kind, where=trail(where, "options"))


def _of(part: Node | None, keys: dict[str, Kind], where: str) -> Iterator[Text]:
    """The texts at these keys; a list gives one for each item."""
    if not isinstance(part, Mapping):
        return
    note = text_at(part, "note")
    for key, value in part.entries:
        kind = keys.get(key.text)
        if kind is None:
            continue
        for item in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(item, Scalar) and not item.empty:
                yield Text(at=item, kind=kind, where=where, note=note)


def scalars_of(node: Node, where: str = "", name: str = "") -> Iterator[tuple[str, Scalar]]:
    """Every value of a tree that is a single text, with the way to it."""
    match node:
        case Scalar():
            yield trail(where, name), node
        case Sequence(items=items):
            for number, item in enumerate(items, start=1):
                is_text = isinstance(item, Scalar)
                yield from scalars_of(
                    item, where if is_text else trail(where, part_name(name, item, number)), name if is_text else ""
                )
        case Mapping(entries=entries):
            for key, value in entries:
                inside = trail(where, name) if not isinstance(value, Sequence) or name else where
                yield from scalars_of(value, inside, key.text)
