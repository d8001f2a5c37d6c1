"""The data folder that the tests of the archive share."""

from __future__ import annotations

from pathlib import Path

import pytest

from cx_audit.archive.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A data folder that is not there yet."""
    return Folder(tmp_path / "state" / "data")
