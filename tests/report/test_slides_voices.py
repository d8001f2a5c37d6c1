"""Whose words stand on a slide, and what its speaker says of a picture."""

from __future__ import annotations

import re

import pytest

from cx_audit.core.words import signed
from cx_audit.report.chapters.opening import weakest_of
from cx_audit.report.pictures.alternative import alternative_of
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Pictured
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.slides.slides_voices import words_at

from .decks import KINDS, deck, material, texts_in
from .materials import material_of
from .walks_for_slides import finished, of_touchpoints, with_feeling, without


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_the_weakest_fit_its_title(kind: str) -> None:
    """Where it eroded trust, the words are of one for whom it did, who did not leave feeling up; the lowest first."""
    of = material(kind)
    found = weakest_of(of)
    assert found is not None
    eroded = found.spread.built < found.spread.count
    whose = words_at(of, found).whose
    told = dict(of.results_at(found.touchpoint.id))
    for letter, result in told.items():
        other_side = result.trust.known is not None and (result.trust.known < 0) is not eroded
        other_way = result.feeling is not None and (result.feeling.signed < 0) is not eroded
        if other_side or other_way:
            assert not whose.startswith(f"Heard or read by {of.label(letter)}"), whose
            assert not whose.startswith(f"How it worked out for {of.label(letter)}"), whose
            assert not whose.startswith(f"How it left {of.label(letter)}"), whose


def test_who_left_pleased_does_not_speak_for_what_eroded() -> None:
    """Where all who lost trust left feeling up, what was missing stands there, and that the feeling was another."""
    walk = with_feeling(without(finished(1)[0], "website/quote", "website/worked-out"), "website", "pleased", 4)
    of = material_of((of_touchpoints(walk, 1),), 1)
    found = weakest_of(of)
    assert found is not None
    assert found.spread.dots[0].trust < 0
    said = words_at(of, found)
    score = signed(found.spread.dots[0].trust)
    assert said.whose == f"Missing, which is why the score is {score}, although it left the leader feeling pleased"
    assert said.text in {basic.name for each in of.touchpoints for basic in each.basics}
    assert said.text in " ".join(texts_in(deck_of(of, report_of(of)).slides))


@pytest.mark.parametrize("kind", KINDS)
def test_notes_do_not_recite_a_picture(kind: str) -> None:
    """The alternative of a picture is for who does not see it; a speaker says a sentence with a few scores at most."""
    for each in deck(kind).slides:
        if isinstance(each.body, Pictured):
            assert alternative_of(each.body.picture) not in each.notes.shows
            if each.key in ("journey", "scorecard", "differ"):
                assert all(len(re.findall(r"[+−]\d", text)) <= 4 for text in each.notes.shows), each.key
