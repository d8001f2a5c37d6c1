"""Reading YAML as text with its places: no types are guessed, and nothing runs deep.

The parser's events are read one by one, without recursion, so that every line and column is known and what
a checklist has no use for (names and references, tags, a second document) is refused where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from cx_audit.errors import BadInput
from cx_audit.library.faults import LINE_BREAK, fault_of
from cx_audit.library.findings import START, Findings, Place, quoted
from cx_audit.library.incoming import NOT_IN_YAML, marks_pile_up, text_of
from cx_audit.library.nodes import MOST_PARTS, Mapping, Node, Room, Scalar, Sequence
from cx_audit.text import clean

MOST_DEPTH = 20
_MOST_LETTERS_OF_A_NAME = 200

_SURROGATE = re.compile("[\ud800-\udfff]")
_MAY_CUT, _CUT = re.compile(r"(?<=[ \t])#\w"), re.compile(r"[ \t]+#(?=\w)")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_yaml(data: bytes, file: str, *, what: str = "file", room: Room | None = None) -> Node:
    """The one document in `data`; raises BadInput with every problem, at most 200, each at its line and column.

    `file` is the name that the problems carry, and `what` the word for it in the message. At most 2,000,000 bytes
    and 150,000 parts, or as many as `room` has left, and parts within parts 20 deep.
    """
    findings = Findings(file=file, what=what)
    root = _Tree(findings, room or Room()).read(text_of(data, findings))
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


class _OpenSequence:
    """A list that has not ended yet."""

    __slots__ = ("items", "place")

    def __init__(self, place: Place) -> None:
        self.place = place
        self.items: list[Node] = []

    def add(self, node: Node, findings: Findings) -> None:
        self.items.append(node)

    def closed(self) -> Node:
        return Sequence(items=tuple(self.items), line=self.place.line, column=self.place.column)


class _OpenMapping:
    """A mapping that has not ended yet; `key` waits for its value."""

    __slots__ = ("entries", "first_lines", "has_two", "in_braces", "key", "place")

    def __init__(self, place: Place, *, in_braces: bool = False) -> None:
        self.place = place
        self.in_braces = in_braces
        self.has_two = False
        self.entries: list[tuple[Scalar, Node]] = []
        self.first_lines: dict[str, int] = {}
        self.key: Node | None = None

    def add(self, node: Node, findings: Findings) -> None:
        key = self.key
        if key is None:
            self._note_bad_key(node, findings)
            self.key = node
            return
        if isinstance(key, Scalar):
            self.entries.append((key, node))
        self.key = None

    def _note_bad_key(self, key: Node, findings: Findings) -> None:
        if not isinstance(key, Scalar):
            findings.note(key, "", "a list or a mapping stands where a key must", "write a word before the colon")
        elif key.text in self.first_lines:
            if self.has_two:
                return  # all that follows belongs to the entry that was meant to begin with the second id
            first, hint = self.first_lines[key.text], "keep one of the two"
            if key.text == "id" and not self.in_braces:
                self.has_two, hint = True, f"{hint}, or begin a new entry with “- ”"
            findings.note(key, "", f"{quoted(key.text)} is written twice, first on line {first}", hint)
        elif key.text == "<<" and key.plain:
            findings.note(key, "", "merging with “<<” is not read here", "write the keys out")
        elif key.empty:
            findings.note(key, "", "a key is missing", "write a word before the colon")
        else:
            self.first_lines[key.text] = key.line

    def closed(self) -> Node:
        return Mapping(entries=tuple(self.entries), line=self.place.line, column=self.place.column)


class _Tree:
    """Puts the tree together from events; `_open` has the lists and mappings that have not ended yet."""

    def __init__(self, findings: Findings, room: Room) -> None:
        self._findings = findings
        self._room = room
        self._is_alone = room.left == MOST_PARTS
        self._open: list[_OpenSequence | _OpenMapping] = []
        self._root: Node | None = None
        self._last: Any = None
        self._lines: list[str] = []
        """The lines of a text in which a “#” may cut something; empty where there is none."""

    def read(self, text: str) -> Node | None:
        documents = 0
        if _MAY_CUT.search(text):
            self._lines = LINE_BREAK.split(text)
        for event in _events(text, self._findings):
            match event:
                case yaml.ScalarEvent():
                    self._add(self._scalar(event))
                case yaml.MappingStartEvent():
                    self._begin(event, _OpenMapping(_place(event.start_mark), in_braces=bool(event.flow_style)))
                case yaml.SequenceStartEvent():
                    self._begin(event, _OpenSequence(_place(event.start_mark)))
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._add(self._open.pop().closed())
                case yaml.DocumentStartEvent(start_mark=mark):
                    documents += 1
                    if documents > 1:
                        self._findings.refuse(_place(mark), "a second document begins here", "remove this “---”")
                case yaml.AliasEvent(start_mark=mark):
                    self._count(mark)
                    self._add(self._reference(str(event.anchor), _place(mark)))
                case _:
                    pass
        return self._root

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].add(node, self._findings)
        else:
            self._root = node

    def _scalar(self, event: Any) -> Scalar:
        mark = event.start_mark
        self._count(mark)
        if event.anchor is not None or event.tag is not None:
            self._note_marks(event)
        text: str = event.value
        if not text and not event.style:
            self._note_no_colon(mark)
        self._last = event
        if not (text.isascii() and text.isprintable()):
            text = self._cleaned(text, _place(mark))
        plain = not event.style
        cut = self._cut(event.end_mark) if plain and self._lines else None
        return Scalar(text=text, line=mark.line + 1, column=mark.column + 1, plain=plain, cut=cut)

    def _note_no_colon(self, mark: Any) -> None:
        """Note a key in braces whose value begins where the key ends, so that not even a colon was written."""
        part, last = (self._open[-1] if self._open else None), self._last
        if not isinstance(part, _OpenMapping) or not part.in_braces or part.key is None or last is None:
            return
        if (last.end_mark.line, last.end_mark.column) == (mark.line, mark.column) and isinstance(part.key, Scalar):
            message = f"a comma separates in {{ }}, so {quoted(part.key.text)} is read as a key without a value"
            self._findings.note(part.key, "", message, "put a text that has a comma in quotes")

    def _cut(self, end: Any) -> Place | None:
        """The “#” behind the end of a text without quotes that may have cut it."""
        found = _CUT.match(self._lines[end.line], end.column) if end.line < len(self._lines) else None
        return Place(line=end.line + 1, column=found.end()) if found else None

    def _cleaned(self, text: str, place: Place) -> str:
        if _SURROGATE.search(text):
            self._findings.note(place, "", "an escape in this text stands for half a letter", "write the letter")
        if marks_pile_up(text):
            self._findings.refuse(place, "too many accents stand on one letter", "write the text without them")
        return NOT_IN_YAML.sub("", clean(text))

    def _begin(self, event: Any, part: _OpenSequence | _OpenMapping) -> None:
        self._count(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._note_marks(event)
        if len(self._open) == MOST_DEPTH:
            self._findings.refuse(
                part.place,
                f"parts stand within parts more than {MOST_DEPTH} deep",
                "check the brackets and indentation",
            )
        self._open.append(part)

    def _count(self, mark: Any) -> None:
        self._room.left -= 1
        if self._room.left < 0:
            more, hint = f"more than {MOST_PARTS:,} parts", "take from fewer checklists"
            if self._is_alone:
                self._findings.refuse(_place(mark), f"the file has {more}", "split it into several")
            self._findings.refuse(_place(mark), f"with what is taken besides, there are {more}", hint)

    def _reference(self, name: str, place: Place) -> Scalar:
        message = f"the reference {quoted(f'*{name}')} is not read here"
        self._findings.note(place, "", message, "write the part out")
        return Scalar(text=f"*{name}", line=place.line, column=place.column)

    def _note_marks(self, event: Any) -> None:
        place, hint = _place(event.start_mark), "remove it, or put the text in quotes"
        if event.anchor is not None:
            self._findings.note(place, "", f"the name {quoted('&' + event.anchor)} is not read here", hint)
        if event.tag is not None:
            self._findings.note(place, "", f"the tag {quoted(event.tag)} is not read here", hint)


def _events(text: str, findings: Findings) -> Iterator[Any]:
    """The parser's events, taken one by one: `yaml.parse` looks at each twice."""
    try:
        take = _LOADER(text).get_event
        while not isinstance(event := take(), yaml.StreamEndEvent):
            yield event
    except yaml.YAMLError as error:
        fault = fault_of(error, text)
        findings.refuse(fault, fault.message, fault.hint)
