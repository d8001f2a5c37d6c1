"""Pictures as SVG: well-formed, alone in the world, escaped, the same every time, and with colours that can be told.

`pytest tests/cli tests/report -k golden_ones --update-golden` writes the golden pictures anew.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cx_audit.report.pictures.colours import DARK, LIGHT, Role, theme_css
from cx_audit.report.pictures.descriptions import (
    Bar,
    BarsPicture,
    DumbbellPicture,
    EffortPicture,
    GridPicture,
    JourneyPicture,
    Picture,
    SlopesPicture,
    SpreadPicture,
)
from cx_audit.report.pictures.drawing import LEAST_WIDTH, NARROW, WIDE, svg_of
from cx_audit.report.pictures.svg import escaped

from .picture_samples import (
    ENDLESS,
    ENGAGEMENT,
    HARD,
    OF_FIVE,
    TOUCHPOINTS,
    actions,
    heaps,
    one_leader,
    predicted,
    team,
)

GOLDEN = Path(__file__).parent.parent / "golden" / "pictures"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<script>alert(1)</script>",
    "</text></svg><img src=x onerror=alert(1)>",
    "]]> <![CDATA[ <!-- -->",
    '" onload="alert(1)',
    "&lt;b&gt; &amp; &#x41; &unknown;",
    "\x00\x08\x1b[31mred\x1b[0m\x7f\x85\ufffe\uffff\ud800",
    "\u202eevil\u202c \u2066isolate",
    "{{ 7 * 7 }} {% x %} #set page()",
    "line\nbreak\ttab\r\n",
    "👩‍👩‍👧‍👦🏽" * 30,
    "e" + "\u0301" * 4000,
    "﷽" * 40,
    "",
)
BUILT_AND_ERODED = (Role.BUILT, Role.ERODED)


def every(names: tuple[str, ...]) -> list[Picture]:
    """One picture of each kind with these five names wherever a name stands."""
    scores = (-5, -1, None, 8, 7)
    rows = ((-1, 3, None, 2, 8), (3, -1, -2, 4, 4), (-10, 10, -3, 5, -3), scores, scores)
    return [
        *one_leader(names, scores),
        predicted(names, ((5, -5), (1, 1), (4, -1), (-10, 10), (7, 7)), names),
        *team(names, names, rows),
        actions(names, OF_FIVE, (0, 12, 12, 12, 1)),
        heaps(names, ((-1, 3), (), (-10,), (10, 10, -5), (1,))),
    ]


def parsed(svg: str) -> ElementTree.Element:
    """The root of a picture, which must be well-formed."""
    return ElementTree.fromstring(svg)


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", [*ENGAGEMENT, *HARD])
def test_a_picture_is_well_formed_and_says_what_it_is(name: str, width: int) -> None:
    """Every picture is an image with a title and a description, and a box that is as large as it says."""
    picture = {**ENGAGEMENT, **HARD}[name]
    root = parsed(svg_of(picture, width=width))
    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    title, description = root[0], root[1]
    assert (title.tag, title.text) == (f"{SVG}title", picture.title)
    assert description.tag == f"{SVG}desc"
    assert description.text
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert root.get("width") == str(width)


@pytest.mark.parametrize("themed", [False, True])
def test_a_picture_needs_nothing_and_runs_nothing(themed: bool) -> None:
    """Only drawn elements and known attributes: no script, no style, no link, no address but the namespace."""
    for picture in (*ENGAGEMENT.values(), *HARD.values(), *(each for text in HOSTILE for each in every((text,) * 5))):
        svg = svg_of(picture, themed=themed)
        for element in parsed(svg).iter():
            assert element.tag.removeprefix(SVG) in {"svg", "title", "desc", "path", "text"}
            assert not [name for name in element.attrib if name.startswith("on") or name in ("style", "href", "id")]
            assert ("class" in element.attrib) is (themed and element.tag in (f"{SVG}path", f"{SVG}text"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    """Markup, entities, control characters and directions come out as the letters they are, or not at all."""
    for picture in every((text,) * 5):
        for width in (NARROW, WIDE):
            root = parsed(svg_of(replace(picture, title=text), width=width))
            shown = "".join(root.itertext())
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", shown)
    assert ElementTree.fromstring(f"<t a='{escaped(text)}'>{escaped(text)}</t>").text == (
        ElementTree.fromstring(f'<t a="{escaped(text)}"/>').get("a") or None
    )


def test_markup_is_read_back_as_it_was_written() -> None:
    """What looks like markup stands in the title and on its label letter by letter."""
    text = "<b>&amp; \"quoted\" 'so' ]]></b>"
    root = parsed(svg_of(BarsPicture(title=text, bars=(Bar(name=text, score=3, words=text),))))
    assert root[0].text == text
    assert text in [each.text for each in root.iter(f"{SVG}text")]


def test_a_text_that_was_cut_is_there_in_full() -> None:
    """Five thousand letters without a space are cut with … on the picture; the whole stands in the label's title."""
    for picture in every((ENDLESS,) * 5):
        for width in (NARROW, WIDE):
            root = parsed(svg_of(picture, width=width))
            assert any(ENDLESS in (each.text or "") for each in root.iter(f"{SVG}title"))
            drawn = [
                (each.text or "") + "".join(child.tail or "" for child in each) for each in root.iter(f"{SVG}text")
            ]
            assert max(map(len, drawn)) < 120
            assert any(text.endswith("…") for text in drawn)


@pytest.mark.parametrize("name", [*ENGAGEMENT, "twelve-leaders-grid", "missing-journey"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_pictures_are_the_golden_ones(name: str, width: int, request: pytest.FixtureRequest) -> None:
    """The made-up engagement's pictures, letter by letter."""
    path = GOLDEN / f"{name}-{width}.svg"
    drawn = svg_of({**ENGAGEMENT, **HARD}[name], width=width)
    if request.config.getoption("--update-golden", default=False):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(drawn, encoding="utf-8", newline="\n")
        return
    assert path.is_file(), "write it with: pytest tests/cli tests/report -k golden_ones --update-golden"
    assert drawn == path.read_text(encoding="utf-8")


def test_without_classes_a_picture_is_the_same_as_with_them() -> None:
    """The theme adds classes and changes nothing else, so what is drawn on white is drawn everywhere."""
    for picture in ENGAGEMENT.values():
        assert re.sub(r' class="[^"]*"', "", svg_of(picture, themed=True)) == svg_of(picture)


def test_every_class_has_a_rule_in_both_schemes() -> None:
    """No class that the style sheet does not know, and every colour is set for light, dark and paper."""
    css = theme_css()
    used = {
        name
        for picture in (*ENGAGEMENT.values(), *HARD.values())
        for found in re.findall(r'class="([^"]*)"', svg_of(picture, themed=True))
        for name in found.split()
    }
    assert used
    assert not {name for name in used if f".{name} {{" not in css}
    for role in Role:
        assert css.count(f"--cx-{role}: ") == 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_can_be_told_from_what_they_stand_on(palette: dict[Role, str]) -> None:
    """At least 4.5 : 1 for text, on paper and on the band of a range, and 3 : 1 for shapes."""
    for text, ground in product((Role.INK, Role.QUIET, *BUILT_AND_ERODED), (Role.PAPER,)):
        assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    assert contrast(palette[Role.ON_BUILT], palette[Role.BUILT]) >= 4.5
    for shape, ground in product((*BUILT_AND_ERODED, Role.INK, Role.QUIET, Role.RULE), (Role.PAPER, Role.BAND)):
        assert contrast(palette[shape], palette[ground]) >= 3, (shape, ground)


def test_the_colours_hold_on_plain_white_and_on_near_black() -> None:
    """A page of another colour than ours, as in Word: white, and black."""
    for palette, ground in ((LIGHT, "#ffffff"), (DARK, "#000000"), (DARK, "#111213")):
        for role in (Role.INK, Role.QUIET, *BUILT_AND_ERODED):
            assert contrast(palette[role], ground) >= 4.5, (role, ground)


def test_a_picture_with_nothing_to_show_is_refused() -> None:
    """The page leaves such a picture out; drawing it is a mistake."""
    nothing: list[Picture] = [
        JourneyPicture(title="t", touchpoints=(), lines=()),
        JourneyPicture(title="t", touchpoints=TOUCHPOINTS, lines=()),
        BarsPicture(title="t", bars=()),
        DumbbellPicture(title="t", pairs=()),
        GridPicture(title="t", leaders=(), rows=()),
        SpreadPicture(title="t", rows=()),
        SlopesPicture(title="t", rounds=("Round 1",), slopes=()),
        EffortPicture(title="t", actions=(), effect_name="need"),
    ]
    for picture in nothing:
        with pytest.raises(ValueError, match="nothing to show"):
            svg_of(picture)


def test_no_picture_is_narrower_than_its_labels_can_bear() -> None:
    """Below 300 pixels a picture keeps 300, and the page scales it."""
    for picture in ENGAGEMENT.values():
        assert svg_of(picture, width=10) == svg_of(picture, width=LEAST_WIDTH)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2), from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of a colour written as #rrggbb."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
