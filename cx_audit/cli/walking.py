"""Carrying out a walk: asking, saving after every reply, pausing, and the reveal at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.workspace import now
from cx_audit.core.audit import Audit
from cx_audit.core.walk import Asker, Change, Walk, drive
from cx_audit.terminal.signals import interrupt

if TYPE_CHECKING:
    from cx_audit.archive.folder import Folder
    from cx_audit.core.written import Written


def with_later_answers(audit: Audit, written: Mapping[str, Written], moment: datetime) -> Audit:
    """The paused audit with the written answers to the questions after the one that is missing.

    Until the predictions are sealed nothing is taken from what comes after them, or they could be given once the
    touchpoints are known. The answer to a hidden question is kept for the case that it is asked after all. What
    leaving an answer out would mean is taken for visible questions alone, and where the same part has an answer.
    """
    from cx_audit.core.every_question import every_question, first_key
    from cx_audit.core.keys import BEFORE, PREDICTIONS, SEAL, stretch_of
    from cx_audit.core.replies import completed
    from cx_audit.core.written import response_from

    walk = audit.walk
    script = walk.script
    parts = {stretch_of(key) for key, answer in written.items() if answer.line}
    if not walk.sealed:
        parts &= {BEFORE, PREDICTIONS}
    to_use = {key for key in written if stretch_of(key) in parts} - audit.responses.keys() - {SEAL}
    for name in script.stretches:
        while step := next((each for each in script.stretches[name].unanswered if each.key in to_use), None):
            response = completed(step.question, response_from(step.question, written[step.key].value))
            script = script.with_response(step.key, response)
            to_use.remove(step.key)
    responses = dict(script.responses)
    questions = every_question(audit.checklist)
    for key, answer in written.items():
        if key in to_use and answer.line and (question := questions.get(first_key(key))) is not None:
            responses[key] = completed(question, response_from(question, answer.value))
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


def carry_out(folder: Folder, audit: Audit, asker: Asker, *, saving_once: bool = False) -> Audit:
    """Ask until the walk is finished or paused, saving after every reply; the audit as it was last saved.

    With `saving_once`, for replies that are written down elsewhere, it is saved at the end alone. A request to end
    the program pauses too: what was accepted is on the disk at the end.
    """
    from cx_audit.core.result import result_of, scores_to_save

    latest = saved = audit

    def save() -> None:
        nonlocal saved
        folder.save(latest)
        saved = latest

    def take(walk: Walk, change: Change | None) -> None:
        nonlocal latest
        latest = latest.after(walk, change, now())
        if latest.complete:
            latest = replace(latest, saved_scores=scores_to_save(result_of(latest)))
        if not saving_once:
            save()

    with suppress(KeyboardInterrupt):
        drive(audit.walk, asker, take)
    if latest is not saved:
        save()
    return latest


def path_shown(path: Path) -> str:
    """A path as a person writes it, with ~ for the home folder."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)
