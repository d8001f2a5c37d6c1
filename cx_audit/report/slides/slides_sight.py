"""Slides of what was not seen coming, how it moved over the rounds, and what a year comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cx_audit.core.blind_spots import Gap, Sight
from cx_audit.core.exposure import Exposure
from cx_audit.core.exposure_words import THE_ASSUMPTION, about_text, affected_text
from cx_audit.core.exposure_words import range_text as a_year_text
from cx_audit.core.round_words import CAUTION, RECOMPUTED
from cx_audit.core.round_words import headline_of as headline_of_rounds
from cx_audit.core.sight_words import THE_GAP, right_side_text, together_text
from cx_audit.core.team_words import first_titles, in_words, listed
from cx_audit.core.words import signed
from cx_audit.report.blocks import Cell, Column, Figure, Report, Table, Tone
from cx_audit.report.chapters.meeting_questions import about_blind_spots, most_blind_first
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Dumbbell, DumbbellPicture, SlopesPicture
from cx_audit.report.slides.deck import Notes, Pictured, Slide, Tabled
from cx_audit.report.slides.slides_room import fit_of
from cx_audit.report.slides.slides_words import over_a_year, parts_of, short, untitled
from cx_audit.text import capitalised

_MOST_ASKED, _MOST_TOLD = 4, 2
_MOST_IN_A_YEAR = 6


def blind_spots(material: Material, report: Report) -> Slide | None:
    """Predictions against what was experienced, first what was not seen coming; nothing where nobody predicted."""
    figures = [each.picture for each in parts_of(report, "blind-spots", Figure)]
    pictures = [each for each in figures if isinstance(each, DumbbellPicture)]
    gaps = [gap for leader in material.walked.sight.leaders for gap in leader.gaps]
    if not pictures or not gaps:
        return None
    picture = _as_many_as_fit(pictures[0])
    if picture is None:
        return None
    blind, hidden = (sum(gap.sight is sight for gap in gaps) for sight in (Sight.BLIND_SPOT, Sight.HIDDEN_STRENGTH))
    together = right_side_text([each.foresight for each in material.walked.sight.leaders if each.foresight is not None])
    return Slide(
        key="blind-spots",
        title=_sight_title(blind, hidden, len(gaps)) + _widest_blind_spot(material),
        body=Pictured(picture=picture, beneath=_which(picture.pairs, gaps)),
        notes=Notes(
            shows=(
                THE_GAP,
                *([together] if together else []),
                *(f"{text}." for text in _most_blind(material)),
            ),
            questions=(
                *list(about_blind_spots(material))[:_MOST_ASKED],
                "Where did we expect better than we met, and where worse? One surprise from each of us.",
            ),
        ),
    )


def _as_many_as_fit(picture: DumbbellPicture) -> DumbbellPicture | None:
    """The picture with what can be read: blind spots, then hidden strengths, the widest first; None for none of it.

    The predictions that came close are there only where there is room for them all, or where there is nothing else.
    """
    kinds = (Sight.BLIND_SPOT, Sight.HIDDEN_STRENGTH, Sight.SEEN)
    ordered = sorted(picture.pairs, key=lambda pair: (kinds.index(pair.sight), -abs(pair.gap)))
    unseen = sum(pair.sight is not Sight.SEEN for pair in ordered)

    def with_pairs(count: int) -> DumbbellPicture:
        return replace(picture, pairs=tuple(ordered[:count]))

    counts = [len(ordered), *range(unseen or len(ordered) - 1, 0, -1)]
    return next((each for each in map(with_pairs, counts) if fit_of(each).legible), None)


def _which(shown: Sequence[Dumbbell], gaps: Sequence[Gap]) -> str:
    """Which of all the gaps are shown, and which are not; empty where all are."""
    if len(shown) == len(gaps):
        return ""
    told, left = [], []
    for sight, noun in ((Sight.BLIND_SPOT, "blind spot"), (Sight.HIDDEN_STRENGTH, "hidden strength")):
        of, here = (sum(each.sight is sight for each in them) for them in (gaps, shown))
        nouns = noun if of == 1 else f"{noun}s"
        if here:
            told.append(f"the {in_words(of)} {nouns}" if here == of else f"the {in_words(here)} widest of {of} {nouns}")
        elif of:
            left.append(f"{in_words(of)} {nouns}")
    if not told:
        return f"The {in_words(len(shown))} widest of {len(gaps)} gaps"
    close = sum(each.sight is Sight.SEEN for each in gaps)
    left += [f"{in_words(close)} {'prediction' if close == 1 else 'predictions'} that came close"] if close else []
    return f"{capitalised(listed(told))}{f'. Not shown: {listed(left)}' if left else ''}"


def _sight_title(blind: int, hidden: int, count: int) -> str:
    if count == 1:
        was = "was a blind spot" if blind else "was a hidden strength" if hidden else "came close"
        return f"The one prediction {was}"
    if blind:
        return f"{blind} of {count} predictions {'was a blind spot' if blind == 1 else 'were blind spots'}"
    if hidden:
        was = "was a hidden strength" if hidden == 1 else "were hidden strengths"
        return f"{hidden} of {count} predictions {was}, and none was a blind spot"
    return f"{'Both' if count == 2 else f'All {count}'} predictions came close: there was no blind spot"


def _most_blind(material: Material) -> tuple[str, ...]:
    """What to say of the two touchpoints that were a blind spot for most."""
    return tuple(text for each in most_blind_first(material)[:_MOST_TOLD] if (text := together_text(each)))


def _widest_blind_spot(material: Material) -> str:
    blind = [
        each.gap
        for touchpoint in material.walked.sight.touchpoints
        for each in touchpoint.gaps
        if each.gap.sight is Sight.BLIND_SPOT
    ]
    if not blind:
        return ""
    most = max(gap.gap for gap in blind)
    widest = [gap for gap in blind if gap.gap == most]
    titles = list(dict.fromkeys(short(gap.title) for gap in widest))
    where = f"{'the widest at ' if len(blind) > 1 else 'at '}{listed(first_titles(titles))}"
    came = {(gap.predicted, gap.trust) for gap in widest}
    if len(came) > 1:
        return f", {where}: {most} points each"
    predicted, trust = came.pop()
    return f", {where}: predicted {signed(predicted)}, came {signed(trust)}"


def rounds(material: Material, report: Report) -> Slide | None:
    """How the leaders' net trust moved; nothing where no rounds compare."""
    findings = material.rounds
    pictures = [each.picture for each in parts_of(report, "rounds", Figure) if isinstance(each.picture, SlopesPicture)]
    if findings is None or not findings.compares or not pictures:
        return None
    picture = pictures[0]
    if not fit_of(picture).legible:
        return None
    finding, *more = headline_of_rounds(findings.comparison, material.label)
    return Slide(
        key="rounds",
        title=untitled(finding),
        body=Pictured(picture=picture, beneath=f"Net trust · {CAUTION.partition(':')[0].lower()}"),
        notes=Notes(
            shows=(
                *more,
                f"{picture.title}.",
                CAUTION,
                *([RECOMPUTED] if any(not each.comparison.comparable for each in findings.comparison.steps) else []),
            ),
            questions=(
                "What did each of us do since the last round, in one sentence?",
                "What moved although none of us did anything about it?",
            ),
        ),
    )


def a_year(material: Material) -> Slide | None:
    """How many customers would meet the same in a year; nothing without volumes, or where no walk eroded."""
    eroded = [each for each in material.exposures if each.eroded]
    if not eroded:
        return None
    first = eroded[0]
    walks = "this walk was" if material.alone else "these walks were"
    return Slide(
        key="year",
        title=(
            f"If {walks} typical, {affected_text(first)} customers a year would see trust eroded at "
            f"{short(first.title)}"
        ),
        body=Tabled(
            table=Table(
                caption="Over a year, if the walks were typical",
                columns=(
                    Column(title="Touchpoint"),
                    *(Column(title=each, numeric=True) for each in ("Customers a year", "Walks that eroded")),
                    Column(title="Room for"),
                ),
                rows=tuple(_row(each) for each in material.exposures[:_MOST_IN_A_YEAR]),
            ),
            beneath=THE_ASSUMPTION,
        ),
        notes=Notes(
            shows=over_a_year(material),
            questions=("Which of these customers would ever tell us, and whom would they tell instead?",),
        ),
    )


def _row(each: Exposure) -> tuple[Cell, ...]:
    room = "one walk cannot tell"
    if each.likely is not None:
        room = f"{about_text(each.likely.low)} to {about_text(each.likely.high)} a year (95 % interval)"
    return (
        Cell(text=each.title),
        Cell(text=a_year_text(each.passing)),
        Cell(text=f"{each.eroded} of {each.walks}", tone=Tone.ERODED if each.eroded else Tone.BUILT),
        Cell(text=room),
    )
