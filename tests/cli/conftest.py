"""A home of its own for every test, cx-audit run within the process, and the option that writes the golden pages."""

from __future__ import annotations

import io
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from cx_audit.__main__ import main

from .fixed import finished_audit, open_audit, other_audit, saved
from .running import Ran, at_home, not_wanted


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option, as in `pytest tests/cli --update-golden`."""
    parser.addoption("--update-golden", action="store_true", help="Write the golden pages anew instead of comparing.")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether the golden pages are written anew."""
    return bool(request.config.getoption("--update-golden", default=False))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder that is home, and where the test stands: 80 columns, no colour, UTC."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in not_wanted():
        monkeypatch.delenv(name, raising=False)
    for name, value in at_home(folder).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    time.tzset()
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        monkeypatch.setattr("sys.stdin", nothing)
        yield folder
    monkeypatch.undo()
    time.tzset()


@contextmanager
def piped_in(typed: str) -> Iterator[None]:
    """Standard input has these lines while the block runs; it is left as it is when there are none."""
    before = sys.stdin
    if typed:
        sys.stdin = io.StringIO(typed)
    try:
        yield
    finally:
        sys.stdin = before


@dataclass(frozen=True)
class Cx:
    """cx-audit within this process, its data in `~/audits` unless an option says otherwise."""

    home: Path
    capsys: pytest.CaptureFixture[str]

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.home / "audits"

    def __call__(self, *args: str, typed: str = "") -> Ran:
        """Run one command line; what is typed is piped in."""
        self.capsys.readouterr()
        with piped_in(typed):
            try:
                code = main(args)
            except SystemExit as leaving:
                code = leaving.code if isinstance(leaving.code, int) else 1
        captured = self.capsys.readouterr()
        return Ran(code=code, out=captured.out, err=captured.err)

    def file(self, name: str, text: str) -> str:
        """A file in the home folder, and its name."""
        (self.home / name).write_text(text, encoding="utf-8")
        return name


@pytest.fixture
def cx(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cx:
    """cx-audit with no audits yet."""
    monkeypatch.setenv("CX_AUDIT_DATA", str(home / "audits"))
    return Cx(home=home, capsys=capsys)


@pytest.fixture
def filled(cx: Cx) -> Cx:
    """cx-audit with a finished and an open audit of one organisation, and a finished one of another."""
    saved(cx.data, finished_audit(), open_audit(), other_audit())
    return cx


@pytest.fixture
def columns(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Makes the terminal so many columns wide."""
    return lambda width: monkeypatch.setenv("COLUMNS", str(width))
