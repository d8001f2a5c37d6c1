"""What leaders side by side show, in sentences that claim no more than a handful of walks can bear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil
from typing import assert_never

from cx_audit.core.checklist import Basic, Pair, ValueQuestion
from cx_audit.core.disagreement import Opposite, Said, SaidAs
from cx_audit.core.missed import Missed
from cx_audit.core.shared_priorities import SharedPriority
from cx_audit.core.spread import FEWEST_FOR_RANGE, Spread
from cx_audit.core.statistics import CLOSE_BY_CHANCE, CLOSE_UP_TO
from cx_audit.core.team import NetTrusts, OtherChecklist, Team, TeamTouchpoint, Walked
from cx_audit.core.versions import OtherVersion
from cx_audit.core.words import signed, signed_net_trust, verdict_text
from cx_audit.text import folded

Label = Callable[[str], str]
"""How a leader is named: the letter itself, or the name behind it."""

THE_STANCE_OF_A_TEAM = (
    "What these leaders experienced, one visit each: an indicator of where to look, not what customers feel. "
    "Different days and different staff are real, so where leaders differ nothing is evened out."
)
ONE_LEADER = "One leader is no team yet: nothing is compared. The whole of this walk:"
SATISFIED_IS_DOWN = " (satisfied counts as down: there is no neutral ground)"
_SATISFIED = "satisfied"
MISSING = "Missing, or in its place"
"""Stands over what was not met: a basic that was missing, or the opposite of what a customer hopes for."""
NOT_ALIKE = "*"
"""Stands behind what compares only in part."""
_AD_MEANS = (
    "AD, how far apart leaders are, is the mean distance of their scores from their mean, in points; up to 3.3 is "
    "called close"
)
FEW = 2
"""So many touchpoints are named one by one even where it is all of them; more are every touchpoint."""
_MOST_TITLES, _FEWEST_LEFT_OUT = 3, 3
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(parts: Sequence[str]) -> str:
    """A list in words: A, B and C."""
    return " and ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def marked(walked: Walked, touchpoint_id: str, title: str) -> str:
    """The title, with a star where the leaders were not asked the same scored questions."""
    return f"{title}{NOT_ALIKE}" if touchpoint_id in walked.versions.unlike else title


def within(title: str) -> str:
    """A touchpoint's title within a sentence: the call."""
    return f"the {title[4:]}" if title.startswith("The ") else title


def built_text(built: int, count: int) -> str:
    """How many leaders say that trust was built; empty below two, where there is nothing to count."""
    return f"{built} of {count} say built" if count > 1 else ""


def range_text(spread: Spread) -> str:
    """The range at a touchpoint: −6 to +2; empty below two leaders."""
    if spread.range is None:
        return ""
    low, high = spread.range
    return signed(low) if low == high else f"{signed(low)} to {signed(high)}"


def closeness_text(spread: Spread) -> str:
    """The average deviation and what it is called; empty below five leaders."""
    if spread.deviation is None or spread.closeness is None:
        return ""
    return f"AD {deviation_text(spread.deviation)}, {spread.closeness}"


def deviation_text(deviation: Fraction) -> str:
    """Points with one decimal, with two where one would make what is split read like what is close."""
    tenths = round(deviation * 10)
    reads_close = tenths <= round(CLOSE_UP_TO * 10)
    return f"{float(deviation):.2f}" if reads_close and deviation > CLOSE_UP_TO else f"{tenths / 10:.1f}"


def net_range_text(net_trusts: NetTrusts) -> str:
    """The range of the leaders' net trust: −40 to +12; empty below two."""
    if net_trusts.range is None:
        return ""
    low, high = net_trusts.range
    return signed_net_trust(low) if low == high else f"{signed_net_trust(low)} to {signed_net_trust(high)}"


def headline_of(team: Team) -> tuple[str, ...]:
    """What the round shows, in one to three sentences; the first is the finding."""
    walked = team.walked
    if walked is None:
        return (f"Nobody has finished round {team.round} of this checklist yet.",)
    if len(walked.walks) == 1:
        verdict = verdict_text(walked.walks[0].result)
        return ("One leader has walked so far.", verdict) if verdict else ("One leader has walked so far.",)
    return tuple(sentence for sentence in (_net_sentence(walked), *_eroded_sentences(walked.touchpoints)) if sentence)


def _net_sentence(walked: Walked) -> str:
    built, count = walked.net_trusts.built, len(walked.net_trusts.by_letter)
    if count < 2:
        return ""
    everyone = all_leaders(count)
    if built == count:
        return f"For {everyone} this walk built trust."
    if not built:
        return f"For {everyone} this walk eroded trust."
    return f"This walk built trust for {built} of {count} leaders and eroded it for {count - built}."


def all_leaders(count: int) -> str:
    """All of so many leaders, two or more: both leaders, all 4 leaders."""
    return "both leaders" if count == 2 else f"all {count} leaders"


def _eroded_sentences(touchpoints: Sequence[TeamTouchpoint]) -> tuple[str, ...]:
    """Where trust was eroded for most of the leaders, every touchpoint where it was as often; only where two walked."""
    several = [each for each in touchpoints if each.spread.count > 1]
    if not several:
        return ()
    fewest = min(built_share(each) for each in several)
    if fewest == 1:
        built = all(built_share(each) == 1 for each in touchpoints if each.spread.count)
        return ("No leader saw trust eroded anywhere.",) if built else ()
    worst = [each for each in several if built_share(each) == fewest]
    everywhere = len(worst) == len(touchpoints) > FEW
    titles = listed(first_titles([within(each.touchpoint.title) for each in worst]))
    counts = {each.spread.count for each in worst}
    count = counts.pop() if len(counts) == 1 else None
    if not fewest:
        everyone = all_leaders(count) if count is not None else "everyone who walked there"
        return (f"Eroded for {everyone}{' at every touchpoint' if everywhere else f': {titles}'}.",)
    if count is None:
        shares = [f"{within(each.touchpoint.title)} for {_eroded_of(each)}" for each in worst]
        return (f"Most often eroded: {listed(first_titles(shares))}.",)
    if everywhere:
        return (f"At each touchpoint trust was eroded for {_eroded_of(worst[0])} leaders.",)
    each_for = "each for" if len(worst) > 1 else "for"
    return (f"Most often eroded: {titles}, {each_for} {_eroded_of(worst[0])}.",)


def _eroded_of(each: TeamTouchpoint) -> str:
    return f"{each.spread.count - each.spread.built} of {each.spread.count}"


def built_share(each: TeamTouchpoint) -> Fraction:
    """For which share of the leaders with a score there trust was built, from 0 to 1; there must be one."""
    return Fraction(each.spread.built, each.spread.count)


def first_titles(titles: Sequence[str]) -> Sequence[str]:
    """All of the titles, or the first three and how many more where that leaves out three or more."""
    more = len(titles) - _MOST_TITLES
    return [*titles[:_MOST_TITLES], f"{more} more"] if more >= _FEWEST_LEFT_OUT else titles


def titles_together(titles: Sequence[str], *, among: int) -> str:
    """Touchpoints that are alike: The call and the purchase; every touchpoint, where that is all of more than two."""
    if FEW < among == len(titles):
        return "Every touchpoint"
    first, *others = titles
    return listed(first_titles([first, *map(within, others)]))


def opposite_text(opposite: Opposite) -> str:
    """The agenda item in words: the same call: one felt respected, one felt dismissed."""
    title = opposite.title
    same = f"The same {title[4:]}" if title.startswith("The ") else title
    neutral = SATISFIED_IS_DOWN if any(folded(each.felt.word) == _SATISFIED for each in opposite.down) else ""
    if opposite.count == 2:
        return f"{same}: one felt {opposite.up[0].felt.word}, one felt {opposite.down[0].felt.word}{neutral}"
    return f"{same}: {in_words(len(opposite.up))} felt up, {in_words(len(opposite.down))} felt down{neutral}"


def in_words(count: int) -> str:
    """A small number as a word: three; 11 as it is."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def said_text(said: Said | None) -> str:
    """A leader's words for one line, and what kind of words they are, those of others as heard."""
    is_quoted = said is not None and said.kind is SaidAs.QUOTE
    return f"heard: {stayed_text(said)}" if is_quoted else stayed_text(said)


def stayed_text(said: Said | None) -> str:
    """The same, those of others in quotation marks alone."""
    if said is None:
        return "no words written down"
    match said.kind:
        case SaidAs.QUOTE:
            return f"“{said.text}”"
        case SaidAs.WORKED_OUT:
            return f"how it worked out: {said.text}"
        case SaidAs.MOMENT:
            return f"a moment: {said.text}"
        case _:
            assert_never(said.kind)


def entry_text(entry: Basic | Pair | ValueQuestion) -> str:
    """What was missing, or came in its place, by name: a person, soon; “I was an interruption”."""
    match entry:
        case Basic(name=name):
            return name
        case Pair(bad=bad):
            return f"“{bad}”"
        case ValueQuestion():
            return "less given back than was paid for"
        case _:
            assert_never(entry)


def missed_text(missed: Missed) -> str:
    """What was not met, and for how many: “a person, soon” (2 of 3); the count left away for one leader."""
    count = f" ({len(missed.letters)} of {missed.walked})" if missed.walked > 1 else ""
    name = entry_text(missed.entry)
    return f"“{name}”{count}" if isinstance(missed.entry, Basic) else f"{name}{count}"


def missing_text(missed: Sequence[Missed]) -> str:
    """What was missing and what came instead, apart: Missing: “a person, soon”; what came: “I was one of many”."""
    basics = [missed_text(each) for each in missed if isinstance(each.entry, Basic)]
    others = [missed_text(each) for each in missed if not isinstance(each.entry, Basic)]
    missing = f"Missing, at least in part: {listed(basics)}" if basics else ""
    came = f"{'what' if basics else 'What'} came instead: {listed(others)}" if others else ""
    return "; ".join(part for part in (missing, came) if part)


def need_text(priority: SharedPriority) -> str:
    """How far below +7 it is: need 9; need 9 to 16, n = 3; from five leaders on also their mean."""
    if priority.leaders < FEWEST_FOR_RANGE:
        return need_between(priority)
    low, high = priority.range
    mean = f", mean {float(priority.mean_need):.1f}" if priority.bears_a_mean and low != high else ""
    return f"{need_between(priority)}{mean}, n = {priority.leaders}"


def need_between(priority: SharedPriority) -> str:
    """How far below +7 it is, from the leader who is nearest to it to the one who is furthest: need 9 to 16."""
    low, high = priority.range
    if low != high:
        return f"need {low} to {high}"
    return f"need {low} each" if priority.leaders >= FEWEST_FOR_RANGE else f"need {low}"


def saved_scores_text(letters: Sequence[str], label: Label) -> str:
    """Whose saved scores are not the ones that their answers give; what is shown is from the answers."""
    walks = "walk" if len(letters) == 1 else "walks"
    whose = listed([label(each) for each in letters])
    return f"The scores saved with the {walks} of {whose} differ from these, which are computed from the answers."


def differing_text(letters: Sequence[str], label: Label) -> str:
    """The same for a page in the terminal, where the command that says more stands below."""
    return f"{saved_scores_text(letters, label)} See what is wrong with:"


def version_text(other: OtherVersion, label: Label) -> str:
    """Who walked another version of the checklist, and what differs in it."""
    return (
        f"{listed([label(each) for each in other.letters])} walked version {other.version}: {other.comparison.reason}"
    )


def others_text(other: OtherChecklist) -> str:
    """Another checklist of the round, and how far its walks are."""
    counts = [f"{other.finished} finished"] if other.finished else []
    counts += [f"{other.open} open"] if other.open else []
    return f"Also in this round: {other.title} ({', '.join(counts)}):"


def closeness_means(spreads: Sequence[Spread]) -> str:
    """What AD, close and split mean; empty where no touchpoint has an average deviation."""
    return f"{_AD_MEANS}, more split." if any(each.deviation is not None for each in spreads) else ""


def chance_text(count: int) -> str:
    """What AD is, and how often random ratings of so many leaders, five or more, would be called close."""
    what = f"{_AD_MEANS}."
    if count in CLOSE_BY_CHANCE:
        often = f"{CLOSE_BY_CHANCE[count] * 100:.0f} times in 100"
        return f"{what} Random ratings by {in_words(count)} leaders come out close {often}."
    often = f"fewer than {ceil(min(CLOSE_BY_CHANCE.values()) * 100)} times in 100"
    return f"{what} Random ratings by {count} leaders come out close {often}."
