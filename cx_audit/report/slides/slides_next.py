"""The last slides: whom we thank, what to do first, and the question to leave with."""

from __future__ import annotations

from cx_audit.core.team_words import in_words, need_between, within
from cx_audit.core.unexpected import Thanked, thanked_text
from cx_audit.core.words import grade_text
from cx_audit.report.blocks import Cell, Column, Listing, Paragraph, Report, Table, Tone
from cx_audit.report.chapters.meeting_questions import ONE_THING_EACH, about_what_is_missing, of_somebody_we_love
from cx_audit.report.chapters.opening import MOST_ACTIONS, steps_for, weakest_of
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Action, Actions, Notes, Parting, Slide, Tabled
from cx_audit.report.slides.slides_words import parts_of, short, untitled
from cx_audit.text import capitalised, counted, shortened

_MOST_THANKED = 5
_NOT_KNOWN = "What an action takes is not known: nobody walked that. Say it together, and write it down."
_ESTIMATED = (
    "What an action takes is the checklist's estimate for a usual organisation, where it has one. Correct it together, "
    "and write it down."
)
_IS_IT_RIGHT = "What does each of these take us: little, some or much? Where is the checklist's estimate wrong?"


def thanks(material: Material) -> Slide | None:
    """What leaders were glad of and nobody had asked for, with whom to thank first."""
    every = [(there.title, each) for there in material.walked.thanks for each in there.thanks]
    if not every:
        return None
    told = sorted(every, key=lambda pair: not pair[1].extra.who)
    who = list(dict.fromkeys(each.extra.who for _, each in told if each.extra.who))
    leaders = "The leader was" if material.alone else "Leaders were"
    things = "one thing" if len(told) == 1 else f"{in_words(len(told))} things"
    return Slide(
        key="thanks",
        title=f"{leaders} glad of {things} that nobody had asked for",
        body=Tabled(
            table=Table(
                caption="Whom we thank, and for what",
                columns=(Column(title="Who"), Column(title="For what"), Column(title="Where"), Column(title="Valued")),
                rows=tuple(_thanked(title, each) for title, each in told[:_MOST_THANKED]),
            ),
            beneath=f"{_MOST_THANKED} of {len(told)}" if len(told) > _MOST_THANKED else "",
        ),
        notes=Notes(
            shows=tuple(f"{capitalised(within(title))}: {thanked_text(each.extra)}." for title, each in told),
            questions=(
                f"Who tells {'them' if len(who) != 1 else shortened(who[0])}, in person, this week?",
                "What would it take for every customer to meet this?",
            ),
        ),
    )


def _thanked(title: str, each: Thanked) -> tuple[Cell, ...]:
    return (
        Cell(text=each.extra.who or "whoever it was"),
        Cell(text=each.extra.what or "what it was is not written down"),
        Cell(text=title),
        Cell(text=grade_text(each.extra.grade), tone=Tone.BUILT),
    )


def actions(material: Material) -> Slide | None:
    """Three things to do first, with room for what they take, who does them and by when; nothing where none is told."""
    needed = [each for each in material.walked.priorities[:MOST_ACTIONS] if steps_for(material, each)]
    if not needed:
        return None
    actions = []
    for priority in needed:
        step = steps_for(material, priority)[0]
        need = untitled(need_between(priority))
        actions.append(Action(what=step.what, about=step.about, need=need, effort=step.effort))
    estimated = any(each.effort for each in actions)
    many = "one thing" if len(actions) == 1 else f"{in_words(len(actions))} things"
    first = short(needed[0].touchpoint.title)
    return Slide(
        key="actions",
        title=untitled(
            f"{first} {'needs us' if len(material.touchpoints) == 1 else 'needs us most'}: {many} to do first"
        ),
        body=Actions(actions=tuple(actions)),
        notes=Notes(
            shows=(
                "Need is how far the trust score of a touchpoint is below +7, in points, from the leader nearest to it "
                "to the one furthest from it.",
                _ESTIMATED if estimated else _NOT_KNOWN,
                *(f"{each.what.removesuffix('.')} ({'; '.join(_beside(each))})." for each in actions),
            ),
            questions=(
                _IS_IT_RIGHT if estimated else "What does each of these take: little, some or much?",
                *about_what_is_missing(material),
                "Does this only buy a tool? Then who will care for the customer?",
            ),
        ),
    )


def _beside(action: Action) -> tuple[str, ...]:
    said = (action.about, action.need.lower())
    return said if action.effort is None else (*said, f"effort estimated as {action.effort}")


def parting(material: Material, report: Report) -> Slide:
    """The question to leave with, and the next round."""
    found = weakest_of(material)
    again = parts_of(report, "next-round", Listing)
    title = ONE_THING_EACH if found is None else of_somebody_we_love(shortened(found.touchpoint.title))
    lines = [each.text for each in parts_of(report, "next-round", Paragraph)]
    same = "The same leader walks" if material.alone else "The same leaders walk"
    lines += [f"{same} again, with the same questions.", "Predict first, again."]
    return Slide(
        key="parting",
        title=title,
        body=Parting(lines=tuple(lines)),
        notes=Notes(
            shows=tuple(text for listing in again for text in listing.texts),
            questions=(
                *([] if found is None else [ONE_THING_EACH]),
                "On which day do we look again, and who reminds us?",
                *([f"Who thanks whom this week? {_to_thank(material)}"] if material.walked.thanks else []),
            ),
        ),
    )


def _to_thank(material: Material) -> str:
    told = [each.extra for there in material.walked.thanks for each in there.thanks]
    named = list(dict.fromkeys(each.who for each in told if each.who))
    return f"{', '.join(named)}." if named else f"{counted(len(told), 'thing')} that nobody had asked for."
