"""The last slides: whom we thank, what to do first, and the question to leave with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cx_audit.core.exposure_words import number_text
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.team_words import in_words, listed, within
from cx_audit.core.unexpected import Unexpected, thanked_first, thanked_text
from cx_audit.core.words import grade_text
from cx_audit.report.blocks import Cell, Column, Listing, Paragraph, Report, Steps, Table, Tone
from cx_audit.report.chapters.meeting_questions import ONE_THING_EACH, about_the_weakest, about_what_is_missing
from cx_audit.report.chapters.opening import MOST_ACTIONS, rules_of_order, steps_for
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Action, Actions, Notes, Parting, Slide, Step, Tabled, Way
from cx_audit.report.slides.slides_words import parts_of, sentence, short
from cx_audit.text import capitalised, counted, folded, shortened

_MOST_THANKED = 5
_MOST_LETTERS = 120
"""How long the title of the actions may be, so that it takes two lines."""
_FEWEST_STEPS, _MOST_STEPS = 2, 12
_NOT_KNOWN = "What an action takes is not known: nobody walked that. Say it together, and write it down."
_ESTIMATED = (
    "What an action takes is the checklist's estimate for a usual organisation, where it has one. Correct it together, "
    "and write it down."
)
_IS_IT_RIGHT = "What does each of these take us: little, some or much? Where is the checklist's estimate wrong?"


def thanks(material: Material) -> Slide | None:
    """What leaders were glad of and nobody had asked for, a row for each person, with whom to thank first."""
    told = _thanks_in_order(material)
    if not told:
        return None
    by_person: dict[str, list[tuple[str, Unexpected]]] = {}
    for title, extra in told:
        by_person.setdefault(folded(extra.who) or f"{title}: {extra.what}", []).append((title, extra))
    rows = tuple(map(_thanked, by_person.values()))
    more = len(rows) - _MOST_THANKED
    who = _names(told)
    leaders = "The leader was" if material.alone else "Leaders were"
    things = "one thing" if len(told) == 1 else f"{in_words(len(told))} things"
    return Slide(
        key="thanks",
        title=f"{leaders} glad of {things} that nobody had asked for",
        body=Tabled(
            table=Table(
                caption="Whom we thank, and for what",
                columns=(Column(title="Who"), Column(title="For what"), Column(title="Where"), Column(title="Valued")),
                rows=rows[:_MOST_THANKED],
            ),
            beneath=f"{capitalised(in_words(more))} more in the report and in the notes" if more > 0 else "",
        ),
        notes=Notes(
            shows=tuple(sentence(f"{capitalised(within(title))}: {thanked_text(extra)}") for title, extra in told),
            questions=(
                f"Who tells {'them' if len(who) != 1 else shortened(who[0])}, in person, this week?",
                "What would it take for every customer to meet this?",
            ),
        ),
    )


def _thanks_in_order(material: Material) -> list[tuple[str, Unexpected]]:
    """Everything to be thankful for with the title of its touchpoint, as the report has it: the most valued first."""
    every = [(there.title, each.extra) for there in material.walked.thanks for each in there.thanks]
    return sorted(every, key=lambda pair: thanked_first(pair[1]))


def _names(told: Sequence[tuple[str, Unexpected]]) -> list[str]:
    """Everybody who has a name, once."""
    return list({folded(extra.who): extra.who for _, extra in reversed(told) if extra.who}.values())[::-1]


def _thanked(given: Sequence[tuple[str, Unexpected]]) -> tuple[Cell, ...]:
    """What one person is thanked for, what was valued most first; else one thing that nobody is named for."""
    what = list(dict.fromkeys(extra.what or "what it was is not written down" for _, extra in given))
    where = list(dict.fromkeys(title for title, _ in given))
    first = given[0][1]
    return (
        Cell(text=capitalised(first.who) or "Whoever it was"),
        Cell(text="; ".join(what)),
        Cell(text=listed([where[0], *map(within, where[1:])])),
        Cell(text=grade_text(first.grade), tone=Tone.BUILT),
    )


def actions(material: Material, report: Report) -> Slide | None:
    """What to do first, with room for what it takes, who does it and by when; nothing where none is told."""
    needed = _where_to_begin(material)
    first = [step for each in parts_of(report, "at-a-glance", Steps) for step in each.steps]
    if not needed or not first:
        return None
    actions = tuple(
        Action(what=step.what, about=step.about, need=_need(material, priority), effort=step.effort)
        for step, priority in zip(first, needed, strict=True)
    )
    estimated = any(each.effort for each in actions)
    rules = rules_of_order(material)
    return Slide(
        key="actions",
        title=_title_of_actions(needed),
        body=Actions(actions=actions, beneath="".join(rules[-1:]).removesuffix(".")),
        notes=Notes(
            shows=(
                f"Need is how {_NEED_OF_ONE if material.alone else _NEED_TOGETHER}.",
                _ESTIMATED if estimated else _NOT_KNOWN,
                *rules,
                *(f"{each.what.removesuffix('.')} ({'; '.join(_beside(each))})." for each in actions),
            ),
            questions=(
                _IS_IT_RIGHT if estimated else "What does each of these take: little, some or much?",
                *about_what_is_missing(material),
                "Does this only buy a tool? Then who will care for the customer?",
            ),
        ),
    )


_NEED_OF_ONE = "far the trust score of a touchpoint is below +7, in points"
_NEED_TOGETHER = "many points each leader's trust score at a touchpoint is below +7, added up"


def _need(material: Material, priority: SharedPriority) -> str:
    """How far below +7 it is, of all leaders together: the figure that the report has."""
    return f"Need {number_text(round(priority.needs))}{'' if material.alone else ' together'}"


def _where_to_begin(material: Material) -> list[SharedPriority]:
    """The touchpoints of the first things to do, the first of them first."""
    return [each for each in material.walked.priorities[:MOST_ACTIONS] if steps_for(material, each)]


def _title_of_actions(needed: Sequence[SharedPriority]) -> str:
    """How many things to do first, and where, as far as the titles leave room for it."""
    many = "one thing" if len(needed) == 1 else f"{in_words(len(needed))} things"
    title = f"Where to begin: {many} to do first"
    where = f"{title}, at {listed([short(each.touchpoint.title) for each in needed])}"
    return where if len(where) <= _MOST_LETTERS else title


def _beside(action: Action) -> tuple[str, ...]:
    said = (action.about, action.need.lower())
    return said if action.effort is None else (*said, f"effort estimated as {action.effort}")


def parting(material: Material, report: Report) -> Slide:
    """The question to leave with, about the weakest touchpoint, the same as the report asks; and the next round."""
    closing = next(about_the_weakest(material), None)
    again = parts_of(report, "next-round", Listing)
    days = [each.text for each in parts_of(report, "next-round", Paragraph)]
    same = "The same leader walks" if material.alone else "The same leaders walk"
    lines = [_wordings(text) for text in days]
    lines += [(f"{same} again, with the same questions.",), ("Predict first, again.",)]
    return Slide(
        key="parting",
        title=closing or ONE_THING_EACH,
        body=Parting(lines=tuple(lines), way=_way(material)),
        notes=Notes(
            shows=(*days, *(text for listing in again for text in listing.texts)),
            questions=(
                *([ONE_THING_EACH] if closing else []),
                "On which day do we look again, and who reminds us?",
                *([f"Who thanks whom this week? {_to_thank(material)}"] if material.walked.thanks else []),
            ),
        ),
    )


def _wordings(text: str) -> tuple[str, ...]:
    """The text whole; without whose each day is; and where it tells who has begun a round, only that it has begun."""
    begun = text.partition(" has begun: ")[0]
    shorter = re.sub(r" \([^()]*\)", "", text) if begun == text else f"{begun} has begun."
    return tuple(dict.fromkeys((text, shorter)))


def _way(material: Material) -> Way | None:
    """The walk as it was; None where it has too few touchpoints for a way, or too many to be seen."""
    scored = [each for each in material.walked.touchpoints if each.spread.count]
    if not _FEWEST_STEPS <= len(scored) <= _MOST_STEPS:
        return None
    steps = tuple(
        Step(title=each.touchpoint.title, scores=tuple(sorted(dot.trust for dot in each.spread.dots)))
        for each in scored
    )
    who = "The walk" if material.alone else "The walks"
    caption = f"{who}, step by step: above the line trust was built, below it eroded."
    return Way(steps=steps, alone=material.alone, caption=caption)


def _to_thank(material: Material) -> str:
    told = _thanks_in_order(material)
    named = _names(told)
    if not named:
        return f"{counted(len(told), 'thing')} that nobody had asked for."
    together = "; ".join(named) if any("," in name for name in named) else listed(named)
    return f"{capitalised(together)}."
