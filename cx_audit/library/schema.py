"""The JSON Schema of a checklist file, made from the types that read it, so that the two cannot drift apart.

An editor reads YAML with types and this project reads it as text, so a text may also be what YAML takes for a number
or for true or false, and a key that may be left out may also be left blank.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from cx_audit.core.keys import RESERVED_IDS
from cx_audit.library import shape
from cx_audit.library.override import LISTS, TAKE, WITHOUT

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILE_NAME = "checklist.schema.json"
"""What the schema is saved as, beside the checklists whose first line names it."""

Schema = dict[str, Any]

_SECTIONS = ("before", "predictions", "after")
_MENDABLE = ("Pair", "Basic", "Value")
_BLANK: Schema = {"type": "null"}
_NOTHING = ("", (), None)
_TRUE_OR_FALSE = "^([Tt][Rr][Uu][Ee]|[Yy][Ee][Ss]|[Ff][Aa][Ll][Ss][Ee]|[Nn][Oo])$"


def checklist_schema() -> Schema:
    """The JSON Schema, in the dialect of 2020-12, of a checklist file as an editor reads it."""
    made = msgspec.json.schema(shape.Checklist)["$defs"]
    parts = {name: _as_written(part) for name, part in made.items()}
    _add_rules(parts)
    parts |= _taken(parts)
    checklist = parts.pop("Checklist")
    properties = checklist["properties"]
    for name in _SECTIONS:
        properties[name] = _or(properties[name], _ref("Taken"))
    properties["touchpoints"]["items"] = _or(_ref("Touchpoint"), _ref("TakenTouchpoint"))
    return {"$schema": DIALECT, **checklist, "title": "A checklist for cx-audit", "$defs": parts}


def _as_written(part: Schema) -> Schema:
    """An object whose fields take what the reader takes."""
    properties = {
        name: _without(_lenient(field), *(["default"] if field.get("default", _BLANK) in _NOTHING else []))
        for name, field in part["properties"].items()
    }
    for name in properties.keys() - set(part["required"]):
        properties[name] = _or_blank(properties[name])
    return {**part, "properties": properties}


def _lenient(field: Schema) -> Schema:
    match field:
        case {"type": "string"}:
            return _text(field)
        case {"type": "boolean"}:
            return {**field, "type": ["boolean", "string"], "pattern": _TRUE_OR_FALSE}
        case {"type": "array", "items": items}:
            return {**field, "items": _lenient(items)}
        case {"type": "object", "additionalProperties": dict() as values}:
            return {**field, "additionalProperties": _lenient(values)}
        case {"anyOf": kinds}:
            return {"anyOf": [_lenient(kind) for kind in kinds]} | _without(field, "anyOf", "discriminator")
        case _:
            return field


def _text(field: Schema) -> Schema:
    """A text, which YAML may take for something else where its pattern lets that through."""
    pattern = field.get("pattern", r"\S" if field.get("minLength") else "")
    types, limits = ["string"], {"pattern": pattern} if pattern else {}
    if re.search(pattern, "0.5"):
        types.append("number")
    elif re.search(pattern, "1"):
        types.append("integer")
        limits |= {} if re.search(pattern, "-1") else {"minimum": 0}
    if re.search(pattern, "no"):
        types.append("boolean")
    kept = _without(field, "type", "minLength", "pattern")
    return {**kept, "type": types if len(types) > 1 else "string", **limits}


def _or_blank(field: Schema) -> Schema:
    match field:
        case {"anyOf": kinds} if _BLANK in kinds:
            return field
        case {"enum": values}:
            return {**field, "enum": [*values, None]}
        case {"type": list() as types}:
            return {**field, "type": [*types, "null"]}
        case {"type": kind}:
            return {**field, "type": [kind, "null"]}
        case _:
            return _or(field, _BLANK)


def _add_rules(parts: dict[str, Schema]) -> None:
    """What is checked beside the types and can be said in a schema: ids with a meaning, an effort beside its fix, and
    one of two conditions.
    """
    for name in _MENDABLE:
        parts[name] |= {
            "if": {"required": ["effort"], "properties": {"effort": {"type": "string"}}},
            "then": {"required": ["fix"], "properties": {"fix": {"not": _BLANK, "pattern": r"\S"}}},
        }
    parts["Touchpoint"]["properties"]["id"]["not"] = {"enum": sorted(RESERVED_IDS)}
    when = parts["When"]
    when["oneOf"] = [{"required": [name]} for name in ("is", "is-not")]
    for name in ("is", "is-not"):
        when["properties"][name]["anyOf"].remove(_BLANK)


def _taken(parts: dict[str, Schema]) -> dict[str, Schema]:
    """What a checklist takes from another one, with nothing needed that is taken along."""
    found: dict[str, Schema] = {}
    own_id = parts["Touchpoint"]["properties"]["id"]["pattern"].strip("^$")
    name = {"type": "string", "pattern": f"^(value|variants|({'|'.join(LISTS)})/{own_id})$"}
    take = {
        "description": "Whose touchpoint is taken: CHECKLIST/TOUCHPOINT, both by id.",
        "type": "string",
        "pattern": f"^{own_id}/{own_id}$",
    }
    without = {
        "description": "What is left out of it: pair/ID, basic/ID, fact/ID, value or variants.",
        "anyOf": [name, {"type": "array", "items": name}],
    }
    touchpoint = parts["Touchpoint"]
    properties = {key: _in_part(field, parts, found) for key, field in touchpoint["properties"].items()}
    found["TakenTouchpoint"] = {
        **touchpoint,
        "title": "TakenTouchpoint",
        "description": "A touchpoint of another checklist; what is written here replaces what it has.",
        "properties": {TAKE: take, WITHOUT: without, **properties},
        "required": [TAKE],
    }
    checklist = {**parts["Checklist"]["properties"]["id"], "description": "The id of the checklist it is taken from."}
    found["Taken"] = {
        "title": "Taken",
        "description": "The same as in another checklist.",
        "type": "object",
        "properties": {TAKE: checklist},
        "required": [TAKE],
        "additionalProperties": False,
    }
    return found


def _in_part(field: Schema, parts: dict[str, Schema], found: dict[str, Schema]) -> Schema:
    """The field with each part that it refers to replaced by one of which only the id is needed, put into `found`."""
    match field:
        case {"$ref": str() as reference}:
            name = reference.rpartition("/")[2]
            part = parts[name]
            needed = [key for key in part["required"] if key == "id"]
            found[f"Taken{name}"] = {**_without(part, "if", "then"), "title": f"Taken{name}", "required": needed}
            return _ref(f"Taken{name}")
        case {"anyOf": kinds}:
            return {**field, "anyOf": [_in_part(kind, parts, found) for kind in kinds]}
        case {"items": items}:
            return {**field, "items": _in_part(items, parts, found)}
        case _:
            return field


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _or(field: Schema, other: Schema) -> Schema:
    match field:
        case {"anyOf": kinds}:
            return {**field, "anyOf": [*kinds, other]}
        case {"description": said}:
            return {"description": said, "anyOf": [_without(field, "description"), other]}
        case _:
            return {"anyOf": [field, other]}


def _without(field: Schema, *names: str) -> Schema:
    return {name: value for name, value in field.items() if name not in names}
