"""The slide of where leaders differ: the same touchpoint in opposite ways, else the widest range of scores."""

from __future__ import annotations

from cx_audit.core.disagreement import Opposite, Said, SaidAs, Voice
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import in_words, opposite_text, range_text
from cx_audit.core.words import felt_text, signed
from cx_audit.report.blocks import Tone
from cx_audit.report.chapters.meeting_questions import about_opposites
from cx_audit.report.chapters.scores import apart_text
from cx_audit.report.material import Material
from cx_audit.report.pictures.descriptions import Bar, BarsPicture
from cx_audit.report.slides.deck import Notes, Pictured, Side, Sides, Slide, Words
from cx_audit.report.slides.slides_room import fit_of
from cx_audit.report.slides.slides_words import quoted, sentence, short
from cx_audit.text import shortened

_MOST_ASKED = 4
_LEAST_APART = 2


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
        (f"Felt up: {up} of {opposite.count}", Tone.BUILT),
        (f"Felt down: {down} of {opposite.count}", Tone.ERODED),
    )
    return Slide(
        key="differ",
        title=title,
        body=Sides(
            sides=tuple(
                Side(head=head, quote=_voice(material, voices[0]), tone=tone)
                for (head, tone), voices in zip(heads, (opposite.up, opposite.down), strict=True)
            ),
            beneath=_not_yet_built(material, opposite),
        ),
        notes=Notes(
            shows=(
                f"{opposite_text(opposite)} (n = {opposite.count}).",
                *(
                    sentence(f"{material.in_column(voice.letter)}: {felt_text(voice.felt)}; {_noted(voice.said)}")
                    for voice in (*opposite.up, *opposite.down)
                ),
                "Nobody is wrong: different days and different people are real, and nothing is evened out.",
                *_how_far_apart(material),
            ),
            questions=tuple(about_opposites(material))[:_MOST_ASKED],
        ),
    )


_FEELING_AND_EVIDENCE = "The feeling sets the score, the evidence caps it: here trust was built for"


def _not_yet_built(material: Material, opposite: Opposite) -> str:
    """What became of the score where it is built for others than those who felt up; else nothing."""
    [spread] = [each.spread for each in material.walked.touchpoints if each.touchpoint.id == opposite.touchpoint_id]
    built = {dot.letter for dot in spread.dots if dot.trust > 0}
    up = {voice.letter for voice in opposite.up}
    if built == up or not spread.count:
        return ""
    begins = "Felt up is not yet built. " if built < up else ""
    return f"{begins}{_FEELING_AND_EVIDENCE} {len(built) or 'none'} of {spread.count}"


_KINDS = {SaidAs.QUOTE: "heard or read", SaidAs.WORKED_OUT: "how it worked out", SaidAs.MOMENT: "a moment"}


def _voice(material: Material, voice: Voice) -> Words:
    whose = f"{material.in_column(voice.letter)}: {felt_text(voice.felt)}"
    if voice.said is None:
        return Words(text=voice.felt.word, whose=whose, quoted=False)
    heard = voice.said.kind is SaidAs.QUOTE
    return Words(text=voice.said.text, whose=f"{whose} · {_KINDS[voice.said.kind]}", quoted=heard)


def _noted(said: Said | None) -> str:
    """A leader's words for the notes, and what kind of words they are."""
    if said is None:
        return "no words written down"
    return f"{_KINDS[said.kind]}: {quoted(said.text) if said.kind is SaidAs.QUOTE else said.text}"


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
    told = ((each.touchpoint.title, apart_text(each.spread)) for each in material.walked.touchpoints)
    found = tuple(f"{title}: {text}." for title, text in told if text)
    return ("How far apart the scores lie:", *found) if found else ()
