"""Random small checklists whose questions depend on any earlier ones, and everything that can be answered in them."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from cx_audit.core.checklist import (
    Basic,
    Checklist,
    Commitment,
    Condition,
    Effort,
    Item,
    Pair,
    Touchpoint,
    ValueQuestion,
    Variant,
)
from cx_audit.core.choices import BAD, GOOD, NO, NONE, YES, GivenBack, Grade, Outcome
from cx_audit.core.feelings import Direction
from cx_audit.core.keys import SEAL, prediction_key
from cx_audit.core.questions import (
    CLOSED,
    DONE,
    NO_WAY_THROUGH,
    SEALED,
    Answer,
    ChoiceQuestion,
    NotApplicable,
    Prediction,
    Response,
    TextQuestion,
)

from .samples import EXTRAS, TWO_WAYS, down, up

_WAYS = tuple(option.id for option in TWO_WAYS)
_VARIANTS = ("buy", "return")
_NAMES = ("shop", "phone", "desk")


class _Growing:
    """A checklist in the making: what was asked so far, with the answers that a condition may name."""

    def __init__(self, draw: st.DrawFn) -> None:
        self._draw = draw
        self._asked: list[tuple[str, tuple[str, ...]]] = []

    def when(self, key: str, answers: Sequence[str]) -> tuple[Condition, ...]:
        """Up to two conditions on what was asked before this question; from now on it can be named as well."""
        count = self._draw(st.integers(0, 2)) if self._asked else 0
        named = [self._draw(st.sampled_from(self._asked)) for _ in range(count)]
        self._asked.append((key, tuple(answers)))
        return tuple(
            Condition(key=name, values=(self._draw(st.sampled_from(values)),), negated=self._draw(st.booleans()))
            for name, values in named
        )

    def items(self, prefix: str, most: int) -> tuple[Item, ...]:
        """Questions with two answers each."""
        ids = [f"item-{number}" for number in range(self._draw(st.integers(0, most)))]
        question = ChoiceQuestion(ask="Which way?", options=TWO_WAYS, not_applicable=True)
        return tuple(Item(id=each, question=question, when=self.when(f"{prefix}/{each}", _WAYS)) for each in ids)

    def effort(self) -> Effort | None:
        """What the fix takes, or nothing said of it."""
        return self._draw(st.sampled_from((None, *Effort)))

    def persona(self) -> Item:
        """Who the leader pretends to be, which every card says, and which may be hidden."""
        return Item(
            id="persona", question=TextQuestion(ask="Who are you?"), when=self.when("before/persona", ("A baker",))
        )

    def touchpoint(self, name: str) -> Touchpoint:
        """A touchpoint with a few of everything that may have conditions."""
        variants = self._draw(st.booleans())
        if variants:
            self.when(f"{name}/variants", _VARIANTS)
        self.when(f"{name}/card", (DONE, NO_WAY_THROUGH))
        return Touchpoint(
            id=name,
            title=name.title(),
            do="Go there.",
            minutes=5,
            ask_feeling="How did it make you feel?",
            ask_moment="Was there a moment?",
            ask_worked_out="How did it work out?",
            ask_variants="Which one?" if variants else "",
            variants=tuple(Variant(id=each, label=each) for each in _VARIANTS) if variants else (),
            pairs=tuple(
                Pair(
                    id=each,
                    ask="How?",
                    good="Well",
                    bad="Badly",
                    fix="Do well.",
                    effort=self.effort(),
                    when=self.when(f"{name}/pair/{each}", (GOOD, BAD)),
                )
                for each in ["treated"][: self._draw(st.integers(0, 1))]
            ),
            basics=tuple(
                Basic(
                    id=each,
                    ask=f"{each}?",
                    name=each,
                    fix=f"Mend {each}.",
                    effort=self.effort(),
                    when=self.when(f"{name}/basic/{each}", tuple(Outcome)),
                )
                for each in ["one", "two", "three"][: self._draw(st.integers(0, 3))]
            ),
            value=ValueQuestion(
                ask="What for it?",
                fix="Give more.",
                effort=self.effort(),
                when=self.when(f"{name}/value", tuple(GivenBack)),
            )
            if self._draw(st.booleans())
            else None,
            extras=EXTRAS,
            facts=self.items(f"{name}/fact", 1),
        )


@st.composite
def checklists(draw: st.DrawFn, *, most_touchpoints: int = 3) -> Checklist:
    """A checklist of one to three touchpoints, or fewer."""
    growing = _Growing(draw)
    commitment = Commitment(ask="What will you do?", ask_who="Who?", ask_by="By when?")
    return Checklist(
        id="random",
        version="1",
        title="Random",
        summary="Made up for the laws.",
        before=(*growing.items("before", 2), growing.persona()),
        touchpoints=tuple(growing.touchpoint(name) for name in _NAMES[: draw(st.integers(1, most_touchpoints))]),
        after=(
            *growing.items("after", 2),
            Item(id="act", question=commitment, when=growing.when("after/act", ("Call",))),
        ),
    )


def possible_answers(checklist: Checklist) -> dict[str, tuple[Response, ...]]:
    """What can be answered to each question of the checklist, the first of those that are asked again and again."""
    either_way = (Answer(_WAYS[0]), Answer(_WAYS[1]), NotApplicable())
    found: dict[str, tuple[Response, ...]] = {f"before/{each.id}": either_way for each in checklist.before}
    found["before/persona"] = (Answer("A baker"), Answer(""))
    found[SEAL] = (Answer(SEALED),)
    for touchpoint in checklist.touchpoints:
        name = touchpoint.id
        found[prediction_key(name)] = (Answer(Prediction(score=4, certain=50)),)
        found[f"{name}/variants"] = tuple(Answer(each) for each in (("buy",), ("return",), ("buy", "return")))
        found[f"{name}/card"] = _each(DONE, NO_WAY_THROUGH)
        found[f"{name}/feeling"] = (Answer(up(5)), Answer(down(5)))
        found[f"{name}/moment/1"] = _each(*Direction, NONE)
        found[f"{name}/moment/1/feeling"] = (Answer(up(7)), Answer(down(7)))
        found[f"{name}/moment/2"] = _each(NONE)
        found |= {f"{name}/pair/{each.id}": _each(GOOD, BAD) for each in touchpoint.pairs}
        found |= {f"{name}/basic/{each.id}": (*_each(*Outcome), NotApplicable()) for each in touchpoint.basics}
        found[f"{name}/value"] = _each(*GivenBack)
        found[f"{name}/value/grade"] = _each(*Grade)
        found |= {f"{name}/extra/{each}": _each(YES, NO) for each in ("1", "again", "2")}
        found[f"{name}/extra/1/grade"] = _each(*Grade)
        found[f"{name}/quote/1"] = (Answer("Next!"), Answer(""))
        found |= {f"{name}/fact/{each.id}": either_way for each in touchpoint.facts}
        found[f"{name}/promise/1"] = _each(YES, NO)
        found[f"{name}/worked-out"] = (Answer("Well."),)
        found[f"{name}/review"] = _each(CLOSED)
    found |= {f"after/{each.id}": either_way for each in checklist.after if isinstance(each.question, ChoiceQuestion)}
    found["after/act/what"] = (Answer("Call"), Answer(""))
    return found


def _each(*ids: str) -> tuple[Response, ...]:
    return tuple(Answer(str(each)) for each in ids)
