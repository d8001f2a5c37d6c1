"""Somebody who walks: answers each page by what the screen shows, with chosen answers where a test has some."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .session import ENTER, Session, squashed

Keys = str | tuple[str, ...]

USUAL: tuple[tuple[str, Keys], ...] = (
    (r"Enter begins", ENTER),
    (r"Is this how it was\?|Enter reads on", ENTER),
    (r"Enter takes \d+, a key another", ENTER),
    (r"how certain are you\?", "7"),
    (r": how far (?:up|down)\?", "5"),
    (r"where do you expect it to leave you\?", "u"),
    (r"A letter answers", "c"),
    (r"Seal your predictions\?", "s"),
    (r"I have done it, just now", "d"),
    (r"yes, up .* none", "n"),
    (r"Which one will you take to them\?(?!.*(?:☒|\[x\]))", ("1", ENTER)),
    (r"A key marks", ENTER),
    (r"yes, met .* does not apply", "y"),
    (r"exactly what I paid for", "e"),
    (r" y yes n no ", "n"),
    (r"Enter alone passes|Enter goes on", ENTER),
    (r" 1 .* 2 ", "1"),
)
"""What the screen shows, on one line, and the keys that answer it; the first that fits counts."""


class Walker:
    """Walks in a session; `choices` are texts on the screen and the keys that answer where they are shown."""

    def __init__(self, session: Session, choices: Mapping[str, Keys] | None = None) -> None:
        self.session = session
        self.choices = dict(choices or {})
        self.pages: list[str] = [session.page()]

    @property
    def at_work(self) -> bool:
        """Whether a page is shown that is to be answered, rather than the end."""
        return not self.session.ended and self.session.screen.on_stage

    def keys(self) -> tuple[str, ...]:
        """The keys that answer the page that is shown."""
        shown = squashed(self.session.text)
        for text, keys in self.choices.items():
            if squashed(text) in shown:
                return (keys,) if isinstance(keys, str) else keys
        for pattern, keys in USUAL:
            if re.search(pattern, f" {self.session.flat} "):
                return (keys,) if isinstance(keys, str) else keys
        raise AssertionError(f"no answer to this page:\n{self.session.text}")

    def step(self) -> str:
        """Answer the page that is shown; the next one."""
        self.pages.append(self.session.turn(*self.keys()))
        return self.pages[-1]

    def walk_to(self, *texts: str) -> str:
        """Answer pages until one shows one of the texts; that page."""
        while not any(squashed(text) in squashed(self.session.text) for text in texts):
            assert self.at_work, f"the walk ended before any of {texts!r}:\n{self.session.text}"
            self.step()
        return self.session.text

    def walk_to_the_end(self) -> int:
        """Answer every page; how many keys had been pressed by the last answer."""
        while self.at_work:
            self.step()
        return self.session.presses
