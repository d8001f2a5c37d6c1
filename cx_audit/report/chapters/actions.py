"""What each action takes against how much it is needed: the picture, what it shows, and the table to agree on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from cx_audit.core.checklist import Effort
from cx_audit.core.exposure_words import number_text
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.team_words import in_words, listed, within
from cx_audit.report.blocks import Block, Cell, Chapter, Column, Figure, Paragraph, Step, Table
from cx_audit.report.chapters.opening import steps_for
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Action, EffortPicture
from cx_audit.text import capitalised, shortened

MOST_OF_AN_EFFORT = 5
"""How many actions of each effort the picture has, so that it can be read; the table has all."""
_MOST_NAMED = 90
"""How many letters an action has at most that is told in the title of the picture."""
EFFORTS_MEAN = (
    "Little: one person can do it this week, with what is there. Some: a few people over some weeks, or one department "
    "that changes how it works. Much: several departments, money, or months."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Estimated:
    """An action whose effort the checklist estimates, at its touchpoint."""

    priority: SharedPriority
    action: str
    effort: Effort

    @property
    def effect(self) -> Fraction:
        """The need of its touchpoint."""
        return _effect_at(self.priority)

    @property
    def where(self) -> str:
        """Its touchpoint, within a sentence."""
        return within(shortened(self.priority.touchpoint.title))


def _effect_at(priority: SharedPriority) -> Fraction:
    """The need of a touchpoint: the sum over the leaders with a score there, times customers where they are known."""
    return priority.weighed * priority.leaders


def effort_and_effect(material: Material) -> Chapter:
    """Every action with how much its touchpoint needs it, and what it takes where the checklist estimates that."""
    proposed = [(each, step) for each in material.walked.priorities for step in steps_for(material, each)]
    estimated = sorted(_estimated(material), key=lambda each: -each.effect)
    blocks: list[Block] = []
    if estimated:
        blocks += _pictured(material, estimated, len(proposed))
    elif proposed:
        blocks.append(Paragraph(text=_to_fill_in(material)))
    if proposed:
        blocks.append(_table(material, proposed))
    return Chapter(key="effort", title="Effort and effect of the actions", blocks=tuple(blocks), own_page=True)


def _estimated(material: Material) -> Iterator[_Estimated]:
    for priority in material.walked.priorities:
        for fix in priority.fixes:
            if fix.entry.effort is not None:
                action = fix.entry.fix.removesuffix(".")
                yield _Estimated(priority=priority, action=action, effort=fix.entry.effort)


def _pictured(material: Material, estimated: Sequence[_Estimated], proposed: int) -> Iterator[Block]:
    drawn = [each for effort in Effort for each in _of(effort, estimated)[:MOST_OF_AN_EFFORT]]
    every = len(estimated) == proposed
    yield Figure(
        picture=EffortPicture(
            title=_finding(material, estimated, every=every),
            actions=tuple(
                Action(name=f"{capitalised(each.where)}: {each.action}", effort=each.effort, effect=each.effect)
                for each in drawn
            ),
            effect_name=_effect_name(material),
        )
    )
    notes = (EFFORTS_MEAN, *_beneath(material, len(drawn), len(estimated), proposed))
    yield Paragraph(text=" ".join(notes), quiet=True)
    where = "" if material.alone else " at the meeting"
    empty = "" if every else " Where it says nothing, fill it in by hand."
    yield Paragraph(
        text=f"Need is known from the walks: {_need_means(material)}. What an action takes is the checklist's estimate "
        f"for a usual organisation, and no fact about this one: correct it{where}, and "
        f"begin where much is needed and little is asked.{empty}"
    )


def _of(effort: Effort, estimated: Sequence[_Estimated]) -> list[_Estimated]:
    return [each for each in estimated if each.effort is effort]


def _effect_name(material: Material) -> str:
    together = "" if material.alone else " of the leaders together"
    if material.walked.by_volume:
        return f"points of need{together}{',' if together else ''} times customers a year"
    below = "the trust score of the touchpoint" if material.alone else "each trust score"
    return f"points of need{together}: how far {below} is below +7"


def _finding(material: Material, estimated: Sequence[_Estimated], *, every: bool) -> str:
    """Where much is needed and little is asked; `estimated` has the most needed first, `every` action or some."""
    little = _of(Effort.LITTLE, estimated)
    if not little:
        return _nothing_little(estimated, every=every)
    most, first = estimated[0], little[0]
    if first.effect < most.effect:
        return f"With little effort, begin at {first.where}; {most.where} needs us more, and asks for more"
    there = [each for each in little if each.priority is first.priority]
    if len(there) > 1:
        return f"{_needed(material, first)}, and {in_words(len(there))} actions there ask for little"
    named = f": {first.action}" if len(first.action) <= _MOST_NAMED else ""
    return f"{_needed(material, first)}, and one action there asks for little{named}"


def _nothing_little(estimated: Sequence[_Estimated], *, every: bool) -> str:
    count = len(estimated)
    known = "" if every else " with an estimate"
    if count == 1:
        return f"The only action{known} asks for {estimated[0].effort} effort"
    none = "Neither of the two" if count == 2 else f"None of the {in_words(count)}"
    return f"{none} actions{known} asks for little"


def _needed(material: Material, estimated: _Estimated) -> str:
    """How its touchpoint stands among all: the first, as needed as any, or only the most needed of those estimated."""
    if len(material.touchpoints) == 1:
        return capitalised(f"{estimated.where} needs us")
    effects = [_effect_at(each) for each in material.walked.priorities]
    if estimated.effect < max(effects):
        return f"Of the touchpoints with an estimate, none needs us more than {estimated.where}"
    if effects.count(estimated.effect) > 1:
        return f"No touchpoint needs us more than {estimated.where}"
    return capitalised(f"{estimated.where} needs us most")


def _beneath(material: Material, drawn: int, estimated: int, proposed: int) -> Iterator[str]:
    """What the picture leaves out, and where its order is not that of the table."""
    left, unknown = estimated - drawn, proposed - estimated
    reasons = (
        *([f"{left} {_are(left)} not among the {MOST_OF_AN_EFFORT} most needed of an effort"] if left else []),
        *([f"{unknown} {_have(unknown)} no estimate in the checklist"] if unknown else []),
    )
    if reasons:
        yield f"The picture has {drawn} of the {proposed} actions, the table all: {listed(reasons)}."
    if len({each.leaders for each in material.walked.priorities}) > 1:
        yield (
            "Not every leader has a score at each touchpoint. The need together is that of those who have one; the "
            "table is in the order of the need for each leader."
        )


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _need_means(material: Material) -> str:
    order = "; the order is that of need times the customers a year" if material.walked.by_volume else ""
    if material.alone:
        return f"how far the trust score of the touchpoint is below +7, in points{order}"
    return f"how many points each leader's trust score is below +7, added up{order}"


def _to_fill_in(material: Material) -> str:
    where = "" if material.alone else " at the meeting"
    return (
        f"What an action can do is known: need is {_need_means(material)}. What it takes is not: nobody walked that. "
        f"Fill it in by hand{where}, as little, some or much, and begin where much is needed and little is asked."
    )


def _table(material: Material, proposed: Sequence[tuple[SharedPriority, Step]]) -> Table:
    return Table(
        caption="Actions, the touchpoint most in need first",
        columns=(
            Column(title="Action"),
            Column(title="Where"),
            Column(title="Need" if material.alone else "Need, together", numeric=True),
            Column(title="Effort", brief=True),
            Column(title="Owner"),
            Column(title="Day"),
        ),
        rows=tuple(
            (
                Cell(text=step.what),
                Cell(text=step.about),
                Cell(text=number_text(round(priority.needs))),
                Cell(text=str(step.effort or "")),
                Cell(text=""),
                Cell(text=""),
            )
            for priority, step in proposed
        ),
    )
