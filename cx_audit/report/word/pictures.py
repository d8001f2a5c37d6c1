"""Pictures in a Word document: PNG for every program, and the drawing itself beside it for those that show it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from cx_audit.report.blocks import Logo
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.descriptions import Picture
from cx_audit.report.pictures.drawing import svg_of
from cx_audit.report.pictures.png import png_of_svg
from cx_audit.report.raster import raster_in
from cx_audit.report.word.text import escaped

if TYPE_CHECKING:
    from docx.document import Document

EMU = 635
"""So many English Metric Units are a twentieth of a point."""
_TWENTIETHS_A_PIXEL = 15
_LOGO_ROOM = (2880, 1200)
_SVG = "image/svg+xml"
_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_ASVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_FONTS = re.compile(r' font-family="[^"]*"')
_WHOLE_TEXT = re.compile(r"(<text [^>]*>)<title>[^<]*</title>")
_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)"')
_FIRST_ID = 1001


@dataclass(slots=True, kw_only=True)
class Album:
    """The pictures of a document so far; all lengths are in twentieths of a point."""

    document: Document
    width: int
    height: int
    count: int = 0

    def picture(self, picture: Picture) -> str:
        """A run that shows the picture as wide as the page allows; raises ValueError for one with nothing to show."""
        drawn = svg_of(picture)
        across, down = (float(each) for each in _measured(drawn))
        scale = min(self.width / across, self.height / down)
        return self._run(
            alternative_of(picture),
            self._image(png_of_svg(drawn)),
            (round(across * scale), round(down * scale)),
            vectors=self._vectors(_for_office(drawn)),
        )

    def logo(self, logo: Logo) -> str:
        """A run that shows the client's logo, never larger than it is."""
        raster = raster_in(logo.data)
        if raster is None:
            raise ValueError("a logo is a PNG or a JPEG")
        ending = raster.media_type.partition("/")[2]
        package = self.document.part.package
        part = Part(package.next_partname(f"/word/media/logo%d.{ending}"), raster.media_type, logo.data, package)
        related = self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        across, down = (_TWENTIETHS_A_PIXEL * each for each in (raster.width, raster.height))
        scale = min(1.0, _LOGO_ROOM[0] / across, _LOGO_ROOM[1] / down)
        return self._run(logo.words, related, (round(across * scale), round(down * scale)))

    def _image(self, png: bytes) -> str:
        related, _ = self.document.part.get_or_add_image(BytesIO(png))
        return related

    def _vectors(self, svg: str) -> str:
        package = self.document.part.package
        name = package.next_partname("/word/media/drawing%d.svg")
        part = Part(name, _SVG, svg.encode(), package)
        return self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def _run(self, words: str, related: str, size: tuple[int, int], *, vectors: str = "") -> str:
        self.count += 1
        number = _FIRST_ID + self.count
        about = f'id="{number}" name="Picture {self.count}" descr="{escaped(" ".join(words.split()))}"'
        across, down = (max(1, each) * EMU for each in size)
        beside = ""
        if vectors:
            vector = f'<asvg:svgBlip xmlns:asvg="{_ASVG}" r:embed="{vectors}"/>'
            beside = f'<a:extLst><a:ext uri="{_EXTENSION}">{vector}</a:ext></a:extLst>'
        return (
            '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:docPr {about}/>'
            '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {about}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{related}">{beside}</a:blip>'
            "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
            "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        )


def _measured(svg: str) -> tuple[str, str]:
    found = _SIZE.match(svg)
    if found is None:
        raise ValueError("a drawing without a size")
    return found[1], found[2]


def _for_office(svg: str) -> str:
    """The drawing in one font that every office program has, its texts without the whole of what was cut from them."""
    return _WHOLE_TEXT.sub(r"\1", _FONTS.sub(' font-family="Arial"', svg, count=1))
