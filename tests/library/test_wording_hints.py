"""The words that a rule must have: no turn of phrase that a rule looks for may be without one of them."""

from __future__ import annotations

import csv
import re
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cx_audit.library import wording, wording_joined
from cx_audit.library import wording_words as words
from cx_audit.library.wording import remarks_on
from cx_audit.library.wording_hints import rules_hinted_at
from cx_audit.library.wording_rules import Kind, Rule

PATTERNS = {
    "satisfaction": (Rule.SATISFACTION, words.SATISFACTION),
    "scale": (Rule.MIDDLE_ANSWER, words.SCALE),
    "middle": (Rule.MIDDLE_ANSWER, words.MIDDLE_IN_ASK),
    "pushing": (Rule.LEADING, words.PUSHING),
    "loaded": (Rule.LEADING, words.LOADED),
    "own praise": (Rule.LEADING, words.OWN_PRAISE),
    "tag": (Rule.LEADING, words.TAG),
    "negated": (Rule.NEGATED, words.NEGATED),
    "only a tool": (Rule.ONLY_A_TOOL, words.ONLY_A_TOOL),
    **{f"jargon {jargon}": (Rule.JARGON, words.any_of(jargon)) for jargon in words.JARGON},
}
"""What each rule looks for in a text in lower case."""
LOWER = st.characters(min_codepoint=32, max_codepoint=126, exclude_characters=ascii_uppercase)
SENTENCES = Path(__file__).parents[1] / "data" / "questionnaire_sentences.csv"


@pytest.mark.parametrize("name", PATTERNS)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_whatever_a_rule_finds_is_hinted_at(name: str, data: st.DataObject) -> None:
    """Texts made from the pattern itself, with anything before and behind: the hint never hides one."""
    rule, pattern = PATTERNS[name]
    text = data.draw(st.from_regex(pattern, alphabet=LOWER))
    assert re.search(pattern, text)
    assert rule in rules_hinted_at(text), text


SOME_WORDS = (
    *("did", "they", "was", "were", "it", "clean", "and", "tidy", "but", "or", "&", "quick", "the", "food", "service"),
    *("you", "make", "could", "kind", "help", "listen", "to", "why", "how", "easy", "find", "as", "well", "between"),
    *("when", "which", ",", "?", "enough", "come", "of", "butter", "bread", "please", "thank", "welcome", "too"),
)


@settings(max_examples=6 * settings().max_examples, deadline=None)
@given(listed=st.lists(st.sampled_from(SOME_WORDS), min_size=1, max_size=9))
def test_two_questions_are_hinted_at(listed: list[str]) -> None:
    """No jumble of words that is taken for two questions lacks all of the words and signs that join two."""
    sentence = " ".join(listed) + "?"
    if wording_joined.two_questions(sentence) is not None:
        assert [each.rule for each in remarks_on(sentence)].count(Rule.TWO_QUESTIONS) == 1


@pytest.mark.parametrize("kind", Kind)
def test_hints_change_no_remark(kind: Kind, monkeypatch: pytest.MonkeyPatch) -> None:
    """On every sentence that was written for the measurement, as every kind of text, all is said as without hints."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        sentences = [row["sentence"] for row in csv.DictReader(file)]
    hinted = [remarks_on(sentence, kind=kind) for sentence in sentences]
    monkeypatch.setattr(wording, "rules_hinted_at", lambda plain: set(Rule))
    assert [remarks_on(sentence, kind=kind) for sentence in sentences] == hinted


def test_a_plain_question_hints_at_nothing() -> None:
    """Most questions have none of these words, and so no pattern is tried on them."""
    assert rules_hinted_at("did somebody greet you when you came in?") == set()
    assert rules_hinted_at("") == set()


@pytest.mark.parametrize(
    "sentence", ["Bread and was it?", "Kind and did", "Tidy & are", "And and did and", "Warm but were"]
)
def test_a_question_that_begins_late_is_read(sentence: str) -> None:
    """A verb behind the “and” has nothing before it to be asked about; the sentence is read all the same."""
    assert all(each.message for each in remarks_on(sentence))
