"""What the slides find in walks whose scores are given: the widest, the lowest, the first, and what is overdue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.follow_ups import FollowUpState, Mark
from cx_audit.core.team_words import in_words
from cx_audit.core.words import signed
from cx_audit.report.blocks import Tone
from cx_audit.report.chapters.meeting_questions import about_blind_spots
from cx_audit.report.material import Material
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Figures, Pictured, Said, Sides, Slide, Tabled
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.slides.slides_commitments import commitments

from .materials import NOTED, kept, material_of
from .walks_for_slides import without
from .walks_with_scores import FIVE, predicted, scored, team

TITLES = ("website", "call", "purchase", "problem", "leader")
ALL_BUILT = (3, 4, 5, 6, 7)


def slides(material: Material) -> dict[str, Slide]:
    """The slides of the deck by their keys."""
    return {each.key: each for each in deck_of(material, report_of(material)).slides}


def scores_in(text: str) -> list[int]:
    """The scores with a sign that a text tells, in order."""
    return [int(each.replace("−", "-")) for each in re.findall(r"[+−]\d+", text)]


def table_of(found: Slide) -> list[list[str]]:
    """What the rows of its table say."""
    assert isinstance(found.body, Tabled)
    return [[cell.text for cell in row] for row in found.body.table.rows]


@pytest.mark.parametrize("widest", range(5))
def test_the_title_names_the_widest_blind_spot(widest: int) -> None:
    """Of several it is the one with the largest gap, wherever it was and whosever it was."""
    trusts = (-5, -4, -3, -2, -1)
    gaps = [11 if at == widest else 4 + (at - widest) % 5 for at in range(5)]
    walks = (
        predicted(scored(0, trusts), [trust + 4 or 1 for trust in trusts]),
        predicted(scored(1, trusts), [trust + gap or 1 for trust, gap in zip(trusts, gaps, strict=True)]),
    )
    title = slides(material_of(walks, 1))["blind-spots"].title
    assert scores_in(title) == [trusts[widest] + 11, trusts[widest]]
    assert [each for each in TITLES if each in title] == [TITLES[widest]]


@pytest.mark.parametrize(
    ("predictions", "said"),
    [
        ((5, 6, 7, -7, -8), "the widest at the website, the call and the purchase: 10 points each"),
        ((5, 1, 1, -7, -8), "the widest at the website: predicted +5, came −5"),
    ],
)
def test_blind_spots_that_are_as_wide_are_all_named(predictions: tuple[int, ...], said: str) -> None:
    """Where several have the widest gap, the title names each of them."""
    of = material_of((predicted(scored(0, (-5, -4, -3, -7, -8)), predictions),), 1)
    assert slides(of)["blind-spots"].title.endswith(said)


def test_blind_spots_of_most_leaders_are_asked_about_first() -> None:
    """The call was one for both; the website, with the wider gap, for one."""
    walks = (
        predicted(scored(0, (-9, -4, 3, 3, 3)), (9, 2, 3, 3, 3)),
        predicted(scored(1, (2, -4, 3, 3, 3)), (2, 2, 3, 3, 3)),
    )
    of = material_of(walks, 1)
    asked = [
        "The call: 2 of 2 had a blind spot here. What did we not see, and why?",
        "The website: 1 of 2 had a blind spot here. What did we not see, and why?",
    ]
    assert list(about_blind_spots(of)) == asked
    notes = slides(of)["blind-spots"].notes
    assert list(notes.questions[:2]) == asked
    told = [each.partition(":")[0] for each in notes.shows if "blind spot" in each or "predicted built" in each]
    assert told == ["The call", "The website"]


def test_what_stands_beside_the_weakest_is_told_of_each_that_is_as_weak() -> None:
    """Why each has its score, with where it was; without the place where one is weakest."""
    several = slides(material_of(team((-4, 5, -4, 6, 6)), 1))["weakest"].body
    alone = slides(material_of(team((-4, 5, -3, 6, 6)), 1))["weakest"].body
    assert isinstance(several, Said)
    assert isinstance(alone, Said)
    reason = "the feeling at the end: annoyed, 4 down"
    assert several.beside == (f"The website · {reason}", f"The purchase · {reason}")
    assert alone.beside == (f"T{reason[1:]}",)


@pytest.mark.parametrize(("apart", "shown"), [(0, False), (1, False), (2, True), (3, True)])
def test_leaders_differ_from_two_points_on(apart: int, shown: bool) -> None:
    """Where all felt the same way, a point more or less is no difference to talk about; two are, where they are."""
    of = material_of(team(ALL_BUILT, [each + apart * (at == 2) for at, each in enumerate(ALL_BUILT)]), 1)
    found = slides(of).get("differ")
    assert (found is not None) is shown
    if found is not None:
        assert scores_in(found.title) == [ALL_BUILT[2], ALL_BUILT[2] + apart]
        assert [each for each in TITLES if each in found.title] == [TITLES[2]]
        assert isinstance(found.body, Pictured)


CALLS = ((-2, -9, -5), (-9, -5, -2), (-5, -2, -9))


def weak_calls(calls: Sequence[int]) -> Slide:
    """The slide of the weakest touchpoint, a call that each leader heard something else at."""
    walks = tuple(
        scored(at, (6, call, 6, 6, 6), answers={"call/quote/1": f"Heard with {signed(call)}"})
        for at, call in enumerate(calls)
    )
    return slides(material_of(walks, 1))["weakest"]


@pytest.mark.parametrize("calls", CALLS)
def test_the_weakest_touchpoint_is_told_from_the_lowest_score_on(calls: tuple[int, ...]) -> None:
    """Whoever has the lowest score there is quoted, and what each heard and why is told in the order of the scores."""
    found = weak_calls(calls)
    assert isinstance(found.body, Said)
    assert found.body.quote.text == f"Heard with {signed(min(calls))}"
    lowest_first = sorted(range(3), key=lambda at: calls[at])
    assert [each[0] for each in found.body.beside] == ["ABC"[at] for at in lowest_first]
    heard = [score for text in found.notes.shows if "Heard with" in text for score in scores_in(text)]
    assert heard == sorted(calls)


def test_of_fifteen_touchpoints_the_ten_lowest_are_shown() -> None:
    """Not the first ten; in the order of the walk, and the lowest of them is told."""
    trusts = (9, -1, 8, -2, 7, -10, 6, -4, 5, -5, 4, -6, 3, -7, -8)
    of = material_of((scored(0, trusts),), 1)
    found = slides(of)["scorecard"]
    rows = table_of(found)
    tenth = sorted(trusts)[9]
    assert [row[0].rpartition(" ")[2] for row in rows] == [
        str(at) for at, trust in enumerate(trusts, 1) if trust <= tenth
    ]
    assert [row[3] for row in rows] == [signed(trust) for trust in trusts if trust <= tenth]
    lowest = [text for text in found.notes.shows if signed(min(trusts)) in text]
    assert len(lowest) == 1
    assert of.touchpoints[trusts.index(min(trusts))].title[4:] in lowest[0]


DAYS = (date(2025, 8, 17), date(2025, 8, 18), date(2025, 8, 19), date(2025, 8, 20))


def committed(today: date, *, done: int = 0) -> Slide:
    """The slide of what four leaders committed to, by a day of their own each; so many of the first ones kept it."""
    walks = tuple(
        scored(at, ALL_BUILT, answers={"after/commitment/by": day.isoformat()}) for at, day in enumerate(DAYS)
    )
    marks = tuple(kept(each) for each in walks[:done])
    return slides(replace(material_of(walks, 1, marks=marks), today=today))["commitments"]


@pytest.mark.parametrize("done", [0, 1, 2])
@pytest.mark.parametrize("day", range(17, 22))
def test_what_is_overdue_is_counted(day: int, done: int) -> None:
    """A commitment is overdue after its day, unless it was kept; the title says how many are, and the rows which."""
    today = date(2025, 8, day)
    late = [each for each in DAYS[done:] if each < today]
    found = committed(today, done=done)
    assert isinstance(found.body, Tabled)
    marked = [row for row in found.body.table.rows if "overdue" in row[-1].text]
    assert [row[2].text for row in marked] == [f"{each.day} August 2025" for each in late]
    assert {row[-1].tone for row in marked} <= {Tone.ERODED}
    before = found.title.partition("overdue")[0].split()
    if not late:
        assert "overdue" not in found.title
    else:
        every = ["all"] if len(late) == len(DAYS) else []
        assert before[-1] in [in_words(len(late)), *every]


@pytest.mark.parametrize(("day", "overdue"), [(16, False), (17, False), (18, True)])
def test_one_commitment_may_be_overdue(day: int, overdue: bool) -> None:
    """The same of one leader, of this round and of the one before."""
    walk = scored(0, ALL_BUILT, answers={"after/commitment/by": DAYS[0].isoformat()})
    again = scored(0, ALL_BUILT, round_=2)
    today = date(2025, 8, day)
    assert ("overdue" in slides(replace(material_of((walk,), 1), today=today))["commitments"].title) is overdue
    later = commitments(replace(material_of((walk, again), 2, compare=True), today=today))
    assert later is not None
    assert ("overdue" in later.title) is overdue


def test_earlier_commitments_are_overdue_once_all_that_are_open_are() -> None:
    """What was kept is not, whatever its day."""
    earlier = tuple(
        scored(at, ALL_BUILT, answers={"after/commitment/by": day.isoformat()}) for at, day in enumerate(DAYS)
    )
    walks = (*earlier, *(scored(at, ALL_BUILT, round_=2) for at in range(len(DAYS))))
    of = material_of(walks, 2, compare=True, marks=(kept(earlier[-1]),))
    said = [commitments(replace(of, today=date(2025, 8, day))) for day in (19, 20)]
    assert ["overdue" in each.title for each in said if each is not None] == [False, True]


def test_people_are_thanked_before_things_are() -> None:
    """Whoever has a name stands first, in the order of the walk; then what nobody is named for."""
    names = dict(zip(FIVE, ("", "Wanda", "", "Ruud", "Pim"), strict=True))
    walk = scored(0, ALL_BUILT, answers={f"{each}/extra/1/who": name for each, name in names.items()})
    found = slides(material_of((without(walk, "predictions"),), 1))["thanks"]
    rows = table_of(found)
    assert [row[0] for row in rows[:3]] == ["Wanda", "Ruud", "Pim"]
    assert [row[2].removeprefix("The ") for row in rows[3:]] == ["website", "purchase"]
    assert [name for text in found.notes.shows for name in names.values() if name and name in text] == [
        "Wanda",
        "Ruud",
        "Pim",
    ]


def minds(*believed: str) -> tuple[Audit, ...]:
    """A walk for each of these, as in be: said builds before the walk and erodes after it."""
    said = {"b": "builds", "e": "erodes"}
    return tuple(
        without(
            scored(
                at,
                ALL_BUILT,
                answers={
                    "before/key-question": said[each[0]],
                    "after/key-question": said[each[1]],
                    "after/sentence": f"Sentence {at}",
                },
            ),
            "predictions",
        )
        for at, each in enumerate(believed)
    )


def title_of_minds(*believed: str) -> str:
    """What the slide of what stays finds in these minds."""
    return slides(material_of(minds(*believed), 1))["stays"].title


def test_minds_that_changed_both_ways_did_not_stay_the_same() -> None:
    """As many before as after is not the same leaders: it is told in another way, with both counts."""
    crossed, stayed = title_of_minds("be", "eb"), title_of_minds("bb", "ee")
    assert crossed != stayed
    assert crossed.count("1 of 2") == 2
    assert stayed.count("1 of 2") == 1
    assert title_of_minds("be", "eb", "bb") != title_of_minds("bb", "bb", "ee")


NETS = (30, -40, 70, 10, -60)


@pytest.mark.parametrize("count", [3, 5])
def test_voices_go_from_the_walk_that_eroded_most_to_the_one_that_built_most(count: int) -> None:
    """Of five: the lowest net trust, the one in the middle and the highest; the letters are in another order."""
    nets = NETS[:count]
    walks = tuple(
        without(scored(at, (net // 10,) * 5, answers={"after/sentence": f"Sentence {at}"}), "predictions")
        for at, net in enumerate(nets)
    )
    found = slides(material_of(walks, 1))["stays"]
    assert isinstance(found.body, Sides)
    order = sorted(range(count), key=lambda at: nets[at])
    expected = [order[0], order[count // 2], order[-1]]
    assert [side.quote.text for side in found.body.sides] == [f"Sentence {at}" for at in expected]


@pytest.mark.parametrize(
    ("nets", "tone"),
    [
        ((10, 30), Tone.BUILT),
        ((-10, -30), Tone.ERODED),
        ((-30, 10), Tone.PLAIN),
        ((30, -10), Tone.PLAIN),
        ((-10, 0), Tone.ERODED),
        ((0, 10), Tone.PLAIN),
    ],
)
def test_a_range_has_a_tone_only_on_one_side_of_the_line(nets: tuple[int, int], tone: Tone) -> None:
    """Net trust that was built for one and eroded for another is neither; 0 gained nothing."""
    rows = [(-4, -2, 2, 3, 1) if not net else (net // 10,) * 5 for net in nets]
    body = slides(material_of(team(*rows), 1))["verdict"].body
    assert isinstance(body, Figures)
    fact = body.facts[0]
    assert scores_in(fact.text) == [net for net in sorted(nets) if net]
    assert fact.tone is tone


@pytest.mark.parametrize(
    ("calls", "tone"), [((-2, -4), Tone.ERODED), ((-2, 1), Tone.PLAIN), ((1, -2), Tone.PLAIN), ((1, 2), Tone.BUILT)]
)
def test_the_weakest_has_a_tone_only_on_one_side_of_the_line(calls: tuple[int, int], tone: Tone) -> None:
    """The same of its trust scores."""
    body = slides(material_of(team(*((6, call, 6, 6, 6) for call in calls)), 1))["weakest"].body
    assert isinstance(body, Said)
    assert scores_in(body.figure.text) == sorted(calls)
    assert body.figure.tone is tone


def test_a_broken_commitment_is_not_overdue() -> None:
    """It is settled, as one that was kept is."""
    walk = scored(0, ALL_BUILT, answers={"after/commitment/by": DAYS[0].isoformat()})
    mark = Mark(follow_up=kept(walk).follow_up, state=FollowUpState.BROKEN, day="2025-08-18", at=NOTED)
    found = slides(replace(material_of((walk,), 1, marks=(mark,)), today=date(2025, 8, 21)))["commitments"]
    assert "overdue" not in found.title
    assert table_of(found)[0][-1] == "broken"
