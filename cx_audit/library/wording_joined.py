"""Finding two questions in one, and taking them apart.

No grammar is guessed at large. What counts is a second clause (“and did they”), two qualities asked about (“clean
and tidy”), or two acts (“listen and help”). Two things in one question (“a day and a time”) are left alone, save
for those that are always judged apart, such as food and service.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from cx_audit.library import wording_joins as words
from cx_audit.text import capitalised

_AUX = "|".join(sorted(words.AUXILIARIES))
_WHO = (
    "you|they|it|he|she|we|anyone|anybody|someone|somebody|everyone|everybody|everything|there|the|your|our|their|any|"
    "each|all|one|this|that"
)
_SECOND_CLAUSE = (
    rf"(?i),? (?P<join>and|but)(?:,? (?:also|then|if so|if not|if yes|when it was|afterwards))?,? "
    rf"(?P<second>(?:{_AUX}) (?:{_WHO})\b.*)"
)
_OTHER_CLAUSE = rf"(?i),? or (?P<second>(?:{_AUX}) (?:{_WHO})\b.*)"
_OR_AT_LEAST = r"(?i),? or at least \w+"
_QUESTION_WORD = "why|how|what|when|where|who|which|whom"
_SECOND_QUESTION = (
    rf"(?i)(?<!\bwhy)(?<!\bhow)(?<!\bwhat)(?<!\bwhen)(?<!\bwhere)(?<!\bwho)(?<!\bwhom)(?<!\bwhich),? and "
    rf"(?P<second>(?:{_QUESTION_WORD})\b(?! not\b).*)"
)
_OPENS_WITH_QUESTION_WORD = rf"(?i)(?:{_QUESTION_WORD})\b"
_TO_DO_TWO = (
    r"(?i)\b(?:easy|easier|simple|hard|difficult|possible|able|quick|pleasant) (?:\w+ ){0,3}?to "
    r"(?P<first>\w+)(?: \w+){0,3}? and (?:to )?(?P<second>\w+)"
)
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|(?<!\w)[‘'][^’']*[’'](?!\w)|«[^«»]*»|\{[^{}]*\}")
_MAY_QUOTE = re.compile("[“\"‘'’«{]")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*|[,;:?&]")
_JOINS = re.compile(r"\b(?:and|or|but|as well as)\b|&|\?.*\?", re.IGNORECASE | re.DOTALL)
_EITHER = r"(?i)\b(?:either|any one|one of (?:them|the two)|one is enough)\b"
_FURTHER = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """Two questions that were asked as one; both empty where they cannot be told apart without rewriting."""

    first: str = ""
    second: str = ""
    either_may_do: bool = False
    """Whether they are joined by “or”, so that a note could say that one of them is enough."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int


def unquoted(sentence: str) -> str:
    """The sentence with what it quotes, or has in braces, blanked out, each letter in its place."""
    return _QUOTED.sub(lambda found: "_" * len(found[0]), sentence) if _MAY_QUOTE.search(sentence) else sentence


def says_that_either_will_do(note: str) -> bool:
    """Whether a note says that one of two is enough, so that the question is one."""
    return re.search(_EITHER, note) is not None


def two_questions(sentence: str, *, either: bool = False) -> Split | None:
    """The two questions in this one, or None where it asks only one.

    `either` says that “or” joins two ways to the same answer, or answers to choose from.
    """
    if not _JOINS.search(sentence):
        return None
    plain = re.sub(words.FIXED, lambda found: re.sub("(?i)and", "und", found[0]), unquoted(sentence))
    plain = re.sub(words.SET_PHRASES, lambda found: found[0].replace(" ", "-"), plain)
    if plain.count("?") > 1:
        first, _, second = sentence.partition("?")
        return Split(first=f"{first.strip()}?", second=second.strip()) if plain.count("?") == 2 else Split()
    return _two_clauses(sentence, plain, either) or _two_of_a_kind(sentence, plain)


def _two_clauses(sentence: str, plain: str, either: bool) -> Split | None:
    clause = re.search(_SECOND_CLAUSE, plain)
    other = None if clause or either else re.search(_OTHER_CLAUSE, plain)
    clause = clause or other
    if clause is None and not either and re.search(_OR_AT_LEAST, plain):
        return Split(either_may_do=True)
    if clause is None:
        clause = re.search(_SECOND_QUESTION, plain)
        if clause is not None and not _stands_alone(plain, clause):
            clause = None
        if clause is not None and not re.match(_OPENS_WITH_QUESTION_WORD, plain):
            return Split()
    if clause is None:
        return None
    second = sentence[clause.start("second") :]
    first = sentence[: clause.start()].strip(" ,") + "?"
    return Split(first=first, second=capitalised(second), either_may_do=other is not None)


def _stands_alone(plain: str, clause: re.Match[str]) -> bool:
    """Whether “and why” asks: it has words of its own, and does not go on with a “which” that came before."""
    if re.match(_OPENS_WITH_QUESTION_WORD, plain):
        return True
    second = clause["second"].split()
    return len(second) > 1 and second[0].lower() not in plain[: clause.start()].lower().split()


def _two_of_a_kind(sentence: str, plain: str) -> Split | None:
    if _to_do_two(plain):
        return Split()
    listed = [_Word(text=found[0].lower().replace("’", "'"), start=found.start(), end=found.end())
              for found in _WORD.finditer(plain.replace("as well as", "and       "))]  # fmt: skip
    verb = next((at for at, word in enumerate(listed) if word.text in words.AUXILIARIES), None)
    for at, word in enumerate(listed):
        if word.text in ("and", "&", "but") and 0 < at < len(listed) - 1:
            split = _split_at(sentence, listed, at, verb)
            if split is not None:
                return split
    return None


def _to_do_two(plain: str) -> bool:
    found = re.search(_TO_DO_TWO, plain)
    return found is not None and (_acts(found["first"].lower()) or _acts(found["second"].lower()))


def _split_at(sentence: str, listed: list[_Word], at: int, verb: int | None) -> Split | None:
    before = at - 1
    while before > 0 and listed[before].text == ",":
        before -= 1
    after = at + 1
    while after < len(listed) - 1 and listed[after].text in (",", *words.ADVERBS_BETWEEN):
        after += 1
    left, right = listed[before], listed[after]
    if "between" in (word.text for word in listed[max(0, before - 3) : before]):
        return None
    if _two_qualities(left.text, right.text, _following(listed, after)):
        if after != at + 1 or before != at - 1 or listed[before - 1].text == ",":
            return Split()
        return _without_either(sentence, left, right, shared=_following(listed, after) not in words.OF_THE_SECOND)
    if listed[at].text == "but":
        return Split() if _quality(left.text) else None
    if left.text in words.THINGS and _thing(listed, after):
        return Split()
    if verb is None or verb > at:
        return None
    if any(word.text in words.MARKERS for word in listed[verb:at]):
        apart = right.text in words.VERBS and _is_over(listed, verb, at)
        return Split() if apart and listed[verb].text in words.DO else None
    if right.text in words.DETERMINERS and _another_subject(listed, verb, before, after):
        return Split()
    if _second_predicate(listed, verb, at, after):
        return _at_the_predicate(sentence, listed, verb, at, right)
    return None


def _two_qualities(left: str, right: str, following: str) -> bool:
    if _quality(left) and _quality(right):
        return True
    loose = (_quality(left) and _loose_quality(right)) or (_loose_quality(left) and _quality(right))
    return loose and following in (",", "?", "enough")


def _is_over(listed: list[_Word], verb: int, at: int) -> bool:
    """Whether the clause before the “and” has a verb of its own, so that a bare verb cannot belong to it."""
    begun = max(place for place in range(verb, at) if listed[place].text in words.MARKERS)
    inside = {word.text for word in listed[begun:at]}
    return bool(inside & words.PAST) and not inside & words.CAN_DO


def _another_subject(listed: list[_Word], verb: int, before: int, after: int) -> bool:
    """Whether a second thing is asked about: “was the food hot and the plate clean”."""
    is_one = _quality if listed[verb].text not in words.BE else (lambda word: _quality(word) or _participle(word))
    return is_one(listed[before].text) and any(is_one(word.text) for word in listed[after + 2 :])


def _following(listed: list[_Word], after: int) -> str:
    return listed[after + 1].text if after + 1 < len(listed) else "?"


def _second_predicate(listed: list[_Word], verb: int, at: int, after: int) -> bool:
    """Whether a quality or an act that is asked about stands after the “and”, beside another before it."""
    right, following = listed[after].text, _following(listed, after)
    if listed[verb].text in words.BE and listed[verb + 1].text != "there":
        if _quality(right):
            return _closes(following, words.AFTER_A_QUALITY)
        return _participle(right) and _closes(following, words.AFTER_A_DEED)
    return listed[verb].text in words.DO and not _leads_up(listed, verb, at) and _second_act(listed, at, after)


def _second_act(listed: list[_Word], at: int, after: int) -> bool:
    right, following = listed[after].text, _following(listed, after)
    if right in words.VERBS or (right, following) in words.WITH_PREPOSITION:
        return True
    if right in words.VERBS_OR_NOUNS:
        return following in words.AFTER_AN_AMBIGUOUS_ACT or (following == "?" and _acts(listed[at - 1].text))
    if right in words.NO_ACTS:
        return False
    if following == "you":  # “pass you on”, but not “the doctor and nurse you asked for”
        return _closes(_following(listed, after + 1), words.AFTER_A_DEED_DONE_TO_YOU)
    return following in words.OBJECTS


def _leads_up(listed: list[_Word], verb: int, at: int) -> bool:
    """Whether what stands before the “and” only leads up to the next verb, or both hang on a “to”."""
    near = [word.text for word in listed[max(verb, at - _FURTHER) : at]]
    if near[-1] in words.LED_BY:
        near.pop()
    if near[-1:] and near[-1] in words.SERIAL and near[-2:-1] and near[-2] not in words.DETERMINERS:
        return True
    return any(word == "to" and _acts(then) for word, then in pairwise(near))


def _at_the_predicate(sentence: str, listed: list[_Word], verb: int, at: int, right: _Word) -> Split:
    """The question up to the “and”, and the same opening with what comes after it."""
    be = listed[verb].text in words.BE
    found = next(
        (
            word
            for word in listed[verb + 2 : at]
            if (_participle(word.text) or _quality(word.text) if be else _acts(word.text))
        ),
        None,
    )
    bare = listed[at - 1].text
    if (
        found is None
        or any(word.text == "," for word in listed[verb:at])
        or (not be and _acts(bare) and bare not in words.WITHOUT_OBJECT)
    ):
        return Split()
    first = sentence[: listed[at].start].strip(" ,") + "?"
    return Split(first=first, second=sentence[: found.start] + sentence[right.start :])


def _without_either(sentence: str, left: _Word, right: _Word, *, shared: bool) -> Split:
    """The question with one of two qualities, then with the other; `shared` is whether what follows goes with both."""
    return Split(
        first=sentence[: left.end] + (sentence[right.end :] if shared else "?"),
        second=sentence[: left.start] + sentence[right.start :],
    )


def _thing(listed: list[_Word], after: int) -> bool:
    if listed[after].text in words.DETERMINERS and after + 1 < len(listed):
        after += 1
    return listed[after].text in words.THINGS


def _quality(word: str) -> bool:
    if word in words.ADJECTIVES or word in words.HYPHENATED:
        return True
    return word not in words.NOT_ADJECTIVES and len(word) > _FURTHER and word.endswith(words.QUALITY_ENDINGS)


def _loose_quality(word: str) -> bool:
    return word not in words.NO_QUALITIES and len(word) > _FURTHER and word.endswith(words.LOOSE_QUALITY_ENDINGS)


def _participle(word: str) -> bool:
    if word in words.PARTICIPLES:
        return True
    return word.endswith("ed") and len(word) > _FURTHER and word not in words.NOT_PARTICIPLES


def _acts(word: str) -> bool:
    return word in words.VERBS or word in words.VERBS_OR_NOUNS or word in words.SERIAL


def _closes(following: str, allowed: frozenset[str]) -> bool:
    return following in (",", "?", ";", *words.HYPHENATED) or following in allowed
