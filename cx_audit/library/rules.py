"""The rules of a checklist that no single value can break: ids, efforts, departments, and what refers to what."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.choices import MOST_OPTIONS
from cx_audit.core.keys import PREDICTIONS, RESERVED_IDS, SEAL
from cx_audit.library.findings import Findings, quoted, trail
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.places import parts_at, text_at
from cx_audit.library.references import note_bad_references

_TAKEN_IDS = RESERVED_IDS | {SEAL.removeprefix(f"{PREDICTIONS}/")}


def note_broken_rules(root: Mapping, findings: Findings) -> None:
    """Note what breaks a rule, in parts that may themselves be unreadable."""
    for list_name in ("before", "touchpoints", "after"):
        note_equal_ids(root, list_name, "", findings)
    for where, touchpoint in parts_at(root, "touchpoints"):
        for list_name in ("pairs", "basics", "facts"):
            note_equal_ids(touchpoint, list_name, where, findings)
        taken = touchpoint.get("id")
        if isinstance(taken, Scalar) and taken.text.strip() in _TAKEN_IDS:
            findings.note(taken, where, f"{quoted(taken.text)} has a meaning of its own", "write another id")
        _note_too_few_options(touchpoint, "facts", where, findings)
        _note_efforts_without_fix(touchpoint, where, findings)
    for list_name in ("before", "after"):
        _note_too_few_options(root, list_name, "", findings)
    _note_too_many_departments(root, findings)
    note_bad_references(root, findings)


def note_equal_ids(part: Mapping, list_name: str, where: str, findings: Findings) -> None:
    """Note each id that is used twice in one list of a part."""
    first_places: dict[str, tuple[int, int]] = {}
    for name, entry in parts_at(part, list_name):
        own = entry.get("id")
        if not isinstance(own, Scalar) or own.empty:
            continue
        first = first_places.setdefault(own.text.strip(), (own.line, own.column))
        if first != (own.line, own.column):
            message = f"the id {quoted(own.text)} is used twice, first on line {first[0]}"
            findings.note(own, trail(where, name), message, "write another id")


def _note_too_few_options(part: Mapping, list_name: str, where: str, findings: Findings) -> None:
    for name, item in parts_at(part, list_name):
        least, options = text_at(item, "at-least"), item.get("options")
        if isinstance(options, Mapping) and least.isdecimal() and len(least) < 3 and int(least) > len(options.entries):
            message = f"“at-least” is {least}, and there are {len(options.entries)} answers"
            findings.note(item.get("at-least") or item, trail(where, name), message, "write a smaller number")


def _note_efforts_without_fix(touchpoint: Mapping, where: str, findings: Findings) -> None:
    for name, part in _mendable(touchpoint):
        effort = part.get("effort")
        if effort is not None and not _is_empty(effort) and _is_empty(part.get("fix")):
            message = "“effort” says what a fix takes, and no fix stands here"
            findings.note(effort, trail(where, name), message, "write “fix:” with one action beside it, or remove it")


def _mendable(touchpoint: Mapping) -> Iterator[tuple[str, Mapping]]:
    """The parts of a touchpoint that may have a fix, each with what it goes by."""
    yield from parts_at(touchpoint, "pairs")
    yield from parts_at(touchpoint, "basics")
    value = touchpoint.get("value")
    if isinstance(value, Mapping):
        yield "value", value


def _is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.empty)


def _note_too_many_departments(root: Mapping, findings: Findings) -> None:
    named: set[str] = set()
    for where, touchpoint in parts_at(root, "touchpoints"):
        for name, part in (("", touchpoint), *_mendable(touchpoint)):
            listed = part.get("departments")
            for department in listed.items if isinstance(listed, Sequence) else ():
                if isinstance(department, Scalar) and department.text.strip() not in named:
                    named.add(department.text.strip())
                    if len(named) == MOST_OPTIONS + 1:
                        message = f"{quoted(department.text)} is department number {len(named)}"
                        hint = f"name at most {MOST_OPTIONS} in a checklist"
                        findings.note(department, trail(where, name), message, hint)
