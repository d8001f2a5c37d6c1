"""A page for each touchpoint: how it felt, then what happened, then what was said and who was met."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.choices import KINDS_OF_EXTRA
from cx_audit.core.insight import only_stuff
from cx_audit.core.missed import Missed, missed_by
from cx_audit.core.responses import text_of
from cx_audit.core.result import Extra, TouchpointResult
from cx_audit.core.scoring import GRADE_POINTS
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import MISSING, built_text, entry_text, listed, marked, range_text
from cx_audit.core.words import (
    ROSE_TINT_MEANS,
    felt_text,
    grade_text,
    level_text,
    span_text,
)
from cx_audit.report.blocks import (
    Block,
    Callout,
    Cell,
    Chapter,
    Column,
    Fact,
    Facts,
    Heading,
    Listing,
    Paragraph,
    Quote,
    Table,
    Tone,
    tone_of,
)
from cx_audit.report.chapters.scores import SCORES_MEAN, apart_text
from cx_audit.report.chapters.telling import told_by, told_once
from cx_audit.report.chapters.why import why_in_row, why_text
from cx_audit.report.material import Material
from cx_audit.text import capitalised

Found = tuple[tuple[str, TouchpointResult], ...]


def touchpoint_pages(material: Material) -> Iterator[Chapter]:
    """A chapter for each touchpoint that somebody walked, in the order of the walk."""
    count = len(material.walked.touchpoints)
    explained: set[str] = set()
    for number, each in enumerate(material.walked.touchpoints, 1):
        found = material.results_at(each.touchpoint.id)
        if found:
            title = marked(material.walked, each.touchpoint.id, each.touchpoint.title)
            means = [text for text in _meanings(material, found) if text not in explained]
            explained.update(means)
            yield Chapter(
                key=f"touchpoint-{number}",
                title=f"{number} of {count}: {title}",
                blocks=tuple(_page(material, each, found, " ".join(means))),
                own_page=True,
            )


def _meanings(material: Material, found: Found) -> Iterator[str]:
    """What the words of the table of scores mean, to be said where each is read first."""
    if not material.alone:
        yield SCORES_MEAN
    if any(result.rose_tint for _, result in found):
        yield ROSE_TINT_MEANS


def _page(material: Material, at: TeamTouchpoint, found: Found, means: str) -> Iterator[Block]:
    yield from _score(material, at, found)
    yield Heading(text="How it felt")
    yield from _felt(material, found)
    if means:
        yield Paragraph(text=means, quiet=True)
    yield Heading(text="What happened")
    yield from _evidence(material, at, found)
    yield from _extras(material, found)
    yield from _words(material, found)
    yield from _departments(material, found)


def _score(material: Material, at: TeamTouchpoint, found: Found) -> Iterator[Block]:
    if material.alone:
        result = found[0][1]
        level = f", {level_text(result.level)}" if result.level is not None else ""
        texts = [f"Trust {span_text(result.trust)}{level}", f"{capitalised(why_text(result))}."]
        if only_stuff(result):
            texts.append("The extras were stuff given away, not the way the leader was treated.")
        yield Callout(texts=tuple(texts), tone=_tone(result))
        return
    spread = at.spread
    told = (built_text(spread.built, spread.count), range_text(spread), apart_text(spread))
    facts = zip(("Built or eroded", "From the lowest to the highest", "How far apart"), told, strict=True)
    yield Facts(facts=tuple(Fact(name=name, text=text) for name, text in facts if text))


def _felt(material: Material, found: Found) -> Iterator[Block]:
    if material.alone:
        yield from _felt_by_one(found[0][1])
        return
    yield Table(
        caption="The feeling at the end, and the score that what happened allows",
        columns=(
            Column(title="Leader"),
            Column(title="Left feeling"),
            Column(title="Moments that hit harder"),
            *(Column(title=each, numeric=True) for each in ("Felt", "Ceiling", "Trust")),
            Column(title="Why"),
        ),
        rows=tuple(
            (
                Cell(text=material.in_column(letter)),
                _left(result),
                Cell(text="; ".join(_moments(result))),
                Cell(text=span_text(result.felt)),
                Cell(text=span_text(result.ceiling)),
                Cell(text=span_text(result.trust), tone=_tone(result)),
                Cell(text=why_in_row(result)),
            )
            for letter, result in found
        ),
    ).without_empty_columns


def _left(result: TouchpointResult) -> Cell:
    if result.feeling is None:
        return Cell(text="")
    return Cell(text=felt_text(result.feeling), tone=tone_of(result.feeling.signed))


def _felt_by_one(result: TouchpointResult) -> Iterator[Block]:
    facts = [Fact(name="Felt score", text=span_text(result.felt))]
    if result.feeling is not None:
        tone = tone_of(result.feeling.signed)
        facts.insert(0, Fact(name="Left feeling", text=felt_text(result.feeling), tone=tone))
    yield Facts(facts=tuple(facts))
    moments = _moments(result)
    if moments:
        yield Paragraph(text="Moments that hit harder than the rest:")
        yield Listing(texts=moments)


def _moments(result: TouchpointResult) -> tuple[str, ...]:
    return tuple(
        f"{moment.what}: {felt_text(moment.felt)}" if moment.what else felt_text(moment.felt)
        for moment in result.moments
    )


def _evidence(material: Material, at: TeamTouchpoint, found: Found) -> Iterator[Block]:
    missed = missed_by([(at.touchpoint.id, at.touchpoint.title)], material.walks)
    blocked = [letter for letter, result in found if not result.got_through]
    if blocked:
        who = capitalised(listed([material.label(letter) for letter in blocked]))
        yield Paragraph(text=f"{who} could not get through, which is an answer, too.")
    if missed:
        yield _missed_table(material, missed)
    elif len(blocked) < len(found):
        yield Paragraph(text="Everything that any customer expects was there.")
    if material.alone:
        result = found[0][1]
        trust = "Trust score, the lower of felt and ceiling"
        yield Facts(
            facts=(
                Fact(name="Ceiling, what the evidence allows", text=span_text(result.ceiling)),
                Fact(name=trust, text=span_text(result.trust), tone=_tone(result)),
            )
        )


def _tone(result: TouchpointResult) -> Tone:
    return Tone.PLAIN if result.trust.known is None else tone_of(result.trust.known)


def _missed_table(material: Material, missed: tuple[Missed, ...]) -> Table:
    several = not material.alone
    return Table(
        caption="What was not met, or only partly",
        columns=(
            Column(title=MISSING),
            *([Column(title="For"), Column(title="How many", numeric=True)] if several else []),
            Column(title="Mend"),
        ),
        rows=tuple(
            (
                Cell(text=entry_text(each.entry), tone=Tone.ERODED, of_checklist=True),
                *(
                    [
                        Cell(text=listed([material.label(letter) for letter in each.letters])),
                        Cell(text=f"{len(each.letters)} of {each.walked}"),
                    ]
                    if several
                    else []
                ),
                Cell(text=each.entry.fix, of_checklist=True),
            )
            for each in missed
        ),
    )


def _extras(material: Material, found: Found) -> Iterator[Block]:
    extras: dict[Extra, list[str]] = {}
    for letter, result in found:
        for extra in result.extras:
            extras.setdefault(extra, []).append(material.label(letter))
    if not extras:
        who = "the leader" if material.alone else "anybody here"
        yield Paragraph(text=f"Nothing unexpected pleased {who}.", quiet=True)
        return
    labels = {option.id: option.label for option in KINDS_OF_EXTRA}
    yield Table(
        caption="What nobody had asked for; people are named for praise only",
        columns=(
            Column(title="What they did"),
            Column(title="Who"),
            Column(title="Valued"),
            Column(title="About"),
            *([] if material.alone else [Column(title="For")]),
        ),
        rows=tuple(
            (
                Cell(text=extra.what or "something", tone=_valued(extra)),
                Cell(text=extra.who),
                Cell(text="" if extra.grade is None else grade_text(extra.grade)),
                Cell(text=labels.get(extra.kind, extra.kind)),
                *([] if material.alone else [Cell(text=listed(letters))]),
            )
            for extra, letters in extras.items()
        ),
    ).without_empty_columns


def _valued(extra: Extra) -> Tone:
    return Tone.BUILT if extra.grade is not None and GRADE_POINTS[extra.grade] else Tone.PLAIN


def _words(material: Material, found: Found) -> Iterator[Block]:
    quotes = told_once(material, [(letter, quote) for letter, result in found for quote in result.quotes])
    if quotes:
        yield Heading(text="Words of theirs that stayed")
    if material.alone:
        yield from (Quote(text=quote, whose="") for quote, _ in quotes)
    elif quotes:
        yield Listing(texts=tuple(f"{capitalised(who)}: “{quote}”" for quote, who in quotes))
    audits = {walk.letter: walk.audit for walk in material.walks}
    worked = [
        (letter, text)
        for letter, result in found
        if (text := text_of(audits[letter].responses, f"{result.touchpoint.id}/worked-out"))
    ]
    if worked:
        yield Heading(text="How this step worked out")
        yield Listing(texts=tuple(text for _, text in worked) if material.alone else told_by(material, worked))


def _departments(material: Material, found: Found) -> Iterator[Block]:
    met: dict[str, list[str]] = {}
    for letter, result in found:
        for department in result.departments_met if result.got_through else ():
            met.setdefault(department, []).append(material.label(letter))
    if met:
        told = (name if material.alone else f"{name} ({listed(letters)})" for name, letters in met.items())
        yield Paragraph(text=f"Departments met: {'; '.join(told)}.")
