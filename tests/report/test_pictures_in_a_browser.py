"""Pictures in a real browser: labels as wide as they really are, no request, no message.

Set CX_AUDIT_PICTURES to a folder to look at what was seen.
"""

from __future__ import annotations

import html
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cx_audit.report.pictures.colours import theme_css
from cx_audit.report.pictures.drawing import NARROW, WIDE, svg_of
from tests.papers.browser import Browser, browser, installed_browser

from .picture_samples import ENGAGEMENT, HARD

BROWSER = installed_browser()
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        BROWSER is None, reason="no Chromium is installed; on Debian and Ubuntu: apt-get install chromium"
    ),
]
FONTS = ("Helvetica, Arial, 'Liberation Sans', sans-serif", "'DejaVu Sans', Verdana, sans-serif")
"""A usual one, and one of the widest in use; whichever of them is installed."""
COLLISIONS = """
[...document.querySelectorAll("section")].flatMap(section => {
  const svg = section.querySelector("svg"), whole = svg.getBoundingClientRect(), found = [];
  const boxes = [...svg.querySelectorAll("text")].filter(text => text.lastChild)
    .map(text => [text.lastChild.textContent.slice(0, 30), text.getBoundingClientRect()]);
  boxes.forEach(([text, box], at) => {
    if (box.left < whole.left - 1 || box.right > whole.right + 1) found.push(`${section.id}: ${text} is outside`);
    if (box.top < whole.top - 3 || box.bottom > whole.bottom + 3) found.push(`${section.id}: ${text} is outside`);
    boxes.slice(at + 1).forEach(([other, its]) => {
      const across = Math.min(box.right, its.right) - Math.max(box.left, its.left);
      const down = Math.min(box.bottom, its.bottom) - Math.max(box.top, its.top);
      if (across > 1 && down > 4) found.push(`${section.id}: ${text} is upon ${other}`);
    });
  });
  return found;
})
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for all of these tests."""
    assert BROWSER is not None
    with browser(BROWSER) as running:
        yield running


def page(width: int, fonts: str) -> str:
    """All pictures beneath each other, in these fonts."""
    sections = (
        f'<section id="{name}"><h2>{html.escape(name)}</h2>{svg_of(picture, width=width, themed=True)}</section>'
        for name, picture in {**ENGAGEMENT, **HARD}.items()
    )
    style = f"{theme_css()} body {{ margin: 10px; background: var(--cx-paper); color: var(--cx-ink); }}"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{style} svg {{ display: block; font-family: {fonts}; }}</style>{''.join(sections)}"
    )


@pytest.mark.parametrize("fonts", FONTS, ids=["arial", "dejavu"])
@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_real_labels_do_not_collide(chromium: Browser, tmp_path: Path, width: int, fonts: str) -> None:
    """Drawn with real fonts, no label lies upon another or sticks out, nothing is fetched and nothing is said."""
    path = tmp_path / "pictures.html"
    path.write_text(page(width, fonts), encoding="utf-8")
    before = len(chromium.said), len(chromium.asked_for)
    for dark in (False, True):
        chromium.show(path, width=width + 20, dark=dark)
        keep(chromium.picture(), f"pictures-{width}-{'dark' if dark else 'light'}.png")
    assert chromium.evaluate('document.querySelectorAll("text").length') > 1000
    assert chromium.evaluate(COLLISIONS) == []
    assert chromium.said[before[0] :] == []
    assert set(chromium.asked_for[before[1] :]) == {path.as_uri()}


def test_a_collision_would_be_seen(chromium: Browser, tmp_path: Path) -> None:
    """The test above can fail: letters half as large again lie upon each other and stick out."""
    path = tmp_path / "pictures.html"
    path.write_text(page(WIDE, FONTS[0]).replace("</style>", "text { font-size: 20px; }</style>", 1), encoding="utf-8")
    chromium.show(path, width=WIDE)
    found = chromium.evaluate(COLLISIONS)
    assert any("is upon" in each for each in found)
    assert any("is outside" in each for each in found)


def keep(picture: bytes, name: str) -> None:
    """Leave what was seen in the folder that CX_AUDIT_PICTURES names, if it does."""
    folder = os.environ.get("CX_AUDIT_PICTURES")
    if folder:
        (Path(folder) / name).write_bytes(picture)
