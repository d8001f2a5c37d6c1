"""How a report begins: everything on one page, then how it came about and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from cx_audit.core.audit import seal_is_whole
from cx_audit.core.day_words import days_text
from cx_audit.core.responses import text_of
from cx_audit.core.round_words import CAUTION
from cx_audit.core.round_words import headline_of as headline_of_rounds
from cx_audit.core.scoring import Level
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.sight_words import BROKEN_SEAL
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import (
    THE_STANCE_OF_A_TEAM,
    built_text,
    chance_text,
    headline_of,
    in_words,
    listed,
    marked,
    net_range_text,
    range_text,
    saved_scores_text,
    version_text,
    within,
)
from cx_audit.core.words import (
    AT_RISK_MEANS,
    DESIGN_CHOICES,
    THE_STANCE,
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
from cx_audit.report.chapters.telling import capital, told_by, told_once
from cx_audit.report.material import Material

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
    if at_risk:
        blocks.append(Paragraph(text=AT_RISK_MEANS, quiet=True))
    if material.rounds is not None and material.rounds.compares:
        blocks.append(Paragraph(text=" ".join(headline_of_rounds(material.rounds.comparison, material.label))))
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
        yield Fact(name="Net trust, from −100 to +100", text=text, tone=_tone(material))
        yield Fact(name="Leaders for whom the walk built trust", text=f"{net.built} of {len(net.by_letter)}")
        dots = [dot for each in material.walked.touchpoints for dot in each.spread.dots]
        built = sum(1 for dot in dots if dot.trust > 0)
        yield Fact(name="Visits that built trust", text=f"{built} of {len(dots)}")
    weakest = weakest_of(material)
    if weakest is not None:
        yield Fact(name="Weakest", text=_weakest_text(weakest), tone=_worst_tone(weakest))


def weakest_of(material: Material) -> TeamTouchpoint | None:
    """The touchpoint that built trust for the fewest, then the one with the lowest score, as elsewhere.

    The problem touchpoint is first among equals. Nothing is averaged.
    """
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    if not scored:
        return None

    def standing(each: TeamTouchpoint) -> tuple[Fraction, int, bool]:
        built = Fraction(each.spread.built, each.spread.count)
        return built, min(dot.trust for dot in each.spread.dots), not each.touchpoint.first_among_equals

    return min(scored, key=standing)


def _weakest_text(weakest: TeamTouchpoint) -> str:
    spread = weakest.spread
    score = range_text(spread) or signed(spread.dots[0].trust)
    built = built_text(spread.built, spread.count)
    return f"{weakest.touchpoint.title}: {score}" + (f", {built}" if built else "")


def _worst_tone(weakest: TeamTouchpoint) -> Tone:
    return tone_of(min(dot.trust for dot in weakest.spread.dots))


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
        steps.append(Step(what=f"Mend: {fix.entry.fix}", about=" · ".join(part for part in about if part)))
    steps += [Step(what=f"Surprise: {act}", about=title) for act in priority.acts]
    return tuple(steps)


def how_it_was_done(material: Material) -> Chapter:
    """Who walked what, when and as whom, and what a walk cannot tell."""
    finished = [walk.audit.finished for walk in material.walks if walk.audit.finished is not None]
    who = "One leader" if material.alone else f"{capital(in_words(len(material.walks)))} leaders"
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
        Listing(texts=tuple(_limits(material))),
    ]
    notes = tuple(_notes(material))
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
            told.append((walk.letter, f"{persona or 'somebody'}, in need of: {need}" if need else persona))
    if told:
        yield Heading(text="As whom")
        yield Listing(texts=told_by(material, told))


def _limits(material: Material) -> Iterator[str]:
    yield THE_STANCE if material.alone else THE_STANCE_OF_A_TEAM
    yield (
        "Leaders who play customers tend to bring their own taste along. That is why they walked as somebody else, for "
        "real, and why this tells of them alone."
    )
    yield DESIGN_CHOICES
    counts = [each.spread.count for each in material.walked.touchpoints if each.spread.deviation is not None]
    if counts:
        yield chance_text(min(counts))
    elif not material.alone:
        yield f"With {len(material.walks)} leaders nobody can tell close from split, so each one's own score is shown."
    if material.rounds is not None and material.rounds.compares:
        yield CAUTION


def _notes(material: Material) -> Iterator[str]:
    walked, label = material.walked, material.label
    if material.team.made_up:
        yield "Everything in this report is made up, as an example."
    for what, letters in (
        ("From an answers file", [walk.letter for walk in walked.walks if walk.audit.from_file]),
        ("Walked anyway, before the first walk was complete", [w.letter for w in walked.walks if w.audit.anyway]),
        (f"The predictions were {BROKEN_SEAL}", [w.letter for w in walked.walks if not seal_is_whole(w.audit)]),
    ):
        if letters:
            yield f"{what}: {listed([label(letter) for letter in letters])}."
    for letter, title in walked.unsettled:
        yield f"{material.in_column(letter)} has no score at {within(title)}: answers are missing."
    for other in walked.versions.others:
        yield version_text(other, label)
        yield from (f"{each.title}: {each.reason}" for each in other.comparison.touchpoints if not each.comparable)
    if walked.differing:
        yield saved_scores_text(walked.differing, label)
    if walked.versions.unlike:
        yield "Marked *: not all leaders were asked the same there, so the scores compare only in part."
    if material.team.superseded:
        again = listed([label(letter) for letter in material.team.superseded])
        yield f"Finished more than once by {again}: the last walk counts."
    under_way = len(material.team.attendance.walking)
    if under_way:
        leaders = "One more leader is" if under_way == 1 else f"{under_way} more leaders are"
        yield f"{leaders} still walking; nothing of an open walk is in this report."
