"""What a picture shows, in words, for those who do not see it and for those who would rather read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from cx_audit.core.blind_spots import Sight
from cx_audit.core.team_words import first_titles, listed, within
from cx_audit.core.words import signed
from cx_audit.report.pictures.bars import NO_SCORE
from cx_audit.report.pictures.descriptions import (
    BarsPicture,
    Dumbbell,
    DumbbellPicture,
    EffortPicture,
    GridPicture,
    JourneyPicture,
    Picture,
    SlopesPicture,
    SpreadPicture,
)
from cx_audit.report.pictures.dumbbells import gap_words, named
from cx_audit.report.pictures.effort import EFFORTS, effect_text
from cx_audit.report.pictures.journey_words import extremes_of, places_of, range_words
from cx_audit.report.pictures.slopes import moved_words
from cx_audit.report.pictures.spreads import heaps_of, span_words, words_beside
from cx_audit.text import capitalised, clean_line


def alternative_of(picture: Picture) -> str:
    """The picture's text alternative, made from the same numbers: plain sentences on one line, without the title."""
    return clean_line(" ".join(f"{sentence}." for sentence in _sentences(picture)))


def _sentences(picture: Picture) -> Iterable[str]:
    match picture:
        case JourneyPicture():
            return _journey(picture)
        case BarsPicture():
            return _bars(picture)
        case DumbbellPicture():
            return _dumbbells(picture)
        case GridPicture():
            return _grid(picture)
        case SpreadPicture():
            return _spreads(picture)
        case SlopesPicture():
            return _slopes(picture)
        case EffortPicture():
            return _effort(picture)
        case _:
            assert_never(picture)


def _journey(picture: JourneyPicture) -> Iterable[str]:
    alone = len(picture.lines) == 1
    everybody = "everybody " if picture.ranges else ""
    yield f"The journey on a scale from {signed(-10)} to {signed(10)} without a zero"
    for at, name in enumerate(picture.touchpoints):
        scores = [(line.who, line.trusts[at]) for line in picture.lines]
        told = ", ".join(_score(score) if alone else f"{who} {_score(score)}" for who, score in scores)
        spanned = range_words(picture, at)
        yield f"{name}: {told}{f' ({everybody}{spanned})' if spanned else ''}"
    for tag in extremes_of(picture):
        whose = f", {tag.who}" if tag.who else ""
        first, *others = (picture.touchpoints[at] for at in (places_of(picture, tag) if alone else (tag.at,)))
        where = listed(first_titles([first, *map(within, others)]))
        yield f"{capitalised(tag.words[0])}: {where}, {signed(tag.score)}{whose}"


def _bars(picture: BarsPicture) -> Iterable[str]:
    yield f"Scores from {signed(-picture.reach)} to {signed(picture.reach)}"
    for bar in picture.bars:
        yield f"{bar.name}: {_score(bar.score)}{f', {bar.words}' if bar.words else ''}"


def _dumbbells(picture: DumbbellPicture) -> Iterable[str]:
    yield "Predictions against experience, by the gap between them"
    yield from (_pair(pair) for pair in picture.by_gap)


def _pair(pair: Dumbbell) -> str:
    found = "" if pair.sight is Sight.SEEN else f", {pair.sight}"
    return (
        f"{named(pair)}: predicted {signed(pair.predicted)}, experienced {signed(pair.experienced)}, "
        f"{gap_words(pair)}{found}"
    )


def _grid(picture: GridPicture) -> Iterable[str]:
    yield f"Each touchpoint and leader, scores from {signed(-picture.reach)} to {signed(picture.reach)}"
    for row in picture.rows:
        cells = zip(picture.leaders, row.scores, strict=True)
        yield f"{row.name}: {', '.join(f'{leader} {_score(score)}' for leader, score in cells)}"


def _spreads(picture: SpreadPicture) -> Iterable[str]:
    yield f"How many leaders came to which score, from {signed(-picture.reach)} to {signed(picture.reach)}"
    for row in picture.rows:
        heaps = heaps_of(row, picture.reach)
        told = ", ".join(f"{len(scores)} at {span_words(low, high)}" for (low, high), scores in heaps.items())
        yield f"{row.name}: {', '.join(words_beside(row))} ({told})" if told else f"{row.name}: {NO_SCORE}"


def _slopes(picture: SlopesPicture) -> Iterable[str]:
    yield f"Scores round by round: {', '.join(picture.rounds)}"
    for slope in picture.slopes:
        said = moved_words(slope)
        yield f"{slope.name}: {', '.join(_score(score) for score in slope.scores)}{f' ({said})' if said else ''}"


def _effort(picture: EffortPicture) -> Iterable[str]:
    yield f"Actions by effort, with {picture.effect_name}"
    for effort, words in EFFORTS:
        found = sorted((each for each in picture.actions if each.effort is effort), key=lambda each: -each.effect)
        if found:
            yield f"{capitalised(words)}: {'; '.join(f'{each.name}, {effect_text(each.effect)}' for each in found)}"


def _score(score: int | None) -> str:
    return NO_SCORE if score is None else signed(score)
