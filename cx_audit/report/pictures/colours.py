"""The colours of the pictures, on white and on near-black: blue for built, orange for eroded, never alone.

Text has a contrast of at least 4.5 : 1 with what it stands on, shapes of at least 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
"""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a colour is for. `BAND` and `GRID` lie behind what is read; `ON_BUILT` is text on a built field."""

    INK = "ink"
    QUIET = "quiet"
    RULE = "rule"
    PAPER = "paper"
    BUILT = "built"
    ERODED = "eroded"
    ON_BUILT = "on-built"
    BAND = "band"
    GRID = "grid"


LIGHT = {
    Role.INK: "#1a1a1a",
    Role.QUIET: "#595959",
    Role.RULE: "#767676",
    Role.PAPER: "#ffffff",
    Role.BUILT: "#0b5cad",
    Role.ERODED: "#b34700",
    Role.ON_BUILT: "#ffffff",
    Role.BAND: "#e9e9e9",
    Role.GRID: "#d9d9d9",
}
DARK = {
    Role.INK: "#ececec",
    Role.QUIET: "#b4b4b4",
    Role.RULE: "#8f8f8f",
    Role.PAPER: "#1d1e20",
    Role.BUILT: "#7ab8ff",
    Role.ERODED: "#ffab66",
    Role.ON_BUILT: "#111213",
    Role.BAND: "#2e3033",
    Role.GRID: "#3c3f42",
}


def theme_css() -> str:
    """Rules for pictures drawn with `themed`: light, dark where that is preferred, and light again on paper."""
    used = "\n".join(
        f".cx-{attribute}-{role} {{ {attribute}: var(--cx-{role}); }}"
        for attribute in ("fill", "stroke")
        for role in Role
    )
    return (
        f":root {{ {_set(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_set(DARK)} }} }}\n"
        f"@media print {{ :root {{ {_set(LIGHT)} }} }}\n"
        f"{used}\n"
    )


def _set(palette: dict[Role, str]) -> str:
    return " ".join(f"--cx-{role}: {colour};" for role, colour in palette.items())
