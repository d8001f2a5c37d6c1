"""Writing a checklist of one's own: begun by a command, checked, walked, compared, and whole in the audit."""

from __future__ import annotations

import json
import shutil
import stat
from pathlib import Path

import jsonschema
import pytest
import yaml

from cx_audit.archive.folder import Folder
from cx_audit.core.changes import ChecklistChange
from cx_audit.library.shelf import Shelf

from .conftest import Cx
from .running import installed, on_disk
from .written import SIX

SCHEMA = "checklist.schema.json"
FIRST_LINE = "# yaml-language-server: $schema=checklist.schema.json\n"
NEW = ("checklist", "new", "our-shop", "--title", "Our shop", "--touchpoint", "counter: The counter")
WALKED = """\
checklist: our-shop
organisation: Harbour Books
leader: Ada
"""


def answers_to(cx: Cx, checklist: str) -> str:
    """A filled-in answers file for whatever `new` has written."""
    from tests.shipped.filled import filled

    shelf = Shelf(data_folder=cx.data)
    return filled(shelf.load(checklist).checklist)


def walks(cx: Cx, checklist: str) -> None:
    """The checklist passes `check`, strictly too, and can be walked to its end."""
    strict = cx("checklist", "check", checklist, "--strict")
    assert (strict.code, strict.err) == (0, ""), strict.out
    cx.file("filled.yaml", answers_to(cx, checklist))
    ran = cx("walk", "--answers", "filled.yaml", "--checklist", checklist, "--anyway")
    assert (ran.code, ran.err) == (0, "")
    assert "Net trust" in ran.out


# A new one


def test_all_given(cx: Cx) -> None:
    """With id, title and touchpoints nothing is asked; the file is in the folder of one's own, the schema beside it."""
    ran = cx(*NEW, "--touchpoint", "repair: The repair")
    assert (ran.code, ran.out) == (0, "")
    folder = cx.data / "checklists"
    assert sorted(path.name for path in folder.iterdir()) == [SCHEMA, "our-shop.yaml"]
    assert f"cx-audit checklist check {folder / 'our-shop.yaml'}" in ran.err
    text = (folder / "our-shop.yaml").read_text(encoding="utf-8")
    assert text.startswith(FIRST_LINE)
    tree = yaml.safe_load(text)
    assert (tree["id"], tree["title"]) == ("our-shop", "Our shop")
    assert [(each["id"], each["title"]) for each in tree["touchpoints"]] == [
        ("counter", "The counter"),
        ("repair", "The repair"),
    ]
    schema = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(tree)
    walks(cx, "our-shop")
    assert "our-shop" in cx("checklist", "list").out


def test_the_command_that_it_names_works(cx: Cx) -> None:
    """What it says to do next can be typed as it stands, also for a file that is named otherwise."""
    for to in ("ours.yaml", "ours.yml", "Ours.YAML", "with space.yaml"):
        assert cx(*NEW, "--to", to).code == 0
        assert cx("checklist", "check", to).code == 0, to


def test_a_file_name_that_is_taken_for_an_id(cx: Cx) -> None:
    """A file without .yaml is either refused, or can be checked by the command that is named."""
    ran = cx(*NEW, "--to", "ours")
    if ran.code == 0:
        assert cx("checklist", "check", *ran.err.strip().splitlines()[-1].split()[3:]).code == 0


def test_a_touchpoint_by_its_title(cx: Cx) -> None:
    """Without a colon the id is made from the title."""
    assert cx("checklist", "new", "--title", "Our Shop & Café", "--touchpoint", "The repair desk").code == 0
    (path,) = (cx.data / "checklists").glob("*.yaml")
    checklist = Shelf(data_folder=cx.data).load(path.stem).checklist
    assert checklist.title == "Our Shop & Café"
    assert [(each.id, each.title) for each in checklist.touchpoints] == [("the-repair-desk", "The repair desk")]


def test_without_a_terminal_everything_must_be_said(cx: Cx) -> None:
    """With nobody to ask, what is missing is named with its option, and nothing is written."""
    before = on_disk(cx.home)
    for args, said in (
        (("checklist", "new"), "--title"),
        (("checklist", "new", "our-shop"), "--title"),
        (("checklist", "new", "our-shop", "--title", "Our shop"), "--touchpoint"),
    ):
        ran = cx(*args)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
    assert on_disk(cx.home) == before


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("Our Shop", "--title", "A", "--touchpoint", "B"), "cannot be an id"),
        (("../x", "--title", "A", "--touchpoint", "B"), "cannot be an id"),
        (("x" * 61, "--title", "A", "--touchpoint", "B"), "cannot be an id"),
        (("-", "--title", "A", "--touchpoint", "B"), "cannot be an id"),
        (("a", "--title", "A", "--touchpoint", "The B: a b"), "the id and the title of a touchpoint"),
        (("a", "--title", "A", "--touchpoint", "b:"), "the id and the title of a touchpoint"),
        (("a", "--title", "A", "--touchpoint", ": B"), "the id and the title of a touchpoint"),
        (("a", "--title", "A", "--from", "nothere"), "No checklist goes by"),
        (("a", "--title", "A", "--from", "nothere.yaml"), "There is no file"),
        (("a", "--title", "A", "--touchpoint", "B", "--to", "no/such/a.yaml"), "does not exist"),
        (("a", "--title", "\x1b[31m", "--touchpoint", "B"), "title"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "",
)
def test_what_cannot_be(cx: Cx, args: tuple[str, ...], said: str) -> None:
    """An id, a touchpoint, a source or a place that cannot be is refused in a sentence, and nothing is written."""
    before = on_disk(cx.home)
    ran = cx("checklist", "new", *args)
    assert ran.code == 2, ran
    assert said in ran.err
    assert on_disk(cx.home) == before


@pytest.mark.parametrize(
    "touchpoints",
    [
        ("The counter", "the counter"),
        ("counter: One", "counter: Two"),
        ("After",),
        ("before: Before",),
        ("Seal",),
        ("",),
        ("\x1b[31m",),
    ],
    ids=lambda value: "+".join(value)[:30],
)
def test_what_is_written_is_valid_or_is_not_written(cx: Cx, touchpoints: tuple[str, ...]) -> None:
    """Touchpoints of one id, ids with a meaning of their own and titles without a letter never make a broken file."""
    options = [word for each in touchpoints for word in ("--touchpoint", each)]
    ran = cx("checklist", "new", "ours", "--title", "Ours", *options)
    assert ran.code in (0, 2)
    if ran.code == 0:
        assert cx("checklist", "check", "ours").code == 0, cx("checklist", "check", "ours").err


def test_no_overwriting(cx: Cx) -> None:
    """A file that is there stays as it is, unless --force says otherwise; the schema beside it too."""
    assert cx(*NEW).code == 0
    path = cx.data / "checklists" / "our-shop.yaml"
    path.write_text("mine", encoding="utf-8")
    (cx.data / "checklists" / SCHEMA).write_text("{}", encoding="utf-8")
    before = on_disk(cx.data)
    ran = cx(*NEW)
    assert ran.code == 2
    assert "--force" in ran.err
    assert on_disk(cx.data) == before
    assert cx(*NEW, "--force").code == 0
    assert path.read_text(encoding="utf-8").startswith(FIRST_LINE)
    assert (cx.data / "checklists" / SCHEMA).read_text(encoding="utf-8") == "{}"


@pytest.mark.parametrize("data", ["file-in-the-way", "/proc/nothing-here"])
def test_a_folder_that_cannot_be_made(cx: Cx, data: str) -> None:
    """Where the folder of checklists cannot be made, a sentence says so and the exit code is 2."""
    (cx.home / "file-in-the-way").mkdir()
    (cx.home / "file-in-the-way" / "checklists").write_text("", encoding="utf-8")
    ran = cx(*NEW, "--data", data)
    assert ran.code == 2, ran.err
    assert "went wrong in cx-audit itself" not in ran.err


def test_the_folder_is_for_its_owner_alone(cx: Cx) -> None:
    """As the audits are."""
    cx(*NEW)
    assert stat.S_IMODE((cx.data / "checklists").stat().st_mode) == 0o700


# Guided


def guided(home: Path, typed: str, *args: str) -> tuple[int, str, str]:
    """`new --plain` with these lines typed: the exit code and both streams."""
    ran = installed(home, "checklist", "new", *args, "--plain", "--data", "audits", typed=typed)
    return ran.code, ran.out, ran.err


def test_guided(home: Path) -> None:
    """The title and the touchpoints are asked for; the id is made from the title."""
    code, out, err = guided(home, "Our little shop\nThe counter, The repair ,\n")
    assert code == 0, err
    assert "What is the checklist called?" in out
    assert "Which touchpoints does it have?" in out
    checklist = Shelf(data_folder=home / "audits").load("our-little-shop").checklist
    assert checklist.title == "Our little shop"
    assert [each.title for each in checklist.touchpoints] == ["The counter", "The repair"]
    assert installed(home, "checklist", "check", "our-little-shop", "--strict", "--data", "audits").code == 0


def test_guided_asks_only_for_what_is_left_out(home: Path) -> None:
    """What was said on the line is not asked for."""
    code, out, _ = guided(home, "The counter\n", "mine", "--title", "Mine")
    assert code == 0
    assert "called" not in out
    assert Shelf(data_folder=home / "audits").load("mine").checklist.touchpoints[0].id == "the-counter"


def test_a_copy_is_asked_for_its_title_and_its_id(home: Path) -> None:
    """What is left out beside --from is asked for too, so that two checklists do not go by one title."""
    code, out, err = guided(home, "Our evening\n\n", "--from", "restaurant")
    assert code == 0, err
    assert "What is the checklist called?" in out
    assert "Which id does it have?" in out
    assert Shelf(data_folder=home / "audits").load("our-evening").checklist.title == "Our evening"
    assert guided(home, "Our lunch\nlunch\n", "--from", "restaurant")[0] == 0
    assert Shelf(data_folder=home / "audits").load("lunch").checklist.title == "Our lunch"


@pytest.mark.parametrize(
    ("touchpoints", "said"),
    [
        (("counter: A", "counter: B"), "Two touchpoints have the id “counter”: “A” and “B”."),
        (("before: A",), "“before” cannot be the id of a touchpoint"),
    ],
)
@pytest.mark.parametrize("more", [(), ("--from", "first-walk")])
def test_touchpoints_that_cannot_be_are_told_by_their_options(
    cx: Cx, touchpoints: tuple[str, ...], said: str, more: tuple[str, ...]
) -> None:
    """No line of a file that was never written is named; the option is."""
    options = [part for each in touchpoints for part in ("--touchpoint", each)]
    ran = cx("checklist", "new", "ours", "--title", "Ours", *options, *more)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "--touchpoint" in ran.err
    assert "line" not in ran.err


def test_the_next_command_names_the_folder_that_was_said(cx: Cx) -> None:
    """With --data, what is to be typed next has it too."""
    ran = cx(*NEW, "--data", "elsewhere")
    assert f"--data {cx.home / 'elsewhere'}" in ran.err
    assert cx("checklist", "schema", "--data", "elsewhere").code == 0


def test_a_file_takes_from_the_one_beside_it(cx: Cx) -> None:
    """Two drafts in a folder of their own are found by each other, and yours and the shipped ones come first."""
    cx.file("base.yaml", SIX.replace("id: six", "id: base", 1))
    head = "format: 1\nid: mine\nversion: '1'\ntitle: Mine\nsummary: A draft.\ntouchpoints:\n"
    first = Shelf().load(str(cx.home / "base.yaml")).checklist
    cx.file("mine.yaml", f"{head}  - take: {first.id}/{first.touchpoints[0].id}\n")
    ran = cx("checklist", "check", "mine.yaml")
    assert ran.code == 0, ran.err


def test_a_name_that_is_far_off_is_not_offered(cx: Cx) -> None:
    """For a checklist that is nowhere, the folder it belongs into is said instead of a name with a word in common."""
    ran = cx("checklist", "show", "bicycle-shop")
    assert ran.code == 2
    assert "Did you mean" not in ran.err
    assert str(cx.data / "checklists") in ran.err
    assert "Did you mean “restaurant”?" in cx("checklist", "show", "restaurnt").err


def test_guided_with_nothing_but_enter(home: Path) -> None:
    """A title is needed and asked for again; without touchpoints there is one to write over."""
    code, out, _ = guided(home, "\n\nMine\n\n")
    assert code == 0
    assert out.count("What is the checklist called?") == 3
    assert len(Shelf(data_folder=home / "audits").load("mine").checklist.touchpoints) == 1


@pytest.mark.parametrize("typed", ["", "Mine\n"])
def test_guided_and_left(home: Path, typed: str) -> None:
    """Whoever leaves while being asked has written nothing."""
    before = on_disk(home)
    code, _, err = guided(home, typed)
    assert code == 130
    assert "Nothing was written." in err
    assert on_disk(home) == before


# From another one


@pytest.mark.parametrize("source", ["first-walk", "six-principles"])
def test_from_another(cx: Cx, source: str) -> None:
    """Everything is as there but the id and the title, comments and all, and it is walked like the other."""
    assert cx("checklist", "new", "ours", "--title", "Our walk", "--from", source).code == 0
    shelf = Shelf(data_folder=cx.data)
    was, became = shelf.load(source), shelf.load("ours")
    assert became.checklist.touchpoints == was.checklist.touchpoints
    assert (became.checklist.id, became.checklist.title) == ("ours", "Our walk")
    old = was.path.read_text(encoding="utf-8").removeprefix(FIRST_LINE).splitlines()
    new = became.path.read_text(encoding="utf-8").removeprefix(FIRST_LINE).splitlines()
    assert len(old) == len(new)
    assert sum(one != other for one, other in zip(old, new, strict=True)) == 2
    walks(cx, "ours")
    assert json.loads(cx("checklist", "diff", source, "ours", "--json").out)["changes"] == []


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_from_a_file_of_one_s_own(cx: Cx, mark: bytes) -> None:
    """The other one may be a path; its line ends are not mixed with others, and a byte order mark comes first."""
    (cx.home / "six.yaml").write_bytes(mark + SIX.replace("\n", "\r\n").encode())
    assert cx("checklist", "new", "ours", "--title", "Ours", "--from", "six.yaml", "--to", "ours.yaml").code == 0
    copied = (cx.home / "ours.yaml").read_bytes()
    assert copied.count(b"\r\n") in (0, copied.count(b"\n"))
    assert b"\xef\xbb\xbf" not in copied[1:]
    assert cx("checklist", "check", "ours.yaml").code == 0


def test_from_with_touchpoints_too(cx: Cx) -> None:
    """Touchpoints that are said besides --from are in the file, or are refused; never silently dropped."""
    ran = cx("checklist", "new", "ours", "--title", "Ours", "--from", "first-walk", "--touchpoint", "zeta: Zeta")
    if ran.code == 0:
        assert "zeta" in (cx.data / "checklists" / "ours.yaml").read_text(encoding="utf-8")
    else:
        assert ran.code == 2


def test_from_one_that_is_broken(cx: Cx) -> None:
    """What is wrong in the other one is located, and nothing is written."""
    cx.file("bad.yaml", SIX.replace("minutes: 5", "minutes: soon", 1))
    before = on_disk(cx.home)
    ran = cx("checklist", "new", "ours", "--title", "Ours", "--from", "bad.yaml")
    assert ran.code == 2
    assert "bad.yaml:10:14:" in ran.err
    assert on_disk(cx.home) == before


# The schema


def test_schema_is_printed(cx: Cx) -> None:
    """`schema` prints a valid JSON Schema, the very one that `new` puts beside the file."""
    cx(*NEW)
    ran = cx("checklist", "schema")
    assert (ran.code, ran.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(ran.json)
    assert (cx.data / "checklists" / SCHEMA).read_text(encoding="utf-8") == ran.out
    validator = jsonschema.Draft202012Validator(ran.json)
    assert validator.is_valid(yaml.safe_load(SIX))
    assert not validator.is_valid(yaml.safe_load(SIX.replace("minutes: 5", "minutes: soon", 1)))


def test_schema_is_written(cx: Cx) -> None:
    """--to writes it, and never over a file that is there."""
    assert cx("checklist", "schema", "--to", "s.json").code == 0
    first = (cx.home / "s.json").read_bytes()
    assert cx("checklist", "schema", "--to", "s.json").code == 2
    (cx.home / "s.json").write_bytes(b"{}")
    assert cx("checklist", "schema", "--to", "s.json").code == 2
    assert cx("checklist", "schema", "--to", "s.json", "--force").code == 0
    assert (cx.home / "s.json").read_bytes() == first
    assert cx("checklist", "schema", "--to", "no/such/s.json").code == 2


# What changed


@pytest.fixture
def two(cx: Cx) -> Cx:
    """cx-audit with a checklist and a changed one."""
    cx.file("one.yaml", SIX)
    changed = SIX.replace("name: the first, critical: yes", "name: the first").replace(
        "title: The call", "title: Our call"
    )
    changed = changed.replace("  - id: buy\n    title: The buy", "  - id: shop\n    title: The shop", 1)
    cx.file("two.yaml", changed)
    return cx


def test_diff_of_the_same(two: Cx) -> None:
    """Nothing changed in meaning, and rounds compare."""
    ran = two("checklist", "diff", "one.yaml", "one.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert "Nothing changed in meaning." in ran.out
    assert two("checklist", "diff", "first-walk", "first-walk", "--json").json["comparable"] is True


def test_diff_as_a_page(two: Cx) -> None:
    """Each change in words, beneath its touchpoint, and whether rounds still compare."""
    ran = two("checklist", "diff", "one.yaml", "two.yaml")
    assert (ran.code, ran.err) == (0, "")
    text = " ".join(ran.out.split())
    for said in (
        "In other words: “The call” is now “Our call”",
        "New: The shop",
        "Gone: The buy",
        "no longer critical",
    ):
        assert said in text
    assert "“The shop” is new" in text
    assert max(map(len, ran.out.splitlines())) <= 80


def test_diff_as_json(two: Cx) -> None:
    """The documented shape: what changed, by key and kind, and what compares."""
    told = two("checklist", "diff", "one.yaml", "two.yaml", "--json").json
    assert sorted(told) == ["changes", "comparable", "reason", "touchpoints"]
    assert told["comparable"] is False
    assert told["reason"]
    kinds = {each.__name__ for each in ChecklistChange.__args__}
    assert {each["change"] for each in told["changes"]} <= kinds
    found = {(each["key"], each["change"]) for each in told["changes"]}
    assert found == {
        ("call", "Reworded"),
        ("shop", "Added"),
        ("buy", "Removed"),
        ("rosy/basic/a", "CriticalityChanged"),
    }
    for each in told["touchpoints"]:
        assert sorted(each) == ["comparable", "id", "reason", "shared"]
    rosy = next(each for each in told["touchpoints"] if each["id"] == "rosy")
    assert (rosy["comparable"], rosy["shared"]) == (False, ["rosy/basic/b", "rosy/basic/c"])


def test_diff_of_what_is_not_there(two: Cx) -> None:
    """Either name may be wrong, and a broken file is located."""
    two.file("bad.yaml", SIX.replace("minutes: 5", "minutes: soon", 1))
    assert "No checklist goes by" in two("checklist", "diff", "one", "two.yaml").err
    assert "bad.yaml:10:14:" in two("checklist", "diff", "one.yaml", "bad.yaml").err
    assert two("checklist", "diff", "one.yaml", "bad.yaml").code == 2
    assert two("checklist", "diff", "one.yaml").code == 2


# Composition in use


COMPOSED = """\
format: 1
id: composed
version: "1"
title: Composed
summary: For the tests.
before: {take: ours}
touchpoints:
  - take: ours/counter
    without: pair/i-mattered
  - {take: first-walk/call, title: Our call}
"""


def test_an_audit_stands_without_the_files_that_were_taken_from(cx: Cx) -> None:
    """Walked, paused, shown and finished with all the files gone: the audit has the whole checklist in it."""
    cx("checklist", "new", "ours", "--title", "Ours", "--touchpoint", "counter: The counter")
    folder = cx.data / "checklists"
    (folder / "composed.yaml").write_text(COMPOSED, encoding="utf-8")
    checklist = Shelf(data_folder=cx.data).load("composed").checklist
    text = answers_to(cx, "composed")
    cx.file("answers.yaml", text)
    cx.file("half.yaml", text[: text.index("\n  call:")].replace("leader: M.", "leader: Half") + "\n")
    assert cx("walk", "--answers", "answers.yaml", "--anyway").code == 0
    half = cx("walk", "--answers", "half.yaml", "--anyway", "--checklist", "composed")
    assert half.code == 0, half.err
    shown = cx("show", "M.").out
    shutil.rmtree(folder)
    assert cx("show", "M.").out == shown
    kept, _ = Folder(cx.data).heads()
    assert len(kept) == 2
    for stored in kept:
        assert Folder(cx.data).load(stored.head.id).checklist == checklist
        assert "take" not in json.loads(stored.path.read_text(encoding="utf-8"))["checklist"]["content"]
    ran = cx("resume", "Half", "--plain")
    assert ran.code == 130
    assert "Our call" in ran.out


def test_shown_and_answered_as_what_it_is(cx: Cx) -> None:
    """`show`, `answers` and `show --json` have what is taken as if it stood in the file."""
    cx("checklist", "new", "ours", "--title", "Ours", "--touchpoint", "counter: The counter")
    (cx.data / "checklists" / "composed.yaml").write_text(COMPOSED, encoding="utf-8")
    told = cx("checklist", "show", "composed", "--json").json
    assert [each["title"] for each in told["touchpoints"]] == ["The counter", "Our call"]
    assert told["touchpoints"][0]["pairs"] == []
    assert "Our call" in cx("checklist", "show", "composed").out
    assert "person-soon:" in cx("checklist", "answers", "composed").out
    (entry,) = [each for each in cx("checklist", "list", "--json").json if each["id"] == "composed"]
    assert (entry["problem"], entry["origin"]) == ("", "own")


def test_the_list_to_choose_from_tells_equal_titles_apart(cx: Cx) -> None:
    """The first walk comes first; one's own are marked, and where titles are equal the id is said."""
    from cx_audit.cli.home import _checklist_rows

    title = Shelf().load("restaurant").checklist.title
    assert cx("checklist", "new", "lunch", "--from", "restaurant").code == 0
    rows = _checklist_rows(list(Shelf(data_folder=cx.data).entries()))
    assert rows[0][1] == "first-walk"
    assert (f"{title} · lunch (yours)", "lunch") in rows
    assert (f"{title} · restaurant", "restaurant") in rows
