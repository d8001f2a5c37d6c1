"""Checking checklist files: problems first, then advice."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import typer

from cx_audit.cli.speech import print_json
from cx_audit.cli.telling import tell
from cx_audit.errors import CxAuditError, Problem
from cx_audit.text import clean

if TYPE_CHECKING:
    from cx_audit.library.advice import Advice
    from cx_audit.library.shelf import Shelf

FINE, ADVISED, REFUSED = 0, 1, 2
MOST_ADVICE = 100


def check_checklists(shelf: Shelf, names: Sequence[str], *, strict: bool, json: bool) -> int:
    """Check each; 0 when all can be used, 1 where `strict` and there is advice, 2 when one cannot be used."""
    from cx_audit.library.advice import advice_on

    problems: list[Problem] = []
    advice: list[Advice] = []
    for name in names:
        try:
            loaded = shelf.load(name)
        except CxAuditError as error:
            found = _problems_of(error)
            problems += [problem if problem.file else replace(problem, file=name) for problem in found]
            if not json:
                for problem in found:
                    tell(str(problem), stream=sys.stderr)
            continue
        is_file = name.lower().endswith((".yaml", ".yml"))
        given = advice_on(loaded.tree, name if is_file else str(loaded.path))
        advice += given
        if not json:
            count = len(loaded.checklist.touchpoints)
            said = f"fine, {count} touchpoint{'' if count == 1 else 's'}"
            pieces = f", {len(given)} piece{'' if len(given) == 1 else 's'} of advice" if given else ""
            typer.echo(clean(f"{name}: {said}{pieces}."))
            if shelf.shadows(loaded):
                typer.echo(f"  It is used instead of the shipped checklist “{loaded.checklist.id}”.")
            for each in given[:MOST_ADVICE]:
                tell(str(each.problem), stream=sys.stdout, indent="  ")
            if len(given) > MOST_ADVICE:
                typer.echo(f"  ... and {len(given) - MOST_ADVICE} more; see them all with --json.")
    if json:
        print_json(
            [_json(each, "problem", "") for each in problems] + [_json(a.problem, "advice", a.rule) for a in advice]
        )
    if problems:
        return REFUSED
    return ADVISED if strict and advice else FINE


def _problems_of(error: CxAuditError) -> Sequence[Problem]:
    problems: Sequence[Problem] = getattr(error, "problems", ())
    hint = error.hint[:1].lower() + error.hint[1:]
    return problems or [Problem(message=error.message, hint=hint.rstrip("."))]


def _json(problem: Problem, kind: str, rule: str) -> dict[str, Any]:
    return {
        "kind": kind,
        "rule": rule,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "where": problem.where,
        "message": problem.message,
        "hint": problem.hint,
    }
