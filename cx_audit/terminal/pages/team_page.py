"""The leaders of one round side by side."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Sequence

from cx_audit.core.attendance_words import SENIOR_NOT_KNOWN, attendance_text, senior_text
from cx_audit.core.exposure import Exposure
from cx_audit.core.team import Team, Walked
from cx_audit.core.team_words import (
    NOT_ALIKE,
    ONE_LEADER,
    THE_STANCE_OF_A_TEAM,
    Label,
    built_text,
    chance_text,
    closeness_text,
    differing_text,
    headline_of,
    listed,
    marked,
    net_range_text,
    others_text,
    range_text,
    version_text,
    within,
)
from cx_audit.core.words import DESIGN_CHOICES, signed, signed_net_trust
from cx_audit.terminal.days import day_text
from cx_audit.terminal.pages.dots import DotLine, draw_dot_lines
from cx_audit.terminal.pages.grid import EMPTY, GridRow, draw_grid
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.score_bar import style_of
from cx_audit.terminal.pages.sheet import QUIET, STRONG, Piece, Sheet
from cx_audit.terminal.pages.team_findings import draw_departments, draw_opposites, draw_priorities, draw_thanks
from cx_audit.terminal.pages.team_sight import draw_sight
from cx_audit.terminal.pages.year_page import draw_over_a_year

_WIDE_ENOUGH_FOR_THE_SCALE = 56


def draw_team(
    sheet: Sheet, team: Team, *, names: bool, typed: Callable[[str], str], exposures: Sequence[Exposure] = ()
) -> None:
    """Everything that one round shows; leaders go by their letters unless `names`.

    `typed` makes of a command the line to type, and `exposures` are what `draw_over_a_year` shows.
    """
    walked = team.walked
    known = {walk.letter: walk.leader for walk in walked.walks} if walked is not None else {}

    def label(letter: str) -> str:
        return known.get(letter, letter) if names else letter

    _draw_head(sheet, team, names=names)
    if walked is not None:
        _draw_grid(sheet, walked)
        _draw_dots(sheet, walked)
        draw_opposites(sheet, walked, label)
        draw_sight(sheet, walked, label)
        draw_thanks(sheet, walked, label)
        draw_departments(sheet, walked)
        draw_priorities(sheet, walked)
        draw_over_a_year(sheet, exposures)
    _draw_attendance(sheet, team, names=names, typed=typed)
    _draw_foot(sheet, team, label, typed=typed)


def _draw_head(sheet: Sheet, team: Team, *, names: bool) -> None:
    sheet.blank()
    draw_name(sheet, team.organisation, made_up=team.made_up)
    walked = team.walked
    count = len(walked.walks) if walked is not None else 0
    leaders = "nobody yet" if not count else "1 leader" if count == 1 else f"{count} leaders"
    sheet.paragraph(" · ".join([team.title, f"round {team.round}", leaders, *_days(walked)]), QUIET)
    if names and walked is not None:
        sheet.paragraph(" · ".join(f"{walk.letter} {walk.leader}" for walk in walked.walks), QUIET)
    sheet.blank()
    first, *others = headline_of(team)
    style = style_of(None)
    if walked is not None and walked.net_trusts.by_letter:
        style = style_of(1 if 2 * walked.net_trusts.built > len(walked.net_trusts.by_letter) else -1)
    bar = "▌"
    for sentence, weight in ((first, f"bold {style}" if style != QUIET else STRONG), *((each, "") for each in others)):
        for line in sheet.screen.wrapped(sentence, width=sheet.width - 2):
            sheet.row((bar, style), (" " + line, weight))
    if walked is not None and walked.net_trusts.by_letter:
        net = net_range_text(walked.net_trusts) or signed_net_trust(next(iter(walked.net_trusts.by_letter.values())))
        mark = NOT_ALIKE if not walked.net_trusts.alike else ""
        scale = " on a scale of −100 to +100" if sheet.width >= _WIDE_ENOUGH_FOR_THE_SCALE else ""
        sheet.row((bar, style), (" Net trust ", ""), (net + mark, STRONG), (scale, QUIET))


def _days(walked: Walked | None) -> Iterator[str]:
    if walked is None:
        return
    finished = sorted(walk.audit.finished for walk in walked.walks if walk.audit.finished is not None)
    first, last = day_text(finished[0]), day_text(finished[-1])
    day, month_and_year = first.split(" ", 1)
    if first == last:
        yield f"ended {first}"
    else:
        yield f"ended {day if last.endswith(month_and_year) else first} to {last}"


def _draw_grid(sheet: Sheet, walked: Walked) -> None:
    sheet.heading("Side by side")
    letters = [walk.letter for walk in walked.walks]
    rows = [
        GridRow(
            title=marked(walked, each.touchpoint.id, each.touchpoint.title),
            cells=tuple(_score(each.trust_of(letter)) for letter in letters),
        )
        for each in walked.touchpoints
    ]
    net = walked.net_trusts.by_letter
    net_cells: Iterator[Piece] = (
        (signed_net_trust(net[letter]), f"bold {style_of(net[letter])}") if letter in net else EMPTY
        for letter in letters
    )
    built = (
        (f"{walk.result.built}/{len(walk.result.touchpoints)}", QUIET) if walk.letter in net else EMPTY
        for walk in walked.walks
    )
    title = "Net trust" if walked.net_trusts.alike else f"Net trust{NOT_ALIKE}"
    rows += [GridRow(title=title, cells=tuple(net_cells), ruled=True), GridRow(title="Built", cells=tuple(built))]
    draw_grid(sheet, letters, rows)
    if any(each.spread.count < len(letters) for each in walked.touchpoints):
        sheet.paragraph("An empty cell: this leader has no score there.", QUIET)


def _score(trust: int | None) -> Piece:
    return EMPTY if trust is None else (signed(trust), style_of(trust))


def _draw_dots(sheet: Sheet, walked: Walked) -> None:
    sheet.heading("Each leader on the line" if len(walked.walks) > 1 else "On the line")
    lines = []
    for each in walked.touchpoints:
        spread = each.spread
        notes = (built_text(spread.built, spread.count), range_text(spread), closeness_text(spread))
        told = tuple(note for note in notes if note)
        title = marked(walked, each.touchpoint.id, each.touchpoint.title)
        lines.append(DotLine(title=title, dots=spread.dots, notes=told))
    draw_dot_lines(sheet, [line for line in lines if line.dots])


def _draw_attendance(sheet: Sheet, team: Team, *, names: bool, typed: Callable[[str], str]) -> None:
    sheet.heading("Who has walked")
    for sentence in attendance_text(team.attendance, names=names):
        sheet.paragraph(sentence)
    senior = senior_text(team.attendance)
    if senior:
        sheet.paragraph(senior, STRONG if team.attendance.senior_not_walked else "")
    else:
        sheet.paragraph(SENIOR_NOT_KNOWN)
        sheet.unbroken(typed(f"roster {shlex.quote(team.organisation)} --seniority NAME=1"), QUIET)


def _draw_foot(sheet: Sheet, team: Team, label: Label, *, typed: Callable[[str], str]) -> None:
    sheet.end_section()
    sheet.blank()
    walked = team.walked
    if walked is not None:
        if walked.differing:
            sheet.paragraph(differing_text(walked.differing, label), STRONG)
            sheet.unbroken(typed("verify"), QUIET)
        _draw_what_differs(sheet, walked, label)
        if team.superseded:
            again = listed([label(letter) for letter in team.superseded])
            sheet.paragraph(f"Finished more than once by {again}: the last walk counts.", QUIET)
    for other in team.other_checklists:
        sheet.paragraph(others_text(other), QUIET)
        command = f"team {shlex.quote(team.organisation)} --round {team.round} --checklist {other.id}"
        sheet.unbroken(typed(command), QUIET)
    if walked is None:
        return
    count = len(walked.walks)
    if count == 1:
        sheet.paragraph(ONE_LEADER, QUIET)
        sheet.unbroken(typed(f"show {walked.walks[0].audit.id}"), QUIET)
    with_deviation = [each.spread.count for each in walked.touchpoints if each.spread.deviation is not None]
    if with_deviation:
        sheet.paragraph(chance_text(min(with_deviation)), QUIET)
    sheet.paragraph(THE_STANCE_OF_A_TEAM, QUIET)
    sheet.paragraph(DESIGN_CHOICES, QUIET)


def _draw_what_differs(sheet: Sheet, walked: Walked, label: Label) -> None:
    for what, letters in (
        ("From an answers file", [walk.letter for walk in walked.walks if walk.audit.from_file]),
        ("Walked anyway, before the first walk was complete", [w.letter for w in walked.walks if w.audit.anyway]),
    ):
        if letters:
            sheet.paragraph(f"{what}: {listed([label(letter) for letter in letters])}.", QUIET)
    for letter, title in walked.unsettled:
        sheet.paragraph(f"{label(letter)} has no score at {within(title)}: answers are missing.", QUIET)
    versions = walked.versions
    for other in versions.others:
        sheet.paragraph(f"{version_text(other, label)}", QUIET, mark="* ")
        for each in other.comparison.touchpoints:
            if not each.comparable:
                sheet.paragraph(f"{each.title}: {each.reason}", QUIET, indent=2)
    if versions.unlike:
        sheet.paragraph(
            "Marked *: not all leaders were asked the same there, so the scores compare only in part.", QUIET
        )
