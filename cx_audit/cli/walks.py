"""Beginning a walk and going on with one."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from cx_audit.cli.finding import head_by_id, line_of, refuse_to_choose
from cx_audit.cli.heads_read import HeadsRead, read_heads, with_newer
from cx_audit.cli.naming import Wish
from cx_audit.cli.nothing_there import is_missing, no_audits
from cx_audit.cli.speech import say
from cx_audit.cli.walking import carry_out, finished_now, take_a_seat
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.audit import Audit
from cx_audit.core.rounds import FIRST_WALK, WalkInRound, is_first_walk_in_full, is_unlocked, may_be_round, round_for
from cx_audit.errors import NotAllowed, NotFound
from cx_audit.terminal.signals import signals_pause
from cx_audit.text import clean, folded, same_name

if TYPE_CHECKING:
    from cx_audit.archive.heads import AuditHead, StoredHead
    from cx_audit.core.checklist import Checklist

FINE, STOPPED = 0, 130


def begin(room: Workspace, wish: Wish, *, before: HeadsRead | None = None) -> int:
    """Begin the walk that is wished for, or go on where it is open; 0 when it was finished, 130 when it was paused.

    `before` are the heads that the same command has read already.
    """
    from cx_audit.cli.meaning import as_meant

    checklist, file = checklist_for(room, wish.checklist or FIRST_WALK)
    heads = read_heads(room, before=before)
    meant = as_meant(heads, wish)
    if meant is None:
        say("Nothing was begun.")
        return STOPPED
    wish = meant
    audit = new_audit(room, heads, wish, checklist=checklist, checklist_file=file)
    going = open_walk_of(heads, audit, wished_round=wish.round)
    if going is None:
        with room.audits.beginning(audit.organisation, audit.leader, checklist.id):
            heads = with_newer(room, heads)
            audit = new_audit(room, heads, wish, checklist=checklist, checklist_file=file)
            going = open_walk_of(heads, audit, wished_round=wish.round)
            if going is None:
                with room.audits.hold(audit.id):
                    walked, stepwise = _walk_on(room, audit, plain=wish.plain, welcome=_welcome(room, heads, audit))
    if going is None:
        return _end(room, walked, stepwise=stepwise)
    its_round = f", in round {going.head.round}" if going.head.round != audit.round else ""
    say(f"{going.head.leader} has this walk open already{its_round}, so it goes on where it was.")
    return _go_on_with(room, going.head.id, plain=wish.plain)


def _welcome(room: Workspace, heads: HeadsRead, audit: Audit) -> list[tuple[str, str]]:
    from cx_audit.cli.follow_ups_shown import STILL_OPEN, open_follow_ups_of

    still_open = open_follow_ups_of(room, heads.every, audit.organisation, audit.leader, audit.started.date())
    pages = [(audit.checklist.title, audit.checklist.welcome), (STILL_OPEN, still_open)]
    return [(title, text) for title, text in pages if text]


def checklist_for(room: Workspace, name_or_path: str) -> tuple[Checklist, str]:
    """The checklist, and the whole path of its file where it was named by one, else an empty text."""
    from cx_audit.library.shelf import is_path

    loaded = room.shelf.load(name_or_path)
    return loaded.checklist, clean(str(loaded.path.absolute())) if is_path(name_or_path) else ""


def new_audit(
    room: Workspace,
    heads: HeadsRead,
    wish: Wish,
    *,
    checklist: Checklist,
    checklist_file: str = "",
    from_file: bool = False,
) -> Audit:
    """The audit that the wish begins, without answers. Raises NotAllowed where the method has something come first."""
    from cx_audit.archive.names import new_id

    if checklist.id == FIRST_WALK and not is_first_walk_in_full(checklist.touchpoints):
        raise NotAllowed(
            "The first walk has five touchpoints, in order: website, call, buy, problem, leader. Each asks about four "
            "basics or more, one of them critical.",
            hint=f"Give your checklist another id than {FIRST_WALK}; it opens after the first walk.",
        )
    own = heads.of_organisation(wish.organisation)
    walks = [
        WalkInRound(
            leader=folded(stored.head.leader),
            round=stored.head.round,
            checklist_id=stored.head.checklist_id,
            complete=stored.head.finished is not None,
        )
        for stored in own
    ]
    unlocked = is_unlocked(checklist.id, walks)
    if not unlocked and not wish.anyway:
        raise NotAllowed(
            f"“{checklist.title}” opens for {wish.organisation} once its first walk is complete.",
            hint=_how_far(room, own, wish),
        )
    moment = now()
    walked_round = wish.round or round_for(folded(wish.leader), checklist.id, walks)
    if not may_be_round(walked_round, checklist.id, walks):
        raise NotAllowed(
            f"Round {walked_round} cannot be walked with “{checklist.title}” at {wish.organisation} now.",
            hint="Leave --round out: rounds are counted on by themselves, and round 1 is the first walk.",
        )
    return Audit(
        id=new_id(),
        organisation=own[0].head.organisation if own else wish.organisation,
        leader=wish.leader,
        round=walked_round,
        checklist=checklist,
        started=moment,
        changed=moment,
        anyway=not unlocked,
        made_up=bool(own) and own[0].head.made_up,
        from_file=from_file,
        checklist_file=checklist_file,
    )


def _how_far(room: Workspace, own: Sequence[StoredHead], wish: Wish) -> str:
    """What the leader can do where a checklist is still locked: override it, or go on with a first walk of their own.

    Another leader's open walk is told of and never offered: it is answered by that leader alone.
    """
    from cx_audit.core.team_words import listed

    anyway = "To walk this one all the same, add --anyway; the audit will say so."
    going = [stored.head for stored in own if stored.head.checklist_id == FIRST_WALK]
    own_walk = next((head for head in going if same_name(head.leader, wish.leader)), None)
    if own_walk is not None:
        resume = room.typed(f"resume {own_walk.id}")
        return f"{anyway}\nThe first walk of {own_walk.leader} is under way: {resume}"
    begin_own = room.typed(f"walk {shlex.quote(wish.organisation)} --leader {shlex.quote(wish.leader)}")
    if not going:
        return f"{anyway}\nThe first walk has not begun: {begin_own}"
    others = list(dict.fromkeys(head.leader for head in going))
    said = f"{listed(others)} {'is' if len(others) == 1 else 'are'} on the first walk, and it is not finished"
    return f"{anyway}\n{said}. {wish.leader} can walk it too: {begin_own}"


def open_walk_of(heads: HeadsRead, audit: Audit, *, wished_round: int | None) -> StoredHead | None:
    """The open walk of the same organisation, leader and checklist, in the round that is wished for, if there is one.

    Without a wish any round will do, since others may have gone on to the next: the audit's own, else the one that
    was changed last.
    """
    going = [
        stored
        for stored in heads.of_organisation(audit.organisation)
        if stored.head.finished is None
        and same_name(stored.head.leader, audit.leader)
        and stored.head.checklist_id == audit.checklist.id
        and stored.head.round == (wished_round or stored.head.round)
    ]
    return max(going, key=lambda stored: (stored.head.round == audit.round, stored.head.changed), default=None)


def go_on(room: Workspace, wanted: str, *, plain: bool, take_over: bool = False, heads: HeadsRead | None = None) -> int:
    """Go on with an open walk; with nothing wanted, the only one or one that is chosen.

    Where its checklist has changed since, `take_over` goes on with the changed one without asking. `heads` are those
    that the same command has read already.
    """
    heads = heads or read_heads(room)
    audit_id = _open_one(room, heads, wanted) if wanted else _chosen(room, heads, plain=plain)
    return STOPPED if audit_id is None else _go_on_with(room, audit_id, plain=plain, take_over=take_over)


def _go_on_with(room: Workspace, audit_id: str, *, plain: bool, take_over: bool = False) -> int:
    """Go on with this audit, held from before it is read until it is left, so that no other window changes it.

    It is read once before, too: where it is damaged or finished, nothing is written, not even a lock.
    """
    from cx_audit.cli.changed_checklist import with_checklist_of_choice

    _still_open(room, audit_id)
    with room.audits.hold(audit_id):
        audit = with_checklist_of_choice(room, _still_open(room, audit_id), take_over=take_over, plain=plain)
        walked, stepwise = _walk_on(room, audit, plain=plain)
    return _end(room, walked, stepwise=stepwise)


def _still_open(room: Workspace, audit_id: str) -> Audit:
    audit = room.audits.load(audit_id)
    if audit.complete:
        raise NotAllowed(
            f"{audit.leader}'s walk of {audit.organisation} is finished.",
            hint=f"Read it with: {room.typed(f'show {audit.id}')}",
        )
    return audit


def _open_one(room: Workspace, heads: HeadsRead, wanted: str) -> str:
    """The id of the open walk of this organisation or leader, else of the audit with this id or its first letters."""
    going = heads.going
    named = [
        stored
        for stored in going
        if same_name(stored.head.organisation, wanted) or same_name(stored.head.leader, wanted)
    ]
    if len(named) > 1:
        refuse_to_choose(room, named, hint=f"Name one: {room.typed('resume ID')}")
    if named:
        return named[0].head.id
    finished = heads.of_organisation(wanted) or heads.of_leader(wanted)
    if finished:
        head = finished[0].head
        whose = head.organisation if same_name(head.organisation, wanted) else head.leader
        raise NotAllowed(f"No walk of {whose} is open.", hint=f"Begin one with: {room.typed('walk')}")
    return head_by_id(room, heads, wanted, line=line_of(room, "resume")).head.id


def _chosen(room: Workspace, heads: HeadsRead, *, plain: bool) -> str | None:
    from cx_audit.terminal.screen import has_terminal

    going = heads.going
    if is_missing(room):
        raise no_audits(room)
    if not going:
        raise NotFound("No walk is open.", hint=f"Begin one with: {room.typed('walk')}")
    if len(going) == 1:
        return going[0].head.id
    if not has_terminal() and not plain:
        refuse_to_choose(room, going, hint=f"Name one: {room.typed('resume ID')}")
    from cx_audit.cli.choosing import choose
    from cx_audit.terminal.days import day_text

    def described(head: AuditHead) -> str:
        return f"{head.organisation} · {head.leader} · round {head.round} · left on {day_text(head.changed)}"

    rows = [(described(stored.head), stored.head.id) for stored in going]
    return choose("Which walk will you go on with?", rows, all_with=room.typed("list --open"), plain=plain)


def _walk_on(
    room: Workspace, audit: Audit, *, plain: bool, welcome: Sequence[tuple[str, str]] = ()
) -> tuple[Audit, bool]:
    """The audit, which is held, once it is walked on from where it stands, and whether a person sat at the prompts.

    The pages of the `welcome`, each a title and a text, come before the first question.
    """
    folder = room.audits
    if audit.walk.current is None:
        return finished_now(folder, audit), False
    seat = take_a_seat(audit, plain=plain)
    with signals_pause(seat.halt), seat.stage:
        walked = carry_out(folder, audit, seat.asker) if seat.welcome(welcome) else audit
    return walked, seat.interactive


def _end(room: Workspace, audit: Audit, *, stepwise: bool) -> int:
    """Reveal a walk that was finished, or say how to go on with one that was paused; nobody is kept from it by then."""
    if audit.complete:
        reveal(room, audit, stepwise=stepwise)
        return FINE
    if audit.responses:
        say("Paused and saved. Go on with:", command=room.typed(f"resume {audit.id}"))
    else:
        said = "Paused before the first answer, so there is nothing to keep. Begin again with:"
        say(said, command=room.typed("walk"))
    return STOPPED


def reveal(room: Workspace, audit: Audit, *, stepwise: bool) -> None:
    """Show what a walk came to that has just been finished; `stepwise` waits for a key between its parts."""
    from cx_audit.cli.showing import show_page

    show_page(room, audit, stepwise=stepwise)
    if stepwise:
        say("Read it again whenever you like:", command=room.typed(f"show {audit.id}"))
    sys.stdout.flush()
