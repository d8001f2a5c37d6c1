"""How a report begins: everything on one page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from cx_audit.core.because_words import NOTHING_MISSED, because_text
from cx_audit.core.round_words import finding_of
from cx_audit.core.scoring import Level
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import (
    built_share,
    built_text,
    headline_of,
    marked,
    net_range_text,
    range_text,
    titles_together,
    within,
)
from cx_audit.core.unexpected import thanked_first, thanked_text
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
    Paragraph,
    Step,
    Steps,
    Tone,
    tone_of,
)
from cx_audit.report.material import Material
from cx_audit.text import capitalised

MOST_ACTIONS = 3
_NO_HEADLINE = "There is no headline: answers are missing."


def at_a_glance(material: Material) -> Chapter:
    """The verdict, what was built, the weakest touchpoint, and three things to do."""
    steps = tuple(_steps(material))
    at_risk = material.alone and material.walks[0].result.level is Level.AT_RISK
    blocks: list[Block] = [Callout(texts=_verdict(material) or (_NO_HEADLINE,), tone=_tone(material))]
    told = (tuple(each) for each in (_facts(material), _places(material), _thanks(material)))
    blocks += [Facts(facts=facts) for facts in told if facts]
    if at_risk:
        blocks.append(Paragraph(text=AT_RISK_MEANS, quiet=True))
    if material.rounds is not None and material.rounds.compares:
        blocks.append(Paragraph(text=finding_of(material.rounds.comparison, material.label)))
    if steps:
        alone = len(steps) == 1
        title = "One thing to do first" if alone else f"{_NUMBERS[len(steps)]} things to do first"
        which = "It" if alone else "Each"
        blocks += [
            Heading(text=title),
            Steps(steps=steps),
            Paragraph(text=" ".join((*rules_of_order(material), f"{which} {_TO_AGREE}")), quiet=True),
        ]
    return Chapter(key="at-a-glance", title="At a glance", blocks=tuple(blocks))


_NUMBERS = {2: "Two", 3: "Three"}
_TO_AGREE = "needs an owner and a day, agreed at the meeting."


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
            yield Fact(name=_NET_TRUST, text=text, tone=tone_of(result.net_trust))
            yield Fact(name="Touchpoints that built trust", text=f"{result.built} of {len(result.touchpoints)}")
    elif net.by_letter:
        yield Fact(name=_NET_TRUST, text=_net_text(material), tone=tone_of_range(net.by_letter.values()))
        dots = [dot for each in material.walked.touchpoints for dot in each.spread.dots]
        visits = f"{sum(1 for dot in dots if dot.trust > 0)} of {len(dots)} visits"
        yield Fact(name="Trust was built", text=f"for {net.built} of {len(net.by_letter)} leaders, on {visits}")


_NET_TRUST = "Net trust, from −100 to +100"


def _net_text(material: Material) -> str:
    """The leaders' net trust and what it is called, from the lowest to the highest: −40 to +12, eroding to building."""
    net = material.walked.net_trusts
    text = net_range_text(net) or signed_net_trust(next(iter(net.by_letter.values())))
    levels = {walk.letter: walk.result.level for walk in material.walks}
    low, high = (levels[end(net.by_letter, key=net.by_letter.__getitem__)] for end in (min, max))
    return f"{text}, {low}" if low == high else f"{text}, {low} to {high}"


def tone_of_range(scores: Iterable[int | Fraction]) -> Tone:
    """What all of the scores say of trust; plain where some say that it was built and some that it was eroded."""
    tones = {tone_of(score) for score in scores}
    return tones.pop() if len(tones) == 1 else Tone.PLAIN


def _places(material: Material) -> Iterator[Fact]:
    """Where it went worst, and where best if trust was built there."""
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    weakest = weakest_alike(material)
    if weakest:
        yield _fact_of("Weakest", weakest, among=scored)
    most = max(map(built_share, scored), default=Fraction(0))
    strongest = [each for each in scored if built_share(each) == most]
    if most == 1:
        best = max(map(_standing_at_best, strongest))
        strongest = [each for each in strongest if _standing_at_best(each) == best]
    if len(strongest) < len(scored) and 2 * most > 1:
        yield _fact_of("Strongest" if most == 1 else "Built for the most leaders", strongest, among=scored)


def _thanks(material: Material) -> Iterator[Fact]:
    """Whom or what to be thankful for first."""
    thanks = [(there.title, each.extra) for there in material.walked.thanks for each in there.thanks]
    if thanks:
        title, extra = min(thanks, key=lambda each: thanked_first(each[1]))
        name = "To be thanked first" if extra.who else "Nobody had asked for"
        yield Fact(name=name, text=f"{capitalised(thanked_text(extra))} ({within(title)})")


def _fact_of(name: str, found: Sequence[TeamTouchpoint], *, among: Sequence[TeamTouchpoint]) -> Fact:
    """What is told of touchpoints that are alike, with what they have in common."""
    title = titles_together([each.touchpoint.title for each in found], among=len(among))
    scores = {range_text(each.spread) or signed(each.spread.dots[0].trust) for each in found}
    lowest = {_standing(each)[1] for each in found}
    score = scores.pop() if len(scores) == 1 else f"lowest {signed(lowest.pop())}" if len(lowest) == 1 else ""
    said = {built_text(each.spread.built, each.spread.count) for each in found}
    built = said.pop() if len(said) == 1 else ""
    tones = (dot.trust for each in found for dot in each.spread.dots)
    told = ", ".join(part for part in (score, f"{built} each" if built and len(found) > 1 else built) if part)
    return Fact(name=name, text=f"{title}: {told}", tone=tone_of_range(tones))


def _standing(each: TeamTouchpoint) -> tuple[Fraction, int]:
    """For which share of the leaders it built trust, then the lowest score."""
    return built_share(each), min(dot.trust for dot in each.spread.dots)


def _standing_at_best(each: TeamTouchpoint) -> tuple[tuple[Fraction, int], int]:
    """The same, then the highest score."""
    return _standing(each), max(dot.trust for dot in each.spread.dots)


def weakest_alike(material: Material) -> tuple[TeamTouchpoint, ...]:
    """The touchpoints that built trust for the fewest, of those the ones with the lowest single score; all that are.

    The problem touchpoint is first among equals. Nothing is averaged. None while answers are missing.
    """
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    if material.walked.unsettled or not scored:
        return ()
    worst = min(map(_standing, scored))
    alike = (each for each in scored if _standing(each) == worst)
    return tuple(sorted(alike, key=lambda each: not each.touchpoint.first_among_equals))


def weakest_of(material: Material) -> TeamTouchpoint | None:
    """The weakest touchpoint, the first where several are alike; None while answers are missing."""
    return next(iter(weakest_alike(material)), None)


def rules_of_order(material: Material) -> tuple[str, ...]:
    """How the weakest touchpoint is found, and how where to begin; nothing where there is one touchpoint."""
    if len(material.touchpoints) < 2:
        return ()
    times = ", times the customers a year" if material.walked.by_volume else ""
    if material.alone:
        return (
            "Weakest is what has the lowest trust score.",
            f"We begin where the trust score is furthest below +7{times}.",
        )
    everyone = "all leaders" if len({each.spread.count for each in material.walked.touchpoints}) == 1 else "the leaders"
    return (
        "Weakest is what built trust for the smallest share of leaders, and of those the one with the lowest single "
        "score.",
        f"We begin where the scores of {everyone} together are furthest below +7{times}.",
    )


def _steps(material: Material) -> Iterator[Step]:
    """The first things to do, each with where it belongs and why."""
    for priority in material.walked.priorities[:MOST_ACTIONS]:
        steps = steps_for(material, priority)
        if steps:
            fix = next(iter(priority.fixes), None)
            departments = priority.touchpoint.departments if fix is None else fix.entry.departments
            because = NOTHING_MISSED if fix is None else because_text(fix)
            yield replace(steps[0], about=_about(material, priority, departments, because))


def steps_for(material: Material, priority: SharedPriority) -> tuple[Step, ...]:
    """What to do at one touchpoint: mend what was missed, or, where nothing was, an act that nobody asked for."""
    steps = []
    for fix in priority.fixes:
        missed = f"missed for {len(fix.letters)} of {fix.walked}" if fix.walked > 1 else ""
        about = _about(material, priority, fix.entry.departments, missed)
        steps.append(Step(what=f"Mend: {fix.entry.fix}", about=about, effort=fix.entry.effort))
    about = _about(material, priority, priority.touchpoint.departments, "")
    return (*steps, *(Step(what=f"Surprise: {act}", about=about) for act in priority.acts))


def _about(material: Material, priority: SharedPriority, departments: Sequence[str], more: str) -> str:
    title = marked(material.walked, priority.touchpoint.id, priority.touchpoint.title)
    return " · ".join(part for part in (title, ", ".join(departments), more) if part)
