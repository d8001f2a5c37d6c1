"""What the slides name first: the weakest, several where alike, where to begin, whom to thank; and how they quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

import pptx
import pytest

from cx_audit.core.blind_spots import Sight
from cx_audit.report.chapters.meeting_questions import meeting_questions
from cx_audit.report.chapters.opening import rules_of_order
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import DumbbellPicture
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Actions, Figures, Opening, Parting, Pictured, Said, Sides, Slide, Tabled
from cx_audit.report.slides.report_pptx import report_pptx
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.slides.slides_words import quoted, sentence

from .decks import KINDS, deck, material, texts_in
from .materials import material_of, team_of_size
from .walks_for_slides import finished, of_touchpoints, with_feeling, without
from .walks_with_scores import predicted, scored, team


def slides(of: Material) -> dict[str, Slide]:
    """The slides of the deck by their keys."""
    return {each.key: each for each in deck_of(of, report_of(of)).slides}


def shapes_of(of: Material) -> list[Any]:
    """The slides of the file."""
    return list(pptx.Presentation(BytesIO(report_pptx(deck_of(of, report_of(of))).data)).slides)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (((4, 7, 4, 6, 8),), "Even the weakest, the website and the purchase, built trust: +4 each"),
        (((4, -3, 5, -3, 8),), "The problem and the call are the weakest: each eroded trust, −3"),
        (((-2, -2, -2, -2, -2),), "No touchpoint is weaker than the others: each eroded trust, −2"),
        (((5, 5, 5, 5, 5),), "No touchpoint is weaker than the others: each built trust: +5"),
        (((-2, 4, 4, 4, -2), (3, 5, 5, 5, 1)), "{0} are the weakest: each eroded trust for 1 of 2 leaders"),
        (((-2, 4, 4, 4, -1), (3, 5, 5, 5, 1)), "The website is the weakest: it eroded trust for 1 of 2 leaders"),
        (((2, 4, 4, 4, 2), (3, 5, 5, 5, 3)), "Even the weakest, {1}, built trust"),
        (
            ((-3, -3, -3, -3, -3), (-3, -3, -3, -3, -3)),
            "No touchpoint is weaker than the others: each eroded trust for {2}",
        ),
    ],
)
def test_every_weakest_touchpoint_is_named(rows: Sequence[Sequence[int]], title: str) -> None:
    """The problem first among equals; what holds for all of them is said of each."""
    of = material_of(team(*rows), 1)
    last = of.touchpoints[-1].title
    named = title.format(
        f"The website and {last[0].lower()}{last[1:]}", f"the website and {last[0].lower()}{last[1:]}", "both leaders"
    )
    found = slides(of)["weakest"]
    assert found.title == named
    assert isinstance(found.body, Said)
    if " and " in named.partition(":")[0]:
        assert f", at the {'problem' if 'problem' in named else 'website'}" in found.body.quote.whose


def test_where_to_begin_does_not_say_what_is_weakest() -> None:
    """The weakest is a rule of its own and closes the meeting; where to begin stands on its slide with its rule."""
    of = material_of(team((-5, 6, -9, 6, 6), (-5, 6, 1, 6, 6), (-5, 6, -9, 6, 6)), 1)
    found = slides(of)
    assert found["weakest"].title == "The website is the weakest: it eroded trust for all 3 leaders"
    weakest, begin = rules_of_order(of)
    assert weakest in found["weakest"].notes.shows
    assert isinstance(found["actions"].body, Actions)
    assert f"{found['actions'].body.beneath}." == begin
    assert {weakest, begin} <= set(found["actions"].notes.shows)
    title = found["actions"].title
    assert title == "Where to begin: three things to do first, at the purchase, the website and the problem"
    assert found["parting"].title == "The website: would we send somebody we love through this, as it is today?"
    assert found["parting"].title in meeting_questions(of)


def test_long_titles_are_left_out_of_where_to_begin() -> None:
    """The title says how many things there are, and where as long as it takes two lines."""
    [title] = [each.title for each in deck("fifteen, forty letters").slides if each.key == "actions"]
    assert title == "Where to begin: three things to do first"


def test_what_was_valued_most_is_thanked_first() -> None:
    """People before things, then the grade; each person once, with all that they did."""
    answers = {
        "website/extra/1/who": "Wanda",
        "website/extra/1/what": "a drawing",
        "website/extra/1/grade": "nice",
        "call/extra/1/who": "Ruud",
        "call/extra/1/what": "a call back",
        "call/extra/1/grade": "tell",
        "buy/extra/1/who": "Wanda",
        "buy/extra/1/what": "a free towel",
        "buy/extra/1/grade": "glad",
        "problem/extra/1/who": "",
    }
    walk = without(scored(0, (3, 4, 5, 6, 7)), "predictions")
    responses = dict(walk.responses)
    graded = scored(0, (3, 4, 5, 6, 7), answers=answers)
    responses |= {key: graded.responses[key] for key in answers}
    of = material_of((replace(walk, responses=responses),), 1)
    found = slides(of)
    body = found["thanks"].body
    assert isinstance(body, Tabled)
    rows = [[cell.text for cell in row] for row in body.table.rows]
    who = [row[0] for row in rows]
    assert who.index("Ruud") < who.index("Wanda")
    assert who.count("Wanda") == 1
    wanda = rows[who.index("Wanda")]
    assert (wanda[1], wanda[3]) == ("a free towel; a drawing", "glad")
    last = found["parting"].notes.questions[-1]
    assert last.index("Ruud") < last.index("Wanda")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("No idea, mate.", "“No idea, mate.”"),
        ("“Bring your sewing”, and that nobody sighed", "“‘Bring your sewing’, and that nobody sighed”"),
        ("“No idea”", "“No idea”"),
        ("“No” and “idea”", "“‘No’ and ‘idea’”"),
    ],
)
def test_quotation_marks_are_never_doubled(text: str, told: str) -> None:
    """Marks within marks are single ones, and what stands in marks already stays as it is."""
    assert quoted(text) == told


@pytest.mark.parametrize("text", ["Stays.", "Who? “Me.”", "“Who?”", "and so on…", "“Come in!”"])
def test_a_sentence_ends_once(text: str) -> None:
    """Nothing stands behind what ends already; all else has its full stop."""
    assert sentence(text) == text
    assert sentence(f"{text} The music") == f"{text} The music."


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.startswith("hostile")])
def test_notes_are_whole_sentences(kind: str) -> None:
    """They begin with a capital or a mark, and neither quotation marks nor full stops stand twice."""
    for each in deck(kind).slides:
        for text in each.notes.shows:
            assert text[0] == text[0].upper(), text
            assert text.endswith((".", "?", ":", "”", "…")), text
            assert not [twice for twice in (".”.", "““", "””", "..") if twice in text], text


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_heard_has_no_cause(kind: str) -> None:
    """Words are heard or read, whoever's they are, and no feeling is said to come from them."""
    for each in deck(kind).slides:
        for text in texts_in((each.body, each.notes)):
            assert "left feeling" not in text.replace("although it left", "").replace(" feeling pleased", "")
            assert "heard this" not in text


def test_a_leaders_own_account_is_not_quoted() -> None:
    """What was heard stands in quotation marks; how it worked out, and what stays, does not."""
    walk = with_feeling(without(finished(1)[0], "website/quote"), "website", "pleased", 4)
    of = material_of((walk,), 1)
    [stays] = [each for each in deck_of(of, report_of(of)).slides if each.key == "stays"]
    assert isinstance(stays.body, Sides)
    assert [side.quote.quoted for side in stays.body.sides] == [True, False]
    shown = [
        shape.text_frame.text.splitlines()[1]
        for shape in shapes_of(of)[1].placeholders
        if shape.has_text_frame and shape.name.startswith("Voice")
    ]
    assert [text.startswith("“") for text in shown] == [True, False]


def test_blind_spots_come_before_other_gaps() -> None:
    """Seven rows are read at once: the blind spots, though a hidden strength has a wider gap."""
    trusts = (-5, -4, -3, 6, 9)
    walks = tuple(predicted(scored(at, trusts), (4, 3, 2, 5, -8)) for at in range(3))
    found = slides(material_of(walks, 1))["blind-spots"]
    assert found.title.startswith("9 of 15 predictions were blind spots")
    assert isinstance(found.body, Pictured)
    assert isinstance(found.body.picture, DumbbellPicture)
    assert {pair.sight for pair in found.body.picture.pairs} == {Sight.BLIND_SPOT}
    assert found.body.beneath.endswith("Not shown: three hidden strengths and three predictions that came close")


def test_one_leaders_scorecard_says_what_was_missing() -> None:
    """The title counts the touchpoints where something was missing; each of them says what, and the others nothing."""
    [walk] = finished(1)[:1]
    of = material_of((walk,), 1)
    found = slides(of)["scorecard"]
    assert isinstance(found.body, Tabled)
    said = [row[-1].text for row in found.body.table.rows]
    lacking = [bool(each.unmet) or not each.got_through for each in of.walks[0].result.touchpoints]
    assert any(lacking)
    assert [text != "nothing" for text in said] == lacking
    count = f"all {len(lacking)}" if all(lacking) else f"{sum(lacking)} of {len(lacking)}"
    assert found.title.endswith(f"was missing at {count} touchpoints")
    for each, text in zip(of.walks[0].result.touchpoints, said, strict=True):
        missed = [unmet.entry for unmet in each.unmet if unmet.outcome == "missed" and hasattr(unmet.entry, "name")]
        assert not missed or f"missed: “{missed[0].name}”" in text or not each.got_through or len(each.unmet) > 3


def test_what_was_missed_stands_before_what_was_met_in_part() -> None:
    """Also where the part that was missing costs as much as the whole of another."""
    touchpoint = scored(0, (3, 4, 5, 6, 7)).checklist.touchpoints[1]
    critical = next(each for each in touchpoint.basics if each.critical)
    normal = next(each for each in touchpoint.basics if not each.critical)
    answers = {f"call/basic/{critical.id}": "partly", f"call/basic/{normal.id}": "missed"}
    found = slides(material_of((scored(0, (3, -4, 5, 6, 7), answers=answers),), 1))["scorecard"]
    assert isinstance(found.body, Tabled)
    told = found.body.table.rows[1][-1].text
    assert told == f"missed: “{normal.name}”; only partly: “{critical.name}”"


@pytest.mark.parametrize("first", [0, 1])
def test_net_trust_has_its_level_from_the_lowest_to_the_highest(first: int) -> None:
    """Whoever walked first."""
    rows = ((-6, -8, 4, -3, -7), (3, 4, 5, 6, 6))
    body = slides(material_of(team(rows[first], rows[1 - first]), 1))["verdict"].body
    assert isinstance(body, Figures)
    assert body.facts[0].name == "Net trust, from −100 to +100: eroding to building"
    assert body.facts[0].text == "−40 to +48"


def test_the_verdict_is_of_its_own_slide() -> None:
    """One leader's verdict has net trust with its level, and says nothing of actions that stand elsewhere."""
    found = slides(material_of(finished(1)[:1], 1))["verdict"]
    assert isinstance(found.body, Figures)
    assert found.body.facts[-1].name == "Weakest"
    assert "owner" not in " ".join(found.notes.shows)


@pytest.mark.parametrize("count", [2, 5, 12])
def test_leaders_are_named_whole_or_counted(count: int) -> None:
    """The first slide never cuts a name; where the names are too many they stand in the notes."""
    walks = team_of_size(count)
    long = tuple(replace(each, leader=f"Dr. Dieter Obermaier-Schlagenhauf {at}") for at, each in enumerate(walks, 1))
    of = material_of(long, 1, names=True)
    first = shapes_of(of)[0]
    [shown] = [each.text_frame.text for each in first.placeholders if each.name == "Of what"]
    [line] = [each for each in shown.splitlines() if each.startswith("Walked by")]
    assert "…" not in shown
    assert (line.count("Obermaier-Schlagenhauf") == count) is ("named in the notes" not in line)
    assert first.notes_slide.notes_text_frame.text.count("Obermaier-Schlagenhauf") == count
    opening = slides(of)["opening"].body
    assert isinstance(opening, Opening)


@pytest.mark.parametrize("count", [2, 6])
def test_the_last_slide_cuts_no_name(count: int) -> None:
    """Who has begun the next round and whose each day is stand whole, on the slide or else in the notes."""
    days = ("2026-12-01", "2026-12-08")
    first = tuple(
        replace(
            scored(at, (3, 4, 5, 6, 7), answers={"after/look-again": days[at % 2]}),
            leader=f"Dr. Dieter Obermaier-Schlagenhauf {at}",
        )
        for at in range(count)
    )
    again = tuple(replace(scored(at, (3, 4, 5, 6, 7), round_=2), leader=each.leader) for at, each in enumerate(first))
    last = shapes_of(material_of((*first, *again), 1, names=True))[-1]
    [shown] = [each.text_frame.text for each in last.placeholders if each.name == "The next round"]
    assert "…" not in shown
    assert "Round 2 has begun" in shown
    assert "8 December 2026" in shown
    notes = last.notes_slide.notes_text_frame.text
    assert all(notes.count(each.leader) == 2 for each in first)


def marks_of(slide: Any) -> list[tuple[int, float]]:
    """The marks of the walk on the last slide, by their place from the left, and how high above the line in inches."""
    [group] = [each for each in slide.shapes if each.name == "The walk"]
    [line] = [each for each in group.shapes if each.name == "No neutral ground"]
    return [
        (each.left, round((line.top - each.top - each.height / 2) / 914_400, 2))
        for each in group.shapes
        if each.name == "Score"
    ]


@pytest.mark.parametrize("rows", [((-6, -8, 4, -3, -7),), ((-6, 6, 4, 9, 6), (-5, -8, 4, -9, -3))])
def test_the_last_slide_draws_the_walk_as_it_was(rows: Sequence[Sequence[int]]) -> None:
    """Marks stand where the scores are, in the order of the walk; nothing that looks like a score is invented."""
    of = material_of(team(*rows), 1)
    made = shapes_of(of)
    marks = marks_of(made[-1])
    expected = [sorted({row[at] for row in rows}) for at in range(5)]
    places = sorted({left for left, _ in marks})
    assert [sorted(high for left, high in marks if left == place) for place in places] == [
        [pytest.approx(0.17 * score, abs=0.011) for score in scores] for scores in expected
    ]
    [group] = [each for each in made[-1].shapes if each.name == "The walk"]
    lines = [each.name for each in group.shapes if each.name in ("Way", "Range")]
    assert lines == (["Way"] if len(rows) == 1 else ["Range"] * sum(len(set(scores)) > 1 for scores in expected))
    words = group._element.xpath("./p:nvGrpSpPr/p:cNvPr/@descr")[0]
    assert all(each.title in words for each in of.touchpoints)
    ids = [each.get("id") for each in made[-1].shapes._spTree.xpath(".//p:cNvPr")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", ["one leader, mixed", "a team with rounds"])
def test_no_layout_has_a_line_that_looks_like_a_chart(kind: str) -> None:
    """Before the meeting has looked at a score, nothing rises and nothing falls."""
    of = material(kind)
    made = pptx.Presentation(BytesIO(report_pptx(deck_of(of, report_of(of))).data))
    for layout in made.slide_layouts:
        assert not layout._element.xpath(".//a:custGeom")
    assert not [each for each in made.slides[0].shapes if each.name == "The walk"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (((-6, 6, 4, 9, 6), (-5, -8, 4, 9, -3)), ": the low point is that of B, the peak that of A and B."),
        (((-6, 9, 4, 3, 6), (-5, -8, 4, 9, -3)), ": the low point is that of B, the peak that of A and B."),
        (((-6, 6, 4, 9, 6), (-5, -2, 4, 2, -3)), ": the low point is that of A, the peak too."),
        (((-6, 9, 4, 3, 6),) * 4, "."),
    ],
)
def test_what_leaders_share_is_told_of_all_of_them(rows: Sequence[Sequence[int]], said: str) -> None:
    """The lowest and the highest score are theirs whoever came to it, at the same touchpoint or another."""
    (shown,) = slides(material_of(team(*rows), 1))["journey"].notes.shows
    assert shown == f"Read it from left to right, as it was walked{said}"


def test_a_walk_of_one_step_is_no_way() -> None:
    """There is no way from one touchpoint to itself, and none that can be seen through forty."""
    for count, drawn in ((1, False), (2, True), (12, True), (13, False)):
        body = slides(material_of((of_touchpoints(finished(1)[0], count),), 1))["parting"].body
        assert isinstance(body, Parting)
        assert (body.way is not None) is drawn
