"""A checklist and a name that try everything at once; none of it may be more than letters."""

from __future__ import annotations

from dataclasses import replace

from cx_audit.core.checklist import Checklist, Touchpoint
from cx_audit.library.shelf import Shelf
from cx_audit.report.papers.papers import papers_for
from cx_audit.report.papers.view import Papers

PIECES = (
    "<script>document.title='taken'</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}{% raw %}{# hm #}",
    "\"' onmouseover='alert(1)",
    "[x](javascript:alert(1)) ![y](http://example.invalid/y.png) <http://example.invalid>",
    "*bold* _thin_ `code` ~~gone~~ | cell | &amp; &lt; $x$ \\",
    "# no heading",
    "عنوان عربي",
)
HOSTILE = " ".join(PIECES)


def hostile_papers() -> Papers:
    """Papers of the first walk whose every text from outside is hostile."""
    checklist = Shelf().load("first-walk").checklist
    spoiled = replace(
        checklist,
        title=HOSTILE,
        language="ar",
        touchpoints=tuple(_spoiled(each) for each in checklist.touchpoints),
    )
    return papers_for(spoiled, organisation=HOSTILE, made_up=True, round=2)


def _spoiled(touchpoint: Touchpoint) -> Touchpoint:
    return replace(
        touchpoint,
        title=HOSTILE,
        do=HOSTILE,
        ask_feeling=HOSTILE,
        ask_moment=HOSTILE,
        ask_worked_out=HOSTILE,
        departments=(HOSTILE, *touchpoint.departments),
        pairs=tuple(replace(each, ask=HOSTILE, good=HOSTILE, bad=HOSTILE) for each in touchpoint.pairs),
        basics=tuple(replace(each, ask=HOSTILE, note=HOSTILE) for each in touchpoint.basics),
        extras=replace(touchpoint.extras, ask=HOSTILE, examples=(HOSTILE,)),
    )


def shipped(checklist_id: str) -> Checklist:
    """A checklist that ships."""
    return Shelf().load(checklist_id).checklist
