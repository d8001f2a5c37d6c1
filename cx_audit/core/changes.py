"""What can change between two checklists, by the keys of the script: `call`, `call/basic/listened`, `before/why`.

`name` is what a person calls the part, by its label or its question; it takes no part in comparing two changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cx_audit.core.checklist import AskedOnce, Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new touchpoint, or a new question in an old one."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A touchpoint that is gone, or a question of one that is still there."""

    key: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A touchpoint that comes earlier or later among those in both; places count from 1."""

    key: str
    was: int
    became: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """One text that reads differently: `text` is its key in a checklist file, or `option ID`."""

    key: str
    text: str
    was: str
    became: str
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CriticalityChanged:
    """A basic that became critical, or is critical no more."""

    key: str
    critical: bool
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightChanged:
    """A touchpoint that counts more or less in net trust."""

    key: str
    was: float
    became: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionsChanged:
    """A question that is asked in other cases than before."""

    key: str
    was: tuple[Condition, ...]
    became: tuple[Condition, ...]
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionsChanged:
    """A question, or the variants of a touchpoint, with other answers to choose from, by their ids."""

    key: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    name: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class KindChanged:
    """An item that is answered in another way: a text has become a choice, or a number minutes."""

    key: str
    was: AskedOnce
    became: AskedOnce
    name: str = field(default="", compare=False)


ChecklistChange = (
    Added
    | Removed
    | Moved
    | Reworded
    | CriticalityChanged
    | WeightChanged
    | ConditionsChanged
    | OptionsChanged
    | KindChanged
)
