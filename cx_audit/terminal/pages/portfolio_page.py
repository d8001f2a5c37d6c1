"""All organisations on one page, and where one of them stands among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from cx_audit.core.portfolio import FEWEST_ORGANISATIONS, NotWalked, Place, Promised, Standing
from cx_audit.core.scoring import HIGHEST, LOWEST
from cx_audit.core.words import DESIGN_CHOICES, signed, signed_net_trust
from cx_audit.terminal.pages.head import draw_name
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Piece, Sheet, padded

_NARROW = 76
_NET, _BUILT, _ROUNDS, _OPEN = 13, 10, 8, 14
_SCALE = 41


def draw_portfolio(
    sheet: Sheet, standings: Sequence[Standing], without: Sequence[NotWalked], promised: Mapping[str, Promised]
) -> None:
    """Every organisation in its latest round, the lowest net trust first; then those without a finished walk."""
    sheet.blank()
    sheet.paragraph(_headline(standings, without), STRONG)
    if standings:
        sheet.heading("Where they stand")
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
    sheet.paragraph(
        "What leaders experienced, each organisation in its latest round; walks differ in day and staff.", QUIET
    )
    sheet.paragraph(DESIGN_CHOICES, QUIET)
    sheet.blank()


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


def draw_places(sheet: Sheet, own: Standing, places: Sequence[Place]) -> None:
    """Where one organisation stands at each touchpoint, as a dot among the dots of the others, who are not named."""
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
    scale = min(_SCALE, sheet.width - 2) // 2 * 2 - 1
    for place in places:
        sheet.row((place.title, STRONG), (f"  {_mean_text(place.own)}", ""), (f"  {_walks(place)}", QUIET))
        if place.enough:
            sheet.row((_dots(place, scale, sheet), ""))
        if some_placed:
            sheet.paragraph(_place_text(place), QUIET if not place.enough else "", indent=2)
    sheet.end_section()
    sheet.blank()
    if some_placed:
        sheet.paragraph("● this organisation · ○ another · │ no neutral ground, eroded on its left", QUIET)
    sheet.paragraph(
        "Each organisation counts with the mean of what its leaders experienced in its latest round. "
        "A few walks each: a place to look, not a ranking to publish.",
        QUIET,
    )
    sheet.blank()


def _place_text(place: Place) -> str:
    if not place.enough:
        return f"Not placed: only {place.among} of the organisations were asked the same here."
    same = place.among - place.higher - place.lower - 1
    level = f", level with {same}" if same else ""
    return f"Of {place.among} organisations, {place.higher} stand higher and {place.lower} lower{level}."


def _dots(place: Place, scale: int, sheet: Sheet) -> str:
    cells = [" "] * scale
    cells[scale // 2] = "│"
    for mean in place.means:
        cells[_cell(mean, scale)] = "○"
    cells[_cell(place.own, scale)] = "●"
    return "  " + sheet.screen.spell("".join(cells))


def _cell(mean: Fraction, scale: int) -> int:
    return round((mean - LOWEST) / (HIGHEST - LOWEST) * (scale - 1))


def _mean_text(mean: Fraction) -> str:
    tenths = round(mean * 10)
    return signed(tenths // 10) if tenths % 10 == 0 else ("+" if tenths > 0 else "−") + f"{abs(tenths) / 10:.1f}"


def _walks(place: Place) -> str:
    return "one walk" if place.walks == 1 else f"mean of {place.walks} walks"
