"""A picture as its shapes and its labels: the shapes are one SVG, the labels are set like every other text."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.report.pdf.words import said
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.colours import Role
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.drawing import WIDE, drawing_of
from cx_audit.report.pictures.svg import Shape, as_svg, rectangle

_ONE_LINE = 10_000.0


def shapes_and_labels(picture: Picture, *, width: int = WIDE) -> dict[str, object]:
    """What the template draws; lengths in pixels of the drawing, which is `width` of them wide.

    Text within an SVG would lose letters that only a font of the machine has, and accents and scripts whose letters
    join: set as text it keeps them.
    """
    drawing = drawing_of(picture, width=width)
    alternative = alternative_of(picture)
    backs = tuple(Shape(path=rectangle(label.box), fill=Role.PAPER) for label in drawing.labels if label.backed)
    bare = replace(drawing, shapes=drawing.shapes + backs, labels=())
    return {
        "alt": alternative,
        "width": drawing.width,
        "height": drawing.height,
        "shapes": as_svg(bare, title=picture.title, description=alternative, themed=False),
        "labels": [
            {
                "said": said(label.text, room=_ONE_LINE, size=label.size, bold=label.bold),
                "x": label.x,
                "y": label.y,
                "anchor": label.anchor,
                "size": label.size,
                "bold": label.bold,
                "colour": label.colour.value,
            }
            for label in drawing.labels
        ],
    }
