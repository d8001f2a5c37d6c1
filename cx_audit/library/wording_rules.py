"""The rules of good wording: what each is called, and the reason in one sentence with what to write instead."""

from __future__ import annotations

from enum import StrEnum


class Rule(StrEnum):
    """One piece of advice that can be given; its value is what reports and tests call it."""

    SATISFACTION = "satisfaction"
    MIDDLE_ANSWER = "middle-answer"
    TWO_QUESTIONS = "two-questions"
    LEADING = "leading"
    NEGATED = "negated"
    ONLY_STUFF = "only-stuff"
    ONLY_A_TOOL = "only-a-tool"
    HARD_TO_READ = "hard-to-read"
    TOO_LONG = "too-long"
    SHOUTING = "shouting"
    JARGON = "jargon"
    NO_FIX = "no-fix"
    NO_DEPARTMENT = "no-department"
    MANY_BASICS = "many-basics"
    NO_CRITICAL = "no-critical"
    GOOD_FIRST = "good-first"
    DUPLICATE = "duplicate"
    KEPT_WORDS = "kept-words"
    NO_COMMITMENT = "no-commitment"
    NO_LOOK_AGAIN = "no-look-again"
    ONE_KEY_QUESTION = "one-key-question"
    CUT_TEXT = "cut-text"


class Kind(StrEnum):
    """What a text is for, which decides what is looked for in it."""

    ASK = "ask"
    CHOICE = "choice"
    """A question whose answers are listed below it."""
    NOTE = "note"
    """Running text: a note, a card, a summary."""
    TITLE = "title"
    NAME = "name"
    OPTION = "option"
    FIX = "fix"
    ACT = "act"
    """An act or an example of an extra."""


_EVERYWHERE = (Rule.SHOUTING, Rule.JARGON)
_ASKED = (
    Rule.SATISFACTION,
    Rule.MIDDLE_ANSWER,
    Rule.TWO_QUESTIONS,
    Rule.LEADING,
    Rule.NEGATED,
    Rule.HARD_TO_READ,
    Rule.TOO_LONG,
    *_EVERYWHERE,
)

RULES_FOR: dict[Kind, tuple[Rule, ...]] = {
    Kind.ASK: _ASKED,
    Kind.CHOICE: _ASKED,
    Kind.NOTE: (Rule.HARD_TO_READ, *_EVERYWHERE),
    Kind.TITLE: _EVERYWHERE,
    Kind.NAME: (Rule.SATISFACTION, *_EVERYWHERE),
    Kind.OPTION: (Rule.SATISFACTION, Rule.MIDDLE_ANSWER, *_EVERYWHERE),
    Kind.FIX: (Rule.ONLY_A_TOOL, *_EVERYWHERE),
    Kind.ACT: (Rule.ONLY_STUFF, *_EVERYWHERE),
}
"""The rules that a text of each kind is held against, in the order in which advice is given."""

REASONS: dict[Rule, tuple[str, str]] = {
    Rule.SATISFACTION: (
        "this asks for satisfaction, and a customer who is merely satisfied is at risk",
        "ask “How did this make you feel?”",
    ),
    Rule.MIDDLE_ANSWER: (
        "this leaves a middle to hide in, and there is no neutral ground between building trust and eroding it",
        "leave out the middle, so that each answer says up or down",
    ),
    Rule.TWO_QUESTIONS: (
        "this asks two things at once, and one answer cannot serve both",
        "ask each on its own, or keep the one that matters more",
    ),
    Rule.LEADING: (
        "this puts the answer into the leader's mouth",
        "ask only what happened, such as “Did somebody greet you?”",
    ),
    Rule.NEGATED: (
        "this asks for what was not, so that neither yes nor no is clear",
        "ask it so that yes means that it went well",
    ),
    Rule.ONLY_STUFF: (
        "this gives something away, and people remember how they were treated",
        "write an act of treatment, such as “Call the next day to ask whether it helped”",
    ),
    Rule.ONLY_A_TOOL: (
        "this only buys a tool, and a tool does not care for anyone",
        "write what a person does, such as “Name who replies in each hour that we are open”",
    ),
    Rule.HARD_TO_READ: (
        "this reads at school grade {grade}, above {limit}",
        "write shorter sentences and shorter words{words}",
    ),
    Rule.TOO_LONG: (
        "this question has {letters} letters, more than 120",
        "ask in one breath, and put the rest into a note",
    ),
    Rule.SHOUTING: (
        "exclamation marks and words in capitals shout",
        "write it in a calm voice",
    ),
    Rule.JARGON: (
        "“{word}” is not a word that a customer would use",
        "write a plain word",
    ),
    Rule.NO_FIX: (
        "this basic has no fix, so a miss leads to no action",
        "add “fix:” with one act for this week, such as “Call back within the hour”",
    ),
    Rule.NO_DEPARTMENT: (
        "this basic has no department, so nobody is called upon when it is missed",
        "add “departments:” with those who can mend it{departments}",
    ),
    Rule.MANY_BASICS: (
        "this touchpoint has {count} basics, more than nine, and a tired leader answers carelessly",
        "keep the four to seven that any customer expects",
    ),
    Rule.NO_CRITICAL: (
        "no basic of this touchpoint is critical, so nothing stands out when all of it fails",
        "write “critical: true” under the one basic without which the visit fails",
    ),
    Rule.GOOD_FIRST: (
        "the good side comes first in {pairs}, so that the first answer is always the kind one",
        "write “first: bad” in about half of them",
    ),
    Rule.DUPLICATE: (
        "this asks the same as line {line}",
        "remove one of the two, or ask for what sets them apart",
    ),
    Rule.KEPT_WORDS: (
        "it asks something of your own, and its {kept} from {taken}",
        "write what goes with your question, or leave a key blank to drop it",
    ),
    Rule.NO_COMMITMENT: (
        "nothing is committed to at the end, so the walk leads to no action",
        "add to “after:” a question with “kind: commitment”",
    ),
    Rule.NO_LOOK_AGAIN: (
        "no day to look again is asked for, so nobody will see what changed",
        "add to “after:” a question with “id: look-again” and “kind: day”",
    ),
    Rule.ONE_KEY_QUESTION: (
        "the key question is asked only {here} the walk, so the result cannot show both answers side by side",
        "ask it with the id “key-question” {there} the walk too",
    ),
    Rule.CUT_TEXT: (
        "the text ends before this “#”, and what stands behind it is lost as a comment",
        "put the whole text in quotes; for a comment, write a space after the “#”",
    ),
}
"""The reason in one sentence, and what to write instead where nothing closer can be said."""
