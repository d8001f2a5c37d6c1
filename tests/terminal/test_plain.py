"""Plain numbered questions: over a terminal and over a pipe."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from cx_audit.core.feelings import Direction, Felt
from cx_audit.core.questions import Answer, Pause, Prediction
from cx_audit.core.walk import Accepted, Walk
from cx_audit.terminal.plain_asker import PlainAsker
from cx_audit.terminal.screen import Screen
from tests.core.samples import up
from tests.core.samples import walked as sample_walk

from .conftest import Open
from .plain_walker import Pipe, written
from .seeded import first_walk, only_audit, seeded, usual_response, walked
from .session import COMMAND, CTRL_D, ENTER, environment_of, squashed

STOPPED = 130
BEGIN = ("walk", "Harbour Books", "--leader", "Ann", "--plain")


def lines_of_a_whole_walk() -> list[str]:
    """The lines that answer a first walk as usual."""
    walk = Walk(checklist=first_walk())
    lines: list[str] = []
    while (step := walk.current) is not None:
        reply = usual_response(step)
        lines += written(step, reply, walk)
        after = walk.reply(reply)
        assert isinstance(after, Accepted)
        walk = after.walk
    return lines


def piped(home: Path, words: Sequence[str], text: str) -> subprocess.CompletedProcess[str]:
    """Run the command with this text as its input."""
    return subprocess.run(
        [COMMAND, *words], input=text, capture_output=True, text=True, env=environment_of(home), timeout=60, check=False
    )


def test_a_whole_walk_over_a_pipe(tmp_path: Path) -> None:
    """A whole first walk is answered from a pipe, and the reveal follows without a control code."""
    run = piped(tmp_path, BEGIN, "\n".join(lines_of_a_whole_walk()) + "\n")
    assert run.returncode == 0, run.stderr
    assert "Net trust" in run.stdout
    assert "\x1b" not in run.stdout
    assert run.stderr == ""
    audit = only_audit(tmp_path)
    assert audit.complete
    assert audit.responses == walked(to="").responses


def test_a_whole_walk_at_a_terminal(open_session: Open, tmp_path: Path) -> None:
    """A whole first walk is answered line by line at a terminal, each question printed before its answer."""
    session = open_session(*BEGIN, kept=True)
    walk = Walk(checklist=first_walk())
    printed = session.plain_page()
    while (step := walk.current) is not None:
        assert squashed(step.question.ask) in squashed(printed), printed
        assert "Net trust" not in printed
        after = walk.reply(usual_response(step))
        assert isinstance(after, Accepted)
        *first, last = written(step, usual_response(step), walk)
        for line in first:
            session.write_line(line)
        walk = after.walk
        if walk.current is not None:
            printed = session.write_line(last)
    session.press(last, ENTER)
    assert session.exit_code() == 0
    assert session.left_behind() == []
    assert b"Net trust" in session.raw
    assert only_audit(tmp_path).responses == walked(to="").responses


def test_back(tmp_path: Path) -> None:
    """“back” shows the question before with its answer; Enter keeps it, another answer takes its place."""
    seeded(tmp_path, to="website/basic/me-first")
    with Pipe(["resume", "--plain"], home=tmp_path) as pipe:
        assert "Was it about you before it was about them?" in pipe.until_prompt()
        pipe.write("back")
        again = pipe.until_prompt()
        assert "Did the first screen speak to your need?" in again
        assert "Your answer: yes, met. Enter keeps it." in again
        pipe.write("")
        assert "Was it about you before it was about them?" in pipe.until_prompt()
        assert only_audit(tmp_path).changes == ()
        pipe.write("Back")
        pipe.until_prompt()
        pipe.write("3")
        assert "Was it about you before it was about them?" in pipe.until_prompt()
    [change] = only_audit(tmp_path).changes
    assert (change.was, change.became) == (Answer("met"), Answer("missed"))


def test_back_is_refused_at_the_seal(tmp_path: Path) -> None:
    """Once the predictions are sealed, going back is refused with a sentence and the question is asked again."""
    seeded(tmp_path, to="website/card")
    with Pipe(["resume", "--plain"], home=tmp_path) as pipe:
        pipe.until_prompt()
        pipe.write("back")
        refused = pipe.until_prompt()
        assert "Your predictions are sealed, so the walk goes back no further than this." in " ".join(refused.split())
        assert "The website · touchpoint 1 of 5" in refused


@pytest.mark.parametrize("word", ["pause", "PAUSE", " Pause "])
def test_pause(tmp_path: Path, word: str) -> None:
    """“pause” saves, stops with 130, and says how to go on."""
    audit = seeded(tmp_path, to="website/basic/me-first")
    run = piped(tmp_path, ["resume", "--plain"], f"2\n{word}\n")
    assert run.returncode == STOPPED
    assert f"cx-audit resume {audit.id}" in run.stdout + run.stderr
    assert only_audit(tmp_path).responses["website/basic/me-first"] == Answer("partly")


@pytest.mark.parametrize("rest", ["", "annoyed"], ids=["at-a-question", "within-an-answer"])
def test_the_end_of_the_input_pauses(tmp_path: Path, rest: str) -> None:
    """When the input ends the walk is saved as far as it goes, and stops with 130."""
    audit = seeded(tmp_path, to="website/feeling")
    run = piped(tmp_path, ["resume", "--plain"], rest + "\n" if rest else "")
    assert run.returncode == STOPPED
    assert f"cx-audit resume {audit.id}" in run.stdout + run.stderr
    assert only_audit(tmp_path).responses == audit.responses


def test_the_end_of_the_input_at_a_terminal_pauses(open_session: Open, tmp_path: Path) -> None:
    """Ctrl-D on an empty line at a terminal pauses too."""
    audit = seeded(tmp_path, to="website/feeling")
    session = open_session("resume", "--plain", kept=True)
    session.wait_for("annoyed 6 >")
    session.press(CTRL_D)
    assert session.exit_code() == STOPPED
    assert session.resume_command() == ["resume", audit.id]


@pytest.mark.parametrize(
    ("to", "wrong", "sentence", "right"),
    [
        ("website/basic/my-need", "9", "Write a number from 1 to 3", "yes, met"),
        ("website/basic/my-need", "maybe", "Write a number from 1 to 3", "x"),
        ("website/feeling", "meh", "feeling from the list", "annoyed 6"),
        ("website/feeling", "99", "Write a number from 1 to", "12 3"),
        ("website/feeling", "annoyed 11", "A strength runs from 1 to 10.", "annoyed, 10"),
        ("predictions/call", "0 50", "there is no 0", "-4 70"),
        ("predictions/call", "+4", "how certain in percent", "+4, 70%"),
        ("predictions/seal", "no", "Answer sealed", "Seal"),
        ("website/card", "done it", "Write 1, 2 or 3.", "1"),
        ("call/fact/minutes-waited", "soon", "whole number", "0"),
        ("call/fact/minutes-waited", "-1", "whole number", ""),
        ("problem/variants", "", "Choose at least 1", "1, 2"),
        ("website/review", "99", "press Enter to go on", ""),
        ("website/review", "²", "press Enter to go on", ""),
        ("website/review", "9" * 5000, "press Enter to go on", ""),
        ("website/feeling", "²", "or a word from the list", "pleased 5"),
        ("website/feeling", "9" * 5000, "or a word from the list", "pleased 5"),
        ("call/fact/minutes-waited", "²", "whole number", "0"),
        ("call/fact/minutes-waited", "9" * 5000, "whole number", "0"),
        ("after/look-again", "someday", "Write a day as year-month-day", "2031-05-17"),
    ],
)
def test_what_is_not_understood(tmp_path: Path, to: str, wrong: str, sentence: str, right: str) -> None:
    """An answer that does not fit is refused with a sentence, asked again, and then accepted."""
    seeded(tmp_path, to=to)
    with Pipe(["resume", "--plain"], home=tmp_path) as pipe:
        pipe.until_prompt()
        pipe.write(wrong)
        assert sentence.casefold() in " ".join(pipe.until_prompt().split()).casefold()
        assert to not in only_audit(tmp_path).responses
        pipe.write(right)
        pipe.until_prompt()
    assert to in only_audit(tmp_path).responses


def test_a_feeling_by_number_then_its_strength(tmp_path: Path) -> None:
    """A feeling may be given by its number, and its strength in a second line; Enter takes the usual one."""
    seeded(tmp_path, to="predictions/leader")
    with Pipe(["resume", "--plain"], home=tmp_path) as pipe:
        for line in ("-3 0", "s", "1", "17", "9"):
            printed = pipe.until_prompt()
            pipe.write(line)
        assert "Annoyed: how strongly, from 1 to 10? Enter takes 4." in printed
        pipe.until_prompt()
    audit = only_audit(tmp_path)
    assert audit.responses["predictions/leader"] == Answer(Prediction(score=-3, certain=0))
    assert audit.responses["website/feeling"] == Answer(Felt(word="annoyed", direction=Direction.DOWN, strength=9))


@pytest.mark.parametrize("wrong", ["²", "9" * 5000, "11"])
def test_a_strength_that_is_none(tmp_path: Path, wrong: str) -> None:
    """A strength that is no number from 1 to 10 is asked for again."""
    seeded(tmp_path, to="website/feeling")
    with Pipe(["resume", "--plain"], home=tmp_path) as pipe:
        pipe.until_prompt()
        for line in ("annoyed", wrong):
            pipe.write(line)
            assert "Annoyed: how strongly, from 1 to 10?" in pipe.until_prompt()
        pipe.write("9")
        pipe.until_prompt()
    assert only_audit(tmp_path).responses["website/feeling"] == Answer(
        Felt(word="annoyed", direction=Direction.DOWN, strength=9)
    )


def test_a_moment_that_was_turned_round_is_felt_anew() -> None:
    """The feeling that no longer fits is not offered, and Enter does not keep it."""
    answers = {"shop/moment/1": Answer("up"), "shop/moment/1/feeling": Answer(up(7))}
    earlier = sample_walk(answers, until="shop/moment/2")
    walk = Walk(checklist=earlier.checklist, responses={**earlier.responses, "shop/moment/1": Answer("down")})
    step = walk.current
    assert step is not None
    assert step.key == "shop/moment/1/feeling"
    out = StringIO()
    asker = PlainAsker(
        title="",
        source=StringIO("\n"),
        out=out,
        screen=lambda: Screen(width=80, height=24, unicode=True),
        today=lambda: date(2031, 5, 17),
    )
    assert asker.ask(walk, step) == Pause()
    assert "Enter keeps it" not in out.getvalue()
    assert "Write a feeling from the list" in " ".join(out.getvalue().split())


def test_a_change_from_the_review(tmp_path: Path) -> None:
    """A number at the review opens that answer, and the review follows again."""
    seeded(tmp_path, to="website/review")
    with Pipe(["resume", "--plain"], home=tmp_path) as pipe:
        assert "2. feeling: reassured, 4 up" in pipe.until_prompt()
        pipe.write("2")
        assert "Your answer: reassured, 4 up. Enter keeps it." in pipe.until_prompt()
        pipe.write("annoyed 6")
        assert "2. feeling: annoyed, 6 down" in pipe.until_prompt()
    assert [change.key for change in only_audit(tmp_path).changes] == ["website/feeling"]


def test_nothing_dangerous_is_kept_or_shown(tmp_path: Path) -> None:
    """Escape sequences, nulls and broken letters in what is written are left out of the file and the output."""
    seeded(tmp_path, to="before/why")
    dirty = b"Be \x1b[31mkind\x1b[0m \x1b]0;owned\x07\x00now \xff\xfe [red]x[/red] :smile:\n"
    run = subprocess.run(
        [COMMAND, "resume", "--plain"],
        input=dirty + b"back\n",
        capture_output=True,
        env=environment_of(tmp_path),
        timeout=60,
        check=False,
    )
    assert run.returncode == STOPPED, run.stderr
    assert b"\x1b" not in run.stdout
    kept = getattr(only_audit(tmp_path).responses["before/why"], "value", "")
    assert kept.startswith("Be kind now")
    assert kept.endswith("[red]x[/red] :smile:")


def test_no_terminal_and_not_plain(tmp_path: Path) -> None:
    """Input from a pipe is taken without --plain, too, once the names are given."""
    run = piped(tmp_path, BEGIN[:-1], "Boss\n")
    assert run.returncode == STOPPED
    assert only_audit(tmp_path).responses["before/role"] == Answer("Boss")
