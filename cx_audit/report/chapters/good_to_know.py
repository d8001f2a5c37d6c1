"""What a walk cannot tell, and what is good to know of how a report came about."""

from __future__ import annotations

from collections.abc import Iterator

from cx_audit.core.attendance_words import senior_text
from cx_audit.core.audit import seal_is_whole
from cx_audit.core.round_words import CAUTION
from cx_audit.core.sight_words import BROKEN_SEAL
from cx_audit.core.team_words import (
    THE_STANCE_OF_A_TEAM,
    chance_text,
    listed,
    saved_scores_text,
    version_text,
    within,
)
from cx_audit.core.words import DESIGN_CHOICES, THE_STANCE
from cx_audit.report.material import Material


def words_used(material: Material) -> Iterator[str]:
    """The words of the method that the report uses, each in a sentence or two."""
    yield (
        "Trust score: from −10 to +10, never 0. Above 0 the touchpoint built trust, below 0 it eroded it. −10 to −4 is "
        "called eroding, −3 to −1 at risk, +1 to +6 building, +7 to +10 remarkable. Net trust: the trust scores of a "
        "whole walk together, from −100 to +100."
    )
    yield (
        "Basic: something any customer expects. Only where every basic was met, and something came that nobody had "
        "asked for and that was valued, can a score be above 0."
    )
    yield (
        "Felt: how a touchpoint left the leader. Ceiling: the most that what happened allows. The trust score is the "
        "lower of the two; where it felt better than that, we call it a rose tint."
    )
    yield (
        "Blind spot: predicted to build trust and it eroded it, or predicted 4 points or more too high. Hidden "
        "strength: predicted 4 points or more too low."
    )
    need = "Need: by how many points a trust score is below +7, from where it is called remarkable."
    yield need if material.alone else f"{need} n: of how many leaders a figure is."


def limits(material: Material) -> Iterator[str]:
    """What a walk cannot tell, a sentence or two each."""
    yield THE_STANCE if material.alone else THE_STANCE_OF_A_TEAM
    yield (
        "Leaders who play customers tend to bring their own taste along. That is why they walked as somebody else, for "
        "real, and why this says what they experienced themselves and no more."
    )
    yield DESIGN_CHOICES
    counts = [each.spread.count for each in material.walked.touchpoints if each.spread.deviation is not None]
    if counts:
        yield chance_text(min(counts))
    elif not material.alone:
        yield f"From {len(material.walks)} leaders nobody can tell how close they are: each one's own score is shown."
    if material.rounds is not None and material.rounds.compares:
        yield CAUTION


def good_to_know(material: Material) -> Iterator[str]:
    """What differs from an ordinary round, and who is not in it."""
    walked, label = material.walked, material.label
    unnamed = material.alone and not material.names
    if material.team.made_up:
        yield "Everything in this report is made up, as an example."
    if material.team.attendance.senior_not_walked:
        yield senior_text(material.team.attendance)
    for what, letters in (
        ("The answers were read from a file", [walk.letter for walk in walked.walks if walk.audit.from_file]),
        ("Walked anyway, before the first walk was complete", [w.letter for w in walked.walks if w.audit.anyway]),
        (f"The predictions were {BROKEN_SEAL}", [w.letter for w in walked.walks if not seal_is_whole(w.audit)]),
    ):
        if letters:
            yield f"{what}." if unnamed else f"{what}: {listed([label(letter) for letter in letters])}."
    for letter, title in walked.unsettled:
        yield f"{material.in_column(letter)} has no score at {within(title)}: answers are missing."
    for other in walked.versions.others:
        yield version_text(other, label)
        yield from (f"{each.title}: {each.reason}" for each in other.comparison.touchpoints if not each.comparable)
    if walked.differing:
        yield saved_scores_text(walked.differing, label)
    if walked.versions.unlike:
        yield "Marked *: not all leaders were asked the same there, so the scores compare only in part."
    if material.team.superseded:
        again = listed([label(letter) for letter in material.team.superseded])
        yield f"Finished more than once by {again}: the last walk counts."
    if _some_are_not_here(material):
        yield "A leader keeps the same letter in every round; a letter that is missing is that of somebody else."
    under_way = len(material.team.attendance.walking)
    if under_way:
        leaders = "One more leader is" if under_way == 1 else f"{under_way} more leaders are"
        yield f"{leaders} still walking; nothing of an open walk is in this report."


def _some_are_not_here(material: Material) -> bool:
    """Whether a letter before the last one shown belongs to a leader who has no walk here."""
    if material.names or material.alone:
        return False
    in_order = sorted(material.people, key=lambda letter: (len(letter), letter))
    shown = {walk.letter for walk in material.walks}
    return len(shown) < 1 + max(in_order.index(letter) for letter in shown)
