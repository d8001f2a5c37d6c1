"""One-key prompts in the manner of questionary: a key answers, arrow keys and Enter do too.

Nothing is preselected unless the leader has answered before. Every prompt returns an answer, BACK or PAUSE.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.styles import Style
from prompt_toolkit.utils import get_cwidth
from questionary import Question

from cx_audit.terminal.screen import cut

ESCAPE_SECONDS = 0.05
"""How long to wait for the rest of an arrow key's sequence before Esc counts as Esc; the default is 0.5."""


class Way(Enum):
    """A reply that is not an answer."""

    BACK = "back"
    PAUSE = "pause"


STYLE = Style.from_dict(
    {
        "bar.done": "ansiblue",
        "bar.left": "ansibrightblack",
        "where": "ansibrightblack",
        "title": "bold",
        "ask": "bold",
        "note": "",
        "example": "italic ansibrightblack",
        "key": "bold ansiblue",
        "pointed": "bold reverse",
        "chosen": "bold",
        "hint": "ansibrightblack",
        "refused": "bold ansiyellow",
        "head": "underline",
        "answer": "",
        "qmark": "bold ansiblue",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line to choose from; `key` chooses it at once, empty for a line that only arrows reach."""

    key: str
    label: str
    value: Any


def leave(event: KeyPressEvent, result: object) -> None:
    """End the prompt with this result, unless it has ended."""
    if not event.app.is_done:
        event.app.exit(result=result)


def ways_out(*, back_on_escape: bool = True) -> KeyBindings:
    """Shift-Tab and Esc go back, Ctrl-C and Ctrl-Q pause; so do the signals that would end the program."""
    bindings = KeyBindings()

    def back(event: KeyPressEvent) -> None:
        leave(event, Way.BACK)

    def pause(event: KeyPressEvent) -> None:
        leave(event, Way.PAUSE)

    bindings.add("s-tab", eager=True)(back)
    if back_on_escape:
        bindings.add("escape", eager=True)(back)
    for key in ("c-c", "c-q", "<sigint>"):
        bindings.add(key, eager=True)(pause)
    return bindings


def question_of(
    lines: Callable[[], StyleAndTextTuples],
    bindings: KeyBindings,
    row_of_pointer: Callable[[], int],
    *,
    hint: str,
    rows: int,
) -> Question:
    """A questionary question drawn by `lines`, at most `rows` high, scrolling with the pointer above the hint."""
    ways = ways_out()

    @ways.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        leave(event, Way.PAUSE)

    control = FormattedTextControl(
        lines, focusable=True, show_cursor=False, get_cursor_position=lambda: Point(x=0, y=row_of_pointer())
    )
    window = Window(control, height=Dimension(max=rows - 2), always_hide_cursor=True, dont_extend_height=True)
    below = Window(
        FormattedTextControl([("class:hint", f"\n  {hint}")]),
        height=Dimension(min=2),
        dont_extend_height=True,
        wrap_lines=True,
    )
    application: Application[Any] = Application(
        layout=Layout(HSplit([window, below]), focused_element=window),
        key_bindings=merge_key_bindings([bindings, ways]),
        style=STYLE,
        erase_when_done=True,
    )
    application.ttimeoutlen = ESCAPE_SECONDS
    return Question(application)


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


def _line(row: Row, pointed: bool, mark: str = "", *, width: int) -> StyleAndTextTuples:
    style = "class:pointed" if pointed else "class:answer"
    return [
        ("", "  "),
        ("class:key", f"{row.key:>2} " if row.key else "   "),
        ("class:chosen", mark),
        (style, f" {cut(row.label, width)} "),
        ("", "\n"),
    ]


def one_of(rows: Sequence[Row], *, hint: str, height: int, width: int, offered: int | None = None) -> Question:
    """Asks for one row; its key answers at once, `offered` is the row pointed at from the start."""
    pointer = _Pointer(offered, len(rows))
    bindings = KeyBindings()
    _moving(bindings, pointer)
    for row in rows:
        if row.key:
            for key in {row.key, row.key.upper()}:

                def answer(event: KeyPressEvent, value: object = row.value) -> None:
                    leave(event, value)

                bindings.add(key)(answer)

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        if pointer.at is not None:
            leave(event, rows[pointer.at].value)

    def lines() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = []
        for at, row in enumerate(rows):
            drawn += _line(row, pointer.at == at, width=width - 6)
        return drawn[:-1]

    return question_of(lines, bindings, lambda: pointer.at or 0, hint=hint, rows=height)


def several_of(
    rows: Sequence[Row], *, hint: str, height: int, width: int, chosen: Sequence[object], marks: tuple[str, str]
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

    def lines() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = []
        for at, row in enumerate(rows):
            drawn += _line(row, pointer.at == at, on if row.value in marked else off, width=width - 10)
        return drawn[:-1]

    return question_of(lines, bindings, lambda: pointer.at or 0, hint=hint, rows=height)


def two_columns(
    left: tuple[str, Sequence[Row]], right: tuple[str, Sequence[Row]], *, hint: str, height: int, offered: object
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
            for key in {row.key, row.key.upper()}:

                def answer(event: KeyPressEvent, value: object = row.value) -> None:
                    leave(event, value)

                bindings.add(key)(answer)

    def move(across: int, down: int) -> None:
        column, row = at[0] or (0, -1 if down > 0 else 0)
        column = max(0, min(len(columns) - 1, column + across))
        at[0] = column, max(0, min(len(columns[column]) - 1, row + down))

    for key, (across, down) in {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.items():

        def step(event: KeyPressEvent, across: int = across, down: int = down) -> None:
            move(across, down)

        bindings.add(key)(step)

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        if at[0] is not None:
            column, row = at[0]
            leave(event, columns[column][row].value)

    width = max((get_cwidth(row.label) for rows in columns for row in rows), default=0)

    def lines() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = [("", "  ")]
        for head in heads:
            drawn += [("class:head", head), ("", " " * max(1, width + 9 - get_cwidth(head)))]
        drawn.append(("", "\n"))
        for number in range(max(len(rows) for rows in columns)):
            drawn.append(("", "  "))
            for column, rows in enumerate(columns):
                if number < len(rows):
                    row = rows[number]
                    style = "class:pointed" if at[0] == (column, number) else "class:answer"
                    drawn += [("class:key", f"{row.key} "), (style, f" {row.label} ")]
                    drawn.append(("", " " * (width + 5 - get_cwidth(row.label))))
                else:
                    drawn.append(("", " " * (width + 9)))
            drawn.append(("", "\n"))
        return drawn[:-1]

    return question_of(lines, bindings, lambda: (at[0] or (0, 0))[1] + 1, hint=hint, rows=height)


def on_a_scale(
    values: Sequence[int],
    keys: Sequence[str],
    *,
    label: Callable[[int], str],
    ends: tuple[str, str],
    hint: str,
    height: int,
    offered: int | None,
) -> Question:
    """Asks for one of a row of numbers: a key answers at once, arrows move and Enter takes the one pointed at."""
    pointer = _Pointer(values.index(offered) if offered in values else None, len(values))
    bindings = KeyBindings()
    for key, by in (("right", 1), ("up", 1), ("left", -1), ("down", -1)):

        def move(event: KeyPressEvent, by: int = by) -> None:
            pointer.move(by)

        bindings.add(key)(move)
    for value, key in zip(values, keys, strict=True):

        def answer(event: KeyPressEvent, value: int = value) -> None:
            leave(event, value)

        bindings.add(key)(answer)

    @bindings.add("enter")
    def _(event: KeyPressEvent) -> None:
        if pointer.at is not None:
            leave(event, values[pointer.at])

    def lines() -> StyleAndTextTuples:
        drawn: StyleAndTextTuples = [("", "  ")]
        for at, value in enumerate(values):
            style = "class:pointed" if pointer.at == at else "class:answer"
            drawn += [(style, f" {label(value)} "), ("", " ")]
        return [*drawn, ("class:hint", f"\n  {ends[0]} ... {ends[1]}"), ("", "\n")]

    return question_of(lines, bindings, lambda: 0, hint=hint, rows=height)
