"""Slides of what was not seen coming, where leaders differ, how it moved over the rounds, and what a year comes to."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.blind_spots import Sight
from cx_audit.core.disagreement import Opposite, SaidAs, Voice
from cx_audit.core.exposure import Exposure
from cx_audit.core.exposure_words import THE_ASSUMPTION, about_text, affected_text
from cx_audit.core.exposure_words import range_text as a_year_text
from cx_audit.core.round_words import CAUTION, RECOMPUTED
from cx_audit.core.round_words import headline_of as headline_of_rounds
from cx_audit.core.sight_words import THE_GAP, right_side_text, together_text
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import closeness_text, in_words, opposite_text, range_text, said_text
from cx_audit.core.words import felt_text, signed
from cx_audit.report.blocks import Cell, Column, Figure, Quote, Report, Table, Tone
from cx_audit.report.chapters.meeting_questions import about_blind_spots, about_opposites
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Bar, BarsPicture, DumbbellPicture, SlopesPicture
from cx_audit.report.slides.deck import Notes, Pictured, Side, Sides, Slide, Tabled
from cx_audit.report.slides.slides_room import fit_of
from cx_audit.report.slides.slides_words import over_a_year, parts_of, sentence, short, untitled
from cx_audit.text import shortened

_MOST_ASKED, _MOST_TOLD = 4, 2
_MOST_IN_A_YEAR = 6
_LEAST_APART = 2


def blind_spots(material: Material, report: Report) -> Slide | None:
    """Predictions against what was experienced, the widest gaps; nothing where nobody predicted."""
    figures = [each.picture for each in parts_of(report, "blind-spots", Figure)]
    pictures = [each for each in figures if isinstance(each, DumbbellPicture)]
    gaps = [gap for leader in material.walked.sight.leaders for gap in leader.gaps]
    if not pictures or not gaps:
        return None
    widest = sorted(pictures[0].pairs, key=lambda pair: -abs(pair.gap))

    def with_pairs(count: int) -> DumbbellPicture:
        return replace(pictures[0], pairs=tuple(widest[:count]))

    picture = next((each for each in map(with_pairs, range(len(widest), 0, -1)) if fit_of(each).legible), None)
    if picture is None:
        return None
    few = len(picture.pairs) < len(gaps)
    blind, hidden = (sum(gap.sight is sight for gap in gaps) for sight in (Sight.BLIND_SPOT, Sight.HIDDEN_STRENGTH))
    together = right_side_text([each.foresight for each in material.walked.sight.leaders if each.foresight is not None])
    return Slide(
        key="blind-spots",
        title=_sight_title(blind, hidden, len(gaps)) + _widest_blind_spot(material),
        body=Pictured(
            picture=picture,
            beneath=f"The {in_words(len(picture.pairs))} widest of {len(gaps)} gaps" if few else "",
        ),
        notes=Notes(
            shows=(
                THE_GAP,
                *([together] if together else []),
                *(f"{text}." for text in _most_blind(material)),
            ),
            questions=(
                *list(about_blind_spots(material))[:_MOST_ASKED],
                "Where did we expect better than we met, and where worse? One surprise from each of us.",
            ),
        ),
    )


def _sight_title(blind: int, hidden: int, count: int) -> str:
    if count == 1:
        was = "was a blind spot" if blind else "was a hidden strength" if hidden else "came close"
        return f"The one prediction {was}"
    if blind:
        return f"{blind} of {count} predictions {'was a blind spot' if blind == 1 else 'were blind spots'}"
    if hidden:
        was = "was a hidden strength" if hidden == 1 else "were hidden strengths"
        return f"{hidden} of {count} predictions {was}, and none was a blind spot"
    return f"{'Both' if count == 2 else f'All {count}'} predictions came close: there was no blind spot"


def _most_blind(material: Material) -> tuple[str, ...]:
    """What to say of the two touchpoints that were a blind spot for most."""
    blind = [each for each in material.walked.sight.touchpoints if each.blind_spots]
    ordered = sorted(blind, key=lambda each: -each.blind_spots)
    return tuple(text for each in ordered[:_MOST_TOLD] if (text := together_text(each)))


def _widest_blind_spot(material: Material) -> str:
    blind = [
        each.gap
        for touchpoint in material.walked.sight.touchpoints
        for each in touchpoint.gaps
        if each.gap.sight is Sight.BLIND_SPOT
    ]
    if not blind:
        return ""
    widest = max(blind, key=lambda gap: gap.gap)
    where = "the widest at " if len(blind) > 1 else "at "
    return f", {where}{short(widest.title)}: predicted {signed(widest.predicted)}, came {signed(widest.trust)}"


def where_leaders_differ(material: Material) -> Slide | None:
    """The same touchpoint felt in opposite ways, else where the scores lie furthest apart; nothing for one leader."""
    if material.alone:
        return None
    if material.walked.opposites:
        return _opposite(material, material.walked.opposites[0])
    several = [each for each in material.walked.touchpoints if each.spread.range is not None]
    if not several:
        return None
    furthest = max(several, key=_apart)
    return _furthest(material, furthest) if _apart(furthest) >= _LEAST_APART else None


def _apart(each: TeamTouchpoint) -> int:
    low, high = each.spread.range or (0, 0)
    return high - low


def _opposite(material: Material, opposite: Opposite) -> Slide:
    name = shortened(opposite.title)
    same = f"the same {name[4:]}" if name.startswith("The ") else name
    up, down = len(opposite.up), len(opposite.down)
    if opposite.count == 2:
        title = f"At {same} one leader felt {opposite.up[0].felt.word}, and one felt {opposite.down[0].felt.word}"
    else:
        leaders = "leader" if up == 1 else "leaders"
        title = f"At {same} {in_words(up)} {leaders} felt up and {in_words(down)} felt down"
    heads = (
        (f"Left up: {up} of {opposite.count}", Tone.BUILT),
        (f"Left down: {down} of {opposite.count}", Tone.ERODED),
    )
    return Slide(
        key="differ",
        title=title,
        body=Sides(
            sides=tuple(
                Side(head=head, quote=_voice(material, voices[0]), tone=tone)
                for (head, tone), voices in zip(heads, (opposite.up, opposite.down), strict=True)
            )
        ),
        notes=Notes(
            shows=(
                f"{opposite_text(opposite)} (n = {opposite.count}).",
                *(
                    sentence(f"{material.in_column(voice.letter)}: {felt_text(voice.felt)}; {said_text(voice.said)}")
                    for voice in (*opposite.up, *opposite.down)
                ),
                "Nobody is wrong: different days and different people are real, and nothing is evened out.",
                *_how_far_apart(material),
            ),
            questions=tuple(about_opposites(material))[:_MOST_ASKED],
        ),
    )


def _voice(material: Material, voice: Voice) -> Quote:
    whose = f"{material.in_column(voice.letter)}, left feeling {felt_text(voice.felt)}"
    if voice.said is None:
        return Quote(text=voice.felt.word, whose=whose)
    heard = " · heard" if voice.said.kind is SaidAs.QUOTE else ""
    return Quote(text=voice.said.text, whose=f"{whose}{heard}")


def _furthest(material: Material, furthest: TeamTouchpoint) -> Slide | None:
    dots = furthest.spread.dots
    picture = BarsPicture(
        title=f"{furthest.touchpoint.title}: {range_text(furthest.spread)}",
        bars=tuple(Bar(name=material.in_column(dot.letter), score=dot.trust, words="") for dot in dots),
    )
    if not fit_of(picture).legible:
        return None
    lowest, highest = min(dots, key=lambda dot: dot.trust), max(dots, key=lambda dot: dot.trust)
    low, high = signed(lowest.trust), signed(highest.trust)
    return Slide(
        key="differ",
        title=f"Leaders lie furthest apart at {short(furthest.touchpoint.title)}: from {low} to {high}",
        body=Pictured(picture=picture),
        notes=Notes(
            shows=(
                f"{material.in_column(lowest.letter)} came to {low} and {material.label(highest.letter)} to {high}, "
                f"at the same touchpoint (n = {len(dots)}).",
                "Nobody is wrong: different days and different people are real, and nothing is evened out.",
                *_how_far_apart(material),
            ),
            questions=(f"{furthest.touchpoint.title}: what happened to each of us, and when?",),
        ),
    )


def _how_far_apart(material: Material) -> tuple[str, ...]:
    """How far apart the scores lie, touchpoint by touchpoint; only from five leaders on."""
    told = ((each.touchpoint.title, closeness_text(each.spread)) for each in material.walked.touchpoints)
    return tuple(f"{title}: {text}." for title, text in told if text)


def rounds(material: Material, report: Report) -> Slide | None:
    """How the leaders' net trust moved; nothing where no rounds compare."""
    findings = material.rounds
    pictures = [each.picture for each in parts_of(report, "rounds", Figure) if isinstance(each.picture, SlopesPicture)]
    if findings is None or not findings.compares or not pictures:
        return None
    picture = pictures[0]
    if not fit_of(picture).legible:
        return None
    finding, *more = headline_of_rounds(findings.comparison, material.label)
    return Slide(
        key="rounds",
        title=untitled(finding),
        body=Pictured(picture=picture, beneath=f"Net trust · {CAUTION.partition(':')[0].lower()}"),
        notes=Notes(
            shows=(
                *more,
                f"{picture.title}.",
                CAUTION,
                *([RECOMPUTED] if any(not each.comparison.comparable for each in findings.comparison.steps) else []),
            ),
            questions=(
                "What did each of us do since the last round, in one sentence?",
                "What moved although none of us did anything about it?",
            ),
        ),
    )


def a_year(material: Material) -> Slide | None:
    """How many customers would meet the same in a year; nothing without volumes, or where no walk eroded."""
    eroded = [each for each in material.exposures if each.eroded]
    if not eroded:
        return None
    first = eroded[0]
    walks = "this walk was" if material.alone else "these walks were"
    return Slide(
        key="year",
        title=(
            f"If {walks} typical, {affected_text(first)} customers a year would see trust eroded at "
            f"{short(first.title)}"
        ),
        body=Tabled(
            table=Table(
                caption="Over a year, if the walks were typical",
                columns=(
                    Column(title="Touchpoint"),
                    *(Column(title=each, numeric=True) for each in ("Customers a year", "Walks that eroded")),
                    Column(title="Room for"),
                ),
                rows=tuple(_row(each) for each in material.exposures[:_MOST_IN_A_YEAR]),
            ),
            beneath=THE_ASSUMPTION,
        ),
        notes=Notes(
            shows=over_a_year(material),
            questions=("Which of these customers would ever tell us, and whom would they tell instead?",),
        ),
    )


def _row(each: Exposure) -> tuple[Cell, ...]:
    room = "one walk cannot tell"
    if each.likely is not None:
        room = f"{about_text(each.likely.low)} to {about_text(each.likely.high)} a year (95 % interval)"
    return (
        Cell(text=each.title),
        Cell(text=a_year_text(each.passing)),
        Cell(text=f"{each.eroded} of {each.walks}", tone=Tone.ERODED if each.eroded else Tone.BUILT),
        Cell(text=room),
    )
