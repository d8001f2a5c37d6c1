"""The decks that the slides are tested with: a leader, teams of several sizes, and what is hard to put on a slide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache

from cx_audit.report.material import Material
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Deck, Slide
from cx_audit.report.slides.slides import deck_of

from .materials import hostile_material, material_of, one_material, team_material, team_of_size
from .walks_for_slides import FORTY, finished, of_touchpoints, without

MATERIALS: Mapping[str, Callable[[], Material]] = {
    "one leader, everything built": one_material,
    "one leader, mixed": lambda: material_of(finished(1)[:1], 1),
    "a team with rounds": team_material,
    "a team with names": lambda: team_material(names=True),
    "two": lambda: material_of(team_of_size(2), 1),
    "six": lambda: material_of(team_of_size(6), 1),
    "eight": lambda: material_of(team_of_size(8), 1),
    "twenty": lambda: material_of(team_of_size(20), 1),
    "nothing predicted": lambda: material_of(tuple(without(each, "predictions") for each in team_of_size(3)), 1),
    "nothing after": lambda: material_of(tuple(without(each, "after") for each in team_of_size(1)), 1),
    "one touchpoint": lambda: material_of(tuple(of_touchpoints(each, 1) for each in finished(1)[:1]), 1),
    "fifteen, one leader": lambda: material_of(tuple(of_touchpoints(each, 15) for each in finished(1)[:1]), 1),
    "fifteen, eight leaders": lambda: material_of(tuple(of_touchpoints(each, 15) for each in team_of_size(8)), 1),
    "fifteen, forty letters": lambda: material_of(
        tuple(of_touchpoints(each, 15, title=FORTY) for each in team_of_size(6)), 1
    ),
    "hostile": hostile_material,
    "hostile, one leader": lambda: hostile_material(1),
}
"""By what is special about them."""
KINDS = tuple(MATERIALS)


@cache
def material(kind: str) -> Material:
    """What the deck of this kind is made from."""
    return MATERIALS[kind]()


@cache
def deck(kind: str) -> Deck:
    """The deck of this kind, a draft of a consultancy's."""
    return deck_of(material(kind), report_of(material(kind), by="Kestrel & Vale", draft=True))


def slide(kind: str, key: str) -> Slide:
    """The slide with this key."""
    return next(each for each in deck(kind).slides if each.key == key)


def keys(kind: str) -> list[str]:
    """The keys of all slides, in order."""
    return [each.key for each in deck(kind).slides]


def trusts(of: Material) -> list[tuple[int, str]]:
    """Every trust score with the touchpoint's title, from the walks themselves."""
    return [
        (each.trust.known, each.touchpoint.title)
        for walk in of.walks
        for each in walk.result.touchpoints
        if each.trust.known is not None
    ]


def texts_in(part: object) -> Iterator[str]:
    """Every text of a part of a deck."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from texts_in(each)
    elif is_dataclass(part):
        for field in fields(part):
            yield from texts_in(getattr(part, field.name))
