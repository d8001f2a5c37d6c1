"""Shapes and labels, and the SVG text that they become: attributes only, everything escaped, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from cx_audit.report.pictures.colours import LIGHT, Role
from cx_audit.report.pictures.widths import width_of
from cx_audit.text import clean_line

TEXT, SMALL = 13.0, 12.0
"""Sizes of letters in pixels."""
_ASCENT, _DESCENT, _LINE = 0.95, 0.25, 1.25
_FONTS = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans', sans-serif"
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in pixels, y growing downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether the two share an area; touching is none."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line of text at a point of its baseline. `full` is the whole text where `text` was cut or is a part of it."""

    text: str
    x: float
    y: float
    anchor: Anchor = "start"
    size: float = SMALL
    bold: bool = False
    colour: Role = Role.INK
    full: str = ""
    backed: bool = False

    @property
    def box(self) -> Box:
        """The room it takes at most."""
        width = width_of(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": width / 2, "end": width}[self.anchor]
        return Box(
            left=left, top=self.y - _ASCENT * self.size, right=left + width, bottom=self.y + _DESCENT * self.size
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A path, filled or as a line or both; an empty one is not drawn."""

    path: str
    fill: Role | None = None
    stroke: Role | None = None
    width: float = 1.0
    dashes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture: its size in pixels, its shapes from the back to the front, and its labels before them all."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]


def line_height(size: float) -> float:
    """From one line's baseline to the next, in pixels, with a little air between their boxes."""
    return _LINE * size


def baseline_below(top: float, size: float) -> float:
    """The baseline of a line whose box begins at `top`."""
    return top + _ASCENT * size


def baseline_above(bottom: float, size: float) -> float:
    """The baseline of a line whose box ends at `bottom`."""
    return bottom - _DESCENT * size


def centred_baseline(y: float, size: float) -> float:
    """The baseline of a line whose box has its middle at y."""
    return y + (_ASCENT - _DESCENT) / 2 * size


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def line(points: Sequence[tuple[float, float]], *, closed: bool = False) -> str:
    """The path through these points."""
    steps = " ".join(f"{'L' if at else 'M'}{number(x)} {number(y)}" for at, (x, y) in enumerate(points))
    return f"{steps} Z" if closed else steps


def rectangle(box: Box) -> str:
    """The path around a box."""
    return f"M{number(box.left)} {number(box.top)} H{number(box.right)} V{number(box.bottom)} H{number(box.left)} Z"


def circle(x: float, y: float, radius: float) -> str:
    """The path of a circle."""
    r = number(radius)
    half = f"a{r} {r} 0 1 0"
    return f"M{number(x - radius)} {number(y)} {half} {number(2 * radius)} 0 {half} {number(-2 * radius)} 0 Z"


def escaped(text: str) -> str:
    """Text from outside as it stands in XML: on one line, without what XML forbids."""
    return _NOT_IN_XML.sub("", clean_line(text)).translate(_ENTITIES)


def as_svg(drawing: Drawing, *, title: str, description: str, themed: bool) -> str:
    """The drawing as an SVG element with its title and its text alternative."""
    width, height = number(drawing.width), number(drawing.height)
    parts = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{_FONTS}">',
        f"<title>{escaped(title)}</title>",
        f"<desc>{escaped(description)}</desc>",
        *(_shape(shape, themed) for shape in drawing.shapes if shape.path),
        *_labels(drawing.labels, themed),
        "</svg>",
    )
    return "\n".join(parts) + "\n"


def _shape(shape: Shape, themed: bool) -> str:
    line_of = f' stroke-width="{number(shape.width)}" stroke-linejoin="round"' if shape.stroke is not None else ""
    dashes = f' stroke-dasharray="{shape.dashes}"' if shape.dashes else ""
    return f'<path d="{shape.path}"{_paint(shape.fill, shape.stroke, themed)}{line_of}{dashes}/>'


def _labels(labels: Iterable[Label], themed: bool) -> Iterable[str]:
    for label in labels:
        if label.backed:
            yield _shape(Shape(path=rectangle(label.box), fill=Role.PAPER), themed)
        anchor = f' text-anchor="{label.anchor}"' if label.anchor != "start" else ""
        weight = ' font-weight="bold"' if label.bold else ""
        whole = f"<title>{escaped(label.full)}</title>" if label.full and label.full != label.text else ""
        yield (
            f'<text x="{number(label.x)}" y="{number(label.y)}" font-size="{number(label.size)}"{anchor}{weight}'
            f"{_paint(label.colour, None, themed)}>{whole}{escaped(label.text)}</text>"
        )


def _paint(fill: Role | None, stroke: Role | None, themed: bool) -> str:
    painted = [("fill", fill)] + ([("stroke", stroke)] if stroke is not None else [])
    attributes = "".join(f' {name}="{"none" if role is None else LIGHT[role]}"' for name, role in painted)
    classes = " ".join(f"cx-{name}-{role}" for name, role in painted if role is not None) if themed else ""
    return f'{attributes} class="{classes}"' if classes else attributes
