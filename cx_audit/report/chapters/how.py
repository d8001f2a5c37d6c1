"""How a report came about: who walked what and as whom, the words it uses, and what it cannot tell."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.day_words import days_text
from cx_audit.core.responses import text_of
from cx_audit.core.team_words import in_words, listed, within
from cx_audit.report.blocks import Block, Chapter, Heading, Listing, Paragraph, Quote
from cx_audit.report.chapters.good_to_know import good_to_know, limits, words_used
from cx_audit.report.chapters.telling import WHY_NOW, told_by, told_without_letters
from cx_audit.report.material import Material
from cx_audit.text import capitalised

_TO = " to "
_NO_LETTERS = (
    "Without letters and in the order of the alphabet, because who walked as whom would tell whose letter it is."
)


def how_it_was_done(material: Material) -> Chapter:
    """Who walked what, when and as whom, and what a walk cannot tell."""
    finished = [walk.audit.finished for walk in material.walks if walk.audit.finished is not None]
    who = "One leader" if material.alone else f"{capitalised(in_words(len(material.walks)))} leaders"
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
        Heading(text="Words used"),
        Listing(texts=tuple(words_used(material))),
        Heading(text="What it cannot tell"),
        Listing(texts=tuple(limits(material))),
    ]
    notes = tuple(good_to_know(material))
    if notes:
        blocks += [Heading(text="Good to know"), Listing(texts=notes)]
    return Chapter(key="how", title="How it was done, and what it cannot tell", blocks=tuple(blocks), own_page=True)


def _reasons(material: Material) -> Iterator[Block]:
    told = [
        (walk.letter, text_of(walk.audit.responses, key)) for walk in material.walks for key in ("before/why", WHY_NOW)
    ]
    said = told_without_letters(material, [(letter, text) for letter, text in told if text])
    if said:
        yield Heading(text="Why we did this")
    for text, who in said:
        yield Quote(text=text, whose="" if material.alone and not material.names else who)


def _personas(material: Material) -> Iterator[Block]:
    told = []
    for walk in material.walks:
        persona, need = (text_of(walk.audit.responses, f"before/{each}") for each in ("persona", "need"))
        if persona or need:
            needed = f"What they need: “{need}”" if need else ""
            told.append((walk.letter, ". ".join(part for part in (persona.removesuffix("."), needed) if part)))
    if not told:
        return
    yield Heading(text="As whom")
    if material.names or material.alone:
        yield Listing(texts=told_by(material, told))
        return
    said = told_without_letters(material, told)
    yield Listing(texts=tuple(f"{who}: {text}" if who else text for text, who in said))
    if len(said) > 1:
        yield Paragraph(text=_NO_LETTERS, quiet=True)
