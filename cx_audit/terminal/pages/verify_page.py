"""What is wrong in the data folder: each file, what is wrong with it, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from cx_audit.errors import Problem
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Sheet
from cx_audit.text import capitalised

_MOST_A_FILE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, and the file as it is shown."""

    file: str
    problem: Problem


def draw_findings(sheet: Sheet, findings: Sequence[Finding]) -> None:
    """The findings by file; of one file the first few, and how many more there are."""
    for file, group in groupby(findings, key=lambda each: each.file):
        of_one = [each.problem for each in group]
        sheet.blank()
        sheet.unbroken(file, STRONG)
        for problem in of_one[:_MOST_A_FILE]:
            place = f"{problem.where}: " if problem.where else ""
            place += f"line {problem.line}, column {problem.column}: " if problem.line else ""
            sheet.paragraph(f"{place}{problem.message}", mark="· ", indent=2)
        if len(of_one) > _MOST_A_FILE:
            sheet.paragraph(f"and {len(of_one) - _MOST_A_FILE} more", indent=4)
        for hint in dict.fromkeys(problem.hint for problem in of_one[:_MOST_A_FILE] if problem.hint):
            sheet.paragraph(f"{capitalised(hint).rstrip('.')}.", QUIET, indent=4)
    sheet.blank()
