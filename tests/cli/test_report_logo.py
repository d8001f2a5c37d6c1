"""The client's logo: what is a picture, in every format, and what is refused with a sentence."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image
from pypdf import PdfReader

from .conftest import Cx
from .fixed import FINISHED

SHOWING = (".html", ".pdf", ".docx", ".pptx", ".xlsx")


def picture(kind: str, *, mode: str = "RGB", size: tuple[int, int] = (60, 30), **options: Any) -> bytes:
    """A picture of one colour as a file of this kind."""
    out = BytesIO()
    Image.new(mode, size).save(out, kind, **options)
    return out.getvalue()


def adobe(jpeg: bytes) -> bytes:
    """The same JPEG as some programs write it: with Adobe's mark, and no JFIF."""
    length = struct.unpack(">H", jpeg[4:6])[0]
    return jpeg[:2] + b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x01" + jpeg[4 + length :]


def with_size(png: bytes, width: int, height: int) -> bytes:
    """The PNG as if it had this size, its sums right."""
    head = b"IHDR" + struct.pack(">II", width, height) + png[24:29]
    return png[:12] + head + struct.pack(">I", zlib.crc32(head)) + png[33:]


PICTURES = {
    "png": picture("PNG"),
    "png, grey": picture("PNG", mode="L"),
    "png, see-through": picture("PNG", mode="RGBA"),
    "png, one pixel": picture("PNG", size=(1, 1)),
    "jpeg": picture("JPEG"),
    "jpeg, progressive": picture("JPEG", progressive=True),
    "jpeg, adobe": adobe(picture("JPEG")),
}
PNG, JPEG = PICTURES["png"], PICTURES["jpeg"]


@pytest.mark.parametrize(
    ("name", "ending"),
    [*((name, ".docx") for name in PICTURES), *(("jpeg, adobe", each) for each in SHOWING if each != ".docx")],
)
def test_a_logo_is_carried_along(filled: Cx, name: str, ending: str) -> None:
    """It is told by its bytes, and stands in the file itself."""
    (filled.home / "logo.bin").write_bytes(PICTURES[name])
    ran = filled("report", FINISHED, "--client-logo", "logo.bin", "--to", f"report{ending}")
    assert (ran.code, "could not" in ran.err) == (0, False), ran.err
    assert shows_one_more_picture(filled, ending)


def shows_one_more_picture(cx: Cx, ending: str) -> bool:
    """Whether the report has a picture more than the same without a logo."""
    cx("report", FINISHED, "--to", f"without{ending}")
    return pictures_in(cx.home / f"report{ending}") == pictures_in(cx.home / f"without{ending}") + 1


def pictures_in(report: Path) -> int:
    """How many pictures of pixels a report has."""
    match report.suffix:
        case ".html":
            return report.read_text(encoding="utf-8").count('<img src="data:image/')
        case ".pdf":
            with PdfReader(report) as pdf:
                return sum(len(page.images) for page in pdf.pages)
        case _:
            with ZipFile(report) as parts:
                return sum("/media/" in name and not name.endswith(".svg") for name in parts.namelist())


def test_words_stand_for_it(filled: Cx) -> None:
    """Whoever does not see it hears whose it is."""
    (filled.home / "logo.png").write_bytes(PNG)
    assert filled("report", FINISHED, "--client-logo", "logo.png", "--to", "report.html").code == 0
    assert 'alt="Logo of Harbour Books"' in (filled.home / "report.html").read_text(encoding="utf-8")


def test_markdown_says_that_it_has_none(filled: Cx) -> None:
    """It is made all the same."""
    (filled.home / "logo.png").write_bytes(PNG)
    ran = filled("report", FINISHED, "--client-logo", "logo.png", "--to", "report.md")
    assert ran.code == 0
    assert "Markdown carries no pictures, so the logo is left out." in ran.err


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither PNG nor JPEG"),
        (b"", "neither PNG nor JPEG"),
        (PNG + b"\0" * 500_000, "larger than 500 kB"),
        (PNG[:8], "is damaged: it ends too soon"),
        (PNG[:-20], "is damaged: a part of it is damaged"),
        (PNG[:45] + b"\xff" + PNG[46:], "is damaged: a part of it is damaged"),
        (with_size(PNG, 0, 30), "is damaged: a picture without pixels"),
        (JPEG[:3], "is damaged: it ends too soon"),
        (JPEG[: len(JPEG) // 2], "is damaged: it ends too soon"),
        (with_size(PNG, 50_000, 50_000), "has 50,000 by 50,000 pixels, which is too many"),
        (picture("JPEG", mode="CMYK"), "is in colours for a printing press (CMYK)"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_a_logo_that_is_none_is_refused(filled: Cx, data: bytes, said: str) -> None:
    """In a sentence, before anything is written."""
    (filled.home / "logo.png").write_bytes(data)
    ran = filled("report", FINISHED, "--client-logo", "logo.png", "--to", "report.html")
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert not (filled.home / "report.html").exists()


def test_a_pipe_is_no_logo(filled: Cx) -> None:
    """A file that would have to be waited for is refused."""
    os.mkfifo(filled.home / "logo.png")
    ran = filled("report", FINISHED, "--client-logo", "logo.png", "--to", "report.html")
    assert ran.code == 2
    assert "is no ordinary file" in ran.err
