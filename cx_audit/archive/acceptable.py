"""Whether the answers in a file are ones that their questions accept, the hidden ones too.

A hidden answer that its question would refuse could come to be seen, and scored, later in the walk.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cx_audit.core.every_question import first_key
from cx_audit.core.questions import Question
from cx_audit.core.replies import refusal_of
from cx_audit.core.responses import Responses


def refusals(questions: Mapping[str, Question], responses: Responses) -> Iterator[tuple[str, str]]:
    """The key and the sentence for each response that its question does not accept.

    A key that names none of the questions is passed over.
    """
    for key, response in responses.items():
        question = questions.get(key) or questions.get(first_key(key))
        refusal = refusal_of(question, response) if question is not None else ""
        if refusal:
            yield key, refusal
