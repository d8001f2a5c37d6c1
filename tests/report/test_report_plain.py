"""What a report says plainly: what was missing, what good there was, which day comes next, and each thing once."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from cx_audit.core.later_rounds import LaterRound
from cx_audit.core.words import ROSE_TINT_MEANS
from cx_audit.report.blocks import Fact, Facts, Listing, Paragraph, Table, Tone
from cx_audit.report.chapters.meeting_questions import ONE_THING_EACH, WHAT_STAYS, meeting_questions
from cx_audit.report.chapters.opening import tone_of_range
from cx_audit.report.chapters.scores import SCORES_MEAN
from cx_audit.report.material import Material
from cx_audit.report.pdf.report_pdf import report_pdf
from cx_audit.report.report_view import report_of

from .decks import KINDS, material
from .materials import material_of, one_material, team_material, team_of_size
from .test_report_view import chapter, tables, texts_in
from .walks_for_slides import finished
from .walks_with_scores import predicted, scored, team


def facts_of(of: Material) -> dict[str, Fact]:
    """The facts of the first page, by name."""
    blocks = chapter(report_of(of), "at-a-glance").blocks
    return {fact.name: fact for block in blocks if isinstance(block, Facts) for fact in block.facts}


def test_a_range_across_zero_has_no_tone() -> None:
    """What built trust for some and eroded it for others is neither built nor eroded."""
    assert tone_of_range([-54, 68]) is Tone.PLAIN
    assert tone_of_range([0, -3]) is Tone.ERODED
    assert tone_of_range([1, 9]) is Tone.BUILT
    weakest = facts_of(team_material())["Weakest"]
    assert (weakest.text, weakest.tone) == ("The call: −3 to +6, 2 of 4 say built", Tone.PLAIN)


def test_the_first_page_has_something_good() -> None:
    """The strongest touchpoint and whom to thank; a touchpoint that built trust for nobody is not called strong."""
    facts = facts_of(team_material())
    assert facts["Strongest"].text == "The problem: +7 to +9, 4 of 4 say built"
    assert facts["To be thanked first"].text.startswith("Ruud: the driver carried ")
    first = finished(1)[0]
    assert "Strongest" not in facts_of(material("one touchpoint"))
    lost = material_of((first,), 1)
    scores = {each.touchpoint.title: each.trust.low for each in lost.walks[0].result.touchpoints}
    assert ("Strongest" in facts_of(lost)) == (max(scores.values()) > 0)


def test_bad_poles_are_not_called_expected() -> None:
    """“I was an interruption” stands under a head that is true of it, on the touchpoint's page and by department."""
    report = report_of(material("eight"))
    heads = [
        (column.title, table.caption)
        for each in report.chapters
        for table in tables(each)
        for column in table.columns
        if any("I was an interruption" in cell.text for row in table.rows for cell in row)
    ]
    assert ("Missing, or in its place", "What was not met, or only partly") in heads
    assert not [head for head, _ in heads if head in ("Expected", "Not met")]
    asked = [text for text in meeting_questions(material("eight")) if "I was an interruption" in text]
    assert asked
    assert all("; what came instead: “I was an interruption”" in text for text in asked)


@pytest.mark.parametrize("kind", KINDS)
def test_a_meeting_has_time_for_its_questions(kind: str) -> None:
    """Eight at most, two of a kind, from what stays to one thing each; all of them different."""
    asked = meeting_questions(material(kind))
    assert len(asked) <= 8
    assert (asked[0], asked[-1]) == (WHAT_STAYS, ONE_THING_EACH)
    assert len(set(asked)) == len(asked)
    for of_a_kind in ("What happened to each", "What did we not see", "what would mend it?"):
        assert sum(of_a_kind in each for each in asked) <= 2


def test_the_words_of_a_table_are_explained_once_where_they_are_first_read() -> None:
    """Felt, ceiling and rose tint on the first page that has them; AD beside the scores, from five leaders on."""
    report = report_of(material("six"))
    where = {
        means: [each.key for each in report.chapters if each.key != "method" and means in " ".join(texts_in(each))]
        for means in (SCORES_MEAN, ROSE_TINT_MEANS)
    }
    assert where[SCORES_MEAN] == ["touchpoint-1"]
    assert where[ROSE_TINT_MEANS] == ["touchpoint-1"]
    assert "up to 3.3 is called close, more split." in " ".join(texts_in(chapter(report, "scorecard")))
    assert "more split" not in " ".join(texts_in(chapter(report_of(material("two")), "scorecard")))
    assert SCORES_MEAN in list(texts_in(chapter(report_of(one_material()), "scorecard")))


def test_the_same_promise_is_one_row() -> None:
    """Four leaders who were promised the same by the same for the same day are named in one row."""
    promised = tables(chapter(report_of(team_material()), "commitments"))[-1]
    assert [column.title for column in promised.columns][:2] == ["What", "Promised to"]
    same = [row for row in promised.rows if row[0].text == "Send the missing corner pieces"]
    assert [row[1].text for row in same] == ["A, B, D and E"]
    committed = tables(chapter(report_of(team_material()), "commitments"))[0]
    assert "Committed by" not in {column.title for column in committed.columns}, "the owners are they themselves"


def test_the_next_day_to_look_again_comes_first() -> None:
    """The next day that is not past, then the others; a day that is past is called so."""
    of = team_material()
    day = date(2025, 10, 13)
    assert look_again(of, day) == ["Look again on 13 October 2025."]
    [past] = look_again(of, date(2025, 10, 14))
    assert past == "The day to look again is past: 13 October 2025. Agree on a new one."
    early, *others = of.walks
    moved = replace(
        early.audit,
        responses={
            **early.audit.responses,
            "after/look-again": replace(early.audit.responses["after/look-again"], value="2025-09-01"),
        },
    )
    several = replace(of, walked=replace(of.walked, walks=(replace(early, audit=moved), *others)))
    assert look_again(several, date(2025, 8, 20)) == [
        "Look again on 1 September 2025 (A), then on 13 October 2025 (B, D and E)."
    ]
    assert look_again(several, date(2025, 9, 2)) == [
        "Look again on 13 October 2025 (B, D and E).",
        "Already past: 1 September 2025 (A).",
    ]


def test_an_earlier_round_says_that_the_next_has_begun() -> None:
    """Who has walked it and who is walking it; then no new day has to be agreed on, and it waits for nobody who has."""
    of = team_material()
    later = (
        LaterRound(number=4, finished=("A", "B"), walking=("D",)),
        LaterRound(number=5, finished=(), walking=("E",)),
    )
    begun = replace(of, team=replace(of.team, later=later))
    assert look_again(begun, date(2025, 10, 14)) == [
        "Round 4 has begun: A and B have walked it, D is still walking.",
        "Round 5 has begun: E is still walking.",
        "The day to look again is past: 13 October 2025 (D and E).",
    ]


def look_again(of: Material, today: date) -> list[str]:
    """What the chapter says of the days, seen from this day."""
    blocks = chapter(report_of(replace(of, today=today)), "next-round").blocks
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def test_missing_letters_are_explained() -> None:
    """A, B, D and E: who reads it learns why there is no C; with names, or with every letter, nothing is said."""
    said = "A leader keeps the same letter in every round"
    assert said in " ".join(texts_in(chapter(report_of(team_material()), "how")))
    assert said not in " ".join(texts_in(chapter(report_of(team_material(names=True)), "how")))
    assert said not in " ".join(texts_in(chapter(report_of(material("six")), "how")))


def test_a_persona_is_told_with_what_is_needed() -> None:
    """Who was played, and then what that person needs, in words of their own."""
    [listing] = [
        block
        for block in chapter(report_of(team_material()), "how").blocks
        if isinstance(block, Listing) and "nurse" in block.texts[0]
    ]
    assert listing.texts == (
        "Four leaders: A nurse with a leaking bathroom. What they need: “Twelve square metres before Saturday”",
    )


@pytest.mark.parametrize(("count", "said"), [(1, False), (2, True), (4, True), (5, False)])
def test_all_predictions_are_counted_once(count: int, said: bool) -> None:
    """In a sentence below five leaders; from five on in the row of all together."""
    walks = tuple(predicted(walk, (5, -5, 5, 5, 5)) for walk in team(*[(4, 4, 4, 4, -4)] * count))
    found = chapter(report_of(material_of(walks, 1)), "blind-spots")
    together = f"Together, {3 * count} of {5 * count} predictions were on the right side, built or eroded."
    assert (together in texts_in(found)) == said
    rows = [row[0].text for table in tables(found) for row in table.rows]
    assert rows.count("Together") == (count > 4)


def test_two_things_that_were_not_met_are_both_named() -> None:
    """In the scorecard of one leader; of more than two the costliest, and how many more."""
    missed = {"website/basic/on-a-phone": "partly", "website/basic/my-need": "missed"}
    several = {f"call/basic/{each}": "missed" for each in ("listened", "asked-why", "thanked")}
    of = material_of((scored(0, (4, 4, 4, 4, 4), answers=missed | several),), 1)
    [table] = tables(chapter(report_of(of), "scorecard"))
    assert [row[-1].text for row in table.rows][:2] == [
        "missed: “speaks to my need on the first screen”; only partly: “works on a phone”",
        "missed: “listened before selling”, and 2 more",
    ]


def test_actions_are_not_numbered_twice() -> None:
    """The first page numbers what to do first; the long table has the order alone."""
    [table] = [each for each in tables(chapter(report_of(team_material()), "effort")) if isinstance(each, Table)]
    assert [column.title for column in table.columns][:3] == ["Action", "Where", "Need, together"]


def test_a_touchpoint_of_six_leaders_fits_one_page() -> None:
    """From its heading to its last line, each touchpoint stands on one A4 page."""
    report = report_of(material_of(team_of_size(6), 1))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(report_pdf(report).data)).pages][1:]
    for each in report.chapters:
        if each.key.startswith("touchpoint-"):
            [page] = [text for text in pages if each.title in text]
            last = "".join(list(texts_in(each))[-1].split())
            assert last in "".join(page.split(each.title)[1].split()), each.title
