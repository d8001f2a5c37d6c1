"""Leaders who did something for another leader on the walk: named like everybody else in what is lettered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from cx_audit.core.audit import Audit
from cx_audit.core.commitments import letter_of_owner
from cx_audit.core.engagement import Engagement
from cx_audit.core.questions import Answer

_WHO_DID_IT = re.compile(r"/extra/\d+/who$")
_BETWEEN = re.compile(r"(\s*(?:[,;&/+()\[\]]|\b(?:and|or|with|und|oder|et|ou|en)\b)\s*)", re.IGNORECASE)


def lettered(audit: Audit, shown: Mapping[str, str]) -> Audit:
    """The audit with leaders by what is shown for them, wherever it says who did something that nobody asked for.

    `shown` is by the folded name. People who are no leaders stay: they are named for praise. No score depends on it.
    """
    responses = dict(audit.responses)
    for key, response in audit.responses.items():
        if isinstance(response, Answer) and isinstance(response.value, str) and _WHO_DID_IT.search(key):
            responses[key] = replace(response, value=owners_shown(response.value, shown))
    return replace(audit, responses=responses)


def lettered_engagement(engagement: Engagement) -> Engagement:
    """The engagement with every audit so, leaders by their letters."""
    return replace(engagement, audits=tuple(lettered(each, engagement.letters) for each in engagement.audits))


def owners_shown(who: str, letters: Mapping[str, str], label: Callable[[str], str] = str) -> str:
    """Who is to do something or did it, each leader among them by the label of the letter; everybody else stays.

    `letters` is by the folded name. What stands in brackets or beside a leader stays as well.
    """
    whole = letter_of_owner(who, letters)
    if whole is not None:
        return label(whole)
    pieces = [(piece, letter_of_owner(piece, letters)) for piece in _BETWEEN.split(who)]
    return "".join(piece if letter is None else label(letter) for piece, letter in pieces)
