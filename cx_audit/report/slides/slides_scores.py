"""Slides of the scores: the journey, every touchpoint, and the weakest one with what was said there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from cx_audit.core.insight import reason_for
from cx_audit.core.missed import missed_by
from cx_audit.core.result import TouchpointResult
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import MISSING, missed_text, range_text, within
from cx_audit.core.words import level_text, reason_text, signed, span_text
from cx_audit.report.blocks import Cell, Column, Fact, Figure, Report, Table, Tone, tone_of
from cx_audit.report.chapters.meeting_questions import about_what_is_missing, of_somebody_we_love
from cx_audit.report.chapters.opening import tone_of_range, weakest_of
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import GridPicture, JourneyPicture
from cx_audit.report.pictures.journey_words import extremes_of
from cx_audit.report.slides.deck import Body, Notes, Pictured, Said, Slide, Tabled
from cx_audit.report.slides.slides_room import fit_of
from cx_audit.report.slides.slides_voices import words_at
from cx_audit.report.slides.slides_words import parts_of, short, whom
from cx_audit.text import capitalised

MOST_ROWS = 10
"""How many rows a table on a slide has at most."""
_MOST_MISSED = 4
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
        title = (
            f"{same}: {signed(low.score)} for {low.who}, {signed(high.score)} for {high.who}"
            if low.at == high.at
            else f"Trust was lowest at {short(picture.touchpoints[low.at])}, {signed(low.score)}, and highest at "
            f"{short(picture.touchpoints[high.at])}, {signed(high.score)}"
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


def _how_to_read(picture: JourneyPicture) -> str:
    """One sentence to say: whose the lowest and the highest score are."""
    whose = {tag.who for tag in extremes_of(picture)} - {""}
    if len(whose) > 1:
        high, low = extremes_of(picture)
        return (
            f"Read it from left to right, as it was walked: the low point is that of {low.who}, the peak of {high.who}."
        )
    both = f": the low point and the peak are both those of {whose.pop()}" if whose else ""
    return f"Read it from left to right, as it was walked{both}."


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
    return Slide(
        key="scorecard",
        title=_what_held_it(results),
        body=Tabled(
            table=Table(
                caption="How it felt, what the evidence allows, and the trust score: the lower of the two",
                columns=(
                    Column(title="Touchpoint"),
                    *(Column(title=each, numeric=True) for each in ("Felt", "Ceiling", "Trust")),
                    Column(title="Why"),
                ),
                rows=tuple(_row(each) for each in shown),
            ),
            beneath=f"The {len(shown)} lowest of {len(results)} touchpoints" if len(shown) < len(results) else "",
        ),
        notes=Notes(
            shows=(
                "Trust is the lower of how it felt and what the evidence allows, the ceiling.",
                f"Lowest: {within(results[lowest[0]].touchpoint.title)}, "
                f"{span_text(results[lowest[0]].trust)}; {reason_text(reason_for(results[lowest[0]]))}.",
            ),
            questions=(
                *about_what_is_missing(material),
                "What did nobody ask for, and was it about treatment or about stuff?",
            ),
        ),
    )


def _row(each: TouchpointResult) -> tuple[Cell, ...]:
    trust = each.trust.known
    return (
        Cell(text=each.touchpoint.title),
        Cell(text=span_text(each.felt)),
        Cell(text=span_text(each.ceiling)),
        Cell(text=span_text(each.trust), tone=Tone.PLAIN if trust is None else tone_of(trust)),
        Cell(text=reason_text(reason_for(each))),
    )


def _what_held_it(results: Sequence[TouchpointResult]) -> str:
    """What was missed anywhere; where nothing was, how often there was nothing beyond the expected."""
    count = len(results)
    missed = sum(bool(each.unmet) or not each.got_through for each in results)
    if missed:
        return f"Something that any customer expects was missing at {missed} of {count} touchpoints"
    eroded = sum(each.trust.low < 0 for each in results)
    if eroded:
        return f"All that any customer expects was there, and yet trust was eroded at {eroded} of {count} touchpoints"
    return f"All that any customer expects was there at {'both' if count == 2 else f'all {count}'} touchpoints"


def weakest(material: Material) -> Slide | None:
    """The weakest touchpoint: what was said there, and what was not met."""
    found = weakest_of(material)
    if found is None:
        return None
    missed = missed_by([(found.touchpoint.id, found.touchpoint.title)], material.walks)
    results = sorted(material.results_at(found.touchpoint.id), key=lambda pair: pair[1].trust.low)
    beside = tuple(capitalised(missed_text(each)) for each in missed[:_MOST_MISSED])
    if len(missed) > _MOST_MISSED:
        beside = (*beside, f"and {len(missed) - _MOST_MISSED} more")
    head = MISSING
    if not missed:
        head, beside = "Why", tuple(_reasons(material, results)[:_MOST_MISSED])
    return Slide(
        key="weakest",
        title=_weakest_title(material, found),
        body=Said(quote=words_at(material, found), figure=_score(found, results), head=head, beside=beside),
        notes=Notes(
            shows=(
                f"{found.touchpoint.title}: {range_text(found.spread) or signed(found.spread.dots[0].trust)}.",
                *(f"{MISSING}: {missed_text(each)}. Mend: {each.entry.fix or 'not written down'}" for each in missed),
                *(
                    f"{material.in_column(letter)} heard: “{quote}”"
                    for letter, result in results
                    for quote in result.quotes
                ),
            ),
            questions=(
                *about_what_is_missing(material, only=found.touchpoint.id),
                of_somebody_we_love(found.touchpoint.title),
            ),
        ),
    )


def _score(found: TeamTouchpoint, results: Sequence[tuple[str, TouchpointResult]]) -> Fact:
    """The trust score where there is one leader, else all of them from the lowest to the highest."""
    tone = tone_of_range(dot.trust for dot in found.spread.dots)
    if found.spread.range is not None:
        return Fact(name="Trust, from the lowest to the highest", text=range_text(found.spread), tone=tone)
    level = results[0][1].level
    name = "Trust" if level is None else f"Trust: {level_text(level)}"
    return Fact(name=name, text=signed(found.spread.dots[0].trust), tone=tone)


def _weakest_title(material: Material, found: TeamTouchpoint) -> str:
    name, spread = short(found.touchpoint.title), found.spread
    eroded = spread.count - spread.built
    score = signed(spread.dots[0].trust)
    if len(material.touchpoints) == 1:
        verb = "eroded" if eroded else "built"
        whose = f" for {whom(eroded or spread.count, spread.count)}" if spread.count > 1 else f": {score}"
        return capitalised(f"{name} {verb} trust{whose}")
    if not eroded:
        return f"Even the weakest, {name}, built trust{f': {score}' if spread.count == 1 else ''}"
    if spread.count == 1:
        return capitalised(f"{name} is the weakest: it eroded trust, {score}")
    return capitalised(f"{name} is the weakest: it eroded trust for {whom(eroded, spread.count)}")


def _reasons(material: Material, results: Sequence[tuple[str, TouchpointResult]]) -> list[str]:
    return [
        capitalised(reason_text(reason_for(each)))
        if material.alone
        else f"{material.in_column(letter)}: {reason_text(reason_for(each))}"
        for letter, each in results
    ]
