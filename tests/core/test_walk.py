"""The walk: stepping back, opening an answer, what it refuses, and where it stands."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cx_audit.core.questions import (
    Answer,
    Back,
    NotApplicable,
    Open,
    Pause,
    Reply,
    Response,
)
from cx_audit.core.replies import may_not_apply
from cx_audit.core.step import Part
from cx_audit.core.walk import Accepted, Change, Place, Refusal, Walk

from .samples import CHECKLIST, PHONE, SHOP, at, current, down, dull_reply, moved, up, walked

MET, MISSED = Answer("met"), Answer("missed")


def refused(walk: Walk, reply: Reply) -> str:
    """The sentence with which the walk refuses a reply."""
    outcome = walk.reply(reply)
    assert isinstance(outcome, Refusal), outcome
    return outcome.message


def back(walk: Walk, times: int = 1) -> Walk:
    """The walk after so many steps back."""
    for _ in range(times):
        walk = moved(walk, Back())
    return walk


def test_back_goes_to_the_first_question_and_no_further() -> None:
    """Every question before the sealing can be reached again, and from the first there is no way back."""
    walk = walked(until="predictions/seal")
    passed = []
    while isinstance(outcome := walk.reply(Back()), Accepted):
        assert outcome.change is None
        walk = outcome.walk
        passed.append(at(walk))
    assert passed == list(walked(until="predictions/seal").responses)[::-1]
    assert refused(walk, Back()) == "This is the first question."


def test_back_goes_from_one_touchpoint_into_the_one_before() -> None:
    """The first question of a touchpoint has the review of the one before behind it."""
    assert at(back(walked(until="phone/card"))) == "shop/review"
    assert at(back(walked(until="after/reasons"))) == "phone/review"


def test_back_does_not_cross_the_seal() -> None:
    """Once sealed, predictions and what came before them cannot be reached again."""
    walk = walked(until="shop/variants")
    assert walk.sealed
    assert "sealed" in refused(walk, Back())
    assert "sealed" in refused(back(walked(until="shop/feeling"), 2), Back())
    assert not walked(until="predictions/seal").sealed


def test_answers_stay_when_stepping_back_and_are_offered_again() -> None:
    """Stepping back changes no answer; replying again with the same goes forward over what was answered."""
    walk = walked({"before/need": Answer("A key.")}, until="predictions/shop")
    looking = back(walk, 2)
    assert at(looking) == "before/need"
    assert looking.responses == walk.responses
    assert looking.responses["before/need"] == Answer("A key.")
    passed = []
    while looking.at is not None:
        passed.append(at(looking))
        looking = moved(looking, looking.responses[current(looking).key])
    assert passed == ["before/need", "before/way"]
    assert (at(looking), looking.responses) == ("predictions/shop", walk.responses)


def test_a_changed_answer_shows_its_new_question_next() -> None:
    """A question that a change brings up is asked before the walk goes on."""
    walk = back(walked({"before/way": Answer("a")}, until="predictions/shop"))
    changed = moved(walk, Answer("b"))
    assert at(changed) == "before/detour"


def test_a_change_carries_what_the_answer_was() -> None:
    """An accepted answer says what it was before, None at first."""
    walk = walked(until="before/way")
    first = walk.reply(Answer("a"))
    assert isinstance(first, Accepted)
    assert first.change == Change(key="before/way", was=None, became=Answer("a"))
    again = back(first.walk).reply(Answer("b"))
    assert isinstance(again, Accepted)
    assert again.change == Change(key="before/way", was=Answer("a"), became=Answer("b"))


def test_an_answer_opened_from_the_review_comes_back_to_the_review() -> None:
    """Open leads to the answer, and its reply straight back to the review, which is asked anew."""
    walk = walked({"shop/basic/seen": MISSED}, until="shop/review")
    opened = moved(walk, Open("shop/basic/seen"))
    assert at(opened) == "shop/basic/seen"
    assert opened.responses == walk.responses
    changed = moved(opened, MET)
    assert at(changed) == "shop/review"
    assert changed.responses == {**walk.responses, "shop/basic/seen": MET}
    assert at(moved(changed, Answer("closed"))) == "phone/card"


def test_what_an_opened_answer_brings_up_is_asked_before_the_review() -> None:
    """A new question of the same touchpoint comes first, then the review again."""
    opened = moved(walked(until="shop/review"), Open("shop/basic/price"))
    changed = moved(opened, MISSED)
    assert at(changed) == "shop/basic/reason"
    assert at(moved(changed, MET)) == "shop/review"


def test_a_moment_that_was_turned_round_is_felt_anew() -> None:
    """A moment changed from up to down asks for its feeling again, and takes none that goes up."""
    answers: dict[str, Response] = {"shop/moment/1": Answer("up"), "shop/moment/1/feeling": Answer(up(7))}
    opened = moved(walked(answers, until="shop/review"), Open("shop/moment/1"))
    turned = moved(opened, Answer("down"))
    while at(turned) == "shop/moment/1/what":
        turned = moved(turned, turned.responses["shop/moment/1/what"])
    assert at(turned) == "shop/moment/1/feeling"
    assert "goes down" in refused(turned, Answer(up(7)))
    assert at(moved(turned, Answer(down(7)))) == "shop/review"


def test_opening_from_a_closed_review_opens_the_review_again() -> None:
    """Stepping back to a review and opening an answer asks for the review once more afterwards."""
    walk = back(walked(until="phone/feeling"), 2)
    assert at(walk) == "shop/review"
    opened = moved(walk, Open("shop/worked-out"))
    assert "shop/review" not in opened.responses
    assert at(moved(opened, Answer("Well."))) == "shop/review"


@pytest.mark.parametrize(
    ("until", "key", "words"),
    [
        ("shop/feeling", "shop/card", "from the review"),
        ("shop/review", "phone/card", "does not belong"),
        ("shop/review", "predictions/shop", "does not belong"),
        ("shop/review", "shop/review", "does not belong"),
        ("shop/review", "shop/basic/reason", "does not belong"),
    ],
)
def test_only_visible_answers_of_the_touchpoint_are_opened(until: str, key: str, words: str) -> None:
    """Open is for a review, and for what that review shows."""
    assert words in refused(walked(until=until), Open(key))


def test_the_review_shows_every_question_of_its_touchpoint() -> None:
    """What can be opened is what was asked in this touchpoint, in order, without the review."""
    walk = walked(until="shop/review")
    asked = [key for key in walk.responses if key.startswith("shop/")]
    assert [step.key for step in walk.reviewed(current(walk))] == asked


def test_a_question_that_is_gone_is_not_looked_at() -> None:
    """A walk kept at a question that no longer shows asks the first one without an answer."""
    walk = walked(until="shop/feeling")
    assert at(replace(walk, at="shop/basic/reason")) == "shop/feeling"


def test_a_gap_is_asked_for_before_the_walk_goes_on() -> None:
    """Where an earlier answer is missing, the reply to the question looked at leads to the gap, not onwards."""
    walk = walked(until="phone/card")
    gap = {key: response for key, response in walk.responses.items() if key != "shop/value"}
    looking = replace(walk, responses=gap, at="shop/worked-out")
    assert at(looking) == "shop/worked-out"
    assert at(moved(looking, Answer("Well."))) == "shop/value"


def test_a_finished_walk_takes_no_reply() -> None:
    """After the last answer there is no question, and every reply is refused."""
    walk = walked()
    assert walk.finished
    assert walk.current is None
    for reply in (Answer("more"), Back(), Pause(), Open("shop/card")):
        assert "finished" in refused(walk, reply)


def test_a_pause_changes_nothing() -> None:
    """Pausing keeps the walk as it is, looked-at question and all."""
    walk = back(walked(until="before/way"))
    outcome = walk.reply(Pause())
    assert outcome == Accepted(walk=walk)


def test_an_empty_text_takes_its_default() -> None:
    """An empty answer, or one of spaces, stands for the default, and words are taken without spaces around them."""
    walk = walked(until="before/persona")
    assert moved(walk, Answer("")).responses["before/persona"] == Answer("Somebody in a hurry")
    assert moved(walk, Answer("  ")).responses["before/persona"] == Answer("Somebody in a hurry")
    assert moved(walk, Answer(" A baker ")).responses["before/persona"] == Answer("A baker")


@pytest.mark.parametrize(("until", "given"), [("shop/fact/waited", "7"), ("after/again", "2031-05-17")])
def test_a_passed_number_or_day_does_not_apply(until: str, given: str) -> None:
    """Passing a number or a day with an empty answer is recorded as not applying."""
    walk = walked(until=until)
    assert moved(walk, Answer("")).responses[until] == NotApplicable()
    assert may_not_apply(current(walk).question)
    value = int(given) if given.isdigit() else given
    assert moved(walk, Answer(value)).responses[until] == Answer(value)


def test_an_option_may_be_answered_twice_with_no_change_but_never_half() -> None:
    """A refused reply leaves the walk where it was."""
    walk = walked(until="shop/basic/seen")
    assert isinstance(walk.reply(Answer("maybe")), Refusal)
    assert at(walk) == "shop/basic/seen"
    assert "shop/basic/seen" not in walk.responses


def test_places_are_counted_within_each_part() -> None:
    """Questions are numbered within their part or touchpoint, without the card, the review and the seal."""
    walk = walked(until="before/way")
    assert walk.place() == Place(
        part=Part.BEFORE,
        touchpoint=0,
        touchpoints=2,
        question=4,
        questions=4,
        minutes_left=walk.place().minutes_left,
        done=walk.place().done,
    )
    feeling_of_phone = walked(until="phone/feeling").place()
    assert (feeling_of_phone.part, feeling_of_phone.touchpoint) == (Part.TOUCHPOINT, 2)
    assert feeling_of_phone.question == 1
    prediction = walked(until="predictions/phone").place()
    assert (prediction.part, prediction.touchpoint, prediction.question, prediction.questions) == (
        Part.PREDICTIONS,
        0,
        2,
        2,
    )
    assert walked(until="after/again").place().part is Part.AFTER


@pytest.mark.parametrize("key", ["shop/card", "shop/review", "predictions/seal"])
def test_uncounted_questions_have_a_place_too(key: str) -> None:
    """At a card, a review or the seal the numbers stay within their limits."""
    place = walked(until=key).place()
    assert 1 <= place.question <= place.questions


def test_places_and_minutes_run_in_one_direction() -> None:
    """Numbers rise within a part, minutes never rise by more than the questions that an answer brings, and end at 0."""
    walk = Walk(checklist=CHECKLIST)
    places = [walk.place()]
    while (step := walk.current) is not None:
        walk = moved(walk, dull_reply(step.question))
        places.append(walk.place())
    for before, after in pairwise(places):
        assert 1 <= after.question <= after.questions
        assert after.minutes_left <= before.minutes_left + 1
        same = (before.part, before.touchpoint) == (after.part, after.touchpoint)
        assert not same or after.question >= before.question
    assert places[0].minutes_left > SHOP.minutes + PHONE.minutes
    assert places[-1].minutes_left == 0


def test_the_share_that_is_done_runs_from_nothing_to_all() -> None:
    """At the start nothing is done, at the end everything is, and in between something."""
    assert Walk(checklist=CHECKLIST).place().done == 0
    assert 0 < walked(until="phone/card").place().done < 1
    assert walked().place().done == 1


def test_a_visit_that_is_over_takes_no_more_minutes() -> None:
    """Once the card is answered its minutes are no longer ahead."""
    before, after = walked(until="shop/card").place(), walked(until="shop/feeling").place()
    assert before.minutes_left - after.minutes_left >= SHOP.minutes
