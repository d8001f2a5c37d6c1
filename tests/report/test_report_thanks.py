"""Whom we thank: each person once, with all that leaders were glad of."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.choices import STUFF, TREATMENT, Grade
from cx_audit.core.unexpected import Thanked, ThanksAt, Unexpected, thanked_first
from cx_audit.report.chapters.thanks import thanks_texts
from cx_audit.report.material import Material

from .materials import one_material, team_material


def thanked(letter: str, who: str, what: str, grade: Grade, kind: str = TREATMENT) -> Thanked:
    """What one leader was glad of."""
    return Thanked(letter=letter, extra=Unexpected(what=what, who=who, grade=grade, kind=kind))


AT_THE_CALL = ThanksAt(
    touchpoint_id="call",
    title="The call",
    thanks=(
        thanked("A", "Sam at the counter", "Carried it to the car", Grade.GLAD),
        thanked("B", "ada in Service", "Wrote my name on the box", Grade.NICE),
        thanked("D", "", "a free towel", Grade.TELL, STUFF),
    ),
)
AT_THE_PROBLEM = ThanksAt(
    touchpoint_id="problem",
    title="The problem",
    thanks=(
        thanked("A", "Ada in service", "wrote it all down", Grade.TELL),
        thanked("B", "Ada in service", "Wrote my name on the box", Grade.NICE),
        thanked("E", "Ada in service", "Wrote my name on the box", Grade.NICE),
    ),
)


def thanks(material: Material) -> list[str]:
    """What the chapter says of these thanks, whoever walked."""
    walked = replace(material.walked, thanks=(AT_THE_CALL, AT_THE_PROBLEM))
    return list(thanks_texts(replace(material, walked=walked)))


def test_each_person_is_thanked_once() -> None:
    """Who did what was valued most comes first, things last; each thing once, with where and for whom."""
    assert thanks(team_material()) == [
        "Ada in service: wrote it all down (the problem, A: I'd tell someone); "
        "Wrote my name on the box (the call, B: nice · the problem, B and E: nice)",
        "Sam at the counter: Carried it to the car (the call, A: glad)",
        "A free towel (the call, D: I'd tell someone)",
    ]


def test_treatment_comes_before_stuff() -> None:
    """Of two things valued alike that nobody is named for, the way people were treated is told first."""
    given = [thanked("A", "", "A free towel", Grade.GLAD, STUFF), thanked("B", "", "Held the door", Grade.GLAD)]
    assert [each.extra.what for each in sorted(given, key=lambda each: thanked_first(each.extra))] == [
        "Held the door",
        "A free towel",
    ]


def test_one_leader_is_not_named_with_each_thing() -> None:
    """Whose thanks they are is plain where one walked."""
    assert thanks(one_material())[0] == (
        "Ada in service: wrote it all down (the problem); Wrote my name on the box (the call · the problem)"
    )
