"""A small checklist in YAML that has every kind of part, and its lines to change in tests."""

from __future__ import annotations

from cx_audit.core.checklist import Checklist
from cx_audit.errors import BadInput, Problem
from cx_audit.library.decode import decode_checklist

SMALL = """\
format: 1
id: small
version: "1"
title: A small walk
summary: Two touchpoints.
before:
  - {id: role, kind: text, ask: What do you do?}
  - {id: name, kind: text, ask: Who are you?, required: true}
  - {id: key-question, kind: choice, ask: "Builds or erodes?", options: {builds: Builds, erodes: Erodes}}
predictions:
  ask: "{touchpoint}: where do you expect it to leave you?"
touchpoints:
  - id: call
    title: The call
    do: Call the main number.
    minutes: 10
    weight: 1.5
    departments: [reception]
    ideas: [1, 2]
    variants: {ask: Which one?, options: {problem: A problem, question: A question}}
    pairs:
      - {id: mattered, ask: Which is closer?, good: I mattered, bad: An interruption, first: bad}
    basics:
      - id: listened
        ask: Did they listen?
        name: listened before selling
        critical: true
        departments: [sales]
      - id: owned
        ask: Did one person own it?
        when: {question: variants, is: [problem]}
    value: {ask: "Less, exactly, or more?", when: {question: basic/listened, is-not: missed}}
    extras: {ask: Anything you were glad of?, examples: [A call back.], acts: [Call back.]}
    facts:
      - {id: waited, kind: minutes, ask: How long did it take?}
      - {id: again, kind: choice, ask: Again?, options: {more: More, never: Never}}
    worked-out: How did it work out?
    first-among-equals: yes
  - id: website
    title: The website
    do: Open it.
    minutes: 5
after:
  - {id: remember, kind: text, ask: What will you remember?}
  - {id: why, kind: several, ask: Why again?, at-least: 1, options: {price: The price, place: The place}}
  - {id: count, kind: number, ask: How many?}
  - {id: commitment, kind: commitment, ask: What will you do?}
  - id: look-again
    kind: day
    ask: When?
    when:
      - {question: call/basic/listened, is: [met, partly]}
      - {question: before/key-question, is: builds}
"""


def small() -> Checklist:
    """The small checklist, decoded."""
    return decode_checklist(SMALL.encode(), "small.yaml")


def changed(old: str, new: str) -> bytes:
    """The small checklist with one passage changed."""
    assert SMALL.count(old) == 1, f"{old!r} is not there once"
    return SMALL.replace(old, new).encode()


def problems_of(data: bytes, file: str = "small.yaml") -> list[Problem]:
    """What is wrong in a checklist file; none when nothing is."""
    try:
        decode_checklist(data, file)
    except BadInput as error:
        return list(error.problems)
    return []
