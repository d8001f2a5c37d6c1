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
from cx_audit.report.chapters.meeting_questions import about_the_weakest, about_what_is_missing
from cx_audit.report.chapters.opening import rules_of_order, tone_of_range, weakest_alike
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Notes, Said, Slide
from cx_audit.report.slides.slides_voices import words_at
from cx_audit.report.slides.slides_words import quoted, sentence, short, whom
from cx_audit.text import capitalised

_MOST_BESIDE = 4


def weakest(material: Material) -> Slide | None:
    """The weakest touchpoint, or all that are as weak: what was said, at the first of them, and what was not met."""
    alike = weakest_alike(material)
    if not alike:
        return None
    found = alike[0]
    missed = _missing(material, alike)
    head, beside = (MISSING, missed) if missed else ("Why", _reasons(material, alike))
    if len(beside) > _MOST_BESIDE:
        beside = [*beside[:_MOST_BESIDE], f"and {len(beside) - _MOST_BESIDE} more"]
    words = words_at(material, found)
    if len(alike) > 1:
        words = replace(words, whose=f"{words.whose}, at {short(found.touchpoint.title)}")
    return Slide(
        key="weakest",
        title=_title(material, alike),
        body=Said(quote=words, figure=_score(material, alike), head=head, beside=tuple(beside)),
        notes=Notes(
            shows=(*rules_of_order(material)[:1], *(text for each in alike for text in _told(material, each))),
            questions=(
                *(text for each in alike for text in about_what_is_missing(material, only=each.touchpoint.id)),
                *about_the_weakest(material),
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


def _missing(material: Material, alike: Sequence[TeamTouchpoint]) -> list[str]:
    """What was not met, the most telling of each touchpoint first, with where it was if there are several."""
    at = [(each, _missed_at(material, each)) for each in alike]
    longest = max(len(missed) for _, missed in at)
    return [
        _placed(alike, each, missed_text(missed[rank]))
        for rank in range(longest)
        for each, missed in at
        if rank < len(missed)
    ]


def _placed(alike: Sequence[TeamTouchpoint], at: TeamTouchpoint, text: str) -> str:
    return capitalised(text if len(alike) == 1 else f"{short(at.touchpoint.title)} · {text}")


def _score(material: Material, alike: Sequence[TeamTouchpoint]) -> Fact:
    """The trust score where there is one leader, else all of them from the lowest to the highest."""
    trusts = [dot.trust for each in alike for dot in each.spread.dots]
    tone = tone_of_range(trusts)
    if any(each.spread.range is not None for each in alike):
        low, high = signed(min(trusts)), signed(max(trusts))
        text = low if low == high else f"{low} to {high}"
        return Fact(name="Trust, from the lowest to the highest", text=text, tone=tone)
    level = _results_at(material, alike[0])[0][1].level
    name = "Trust" if level is None else f"Trust: {level_text(level)}"
    return Fact(name=name, text=signed(trusts[0]), tone=tone)


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


def _reasons(material: Material, alike: Sequence[TeamTouchpoint]) -> list[str]:
    """Why it has its score, for each leader from the lowest score on, with where it was if there are several."""
    found = sorted(
        ((at, letter, each) for at in alike for letter, each in _results_at(material, at)),
        key=lambda there: there[2].trust.low,
    )
    return [
        _placed(
            alike, at, f"{'' if material.alone else f'{material.in_column(letter)}: '}{reason_text(reason_for(each))}"
        )
        for at, letter, each in found
    ]
