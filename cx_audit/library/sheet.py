"""Taking answers out of the tree of an answers file: parts, lists and single answers, with their problems noted."""

from __future__ import annotations

from collections.abc import Iterable

from cx_audit.core.written import Written
from cx_audit.library.findings import Findings, quoted
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence

Value = str | tuple[str, ...]

MOST_LETTERS_BUT_IN_A_TEXT = 200
SHORTER = "write a shorter answer"


def anything_in(node: Node | None) -> bool:
    """Whether anything at all was written here."""
    match node:
        case None:
            return False
        case Scalar():
            return not node.empty
        case Sequence(items=items):
            return any(anything_in(item) for item in items)
        case Mapping(entries=entries):
            return any(anything_in(value) for _, value in entries)


class Sheet:
    """Gathers what is written, by the key of its question, while problems go to `findings`."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.written: dict[str, Written] = {}

    def put(self, key: str, value: Value, node: Node | None = None) -> None:
        """Keep one answer; without a node, it is one that follows from what was left out."""
        line, column = (node.line, node.column) if node is not None else (0, 0)
        self.written[key] = Written(value=value, line=line, column=column)

    def put_if_given(self, key: str, node: Node | None, where: str, *, otherwise: Value | None = None) -> None:
        """Keep what is written at the node; where that is nothing, `otherwise`, unless it is None."""
        value = self.value(node, where)
        if value is not None:
            self.put(key, value, node)
        elif otherwise is not None:
            self.put(key, otherwise)

    def value(self, node: Node | None, where: str) -> Value | None:
        """One text or several; None where nothing is written."""
        match node:
            case None:
                return None
            case Scalar(text=text):
                return text.strip() or None
            case Sequence(items=items):
                return tuple(text for item in items if (text := self._text(item, where))) or None
            case Mapping():
                self.findings.note(node, where, "keys stand where an answer must", "write one answer, or a list")
                return None

    def text(self, node: Node | None, where: str) -> str:
        """One text; empty where nothing is written."""
        return self._text(node, where) if node is not None else ""

    def _text(self, node: Node, where: str) -> str:
        if isinstance(node, Scalar):
            return node.text.strip()
        self.findings.note(node, where, "more than a text stands here", "write one text")
        return ""

    def parts(self, node: Node | None, where: str, known: Iterable[str]) -> dict[str, Node]:
        """The values of a mapping in which anything is written, by key; keys that are not known are noted."""
        if node is None or (isinstance(node, Scalar) and node.empty):
            return {}
        known = tuple(known)
        if not isinstance(node, Mapping):
            listed = ", ".join(known[:3])
            self.findings.note(node, where, "keys with answers belong here", f"write, one a line: {listed}")
            return {}
        for key, _ in node.entries:
            if key.text not in known:
                self.findings.note_unknown(key, where, key.text, known, message=f"{quoted(key.text)} is not asked here")
        return {key.text: value for key, value in node.entries if key.text in known and anything_in(value)}

    def listed(self, node: Node | None, where: str) -> tuple[Node, ...]:
        """The items of a list in which anything is written."""
        if node is None or (isinstance(node, Scalar) and node.empty):
            return ()
        if not isinstance(node, Sequence):
            self.findings.note(node, where, "a list belongs here", "begin each line with “- ”")
            return ()
        return tuple(item for item in node.items if anything_in(item))
