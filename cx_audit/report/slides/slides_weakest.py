"""The slide of the weakest touchpoint, or of several that are alike, with what was said there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cx_audit.core.insight import reason_for
from cx_audit.core.missed import Missed, missed_by
from cx_audit.core.result import TouchpointResult
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import FEW, MISSING, first_titles, listed, missed_text, range_text
from cx_audit.core.words import level_text, reason_text, signed
from cx_audit.report.blocks import Fact
from cx_audit.report.chapters.meeting_questions import about_what_is_missing, of_somebody_we_love
from cx_audit.report.chapters.opening import rules_of_order, tone_of_range, weakest_alike
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Notes, Said, Slide
from cx_audit.report.slides.slides_voices import words_at
from cx_audit.report.slides.slides_words import quoted, sentence, short, whom
from cx_audit.text import capitalised

_MOST_BESIDE = 4


def weakest(material: Material) -> Slide | None:
    """The weakest touchpoint: what was said there, and what was not met; of several that are alike the first."""
    alike = weakest_alike(material)
    if not alike:
        return None
    found = alike[0]
    missed = _missed_at(material, found)
    results = _results_at(material, found)
    beside = tuple(capitalised(missed_text(each)) for each in missed[:_MOST_BESIDE])
    if len(missed) > _MOST_BESIDE:
        beside = (*beside, f"and {len(missed) - _MOST_BESIDE} more")
    head = MISSING
    if not missed:
        head, beside = "Why", tuple(_reasons(material, results)[:_MOST_BESIDE])
    words = words_at(material, found)
    if len(alike) > 1:
        words = replace(words, whose=f"{words.whose}, at {short(found.touchpoint.title)}")
    return Slide(
        key="weakest",
        title=_title(material, alike),
        body=Said(quote=words, figure=_score(found, results), head=head, beside=beside),
        notes=Notes(
            shows=(*rules_of_order(material)[:1], *(text for each in alike for text in _told(material, each))),
            questions=(
                *about_what_is_missing(material, only=found.touchpoint.id),
                of_somebody_we_love(found.touchpoint.title),
            ),
        ),
    )


def _missed_at(material: Material, found: TeamTouchpoint) -> tuple[Missed, ...]:
    return missed_by([(found.touchpoint.id, found.touchpoint.title)], material.walks)


def _results_at(material: Material, found: TeamTouchpoint) -> list[tuple[str, TouchpointResult]]:
    """The results there, from the lowest score on."""
    return sorted(material.results_at(found.touchpoint.id), key=lambda pair: pair[1].trust.low)


def _told(material: Material, found: TeamTouchpoint) -> Iterator[str]:
    """What the speaker is told of one touchpoint: its scores, what was missing, and what was heard."""
    yield f"{found.touchpoint.title}: {range_text(found.spread) or signed(found.spread.dots[0].trust)}."
    for each in _missed_at(material, found):
        mend = sentence(f"Mend: {each.entry.fix}") if each.entry.fix else "How to mend it is not written down."
        yield f"{MISSING}: {missed_text(each)}. {mend}"
    for letter, result in _results_at(material, found):
        yield from (sentence(f"Heard or read by {material.label(letter)}: {quoted(quote)}") for quote in result.quotes)


def _score(found: TeamTouchpoint, results: Sequence[tuple[str, TouchpointResult]]) -> Fact:
    """The trust score where there is one leader, else all of them from the lowest to the highest."""
    tone = tone_of_range(dot.trust for dot in found.spread.dots)
    if found.spread.range is not None:
        return Fact(name="Trust, from the lowest to the highest", text=range_text(found.spread), tone=tone)
    level = results[0][1].level
    name = "Trust" if level is None else f"Trust: {level_text(level)}"
    return Fact(name=name, text=signed(found.spread.dots[0].trust), tone=tone)


def _title(material: Material, alike: Sequence[TeamTouchpoint]) -> str:
    if len(alike) > 1:
        return _title_of_several(material, alike)
    [found] = alike
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


def _title_of_several(material: Material, alike: Sequence[TeamTouchpoint]) -> str:
    """What is alike of them: for whom they eroded trust, and the score where there is one leader."""
    spreads = [each.spread for each in alike]
    first = spreads[0]
    eroded = first.count - first.built
    names = listed(first_titles([short(each.touchpoint.title) for each in alike]))
    score = signed(first.dots[0].trust)
    everywhere = FEW < len(alike) == sum(bool(each.spread.count) for each in material.walked.touchpoints)
    if not eroded:
        shown = f": {score}" if {each.count for each in spreads} == {1} else ""
        if everywhere:
            return f"No touchpoint is weaker than the others: each built trust{shown}"
        return f"Even the weakest, {names}, built trust{f'{shown} each' if shown else ''}"
    counts = {each.count for each in spreads}
    one = counts == {1}
    which = "No touchpoint is weaker than the others" if everywhere else capitalised(f"{names} are the weakest")
    how = f", {score}" if one else f" for {whom(eroded, first.count)}" if len(counts) == 1 else " as often"
    return f"{which}: each eroded trust{how}"


def _reasons(material: Material, results: Sequence[tuple[str, TouchpointResult]]) -> list[str]:
    return [
        capitalised(reason_text(reason_for(each)))
        if material.alone
        else f"{material.in_column(letter)}: {reason_text(reason_for(each))}"
        for letter, each in results
    ]
