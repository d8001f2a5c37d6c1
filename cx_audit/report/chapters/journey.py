"""The way from the first touchpoint to the last, and what stays at its end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.script import steps
from cx_audit.core.spread import Dot
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import first_titles, listed, within
from cx_audit.core.words import response_text, signed
from cx_audit.report.blocks import Block, Cell, Chapter, Column, Figure, Heading, Listing, Table
from cx_audit.report.chapters.opening import weakest_of
from cx_audit.report.chapters.telling import told_by
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import JourneyLine, JourneyPicture
from cx_audit.text import capitalised

MOST_LINES = 12
"""With more leaders the journey shows the lines of a few, and the range of all."""


def journey(material: Material) -> Chapter:
    """The line from touchpoint to touchpoint, and what stays at its end."""
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    blocks: list[Block] = []
    if len(scored) > 1:
        blocks.append(Figure(picture=_line(material, scored)))
    blocks += _what_stays(material)
    return Chapter(key="journey", title="The journey", blocks=tuple(blocks))


def _line(material: Material, scored: Sequence[TeamTouchpoint]) -> JourneyPicture:
    weakest = weakest_of(material)
    low, high = _lowest(scored, weakest), _highest(scored)
    drawn = _drawn(material, (low[0].letter, high[0].letter))
    some = len(drawn) < len(material.walks)
    title = _way(scored, low, high)
    if some:
        title += f"; {len(drawn)} of {len(material.walks)} leaders, and the range of all"
    return JourneyPicture(
        title=title,
        touchpoints=tuple(each.touchpoint.title for each in scored),
        lines=tuple(
            JourneyLine(
                who="" if material.alone else material.in_column(walk.letter),
                trusts=tuple(each.trust_of(walk.letter) for each in scored),
                letter=walk.letter,
            )
            for walk in drawn
        ),
        first_among_equals=tuple(at for at, each in enumerate(scored) if each is low[1]),
        ranges=tuple(each.spread.range for each in scored) if some else (),
    )


def _lowest(scored: Sequence[TeamTouchpoint], weakest: TeamTouchpoint | None) -> tuple[Dot, TeamTouchpoint]:
    """The lowest score of all and where it was given; of equals at the weakest touchpoint, else at the problem."""

    def standing(pair: tuple[Dot, TeamTouchpoint]) -> tuple[int, bool, bool]:
        dot, each = pair
        return dot.trust, each is not weakest, not each.touchpoint.first_among_equals

    return min(_dots(scored), key=standing)


def _highest(scored: Sequence[TeamTouchpoint]) -> tuple[Dot, TeamTouchpoint]:
    return max(_dots(scored), key=lambda pair: pair[0].trust)


def _dots(scored: Sequence[TeamTouchpoint]) -> list[tuple[Dot, TeamTouchpoint]]:
    return [(dot, each) for each in scored for dot in each.spread.dots]


def _drawn(material: Material, also: tuple[str, ...]) -> tuple[LeaderWalk, ...]:
    """The leaders whose lines are drawn: all, or those with the lowest, the middle and the highest net trust."""
    if len(material.walks) <= MOST_LINES:
        return material.walks
    net = material.walked.net_trusts.by_letter
    ordered = sorted(net, key=lambda letter: net[letter])
    telling = {ordered[at] for at in (0, len(ordered) // 2, -1)} | set(also) if ordered else set(also)
    return tuple(walk for walk in material.walks if walk.letter in telling)


def _way(scored: Sequence[TeamTouchpoint], low: tuple[Dot, TeamTouchpoint], high: tuple[Dot, TeamTouchpoint]) -> str:
    (lowest, where), (highest, there) = low, high
    if lowest.trust == highest.trust:
        return f"The same score at every step: {signed(lowest.trust)}"
    worst, best = _titles_at(scored, lowest.trust, where), _titles_at(scored, highest.trust, there)
    if worst == best and where is there:
        return (
            f"{capitalised(worst)} was the lowest and the highest: {signed(lowest.trust)} and {signed(highest.trust)}"
        )
    return f"Lowest at {worst}, {signed(lowest.trust)}; highest at {best}, {signed(highest.trust)}"


def _titles_at(scored: Sequence[TeamTouchpoint], trust: int, first: TeamTouchpoint) -> str:
    """Every touchpoint where somebody came to this score, `first` before the others."""
    others = [each for each in scored if each is not first and any(dot.trust == trust for dot in each.spread.dots)]
    return listed(first_titles([within(each.touchpoint.title) for each in (first, *others)]))


_STAYS = {
    "after/remember": "Stays with them tomorrow",
    "after/sentence": "To a friend",
    "after/come-back": "Come back",
    "after/tell-others": "Tell others",
}
_WHY = {
    "after/only-one": "The only one they would go to",
    "after/why-again": "Why choose them again",
    "before/key-question": "Builds trust or erodes it? Before the walk",
    "after/key-question": "Builds trust or erodes it? After it",
}
_THOUGHTS = {
    "after/learned": "What was learned",
    "after/would-change": "What would change if the organisation were no longer one of many",
}


def _what_stays(material: Material) -> Iterator[Block]:
    answered = {walk.letter: _answers(walk) for walk in material.walks}
    if material.alone:
        [said] = answered.values()
        rows = tuple(
            (Cell(text=title), Cell(text=said[key]))
            for key, title in (_STAYS | _WHY | _THOUGHTS).items()
            if key in said
        )
        if rows:
            columns = (Column(title="What"), Column(title="What the leader said"))
            yield Table(caption="What stays", columns=columns, rows=rows)
        return
    for caption, titles in (("What stays", _STAYS), ("Why they would choose them again", _WHY)):
        keys = [key for key in titles if any(key in said for said in answered.values())]
        if keys:
            yield Table(
                caption=caption,
                columns=(Column(title="Leader"), *(Column(title=titles[key]) for key in keys)),
                rows=tuple(
                    (Cell(text=material.in_column(letter)), *(Cell(text=said.get(key, "")) for key in keys))
                    for letter, said in answered.items()
                ),
            )
    for key, title in _THOUGHTS.items():
        texts = told_by(material, [(letter, said[key]) for letter, said in answered.items() if key in said])
        if texts:
            yield Heading(text=title)
            yield Listing(texts=texts)


def _answers(walk: LeaderWalk) -> dict[str, str]:
    """What was answered to the questions about what stays, by key; only what has an answer."""
    responses = walk.audit.responses
    asked = {step.key: step.question for step in steps(walk.audit.checklist, responses)}
    texts = {key: response_text(asked[key], responses.get(key)) for key in (_STAYS | _WHY | _THOUGHTS) if key in asked}
    return {key: text for key, text in texts.items() if text}
