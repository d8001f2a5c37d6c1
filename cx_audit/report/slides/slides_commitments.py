"""The slide of who does what by when, with what is open from the rounds before where rounds are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cx_audit.core.day_words import written_day
from cx_audit.core.follow_ups import FollowUp, FollowUpKind, FollowUpState, in_order
from cx_audit.core.insight import only_buys_a_tool
from cx_audit.core.team_words import in_words
from cx_audit.report.blocks import Cell, Column, Table, Tone
from cx_audit.report.chapters.meeting_questions import ONE_THING_EACH
from cx_audit.report.chapters.rounds import committed_in, earlier_commitments
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Notes, Slide, Tabled
from cx_audit.text import capitalised

MOST_ROWS = 5
"""How many commitments the slide has; the report has all of them."""
_EMPTY, _LEAST_NEW = 2, 2
KEPT_OR_BROKEN = "What is open from before: kept or broken, in one sentence, without excuses?"


def commitments(material: Material) -> Slide | None:
    """Who does what by when, and what became of it; nothing where nobody committed themselves.

    What was committed in the rounds before stands first where it is open, and last where it is kept or broken.
    """
    earlier = earlier_commitments(material)
    made = in_order(each for each in material.follow_ups if each.kind is FollowUpKind.COMMITMENT)
    promised = in_order(each for each in material.follow_ups if each.kind is FollowUpKind.PROMISE)
    if not made and not earlier:
        return None
    shown = _shown(earlier, made)
    heads = [
        "What",
        *(["Round"] if earlier else []),
        "Who",
        "By",
        *(["What became of it"] if material.marks_known else []),
    ]
    empty = [tuple(Cell(text="") for _ in heads)] * _EMPTY
    tools = ["A tool does not care for anyone: say also who will treat customers how from then on."]
    due = any(each.is_open for each in earlier) or any(each.days_late(material.today) for each in made)
    return Slide(
        key="commitments",
        title=_title(material, earlier, made),
        body=Tabled(
            table=Table(
                caption="Who does what by when",
                columns=tuple(Column(title=each, numeric=each == "Round") for each in heads),
                rows=(*(_row(material, each, in_rounds=bool(earlier)) for each in shown), *empty),
            ),
            beneath=_beneath(len(earlier) + len(made) - len(shown)),
        ),
        notes=Notes(
            shows=(
                *(f"Round {each.audit.round}. {capitalised(_told(material, each))}." for each in earlier),
                *(f"{capitalised(_told(material, each))}." for each in made),
                *_promised(material, promised),
                *(tools if any(only_buys_a_tool(each.what) for each in made) else []),
                *([] if material.marks_known else ["What became of these could not be read."]),
            ),
            questions=(ONE_THING_EACH, *([KEPT_OR_BROKEN] if due else [])),
        ),
    )


def _shown(earlier: Sequence[FollowUp], made: Sequence[FollowUp]) -> tuple[FollowUp, ...]:
    """What is open from before, then what is new, then what is settled from before, as much of it as there is room for.

    Of what is new, two or so are among them.
    """
    left = [each for each in earlier if each.is_open]
    settled = [each for each in earlier if not each.is_open]
    first = left[: MOST_ROWS - min(_LEAST_NEW, len(made))]
    return (*first, *made, *settled)[:MOST_ROWS]


def _beneath(more: int) -> str:
    room = "with room for what is agreed today"
    return f"{capitalised(in_words(more))} more in the report and in the notes; {room}" if more else capitalised(room)


def _title(material: Material, earlier: Sequence[FollowUp], made: Sequence[FollowUp]) -> str:
    if not earlier:
        return _title_of_this_round(material, made)
    who = "the leader has" if material.alone else "leaders have"
    more = f"{who} committed to {in_words(len(made))} more" if made else ""
    if not material.marks_known:
        before = f"{in_words(len(earlier))} commitments" if len(earlier) > 1 else "one commitment"
        return capitalised(f"{before} from {committed_in(earlier)}{f'; {more}' if more else ''}")
    return f"{_became_of(material, earlier)}{f'; {more}' if more else ''}"


def _became_of(material: Material, earlier: Sequence[FollowUp]) -> str:
    """What became of the earlier commitments; of several, how many are open, else how many were kept."""
    count = len(earlier)
    left = [each for each in earlier if each.is_open]
    state = "overdue" if left and all(each.days_late(material.today) for each in left) else "still open"
    if count == 1:
        return f"The earlier commitment {f'is {state}' if left else f'was {earlier[0].state}'}"
    of = len(left) if left else sum(each.state is FollowUpState.KEPT for each in earlier)
    one = of == 1
    said = f"{'is' if one else 'are'} {state}" if left else f"{'was' if one else 'were'} kept"
    if of == count:
        return f"{'Both' if count == 2 else f'All {in_words(count)}'} earlier commitments {said}"
    return f"{capitalised(in_words(of)) if of else 'None'} of {in_words(count)} earlier commitments {said}"


def _title_of_this_round(material: Material, made: Sequence[FollowUp]) -> str:
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


def _row(material: Material, each: FollowUp, *, in_rounds: bool) -> tuple[Cell, ...]:
    late = bool(each.days_late(material.today))
    tones = {FollowUpState.KEPT: Tone.BUILT, FollowUpState.BROKEN: Tone.ERODED, FollowUpState.OPEN: Tone.PLAIN}
    state = Cell(text=_state(material, each), tone=Tone.ERODED if late else tones[each.state])
    owner = material.owner(each)
    return (
        Cell(text=each.what or "Something later"),
        *([Cell(text=str(each.audit.round))] if in_rounds else []),
        Cell(text=capitalised(owner) if owner else "nobody named"),
        Cell(text=written_day(each.by) if each.by else "no day given"),
        *([state] if material.marks_known else []),
    )


def _promised(material: Material, promised: Sequence[FollowUp]) -> tuple[str, ...]:
    """What was promised to the leaders, the same promise once with how often it was made."""
    to = "the leader" if material.alone else "a leader"
    told = Counter(
        f"Promised to {to}{f' by {material.owner(each)}' if each.who else ''}: {_what_and_when(material, each)}"
        for each in promised
    )
    return tuple(f"{text}{f' ({in_words(times)} times)' if times > 1 else ''}." for text, times in told.items())


def _told(material: Material, each: FollowUp) -> str:
    return f"{material.owner(each) or 'nobody named'}: {_what_and_when(material, each)}"


def _what_and_when(material: Material, each: FollowUp) -> str:
    by = f", by {written_day(each.by)}" if each.by else ""
    state = f", {_state(material, each)}" if material.marks_known else ""
    return f"{each.what or 'something later'}{by}{state}"


def _state(material: Material, each: FollowUp) -> str:
    return "open, overdue" if each.days_late(material.today) else str(each.state)
