"""A better wording for a sentence that is not well asked, where one can be given."""

from __future__ import annotations

import re

from cx_audit.library import wording_joins as joins
from cx_audit.library import wording_words as words
from cx_audit.library.wording_joined import Split
from cx_audit.text import capitalised

_OBJECT = r"(?i)\b(?:with|about|rate) (?P<object>(?!how\b|what\b|that\b|which\b)[^,;?]{2,60})"
_SCALE_END = r"(?i) (?:on a scale|from [01] to|overall|today|in general)\b.*"
_RECOMMEND = r"(?i)recommend|nps|promoter|how likely"
_EXPECTATIONS = r"(?i)expectation"
_OPENER = (
    r"(?i)^(?:and |but |so )?(?:(?:don't|wouldn't|won't|can't|didn't) you|(?:do|would|will) you(?: not)?|"
    r"isn't it (?:true|the case))"
    r"(?: (?:also|just|really))? ?(?:agree|think|say|find|feel|believe|admit)?(?: that)? "
    r"(?P<subject>(?:(?:the|our|your|their|this) )?[\w-]+(?: [\w-]+)?) (?P<verb>was|were|is|are) (?P<rest>[^?]+)\?$"
)
_ADVERB = (
    r"(?i),? ?\b(?:obviously|surely|undoubtedly|no doubt|needless to say|of course|as (?:we|you|"
    r"everyone) (?:all )?knows?)\b,? ?"
)
_CONTRACTED = r"(?i)\b(?P<aux>did|do|does|was|were|is|are|has|have|had|could|would|ca|wo)n't\b"
_WHOLE = {"ca": "can", "wo": "will"}
_NOT_TOO = r"(?i) not too (?P<quality>\w+)(?=[?,]| (?:for|to|in|at|on|when|while|that)\b)"
_CAPITALS = r"\b[A-Z]{2,}\b"
_MANY_MARKS = r"(?<![?!])[?!]*![?!]*"


def instead_of_asking_for_satisfaction(sentence: str) -> str:
    """What to ask in place of a mark; empty where nothing closer than the rule's own hint can be said."""
    if re.search(_RECOMMEND, sentence):
        return "ask “Would you go out of your way to tell others?”"
    if re.search(_EXPECTATIONS, sentence):
        return "ask “Did you get what was promised?” or “How did this make you feel?”"
    found = re.search(_OBJECT, sentence)
    named = re.sub(_SCALE_END, "", found["object"]).strip(" .") if found else ""
    return f"ask “How did {named} make you feel?”" if named and " and " not in named else ""


def instead_of_two(split: Split) -> str:
    """The two questions, each on its own; empty where they could not be told apart."""
    if not split.first:
        return ""
    apart = f"ask {_in_quotes(split.first)} and, on its own, {_in_quotes(split.second)}"
    return f"{apart}; where one of them is enough, say in the note “Either is a yes.”" if split.either_may_do else apart


def _in_quotes(sentence: str) -> str:
    marks = "‘’" if "“" in sentence else "“”"
    return f"{marks[0]}{sentence}{marks[1]}"


def without_pushing(sentence: str) -> str:
    """The question without what pushes; empty where leaving it out would not leave a question."""
    plain = sentence.lower()
    if re.search(words.TAG, plain):
        return ""
    opened = re.match(_OPENER, sentence)
    if opened and not re.search(words.LOADED, opened["rest"].lower()):
        return f"ask “{opened['verb'].capitalize()} {opened['subject']} {opened['rest']}?”"
    if re.search(words.LOADED, plain) or re.search(words.OWN_PRAISE, plain):
        return ""
    without = re.sub(_ADVERB, " ", sentence).strip()
    if without == sentence or not _asks(without):
        return ""
    return f"ask “{capitalised(without)}”"


def without_the_not(sentence: str) -> str:
    """The question turned round to yes; empty where more than a “not” must change.

    A “not” is left out only where what remains is an act or a quality that a customer wants; without it, “not too
    loud” would ask for the trouble itself.
    """
    too = re.search(_NOT_TOO, sentence)
    if too is not None and (enough := words.ENOUGH.get(too["quality"].lower())):
        return f"ask “{sentence[: too.start()]} {enough} enough{sentence[too.end() :]}”"
    without = re.sub(
        _CONTRACTED, lambda found: _like(found["aux"], _WHOLE.get(found["aux"].lower(), found["aux"])), sentence
    )
    if without == sentence and re.search(r"\bnot\b", sentence):
        without = re.sub(r" not\b", "", sentence, count=1)
    return f"ask “{without}”" if without != sentence and _is_wanted(without) else ""


def _is_wanted(question: str) -> bool:
    """Whether a yes to this question is surely good news."""
    said = set(re.findall(r"[a-z]+", question.lower()))
    return not said & words.UNWANTED and bool(said & joins.WANTED)


def _like(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def without_shouting(sentence: str) -> str:
    """The same sentence spoken in a calm voice, in quotation marks."""
    calm = re.sub(_CAPITALS, lambda found: found[0] if found[0] in words.ACRONYMS else found[0].lower(), sentence)
    calm = re.sub(_MANY_MARKS, lambda found: "?" if "?" in found[0] or _asks(calm) else ".", calm)
    return f"“{capitalised(calm)}”"


def _asks(sentence: str) -> bool:
    return re.match(words.BEGINS_A_QUESTION, sentence.lower()) is not None
