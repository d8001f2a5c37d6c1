"""Reading YAML as text with its places: no types are guessed, and nothing runs deep.

The parser's events are read one by one, without recursion, so that every line and column is known and what
a checklist has no use for (names and references, tags, a second document) is refused where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from cx_audit.errors import BadInput
from cx_audit.library.faults import fault_of
from cx_audit.library.findings import START, Findings, Place, quoted
from cx_audit.library.incoming import NOT_IN_YAML, marks_pile_up, text_of
from cx_audit.text import clean

MOST_DEPTH = 20
MOST_PARTS = 150_000
_MOST_LETTERS_OF_A_NAME = 200

_SURROGATE = re.compile("[\ud800-\udfff]")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """One text as it stands in the file, cleaned; `plain` when it has neither quotes nor a block mark."""

    text: str
    line: int
    column: int
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list of parts."""

    items: tuple[Node, ...]
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with their values, in the order of the file; no key comes twice."""

    entries: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int

    def get(self, key: str) -> Node | None:
        """The value of this key, or None where the key is absent."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping


def read_yaml(data: bytes, file: str, *, what: str = "file") -> Node:
    """The one document in `data`; raises BadInput with every problem, at most 200, each at its line and column.

    `file` is the name that the problems carry, and `what` the word for it in the message. At most 2,000,000 bytes
    and 150,000 parts, and parts within parts 20 deep.
    """
    findings = Findings(file=file, what=what)
    root = _Tree(findings).read(text_of(data, findings))
    findings.refuse_if_any()
    if root is None or (isinstance(root, Scalar) and root.empty):
        findings.refuse(START, f"the {what} is empty")
    return root


def top_scalar(data: bytes, key: str) -> str | None:
    """The text of one key of the outermost mapping, read no further than that; None where it cannot be found."""
    depth, name = 0, None
    try:
        for event in yaml.parse(text_of(data, Findings(file="", what="file")), Loader=_LOADER):
            match event:
                case yaml.SequenceStartEvent() if depth == 0:
                    return None
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    if depth == MOST_DEPTH or (depth == 1 and name == key):
                        return None
                    depth += 1
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    depth -= 1
                    name = None if depth == 1 else name
                case yaml.ScalarEvent(value=text) if depth == 1 and name == key:
                    return clean(text[:_MOST_LETTERS_OF_A_NAME]).strip()
                case yaml.ScalarEvent(value=text) if depth == 1:
                    name = text if name is None else None
                case _:
                    pass
    except (BadInput, yaml.YAMLError):
        return None  # whoever reads the whole file will hear what is wrong with it
    return None


def _place(mark: Any) -> Place:
    return Place(line=mark.line + 1, column=mark.column + 1)


@dataclass(slots=True)
class _OpenSequence:
    place: Place
    items: list[Node] = field(default_factory=list)

    def add(self, node: Node, findings: Findings) -> None:
        self.items.append(node)

    def closed(self) -> Node:
        return Sequence(items=tuple(self.items), line=self.place.line, column=self.place.column)


@dataclass(slots=True)
class _OpenMapping:
    place: Place
    entries: list[tuple[Scalar, Node]] = field(default_factory=list)
    first_lines: dict[str, int] = field(default_factory=dict)
    key: Node | None = None

    def add(self, node: Node, findings: Findings) -> None:
        if self.key is None:
            self._note_bad_key(node, findings)
            self.key = node
            return
        if isinstance(self.key, Scalar):
            self.entries.append((self.key, node))
        self.key = None

    def _note_bad_key(self, key: Node, findings: Findings) -> None:
        if not isinstance(key, Scalar):
            findings.note(key, "", "a list or a mapping stands where a key must", "write a word before the colon")
        elif key.plain and key.text == "<<":
            findings.note(key, "", "merging with “<<” is not read here", "write the keys out")
        elif key.empty:
            findings.note(key, "", "a key is missing", "write a word before the colon")
        elif key.text in self.first_lines:
            first = self.first_lines[key.text]
            findings.note(key, "", f"{quoted(key.text)} is written twice, first on line {first}", "keep one of the two")
        else:
            self.first_lines[key.text] = key.line

    def closed(self) -> Node:
        return Mapping(entries=tuple(self.entries), line=self.place.line, column=self.place.column)


class _Tree:
    """Puts the tree together from events; `_open` has the lists and mappings that have not ended yet."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._open: list[_OpenSequence | _OpenMapping] = []
        self._root: Node | None = None
        self._parts = 0

    def read(self, text: str) -> Node | None:
        documents = 0
        for event in _events(text, self._findings):
            match event:
                case yaml.ScalarEvent():
                    self._note_marks(event)
                    self._add(self._scalar(event))
                case yaml.DocumentStartEvent(start_mark=mark):
                    documents += 1
                    if documents > 1:
                        self._findings.refuse(_place(mark), "a second document begins here", "remove this “---”")
                case yaml.MappingStartEvent(start_mark=mark):
                    self._begin(event, _OpenMapping(_place(mark)))
                case yaml.SequenceStartEvent(start_mark=mark):
                    self._begin(event, _OpenSequence(_place(mark)))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._add(self._open.pop().closed())
                case yaml.AliasEvent(start_mark=mark):
                    self._count(mark)
                    self._add(self._reference(str(event.anchor), _place(mark)))
                case _:
                    pass
        return self._root

    def _begin(self, event: Any, part: _OpenSequence | _OpenMapping) -> None:
        self._note_marks(event)
        if len(self._open) == MOST_DEPTH:
            self._findings.refuse(
                part.place,
                f"parts stand within parts more than {MOST_DEPTH} deep",
                "check the brackets and indentation",
            )
        self._open.append(part)

    def _count(self, mark: Any) -> None:
        self._parts += 1
        if self._parts > MOST_PARTS:
            self._findings.refuse(_place(mark), f"the file has more than {MOST_PARTS:,} parts", "split it into several")

    def _reference(self, name: str, place: Place) -> Scalar:
        message = f"the reference {quoted(f'*{name}')} is not read here"
        self._findings.note(place, "", message, "write the part out")
        return Scalar(text=f"*{name}", line=place.line, column=place.column)

    def _note_marks(self, event: Any) -> None:
        self._count(event.start_mark)
        if event.anchor is None and event.tag is None:
            return
        place = _place(event.start_mark)
        if event.anchor is not None:
            self._findings.note(
                place,
                "",
                f"the name {quoted('&' + event.anchor)} is not read here",
                "remove it, or put the text in quotes",
            )
        if event.tag is not None:
            self._findings.note(
                place, "", f"the tag {quoted(event.tag)} is not read here", "remove it, or put the text in quotes"
            )

    def _scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        text: str = event.value
        if not (text.isascii() and text.isprintable()):
            place = _place(mark)
            if _SURROGATE.search(text):
                self._findings.note(place, "", "an escape in this text stands for half a letter", "write the letter")
            if marks_pile_up(text):
                self._findings.refuse(place, "too many accents stand on one letter", "write the text without them")
            text = NOT_IN_YAML.sub("", clean(text))
        return Scalar(text=text, line=mark.line + 1, column=mark.column + 1, plain=not event.style)

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].add(node, self._findings)
        else:
            self._root = node


def _events(text: str, findings: Findings) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        fault = fault_of(error, text)
        findings.refuse(fault, fault.message, fault.hint)
