"""What the slides for the meeting say: how many there are, what their titles find, and what the speaker is told."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from cx_audit.core.blind_spots import Sight
from cx_audit.core.follow_ups import FollowUpKind, FollowUpState, Mark
from cx_audit.core.team_words import in_words
from cx_audit.core.words import signed
from cx_audit.report.blocks import Table, Tone
from cx_audit.report.chapters.meeting_questions import meeting_questions
from cx_audit.report.pictures.descriptions import DumbbellPicture, GridPicture
from cx_audit.report.report_view import report_of
from cx_audit.report.slides.deck import Actions, Figures, Parting, Pictured, Said, Sides, Slide, Tabled
from cx_audit.report.slides.slides import deck_of
from cx_audit.report.slides.slides_commitments import KEPT_OR_BROKEN, commitments
from cx_audit.report.slides.slides_room import fit_of
from tests.engagement.walks import LEADERS

from .decks import KINDS, deck, keys, material, slide, texts_in, trusts
from .materials import NOTED, material_of, team_of_size
from .walks_for_slides import finished, of_touchpoints, without

TEAMS = tuple(kind for kind in KINDS if not material(kind).alone)


@pytest.mark.parametrize("kind", KINDS)
def test_a_meeting_has_eight_to_ten_slides(kind: str) -> None:
    """Whoever walked and however much there is to tell; none of them twice, and none of them empty."""
    slides = deck(kind).slides
    assert 8 <= len(slides) <= 10
    assert len({each.key for each in slides}) == len({each.title for each in slides}) == len(slides)
    assert slides[0].key == "opening"
    assert slides[-1].key == "parting"
    assert all(list(texts_in(each.body)) for each in slides)


def test_little_to_tell_is_not_padded() -> None:
    """One touchpoint, and nothing said before or after the walk: fewer slides, not empty ones."""
    walk = without(of_touchpoints(finished(1)[0], 1), "predictions", "after")
    few = material_of((walk,), 1)
    assert [each.key for each in deck_of(few, report_of(few)).slides] == [
        "opening",
        "verdict",
        "weakest",
        "actions",
        "parting",
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_titles_are_sentences(kind: str) -> None:
    """A title says something whole: some words, a capital, no full stop, and no heading that fits every deck."""
    for each in deck(kind).slides:
        assert len(each.title.split()) >= 4, each.title
        assert each.title[:1] == each.title[:1].upper()
        assert not each.title.endswith((".", "!", ":"))
        assert each.title.endswith("?") == (each.key == "parting")
        assert len(each.title) < 260


@pytest.mark.parametrize("kind", KINDS)
def test_every_slide_has_notes_with_a_question(kind: str) -> None:
    """The speaker knows what a slide shows, what to ask, and how long it may take; an hour in all."""
    slides = deck(kind).slides
    for each in slides:
        assert each.notes.shows
        assert any("?" in question for question in each.notes.questions), each.key
        assert each.notes.minutes >= 1
    assert sum(each.notes.minutes for each in slides) == 60


@pytest.mark.parametrize("kind", KINDS)
def test_pictures_can_be_read(kind: str) -> None:
    """The smallest letters of a picture are at least as large as 12 points on the slide."""
    bodies = [each.body for each in deck(kind).slides if isinstance(each.body, Pictured)]
    assert all(12 * fit_of(body.picture).scale >= 12 for body in bodies)
    assert bodies or kind == "fifteen, one leader"


@pytest.mark.parametrize("kind", TEAMS)
def test_the_scorecard_counts_the_visits(kind: str) -> None:
    """How many visits built trust, counted from the walks."""
    scores = [score for score, _ in trusts(material(kind))]
    built = sum(score > 0 for score in scores)
    assert slide(kind, "scorecard").title.startswith(f"{built} of {len(scores)} visits built trust")


def test_the_touchpoint_that_eroded_most_often_is_named_where_it_is_one() -> None:
    """At the call nobody of eight saw trust built; where several touchpoints are as bad, none of them is named."""
    assert slide("eight", "scorecard").title.endswith(", and the call eroded it most often")
    assert slide("fifteen, eight leaders", "scorecard").title == "48 of 120 visits built trust"


@pytest.mark.parametrize("kind", ["one leader, mixed", "one leader, everything built", "two", "eight"])
def test_the_journey_names_its_lowest_and_its_highest_score(kind: str) -> None:
    """Both numbers are the lowest and the highest of the walks, and stand beside the touchpoints that have them."""
    found = trusts(material(kind))
    low, high = min(score for score, _ in found), max(score for score, _ in found)
    title = slide(kind, "journey").title
    assert f", {signed(low)}, and highest at " in title
    assert title.endswith(f", {signed(high)}")
    for side, most in (("lowest", low), ("highest", high)):
        named = title.partition(f"{side} at ")[2].partition(signed(most))[0]
        places = {name for score, name in found if score == most}
        assert {name for _, name in found if name.removeprefix("The ") in named} == places


@pytest.mark.parametrize("kind", ["two", "six", "eight", "a team with rounds"])
def test_the_weakest_counts_for_whom_it_eroded(kind: str) -> None:
    """For how many leaders the weakest touchpoint eroded trust, and words that were heard there."""
    of = material(kind)
    call = [score for score, title in trusts(of) if title == "The call"]
    eroded = sum(score < 0 for score in call)
    whom = ("both leaders" if eroded == 2 else f"all {eroded} leaders") if eroded == len(call) else ""
    expected = whom or f"{eroded} of {len(call)} leaders"
    found = slide(kind, "weakest")
    assert found.title == f"The call is the weakest: it eroded trust for {expected}"
    assert isinstance(found.body, Said)
    heard = {quote for walk in of.walks for each in walk.result.touchpoints for quote in each.quotes}
    assert found.body.quote.text in heard


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("nothing predicted", "one touchpoint")])
def test_blind_spots_are_counted(kind: str) -> None:
    """How many predictions were blind spots, of how many; the picture has those first, and says which it has not."""
    gaps = [gap for leader in material(kind).walked.sight.leaders for gap in leader.gaps]
    blind = sum(gap.sight is Sight.BLIND_SPOT for gap in gaps)
    found = slide(kind, "blind-spots")
    said = f"{blind} of {len(gaps)} predictions" if blind else f"All {len(gaps)} predictions came close"
    assert found.title.startswith(said)
    assert isinstance(found.body, Pictured)
    picture = found.body.picture
    assert isinstance(picture, DumbbellPicture)
    pairs, beneath = picture.pairs, found.body.beneath
    if len(pairs) == len(gaps):
        assert not beneath
        return
    shown = [pair.gap for pair in pairs if pair.sight is Sight.BLIND_SPOT]
    every = sorted((gap.gap for gap in gaps if gap.sight is Sight.BLIND_SPOT), key=abs, reverse=True)
    assert sorted(shown, key=abs, reverse=True) == every[: len(shown)]
    if blind:
        assert shown
        assert not [pair for pair in pairs if pair.sight is Sight.SEEN]
        counted = (
            f"{in_words(blind)} blind" if len(shown) == blind else f"{in_words(len(shown))} widest of {blind} blind"
        )
        assert counted in beneath
    else:
        assert beneath == f"The {in_words(len(pairs))} widest of {len(gaps)} gaps"


def test_without_predictions_there_is_no_slide_of_them() -> None:
    """Nothing is told of predictions that nobody made."""
    assert "blind-spots" not in keys("nothing predicted")
    assert "redict" not in " ".join(each.title for each in deck("nothing predicted").slides)


def test_the_same_touchpoint_in_opposite_ways() -> None:
    """How many felt up and how many down, a voice of each, and with how many leaders."""
    found = slide("eight", "differ")
    felt = [
        each.feeling.signed
        for walk in material("eight").walks
        for each in walk.result.touchpoints
        if each.touchpoint.id == "website" and each.feeling is not None
    ]
    up = sum(score > 0 for score in felt)
    assert found.title == f"At the same website {in_words(up)} leaders felt up and {in_words(8 - up)} felt down"
    assert isinstance(found.body, Sides)
    assert [side.head for side in found.body.sides] == [f"Felt up: {up} of 8", f"Felt down: {8 - up} of 8"]
    built = sum(score > 0 for score, title in trusts(material("eight")) if title == "The website")
    assert built < up
    assert found.body.beneath.startswith("Felt up is not yet built. ")
    assert found.body.beneath.endswith(f"trust was built for {built} of 8")
    assert "(n = 8)" in found.notes.shows[0]


def test_where_nobody_felt_the_opposite_the_widest_range_is_shown() -> None:
    """Leaders who all felt up or all felt down may lie far apart all the same."""
    alike = material_of(tuple(of_touchpoints(each, 3) for each in team_of_size(2)), 1)
    without_opposites = replace(alike, walked=replace(alike.walked, opposites=()))
    found = next(
        each for each in deck_of(without_opposites, report_of(without_opposites)).slides if each.key == "differ"
    )
    scores: dict[str, list[int]] = {}
    for score, title in trusts(alike):
        scores.setdefault(title, []).append(score)
    title, widest = max(scores.items(), key=lambda pair: max(pair[1]) - min(pair[1]))
    assert found.title.endswith(f"from {signed(min(widest))} to {signed(max(widest))}")
    assert title.removeprefix("The ") in found.title


def test_one_leader_is_not_compared() -> None:
    """No slide of where leaders differ, nothing counted over leaders."""
    for kind in ("one leader, mixed", "one leader, everything built"):
        assert not {"differ", "rounds"} & set(keys(kind))
        said = " ".join(texts_in(deck(kind).slides))
        assert "leaders" not in said.replace("same leaders walk again", "").replace("for the leadership of", "")


def test_rounds_say_who_moved_where() -> None:
    """The title is the finding of the comparison, and the caution stands on the slide."""
    found = slide("a team with rounds", "rounds")
    assert found.title == "From round 1 to round 3, B, D and E, who walked all three rounds, moved up"
    assert isinstance(found.body, Pictured)
    assert "one visit each, and leaders now know where to look" in found.body.beneath


def test_commitments_are_counted_by_what_became_of_them() -> None:
    """One of four was kept in the made-up engagement; those that are open come first, with room for new ones."""
    alone = replace(material("a team with rounds"), rounds=None)
    [found] = [each for each in deck_of(alone, report_of(alone)).slides if each.key == "commitments"]
    assert found.title == "Leaders have committed to four things: one kept, three open"
    assert isinstance(found.body, Tabled)
    assert [row[-1].text for row in found.body.table.rows] == ["open", "open", "open", "kept", "", ""]
    assert KEPT_OR_BROKEN not in found.notes.questions


def committed(*marks: FollowUpState, made: int = 4) -> Slide:
    """The slide of commitments with these marks on the first of the earlier ones, and so many new ones."""
    team = material("a team with rounds")
    assert team.rounds is not None
    earlier = tuple(
        replace(each, mark=Mark(follow_up=each.id, state=state, day="2025-08-01", at=NOTED))
        for each, state in zip(team.rounds.commitments, marks, strict=False)
    )
    new = [each for each in team.follow_ups if each.kind is FollowUpKind.COMMITMENT][:made]
    rounds = replace(team.rounds, commitments=earlier)
    found = commitments(replace(team, rounds=rounds, follow_ups=tuple(new)))
    assert found is not None
    return found


def test_what_is_open_from_before_stands_first() -> None:
    """Earlier commitments that are open, then two new ones or more, with room for more; the rest is in the notes."""
    found = slide("a team with rounds", "commitments")
    assert found.title == "All 11 earlier commitments are overdue; leaders have committed to four more"
    assert isinstance(found.body, Tabled)
    assert [row[1].text for row in found.body.table.rows] == ["1", "1", "1", "3", "3", "", ""]
    assert found.body.beneath == "Ten more in the report and in the notes; with room for what is agreed today"
    assert len([each for each in found.notes.shows if each.startswith(("Round 1. ", "Round 2. "))]) == 11
    assert KEPT_OR_BROKEN in found.notes.questions


@pytest.mark.parametrize(
    ("marks", "made", "title"),
    [
        ("o", 0, "The earlier commitment is overdue"),
        ("k", 1, "The earlier commitment was kept; leaders have committed to one more"),
        ("kk", 0, "Both earlier commitments were kept"),
        ("kbo", 0, "One of three earlier commitments is overdue"),
        ("kob", 2, "One of three earlier commitments is overdue; leaders have committed to two more"),
        ("kkb", 0, "Two of three earlier commitments were kept"),
        ("bb", 0, "None of two earlier commitments were kept"),
    ],
)
def test_the_title_says_what_became_of_the_earlier_ones(marks: str, made: int, title: str) -> None:
    """Open ones are counted first; where none is left, those that were kept."""
    states = {"o": FollowUpState.OPEN, "k": FollowUpState.KEPT, "b": FollowUpState.BROKEN}
    found = committed(*(states[each] for each in marks), made=made)
    assert found.title == title
    assert (KEPT_OR_BROKEN in found.notes.questions) == ("o" in marks)
    assert isinstance(found.body, Tabled)
    settled = [row[-1].text for row in found.body.table.rows if row[1].text == "1"]
    assert settled == sorted(settled, key=lambda state: not state.startswith("open"))


def test_earlier_commitments_whose_marks_cannot_be_read_are_counted_only() -> None:
    """Nothing is said of what became of them."""
    unknown = replace(material("a team with rounds"), marks_known=False)
    found = commitments(unknown)
    assert found is not None
    assert found.title == "11 commitments from rounds 1 and 2; leaders have committed to four more"
    assert isinstance(found.body, Tabled)
    assert [column.title for column in found.body.table.columns] == ["What", "Round", "Who", "By"]
    bare = commitments(replace(unknown, rounds=None))
    assert bare is not None
    assert bare.title == "Leaders have committed to four things"


def test_three_actions_are_the_first_of_the_report() -> None:
    """What is to be done first is the same as on the report's first page, basics before extras."""
    from cx_audit.report.blocks import Steps

    chapter = report_of(material("eight")).chapters[0]
    [steps] = [block for block in chapter.blocks if isinstance(block, Steps)]
    body = slide("eight", "actions").body
    assert isinstance(body, Actions)
    assert [each.what for each in body.actions] == [step.what for step in steps.steps]
    assert all(each.need.startswith("Need ") for each in body.actions)


def test_a_full_deck_keeps_net_trust_and_the_weakest() -> None:
    """With rounds there is more to tell than ten slides hold: the journey stands in the notes of the verdict."""
    assert "journey" not in keys("a team with rounds")
    found, of = slide("a team with rounds", "verdict"), material("a team with rounds")
    assert isinstance(found.body, Figures)
    names = [fact.name for fact in found.body.facts]
    assert names[0].startswith("Net trust, from −100 to +100: ")
    assert names[1:] == ["Leaders for whom the walk built trust", "Visits that built trust", "Weakest"]
    scores = trusts(of)
    assert found.body.facts[2].text == f"{sum(score > 0 for score, _ in scores)} of {len(scores)}"
    assert [text for text in found.notes.shows if text.startswith("Trust was lowest at ")]


def test_of_many_touchpoints_the_weakest_are_shown() -> None:
    """The grid has as many rows as can be read, in the order of the walk, and says of how many."""
    body = slide("fifteen, eight leaders", "scorecard").body
    assert isinstance(body, Pictured)
    assert isinstance(body.picture, GridPicture)
    shown = len(body.picture.rows)
    assert 7 < shown < 15
    assert body.beneath == f"The {shown} weakest of 15 touchpoints"
    built = {row.name: sum(score is not None and score > 0 for score in row.scores) for row in body.picture.rows}
    left_out = {
        each.touchpoint.title: each.spread.built
        for each in material("fifteen, eight leaders").walked.touchpoints
        if each.touchpoint.title not in built
    }
    assert min(left_out.values()) >= max(built.values())


@pytest.mark.parametrize("kind", ["two", "a team with rounds", "nothing predicted"])
def test_no_mean_of_fewer_than_five(kind: str) -> None:
    """Below five leaders nothing is averaged, neither on a slide nor in the notes."""
    said = " ".join(texts_in(deck(kind).slides))
    assert len(material(kind).walks) < 5
    assert not [word for word in ("average", "mean ", "AD ", "Optimism") if word in said]


def test_leaders_go_by_letters() -> None:
    """Without names no leader's name stands anywhere, also not as an owner; with names it does."""
    told = "\n".join(texts_in(deck("a team with rounds").slides))
    assert not [name for name in LEADERS if name in told]
    assert LEADERS[0] in "\n".join(texts_in(deck("a team with names").slides))


def test_a_leader_who_promised_goes_by_a_letter() -> None:
    """Also in the notes, where promises are told."""
    own = material("a team with rounds")
    promised = [each for each in own.follow_ups if each.kind is FollowUpKind.PROMISE]
    assert promised
    [letter] = [each for each, name in own.people.items() if name == LEADERS[0]]
    by_leader = tuple(replace(each, who=LEADERS[0]) for each in own.follow_ups)
    found = commitments(replace(own, follow_ups=by_leader))
    assert found is not None
    told = "\n".join(texts_in(found))
    assert LEADERS[0] not in told
    assert f"Promised to a leader by {letter}: " in told


@pytest.mark.parametrize("kind", ["one leader, mixed", "a team with rounds", "eight"])
def test_the_questions_of_the_report_are_asked(kind: str) -> None:
    """What the report wants to be asked in the meeting stands in the notes, apart from what is asked of many."""
    asked = {question for each in deck(kind).slides for question in each.notes.questions}
    wanted = meeting_questions(material(kind))
    missing = [question for question in wanted if question not in asked]
    assert not missing or (kind == "eight" and len(missing) <= 3), missing
    assert {wanted[0], wanted[-1]} <= asked


@pytest.mark.parametrize("kind", ["a team with rounds", "one leader, mixed"])
def test_little_stands_on_a_slide(kind: str) -> None:
    """About thirty words where there is no picture, no table and nothing to fill in."""
    for each in deck(kind).slides:
        if not isinstance(each.body, Pictured | Tabled | Actions):
            body = replace(each.body, way=None) if isinstance(each.body, Parting) else each.body
            caption = each.body.way.caption if isinstance(each.body, Parting) and each.body.way else ""
            assert len(" ".join((*texts_in(body), caption)).split()) <= 45, each.key
        if isinstance(each.body, Tabled):
            assert isinstance(each.body.table, Table)
            assert len(each.body.table.rows) <= 10


@pytest.mark.parametrize("kind", ["six", "fifteen, eight leaders", "one leader, mixed"])
def test_what_stays_comes_before_any_score(kind: str) -> None:
    """What leaders believed and would say to a friend stands before the verdict, and nothing there tells a score."""
    order = keys(kind)
    assert "stays" not in order or order.index("stays") < order.index("verdict")
    for each in deck(kind).slides[: order.index("verdict")]:
        assert not [text for text in texts_in(each.body) if "+" in text or "−" in text]
        if isinstance(each.body, Sides):
            assert {side.tone for side in each.body.sides} == {Tone.PLAIN}
    assert "stays" in keys("fifteen, eight leaders")


def test_a_year_is_told_as_an_if() -> None:
    """Where there is room, volumes make a slide; its sentence begins with the assumption."""
    from cx_audit.core.volumes import Volume

    from .materials import NOTED

    volumes = {"call": Volume(touchpoint="call", low=12_000, high=12_000, at=NOTED)}
    of = material_of(finished(1)[:1], 1, volumes=volumes)
    [found] = [each for each in deck_of(of, report_of(of)).slides if each.key == "year"]
    assert found.title == "If this walk was typical, 12,000 customers a year would see trust eroded at the call"


def test_making_slides_loads_nothing_heavy() -> None:
    """What a deck says is found without python-pptx, a renderer or a font at hand."""
    heavy = ("pptx", "lxml", "resvg_py", "fontTools")
    code = f"import sys, cx_audit.report.slides.slides; print([each for each in {heavy} if each in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"
