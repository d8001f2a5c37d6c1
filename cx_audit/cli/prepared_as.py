"""The forms in which papers are written."""

from __future__ import annotations

from enum import StrEnum


class PreparedAs(StrEnum):
    """What `prepare --as` takes."""

    MARKDOWN = "md"
    HTML = "html"
    BOTH = "both"
