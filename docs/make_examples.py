"""Makes an example of each format of report from the made-up demo, and the README's pictures of them.

Run with `make examples`. The examples go to the folder `examples`; the pictures need Chromium, LibreOffice and
pdftoppm, and each that is missing is named.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLES, PICTURES = HERE.parent / "examples", HERE / "pictures"
sys.path[:0] = [str(HERE.parent)]

from PIL import Image  # noqa: E402 - found once the folder of the tests is on the path

from tests.papers.browser import browser, installed_browser  # noqa: E402 - as above
from tests.papers.office import converted, installed_office  # noqa: E402 - as above

COMMAND = str(Path(sys.executable).with_name("cx-audit"))
FORMATS = ("html", "pdf", "docx", "pptx", "xlsx", "md")
PAGES = {"pdf": (1, 4), "docx": (1, 5), "pptx": (3, 5), "xlsx": (5,)}
"""The pages of each format that are shown side by side in its picture."""
WINDOW, TALLEST = 1100, 1500
WIDEST, BORDER = 1000, 2
PAPER, LINE = "#ffffff", "#c9ced6"


def main() -> None:
    """Make the demo, the reports of its latest round, and their pictures."""
    EXAMPLES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        subprocess.run([COMMAND, "demo", "--to", str(demo)], check=True, capture_output=True)
        for ending in FORMATS:
            report = ["report", "--org", "Harbour Lamps", "--round", "1", "--by", "Harbour Advice (made up)"]
            to = ["--to", str(EXAMPLES / f"harbour-lamps.{ending}"), "--force"]
            subprocess.run([COMMAND, *report, *to, "--data", str(demo)], check=True, capture_output=True)
    print(f"The examples are in {EXAMPLES.name}/.")
    _picture_of_the_web_page()
    for ending, pages in PAGES.items():
        _picture_of_pages(ending, pages)


def _picture_of_the_web_page() -> None:
    path = installed_browser()
    if path is None:
        print("No picture of the web page: Chromium is missing.")
        return
    with browser(path) as page:
        page.show(EXAMPLES / "harbour-lamps.html", width=WINDOW)
        shot = Image.open(BytesIO(page.picture()))
    _keep("report-html", [shot.crop((0, 0, shot.width, min(TALLEST, shot.height)))])


def _picture_of_pages(ending: str, pages: tuple[int, ...]) -> None:
    report = EXAMPLES / f"harbour-lamps.{ending}"
    if shutil.which("pdftoppm") is None or (ending != "pdf" and installed_office() is None):
        print(f"No picture of the {ending}: LibreOffice or pdftoppm is missing.")
        return
    with tempfile.TemporaryDirectory() as folder:
        pdf = report if ending == "pdf" else converted(Path(shutil.copy(report, folder)))
        shots = []
        for page in pages:
            to = Path(folder) / f"page-{page}"
            only = ["-f", str(page), "-l", str(page), "-singlefile"]
            subprocess.run(["pdftoppm", "-r", "100", "-png", *only, str(pdf), str(to)], check=True)
            shots.append(Image.open(to.with_suffix(".png")).convert("RGB"))
    _keep(f"report-{ending}", shots)


def _keep(name: str, shots: list[Image.Image]) -> None:
    """The pictures side by side, each with a thin line around it."""
    height = max(shot.height for shot in shots)
    width = sum(shot.width for shot in shots) + BORDER * 4 * (len(shots) - 1)
    sheet = Image.new("RGB", (width + 2 * BORDER, height + 2 * BORDER), PAPER)
    left = BORDER
    for shot in shots:
        framed = Image.new("RGB", (shot.width + 2, shot.height + 2), LINE)
        framed.paste(shot.convert("RGB"), (1, 1))
        sheet.paste(framed, (left - 1, BORDER - 1))
        left += shot.width + BORDER * 4
    if sheet.width > WIDEST:
        sheet = sheet.resize((WIDEST, round(sheet.height * WIDEST / sheet.width)), Image.Resampling.LANCZOS)
    sheet.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
