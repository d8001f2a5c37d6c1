"""Errors carry what is wrong, where, and what to do next."""

from __future__ import annotations

import pytest

from cx_audit.errors import BadInput, CxAuditError, InUse, NotAllowed, NotFound, Problem, StorageFailed


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem(message="no title"), "no title"),
        (Problem(file="a.yaml", message="no title"), "a.yaml: no title"),
        (Problem(file="a.yaml", line=3, column=5, message="no title"), "a.yaml:3:5: no title"),
        (
            Problem(file="a.yaml", line=3, column=5, where="touchpoints > call", message="no title", hint="write one"),
            "a.yaml:3:5: touchpoints > call: no title, write one",
        ),
    ],
)
def test_a_problem_in_one_line(problem: Problem, text: str) -> None:
    """Place, part, what is wrong and what to do, as far as they are known."""
    assert str(problem) == text


@pytest.mark.parametrize("kind", [BadInput, NotFound, InUse, NotAllowed, StorageFailed])
def test_every_error_is_of_the_family(kind: type[CxAuditError]) -> None:
    """One except clause catches them all, with the message and the hint apart."""
    with pytest.raises(CxAuditError) as caught:
        raise kind("that went wrong", hint="try this")
    assert (str(caught.value), caught.value.message, caught.value.hint) == (
        "that went wrong",
        "that went wrong",
        "try this",
    )


def test_bad_input_names_every_place() -> None:
    """All the problems come at once, in order."""
    problems = [Problem(message="one"), Problem(message="two")]
    assert BadInput("two problems", problems=iter(problems)).problems == tuple(problems)
