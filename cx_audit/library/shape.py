"""The shape of a checklist file: the types that read it, and that its JSON Schema is made from.

Beside a limit, `instead` in the extra of a Meta says what to write in place of a value that breaks it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, Struct, field

FORMAT = 1
MOST_TOUCHPOINTS = 1_000
"""As many as hold 3,000 questions of three a touchpoint; more are a list that ran away, and nobody walks them."""

Id = Annotated[
    str,
    Meta(
        pattern=r"^[a-z0-9][a-z0-9-]{0,59}$",
        description="Lower-case letters, digits and hyphens.",
        extra={"instead": "write lower-case letters a to z, digits and hyphens, at most 60"},
    ),
]
Words = Annotated[str, Meta(min_length=1, extra={"instead": "write a text"})]
Ideas = Annotated[
    tuple[Annotated[int, Meta(ge=1, le=50, extra={"instead": "write the number of an idea, 1 to 50"})], ...],
    Meta(description="The numbers of the method's ideas that it carries, 1 to 50."),
]
Departments = Annotated[tuple[Words, ...], Meta(description="To whom it belongs, and its fix.")]
Ask = Annotated[Words, Meta(description="The question as the leader reads it.")]
Note = Annotated[str, Meta(description="Shown with the question: what counts as yes, and what as partly.")]
Example = Annotated[str, Meta(description="How somebody might answer.")]
Options = Annotated[
    dict[Id, Words],
    Meta(
        min_length=2,
        max_length=20,
        description="The answers to choose from: an id and what is shown.",
        extra={"instead": "write 2 to 20 answers, each as id: what is shown"},
    ),
]
_CONDITION = "{question: basic/greeted, is: met}, with the question and the answer that you mean"
Reference = Annotated[
    Words,
    Meta(
        description="An earlier question: basic/ID, pair/ID, value, variants, fact/ID or before/ID.",
        extra={"instead": f"write {_CONDITION}"},
    ),
]


class _Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Read strictly: a key that is not declared is a problem."""


Answers = Annotated[tuple[Words, ...], Meta(min_length=1, extra={"instead": "write at least one answer"})]


class When(_Part, frozen=True, kw_only=True):
    """Asked only if the answer to an earlier question is, or is not, one of these."""

    question: Reference
    is_: Annotated[Words | Answers | None, Meta(description="Asked if the answer is this one, or one of these.")] = (
        field(default=None, name="is")
    )
    is_not: Annotated[Words | Answers | None, Meta(description="Asked if the answer is none of these.")] = None


Whens = Annotated[
    When | tuple[When, ...] | None,
    Meta(
        description="When it is asked: one condition, or several that must all hold; always where absent.",
        extra={"instead": f"write {_CONDITION}"},
    ),
]


class _Asked(_Part, frozen=True, kw_only=True):
    id: Id
    ask: Ask
    note: Note = ""
    ideas: Ideas = ()
    when: Whens = None


class TextItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="text"):
    """Answered in the leader's own words."""

    example: Example = ""
    default: Annotated[str, Meta(description="Taken where nothing is answered.")] = ""
    required: Annotated[bool, Meta(description="Whether a few words are needed.")] = False


class ChoiceItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="choice"):
    """Exactly one of the options."""

    options: Options


class SeveralItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="several"):
    """Any of the options, at least `at-least` of them."""

    options: Options
    at_least: Annotated[
        int,
        Meta(ge=0, le=20, description="How many must be chosen.", extra={"instead": "write a whole number, 0 to 20"}),
    ] = 0


class NumberItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="number"):
    """A whole number of 0 or more."""


class MinutesItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="minutes"):
    """A number of minutes."""


class DayItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="day"):
    """A day."""


class CommitmentItem(_Asked, frozen=True, kw_only=True, tag_field="kind", tag="commitment"):
    """One action, one owner, one day."""

    ask_who: Annotated[Words, Meta(description="Asks for the one owner.")] = "Who will own it?"
    ask_by: Annotated[Words, Meta(description="Asks for the day.")] = "By which day?"
    example: Example = ""


Item = TextItem | ChoiceItem | SeveralItem | NumberItem | MinutesItem | DayItem
AfterItem = Item | CommitmentItem


class _Mendable(_Part, frozen=True, kw_only=True):
    ask: Ask
    fix: Annotated[str, Meta(description="What would mend it, as one action.")] = ""
    effort: Annotated[
        Literal["little", "some", "much"] | None,
        Meta(
            description="What the fix takes in a usual organisation, as you estimate it; only beside a fix.",
            extra={"instead": "write little, some or much"},
        ),
    ] = None
    departments: Departments = ()
    ideas: Ideas = ()
    when: Whens = None


class Pair(_Mendable, frozen=True, kw_only=True):
    """Two opposite treatments, of which one must be chosen."""

    id: Id
    good: Annotated[Words, Meta(description="The way a customer wants to be treated.")]
    bad: Annotated[Words, Meta(description="Its opposite; it counts as a missed basic.")]
    first: Annotated[Literal["good", "bad"], Meta(description="Which of the two is shown first.")] = "good"


class Basic(_Mendable, frozen=True, kw_only=True):
    """Something any customer expects, asked so that yes means met."""

    id: Id
    name: Annotated[str, Meta(description="A short label; the question itself where absent.")] = ""
    critical: Annotated[bool, Meta(description="Whether the touchpoint fails without it.")] = False
    note: Note = ""


class Value(_Mendable, frozen=True, kw_only=True):
    """Was less, exactly what was paid for, or more given back?"""


class Variants(_Part, frozen=True, kw_only=True):
    """Several ways to walk one touchpoint."""

    ask: Ask
    options: Options


class Extras(_Part, frozen=True, kw_only=True):
    """How extras are asked for."""

    ask: Ask = "Did they do something that you did not ask for and were glad of?"
    again: Annotated[Words, Meta(description="Asked when the feeling is up and no extra was named.")] = (
        "It left you up: was there some small thing that nobody had to do for you?"
    )
    examples: Annotated[tuple[Words, ...], Meta(description="What others did, to jog the memory.")] = ()
    acts: Annotated[tuple[Words, ...], Meta(description="What the organisation could do itself.")] = ()
    ideas: Ideas = ()


class Touchpoint(_Part, frozen=True, kw_only=True):
    """One place where a customer meets the organisation."""

    id: Id
    title: Annotated[Words, Meta(description="A short name, such as The call.")]
    do: Annotated[Words, Meta(description="What the leader goes and does.")]
    minutes: Annotated[
        int,
        Meta(ge=1, le=600, description="How long the visit takes.", extra={"instead": "write whole minutes, 1 to 600"}),
    ]
    weight: Annotated[
        float,
        Meta(
            gt=0,
            le=100,
            description="How much it counts in net trust.",
            extra={"instead": "write a number above 0, at most 100"},
        ),
    ] = 1.0
    departments: Departments = ()
    ideas: Ideas = ()
    variants: Annotated[
        Variants | None, Meta(description="Several ways to walk it, of which at least one is chosen.")
    ] = None
    feeling: Annotated[Words, Meta(description="The first question, before any about what happened.")] = (
        "How did this make you feel?"
    )
    moment: Annotated[Words, Meta(description="Asks for moments that hit harder than the rest.")] = (
        "Was there a moment that hit harder than the rest, up or down?"
    )
    pairs: Annotated[tuple[Pair, ...], Meta(description="Opposite treatments, of which one must be chosen.")] = ()
    basics: Annotated[tuple[Basic, ...], Meta(description="What any customer expects; four to seven.")] = ()
    value: Annotated[Value | None, Meta(description="Asked where something is paid for.")] = None
    extras: Annotated[Extras, Meta(description="What nobody asked for and the leader was glad of.")] = field(
        default_factory=Extras
    )
    facts: Annotated[tuple[Item, ...], Meta(description="Recorded, and never scored.")] = ()
    worked_out: Annotated[Words, Meta(description="The last question of the touchpoint.")] = (
        "How did this step work out for you?"
    )
    first_among_equals: Annotated[bool, Meta(description="Comes first where two touchpoints need the same care.")] = (
        False
    )


class Predictions(_Part, frozen=True, kw_only=True):
    """How a prediction is asked for."""

    ask: Annotated[
        str,
        Meta(
            pattern=r"\{touchpoint\}",
            description="Has {touchpoint} where the title goes.",
            extra={"instead": "write {touchpoint} where the title goes"},
        ),
    ] = ""
    note: Note = ""


class Checklist(_Part, frozen=True, kw_only=True):
    """Touchpoints in the order in which they are walked, and what is asked before and after them."""

    format: Annotated[Literal[1], Meta(description="The number of this format.")]
    id: Id
    version: Annotated[Words, Meta(description="Yours to count; goes up when the questions change.")]
    title: Annotated[Words, Meta(description="What the checklist is called.")]
    summary: Annotated[Words, Meta(description="For whom it is and when to walk it, in a sentence or two.")]
    touchpoints: Annotated[
        tuple[Touchpoint, ...],
        Meta(
            min_length=1,
            max_length=MOST_TOUCHPOINTS,
            description="In the order in which they are walked.",
            extra={"instead": "write at least one"},
        ),
    ]
    language: Annotated[
        str,
        Meta(
            pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
            description="A language code, such as en.",
            extra={"instead": "write a language code, such as en"},
        ),
    ] = "en"
    welcome: Annotated[str, Meta(description="Shown before the first question.")] = ""
    before: Annotated[tuple[Item, ...], Meta(description="Asked before the predictions.")] = ()
    predictions: Annotated[Predictions, Meta(description="How a forecast for each touchpoint is asked for.")] = field(
        default_factory=Predictions
    )
    after: Annotated[
        tuple[AfterItem, ...], Meta(description="Asked after the last touchpoint, before any score is shown.")
    ] = ()
