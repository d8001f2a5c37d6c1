"""`cx-audit report`: the formats and the parts of cx-audit that they need, templates, and what is shown meanwhile."""

from __future__ import annotations

import re
import stat
import sys
from pathlib import Path
from zipfile import ZipFile

import pexpect
import pytest
from pypdf import PdfReader

from cx_audit.cli.report_formats import FORMATS
from tests.engagement.walks import LEADERS, ORGANISATION, audits, save_engagement

from .conftest import Cx

BEGINS = {
    ".html": b"<!doctype html>",
    ".pdf": b"%PDF-",
    ".docx": b"PK\x03\x04",
    ".pptx": b"PK\x03\x04",
    ".xlsx": b"PK\x03\x04",
    ".md": b"**Draft",
}
EXTRAS = {
    ".pdf": ("pdf", "typst"),
    ".docx": ("office", "docx"),
    ".pptx": ("office", "pptx"),
    ".xlsx": ("office", "xlsxwriter"),
}


def all_texts(report: Path) -> str:
    """Every text of a report: on its pages, in its pictures and beside them."""
    match report.suffix:
        case ".pdf":
            with PdfReader(report) as pdf:
                return " ".join([*(page.extract_text() for page in pdf.pages), str(pdf.metadata), str(pdf.outline)])
        case ".docx" | ".pptx" | ".xlsx":
            with ZipFile(report) as parts:
                written = [parts.read(name).decode() for name in parts.namelist() if name.endswith((".xml", ".svg"))]
            return "".join(re.sub(r"<[^>]*>", " ", each) + each for each in written)
        case _:
            return report.read_text(encoding="utf-8")


@pytest.fixture
def engaged(cx: Cx) -> Cx:
    """cx-audit with the made-up engagement."""
    save_engagement(cx.data)
    return cx


@pytest.mark.parametrize("ending", FORMATS)
def test_each_format_is_written_and_the_same_again(engaged: Cx, ending: str) -> None:
    """The ending says the format; the file is for its owner alone, names nobody, and is the same when made again."""
    for name in ("first", "again"):
        ran = engaged("report", "--org", ORGANISATION, "--compare", "--draft", "--to", f"{name}{ending}")
        assert (ran.code, ran.out) == (0, "")
        assert f"The report of 4 leaders of Tidewater Tiles, round 3, is written to {name}{ending}." in " ".join(
            ran.err.split()
        )
    first, again = ((engaged.home / f"{name}{ending}") for name in ("first", "again"))
    data = first.read_bytes()
    assert data.startswith(BEGINS[ending])
    assert data == again.read_bytes()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert not [leader for leader in LEADERS if leader.encode() in data]


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("named", [False, True], ids=["letters", "names"])
def test_leaders_are_named_only_when_asked(engaged: Cx, ending: str, named: bool) -> None:
    """In every format, wherever a text can be: no leader's name without --names, and each with it."""
    words = ("--names",) if named else ()
    assert engaged("report", "--org", ORGANISATION, *words, "--to", f"report{ending}").code == 0
    said = all_texts(engaged.home / f"report{ending}")
    walked = [audit.leader for audit in audits() if audit.round == 3 and audit.complete]
    assert "The website" in said
    assert [leader for leader in (walked if named else LEADERS) if leader in said] == (walked if named else [])
    if not named:
        firsts = [leader.split()[0] for leader in LEADERS]
        assert [first for first in firsts if re.search(rf"\b{first}\b", said)] == []


@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("report", "report.html"),
        ("report.htm", "report.html"),
        ("report.doc", "report.docx"),
        ("Q3.report.XLS", "Q3.report.xlsx"),
        ("report.ppt", "report.pptx"),
        ("report.txt", "report.md"),
        ("report.markdown", "report.md"),
        ("report.odt", "report.docx"),
        ("report.", "report.html"),
        (".pdf", "report.pdf"),
        ("made/report.doc", "made/report.docx"),
        ("my report.doc", "'my report.docx'"),
    ],
)
def test_other_formats_are_refused(engaged: Cx, file: str, meant: str) -> None:
    """What is no format is named, with those that are, and the likeliest in the same folder; nothing is written."""
    (engaged.home / "made").mkdir()
    ran = engaged("report", "--to", file)
    assert ran.code == 2
    said = " ".join(ran.err.split())
    name = Path(file).name
    assert f"{name} is none of the formats of a report: .html, .pdf, .docx, .pptx, .xlsx or .md." in said
    assert said.endswith(f"--to {meant}")
    assert not (engaged.home / file).exists()


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("made", "made is a folder, and a report is a file. Name a file in it: --to made/report.html"),
        ("made/", "made/ is a folder, and a report is a file. Name a file in it: --to made/report.html"),
        ("new/", "new/ is a folder, and a report is a file. Name a file in it: --to new/report.html"),
        (".", ". is a folder, and a report is a file. Name a file in it: --to report.html"),
        ("-", "A report goes to a file, never to the screen. Name the file: --to report.html"),
        ("new/report.html", "does not exist."),
    ],
)
def test_a_report_is_a_file(engaged: Cx, to: str, said: str) -> None:
    """A folder, with a stroke behind it or without, and the screen are none."""
    (engaged.home / "made").mkdir()
    ran = engaged("report", "--org", ORGANISATION, "--to", to)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())
    assert not list((engaged.home / "made").iterdir())


@pytest.mark.parametrize("ending", EXTRAS)
def test_a_format_whose_part_is_missing_says_how_to_get_it(
    engaged: Cx, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, before any walk is read, and nothing is written."""
    extra, module = EXTRAS[ending]
    monkeypatch.setitem(sys.modules, module, None)
    ran = engaged("report", "--org", "Nowhere", "--to", f"report{ending}")
    assert (ran.code, ran.out) == (2, "")
    said = " ".join(ran.err.split())
    assert "needs a part of cx-audit that is not installed here" in said
    assert f"It is the extra cx-audit[{extra}]." in said
    assert 'pip install ".[pdf,office]"' in said
    assert not (engaged.home / f"report{ending}").exists()


@pytest.mark.parametrize("ending", [ending for ending, each in FORMATS.items() if not each.takes_template])
def test_a_template_is_for_word_alone(engaged: Cx, ending: str) -> None:
    """Any other format says so."""
    (engaged.home / "house.docx").write_bytes(b"PK")
    ran = engaged("report", "--template", "house.docx", "--to", f"report{ending}")
    assert ran.code == 2
    said = " ".join(ran.err.split())
    assert "takes no template. Leave --template out, or name a file that ends in .docx: " in said
    assert said.endswith("cx-audit report --template house.docx --to report.docx")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("nothing.docx", "The template nothing.docx cannot be read: No such file or directory."),
        (".", "The template . cannot be read: Is a directory."),
        ("large.docx", "The template large.docx is larger than 20 MB."),
    ],
)
def test_a_template_that_cannot_be_read_is_refused(engaged: Cx, template: str, said: str) -> None:
    """In a sentence, and nothing is written."""
    with (engaged.home / "large.docx").open("wb") as file:
        file.truncate(20_000_001)
    ran = engaged("report", "--template", template, "--to", "report.docx")
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert not (engaged.home / "report.docx").exists()


SLOW_WORK = """
import sys, time
from cx_audit.cli.progress import steps_shown
from cx_audit.cli.speech import say
with steps_shown(2) as step:
    step("reading the walks")
    time.sleep(float(sys.argv[1]))
    say("One file was left out.")
    step("drawing [bold]and writing it")
    time.sleep(0.3)
say("The report is written.")
"""


@pytest.mark.parametrize(("seconds", "shown"), [("1.2", True), ("0", False)])
def test_long_work_says_what_is_being_done(tmp_path: Path, seconds: str, shown: bool) -> None:
    """At a terminal the step is named once a moment is over, and gone at the end; quick work shows nothing."""
    script = tmp_path / "slow.py"
    script.write_text(SLOW_WORK, encoding="utf-8")
    with pexpect.spawn(sys.executable, [str(script), seconds], encoding="utf-8", timeout=20) as child:
        child.expect(pexpect.EOF)
        said = child.before or ""
    assert ("1 of 2: reading the walks" in said) is shown
    assert ("2 of 2: drawing [bold]and writing it" in said) is shown
    last = said.split("One file was left out.")[1]
    assert "The report is written." in last
    assert ("\x1b[?25h" in said) is shown


def test_nothing_is_shown_where_nobody_looks(engaged: Cx) -> None:
    """A pipe gets the words alone."""
    ran = engaged("report", "--org", ORGANISATION, "--to", "report.md")
    assert "of 3" not in ran.err
