"""What a report leads to: departments, a year, who does what, what to talk about, and the next round."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.day_words import written_day
from cx_audit.core.exposure_words import THE_ASSUMPTION, exposure_text, range_text
from cx_audit.core.follow_ups import FollowUp, FollowUpKind, FollowUpState
from cx_audit.core.insight import only_buys_a_tool
from cx_audit.core.missed import Department, Missed
from cx_audit.core.team_words import MISSING, listed, missed_text
from cx_audit.report.blocks import Block, Cell, Chapter, Column, Heading, Listing, Paragraph, Table, Tone
from cx_audit.report.chapters.meeting_questions import meeting_questions
from cx_audit.report.chapters.next_days import look_again_texts
from cx_audit.report.chapters.thanks import thanks_texts
from cx_audit.report.material import Material

_STATES = {FollowUpState.KEPT: Tone.BUILT, FollowUpState.BROKEN: Tone.ERODED, FollowUpState.OPEN: Tone.PLAIN}


def departments(material: Material) -> Chapter:
    """By department what was not met, who was met without anything missed, and the people to thank."""
    blocks: list[Block] = []
    missed = [each for each in material.walked.departments if each.missed]
    if missed:
        blocks.append(_missed_table(material, missed))
    named = material.walked.named_only
    if named:
        who = "" if material.alone else " by whoever missed it"
        blocks.append(
            Table(
                caption=f"Responsible by the checklist, but not met there{who}",
                columns=(Column(title="Department"), Column(title=MISSING)),
                rows=tuple((Cell(text=each.name), Cell(text=_missed_there(each.missed))) for each in named),
            )
        )
    others = [each for each in material.walked.departments if not each.missed]
    if others:
        names = listed([each.name for each in others])
        blocks.append(Paragraph(text=f"Met, with nothing missed there: {names}."))
    thanks = tuple(thanks_texts(material))
    if thanks:
        blocks += [Heading(text="Whom we thank"), Listing(texts=thanks)]
    return Chapter(key="departments", title="Departments", blocks=tuple(blocks), own_page=True)


def _missed_table(material: Material, missed: list[Department]) -> Table:
    return Table(
        caption="What was not met, by the department that it belongs to",
        columns=(
            Column(title="Department"),
            Column(title=MISSING),
            *([] if material.alone else [Column(title="For", numeric=True)]),
        ),
        rows=tuple(
            (
                Cell(text=each.name or "No department named"),
                Cell(text=_missed_there(each.missed)),
                *([] if material.alone else [Cell(text=f"{len(each.letters)} of {each.walks}")]),
            )
            for each in missed
        ),
    )


def _missed_there(missed: Sequence[Missed]) -> str:
    by_title: dict[str, list[str]] = {}
    for each in missed:
        by_title.setdefault(each.title, []).append(missed_text(each))
    return "; ".join(f"{title}: {listed(texts)}" for title, texts in by_title.items())


def over_a_year(material: Material) -> Chapter:
    """How many customers would meet the same in a year, with the assumption beside it; nothing without volumes."""
    blocks: list[Block] = []
    if material.exposures:
        blocks = [
            Table(
                caption="Over a year, if the walks were typical",
                columns=(
                    Column(title="Touchpoint"),
                    Column(title="Customers a year", numeric=True),
                    Column(title="Walks that eroded", numeric=True),
                    Column(title="If typical"),
                ),
                rows=tuple(
                    (
                        Cell(text=each.title, of_checklist=True),
                        Cell(text=range_text(each.passing)),
                        Cell(text=f"{each.eroded} of {each.walks}", tone=Tone.ERODED if each.eroded else Tone.BUILT),
                        Cell(text=exposure_text(each)),
                    )
                    for each in material.exposures
                ),
            ),
            Paragraph(text=THE_ASSUMPTION),
        ]
    return Chapter(key="year", title="Over a year", blocks=tuple(blocks))


def commitments(material: Material) -> Chapter:
    """What leaders committed themselves to and what was promised to them, with owner, day and what became of it."""
    blocks: list[Block] = []
    made = [each for each in material.follow_ups if each.kind is FollowUpKind.COMMITMENT]
    promised = [each for each in material.follow_ups if each.kind is FollowUpKind.PROMISE]
    who = "the leader" if material.alone else "leaders"
    if made:
        blocks.append(follow_ups_table(material, made, f"What {who} committed to", "Committed by"))
    if any(only_buys_a_tool(each.what) for each in made):
        blocks.append(
            Paragraph(text="A tool does not care for anyone: say also who will treat customers how from then on.")
        )
    if promised:
        blocks.append(follow_ups_table(material, promised, f"What was promised to {who} on the walk", "Promised to"))
    if (made or promised) and not material.marks_known:
        blocks.append(Paragraph(text="What became of these could not be read.", quiet=True))
    return Chapter(key="commitments", title="Commitments", blocks=tuple(blocks))


def follow_ups_table(material: Material, follow_ups: Sequence[FollowUp], caption: str, whose: str) -> Table:
    """One row for the same text, owner, day and outcome; `whose` heads the column of the leaders whom it concerns.

    The round is told where one of them is of an earlier round.
    """
    rows: dict[tuple[Cell, ...], list[str]] = {}
    earlier = any(each.audit.round != material.team.round for each in follow_ups)
    letters = {walk.audit.id: walk.letter for walk in material.walks}
    if material.rounds is not None:
        letter_of = material.rounds.engagement.letter_of
        letters |= {each.audit.id: letter_of(each.audit.leader) for each in follow_ups if each.audit.id not in letters}
    for each in follow_ups:
        row = (
            Cell(text=each.what or "Something later"),
            *([Cell(text=str(each.audit.round))] if earlier else []),
            Cell(text=material.owner(each) or "nobody named"),
            Cell(text=written_day(each.by) if each.by else "no day given"),
            *([became(material, each)] if material.marks_known else []),
        )
        rows.setdefault(row, []).append(material.label(letters[each.audit.id]))
    owner_at = 2 if earlier else 1
    concerned = {row: listed([*dict.fromkeys(labels)]) for row, labels in rows.items()}
    several = len({label for labels in rows.values() for label in labels}) > 1
    told = (several or not material.alone) and any(labels != row[owner_at].text for row, labels in concerned.items())
    return Table(
        caption=caption,
        columns=(
            Column(title="What"),
            *([Column(title=whose)] if told else []),
            *([Column(title="Round", numeric=True)] if earlier else []),
            *(Column(title=head) for head in ("Owner", "By", *(["What became of it"] if material.marks_known else []))),
        ),
        rows=tuple(
            (what, *([Cell(text=labels)] if told else []), *others) for (what, *others), labels in concerned.items()
        ),
    )


def became(material: Material, follow_up: FollowUp) -> Cell:
    """What became of a commitment or a promise: open, overdue, or what it was marked, when and with which note."""
    mark = follow_up.mark
    if mark is None or follow_up.is_open:
        late = follow_up.days_late(material.today)
        return Cell(text="open, overdue" if late else "open", tone=Tone.ERODED if late else Tone.PLAIN)
    note = f": {mark.note}" if mark.note else ""
    return Cell(text=f"{follow_up.state} on {written_day(mark.day)}{note}", tone=_STATES[follow_up.state])


def questions(material: Material) -> Chapter:
    """What to ask in the leadership meeting, taken from what was found."""
    return Chapter(
        key="questions",
        title="Questions for the meeting",
        blocks=(Listing(texts=meeting_questions(material), numbered=True),),
    )


def next_round(material: Material) -> Chapter:
    """When to look again, and what has to stay the same for rounds to compare."""
    blocks: list[Block] = [Paragraph(text=text) for text in look_again_texts(material)]
    walk = "leader walks" if material.alone else "leaders walk"
    blocks.append(
        Listing(
            texts=(
                f"The same {walk} again, for only the same eyes can see what moved.",
                "The same questions are asked; a changed checklist is compared on what both rounds asked.",
                "Before the walk, each commitment is looked at: kept or broken, in one sentence, without excuses.",
                "Predict first again: whether we see better what is coming is a result, too.",
            )
        )
    )
    return Chapter(key="next-round", title="The next round", blocks=tuple(blocks))
