"""Rounds against each other: the same leaders, on the questions that all of the rounds asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cx_audit.core.comparison_words import change_text
from cx_audit.core.follow_ups import FollowUp, in_order
from cx_audit.core.leader_over_rounds import LeaderOverRounds
from cx_audit.core.round_comparison import RoundComparison, TouchpointOverRounds
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_foresight import ForesightOverRounds
from cx_audit.core.round_left_out import left_out_of_report_texts, once_texts
from cx_audit.core.round_words import (
    CAUTION,
    RECOMPUTED,
    basis_text,
    changes_text,
    commitments_text,
    fates_text,
    headline_of,
    net_tally_text,
    notes_on,
    nothing_text,
    points_text,
    rounds_text,
    touchpoint_tally_text,
    whose_fates_text,
)
from cx_audit.core.team_words import saved_scores_text, within
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
)
from cx_audit.report.chapters.beginning import follow_ups_table
from cx_audit.report.chapters.round_tables import net_trust_table, round_names, table_of_one, touchpoint_table
from cx_audit.report.chapters.scores import whole_net_trust
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Slope, SlopesPicture
from cx_audit.text import capitalised

MOST_SLOPES = 20
"""How many leaders the picture of net trust shows; those who moved most, where there are more."""


_NOT_ASKED = "not asked in two of these rounds, so nothing is compared"


def rounds_compared(material: Material) -> Chapter:
    """What moved between the rounds; where nothing compares, why. Nothing where no comparison was asked for."""
    findings = material.rounds
    blocks = () if findings is None else tuple(_blocks(material, findings))
    return Chapter(key="rounds", title="Rounds", blocks=blocks, own_page=True)


def _blocks(material: Material, findings: RoundFindings) -> Iterator[Block]:
    comparison = findings.comparison
    once = once_texts(comparison, material.label, introduced=material.names or not material.alone)
    left_out = (*once, *left_out_of_report_texts(findings, material.label))
    if not findings.compares:
        yield Paragraph(text=nothing_text(findings))
        yield from ([Listing(texts=left_out)] if left_out else [])
        yield from _commitments(material)
        return
    tally = comparison.net_tally
    tone = Tone.BUILT if tally.up > tally.down else Tone.ERODED if tally.down > tally.up else Tone.PLAIN
    texts = [*headline_of(comparison, material.label)]
    changes = changes_text(comparison.net_mean, comparison.net_moves)
    if changes:
        texts.insert(1, f"Net trust {changes}.")
    yield Callout(texts=tuple(texts), tone=tone)
    yield Paragraph(text=CAUTION)
    if not any(each.comparison.changes for each in comparison.steps):
        yield Paragraph(text="The checklist is the same in these rounds, word for word.")
    yield from ([Listing(texts=left_out)] if left_out else [])
    if comparison.differing:
        yield Paragraph(text=saved_scores_text(comparison.differing, material.label))
    yield from _net_trust(material, comparison)
    if len(comparison.leaders) == 1:
        yield from _of_one(material, comparison)
    else:
        for touchpoint in comparison.touchpoints:
            yield from _touchpoint(material, comparison, touchpoint)
    yield from _foresight(material, findings)
    yield from _commitments(material)
    yield from _checklist(comparison)
    if any(not each.comparison.comparable for each in comparison.steps):
        yield Paragraph(text=RECOMPUTED, quiet=True)


def _net_trust(material: Material, comparison: RoundComparison) -> Iterator[Block]:
    leaders = [each for each in comparison.leaders if each.net]
    if not leaders:
        return
    tally = net_tally_text(comparison, material.label)
    of_one = len(leaders) == 1 and not comparison.in_part
    title = f"Net trust {tally}" if of_one else f"Net trust: {tally}" if tally else "Net trust, round by round"
    slopes = [_slope(material, comparison, each) for each in leaders]
    if material.alone and not material.names:
        slopes = [replace(each, name="Net trust") for each in slopes]
    if len(slopes) > MOST_SLOPES:
        title += f"; the {MOST_SLOPES} who moved most"
        slopes = sorted(slopes, key=lambda slope: -abs(slope.moved or 0))[:MOST_SLOPES]
    yield Heading(text="Net trust")
    picture = SlopesPicture(title=title, rounds=round_names(comparison), slopes=tuple(slopes), reach=100)
    yield Figure(picture=picture)
    if len(comparison.leaders) > 1:
        yield net_trust_table(material, comparison, leaders)


def _slope(material: Material, comparison: RoundComparison, each: LeaderOverRounds) -> Slope:
    nets = {net.round: whole_net_trust(net.net_trust) for net in each.net}
    return Slope(name=material.in_column(each.letter), scores=tuple(nets.get(number) for number in comparison.numbers))


def _touchpoint(material: Material, comparison: RoundComparison, touchpoint: TouchpointOverRounds) -> Iterator[Block]:
    yield Heading(text=touchpoint.title)
    tally, changes = touchpoint_tally_text(touchpoint, material.label), changes_text(touchpoint.mean, touchpoint.moves)
    about = "; ".join(part for part in (tally, changes, *_basis(touchpoint)) if part)
    if about:
        yield Paragraph(text=f"{capitalised(about)}.")
    if not touchpoint.leaders:
        yield Paragraph(text=f"It was {_NOT_ASKED}.", quiet=True)
        return
    yield touchpoint_table(material, comparison, touchpoint)
    notes = tuple(f"{material.in_column(each.letter)} {note}" for each in touchpoint.leaders for note in notes_on(each))
    if notes:
        yield Listing(texts=notes)


def _basis(touchpoint: TouchpointOverRounds) -> list[str]:
    """On how much a touchpoint is compared, and since when it is there; only what is not plain."""
    added = [f"added in round {touchpoint.added_in}"] if touchpoint.added_in is not None else []
    return [*sorted({text for each in touchpoint.leaders if (text := basis_text(each))}), *added]


def _of_one(material: Material, comparison: RoundComparison) -> Iterator[Block]:
    """Every touchpoint of the one leader in a table, and below it what bears on reading it."""
    yield Heading(text="Touchpoints")
    yield table_of_one(material, comparison)
    notes = []
    for touchpoint in comparison.touchpoints:
        about = _basis(touchpoint) if touchpoint.leaders else [_NOT_ASKED]
        notes += [f"{touchpoint.title}: {'; '.join(about)}"] if about else []
        for each in touchpoint.leaders:
            at = f"At {within(touchpoint.title)} {material.label(each.letter)}"
            notes += [f"{at} {note}" for note in notes_on(each)]
    if notes:
        yield Listing(texts=tuple(notes))


def _foresight(material: Material, findings: RoundFindings) -> Iterator[Block]:
    leaders = findings.foresight
    if not leaders:
        return
    every = fates_text([gap for each in leaders for gap in each.gaps])
    yield Heading(text="Blind spots, round by round")
    yield Paragraph(text=f"Blind spots: {every}." if every else "There was no blind spot, and there is none.")
    told = tuple(_fates(material, leaders))
    if told:
        yield Listing(texts=told)
    if material.alone:
        told_of_one = ". ".join(_optimism_text(each) for each in leaders)
        yield Paragraph(
            text=f"Optimism, the mean of prediction − trust, in points: {told_of_one}. Above 0 is too hopeful."
        )
        return
    yield Table(
        caption="Optimism, the mean of prediction − trust, in points; above 0 is too hopeful",
        columns=(Column(title="Leader"), Column(title="Round by round")),
        rows=tuple(
            (
                Cell(text=material.in_column(each.letter)),
                Cell(text=_optimism_text(each)),
            )
            for each in leaders
        ),
    )


def _optimism_text(each: ForesightOverRounds) -> str:
    """Round by round: +2.2 in round 1, then −2.2 in round 2."""
    return ", then ".join(f"{points_text(foresight.optimism)} in round {number}" for number, foresight in each.rounds)


def _fates(material: Material, leaders: Sequence[ForesightOverRounds]) -> Iterator[str]:
    """What became of the blind spots at each touchpoint that had one, and whose they were where leaders are several."""
    titles = {gap.touchpoint_id: gap.title for each in leaders for gap in each.gaps}
    for touchpoint_id, title in titles.items():
        gaps = [gap for each in leaders for gap in each.gaps if gap.touchpoint_id == touchpoint_id and gap.fate]
        if gaps:
            told = str(gaps[0].fate) if len(leaders) == 1 else whose_fates_text(gaps, material.label)
            yield f"{title}: {told}"


def earlier_commitments(material: Material) -> tuple[FollowUp, ...]:
    """What was committed in the rounds before the last of those compared, what is overdue for longest first.

    Empty where no comparison was asked for.
    """
    return in_order(material.rounds.commitments) if material.rounds is not None else ()


def earlier_promises(material: Material) -> tuple[FollowUp, ...]:
    """What was promised to leaders in the same rounds, in the same order; empty where no comparison was asked for."""
    return in_order(material.rounds.promises) if material.rounds is not None else ()


def committed_in(commitments: Sequence[FollowUp]) -> str:
    """The rounds in which these commitments or promises were made: rounds 1 and 2."""
    return rounds_text(sorted({each.audit.round for each in commitments}))


def _commitments(material: Material) -> Iterator[Block]:
    yield from _held(material, earlier_commitments(material), "Committed", "Who was to do what by when", "Committed by")
    promised = "Who had promised what by when"
    yield from _held(material, earlier_promises(material), "Promised to leaders", promised, "Promised to")


def _held(material: Material, follow_ups: Sequence[FollowUp], how: str, caption: str, whose: str) -> Iterator[Block]:
    """What was committed or promised in the rounds before, and what became of it; nothing where nothing was."""
    if not follow_ups:
        return
    known = material.marks_known
    heading = f"{how} in {committed_in(follow_ups)}"
    yield Heading(text=f"{heading}, and what became of it" if known else heading)
    yield Paragraph(
        text=f"{commitments_text(follow_ups)}." if known else "What became of these could not be read.",
        quiet=not known,
    )
    yield follow_ups_table(material, follow_ups, caption, whose)


def _checklist(comparison: RoundComparison) -> Iterator[Block]:
    changed = [each for each in comparison.steps if each.comparison.changes]
    if changed:
        yield Heading(text="What changed in the checklist")
    for each in changed:
        yield Paragraph(text=f"Round {each.rounds[0]} to {each.rounds[1]}: {each.comparison.reason}")
        yield Listing(texts=tuple(change_text(change) for change in each.comparison.changes))
