"""The first slides: whose walk it was, what stayed, and what it came to."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.responses import text_of
from cx_audit.core.scoring import Level
from cx_audit.core.team_words import THE_STANCE_OF_A_TEAM, all_leaders, in_words, listed, net_range_text, within
from cx_audit.core.words import AT_RISK_MEANS, DESIGN_CHOICES, THE_STANCE, signed_net_trust
from cx_audit.report.blocks import Callout, Fact, Facts, Paragraph, Report, Tone, tone_of
from cx_audit.report.chapters.meeting_questions import WHAT_STAYS
from cx_audit.report.chapters.opening import tone_of_range
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Figures, Notes, Opening, Side, Sides, Slide, Words
from cx_audit.report.slides.slides_words import over_a_year, parts_of, quoted, sentence, untitled
from cx_audit.text import shortened

MOST_VOICES = 3
_FEWEST_MINDS = 2
_BUILDS, _ERODES = "builds", "erodes"


def opening(material: Material, report: Report) -> Slide:
    """Whose experience it is of, who walked, and what it can tell."""
    who = "One leader" if material.alone else f"{in_words(len(material.walks)).capitalize()} leaders"
    customers = "a customer" if material.alone else "customers"
    stance = THE_STANCE if material.alone else THE_STANCE_OF_A_TEAM
    how = parts_of(report, "how", Paragraph)
    walked_by = f"Walked by {listed([material.label(walk.letter) for walk in material.walks])}"
    named = (f"{walked_by}.",) if material.names else ()
    counted = f"Walked by {'the leader' if material.alone else f'{who.lower()}, each'} named in the notes"
    return Slide(
        key="opening",
        title=f"{who} walked as {customers} of {shortened(report.organisation)}",
        body=Opening(
            about=tuple((line, counted) if line == walked_by else (line,) for line in report.about),
            stance=f"{stance.partition('. ')[0].removesuffix('.')}.",
        ),
        notes=Notes(
            shows=(*(each.text for each in how[:1]), *named, stance, DESIGN_CHOICES),
            questions=(WHAT_STAYS, "Which one sentence would you say to a friend?"),
        ),
    )


def verdict(material: Material, report: Report) -> Slide | None:
    """Whether trust was built, and the figures beside it, the weakest touchpoint last."""
    callouts, figures = parts_of(report, "at-a-glance", Callout), tuple(_figures(material))
    if not callouts or not figures:
        return None
    told = (fact for each in parts_of(report, "at-a-glance", Facts) for fact in each.facts)
    weakest = [fact for fact in told if fact.name == _WEAKEST]
    finding, *more = callouts[0].texts
    at_risk = material.alone and material.walks[0].result.level is Level.AT_RISK
    return Slide(
        key="verdict",
        title=untitled(finding),
        body=Figures(facts=(*figures, *weakest)),
        notes=Notes(
            shows=(
                *more,
                *(f"{fact.name}: {fact.text}." for fact in figures),
                *(f"{fact.name}: {within(fact.text)}." for fact in weakest),
                *([AT_RISK_MEANS] if at_risk else []),
                *over_a_year(material),
            ),
            questions=("Is this what you would have said of us before the walk?",),
        ),
    )


_WEAKEST = "Weakest"


def _figures(material: Material) -> Iterator[Fact]:
    """Net trust, with what it is called beside its name so that the figure stands large, and what built trust."""
    net = material.walked.net_trusts
    if not net.by_letter:
        return
    if material.alone:
        result = material.walks[0].result
        [only] = net.by_letter.values()
        yield Fact(name=_net_trust(str(result.level)), text=signed_net_trust(only), tone=tone_of(only))
        yield Fact(name="Touchpoints that built trust", text=f"{result.built} of {len(result.touchpoints)}")
        return
    text = net_range_text(net) or signed_net_trust(next(iter(net.by_letter.values())))
    levels = {walk.letter: str(walk.result.level) for walk in material.walks}
    ends = dict.fromkeys(levels[end(net.by_letter, key=net.by_letter.__getitem__)] for end in (min, max))
    yield Fact(name=_net_trust(" to ".join(ends)), text=text, tone=tone_of_range(net.by_letter.values()))
    yield Fact(name="Leaders for whom the walk built trust", text=f"{net.built} of {len(net.by_letter)}")
    trusts = [dot.trust for each in material.walked.touchpoints for dot in each.spread.dots]
    yield Fact(name="Visits that built trust", text=f"{sum(trust > 0 for trust in trusts)} of {len(trusts)}")


def _net_trust(level: str) -> str:
    return f"Net trust, from −100 to +100: {level}"


def what_stays(material: Material) -> Slide | None:
    """What leaders said of trust before the walk and after it, and what they would say to a friend."""
    answered = [
        (walk, before, after)
        for walk in material.walks
        if (before := _believed(walk, "before")) and (after := _believed(walk, "after"))
    ]
    told = [(walk, text) for walk in material.walks if (text := text_of(walk.audit.responses, "after/sentence"))]
    if not told or len(answered) < (1 if material.alone else _FEWEST_MINDS):
        return None
    return Slide(
        key="stays",
        title=_minds(material, [(before, after) for _, before, after in answered]),
        body=Sides(
            sides=_voices(material, told),
            beneath="" if material.alone else "What each would say to a friend, and what stays tomorrow",
        ),
        notes=Notes(
            shows=tuple(
                " ".join(
                    sentence(part)
                    for part in (
                        f"{material.in_column(walk.letter)} would say to a friend: {quoted(text)}",
                        _remembers(walk),
                    )
                    if part
                )
                for walk, text in told
            ),
            questions=(
                "What did you believe before the walk, and what changed your mind?",
                "Which of these sentences would you like to hear from a customer?",
            ),
        ),
    )


def _voices(material: Material, told: list[tuple[LeaderWalk, str]]) -> tuple[Side, ...]:
    """What up to three leaders would say to a friend; of one leader also what stays tomorrow. No score is told yet."""
    if material.alone:
        [(walk, text)] = told
        stays = text_of(walk.audit.responses, "after/remember")
        found = [("To a friend", Words(text=text))]
        found += [("What stays tomorrow", Words(text=stays, quoted=False))] if stays else []
        return tuple(Side(head=head, quote=words, tone=Tone.PLAIN) for head, words in found)
    return tuple(
        Side(
            head=material.in_column(walk.letter),
            quote=Words(text=text, whose=_remembers(walk)),
            tone=Tone.PLAIN,
        )
        for walk, text in _first_and_last(told)
    )


def _believed(walk: LeaderWalk, when: str) -> str:
    said = text_of(walk.audit.responses, f"{when}/key-question")
    return said if said in (_BUILDS, _ERODES) else ""


def _remembers(walk: LeaderWalk) -> str:
    stays = text_of(walk.audit.responses, "after/remember")
    return f"Stays tomorrow: {stays}" if stays else ""


def _first_and_last(told: list[tuple[LeaderWalk, str]]) -> list[tuple[LeaderWalk, str]]:
    """Different sentences, from the walk that eroded most to the one that built most, at most three."""
    by_trust = sorted(told, key=lambda pair: (pair[0].result.net_trust or 0, pair[0].letter))
    different = list({text: (walk, text) for walk, text in reversed(by_trust)}.values())[::-1]
    if len(different) <= MOST_VOICES:
        return different
    return [different[0], different[len(different) // 2], different[-1]]


def _minds(material: Material, minds: list[tuple[str, str]]) -> str:
    if material.alone:
        [(before, after)] = minds
        if before == after:
            return f"The leader said before the walk that the experience {before} trust, and says so after it"
        return f"Before the walk the leader said that the experience {before} trust; after it, that it {after} trust"
    count = len(minds)
    was, became = (sum(mind[at] == _BUILDS for mind in minds) for at in (0, 1))
    if was == became > 0 and all(before == after for before, after in minds):
        return f"{_said(was, count)} before the walk that the experience builds trust, and as many say so after it"
    return f"{_said(was, count)} before the walk that the experience builds trust; {_say(became, count)} after it"


def _said(some: int, count: int) -> str:
    if some == count > 1:
        return untitled(f"{all_leaders(count)} said")
    return f"{some} of {count} leaders said" if some else "No leader said"


def _say(some: int, count: int) -> str:
    if not some:
        return "none says so"
    return f"{'both' if count == 2 else f'all {count}'} say so" if some == count else f"{some} of {count} say so"
