"""What was predicted beside what came, and where the same step left leaders in opposite ways."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.blind_spots import Gap, Sight
from cx_audit.core.disagreement import Opposite, SaidAs, Voice
from cx_audit.core.sight_words import (
    BROKEN_SEAL,
    THE_FIGURES,
    THE_GAP,
    figures_text,
    in_parts_text,
    right_side_text,
    sight_text,
    together_text,
)
from cx_audit.core.team_words import marked, opposite_text, stayed_text
from cx_audit.core.words import felt_text, signed
from cx_audit.report.blocks import (
    Block,
    Cell,
    Chapter,
    Column,
    Fact,
    Facts,
    Figure,
    Heading,
    Listing,
    Paragraph,
    Table,
    Tone,
    tone_of,
)
from cx_audit.report.chapters.scores import apart_text
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Dumbbell, DumbbellPicture
from cx_audit.text import capitalised

MOST_PAIRS = 20
"""How many gaps a picture shows; where there are more, first those that were not seen coming, the widest of them."""
_PARTS = "A gap has two parts: the surprise, predicted less felt, and the rose tint, felt less trust."
_OPPOSITE = "Felt in opposite ways. Nobody is wrong: ask each what happened, and when."
_THEIR_WORDS = "In quotation marks: words of the people there, heard or read, that the leader still has in mind."
_TONES = {Sight.BLIND_SPOT: Tone.ERODED, Sight.HIDDEN_STRENGTH: Tone.BUILT, Sight.SEEN: Tone.PLAIN}


def blind_spots(material: Material) -> Chapter:
    """Predictions against what was experienced: each gap, each leader, and the widest in two parts."""
    sight = material.walked.sight
    blocks: list[Block] = []
    if sight.touchpoints:
        gaps = [(each.letter, gap) for each in sight.leaders for gap in each.gaps]
        blocks += [_picture(material, gaps), Paragraph(text=THE_GAP, quiet=True), _gaps_table(material, gaps)]
        told = tuple(text for each in sight.touchpoints if (text := together_text(each)))
        if told:
            blocks.append(Listing(texts=told))
        blocks += [_how_well(material), Paragraph(text=THE_FIGURES, quiet=True)]
        together = right_side_text([each.foresight for each in sight.leaders if each.foresight is not None])
        if together and sight.together is None:
            blocks.append(Paragraph(text=together))
        blocks += [
            Paragraph(text=f"The predictions of {material.label(each.letter)} were {BROKEN_SEAL}.")
            for each in sight.leaders
            if not each.sealed
        ]
        if sight.widest:
            blocks.append(Heading(text="The widest gaps"))
            texts = (in_parts_text(each, _nobody if material.alone else material.label) for each in sight.widest)
            blocks.append(Listing(texts=tuple(capitalised(text.strip()) for text in texts)))
            blocks.append(Paragraph(text=_PARTS, quiet=True))
    return Chapter(key="blind-spots", title="Blind spots", blocks=tuple(blocks), own_page=True)


def _nobody(_letter: str) -> str:
    return ""


def _picture(material: Material, gaps: list[tuple[str, Gap]]) -> Figure:
    blind = sum(gap.sight is Sight.BLIND_SPOT for _, gap in gaps)
    hidden = sum(gap.sight is Sight.HIDDEN_STRENGTH for _, gap in gaps)
    found = [f"{blind or 'No'} blind {'spots' if blind > 1 else 'spot'}"]
    found += [f"{hidden} hidden {'strength' if hidden == 1 else 'strengths'}"] if hidden else []
    title = f"{' and '.join(found)} in {len(gaps)} predictions"
    if len(gaps) > MOST_PAIRS:
        others = MOST_PAIRS - blind - hidden
        title += (
            f"; these, and the {others} widest of the others" if others > 0 else f"; the {MOST_PAIRS} widest of these"
        )
        gaps = sorted(gaps, key=lambda pair: (pair[1].sight is Sight.SEEN, -abs(pair[1].gap)))[:MOST_PAIRS]
    return Figure(
        picture=DumbbellPicture(
            title=title,
            pairs=tuple(
                Dumbbell(
                    name=gap.title,
                    who="" if material.alone else material.in_column(letter),
                    predicted=gap.predicted,
                    experienced=gap.trust,
                    sight=gap.sight,
                )
                for letter, gap in gaps
            ),
        )
    )


def _gaps_table(material: Material, gaps: list[tuple[str, Gap]]) -> Table:
    titles = {each.touchpoint_id: each.title for each in material.walked.sight.touchpoints}
    order = list(titles)
    ordered = sorted(gaps, key=lambda pair: order.index(pair[1].touchpoint_id))
    return Table(
        caption="Predicted and experienced",
        columns=(
            Column(title="Touchpoint"),
            *([] if material.alone else [Column(title="Leader")]),
            Column(title="Predicted", numeric=True),
            Column(title="How certain", numeric=True),
            Column(title="Experienced", numeric=True),
            Column(title="Gap", numeric=True),
            Column(title="What it was"),
        ),
        rows=tuple(
            (
                Cell(text=marked(material.walked, gap.touchpoint_id, gap.title), of_checklist=True),
                *([] if material.alone else [Cell(text=material.label(letter))]),
                Cell(text=signed(gap.predicted), tone=tone_of(gap.predicted)),
                Cell(text=f"{gap.certain} %"),
                Cell(text=signed(gap.trust), tone=tone_of(gap.trust)),
                Cell(text=signed(gap.gap)),
                Cell(text=sight_text(gap), tone=_TONES[gap.sight]),
            )
            for letter, gap in ordered
        ),
    )


def _how_well(material: Material) -> Block:
    sight = material.walked.sight
    heads = ("Optimism", "Off by", "Built or eroded foreseen", "How certain")
    if material.alone:
        facts = [zip(heads, figures_text(each.foresight), strict=True) for each in sight.leaders if each.foresight]
        return Facts(facts=tuple(Fact(name=name, text=text) for each in facts for name, text in each))
    known = [(material.in_column(each.letter), each.foresight) for each in sight.leaders if each.foresight is not None]
    if sight.together is not None:
        known.append(("Together", sight.together))
    return Table(
        caption="How well it was foreseen",
        columns=(
            Column(title="Leader"),
            *(Column(title=each, numeric=True) for each in heads),
        ),
        rows=tuple((Cell(text=name), *(Cell(text=text) for text in figures_text(each))) for name, each in known),
    )


def where_leaders_differ(material: Material) -> Chapter:
    """The same touchpoint felt in opposite ways, and how far apart the scores lie; nothing for one leader."""
    walked = material.walked
    blocks: list[Block] = []
    if not material.alone:
        if walked.opposites:
            blocks.append(Paragraph(text=_OPPOSITE))
        if any(_is_quoted(voice) for each in walked.opposites for voice in (*each.up, *each.down)):
            blocks.append(Paragraph(text=_THEIR_WORDS, quiet=True))
        for opposite in walked.opposites:
            blocks += _opposite(material, opposite)
        apart = [(each.touchpoint.title, apart_text(each.spread)) for each in walked.touchpoints]
        told = tuple(f"{title}: {text}" for title, text in apart if text)
        if told:
            blocks += [Heading(text="How far apart the scores lie"), Listing(texts=told)]
    return Chapter(key="differ", title="Where leaders differ", blocks=tuple(blocks))


def _opposite(material: Material, opposite: Opposite) -> Iterator[Block]:
    yield Heading(text=f"{opposite_text(opposite)} (n = {opposite.count})")
    yield Table(
        caption=f"Who felt what: {opposite.title}",
        columns=(Column(title="Leader"), Column(title="Left feeling"), Column(title="What stayed with them")),
        rows=tuple(_voice(material, voice) for voice in (*opposite.up, *opposite.down)),
    )


def _voice(material: Material, voice: Voice) -> tuple[Cell, ...]:
    return (
        Cell(text=material.in_column(voice.letter)),
        Cell(text=felt_text(voice.felt), tone=tone_of(voice.felt.signed)),
        Cell(text=stayed_text(voice.said)),
    )


def _is_quoted(voice: Voice) -> bool:
    return voice.said is not None and voice.said.kind is SaidAs.QUOTE
