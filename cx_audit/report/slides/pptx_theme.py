"""The theme of the slides: their colours and fonts, and how a table looks."""

from __future__ import annotations

import re

from cx_audit.report.pictures.colours import LIGHT, Role

FONT = "Arial"
"""Everywhere at hand, and as wide as the Liberation Sans of the pictures."""
TABLE_STYLE = "{6B1F4E2A-3C5D-4E7F-8A90-1B2C3D4E5F60}"
RULE = "CFCDC8"
"""The colour of thin lines."""
_DARK = "0A2540"
_COLOURS = {
    "dk1": LIGHT[Role.INK],
    "lt1": "#ffffff",
    "dk2": f"#{_DARK}",
    "lt2": "#f4f3f0",
    "accent1": LIGHT[Role.BUILT],
    "accent2": LIGHT[Role.ERODED],
    "accent3": LIGHT[Role.QUIET],
    "accent4": "#7ab8ff",
    "accent5": "#ffab66",
    "accent6": "#c9d6e6",
    "hlink": LIGHT[Role.BUILT],
    "folHlink": LIGHT[Role.QUIET],
}
"""By their names in a theme: 1 to 3 are built, eroded and quiet on white, 4 to 6 the same on the dark ground."""


def in_our_colours(theme: str) -> str:
    """A theme's XML with our colours and fonts in place of its own."""
    theme = re.sub(r"<a:clrScheme.*?</a:clrScheme>", _colours(), theme, flags=re.DOTALL)
    return re.sub(r"<a:fontScheme.*?</a:fontScheme>", _fonts(), theme, flags=re.DOTALL)


def _colours() -> str:
    parts = (f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in _COLOURS.items())
    return f'<a:clrScheme name="cx-audit">{"".join(parts)}</a:clrScheme>'


def _fonts() -> str:
    one = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    both = f"<a:majorFont>{one}</a:majorFont><a:minorFont>{one}</a:minorFont>"
    return f'<a:fontScheme name="cx-audit">{both}</a:fontScheme>'


def table_styles() -> bytes:
    """The XML of the one table style there is: a bold head, and hairlines between the rows."""
    whole = _part("wholeTbl", "", "dk1", f"{_edge('bottom', 9525, RULE)}{_edge('insideH', 9525, RULE)}")
    head = _part("firstRow", ' b="on"', "accent3", _edge("bottom", 19050, _DARK))
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<a:tblStyleLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" def="{TABLE_STYLE}">'
        f'<a:tblStyle styleId="{TABLE_STYLE}" styleName="cx-audit">{whole}{head}</a:tblStyle></a:tblStyleLst>'
    ).encode()


def _part(name: str, bold: str, colour: str, edges: str) -> str:
    text = f'<a:tcTxStyle{bold}><a:fontRef idx="minor"/><a:schemeClr val="{colour}"/></a:tcTxStyle>'
    style = f"<a:tcStyle><a:tcBdr>{edges}</a:tcBdr><a:fill><a:noFill/></a:fill></a:tcStyle>"
    return f"<a:{name}>{text}{style}</a:{name}>"


def _edge(name: str, width: int, colour: str) -> str:
    line = f'<a:ln w="{width}" cmpd="sng"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
    return f"<a:{name}>{line}</a:{name}>"
