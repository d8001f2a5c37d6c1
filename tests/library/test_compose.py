"""Composition: what a checklist takes from others by id, leaves out, writes over and adds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cx_audit.core.checklist import Checklist, Effort, Touchpoint
from cx_audit.errors import BadInput, Problem
from cx_audit.library import shelf as shelves
from cx_audit.library.shelf import Shelf, shipped_folder

FOLLOWS = "“touchpoints” is empty"
"""What nobody wrote: it only follows from a take that did not work."""
SHIPPED = sorted(path.stem for path in shipped_folder().glob("*.yaml"))
BASE = """\
format: 1
id: base
version: "1"
title: The base
summary: For the tests.
before:
  - {id: way, kind: choice, ask: Which way?, options: {a: The first, b: The second}}
predictions: {ask: "{touchpoint}: how will it be?", note: A note.}
touchpoints:
  - id: shop
    title: The shop
    do: Go in.
    minutes: 10
    weight: 2
    departments: [counter]
    ideas: [1]
    variants: {ask: Which one?, options: {buy: To buy, return: To return}}
    pairs:
      - {id: seen, ask: Which is closer?, good: I was seen, bad: I was not, fix: Look up., departments: [counter]}
    basics:
      - {id: greeted, ask: Were you greeted?, name: greeted, critical: true, fix: Greet., departments: [counter]}
      - {id: price, ask: Was the price clear?, name: a clear price, fix: Show the price.}
      - {id: reason, ask: Did they say why?, when: {question: basic/price, is: missed}}
    value: {ask: "Less, exactly or more?", fix: Weigh again., effort: little}
    extras: {ask: Anything more?, examples: [A chair.], acts: [Bring a chair.], ideas: [16]}
    facts:
      - {id: waited, kind: minutes, ask: How long?}
  - id: phone
    title: The phone
    do: Call.
    minutes: 5
after:
  - {id: remember, kind: text, ask: What stays?}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own checklists that has the base in it."""
    folder = tmp_path / "checklists"
    folder.mkdir()
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return folder


def put(own: Path, body: str, checklist_id: str = "mine") -> Path:
    """A checklist of one's own with this body below its head."""
    path = own / f"{checklist_id}.yaml"
    head = f'format: 1\nid: {checklist_id}\nversion: "1"\ntitle: Mine\nsummary: For the tests.\n'
    path.write_text(head + body, encoding="utf-8")
    return path


def load(own: Path, checklist_id: str = "mine") -> Checklist:
    """The checklist with this id on the shelf."""
    return Shelf(data_folder=own.parent).load(checklist_id).checklist


def taking(own: Path, part: str) -> Touchpoint:
    """The one touchpoint of a checklist that has only this part."""
    put(own, f"touchpoints:\n{part}")
    (touchpoint,) = load(own).touchpoints
    return touchpoint


def problems(own: Path, checklist_id: str = "mine") -> list[Problem]:
    """What is wrong with a checklist of one's own, each at its place in that very file."""
    with pytest.raises(BadInput) as caught:
        load(own, checklist_id)
    found = [each for each in caught.value.problems if each.message != FOLLOWS]
    assert found
    for each in found:
        assert Path(each.file).name == f"{checklist_id}.yaml"
        assert each.line
        assert each.column
    return found


@pytest.mark.parametrize("checklist_id", SHIPPED)
def test_a_whole_checklist_can_be_taken(own: Path, checklist_id: str) -> None:
    """Every section and every touchpoint of a shipped one, taken, is what it is there."""
    source = load(own, checklist_id)
    takes = "".join(f"  - {{take: {checklist_id}/{each.id}}}\n" for each in source.touchpoints)
    sections = "".join(f"{name}: {{take: {checklist_id}}}\n" for name in ("before", "predictions", "after"))
    put(own, f"touchpoints:\n{takes}{sections}")
    mine = load(own)
    head: dict[str, Any] = {"id": "mine", "title": "Mine", "summary": "For the tests.", "welcome": "", "version": "1"}
    assert mine == replace(source, **head)


def test_touchpoints_of_several_in_any_order(own: Path) -> None:
    """Shipped ones, one's own and what is written out stand in the order of the file."""
    written = "  - {id: new, title: New, do: Go., minutes: 5}\n"
    takes = "".join(f"  - take: {each}\n" for each in ("restaurant/meal", "base/phone", "first-walk/call"))
    put(own, f"touchpoints:\n{written}{takes}")
    assert [each.id for each in load(own).touchpoints] == ["new", "meal", "phone", "call"]
    assert load(own).touchpoint("phone") == load(own, "base").touchpoint("phone")


def test_one_touchpoint_can_be_taken_twice_under_two_ids(own: Path) -> None:
    """With another id it is another touchpoint, and its conditions name its own questions."""
    put(own, "touchpoints:\n  - take: base/shop\n  - {take: base/shop, id: other-shop, title: The other}\n")
    first, second = load(own).touchpoints
    assert (second.id, second.title) == ("other-shop", "The other")
    assert first.basics[2].when[0].key == "shop/basic/price"
    assert second.basics[2].when[0].key == "other-shop/basic/price"


OVERRIDES: list[tuple[str, str, Any]] = [
    ("title: Our shop", "title", "Our shop"),
    ("do: Go in at once.", "do", "Go in at once."),
    ("minutes: 20", "minutes", 20),
    ("weight: 0.5", "weight", 0.5),
    ("departments: [till]", "departments", ("till",)),
    ("ideas: [2, 3]", "ideas", (2, 3)),
    ("feeling: How was it?", "ask_feeling", "How was it?"),
    ("moment: Any moment?", "ask_moment", "Any moment?"),
    ("worked-out: And then?", "ask_worked_out", "And then?"),
    ("first-among-equals: yes", "first_among_equals", True),
]


@pytest.mark.parametrize(("line", "name", "became"), OVERRIDES, ids=[each[0] for each in OVERRIDES])
def test_what_is_written_here_replaces_what_is_taken(own: Path, line: str, name: str, became: Any) -> None:
    """One key of a touchpoint, and nothing else."""
    taken = taking(own, f"  - take: base/shop\n    {line}\n")
    assert taken == replace(load(own, "base").touchpoint("shop"), **{name: became})


def test_parts_are_written_over_by_id_in_their_place(own: Path) -> None:
    """A basic, a pair and a fact that have an id of one that is taken change in their place; others come after."""
    body = """\
  - take: base/shop
    pairs:
      - {id: seen, fix: Put the list away.}
      - {id: thanked, ask: And at the end?, good: Thanked, bad: Sent off}
    basics:
      - {id: greeted, critical: false, ask: Were you greeted soon?}
      - {id: new, ask: Is it new?}
      - {id: price, ideas: [14]}
    facts:
      - {id: waited, ask: How many minutes?}
      - {id: again, kind: number, ask: How often?}
"""
    was, became = load(own, "base").touchpoint("shop"), taking(own, body)
    assert [each.id for each in became.pairs] == ["seen", "thanked"]
    assert became.pairs[0] == replace(was.pairs[0], fix="Put the list away.")
    assert [each.id for each in became.basics] == ["greeted", "price", "reason", "new"]
    assert became.basics[0] == replace(was.basics[0], critical=False, ask="Were you greeted soon?")
    assert became.basics[1] == replace(was.basics[1], ideas=(14,))
    assert became.basics[2] == was.basics[2]
    assert [each.id for each in became.facts] == ["waited", "again"]
    assert became.facts[0].question.ask == "How many minutes?"
    untouched: dict[str, Any] = {"pairs": (), "basics": (), "facts": ()}
    assert replace(became, **untouched) == replace(was, **untouched)


def test_parts_without_an_id_are_written_over_key_by_key(own: Path) -> None:
    """Extras, value and variants keep what is not written here."""
    body = """\
  - take: base/shop
    extras: {acts: [Hold the door.]}
    value: {fix: Count again.}
    variants: {ask: Which of them?}
"""
    was, became = load(own, "base").touchpoint("shop"), taking(own, body)
    assert became.extras == replace(was.extras, acts=("Hold the door.",))
    assert was.value is not None
    assert was.value.effort is Effort.LITTLE
    assert became.value == replace(was.value, fix="Count again.", effort=None)
    assert (became.ask_variants, became.variants) == ("Which of them?", was.variants)


def test_a_condition_may_name_what_is_added(own: Path) -> None:
    """A basic that is taken can be given a condition on a pair that is taken, and one of its own before it."""
    body = (
        "  - take: base/shop\n    basics:\n"
        "      - {id: price, when: {question: pair/seen, is: bad}}\n"
        "      - {id: more, ask: More?, when: {question: basic/price, is-not: met}}\n"
    )
    price, more = taking(own, body).basics[1], taking(own, body).basics[3]
    assert (price.when[0].key, more.when[0].key) == ("shop/pair/seen", "shop/basic/price")


WITHOUT = [
    ("basic/reason", {"basics": 2}),
    ("[basic/reason]", {"basics": 2}),
    ("[basic/reason, basic/price, basic/greeted]", {"basics": 0}),
    ("pair/seen", {"pairs": 0}),
    ("[fact/waited]", {"facts": 0}),
    ("value", {"value": None}),
    ("variants", {"variants": ()}),
    ("[variants, value, pair/seen, basic/reason]", {"variants": (), "value": None, "pairs": 0, "basics": 2}),
]


@pytest.mark.parametrize(("written", "left"), WITHOUT, ids=[each[0] for each in WITHOUT])
def test_what_is_left_out(own: Path, written: str, left: dict[str, Any]) -> None:
    """Parts by kind and id, the value and the variants."""
    became = taking(own, f"  - take: base/shop\n    without: {written}\n")
    for name, expected in left.items():
        found = getattr(became, name)
        assert (len(found) if isinstance(expected, int) else found) == expected


def test_what_is_left_out_can_be_written_anew(own: Path) -> None:
    """A part that is left out and written here comes last, with nothing of the old one."""
    body = "  - take: base/shop\n    without: basic/greeted\n    basics: [{id: greeted, ask: Did they look up?}]\n"
    last = taking(own, body).basics[-1]
    assert (last.id, last.ask, last.critical, last.fix, last.departments) == (
        "greeted",
        "Did they look up?",
        False,
        "",
        (),
    )


def test_a_condition_on_what_is_left_out_is_a_problem(own: Path) -> None:
    """A question that is asked because of one that is left out cannot stay as it is."""
    put(own, "touchpoints:\n  - take: base/shop\n    without: basic/price\n")
    (problem,) = problems(own)
    assert problem.message == "“basic/price” is left out under “without”"
    assert (problem.line, problem.where) == (7, "touchpoint shop > basic reason > when")


def test_sections(own: Path) -> None:
    """What is asked before and after, and how predictions are asked for, is taken by the id of a checklist."""
    sections = "before: {take: base}\npredictions: {take: base}\nafter: {take: first-walk}\n"
    put(own, f"{sections}{PHONE}")
    base, first = load(own, "base"), load(own, "first-walk")
    assert load(own).before == base.before
    assert load(own).ask_prediction == base.ask_prediction
    assert load(own).predictions_note == base.predictions_note
    assert load(own).after == first.after


PHONE = "touchpoints:\n  - take: base/phone\n"
UNKNOWN = [
    ("touchpoints:\n  - take: bass/phone\n", 7, 11, "No checklist goes by “bass”", "base"),
    ("touchpoints:\n  - take: frist-walk/call\n", 7, 11, "No checklist goes by “frist-walk”", "first-walk"),
    ("touchpoints:\n  - take: first-walk/cal\n", 7, 11, "has no touchpoint “cal”", "“call”"),
    ("touchpoints:\n  - take: base/shope\n", 7, 11, "has no touchpoint “shope”", "“shop”"),
    ("touchpoints:\n  - take: base/zzzz\n", 7, 11, "has no touchpoint “zzzz”", "shop, phone"),
    ("touchpoints:\n  - take: base\n", 7, 11, "names no touchpoint", "CHECKLIST/TOUCHPOINT"),
    ("touchpoints:\n  - take: /shop\n", 7, 11, "names no touchpoint", "CHECKLIST/TOUCHPOINT"),
    ("touchpoints:\n  - take: base/\n", 7, 11, "names no touchpoint", "CHECKLIST/TOUCHPOINT"),
    ("touchpoints:\n  - take: [base/shop]\n", 7, 11, "names no touchpoint", "CHECKLIST/TOUCHPOINT"),
    ("touchpoints:\n  - take: ../base/shop\n", 7, 11, "No checklist goes by “..”", "cx-audit checklist list"),
    ("touchpoints:\n  - take: base/shop\n    without: basic/pricce\n", 8, 14, "not there to leave out", "basic/price"),
    ("touchpoints:\n  - take: base/shop\n    without: [fact/wait]\n", 8, 15, "not there to leave out", "fact/waited"),
    ("touchpoints:\n  - take: base/shop\n    without: [fact/waited, fact/waited]\n", 8, 28, "stands twice", "keep one"),
    ("touchpoints:\n  - take: base/phone\n    without: value\n", 8, 14, "not there to leave out", ""),
    ("touchpoints:\n  - take: base/shop\n    titel: A\n", 8, 5, "“titel” is not known here", "“title”"),
    (f"{PHONE}before: {{take: bass}}\n", 8, 16, "No checklist goes by “bass”", "base"),
    (f"{PHONE}before: {{take: base, ask: x}}\n", 8, 22, "“ask” is not known here", "take"),
    (f"{PHONE}after: {{take: bare}}\n", 8, 15, "has no “after”", "write it out"),
    (f"{PHONE}before: {{take: base/way}}\n", 8, 16, "No checklist goes by “base/way”", "base"),
]


@pytest.mark.parametrize(("body", "line", "column", "message", "hint"), UNKNOWN, ids=[each[3][:40] for each in UNKNOWN])
def test_what_is_not_known(own: Path, body: str, line: int, column: int, message: str, hint: str) -> None:
    """A checklist, a touchpoint or a part that is not there is located, with the nearest that is."""
    put(own, "touchpoints: [{id: a, title: A, do: Go., minutes: 1}]\n", "bare")
    put(own, body)
    (problem,) = problems(own)
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert hint in problem.hint


def test_no_problem_that_only_follows_from_another(own: Path) -> None:
    """A list whose only touchpoint cannot be taken is not called empty: its author wrote something there."""
    put(own, "touchpoints:\n  - take: bass/phone\n")
    with pytest.raises(BadInput) as caught:
        load(own)
    assert FOLLOWS not in [each.message for each in caught.value.problems]


def test_every_problem_at_once(own: Path) -> None:
    """What cannot be taken is told together with what is wrong elsewhere in the file, in the order of the lines."""
    body = """\
touchpoints:
  - take: base/shpo
  - {id: Bad, title: A, do: Go., minutes: 1}
  - take: bass/shop
after: {take: bass}
"""
    put(own, body)
    assert [(each.line, each.column) for each in problems(own)] == [(7, 11), (8, 10), (9, 11), (10, 15)]


def test_the_same_id_twice(own: Path) -> None:
    """Two touchpoints that are taken under one id are a problem at the second."""
    put(own, "touchpoints:\n  - take: base/phone\n  - {take: base/shop, id: phone}\n")
    (problem,) = problems(own)
    assert problem.line == 8
    assert "used twice, first on line 7" in problem.message


def test_a_part_that_is_written_over_twice_is_a_problem(own: Path) -> None:
    """Two entries for one basic that is taken contradict each other; neither may vanish silently."""
    basics = "      - {id: price, ask: One?}\n      - {id: price, ask: Two?}\n"
    put(own, f"touchpoints:\n  - take: base/shop\n    basics:\n{basics}")
    (problem,) = problems(own)
    assert problem.line == 10
    assert "used twice" in problem.message


@pytest.mark.parametrize("list_name", ["basics", "pairs", "facts"])
def test_one_id_twice_on_one_line_is_a_problem(own: Path, list_name: str) -> None:
    """Two entries with one id are two questions with one key, on one line of the file no less than on two."""
    more = {"basics": "ask: X?", "pairs": "ask: X?, good: A, bad: B", "facts": "ask: X?, kind: text"}[list_name]
    entries = f"[{{id: x, {more}}}, {{id: x, {more}}}]"
    put(own, f"touchpoints:\n  - {{id: a, title: A, do: Go., minutes: 1, {list_name}: {entries}}}\n")
    (problem,) = problems(own)
    assert "used twice" in problem.message


def test_what_keeps_answers_apart_is_no_touchpoint(own: Path) -> None:
    """Answers that fit no more are kept under `earlier/`, so no touchpoint may be called that."""
    put(own, "touchpoints:\n  - {id: earlier, title: A, do: Go., minutes: 1}\n")
    (problem,) = problems(own)
    assert "has a meaning of its own" in problem.message


def test_what_is_taken_from_a_checklist_that_is_wrong(own: Path) -> None:
    """One id twice in the checklist that is taken from is a problem here too, not two questions with one key."""
    broken = BASE.replace("id: base", "id: broken", 1).replace("id: price", "id: greeted")
    (own / "broken.yaml").write_text(broken.replace("basic/price", "basic/greeted"), encoding="utf-8")
    put(own, "touchpoints:\n  - take: broken/shop\n")
    assert any("used twice" in each.message for each in problems(own))


def test_what_is_not_yaml_is_told_at_the_take(own: Path) -> None:
    """The first problem of the file that is taken from is told where it is taken."""
    (own / "broken.yaml").write_text("id: broken\ntitle: [", encoding="utf-8")
    put(own, "touchpoints:\n  - take: broken/shop\n")
    (problem,) = problems(own)
    assert (problem.line, problem.column) == (7, 11)
    assert re.search(r"broken\.yaml:\d+:\d+: ", problem.message)
    assert problem.hint == "mend it first"


def test_a_value_that_does_not_fit_is_told_at_the_take(own: Path) -> None:
    """What another file has wrong within a touchpoint is named by its way, at the line that takes it."""
    broken = BASE.replace("id: base", "id: broken", 1).replace("minutes: 10", "minutes: soon")
    (own / "broken.yaml").write_text(broken, encoding="utf-8")
    put(own, "touchpoints:\n  - take: broken/shop\n")
    (problem,) = problems(own)
    assert (problem.line, problem.column, problem.where) == (7, 11, "touchpoint broken/shop")
    assert "“minutes” is “soon”" in problem.message


CIRCLES = [
    {"mine": "mine"},
    {"mine": "other", "other": "mine"},
    {"mine": "other", "other": "third", "third": "mine"},
    {"mine": "other", "other": "third", "third": "other"},
]


@pytest.mark.parametrize("circle", CIRCLES, ids=lambda each: "-".join([*each, *list(each.values())[-1:]]))
@pytest.mark.parametrize(
    "body", ["touchpoints:\n  - take: {}/a\n", "touchpoints: [{{take: base/phone}}]\nafter: {{take: {}}}\n"]
)
def test_a_circle(own: Path, circle: dict[str, str], body: str) -> None:
    """Checklists that take from each other in a circle are a problem at the take, with the way round."""
    for name, other in circle.items():
        put(own, body.format(other), name)
    (problem,) = problems(own)
    assert "goes round in a circle" in problem.message
    for name in {*circle, *circle.values()}:
        assert name in problem.message
    assert problem.message.count("takes from") == 1
    others = [each for each in Shelf(data_folder=own.parent).entries() if each.id in ("base", "first-walk")]
    assert [each.problem for each in others] == ["", ""]


def test_one_may_take_from_one_that_takes(own: Path) -> None:
    """From own to own to shipped, each with a change of its own; the last one counts."""
    put(own, "touchpoints:\n  - take: first-walk/call\n    title: Our call\n    minutes: 3\n", "middle")
    put(own, "touchpoints:\n  - take: middle/call\n    minutes: 4\n    without: basic/listened\n")
    (call,) = load(own).touchpoints
    (shipped,) = [each for each in load(own, "first-walk").touchpoints if each.id == "call"]
    basics = tuple(each for each in shipped.basics if each.id != "listened")
    assert call == replace(shipped, title="Our call", minutes=4, basics=basics)


def test_two_may_take_from_the_same(own: Path) -> None:
    """Taking by two ways from one checklist is no circle."""
    put(own, "touchpoints: [{take: base/shop}]\n", "left")
    put(own, "touchpoints: [{take: base/phone}]\n", "right")
    put(own, "touchpoints:\n  - take: left/shop\n  - take: right/phone\n")
    assert [each.id for each in load(own).touchpoints] == ["shop", "phone"]


def test_one_s_own_shadows_what_is_taken(own: Path) -> None:
    """An own checklist with the id of a shipped one is the one that is taken from."""
    (own / "restaurant.yaml").write_text(BASE.replace("id: base", "id: restaurant", 1), encoding="utf-8")
    assert taking(own, "  - take: restaurant/phone\n").title == "The phone"


def test_what_is_taken_from_stays_as_it_is(own: Path) -> None:
    """The files and the checklists in them are the same before and after, whatever is written over."""
    files = [own / "base.yaml", shipped_folder() / "first-walk.yaml"]
    before = [path.read_bytes() for path in files], load(own, "base"), load(own, "first-walk")
    put(
        own,
        "touchpoints:\n  - {take: base/shop, title: Other, without: basic/reason, basics: [{id: greeted, fix: X.}]}\n"
        "  - {take: base/shop, id: again}\n  - {take: first-walk/call, minutes: 1, extras: {acts: []}}\n",
    )
    changed, again, _ = load(own).touchpoints
    assert changed.title == "Other"
    assert replace(again, id="shop", basics=()) == replace(before[1].touchpoint("shop"), basics=())
    assert ([path.read_bytes() for path in files], load(own, "base"), load(own, "first-walk")) == before


def test_taking_is_done_where_a_file_is_named_by_its_path(own: Path, tmp_path: Path) -> None:
    """A file outside the folder takes from the checklists on the shelf."""
    path = put(own, "touchpoints: [{take: base/phone}]\n")
    outside = path.rename(tmp_path / "outside.yaml")
    assert Shelf(data_folder=tmp_path).load(str(outside)).checklist.touchpoints[0].title == "The phone"


def test_a_tower_of_takes_is_read_once_each(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six takes at each of four levels read each file a few times, and not six times as often at every level."""
    read: list[str] = []
    original = shelves.read_file

    def counted(path: Path, file: str) -> bytes:
        read.append(path.name)
        return original(path, file)

    for level in range(1, 5):
        below = "base/phone" if level == 1 else f"level-{level - 1}/phone"
        takes = "".join(f"  - {{take: {below}, id: {'phone' if each == 0 else f'p{each}'}}}\n" for each in range(6))
        put(own, f"touchpoints:\n{takes}", f"level-{level}")
    monkeypatch.setattr(shelves, "read_file", counted)
    assert len(load(own, "level-4").touchpoints) == 6
    assert read.count("base.yaml") <= 20, f"base.yaml was read {read.count('base.yaml')} times"
