"""The slides for the leadership meeting: eight to ten where there is enough to tell, one message each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cx_audit.report.blocks import Report
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Deck, Notes, Slide
from cx_audit.report.slides.slides_commitments import commitments
from cx_audit.report.slides.slides_differ import where_leaders_differ
from cx_audit.report.slides.slides_next import actions, parting, thanks
from cx_audit.report.slides.slides_opening import opening, verdict, what_stays
from cx_audit.report.slides.slides_scores import journey, scorecard
from cx_audit.report.slides.slides_sight import a_year, blind_spots, rounds
from cx_audit.report.slides.slides_weakest import weakest

__all__ = ["FEWEST", "MINUTES", "MOST", "Deck", "Slide", "deck_of"]

FEWEST, MOST = 8, 10
"""How many slides a meeting has; fewer where there is less to tell."""
MINUTES = 60
"""How long the meeting takes."""
_WEIGHTS = {
    "opening": 5,
    "stays": 4,
    "verdict": 5,
    "journey": 4,
    "scorecard": 5,
    "weakest": 8,
    "blind-spots": 8,
    "differ": 9,
    "rounds": 5,
    "year": 3,
    "thanks": 3,
    "actions": 9,
    "commitments": 9,
    "parting": 2,
}
"""What a slide takes of the meeting's time, against the others."""
_BY_WEIGHT = (
    "opening",
    "verdict",
    "parting",
    "actions",
    "weakest",
    "blind-spots",
    "differ",
    "rounds",
    "commitments",
    "scorecard",
    "journey",
    "year",
    "stays",
    "thanks",
)
"""What is kept first where there is more to tell than there is room for."""


def deck_of(material: Material, report: Report) -> Deck:
    """The slides of this report; the material is what the report was made from."""
    finished = [walk.audit.finished.astimezone().date() for walk in material.walks if walk.audit.finished is not None]
    return Deck(
        title=f"{report.whose}: {report.title}",
        by=report.by,
        foot=" · ".join(part for part in (report.whose, report.by) if part),
        mark=report.mark,
        logo=report.logo,
        language=report.language,
        day=max(finished, default=None),
        slides=_timed(_chosen(tuple(_arc(material, report)))),
    )


def _arc(material: Material, report: Report) -> Iterator[Slide]:
    """Everything there is to tell, in the order of the meeting: what stays comes before any score."""
    for slide in (
        opening(material, report),
        what_stays(material),
        verdict(material, report),
        journey(report),
        scorecard(material, report),
        weakest(material),
        blind_spots(material, report),
        where_leaders_differ(material),
        rounds(material, report),
        a_year(material),
        thanks(material),
        actions(material, report),
        commitments(material),
        parting(material, report),
    ):
        if slide is not None:
            yield slide


def _chosen(slides: Sequence[Slide]) -> tuple[Slide, ...]:
    """The ten that matter most; where there is no room for the journey, the notes of the verdict tell of it."""
    by_key = {slide.key: slide for slide in slides}
    kept = [key for key in _BY_WEIGHT if key in by_key][:MOST]
    if "verdict" in kept and "journey" in by_key and "journey" not in kept:
        by_key["verdict"] = _with_journey(by_key["verdict"], by_key["journey"])
    return tuple(by_key[slide.key] for slide in slides if slide.key in kept)


def _with_journey(verdict: Slide, journey: Slide) -> Slide:
    notes = Notes(
        shows=(*verdict.notes.shows, f"{journey.title}."),
        questions=(*verdict.notes.questions, *journey.notes.questions),
    )
    return replace(verdict, notes=notes)


def _timed(slides: tuple[Slide, ...]) -> tuple[Slide, ...]:
    """The slides with the minutes of the meeting shared out, at least one each, together all of them."""
    whole = sum(_WEIGHTS[slide.key] for slide in slides)
    exact = [MINUTES * _WEIGHTS[slide.key] / whole for slide in slides]
    minutes = [max(1, int(each)) for each in exact]
    by_rest = sorted(range(len(slides)), key=lambda at: int(exact[at]) - exact[at])
    for at in by_rest[: max(0, MINUTES - sum(minutes))]:
        minutes[at] += 1
    return tuple(
        replace(slide, notes=replace(slide.notes, minutes=each)) for slide, each in zip(slides, minutes, strict=True)
    )
