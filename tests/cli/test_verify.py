"""Verify: every audit whole, or a list of what is wrong, where, and what to do."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import wcwidth

from cx_audit.archive.folder import Folder
from cx_audit.archive.side_by_side import FEWEST_THAT_PAY, each_done
from cx_audit.core.audit import Audit
from cx_audit.core.result import Result, result_of

from .conftest import Cx
from .fixed import FINISHED, OPEN, OTHER, finished_audit, saved
from .running import COMMAND, dangerous, environment, installed, on_disk

BOOKS = "Harbour Books"


def file_of(cx: Cx, audit_id: str) -> Path:
    """The file of an audit."""
    return Folder(cx.data).path_of(audit_id)


def change(cx: Cx, audit_id: str, edit: Callable[[Any], None]) -> Path:
    """Change a file by hand."""
    path = file_of(cx, audit_id)
    document = json.loads(path.read_text(encoding="utf-8"))
    edit(document)
    path.write_text(json.dumps(document, indent=2, ensure_ascii=False), encoding="utf-8")
    return path


def findings(cx: Cx, *names: str) -> list[tuple[str, str]]:
    """The file and the message of each finding."""
    ran = cx("verify", *names, "--json")
    assert ran.code == (0 if ran.json["whole"] else 1)
    assert ran.json["whole"] is (ran.json["findings"] == [])
    return [(Path(each["file"]).name, each["message"]) for each in ran.json["findings"]]


def test_all_is_whole(filled: Cx) -> None:
    """One sentence, exit code 0, and nothing is changed."""
    before = on_disk(filled.home)
    ran = filled("verify")
    assert (ran.code, ran.out, ran.err) == (0, "All 3 audits are whole.\n", "")
    assert filled("verify", BOOKS.upper()).out == "All 2 audits are whole.\n"
    assert filled("verify", OTHER[:5]).out == "The audit is whole.\n"
    assert filled("verify", "--json").json == {"audits": 3, "whole": True, "findings": []}
    assert on_disk(filled.home) == before


def test_nothing_to_verify(cx: Cx) -> None:
    """Nothing is wrong with nothing."""
    ran = cx("verify")
    assert (ran.code, ran.out) == (0, "")
    assert "cx-audit walk" in ran.err
    assert list(cx.home.iterdir()) == []


def _score(document: Any) -> None:
    document["scores"]["net_trust"] += 20


def _prediction(document: Any) -> None:
    document["answers"]["predictions/call"]["answer"]["score"] = -9


def _answer(document: Any) -> None:
    document["answers"]["website/feeling"]["answer"]["strength"] = 10


def _checklist(document: Any) -> None:
    document["checklist"]["content"]["touchpoints"][0]["basics"][0]["critical"] = False


def _refused(document: Any) -> None:
    document["answers"]["website/basic/my-need"]["answer"] = "splendid"


def _seal(document: Any) -> None:
    document["seal"] = None


def _scores(document: Any) -> None:
    document["scores"] = None


DAMAGE = {
    "the seal": (_seal, ["the predictions were sealed before the walk, and their seal is missing"]),
    "the saved scores": (_scores, ["the walk is finished, and the scores saved at its end are missing"]),
    "a saved score": (_score, ["the scores saved at the end of the walk are not the ones that its answers give"]),
    "a prediction": (_prediction, ["the predictions are not the ones that were sealed before the walk"]),
    "an answer": (_answer, ["the scores saved at the end of the walk are not the ones that its answers give"]),
    "the checklist": (_checklist, ["has been changed by hand or damaged: its digest is another one"]),
}


@pytest.mark.parametrize(("edit", "said"), DAMAGE.values(), ids=list(DAMAGE))
def test_what_was_changed_by_hand(filled: Cx, edit: Callable[[Any], None], said: list[str]) -> None:
    """It is named, with what is wrong and what to do; the exit code is 1."""
    path = change(filled, FINISHED, edit)
    assert findings(filled) == [(path.name, each) for each in said]
    ran = filled("verify")
    assert ran.code == 1
    page = " ".join(ran.out.split())
    assert path.name in page
    assert said[0] in page
    assert "Put back a copy of the file" in page
    assert "Not whole: 1 of 3 audits." in ran.err


def test_an_answer_that_its_question_refuses(filled: Cx) -> None:
    """The file counts as unreadable, and the key is named."""
    change(filled, FINISHED, _refused)
    (finding,) = filled("verify", "--json").json["findings"]
    assert finding["where"] == "answers > website/basic/my-need"
    assert finding["hint"]


def test_one_wrong_file_among_good_ones(filled: Cx) -> None:
    """What is asked for is looked at alone."""
    path = file_of(filled, OPEN)
    path.write_bytes(path.read_bytes()[:400])
    assert findings(filled) == [(path.name, "this ends too early")]
    assert findings(filled, BOOKS) == [(path.name, "this ends too early")]
    assert findings(filled, OPEN) == [(path.name, "this ends too early")]
    assert findings(filled, FINISHED) == []
    assert findings(filled, OTHER) == []


@pytest.mark.parametrize(("wanted", "count"), [(OTHER, 1), (BOOKS, 2), (OPEN[:4], 1), ("", 3), ("Nobody", 0)])
def test_only_what_is_wanted_is_looked_into(
    filled: Cx, monkeypatch: pytest.MonkeyPatch, wanted: str, count: int
) -> None:
    """Reading and computing everything else would take long for nothing."""
    looked_into: list[str] = []

    def counted(audit: Audit) -> Result:
        looked_into.append(audit.id)
        return result_of(audit)

    monkeypatch.setattr("cx_audit.archive.verifying.result_of", counted)
    assert filled("verify", *([wanted] if wanted else [])).code == (2 if wanted == "Nobody" else 0)
    assert len(looked_into) == count


def test_an_id_that_another_organisation_has_too(filled: Cx) -> None:
    """Both files are held against each other, whichever organisation is wanted."""
    path = file_of(filled, FINISHED)
    other = file_of(filled, OTHER).parent / "zz.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    other.write_text(json.dumps({**document, "organisation": "Zz"}, ensure_ascii=False), encoding="utf-8")
    assert findings(filled, "Zz") == [("zz.json", f"the same audit is in {path}")]


def test_two_files_of_one_audit(filled: Cx) -> None:
    """The one that goes by another name is told of."""
    path = file_of(filled, OPEN)
    shutil.copy(path, path.with_name("a copy.json"))
    assert findings(filled) == [("a copy.json", f"the same audit is in {path}")]


def test_a_file_under_the_name_of_another(filled: Cx) -> None:
    """With the name that it should have."""
    path = file_of(filled, OPEN)
    path.rename(path.with_name("first-walk-r1-ben-zzzz22222222.json"))
    (finding,) = filled("verify", "--json").json["findings"]
    assert finding["message"] == "the id in it is not the one in its name"
    assert f"-{OPEN}.json" in finding["hint"]
    path.with_name("first-walk-r1-ben-zzzz22222222.json").rename(path.with_name("bens walk.json"))
    assert findings(filled) == []


@pytest.mark.parametrize("folder", ["notes", "rosters"])
def test_notes_and_rosters_that_cannot_be_read(filled: Cx, folder: str) -> None:
    """They are part of what is verified."""
    from cx_audit.archive.names import file_name_of

    path = filled.data / folder / f"{file_name_of(BOOKS)}.json"
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    assert findings(filled) == [(path.name, "this ends too early")]
    assert findings(filled, BOOKS) == [(path.name, "this ends too early")]
    assert findings(filled, OTHER) == []
    assert "The audits themselves are whole." in filled("verify").err


def test_an_import_that_was_cut_short(filled: Cx) -> None:
    """It is finished or cleared away, and said; a damaged one is a finding."""
    folder = filled.data / "importing"
    folder.mkdir()
    (folder / "0.new").write_text("prepared")
    ran = filled("verify")
    assert (ran.code, ran.out) == (0, "All 3 audits are whole.\n")
    assert "An import that was cut short has been cleared away now." in ran.err
    assert not folder.exists()
    folder.mkdir()
    (folder / "journal.json").write_text("{")
    ran = filled("verify")
    assert ran.code == 1
    assert "cannot be finished" in ran.out
    assert "Move the folder" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("wanted", "said"), [("Harbour Book", f"Did you mean: {BOOKS}?"), ("adab0000", "adab"), ("Nobody", BOOKS)]
)
def test_unknown_names(filled: Cx, wanted: str, said: str) -> None:
    """The nearest ones are said."""
    ran = filled("verify", wanted)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_pages_fit(filled: Cx, columns: Callable[[int], None]) -> None:
    """At every width; only the path of a file may be longer."""
    change(filled, FINISHED, _prediction)
    path = change(
        filled, OPEN, lambda document: document["answers"].update({f"x{n}": {"answer": 1.5} for n in range(9)})
    )
    for width in (40, 60, 80, 120):
        columns(width)
        ran = filled("verify")
        assert dangerous(ran.out) == set()
        for line in ran.out.splitlines():
            assert ".json" in line or wcwidth.wcswidth(line) <= width, (width, line)
        assert "and 4 more" in ran.out
    assert str(path).replace(str(filled.home), "~") in filled("verify").out
    variables = {"CX_AUDIT_DATA": str(filled.data), "PYTHONIOENCODING": "ascii"}
    assert installed(filled.home, "verify", variables=variables).out.isascii()


def doubled(number: int) -> int:
    """Work that fails for one number."""
    if number == 13:
        raise ValueError("unlucky")
    return 2 * number


@pytest.mark.parametrize("count", [0, 1, FEWEST_THAT_PAY - 1])
def test_few_are_done_here(count: int) -> None:
    """In this process, in their order."""
    numbers = [number for number in range(count) if number != 13]
    assert each_done(doubled, numbers) == [2 * number for number in numbers]


SIDE_BY_SIDE = """
import os, sys
sys.path.insert(0, sys.argv[1])
from cx_audit.archive import side_by_side
from tests.cli.test_verify import doubled
side_by_side._cores = lambda: 2
numbers = list(range(20, 20 + 5 * side_by_side.FEWEST_THAT_PAY))
assert side_by_side.each_done(doubled, numbers) == [2 * number for number in numbers]
try:
    side_by_side.each_done(doubled, [13, *numbers])
except ValueError as error:
    print(error)
def no_processes(*_, **__):
    raise OSError(38, "no semaphores here")
import multiprocessing
multiprocessing.get_context = no_processes
assert side_by_side.each_done(doubled, numbers) == [2 * number for number in numbers]
print("done")
"""


def test_many_are_done_in_processes() -> None:
    """In their order; what goes wrong is raised here; and where no processes can be had it is done all the same."""
    root = Path(__file__).parent.parent.parent
    ran = subprocess.run(
        [sys.executable, "-c", SIDE_BY_SIDE, str(root)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout) == (0, "unlucky\ndone\n"), ran.stderr


@pytest.mark.slow
def test_a_thousand_audits(home: Path) -> None:
    """Every one is looked at, also where that is done in several processes, and the one that is wrong is found."""
    audits = [
        replace(
            finished_audit(),
            id=f"thousand{number:04}",
            organisation=f"Made up {number % 40}",
            leader=f"Leader {number}",
        )
        for number in range(1_000)
    ]
    saved(home / "audits", *audits)
    assert installed(home, "verify", "--data", "audits").out == "All 1,000 audits are whole.\n"
    path = Folder(home / "audits").path_of("thousand0500")
    path.write_text(path.read_text(encoding="utf-8").replace('"strength": 3', '"strength": 9', 1), encoding="utf-8")
    ran = installed(home, "verify", "--data", "audits", "--json")
    assert ran.code == 1
    assert [Path(each["file"]).name for each in ran.json["findings"]] == [path.name]
    run = subprocess.Popen(
        [COMMAND, "verify", "--data", "audits"], cwd=home, env=environment(home), stderr=subprocess.PIPE
    )
    time.sleep(0.7)
    run.send_signal(signal.SIGINT)
    assert b"Traceback" not in run.communicate(timeout=60)[1]
