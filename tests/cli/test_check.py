"""`checklist check`: several files, advice, JSON, a folder of hostile files, and a checklist of 3,000 questions."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cx_audit.core.every_question import every_question
from cx_audit.library.shelf import Shelf

from .conftest import Cx
from .hostile import FINE, HOSTILE
from .running import COMMAND, Ran, dangerous, environment, installed
from .timing import MOST_TIMES_A_FINE_FILE, tell, timed

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
    """Among several, it can be told which one is not there, whether it was named by a path or by an id."""
    problems = three("checklist", "check", "fine.yaml", "missing.yaml", "bad.yaml", "nothere", "--json").json
    assert [each["file"] for each in problems] == ["missing.yaml", "bad.yaml", "bad.yaml", "nothere"]
    assert "There is no file “missing.yaml”" in problems[0]["message"]


def test_advice_of_what_is_taken_stands_at_its_take(three: Cx) -> None:
    """Advice on a checklist that takes from another names a line that is there."""
    own = three.data / "checklists"
    own.mkdir(parents=True)
    (own / "advised.yaml").write_text(ADVISED, encoding="utf-8")
    head = FINE[: FINE.index("touchpoints:")].replace("id: fine", "id: takes")
    three.file("takes.yaml", f"{head}touchpoints:\n  - take: advised/counter\nafter: {{take: advised}}\n")
    (advice,) = three("checklist", "check", "takes.yaml", "--json").json
    assert (advice["file"], advice["line"], advice["kind"]) == ("takes.yaml", 7, "advice")


def test_the_list_says_how_to_see_all_that_is_wrong(three: Cx) -> None:
    """One's own file that cannot be used is listed with its first problem and the command that tells them all."""
    own = three.data / "check lists"
    (own / "checklists").mkdir(parents=True)
    (own / "checklists" / "bad one.yaml").write_text(BAD, encoding="utf-8")
    listed = three("checklist", "list", "--data", str(own)).out.splitlines()
    (command,) = (line.strip() for line in listed if line.strip().startswith("cx-audit checklist check"))
    assert listed[listed.index(f"      {command}") - 1] == "    See all that is wrong with it:"
    ran = three(*shlex.split(command)[1:])
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 2
    entries = {each["id"]: each["problem"] for each in three("checklist", "list", "--data", str(own), "--json").json}
    assert entries["fine"].endswith("write whole minutes, 1 to 600")


# Hostile files


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


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file(name: str, cx: Cx) -> None:
    """Each hostile file is met with located problems, and nothing in the output steers a terminal."""
    data, _ = HOSTILE[name]
    path = f"h{list(HOSTILE).index(name)}.yaml"
    (cx.home / path).write_bytes(data)
    assert_met(name, cx("checklist", "check", path))


@pytest.mark.slow
def test_a_hostile_folder_by_the_command(folder: Path) -> None:
    """The installed command meets each in a process of its own; none takes far longer than a fine file does."""
    (folder / "apart").mkdir()  # beside the others it could be taken from
    (folder / "apart" / "fine.yaml").write_text(FINE, encoding="utf-8")
    fine = min(timed(folder, "apart/fine.yaml")[0] for _ in range(3))
    tell(f"\n{fine:6.2f} s  a fine file")
    slowest = 0.0
    for number, name in enumerate(HOSTILE):
        seconds, ran = min((timed(folder, f"h{number}.yaml") for _ in range(2)), key=lambda told: told[0])
        assert_met(name, ran)
        slowest = max(slowest, seconds)
        tell(f"{seconds:6.2f} s  {name} ({ran.code})")
    assert slowest < MOST_TIMES_A_FINE_FILE * fine, (
        f"the slowest took {slowest / fine:.0f} times as long as a fine file"
    )


@pytest.mark.parametrize("name", ["100,000 brackets", "escape sequences in a key", "UTF-16"])
def test_a_hostile_file_by_the_command(name: str, folder: Path) -> None:
    """Some of them through the installed command as well, where nothing of this process helps."""
    assert_met(name, check_of(name, folder))


@pytest.mark.slow
def test_hostile_files_on_the_shelf(cx: Cx) -> None:
    """All of them in the folder of one's own: the list goes on past them, and every other command works."""
    own = cx.data / "checklists"
    own.mkdir(parents=True)
    for number, (data, _) in enumerate(HOSTILE.values()):
        if len(data) < 400_000:
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
MOST_TIMES_FOR_LARGE = 5
"""With a fine file in 0.16 s, less than a second."""


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
    at_work: float
    """The seconds of the processor, which hardly depend on what else the machine does."""
    megabytes: float


_MEASURE = """\
import json, resource, subprocess, sys, time
begun = time.perf_counter()
run = subprocess.run(sys.argv[1:], capture_output=True, timeout=3600)
seconds = time.perf_counter() - begun
used = resource.getrusage(resource.RUSAGE_CHILDREN)
at_work = used.ru_utime + used.ru_stime
json.dump([run.returncode, run.stdout.decode(), run.stderr.decode(), seconds, at_work, used.ru_maxrss], sys.stdout)
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
    code, out, err, seconds, at_work, peak = json.loads(run.stdout)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Measured(ran=Ran(code=code, out=out, err=err), seconds=seconds, at_work=at_work, megabytes=peak / unit)


def measured_often(home: Path, args: Sequence[str]) -> list[Measured]:
    """Three runs of the installed command."""
    return [measured(home, args) for _ in range(3)]


def test_three_thousand_questions_are_checked(home: Path) -> None:
    """A checklist of 3,000 questions, each with fix, department and ideas, can be used; neither slow nor large."""
    (home / "large.yaml").write_text(large(), encoding="utf-8")
    (home / "fine.yaml").write_text(FINE, encoding="utf-8")
    told = min(measured_often(home, ["checklist", "check", "large.yaml"]), key=lambda each: each.at_work)
    fine = min(each.at_work for each in measured_often(home, ["checklist", "check", "fine.yaml"]))
    tell(
        f"\ncheck of 3,000 questions: {told.seconds:.2f} s, {told.at_work / fine:.1f} times the work of a fine file, "
        f"{told.megabytes:.0f} MB"
    )
    assert told.at_work < MOST_TIMES_FOR_LARGE * fine
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
    """All of it is walked to the end from an answers file, and an answer costs little more than one of a hundred."""
    (home / "few").mkdir()
    few, short = walked(home / "few", PLACES // 30, PLACES // 30)
    many, audit = walked(home, PLACES, PLACES)
    assert audit["finished"]
    checklist = Shelf().load(str(home / "large.yaml")).checklist
    scored = [key for key in every_question(checklist) if "/basic/" in key or "/pair/" in key]
    assert len(scored) == 8 * PLACES
    assert all(key in audit["answers"] for key in scored)
    assert many.at_work / len(audit["answers"]) < 4 * few.at_work / len(short["answers"])
