"""Whether one text of a checklist is well worded; English only."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from cx_audit.library import wording_grade as reading
from cx_audit.library import wording_words as words
from cx_audit.library.wording_better import (
    instead_of_asking_for_satisfaction,
    instead_of_two,
    without_pushing,
    without_shouting,
    without_the_not,
)
from cx_audit.library.wording_hints import rules_hinted_at
from cx_audit.library.wording_joined import says_that_either_will_do, two_questions, unquoted
from cx_audit.library.wording_rules import REASONS, RULES_FOR, Kind, Rule

MOST_LETTERS_OF_ASK = 120
_MOST_LETTERS_READ = 4000


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What is wrong with a text, in one sentence, and a better wording where one can be given."""

    rule: Rule
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text as it is shown, the same with its quotations blanked out, that in lower case, and what is known of it.

    `hinted` are the rules of which a word stands in it; where one has words and none stands there, it is kept.
    """

    shown: str
    unquoted: str
    plain: str
    kind: Kind
    note: str
    hinted: set[Rule]


def wording_problems(sentence: str, *, kind: Kind = Kind.ASK, note: str = "") -> list[Rule]:
    """The rules that a single text breaks; `note` is what the leader reads beside it."""
    return [remark.rule for remark in remarks_on(sentence, kind=kind, note=note)]


def remarks_on(sentence: str, *, kind: Kind = Kind.ASK, note: str = "") -> list[Remark]:
    """What to say about a text, at most once a rule; past 4,000 letters a text is not read."""
    shown = " ".join(sentence[:_MOST_LETTERS_READ].replace("’", "'").split())
    own = unquoted(shown)
    plain = own.lower()
    text = _Text(shown=shown, unquoted=own, plain=plain, kind=kind, note=note, hinted=rules_hinted_at(plain))
    found = (_CHECKS[rule](text) for rule in RULES_FOR[kind])
    remarks = [remark for remark in found if remark is not None]
    if any(remark.rule is Rule.LEADING for remark in remarks):
        return [remark for remark in remarks if remark.rule is not Rule.NEGATED]
    return remarks


def remark(rule: Rule, *, better: str = "", **values: str) -> Remark:
    """What the table of reasons says for a rule, with its blanks filled in; `better` takes the place of its hint."""
    message, hint = REASONS[rule]
    return Remark(rule=rule, message=message.format(**values), hint=better or hint.format(**values))


def _satisfaction(text: _Text) -> Remark | None:
    if Rule.SATISFACTION not in text.hinted:
        return None
    if not re.search(words.SATISFACTION, re.sub(words.NOT_OF_THE_LEADER, "", text.plain)):
        return None
    if text.kind in (Kind.NAME, Kind.OPTION):
        return remark(Rule.SATISFACTION, better="name what happened, or how it felt")
    return remark(Rule.SATISFACTION, better=instead_of_asking_for_satisfaction(text.shown))


def _middle_answer(text: _Text) -> Remark | None:
    if text.kind is Kind.OPTION:
        return remark(Rule.MIDDLE_ANSWER) if re.fullmatch(words.MIDDLE_LABEL, text.plain.strip(" .,")) else None
    if Rule.MIDDLE_ANSWER not in text.hinted:
        return None
    if re.search(words.MIDDLE_IN_ASK, text.plain):
        return remark(Rule.MIDDLE_ANSWER)
    scale = re.search(words.SCALE, text.plain)
    if scale is None:
        return None
    low, high = scale["low"] or scale["low2"], scale["high"] or scale["high2"]
    if low and high and (int(high) - int(low)) % 2:
        return None
    return remark(Rule.MIDDLE_ANSWER, better="ask for a yes or a no, or for ten up to ten down with no 0")


def _two_questions(text: _Text) -> Remark | None:
    if Rule.TWO_QUESTIONS not in text.hinted and "&" not in text.plain and text.plain.count("?") < 2:
        return None
    split = two_questions(text.shown, either=text.kind is Kind.CHOICE)
    if split is not None and says_that_either_will_do(text.note):
        split = two_questions(text.shown, either=True)
    return remark(Rule.TWO_QUESTIONS, better=instead_of_two(split)) if split is not None else None


def _leading(text: _Text) -> Remark | None:
    if Rule.LEADING not in text.hinted:
        return None
    if re.search(words.SCALE, text.plain):
        return None  # “how friendly” names what the scale is for, and the scale has advice of its own
    plain = re.sub(words.ENDS_OF_A_SCALE, "", re.sub(words.HARMLESS_OF_COURSE, "", text.plain))
    loaded = (words.PUSHING, words.LOADED, words.OWN_PRAISE, words.TAG)
    leads = any(re.search(each, plain) for each in loaded)
    return remark(Rule.LEADING, better=without_pushing(text.shown)) if leads else None


def _negated(text: _Text) -> Remark | None:
    if Rule.NEGATED not in text.hinted:
        return None
    if not re.search(words.NEGATED, re.sub(words.NOT_AFTER_ALL, "", text.plain)):
        return None
    return remark(Rule.NEGATED, better=without_the_not(text.shown))


def _only_stuff(text: _Text) -> Remark | None:
    if re.search(words.TREATMENT, text.plain) or re.search(words.IN_PLACE_OF_STUFF, text.plain):
        return None
    return remark(Rule.ONLY_STUFF) if re.search(words.STUFF, text.plain) else None


def _only_a_tool(text: _Text) -> Remark | None:
    bought = re.search(words.ONLY_A_TOOL, text.plain) if Rule.ONLY_A_TOOL in text.hinted else None
    if bought is None or re.search(words.IN_PLACE_OF_STUFF, text.plain):
        return None
    return None if re.compile(words.PEOPLE_ACT).search(text.plain, bought.end()) else remark(Rule.ONLY_A_TOOL)


def _hard_to_read(text: _Text) -> Remark | None:
    listed = reading.words_of(text.shown)
    asked = text.kind in (Kind.ASK, Kind.CHOICE)
    least, limit = (
        (reading.LEAST_WORDS_OF_ASK, reading.MOST_GRADE_OF_ASK)
        if asked
        else (reading.LEAST_WORDS_OF_TEXT, reading.MOST_GRADE_OF_TEXT)
    )
    if len(listed) < least or (grade := reading.grade_of(listed, text.shown)) <= limit:
        return None
    hardest = reading.hardest_words(text.shown)
    named = f", such as for {', '.join(f'“{word}”' for word in hardest)}" if hardest else ""
    return remark(Rule.HARD_TO_READ, grade=f"{grade:.1f}", limit=f"{limit:.0f}", words=named)


def _too_long(text: _Text) -> Remark | None:
    letters = len(text.shown)
    return remark(Rule.TOO_LONG, letters=str(letters)) if letters > MOST_LETTERS_OF_ASK else None


_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_LEAST_SHOUTED = 4


def _shouting(text: _Text) -> Remark | None:
    if text.unquoted[1:] == text.plain[1:] and "!" not in text.plain:
        return None
    loud = "!" in text.unquoted or any(
        word in words.SHOUTED or (len(word) >= _LEAST_SHOUTED and word not in words.ACRONYMS)
        for word in _CAPITALS.findall(text.unquoted)
    )  # fmt: skip
    return remark(Rule.SHOUTING, better=f"write {without_shouting(text.shown)}") if loud else None


def _jargon(text: _Text) -> Remark | None:
    if Rule.JARGON not in text.hinted:
        return None
    for found in re.finditer(words.ANY_JARGON, text.plain):
        if text.kind in (Kind.NOTE, Kind.TITLE) and re.fullmatch(words.OWN_WORDS, found[0]):
            continue
        better = next(
            plain for pattern, plain in words.JARGON.items() if re.fullmatch(pattern, found[0], re.IGNORECASE)
        )
        return remark(Rule.JARGON, word=found[0], better=f"write “{better}”")
    return None


_CHECKS: dict[Rule, Callable[[_Text], Remark | None]] = {
    Rule.SATISFACTION: _satisfaction,
    Rule.MIDDLE_ANSWER: _middle_answer,
    Rule.TWO_QUESTIONS: _two_questions,
    Rule.LEADING: _leading,
    Rule.NEGATED: _negated,
    Rule.ONLY_STUFF: _only_stuff,
    Rule.ONLY_A_TOOL: _only_a_tool,
    Rule.HARD_TO_READ: _hard_to_read,
    Rule.TOO_LONG: _too_long,
    Rule.SHOUTING: _shouting,
    Rule.JARGON: _jargon,
}
