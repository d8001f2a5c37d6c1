"""Papers as Markdown: texts from outside show as text, never as markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cx_audit.report.markdown_text import document, text
from cx_audit.report.papers.view import Agenda, Asked, Briefing, Fact, FieldSheet, Head

_BOX = "☐"
_LINE = "." * 60
_SHORT = "." * 12
_MOMENTS, _EXTRAS, _QUOTES, _PROMISES = 3, 2, 3, 2


def briefing_markdown(briefing: Briefing) -> str:
    """The briefing as a Markdown document."""
    parts = [f"# {text(briefing.title)}", _whose(briefing.head), text(briefing.lead)]
    for passage in briefing.passages:
        parts += [f"## {text(passage.heading)}", *map(text, passage.paragraphs)]
    return document(parts)


def agenda_markdown(agenda: Agenda) -> str:
    """The agenda as a Markdown document, each meeting a table."""
    parts = [f"# {text(agenda.title)}", _whose(agenda.head), text(agenda.lead)]
    for meeting in agenda.meetings:
        rows = [f"| {item.minutes} | **{text(item.what)}** {text(item.how)} |" for item in meeting.items]
        parts += [
            f"## {text(meeting.title)} ({meeting.minutes} minutes)",
            text(meeting.purpose),
            "\n".join(["| min | |", "|---:|---|", *rows]),
        ]
    return document([*parts, text(agenda.note)])


def field_sheet_markdown(sheet: FieldSheet) -> str:
    """A field sheet as a Markdown document with lines and boxes to fill in."""
    return document(
        [
            f"# {sheet.number} of {sheet.of}: {text(sheet.title)}",
            _whose(sheet.head),
            f"Leader {_SHORT}{_SHORT} Day {_SHORT} From {_SHORT} to {_SHORT}",
            *_going(sheet),
            *_felt(sheet),
            *_happened(sheet),
            *_extras(sheet),
            *_recorded(sheet),
        ]
    )


def _going(sheet: FieldSheet) -> Iterator[str]:
    yield "## What to do"
    yield f"{text(sheet.do)} (about {sheet.minutes} minutes)"
    yield f"You are {_LINE}"
    yield f"You need {_LINE}"
    if sheet.variants is not None:
        yield _asked(sheet.variants)
    yield f"{_BOX} I could not get through. (That is an answer, too.)"


def _felt(sheet: FieldSheet) -> Iterator[str]:
    yield "## First, how it left you"
    yield f"**{text(sheet.ask_feeling)}** Circle one word, up or down, and how strongly."
    yield f"- Up: {_between(sheet.up)}\n- Down: {_between(sheet.down)}\n- How strongly: {_between(sheet.strengths)}"
    yield f"**{text(sheet.ask_moment)}** None, one or several."
    yield _table(
        ("What it was", "up or down", "the word", f"how strongly, {sheet.strengths[0]}–{sheet.strengths[-1]}"), _MOMENTS
    )


def _happened(sheet: FieldSheet) -> Iterator[str]:
    yield "## Then, what happened"
    yield from map(_asked, sheet.pairs)
    if sheet.basics:
        head = ["", *sheet.outcomes]
        rows = [[_question(each), *[_BOX] * len(sheet.outcomes)] for each in sheet.basics]
        lines = [head, ["---", *[":---:"] * len(sheet.outcomes)], *rows]
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    yield from map(_asked, sheet.value)


def _extras(sheet: FieldSheet) -> Iterator[str]:
    yield "## What you did not ask for"
    yield f"**{text(sheet.ask_extra)}**"
    if sheet.examples:
        yield f"*For example: {' · '.join(map(text, sheet.examples))}*"
    for number in range(1, _EXTRAS + 1):
        yield (
            f"{number}\\. What they did {_LINE}  \nWho did it (for praise only) {_SHORT}{_SHORT}  \n"
            f"{_boxes(sheet.grades)}  \n{_boxes(sheet.kinds)}"
        )


def _recorded(sheet: FieldSheet) -> Iterator[str]:
    yield "## For the record"
    yield "**Words of theirs that you still hear**"
    yield "  \n".join([_LINE] * _QUOTES)
    yield from map(_fact, sheet.facts)
    yield "**What they said they would do later**"
    yield _table(("What", "Who said so", "By which day"), _PROMISES)
    if sheet.departments:
        yield f"**Which departments did you meet?** {_boxes(sheet.departments)}"
    yield f"**{text(sheet.ask_worked_out)}**"
    yield "  \n".join([_LINE] * 2)


def _whose(head: Head) -> str:
    return f"{text(head.whose)} · {text(head.checklist)} · round {head.round}"


def _question(asked: Asked) -> str:
    return f"{text(asked.ask)}{_notes(asked)}"


def _notes(asked: Asked) -> str:
    note = f" *{text(asked.note)}*" if asked.note else ""
    return f"{note} *({text(asked.only_if)})*" if asked.only_if else note


def _asked(asked: Asked) -> str:
    return f"**{text(asked.ask)}**{_notes(asked)} {_boxes(asked.boxes)}".rstrip()


def _fact(fact: Fact) -> str:
    room = {"boxes": "", "line": f" {_LINE}", "short": f" {_SHORT}"}[fact.room]
    return f"{_asked(fact.asked)}{room}"


def _boxes(labels: Iterable[str]) -> str:
    return " · ".join(f"{_BOX} {text(label)}" for label in labels)


def _between(words: Iterable[object]) -> str:
    return " · ".join(text(str(word)) for word in words)


def _table(head: tuple[str, ...], rows: int) -> str:
    lines = [head, ("---",) * len(head), *[(" ",) * len(head)] * rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
