"""Slides of the scores: the journey, and every touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cx_audit.core.choices import Outcome
from cx_audit.core.insight import NoWayThrough, reason_for
from cx_audit.core.result import TouchpointResult
from cx_audit.core.team_words import MISSING, first_titles, listed, within
from cx_audit.core.words import reason_text, signed, span_text, unmet_text
from cx_audit.report.blocks import Cell, Column, Figure, Report, Table, Tone, tone_of
from cx_audit.report.chapters.meeting_questions import about_what_is_missing
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import GridPicture, JourneyPicture
from cx_audit.report.pictures.journey_words import Tag, extremes_of, places_of, whose
from cx_audit.report.slides.deck import Body, Notes, Pictured, Slide, Tabled
from cx_audit.report.slides.slides_room import fit_of
from cx_audit.report.slides.slides_words import parts_of, sentence, short
from cx_audit.text import capitalised

MOST_ROWS = 10
"""How many rows a table on a slide has at most."""
_MOST_IN_A_ROW = 2
_FEWEST_TO_COMPARE = 2


def journey(report: Report) -> Slide | None:
    """The way from the first touchpoint to the last; nothing where it cannot be read on a slide."""
    found = [each.picture for each in parts_of(report, "journey", Figure) if isinstance(each.picture, JourneyPicture)]
    if not found:
        return None
    [picture] = found
    if not fit_of(picture).legible:
        return None
    tags = {word: tag for tag in extremes_of(picture) for word in tag.words}
    if tags:
        high, low = extremes_of(picture)
        same = f"{capitalised(short(picture.touchpoints[low.at]))} was the lowest and the highest"
        worst, best = _where(picture, low), _where(picture, high)
        title = (
            f"{same}: {_score_of(low)}, {_score_of(high)}"
            if low.at == high.at and worst == best
            else f"Trust was lowest at {worst}, {signed(low.score)}, and highest at {best}, {signed(high.score)}"
        )
    else:
        title = f"Trust was the same at every touchpoint: {signed(_any_score(picture))}"
    return Slide(
        key="journey",
        title=title,
        body=Pictured(picture=picture),
        notes=Notes(
            shows=(_how_to_read(picture),),
            questions=("At which step would a customer have left us, and would anybody here have noticed?",),
        ),
    )


def _where(picture: JourneyPicture, tag: Tag) -> str:
    """The touchpoints where somebody came to this score, that of the tag first."""
    return listed(first_titles([short(picture.touchpoints[at]) for at in places_of(picture, tag)]))


def _score_of(tag: Tag) -> str:
    return f"{signed(tag.score)} for {tag.who}" if tag.who else signed(tag.score)


def _how_to_read(picture: JourneyPicture) -> str:
    """One sentence to say: whose the lowest and the highest score are, whoever shares them."""
    found = [whose(picture, tag.score, places_of(picture, tag)) for tag in extremes_of(picture)]
    told = ""
    if found and all(found):
        high, low = found
        told = f": the low point is that of {low}, the peak {'too' if low == high else f'that of {high}'}"
    return f"Read it from left to right, as it was walked{told}."


def _any_score(picture: JourneyPicture) -> int:
    return next((score for line in picture.lines for score in line.trusts if score is not None), 0)


def scorecard(material: Material, report: Report) -> Slide | None:
    """Every touchpoint of one leader with what the evidence allowed, or of every leader side by side."""
    return _of_one(material) if material.alone else _of_several(material, report)


def _of_several(material: Material, report: Report) -> Slide | None:
    figures = parts_of(report, "scorecard", Figure)
    dots = [dot for each in material.walked.touchpoints for dot in each.spread.dots]
    if not figures or not dots:
        return None
    picture = figures[0].picture
    body = _grid(picture) if isinstance(picture, GridPicture) else None
    if body is None and fit_of(picture).legible:
        body = Pictured(picture=picture)
    if body is None:
        [table, *_] = parts_of(report, "scorecard", Table)
        shown = table.rows[:MOST_ROWS]
        beneath = f"The first {len(shown)} of {len(table.rows)} touchpoints" if len(shown) < len(table.rows) else ""
        body = Tabled(table=replace(table, rows=shown), beneath=beneath)
    built = sum(dot.trust > 0 for dot in dots)
    visits = f"All {len(dots)} visits" if built == len(dots) else f"{built or 'None'} of {len(dots)} visits"
    where = _where_most_often(material)
    title = f"{visits} built trust{where}"
    net = material.walked.net_trusts
    whole = (
        f" On the whole, the walk built trust for {net.built} of {len(net.by_letter)} leaders." if net.by_letter else ""
    )
    return Slide(
        key="scorecard",
        title=title,
        body=body,
        notes=Notes(
            shows=(f"{title}.{whole}",),
            questions=(
                "Find your own scores: do they look the way it felt?",
                "Which of these did nobody here expect?",
            ),
        ),
    )


def _where_most_often(material: Material) -> str:
    """Which touchpoint eroded trust for the largest share of its leaders; empty where none did, or two as often."""
    shares = [
        (Fraction(each.spread.built, each.spread.count), each)
        for each in material.walked.touchpoints
        if each.spread.count
    ]
    least = min(share for share, _ in shares)
    lowest = [each for share, each in shares if share == least]
    return (
        f", and {short(lowest[0].touchpoint.title)} eroded it most often"
        if least < 1 and len(lowest) == 1 < len(shares)
        else ""
    )


def _grid(picture: GridPicture) -> Body | None:
    """The picture with as many touchpoints as can be read, the weakest, in the order of the walk; None below half."""

    def standing(at: int) -> tuple[Fraction, int]:
        scores = [score for score in picture.rows[at].scores if score is not None]
        return (Fraction(sum(score > 0 for score in scores), len(scores)), min(scores)) if scores else (Fraction(2), 0)

    order = sorted(range(len(picture.rows)), key=standing)

    def with_rows(count: int) -> GridPicture:
        return replace(picture, rows=tuple(picture.rows[at] for at in sorted(order[:count])))

    counts = range(len(order), len(order) // 2, -1)
    found = next((count for count in counts if fit_of(with_rows(count)).legible), None)
    if found is None:
        return None
    beneath = f"The {found} weakest of {len(order)} touchpoints" if found < len(order) else ""
    return Pictured(picture=with_rows(found), beneath=beneath)


def _of_one(material: Material) -> Slide | None:
    [walk] = material.walks
    results = walk.result.touchpoints
    if len(results) < _FEWEST_TO_COMPARE:
        return None
    lowest = sorted(range(len(results)), key=lambda at: results[at].trust.low)[:MOST_ROWS]
    shown = [results[at] for at in sorted(lowest)]
    missing = any(_lacks(each) for each in results)
    low = [within(each.touchpoint.title) for each in results if each.trust.low == results[lowest[0]].trust.low]
    return Slide(
        key="scorecard",
        title=_what_held_it(results),
        body=Tabled(
            table=Table(
                caption="How it felt, what the evidence allows, and the trust score: the lower of the two",
                columns=(
                    Column(title="Touchpoint"),
                    *(Column(title=each, numeric=True) for each in ("Felt", "Ceiling", "Trust")),
                    Column(title=MISSING if missing else "Why"),
                ),
                rows=tuple(_row(each, what=_missing_at(each) if missing else _why(each)) for each in shown),
            ),
            beneath=f"The {len(shown)} lowest of {len(results)} touchpoints" if len(shown) < len(results) else "",
        ),
        notes=Notes(
            shows=(
                "Trust is the lower of how it felt and what the evidence allows, the ceiling.",
                *(_scored(each) for each in (shown if missing else [])),
                *([] if missing else [f"Lowest: {listed(first_titles(low))}, {span_text(results[lowest[0]].trust)}."]),
            ),
            questions=(
                *about_what_is_missing(material),
                "What did nobody ask for, and was it about treatment or about stuff?",
            ),
        ),
    )


def _scored(each: TouchpointResult) -> str:
    return sentence(f"{each.touchpoint.title}, {span_text(each.trust)}: {_why(each)}")


def _why(each: TouchpointResult) -> str:
    return reason_text(reason_for(each))


def _lacks(each: TouchpointResult) -> bool:
    """Whether something that any customer expects was missing, or came only in part."""
    return bool(each.unmet) or not each.got_through


def _missing_at(each: TouchpointResult) -> str:
    """What was not met, what was missed before what was met in part, the costliest first."""
    if not each.got_through:
        return reason_text(NoWayThrough())
    ordered = sorted(each.unmet, key=lambda unmet: (unmet.outcome is Outcome.PARTLY, -unmet.cost))
    few = len(ordered) <= _MOST_IN_A_ROW + 1
    told = [unmet_text(unmet) for unmet in (ordered if few else ordered[:_MOST_IN_A_ROW])]
    told += [] if few else [f"{len(ordered) - _MOST_IN_A_ROW} more"]
    return "; ".join(told) or "nothing"


def _row(each: TouchpointResult, *, what: str) -> tuple[Cell, ...]:
    trust = each.trust.known
    return (
        Cell(text=each.touchpoint.title),
        Cell(text=span_text(each.felt)),
        Cell(text=span_text(each.ceiling)),
        Cell(text=span_text(each.trust), tone=Tone.PLAIN if trust is None else tone_of(trust)),
        Cell(text=what),
    )


def _what_held_it(results: Sequence[TouchpointResult]) -> str:
    """What was missed anywhere; where nothing was, how often there was nothing beyond the expected."""
    count = len(results)
    missed = sum(map(_lacks, results))
    if missed:
        return f"Something that any customer expects was missing at {_of(missed, count)} touchpoints"
    eroded = sum(each.trust.low < 0 for each in results)
    if eroded:
        return f"All that any customer expects was there, and yet trust was eroded at {_of(eroded, count)} touchpoints"
    return f"All that any customer expects was there at {_of(count, count)} touchpoints"


def _of(some: int, count: int) -> str:
    if some == count:
        return "both" if count == 2 else f"all {count}"
    return f"{some} of {count}"
