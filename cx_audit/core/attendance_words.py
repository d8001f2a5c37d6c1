"""Who has walked a round, who has not, and whether care starts at the top, in words."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.attendance import Attendance, Person
from cx_audit.core.team_words import in_words, listed

SENIOR_NOT_KNOWN = "Who is the most senior is not written down, and care starts at the top. Write it down with:"


def attendance_text(attendance: Attendance, *, names: bool) -> tuple[str, ...]:
    """Who has walked, who is under way and who has not begun; without names, whoever has no letter is counted."""
    told = (
        ("Walked", attendance.walked),
        ("Still walking, so no score is shown", attendance.walking),
        ("Finished, and walking once more", attendance.again),
        ("Not begun in this round", attendance.waiting),
    )
    return tuple(f"{what}: {_people(people, names=names)}" for what, people in told if people)


def _people(people: Sequence[Person], *, names: bool) -> str:
    if names:
        return listed([person.name for person in people])
    letters = [person.letter for person in people if person.letter]
    nameless = len(people) - len(letters)
    if not nameless:
        return listed(letters)
    leaders = "leader" if nameless == 1 else "leaders"
    return listed([*letters, f"{in_words(nameless)} {leaders} without a letter yet"])


def senior_text(attendance: Attendance) -> str:
    """Whether the most senior leader has walked; empty where nobody's seniority is known."""
    senior, missing = attendance.most_senior, attendance.senior_not_walked
    if not senior:
        return ""
    if not missing:
        return "The most senior leader has walked." if len(senior) == 1 else "The most senior leaders have walked."
    if len(senior) == 1:
        state = "is still walking" if missing[0] in attendance.walking else "has not walked this round yet"
        return f"The most senior leader {state}: care starts at the top."
    have = "has" if len(missing) == 1 else "have"
    return f"{len(missing)} of the {len(senior)} most senior {have} not walked this round yet: care starts at the top."
