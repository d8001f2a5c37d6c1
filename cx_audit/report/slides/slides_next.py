"""The last slides: whom we thank, what to do first, who does what by when, and the question to leave with."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.day_words import written_day
from cx_audit.core.follow_ups import FollowUp, FollowUpKind, FollowUpState, in_order
from cx_audit.core.insight import only_buys_a_tool
from cx_audit.core.team_words import in_words, need_between, within
from cx_audit.core.unexpected import Thanked, thanked_text
from cx_audit.core.words import grade_text
from cx_audit.report.blocks import Cell, Column, Listing, Paragraph, Report, Table, Tone
from cx_audit.report.chapters.meeting_questions import ONE_THING_EACH, about_what_is_missing, of_somebody_we_love
from cx_audit.report.chapters.opening import MOST_ACTIONS, steps_for, weakest_of
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Notes, Parting, Slide, Tabled, ToDo, ToDos
from cx_audit.report.slides.slides_words import parts_of, short, untitled
from cx_audit.text import capitalised, counted, shortened

MOST_ROWS = 6
_MOST_EMPTY, _MOST_THANKED = 2, 5


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
    todos = []
    for priority in needed:
        step = steps_for(material, priority)[0]
        todos.append(ToDo(what=step.what, about=step.about, need=untitled(need_between(priority))))
    many = "one thing" if len(todos) == 1 else f"{in_words(len(todos))} things"
    first = short(needed[0].touchpoint.title)
    return Slide(
        key="actions",
        title=untitled(
            f"{first} {'needs us' if len(material.touchpoints) == 1 else 'needs us most'}: {many} to do first"
        ),
        body=ToDos(todos=tuple(todos)),
        notes=Notes(
            shows=(
                "Need is how far the trust score of a touchpoint is below +7, in points, from the leader nearest to it "
                "to the one furthest from it.",
                "What an action takes is not known: nobody walked that. Say it together, and write it down.",
                *(f"{each.what.removesuffix('.')} ({each.about}; {each.need.lower()})." for each in todos),
            ),
            questions=(
                "What does each of these take: little, some or much?",
                *about_what_is_missing(material),
                "Does this only buy a tool? Then who will care for the customer?",
            ),
        ),
    )


def commitments(material: Material) -> Slide | None:
    """Who does what by when, and what became of it; nothing where nobody committed themselves."""
    made = in_order(each for each in material.follow_ups if each.kind is FollowUpKind.COMMITMENT)
    promised = in_order(each for each in material.follow_ups if each.kind is FollowUpKind.PROMISE)
    if not made:
        return None
    shown = made[:MOST_ROWS]
    columns = ("What", "Who", "By", *(["What became of it"] if material.marks_known else []))
    empty = [tuple(Cell(text="") for _ in columns)] * min(_MOST_EMPTY, MOST_ROWS - len(shown))
    tools = ["A tool does not care for anyone: say also who will treat customers how from then on."]
    return Slide(
        key="commitments",
        title=_commitments_title(material, made),
        body=Tabled(
            table=Table(
                caption="Who does what by when",
                columns=tuple(Column(title=each) for each in columns),
                rows=(*(_commitment(material, each) for each in shown), *empty),
            ),
            beneath=f"{len(shown)} of {len(made)}" if len(shown) < len(made) else "With room for what is agreed today",
        ),
        notes=Notes(
            shows=(
                *(f"{_told(material, each)}." for each in made),
                *(f"Promised to a leader: {_told(material, each)}." for each in promised),
                *(tools if any(only_buys_a_tool(each.what) for each in made) else []),
                *([] if material.marks_known else ["What became of these could not be read."]),
            ),
            questions=(
                ONE_THING_EACH,
                "What is open from before: kept or broken, in one sentence, without excuses?",
            ),
        ),
    )


def _commitments_title(material: Material, made: Sequence[FollowUp]) -> str:
    who = "The leader has" if material.alone else "Leaders have"
    said = f"{who} committed to {'one thing' if len(made) == 1 else f'{in_words(len(made))} things'}"
    if not material.marks_known:
        return said
    states = [each.state for each in made]
    overdue = sum(bool(each.days_late(material.today)) for each in made)
    still_open = states.count(FollowUpState.OPEN)
    if still_open == len(made):
        all_late = ", overdue" if still_open == 1 else ", all overdue"
        late = "" if not overdue else all_late if overdue == still_open else f", {in_words(overdue)} overdue"
        return f"{said}{', still open' if still_open == 1 else ', all still open'}{late}"
    told = [
        f"{in_words(count)} {words}"
        for count, words in (
            (states.count(FollowUpState.KEPT), "kept"),
            (states.count(FollowUpState.BROKEN), "broken"),
            (still_open, "open"),
            (overdue, "overdue"),
        )
        if count
    ]
    return f"{said}: {', '.join(told)}" if len(made) > 1 else f"{said}, and it was {states[0]}"


def _commitment(material: Material, each: FollowUp) -> tuple[Cell, ...]:
    late = bool(each.days_late(material.today))
    tones = {FollowUpState.KEPT: Tone.BUILT, FollowUpState.BROKEN: Tone.ERODED, FollowUpState.OPEN: Tone.PLAIN}
    state = Cell(text="open, overdue" if late else str(each.state), tone=Tone.ERODED if late else tones[each.state])
    owner = material.owner(each)
    return (
        Cell(text=each.what or "Something later"),
        Cell(text=capitalised(owner) if owner else "nobody named"),
        Cell(text=written_day(each.by) if each.by else "no day given"),
        *([state] if material.marks_known else []),
    )


def _told(material: Material, each: FollowUp) -> str:
    by = f", by {written_day(each.by)}" if each.by else ""
    state = f", {each.state}" if material.marks_known else ""
    return f"{material.owner(each) or 'nobody named'}: {each.what or 'something later'}{by}{state}"


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
