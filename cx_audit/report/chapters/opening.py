"""How a report begins: everything on one page, then how it came about and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from cx_audit.core.day_words import days_text
from cx_audit.core.responses import text_of
from cx_audit.core.round_words import finding_of
from cx_audit.core.scoring import Level
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import (
    built_text,
    headline_of,
    in_words,
    listed,
    marked,
    net_range_text,
    range_text,
    within,
)
from cx_audit.core.unexpected import thanked_text
from cx_audit.core.words import (
    AT_RISK_MEANS,
    level_text,
    signed,
    signed_net_trust,
    verdict_text,
)
from cx_audit.report.blocks import (
    Block,
    Callout,
    Chapter,
    Fact,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Step,
    Steps,
    Tone,
    tone_of,
)
from cx_audit.report.chapters.good_to_know import good_to_know, limits
from cx_audit.report.chapters.telling import told_by, told_once
from cx_audit.report.material import Material
from cx_audit.text import capitalised

MOST_ACTIONS = 3
_NO_HEADLINE = "There is no headline: answers are missing."


def at_a_glance(material: Material) -> Chapter:
    """The verdict, what was built, the weakest touchpoint, and three things to do."""
    steps = tuple(_steps(material))
    at_risk = material.alone and material.walks[0].result.level is Level.AT_RISK
    blocks: list[Block] = [
        Callout(texts=_verdict(material) or (_NO_HEADLINE,), tone=_tone(material)),
        Facts(facts=tuple(_facts(material))),
    ]
    good = tuple(_good(material))
    if good:
        blocks.append(Facts(facts=good))
    if at_risk:
        blocks.append(Paragraph(text=AT_RISK_MEANS, quiet=True))
    if material.rounds is not None and material.rounds.compares:
        blocks.append(Paragraph(text=finding_of(material.rounds.comparison, material.label)))
    if steps:
        title = "One thing to do first" if len(steps) == 1 else f"{_NUMBERS[len(steps)]} things to do first"
        blocks += [
            Heading(text=title),
            Steps(steps=steps),
            Paragraph(text="Each needs an owner and a day, which are agreed at the meeting.", quiet=True),
        ]
    return Chapter(key="at-a-glance", title="At a glance", blocks=tuple(blocks))


_NUMBERS = {2: "Two", 3: "Three"}
_TO = " to "


def _verdict(material: Material) -> tuple[str, ...]:
    if material.alone:
        verdict = verdict_text(material.walks[0].result)
        return (verdict,) if verdict else ()
    return headline_of(material.team)


def _tone(material: Material) -> Tone:
    net = material.walked.net_trusts
    if not net.by_letter:
        return Tone.PLAIN
    return Tone.BUILT if 2 * net.built > len(net.by_letter) else Tone.ERODED


def _facts(material: Material) -> Iterator[Fact]:
    net = material.walked.net_trusts
    if material.alone:
        result = material.walks[0].result
        if result.net_trust is not None and result.level is not None:
            text = f"{signed_net_trust(result.net_trust)}, {level_text(result.level)}"
            yield Fact(name="Net trust, from −100 to +100", text=text, tone=tone_of(result.net_trust))
            yield Fact(name="Touchpoints that built trust", text=f"{result.built} of {len(result.touchpoints)}")
    elif net.by_letter:
        text = net_range_text(net) or signed_net_trust(next(iter(net.by_letter.values())))
        yield Fact(name="Net trust, from −100 to +100", text=text, tone=tone_of_range(net.by_letter.values()))
        yield Fact(name="Leaders for whom the walk built trust", text=f"{net.built} of {len(net.by_letter)}")
        dots = [dot for each in material.walked.touchpoints for dot in each.spread.dots]
        built = sum(1 for dot in dots if dot.trust > 0)
        yield Fact(name="Visits that built trust", text=f"{built} of {len(dots)}")
    weakest = weakest_of(material)
    if weakest is not None:
        yield _fact_of("Weakest", weakest)


def tone_of_range(scores: Iterable[int | Fraction]) -> Tone:
    """What all of the scores say of trust; plain where some say that it was built and some that it was eroded."""
    tones = {tone_of(score) for score in scores}
    return tones.pop() if len(tones) == 1 else Tone.PLAIN


def _fact_of(name: str, found: TeamTouchpoint) -> Fact:
    spread = found.spread
    score = range_text(spread) or signed(spread.dots[0].trust)
    told = ", ".join(part for part in (score, built_text(spread.built, spread.count)) if part)
    return Fact(
        name=name, text=f"{found.touchpoint.title}: {told}", tone=tone_of_range(dot.trust for dot in spread.dots)
    )


def _good(material: Material) -> Iterator[Fact]:
    """Where it went best, if trust was built there, and whom or what to be thankful for first."""
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    if len(scored) > 1:
        strongest = max(scored, key=_standing)
        if strongest.spread.built:
            yield _fact_of("Strongest", strongest)
    thanks = [(there.title, each.extra) for there in material.walked.thanks for each in there.thanks]
    if thanks:
        title, extra = next((each for each in thanks if each[1].who), thanks[0])
        name = "To be thanked first" if extra.who else "Nobody had asked for"
        yield Fact(name=name, text=f"{capitalised(thanked_text(extra))} ({within(title)})")


def _standing(each: TeamTouchpoint) -> tuple[Fraction, int]:
    """For which share of the leaders it built trust, then the lowest score."""
    return Fraction(each.spread.built, each.spread.count), min(dot.trust for dot in each.spread.dots)


def weakest_of(material: Material) -> TeamTouchpoint | None:
    """The touchpoint that built trust for the fewest, then the one with the lowest score, as elsewhere.

    The problem touchpoint is first among equals. Nothing is averaged. None while answers are missing.
    """
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    if material.walked.unsettled or not scored:
        return None
    return min(scored, key=lambda each: (*_standing(each), not each.touchpoint.first_among_equals))


def _steps(material: Material) -> Iterator[Step]:
    for priority in material.walked.priorities[:MOST_ACTIONS]:
        steps = steps_for(material, priority)
        if steps:
            yield steps[0]


def steps_for(material: Material, priority: SharedPriority) -> tuple[Step, ...]:
    """What to do at one touchpoint: mend what was missed, or, where nothing was, an act that nobody asked for."""
    title = marked(material.walked, priority.touchpoint.id, priority.touchpoint.title)
    steps = []
    for fix in priority.fixes:
        missed = f"missed for {len(fix.letters)} of {fix.walked}" if fix.walked > 1 else ""
        about = (title, ", ".join(fix.entry.departments), missed)
        said = " · ".join(part for part in about if part)
        steps.append(Step(what=f"Mend: {fix.entry.fix}", about=said, effort=fix.entry.effort))
    steps += [Step(what=f"Surprise: {act}", about=title) for act in priority.acts]
    return tuple(steps)


def how_it_was_done(material: Material) -> Chapter:
    """Who walked what, when and as whom, and what a walk cannot tell."""
    finished = [walk.audit.finished for walk in material.walks if walk.audit.finished is not None]
    who = "One leader" if material.alone else f"{capitalised(in_words(len(material.walks)))} leaders"
    count = len(material.touchpoints)
    many = "one touchpoint" if count == 1 else f"{in_words(count)} touchpoints"
    days = days_text(finished)
    ended = f"walks ended from {days}" if _TO in days else f"walk{'' if material.alone else 's'} ended on {days}"
    titles = listed([within(each.title) for each in material.touchpoints])
    blocks: list[Block] = [
        Paragraph(
            text=f"{who} took off the leader's hat and walked {many} as a customer, in person and for real: {titles}. "
            f"The {ended}."
        ),
        *_reasons(material),
        *_personas(material),
        Heading(text="How it was asked"),
        Paragraph(
            text="Before the first step each touchpoint was predicted, and the predictions were sealed. At every "
            "touchpoint the first question was how it felt, up or down and how strongly, with no zero; only then what "
            "happened. No score was shown before the last answer."
        ),
        Heading(text="What it cannot tell"),
        Listing(texts=tuple(limits(material))),
    ]
    notes = tuple(good_to_know(material))
    if notes:
        blocks += [Heading(text="Good to know"), Listing(texts=notes)]
    return Chapter(key="how", title="How it was done, and what it cannot tell", blocks=tuple(blocks), own_page=True)


def _reasons(material: Material) -> Iterator[Block]:
    told = [(walk.letter, text_of(walk.audit.responses, "before/why")) for walk in material.walks]
    said = told_once(material, [(letter, text) for letter, text in told if text])
    if said:
        yield Heading(text="Why we did this")
    for text, who in said:
        yield Quote(text=text, whose="" if material.alone and not material.names else who)


def _personas(material: Material) -> Iterator[Block]:
    told = []
    for walk in material.walks:
        persona, need = (text_of(walk.audit.responses, f"before/{each}") for each in ("persona", "need"))
        if persona or need:
            needed = f"What they need: “{need}”" if need else ""
            told.append((walk.letter, ". ".join(part for part in (persona.removesuffix("."), needed) if part)))
    if told:
        yield Heading(text="As whom")
        yield Listing(texts=told_by(material, told))
