"""Whom to thank first."""

from __future__ import annotations

from cx_audit.core.choices import STUFF
from cx_audit.core.scoring import GRADE_POINTS
from cx_audit.core.unexpected import Unexpected


def thanked_first(extra: Unexpected) -> tuple[bool, int, bool]:
    """What puts thanks in order: whoever has a name, then what was valued most, then treatment before stuff."""
    return not extra.who, -GRADE_POINTS[extra.grade], extra.kind == STUFF
