"""The signs of the pictures as shapes: a triangle up for built, down for eroded, a ring for a prediction."""

from __future__ import annotations

from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.svg import Box, Shape, circle, line, rectangle

_STRIPE = 6.0


def colour_of(score: int) -> Role:
    """Blue for built, orange for eroded; 0, which only a net trust can be, gained nothing."""
    return Role.BUILT if score > 0 else Role.ERODED


def triangle(x: float, y: float, radius: float, *, up: bool, fill: Role) -> Shape:
    """A triangle about a point, pointing up or down."""
    tip, base = (-radius, radius * 0.8) if up else (radius, -radius * 0.8)
    return Shape(path=line([(x, y + tip), (x + radius, y + base), (x - radius, y + base)], closed=True), fill=fill)


def sign_of(score: int, x: float, y: float, radius: float = 6.0) -> Shape:
    """The mark of a score: ▲ in blue, ▼ in orange."""
    return triangle(x, y, radius, up=score > 0, fill=colour_of(score))


def ring(x: float, y: float, radius: float = 7.0) -> Shape:
    """The mark of a prediction."""
    return Shape(path=circle(x, y, radius), fill=Role.PAPER, stroke=Role.INK, width=1.8)


def striped(box: Box) -> tuple[Shape, ...]:
    """An eroded bar: an outline with slanted stripes, so that it is told from a filled one without colour."""
    height = box.bottom - box.top
    stripes = []
    start = box.left - height + _STRIPE
    while start < box.right:
        left, right = max(start, box.left), min(start + height, box.right)
        stripes.append(line([(left, box.bottom - (left - start)), (right, box.bottom - (right - start))]))
        start += _STRIPE
    return (
        Shape(path=rectangle(box), fill=Role.PAPER, stroke=Role.ERODED, width=1.5),
        *((Shape(path=" ".join(stripes), stroke=Role.ERODED, width=1.5),) if stripes else ()),
    )
