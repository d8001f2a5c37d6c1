"""The scores of every touchpoint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from cx_audit.core.insight import CappedByUnmet, reason_for
from cx_audit.core.result import TouchpointResult
from cx_audit.core.spread import Spread
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import (
    NOT_ALIKE,
    closeness_means,
    deviation_text,
    first_titles,
    listed,
    marked,
    range_text,
    within,
)
from cx_audit.core.words import level_text, reason_text, signed, signed_net_trust, span_text, unmet_text
from cx_audit.report.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    Figure,
    Paragraph,
    Table,
    Tone,
    tone_of,
)
from cx_audit.report.chapters.opening import weakest_alike
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import (
    Bar,
    BarsPicture,
    GridPicture,
    GridRow,
    Picture,
    SpreadPicture,
    SpreadRow,
)

MOST_ACROSS = 8
"""With more leaders the table has a row for each of them, not a column."""
MOST_DRAWN = 20
"""With more leaders a picture shows how many came to which score; the table has each of them."""


SCORES_MEAN = (
    "Felt is how it left the leader. The ceiling is the most that what happened allows: above zero only where nothing "
    "was missed and something came that nobody had asked for. Trust is the lower of the two."
)


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
    weakest = [within(each.touchpoint.title) for each in weakest_alike(material)]
    everywhere = len(weakest) == len(bars)
    low = f"; weakest: {listed(first_titles(weakest))}" if weakest and not everywhere else ""
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
                Cell(text=each.touchpoint.title, of_checklist=True),
                Cell(text=span_text(each.felt)),
                Cell(text=span_text(each.ceiling)),
                Cell(text=span_text(each.trust), tone=_tone(each.trust.known)),
                Cell(text="" if each.level is None else level_text(each.level)),
                Cell(text=_why(each)),
            )
            for each in result.touchpoints
        ),
    )
    yield Paragraph(text=SCORES_MEAN, quiet=True)


def _why(each: TouchpointResult) -> str:
    """Why it has its score; of two things that were not met both are named."""
    reason = reason_for(each)
    if isinstance(reason, CappedByUnmet) and reason.others == 1:
        others = (unmet for unmet in each.unmet if unmet is not reason.costliest)
        return "; ".join(map(unmet_text, (reason.costliest, *others)))
    return reason_text(reason)


def _tone(trust: int | None) -> Tone:
    return Tone.PLAIN if trust is None else tone_of(trust)


def _of_several(material: Material) -> Iterator[Block]:
    walked = material.walked
    yield Figure(picture=_all_scores(material))
    yield _touchpoint_by_touchpoint(material)
    means = closeness_means([each.spread for each in walked.touchpoints])
    if means:
        yield Paragraph(text=means, quiet=True)
    yield _leader_by_leader(material)
    if any(each.spread.count < len(material.walks) for each in walked.touchpoints):
        yield Paragraph(text="An empty cell: this leader has no score there.", quiet=True)
    if walked.net_trusts.by_letter:
        yield Figure(picture=_all_net_trusts(material))


def _all_scores(material: Material) -> Picture:
    letters = [walk.letter for walk in material.walks]
    touchpoints = material.walked.touchpoints
    dots = [dot for each in touchpoints for dot in each.spread.dots]
    built = sum(1 for dot in dots if dot.trust > 0)
    title = f"{built} of {len(dots)} visits built trust"
    named = [(marked(material.walked, each.touchpoint.id, each.touchpoint.title), each) for each in touchpoints]
    if len(letters) > MOST_DRAWN:
        heaps = (SpreadRow(name=name, scores=tuple(dot.trust for dot in each.spread.dots)) for name, each in named)
        return SpreadPicture(title=title, rows=tuple(heaps))
    return GridPicture(
        title=title,
        leaders=tuple(material.in_column(letter) for letter in letters),
        rows=tuple(
            GridRow(name=name, scores=tuple(each.trust_of(letter) for letter in letters)) for name, each in named
        ),
    )


def _all_net_trusts(material: Material) -> Picture:
    net = material.walked.net_trusts
    title = f"Net trust: built for {net.built} of {len(net.by_letter)} leaders"
    letters = [walk.letter for walk in material.walks if walk.letter in net.by_letter]
    scores = [(letter, whole_net_trust(net.by_letter[letter])) for letter in letters]
    if len(scores) > MOST_DRAWN:
        heap = SpreadRow(name="Net trust", scores=tuple(score for _, score in scores))
        return SpreadPicture(title=title, rows=(heap,), reach=100)
    bars = (Bar(name=material.in_column(letter), score=score, words="") for letter, score in scores)
    return BarsPicture(title=title, bars=tuple(bars), reach=100)


def whole_net_trust(net: Fraction) -> int:
    """Net trust as a whole number, for a picture; what is above 0 stays above it."""
    return max(round(net), 1) if net > 0 else round(net)


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
                Cell(text=marked(material.walked, each.touchpoint.id, each.touchpoint.title), of_checklist=True),
                Cell(text=f"{each.spread.built} of {each.spread.count}", tone=_majority(each)),
                Cell(text=range_text(each.spread)),
                *([Cell(text=apart_text(each.spread, unit=""))] if with_deviation else []),
            )
            for each in material.walked.touchpoints
        ),
    )


def apart_text(spread: Spread, *, unit: str = " points on average") -> str:
    """How far apart the leaders lie, and what that is called: 5.0 points on average, split. Empty below five."""
    return "" if spread.deviation is None else f"{deviation_text(spread.deviation)}{unit}, {spread.closeness}"


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
