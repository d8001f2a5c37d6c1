"""Sessions that are ended with their test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from .session import Session

Open = Callable[..., Session]


@pytest.fixture
def open_session(tmp_path: Path) -> Iterator[Open]:
    """Starts sessions in a home of their own; they end with the test."""
    with ExitStack() as sessions:

        def start(*arguments: str, **settings: Any) -> Session:
            return sessions.enter_context(Session(arguments, home=settings.pop("home", tmp_path), **settings))

        yield start
