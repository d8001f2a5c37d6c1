"""The formats of an export."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """How an export is written."""

    JSON = "json"
    CSV = "csv"
    JSONL = "jsonl"
