"""Any picture as PNG, for places that cannot show SVG."""

from __future__ import annotations

from cx_audit.report.fonts import FAMILIES, FOLDER, lacking
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.drawing import WIDE, svg_of


def png_of(picture: Picture, *, width: int = WIDE, scale: float = 2) -> bytes:
    """The picture on white, `width` pixels of the drawing wide, each of them `scale` pixels of the PNG.

    Letters come from the fonts that ship; only where they lack one are the machine's own fonts looked through.
    Raises ValueError for a picture with nothing to show.
    """
    return png_of_svg(svg_of(picture, width=width), scale=scale)


def png_of_svg(svg: str, *, scale: float = 2) -> bytes:
    """One of our own SVGs as PNG on white."""
    import resvg_py

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=scale,
        background="#ffffff",
        skip_system_fonts=not lacking(svg),
        font_dirs=[str(FOLDER)],
        font_family=FAMILIES[0],
        sans_serif_family=FAMILIES[0],
    )
