"""The walk on the last slide: a line where one leader walked, else every leader's score of each step."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from cx_audit.core.words import signed
from cx_audit.report.slides.deck import Step, Way
from cx_audit.report.slides.pptx_layouts import WAY_HEIGHT, WAY_LEFT, WAY_TOP, WAY_WIDTH
from cx_audit.report.slides.pptx_shapes import form_of, line_through, placed, preset
from cx_audit.report.slides.pptx_text import on_one_line

_MOST = 10
_MARK = 0.13
_BEYOND = 0.25
"""How far the line of no neutral ground reaches beyond the first and the last touchpoint, in inches."""
_LINE, _WAY, _UP, _DOWN = "accent3", "accent6", "accent4", "accent5"


def draw_way(made: Any, way: Way) -> None:
    """Draw the walk onto a slide with a dark ground, as one group with its text alternative."""
    number = 1 + max(shape.shape_id for shape in made.shapes)
    shapes = list(_shapes(way))
    drawn = "".join(shape.replace("NUMBER", str(at), 1) for at, shape in enumerate(shapes, number))
    left, top = WAY_LEFT - _BEYOND, WAY_TOP - _MARK
    place = placed(left, top, WAY_WIDTH + 2 * _BEYOND, WAY_HEIGHT + 2 * _MARK)
    inside = place.replace("a:off", "a:chOff").replace("a:ext ", "a:chExt ").removeprefix("<a:xfrm>")
    about = f'<p:cNvPr id="{number + len(shapes)}" name="The walk" descr={quoteattr(on_one_line(_alternative(way)))}/>'
    made.shapes._spTree.append(
        parse_xml(
            f"<p:grpSp {nsdecls('p', 'a')}><p:nvGrpSpPr>{about}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{place.removesuffix('</a:xfrm>')}{inside}</p:grpSpPr>{drawn}</p:grpSp>"
        )
    )


def _shapes(way: Way) -> Iterator[str]:
    places = [WAY_LEFT + WAY_WIDTH * at / (len(way.steps) - 1) for at in range(len(way.steps))]
    ends = ((WAY_LEFT - _BEYOND, _height(0)), (WAY_LEFT + WAY_WIDTH + _BEYOND, _height(0)))
    yield line_through("No neutral ground", ends, _LINE, 1.0)
    if way.alone:
        points = [(x, _height(step.scores[0])) for x, step in zip(places, way.steps, strict=True)]
        yield line_through("Way", points, _WAY, 2.25)
    for x, step in zip(places, way.steps, strict=True):
        if step.scores[0] != step.scores[-1]:
            yield line_through(
                "Range", [(x, _height(score)) for score in (step.scores[-1], step.scores[0])], _WAY, 1.25
            )
        yield from (_mark(x, score) for score in dict.fromkeys(step.scores))


def _height(score: int) -> float:
    return WAY_TOP + WAY_HEIGHT * (_MOST - score) / (2 * _MOST)


def _mark(x: float, score: int) -> str:
    at = placed(x - _MARK, _height(score) - _MARK, 2 * _MARK, 2 * _MARK, flipped=score < 0)
    return form_of("Score", at, preset("triangle"), _UP if score > 0 else _DOWN)


def _alternative(way: Way) -> str:
    return f"{way.caption} {'; '.join(map(_told, way.steps))}."


def _told(step: Step) -> str:
    return f"{step.title}: {', '.join(map(signed, step.scores))}"
