"""Two windows at once, and files that are given again: no answer is lost, and no round is counted twice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from cx_audit.archive.folder import Folder
from cx_audit.cli.naming import Wish
from cx_audit.cli.walking_from_file import begin_from_file
from cx_audit.cli.walks import begin, go_on
from cx_audit.cli.workspace import Source, Workspace
from cx_audit.core.audit import Audit, seal_is_whole
from cx_audit.errors import NotAllowed

from .conftest import Cx
from .fixed import OPEN, open_audit, saved
from .running import COMMAND, environment, installed, on_disk
from .test_rounds import own_first_walk, past
from .written import begun, first_walk


@dataclass(frozen=True, slots=True)
class LateFolder(Folder):
    """Audits of a window that is slow: another one does something just before this one begins its walk."""

    meanwhile: Callable[[], object]

    @contextmanager
    def hold(self, audit_id: str) -> Iterator[None]:
        """Let the other window go first."""
        self.meanwhile()
        with Folder.hold(self, audit_id):
            yield

    @contextmanager
    def beginning(self, organisation: str, leader: str, checklist_id: str) -> Iterator[None]:
        """Let the other window go first."""
        self.meanwhile()
        with Folder.beginning(self, organisation, leader, checklist_id):
            yield


@dataclass(frozen=True, slots=True, kw_only=True)
class LateRoom(Workspace):
    """The workspace of a slow window."""

    meanwhile: Callable[[], object]

    @property
    def audits(self) -> Folder:
        """The audits in the data folder."""
        return LateFolder(self.data, self.meanwhile)


def late(cx: Cx, text: str) -> LateRoom:
    """The room of a window before which another one walks with these answers."""
    cx.file("other.yaml", text)
    return LateRoom(
        data=cx.data, source=Source.ENVIRONMENT, meanwhile=lambda: installed(cx.home, *WALK, "other.yaml", *DATA)
    )


WALK = ("walk", "--answers")
DATA = ("--data", "audits")
HEAD = "checklist: first-walk\norganisation: Harbour Books\nleader: Ada\n"
WISH = Wish(organisation="Harbour Books", leader="Ada", checklist="", round=None, anyway=False, plain=True)


def rounds(cx: Cx) -> list[tuple[int, bool]]:
    """The round of each audit, and whether it is complete."""
    return [(each["round"], each["complete"]) for each in cx("list", "--json").json]


def only(cx: Cx) -> Audit:
    """The one audit that there is."""
    (head,) = cx("list", "--json").json
    return Folder(cx.data).load(head["id"])


# Between the first look and the beginning


def test_a_walk_opened_in_another_window_meanwhile_goes_on(cx: Cx, capsys: pytest.CaptureFixture[str]) -> None:
    """A walk that another window opened a moment ago goes on, and no second one is begun."""
    assert begin(late(cx, begun()), WISH) == 130
    assert "has this walk open already" in capsys.readouterr().err
    assert rounds(cx) == [(1, False)]


def test_a_round_finished_in_another_window_meanwhile_is_counted(cx: Cx, capsys: pytest.CaptureFixture[str]) -> None:
    """A walk begun after another window has finished the round belongs to the next."""
    assert begin(late(cx, first_walk()), WISH) == 130
    assert "Harbour Books · round 2" in capsys.readouterr().out


def test_a_file_after_a_round_finished_meanwhile(cx: Cx) -> None:
    """Two files in two windows are two rounds."""
    file = Path(cx.file("answers.yaml", first_walk().replace("unimportant 3", "unimportant 4")))
    assert begin_from_file(late(cx, first_walk()), WISH, file) == 0
    assert rounds(cx) == [(1, True), (2, True)]


def test_a_file_after_a_walk_opened_meanwhile(cx: Cx) -> None:
    """A file with other answers than the walk that was opened a moment ago is refused."""
    file = Path(cx.file("answers.yaml", first_walk().replace("I own the shop", "I sell the books")))
    with pytest.raises(NotAllowed, match="the file was not used"):
        begin_from_file(late(cx, begun()), WISH, file)
    assert rounds(cx) == [(1, False)]


def test_the_same_file_finished_meanwhile(cx: Cx) -> None:
    """The very walk that another window has kept a moment ago is not kept again."""
    file = Path(cx.file("answers.yaml", first_walk()))
    with pytest.raises(NotAllowed, match="already kept as round 1"):
        begin_from_file(late(cx, first_walk()), WISH, file)
    assert rounds(cx) == [(1, True)]


def test_a_walk_finished_in_another_window_meanwhile_is_left_alone(cx: Cx) -> None:
    """A walk that another window has finished a moment ago is not gone on with from an older copy."""
    cx.file("answers.yaml", first_walk(complete=False))
    assert cx("walk", "--answers", "answers.yaml").code == 0
    with pytest.raises(NotAllowed, match="Ada's walk of Harbour Books is finished"):
        go_on(late(cx, first_walk()), "Ada", plain=True)
    assert rounds(cx) == [(1, True)]


# While a window waits at a question about the walk


def test_a_walk_is_held_while_the_checklist_is_chosen(cx: Cx) -> None:
    """Until the question which checklist to go on with is answered, no other window goes on with the walk."""
    own = cx.file("own.yaml", own_first_walk(basics=4))
    cx.file("answers.yaml", f"{HEAD}predictions: {{website: '+4, 70%'}}\n")
    assert cx("walk", "--answers", "answers.yaml", "--checklist", own).code == 0
    cx.file("own.yaml", own_first_walk(basics=5))
    before = only(cx)
    with subprocess.Popen(
        [COMMAND, "resume", "--plain", *DATA],
        cwd=cx.home,
        env=environment(cx.home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as first:
        assert first.stdout is not None
        while b"Which checklist will you go on with?" not in (line := first.stdout.readline()):
            assert line
        second = installed(cx.home, "resume", "--plain", *DATA, typed="k\n+4 70\n")
        assert (second.code, second.out) == (2, "")
        assert "This audit is open in another window." in second.err
        first.communicate(b"k\n+4 70\npause\n", timeout=60)
    after = only(cx)
    assert len(after.responses) == len(before.responses) + 1
    assert list((cx.data / "locks").iterdir()) == []


# An open walk in an earlier round


def test_an_open_walk_of_an_earlier_round_goes_on(cx: Cx) -> None:
    """Where others have gone on to the next round, a leader's own open walk goes on, unless a round is wished for."""
    saved(cx.data, open_audit())
    past(cx, ("Ada", 1), ("Ada", 2))
    words = ("walk", "Harbour Books", "--leader", "Ben", "--plain", *DATA)
    ran = installed(cx.home, *words)
    assert "Ben has this walk open already, in round 1, so it goes on where it was." in " ".join(ran.err.split())
    assert f"cx-audit resume {OPEN}" in ran.err
    new = installed(cx.home, *words, "--round", "2")
    assert "open already" not in new.err
    assert "Harbour Books · round 2" in new.out
    cx.file("answers.yaml", begun(leader="Ben").replace("unimportant 3", "unimportant 4"))
    refused = cx("walk", "--answers", "answers.yaml")
    assert (refused.code, "--round 2" in refused.err) == (2, True)
    assert cx("walk", "--answers", "answers.yaml", "--round", "2").code == 0


# The same file again


def test_a_file_that_was_cut_short_goes_on(cx: Cx) -> None:
    """What a file left open goes on with a file that has every answer of it and more."""
    cx.file("answers.yaml", first_walk(complete=False))
    assert cx("walk", "--answers", "answers.yaml").code == 0
    before = only(cx)
    cx.file("answers.yaml", first_walk())
    ran = cx("walk", "--answers", "answers.yaml")
    assert ran.code == 0, ran.err
    assert "from an answers file, so it goes on with this one" in " ".join(ran.err.split())
    after = only(cx)
    assert (after.id, after.complete, after.seal) == (before.id, True, before.seal)
    assert before.answered.items() <= after.answered.items()


@pytest.mark.parametrize(
    "text", [begun(), HEAD, first_walk().replace("I own the shop", "I sell the books")], ids=["same", "fewer", "other"]
)
def test_a_file_that_does_not_only_add_is_refused(cx: Cx, text: str) -> None:
    """A file with another answer, with fewer, or with no more than the open walk has is not used."""
    cx.file("answers.yaml", begun())
    assert cx("walk", "--answers", "answers.yaml").code == 0
    before = on_disk(cx.home / "audits")
    cx.file("answers.yaml", text)
    ran = cx("walk", "--answers", "answers.yaml")
    assert ran.code == 2
    assert "has this walk open already, and the file was not used" in ran.err
    assert on_disk(cx.home / "audits") == before


def test_a_file_does_not_go_on_with_a_walk_at_prompts(cx: Cx) -> None:
    """What a person began at prompts is theirs to go on with."""
    begin_at_prompts = ("walk", "Harbour Books", "--leader", "Ada", "--plain", *DATA)
    assert installed(cx.home, *begin_at_prompts, typed="I own the shop\n").code == 130
    cx.file("answers.yaml", first_walk())
    ran = cx("walk", "--answers", "answers.yaml")
    assert (ran.code, "the file was not used" in ran.err) == (2, True)


_KILLED = """
import os, signal, sys
from cx_audit.cli import walking
from cx_audit.cli.app import run_command
real, count = walking.Audit.after, 0

def after(self, *how):
    global count
    count += 1
    if count == 60:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(self, *how)

walking.Audit.after = after
run_command(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_file_that_was_killed_is_given_again(cx: Cx) -> None:
    """A process killed in the middle of a file leaves no part of a walk behind, and the same file is walked."""
    cx.file("answers.yaml", first_walk())
    words = ("walk", "--answers", "answers.yaml", *DATA)
    killed = subprocess.run(
        [sys.executable, "-c", _KILLED, *words], cwd=cx.home, env=environment(cx.home), check=False, timeout=60
    )
    assert killed.returncode < 0
    assert cx("list", "--json").json == []
    assert installed(cx.home, *words).code == 0
    assert only(cx).complete


# A prediction that is missing


def test_a_missing_prediction_keeps_the_touchpoints_out(cx: Cx) -> None:
    """Without one prediction nothing after the predictions is taken; with it, the same file goes on to the end."""
    whole = first_walk()
    missing = "  leader: +2, 40%\n"
    assert whole.count(missing) == 1
    cx.file("answers.yaml", whole.replace(missing, ""))
    ran = cx("walk", "--answers", "answers.yaml")
    said = " ".join(ran.err.split())
    assert ran.code == 0
    assert "up to the predictions; the next one needed is predictions/leader" in said
    assert "What follows them was not taken" in said
    assert "every answer in the file" not in said
    before = only(cx)
    assert {key.partition("/")[0] for key in before.responses} == {"before", "predictions"}
    assert before.seal is None
    cx.file("answers.yaml", whole)
    assert cx("walk", "--answers", "answers.yaml").code == 0
    after = only(cx)
    assert (after.id, after.complete, len(after.predictions), seal_is_whole(after)) == (before.id, True, 5, True)
