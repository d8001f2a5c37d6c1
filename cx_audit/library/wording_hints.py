"""Which rules of wording a text could break at all, told from its words, so that few patterns are tried on it.

A pattern of turns of phrase takes a hundred times as long as a look at the words that one of them must have. Each
rule has such words here; a text with none of them keeps the rule. A star stands for any ending.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from cx_audit.library.wording_rules import Rule
from cx_audit.library.wording_words import BLAME, PRAISE

_NOT_SAID = "t not never fail no nothing nobody none neither"
"""Words of a negation; “t” is what is left of “didn't”."""

_HINTS: Mapping[Rule, str] = {
    Rule.SATISFACTION: """
    satisf* dissatisf* unsatisf* happy pleased content impressed delighted unhappy expectation* csat nps promoter
    likely recommend rate acceptable adequate liking taste
    """,
    Rule.MIDDLE_ANSWER: "or scale from between stars",
    Rule.TWO_QUESTIONS: "and or but well",
    Rule.NEGATED: _NOT_SAID,
    Rule.LEADING: f"""
    t not {PRAISE.replace("|", " ")} {BLAME.replace("|", " ")}
    friendly helpful expert professional dedicated caring skilled popular unique famous improved trusted hard
    knowledgeable experienced top quality fast delicious leading generous
    obviously surely undoubtedly doubt needless course know knows everyone most agree agreed right correct yes no
    enjoy love adore hate believe imagine much
    naturally clearly certainly presumably evidently doubtless undeniably
    notice see outraged horrified disgusted thrilled amazed blown appalled wowed
    good bad poor perfect annoyed angry disappointed frustrated upset lucky rude tasty unfriendly unhelpful kind
    unkind polite impolite pleasant unpleasant beautiful fun exciting boring
    """,
    Rule.ONLY_A_TOOL: """
    software crm chat* bot* voicebot* app apps ai system* tool* platform* solution* dashboard* plug* kiosk* portal*
    ivr tablet* automation licence* license* subscription* database* assistant* automate digiti*
    """,
    Rule.JARGON: """
    touch* omni* seamless* frictionless cx kpi* metric* stakeholder* leverag* utili* synerg* facilitat* onboard* pain*
    escalat*
    journey* proposition* deliverable* empower* holistic* practice* pro proactive* actionable ecosystem* end deep fruit
    sla slas turnaround usp usps roi ux ui interface churn* sell* upsell* crosssell* forward timely prior centric*
    resolution granular* mission thought optimi* value valueadd* wow* contact self experience
    """,
}

_LEAST_STEM = 2


def _by_word() -> tuple[dict[str, set[Rule]], dict[str, list[tuple[str, Rule]]]]:
    """The rules by their whole words, and, by its first two letters, each stem with its rule."""
    whole: dict[str, set[Rule]] = {}
    stems: dict[str, list[tuple[str, Rule]]] = {}
    for rule, listed in _HINTS.items():
        for hint in listed.split():
            if hint.endswith("*"):
                stems.setdefault(hint[:_LEAST_STEM], []).append((hint[:-1], rule))
            else:
                whole.setdefault(re.split("[^a-z]", hint)[0], set()).add(rule)
    return whole, stems


_WHOLE, _STEMS = _by_word()


def rules_hinted_at(plain: str) -> set[Rule]:
    """The rules of which a word stands in this text, which is in lower case; those without words are never named."""
    found: set[Rule] = set()
    for word in set(re.findall("[a-z]+", plain)):
        found |= _rules_of(word)
    return found


@lru_cache(maxsize=16_384)
def _rules_of(word: str) -> frozenset[Rule]:
    by_stem = (rule for stem, rule in _STEMS.get(word[:_LEAST_STEM], ()) if word.startswith(stem))
    return frozenset([*_WHOLE.get(word, ()), *by_stem])
