"""A walk that was written down beforehand: everything in the answers file is tried before anything is saved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cx_audit.cli.heads_read import HeadsRead, read_heads, with_newer
from cx_audit.cli.naming import Wish, of_fit_length
from cx_audit.cli.speech import say
from cx_audit.cli.walking import carry_out, how_to_resume, interrupt, signals_pause, with_later_answers
from cx_audit.cli.walks import FINE, STOPPED, checklist_for, new_audit, open_walk_of, reveal
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.audit import Audit
from cx_audit.core.responses import Responses
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.core.walk import Walk, drive
from cx_audit.errors import BadInput, NotAllowed, Problem
from cx_audit.text import clean_line, same_name

if TYPE_CHECKING:
    from cx_audit.library.answers import AnswersFile


def begin_from_file(room: Workspace, wish: Wish, path: Path) -> int:
    """Walk with the answers in this file; 0 when it was finished or an answer is missing, 130 when it was stopped.

    Raises BadInput where an answer does not fit, and NotAllowed where the leader has this walk open, or has walked
    this very walk and no round is wished for.
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
    audit = new_audit(room, heads, named, checklist=checklist, checklist_file=file, from_file=True)
    _refuse_if_open(room, heads, audit)
    tried = _tried_out(audit, answers, path)
    with room.audits.beginning(audit.organisation, audit.leader, checklist.id):
        heads = with_newer(room, heads)
        _refuse_if_open(room, heads, audit)
        if wish.round is None:
            _refuse_if_kept(room, heads, audit, tried)
        return _walk(room, audit, answers)


def _from_file(given: str, what: str, path: Path) -> str:
    name = clean_line(given)
    if not name:
        raise BadInput(f"{path} does not name the {what}.", hint=f"Write `{what}:` and the name at its top.")
    return of_fit_length(name, what)


def _refuse_if_open(room: Workspace, heads: HeadsRead, audit: Audit) -> None:
    going = open_walk_of(heads, audit)
    if going is None:
        return
    raise NotAllowed(
        f"{going.head.leader} has this walk open already, and the file was not used.",
        hint=f"Name another round with --round {audit.round + 1}, or go on with it: "
        + room.typed(f"resume {going.head.id}"),
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


def _walk(room: Workspace, audit: Audit, answers: AnswersFile) -> int:
    from cx_audit.terminal.scripted_asker import ScriptedAsker

    asker = ScriptedAsker(answers.written)
    folder = room.audits
    with folder.hold(audit.id), signals_pause(interrupt):
        walked = carry_out(folder, audit, asker, seconds_between_saves=1)
    if walked.complete:
        reveal(room, walked, stepwise=False)
        return FINE
    if asker.missing is not None:
        walked = with_later_answers(walked, answers.written, now())
        folder.save(walked)
        missing = asker.missing
        say(f"Saved, with every answer in the file; the next one needed is {missing.key}: {missing.question.ask}")
    say("Go on with:", command=how_to_resume(room, walked))
    return FINE if asker.missing is not None else STOPPED
