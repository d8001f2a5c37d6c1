"""What a layout of slides is made of: its places and how their text looks, in inches and points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

WIDTH, HEIGHT = 40 / 3, 7.5
"""A slide of 16:9, in inches."""
POINTS = 72.0
"""In an inch."""
LINE = 1.2
"""From one line to the next, in sizes of letters."""
LEFT, ACROSS = 0.61, 12.11
TITLE, MARK, FOOT, NUMBER = 0, 90, 91, 92
"""The numbers of the places that every layout has."""

Kind = Literal["title", "ctrTitle", "subTitle", "body", "pic", "tbl", "ftr", "sldNum"]
Colour = Literal["tx1", "tx2", "bg1", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One level of text: its size, the least it may shrink to, how many lines it may take, and the space above it."""

    size: float
    least: float
    lines: float
    bold: bool = False
    italic: bool = False
    colour: Colour = "tx1"
    above: float = 0.0
    bullet: bool = False
    fewer_lines_from: float | None = None
    """Down to this size the text may shrink only to take a line less; None where it may not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One placeholder of a layout, with a style for each level of its text."""

    number: int
    kind: Kind
    name: str
    left: float
    top: float
    width: float
    height: float
    styles: tuple[Style, ...] = ()
    fill: Colour | None = None
    inset: float = 0.0
    anchor: Literal["t", "ctr", "b"] = "t"
    right: bool = False

    @property
    def room(self) -> float:
        """How wide a line of text may be, in points."""
        return (self.width - 2 * self.inset) * POINTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """One layout with its places in the order of reading; a `dark` one has light text on the dark ground."""

    name: str
    places: tuple[Place, ...]
    dark: bool = False
    by_number: dict[int, Place] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_number", {place.number: place for place in self.places})
