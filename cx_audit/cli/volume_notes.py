"""Writing down the customers a year of an organisation, and showing them."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import Any

from cx_audit.cli.engagements import read_engagement
from cx_audit.cli.finding import line_of
from cx_audit.cli.speech import print_json, say
from cx_audit.cli.workspace import Workspace, now
from cx_audit.core.engagement import Engagement
from cx_audit.core.exposure import Range, customers_a_year, passing_a_year
from cx_audit.core.volume_text import EXAMPLES, volume_from
from cx_audit.core.volumes import WHOLE_ORGANISATION, Volume, known_volumes
from cx_audit.errors import BadInput, NotFound
from cx_audit.text import clean_line, nearest, shortened

CUSTOMERS = "customers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the command line says; `at` has `touchpoint=volume`, `take_back` ids of touchpoints or `customers`."""

    customers: str | None
    at: tuple[str, ...]
    take_back: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether nothing is said, so that it is asked for."""
        return self.customers is None and not self.at and not self.take_back


def volumes_of(room: Workspace, organisation: str, said: Said, *, json: bool, plain: bool) -> int:
    """Write down what was said or asked, all of it or nothing, and show the volumes as they are now."""
    from cx_audit.archive.notes import NotesFolder
    from cx_audit.terminal.screen import has_terminal

    read = read_engagement(room, organisation, line=line_of(room, "volumes"))
    engagement = read.engagement
    touchpoints = titles_of(engagement)
    known = known_volumes(NotesFolder(room.data).load(engagement.organisation).volumes)
    if said.nothing and not json and (has_terminal() or plain):
        new = _asked(engagement, touchpoints, known, plain=plain)
    else:
        new = _said(said, touchpoints, known)
    for volume in new:
        known = known_volumes(NotesFolder(room.data).add_volume(engagement.organisation, volume).volumes)
    if json:
        print_json(volumes_json(engagement, touchpoints, known))
    else:
        _show(room, engagement, touchpoints, known)
    return read.exit_code


def titles_of(engagement: Engagement) -> dict[str, str]:
    """The titles of every touchpoint that is walked for the organisation, by id, the latest wording."""
    return {each.id: each.title for audit in engagement.audits for each in audit.checklist.touchpoints}


def volumes_json(engagement: Engagement, touchpoints: dict[str, str], known: dict[str, Volume]) -> dict[str, Any]:
    """The documented shape of `volumes --json`."""
    customers = customers_a_year(known)
    return {
        "organisation": engagement.organisation,
        "made_up": engagement.made_up,
        "customers": _range_json(customers),
        "touchpoints": [
            {"id": key, "title": title, "passing": _range_json(passing_a_year(known, key))}
            for key, title in touchpoints.items()
        ],
    }


def _range_json(range_: Range | None) -> list[int] | None:
    return [range_.low, range_.high] if range_ is not None else None


def _said(said: Said, touchpoints: dict[str, str], known: dict[str, Volume]) -> list[Volume]:
    moment = now()
    found = [
        Volume(
            touchpoint=WHOLE_ORGANISATION if each == CUSTOMERS else _touchpoint(each, touchpoints),
            low=None,
            high=None,
            at=moment,
        )
        for each in said.take_back
    ]
    customers = customers_a_year(known)
    if said.customers is not None:
        customers = _range(said.customers, None, "--customers")
        found.append(Volume(touchpoint=WHOLE_ORGANISATION, low=customers.low, high=customers.high, at=moment))
    for each in said.at:
        name, equals, text = each.partition("=")
        if not equals:
            raise BadInput(
                f"--at “{shortened(each)}” has no volume.", hint="Write it as --at call=12000 or --at call=30%"
            )
        touchpoint = _touchpoint(name, touchpoints)
        passing = _range(text, customers, f"--at {touchpoint}")
        found.append(Volume(touchpoint=touchpoint, low=passing.low, high=passing.high, at=moment))
    return found


def _range(text: str, customers: Range | None, where: str) -> Range:
    passing = volume_from(text, customers)
    if isinstance(passing, str):
        raise BadInput(f"{where} “{shortened(text)}” is not understood.", hint=passing)
    return passing


def _touchpoint(name: str, touchpoints: dict[str, str]) -> str:
    wanted = clean_line(name)
    if wanted in touchpoints:
        return wanted
    near = nearest(wanted, touchpoints) or list(touchpoints)
    raise NotFound(
        f"No walk of this organisation has a touchpoint “{shortened(wanted)}”.",
        hint=f"Did you mean: {', '.join(near)}?",
    )


def _asked(
    engagement: Engagement, touchpoints: dict[str, str], known: dict[str, Volume], *, plain: bool
) -> list[Volume]:
    """What a person says, question by question; leaving keeps what was said so far."""
    say(f"{engagement.organisation}: customers a year. Enter skips a question; Ctrl-C leaves and keeps what was said.")
    moment = now()
    answer = _ask("How many customers do you have in a year?", customers_a_year(known), None, plain=plain)
    if isinstance(answer, _Left):
        return []
    customers = answer or customers_a_year(known)
    found = [_volume(WHOLE_ORGANISATION, answer, moment)] if answer is not None else []
    for key, title in touchpoints.items():
        passing = _ask(f"{title}: how many pass here in a year?", passing_a_year(known, key), customers, plain=plain)
        if isinstance(passing, _Left):
            break
        if passing is not None:
            found.append(_volume(key, passing, moment))
    return found


def _volume(touchpoint: str, passing: Range, moment: Any) -> Volume:
    return Volume(touchpoint=touchpoint, low=passing.low, high=passing.high, at=moment)


@dataclass(frozen=True, slots=True)
class _Left:
    """The person has left the questions."""


def _ask(question: str, now_known: Range | None, customers: Range | None, *, plain: bool) -> Range | _Left | None:
    from cx_audit.core.exposure_words import range_text
    from cx_audit.terminal.asking import ask_line

    note = f"For example {EXAMPLES}." if customers else "For example 40,000, or a range such as 35,000 to 45,000."
    if now_known is not None:
        note = f"{range_text(now_known)} is noted; Enter keeps it."
    while True:
        line = ask_line(question, plain=plain, note=note)
        if line is None:
            return _Left()
        if not line.strip():
            return None
        passing = volume_from(line, customers)
        if isinstance(passing, Range):
            return passing
        note = passing


def _show(room: Workspace, engagement: Engagement, touchpoints: dict[str, str], known: dict[str, Volume]) -> None:
    from cx_audit.terminal.pages.sheet import Sheet, print_sheet, screen_for
    from cx_audit.terminal.pages.year_page import draw_volumes

    sheet = Sheet(screen_for(sys.stdout))
    draw_volumes(sheet, engagement, touchpoints, known, typed=room.typed)
    print_sheet(sys.stdout, sheet)
