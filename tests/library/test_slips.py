"""Slips of the pen in a checklist file: where they were made, and what to write, in one message each."""

from __future__ import annotations

import pytest

from cx_audit.errors import BadInput
from cx_audit.library.decode import decode_checklist

from .small import SMALL, changed

SITE = "  - id: website\n    title: The website\n    do: Open it.\n    minutes: 5"
FORM = "{question: basic/greeted, is: met}"
BEFORE = SMALL[SMALL.index("before:") : SMALL.index("predictions:")]
VARIANTS = "{problem: A problem, question: A question}"


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("ask: Did they listen?", 'ask: "Did they listen?', "25:14", "the quotation mark that begins here"),
        ("title: A small walk", 'title: "A small walk', "4:8", "the quotation mark that begins here"),
        ("      - id: owned", "        id: owned", "29:9", "“id” is written twice, first on line 24"),
        ("      - id: owned", "        id: owned", "29:9", "or begin a new entry with “- ”"),
        (VARIANTS, "{will: Yes, I would, not: Never}", "20:54", "a comma separates in { }, so “I would”"),
        ("      - id: owned", "      -id: owned", "29:7", "the space after the hyphen is missing, write “- ”"),
        ("      - id: listened", "      -id: listened", "24:7", "the space after the hyphen is missing, write “- ”"),
        ("        ask: Did one", "\u00a0       ask: Did one", "30:1", "begins with U+00A0, which looks like a space"),
        (SITE, "  - taek: first-walk/call", "39:5", "did you mean “take”?"),
        ("{question: variants, is: [problem]}", "{is: met}", "31:15", f"“question” is missing, write {FORM}"),
        ("{question: variants, is: [problem]}", "basic/greeted is met", "31:15", f"is a text, write {FORM}"),
        ("weight: 1.5", "weight: 1,5", "17:13", "“weight” is “1,5”, write 1.5"),
        ("id: owned", "id: prüfung", "29:13", "write lower-case letters a to z"),
        ("departments: [sales]", "departments: sales", "28:22", "write [sales]"),
        (BEFORE, "before:\n  - take: first-walk\n", "7:5", "write before: {take: first-walk}"),
    ],
)
def test_a_slip_is_one_message_at_its_place(old: str, new: str, place: str, said: str) -> None:
    """Each slip gives one problem, where it was made and not where the reader stumbled."""
    with pytest.raises(BadInput) as refused:
        decode_checklist(changed(old, new), "small.yaml")
    (problem,) = refused.value.problems
    assert f"{problem.line}:{problem.column}" == place
    assert said in str(problem)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("ask: Did they listen?", 'ask: "Did they listen,\n          each time?"'),
        (VARIANTS, '{problem: "Yes, I would", question: A question}'),
        ("name: listened before selling", "name:"),
    ],
)
def test_what_is_no_slip_is_read(old: str, new: str) -> None:
    """A text in quotes over two lines, a comma in quotes and a key left blank are fine."""
    assert decode_checklist(changed(old, new), "small.yaml").id == "small"
