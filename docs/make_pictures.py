"""Makes the pictures of the README from real sessions: the installed command, its screen, drawn as SVG.

No fonts are loaded: the pictures ask for the reader's own monospaced font. Run with `make pictures`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "tests" / "terminal")]

from session import COMMAND, ENTER, Session  # noqa: E402 - found once the folder of the tests is on the path

from tests.engagement.walks import ORGANISATION, save_engagement  # noqa: E402 - as above

_WORDS = re.compile(r"\S+(?: \S+)*")
"""Words with one space between them: a picture folds more spaces than one into one."""

CELL, LINE, SIZE, PAD = 8.4, 18, 14, 16
FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
BACK, FRONT = "#14171c", "#d8dce3"
NAMED = {
    "black": "#14171c",
    "red": "#ff6b6b",
    "green": "#7bd88f",
    "brown": "#e5c07b",
    "yellow": "#e5c07b",
    "blue": "#61a8ff",
    "magenta": "#c792ea",
    "cyan": "#66d9ef",
    "white": FRONT,
    "brightblack": "#7f8794",
    "brightwhite": "#ffffff",
}


def colour(name: str, otherwise: str) -> str:
    """A colour of the screen model as one that SVG knows."""
    if name == "default":
        return otherwise
    return NAMED.get(name, f"#{name}" if len(name) == 6 else otherwise)


def picture(session: Session, title: str, *, until: str = "") -> str:
    """The screen of a session as an SVG picture, up to a heading; empty lines at the end are left away."""
    screen = session.screen
    shown = next((y for y in range(screen.lines) if until and until in screen.display[y]), screen.lines)
    last = max((y for y in range(shown) if screen.display[y].strip()), default=0)
    width, height = screen.columns * CELL + 2 * PAD, (last + 1) * LINE + 2 * PAD
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}" height="{height:.0f}" '
        f'viewBox="0 0 {width:.0f} {height:.0f}" role="img" aria-label="{escape(title)}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="100%" height="100%" rx="8" fill="{BACK}"/>',
        f'<g font-family="{FONTS}" font-size="{SIZE}">',
    ]
    for y in range(last + 1):
        x = 0
        while x < screen.columns:
            cell = screen.buffer[y][x]
            text = cell.data
            end = x + 1
            while end < screen.columns and _alike(screen.buffer[y][end], cell):
                text += screen.buffer[y][end].data
                end += 1
            parts += _run(text, cell, x, y)
            x = end
    return "\n".join([*parts, "</g>", "</svg>", ""])


def _alike(one: object, other: object) -> bool:
    return all(
        getattr(one, name) == getattr(other, name) for name in ("fg", "bg", "bold", "reverse", "italics", "underscore")
    )


def _run(text: str, cell: object, x: int, y: int) -> list[str]:
    front, back = colour(cell.fg, FRONT), colour(cell.bg, "")
    if cell.reverse:
        front, back = back or BACK, front
    left, top, width = PAD + x * CELL, PAD + y * LINE, len(text) * CELL
    drawn = []
    if back:
        drawn.append(f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{LINE}" fill="{back}"/>')
    style = f' fill="{front}"'
    style += ' font-weight="bold"' if cell.bold else ""
    style += ' font-style="italic"' if cell.italics else ""
    style += ' text-decoration="underline"' if cell.underscore else ""
    for found in _WORDS.finditer(text):
        place = f'x="{left + found.start() * CELL:.1f}" y="{top + 14:.1f}" textLength="{len(found[0]) * CELL:.1f}"'
        drawn.append(f"<text {place}{style}>{escape(found[0])}</text>")
    return drawn


def main() -> None:
    """Walk the made-up demo and draw what is seen on the way."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)

    def keep(session: Session, name: str, title: str) -> None:
        (folder / f"{name}.svg").write_text(picture(session, title), encoding="utf-8")

    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        with Session(["demo", "--to", str(home / "demo")], home=home, rows=12) as session:
            session.wait_for("A key answers")
            keep(session, "home", "The start page: go on with a walk, begin one, read results, look at the checklists")
        listing = [COMMAND, "list", "--json", "--data", str(home / "demo")]
        audits = json.loads(subprocess.run(listing, check=True, capture_output=True).stdout)
        first = next(audit["id"] for audit in audits if audit["leader"] == "Noor")
        with Session(["show", first, "--data", str(home / "demo")], home=home, rows=200) as session:
            session.exit_code()
            keep(
                session,
                "reveal",
                "The result of a made-up walk: verdict, touchpoints, journey, predictions, where to begin",
            )
        with Session(["resume", "--data", str(home / "demo")], home=home) as session:
            session.page()
            keep(session, "question", "A question of the walk, answered with one key")
    _walk_to_a_feeling(folder)
    _show_an_engagement(folder)


def _show_an_engagement(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        save_engagement(home / "audits")
        for name, title, arguments, until in (
            ("team", "The leaders of one round side by side", ["team", ORGANISATION, "--round", "2"], "3. The same"),
            ("compare", "Two rounds compared, leader by leader", ["compare", ORGANISATION], "The checklist"),
        ):
            with Session([*arguments, "--data", str(home / "audits")], home=home, rows=220) as session:
                session.exit_code()
                (folder / f"{name}.svg").write_text(picture(session, title, until=until), encoding="utf-8")


def _turn(session: Session, *keys: str) -> None:
    for key in keys:
        session.turn(key)


def _walk_to_a_feeling(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        with Session(["walk", "Harbour Lamps (made up)", "--leader", "Ada"], home=home, rows=26) as session:
            session.wait_for("Enter begins")
            _turn(session, ENTER, *[ENTER] * 5, "1", *["u", "6", "8"] * 5, "s")
            session.wait_for("I have done it")
            (folder / "card.svg").write_text(picture(session, "The card: what to do, as whom"), encoding="utf-8")
            session.turn("d")
            session.wait_for("A letter answers")
            title = "How did this make you feel: words that go up, words that go down"
            (folder / "feeling.svg").write_text(picture(session, title), encoding="utf-8")
            _turn(
                session, "o", ENTER, "n", "1", "y", "p", "n", "y", "y", "y", "y", "n", ENTER, ENTER, "n", ENTER, ENTER
            )
            session.wait_for("Is this how it was?")
            session.point_at("feeling")
            title = "The review of a touchpoint, where any answer can be changed"
            (folder / "review.svg").write_text(picture(session, title), encoding="utf-8")


if __name__ == "__main__":
    main()
