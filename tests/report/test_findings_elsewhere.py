"""The verdict's tone, the contents of many leaders, the fonts of a PDF, letters that are lost, and small logos."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest
import typst

from cx_audit.report.blocks import Callout, Logo, Paragraph, Report, Tone
from cx_audit.report.pdf.letters import Missing, stand_ins
from cx_audit.report.pdf.report_pdf import report_pdf
from cx_audit.report.report_html import report_html
from cx_audit.report.report_view import report_of
from cx_audit.report.word.report_docx import report_docx

from .docx_reading import members
from .docx_templates import picture
from .materials import material_of, one_material
from .pdf_read import LOGO, NO_FONT_HAS
from .walks_with_scores import team

TIE = (-4, -2, 2, 3, 1)


def tone_of(*nets: int) -> Tone:
    """The tone of the verdict on walks with these net trusts."""
    rows = [TIE if not net else (net // 10,) * 5 for net in nets]
    report = report_of(material_of(team(*rows), 1))
    [verdict] = [block for block in report.chapters[0].blocks if isinstance(block, Callout)]
    return verdict.tone


@pytest.mark.parametrize(
    ("nets", "tone"),
    [
        ((10,), Tone.BUILT),
        ((0,), Tone.ERODED),
        ((-10,), Tone.ERODED),
        ((10, 20), Tone.BUILT),
        ((10, -10), Tone.ERODED),
        ((90, -10), Tone.ERODED),
        ((10, 0), Tone.ERODED),
        ((10, 10, -90), Tone.BUILT),
        ((90, -10, 0), Tone.ERODED),
        ((10, 10, -10, -10), Tone.ERODED),
        ((10, 10, 10, -90), Tone.BUILT),
    ],
)
def test_the_verdict_is_built_for_more_than_half_of_the_leaders(nets: tuple[int, ...], tone: Tone) -> None:
    """As many built as eroded is a tie, and a tie gained nothing; how far they went does not count."""
    assert tone_of(*nets) is tone


@pytest.mark.parametrize(("count", "lines"), [(2, 2), (12, 12), (13, 1), (14, 1)])
def test_the_answers_of_many_leaders_are_one_line_of_the_contents(count: int, lines: int) -> None:
    """Up to twelve leaders have a line each; more have one together, which tells how many and leads to the first."""
    walks = team(*((5, 5),) * count)
    shown = report_of(material_of(walks, 1))
    annexes = [each for each in shown.chapters if each.key.startswith("answers")]
    assert len(annexes) == count
    html = report_html(replace(shown, chapters=tuple(replace(each, blocks=each.blocks[:1]) for each in shown.chapters)))
    nav = html[html.index("<nav") : html.index("</nav>")]
    listed = re.findall(r'href="#([^"]+)"><bdi>(.*?)</bdi>', nav)
    told = [(key, title) for key, title in listed if key.startswith("answers")]
    assert [key for key, _ in told] == [each.key for each in annexes[:lines]]
    assert [title for _, title in told if str(count) in title] == ([told[0][1]] if lines == 1 else [])
    assert [key for key, _ in listed if key not in dict(told)] == [
        each.key for each in shown.chapters if each not in annexes
    ]
    assert [each.key for each in annexes if f'id="{each.key}"' not in html] == []


@pytest.fixture
def fonts(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the fonts of the machine are among those that were opened, each time that fonts were."""
    opened: list[bool] = []
    made = typst.Fonts

    def opening(*, include_system_fonts: bool, **others: Any) -> Any:
        opened.append(include_system_fonts)
        return made(include_system_fonts=False, **others)

    monkeypatch.setattr(typst, "Fonts", opening)
    return opened


def small(text: str) -> Report:
    """A report of one chapter with this paragraph."""
    shown = report_of(one_material())
    first = replace(shown.chapters[1], blocks=(Paragraph(text=text),))
    return replace(shown, chapters=(first,))


@pytest.mark.parametrize("text", ["plain", "é ß Ł − → ▲ Ελλάδα Привет", "q\u0323 and e\u0301"])
def test_fonts_of_the_machine_are_not_looked_for_without_need(fonts: list[bool], text: str) -> None:
    """Where the fonts that ship have every letter, no others are opened, with a logo neither."""
    assert report_pdf(small(text)).notes == ()
    assert report_pdf(replace(small(text), logo=LOGO)).notes == ()
    assert set(fonts) == {False}


def test_fonts_of_the_machine_are_tried_where_ours_lack_a_letter(fonts: list[bool]) -> None:
    """First those that ship, then once those of the machine as well; what they lack too is told."""
    [note] = report_pdf(small(f"A {NO_FONT_HAS} in it")).notes
    assert NO_FONT_HAS in note
    assert fonts == [False, True]


def without(unknown: str, *, alone: str = "") -> Missing:
    """A typesetter without these letters, and with some that it only has where nothing else stands with them."""

    def missing(clusters: Collection[str]) -> str | None:
        lost = [each for each in clusters if set(each) & set(unknown) or (len(each) > 1 and set(each) & set(alone))]
        return " ".join(f'"{each}"' for each in lost) or None

    return missing


RING, DOT, JOINER, LOOK = "\u20dd", "\u0323", "\u200d", "\ufe0f"


@pytest.mark.parametrize(
    ("cluster", "unknown", "alone", "stands"),
    [
        ("日", "日", "", "□"),
        (f"日{LOOK}", "日", "", "□"),
        (f"q{RING}", RING, "", "q□"),
        (f"日{DOT}", "日", "", f"□{DOT}"),
        (f"日{RING}", f"日{RING}", "", "□"),
        (f"q{RING}{DOT}", f"{RING}{DOT}", "", "q□"),
        (f"q{RING}{DOT}", RING, "", f"q□{DOT}"),
        (f"日{JOINER}本", "日", "", "□本"),
        (f"日{JOINER}本{LOOK}", "日本", "", "□"),
        (f"q{DOT}", "", DOT, "□"),
        (f"q{DOT}{RING}", RING, DOT, "□"),
    ],
)
def test_what_stands_for_a_letter_with_others_on_it(cluster: str, unknown: str, alone: str, stands: str) -> None:
    """What can be shown stays, one mark stands for what cannot, and only the mark where even that cannot be shown."""
    assert stand_ins([cluster], without(unknown, alone=alone)) == {cluster: stands}


def test_letters_with_nothing_on_them_are_not_tried_again() -> None:
    """Hundreds may be lost, and a try is a document: what stands for each of them is known without one."""
    tries: list[Collection[str]] = []

    def missing(clusters: Collection[str]) -> str | None:
        tries.append(clusters)
        return "failed"

    lost = {chr(0x4E00 + at) for at in range(800)} | {f"日{LOOK}"}
    assert set(stand_ins(lost, missing).values()) == {"□"}
    assert tries == []


def test_stand_ins_can_always_be_shown() -> None:
    """Whatever is lost, what stands in its place is not; the longest come first, so that none is replaced in part."""
    lost = [f"q{RING}", f"日{JOINER}本", "日", f"日{RING}{DOT}"]
    missing = without(f"日{RING}", alone=DOT)
    instead = stand_ins(lost, missing)
    assert missing(list(instead.values())) is None
    assert [len(each) for each in instead] == sorted(map(len, lost), reverse=True)


@pytest.mark.parametrize(
    ("size", "shown"),
    [((1, 1), (1, 1)), ((20, 10), (20, 10)), ((192, 80), (192, 80)), ((384, 80), (192, 40)), ((96, 160), (48, 80))],
)
def test_a_logo_in_word_is_never_larger_than_it_is(size: tuple[int, int], shown: tuple[int, int]) -> None:
    """A small one keeps its size, at 96 pixels an inch; a larger one fits into two inches by 80 pixels."""
    logo = Logo(data=picture(*size), media_type="image/png", words="The logo")
    shown_with = replace(small("One line"), logo=logo, chapters=())
    body = members(report_docx(shown_with, template=None).data)["word/document.xml"].decode()
    [extent] = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', body)
    a_pixel = 914_400 // 96
    assert tuple(map(int, extent)) == tuple(a_pixel * each for each in shown)
