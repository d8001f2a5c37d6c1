"""The first slides: whose walk it was, what stayed, and what it came to."""

from __future__ import annotations

from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.responses import text_of
from cx_audit.core.team_words import THE_STANCE_OF_A_TEAM, all_leaders, in_words
from cx_audit.core.words import DESIGN_CHOICES, THE_STANCE
from cx_audit.report.blocks import Callout, Facts, Paragraph, Quote, Report, Tone
from cx_audit.report.chapters.meeting_questions import WHAT_STAYS
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Figures, Notes, Opening, Side, Sides, Slide
from cx_audit.report.slides.slides_words import over_a_year, parts_of, untitled
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
    return Slide(
        key="opening",
        title=f"{who} walked as {customers} of {shortened(report.organisation)}",
        body=Opening(about=report.about, stance=f"{stance.partition('. ')[0].removesuffix('.')}."),
        notes=Notes(
            shows=(*(each.text for each in how[:1]), stance, DESIGN_CHOICES),
            questions=(WHAT_STAYS, "Which one sentence would you say to a friend?"),
        ),
    )


def verdict(material: Material, report: Report) -> Slide | None:
    """Whether trust was built, and the figures beside it."""
    callouts, facts = parts_of(report, "at-a-glance", Callout), parts_of(report, "at-a-glance", Facts)
    if not callouts or not facts or not facts[0].facts:
        return None
    finding, *more = callouts[0].texts
    quiet = parts_of(report, "at-a-glance", Paragraph)
    return Slide(
        key="verdict",
        title=untitled(finding),
        body=Figures(facts=facts[0].facts),
        notes=Notes(
            shows=(
                *more,
                *(f"{fact.name}: {fact.text}." for fact in facts[0].facts),
                *(each.text for each in quiet[:1] if material.alone),
                *over_a_year(material),
            ),
            questions=("Is this what you would have said of us before the walk?",),
        ),
    )


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
        body=Sides(sides=_voices(material, told)),
        notes=Notes(
            shows=tuple(
                f"{material.in_column(walk.letter)} would say to a friend: “{text}”. {_remembers(walk)}".strip()
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
        found = (("To a friend", text), ("What stays tomorrow", stays))
        return tuple(Side(head=head, quote=Quote(text=said, whose=""), tone=Tone.PLAIN) for head, said in found if said)
    return tuple(
        Side(
            head=f"{material.in_column(walk.letter)}, to a friend",
            quote=Quote(text=text, whose=_remembers(walk)),
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
