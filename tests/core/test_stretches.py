"""A script that is kept up to date equals one made from nothing, and a walk on it the walk as it is defined."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cx_audit.core.checklist import Checklist, Condition
from cx_audit.core.keys import SEAL
from cx_audit.core.questions import (
    NO_WAY_THROUGH,
    Answer,
    Back,
    CardQuestion,
    Open,
    Reply,
    Response,
    ReviewQuestion,
    SealQuestion,
)
from cx_audit.core.responses import Responses, holds, value_of
from cx_audit.core.script import asking_by_stretch, steps
from cx_audit.core.step import Part, Step, is_answered
from cx_audit.core.stretches import Script, script_of
from cx_audit.core.visibility import conditional_entries, shown_responses
from cx_audit.core.walk import Accepted, Place, Walk

from .random_checklists import checklists, possible_answers
from .samples import CHECKLIST, at, current, dull_reply, moved, walked
from .strategies import answers_to

# The definitions, in the plainest way: everything from nothing, every time.


def shown_by_definition(checklist: Checklist, responses: Responses) -> dict[str, Response]:
    """The responses that count: an entry is hidden when its visit failed, or when a condition does not hold."""
    shown = dict(responses)
    for key, conditions in conditional_entries(checklist):
        card = f"{key.split('/')[0]}/card"
        if value_of(responses, card) == NO_WAY_THROUGH or not holds(conditions, shown):
            shown.pop(key, None)
    return shown


def steps_by_definition(checklist: Checklist, responses: Responses) -> list[Step]:
    """Every visible question."""
    shown = shown_by_definition(checklist, responses)
    return [step for asking in asking_by_stretch(checklist).values() for step in asking(shown)]


@dataclass(frozen=True)
class PlainWalk:
    """What a walk is, by the definitions."""

    walk: Walk

    @property
    def steps(self) -> list[Step]:
        """Every visible question."""
        return steps_by_definition(self.walk.checklist, self.walk.responses)

    def missing(self) -> list[Step]:
        """The visible questions without an answer."""
        return [step for step in self.steps if not is_answered(step, self.walk.responses)]

    def behind_seal(self, step: Step) -> bool:
        """Whether it was sealed away."""
        return SEAL in self.walk.responses and step.part in (Part.BEFORE, Part.PREDICTIONS)

    def current(self) -> Step | None:
        """The question that is looked at, else the first without an answer."""
        looked_at = [step for step in self.steps if step.key == self.walk.at and not self.behind_seal(step)]
        return next(iter([*looked_at, *self.missing()]), None)

    def back(self) -> str | None:
        """The key of the question before the current one; None where the walk goes back no further."""
        current = self.current()
        everything = self.steps
        keys = [step.key for step in everything]
        if current is None or keys.index(current.key) == 0:
            return None
        before = everything[keys.index(current.key) - 1]
        return None if self.behind_seal(before) else before.key

    def after(self, key: str) -> str | None:
        """Where a changed answer leads: the next question, when it and all before it have their answers."""
        everything = self.steps
        number = [step.key for step in everything].index(key) + 1
        upto = everything[: number + 1]
        answered = all(is_answered(step, self.walk.responses) for step in upto)
        return everything[number].key if answered and number < len(everything) else None

    def reviewed(self, review: Step) -> list[Step]:
        """The other questions of its touchpoint."""
        return [
            step
            for step in self.steps
            if step.part is Part.TOUCHPOINT and step.touchpoint is review.touchpoint and step.key != review.key
        ]

    def place(self) -> Place:
        """Where the current question stands."""
        everything, missing = self.steps, self.missing()
        current = self.current() or everything[-1]
        touchpoint = current.touchpoint if current.part is Part.TOUCHPOINT else None
        peers = [
            step.key
            for step in everything
            if step.part is current.part
            and (touchpoint is None or step.touchpoint is touchpoint)
            and not isinstance(step.question, CardQuestion | ReviewQuestion | SealQuestion)
        ]
        keys = [step.key for step in everything]
        reached = keys[: keys.index(current.key) + 1]
        visits = sum(step.question.minutes for step in missing if isinstance(step.question, CardQuestion))
        return Place(
            part=current.part,
            touchpoint=self.walk.checklist.touchpoints.index(touchpoint) + 1 if touchpoint else 0,
            touchpoints=len(self.walk.checklist.touchpoints),
            question=max(1, len(set(peers) & set(reached))),
            questions=max(1, len(peers)),
            minutes_left=visits + math.ceil(len(missing) / 5),
            done=1 - len(missing) / len(everything),
        )


def everything_in(script: Script) -> list[Step]:
    """Every question of a script."""
    return [step for stretch in script.stretches.values() for step in stretch.steps]


def assert_is_as_defined(walk: Walk) -> None:
    """All that a walk derives is what the definitions say."""
    plain = PlainWalk(walk)
    current = walk.current
    assert current == plain.current()
    assert walk.finished is (plain.missing() == [])
    assert walk.place() == plain.place()
    assert everything_in(walk.script) == plain.steps
    if current is None:
        return
    if isinstance(current.question, ReviewQuestion):
        assert list(walk.reviewed(current)) == plain.reviewed(current)
    outcome = walk.reply(Back())
    assert (at(outcome.walk) if isinstance(outcome, Accepted) else None) == plain.back()


@given(checklists(), st.data())
def test_a_script_kept_up_to_date_equals_one_made_from_nothing(checklist: Checklist, data: st.DataObject) -> None:
    """Whatever was answered, in any order, and whatever is changed or taken back afterwards, one at a time."""
    answers = possible_answers(checklist)
    keys = st.sampled_from(sorted(answers))
    responses: dict[str, Response] = {
        key: data.draw(st.sampled_from(answers[key])) for key in data.draw(st.sets(keys), label="answered")
    }
    script = script_of(checklist, responses)
    for key in data.draw(st.lists(keys, min_size=1, max_size=8), label="changed"):
        response = data.draw(st.none() | st.sampled_from(answers[key]))
        script = script.with_response(key, response)
        responses = {each: given for each, given in responses.items() if each != key or response is not None}
        if response is not None:
            responses[key] = response
        assert script.responses == responses
        assert list(script.responses) == list(responses)
        assert script.shown == shown_by_definition(checklist, responses) == shown_responses(checklist, responses)
        visible = steps_by_definition(checklist, responses)
        assert everything_in(script) == visible == list(steps(checklist, responses))
        missing = [step for step in visible if not is_answered(step, responses)]
        assert [step for stretch in script.stretches.values() for step in stretch.unanswered] == missing
        assert script.next_unanswered == (missing[0] if missing else None)


@settings(max_examples=settings().max_examples // 2)
@given(checklists(most_touchpoints=2), st.data())
def test_a_walk_is_as_it_is_defined(checklist: Checklist, data: st.DataObject) -> None:
    """After every reply of a walk with steps back, opened and changed answers, and the same after resuming."""
    walk = Walk(checklist=checklist)
    detours = data.draw(st.integers(0, 6))
    while (step := walk.current) is not None:
        assert_is_as_defined(walk)
        reply: Reply = data.draw(answers_to(step))
        if detours and data.draw(st.integers(1, 4)) == 1:
            detours -= 1
            reply = Back()
            if isinstance(step.question, ReviewQuestion):
                reply = Open(data.draw(st.sampled_from([each.key for each in walk.reviewed(step)])))
            else:
                walk = replace(walk, at=data.draw(st.sampled_from([each.key for each in PlainWalk(walk).steps])))
                assert_is_as_defined(walk)
        outcome = walk.reply(reply)
        if isinstance(outcome, Accepted):
            assert_change_leads_on(walk, outcome)
            walk = outcome.walk
            assert Walk(checklist=checklist, responses=walk.responses, at=walk.at) == walk
    assert_is_as_defined(walk)


def assert_change_leads_on(walk: Walk, outcome: Accepted) -> None:
    """After an answer that was looked at again comes its review, or the next answer, or what is missing."""
    if outcome.change is None or walk.at is None:
        return
    plain = PlainWalk(outcome.walk)
    first = next(iter(plain.missing()), None)
    stretch = outcome.change.key.split("/")[0]
    to_review = first is not None and isinstance(first.question, ReviewQuestion) and first.key.startswith(f"{stretch}/")
    assert outcome.walk.at == (None if to_review else plain.after(outcome.change.key))


def stretches_changed_by(walk: Walk, reply: Reply) -> list[str]:
    """The stretches that are not the very same after this reply."""
    after = moved(walk, reply).script.stretches
    return [name for name, stretch in walk.script.stretches.items() if after[name] is not stretch]


@pytest.mark.parametrize(
    ("until", "reply", "changed"),
    [
        ("before/name", Answer("Ada"), ["before"]),
        ("before/persona", Answer("A baker"), ["before", "predictions", "shop", "phone", "after"]),
        ("before/way", Answer("a"), ["before", "shop", "phone"]),
        ("predictions/phone", dull_reply(current(walked(until="predictions/phone")).question), ["predictions"]),
        ("shop/variants", Answer(("return",)), ["shop"]),
        ("shop/card", Answer(NO_WAY_THROUGH), ["shop"]),
        ("phone/basic/person", Answer("met"), ["phone"]),
        ("after/reasons", Answer(("a",)), ["after"]),
    ],
)
def test_an_answer_changes_only_what_depends_on_it(until: str, reply: Reply, changed: list[str]) -> None:
    """Its own stretch, and those with a condition on it; the persona stands on every card."""
    assert stretches_changed_by(walked(until=until), reply) == changed


def test_a_step_back_changes_nothing() -> None:
    """Looking at an answer again asks nothing anew."""
    assert stretches_changed_by(walked(until="phone/feeling"), Back()) == []


def test_what_is_hidden_by_a_hidden_answer_is_hidden_across_stretches() -> None:
    """Once the visit failed, its answers count no more, and what was asked for them later is not asked."""
    checklist = replace(
        CHECKLIST,
        after=(replace(CHECKLIST.after[0], when=(Condition(key="phone/basic/name", values=("met",)),)),),
    )
    name_asked = {"before/way": Answer("b"), "phone/basic/name": Answer("met")}
    script = walked(name_asked, checklist=checklist).script
    assert [step.key for step in script.stretches["after"].steps] == ["after/reasons"]
    blocked = script.with_response("phone/card", Answer(NO_WAY_THROUGH))
    assert blocked.stretches["after"].steps == ()
    again = blocked.with_response("phone/card", Answer("done"))
    assert again.stretches["after"].steps == script.stretches["after"].steps


def test_a_walk_with_other_answers_or_another_checklist_has_a_script_of_its_own() -> None:
    """The script that is handed on is used only where it belongs."""
    walk = walked(until="shop/variants")
    assert replace(walk, at="shop/card").script is walk.script
    assert at(replace(walk, responses={})) == "before/name"
    other = replace(CHECKLIST, before=CHECKLIST.before[:1])
    assert "before/way" not in [step.key for step in everything_in(replace(walk, checklist=other).script)]


def test_walks_are_equal_by_what_was_answered() -> None:
    """A script is derived, so it takes no part in comparing walks, and is not shown with them."""
    walk = walked(until="shop/feeling")
    resumed = Walk(checklist=CHECKLIST, responses=dict(walk.responses))
    assert resumed == walk
    assert resumed.script is not walk.script
    assert "script" not in repr(walk)
