"""From the YAML tree to the types of a shape, with every problem noted where it stands.

Everything in the tree is text; the type that a field declares decides what its text becomes. The limits are those
that the types declare for the JSON Schema, so that one declaration serves both. What reads a type is put together
once, so that a file of thousands of parts does not look up for each of them how it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final, TypeVar

from msgspec import Struct, inspect

from cx_audit.library.findings import Findings, quoted, trail
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.places import part_name
from cx_audit.text import clean_line

Shape = TypeVar("Shape", bound=Struct)

_MOST_SHOWN = 60
_TRUE, _FALSE = ("true", "yes"), ("false", "no")
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")


class _Unreadable:
    """Stands for a value whose problem is noted already."""


_UNREADABLE: Final = _Unreadable()

_Read = Callable[[Findings, Node, str, str], Any]
"""Reads one node, given where problems go, the way to the part that it belongs to, and its name in that part."""


def read(node: Node, shape: type[Shape], findings: Findings) -> Shape | None:
    """The tree as a `shape`, or None when anything in it was noted in `findings`."""
    before = len(findings)
    value = _reader_of(shape)(findings, node, "", "")
    return value if isinstance(value, shape) and len(findings) == before else None


@cache
def _reader_of(shape: type[Struct]) -> _Read:
    return _reader(inspect.type_info(shape))


def _reader(kind: inspect.Type, instead: str = "") -> _Read:
    """What reads this type; `instead` says what to write in place of a value that does not fit."""
    match kind:
        case inspect.Metadata(type=inner, extra=extra):
            return _reader(inner, (extra or {}).get("instead", instead))
        case inspect.UnionType(types=kinds):
            tagged = {str(each.tag): each for each in kinds if isinstance(each, inspect.StructType) and each.tag}
            return _tagged(tagged) if tagged else _union(kinds, instead)
        case inspect.StructType():
            return _struct(kind)
        case inspect.VarTupleType():
            return _list(kind, instead)
        case inspect.DictType():
            return _dict(kind, instead)
        case _:
            return _scalar(kind, instead or _instead(kind))


def _refused(findings: Findings, node: Node, where: str, message: str, hint: str) -> _Unreadable:
    findings.note(node, where, message, hint)
    return _UNREADABLE


def _union(kinds: tuple[inspect.Type, ...], instead: str) -> _Read:
    some = [kind for kind in reversed(kinds) if not isinstance(kind, inspect.NoneType)]
    by_form = {_takes(kind): _reader(kind, instead) for kind in some}

    def read_union(findings: Findings, node: Node, where: str, name: str) -> Any:
        fitting = by_form.get(type(node))
        if fitting is not None:
            return fitting(findings, node, where, name)
        return _refused(findings, node, where, f"{quoted(name)} is {_form(node)}", instead or f"write {_forms(kinds)}")

    return read_union


def _tagged(tagged: dict[str, inspect.StructType]) -> _Read:
    readers = {tag: _struct(kind) for tag, kind in tagged.items()}
    some = next(iter(readers.values()))
    key = next(iter(tagged.values())).tag_field or ""
    one_of = f"write one of: {', '.join(tagged)}"

    def read_tagged(findings: Findings, node: Node, where: str, name: str) -> Any:
        if not isinstance(node, Mapping):
            return some(findings, node, where, name)
        tag = node.get(key)
        if tag is None or (isinstance(tag, Scalar) and tag.empty):
            return _refused(findings, tag or node, where, f"{quoted(key)} is missing", one_of)
        if not isinstance(tag, Scalar):
            return _refused(findings, tag, where, f"{quoted(key)} is {_form(tag)}", one_of)
        if tag.text not in readers:
            findings.note_unknown(tag, where, tag.text, readers, message=f"{quoted(key)} is {quoted(tag.text)}")
            return _UNREADABLE
        return readers[tag.text](findings, node, where, name)

    return read_tagged


def _struct(kind: inspect.StructType) -> _Read:
    fields = {each.encode_name: (each, _reader(each.type)) for each in kind.fields}
    needed = [each for each in kind.fields if each.required]
    known = [*([kind.tag_field] if kind.tag_field else []), *fields]

    def read_struct(findings: Findings, node: Node, where: str, name: str) -> Any:
        if not isinstance(node, Mapping):
            said = f"{quoted(name)} is {_form(node)}" if name else f"this is {_form(node)}"
            return _refused(
                findings, node, where, said, f"write keys with their values, such as {next(iter(fields))}: …"
            )
        inside = trail(where, name)
        values: dict[str, Any] = {}
        whole = True
        for key, value in node.entries:
            field = fields.get(key.text)
            if field is None:
                if key.text not in known:
                    findings.note_unknown(key, inside, key.text, known)
                continue
            declared, read_field = field
            if isinstance(value, Scalar) and value.plain and value.empty:
                if not declared.required:
                    continue
                findings.note(value, inside, f"{quoted(key.text)} is empty", _instead(declared.type))
                found: Any = _UNREADABLE
            else:
                found = read_field(findings, value, inside, key.text)
            whole = whole and found is not _UNREADABLE
            values[declared.name] = found
        for declared in needed:
            if declared.name not in values:
                said = f"{quoted(declared.encode_name)} is missing"
                findings.note(node, inside, said, _instead(declared.type))
                whole = False
        return kind.cls(**values) if whole else _UNREADABLE

    return read_struct


def _list(kind: inspect.VarTupleType, instead: str) -> _Read:
    least = kind.min_length or 0
    read_item = _reader(kind.item_type, instead)
    has_parts = isinstance(kind.item_type, inspect.StructType | inspect.UnionType)

    def read_list(findings: Findings, node: Node, where: str, name: str) -> Any:
        if not isinstance(node, Sequence):
            hint = "write a list, each line begun with “- ”"
            if isinstance(node, Scalar) and not has_parts and not node.empty and len(node.text) <= _MOST_SHOWN:
                hint = f"write [{clean_line(node.text)}]"
            return _refused(findings, node, where, f"{quoted(name)} is {_form(node)}", hint)
        if len(node.items) < least:
            return _refused(findings, node, where, f"{quoted(name)} is empty", instead)
        if has_parts:
            ways = (trail(where, part_name(name, item, number)) for number, item in enumerate(node.items, start=1))
            values = [read_item(findings, item, way, "") for way, item in zip(ways, node.items, strict=True)]
        else:
            values = [read_item(findings, item, where, name) for item in node.items]
        return _UNREADABLE if _UNREADABLE in values else tuple(values)

    return read_list


def _dict(kind: inspect.DictType, instead: str) -> _Read:
    least, most = kind.min_length or 0, kind.max_length
    read_key, read_value = _reader(kind.key_type), _reader(kind.value_type)

    def read_dict(findings: Findings, node: Node, where: str, name: str) -> Any:
        if not isinstance(node, Mapping):
            return _refused(findings, node, where, f"{quoted(name)} is {_form(node)}", instead)
        count = len(node.entries)
        if count < least or (most is not None and count > most):
            counted = "1 answer" if count == 1 else f"{count} answers"
            return _refused(findings, node, where, f"{quoted(name)} has {counted}", instead)
        inside = trail(where, name)
        keys = [read_key(findings, key, inside, "id") for key, _ in node.entries]
        values = {key.text: read_value(findings, value, inside, key.text) for key, value in node.entries}
        return _UNREADABLE if _UNREADABLE in keys or _UNREADABLE in values.values() else values

    return read_dict


def _scalar(kind: inspect.Type, instead: str) -> _Read:
    def read_scalar(findings: Findings, node: Node, where: str, name: str) -> Any:
        if not isinstance(node, Scalar):
            return _refused(findings, node, where, f"{quoted(name)} is {_form(node)}", instead)
        text = node.text.strip()
        value = _converted(text, kind)
        if value is not _UNREADABLE:
            return value
        said = f"{quoted(name)} is {quoted(text)}" if text else f"{quoted(name)} is empty"
        with_point = text.replace(",", ".")
        if isinstance(kind, inspect.FloatType) and _converted(with_point, kind) is not _UNREADABLE:
            return _refused(findings, node, where, said, f"write {with_point}")
        return _refused(findings, node, where, said, instead)

    return read_scalar


def _converted(text: str, kind: inspect.Type) -> Any:
    match kind:
        case inspect.StrType(min_length=least, pattern=pattern):
            fits = len(text) >= (least or 0) and (pattern is None or re.search(pattern, text))
            return text if fits else _UNREADABLE
        case inspect.BoolType():
            folded = text.lower()
            return folded in _TRUE if folded in (*_TRUE, *_FALSE) else _UNREADABLE
        case inspect.IntType(ge=least, le=most):
            number = int(text) if _INTEGER.fullmatch(text) else None
            fits = number is not None and (least is None or number >= least) and (most is None or number <= most)
            return number if fits else _UNREADABLE
        case inspect.FloatType(gt=above, le=most):
            amount = float(text) if _NUMBER.fullmatch(text) else None
            fits = amount is not None and (above is None or amount > above) and (most is None or amount <= most)
            return amount if fits else _UNREADABLE
        case inspect.LiteralType(values=values):
            return next((each for each in values if str(each) == text), _UNREADABLE)
        case _:
            raise TypeError(f"a shape cannot declare {kind}")


def _takes(kind: inspect.Type) -> type[Node]:
    match kind:
        case inspect.Metadata(type=inner):
            return _takes(inner)
        case inspect.StructType() | inspect.DictType():
            return Mapping
        case inspect.VarTupleType():
            return Sequence
        case _:
            return Scalar


def _instead(kind: inspect.Type) -> str:
    match kind:
        case inspect.Metadata(type=inner, extra=extra):
            return str((extra or {}).get("instead", "")) or _instead(inner)
        case inspect.BoolType():
            return "write true or false"
        case inspect.IntType():
            return "write a whole number"
        case inspect.FloatType():
            return "write a number"
        case inspect.LiteralType(values=values):
            return "write " + " or ".join(str(each) for each in values)
        case inspect.StructType() | inspect.VarTupleType() | inspect.DictType():
            return f"write {_forms((kind,))}"
        case _:
            return "write a text"


_FORMS: dict[type[Node], str] = {Scalar: "a text", Sequence: "a list", Mapping: "keys with their values"}


def _form(node: Node) -> str:
    match node:
        case Mapping():
            return "a mapping"
        case Sequence():
            return "a list"
        case Scalar():
            return "empty" if node.empty else "a text"


def _forms(kinds: Iterable[inspect.Type]) -> str:
    taken = [_FORMS[_takes(kind)] for kind in kinds if not isinstance(kind, inspect.NoneType)]
    return " or ".join(dict.fromkeys(taken))
