"""The table of the method's fifty ideas and where each is found: `python -m tests.shipped.ideas_table` prints it.

Where an idea is carried by a shipped checklist is read from the numbers in it; what pages, papers and docs carry stands
below, and is looked up in the real ones by the tests.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.core.rounds import FIRST_WALK
from cx_audit.library.shelf import Shelf, shipped_folder

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "ideas.md"
BEGIN, END = "<!-- ideas -->\n", "<!-- /ideas -->"
_MOST_NAMED = 3
_MOST_LEFT_OUT = 2

IDEAS = (
    "outside-in, not inside-out",
    "a real audit by the leader in person",
    "feeling before cause",
    "special and important, or a number",
    "ten up or ten down",
    "no neutral ground",
    "satisfied is at risk; “good” is not enough",
    "never ask “were you satisfied?”",
    "expected lifts only to contented",
    "effort on the expected is not linear",
    "unexpected and absent is no event",
    "an extra must be valued, an unvalued one is waste",
    "basics before delight",
    "compared with whom? (half the time, money saved)",
    "treatment, not stuff",
    "stories of remarkable treatment as inspiration, in our own words",
    "find and mend what nobody reported",
    "mend before inviting again",
    "someone must check what customers see and how replies feel",
    "buying software is not caring",
    "from the top down, everyone, every department",
    "why are we doing this?",
    "loyalty jumps only at the very top",
    "advocacy, unprompted",
    "word of mouth, the sentence",
    "the only one",
    "four commodity reasons",
    "what would change",
    "you need them more",
    "people with too little time, under stress, wanting thanks",
    "always on stage: promises against deeds",
    "emotion first, logic after",
    "their reasons, not ours",
    "give less, the same, or more",
    "expectations move: act on what you control",
    "people love people: name for praise",
    "five touchpoints in order, all, none added, first",
    "more later",
    "every department and the whole",
    "times a year",
    "problems are where most are won",
    "the leader says yes",
    "leadership meeting, read before",
    "camps",
    "“we already know” → predictions",
    "“I can't”, “we're different” → objections kept and replayed next round",
    "memorable: what stays tomorrow",
    "report that gets read: one page, act together",
    "a good indicator, areas to focus",
    "retention and repeat, entered by the organisation if it wants, never inferred",
)
"""The fifty ideas in the method's words, the first one number 1."""


@dataclass(frozen=True)
class Carried:
    """What a page or a document carries: in our words, and a phrase that stands in the file."""

    what: str
    file: str
    phrase: str


@dataclass(frozen=True)
class Shown:
    """What a page or a paper of the product carries: in our words, and a sentence that stands on the real one."""

    what: str
    page: str
    sentence: str


_RESULT = "cx_audit/terminal/pages/result_page.py"
_METHOD = "docs/method.md"
_SCRIPT = "cx_audit/core/script.py"

ELSEWHERE: dict[int, tuple[Carried | Shown, ...]] = {
    1: (Carried("the persona on every card", _SCRIPT, "The persona in the leader's words"),),
    3: (
        Carried("the feeling is asked right after every card", _SCRIPT, '"feeling", FeelingQuestion'),
        Carried("[the order of a walk](method.md#the-order-of-a-walk)", _METHOD, "How did this make you feel?"),
    ),
    5: (Carried("strengths from 1 to 10, and predictions from −10 to +10", _METHOD, "ten up to ten down, no zero"),),
    6: (Carried("no zero on any scale", _METHOD, "each from −10 to +10 and never 0"),),
    7: (Carried("the level “at risk (commodity)”", "cx_audit/core/words.py", '"at risk (commodity)"'),),
    8: (Carried("[why “satisfied” goes down](method.md#why-satisfied-goes-down)", _METHOD, '"were you satisfied?"'),),
    9: (Carried("the ceiling of −1", _METHOD, "caps it at contented (−1)"),),
    10: (Carried("[costs and grades](method.md#ceiling-c)", _METHOD, "### Ceiling C"),),
    11: (Carried("an extra that was not there costs nothing", _METHOD, "Everything was met, and no extra was valued"),),
    12: (
        Carried(
            "the grade “it did nothing for me”", "cx_audit/core/choices.py", 'NOT_VALUED, label="it did nothing for me"'
        ),
    ),
    13: (Carried("“Mend” comes before “Surprise” in the result", _RESULT, '"Mend: " if'),),
    15: (
        Carried("each extra: about the way you were treated, or about stuff?", _SCRIPT, "or about stuff given away?"),
    ),
    20: (Carried("the warning beside a commitment that only buys a tool", _RESULT, "A tool does not care for anyone"),),
    21: (
        Shown(
            "[the team's page](commands.md#cx-audit-team), until the most senior leader has walked",
            "team",
            "care starts at the top",
        ),
        Shown(
            "[the agenda](commands.md#cx-audit-prepare)",
            "agenda",
            "The most senior walks, too, and first.",
        ),
    ),
    23: (
        Carried("“remarkable” only from 65, with every touchpoint built", _METHOD, "65 and more, with every T above 0"),
    ),
    24: (Carried("the grade “I'd tell someone”", "cx_audit/core/choices.py", "I'd tell someone"),),
    25: (Carried("“To a friend you would say” in the result", _RESULT, "To a friend you would say"),),
    31: (
        Carried("promises at every touchpoint, and “Promised to you” in the result", _RESULT, "Promised to you"),
        Shown("[kept or broken](commands.md#cx-audit-follow-ups)", "follow-ups", "promised to Ines"),
        Shown("[open ones of the round before](commands.md#cx-audit-compare)", "compare", "Committed in round 1"),
    ),
    32: (Carried("the order of every touchpoint", _METHOD, "give reasons later"),),
    36: (Carried("who did it, asked of every extra", _SCRIPT, "People are named here for praise only"),),
    37: (
        Carried(
            "a first walk with other touchpoints is refused",
            "cx_audit/cli/walks.py",
            "The first walk has five touchpoints",
        ),
    ),
    38: (
        Carried(
            "other checklists open after the first walk", "cx_audit/cli/walks.py", "once its first walk is complete"
        ),
    ),
    39: (
        Carried("departments met, asked at every touchpoint", _SCRIPT, "Which departments did you meet?"),
        Shown(
            "[by department](commands.md#cx-audit-team), over all leaders",
            "team",
            "leadership missed for 2 of 3 leaders",
        ),
    ),
    40: (
        Shown(
            "[the team's page](commands.md#cx-audit-team), over a year", "team", "if typical, 8,000 customers a year"
        ),
    ),
    41: (Carried("the problem comes first among equals", _METHOD, "the problem first among equals"),),
    43: (
        Shown(
            "[the briefing](commands.md#cx-audit-prepare)",
            "briefing",
            "Please read this page before we meet.",
        ),
        Shown(
            "[the agenda](commands.md#cx-audit-prepare) of two meetings",
            "agenda",
            "Everybody has read the briefing, knows why, and has a day on which to walk.",
        ),
        Shown(
            "[the private roster](commands.md#cx-audit-roster): who has read it",
            "roster",
            "briefing not read",
        ),
    ),
    44: (
        Shown(
            "[the private roster](commands.md#cx-audit-roster): who declined, and why",
            "roster",
            "Jonas declined “We are different”",
        ),
        Shown(
            "who has walked of those who were asked",
            "roster",
            "0 of 1 on the list have walked it.",
        ),
    ),
    45: (
        Carried("the seal, and “Predicted and experienced” in the result", _RESULT, "Predicted and experienced"),
        Shown(
            "[the agenda](commands.md#cx-audit-prepare)", "agenda", "Whatever feels known already goes on record here."
        ),
    ),
    46: (
        Shown(
            "[the private roster](commands.md#cx-audit-roster): what was said, and what can be said",
            "roster",
            "“We already know” Noor, on",
        ),
        Shown(
            "said once more when [the next round is prepared](commands.md#cx-audit-prepare)",
            "prepare",
            "what was said. None of it is in the papers.",
        ),
    ),
    47: (Carried("moments, and “What stays” in the result", _RESULT, "What stays"),),
    48: (
        Shown(
            "[the first page of a report](commands.md#cx-audit-report): the verdict, the weakest, three things to do",
            "report",
            "Each needs an owner and a day, agreed at the meeting.",
        ),
        Shown(
            "[the briefing](commands.md#cx-audit-prepare), one page to read before",
            "briefing",
            "Each leader leaves with one thing to do, an owner and a day; later we walk again.",
        ),
        Shown(
            "[the agenda](commands.md#cx-audit-prepare): one commitment each",
            "agenda",
            "One thing to do, one owner, one day",
        ),
        Shown(
            "[where to begin together](commands.md#cx-audit-team)",
            "team",
            "Where to begin together",
        ),
    ),
    49: (Carried("the foot of every result", "cx_audit/core/words.py", "an indicator of where to look"),),
    50: (Carried("[what is not claimed](method.md#what-is-not-claimed)", _METHOD, "No money is ever computed"),),
}
"""What is carried outside the checklists, by the number of the idea."""


def shipped() -> tuple[Checklist, ...]:
    """The checklists that ship, the first walk first and then by id."""
    loaded = [Shelf().load(str(path)).checklist for path in sorted(shipped_folder().glob("*.yaml"))]
    return tuple(sorted(loaded, key=lambda each: (each.id != FIRST_WALK, each.id)))


def parts_with_ideas(checklist: Checklist) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The key of each part and the numbers that it carries, in the order of the walk."""
    for item in checklist.before:
        yield f"before/{item.id}", item.ideas
    for touchpoint in checklist.touchpoints:
        yield from _parts_of(touchpoint)
    for item in checklist.after:
        yield f"after/{item.id}", item.ideas


def _parts_of(touchpoint: Touchpoint) -> Iterator[tuple[str, tuple[int, ...]]]:
    own = touchpoint.id
    yield own, touchpoint.ideas
    for pair in touchpoint.pairs:
        yield f"{own}/pair/{pair.id}", pair.ideas
    for basic in touchpoint.basics:
        yield f"{own}/basic/{basic.id}", basic.ideas
    if touchpoint.value is not None:
        yield f"{own}/value", touchpoint.value.ideas
    yield f"{own}/extras", touchpoint.extras.ideas
    for fact in touchpoint.facts:
        yield f"{own}/fact/{fact.id}", fact.ideas


def found_in(number: int, checklists: Iterable[Checklist]) -> dict[str, list[str]]:
    """The keys of the parts that carry an idea, by the id of their checklist."""
    found = {
        checklist.id: [key for key, ideas in parts_with_ideas(checklist) if number in ideas] for checklist in checklists
    }
    return {checklist_id: keys for checklist_id, keys in found.items() if keys}


def table() -> str:
    """The table in Markdown, each line ended."""
    checklists = shipped()
    lines = ["| | idea | where |", "|---|---|---|"]
    for number, idea in enumerate(IDEAS, start=1):
        lines.append(f"| {number} | {idea} | {_where(number, checklists)} |")
    return "\n".join(lines) + "\n"


def _where(number: int, checklists: tuple[Checklist, ...]) -> str:
    found = found_in(number, checklists)
    told = []
    for checklist_id, keys in list(found.items())[:1]:
        more = f" and {len(keys) - _MOST_NAMED} more" if len(keys) > _MOST_NAMED else ""
        told.append(f"{_linked(checklist_id)}: {', '.join(f'`{key}`' for key in keys[:_MOST_NAMED])}{more}")
    if len(found) > 1:
        others = list(found)[1:]
        missing = [each.id for each in checklists if each.id not in found]
        but = f" but {' and '.join(missing)}" if missing else ""
        told.append(f"every other checklist{but}" if len(missing) <= _MOST_LEFT_OUT else f"also {', '.join(others)}")
    told += [each.what for each in ELSEWHERE.get(number, ())]
    return "; ".join(told)


def _linked(checklist_id: str) -> str:
    return f"[{checklist_id}](../checklists/{checklist_id}.yaml)"


if __name__ == "__main__":
    sys.stdout.write(table())
