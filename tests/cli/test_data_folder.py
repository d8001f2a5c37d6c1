"""Where audits are kept: --data, else CX_AUDIT_DATA, else the platform's user data folder."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from .conftest import Cx
from .fixed import finished_audit, open_audit, saved
from .running import installed
from .written import begun

COMMANDS = [("list", "--json"), ("show",), ("where", "--json"), ("checklist", "list", "--json")]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_data_before_and_after_the_command(cx: Cx, command: tuple[str, ...]) -> None:
    """--data means the same before the command and after it."""
    saved(cx.home / "mine", finished_audit())
    before, after = cx("--data", "mine", *command), cx(*command, "--data", "mine")
    assert before == after
    assert before.code == 0
    assert cx(f"--data={cx.home}/mine", *command) == after


def test_walk_with_data_before_and_after(cx: Cx) -> None:
    """A walk is saved where --data says, on either side of the command."""
    cx.file("answers.yaml", begun())
    assert cx("--data", "one", "walk", "--answers", "answers.yaml").code == 0
    assert cx("walk", "--answers", "answers.yaml", "--data", "two").code == 0
    assert len(list((cx.home / "one").rglob("*.json"))) == 1
    assert len(list((cx.home / "two").rglob("*.json"))) == 1
    assert not cx.data.exists()


def test_data_after_the_command_wins(cx: Cx) -> None:
    """Where --data is said twice, the one nearest to what is asked counts."""
    assert cx("--data", "one", "where", "--data", "two").out == f"{cx.home}/two\n"
    assert cx("--data", "one", "checklist", "list", "--data", "two").code == 0


def test_option_before_variable_before_platform(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """The option comes before the variable, and the variable before the platform's folder."""
    monkeypatch.setenv("CX_AUDIT_DATA", str(cx.home / "said"))
    option = cx("where", "--json", "--data", "mine").json
    variable = cx("where", "--json").json
    monkeypatch.delenv("CX_AUDIT_DATA")
    platform = cx("where", "--json").json
    assert [each["source"] for each in (option, variable, platform)] == ["option", "environment", "platform"]
    assert [each["data"] for each in (option, variable, platform)] == [
        str(cx.home / "mine"),
        str(cx.home / "said"),
        str(cx.home / "share" / "cx-audit"),
    ]


def test_platform_folder_without_xdg(home: Path) -> None:
    """Without any of them audits go to the usual place below home."""
    (home / "answers.yaml").write_text(begun(), encoding="utf-8")
    assert installed(home, "walk", "--answers", "answers.yaml", variables={"XDG_DATA_HOME": ""}).code == 0
    assert len(list((home / ".local" / "share" / "cx-audit").rglob("*.json"))) == 1


def test_home_is_spelled_out(cx: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ~ that the shell left alone is home."""
    assert cx("where", "--data", "~/mine").out == f"{cx.home}/mine\n"
    monkeypatch.setenv("CX_AUDIT_DATA", "~/said")
    assert cx("where").out == f"{cx.home}/said\n"


@pytest.mark.parametrize(
    "command",
    [("list",), ("show",), ("where",), ("resume",), ("checklist", "list"), ("checklist", "show"), ("--help",), ()],
    ids=" ".join,
)
def test_reading_makes_nothing(cx: Cx, command: tuple[str, ...]) -> None:
    """Reading where nothing is yet makes no folder and no file."""
    cx(*command)
    assert list(cx.home.iterdir()) == []


def test_what_is_saved_is_for_its_owner_alone(cx: Cx) -> None:
    """Nobody else on the computer can read the audits, nor the folders they are in."""
    cx.file("answers.yaml", begun())
    cx("walk", "--answers", "answers.yaml")
    for path in [cx.data, *cx.data.rglob("*")]:
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path


def test_commands_to_go_on_with_name_the_folder_only_where_needed(cx: Cx) -> None:
    """The command that is told names --data when that was said, quoted for the shell, on one line to be pasted."""
    saved(cx.home / "my audits", open_audit())
    saved(cx.data, open_audit())
    assert f"cx-audit resume {open_audit().id}\n" in cx("show", open_audit().id).out
    told = cx("show", open_audit().id, "--data", "my audits").out
    assert f"cx-audit resume {open_audit().id} --data '{cx.home}/my audits'\n" in told


def test_command_for_an_answers_file_is_quoted(cx: Cx) -> None:
    """The command that is told after writing an answers file can be pasted, whatever the file is called."""
    ran = cx("checklist", "answers", "--to", "my answers.yaml")
    assert ran.code == 0
    assert "--answers 'my answers.yaml'" in " ".join(ran.err.split())


def test_own_checklists_are_found_by_id(cx: Cx) -> None:
    """A checklist in the data folder goes by its id, and stands before a shipped one of the same id."""
    from .written import SIX

    own = cx.data / "checklists"
    own.mkdir(parents=True)
    (own / "anything.yml").write_text(SIX, encoding="utf-8")
    assert cx("checklist", "show", "six", "--json").json["path"] == str(own / "anything.yml")
    assert cx("checklist", "show", "six", "--data", "elsewhere").code == 2
