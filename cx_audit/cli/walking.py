"""Carrying out a walk: asking, saving after every reply, pausing, and the reveal at the end."""

from __future__ import annotations

import math
import shlex
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from cx_audit.cli.workspace import Source, Workspace, now
from cx_audit.core.audit import Audit
from cx_audit.core.walk import Asker, Change, Walk, drive

if TYPE_CHECKING:
    from cx_audit.archive.folder import Folder
    from cx_audit.core.written import Written


def with_later_answers(audit: Audit, written: Mapping[str, Written], moment: datetime) -> Audit:
    """The paused audit with the written answers to the questions after the one that is missing.

    The seal is left open while a prediction is missing, because it is set after the last of them.
    """
    from cx_audit.core.keys import SEAL
    from cx_audit.core.replies import completed
    from cx_audit.core.written import response_from

    script = audit.walk.script
    to_use = written.keys() - audit.responses.keys() - {SEAL}
    for name in script.stretches:
        while step := next((each for each in script.stretches[name].unanswered if each.key in to_use), None):
            response = completed(step.question, response_from(step.question, written[step.key].value))
            script = script.with_response(step.key, response)
            to_use.remove(step.key)
    responses = script.responses
    answered = {**dict.fromkeys(responses, moment), **audit.answered}
    return replace(audit, responses=responses, answered=answered, changed=moment)


def finished_now(folder: Folder, audit: Audit) -> Audit:
    """The audit, in which nothing is left to ask, stamped as finished and saved."""
    from cx_audit.core.result import result_of, scores_to_save

    finished = replace(audit, finished=now(), changed=now())
    finished = replace(finished, saved_scores=scores_to_save(result_of(finished)))
    folder.save(finished)
    return finished


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """An asker, the stage that it asks on, and how it welcomes, page by page; `welcome` says whether the leader begins.

    `halt` asks it to pause, and may be called from a signal handler.
    """

    asker: Asker
    welcome: Callable[[Sequence[tuple[str, str]]], bool]
    stage: AbstractContextManager[None]
    halt: Callable[[], None]
    interactive: bool


def take_a_seat(audit: Audit, *, plain: bool) -> Seat:
    """The asker for this terminal: prompts where it can show them, else plain numbered questions."""
    from cx_audit.terminal.screen import can_prompt, screen_of

    title = f"{audit.organisation} · round {audit.round}" + (" · made up" if audit.made_up else "")

    if plain or not can_prompt():
        from cx_audit.terminal.plain_asker import PlainAsker

        asker = PlainAsker(
            title=title,
            source=sys.stdin,
            out=sys.stdout,
            screen=lambda: screen_of(sys.stdout),
            today=lambda: now().date(),
        )
        return Seat(asker=asker, welcome=asker.welcome, stage=nullcontext(), halt=interrupt, interactive=False)
    from cx_audit.terminal.prompting_asker import PromptingAsker
    from cx_audit.terminal.stage import Stage

    stage = Stage(title=title, screen=lambda: screen_of(sys.stdout))
    prompting = PromptingAsker(stage=stage, today=lambda: now().date())
    return Seat(asker=prompting, welcome=prompting.welcome, stage=stage.lit(), halt=stage.halt.ask, interactive=True)


def carry_out(folder: Folder, audit: Audit, asker: Asker, *, seconds_between_saves: float = 0) -> Audit:
    """Ask until the walk is finished or paused, saving after every reply; the audit as it was last saved.

    Replies that are written down elsewhere may be saved together, so many seconds after the last saving. A request to
    end the program pauses too: what was accepted is on the disk at the end.
    """
    from cx_audit.core.result import result_of, scores_to_save

    latest = saved = audit
    saved_at = -math.inf

    def save() -> None:
        nonlocal saved, saved_at
        folder.save(latest)
        saved, saved_at = latest, time.monotonic()

    def take(walk: Walk, change: Change | None) -> None:
        nonlocal latest
        latest = latest.after(walk, change, now())
        if latest.complete:
            latest = replace(latest, saved_scores=scores_to_save(result_of(latest)))
        if time.monotonic() >= saved_at + seconds_between_saves:
            save()

    with suppress(KeyboardInterrupt):
        drive(audit.walk, asker, take)
    if latest is not saved:
        save()
    return latest


def interrupt() -> None:
    """Stop whatever is being done, as Ctrl-C does."""
    raise KeyboardInterrupt


@contextmanager
def signals_pause(halt: Callable[[], None]) -> Iterator[None]:
    """While this lasts, a request to end the program pauses the walk, so that the terminal is left as it was."""

    def handle(number: int, frame: FrameType | None) -> None:
        halt()

    wanted = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.signal(number, handle) for number in wanted}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def how_to_resume(workspace: Workspace, audit: Audit) -> str:
    """The command that goes on with this audit from any folder."""
    data = "" if workspace.source is not Source.OPTION else f" --data {shlex.quote(str(workspace.data))}"
    return f"cx-audit resume {audit.id}{data}"


def how_to_show(workspace: Workspace, audit: Audit) -> str:
    """The command that shows this audit again from any folder."""
    return how_to_resume(workspace, audit).replace("resume", "show", 1)


def path_shown(path: Path) -> str:
    """A path as a person writes it, with ~ for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
