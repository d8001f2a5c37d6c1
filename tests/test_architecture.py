"""The direction of imports, held by import-linter, and what the package never imports."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "cx_audit").rglob("*.py"))


def test_the_contracts_of_imports_are_kept() -> None:
    """Imports run from the edges to the core, the core is pure, and every contract was checked."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    command = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run(
        [command, "--no-cache", "--config", "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    for contract in contracts:
        assert f"{contract['name']} KEPT" in run.stdout
    assert f"{len(contracts)} kept, 0 broken" in run.stdout


def imported_by(module: Path) -> Iterator[str]:
    """The absolute names that a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (each.name for each in names)
            case ast.ImportFrom(module=str(name), level=0):
                yield name


@pytest.mark.parametrize("module", MODULES, ids=[str(each.relative_to(ROOT)) for each in MODULES])
def test_no_module_imports_click(module: Path) -> None:
    """Typer carries its own click; the package called click need not be there."""
    assert {name for name in imported_by(module) if name.split(".")[0] == "click"} == set()


def test_the_look_for_imports_finds_them() -> None:
    """The search above sees plain, dotted and late imports."""
    assert MODULES
    assert "subprocess" in set(imported_by(Path(__file__)))
    assert "collections.abc" in set(imported_by(Path(__file__)))
