"""Exit codes and streams: 0 fine, 2 wrong use or bad input, 3 a fault of ours, 130 stopped; words on standard error."""

from __future__ import annotations

import errno
import os
import pty
import signal
import subprocess
import threading
from pathlib import Path
from typing import NoReturn

import pytest

from .conftest import Cx
from .fixed import FINISHED, OPEN, finished_audit, open_audit, saved
from .running import COMMAND, SECONDS, environment, installed
from .written import first_walk

PAGES = [
    ("show", FINISHED),
    ("show", OPEN),
    ("show", OPEN, "--so-far"),
    ("list",),
    ("list", "--open"),
    ("where", "--json"),
    ("checklist", "list"),
    ("checklist", "show"),
    ("checklist", "check", "first-walk"),
    ("checklist", "answers"),
    ("--version",),
    ("-V",),
    ("--help",),
    ("walk", "-h"),
]


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_data_goes_to_standard_output(filled: Cx, command: tuple[str, ...]) -> None:
    """What was asked for is on standard output alone, and the exit code is 0."""
    ran = filled(*command)
    assert ran.code == 0
    assert ran.out.strip()
    assert ran.err == ""


def test_where_says_the_folder_and_explains_it_apart(filled: Cx) -> None:
    """Standard output has the folder and nothing else, so that a script can use it."""
    ran = filled("where")
    assert ran.out == f"{filled.data}\n"
    assert "CX_AUDIT_DATA" in ran.err


def test_nothing_to_list_is_fine(cx: Cx) -> None:
    """An empty list is an answer: exit code 0, no data, and words about what to do."""
    ran = cx("list")
    assert (ran.code, ran.out) == (0, "")
    assert "cx-audit walk" in ran.err


WRONG = {
    "unknown command": (("shwo",), "No such command 'shwo'. Did you mean 'show'?"),
    "unknown command, nothing near": (("zzz",), "No such command 'zzz'."),
    "unknown subcommand": (("checklist", "shwo"), "No such command 'shwo'."),
    "unknown option": (("show", "--jsno"), "--json"),
    "option without its value": (("walk", "--leader"), "--leader"),
    "round of words": (("walk", "--round", "two"), "--round"),
    "round 0": (("walk", "--round", "0"), "--round"),
    "round -1": (("walk", "--round", "-1"), "--round"),
    "one argument too many": (("show", "a", "b"), "b"),
    "missing argument": (("checklist", "check"), "checklists"),
    "group without a command": (("checklist",), "Usage: cx-audit checklist"),
    "nobody to ask for the organisation": (("walk",), "cx-audit walk ORGANISATION --leader NAME"),
    "nobody to ask for the leader": (("walk", "Harbour Books"), "--leader NAME"),
    "nothing to show": (("show",), "cx-audit demo"),
    "nothing to resume": (("resume",), "cx-audit walk"),
}


@pytest.mark.parametrize(("command", "said"), WRONG.values(), ids=list(WRONG))
def test_wrong_use_is_2_with_a_sentence(cx: Cx, command: tuple[str, ...], said: str) -> None:
    """Wrong use says what is wrong on standard error, gives 2, and leaves nothing behind."""
    ran = cx(*command)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert list(cx.home.iterdir()) == []


def test_unknown_subcommand_suggests(cx: Cx) -> None:
    """A slip in the name of a subcommand is met with the nearest one."""
    assert "Did you mean 'show'?" in cx("checklist", "shwo").err


def test_no_command_without_a_terminal_is_help(cx: Cx) -> None:
    """Where nobody sits at a terminal, cx-audit alone prints its help."""
    ran = cx()
    assert (ran.code, ran.err) == (0, "")
    assert "Usage: cx-audit" in ran.out


def test_resume_of_a_finished_walk(filled: Cx) -> None:
    """A finished walk cannot be gone on with; the sentence says how to read it."""
    ran = filled("resume", FINISHED)
    assert (ran.code, ran.out) == (2, "")
    assert "is finished" in ran.err
    assert f"cx-audit show {FINISHED}" in ran.err


def test_fault_of_ours_is_3_with_a_log(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault of ours names a log file that only the user may read, and shows no traceback."""

    def breaks(data: Path | None) -> NoReturn:
        raise ZeroDivisionError("a fault of ours")

    monkeypatch.setattr("cx_audit.cli.workspace.workspace", breaks)
    ran = cx("list")
    assert (ran.code, ran.out) == (3, "")
    assert "Traceback" not in ran.err
    assert "ZeroDivisionError" not in ran.err
    logs = list(cx.home.rglob("fault-*.log"))
    assert len(logs) == 1
    assert str(logs[0]) in ran.err
    assert "ZeroDivisionError: a fault of ours" in logs[0].read_text(encoding="utf-8")
    assert logs[0].stat().st_mode & 0o777 == 0o600


def test_fault_of_ours_where_no_log_can_be_written(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no log can be written the sentence says what happened, in words that steer no terminal."""

    def breaks(data: Path | None) -> NoReturn:
        raise ZeroDivisionError("a fault \x1b]0;title\x07of ours")

    monkeypatch.setattr("cx_audit.cli.workspace.workspace", breaks)
    monkeypatch.setenv("HOME", str(cx.home / "file"))
    cx.file("file", "in the way")
    ran = cx("list")
    assert (ran.code, ran.out) == (3, "")
    assert "ZeroDivisionError: a fault" in ran.err
    assert "Traceback" not in ran.err
    assert "\x1b" not in ran.err


def test_a_device_that_fails_is_not_a_closed_window(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """An input/output error while the terminal is there is told of, and does not pass for a walk that was stopped."""

    def breaks(data: Path | None) -> NoReturn:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("cx_audit.cli.workspace.workspace", breaks)
    ran = cx("list")
    assert ran.code == 3
    assert "Something went wrong" in ran.err


def test_a_window_that_was_closed_stops_in_silence(home: Path) -> None:
    """Where the terminal goes away under a walk, it ends as stopped: what was answered is kept, and no log is made."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [COMMAND, "walk", "Harbour Books", "--leader", "Ada", "--plain", "--data", "audits"],
        cwd=home,
        env=environment(home),
        stdin=subprocess.PIPE,
        stdout=theirs,
        stderr=subprocess.PIPE,
    )
    os.close(theirs)
    deadline = threading.Timer(SECONDS, run.kill)
    deadline.start()
    try:
        seen = b""
        while not seen.endswith(b"\n> "):
            seen += os.read(ours, 65536)
        os.close(ours)
        _, err = run.communicate(b"I own the shop\n", timeout=SECONDS)
    finally:
        deadline.cancel()
        if run.poll() is None:
            run.kill()
            run.communicate()
    assert run.returncode == 130
    assert err == b""
    assert list(home.rglob("fault-*.log")) == []
    (head,) = installed(home, "list", "--json", "--data", "audits").json
    assert "I own the shop" in Path(head["path"]).read_text(encoding="utf-8")


def test_fault_while_saving_is_not_a_traceback(cx: Cx) -> None:
    """A data folder that cannot be written to is said in a sentence, and the exit code is 2."""
    cx.file("answers.yaml", first_walk())
    cx.data.mkdir()
    (cx.data / "organisations").write_text("in the way", encoding="utf-8")
    ran = cx("walk", "--answers", "answers.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("command", [*PAGES, ("show", FINISHED, "--json"), ("list", "--json")], ids=" ".join)
def test_reader_that_stops_is_no_fault(home: Path, command: tuple[str, ...]) -> None:
    """Where the reader goes away, as in `| head -1`, nothing is complained of, and the exit code stays 0."""
    data = home / "audits"
    saved(data, finished_audit(), open_audit())
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        run = subprocess.run(
            [COMMAND, *command],
            cwd=home,
            env=environment(home, CX_AUDIT_DATA=str(data)),
            stdin=subprocess.DEVNULL,
            stdout=gone,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    assert run.stderr.decode() == ""
    assert run.returncode == 0


@pytest.mark.parametrize("command", ["--version", "list", "--help"])
def test_closed_standard_output_is_no_traceback(home: Path, command: str) -> None:
    """Where standard output is closed, as in `>&-`, there is no traceback."""
    run = subprocess.run(
        ["bash", "-c", f"'{COMMAND}' {command} >&-"],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        timeout=SECONDS,
        check=False,
    )
    assert "Traceback" not in run.stderr.decode()


def test_full_disk_behind_standard_output_is_no_fault_of_ours(home: Path) -> None:
    """Where what is printed cannot be written, as on a full disk, a sentence says so, and no log of a fault is made."""
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [COMMAND, "checklist", "show"],
            cwd=home,
            env=environment(home),
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=SECONDS,
            check=False,
        )
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr
    assert list(home.rglob("fault-*.log")) == []


def test_head_of_a_long_answer(home: Path) -> None:
    """`cx-audit checklist answers | head -1` prints one line and no complaint."""
    run = subprocess.run(
        ["bash", "-c", f"set -o pipefail; '{COMMAND}' checklist answers | head -1; echo $?"],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.stdout.decode().splitlines()[-1] == "0"
    assert run.stderr == b""


def test_end_of_input_pauses(home: Path) -> None:
    """A walk whose input ends is paused and saved: 130, and one line says how to go on."""
    ran = installed(home, "walk", "Harbour Books", "--leader", "Ada", "--plain", "--data", "audits", typed="owner\n")
    assert ran.code == 130
    assert "Paused and saved." in ran.err
    (head,) = installed(home, "list", "--json", "--data", "audits").json
    assert f"cx-audit resume {head['id']}" in ran.err
    assert head["complete"] is False


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signals_pause(home: Path, number: signal.Signals) -> None:
    """Ctrl-C and a request to end pause the walk: 130, what was answered is saved, no traceback."""
    run = subprocess.Popen(
        [COMMAND, "walk", "Harbour Books", "--leader", "Ada", "--plain", "--data", "audits"],
        cwd=home,
        env=environment(home, PYTHONUNBUFFERED="1"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = threading.Timer(SECONDS, run.kill)
    deadline.start()
    try:
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdin.write(b"I own the shop\n")
        run.stdin.flush()
        seen = b""
        while b"question 2 of" not in seen:
            read = os.read(run.stdout.fileno(), 65536)
            assert read, seen
            seen += read
        run.send_signal(number)
        _, err = run.communicate(timeout=SECONDS)
    finally:
        deadline.cancel()
        if run.poll() is None:
            run.kill()
            run.communicate()
    assert run.returncode == 130
    assert "Paused and saved." in err.decode()
    assert "Traceback" not in err.decode()
    (head,) = installed(home, "list", "--json", "--data", "audits").json
    answers = Path(head["path"]).read_text(encoding="utf-8")
    assert "I own the shop" in answers


def test_incomplete_answers_file_is_fine_and_says_what_is_next(cx: Cx) -> None:
    """An answers file that ends early is saved as far as it goes; the next question and how to go on are told."""
    cx.file("answers.yaml", first_walk(complete=False))
    ran = cx("walk", "--answers", "answers.yaml")
    assert (ran.code, ran.out) == (0, "")
    assert "buy/card" in ran.err
    (head,) = cx("list", "--json").json
    assert f"cx-audit resume {head['id']}" in ran.err


def test_module_runs_as_the_command_does(home: Path) -> None:
    """`python -m cx_audit` is the same program, with the same name in its help and the same exit codes."""
    python = COMMAND.with_name("python")
    run = subprocess.run(
        [python, "-m", "cx_audit", "shwo"],
        cwd=home,
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=SECONDS,
        check=False,
    )
    assert run.returncode == 2
    assert run.stdout == b""
    assert b"Usage: cx-audit" in run.stderr
