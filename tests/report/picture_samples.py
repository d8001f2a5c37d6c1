"""Pictures to look at and to test with: the made-up engagement's shapes, and the cases that are hard to draw."""

from __future__ import annotations

from fractions import Fraction

from cx_audit.core.blind_spots import Gap
from cx_audit.core.checklist import Effort
from cx_audit.core.engagement import letter
from cx_audit.core.scoring import level_of_trust
from cx_audit.core.words import level_text
from cx_audit.report.pictures.descriptions import (
    Action,
    Bar,
    BarsPicture,
    Dumbbell,
    DumbbellPicture,
    EffortPicture,
    GridPicture,
    GridRow,
    JourneyLine,
    JourneyPicture,
    Picture,
    Slope,
    SlopesPicture,
    SpreadPicture,
    SpreadRow,
)

TOUCHPOINTS = ("The website", "The call", "The purchase", "The problem", "The leader")
SCORES = (-5, -1, -1, 8, 7)
TEAM_SCORES = ((-1, -6, 1, 2, 8), (3, -1, -2, 4, 4), (-7, -7, -3, 5, -3), (-2, -3, 4, 8, 3), (-4, -6, -1, -2, 5))
FORTY = "The little window beside the parcel desk"
FORTY_CJK = "退貨與維修服務窗口的等候時間以及後續回電的處理流程和負責人員說明與補償方案之細節"[:40]
FORTY_ARABIC = "خدمة العملاء عبر الهاتف وإعادة المنتجات بعد البيع"[:40]
ENDLESS = "Unbreakable" * 455
OF_FIVE = (Effort.LITTLE, Effort.SOME, Effort.SOME, Effort.MUCH, Effort.MUCH)


def one_leader(names: tuple[str, ...], scores: tuple[int | None, ...]) -> tuple[Picture, ...]:
    """What is drawn of a leader alone: the journey and the bars."""
    bars = [
        Bar(name=name, score=score, words="" if score is None else level_text(level_of_trust(score)))
        for name, score in zip(names, scores, strict=True)
    ]
    return (
        JourneyPicture(
            title="Trust was eroded before it was built", touchpoints=names, lines=(JourneyLine(who="", trusts=scores),)
        ),
        BarsPicture(title="Two of five built trust", bars=tuple(bars)),
    )


def predicted(names: tuple[str, ...], pairs: tuple[tuple[int, int], ...], whose: tuple[str, ...]) -> DumbbellPicture:
    """Predictions and experiences, judged as the core judges them."""
    return DumbbellPicture(
        title="The website was the widest blind spot",
        pairs=tuple(
            Dumbbell(
                name=name,
                who=who,
                predicted=before,
                experienced=after,
                sight=Gap(touchpoint_id="any", title=name, predicted=before, certain=50, felt=after, trust=after).sight,
            )
            for name, (before, after), who in zip(names, pairs, whose, strict=True)
        ),
    )


def team(
    names: tuple[str, ...], leaders: tuple[str, ...], scores: tuple[tuple[int | None, ...], ...]
) -> tuple[Picture, ...]:
    """What is drawn of several leaders: the journey, the grid, and two rounds of them at the first touchpoint."""
    return (
        JourneyPicture(
            title="At the call the leaders differ most",
            touchpoints=names,
            lines=tuple(JourneyLine(who=who, trusts=trusts) for who, trusts in zip(leaders, scores, strict=True)),
        ),
        GridPicture(
            title="Only the leader built trust with nearly all",
            leaders=leaders,
            rows=tuple(
                GridRow(name=name, scores=tuple(trusts[at] for trusts in scores)) for at, name in enumerate(names)
            ),
        ),
        SlopesPicture(
            title="Most moved up",
            rounds=("Round 1", "Round 2"),
            slopes=tuple(
                Slope(name=who, scores=(trusts[0], trusts[-1])) for who, trusts in zip(leaders, scores, strict=True)
            ),
        ),
    )


def actions(names: tuple[str, ...], efforts: tuple[Effort, ...], effects: tuple[int, ...]) -> EffortPicture:
    """Actions and what they take."""
    return EffortPicture(
        title="A phone number on every page comes first",
        actions=tuple(
            Action(name=name, effort=effort, effect=Fraction(effect))
            for name, effort, effect in zip(names, efforts, effects, strict=True)
        ),
        effect_name="points of need: how far the touchpoint is below 7",
    )


def heaps(names: tuple[str, ...], scores: tuple[tuple[int, ...], ...]) -> SpreadPicture:
    """How many leaders came to which score."""
    rows = (SpreadRow(name=name, scores=there) for name, there in zip(names, scores, strict=True))
    return SpreadPicture(title="Most visits eroded trust", rows=tuple(rows))


def letters(count: int) -> tuple[str, ...]:
    """So many leaders by letter."""
    return tuple(letter(at) for at in range(count))


ACTIONS = actions(
    (
        "Put a phone number on every page",
        "Ask why the customer called before anything else",
        "Thank each buyer by name",
        "Call back within the hour",
        "Let reception decide on returns up to 50",
    ),
    (Effort.LITTLE, Effort.LITTLE, Effort.LITTLE, Effort.SOME, Effort.MUCH),
    (12, 8, 8, 13, 10),
)
ENGAGEMENT: dict[str, Picture] = {
    "journey-one": one_leader(TOUCHPOINTS, SCORES)[0],
    "bars": one_leader(TOUCHPOINTS, SCORES)[1],
    "dumbbells": predicted(TOUCHPOINTS, ((5, -5), (6, -1), (4, -1), (3, 8), (7, 7)), ("",) * 5),
    "journey-team": team(TOUCHPOINTS, letters(5), TEAM_SCORES)[0],
    "grid": team(TOUCHPOINTS, letters(5), TEAM_SCORES)[1],
    "slopes": team(TOUCHPOINTS, letters(5), TEAM_SCORES)[2],
    "effort": ACTIONS,
    "spread": heaps(
        TOUCHPOINTS, ((-10, -10, 5) * 9, (-10,) * 27, (6, -3, -1) * 9, (9,) * 26 + (-1,), tuple(range(1, 11)) * 2)
    ),
}
"""A team and a leader as the made-up engagements have them."""


def _hard() -> dict[str, Picture]:
    found: dict[str, Picture] = {}

    def add(name: str, *pictures: Picture) -> None:
        found.update({f"{name}-{type(each).__name__.removesuffix('Picture').lower()}": each for each in pictures})

    add("one-point", *one_leader(("The website",), (4,)), predicted(("The website",), ((4, 4),), ("",)))
    add(
        "one-point-team",
        *team(("The website",), letters(2), ((4,), (4,))),
        actions(("Answer",), (Effort.LITTLE,), (7,)),
    )
    fifteen = tuple(f"Touchpoint number {number}" for number in range(1, 16))
    swing = tuple((-1) ** at * (1 + at * 7 % 10) for at in range(15))
    add("fifteen", *one_leader(fifteen, swing), predicted(fifteen, tuple((7, each) for each in swing), letters(15)))
    twelve = tuple(tuple((-1) ** (at + row) * (1 + (at * 7 + row * 3) % 10) for at in range(15)) for row in range(12))
    add("twelve-leaders", *team(fifteen, letters(12), twelve))
    add("twelve-at-five", *team(TOUCHPOINTS, letters(12), tuple(row[:5] for row in twelve)))
    add("equal", *one_leader(TOUCHPOINTS, (3,) * 5), *team(TOUCHPOINTS, letters(12), ((-10,) * 5,) * 12))
    add("equal-too", actions(tuple(f"{FORTY} {number}" for number in range(12)), (Effort.SOME,) * 12, (9,) * 12))
    for name, text in (("forty", FORTY), ("cjk", FORTY_CJK), ("arabic", FORTY_ARABIC), ("endless", ENDLESS)):
        names = tuple(f"{number} {text}" for number in range(1, 6))
        add(name, *one_leader(names, SCORES), predicted(names, tuple((each, -each) for each in SCORES), names))
        add(f"{name}-team", *team(names, names, TEAM_SCORES), actions(names, OF_FIVE, (3, 12, 12, 12, 1)))
    add("missing", *one_leader(TOUCHPOINTS, (None, 3, None, -4, None)))
    add("missing-team", *team(TOUCHPOINTS, letters(3), ((None,) * 5, (1, None, -4, None, 2), (None, 3, 5, None, None))))
    add(
        "rounds",
        SlopesPicture(
            title="Six rounds",
            rounds=tuple(f"Round {at}" for at in range(1, 7)),
            reach=100,
            slopes=tuple(
                Slope(name=name, scores=tuple(each * 9 for each in twelve[at][:6]))
                for at, name in enumerate(TOUCHPOINTS)
            ),
        ),
    )
    add("forty", heaps((FORTY, FORTY_CJK, FORTY_ARABIC, ENDLESS), ((1,), (-1, -1), (), (-10, 10))))
    add(
        "net-many",
        SpreadPicture(
            title="Net trust",
            reach=100,
            rows=(SpreadRow(name="Net trust", scores=(-100, -91, -90, -40, -9, 0, 0, 1, 10, 11, 100)),),
        ),
    )
    add(
        "net",
        BarsPicture(
            title="Net trust",
            reach=100,
            bars=(Bar(name="A", score=-100, words=""), Bar(name="B", score=0, words="at risk")),
        ),
    )
    return found


HARD = _hard()
