"""Answers files and checklists as a leader would write them."""

from __future__ import annotations

SIX = """\
format: 1
id: six
version: "1"
title: Six examples
summary: The examples of the method, touchpoint by touchpoint.
touchpoints:
""" + "".join(
    f"""\
  - id: {name}
    title: The {name}
    do: Go there.
    minutes: 5
    basics:
      - {{id: a, ask: "The first?", name: the first{critical}}}
      - {{id: b, ask: "The second?", name: the second}}
      - {{id: c, ask: "The third?", name: the third}}
"""
    for name, critical in (
        ("website", ""),
        ("call", ""),
        ("buy", ""),
        ("problem", ""),
        ("leader", ""),
        ("rosy", ", critical: yes"),
    )
)
"""A checklist with a touchpoint for each example of METHOD 4."""

SIX_ANSWERS = """\
checklist: six
organisation: Harbour Books
leader: Ada
predictions: {website: "+4, 70%", call: "+3, 6%", buy: "-2, 5%", problem: "-5, 4%", leader: "+1, 9%", rosy: "+2, 5%"}
touchpoints:
  website:
    feeling: unimportant 3
    basics: {a: met, b: met, c: missed}
  call:
    feeling: respected 4
    moments:
      - {what: they knew my name, feeling: valued 4}
      - {what: cut off, feeling: annoyed 6}
    basics: {a: met, b: met, c: met}
  buy:
    feeling: pleased 5
    basics: {a: met, b: met, c: met}
  problem:
    feeling: relieved 8
    moments:
      - {what: nobody knew of my order, feeling: frustrated 6}
    basics: {a: met, b: met, c: met}
    extras:
      - {what: brought it round in the evening, who: Sam, grade: tell}
  leader:
    feeling: respected 9
    basics: {a: met, b: met, c: met}
    extras:
      - {what: called back the same day, who: Mira, grade: glad}
  rosy:
    feeling: pleased 7
    basics: {a: missed, b: partly, c: met}
    extras:
      - {what: a bookmark, grade: glad, kind: stuff}
"""
"""The six examples of METHOD 4, answered."""

BEFORE = """\
before:
  role: I own the shop
  why: I want to know what it is like to come to us
  persona: A father of three who has just moved here
  need: A present for tomorrow
  next: Ask a neighbour
  key-question: builds
"""
PREDICTIONS = """\
predictions:
  website: +4, 70%
  call: +6, 80%
  buy: +3, 60%
  problem: -4, 50%
  leader: +2, 40%
touchpoints:
"""
WEBSITE = """\
  website:
    feeling: unimportant 3
    pairs: {spoke-to-me: good}
    basics:
      {my-need: met, me-first: met, how-solved: met, reach-a-person: met, what-next: met,
       what-it-costs: missed, on-a-phone: met}
    quotes: [We are the leading house of books.]
    facts: {not-working: The map shows the old address}
    departments: [marketing]
    worked-out: I found a number, and no price
"""
CALL = """\
  call:
    feeling: respected 4
    moments:
      - {what: they knew the book by its colour, feeling: valued 4}
      - {what: cut off in the middle of a sentence, feeling: annoyed 6}
    pairs: {mattered: good}
    basics: {person-soon: met, listened: met, asked-why: met, ownership: met, my-time: met, thanked: met}
    departments: [reception]
"""
REST = """\
  buy:
    feeling: pleased 5
    pairs: {welcomed: good}
    basics:
      {easy-to-finish: met, price-clear: met, delivery-clear: met, promise-kept: met, each-part: met, needed-me: met}
    value: exactly
    facts: {buy-again: same, compared-with: With the shop in the next town}
  problem:
    variants: [return]
    feeling: relieved 8
    moments:
      - {what: nobody knew of my order, feeling: frustrated 6}
    pairs: {helped: good}
    basics: {welcomed: met, keen: met, owned: met, solved-or-day: met, automatic-reply: met, mended-first: met}
    extras:
      - {what: brought the right book round in the evening, who: Sam at the counter, grade: tell, kind: treatment}
    promises:
      - {what: Call when the second part is out, who: Sam at the counter, by: 2031-06-20}
  leader:
    feeling: respected 9
    pairs: {important: good}
    basics: {said-yes: met, reached: met, leader-listened: met, something-happened: met}
    extras:
      - {what: called back the same day, who: Mira, grade: glad, kind: treatment}
after:
  remember: A book brought to my door
  come-back: will
  tell-others: would
  sentence: Take it back to them, they will come to you.
  only-one: only
  why-again: [treatment]
  key-question: builds
  learned: Our website is about us
  would-change: We could live on people who come back
  commitment: {what: Show the price beside each book, who: Ada, by: 2031-06-15}
  look-again: 2031-09-01
"""


def first_walk(organisation: str = "Harbour Books", leader: str = "Ada", *, complete: bool = True) -> str:
    """Answers to the first walk that come to the first five examples of METHOD 4; else they end after the call."""
    head = f"checklist: first-walk\norganisation: {organisation}\nleader: {leader}\n"
    return head + BEFORE + PREDICTIONS + WEBSITE + CALL + (REST if complete else "")


def begun(organisation: str = "Harbour Books", leader: str = "Ada") -> str:
    """Answers to the first walk that end before the predictions: enough for an audit, and quickly saved."""
    return f"checklist: first-walk\norganisation: {organisation}\nleader: {leader}\nbefore: {{role: I own the shop}}\n"
