"""Who does not count where rounds are compared, and why, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cx_audit.core.round_comparison import RoundComparison
from cx_audit.core.round_findings import RoundFindings
from cx_audit.core.rounds_chosen import by_letter
from cx_audit.core.team_words import Label, in_words, listed


def once_texts(comparison: RoundComparison, label: Label, *, introduced: bool = True) -> tuple[str, ...]:
    """Who walked only one of the rounds, with n; nothing where there is one round, for then everybody did.

    Where letters were not `introduced`, as in a report of one leader, it says that they are other leaders.
    """
    if len(comparison.numbers) < 2:
        return ()
    return tuple(
        f"Only in round {number}: {listed([label(each) for each in walks])} (n = {len(walks)})."
        if introduced or any(label(each) != each for each in walks)
        else f"Only in round {number}: {_others(walks)}."
        for number, walks in _by_round((number, walk.letter) for number, walk in comparison.once)
    )


def _others(letters: Sequence[str]) -> str:
    """Two other leaders (B and C)."""
    many = "one other leader" if len(letters) == 1 else f"{in_words(len(letters))} other leaders"
    return f"{many} ({listed(letters)})"


def left_out_texts(findings: RoundFindings, label: Label) -> tuple[str, ...]:
    """Which walks do not count, and why: still under way, walked again, answers missing, another checklist."""
    comparison, letter_of = findings.comparison, findings.engagement.letter_of
    told = []
    for number, walks in _by_round((audit.round, letter_of(audit.leader)) for audit in comparison.open):
        told.append(_still_walking(number, walks, label))
    told += _finished_but_left_out(findings, label)
    for other in findings.others:
        named = listed([label(each) for each in other.letters])
        how = f": compare it with --checklist {other.checklist_id}" if other.compares else ""
        told.append(f"Another checklist in round {other.round}: “{other.title}”, walked by {named}{how}.")
    return tuple(told)


def left_out_of_report_texts(findings: RoundFindings, label: Label) -> tuple[str, ...]:
    """Which walks do not count in a report on the last of these rounds, which tells of nothing later.

    Of an earlier round it says who did not finish it, where no other walk of theirs was finished in it.
    """
    comparison, letter_of = findings.comparison, findings.engagement.letter_of
    finished = {(each.number, walk.letter) for each in comparison.rounds for walk in each.walks}
    last = max(comparison.numbers, default=0)
    told = []
    for number, walks in _by_round((audit.round, letter_of(audit.leader)) for audit in comparison.open):
        left = [letter for letter in walks if (number, letter) not in finished]
        if left and number < last:
            told.append(f"Not finished in round {number}, so left out there: {listed([label(each) for each in left])}.")
        elif left and number == last:
            told.append(_still_walking(number, left, label))
    return (*told, *_finished_but_left_out(findings, label))


def _still_walking(number: int, letters: Iterable[str], label: Label) -> str:
    return f"Still walking round {number}, so left out: {listed([label(each) for each in letters])}."


def _finished_but_left_out(findings: RoundFindings, label: Label) -> Iterator[str]:
    comparison, letter_of = findings.comparison, findings.engagement.letter_of
    again = ((each.number, letter_of(audit.leader)) for each in comparison.rounds for audit in each.superseded)
    for number, walks in _by_round(again):
        named = listed([label(each) for each in walks])
        yield f"Walked round {number} more than once: {named}. The walk that ended last counts."
    for number, walks in _by_round((number, walk.letter) for number, walk in comparison.unanswered):
        yield f"Answers are missing in round {number}, so left out: {listed([label(each) for each in walks])}."


def _by_round(walks: Iterable[tuple[int, str]]) -> list[tuple[int, list[str]]]:
    found: dict[int, set[str]] = {}
    for number, letter in walks:
        found.setdefault(number, set()).add(letter)
    return [(number, sorted(letters, key=by_letter)) for number, letters in sorted(found.items())]
