"""Texts and tables in Markdown: what comes from outside shows as text, never as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])")
_AT_A_LINES_START = re.compile(r"^(\s*)(?:([-+=#])|(\d+)([.)]))", re.MULTILINE)


def inline(outside: str) -> str:
    """A text so that Markdown shows its very letters, on one line, for a place that does not begin a line."""
    return _MARKUP.sub(r"\\\1", " ".join(outside.split()))


def text(outside: str) -> str:
    """A text so that Markdown shows its very letters, on one line, wherever it stands."""
    escaped = inline(outside)
    return _AT_A_LINES_START.sub(lambda at: f"{at[1]}\\{at[2]}" if at[2] else f"{at[1]}{at[3]}\\{at[4]}", escaped)


def table(head: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: Sequence[bool] = ()) -> str:
    """A table of cells that are escaped already; the columns that are `numeric` are set to the right."""
    marks = ["---:" if at < len(numeric) and numeric[at] else "---" for at in range(len(head))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, marks, *rows))


def document(parts: Iterable[str]) -> str:
    """Parts with an empty line between them."""
    return "\n\n".join(parts) + "\n"
