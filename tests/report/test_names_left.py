"""Where a lettered report still names a leader, in the words of whoever wrote them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest

from cx_audit.core.audit import Audit
from cx_audit.core.questions import Answer, TextQuestion
from cx_audit.core.script import steps
from cx_audit.report.names_left import NameLeft, names_left
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.workbook.workbook import workbook_of
from tests.report.materials import kept, material_of, team_of_size

LEARNED, WHO = "after/learned", "after/commitment/who"
"""What is shown as it was written: what a leader learned, and who is to do what was committed."""


def team(said: str, *, leaders: Sequence[str] = ("Anna Bauer", "Bernd Çelik"), key: str = LEARNED) -> list[Audit]:
    """So many leaders, of whom the first has said this."""
    audits = [replace(each, leader=name) for each, name in zip(team_of_size(len(leaders)), leaders, strict=True)]
    first = audits[0]
    return [replace(first, responses={**first.responses, key: Answer(value=said)}), *audits[1:]]


def left(audits: Sequence[Audit], *, invited: Sequence[str] = ()) -> tuple[NameLeft, ...]:
    """What a report of these walks still has."""
    material = material_of(tuple(audits), 1)
    return names_left(report_of(material), material, invited=invited)


def words(audits: Sequence[Audit]) -> list[str]:
    """The words that name somebody."""
    return [each.words for each in left(audits)]


@pytest.mark.parametrize(
    "said",
    [
        "Ask Anna Bauer first",
        "ask anna first",
        "that ANNA-BAUER answers",
        "celik never calls back",
        "Mr Çelik's desk is empty",
        "anna.bauer@example.test answered",
    ],
)
def test_a_name_is_found_however_it_is_written(said: str) -> None:
    """Whole or in part, in any case, without accents, in an address."""
    assert words(team(said)) == [said]


@pytest.mark.parametrize("said", ["Annabel and Bernadette answered", "A and B were there", "nobody was there"])
def test_other_words_are_left_alone(said: str) -> None:
    """What only has the letters of a name in it, and the letters of the report itself."""
    assert words(team(said)) == []


@pytest.mark.parametrize(
    ("leader", "said", "found"),
    [
        ("Mark Price", "They mark the price clearly", False),
        ("Mark Price", "Mark the price clearly", False),
        ("Mark Price", "I was told that Mark knows", True),
        ("Mark Price", "It was Mr Price again", True),
        ("Mark Price", "MARK PRICE said so", True),
        ("Max Call", "A call that nobody took", False),
        ("Max Call", "Then came Max Call himself", True),
        ("Anna-Lena Roy", "lena had gone home", True),
        ("山田 太郎", "山田さんに聞く", True),
        ("B", "B was there, and so was B", False),
        ("-", "well-known - and more", False),
    ],
)
def test_names_that_are_words_too(leader: str, said: str, found: bool) -> None:
    """They count where they look like a name; our own pages, which have the word as well, raise no alarm."""
    assert words(team(said, leaders=(leader, "Ines"))) == ([said] if found else [])


def test_the_organisation_is_no_leader() -> None:
    """Where a leader has its name, it is no leader's name on each page, and the leader's own is."""
    audits = [replace(each, organisation="Bauer & Sons Ltd") for each in team("At Bauer & Sons all is well")]
    assert words(audits) == []
    said = "Everybody but Anna Bauer knew"
    audits = [replace(each, organisation="Bauer & Sons Ltd") for each in team(said)]
    assert words(audits) == [said]


def test_what_was_written_once_is_told_once() -> None:
    """With every chapter in which it stands, whatever stands around it there."""
    (found,) = left(team("me beside Anna", key=WHO))
    assert found.words == "me beside Anna"
    assert found.chapters[0] == "Commitments"
    assert "Annex: the answers of A" in found.chapters


def test_long_words_are_cut_around_the_name() -> None:
    """As much as a line takes, and never a word broken off."""
    said = f"{'before ' * 20}Anna Bauer{' behind' * 20}"
    assert words(team(said)) == [f"…{' before' * 4} Anna Bauer{' behind' * 4}…".replace("… ", "…")]


def test_somebody_invited_is_known() -> None:
    """Whoever has not walked yet is known from the roster."""
    audits = team("Zoltan was not there")
    assert left(audits) == ()
    assert [each.words for each in left(audits, invited=["Zoltan Absent"])] == ["Zoltan was not there"]


def test_notes_on_follow_ups_count() -> None:
    """What the facilitator noted stands in the report as well."""
    audits = team("nothing")
    mark = replace(kept(audits[0]), note="Bernd did it")
    material = material_of(tuple(audits), 1, marks=(mark,))
    (found,) = names_left(report_of(material), material)
    assert found == NameLeft(words="Bernd did it", chapters=("Commitments",))


@pytest.mark.parametrize("with_answers", [True, False])
def test_slides_and_workbook_have_no_name_that_is_not_found(with_answers: bool) -> None:
    """Whatever free text they show, with a leader's name in each of all there are, is in what was looked through."""
    numbers = count()
    audits = tuple(
        replace(
            each,
            leader=leader,
            responses={
                key: Answer(value=f"ask Anna {next(numbers):05}") if _is_free_text(each, key) else response
                for key, response in each.responses.items()
            },
        )
        for each, leader in zip(team_of_size(3), ("Anna Bauer", "Bernd Çelik", "Ines"), strict=True)
    )
    material = material_of(audits, 1)
    report = report_of(material, with_answers=with_answers)
    found = {each.words for each in names_left(report, material)}
    assert len(found) > 20
    shown = repr(deck_of(material, report)) + repr(workbook_of(material, report))
    assert set(re.findall(r"ask Anna \d{5}", shown)) <= found


@pytest.mark.parametrize("key", [LEARNED, WHO])
def test_only_what_is_shown_counts(key: str) -> None:
    """Of slides, what stands on them or in their notes; where nothing of it does, nobody is told to read it."""
    audits = tuple(team("ask Anna first", key=key))
    material = material_of(audits, 1)
    report = report_of(material)
    slides = deck_of(material, report).slides
    found = names_left(report, material, shown=((each.key, each) for each in slides))
    on = tuple(each.key for each in slides if "ask anna first" in repr(each).casefold())
    assert found == ((NameLeft(words="ask Anna first", chapters=on),) if on else ())
    assert bool(on) is (key == WHO)
    assert names_left(report, material) != ()


def _is_free_text(audit: Audit, key: str) -> bool:
    return any(
        step.key == key and isinstance(step.question, TextQuestion) for step in steps(audit.checklist, audit.responses)
    )


def test_the_number_of_an_alias_is_no_name() -> None:
    """Of a leader who is called Leader 200, no figure of the report is taken for the name; the whole is found."""
    assert left(team("about 200 boxes", leaders=("Anna Bauer", "Leader 200"))) == ()
    assert words(team("ask leader 200", leaders=("Anna Bauer", "Leader 200"))) == ["ask leader 200"]
