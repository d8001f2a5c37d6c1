"""Whose words stand large on the slide of the weakest touchpoint: of a leader for whom its title holds."""

from __future__ import annotations

from collections.abc import Sequence

from cx_audit.core.checklist import Basic, Pair
from cx_audit.core.feelings import Direction
from cx_audit.core.missed import missed_by
from cx_audit.core.responses import text_of
from cx_audit.core.result import TouchpointResult
from cx_audit.core.team import TeamTouchpoint
from cx_audit.core.team_words import entry_text
from cx_audit.core.words import signed
from cx_audit.report.material import Material
from cx_audit.report.slides.deck import Words
from cx_audit.text import capitalised

_Found = Sequence[tuple[str, TouchpointResult]]


def words_at(material: Material, at: TeamTouchpoint) -> Words:
    """Words of the leader whose trust is lowest, and who left the way that the title tells.

    Where trust was eroded for somebody, nobody speaks for whom it was built or who left feeling up. Where all who lost
    trust left feeling up, what held their score stands there instead.
    """
    eroded = at.spread.built < at.spread.count
    scored = {dot.letter for dot in at.spread.dots if (dot.trust < 0) is eroded}
    found = [pair for pair in material.results_at(at.touchpoint.id) if pair[0] in scored]
    found.sort(key=lambda pair: (pair[1].trust.low, _left(pair[1])))
    way = Direction.DOWN if eroded else Direction.UP
    fitting = [pair for pair in found if pair[1].feeling is not None and pair[1].feeling.direction is way]
    return _said(material, fitting) or (_felt(material, fitting) if fitting else _held(material, at, found))


def _left(result: TouchpointResult) -> int:
    return 0 if result.feeling is None else result.feeling.signed


def _said(material: Material, found: _Found) -> Words | None:
    """What was heard or read, else how it worked out; of the first leader who wrote down either."""
    audits = {walk.letter: walk.audit for walk in material.walks}
    for letter, result in found:
        for quote in result.quotes:
            return Words(text=quote, whose=f"Heard or read by {material.label(letter)}")
        worked = text_of(audits[letter].responses, f"{result.touchpoint.id}/worked-out")
        if worked:
            return Words(text=worked, whose=f"How it worked out for {material.label(letter)}", quoted=False)
    return None


def _felt(material: Material, found: _Found) -> Words:
    letter, result = found[0]
    felt = result.feeling.word if result.feeling else "no feeling written down"
    return Words(text=felt, whose=f"How it left {material.label(letter)}", quoted=False)


def _held(material: Material, at: TeamTouchpoint, found: _Found) -> Words:
    """What set the lowest score, although the feeling was the other way."""
    letter, result = found[0]
    felt = f", although it left {material.label(letter)} feeling {result.feeling.word}" if result.feeling else ""
    score = f"why the score is {signed(result.trust.low)}{felt}"
    missed = missed_by([(at.touchpoint.id, at.touchpoint.title)], material.walks)
    here = [each.entry for each in missed if letter in each.letters]
    if not here:
        return Words(text="nothing beyond the expected", whose=capitalised(score), quoted=False)
    entry = here[0]
    name = entry.bad if isinstance(entry, Pair) else entry_text(entry)
    whose = f"{'Missing, which is' if isinstance(entry, Basic) else 'This is'} {score}"
    return Words(text=name, whose=whose, quoted=isinstance(entry, Basic | Pair))
