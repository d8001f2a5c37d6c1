"""A change of a checklist, in words."""

from __future__ import annotations

from typing import assert_never

from cx_audit.core.changes import (
    Added,
    ChecklistChange,
    ConditionsChanged,
    CriticalityChanged,
    KindChanged,
    Moved,
    OptionsChanged,
    Removed,
    Reworded,
    WeightChanged,
)


def change_text(change: ChecklistChange) -> str:
    """One change as a sentence that a person who knows the checklist understands."""
    match change:
        case Added(name=name):
            return f"New: {name}"
        case Removed(name=name):
            return f"Gone: {name}"
        case Moved(was=was, became=became):
            return f"Moved from place {was} to place {became}"
        case Reworded(was=was, became=became):
            return f"In other words: “{was}” is now “{became}”"
        case CriticalityChanged(key=key, critical=critical):
            return f"{key} is {'now' if critical else 'no longer'} critical"
        case WeightChanged(was=was, became=became):
            return f"It weighs {became:g} instead of {was:g}"
        case ConditionsChanged(key=key):
            return f"{key} is asked on other conditions"
        case OptionsChanged(key=key, added=added, removed=removed):
            told = [*(f"new {each}" for each in added), *(f"without {each}" for each in removed)]
            return f"{key} has other answers: {', '.join(told)}"
        case KindChanged(key=key):
            return f"{key} is answered in another way"
        case _:
            assert_never(change)
