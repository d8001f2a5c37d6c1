"""What a team has to talk about and where it begins: opposite feelings, departments, shared priorities."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.choices import Grade
from cx_audit.core.disagreement import Voice
from cx_audit.core.feelings import Direction
from cx_audit.core.missed import Department, Missed
from cx_audit.core.team import Walked
from cx_audit.core.team_words import (
    Label,
    listed,
    marked,
    missed_text,
    need_between,
    need_text,
    opposite_text,
    said_text,
    within,
)
from cx_audit.core.unexpected import thanked_text
from cx_audit.core.words import felt_text, grade_text
from cx_audit.terminal.pages.sheet import BUILT, ERODED, QUIET, STRONG, Sheet
from cx_audit.terminal.screen import cut

MOST_ITEMS, MOST_PRIORITIES = 6, 3
_MOST_VOICES = 4
_LONGEST_WORDS = 280
_SIGNS = {Direction.UP: ("▲ ", BUILT), Direction.DOWN: ("▼ ", ERODED)}


def draw_opposites(sheet: Sheet, walked: Walked, label: Label) -> None:
    """The same touchpoint felt in opposite ways, as items for the meeting."""
    if not walked.opposites:
        return
    sheet.heading("For the meeting")
    sheet.paragraph("Felt in opposite ways. Nobody is wrong: ask each what happened, and when.", QUIET)
    for number, opposite in enumerate(walked.opposites[:MOST_ITEMS], 1):
        sheet.blank()
        sheet.paragraph(f"{opposite_text(opposite)} (n = {opposite.count})", STRONG, mark=f"{number}. ")
        for voices in (opposite.up, opposite.down):
            if opposite.count <= _MOST_VOICES:
                for voice in voices:
                    _draw_voice(sheet, voice, felt_text(voice.felt), label)
            else:
                _draw_side(sheet, voices, label)
    rest = walked.opposites[MOST_ITEMS:]
    if rest:
        sheet.blank()
        also = listed([f"{within(each.title)} ({len(each.up)} up, {len(each.down)} down)" for each in rest])
        sheet.paragraph(f"Felt in opposite ways too: {also}.", QUIET)


def _draw_voice(sheet: Sheet, voice: Voice, felt: str, label: Label) -> None:
    sign, style = _SIGNS[voice.felt.direction]
    sheet.paragraph(f"{label(voice.letter)} felt {felt}", indent=3, mark=sign, mark_style=style)
    sheet.paragraph(cut(said_text(voice.said), _LONGEST_WORDS), QUIET, indent=5)


def _draw_side(sheet: Sheet, voices: Sequence[Voice], label: Label) -> None:
    """Every feeling of one side with its leaders, and the words of the one who felt it most and has any."""
    by_word: dict[str, list[str]] = {}
    for voice in voices:
        by_word.setdefault(voice.felt.word, []).append(label(voice.letter))
    felt = ", ".join(f"{word} ({', '.join(letters)})" for word, letters in by_word.items())
    sign, style = _SIGNS[voices[0].felt.direction]
    sheet.paragraph(felt, indent=3, mark=sign, mark_style=style)
    told = next((voice for voice in voices if voice.said is not None), None)
    words = said_text(None) if told is None else f"{label(told.letter)} {said_text(told.said)}"
    sheet.paragraph(cut(words, _LONGEST_WORDS), QUIET, indent=5)


def draw_departments(sheet: Sheet, walked: Walked) -> None:
    """By department what was not met, for how many leaders, and who was met without anything missed."""
    missed = [each for each in walked.departments if each.missed]
    if not walked.departments and not walked.named_only:
        return
    sheet.heading("Departments")
    for department in missed:
        name = department.name or "No department named"
        sheet.row((name, STRONG), (f"  {_counted(department)}", QUIET))
        _draw_missed(sheet, department.missed, indent=2)
    others = [_met_text(each) for each in walked.departments if not each.missed]
    if others:
        sheet.paragraph(f"Met, with nothing missed there: {', '.join(others)}", QUIET)
    if walked.named_only:
        who = "" if len(walked.walks) == 1 else " by whoever missed it"
        sheet.paragraph(f"Responsible by the checklist, but not met there{who}:", QUIET)
        for named in walked.named_only:
            sheet.paragraph(named.name, indent=2)
            _draw_missed(sheet, named.missed, indent=4)


def _draw_missed(sheet: Sheet, missed: Sequence[Missed], *, indent: int) -> None:
    for title, entries in _by_title(missed):
        sheet.paragraph(f"{title}: {', '.join(missed_text(each) for each in entries)}", indent=indent)


def draw_thanks(sheet: Sheet, walked: Walked, label: Label) -> None:
    """What nobody asked for and leaders were glad of, by touchpoint: people by name for praise, and things."""
    if not walked.thanks:
        return
    sheet.heading("Whom we thank")
    sheet.paragraph(
        "Nobody asked for this, and leaders were glad of it. It is what lifts a score above the line.", QUIET
    )
    for there in walked.thanks:
        sheet.row((marked(walked, there.touchpoint_id, there.title), STRONG))
        alike: dict[tuple[str, Grade], list[str]] = {}
        for each in there.thanks:
            alike.setdefault((thanked_text(each.extra), each.extra.grade), []).append(label(each.letter))
        for (thanked, grade), letters in alike.items():
            by = "" if len(walked.walks) == 1 else f"{listed(letters)}: "
            sheet.paragraph(f"{thanked} ({by}{grade_text(grade)})", indent=2, mark="· ")


def _counted(department: Department) -> str:
    if department.walks == 1:
        return "missed"
    missed = f"missed for {len(department.letters)} of {department.walks} leaders"
    return f"{missed} · met by {len(department.met_by)}" if department.met_by else missed


def _by_title(missed: Sequence[Missed]) -> list[tuple[str, list[Missed]]]:
    titles: dict[str, list[Missed]] = {}
    for each in missed:
        titles.setdefault(each.title, []).append(each)
    return list(titles.items())


def _met_text(department: Department) -> str:
    return department.name if department.walks == 1 else f"{department.name} ({len(department.met_by)})"


def draw_priorities(sheet: Sheet, walked: Walked) -> None:
    """Where to begin together, the touchpoints in most need first, with what most leaders missed there."""
    if not walked.priorities:
        return
    sheet.heading("Where to begin together" if len(walked.walks) > 1 else "Where to begin")
    for number, priority in enumerate(walked.priorities[:MOST_PRIORITIES], 1):
        title = marked(walked, priority.touchpoint.id, priority.touchpoint.title)
        sheet.row((f"{number}. {title}", STRONG), (f"  {need_text(priority)}", QUIET))
        for fix in priority.fixes:
            departments = f" ({', '.join(fix.entry.departments)})" if fix.entry.departments else ""
            counted = f" · missed for {len(fix.letters)} of {fix.walked}" if fix.walked > 1 else ""
            sheet.paragraph(f"Mend: {fix.entry.fix}{departments}{counted}", indent=3)
        for act in priority.acts:
            sheet.paragraph(f"Surprise: {act}", indent=3)
    rest = walked.priorities[MOST_PRIORITIES:]
    if rest:
        titles = [(each, marked(walked, each.touchpoint.id, within(each.touchpoint.title))) for each in rest]
        after = listed([f"{title} ({need_between(each)})" for each, title in titles])
        sheet.paragraph(f"After these: {after}", QUIET)
    order = ", in the order of need times the customers a year" if walked.by_volume else ""
    sheet.paragraph(f"Need is how far a trust score is below +7, in points{order}.", QUIET)
