"""A real terminal session: the installed command in a pseudo-terminal, and a model of its screen."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import pexpect
import pyte

COMMAND = str(Path(sys.executable).with_name("cx-audit"))
ENTER, ESCAPE, SHIFT_TAB, CTRL_C, CTRL_D, CTRL_Q = "\r", "\x1b", "\x1b[Z", "\x03", "\x04", "\x11"
UP, DOWN, LEFT, RIGHT = "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C"
PATIENCE = 20.0


class Session:
    """Starts the command; `press` types, `wait_for` reads until the screen shows a text."""

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        home: Path,
        columns: int = 80,
        rows: int = 24,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.presses = 0
        self.raw = b""
        variables = {
            "HOME": str(home),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_STATE_HOME": str(home / "state"),
            "PATH": os.environ["PATH"],
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "PYTHONWARNINGS": "error",
            "PROMPT_TOOLKIT_NO_CPR": "1",
            **(environment or {}),
        }
        self.child = pexpect.spawn(
            COMMAND, list(arguments), env=variables, dimensions=(rows, columns), timeout=PATIENCE, cwd=str(home)
        )
        self.child.delaybeforesend = None

    def __enter__(self) -> Session:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """The screen as text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the command has written; False when it has ended."""
        try:
            data = self.child.read_nonblocking(65536, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self.stream.feed(data)
        return True

    def settle(self, *, since: int = -1, quiet: float = 0.05) -> str:
        """Read until something has come since that many bytes and nothing new for a moment; the screen as text."""
        until = time.monotonic() + PATIENCE
        last = time.monotonic()
        while time.monotonic() < until:
            before = len(self.raw)
            if not self.read(0.02):
                break
            if len(self.raw) > before:
                last = time.monotonic()
            elif len(self.raw) > since and time.monotonic() - last >= quiet:
                break
        return self.text

    def act(self, *keys: str) -> str:
        """Press keys one after the other, each once the screen has answered the one before; the screen as text."""
        for key in keys:
            since = len(self.raw)
            self.press(key)
            self.settle(since=since)
        return self.text

    def wait_for(self, *texts: str) -> str:
        """Read until the screen shows one of the texts; that text. Fails with the screen when it never does."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            shown = " ".join(self.text.split())
            for text in texts:
                if text in shown:
                    return text
            if not self.read() and not any(text in " ".join(self.text.split()) for text in texts):
                break
        raise AssertionError(f"never saw any of {texts!r}; the screen:\n{self.text}")

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        for key in keys:
            self.presses += 1
            self.child.send(key)

    def exit_code(self) -> int:
        """Read to the end; the exit code."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self.read(0.2):
            pass
        while time.monotonic() < until and self.child.isalive():
            time.sleep(0.02)
        assert not self.child.isalive(), f"still running:\n{self.text}"
        assert self.child.exitstatus is not None, f"ended by signal {self.child.signalstatus}:\n{self.text}"
        return int(self.child.exitstatus)
