"""The layouts of the slides: which places they have, and where."""

from __future__ import annotations

from cx_audit.report.chapters.opening import MOST_ACTIONS
from cx_audit.report.slides.pptx_places import ACROSS, FOOT, LEFT, MARK, NUMBER, TITLE, Colour, Layout, Place, Style

_QUIET: Colour = "accent3"
_SMALL = Style(size=12, least=12, lines=1, colour=_QUIET)
_ON_DARK = Style(size=12, least=12, lines=1, colour="accent6")


def _title() -> Place:
    style = Style(size=28, least=22, lines=2.4, bold=True, colour="tx2", fewer_lines_from=24)
    return Place(
        number=TITLE, kind="title", name="Title", left=LEFT, top=0.48, width=ACROSS, height=1.16, styles=(style,)
    )


def _feet(*, dark: bool = False) -> tuple[Place, ...]:
    style = _ON_DARK if dark else _SMALL
    bold = Style(size=12, least=12, lines=1, bold=True, colour="accent5" if dark else "accent2")
    top, height = 6.99, 0.3
    return (
        Place(
            number=MARK,
            kind="body",
            name="Mark",
            left=7.6,
            top=top,
            width=4.4,
            height=height,
            styles=(bold,),
            right=True,
        ),
        Place(number=FOOT, kind="ftr", name="Footer", left=LEFT, top=top, width=6.8, height=height, styles=(style,)),
        Place(
            number=NUMBER,
            kind="sldNum",
            name="Slide number",
            left=12.12,
            top=top,
            width=0.6,
            height=height,
            styles=(style,),
            right=True,
        ),
    )


def _finding(name: str, *places: Place) -> Layout:
    return Layout(name=name, places=(_title(), *places, *_feet()))


def _beneath(number: int, *, top: float = 6.52) -> Place:
    style = Style(size=14, least=12, lines=1, colour=_QUIET)
    return Place(
        number=number, kind="body", name="Beneath", left=LEFT, top=top, width=ACROSS, height=0.34, styles=(style,)
    )


_PICTURE_TOP, _PICTURE_HEIGHT = 1.68, 4.82

_DARK_ACROSS = 11.5
OPENING = Layout(
    name="Opening",
    dark=True,
    places=(
        Place(
            number=TITLE,
            kind="ctrTitle",
            name="Title",
            left=0.9,
            top=1.75,
            width=_DARK_ACROSS,
            height=2.35,
            styles=(Style(size=40, least=24, lines=3, bold=True, colour="bg1", fewer_lines_from=34),),
            anchor="b",
        ),
        Place(
            number=1,
            kind="subTitle",
            name="Of what",
            left=0.9,
            top=4.25,
            width=_DARK_ACROSS,
            height=1.5,
            styles=(Style(size=18, least=14, lines=1, colour="accent6", above=3),),
        ),
        Place(
            number=2,
            kind="body",
            name="How to read it",
            left=0.9,
            top=5.85,
            width=_DARK_ACROSS,
            height=0.85,
            styles=(Style(size=16, least=14, lines=2, colour="bg1"),),
        ),
        Place(number=3, kind="pic", name="Logo", left=0.9, top=0.55, width=3.0, height=1.0),
        *_feet(dark=True),
    ),
)
PICTURE = _finding(
    "Finding and picture",
    Place(number=10, kind="pic", name="Picture", left=LEFT, top=_PICTURE_TOP, width=ACROSS, height=_PICTURE_HEIGHT),
    _beneath(11),
)
TABLE = _finding(
    "Finding and table",
    Place(number=10, kind="tbl", name="Table", left=LEFT, top=1.8, width=ACROSS, height=4.6),
    _beneath(11),
)

GAP = 0.26
_THIRD = (ACROSS - 2 * GAP) / 3
_FACT = (
    Style(size=40, least=20, lines=1, bold=True, colour="tx2"),
    Style(size=16, least=14, lines=2, colour=_QUIET, above=4),
)
_WIDE_FACT = (
    Style(size=16, least=14, lines=1, colour=_QUIET),
    Style(size=26, least=16, lines=2, bold=True, colour="tx2", above=4),
)
MOST_FACTS = 3
FIGURES = _finding(
    "Finding and figures",
    *(
        Place(
            number=20 + at,
            kind="body",
            name=f"Figure {at + 1}",
            left=LEFT + at * (_THIRD + GAP),
            top=1.8,
            width=_THIRD,
            height=2.1,
            styles=_FACT,
            fill="bg2",
            inset=0.28,
            anchor="ctr",
        )
        for at in range(MOST_FACTS)
    ),
    Place(
        number=25,
        kind="body",
        name="Wide figure",
        left=LEFT,
        top=4.16,
        width=ACROSS,
        height=1.9,
        styles=_WIDE_FACT,
        fill="bg2",
        inset=0.28,
        anchor="ctr",
    ),
)
SAID = _finding(
    "Finding and words",
    Place(
        number=30,
        kind="body",
        name="Words",
        left=LEFT,
        top=1.8,
        width=7.3,
        height=4.6,
        styles=(
            Style(size=36, least=20, lines=5, colour="tx2"),
            Style(size=18, least=14, lines=2, colour=_QUIET, above=12),
        ),
        anchor="ctr",
    ),
    Place(
        number=31,
        kind="body",
        name="Behind it",
        left=8.3,
        top=1.8,
        width=4.42,
        height=4.6,
        styles=(
            Style(size=32, least=18, lines=1, bold=True, colour="tx2"),
            Style(size=16, least=14, lines=1, colour=_QUIET, above=2),
            Style(size=18, least=14, lines=1, bold=True, colour="tx2", above=18),
            Style(size=18, least=14, lines=2, colour="tx1", above=6, bullet=True),
        ),
        fill="bg2",
        inset=0.3,
        anchor="ctr",
    ),
)
_SIDE = (
    Style(size=18, least=14, lines=2, bold=True, colour="tx2", fewer_lines_from=14),
    Style(size=34, least=18, lines=3.4, colour="tx2", above=14),
    Style(size=16, least=14, lines=3, colour=_QUIET, above=12),
)
MOST_SIDES = 3
SIDES = _finding(
    "Finding and voices",
    *(
        Place(
            number=40 + at,
            kind="body",
            name=f"Voice {at + 1}",
            left=LEFT + at * (_THIRD + GAP),
            top=1.8,
            width=_THIRD,
            height=4.0,
            styles=_SIDE,
            fill="bg2",
            inset=0.36,
        )
        for at in range(MOST_SIDES)
    ),
    _beneath(11, top=5.9),
)
_TO_DO = (
    Style(size=32, least=32, lines=1, bold=True, colour="accent1"),
    Style(size=22, least=16, lines=4, bold=True, colour="tx2", above=2),
    Style(size=14, least=12, lines=4, colour=_QUIET, above=6),
)
_AGREED = (Style(size=16, least=14, lines=1, colour="tx1", above=6),)
ACTIONS = _finding(
    "Finding and actions",
    *(
        Place(
            number=50 + at,
            kind="body",
            name=f"Action {at + 1}",
            left=LEFT + at * (_THIRD + GAP),
            top=1.8,
            width=_THIRD,
            height=3.35,
            styles=_TO_DO,
            fill="bg2",
            inset=0.28,
        )
        for at in range(MOST_ACTIONS)
    ),
    *(
        Place(
            number=55 + at,
            kind="body",
            name=f"Agreed on action {at + 1}",
            left=LEFT + at * (_THIRD + GAP),
            top=5.15,
            width=_THIRD,
            height=1.35,
            styles=_AGREED,
            fill="bg2",
            inset=0.28,
        )
        for at in range(MOST_ACTIONS)
    ),
    _beneath(11, top=6.56),
)
WAY_LEFT, WAY_TOP, WAY_WIDTH, WAY_HEIGHT = 9.05, 2.05, 3.5, 3.4
"""Where the walk is drawn on the last slide, in inches: from the first touchpoint to the last, from +10 to −10."""
PARTING = Layout(
    name="Question to leave with",
    dark=True,
    places=(
        Place(
            number=TITLE,
            kind="title",
            name="Title",
            left=0.9,
            top=1.3,
            width=7.7,
            height=3.3,
            styles=(Style(size=40, least=24, lines=4, bold=True, colour="bg1", fewer_lines_from=34),),
            anchor="b",
        ),
        Place(
            number=60,
            kind="body",
            name="The next round",
            left=0.9,
            top=4.85,
            width=7.7,
            height=2.05,
            styles=(Style(size=18, least=14, lines=1, colour="accent6", above=4),),
        ),
        Place(
            number=61,
            kind="body",
            name="What the way is",
            left=WAY_LEFT - 0.25,
            top=5.65,
            width=4.1,
            height=0.9,
            styles=(Style(size=14, least=12, lines=2, colour="accent6"),),
        ),
        *_feet(dark=True),
    ),
)
LAYOUTS = (OPENING, PICTURE, TABLE, FIGURES, SAID, SIDES, ACTIONS, PARTING)
