"""A walk that was written down beforehand: everything in the answers file is tried before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.heads_read import HeadsRead, read_heads, with_newer
from cx_audit.cli.meaning import tell_what_is_like
from cx_audit.cli.naming import Wish, of_fit_length
from cx_audit.cli.speech import say
from cx_audit.cli.walking import carry_out, with_later_answers
from cx_audit.cli.walks import FINE, STOPPED, checklist_for, new_audit, open_walk_of, reveal
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.audit import Audit
from cx_audit.core.keys import BEFORE, PREDICTIONS, stretch_of
from cx_audit.core.responses import Responses
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.core.walk import Walk, drive
from cx_audit.errors import BadInput, NotAllowed, Problem
from cx_audit.terminal.signals import interrupt, signals_pause
from cx_audit.text import clean_line, same_name

if TYPE_CHECKING:
    from cx_audit.archive.heads import StoredHead
    from cx_audit.core.step import Step
    from cx_audit.library.answers import AnswersFile
    from cx_audit.terminal.scripted_asker import ScriptedAsker


def begin_from_file(room: Workspace, wish: Wish, path: Path) -> int:
    """Walk with the answers in this file; 0 when it was finished or an answer is missing, 130 when it was stopped.

    A walk that an answers file left open goes on where this file has every answer in it, and more. Raises BadInput
    where an answer does not fit, and NotAllowed where the leader has another walk open, or has walked this very walk
    and no round is wished for.
    """
    from cx_audit.library.answers import read_answers
    from cx_audit.library.shelf import read_file
    from cx_audit.library.source import top_scalar

    data = read_file(path, str(path))
    checklist, file = checklist_for(room, wish.checklist or top_scalar(data, "checklist") or FIRST_WALK)
    answers = read_answers(data, str(path), checklist)
    named = replace(
        wish,
        organisation=_from_file(wish.organisation or answers.organisation, "organisation", path),
        leader=_from_file(wish.leader or answers.leader, "leader", path),
    )
    heads = read_heads(room)
    tell_what_is_like(heads, named.organisation, named.leader)
    audit = new_audit(room, heads, named, checklist=checklist, checklist_file=file, from_file=True)
    tried = _tried_out(audit, answers, path)
    with room.audits.beginning(audit.organisation, audit.leader, checklist.id):
        heads = with_newer(room, heads)
        audit = new_audit(room, heads, named, checklist=checklist, checklist_file=file, from_file=True)
        going = open_walk_of(heads, audit, wished_round=wish.round)
        if going is None and wish.round is None:
            _refuse_if_kept(room, heads, audit, tried)
        with room.audits.hold(going.head.id if going is not None else audit.id):
            if going is not None:
                audit = _left_open(room, going, audit, tried, answers)
            walked, asker = _walked(room, audit, answers)
    return _end(room, walked, asker.missing, answers)


def _from_file(given: str, what: str, path: Path) -> str:
    name = clean_line(given)
    if not name:
        raise BadInput(f"{path} does not name the {what}.", hint=f"Write `{what}:` and the name at its top.")
    return of_fit_length(name, what)


def _left_open(room: Workspace, going: StoredHead, audit: Audit, tried: Walk, answers: AnswersFile) -> Audit:
    """The walk that is open, which is held, where the file only adds to it; else NotAllowed is raised."""
    open_one = room.audits.load(going.head.id)
    if open_one.from_file and not open_one.complete and open_one.checklist == audit.checklist:
        paused = replace(audit, responses=tried.responses)
        written = with_later_answers(paused, answers.written, paused.started).responses
        if open_one.responses.items() < written.items():
            say(f"{open_one.leader} has this walk open already, from an answers file, so it goes on with this one.")
            return open_one
    other_round = audit.round if audit.round != open_one.round else audit.round + 1
    raise NotAllowed(
        f"{open_one.leader} has this walk open already, and the file was not used.",
        hint=f"Name another round with --round {other_round}, or go on with it: " + room.typed(f"resume {open_one.id}"),
    )


def _tried_out(audit: Audit, answers: AnswersFile, path: Path) -> Walk:
    """The walk as far as the answers lead; raises BadInput with each one that is refused."""
    from cx_audit.terminal.scripted_asker import ScriptedAsker

    asker = ScriptedAsker(answers.written)
    tried = drive(audit.walk, asker, lambda walk, change: None)
    if asker.refusals:
        problems = [
            Problem(
                file=str(path),
                line=answers.written[key].line,
                column=answers.written[key].column,
                where=key.replace("/", " > "),
                message=sentence,
            )
            for key, sentence in asker.refusals
        ]
        raise BadInput(f"{path} has an answer that does not fit.", problems=problems)
    return tried


def _refuse_if_kept(room: Workspace, heads: HeadsRead, audit: Audit, tried: Walk) -> None:
    """Refuse a complete walk whose every answer the same leader has given before."""
    if tried.current is not None:
        return
    for stored in heads.of_organisation(audit.organisation):
        head = stored.head
        is_same = same_name(head.leader, audit.leader) and head.checklist_id == audit.checklist.id
        if is_same and head.finished is not None and _answers_in(room, head.id) == tried.responses:
            raise NotAllowed(
                f"This very walk of {head.leader}, with the same answers, is already kept as round {head.round}.",
                hint=f"To walk again anyway, name the round: --round {audit.round}\n"
                f"To see the one that is kept: {room.typed(f'show {head.id}')}",
            )


def _answers_in(room: Workspace, audit_id: str) -> Responses | None:
    """The answers of a kept audit; None where its file is damaged, which is told of and keeps nobody from walking."""
    try:
        return room.audits.load(audit_id).responses
    except BadInput as error:
        for problem in error.problems:
            say(f"Left out: {problem}")
        return None


def _walked(room: Workspace, audit: Audit, answers: AnswersFile) -> tuple[Audit, ScriptedAsker]:
    """The audit, which is held, as far as the answers lead, and who gave them."""
    from cx_audit.terminal.scripted_asker import ScriptedAsker

    asker = ScriptedAsker(answers.written)
    with signals_pause(interrupt):
        walked = carry_out(room.audits, audit, asker, saving_once=True)
    if asker.missing is not None:
        walked = with_later_answers(walked, answers.written, now())
        room.audits.save(walked)
    return walked, asker


def _end(room: Workspace, walked: Audit, missing: Step | None, answers: AnswersFile) -> int:
    if walked.complete:
        reveal(room, walked, stepwise=False)
        return FINE
    resume = room.typed(f"resume {walked.id}")
    if missing is None:
        say("Go on with:", command=resume)
        return STOPPED
    needed = f"the next one needed is {missing.key}: {missing.question.ask}"
    if walked.walk.sealed or not _has_more_than_predictions(answers):
        say(f"Saved, with every answer in the file; {needed}")
        say("Go on with:", command=resume)
        return FINE
    say(f"Saved, with the answers in the file up to the predictions; {needed}")
    say(
        "What follows them was not taken, because predictions are sealed before the first touchpoint. Write that "
        "answer in the file and give the file again, or go on without the file:",
        command=resume,
    )
    return FINE


def _has_more_than_predictions(answers: AnswersFile) -> bool:
    """Whether anything stands in the file that is asked after the predictions."""
    return any(each.line and stretch_of(key) not in (BEFORE, PREDICTIONS) for key, each in answers.written.items())
