"""Running cx-audit as the installed command, and looking at what a run said and left behind."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("cx-audit")
SECONDS = 60

_FROM_OUTSIDE = (
    "CX_AUDIT_DATA",
    "FORCE_COLOR",
    "CLICOLOR_FORCE",
    "TTY_COMPATIBLE",
    "TTY_INTERACTIVE",
    "COLORTERM",
    "XDG_STATE_HOME",
    "XDG_CACHE_HOME",
    "PYTHONIOENCODING",
    "PYTHONPROFILEIMPORTTIME",
)
"""Variables of the machine that the tests run on, which no run of cx-audit may see."""


@dataclass(frozen=True)
class Ran:
    """How one run ended: its exit code and its two streams."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What standard output says as JSON."""
        return json.loads(self.out)


def environment(home: Path, **more: str) -> dict[str, str]:
    """The variables of a run at home in this folder: 80 columns, no colour, UTC."""
    own = {key: value for key, value in os.environ.items() if key not in _FROM_OUTSIDE and not key.startswith("COV_")}
    return {**own, **at_home(home), **more}


def at_home(home: Path) -> dict[str, str]:
    """The variables that say where home is and how wide the terminal is."""
    return {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "share"),
        "COLUMNS": "80",
        "LINES": "24",
        "NO_COLOR": "1",
        "TERM": "xterm-256color",
        "TZ": "UTC",
        "LC_ALL": "C.UTF-8",
    }


def not_wanted() -> tuple[str, ...]:
    """The variables that a run must not inherit."""
    return _FROM_OUTSIDE


def installed(home: Path, *args: str, typed: str | None = None, variables: Mapping[str, str] | None = None) -> Ran:
    """The installed command, run in `home`; what is typed is piped in, and nothing is when it is left out."""
    run = subprocess.run(
        [COMMAND, *args],
        cwd=home,
        env=environment(home, **(variables or {})),
        input=(typed or "").encode(),
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    return Ran(code=run.returncode, out=run.stdout.decode(), err=run.stderr.decode())


def on_disk(root: Path) -> dict[str, str]:
    """Every file and folder under the root, each file with the digest of what is in it."""
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(root.rglob("*"))
    }


_DIRECTIONS = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def dangerous(text: str) -> set[str]:
    """The letters that steer a terminal or turn the direction of writing, as code points."""
    return {
        f"U+{ord(letter):04X}"
        for letter in text
        if (unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n") or letter in _DIRECTIONS
    }
