"""A report as HTML is valid: the Nu Html Checker, which the W3C runs as well, finds nothing.

It is one file for Java, and npm is where it can be had: npm install --prefix .venv/vnu --ignore-scripts vnu-jar
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of

from .materials import material_of, team_material, team_of_size
from .test_report_html import KINDS, document

JAR = Path(sys.prefix) / "vnu" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
JAVA = shutil.which("java")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(JAVA is None, reason="no Java is installed; on Debian and Ubuntu: apt-get install default-jre"),
    pytest.mark.skipif(
        not JAR.is_file(),
        reason="the Nu Html Checker is not there: npm install --prefix .venv/vnu --ignore-scripts vnu-jar",
    ),
]
MISTAKEN = (
    "violates Content Security Policy",
    "This document appears to be written in",
)
"""It takes the digest of a style sheet of more than a few kilobytes, and data: in the policy, for wrong; the tests in a
browser see that neither is blocked. And it guesses at the language of hostile letters."""


def found_in(folder: Path, documents: dict[str, str]) -> list[str]:
    """What the checker has to say: errors and warnings."""
    for name, text in documents.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    paths = sorted(folder.glob("*.html"))
    command = [JAVA or "java", "-Xss4m", "-jar", str(JAR), "--stdout", "--format", "json", *map(str, paths)]
    run = subprocess.run(command, capture_output=True, timeout=600, check=False)
    messages = json.loads(run.stdout)["messages"]
    return [
        f"{Path(each['url']).name} {each['type']}: {each['message']} {each.get('extract', '')[:200]}"
        for each in messages
        if each.get("type") == "error" or not any(known in each["message"] for known in MISTAKEN)
    ]


def test_reports_are_valid(tmp_path: Path) -> None:
    """One leader, a team with rounds, a draft with a logo, hostile texts, names, and more leaders than are drawn."""
    documents = {kind: document(kind) for kind in KINDS}
    documents["names"] = report_html(report_of(team_material(names=True)))
    documents["large"] = report_html(report_of(material_of(team_of_size(25), 1)))
    assert found_in(tmp_path, documents) == []


def test_a_fault_would_be_found(tmp_path: Path) -> None:
    """The checker says what is wrong: an image without words, and a cell outside of a table."""
    wrong = document("one").replace("<h1>", '<img src="data:,"><td>cell</td><h1>', 1)
    found = " ".join(found_in(tmp_path, {"wrong": wrong}))
    assert "alt" in found
    assert "“td”" in found
