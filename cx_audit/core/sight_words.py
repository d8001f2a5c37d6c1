"""What was predicted beside what was experienced, in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from cx_audit.core.blind_spots import Foresight, Gap, Sight
from cx_audit.core.sight import LeaderGap, TouchpointSight
from cx_audit.core.spread import FEWEST_FOR_RANGE
from cx_audit.core.team_words import Label, within
from cx_audit.core.words import signed

THE_GAP = "The gap is the prediction less what was experienced, in points: above 0, better was expected than came."
THE_FIGURES = (
    "Optimism is the mean gap of a leader: above 0, too hopeful. Off by is how far the predictions were off on "
    "average, too high or too low alike. Both are in points."
)
BROKEN_SEAL = "changed after they were sealed"


def tenths_text(number: Fraction) -> str:
    """Points with their sign and one decimal: +1.0."""
    tenths = round(number * 10)
    return f"+{tenths / 10:.1f}" if tenths > 0 else f"−{-tenths / 10:.1f}" if tenths < 0 else "0.0"


def sight_text(gap: Gap) -> str:
    """How one prediction fared."""
    if gap.sight is Sight.SEEN:
        return "as foreseen" if gap.right_side else "other side"
    return str(gap.sight)


def together_text(sight: TouchpointSight) -> str:
    """One touchpoint across the leaders; empty where there is one leader, or nothing that they did not see coming."""
    if sight.range is None:
        return ""
    eroded, blind, hidden = sight.built_predicted_and_eroded, sight.blind_spots, sight.hidden_strengths
    found = [f"{eroded} of {sight.count} predicted built and experienced eroded"] if eroded else []
    found += [f"a blind spot for {blind} of {sight.count}"] if blind > eroded else []
    found += [f"a hidden strength for {hidden} of {sight.count}"] if hidden else []
    if not found:
        return ""
    return f"{sight.title}: {', '.join(found)}; {gaps_text(sight.range, sight.mean_gap)}"


def gaps_text(between: tuple[int, int], mean: Fraction | None) -> str:
    """The range of the leaders' gaps, and their mean where there are enough of them: gaps −1 to +13."""
    low, high = between
    gaps = f"each gap {signed(low)}" if low == high else f"gaps {signed(low)} to {signed(high)}"
    return gaps if mean is None else f"{gaps}, mean gap {tenths_text(mean)}"


def right_side_text(foresights: Sequence[Foresight]) -> str:
    """How many of all the predictions had the right side; empty below two leaders."""
    if len(foresights) < FEWEST_FOR_RANGE:
        return ""
    right, count = sum(each.right_side for each in foresights), sum(each.count for each in foresights)
    return f"Together, {right} of {count} predictions were on the right side, built or eroded."


def figures_text(foresight: Foresight) -> tuple[str, str, str, str]:
    """A leader's predictions as four figures: optimism, how far off, right side k of n, how certain."""
    return (
        tenths_text(foresight.optimism),
        f"{float(foresight.mean_distance):.1f}",
        f"{foresight.right_side} of {foresight.count}",
        f"{float(foresight.mean_certainty):.0f} %",
    )


def in_parts_text(widest: LeaderGap, label: Label) -> str:
    """One gap in its two parts, the surprise and the rose tint."""
    gap = widest.gap
    surprise, tint = gap.parts
    return (
        f"{label(widest.letter)} at {within(gap.title)}: predicted {signed(gap.predicted)}, felt {signed(gap.felt)}, "
        f"trust {signed(gap.trust)}. Gap {signed(gap.gap)}: surprise {signed(surprise)}, rose tint {signed(tint)}."
    )
