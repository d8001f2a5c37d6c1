"""What rounds compared show, in sentences that claim no more than one visit each can bear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import assert_never

from cx_audit.core.follow_ups import FollowUp, FollowUpState
from cx_audit.core.leader_over_rounds import LeaderAtTouchpoint, LeaderOverRounds
from cx_audit.core.movement import Course, Movement, Number, Tally, courses_of
from cx_audit.core.round_comparison import RoundComparison, TouchpointOverRounds
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.round_foresight import Fate, GapMoved
from cx_audit.core.statistics import PairedDifference
from cx_audit.core.team_words import Label, first_titles, in_words, listed, within
from cx_audit.core.words import signed

CAUTION = (
    "One visit each, and leaders now know where to look: this is what they experienced, not what caused it, and not "
    "what customers feel."
)
RECOMPUTED = "Scores are recomputed on the questions that all rounds compared asked in the same way."
_MOST_TITLES_OF_ALL = 3
_MOST_TURNS = 3


def course_text(course: Course) -> str:
    """Where a score went: moved up."""
    match course:
        case Course.UP:
            return "moved up"
        case Course.DOWN:
            return "moved down"
        case Course.SAME:
            return "stayed the same"
        case _:
            assert_never(course)


def tally_text(tally: Tally, *, who: str = "") -> str:
    """How many moved which way: all 4 moved up; 3 of 4 moved up, 1 down. `who` is in the plural, as in leaders."""
    of = f" {who}" if who else ""
    told = [(tally.up, Course.UP), (tally.down, Course.DOWN), (tally.same, Course.SAME)]
    there = [(count, course) for count, course in told if count]
    if not there:
        return ""
    if tally.count == 1:
        return course_text(there[0][1])
    if len(there) == 1:
        everyone = f"both{of}" if tally.count == 2 else f"all {tally.count}{of}"
        return f"{everyone} {course_text(there[0][1])}"
    first, *rest = there
    others = ", ".join(f"{count} the same" if course is Course.SAME else f"{count} {course}" for count, course in rest)
    return f"{first[0]} of {tally.count}{of} {course_text(first[1])}, {others}"


def side_text(moved: Movement) -> str:
    """On which side of the line a score is now, and whether it crossed the line: now built, still eroded."""
    side = "built" if moved.built_after else "eroded"
    return f"now {side}" if moved.crossed else f"still {side}"


def slope_text(scores: Sequence[Number]) -> str:
    """Where scores went from round to round: up each time; up, then down."""
    courses = courses_of(scores)
    turns = [course for course, _ in groupby(courses)]
    spoken = ["the same" if course is Course.SAME else str(course) for course in turns]
    match turns:
        case []:
            return ""
        case [_]:
            return spoken[0] if len(courses) == 1 else f"{spoken[0]} each time"
        case [_, _]:
            return f"{spoken[0]}, then {spoken[1]}"
        case _ if len(turns) <= _MOST_TURNS:
            return ", ".join(spoken)
        case _:
            return "up and down"


def rounds_text(numbers: Sequence[int]) -> str:
    """Rounds in words: round 1; rounds 1, 2 and 3."""
    return f"round{'s' if len(numbers) > 1 else ''} {listed([str(number) for number in numbers])}"


def headline_of(comparison: RoundComparison, label: Label = str) -> tuple[str, ...]:
    """What the rounds show, in a few sentences; the first is the finding. Needs a leader with two rounds.

    Where some of the leaders walked only part of the rounds, everybody is named: who moved where, from when to when.
    """
    first, last = comparison.numbers[0], comparison.numbers[-1]
    span = f"From round {first} to round {last}"
    if not comparison.in_part:
        return (_finding(comparison, span), *_where_all_moved(comparison.touchpoints))
    return (
        _finding_by_name(comparison, span, label),
        *_in_part(comparison.in_part, label),
        *_where_named_moved(comparison.touchpoints, label),
    )


def finding_of(comparison: RoundComparison, label: Label = str) -> str:
    """What the rounds show in one sentence: the first of the headline, of those who walked the first and the last."""
    return headline_of(comparison, label)[0]


def _finding_by_name(comparison: RoundComparison, span: str, label: Label) -> str:
    moved = [each for each in comparison.throughout if each.net_moved is not None]
    if not moved:
        return _finding(comparison, span)
    numbers = comparison.numbers
    every = _walked_every_round(comparison)
    walked = f"all {in_words(len(numbers))} rounds" if every else f"both round {numbers[0]} and round {numbers[-1]}"
    who = f"{listed([label(each.letter) for each in moved])}, who walked {walked}"
    tally = comparison.net_tally
    if tally.count in (tally.up, tally.down, tally.same):
        return f"{span}, {who}, {course_text(comparison.net_moves[0].course)}."
    return f"{span}, of {who}, {tally_text(tally)}."


def _walked_every_round(comparison: RoundComparison) -> bool:
    """Whether those whose net trust is counted together walked all of the rounds, not the first and the last only."""
    return all(each.rounds == comparison.numbers for each in comparison.throughout if each.net_moved is not None)


def net_tally_text(comparison: RoundComparison, label: Label) -> str:
    """How many moved which way, and of whom that is said: all 3 who walked every round moved up; empty for nobody."""
    tally = comparison.net_tally
    if not comparison.in_part:
        return tally_text(tally, who="leaders")
    first, last = comparison.numbers[0], comparison.numbers[-1]
    walked = "every round" if _walked_every_round(comparison) else f"both round {first} and round {last}"
    moved = [label(each.letter) for each in comparison.throughout if each.net_moved is not None]
    return _tally_of(tally, moved, f"who walked {walked}")


def touchpoint_tally_text(touchpoint: TouchpointOverRounds, label: Label) -> str:
    """How many moved which way at a touchpoint, and of whom that is said where others stood there as well."""
    movers = touchpoint.movers
    if len(movers) == len(touchpoint.leaders):
        return tally_text(touchpoint.tally)
    between = f"in both round {touchpoint.asked_in[0]} and round {touchpoint.asked_in[-1]}"
    return _tally_of(touchpoint.tally, [label(each.letter) for each in movers], f"who walked there {between}")


def _tally_of(tally: Tally, movers: Sequence[str], who: str) -> str:
    if tally.count == 1:
        return f"{movers[0]}, {who}, {tally_text(tally)}"
    return tally_text(tally, who=who)


def _in_part(leaders: Sequence[LeaderOverRounds], label: Label) -> Iterator[str]:
    """What happened to those who walked some of the rounds only."""
    alike: dict[tuple[tuple[int, ...], Course], list[str]] = {}
    for each in leaders:
        if each.net_moved is not None:
            alike.setdefault((each.rounds, each.net_moved.course), []).append(label(each.letter))
    for (numbers, course), who in alike.items():
        yield f"{listed(who)}, who walked only {rounds_text(numbers)}, {course_text(course)}."


def _where_named_moved(touchpoints: Sequence[TouchpointOverRounds], label: Label) -> Iterator[str]:
    for course in (Course.UP, Course.DOWN):
        titles: dict[str, list[str]] = {}
        for each in touchpoints:
            if each.moves and all(move.course is course for move in each.moves):
                who = listed([label(one.letter) for one in each.movers])
                titles.setdefault(who, []).append(within(each.title))
        for who, there in titles.items():
            yield f"{str(course).capitalize()} for {who}: {_titles_text(there, len(touchpoints))}."


def _finding(comparison: RoundComparison, span: str) -> str:
    tally = comparison.net_tally
    if tally.count > 1:
        return f"{span}, {tally_text(tally, who='leaders')}."
    if tally.count == 1:
        return f"{span}, the one leader in both {course_text(comparison.net_moves[0].course)}."
    if not comparison.throughout:
        return f"Nobody walked both round {comparison.numbers[0]} and round {comparison.numbers[-1]}."
    return f"{span}, no scored question was asked in the same way: only how it felt is compared."


def _where_all_moved(touchpoints: Sequence[TouchpointOverRounds]) -> tuple[str, ...]:
    moved = [each for each in touchpoints if each.tally.count]
    several = any(each.tally.count > 1 for each in moved)
    up = [within(each.title) for each in moved if each.tally.up == each.tally.count]
    down = [within(each.title) for each in moved if each.tally.down == each.tally.count]
    everyone = " for everyone" if several else ""
    return tuple(
        f"{course}{everyone}: {_titles_text(titles, len(touchpoints))}."
        for course, titles in (("Up", up), ("Down", down))
        if titles
    )


def _titles_text(titles: Sequence[str], touchpoints: int) -> str:
    """The titles in words, out of so many touchpoints."""
    every = len(titles) == touchpoints > _MOST_TITLES_OF_ALL
    return "every touchpoint" if every else listed(first_titles(titles))


def basis_text(each: LeaderAtTouchpoint) -> str:
    """On how much a touchpoint is compared; empty where every scored question is the same."""
    questions = each.questions
    if questions.same:
        return ""
    if not questions.keys:
        return "no scored question in common: only how it felt"
    return f"on {len(questions.keys)} of its {questions.asked} scored questions"


def notes_on(each: LeaderAtTouchpoint) -> tuple[str, ...]:
    """What bears on reading one leader's movement: could not get through, walked another way."""
    blocked = [standing.round for standing in each.standings if not standing.result.got_through]
    notes = [f"could not get through in {rounds_text(blocked)}"] if blocked else []
    if each.walked_otherwise:
        labels = {way.id: way.label for way in each.questions.touchpoint.variants}
        ways = [
            listed([f"“{labels.get(way, way)}”" for way in standing.ways]) or "not said"
            for standing in (each.standings[0], each.standings[-1])
        ]
        notes.append(f"walked another way: {ways[0]}, then {ways[1]}")
    return tuple(notes)


def fates_text(gaps: Sequence[GapMoved]) -> str:
    """What became of blind spots: 2 closed, 1 still there, 1 new; empty where there was none and is none."""
    fates = [gap.fate for gap in gaps]
    return ", ".join(f"{fates.count(fate)} {fate}" for fate in Fate if fate in fates)


def whose_fates_text(gaps: Sequence[GapMoved], label: Label) -> str:
    """Whose blind spots closed, stayed or came at one touchpoint: closed: C · still there: A and B."""
    by_fate = {fate: [label(gap.letter) for gap in gaps if gap.fate is fate] for fate in Fate}
    return " · ".join(f"{fate}: {listed(whose)}" for fate, whose in by_fate.items() if whose)


def points_text(points: Number) -> str:
    """A difference or a mean with its sign, whole or with one decimal: +3.2."""
    tenths = round(points * 10)
    if not tenths % 10:
        return signed(tenths // 10)
    whole, rest = divmod(abs(tenths), 10)
    return f"{'+' if tenths > 0 else '−'}{whole}.{rest}"


def moved_by_text(moved: Movement) -> str:
    """Which way a score went, as an arrow, and by how much: ↑ +5; 0 where it stayed."""
    arrow = {Course.UP: "↑ ", Course.DOWN: "↓ ", Course.SAME: ""}[moved.course]
    return f"{arrow}{points_text(moved.change)}"


def changes_text(mean: PairedDifference | None, moves: Sequence[Movement]) -> str:
    """By what scores moved, with n: rose by 12.4 on average (n = 6, each by +5 to +30); changed by −7 to +7 (n = 5).

    An average stands only where all moved the same way: it hides nobody. Empty where there is no mean, so below five
    leaders, and where nobody moved.
    """
    if mean is None or not any(move.change for move in moves):
        return ""
    least, most = (points_text(end([move.change for move in moves])) for end in (min, max))
    if len({move.course for move in moves}) > 1:
        return f"changed by {least} to {most} (n = {mean.count})"
    points = points_text(abs(mean.mean)).removeprefix("+")
    moved = f"{'rose' if mean.mean > 0 else 'fell'} by {points}"
    if least == most:
        return f"{moved} for each (n = {mean.count})"
    return f"{moved} on average (n = {mean.count}, each by {least} to {most})"


def commitments_text(commitments: Sequence[FollowUp]) -> str:
    """What became of commitments, counted: 1 of 3 kept, 2 of 3 still open."""
    states = [each.state for each in commitments]
    told = ((FollowUpState.KEPT, "kept"), (FollowUpState.BROKEN, "broken"), (FollowUpState.OPEN, "still open"))
    return ", ".join(f"{states.count(state)} of {len(states)} {words}" for state, words in told if state in states)


def nothing_text(findings: RoundFindings) -> str:
    """Why nothing is compared, in a sentence."""
    title, rounds = findings.checklist_title, findings.comparison.rounds
    numbers = [each.number for each in rounds]
    walked = [each for each in rounds if each.walks]
    if not walked:
        where = f" in {rounds_text(numbers)}" if numbers else ""
        return f"No walk of “{title}” is finished{where}, so there is nothing to compare."
    if len(walked) == 1:
        return _one_round_text(findings, numbers, walked[0].number)
    return f"Nobody walked two of {rounds_text(numbers)}, so nothing is compared."


def _one_round_text(findings: RoundFindings, numbers: Sequence[int], number: int) -> str:
    title = findings.checklist_title
    if len(numbers) > 1:
        only = f"Of {rounds_text(numbers)}, only round {number} has a finished walk of “{title}”"
        return f"{only}, so nothing is compared."
    others = [each for each in findings.finished_rounds if each != number]
    if not others:
        return f"“{title}” is finished in round {number} only, so there is nothing to compare it with yet."
    if max(others) < number:
        return f"No walk of “{title}” is finished in a round after round {number}, so nothing is compared."
    first = f"Round {number} is the first with a finished walk of “{title}”"
    return f"{first}, so nothing is compared; compare from round {min(others)} on."
