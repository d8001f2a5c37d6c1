"""One-key prompts in the manner of questionary: a key answers, arrow keys and Enter do too.

Nothing is preselected unless the leader has answered before, and until the arrows are used Enter answers nothing.
Every prompt returns an answer, BACK or PAUSE.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate

import wcwidth
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from questionary import Question

from cx_audit.terminal.drawn_prompt import Drawing, keys_in_words, question_of
from cx_audit.terminal.prompts import Room, Row, leave

_SECOND_DIGIT_SECONDS = 0.4
"""How long a first digit waits for the second one."""


class _Pointer:
    """Which row the arrows point at; None until they are used."""

    def __init__(self, at: int | None, count: int) -> None:
        self.at = at
        self.count = count

    def move(self, by: int) -> None:
        if self.at is None:
            self.at = 0 if by > 0 else self.count - 1
        else:
            self.at = max(0, min(self.count - 1, self.at + by))


def _moving(bindings: KeyBindings, pointer: _Pointer, *, page: int = 5) -> None:
    for key, by in (("down", 1), ("up", -1), ("pagedown", page), ("pageup", -page)):

        def move(event: KeyPressEvent, by: int = by) -> None:
            pointer.move(by)

        bindings.add(key)(move)
    bindings.add("tab")(lambda event: pointer.move(1))


def _drawn(row: Row, pointed: bool, mark: str, width: int) -> list[StyleAndTextTuples]:
    """The lines of one row; a long label goes on below its beginning."""
    style = "class:pointed" if pointed else "class:answer"
    lead: StyleAndTextTuples = [("", "  "), ("class:key", f"{row.key:>2} " if row.key else "   "), ("", mark)]
    first, *rest = wcwidth.wrap(row.label, max(10, width - 7 - wcwidth.wcswidth(mark))) or [""]
    further: list[StyleAndTextTuples] = [
        [("", " " * (5 + wcwidth.wcswidth(mark))), (style, f" {line} ")] for line in rest
    ]
    return [[*lead, (style, f" {first} ")], *further]


class _Table:
    """Rows drawn one below the other, and the line that each begins at."""

    def __init__(self, rows: Sequence[Row], pointer: _Pointer, room: Room, mark: Callable[[Row], str]) -> None:
        self._rows = rows
        self._pointer = pointer
        self._room = room
        self._mark = mark

    def _by_row(self) -> list[list[StyleAndTextTuples]]:
        return [
            _drawn(row, self._pointer.at == at, self._mark(row), self._room.width) for at, row in enumerate(self._rows)
        ]

    def lines(self) -> StyleAndTextTuples:
        """Everything, with line breaks between."""
        drawn: StyleAndTextTuples = []
        for line in (line for row in self._by_row() for line in row):
            drawn += [*line, ("", "\n")]
        return drawn[:-1]

    def entries(self) -> list[tuple[int, int]]:
        """The first and the last line of each row."""
        ends = list(accumulate(len(row) for row in self._by_row()))
        return [(begin, end - 1) for begin, end in zip([0, *ends], ends, strict=False)]

    def line_of_pointer(self) -> int:
        """The last line of the row that is pointed at, so that all of it is scrolled into view."""
        return self.entries()[self._pointer.at][1] if self._pointer.at else 0

    def drawing(self, keys: str) -> Drawing:
        """The table as a prompt shows it, with the sentence about its keys."""
        return Drawing(lines=self.lines, entries=self.entries, pointed=self.line_of_pointer, keys=keys)


def one_of(rows: Sequence[Row], *, hint: str, room: Room, offered: int | None = None) -> Question:
    """Asks for one row; its key answers at once, `offered` is the row pointed at from the start."""
    pointer = _Pointer(offered, len(rows))
    bindings = KeyBindings()
    _moving(bindings, pointer)
    for row in rows:
        if row.key:
            _answering(bindings, row.key, row.value)

    @bindings.add("enter", filter=Condition(lambda: pointer.at is not None))
    def _(event: KeyPressEvent) -> None:
        if pointer.at is not None:
            leave(event, rows[pointer.at].value)

    table = _Table(rows, pointer, room, lambda row: "")
    return question_of(table.drawing(_which_keys(rows)), bindings, hint=hint, room=room)


def _which_keys(rows: Sequence[Row]) -> str:
    keys = [row.key for row in rows if row.key]
    if not keys:
        return "Press Enter"
    return f"Press {keys_in_words(keys)}" + (", or arrows and Enter" if len(keys) < len(rows) else "")


def _answering(bindings: KeyBindings, key: str, value: object) -> None:
    def answer(event: KeyPressEvent) -> None:
        leave(event, value)

    for each in {key, key.upper()}:
        bindings.add(each)(answer)


def several_of(
    rows: Sequence[Row], *, hint: str, room: Room, chosen: Sequence[object], marks: tuple[str, str]
) -> Question:
    """Asks for any of the rows: a key or the space bar marks one, Enter ends. Returns a tuple of values."""
    pointer = _Pointer(None, len(rows))
    marked = {row.value for row in rows if row.value in chosen}
    bindings = KeyBindings()
    _moving(bindings, pointer)

    def toggle(at: int) -> None:
        pointer.at = at
        marked.symmetric_difference_update({rows[at].value})

    for at, row in enumerate(rows):

        def mark(event: KeyPressEvent, at: int = at) -> None:
            toggle(at)

        bindings.add(row.key)(mark)

    @bindings.add("space")
    def _(event: KeyPressEvent) -> None:
        if pointer.at is not None:
            toggle(pointer.at)

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        leave(event, tuple(row.value for row in rows if row.value in marked))

    off, on = marks

    table = _Table(rows, pointer, room, lambda row: on if row.value in marked else off)
    keys = f"Press {keys_in_words([row.key for row in rows])}, then Enter"
    return question_of(table.drawing(keys), bindings, hint=hint, room=room)


def two_columns(
    left: tuple[str, Sequence[Row]], right: tuple[str, Sequence[Row]], *, hint: str, room: Room, offered: object
) -> Question:
    """Asks for one row out of two headed columns; arrow keys cross over."""
    columns = [rows for _, rows in (left, right) if rows]
    heads = [head for head, rows in (left, right) if rows]
    at: list[tuple[int, int] | None] = [
        next(((c, r) for c, rows in enumerate(columns) for r, row in enumerate(rows) if row.value == offered), None)
    ]
    bindings = KeyBindings()
    for rows in columns:
        for row in rows:
            _answering(bindings, row.key, row.value)

    def move(across: int, down: int) -> None:
        column, row = at[0] or (0, -1 if down > 0 else 0)
        column = max(0, min(len(columns) - 1, column + across))
        at[0] = column, max(0, min(len(columns[column]) - 1, row + down))

    for key, (across, down) in {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.items():

        def step(event: KeyPressEvent, across: int = across, down: int = down) -> None:
            move(across, down)

        bindings.add(key)(step)

    @bindings.add("enter", filter=Condition(lambda: at[0] is not None))
    def _(event: KeyPressEvent) -> None:
        if at[0] is not None:
            column, row = at[0]
            leave(event, columns[column][row].value)

    width = max((wcwidth.wcswidth(row.label) for rows in columns for row in rows), default=0)

    def lines() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = [("", "  ")]
        for head in heads:
            drawn += [("class:head", head), ("", " " * max(1, width + 9 - wcwidth.wcswidth(head)))]
        drawn.append(("", "\n"))
        for number in range(max(len(rows) for rows in columns)):
            drawn.append(("", "  "))
            for column, rows in enumerate(columns):
                if number < len(rows):
                    row = rows[number]
                    style = "class:pointed" if at[0] == (column, number) else "class:answer"
                    drawn += [("class:key", f"{row.key} "), (style, f" {row.label} ")]
                    drawn.append(("", " " * (width + 5 - wcwidth.wcswidth(row.label))))
                else:
                    drawn.append(("", " " * (width + 9)))
            drawn.append(("", "\n"))
        return drawn[:-1]

    drawing = Drawing(
        lines=lines,
        entries=lambda: [(line, line) for rows in columns for line in range(1, len(rows) + 1)],
        pointed=lambda: (at[0] or (0, 0))[1] + 1,
        keys=f"Press {keys_in_words([row.key for rows in columns for row in rows])}",
    )
    return question_of(drawing, bindings, hint=hint, room=room)


def on_a_scale(
    values: Sequence[int],
    keys: Sequence[str],
    *,
    label: Callable[[int], str],
    ends: tuple[str, str],
    hint: str,
    room: Room,
    offered: int | None,
    typed_out: int | None = None,
) -> Question:
    """Asks for one of a row of numbers: a key answers at once, arrows move and Enter takes the one pointed at.

    `typed_out` is a number of two digits that may also be typed digit by digit; only its first digit is waited after.
    """
    pointer = _Pointer(values.index(offered) if offered in values else None, len(values))
    bindings = KeyBindings()
    for key, by in (("right", 1), ("up", 1), ("left", -1), ("down", -1)):

        def move(event: KeyPressEvent, by: int = by) -> None:
            pointer.move(by)

        bindings.add(key)(move)
    for value, key in zip(values, keys, strict=True):
        _answering(bindings, key, value)
    if typed_out is not None:
        digits = str(typed_out)
        _answering_typed_out(bindings, digits, typed_out, alone=values[list(keys).index(digits[0])])

    @bindings.add("enter", filter=Condition(lambda: pointer.at is not None))
    def _(event: KeyPressEvent) -> None:
        if pointer.at is not None:
            leave(event, values[pointer.at])

    labels = [f" {label(value)} " for value in values]
    a_line = len(values)
    while a_line > 1 and 2 + sum(len(each) + 1 for each in labels[:a_line]) > room.width:
        a_line = (a_line + 1) // 2
    ends_lines = wcwidth.wrap(" ... ".join(ends), max(10, room.width - 3))

    def lines() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = []
        for at, each in enumerate(labels):
            drawn.append(("", "  " if at == 0 else "\n  " if at % a_line == 0 else " "))
            drawn.append(("class:pointed" if pointer.at == at else "class:answer", each))
        return [*drawn, ("class:hint", "".join(f"\n  {line}" for line in ends_lines))]

    drawing = Drawing(
        lines=lines,
        entries=lambda: [(at // a_line, at // a_line) for at in range(len(values))],
        pointed=lambda: (pointer.at or 0) // a_line,
        keys=f"Press {keys_in_words(keys)}",
    )
    question = question_of(drawing, bindings, hint=hint, room=room)
    question.application.timeoutlen = _SECOND_DIGIT_SECONDS
    return question


def _answering_typed_out(bindings: KeyBindings, digits: str, value: int, *, alone: int) -> None:
    """Let two digits answer together; before another key the first means `alone`, and the key goes to the next page."""

    @bindings.add(*digits)
    def _(event: KeyPressEvent) -> None:
        leave(event, value)

    @bindings.add(digits[0], Keys.Any)
    def _(event: KeyPressEvent) -> None:
        first, after = event.key_sequence
        processor = event.app.key_processor
        if after.key is Keys.CPRResponse:  # the terminal's word and not a person's, so the digit waits anew
            processor.feed(first, first=True)
        else:
            leave(event, alone)
        processor.feed(after, first=True)
