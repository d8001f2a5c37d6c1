"""Rounds against each other: the same leaders, on the questions that all of the rounds asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cx_audit.core.comparison_words import change_text
from cx_audit.core.day_words import written_day
from cx_audit.core.follow_ups import FollowUp, in_order
from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint
from cx_audit.core.round_comparison import RoundComparison, TouchpointOverRounds
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_left_out import left_out_of_report_texts, once_texts
from cx_audit.core.round_words import (
    CAUTION,
    RECOMPUTED,
    basis_text,
    commitments_text,
    fates_text,
    headline_of,
    mean_text,
    net_tally_text,
    notes_on,
    nothing_text,
    points_text,
    rounds_text,
    slope_text,
    touchpoint_tally_text,
    whose_fates_text,
)
from cx_audit.core.team_words import saved_scores_text
from cx_audit.core.words import signed, signed_net_trust
from cx_audit.report.blocks import (
    Block,
    Callout,
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
from cx_audit.report.chapters.beginning import became
from cx_audit.report.chapters.scores import whole_net_trust
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Slope, SlopesPicture
from cx_audit.text import capitalised

MOST_SLOPES = 20
"""How many leaders the picture of net trust shows; those who moved most, where there are more."""


def rounds_compared(material: Material) -> Chapter:
    """What moved between the rounds; where nothing compares, why. Nothing where no comparison was asked for."""
    findings = material.rounds
    blocks = () if findings is None else tuple(_blocks(material, findings))
    return Chapter(key="rounds", title="Rounds", blocks=blocks, own_page=True)


def _blocks(material: Material, findings: RoundFindings) -> Iterator[Block]:
    comparison = findings.comparison
    left_out = (*once_texts(comparison, material.label), *left_out_of_report_texts(findings, material.label))
    if not findings.compares:
        yield Paragraph(text=nothing_text(findings))
        yield from ([Listing(texts=left_out)] if left_out else [])
        yield from _commitments(material)
        return
    tally = comparison.net_tally
    tone = Tone.BUILT if tally.up > tally.down else Tone.ERODED if tally.down > tally.up else Tone.PLAIN
    texts = [*headline_of(comparison, material.label)]
    if comparison.net_mean is not None:
        texts.insert(1, f"Net trust {mean_text(comparison.net_mean, comparison.net_moves)}.")
    yield Callout(texts=tuple(texts), tone=tone)
    yield Paragraph(text=CAUTION)
    if not any(each.comparison.changes for each in comparison.steps):
        yield Paragraph(text="The checklist is the same in these rounds, word for word.")
    yield from ([Listing(texts=left_out)] if left_out else [])
    if comparison.differing:
        yield Paragraph(text=saved_scores_text(comparison.differing, material.label))
    yield from _net_trust(material, comparison)
    for touchpoint in comparison.touchpoints:
        yield from _touchpoint(material, comparison, touchpoint)
    yield from _foresight(material, findings)
    yield from _commitments(material)
    yield from _checklist(comparison)
    if any(not each.comparison.comparable for each in comparison.steps):
        yield Paragraph(text=RECOMPUTED, quiet=True)


def _rounds(comparison: RoundComparison) -> tuple[str, ...]:
    return tuple(f"Round {number}" for number in comparison.numbers)


def _net_trust(material: Material, comparison: RoundComparison) -> Iterator[Block]:
    leaders = [each for each in comparison.leaders if each.net]
    if not leaders:
        return
    rows = [({net.round: net.net_trust for net in each.net}, material.in_column(each.letter)) for each in leaders]
    tally = net_tally_text(comparison, material.label)
    title = f"Net trust: {tally}" if tally else "Net trust, round by round"
    slopes = [
        Slope(
            name=name,
            scores=tuple(whole_net_trust(nets[each]) if each in nets else None for each in comparison.numbers),
        )
        for nets, name in rows
    ]
    if len(slopes) > MOST_SLOPES:
        title += f"; the {MOST_SLOPES} who moved most"
        slopes = sorted(slopes, key=lambda slope: -abs(slope.moved or 0))[:MOST_SLOPES]
    yield Heading(text="Net trust")
    yield Figure(
        picture=SlopesPicture(title=title, rounds=_rounds(comparison), slopes=tuple(slopes), reach=100),
    )
    yield Table(
        caption="Net trust on the touchpoints that compare",
        columns=_columns(comparison),
        rows=tuple(
            (
                Cell(text=name),
                *(
                    Cell(text=signed_net_trust(nets[each]), tone=tone_of(nets[each])) if each in nets else Cell(text="")
                    for each in comparison.numbers
                ),
                Cell(text=slope_text([nets[each] for each in comparison.numbers if each in nets])),
            )
            for nets, name in rows
        ),
    )


def _columns(comparison: RoundComparison) -> tuple[Column, ...]:
    rounds = (Column(title=each, numeric=True) for each in _rounds(comparison))
    return (Column(title="Leader"), *rounds, Column(title="Went"))


def _touchpoint(material: Material, comparison: RoundComparison, touchpoint: TouchpointOverRounds) -> Iterator[Block]:
    yield Heading(text=touchpoint.title)
    added = f"added in round {touchpoint.added_in}" if touchpoint.added_in is not None else ""
    bases = sorted({text for each in touchpoint.leaders if (text := basis_text(each))})
    mean = "" if touchpoint.mean is None else mean_text(touchpoint.mean, touchpoint.moves)
    about = "; ".join(part for part in (touchpoint_tally_text(touchpoint, material.label), mean, *bases, added) if part)
    if about:
        yield Paragraph(text=f"{capitalised(about)}.")
    if not touchpoint.leaders:
        yield Paragraph(text="It was not asked in two of these rounds, so nothing is compared.", quiet=True)
        return
    yield Table(
        caption=f"Trust scores over the rounds: {touchpoint.title}",
        columns=_columns(comparison),
        rows=tuple(_row(material, comparison, each) for each in touchpoint.leaders),
    )
    notes = tuple(
        f"{material.in_column(each.letter)}: {note}" for each in touchpoint.leaders for note in notes_on(each)
    )
    if notes:
        yield Listing(texts=notes)


def _row(material: Material, comparison: RoundComparison, each: LeaderAtTouchpoint) -> tuple[Cell, ...]:
    by_round = {standing.round: standing for standing in each.standings}
    trust = each.questions.compares_trust
    scores = {number: standing.trust if trust else standing.felt for number, standing in by_round.items()}
    slope = slope_text([scores[number] for number in comparison.numbers if number in scores])
    return (
        Cell(text=material.in_column(each.letter)),
        *(
            Cell(text=signed(scores[number]), tone=tone_of(scores[number])) if number in scores else Cell(text="")
            for number in comparison.numbers
        ),
        Cell(text=slope if trust else f"{slope} (felt score)"),
    )


def _foresight(material: Material, findings: RoundFindings) -> Iterator[Block]:
    leaders = findings.foresight
    if not leaders:
        return
    every = fates_text([gap for each in leaders for gap in each.gaps])
    yield Heading(text="Blind spots, round by round")
    yield Paragraph(text=f"Blind spots: {every}." if every else "There was no blind spot, and there is none.")
    by_touchpoint: dict[str, list[str]] = {}
    titles = {gap.touchpoint_id: gap.title for each in leaders for gap in each.gaps}
    for touchpoint_id, title in titles.items():
        gaps = [gap for each in leaders for gap in each.gaps if gap.touchpoint_id == touchpoint_id]
        fates = whose_fates_text(gaps, material.label)
        if fates:
            by_touchpoint.setdefault(title, []).append(fates)
    if by_touchpoint:
        yield Listing(texts=tuple(f"{title}: {' · '.join(texts)}" for title, texts in by_touchpoint.items()))
    yield Table(
        caption="Optimism, the mean of prediction − trust, in points; above 0 is too hopeful",
        columns=(Column(title="Leader"), Column(title="Round by round")),
        rows=tuple(
            (
                Cell(text=material.in_column(each.letter)),
                Cell(
                    text=", then ".join(
                        f"{points_text(foresight.optimism)} in round {number}" for number, foresight in each.rounds
                    )
                ),
            )
            for each in leaders
        ),
    )


def earlier_commitments(material: Material) -> tuple[FollowUp, ...]:
    """What was committed in the rounds before the last of those compared, what is overdue for longest first.

    Empty where no comparison was asked for.
    """
    return in_order(material.rounds.commitments) if material.rounds is not None else ()


def committed_in(commitments: Sequence[FollowUp]) -> str:
    """The rounds in which these commitments were made: rounds 1 and 2."""
    return rounds_text(sorted({each.audit.round for each in commitments}))


def _commitments(material: Material) -> Iterator[Block]:
    commitments = earlier_commitments(material)
    if not commitments:
        return
    known = material.marks_known
    heading = f"Committed in {committed_in(commitments)}"
    yield Heading(text=f"{heading}, and what became of it" if known else heading)
    yield Paragraph(
        text=f"{commitments_text(commitments)}." if known else "What became of these could not be read.",
        quiet=not known,
    )
    heads = ("What", "Round", "Owner", "By", *(["What became of it"] if known else []))
    yield Table(
        caption="Who was to do what by when",
        columns=tuple(Column(title=head, numeric=head == "Round") for head in heads),
        rows=tuple(
            (
                Cell(text=each.what or "Something later"),
                Cell(text=str(each.audit.round)),
                Cell(text=material.owner(each) or "nobody named"),
                Cell(text=written_day(each.by) if each.by else "no day given"),
                *([became(material, each)] if known else []),
            )
            for each in commitments
        ),
    )


def _checklist(comparison: RoundComparison) -> Iterator[Block]:
    changed = [each for each in comparison.steps if each.comparison.changes]
    if changed:
        yield Heading(text="What changed in the checklist")
    for each in changed:
        yield Paragraph(text=f"Round {each.rounds[0]} to {each.rounds[1]}: {each.comparison.reason}")
        yield Listing(texts=tuple(change_text(change) for change in each.comparison.changes))
