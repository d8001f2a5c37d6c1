"""Shapes as the XML of a presentation; the first NUMBER in each is for its number on the slide."""

from __future__ import annotations

from collections.abc import Sequence

from pptx.util import Emu

from cx_audit.report.slides.pptx_theme import RULE

_INCH, _POINT = 914_400, 12_700


def emu(inches: float) -> Emu:
    """Inches in the units of a presentation."""
    return Emu(round(inches * _INCH))


def filled(colour: str) -> str:
    """A ground of one colour of the theme."""
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def placed(left: float, top: float, width: float, height: float, *, flipped: bool = False) -> str:
    """A place in inches; what is `flipped` stands on its head."""
    turned = ' flipV="1"' if flipped else ""
    place = f'<a:off x="{emu(left)}" y="{emu(top)}"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/>'
    return f"<a:xfrm{turned}>{place}</a:xfrm>"


def preset(form: str) -> str:
    """One of the forms that a presentation knows by name."""
    return f'<a:prstGeom prst="{form}"><a:avLst/></a:prstGeom>'


def form_of(name: str, at: str, form: str, colour: str) -> str:
    """A filled shape without a line; the colour is one of the theme, or that of thin lines."""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if colour == RULE else filled(colour)
    return _shape(name, f"{at}{form}{fill}<a:ln><a:noFill/></a:ln>")


def line_through(name: str, points: Sequence[tuple[float, float]], colour: str, width: float) -> str:
    """A line from point to point, in inches; its width is in points."""
    left, top = min(x for x, _ in points), min(y for _, y in points)
    across, down = max(x for x, _ in points) - left, max(y for _, y in points) - top
    steps = []
    for at, (x, y) in enumerate(points):
        tag = "lnTo" if at else "moveTo"
        steps.append(f'<a:{tag}><a:pt x="{emu(x - left)}" y="{emu(y - top)}"/></a:{tag}>')
    path = f'<a:path w="{emu(across)}" h="{emu(down)}" fill="none">{"".join(steps)}</a:path>'
    form = (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>{path}</a:pathLst></a:custGeom>'
    )
    pen = f'<a:ln w="{round(width * _POINT)}">{filled(colour)}<a:round/></a:ln>'
    return _shape(name, f"{placed(left, top, across, down)}{form}<a:noFill/>{pen}")


def _shape(name: str, properties: str) -> str:
    about = f'<p:cNvPr id="NUMBER" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
    return f"<p:sp><p:nvSpPr>{about}</p:nvSpPr><p:spPr>{properties}</p:spPr></p:sp>"
