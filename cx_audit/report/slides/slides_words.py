"""What the slides share: finding a part of the report again, and naming things in a title."""

from __future__ import annotations

from typing import TypeVar

from cx_audit.core.exposure_words import THE_ASSUMPTION, exposure_text
from cx_audit.core.team_words import all_leaders, within
from cx_audit.report.blocks import Block, Report
from cx_audit.report.material import Material
from cx_audit.text import capitalised, shortened

_Kind = TypeVar("_Kind", bound=Block)


def parts_of(report: Report, key: str, kind: type[_Kind]) -> tuple[_Kind, ...]:
    """The blocks of this kind in the chapter with this key, in order; none where there is no such chapter."""
    return tuple(
        block
        for chapter in report.chapters
        if chapter.key == key
        for block in chapter.blocks
        if isinstance(block, kind)
    )


def short(title: str) -> str:
    """A touchpoint's title within a slide's title, at most 60 letters: the call."""
    return within(shortened(title))


def untitled(sentence: str) -> str:
    """A sentence as a title: it begins with a capital and has no full stop."""
    line = sentence.removesuffix(".")
    return capitalised(line)


def whom(count: int, of: int) -> str:
    """For how many of the leaders: all 4 leaders; 3 of 4 leaders; the leader, where there is one."""
    if of < 2:
        return "the leader"
    return all_leaders(of) if count == of else f"{count} of {of} leaders"


_ENDS = (".", "?", "!", "…")


def sentence(text: str) -> str:
    """The text with a full stop at its end, where nothing ends it already."""
    return text if text.endswith(_ENDS) or text.rstrip("”’").endswith(_ENDS) else f"{text}."


def quoted(text: str) -> str:
    """The text in quotation marks; those within it become single ones."""
    whole = text.startswith("“") and text.endswith("”") and text.count("“") == 1
    inner = text[1:-1] if whole else text.replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def over_a_year(material: Material) -> tuple[str, ...]:
    """What the walks would come to in a year, if they were typical, and what that takes; nothing without volumes."""
    told = tuple(f"{each.title}: {exposure_text(each)}" for each in material.exposures)
    return (*told, THE_ASSUMPTION) if told else ()
