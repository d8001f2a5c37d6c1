"""What stands on a slide below its title, put into the places of its layout."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from cx_audit.report.blocks import Fact
from cx_audit.report.chapters.opening import MOST_ACTIONS
from cx_audit.report.slides.deck import (
    Action,
    Actions,
    Body,
    Deck,
    Figures,
    Opening,
    Parting,
    Pictured,
    Said,
    Side,
    Sides,
    Tabled,
    Words,
)
from cx_audit.report.slides.pptx_layouts import (
    ACTIONS,
    FIGURES,
    MOST_FACTS,
    MOST_SIDES,
    OPENING,
    PARTING,
    PICTURE,
    SAID,
    SIDES,
    TABLE,
)
from cx_audit.report.slides.pptx_page import SIGNS, Line, Page
from cx_audit.report.slides.pptx_places import Layout
from cx_audit.report.slides.pptx_way import draw_way
from cx_audit.report.slides.slides_words import quoted
from cx_audit.text import capitalised

_EFFORT = "Effort: little · some · much"
_TO_FILL_IN = ("Who: ___________________", "By: _____________________")


def layout_for(body: Body) -> Layout:
    """The layout that has the places for it."""
    match body:
        case Opening():
            return OPENING
        case Figures():
            return FIGURES
        case Pictured():
            return PICTURE
        case Said():
            return SAID
        case Sides():
            return SIDES
        case Actions():
            return ACTIONS
        case Tabled():
            return TABLE
        case Parting():
            return PARTING
        case _:
            assert_never(body)


def put_body(page: Page, body: Body, deck: Deck) -> None:
    """Everything of a slide but its title and its foot."""
    match body:
        case Opening(about=about, stance=stance):
            page.write_first_whole(1, about)
            page.write(2, [Line(text=stance)])
            if deck.logo is not None:
                page.put_logo(3, deck.logo)
        case Figures(facts=facts):
            _put_facts(page, facts)
        case Pictured(picture=picture, beneath=beneath):
            page.draw(10, picture)
            _put_beneath(page, beneath)
        case Said():
            _put_said(page, body)
        case Sides(sides=sides, beneath=beneath):
            page.write_beside(40, [_side_lines(side) for side in sides[:MOST_SIDES]])
            _put_beneath(page, beneath)
        case Actions(actions=actions, beneath=beneath):
            _put_actions(page, actions[:MOST_ACTIONS])
            _put_beneath(page, beneath)
        case Tabled(table=table, beneath=beneath):
            page.tabulate(10, table)
            _put_beneath(page, beneath)
        case Parting(lines=lines, way=way):
            page.write_first_whole(60, lines)
            if way is not None:
                page.write(61, [Line(text=way.caption)])
                draw_way(page.made, way)
        case _:
            assert_never(body)


def _put_beneath(page: Page, beneath: str) -> None:
    if beneath:
        page.write(11, [Line(text=beneath)])


def _put_facts(page: Page, facts: Sequence[Fact]) -> None:
    *short, last = facts
    if short:
        page.write_beside(20, [_fact_lines(fact) for fact in short[:MOST_FACTS]])
    page.write(25, [Line(text=last.name), Line(text=f"{SIGNS[last.tone]}{last.text}", level=1, tone=last.tone)])


def _fact_lines(fact: Fact) -> list[Line]:
    return [Line(text=f"{SIGNS[fact.tone]}{fact.text}", tone=fact.tone), Line(text=fact.name, level=1)]


def _put_said(page: Page, body: Said) -> None:
    page.write(30, _words_lines(body.quote, first=0))
    beside = [Line(text=text, level=3) for text in body.beside]
    page.write(31, [*_fact_lines(body.figure), Line(text=body.head, level=2), *beside])


def _side_lines(side: Side) -> list[Line]:
    return [Line(text=f"{SIGNS[side.tone]}{side.head}", tone=side.tone), *_words_lines(side.quote, first=1)]


def _words_lines(words: Words, *, first: int) -> list[Line]:
    text = quoted(words.text) if words.quoted else capitalised(words.text)
    lines = [Line(text=text, level=first)]
    return [*lines, Line(text=words.whose, level=first + 1)] if words.whose else lines


def _put_actions(page: Page, actions: Sequence[Action]) -> None:
    page.write_beside(50, [_action_lines(at, action) for at, action in enumerate(actions, 1)])
    page.write_beside(55, [[Line(text=text) for text in (_effort_of(each), *_TO_FILL_IN)] for each in actions])


def _effort_of(action: Action) -> str:
    return _EFFORT if action.effort is None else f"Effort by the checklist: {action.effort}"


def _action_lines(number: int, action: Action) -> list[Line]:
    about = " · ".join(part for part in (action.about, action.need.lower()) if part)
    return [Line(text=str(number)), Line(text=action.what, level=1), Line(text=about, level=2)]
