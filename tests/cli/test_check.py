"""`checklist check`: several files, advice, JSON, a folder of hostile files, and a checklist of 3,000 questions."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cx_audit.core.every_question import every_question
from cx_audit.library.shelf import Shelf

from .conftest import Cx
from .running import COMMAND, Ran, dangerous, environment, installed

FINE = """\
format: 1
id: fine
version: "1"
title: Our shop
summary: For a leader who walks our shop.
touchpoints:
  - id: counter
    title: The counter
    do: Go in and ask for something.
    minutes: 5
    basics:
      - id: greeted
        ask: Did somebody greet you?
        name: greeted
        critical: true
        fix: Look up and greet.
        departments: [sales]
"""
ADVISED = FINE.replace("id: fine", "id: advised").replace("Did somebody greet you?", "Were you satisfied with us?")
BAD = FINE.replace("minutes: 5", "minutes: soon").replace("critical:", "critcal:")
KEYS = ["column", "file", "hint", "kind", "line", "message", "rule", "where"]


@pytest.fixture
def three(cx: Cx) -> Cx:
    """cx-audit with a fine file, one that gets advice, and one with two problems."""
    for name, text in (("fine", FINE), ("advised", ADVISED), ("bad", BAD)):
        cx.file(f"{name}.yaml", text)
    return cx


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (("fine.yaml",), 0),
        (("fine.yaml", "--strict"), 0),
        (("advised.yaml",), 0),
        (("advised.yaml", "--strict"), 1),
        (("fine.yaml", "advised.yaml", "--strict"), 1),
        (("bad.yaml",), 2),
        (("bad.yaml", "--strict"), 2),
        (("advised.yaml", "bad.yaml", "--strict"), 2),
        (("bad.yaml", "fine.yaml"), 2),
        (("fine.yaml", "missing.yaml"), 2),
        (("fine.yaml", "missing"), 2),
        (("fine.yaml", "fine.yaml", "first-walk"), 0),
        ((), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else str(value),
)
@pytest.mark.parametrize("as_json", [False, True], ids=["words", "json"])
def test_exit_codes(three: Cx, args: tuple[str, ...], code: int, as_json: bool) -> None:
    """0 when all can be used, 1 with --strict when there is advice, 2 when one cannot be used; JSON changes nothing."""
    assert three("checklist", "check", *args, *(["--json"] if as_json else [])).code == code


def test_several_files_in_words(three: Cx) -> None:
    """Each file is told of; problems go to standard error, the rest to standard output."""
    ran = three("checklist", "check", "fine.yaml", "bad.yaml", "advised.yaml", "missing.yaml")
    assert ran.out.splitlines()[0] == "fine.yaml: fine, 1 touchpoint."
    assert ran.out.splitlines()[1] == "advised.yaml: fine, 1 touchpoint, 1 piece of advice."
    assert ran.out.splitlines()[2].startswith("  advised.yaml:13:14: touchpoint counter > basic greeted: ")
    assert len(ran.out.splitlines()) == 3
    places = [line.split(" ")[0] for line in ran.err.splitlines()]
    assert places[:2] == ["bad.yaml:10:14:", "bad.yaml:15:9:"]
    assert "There is no file “missing.yaml”" in ran.err


def test_json_of_several_files(three: Cx) -> None:
    """One list on standard output, problems first, each with file, place, message and what to write instead."""
    ran = three("checklist", "check", "fine.yaml", "advised.yaml", "bad.yaml", "--json")
    assert ran.err == ""
    assert [(each["kind"], each["file"], each["line"]) for each in ran.json] == [
        ("problem", "bad.yaml", 10),
        ("problem", "bad.yaml", 15),
        ("advice", "advised.yaml", 13),
    ]
    for each in ran.json:
        assert sorted(each) == KEYS
        assert each["message"]
        assert each["hint"]
        assert each["column"]
        assert bool(each["rule"]) is (each["kind"] == "advice")
    assert three("checklist", "check", "fine.yaml", "--json").json == []


def test_json_names_a_file_that_is_missing(three: Cx) -> None:
    """Among several, it can be told which one is not there."""
    (problem,) = three("checklist", "check", "fine.yaml", "missing.yaml", "--json").json
    assert "missing.yaml" in problem["file"] + problem["message"]


def test_advice_of_what_is_taken_stands_at_its_take(three: Cx) -> None:
    """Advice on a checklist that takes from another names a line that is there."""
    own = three.data / "checklists"
    own.mkdir(parents=True)
    (own / "advised.yaml").write_text(ADVISED, encoding="utf-8")
    head = FINE[: FINE.index("touchpoints:")].replace("id: fine", "id: takes")
    three.file("takes.yaml", f"{head}touchpoints:\n  - take: advised/counter\n")
    (advice,) = three("checklist", "check", "takes.yaml", "--json").json
    assert (advice["file"], advice["line"], advice["kind"]) == ("takes.yaml", 7, "advice")


# Hostile files

WHEN = "      - {id: a, ask: A?, when: {question: basic/%s, is: met}}\n      - {id: b, ask: B?}\n"
HEAD = FINE[: FINE.index("      - id: greeted")]
STEERING = r"\e[31m\e]0;title\a\e]8;;http://x.example\e\\\e[2J\x9b5m\x90q\x9c\x07\x08\x7f\u202e\u2066\u200f\u2028"
HOSTILE: dict[str, tuple[bytes, set[int]]] = {
    "deep nesting": (b"a:\n" + b"".join(b" " * depth + b"- \n" for depth in range(1, 5000)), {2}),
    "nested mappings": (b"".join(b" " * depth + b"a:\n" for depth in range(3000)), {2}),
    "100,000 brackets": (b"a: " + b"[" * 100_000, {2}),
    "100,000 braces": (b"a: " + b"{" * 100_000, {2}),
    "100,000 braces with keys": (b"{a: " * 100_000, {2}),
    "100,000 closed brackets": (b"a: " + b"[" * 100_000 + b"]" * 100_000, {2}),
    "100,000 hyphens": (b"- " * 100_000, {2}),
    "100,000 question marks": (b"? " * 100_000, {2}),
    "two megabytes": (b"a: " + b"x" * 2_000_001, {2}),
    "two megabytes of lines": (b"- x\n" * 500_001, {2}),
    "two megabytes of keys": (b"".join(b"k%d: x\n" % number for number in range(180_000)), {2}),
    "two megabytes of one text": (HEAD.encode() + b'welcome: "' + b"x" * 1_990_000 + b'"\n', {0, 2}),
    "two megabytes of quotes": (b"a: " + b'"' * 1_900_000, {2}),
    "two megabytes of accents": (b"a: " + "e\u0301\u0302".encode() * 300_000, {2}),
    "two megabytes of tabs": (b"a:\n" + b"\t" * 1_900_000, {2}),
    "an alias": (HEAD.replace("Our shop", "*a").encode(), {2}),
    "a bomb of aliases": (
        b"a: &a [x, x]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n, n, n - 1, n - 1) for n in range(98, 122)),
        {2},
    ),
    "an alias of itself": (b"a: &a [*a]\n", {2}),
    "a merge": (b"a: &a {b: c}\nd:\n  <<: *a\n", {2}),
    "a tag": (HEAD.replace("Our shop", "!!python/object/apply:os.system ['echo hacked']").encode(), {2}),
    "a tag of its own": (HEAD.replace("Our shop", "!x Our shop").encode(), {2}),
    "a binary tag": (HEAD.replace("Our shop", "!!binary T3Vy").encode(), {2}),
    "NUL": (FINE.replace("Our shop", "Our\0shop").encode(), {2}),
    "NUL at the beginning": (b"\0" + FINE.encode(), {2}),
    "an escaped NUL": (FINE.replace("Our shop", '"Our\\0shop"').encode(), {0, 2}),
    "UTF-16": (FINE.encode("utf-16"), {2}),
    "UTF-16 without a mark": (FINE.encode("utf-16-le"), {2}),
    "UTF-32": (FINE.encode("utf-32"), {2}),
    "Latin-1": (FINE.replace("Our shop", "Caf\xe9").encode("latin-1"), {2}),
    "overlong UTF-8": (FINE.encode().replace(b"Our", b"\xc0\xaf"), {2}),
    "a lone surrogate": (FINE.encode().replace(b"Our", b"\xed\xa0\x80"), {2}),
    "an escaped surrogate": (FINE.replace("Our shop", '"Our \\ud800 shop"').encode(), {2}),
    "two escaped surrogates": (FINE.replace("Our shop", '"\\ud83d\\ude00"').encode(), {2}),
    "CRLF": (FINE.replace("\n", "\r\n").encode(), {0}),
    "CR alone": (FINE.replace("\n", "\r").encode(), {0, 2}),
    "mixed line ends": (FINE.replace("\n", "\r\n", 5).encode(), {0}),
    "tabs that indent": (FINE.replace("    minutes", "\tminutes").encode(), {2}),
    "a tab within a text": (FINE.replace("Our shop", "Our\tshop").encode(), {0}),
    "a key twice": (FINE.replace("minutes: 5", "minutes: 5\n    minutes: 6").encode(), {2}),
    "a key twice at the top": (f"{FINE}title: Again\n".encode(), {2}),
    "10,000 times one key": (b"a: b\n" * 10_000, {2}),
    "escape sequences": (FINE.replace("title: Our shop", f'title: "Our {STEERING} shop"').encode(), {0}),
    "raw escape sequences": (FINE.replace("Our shop", "Our \x1b[31m shop").encode(), {2}),
    "escape sequences in a key": (f'{FINE}"{STEERING}": x\n'.encode(), {2}),
    "escape sequences in an id": (FINE.replace("id: fine", f'id: "{STEERING}"').encode(), {2}),
    "escape sequences in a value": (FINE.replace("minutes: 5", f'minutes: "{STEERING}"').encode(), {2}),
    "escape sequences in a when": (
        (HEAD + WHEN.replace("basic/%s", "x")).replace("question: x", f'question: "{STEERING}"').encode(),
        {2},
    ),
    "raw C1 controls": (FINE.replace("Our shop", "Our \x9b31m shop").encode(), {2}),
    "right to left": (FINE.replace("Our shop", "Our \u202epohs\u202c \u2066x\u2069").encode(), {0, 2}),
    "right to left in an id": (FINE.replace("id: fine", "id: fine\u202e").encode(), {0, 2}),
    "right to left in a key": (f"{FINE}\u202eyek: x\n".encode(), {2}),
    "invisible letters in an id": (FINE.replace("id: fine", "id: fi\u200bne").encode(), {2}),
    "letters that look alike in an id": (FINE.replace("id: fine", "id: f\u0456ne").encode(), {2}),
    "an id with slashes": (FINE.replace("id: fine", "id: ../../fine").encode(), {2}),
    "an id of a touchpoint with slashes": (FINE.replace("id: counter", "id: a/b").encode(), {2}),
    "an id of a basic with slashes": (FINE.replace("id: greeted", "id: ../greeted").encode(), {2}),
    "an id of a million letters": (FINE.replace("id: fine", "id: " + "x" * 1_000_000).encode(), {2}),
    "when ahead": ((HEAD + WHEN % "b").encode(), {2}),
    "when at itself": ((HEAD + WHEN % "a").encode(), {2}),
    "when at nothing": ((HEAD + WHEN % "zz").encode(), {2}),
    "when ahead in a touchpoint": (
        (HEAD + WHEN % "b").replace("basic/b", "counter/basic/b").encode(),
        {2},
    ),
    "numbers that are too large": (FINE.replace("minutes: 5", "minutes: " + "9" * 5000).encode(), {2}),
    "digits of another script": (FINE.replace("minutes: 5", "minutes: ٥").encode(), {2}),
    "not a number": (FINE.replace("minutes: 5", "minutes: 5\n    weight: .nan").encode(), {2}),
    "endless": (FINE.replace("minutes: 5", "minutes: 5\n    weight: .inf").encode(), {2}),
    "hexadecimal": (FINE.replace("minutes: 5", "minutes: 0x5").encode(), {2}),
    "a template": (FINE.replace("Our shop", '"{leader} %s ${HOME} {{7*7}}"').encode(), {0}),
    "a take of a path": (HEAD.split("  - id: counter")[0].encode() + b"  - take: ../../etc/passwd\n", {2}),
    "a take of itself": (HEAD.split("  - id: counter")[0].encode() + b"  - take: fine/counter\n", {2}),
    "10,000 takes": (HEAD.split("  - id: counter")[0].encode() + b"  - take: first-walk/call\n" * 10_000, {2}),
    "10,000 unknown takes": (HEAD.split("  - id: counter")[0].encode() + b"  - take: nothing/here\n" * 10_000, {2}),
    "a million problems": (HEAD.encode() + b"      - {id: A}\n" * 10_000, {2}),
    "a long line of a problem": (HEAD.encode() + b"      - {id: a, " + b"y" * 500_000 + b": x}\n", {2}),
    "empty": (b"", {2}),
    "only a comment": (b"# nothing\n", {2}),
    "only a byte order mark": (b"\xef\xbb\xbf", {2}),
    "two documents": (FINE.encode() + b"---\n" + FINE.encode(), {2}),
    "a directive": (b"%YAML 9.9\n---\n" + FINE.encode(), {0, 2}),
    "binary": (bytes(range(256)) * 100, {2}),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with every hostile file in it, by number."""
    home = tmp_path_factory.mktemp("hostile")
    for number, (data, _) in enumerate(HOSTILE.values()):
        (home / f"h{number}.yaml").write_bytes(data)
    return home


def check_of(name: str, folder: Path) -> Ran:
    """The installed command, run on one hostile file."""
    return installed(folder, "checklist", "check", f"h{list(HOSTILE).index(name)}.yaml")


def assert_met(name: str, ran: Ran) -> None:
    """The exit code is one that is expected, every problem is located, and nothing steers the terminal."""
    codes = HOSTILE[name][1]
    assert ran.code in codes, f"{ran.code}: {ran.out[:400]}{ran.err[:400]}"
    assert dangerous(ran.out + ran.err) == set()
    assert "Traceback" not in ran.err
    assert "went wrong in cx-audit itself" not in ran.err
    if ran.code == 2:
        lines = ran.err.splitlines()
        assert lines
        assert len(lines) <= 200
        file = f"h{list(HOSTILE).index(name)}.yaml:"
        for line in lines:
            assert line.startswith(file), line[:200]
            place = line.removeprefix(file).split(":")[:2]
            assert all(each.isdecimal() and int(each) >= 1 for each in place), line[:200]
            assert len(line) < 1200, line[:200]


MANY_TAKES = ("10,000 takes", "10,000 unknown takes")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.slow if name in MANY_TAKES else []) for name in HOSTILE]
)
def test_a_hostile_file(name: str, cx: Cx) -> None:
    """Each hostile file is met with located problems, and nothing in the output steers a terminal."""
    data, _ = HOSTILE[name]
    path = f"h{list(HOSTILE).index(name)}.yaml"
    (cx.home / path).write_bytes(data)
    assert_met(name, cx("checklist", "check", path))


@pytest.mark.slow
def test_a_hostile_folder_by_the_command(folder: Path) -> None:
    """The installed command meets each in a process of its own; none takes far longer than a fine file does."""
    (folder / "fine.yaml").write_text(FINE, encoding="utf-8")
    fine = min(timed(folder, "fine.yaml")[0] for _ in range(3))
    tell(f"\n{fine:6.2f} s  a fine file")
    slowest = 0.0
    for number, name in enumerate(HOSTILE):
        seconds, ran = timed(folder, f"h{number}.yaml")
        assert_met(name, ran)
        slowest = max(slowest, seconds)
        tell(f"{seconds:6.2f} s  {name} ({ran.code})")
    assert slowest < 12 * fine, f"the slowest took {slowest / fine:.0f} times as long as a fine file"


def tell(line: str) -> None:
    """Print a line for whoever runs the tests with -s."""
    sys.stdout.write(f"{line}\n")


def timed(home: Path, file: str) -> tuple[float, Ran]:
    """How long the installed command took to check one file, and how it ended."""
    begun = time.perf_counter()
    ran = installed(home, "checklist", "check", file)
    return time.perf_counter() - begun, ran


@pytest.mark.parametrize("name", ["100,000 brackets", "escape sequences in a key", "UTF-16"])
def test_a_hostile_file_by_the_command(name: str, folder: Path) -> None:
    """Some of them through the installed command as well, where nothing of this process helps."""
    assert_met(name, check_of(name, folder))


def test_hostile_files_on_the_shelf(cx: Cx) -> None:
    """All of them in the folder of one's own: the list goes on past them, and every other command works."""
    own = cx.data / "checklists"
    own.mkdir(parents=True)
    for number, (name, (data, _)) in enumerate(HOSTILE.items()):
        if len(data) < 400_000 and name not in MANY_TAKES:
            (own / f"h{number}.yaml").write_bytes(data)
    ran = cx("checklist", "list", "--json")
    assert ran.code == 0
    assert dangerous(ran.out + ran.err) == set()
    assert "first-walk" in [each["id"] for each in ran.json if not each["problem"]]
    assert cx("checklist", "check", "first-walk").code == 0
    listed = cx("checklist", "list")
    assert listed.code == 0
    assert dangerous(listed.out) == set()


# Three thousand questions

PLACES, MOST_MEGABYTES = 300, 100


def large(places: int = PLACES) -> str:
    """A checklist with ten questions at each place, each part written as the shipped ones write theirs."""
    lines = [
        "format: 1",
        "id: large",
        'version: "1"',
        "title: Large",
        "summary: For a test of its size.",
        "touchpoints:",
    ]
    mend = ["fix: Put it right within the hour.", "departments: [sales]", "ideas: [4, 30]"]
    for place in range(places):
        lines += [f"  - id: place-{place}", f"    title: Place {place}", "    do: Go there now.", "    minutes: 5"]
        lines += ["    departments: [sales]", "    ideas: [2, 3]", "    pairs:", "      - id: mattered"]
        pair = [f"ask: Which is closer to how place {place} was?", "good: I mattered", "bad: In the way"]
        lines += [f"        {each}" for each in (*pair, f"first: {'bad' if place % 2 else 'good'}", *mend)]
        lines += ["    basics:"]
        for number in range(7):
            basic = [f"ask: Did they do number {number} at place {place}?", f"name: number {number}", *mend]
            basic += ["critical: true"] if number == 0 else ["note: Soon means at once."]
            lines += [f"      - id: basic-{number}", *(f"        {each}" for each in basic)]
        value = ["ask: Did you get back less, exactly what you paid for, or more?", *mend]
        lines += ["    value:", *(f"      {each}" for each in value)]
        lines += ["    facts:", "      - {id: waited, kind: minutes, ask: How long did it take?}"]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class Measured:
    """How one run of the installed command ended, its seconds, and the most memory that it held, in megabytes."""

    ran: Ran
    seconds: float
    megabytes: float


_MEASURE = """\
import json, resource, subprocess, sys, time
begun = time.perf_counter()
run = subprocess.run(sys.argv[1:], capture_output=True, timeout=3600)
seconds = time.perf_counter() - begun
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
json.dump([run.returncode, run.stdout.decode(), run.stderr.decode(), seconds, peak], sys.stdout)
"""


def measured(home: Path, args: Sequence[str]) -> Measured:
    """Run the installed command under a fresh process that measures it alone."""
    run = subprocess.run(
        [sys.executable, "-c", _MEASURE, str(COMMAND), *args],
        cwd=home,
        env=environment(home),
        capture_output=True,
        timeout=3700,
        check=True,
    )
    code, out, err, seconds, peak = json.loads(run.stdout)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Measured(ran=Ran(code=code, out=out, err=err), seconds=seconds, megabytes=peak / unit)


def test_three_thousand_questions_are_checked(home: Path) -> None:
    """A checklist of 3,000 questions, each with fix, department and ideas, can be used; memory stays small."""
    (home / "large.yaml").write_text(large(), encoding="utf-8")
    told = measured(home, ["checklist", "check", "large.yaml"])
    tell(f"\ncheck of 3,000 questions: {told.seconds:.2f} s, {told.megabytes:.0f} MB")
    assert told.ran.code == 0, told.ran.err[:400]
    assert told.ran.out.startswith("large.yaml: fine, 300 touchpoints")
    assert told.megabytes < MOST_MEGABYTES


def answers_to_large(home: Path, places: int) -> str:
    """Answers to the first so many places of the large checklist, with a prediction for each of all."""
    checklist = Shelf().load(str(home / "large.yaml")).checklist
    lines = ["checklist: large", "organisation: Harbour Books", "leader: Ada", "predictions:"]
    lines += [f"  {each.id}: +4, 50%" for each in checklist.touchpoints]
    lines += ["touchpoints:"]
    basics = ", ".join(f"basic-{number}: met" for number in range(7))
    for each in checklist.touchpoints[:places]:
        lines += [f"  {each.id}:", "    feeling: pleased 5", "    pairs: {mattered: good}"]
        lines += [f"    basics: {{{basics}}}", "    value: exactly", "    facts: {waited: 3}"]
    return "\n".join(lines) + "\n"


def walked(home: Path, places: int, answered: int) -> tuple[Measured, Any]:
    """Walk a checklist of so many places from an answers file for some of them; what it took, and the audit's JSON."""
    (home / "large.yaml").write_text(large(places), encoding="utf-8")
    (home / "answers.yaml").write_text(answers_to_large(home, answered), encoding="utf-8")
    args = ["walk", "--answers", "answers.yaml", "--checklist", "large.yaml", "--anyway", "--data", "audits"]
    told = measured(home, args)
    assert told.ran.code == 0, told.ran.err[:400]
    (path,) = (home / "audits").rglob("*.json")
    audit = json.loads(path.read_text(encoding="utf-8"))
    count = len(audit["answers"])
    tell(
        f"\n{places} places, {count} answers: {told.seconds:.1f} s, {1000 * told.seconds / count:.0f} ms an answer, "
        f"{told.megabytes:.0f} MB"
    )
    assert told.megabytes < MOST_MEGABYTES
    return told, audit


def test_a_hundred_questions_are_walked(home: Path) -> None:
    """A checklist of a hundred questions is walked to the end within the memory that the whole may take."""
    told, audit = walked(home, PLACES // 30, PLACES // 30)
    assert audit["finished"]
    assert "Net trust" in told.ran.out


@pytest.mark.slow
def test_three_thousand_questions_are_walked(home: Path) -> None:
    """All of it is walked to the end from an answers file; this takes minutes."""
    _, audit = walked(home, PLACES, PLACES)
    assert audit["finished"]
    checklist = Shelf().load(str(home / "large.yaml")).checklist
    scored = [key for key in every_question(checklist) if "/basic/" in key or "/pair/" in key]
    assert len(scored) == 8 * PLACES
    assert all(key in audit["answers"] for key in scored)
