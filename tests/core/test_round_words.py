"""What rounds compared show, in words; what was foreseen, and what was committed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from fractions import Fraction

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.commitments import letter_of_owner
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.movement import Movement, Number, Tally
from cx_audit.core.questions import NO_WAY_THROUGH, Answer
from cx_audit.core.round_findings import RoundFindings, findings_of
from cx_audit.core.round_foresight import Fate
from cx_audit.core.round_left_out import left_out_of_report_texts, left_out_texts, once_texts
from cx_audit.core.round_words import (
    CAUTION,
    basis_text,
    changes_text,
    fates_text,
    finding_of,
    headline_of,
    moved_by_text,
    net_tally_text,
    notes_on,
    nothing_text,
    points_text,
    side_text,
    slope_text,
    tally_text,
    touchpoint_tally_text,
    whose_fates_text,
)
from cx_audit.core.rounds_chosen import Wanted

from .samples import NOON
from .team_samples import Replies, engagement, predicted, scored, walk_of
from .test_round_comparison import OTHER_PHONE, WITH_THANKS, at, both, compared, touchpoint


@pytest.mark.parametrize(
    ("up", "down", "same", "text"),
    [
        (4, 0, 0, "all 4 moved up"),
        (0, 3, 0, "all 3 moved down"),
        (2, 0, 0, "both moved up"),
        (0, 0, 2, "both stayed the same"),
        (3, 1, 0, "3 of 4 moved up, 1 down"),
        (2, 0, 1, "2 of 3 moved up, 1 the same"),
        (0, 1, 3, "1 of 4 moved down, 3 the same"),
        (1, 1, 1, "1 of 3 moved up, 1 down, 1 the same"),
        (1, 0, 0, "moved up"),
        (0, 0, 1, "stayed the same"),
        (0, 0, 0, ""),
    ],
)
def test_how_many_moved_which_way(up: int, down: int, same: int, text: str) -> None:
    """Counts, never a mean and never a claim."""
    assert tally_text(Tally(up=up, down=down, same=same)) == text


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (-5, 4, "now built"),
        (4, -1, "now eroded"),
        (1, 9, "still built"),
        (-9, -1, "still eroded"),
        (0, -3, "still eroded"),
    ],
)
def test_the_side_of_the_line(before: int, after: int, text: str) -> None:
    """A tie gained nothing, so it stands on the side of eroded."""
    assert side_text(Movement(before=before, after=after)) == text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ((1, 2), "up"),
        ((1, 2, 3), "up each time"),
        ((3, 2, 1), "down each time"),
        ((1, 1, 1), "the same each time"),
        ((1, 2, 1), "up, then down"),
        ((1, 2, 3, 1), "up, then down"),
        ((1, 2, 1, 2), "up, down, up"),
        ((1, 2, 1, 2, 1), "up and down"),
        ((1,), ""),
    ],
)
def test_slopes(numbers: tuple[int, ...], text: str) -> None:
    """Where scores went from round to round."""
    assert slope_text(numbers) == text


@pytest.mark.parametrize(
    ("points", "text"),
    [(Fraction(16, 5), "+3.2"), (Fraction(-1, 4), "−0.2"), (12, "+12"), (0, "0"), (Fraction(1, 100), "0")],
)
def test_points(points: Fraction | int, text: str) -> None:
    """A sign, and a decimal where there is one."""
    assert points_text(points) == text


def findings(*audits: Audit, wanted: Wanted | None = None, marks: tuple[Mark, ...] | None = ()) -> RoundFindings:
    """What the last two rounds show, or those wanted."""
    return findings_of(engagement(*audits), wanted or Wanted(), marks)


def test_the_headline_counts_leaders() -> None:
    """How many moved up, and where everybody did; one leader is not called everyone."""
    ann, bob = both("Ann", at(-5, 4), at(4, 6)), both("Bob", at(-5, 4), at(4, 1), day=1)
    assert headline_of(compared(*ann, *bob)) == (
        "From round 1 to round 2, both leaders moved up.",
        "Up for everyone: the shop.",
    )
    assert headline_of(compared(*ann)) == (
        "From round 1 to round 2, the one leader in both moved up.",
        "Up: the shop and the phone.",
    )
    cid = both("Cid", at(4, 1), at(-5, 1), day=2)
    assert headline_of(compared(*ann, *bob, *cid)) == ("From round 1 to round 2, 2 of 3 leaders moved up, 1 down.",)


def test_the_headline_without_trust_scores() -> None:
    """Where nothing was asked twice, and where nobody walked from the first to the last, that is said."""
    phone_only = replace(OTHER_PHONE, touchpoints=OTHER_PHONE.touchpoints[1:])
    felt_only = both("Ann", at(-5, -5), scored("phone", 4), later=phone_only)
    assert headline_of(compared(*felt_only)) == (
        "From round 1 to round 2, no scored question was asked in the same way: only how it felt is compared.",
    )
    apart = compared(
        *both("Ann", at(1, 1), at(2, 2)),
        walk_of("Bob", at(1, 1), number=2, day=150),
        walk_of("Bob", at(1, 1), number=3, day=200),
        rounds=(1, 2, 3),
    )
    assert headline_of(apart)[0] == "Nobody walked both round 1 and round 3."


def test_what_bears_on_a_movement() -> None:
    """On how many questions it stands, who could not get through, and who walked another way."""
    blocked: Replies = {"phone/card": Answer(NO_WAY_THROUGH)}
    before: Replies = {**at(1, 1), "shop/variants": Answer(("buy",))}
    after: Replies = {**scored("shop", 1), **blocked, "shop/variants": Answer(("return",))}
    found = compared(*both("Ann", before, after, later=WITH_THANKS))
    (shop,), (phone,) = (touchpoint(found, each).leaders for each in ("shop", "phone"))
    assert (basis_text(shop), basis_text(phone)) == ("", "on 3 of its 4 scored questions")
    assert notes_on(shop) == ("walked another way: “Buy something”, then “Take something back”",)
    assert notes_on(phone) == ("could not get through in round 2",)
    apart = compared(*both("Ann", at(1, 1), at(1, 1), later=OTHER_PHONE))
    assert basis_text(touchpoint(apart, "phone").leaders[0]) == "no scored question in common: only how it felt"


def test_a_mean_has_its_n_and_its_range() -> None:
    """Five leaders: the mean difference, never without how many there are and how far they lie apart."""
    changes = (1, 2, 3, 4, 8)
    audits = [
        audit for day, by in enumerate(changes) for audit in both(f"L{day}", at(1, 1), at(1 + by, 1 + by), day=day)
    ]
    found = compared(*audits)
    assert changes_text(found.net_mean, found.net_moves) == "rose by 36 on average (n = 5, each by +10 to +80)"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ((1, 1, 1, 1, 1), "rose by 10 for each (n = 5)"),
        ((-1, -1, -1, -3, -4), "fell by 20 on average (n = 5, each by −40 to −10)"),
        ((4, 4, 4, 4, -1), "changed by −10 to +40 (n = 5)"),
        ((0, 1, 2, 3, 4), "changed by 0 to +40 (n = 5)"),
        ((0, 0, 0, 0, 0), ""),
        ((1, 2, 3, 4), ""),
    ],
)
def test_an_average_hides_nobody(changes: tuple[int, ...], said: str) -> None:
    """Only where all moved the same way, from five leaders on, is there one; else from which change to which."""
    walked = [both(f"L{day}", at(5, 5), at(5 + by, 5 + by), day=day) for day, by in enumerate(changes)]
    found = compared(*(audit for audits in walked for audit in audits))
    assert changes_text(found.net_mean, found.net_moves) == said


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [(-1, 4, "↑ +5"), (7, -5, "↓ −12"), (-8, -8, "0"), (Fraction(1, 3), Fraction(2, 3), "↑ +0.3")],
)
def test_by_how_much_a_score_moved(before: Number, after: Number, text: str) -> None:
    """An arrow and the points; neither arrow nor sign where it stayed."""
    assert moved_by_text(Movement(before=before, after=after)) == text


def over_three(leader: str, *shops: int | None, day: int) -> list[Audit]:
    """One leader's walks of rounds 1 to 3, with these scores at the shop; None for a round that was not walked."""
    return [
        walk_of(leader, at(shop, 1), day=100 * number + day, number=number)
        for number, shop in enumerate(shops, 1)
        if shop is not None
    ]


def test_the_headline_names_who_walked_every_round_and_tells_of_the_others() -> None:
    """Whoever walked some of the rounds only is not lost behind those who walked them all."""
    ann, bob = over_three("Ann", 1, 2, 3, day=0), over_three("Bob", 1, None, 4, day=1)
    cid, dee = over_three("Cid", 5, 2, None, day=2), over_three("Dee", 4, 5, 6, day=3)
    assert headline_of(compared(*ann, *cid, *dee, rounds=(1, 2, 3))) == (
        "From round 1 to round 3, A and C, who walked all three rounds, moved up.",
        "B, who walked only rounds 1 and 2, moved down.",
        "Up for A and C: the shop.",
    )
    assert headline_of(compared(*ann, *bob, *cid, rounds=(1, 2, 3)), lambda letter: f"[{letter}]")[0] == (
        "From round 1 to round 3, [A] and [B], who walked both round 1 and round 3, moved up."
    )
    falling = over_three("Eve", 5, 4, 3, day=4)
    assert headline_of(compared(*ann, *cid, *falling, rounds=(1, 2, 3)))[0] == (
        "From round 1 to round 3, of A and C, who walked all three rounds, 1 of 2 moved up, 1 down."
    )


def test_a_tally_says_of_whom_it_is() -> None:
    """Where others walked some of the rounds, those counted are told from them, at a touchpoint as well."""
    ann, bob = over_three("Ann", 1, 2, 3, day=0), over_three("Bob", 1, None, 4, day=1)
    cid, dee = over_three("Cid", 5, 2, None, day=2), over_three("Dee", 6, 5, 4, day=3)

    def told(*audits: Audit) -> tuple[str, str]:
        found = compared(*audits, rounds=(1, 2, 3))
        return net_tally_text(found, str), touchpoint_tally_text(touchpoint(found, "shop"), str)

    assert told(*ann, *dee) == ("1 of 2 leaders moved up, 1 down", "1 of 2 moved up, 1 down")
    assert told(*ann, *cid, *dee) == (
        "1 of 2 who walked every round moved up, 1 down",
        "1 of 2 who walked there in both round 1 and round 3 moved up, 1 down",
    )
    assert told(*ann, *bob, *cid) == (
        "both who walked both round 1 and round 3 moved up",
        "both who walked there in both round 1 and round 3 moved up",
    )
    assert told(*ann, *cid) == (
        "A, who walked every round, moved up",
        "A, who walked there in both round 1 and round 3, moved up",
    )
    assert told(*over_three("Ann", 1, 2, None, day=0), *over_three("Bob", None, 2, 3, day=1)) == ("", "")


def test_the_finding_is_the_first_sentence_of_the_headline() -> None:
    """One sentence for where there is room for one, with leaders named as elsewhere."""
    ann, cid = over_three("Ann", 1, 2, 3, day=0), over_three("Cid", 5, 2, None, day=2)
    found = compared(*ann, *cid, rounds=(1, 2, 3))
    assert finding_of(found, lambda letter: f"[{letter}]") == (
        "From round 1 to round 3, [A], who walked all three rounds, moved up."
    )


def test_a_report_tells_of_the_walks_of_its_rounds_only() -> None:
    """A walk still open in the last round is under way; in an earlier one it was not finished; later ones are left."""
    opened = [
        walk_of(leader, {}, day=day, number=number, until="shop/card")
        for leader, number, day in (("Bob", 1, 3), ("Ann", 1, 4), ("Bob", 2, 120), ("Bob", 3, 220))
    ]
    found = findings(
        *both("Ann", at(1, 1), at(2, 2)), *both("Cid", at(1, 1), at(2, 2), day=1), *opened, wanted=Wanted(rounds=(1, 2))
    )
    letter = found.engagement.letter_of("Bob")
    assert left_out_of_report_texts(found, str) == (
        f"Not finished in round 1, so left out there: {letter}.",
        f"Still walking round 2, so left out: {letter}.",
    )
    assert len(left_out_texts(found, str)) == 3


def test_who_is_left_out_is_said_with_n() -> None:
    """Only in one round, still walking, walked again, answers missing, and another checklist."""
    first, second = both("Eve", at(1, 1), at(1, 1), day=4)
    lacking = {key: each for key, each in second.responses.items() if key != "phone/basic/person"}
    other = replace(walk_of("Dee", at(1, 1), number=2, day=103).checklist, id="another", title="Another")
    found = findings(
        *both("Ann", at(1, 1), at(2, 2)),
        replace(walk_of("Ann", at(1, 1), number=2, day=90), id="ann-before"),
        walk_of("Bob", at(1, 1), day=1),
        walk_of("Cid", at(1, 1), day=2),
        walk_of("Bob", {}, number=2, day=101, until="shop/card"),
        walk_of("Dee", at(1, 1), number=2, day=103, checklist=other),
        first,
        replace(second, responses=lacking),
    )
    assert once_texts(found.comparison, str) == ("Only in round 1: B, C and D (n = 3).",)
    assert left_out_texts(found, str) == (
        "Still walking round 2, so left out: B.",
        "Walked round 2 more than once: A. The walk that ended last counts.",
        "Answers are missing in round 2, so left out: D.",
        "Another checklist in round 2: “Another”, walked by E.",
    )


@pytest.mark.parametrize(
    ("audits", "wanted", "text"),
    [
        (
            [walk_of("Ann", at(1, 1))],
            Wanted(),
            "“A made-up checklist” is finished in round 1 only, so there is nothing to compare it with yet.",
        ),
        (
            [walk_of("Ann", {}, until="shop/card")],
            Wanted(),
            "No walk of “A made-up checklist” is finished, so there is nothing to compare.",
        ),
        (
            [walk_of("Ann", at(1, 1)), walk_of("Bob", at(1, 1), number=2, day=1)],
            Wanted(),
            "Nobody walked two of rounds 1 and 2, so nothing is compared.",
        ),
        (
            [walk_of("Ann", at(1, 1)), walk_of("Ann", {}, number=2, day=1, until="shop/card")],
            Wanted(rounds=(1, 2)),
            "Of rounds 1 and 2, only round 1 has a finished walk of “A made-up checklist”, so nothing is compared.",
        ),
        (
            both("Ann", at(1, 1), at(1, 1)),
            Wanted(first=2),
            "No walk of “A made-up checklist” is finished in a round after round 2, so nothing is compared.",
        ),
        (
            both("Ann", at(1, 1), at(1, 1)),
            Wanted(last=1),
            "Round 1 is the first with a finished walk of “A made-up checklist”, so nothing is compared; compare from "
            "round 2 on.",
        ),
    ],
)
def test_why_nothing_is_compared(audits: list[Audit], wanted: Wanted, text: str) -> None:
    """Each case in a sentence."""
    found = findings(*audits, wanted=wanted)
    assert not found.compares
    assert nothing_text(found) == text


def test_nobody_is_counted_as_only_in_the_one_round_there_is() -> None:
    """Of one round alone that is said of everybody, so it says nothing."""
    found = findings(*both("Ann", at(1, 1), at(1, 1)), wanted=Wanted(last=1))
    assert [number for number, _ in found.comparison.once] == [1]
    assert once_texts(found.comparison, str) == ()


def test_other_rounds_that_share_a_leader_are_known() -> None:
    """Where the last two rounds share nobody, two that do can be offered."""
    found = findings(*both("Ann", at(1, 1), at(1, 1)), walk_of("Bob", at(1, 1), number=3, day=200))
    assert (found.compares, found.comparison.numbers, found.sharing) == (False, (2, 3), (1, 2))


def test_blind_spots_close_stay_and_come() -> None:
    """Gaps before and after, on the recomputed scores, and the mean of each round."""
    foreseen: Replies = {**predicted("shop", 6), **predicted("phone", 2)}
    found = findings(*both("Ann", {**at(-5, 1), **foreseen}, {**at(4, -2), **foreseen}))
    (ann,) = found.foresight
    assert [(gap.before.gap, gap.after.gap, gap.fate) for gap in ann.gaps] == [
        (11, 2, Fate.CLOSED),
        (1, 4, Fate.NEW),
    ]
    assert [(number, each.optimism) for number, each in ann.rounds] == [(1, Fraction(6)), (2, Fraction(3))]
    assert fates_text(ann.gaps) == "1 closed, 1 new"
    assert whose_fates_text(ann.gaps[:1], str) == "closed: A"
    assert ann.broken_seals == ()


def test_a_touchpoint_that_was_not_predicted_has_no_gap() -> None:
    """A gap needs a prediction in every round; the other touchpoint keeps its own."""
    first, second = both("Ann", at(1, 1), at(1, 1))
    unforeseen = {key: each for key, each in second.responses.items() if key != "predictions/phone"}
    (ann,) = findings(first, replace(second, responses=unforeseen)).foresight
    assert [gap.touchpoint_id for gap in ann.gaps] == ["shop"]


def test_a_touchpoint_that_does_not_compare_has_no_gap() -> None:
    """Without a trust score on the same questions there is nothing to hold a prediction against, twice."""
    (ann,) = findings(*both("Ann", at(1, 1), at(1, 1), later=OTHER_PHONE)).foresight
    assert [gap.touchpoint_id for gap in ann.gaps] == ["shop"]


COMMITTED: Replies = {
    "after/act/what": Answer("Call back."),
    "after/act/who": Answer("Ann"),
    "after/act/by": Answer("2031-06-01"),
}


def test_commitments_between_the_rounds() -> None:
    """Those of the earlier round with the mark that holds; the later round's are for the next comparison."""
    first, second = both("Ann Lee", {**at(1, 1), **COMMITTED}, {**at(1, 1), **COMMITTED})
    kept = Mark(
        follow_up=f"{first.id}/after/act", state=FollowUpState.KEPT, day="2031-05-30", at=NOON + timedelta(days=9)
    )
    (commitment,) = findings(first, second, marks=(kept,)).commitments
    assert (commitment.audit.id, commitment.what, commitment.state) == (first.id, "Call back.", FollowUpState.KEPT)
    (unmarked,) = findings(first, second, marks=()).commitments
    assert unmarked.state is FollowUpState.OPEN
    assert not findings(first, second, marks=None).marks_known


@pytest.mark.parametrize(
    ("who", "letter"),
    [("ann  LEE", "A"), ("Ann", "A"), ("Lee", None), ("Bob", "B"), ("Sam at the counter", None), ("", None)],
)
def test_the_letter_of_an_owner(who: str, letter: str | None) -> None:
    """A leader's whole name or a part of it that nobody else has; everybody else has none."""
    assert letter_of_owner(who, {"ann lee": "A", "bob": "B", "cid lee": "C"}) == letter


def test_the_words_claim_no_more_than_a_visit_each_can_bear() -> None:
    """The caution says that there was one visit each, and that leaders now know where to look."""
    assert "One visit each, and leaders now know where to look" in CAUTION
    for word in ("significant", "proven", "guaranteed", "agree"):
        assert word not in CAUTION
