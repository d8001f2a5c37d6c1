"""Real pages of the product, of the made-up organisation: what the table of ideas says is looked up on them."""

from __future__ import annotations

from pathlib import Path

from tests.cli.running import installed

_ORGANISATION = "Harbour Lamps"
_DEMO = ("--data", "demo")
_BEFORE = (
    ("demo", "--to", "demo", "--plain"),
    ("roster", _ORGANISATION, "--invite", "Jonas", *_DEMO),
    ("roster", _ORGANISATION, "--declined", "Jonas", "--reason", "We are different", *_DEMO),
    ("roster", _ORGANISATION, "--objection", "We already know", "--by", "Noor", *_DEMO),
    ("volumes", _ORGANISATION, "--at", "call=12000", *_DEMO),
)
_PRINTED = {
    "roster": ("roster", _ORGANISATION, *_DEMO),
    "team": ("team", _ORGANISATION, "--round", "1", *_DEMO),
    "compare": ("compare", _ORGANISATION, *_DEMO),
    "follow-ups": ("follow-ups", _ORGANISATION, *_DEMO),
    "report": ("report", "--org", _ORGANISATION, "--to", "report.md", *_DEMO),
    "prepare": ("prepare", _ORGANISATION, "--as", "md", "--to", "papers", *_DEMO),
}
_PAPERS = ("briefing", "agenda")


def real_pages(home: Path) -> dict[str, str]:
    """Each page by its name, on one line, as the installed command prints or writes it at home in this folder.

    The page of `prepare` is what it says to the facilitator alone; its papers have names of their own. That of `report`
    is the report.
    """
    for command in _BEFORE:
        ran = installed(home, *command)
        assert ran.code == 0, (command, ran.err)
    pages = {}
    for name, command in _PRINTED.items():
        ran = installed(home, *command)
        assert ran.code == 0, (command, ran.err)
        pages[name] = on_one_line(ran.out + ran.err)
    pages["report"] = on_one_line((home / "report.md").read_text(encoding="utf-8"))
    for name in _PAPERS:
        pages[name] = on_one_line((home / "papers" / f"{name}.md").read_text(encoding="utf-8"))
    return pages


def on_one_line(text: str) -> str:
    """The text without its line breaks, so that a sentence is found however it was wrapped."""
    return " ".join(text.split())
