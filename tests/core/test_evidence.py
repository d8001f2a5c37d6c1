"""From answers to evidence: what counts, what is hidden, and the range that missing answers leave open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cx_audit.core.checklist import Basic, Checklist, Condition, Item, Touchpoint
from cx_audit.core.choices import Grade, Outcome
from cx_audit.core.evidence import Possible, evidence_of
from cx_audit.core.questions import NO_WAY_THROUGH, Answer, NotApplicable, Open, Response
from cx_audit.core.responses import Responses
from cx_audit.core.scoring import Evidence, Span
from cx_audit.core.stretches import script_of

from .samples import CHECKLIST, EXTRAS, LAW_CHECKLIST, PHONE, SHOP, down, moved, up, walked
from .strategies import answer_sheets, paths

RETURNED: dict[str, Response] = {"shop/variants": Answer(("return",)), "before/way": Answer("a")}
YES, NO = Answer("yes"), Answer("no")
MET, PARTLY, MISSED = Answer("met"), Answer("partly"), Answer("missed")


def shop(replies: Mapping[str, Response]) -> Possible:
    """The evidence of the shop, walked with these replies and dull ones elsewhere."""
    return evidence_of(script_of(CHECKLIST, walked(replies).responses))["shop"]


def without(responses: Mapping[str, Response], *keys: str) -> dict[str, Response]:
    """The responses but for these."""
    return {key: response for key, response in responses.items() if key not in keys}


def spans(responses: Mapping[str, Response], checklist: Checklist = CHECKLIST) -> dict[str, Span]:
    """The span of the trust score of each touchpoint."""
    return {key: possible.trust for key, possible in evidence_of(script_of(checklist, responses)).items()}


def test_a_dull_visit_is_contented() -> None:
    """Everything met and nothing else: one certain score, the weakest down feeling, no cost and no grade."""
    found = shop({})
    assert found.complete
    assert found.worst == found.best == Evidence(feeling=-1, costs=(0, 0, 0, 0))
    assert found.unmet == ()


@pytest.mark.parametrize(
    ("replies", "costs", "names"),
    [
        ({"shop/basic/seen": MISSED}, [8], ["seen"]),
        ({"shop/basic/seen": PARTLY}, [5], ["seen"]),
        ({"shop/basic/price": MISSED, "shop/basic/reason": MET}, [5], ["price"]),
        ({"shop/basic/price": PARTLY, "shop/basic/reason": MET}, [2], ["price"]),
        ({"shop/basic/price": NotApplicable(), "shop/basic/seen": NotApplicable()}, [], []),
        ({"shop/pair/welcome": Answer("bad")}, [5], ["welcome"]),
        ({"shop/pair/welcome": Answer("good")}, [], []),
        ({"shop/value": Answer("less")}, [5], ["value"]),
        ({"shop/value": Answer("exactly")}, [], []),
        ({"shop/value": Answer("more")}, [], []),
        ({**RETURNED, "shop/basic/mended": MISSED, "shop/pair/blame": Answer("bad")}, [8, 5], ["mended", "blame"]),
        (
            {"shop/basic/price": PARTLY, "shop/basic/reason": MISSED, "shop/basic/sorry": PARTLY},
            [5, 2, 2],
            ["reason", "price", "sorry"],
        ),
        (
            {"shop/basic/price": NotApplicable(), "shop/basic/reason": MISSED},
            [],
            [],
        ),
    ],
)
def test_what_was_not_met(replies: dict[str, Response], costs: list[int], names: list[str]) -> None:
    """A missed basic, a bad pole and less value each have their cost, costliest first; the rest has none."""
    found = shop(replies)
    assert found.complete
    assert found.worst == found.best
    assert [each.cost for each in found.unmet] == costs
    assert [getattr(each.entry, "id", "value") for each in found.unmet] == names
    assert sorted(cost for cost in found.worst.costs if cost) == sorted(costs)


def test_what_does_not_apply_is_not_scored() -> None:
    """A basic that does not apply leaves no trace in the evidence, not even a met one."""
    assert len(shop({"shop/basic/seen": NotApplicable()}).worst.costs) == len(shop({}).worst.costs) - 1


@pytest.mark.parametrize("grade", Grade)
def test_more_value_is_an_extra_with_its_grade(grade: Grade) -> None:
    """More than was paid for counts exactly as an extra of that grade does."""
    more = shop({"shop/value": Answer("more"), "shop/value/grade": Answer(grade)})
    extra = shop({"shop/extra/1": YES, "shop/extra/1/grade": Answer(grade)})
    assert more.worst == more.best == extra.worst == extra.best
    assert more.worst.grades == (grade,)


def test_extras_and_moments_are_gathered_in_order() -> None:
    """Several moments and extras each leave their feeling or grade."""
    found = shop(
        {
            "shop/feeling": Answer(up(5)),
            "shop/moment/1": Answer("up"),
            "shop/moment/1/feeling": Answer(up(6)),
            "shop/moment/2": Answer("down"),
            "shop/moment/2/feeling": Answer(down(2)),
            "shop/extra/1": YES,
            "shop/extra/1/grade": Answer("glad"),
            "shop/extra/2": YES,
            "shop/extra/2/grade": Answer("not-valued"),
        }
    )
    assert found.worst == found.best
    assert (found.worst.feeling, found.worst.moments, found.worst.grades) == (
        5,
        (6, -2),
        (Grade.GLAD, Grade.NOT_VALUED),
    )


def test_an_extra_named_when_asked_again_counts() -> None:
    """An extra that came to mind at the second asking is an extra like any other."""
    found = shop(
        {
            "shop/feeling": Answer(up(5)),
            "shop/extra/1": NO,
            "shop/extra/again": YES,
            "shop/extra/1/grade": Answer("glad"),
        }
    )
    assert found.worst.grades == (Grade.GLAD,)
    assert found.trust == Span(low=5, high=5)


def test_an_absent_extra_changes_nothing() -> None:
    """Saying that there was no extra, or no further one, leaves the score as it is."""
    one = {"shop/feeling": Answer(up(9)), "shop/extra/1": YES, "shop/extra/1/grade": Answer("nice")}
    assert shop(one).trust == shop({**one, "shop/extra/2": NO}).trust == Span(low=4, high=4)
    assert shop({"shop/extra/1": NO}).worst.grades == ()


def test_no_way_through_misses_every_critical_basic() -> None:
    """Could not get through: each critical basic is missed, the normal ones and the extras are not asked for."""
    found = shop({**RETURNED, "shop/card": Answer(NO_WAY_THROUGH), "shop/feeling": Answer(down(2))})
    assert found.complete
    assert [(each.entry, each.outcome, each.cost) for each in found.unmet] == [
        (SHOP.basics[0], Outcome.MISSED, 8),
        (SHOP.basics[4], Outcome.MISSED, 8),
    ]
    assert found.trust == Span(low=-9, high=-9)


def test_a_good_feeling_does_not_help_where_there_was_no_way_through() -> None:
    """However glad the leader felt, no way through is capped by the missed critical basics."""
    walk = walked({"phone/card": Answer(NO_WAY_THROUGH), "phone/feeling": Answer(up(10))})
    assert spans(walk.responses)["phone"] == Span(low=-8, high=-8)


def test_hidden_answers_are_kept_and_not_scored() -> None:
    """An answer whose question no longer shows stays in the responses and leaves the evidence."""
    walk = walked({"shop/basic/price": MISSED, "shop/basic/reason": MISSED}, until="shop/review")
    assert spans(walk.responses)["shop"].high == -6
    back_on_price = moved(walk, Open("shop/basic/price"))
    changed = moved(back_on_price, MET)
    assert changed.responses["shop/basic/reason"] == MISSED
    assert evidence_of(script_of(CHECKLIST, changed.responses))["shop"].unmet == ()


def test_answers_from_before_no_way_through_are_kept_and_not_scored() -> None:
    """Extras, moments and basics answered before the card was changed do not count."""
    walk = walked(
        {
            "phone/feeling": Answer(up(9)),
            "phone/moment/1": Answer("down"),
            "phone/moment/1/feeling": Answer(down(10)),
            "phone/basic/name": MISSED,
            "phone/extra/1": YES,
            "phone/extra/1/grade": Answer("tell"),
        },
        until="phone/review",
    )
    changed = moved(moved(walk, Open("phone/card")), Answer(NO_WAY_THROUGH))
    assert changed.responses["phone/extra/1/grade"] == Answer("tell")
    (found,) = (evidence_of(script_of(CHECKLIST, changed.responses))["phone"],)
    assert found.worst == found.best == Evidence(feeling=9, costs=(8,))


WARM: dict[str, Response] = {
    "shop/feeling": Answer(up(8)),
    "shop/extra/1": YES,
    "shop/extra/1/grade": Answer("nice"),
}


@pytest.mark.parametrize(
    ("replies", "missing", "low", "high"),
    [
        ({}, ["shop/feeling"], -10, 10),
        (WARM, ["shop/feeling"], -10, 4),
        (WARM, ["shop/basic/seen"], -8, 4),
        (WARM, ["shop/basic/seen", "shop/pair/welcome"], -9, 4),
        (WARM, ["shop/value"], -5, 8),
        ({**WARM, "shop/value": Answer("more")}, ["shop/value/grade"], 4, 8),
        (WARM, ["shop/extra/1/grade"], -1, 8),
        (WARM, ["shop/extra/1"], -1, 8),
        (WARM, ["shop/extra/2"], 4, 8),
        (WARM, ["shop/moment/1"], -1, 4),
        ({**WARM, "shop/extra/1/grade": Answer("tell")}, ["shop/moment/1"], -1, 9),
        (
            {**WARM, "shop/extra/1/grade": Answer("tell"), "shop/moment/1": Answer("up")},
            ["shop/moment/1/feeling"],
            8,
            9,
        ),
        (
            {**WARM, "shop/extra/1/grade": Answer("tell"), "shop/moment/1": Answer("down")},
            ["shop/moment/1/feeling"],
            -1,
            8,
        ),
        ({"shop/feeling": Answer(up(5)), "shop/extra/1": NO}, ["shop/extra/again"], -1, 5),
        ({"shop/feeling": Answer(up(5)), "shop/extra/1": NO}, ["shop/feeling"], -10, 10),
        ({}, ["shop/basic/price"], -7, -1),
    ],
)
def test_the_range_of_missing_answers(replies: dict[str, Response], missing: list[str], low: int, high: int) -> None:
    """A missing answer opens a range from the worst to the best that it could be."""
    responses = without(walked(replies).responses, *missing)
    found = evidence_of(script_of(CHECKLIST, responses))["shop"]
    assert not found.complete
    assert found.trust == Span(low=low, high=high)


def test_a_moment_that_was_turned_round_is_not_scored_as_it_was() -> None:
    """A moment changed from up to down leaves a range until it has been felt anew."""
    replies: dict[str, Response] = {"shop/moment/1": Answer("up"), "shop/moment/1/feeling": Answer(up(9))}
    turned = {**walked({**WARM, **replies}).responses, "shop/moment/1": Answer("down")}
    found = evidence_of(script_of(CHECKLIST, turned))["shop"]
    assert not found.complete
    assert found.trust == spans(without(turned, "shop/moment/1/feeling"))["shop"] == Span(low=-1, high=4)


def test_a_basic_that_may_yet_show_is_in_the_range() -> None:
    """Without the answer that decides whether a critical basic shows, the low end counts it as missed."""
    whole = walked({**RETURNED, "shop/basic/mended": MET}).responses
    assert spans(without(whole, "shop/variants", "shop/basic/mended"))["shop"].low == -10
    assert spans(without(whole, "before/way", "shop/basic/mended"))["shop"].low == -8


def test_a_basic_that_cannot_show_is_not_in_the_range() -> None:
    """With one condition already broken, the other one's missing answer does not bring a critical basic into it."""
    whole = walked({"before/way": Answer("b")}).responses
    assert spans(without(whole, "shop/variants"))["shop"].low == -6
    assert spans({**without(whole, "shop/variants"), "before/way": Answer("a")})["shop"].low == -10


def test_facts_quotes_and_promises_are_never_scored() -> None:
    """What is only recorded can be missing without opening a range."""
    whole = walked({"shop/quote/1": Answer("Next!"), "shop/promise/1": YES}).responses
    recorded = [key for key in whole if key.split("/")[1] in ("quote", "fact", "promise", "departments", "worked-out")]
    assert len(recorded) > 8
    assert evidence_of(script_of(CHECKLIST, without(whole, *recorded))) == evidence_of(script_of(CHECKLIST, whole))


def test_nothing_answered_leaves_the_whole_scale() -> None:
    """Before the first answer every score is possible, and nothing is complete."""
    found = evidence_of(script_of(CHECKLIST, {}))
    assert {key: possible.trust for key, possible in found.items()} == {
        "shop": Span(low=-10, high=10),
        "phone": Span(low=-10, high=10),
    }
    assert not any(possible.complete for possible in found.values())


# Answers that a step back has hidden, and a touchpoint's card that is missing.


def tiny(*basics: Basic, before: tuple[Item, ...] = ()) -> Checklist:
    """A checklist of one touchpoint, the phone, with these basics."""
    phone = Touchpoint(
        id="phone",
        title="The phone",
        do="Call.",
        minutes=1,
        ask_feeling="?",
        ask_moment="?",
        ask_worked_out="?",
        basics=basics,
        extras=EXTRAS,
    )
    return replace(CHECKLIST, before=before, touchpoints=(phone,), after=())


CRITICAL = PHONE.basics[0]


def test_a_missing_card_may_mean_that_there_was_no_way_through() -> None:
    """Without the card, the low end is that of no way through, whatever was answered about the visit."""
    checklist = tiny(CRITICAL)
    responses = without(walked({"phone/feeling": Answer(up(3))}, checklist=checklist).responses, "phone/card")
    no_way = {**responses, "phone/card": Answer(NO_WAY_THROUGH)}
    assert spans(no_way, checklist)["phone"] == Span(low=-8, high=-8)
    assert spans(responses, checklist)["phone"] == Span(low=-8, high=-1)
    assert not evidence_of(script_of(checklist, responses))["phone"].complete


def test_a_moment_may_yet_be_hidden_by_a_missing_card() -> None:
    """Without the card, moments count in one case and not in the other, and the range has both."""
    checklist = tiny()
    replies: dict[str, Response] = {
        "phone/feeling": Answer(down(3)),
        "phone/moment/1": Answer("up"),
        "phone/moment/1/feeling": Answer(up(9)),
    }
    responses = without(walked(replies, checklist=checklist).responses, "phone/card")
    no_way = {**responses, "phone/card": Answer(NO_WAY_THROUGH)}
    assert spans(no_way, checklist)["phone"] == Span(low=-3, high=-3)
    assert spans(responses, checklist)["phone"] == Span(low=-3, high=-1)


def test_a_hidden_answer_shows_no_further_question() -> None:
    """A basic is neither asked nor scored because of an answer whose own question is hidden."""
    walk = walked(
        {"shop/basic/price": MISSED, "shop/basic/reason": MISSED, "shop/basic/sorry": MISSED}, until="shop/review"
    )
    changed = moved(moved(walk, Open("shop/basic/price")), MET).responses
    assert changed["shop/basic/reason"] == changed["shop/basic/sorry"] == MISSED
    assert evidence_of(script_of(CHECKLIST, changed))["shop"].unmet == ()
    assert spans(changed) == spans(without(changed, "shop/basic/reason"))


def test_hidden_answers_show_nothing_however_long_the_chain() -> None:
    """Where the first of four basics hides the second, the third and the fourth are hidden with it."""
    names = ("one", "two", "three", "four")
    chain = [Basic(id="one", ask="?", name="one")]
    for before, name in pairwise(names):
        when = (Condition(key=f"phone/basic/{before}", values=("missed",)),)
        chain.append(Basic(id=name, ask="?", name=name, when=when))
    checklist = tiny(*chain)
    missed = walked({f"phone/basic/{name}": MISSED for name in names}, checklist=checklist).responses
    assert len(evidence_of(script_of(checklist, missed))["phone"].unmet) == 4
    assert evidence_of(script_of(checklist, {**missed, "phone/basic/one": MET}))["phone"].unmet == ()


# Laws.

RECORDED = ("quote", "promise", "departments", "worked-out", "review")
SLOW_BY_NATURE = (HealthCheck.too_slow, HealthCheck.data_too_large)
QUICK = settings(max_examples=2 * settings().max_examples)
WALKED = settings(max_examples=settings().max_examples // 2, suppress_health_check=SLOW_BY_NATURE)


def scored(responses: Mapping[str, Response]) -> dict[str, Response]:
    """The responses but for those that are only recorded, which no score or question depends on."""
    return {key: response for key, response in responses.items() if key.split("/")[1] not in RECORDED}


walked_answers = paths(LAW_CHECKLIST).map(lambda path: scored(path[1].responses))
given_answers = answer_sheets(LAW_CHECKLIST)


def check_that_skipping_only_widens(whole: dict[str, Response], skipped: list[str]) -> None:
    """Take the responses away one by one; each span must contain the one before, down from one certain score."""
    rest = dict(whole)
    before = spans(rest, LAW_CHECKLIST)
    assert all(span.known is not None for span in before.values())
    for key in skipped:
        del rest[key]
        now = spans(rest, LAW_CHECKLIST)
        for name, span in now.items():
            assert span.low <= before[name].low, f"{name}: skipping {key} raised the low end"
            assert span.high >= before[name].high, f"{name}: skipping {key} lowered the high end"
        before = now


def check_that_the_range_contains_the_score(whole: dict[str, Response], missing: set[str]) -> None:
    """The score of all the answers must lie within the range of those that are left."""
    rest = spans(without(whole, *missing), LAW_CHECKLIST)
    for name, span in spans(whole, LAW_CHECKLIST).items():
        assert span.known is not None
        assert rest[name].low <= span.known <= rest[name].high


@QUICK
@given(given_answers, st.data())
def test_skipping_only_widens_the_range(whole: dict[str, Response], data: st.DataObject) -> None:
    """Each response taken away leaves a span that contains the one before, whatever is hidden among them."""
    check_that_skipping_only_widens(whole, data.draw(st.permutations(sorted(whole)))[:6])


@QUICK
@given(given_answers, st.data())
def test_the_range_contains_the_score(whole: dict[str, Response], data: st.DataObject) -> None:
    """Whatever part of the answers is missing, the score of them all lies within the range of the rest."""
    check_that_the_range_contains_the_score(whole, data.draw(st.sets(st.sampled_from(sorted(whole)))))


@WALKED
@given(walked_answers, st.data())
def test_the_laws_of_ranges_hold_for_answers_that_were_walked(whole: dict[str, Response], data: st.DataObject) -> None:
    """The same two laws for walks with steps back and opened answers."""
    skipped = data.draw(st.lists(st.sampled_from(sorted(whole)), unique=True, max_size=8))
    check_that_skipping_only_widens(whole, skipped)
    check_that_the_range_contains_the_score(whole, set(skipped))


@given(given_answers, st.randoms(use_true_random=False))
def test_the_order_of_answering_is_irrelevant(whole: dict[str, Response], random: Random) -> None:
    """The same answers given in another order have the same evidence."""
    shuffled = dict(random.sample(list(whole.items()), len(whole)))
    assert evidence_of(script_of(LAW_CHECKLIST, shuffled)) == evidence_of(script_of(LAW_CHECKLIST, whole))


def test_more_given_back_never_lowers_the_score_or_hides_an_extra() -> None:
    """Whatever extras were named, also when asked again: from exactly to more, and from not valued to tell, T rises."""
    worths = [{"shop/value": Answer("exactly")}] + [
        {"shop/value": Answer("more"), "shop/value/grade": Answer(str(grade))}
        for grade in (Grade.NOT_VALUED, Grade.NICE, Grade.GLAD, Grade.TELL)
    ]
    for first, again, grade in product(("yes", "no"), ("yes", "no"), Grade):
        named = {
            "shop/feeling": Answer(up(10)),
            "shop/extra/1": Answer(first),
            "shop/extra/again": Answer(again),
            "shop/extra/1/grade": Answer(str(grade)),
        }
        before = walked({**named, "shop/value": Answer("exactly")}).responses
        scores = [trust_of({**before, **worth}) for worth in worths]
        assert scores == sorted(scores), (first, again, grade, scores)


def trust_of(responses: Responses) -> int:
    """The trust score of the shop, which these responses leave no doubt about or leave at its lowest."""
    return evidence_of(script_of(CHECKLIST, responses))["shop"].trust.low
