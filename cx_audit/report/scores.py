"""The scores of every touchpoint, and the way they went from the first to the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cx_audit.core.engagement import LeaderWalk
from cx_audit.core.insight import reason_for
from cx_audit.core.script import steps
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import NOT_ALIKE, closeness_text, listed, marked, range_text, within
from cx_audit.core.words import level_text, reason_text, response_text, signed, signed_net_trust, span_text
from cx_audit.report.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Table,
    Tone,
    tone_of,
)
from cx_audit.report.material import Material
from cx_audit.report.opening import weakest_of
from cx_audit.report.pictures.descriptions import (
    Bar,
    BarsPicture,
    GridPicture,
    GridRow,
    JourneyLine,
    JourneyPicture,
)

MOST_ACROSS = 8
"""With more leaders the table has a row for each of them, not a column."""


def scorecard(material: Material) -> Chapter:
    """Felt, ceiling and trust of one leader with the reason, or every leader's score side by side."""
    return Chapter(
        key="scorecard",
        title="Scorecard",
        blocks=(*(_of_one(material) if material.alone else _of_several(material)), *_weights(material)),
        own_page=True,
    )


def _weights(material: Material) -> Iterator[Block]:
    weighed = [each for each in material.touchpoints if each.weight != 1]
    if weighed:
        told = listed([f"{within(each.title)} {each.weight:g} times" for each in weighed])
        yield Paragraph(text=f"In net trust not every touchpoint counts the same: {told}.", quiet=True)


def _of_one(material: Material) -> Iterator[Block]:
    result = material.walks[0].result
    bars = tuple(
        Bar(name=each.touchpoint.title, score=each.trust.known, words="" if each.level is None else str(each.level))
        for each in result.touchpoints
    )
    weakest = weakest_of(material)
    low = f"; weakest: {within(weakest.touchpoint.title)}" if weakest else ""
    yield Figure(picture=BarsPicture(title=f"{result.built} of {len(bars)} touchpoints built trust{low}", bars=bars))
    numbers = ("Felt", "Ceiling", "Trust")
    yield Table(
        caption="Felt, what the evidence allows, and the trust score: the lower of the two",
        columns=(
            Column(title="Touchpoint"),
            *(Column(title=each, numeric=True) for each in numbers),
            Column(title="Level"),
            Column(title="Why"),
        ),
        rows=tuple(
            (
                Cell(text=each.touchpoint.title),
                Cell(text=span_text(each.felt)),
                Cell(text=span_text(each.ceiling)),
                Cell(text=span_text(each.trust), tone=_tone(each.trust.known)),
                Cell(text="" if each.level is None else level_text(each.level)),
                Cell(text=reason_text(reason_for(each))),
            )
            for each in result.touchpoints
        ),
    )


def _tone(trust: int | None) -> Tone:
    return Tone.PLAIN if trust is None else tone_of(trust)


def _of_several(material: Material) -> Iterator[Block]:
    walked = material.walked
    letters = [walk.letter for walk in material.walks]
    dots = [dot for each in walked.touchpoints for dot in each.spread.dots]
    built = sum(1 for dot in dots if dot.trust > 0)
    yield Figure(
        picture=GridPicture(
            title=f"{built} of {len(dots)} visits built trust",
            leaders=tuple(material.in_column(letter) for letter in letters),
            rows=tuple(
                GridRow(
                    name=marked(walked, each.touchpoint.id, each.touchpoint.title),
                    scores=tuple(each.trust_of(letter) for letter in letters),
                )
                for each in walked.touchpoints
            ),
        )
    )
    yield _touchpoint_by_touchpoint(material)
    yield _leader_by_leader(material)
    if any(each.spread.count < len(letters) for each in walked.touchpoints):
        yield Paragraph(text="An empty cell: this leader has no score there.", quiet=True)
    net = walked.net_trusts
    if net.by_letter:
        yield Figure(
            picture=BarsPicture(
                title=f"Net trust: built for {net.built} of {len(net.by_letter)} leaders",
                bars=tuple(
                    Bar(name=material.in_column(letter), score=round(net.by_letter[letter]), words="")
                    for letter in letters
                    if letter in net.by_letter
                ),
                reach=100,
            )
        )


def _touchpoint_by_touchpoint(material: Material) -> Table:
    with_deviation = any(each.spread.deviation is not None for each in material.walked.touchpoints)
    return Table(
        caption="Each touchpoint, for how many leaders it built trust, and from the lowest score to the highest",
        columns=(
            Column(title="Touchpoint"),
            Column(title="Built for", numeric=True),
            Column(title="Range", numeric=True),
            *([Column(title="AD")] if with_deviation else []),
        ),
        rows=tuple(
            (
                Cell(text=marked(material.walked, each.touchpoint.id, each.touchpoint.title)),
                Cell(text=f"{each.spread.built} of {each.spread.count}", tone=_majority(each)),
                Cell(text=range_text(each.spread)),
                *([Cell(text=closeness_text(each.spread).removeprefix("AD "))] if with_deviation else []),
            )
            for each in material.walked.touchpoints
        ),
    )


def _majority(each: TeamTouchpoint) -> Tone:
    if not each.spread.count:
        return Tone.PLAIN
    return Tone.BUILT if 2 * each.spread.built > each.spread.count else Tone.ERODED


def _leader_by_leader(material: Material) -> Table:
    walked = material.walked
    letters = [walk.letter for walk in material.walks]
    titles = [marked(walked, each.touchpoint.id, each.touchpoint.title) for each in walked.touchpoints]
    titles.append("Net trust" if walked.net_trusts.alike else f"Net trust{NOT_ALIKE}")
    scores = [[_score(each.trust_of(letter)) for letter in letters] for each in walked.touchpoints]
    scores.append([_net_trust(walked.net_trusts.by_letter.get(letter)) for letter in letters])
    leaders = [material.in_column(letter) for letter in letters]
    if len(letters) > MOST_ACROSS:
        columns = list(zip(*scores, strict=True))
        return _scores_table("Leader", titles, zip(leaders, columns, strict=True))
    return _scores_table("Touchpoint", leaders, zip(titles, scores, strict=True))


def _scores_table(what: str, across: Sequence[str], down: Iterable[tuple[str, Sequence[Cell]]]) -> Table:
    return Table(
        caption="Trust scores, leader by leader",
        columns=(Column(title=what), *(Column(title=each, numeric=True) for each in across)),
        rows=tuple((Cell(text=name), *cells) for name, cells in down),
    )


def _score(trust: int | None) -> Cell:
    return Cell(text="") if trust is None else Cell(text=signed(trust), tone=tone_of(trust))


def _net_trust(net: Fraction | None) -> Cell:
    return Cell(text="") if net is None else Cell(text=signed_net_trust(net), tone=tone_of(net))


def journey(material: Material) -> Chapter:
    """The line from touchpoint to touchpoint, and what stays at its end."""
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    blocks: list[Block] = []
    if len(scored) > 1:
        blocks.append(
            Figure(
                picture=JourneyPicture(
                    title=_way(material, scored),
                    touchpoints=tuple(each.touchpoint.title for each in scored),
                    lines=tuple(
                        JourneyLine(
                            who="" if material.alone else material.in_column(walk.letter),
                            trusts=tuple(each.trust_of(walk.letter) for each in scored),
                        )
                        for walk in material.walks
                    ),
                )
            )
        )
    blocks += _what_stays(material)
    return Chapter(key="journey", title="The journey", blocks=tuple(blocks))


def _way(material: Material, scored: list[TeamTouchpoint]) -> str:
    lows = [(dot.trust, each) for each in scored for dot in each.spread.dots]
    low, where = min(lows, key=lambda pair: pair[0])
    high, there = max(lows, key=lambda pair: pair[0])
    if low == high:
        return f"The same score at every step: {signed(low)}"
    found = f"Lowest at {within(where.touchpoint.title)}, {signed(low)}; highest at {within(there.touchpoint.title)}"
    return f"{found}, {signed(high)}"


_STAYS = {
    "after/remember": "Stays with them tomorrow",
    "after/sentence": "To a friend",
    "after/come-back": "Come back",
    "after/tell-others": "Tell others",
}
_WHY = {
    "after/only-one": "The only one they would go to",
    "after/why-again": "Why choose them again",
    "before/key-question": "Builds trust? Before the walk",
    "after/key-question": "Builds trust? After it",
}
_THOUGHTS = {
    "after/learned": "What was learned",
    "after/would-change": "What would change if this were no longer one of many",
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
            columns = (Column(title="What"), Column(title="In the leader's words"))
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
        texts = tuple(f"{material.in_column(letter)}: {said[key]}" for letter, said in answered.items() if key in said)
        if texts:
            yield Heading(text=title)
            yield Listing(texts=texts)


def _answers(walk: LeaderWalk) -> dict[str, str]:
    """What was answered to the questions about what stays, by key; only what has an answer."""
    responses = walk.audit.responses
    asked = {step.key: step.question for step in steps(walk.audit.checklist, responses)}
    texts = {key: response_text(asked[key], responses.get(key)) for key in (_STAYS | _WHY | _THOUGHTS) if key in asked}
    return {key: text for key, text in texts.items() if text}
