"""The wording of single sentences: measured on sentences written for it, then rule by rule."""

from __future__ import annotations

import csv
import sys
import time
from pathlib import Path

import pytest

from cx_audit.library.wording import remarks_on, wording_problems
from cx_audit.library.wording_grade import grade, hardest_words, syllables
from cx_audit.library.wording_joined import two_questions
from cx_audit.library.wording_rules import REASONS, RULES_FOR, Kind, Rule

MOST_FALSE_ALARMS, MOST_MISSES = 0.03, 0.10
SENTENCES = Path(__file__).parents[1] / "data" / "questionnaire_sentences.csv"


def sentences() -> list[tuple[str, Kind, set[str]]]:
    """Each sentence with what it is for and the rules that it breaks; none for a good one."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        return [
            (row["sentence"], Kind(row["kind"]), {rule for rule in row["expected"].split(";") if rule})
            for row in csv.DictReader(file)
        ]


def test_false_alarms_and_misses_stay_rare(capsys: pytest.CaptureFixture[str]) -> None:
    """A good sentence is seldom blamed, and a bad one seldom passes; both figures are printed."""
    good = [(text, kind) for text, kind, expected in sentences() if not expected]
    bad = [(text, kind, expected) for text, kind, expected in sentences() if expected]
    alarms = [text for text, kind in good if wording_problems(text, kind=kind)]
    misses = [text for text, kind, expected in bad if not expected <= set(wording_problems(text, kind=kind))]
    figures = (
        f"\nfalse alarms: {len(alarms)} of {len(good)} good sentences ({len(alarms) / len(good):.1%}); "
        f"misses: {len(misses)} of {len(bad)} bad ones ({len(misses) / len(bad):.1%})\n"
    )
    with capsys.disabled():
        sys.stdout.write(figures)
    assert len(alarms) <= MOST_FALSE_ALARMS * len(good), alarms
    assert len(misses) <= MOST_MISSES * len(bad), misses


def test_there_are_enough_sentences_and_each_once() -> None:
    """Two hundred and twenty sentences at the least, half of them good, and every rule of wording among them."""
    rows = sentences()
    assert len({text for text, _, _ in rows}) == len(rows) >= 220
    assert sum(not expected for _, _, expected in rows) >= 110
    assert set().union(*(expected for _, _, expected in rows)) == {
        rule.value for kind in Kind for rule in RULES_FOR[kind]
    }


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("How satisfied were you with the delivery?", "ask “How did the delivery make you feel?”"),
        ("How likely are you to recommend us?", "ask “Would you go out of your way to tell others?”"),
        ("Was the room clean and quiet?", "ask “Was the room clean?” and, on its own, “Was the room quiet?”"),
        ("Did they listen and help you?", "ask “Did they listen?” and, on its own, “Did they help you?”"),
        ("Did it come, and did it fit?", "ask “Did it come?” and, on its own, “Did it fit?”"),
        ("Was it short? Was it clear?", "ask “Was it short?” and, on its own, “Was it clear?”"),
        ("Was it clear and easy to read?", "ask “Was it clear?” and, on its own, “Was it easy to read?”"),
        ("Don't you think that the staff were kind?", "ask “Were the staff kind?”"),
        ("Was the price, of course, clear?", "ask “Was the price clear?”"),
        ("Didn't they greet you?", "ask “Did they greet you?”"),
        ("Can't you call them?", "ask “Can you call them?”"),
        ("Did the clerk not call?", "ask “Did the clerk call?”"),
        ("DID they call?!", "write “Did they call?”"),
        ("Was the SEPA form READY!", "write “Was the SEPA form ready?”"),
        ("Was it seamless?", "write “easy”"),
    ],
)
def test_a_better_wording_is_given(sentence: str, hint: str) -> None:
    """Where the sentence itself can be put right, the hint is the sentence put right."""
    assert [remark.hint for remark in remarks_on(sentence)] == [hint]


@pytest.mark.parametrize(
    ("sentence", "hint"),
    [
        ("Was it not too loud?", "ask “Was it quiet enough?”"),
        ("Was the wait not too long for you?", "ask “Was the wait short enough for you?”"),
        ("Was the room not too crowded?", REASONS[Rule.NEGATED][1]),
        ("Did you not have to wait?", REASONS[Rule.NEGATED][1]),
        ("Didn't they keep you waiting?", REASONS[Rule.NEGATED][1]),
        ("Did they not interrupt you?", REASONS[Rule.NEGATED][1]),
        ("Wasn't there a queue?", REASONS[Rule.NEGATED][1]),
    ],
)
def test_a_not_is_never_dropped_where_yes_would_turn(sentence: str, hint: str) -> None:
    """What is left without the “not” must ask for something that a customer wants."""
    assert [remark.hint for remark in remarks_on(sentence)] == [hint]


@pytest.mark.parametrize("sentence", ["Were they friendly, quick and careful?", "Did they greet, seat and serve you?"])
def test_three_in_a_row_are_not_cut_in_two(sentence: str) -> None:
    """Where more than two are asked about, no half of the question is offered."""
    assert [remark.hint for remark in remarks_on(sentence)] == [REASONS[Rule.TWO_QUESTIONS][1]]


def test_a_scale_is_named_as_a_scale() -> None:
    """The words at the ends of a scale, or what it is for, are not the author's own praise."""
    for sentence in ("How was it, from poor to excellent?", "On a scale from 1 to 5, how friendly were they?"):
        assert wording_problems(sentence) == [Rule.MIDDLE_ANSWER]


def test_a_word_that_everybody_says_is_not_called_hard() -> None:
    """Nobody could write a shorter word for “anyone”."""
    assert hardest_words("Did anyone or everybody explain the administration?") == ["administration"]


def test_or_is_one_question_where_either_will_do() -> None:
    """“Or” asks two things, unless the note says that one is enough or the answers are listed."""
    ask = "Was it solved, or were you given a day for it?"
    (remark,) = remarks_on(ask)
    assert remark.rule is Rule.TWO_QUESTIONS
    assert remark.hint.endswith("where one of them is enough, say in the note “Either is a yes.”")
    assert wording_problems(ask, note="Either one is a yes.") == []
    assert wording_problems(ask, kind=Kind.CHOICE) == []
    assert wording_problems("Was it solved, and were you told?", note="Either one is a yes.") == ["two-questions"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Did they name a day and a time?",
        "Was the price and delivery date clear?",
        "Did they do something that you did not ask for and were glad of?",
        "Did they say sorry, with no “if and were it so” about it?",
        "Did they come and help?",
        "Could you choose between fast and cheap delivery?",
        "Were you told when and where to be?",
        "Could you tell which was new and which was used?",
        "Did they tell you how to book and pay?",
        "Was there bread and baked goods on the table?",
        "Was the hot and cold water on?",
        "Were the {rooms and are they} ready?",
        "Did you and your guest get a seat?",
        "And?",
        "",
    ],
)
def test_one_question_is_left_whole(sentence: str) -> None:
    """Two things, a fixed phrase, a quotation or a clause within the question do not make it two."""
    assert two_questions(sentence) is None


def test_quoted_words_are_not_the_authors() -> None:
    """What somebody else says in quotation marks is not blamed."""
    assert wording_problems("Did they ask “Were you satisfied, and was it GREAT!”?") == []
    assert wording_problems("Did they say 'of course' when you asked?") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The first touchpoint comes now.", Kind.NOTE),
        ("More touchpoints", Kind.TITLE),
        ("Satisfied or remarkable", Kind.TITLE),
        ("Sometimes", Kind.NAME),
        ("Were you satisfied?", Kind.FIX),
    ],
)
def test_a_rule_holds_only_where_it_belongs(text: str, kind: Kind) -> None:
    """A title may say satisfied, and a note may use the tool's own word."""
    assert wording_problems(text, kind=kind) == []


def test_running_text_is_judged_more_strictly_than_one_question() -> None:
    """A question of six words may reach grade 10, and a text of twenty words grade 8."""
    text = "The receptionist explained the appointment before anybody came, and everything that followed was easy."
    assert 8 < grade(text + " Then all went well, and all was soon over.") < 12
    assert wording_problems("Was the administrator's explanation comprehensible?") == []
    assert wording_problems("Was the administrator's own explanation comprehensible?") == ["hard-to-read"]
    assert wording_problems("Extraordinary administrative responsibilities.", kind=Kind.NOTE) == []


def test_the_grade_is_that_of_kincaid() -> None:
    """The formula of 1975, worked out by hand: 6 words, 1 sentence, 6 syllables; then 8 words, 2 sentences, 11."""
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 * 1 - 15.59)
    assert grade("A person called: nobody had asked for it.") == pytest.approx(0.39 * 4 + 11.8 * 11 / 8 - 15.59)
    assert grade("") == grade("42?") == 0.0
    assert hardest_words("The receptionist gave an explanation of the day.") == ["receptionist", "explanation"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "asked gave time times hour our friend through queue don't aren't moved called wait clothes you've"),
        (2, "table tables handed boxes people client quiet being didn't statement careful payment issue patient"),
        (3, "satisfied customer area usual radio serious politely created reaction employee museum period"),
        (4, "immediate comfortable information reservation convenient experience material society delivery"),
        (5, "immediately organisation communication recommendation"),
    ],
)
def test_syllables_are_counted(count: int, words: str) -> None:
    """Silent endings do not count, and vowels that are spoken apart do."""
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)


def test_each_rule_has_a_reason_in_one_sentence() -> None:
    """No reason has a full stop within it, and each rule has something to write instead."""
    assert set(REASONS) == set(Rule)
    assert all("." not in message and hint for message, hint in REASONS.values())


@pytest.mark.parametrize(
    "part", ["and ", "“", '"', "'", "{", ".", "?", "a", "!", "did you not ", "of ", "THE ", "é", "buy a "]
)
def test_a_hostile_text_is_read_in_no_time(part: str) -> None:
    """Two million letters of anything take no more than a moment, whatever the text is for."""
    text, begun = part * (2_000_000 // len(part)), time.perf_counter()
    for kind in Kind:
        wording_problems(text, kind=kind, note=text)
    assert time.perf_counter() - begun < 3
