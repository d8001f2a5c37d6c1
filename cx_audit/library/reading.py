"""From the YAML tree to the types of a shape, with every problem noted where it stands.

Everything in the tree is text; the type that a field declares decides what its text becomes. The limits are those
that the types declare for the JSON Schema, so that one declaration serves both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, TypeVar

from msgspec import NODEFAULT, Struct, inspect

from cx_audit.library.findings import Findings, quoted, trail
from cx_audit.library.places import part_name
from cx_audit.library.source import Mapping, Node, Scalar, Sequence

Shape = TypeVar("Shape", bound=Struct)

_TRUE, _FALSE = ("true", "yes"), ("false", "no")
_INTEGER = re.compile(r"[+-]?[0-9]{1,9}")
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{1,9})?")


class _Unreadable:
    """Stands for a value whose problem is noted already."""


_UNREADABLE: Final = _Unreadable()


def read(node: Node, shape: type[Shape], findings: Findings) -> Shape | None:
    """The tree as a `shape`, or None when anything in it was noted in `findings`."""
    before = len(findings)
    value = _Reader(findings=findings).value(node, _type_of(shape))
    return value if isinstance(value, shape) and len(findings) == before else None


@cache
def _type_of(shape: type[Struct]) -> inspect.Type:
    return inspect.type_info(shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads one field: `name` is its key, `where` the way to the part that it belongs to."""

    findings: Findings
    where: str = ""
    name: str = ""
    instead: str = ""

    def value(self, node: Node, kind: inspect.Type) -> Any:
        match kind:
            case inspect.Metadata(type=inner, extra=extra):
                return self._at(self.where, self.name, (extra or {}).get("instead", self.instead)).value(node, inner)
            case inspect.UnionType(types=kinds):
                return self._union(node, kinds)
            case inspect.StructType():
                return self._struct(node, kind)
            case inspect.VarTupleType():
                return self._list(node, kind)
            case inspect.DictType():
                return self._dict(node, kind)
            case _:
                return self._scalar(node, kind)

    def _at(self, where: str, name: str, instead: str) -> _Reader:
        return _Reader(findings=self.findings, where=where, name=name, instead=instead)

    def _note(self, node: Node, message: str, hint: str = "") -> _Unreadable:
        self.findings.note(node, self.where, message, hint)
        return _UNREADABLE

    def _union(self, node: Node, kinds: tuple[inspect.Type, ...]) -> Any:
        tagged = {str(kind.tag): kind for kind in kinds if isinstance(kind, inspect.StructType) and kind.tag}
        if tagged:
            return self._tagged(node, tagged)
        for kind in kinds:
            if not isinstance(kind, inspect.NoneType) and isinstance(node, _takes(kind)):
                return self.value(node, kind)
        return self._note(node, f"{quoted(self.name)} is {_form(node)}", f"write {_forms(kinds)}")

    def _tagged(self, node: Node, tagged: dict[str, inspect.StructType]) -> Any:
        some = next(iter(tagged.values()))
        if not isinstance(node, Mapping):
            return self._struct(node, some)
        key = some.tag_field or ""
        tag = node.get(key)
        if tag is None or (isinstance(tag, Scalar) and tag.empty):
            return self._note(tag or node, f"{quoted(key)} is missing", f"write one of: {', '.join(tagged)}")
        if not isinstance(tag, Scalar):
            return self._note(tag, f"{quoted(key)} is {_form(tag)}", f"write one of: {', '.join(tagged)}")
        if tag.text not in tagged:
            self.findings.note_unknown(
                tag, self.where, tag.text, tagged, message=f"{quoted(key)} is {quoted(tag.text)}"
            )
            return _UNREADABLE
        return self._struct(node, tagged[tag.text])

    def _struct(self, node: Node, kind: inspect.StructType) -> Any:
        if not isinstance(node, Mapping):
            name = f"{quoted(self.name)} is {_form(node)}" if self.name else f"this is {_form(node)}"
            return self._note(node, name, f"write keys with their values, such as {kind.fields[0].encode_name}: …")
        inside = self._at(trail(self.where, self.name), "", "")
        given = {key.text: value for key, value in node.entries}
        known = [*([kind.tag_field] if kind.tag_field else []), *(each.encode_name for each in kind.fields)]
        for key, _ in node.entries:
            if key.text not in known:
                self.findings.note_unknown(key, inside.where, key.text, known)
        values = {}
        for declared in kind.fields:
            value = inside._field(node, declared, given.get(declared.encode_name))
            if value is not NODEFAULT:
                values[declared.name] = value
        return _UNREADABLE if any(value is _UNREADABLE for value in values.values()) else kind.cls(**values)

    def _field(self, parent: Mapping, declared: inspect.Field, written: Node | None) -> Any:
        blank = isinstance(written, Scalar) and written.plain and written.empty
        if written is not None and not blank:
            return self._at(self.where, declared.encode_name, "").value(written, declared.type)
        if not declared.required:
            return NODEFAULT
        if written is None:
            return self._note(parent, f"{quoted(declared.encode_name)} is missing", _instead(declared.type))
        return self._note(written, f"{quoted(declared.encode_name)} is empty", _instead(declared.type))

    def _list(self, node: Node, kind: inspect.VarTupleType) -> Any:
        if not isinstance(node, Sequence):
            return self._note(node, f"{quoted(self.name)} is {_form(node)}", "write a list, each line begun with “- ”")
        if len(node.items) < (kind.min_length or 0):
            return self._note(node, f"{quoted(self.name)} is empty", self.instead)
        values = [self._item(item, number, kind.item_type) for number, item in enumerate(node.items, start=1)]
        return _UNREADABLE if any(value is _UNREADABLE for value in values) else tuple(values)

    def _item(self, item: Node, number: int, kind: inspect.Type) -> Any:
        if isinstance(kind, inspect.StructType | inspect.UnionType):
            where = trail(self.where, part_name(self.name, item, number))
            return replace(self, where=where, name="").value(item, kind)
        return self.value(item, kind)

    def _dict(self, node: Node, kind: inspect.DictType) -> Any:
        if not isinstance(node, Mapping):
            return self._note(node, f"{quoted(self.name)} is {_form(node)}", self.instead)
        counted = "1 answer" if len(node.entries) == 1 else f"{len(node.entries)} answers"
        if not (kind.min_length or 0) <= len(node.entries) <= (kind.max_length or len(node.entries)):
            return self._note(node, f"{quoted(self.name)} has {counted}", self.instead)
        inside = replace(self, where=trail(self.where, self.name), instead="")
        values = {}
        for key, value in node.entries:
            name = replace(inside, name="id").value(key, kind.key_type)
            values[key.text] = replace(inside, name=key.text).value(value, kind.value_type)
            if name is _UNREADABLE:
                values[key.text] = _UNREADABLE
        return _UNREADABLE if any(value is _UNREADABLE for value in values.values()) else values

    def _scalar(self, node: Node, kind: inspect.Type) -> Any:
        if not isinstance(node, Scalar):
            return self._note(node, f"{quoted(self.name)} is {_form(node)}", self.instead or _instead(kind))
        text = node.text.strip()
        value = _converted(text, kind)
        if value is not _UNREADABLE:
            return value
        message = f"{quoted(self.name)} is {quoted(text)}" if text else f"{quoted(self.name)} is empty"
        return self._note(node, message, self.instead or _instead(kind))


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
