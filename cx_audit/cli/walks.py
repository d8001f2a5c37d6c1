"""Beginning a walk and going on with one."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cx_audit.cli.naming import Wish, of_fit_length
from cx_audit.cli.speech import say
from cx_audit.cli.walking import (
    carry_out,
    finished_now,
    how_to_resume,
    how_to_show,
    interrupt,
    signals_pause,
    take_a_seat,
    with_later_answers,
)
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.audit import Audit
from cx_audit.core.rounds import FIRST_WALK, Walked, is_first_walk_in_full, is_unlocked, may_be_round, round_for
from cx_audit.errors import BadInput, NotAllowed, NotFound, Problem
from cx_audit.text import clean_line

if TYPE_CHECKING:
    from cx_audit.archive.heads import AuditHead, StoredHead
    from cx_audit.core.checklist import Checklist
    from cx_audit.library.answers import AnswersFile

FINE, STOPPED = 0, 130


def begin(room: Workspace, wish: Wish) -> int:
    """Begin the walk that is wished for; 0 when it was finished or came from a file, 130 when it was paused."""
    if wish.answers is not None:
        return _begin_from_file(room, wish, wish.answers)
    checklist = room.shelf.load(wish.checklist or FIRST_WALK).checklist
    audit = _new_audit(room, wish, wish.organisation, wish.leader, checklist)
    going = _open_walk_of(room, audit)
    if going is not None:
        say(f"{going.head.leader} has this walk open already, so it goes on where it was.")
        return go_on(room, going.head.id, plain=wish.plain)
    return walk_on(room, audit, plain=wish.plain, welcome=checklist.welcome)


def _new_audit(room: Workspace, wish: Wish, organisation: str, leader: str, checklist: Checklist) -> Audit:
    from cx_audit.archive.names import folded, new_id

    if checklist.id == FIRST_WALK and not is_first_walk_in_full([each.id for each in checklist.touchpoints]):
        raise NotAllowed(
            "The first walk has five touchpoints, in order: website, call, buy, problem, leader.",
            hint=f"Give your checklist another id than {FIRST_WALK}; it opens after the first walk.",
        )
    heads = heads_of(room, organisation)
    walks = [
        Walked(
            leader=folded(stored.head.leader),
            round=stored.head.round,
            checklist_id=stored.head.checklist_id,
            complete=stored.head.finished is not None,
        )
        for stored in heads
    ]
    unlocked = is_unlocked(checklist.id, walks)
    if not unlocked and not wish.anyway:
        raise NotAllowed(
            f"“{checklist.title}” opens for {organisation} once its first walk is complete.",
            hint=_how_far(heads, organisation),
        )
    moment = now()
    walked_round = wish.round or round_for(folded(leader), checklist.id, walks)
    if not may_be_round(walked_round, checklist.id, walks):
        raise NotAllowed(
            f"Round {walked_round} cannot be walked with “{checklist.title}” at {organisation} now.",
            hint="Leave --round out: rounds are counted on by themselves, and round 1 is the first walk.",
        )
    return Audit(
        id=new_id(),
        organisation=heads[0].head.organisation if heads else organisation,
        leader=leader,
        round=walked_round,
        checklist=checklist,
        started=moment,
        changed=moment,
        anyway=not unlocked,
        made_up=bool(heads) and heads[0].head.made_up,
    )


def _how_far(heads: list[StoredHead], organisation: str) -> str:
    going = [stored for stored in heads if stored.head.checklist_id == FIRST_WALK]
    if going:
        first = f"It is under way: cx-audit resume {going[0].head.id}"
    else:
        first = f"It has not begun: cx-audit walk {shlex.quote(organisation)}"
    return f"{first}. To walk this one all the same, add --anyway; the audit will say so."


def heads_of(room: Workspace, organisation: str) -> list[StoredHead]:
    """The audits of one organisation, however its name is spelled; files that cannot be read are told of."""
    from cx_audit.archive.names import same_name

    heads, problems = room.audits.heads()
    for problem in problems:
        say(f"Left out: {problem}")
    return [stored for stored in heads if same_name(stored.head.organisation, organisation)]


def _open_walk_of(room: Workspace, audit: Audit) -> StoredHead | None:
    from cx_audit.archive.names import same_name

    for stored in heads_of(room, audit.organisation):
        head = stored.head
        same = same_name(head.leader, audit.leader) and head.checklist_id == audit.checklist.id
        if same and head.round == audit.round and head.finished is None:
            return stored
    return None


def _begin_from_file(room: Workspace, wish: Wish, path: Path) -> int:
    """Answer from a file: everything in it is tried before anything is saved."""
    from cx_audit.library.answers import read_answers
    from cx_audit.library.shelf import read_file
    from cx_audit.library.source import top_scalar

    data = read_file(path, str(path))
    name = wish.checklist or top_scalar(data, "checklist") or FIRST_WALK
    checklist = room.shelf.load(name).checklist
    answers = read_answers(data, str(path), checklist)
    organisation = _from_file(wish.organisation or answers.organisation, "organisation", path)
    leader = _from_file(wish.leader or answers.leader, "leader", path)
    audit = _new_audit(room, wish, organisation, leader, checklist)
    going = _open_walk_of(room, audit)
    if going is not None:
        raise NotAllowed(
            f"{going.head.leader} has this walk open already, and the file was not used.",
            hint=f"Go on with it: cx-audit resume {going.head.id}, or name another round: --round {audit.round + 1}",
        )
    _try_out(audit, answers, path)
    return _walk_from_file(room, audit, answers)


def _from_file(given: str, what: str, path: Path) -> str:
    name = clean_line(given)
    if not name:
        raise BadInput(f"{path} does not name the {what}.", hint=f"Write `{what}:` and the name at its top.")
    return of_fit_length(name, what)


def _try_out(audit: Audit, answers: AnswersFile, path: Path) -> None:
    from cx_audit.core.walk import drive
    from cx_audit.terminal.scripted_asker import ScriptedAsker

    asker = ScriptedAsker(answers.written)
    drive(audit.walk, asker, lambda walk, change: None)
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


def _walk_from_file(room: Workspace, audit: Audit, answers: AnswersFile) -> int:
    from cx_audit.terminal.scripted_asker import ScriptedAsker

    asker = ScriptedAsker(answers.written)
    folder = room.audits
    with folder.hold(audit.id), signals_pause(interrupt):
        walked = carry_out(folder, audit, asker)
    if walked.complete:
        _reveal(room, walked, stepwise=False)
        return FINE
    if asker.missing is not None:
        walked = with_later_answers(walked, answers.written, now())
        folder.save(walked)
        missing = asker.missing
        say(f"Saved, with every answer in the file; the next one needed is {missing.key}: {missing.question.ask}")
    say("Go on with:", command=how_to_resume(room, walked))
    return FINE if asker.missing is not None else STOPPED


def go_on(room: Workspace, wanted: str, *, plain: bool, take_over: bool = False) -> int:
    """Go on with an open walk; with no id, the only one or one that is chosen.

    Where its checklist has changed since, `take_over` goes on with the newer one without asking.
    """
    folder = room.audits
    audit_id = _open_one(room, wanted) if wanted else _chosen(room, plain=plain)
    if audit_id is None:
        return STOPPED
    audit = folder.load(audit_id)
    if audit.complete:
        raise NotAllowed(
            f"{audit.leader}'s walk of {audit.organisation} is finished.",
            hint=f"Read it with: {how_to_show(room, audit)}",
        )
    from cx_audit.cli.changed_checklist import with_checklist_of_choice

    audit = with_checklist_of_choice(room, audit, take_over=take_over, plain=plain)
    return walk_on(room, audit, plain=plain)


def _open_one(room: Workspace, wanted: str) -> str:
    """The id of the open walk of this organisation or leader, else of the audit with this id or its first letters."""
    from cx_audit.archive.names import same_name

    named = [
        stored
        for stored in open_heads(room)
        if same_name(stored.head.organisation, wanted) or same_name(stored.head.leader, wanted)
    ]
    if len(named) > 1:
        _refuse_to_choose(named)
    if named:
        return named[0].head.id
    finished = [each for each in heads_of(room, wanted) if each.head.finished is not None]
    if finished:
        raise NotAllowed(f"No walk of {finished[0].head.organisation} is open.", hint="Begin one with: cx-audit walk")
    return room.audits.find(wanted).head.id


def _refuse_to_choose(going: list[StoredHead]) -> NoReturn:
    listed = "\n".join(f"  {stored.head.id}  {stored.head.organisation}, {stored.head.leader}" for stored in going)
    raise BadInput(f"{len(going)} walks are open:\n{listed}", hint="Name one: cx-audit resume ID")


def open_heads(room: Workspace) -> list[StoredHead]:
    """The open audits, the latest changed first; files that cannot be read are told of."""
    heads, problems = room.audits.heads()
    for problem in problems:
        say(f"Left out: {problem}")
    going = [stored for stored in heads if stored.head.finished is None]
    return sorted(going, key=lambda stored: stored.head.changed, reverse=True)


def _chosen(room: Workspace, *, plain: bool) -> str | None:
    from cx_audit.terminal.screen import has_terminal

    going = open_heads(room)
    if not going:
        raise NotFound("No walk is open.", hint="Begin one with: cx-audit walk")
    if len(going) == 1:
        return going[0].head.id
    if not has_terminal() and not plain:
        _refuse_to_choose(going)
    from cx_audit.terminal.asking import ask_choice
    from cx_audit.terminal.pages.result_page import day_text

    def described(head: AuditHead) -> str:
        return f"{head.organisation} · {head.leader} · round {head.round} · left on {day_text(head.changed)}"

    choices = [
        (key, described(stored.head), stored.head.id)
        for key, stored in zip("123456789abcdefghijklmnop", going, strict=False)
    ]
    chosen = ask_choice("Which walk will you go on with?", choices, plain=plain)
    return str(chosen) if chosen else None


def walk_on(room: Workspace, audit: Audit, *, plain: bool, welcome: str = "") -> int:
    """Walk from where the audit stands; pausing saves and says how to go on, finishing reveals."""
    folder = room.audits
    walked = audit
    with folder.hold(audit.id):
        if audit.walk.current is None:
            walked = finished_now(folder, audit)
            _reveal(room, walked, stepwise=False)
            return FINE
        seat = take_a_seat(audit, plain=plain)
        with signals_pause(seat.halt), seat.stage:
            if not welcome or seat.welcome(audit.checklist.title, welcome):
                walked = carry_out(folder, audit, seat.asker)
    if walked.complete:
        _reveal(room, walked, stepwise=seat.interactive)
        return FINE
    if walked.responses:
        say("Paused and saved. Go on with:", command=how_to_resume(room, walked))
    else:
        say("Paused before the first answer, so there is nothing to keep. Begin again with:", command="cx-audit walk")
    return STOPPED


def _reveal(room: Workspace, audit: Audit, *, stepwise: bool) -> None:
    from cx_audit.cli.showing import show_page

    show_page(room, audit, stepwise=stepwise)
    if stepwise:
        say("Read it again whenever you like:", command=how_to_show(room, audit))
    sys.stdout.flush()
