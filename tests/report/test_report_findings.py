"""What a report says of the weakest touchpoint, of saved scores, of what several said, and how it names leaders."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.engagement import engagement_of
from cx_audit.core.portfolio import standing_of
from cx_audit.core.result import result_of
from cx_audit.report.blocks import Facts, Figure, Heading, Listing, Paragraph, Quote, Table
from cx_audit.report.chapters.meeting_questions import meeting_questions
from cx_audit.report.chapters.opening import weakest_of
from cx_audit.report.chapters.scores import whole_net_trust
from cx_audit.report.material import Material
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.pictures.descriptions import JourneyPicture
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.slides import deck_of
from tests.engagement.walks import audits

from .materials import material_of, one_material, team_material
from .test_report_view import chapter, texts_in


def finished(number: int) -> tuple[Audit, ...]:
    """The finished walks of a round of the made-up engagement."""
    return tuple(each for each in audits() if each.round == number and each.complete)


def two_as_low() -> Audit:
    """A walk whose website and call have the lowest score both."""
    for audit in finished(1):
        trusts = {each.touchpoint.id: each.trust.low for each in result_of(audit).touchpoints}
        if trusts["website"] == trusts["call"] == min(trusts.values()):
            return audit
    raise AssertionError("no walk of the engagement has two lowest scores")


def first_at(audit: Audit, touchpoint_id: str) -> Material:
    """The material of this walk, with this touchpoint first among equals."""
    checklist = audit.checklist
    touchpoints = tuple(replace(each, first_among_equals=each.id == touchpoint_id) for each in checklist.touchpoints)
    return material_of((replace(audit, checklist=replace(checklist, touchpoints=touchpoints)),), audit.round)


@pytest.mark.parametrize(("first", "title"), [("call", "The call"), ("website", "The website")])
def test_weakest_lowest_and_low_point_are_the_same_touchpoints(first: str, title: str) -> None:
    """Two as low are named in the same order by all: the fact, bars, journey, low point and the closing question."""
    report = report_of(first_at(two_as_low(), first))
    facts = [block for block in chapter(report, "at-a-glance").blocks if isinstance(block, Facts)]
    [weakest] = [fact.text for each in facts for fact in each.facts if fact.name == "Weakest"]
    other = {"call": "website", "website": "call"}[first]
    both = f"{title} and the {other}"
    within = f"{both[0].lower()}{both[1:]}"
    assert weakest.startswith(f"{both}: ")
    [bars] = [block.picture for block in chapter(report, "scorecard").blocks if isinstance(block, Figure)]
    assert bars.title.endswith(f"weakest: {within}")
    [journey] = [block.picture for block in chapter(report, "journey").blocks if isinstance(block, Figure)]
    assert isinstance(journey, JourneyPicture)
    assert journey.title.startswith(f"Lowest at {within}, ")
    assert f"Low point: {both}, " in alternative_of(journey)
    of = first_at(two_as_low(), first)
    closing = f"{both}: would we send somebody we love through these, as they are today?"
    assert closing in meeting_questions(of)
    assert deck_of(of, report_of(of)).slides[-1].title == closing


@pytest.mark.parametrize("number", [1, 2, 3])
def test_weakest_is_the_one_that_the_portfolio_names(number: int) -> None:
    """The fewest say built, then the lowest score: one rule wherever an organisation's weakest touchpoint is told."""
    walks = finished(number)
    standing = standing_of(engagement_of(walks[0].organisation, walks))
    weakest = weakest_of(material_of(walks, number))
    assert standing is not None
    assert weakest is not None
    assert standing.weakest.touchpoint_id == weakest.touchpoint.id


def changed(audit: Audit) -> Audit:
    """The audit with a saved net trust that its answers do not give."""
    assert audit.saved_scores is not None
    return replace(audit, saved_scores=replace(audit.saved_scores, net_trust=99))


def test_changed_saved_scores_are_told() -> None:
    """In what is good to know of this round, and in the comparison also of the rounds before."""
    second = team_material().people["B"]
    earlier = next(each for each in audits() if each.round == 1 and each.leader == second)
    walks = tuple(changed(each) if each is earlier else each for each in audits())
    report = report_of(material_of(walks, 3, compare=True))
    told = "The scores saved with the walk of B differ from these, which are computed from the answers."
    assert told in set(texts_in(chapter(report, "rounds")))
    assert told not in set(texts_in(chapter(report, "how")))
    now = tuple(changed(each) if each.round == 3 and each.complete else each for each in audits())
    report = report_of(material_of(now, 3, names=True))
    several = " ".join(texts_in(chapter(report, "how")))
    assert "The scores saved with the walks of " in several
    assert all(each.leader in several for each in finished(3))
    assert "The scores saved" not in " ".join(texts_in(report_of(team_material())))


def test_rounds_name_leaders_as_the_rest_of_the_report() -> None:
    """By letters in what leaves the house, by names where names were asked for, on the first page as well."""
    for names in (False, True):
        report = report_of(team_material(names=names))
        first = " ".join(block.text for block in chapter(report, "at-a-glance").blocks if isinstance(block, Paragraph))
        callout = next(iter(texts_in(chapter(report, "rounds").blocks[0])))
        who = [team_material().people[letter] if names else letter for letter in "BDE"]
        assert f"{who[0]}, {who[1]} and {who[2]}, who walked all three rounds" in first
        assert callout in first


def test_the_first_page_has_one_sentence_on_the_rounds() -> None:
    """The finding; who walked only some of the rounds is told in the chapter."""
    report = report_of(team_material())
    first = [block.text for block in chapter(report, "at-a-glance").blocks if isinstance(block, Paragraph)]
    assert "From round 1 to round 3, B, D and E, who walked all three rounds, moved up." in first
    assert not [text for text in first if "walked only" in text]
    assert "A, who walked only rounds 2 and 3, moved up." in list(texts_in(chapter(report, "rounds")))


def test_the_picture_of_the_rounds_says_of_whom_its_finding_is() -> None:
    """Six lines, three leaders who walked every round: the title speaks of those three."""
    [picture] = [
        block.picture for block in chapter(report_of(team_material()), "rounds").blocks if isinstance(block, Figure)
    ]
    assert picture.title == "Net trust: all 3 who walked every round moved up"


def test_rounds_tell_what_became_of_earlier_commitments() -> None:
    """All of the rounds before, with round, owner, day and state; nothing of it where the marks cannot be read."""
    found = chapter(report_of(team_material()), "rounds")
    told = {block.caption: block for block in found.blocks if isinstance(block, Table)}
    table = told["Who was to do what by when"]
    assert [column.title for column in table.columns] == ["What", "Round", "Owner", "By", "What became of it"]
    rows = [tuple(cell.text for cell in row) for row in table.rows]
    assert len(rows) == 11
    assert rows[0] == ("Mend the call first", "1", "B", "28 February 2025", "open, overdue")
    assert {"Committed in rounds 1 and 2, and what became of it", "11 of 11 still open."} <= set(texts_in(found))
    unread = chapter(report_of(replace(team_material(), marks_known=False)), "rounds")
    assert {"Committed in rounds 1 and 2", "What became of these could not be read."} <= set(texts_in(unread))
    assert "still open" not in " ".join(texts_in(unread))


def test_earlier_commitments_are_told_where_no_leader_walked_two_rounds() -> None:
    """Others walk the next round: nothing is compared, and what the first ones committed to is there all the same."""
    one, two = (next(each for each in finished(number) if each.leader in who) for number, who in _OTHERS)
    material = material_of((one, two), 2, compare=True)
    assert material.rounds is not None
    assert not material.rounds.compares
    found = list(texts_in(chapter(report_of(material), "rounds")))
    assert "Committed in round 1, and what became of it" in found


_OTHERS = ((1, ("Bram de Wit",)), (2, ("Emil Novák",)))


def test_what_several_said_is_told_once() -> None:
    """A text that more than one leader gave stands once, with how many they are or with all of their letters."""
    report = report_of(team_material())
    quotes = [block for block in chapter(report, "how").blocks if isinstance(block, Quote)]
    assert [(each.text, each.whose) for each in quotes] == [
        ("Because nobody should leave us with a broken tile", "Four leaders")
    ]
    for number in range(1, 6):
        blocks = chapter(report, f"touchpoint-{number}").blocks
        listing = blocks[1 + blocks.index(Heading(text="Words of theirs that stayed"))]
        assert isinstance(listing, Listing)
        told = [text.partition(": “") for text in listing.texts]
        assert all(who and quote for who, _, quote in told)
        assert len(told) == len({quote for _, _, quote in told})


def test_a_leader_alone_is_not_a_row_called_the_leader() -> None:
    """One of the touchpoints is called the leader, too: no table of one leader has a column of leaders."""
    report = report_of(one_material())
    for each in report.chapters:
        for block in each.blocks:
            if isinstance(block, Table):
                assert "Leader" not in {column.title for column in block.columns}
    said = " ".join(texts_in(chapter(report, "blind-spots")))
    assert "At the problem: predicted +6, felt +9, trust +9." in said


@pytest.mark.parametrize(("net", "shown"), [("1/3", 1), ("0", 0), ("-1/3", 0), ("44", 44), ("-38.4", -38)])
def test_net_trust_in_a_picture_keeps_its_side(net: str, shown: int) -> None:
    """What gained a little is not drawn as if it had gained nothing."""
    assert whole_net_trust(Fraction(net)) == shown


def test_the_annex_has_answers_only() -> None:
    """The closing of a touchpoint is no answer that tells anything; whether it was walked is."""
    table = [block for block in chapter(report_of(one_material()), "answers-1").blocks if isinstance(block, Table)][2]
    assert table.caption == "The website"
    assert [cell.text for cell in table.rows[0]] == ["The visit", "done"]
    assert "closed" not in {cell.text for row in table.rows for cell in row}
