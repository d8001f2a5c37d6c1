"""The asker that answers from what was written down beforehand."""

from __future__ import annotations

from collections.abc import Mapping

from cx_audit.core.questions import Pause, Reply
from cx_audit.core.step import Step
from cx_audit.core.walk import Walk
from cx_audit.core.written import NotUnderstood, Written, response_from


class ScriptedAsker:
    """Answers each question by its key; pauses at the first that has no answer, and at one that is refused.

    Afterwards `missing` is the step it paused at, and `refusals` has the key and the sentence of what was refused.
    """

    def __init__(self, written: Mapping[str, Written]) -> None:
        self._written = written
        self.missing: Step | None = None
        self.refusals: list[tuple[str, str]] = []
        self._asked = ""

    def ask(self, walk: Walk, step: Step) -> Reply:
        """The written answer to the current question."""
        if self.refusals:
            return Pause()
        written = self._written.get(step.key)
        if written is None:
            self.missing = step
            return Pause()
        self._asked = step.key
        try:
            return response_from(step.question, written.value)
        except NotUnderstood as refusal:
            self.refuse(str(refusal))
            return Pause()

    def refuse(self, message: str) -> None:
        """Note the sentence; the walk pauses at the next question."""
        self.refusals.append((self._asked, message))
