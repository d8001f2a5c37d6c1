"""Leaders who did something for another leader on the walk: named like everybody else in what is lettered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from cx_audit.core.audit import Audit
from cx_audit.core.commitments import letter_of_owner
from cx_audit.core.engagement import Engagement
from cx_audit.core.questions import Answer

_WHO_DID_IT = re.compile(r"/extra/\d+/who$")
_BETWEEN = re.compile(r"(\s*(?:[,;&/+]|\band\b)\s*)", re.IGNORECASE)


def lettered(audit: Audit, shown: Mapping[str, str]) -> Audit:
    """The audit with leaders by what is shown for them, wherever it says who did something that nobody asked for.

    `shown` is by the folded name. People who are no leaders stay: they are named for praise. No score depends on it.
    """
    responses = dict(audit.responses)
    for key, response in audit.responses.items():
        if isinstance(response, Answer) and isinstance(response.value, str) and _WHO_DID_IT.search(key):
            responses[key] = replace(response, value=_lettered(response.value, shown))
    return replace(audit, responses=responses)


def lettered_engagement(engagement: Engagement) -> Engagement:
    """The engagement with every audit so, leaders by their letters."""
    return replace(engagement, audits=tuple(lettered(each, engagement.letters) for each in engagement.audits))


def _lettered(who: str, shown: Mapping[str, str]) -> str:
    whole = letter_of_owner(who, shown)
    if whole is not None:
        return whole
    pieces = _BETWEEN.split(who)
    return "".join(letter_of_owner(piece, shown) or piece for piece in pieces)
