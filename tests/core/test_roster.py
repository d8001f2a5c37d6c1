"""The facilitator's list: people, what they said, what was objected, and who of them has walked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cx_audit.core.attendance import Expected
from cx_audit.core.objections import ANSWERS, answer_to
from cx_audit.core.roster import Objection, Roster, State, expected_of
from cx_audit.core.roster_standing import Presence, standing_of
from cx_audit.core.rounds import FIRST_WALK, WalkInRound
from cx_audit.errors import NotFound

NOON = datetime(2031, 5, 17, 12, tzinfo=UTC)
EMPTY = Roster(organisation="Made up")


def invited(*names: str) -> Roster:
    """A list with these people, all invited at noon."""
    roster = EMPTY
    for name in names:
        roster = roster.with_invited(name, reason="", at=NOON)
    return roster


def objected(text: str, *, round: int = 1, said_on: str = "2031-05-17") -> Objection:
    """Something that somebody said against it."""
    return Objection(text=text, said_on=said_on, round=round, at=NOON)


def walk(leader: str, round: int, *, complete: bool = True) -> WalkInRound:
    """A walk of the first checklist."""
    return WalkInRound(leader=leader, round=round, checklist_id=FIRST_WALK, complete=complete)


def test_the_most_senior_come_first_and_whoever_has_no_rank_last() -> None:
    """By rank, then by name, whatever the order in which they came."""
    roster = invited("Zoe", "Ann", "Bob", "Cid").with_seniority("bob", 1).with_seniority("CID", 2)
    assert [each.name for each in roster.people] == ["Bob", "Cid", "Ann", "Zoe"]
    assert [each.name for each in roster.most_senior] == ["Bob"]
    assert [each.name for each in roster.with_seniority("Zoe", 1).most_senior] == ["Bob", "Zoe"]


def test_nobody_is_the_most_senior_without_a_rank() -> None:
    """An unknown rank is not the highest."""
    assert invited("Ann").most_senior == ()
    assert invited("Ann").with_seniority("Ann", 3).with_seniority("Ann", None).most_senior == ()


def test_a_state_replaces_the_reason_of_the_one_before() -> None:
    """A reason belongs to what was said last; a name is found however it is spelled."""
    later = NOON + timedelta(days=1)
    roster = invited("Ann Lee").with_state("ann  lee", State.DEFERRED, reason="After the fair", at=NOON)
    assert (roster.person("Ann Lee").state, roster.person("Ann Lee").reason) == (State.DEFERRED, "After the fair")
    yes = roster.with_state("Ann Lee", State.ACCEPTED, reason="", at=later).person("Ann Lee")
    assert (yes.state, yes.reason, yes.at) == (State.ACCEPTED, "", later)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (State.INVITED, State.INVITED),
        (State.ACCEPTED, State.ACCEPTED),
        (State.DEFERRED, State.INVITED),
        (State.DECLINED, State.INVITED),
    ],
)
def test_inviting_somebody_again(before: State, after: State) -> None:
    """Whoever said later or no is invited again; a yes stays a yes; nobody is on the list twice."""
    roster = invited("Ann").with_state("Ann", before, reason="", at=NOON)
    again = roster.with_invited("ann", reason="", at=NOON + timedelta(days=9))
    assert [each.state for each in again.people] == [after]


def test_a_person_who_is_not_on_the_list() -> None:
    """The nearest name is offered, else how to add one."""
    with pytest.raises(NotFound) as near:
        invited("Ann Lee").with_briefing_read("An Lee", "2031-05-17")
    assert near.value.hint == "Did you mean: Ann Lee?"
    with pytest.raises(NotFound) as far:
        invited("Ann Lee").without_person("Xaver")
    assert "--invite" in far.value.hint


def test_objections_are_kept_in_the_order_in_which_they_were_heard() -> None:
    """By round and day; a number stands for one of them."""
    roster = EMPTY.with_objection(objected("second", round=2)).with_objection(objected("first"))
    assert [each.text for each in roster.objections] == ["first", "second"]
    assert roster.with_reply(2, "Yes").objections[1].reply == "Yes"
    assert [each.text for each in roster.without_objections([1]).objections] == ["second"]
    assert roster.without_objections([1, 2]) == EMPTY
    for number in (0, 3, -1):
        with pytest.raises(NotFound):
            roster.objection(number)


def test_two_objections_in_the_same_words_are_two() -> None:
    """Taking one off, or replying to it, leaves the other as it is."""
    roster = EMPTY.with_objection(objected("No")).with_objection(objected("No"))
    assert len(roster.without_objections([1]).objections) == 1
    assert [each.reply for each in roster.with_reply(1, "Hm").objections] == ["Hm", ""]


def test_who_is_expected_to_walk() -> None:
    """Everybody on the list, and whoever is known from walks besides."""
    roster = invited("Ann", "Bob", "Cid", "Dee").with_seniority("Ann", 1).with_seniority("Dee", 2)
    known = [Expected(leader="bob"), Expected(leader="Eve")]
    assert expected_of(roster, known) == (
        Expected(leader="Ann", seniority=1),
        Expected(leader="Dee", seniority=2),
        Expected(leader="Bob"),
        Expected(leader="Cid"),
        Expected(leader="Eve"),
    )
    assert expected_of(EMPTY, known) == tuple(known)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", ["Ann", "Bob"])
def test_what_was_answered_does_not_change_who_is_expected(name: str, state: State) -> None:
    """The list is private: nothing that is made from it may tell who said no."""
    roster = invited("Ann", "Bob").with_seniority("Ann", 1)
    known = [Expected(leader="Bob"), Expected(leader="Cid")]
    answered = roster.with_state(name, state, reason="no time", at=NOON)
    assert expected_of(answered, known) == expected_of(roster, known)


def test_who_of_the_list_has_walked_the_latest_round() -> None:
    """An earlier round does not count; whoever is under way has not walked; whoever is not on the list is named."""
    roster = invited("Ann", "Bob", "Cid").with_seniority("Bob", 1)
    walks = [walk("ann", 1), walk("Bob", 1), walk("Eve", 1), walk("ANN", 2), walk("Bob", 2, complete=False)]
    standing = standing_of(roster, walks, made_up=False)
    presences = {each.name: standing.presence_of(each) for each in roster.people}
    assert presences == {"Bob": Presence.WALKING, "Ann": Presence.WALKED, "Cid": Presence.NOT_YET}
    assert (standing.round, standing.next_round, standing.besides) == (2, 3, ("Eve",))
    assert [each.name for each in standing.senior_not_walked] == ["Bob"]
    assert [each.name for each in standing.walked_of_list] == ["Ann"]


def test_before_the_first_walk_nobody_has_walked() -> None:
    """No round yet, and the first is the next."""
    roster = invited("Ann").with_seniority("Ann", 1)
    standing = standing_of(roster, [], made_up=False)
    assert (standing.round, standing.next_round) == (None, 1)
    assert standing.presence_of(roster.people[0]) is None
    assert [each.name for each in standing.senior_not_walked] == ["Ann"]


def test_what_was_said_before_the_next_round() -> None:
    """An objection of a round that is over was said before; one of the round to come was not."""
    roster = EMPTY.with_objection(objected("one")).with_objection(objected("two", round=2))
    standing = standing_of(roster, [walk("Ann", 1), walk("Ann", 2, complete=False)], made_up=False)
    assert standing.next_round == 2
    assert [standing.was_said_before(each) for each in roster.objections] == [True, False]


@pytest.mark.parametrize(
    ("objection", "part"),
    [
        ("We already know what they think", "on record"),
        ("I know our customers", "on record"),
        ("We are DIFFERENT here", "not the customer"),
        ("Our industry does not work like that", "not the customer"),
        ("We have a survey for that", "A figure says"),
        ("I can't", "may be paused"),
        ("I can’t make it", "may be paused"),
        ("My people will think it is a trap", "praise only"),
        ("What is the ROI?", "care is the point"),
    ],
)
def test_what_can_be_said_to_an_objection(objection: str, part: str) -> None:
    """The kinds that are heard most often have an answer of ours."""
    assert part in answer_to(objection)


@pytest.mark.parametrize("objection", ["", "Hm.", "Who pays for lunch?", "Unspecial", "Acknowledged"])
def test_other_objections_have_no_answer_of_ours(objection: str) -> None:
    """What we do not recognise is kept as it is, and nothing is put beside it."""
    assert answer_to(objection) == ""


@pytest.mark.parametrize("answer", ANSWERS, ids=[each.text[:20] for each in ANSWERS])
def test_no_answer_claims_too_much(answer: object) -> None:
    """No answer says that something is certain."""
    assert not {"guaranteed", "proven", "significant"} & set(str(answer).lower().split())
