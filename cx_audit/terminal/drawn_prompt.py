"""A prompt that is drawn and answered with keys, and the quiet line below it: what scrolled away, which keys answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import wcwidth
from prompt_toolkit.application import Application
from prompt_toolkit.data_structures import Point
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import split_lines
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.layout.dimension import Dimension
from prompt_toolkit.layout.margins import ScrollbarMargin
from questionary import Question

from cx_audit.terminal.prompts import ESCAPE_SECONDS, STYLE, Room, Way, leave, ways_out

_FEWEST_OF_A_RUN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a prompt shows: its lines, and the first and last line of each entry, counted from 0.

    `pointed` is the line to keep in view; `keys` is the sentence that says which keys answer.
    """

    lines: Callable[[], StyleAndTextTuples]
    entries: Callable[[], Sequence[tuple[int, int]]]
    pointed: Callable[[], int]
    keys: str

    def out_of_sight(self, shown: Sequence[int]) -> str:
        """How many entries are not whole while only these lines are shown: “2 more above, 3 more below”, or nothing."""
        if not shown:
            return ""
        entries = self.entries()
        above = sum(first < shown[0] for first, _ in entries)
        below = sum(last > shown[-1] for _, last in entries)
        return ", ".join(f"{count} more {where}" for count, where in ((above, "above"), (below, "below")) if count)


def keys_in_words(keys: Sequence[str]) -> str:
    """The keys as a person says them: “y, p or n”; where four or more follow one another, “1 to 9”."""
    runs: list[list[str]] = []
    for key in keys:
        if runs and ord(runs[-1][-1]) + 1 == ord(key):
            runs[-1].append(key)
        else:
            runs.append([key])
    named: list[str] = []
    for run in runs:
        named += [f"{run[0]} to {run[-1]}"] if len(run) >= _FEWEST_OF_A_RUN else run
    return " or ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)


def question_of(drawing: Drawing, bindings: KeyBindings, *, hint: str, room: Room) -> Question:
    """A questionary question that is drawn, scrolling with the pointer where it is higher than its room.

    A key that answers nothing is met with the sentence about those that do, until the next key.
    """
    is_refused = False

    @bindings.add(Keys.Any)
    def _(event: KeyPressEvent) -> None:
        nonlocal is_refused
        is_refused = True

    def forget_refusal(_: object) -> None:
        nonlocal is_refused
        is_refused = False

    ways = ways_out()

    @ways.add("c-d", eager=True)
    def _(event: KeyPressEvent) -> None:
        leave(event, Way.PAUSE)

    control = FormattedTextControl(
        drawing.lines, focusable=True, show_cursor=False, get_cursor_position=lambda: Point(x=0, y=drawing.pointed())
    )
    hints = wcwidth.wrap(hint, max(10, room.width - 3))
    most = max(2, room.height - len(hints) - 1)
    is_higher = len(list(split_lines(drawing.lines()))) > most
    window = Window(
        control,
        height=Dimension(max=most),
        always_hide_cursor=True,
        dont_extend_height=True,
        right_margins=[ScrollbarMargin()] if is_higher else [],
    )

    def below() -> StyleAndTextTuples:
        shown = window.render_info.displayed_lines if window.render_info else ()
        quiet = drawing.keys if is_refused else drawing.out_of_sight(shown)
        return [
            ("class:quiet", f"  {quiet}"),
            ("class:hint", "".join(f"\n  {line}" for line in hints)),
        ]

    foot = Window(FormattedTextControl(below), height=len(hints) + 1, dont_extend_height=True)
    application: Application[Any] = Application(
        layout=Layout(HSplit([window, foot]), focused_element=window),
        key_bindings=merge_key_bindings([bindings, ways]),
        style=STYLE,
        erase_when_done=True,
    )
    application.ttimeoutlen = ESCAPE_SECONDS
    application.key_processor.before_key_press.add_handler(forget_refusal)
    return Question(application)
