"""How many examples a law is tried with, and which tests count for the coverage of the core."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

# No deadline: how long an example takes says nothing here, and machines are busy. `make test-slow` is the thorough one.
settings.register_profile("usual", deadline=None, max_examples=24)
settings.register_profile("thorough", deadline=None, max_examples=300)
settings.load_profile("usual")

_HERE = Path(__file__).parent
_COUNTED = tuple(
    _HERE / each
    for each in (
        "core",
        "archive/test_notes.py",
        "cli/test_export_anonymous.py",
        "cli/test_pages.py",
        "cli/test_prepare.py",
        "cli/test_team.py",
    )
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count only what examples show of the core: a law takes its branches by chance, and tracing it takes long.

    Of the other folders only the files count that are about a part of the core.
    """
    for item in items:
        counted = any(item.path.is_relative_to(each) for each in _COUNTED)
        if not counted or item.get_closest_marker("hypothesis"):
            item.add_marker("no_cover")
