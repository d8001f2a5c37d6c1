"""Our master and our layouts, put in place of those that a new presentation comes with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from cx_audit.report.slides.pptx_layouts import LAYOUTS, PICTURE
from cx_audit.report.slides.pptx_places import ACROSS, HEIGHT, LEFT, NUMBER, TITLE, WIDTH, Layout, Place, Style
from cx_audit.report.slides.pptx_shapes import emu, filled, form_of, placed, preset
from cx_audit.report.slides.pptx_theme import RULE, in_our_colours, table_styles

if TYPE_CHECKING:
    from pptx.presentation import Presentation
    from pptx.slide import SlideLayout

_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_SLIDE_NUMBER = (
    '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>'
)
_BODY = Place(number=1, kind="body", name="Text", left=LEFT, top=1.85, width=ACROSS, height=4.6)
_PLAIN = Style(size=18, least=12, lines=1)


def designed() -> tuple[Presentation, dict[str, SlideLayout]]:
    """A new presentation of 16:9 without slides in our design, and its layouts by name."""
    made = pptx.Presentation()
    made.slide_width, made.slide_height = emu(WIDTH), emu(HEIGHT)
    presentation: Any = made.part
    presentation._element.sldSz.attrib.pop("type", None)
    master: Any = made.slide_master
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = in_our_colours(theme.blob.decode()).encode()
    tables: Any = made.part.part_related_by(RELATIONSHIP_TYPE.TABLE_STYLES)
    tables._blob = table_styles()
    _replace(master._element, "p:cSld", f"<p:cSld {_NAMES}>{_ground('bg1')}{_tree(_master_shapes())}</p:cSld>")
    _replace(master._element, "p:txStyles", _text_styles())
    ours = dict(zip((layout.name for layout in LAYOUTS), made.slide_layouts, strict=False))
    for extra in list(made.slide_layouts)[len(LAYOUTS) :]:
        made.slide_layouts.remove(extra)
    for layout in LAYOUTS:
        _dress(ours[layout.name], layout)
    return made, ours


def _dress(slide_layout: Any, layout: Layout) -> None:
    element = slide_layout._element
    element.attrib.pop("type", None)
    element.set("userDrawn", "1")
    if layout.dark:
        element.set("showMasterSp", "0")
    shapes = [*(_bars("accent4", "accent5") if layout.dark else ()), *map(_placeholder, layout.places)]
    ground = _ground("tx2") if layout.dark else ""
    _replace(element, "p:cSld", f'<p:cSld {_NAMES} name="{layout.name}">{ground}{_tree(shapes)}</p:cSld>')


def _replace(element: Any, tag: str, xml: str) -> None:
    element.replace(element.find(qn(tag)), parse_xml(xml))


def _ground(colour: str) -> str:
    return f"<p:bg><p:bgPr>{filled(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _tree(shapes: Sequence[str]) -> str:
    """The shapes from the back to the front, which is also the order of reading; each is told its number."""
    numbered = (shape.replace("NUMBER", str(number), 1) for number, shape in enumerate(shapes, 2))
    return f"<p:spTree>{_GROUP}{''.join(numbered)}</p:spTree>"


def _master_shapes() -> list[str]:
    by_kind = {place.kind: place for place in PICTURE.places}
    places = (by_kind["title"], _BODY, by_kind["ftr"], by_kind["sldNum"])
    return [
        *_bars("accent1", "accent2"),
        form_of("Line above the foot", placed(LEFT, 6.93, ACROSS, 0.01), preset("rect"), RULE),
        *(_placeholder(place, master=True) for place in places),
    ]


def _bars(built: str, eroded: str) -> list[str]:
    """The two colours of trust above a title."""
    bars = (("Built", LEFT, built), ("Eroded", LEFT + 0.6, eroded))
    return [form_of(name, placed(left, 0.3, 0.52, 0.07), preset("rect"), colour) for name, left, colour in bars]


def _text_styles() -> str:
    title = _level(0, PICTURE.by_number[TITLE].styles[0])
    levels = "".join(_level(at, _PLAIN) for at in range(9))
    styles = f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
    return f"<p:txStyles {_NAMES}>{styles}<p:otherStyle>{levels}</p:otherStyle></p:txStyles>"


def _placeholder(place: Place, *, master: bool = False) -> str:
    index = "" if master or place.number == TITLE else f' sz="quarter" idx="{place.number}"'
    inset = emu(place.inset)
    side = "r" if place.right else "l"
    levels = "".join(_level(at, style, side) for at, style in enumerate(place.styles))
    run = _SLIDE_NUMBER if place.number == NUMBER else f'<a:r><a:rPr lang="en-GB"/><a:t>{place.name}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="NUMBER" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{place.kind}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{placed(place.left, place.top, place.width, place.height)}{preset('rect')}"
        f"{filled(place.fill) if place.fill else ''}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{inset}" tIns="{inset // 2}" rIns="{inset}" '
        f'bIns="{inset // 2}" anchor="{place.anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle>{levels}</a:lstStyle>'
        f"<a:p>{run}</a:p></p:txBody></p:sp>"
    )


def _level(at: int, style: Style, side: str = "l") -> str:
    indent = 'marL="228600" indent="-228600"' if style.bullet else 'marL="0" indent="0"'
    bullet = '<a:buFont typeface="Arial"/><a:buChar char="•"/>' if style.bullet else "<a:buNone/>"
    return (
        f'<a:lvl{at + 1}pPr {indent} algn="{side}" rtl="0"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{round(style.above * 100)}"/></a:spcBef>{bullet}'
        f'<a:defRPr sz="{round(style.size * 100)}" b="{int(style.bold)}" kern="1200">{filled(style.colour)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{at + 1}pPr>"
    )
