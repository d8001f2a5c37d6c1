"""A real terminal session: the installed command in a pseudo-terminal, and a model of its screen."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Sequence
from copy import deepcopy
from pathlib import Path
from types import TracebackType
from typing import Any

import pexpect
import pyte

COMMAND = str(Path(sys.executable).with_name("cx-audit"))
ENTER, ESCAPE, SHIFT_TAB, CTRL_C, CTRL_D, CTRL_Q = "\r", "\x1b", "\x1b[Z", "\x03", "\x04", "\x11"
UP, DOWN, LEFT, RIGHT, BACKSPACE = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x7f"
PATIENCE = 20.0

ERASE, LEAVE_STAGE, ENTER_STAGE = b"\x1b[2J", b"\x1b[?1049l", b"\x1b[?1049h"
HIDE_CURSOR, SHOW_CURSOR = b"\x1b[?25l", b"\x1b[?25h"
_ALTERNATE = 1049
_ENDS_OF_A_HINT = ("Ctrl-Cpause", "Ctrl-Cleaves", "Escleaves")
_HAS_ROWS = re.compile("Akeymarks|arrowsandEnter|Goon")
_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_KEPT = "trap : INT; stty -g > {before}; {command}; code=$?; stty -g > {after}; exit $code"


def environment_of(home: Path, more: dict[str, str] | None = None) -> dict[str, str]:
    """The variables that the command is started with: nothing of this computer's but where programs are."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "PATH": os.environ["PATH"],
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "PYTHONWARNINGS": "error",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        **(more or {}),
    }


def squashed(text: str) -> str:
    """The text without white space, so that it can be found on a screen however it was wrapped there."""
    return "".join(text.split())


class Display(pyte.Screen):
    """A screen with the other screen behind it that programs draw pages on and then leave."""

    _behind: tuple[Any, Any] | None = None

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        """Enter the other screen, besides what pyte knows."""
        super().set_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE in modes and self._behind is None:
            self._behind = deepcopy(self.buffer), deepcopy(self.cursor)
            self.erase_in_display(2)

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        """Come back from the other screen, besides what pyte knows."""
        super().reset_mode(*modes, **kwargs)
        if kwargs.get("private") and _ALTERNATE in modes and self._behind is not None:
            self.buffer, self.cursor = self._behind
            self._behind = None

    @property
    def on_stage(self) -> bool:
        """Whether the other screen is shown."""
        return self._behind is not None


class Session:
    """Starts the command; `turn` presses keys and waits for the next page, `wait_for` until the screen shows a text.

    With `kept` the command runs under a shell that notes the terminal's settings before and after it.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        environment: dict[str, str] | None = None,
        kept: bool = False,
    ) -> None:
        self.home = home
        self.screen = Display(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.presses = 0
        self.raw = b""
        self._drawn = -1, ""
        self.ended = False
        program, words = COMMAND, list(arguments)
        if kept:
            script = _KEPT.format(before=home / "stty-before", after=home / "stty-after", command='"$0" "$@"')
            program, words = "/bin/sh", ["-c", script, COMMAND, *words]
        self.child = pexpect.spawn(
            program,
            words,
            env=environment_of(home, environment),
            dimensions=(rows, columns),
            timeout=PATIENCE,
            cwd=str(home),
        )
        self.child.delaybeforesend = None
        self.child.ptyproc.delayafterclose = self.child.ptyproc.delayafterterminate = 0.02

    def __enter__(self) -> Session:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.child.isalive():
            self.child.kill(signal.SIGKILL)
        until = time.monotonic() + PATIENCE
        while self.child.isalive() and time.monotonic() < until:
            time.sleep(0.02)
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """The screen as text."""
        if self._drawn[0] != len(self.raw):
            self._drawn = len(self.raw), "\n".join(line.rstrip() for line in self.screen.display)
        return self._drawn[1]

    @property
    def flat(self) -> str:
        """The screen as text on one line."""
        return " ".join(self.text.split())

    @property
    def pointed(self) -> str:
        """The text drawn in reverse: the row that Enter would take; empty when there is none."""
        drawn = [
            "".join(line[column].data for column in range(self.screen.columns) if line[column].reverse)
            for line in (self.screen.buffer[row] for row in range(self.screen.lines))
        ]
        return " ".join(" ".join(drawn).split())

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the command has written; False when it has ended."""
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            self.ended = True
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def wait_until(self, holds: Callable[[], bool], what: str) -> None:
        """Read until this holds or the command has ended; fails with the screen when it never does."""
        until = time.monotonic() + PATIENCE
        while not holds():
            if not self.read() and not holds():
                raise AssertionError(f"ended without {what}; the screen:\n{self.text}")
            assert time.monotonic() < until, f"never saw {what}; the screen:\n{self.text}"

    def wait_for(self, *texts: str) -> str:
        """Read until the screen shows one of the texts; that text."""

        def shown() -> str:
            return next((text for text in texts if squashed(text) in squashed(self.text)), "")

        self.wait_until(lambda: bool(shown()), f"any of {texts!r}")
        return shown()

    def page(self, since: int = 0) -> str:
        """Read until a page drawn after so many bytes is complete or the command has ended; the screen as text."""
        until = time.monotonic() + PATIENCE
        while not self._page_is_complete(since) and self.read():
            assert time.monotonic() < until, f"no new page; the screen:\n{self.text}"
        return self.text

    def _page_is_complete(self, since: int) -> bool:
        drawn = max(self.raw.find(ERASE, since), self.raw.find(LEAVE_STAGE, since))
        if drawn < 0:
            return False
        shown = squashed(self.text)
        if not any(end in shown for end in _ENDS_OF_A_HINT):
            return False
        if "alonepasses" in shown or ("Entergoeson" in shown and not _HAS_ROWS.search(shown)):
            asks_for_a_line = any(line.lstrip().startswith(("›", ">")) for line in self.text.split("\n"))
            return asks_for_a_line and self.raw.rfind(SHOW_CURSOR) > drawn
        return True

    def read_on(self) -> list[str]:
        """Press Enter until the command ends, which pages its output; what was on the screen each time."""
        shown = [self.text]
        while not self.ended:
            self.press(ENTER)
            self._read_to(b"Esc leaves", since=len(self.raw))
            shown.append(self.text)
        return shown

    def _read_to(self, wanted: bytes, *, since: int) -> None:
        self.wait_until(lambda: self.ended or wanted in self.raw[since:], "more of it, or the end")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.presses += 1
            self.child.send(key)

    def turn(self, *keys: str) -> str:
        """Press keys, the last of which turns the page, and wait for the next page; the screen as text."""
        since = len(self.raw)
        self.press(*keys)
        return self.page(since)

    def nudge(self, key: str) -> str:
        """Press a key that changes the page without turning it, and wait for the change; the screen as text."""
        before = self.text, self.pointed
        self.press(key)
        self.wait_until(lambda: (self.text, self.pointed) != before, "any change")
        drawn = -1
        while drawn != len(self.raw):
            drawn = len(self.raw)
            self.read(0.01)
        return self.text

    def plain_page(self, since: int = 0) -> str:
        """Read to the plain prompt after so many bytes; what was printed since them."""
        self.wait_until(lambda: self.raw[since:].endswith(b"\n> "), "a plain prompt")
        return self.raw[since:].decode()

    def write_line(self, line: str) -> str:
        """Write a line at a plain prompt and read to the next one; what was printed in between."""
        since = len(self.raw)
        self.press(line, ENTER)
        return self.plain_page(since)

    def point_at(self, label: str, *, by: str = DOWN) -> None:
        """Press an arrow key until the row pointed at shows this label."""
        for _ in range(60):
            if label in self.pointed:
                return
            self.nudge(by)
        raise AssertionError(f"no row “{label}”; the screen:\n{self.text}")

    def exit_code(self) -> int:
        """Read to the end; the exit code."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.read(0.2):
            pass
        while time.monotonic() < until and self.child.isalive():
            time.sleep(0.01)
        assert not self.child.isalive(), f"still running:\n{self.text}"
        assert self.child.exitstatus is not None, f"ended by signal {self.child.signalstatus}:\n{self.text}"
        return int(self.child.exitstatus)

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to the command itself, also where a shell runs it."""
        children = Path(f"/proc/{self.child.pid}/task/{self.child.pid}/children").read_text(encoding="ascii").split()
        os.kill(int(children[0]) if children else self.child.pid, number)

    def left_behind(self) -> list[str]:
        """What the command changed about the terminal and did not undo; empty when it is as it was."""
        wrong = []
        states = {}
        for found in _MODES.finditer(self.raw):
            for mode in found[1].decode().split(";"):
                states[int(mode)] = found[2] == b"h"
        if not states.pop(25, True):
            wrong.append("the cursor is hidden")
        # 12 is the blinking of the cursor, which prompt_toolkit turns off as it shows the cursor.
        wrong += [f"private mode {mode} is on" for mode, on in states.items() if on and mode not in (7, 12)]
        if self.screen.cursor.attrs != self.screen.default_char:
            wrong.append(f"letters stay styled: {self.screen.cursor.attrs}")
        before, after = self.home / "stty-before", self.home / "stty-after"
        if before.exists() and (was := before.read_text(encoding="ascii")) != (
            now := after.read_text(encoding="ascii")
        ):
            wrong.append(f"the terminal's settings went from {was} to {now}")
        return wrong

    def resume_command(self) -> list[str]:
        """The words after `cx-audit` of the command that goes on, as the command printed it at its end."""
        said = re.search(r"Paused and saved\. Go on with:\s+cx-audit ([^\r\n]+)", self.screen_after_stage())
        assert said is not None, f"did not say how to go on:\n{self.text}"
        return said[1].split()

    def screen_after_stage(self) -> str:
        """What was written since the other screen was left, or all of it where there was none."""
        return self.raw[self.raw.rfind(LEAVE_STAGE) + 1 :].decode("utf-8", "replace")
