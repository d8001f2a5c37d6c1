"""All organisations on one page, and where one of them stands among the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from cx_audit.core.portfolio import FEWEST_ORGANISATIONS, NotWalked, Place, Promised, Standing, TouchpointScores
from cx_audit.core.scoring import HIGHEST, LOWEST
from cx_audit.core.team_words import built_text, differing_text
from cx_audit.core.words import DESIGN_CHOICES, signed, signed_net_trust
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Piece, Sheet, padded

_NARROW = 76
_NET, _BUILT, _ROUNDS, _OPEN = 13, 10, 8, 14
_SCALE = 41
THE_ORDER = "In the order of the leader with the lowest net trust, the lowest first; among equals, of the next leader."


def draw_portfolio(
    sheet: Sheet,
    standings: Sequence[Standing],
    without: Sequence[NotWalked],
    promised: Mapping[str, Promised],
    *,
    typed: Callable[[str], str],
) -> None:
    """Every organisation in its latest round, the lowest net trust first; then those without a finished walk.

    `typed` makes of a command the line to type.
    """
    sheet.blank()
    sheet.paragraph(_headline(standings, without), STRONG)
    if standings:
        sheet.heading("Where they stand")
        if len(standings) > 1:
            sheet.paragraph(THE_ORDER, QUIET)
        name = sheet.width - _NET - _BUILT - _ROUNDS - _OPEN
        if sheet.width >= _NARROW:
            heads = padded("", name) + padded("net trust", _NET) + padded("built", _BUILT) + padded("round", _ROUNDS)
            sheet.row((heads + "open promises", QUIET))
        for each in standings:
            _draw_standing(sheet, each, promised[each.organisation], name)
    if without:
        sheet.heading("Not walked to the end yet")
        for organisation in without:
            walks = f"{organisation.open_walks} walk{'s' if organisation.open_walks != 1 else ''} under way"
            sheet.row((organisation.organisation, ""), (_made_up(organisation.made_up), QUIET), (f" · {walks}", QUIET))
    sheet.end_section()
    sheet.blank()
    differing = [each for each in standings if each.differing]
    for each in differing:
        sheet.paragraph(f"{each.organisation}: {_differing_text(each)}", STRONG)
    if differing:
        sheet.unbroken(typed("verify"), QUIET)
    sheet.paragraph(
        "What leaders experienced, each organisation in its latest round; walks differ in day and staff.", QUIET
    )
    sheet.paragraph(DESIGN_CHOICES, QUIET)
    sheet.blank()


def _differing_text(each: Standing) -> str:
    text = differing_text(each.differing, str)
    return text[:1].lower() + text[1:]


def _headline(standings: Sequence[Standing], without: Sequence[NotWalked]) -> str:
    count = len(standings)
    if not count:
        return "No organisation has a finished walk yet."
    built = sum(1 for each in standings if each.say_built == each.leaders)
    if count == 1:
        return f"One organisation walked; {'every' if built else 'not every'} leader's walk there built trust."
    return f"{count} organisations walked; in {built or 'none'} of them, every leader's walk built trust."


def _made_up(made_up: bool) -> str:
    return " (made up)" if made_up else ""


def _draw_standing(sheet: Sheet, each: Standing, promised: Promised, name: int) -> None:
    style = BUILT if each.say_built == each.leaders else ERODED if not each.say_built else ""
    built = f"{each.built} of {each.walked}"
    due = _due(promised)
    if sheet.width >= _NARROW:
        shown = padded(each.organisation + _made_up(each.made_up), name - 1) + " "
        pieces: list[Piece] = [(shown, STRONG), (padded(_nets(each), _NET), style), (padded(built, _BUILT), "")]
        sheet.row(*pieces, (padded(str(each.round), _ROUNDS), ""), (due, STRONG if promised.overdue else ""))
    else:
        sheet.row((each.organisation, STRONG), (_made_up(each.made_up), QUIET))
        sheet.row(("  net trust ", QUIET), (_nets(each), style), (f" · built {built} · round {each.round}", ""))
        if promised.open:
            sheet.row((f"  open promises: {due}", STRONG if promised.overdue else ""))
    sheet.paragraph(_about(each), QUIET, indent=2)


def _about(each: Standing) -> str:
    said = f"{each.say_built} of {each.leaders} leaders say built" if each.leaders > 1 else "one leader walked"
    weak = each.weakest
    where = f"weakest: {weak.title} {signed(weak.lowest)}"
    if weak.leaders > 1:
        where = f"weakest: {weak.title}, {weak.built} of {weak.leaders} say built, lowest {signed(weak.lowest)}"
    going = f" · {each.open_walks} under way" if each.open_walks else ""
    return f"{said} · {where}{going}"


def _nets(each: Standing) -> str:
    low, high = signed_net_trust(each.nets[0]), signed_net_trust(each.nets[-1])
    return low if low == high else f"{low} to {high}"


def _due(promised: Promised) -> str:
    if not promised.open:
        return "none"
    return f"{promised.open}, {promised.overdue} overdue" if promised.overdue else str(promised.open)


def draw_places(sheet: Sheet, own: Standing, places: Sequence[Place], *, typed: Callable[[str], str]) -> None:
    """Where one organisation stands at each touchpoint, as a range among the dots of the others, who are not named.

    `typed` makes of a command the line to type.
    """
    sheet.blank()
    draw_name(sheet, own.organisation, made_up=own.made_up)
    leaders = "one leader" if own.leaders == 1 else f"{own.leaders} leaders"
    sheet.paragraph(f"round {own.round} · {leaders}, among the organisations that were asked the same", QUIET)
    sheet.heading("Where it stands")
    some_placed = any(place.enough for place in places)
    if not some_placed:
        most = max((place.among for place in places), default=1)
        were = "Only this organisation was" if most == 1 else f"Only {most} organisations were"
        sheet.paragraph(
            f"{were} asked the same. An organisation is placed among {FEWEST_ORGANISATIONS} at least, so its own "
            "scores are all that is shown."
        )
    scale = min(_SCALE, sheet.width - 12) // 2 * 2 - 1
    for place in places:
        sheet.row((place.title, STRONG), (f"  {_range_text(place.own)}", ""), (f"  {_walks(place.own)}", QUIET))
        if place.enough:
            sheet.row((_line(place, scale, sheet), ""))
        if some_placed:
            sheet.paragraph(_place_text(place), QUIET if not place.enough else "", indent=2)
    sheet.end_section()
    sheet.blank()
    if own.differing:
        sheet.paragraph(differing_text(own.differing, str), STRONG)
        sheet.unbroken(typed("verify"), QUIET)
    if some_placed:
        sheet.paragraph(
            "● this organisation, from its lowest score to its highest · ○ another, at its lowest · │ no neutral "
            "ground, eroded on its left",
            QUIET,
        )
        sheet.paragraph(
            "An organisation stands higher where more of its leaders say built and, where as many do, where its lowest "
            "score is higher. No mean is taken of so few.",
            QUIET,
        )
    sheet.paragraph("A few walks each, in the latest round: a place to look, not a ranking to publish.", QUIET)
    sheet.blank()


def _place_text(place: Place) -> str:
    if not place.enough:
        return f"Not placed: only {place.among} of the organisations were asked the same here."
    same = place.among - place.higher - place.lower - 1
    level = f", level with {same}" if same else ""
    higher = "none stands" if not place.higher else f"{place.higher} {'stands' if place.higher == 1 else 'stand'}"
    return f"Of {place.among} organisations, {higher} higher and {place.lower or 'none'} lower{level}."


def _line(place: Place, scale: int, sheet: Sheet) -> str:
    """The line from -10 to +10 with its ends, the others at their lowest, and this organisation's range."""
    cells = ["─"] * scale
    cells[scale // 2] = "│"
    for score in place.lowest:
        cells[_cell(score, scale)] = "○"
    low, high = _cell(min(place.own.trust), scale), _cell(max(place.own.trust), scale)
    cells[low + 1 : high] = ["━" if each == "─" else each for each in cells[low + 1 : high]]
    cells[low] = cells[high] = "●"
    return "  " + sheet.screen.spell(f"{signed(LOWEST)} {''.join(cells)} {signed(HIGHEST)}")


def _cell(score: int, scale: int) -> int:
    return (score - LOWEST) * (scale - 1) // (HIGHEST - LOWEST)


def _range_text(own: TouchpointScores) -> str:
    low, high = min(own.trust), max(own.trust)
    return signed(low) if low == high else f"{signed(low)} to {signed(high)}"


def _walks(own: TouchpointScores) -> str:
    return "one walk" if len(own.trust) == 1 else built_text(own.built, len(own.trust))
