"""Text from people and files: shown letter for letter, never as markup, and never as what steers a terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from .conftest import Cx
from .running import COMMAND, SECONDS, dangerous, environment
from .written import SIX

STEERING = r"\e[31m\e]0;title\a\e]8;;http://x.example\e\\\e[2J\x9b5m\x90q\x9c\x07\x08\x7f\r\u202e\u2066\u200f\u2028"
"""What steers a terminal, as it is written in a YAML text in double quotes."""
LITERAL = "[red]markup[/red] [/] [link=file:///etc/passwd]x[/link] :smile: [x] {leader} %s $HOME"
HOSTILE = f'"{STEERING}{LITERAL} {STEERING}"'

ANSWERS = f"""\
organisation: {HOSTILE}
leader: {HOSTILE.replace(LITERAL, "[bold]Ada[/bold] :heart:")}
predictions: {{website: "+4, 70%", call: "+3, 6%", buy: "-2, 5%", problem: "-5, 4%", leader: "+1, 9%", rosy: "+2, 5%"}}
touchpoints:
  website:
    feeling: unimportant 3
    moments:
      - {{what: {HOSTILE}, feeling: annoyed 9}}
    basics: {{a: met, b: met, c: met}}
    extras:
      - {{what: {HOSTILE}, who: {HOSTILE}, grade: nice}}
    quotes: [{HOSTILE}]
    promises:
      - {{what: {HOSTILE}, who: {HOSTILE}}}
    worked-out: {HOSTILE}
  call: &rest
    feeling: pleased 5
    basics: {{a: met, b: met, c: met}}
"""
for _name in ("buy", "problem", "leader", "rosy"):
    ANSWERS += f"  {_name}:\n    feeling: pleased 5\n    basics: {{a: met, b: met, c: met}}\n"
ANSWERS = ANSWERS.replace(" &rest", "")

CHECKLIST = SIX.replace("title: Six examples", f"title: {HOSTILE}").replace("title: The website", f"title: {HOSTILE}")
CHECKLIST = CHECKLIST.replace('ask: "The first?"', f"ask: {HOSTILE}").replace("do: Go there.", f"do: {HOSTILE}")

READING = [
    ("show",),
    ("show", "--json"),
    ("list",),
    ("list", "--json"),
    ("checklist", "show", "hostile.yaml"),
    ("checklist", "show", "hostile.yaml", "--json"),
    ("checklist", "answers", "hostile.yaml"),
    ("checklist", "list"),
    ("checklist", "list", "--json"),
]


@pytest.fixture
def walked(cx: Cx) -> Cx:
    """cx-audit after a walk whose every text is hostile, through a checklist that is too."""
    own = cx.data / "checklists"
    own.mkdir(parents=True)
    (own / "hostile.yaml").write_text(CHECKLIST, encoding="utf-8")
    cx.file("hostile.yaml", CHECKLIST)
    cx.file("answers.yaml", ANSWERS)
    ran = cx("walk", "--answers", "answers.yaml", "--checklist", "hostile.yaml", "--anyway")
    assert (ran.code, ran.err) == (0, "")
    assert dangerous(ran.out) == set()
    return cx


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_hostile_text_from_files(walked: Cx, command: tuple[str, ...]) -> None:
    """What files say reaches the output without anything that steers a terminal, and markup stays letters."""
    ran = walked(*command)
    assert ran.code == 0
    assert dangerous(ran.out + ran.err) == set()
    if "--json" in command:
        assert LITERAL in json.dumps(ran.json, ensure_ascii=False)
    else:
        assert "[red]markup[/red]" in ran.out


def test_hostile_text_is_not_kept(walked: Cx) -> None:
    """What is saved is clean already, and the names of files are made of plain letters."""
    for path in (walked.data / "organisations").rglob("*"):
        assert path.name.isascii()
        assert set(path.name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
        if path.is_file():
            assert dangerous(path.read_text(encoding="utf-8")) == set()
            assert "\\u001b" not in path.read_text(encoding="utf-8")


def test_page_with_colour_shows_markup_as_letters(walked: Cx, monkeypatch: pytest.MonkeyPatch) -> None:
    """With colour, the only escape sequences are colours of our own, and never those of the text."""
    monkeypatch.delenv("NO_COLOR")
    monkeypatch.setenv("FORCE_COLOR", "1")
    out = walked("show").out
    assert "\x1b[" in out
    assert "[red]markup[/red]" in out
    assert ":smile:" in out
    for sequence in ("\x1b[31m", "\x1b]", "\x1b[2J", "\x07", "\x9b", "\u202e"):
        assert sequence not in out


ON_THE_LINE = "\x1b]0;title\x07\x1b[31m[red]x[/red]\u202e\x9b5m"
TYPED = [
    (ON_THE_LINE,),
    (f"--{ON_THE_LINE}",),
    ("show", ON_THE_LINE),
    ("show", "a", ON_THE_LINE),
    ("list", ON_THE_LINE),
    ("resume", ON_THE_LINE),
    ("walk", "Harbour Books", "--leader", "Ada", "--checklist", ON_THE_LINE),
    ("walk", "Harbour Books", "--leader", "Ada", "--checklist", f"{ON_THE_LINE}.yaml"),
    ("walk", "Harbour Books", "--leader", "Ada", "--round", ON_THE_LINE),
    ("walk", ON_THE_LINE, "--leader", "Ada", "--plain"),
    ("walk", ON_THE_LINE, "--leader", "Ada", "--checklist", "six.yaml"),
    ("walk", "--answers", ON_THE_LINE),
    ("walk", "--answers", f"there-{ON_THE_LINE.replace('/', '')}.yaml"),
    ("checklist", "check", ON_THE_LINE),
    ("checklist", "check", f"there-{ON_THE_LINE.replace('/', '')}.yaml"),
    ("checklist", "check", f"fine-{ON_THE_LINE.replace('/', '')}.yaml"),
    ("checklist", "show", f"there-{ON_THE_LINE.replace('/', '')}.yaml"),
    ("checklist", "answers", "--to", ON_THE_LINE),
    ("checklist", "answers", "--to", ON_THE_LINE.replace("/", "")),
    ("where", "--data", ON_THE_LINE),
    ("list", "--data", ON_THE_LINE),
    ("checklist", "list", "--data", f"data-{ON_THE_LINE.replace('/', '')}"),
    ("list", "--data", f"data-{ON_THE_LINE.replace('/', '')}"),
    ("demo", "--to", f"data-{ON_THE_LINE.replace('/', '')}"),
]


@pytest.mark.parametrize(
    "command", TYPED, ids=[f"{number} {' '.join(each[:2])[:20]!a}" for number, each in enumerate(TYPED)]
)
def test_hostile_text_from_the_command_line(cx: Cx, command: tuple[str, ...]) -> None:
    """What is typed, and names of files and folders, reach the output without anything that steers a terminal."""
    bare = ON_THE_LINE.replace("/", "")
    (cx.home / f"there-{bare}.yaml").write_text("- a\n", encoding="utf-8")
    (cx.home / f"fine-{bare}.yaml").write_text(SIX, encoding="utf-8")
    cx.file("six.yaml", SIX)
    own = cx.home / f"data-{bare}" / "checklists"
    own.mkdir(parents=True)
    (own / f"own-{bare}.yaml").write_text(SIX, encoding="utf-8")
    organisation = cx.home / f"data-{bare}" / "organisations" / f"o-{bare}"
    organisation.mkdir(parents=True)
    (organisation / f"{bare}.json").write_text("{", encoding="utf-8")
    ran = cx(*command)
    assert ran.code in (0, 2, 130)
    assert dangerous(ran.out + ran.err) == set()


def test_bytes_that_are_no_text(cx: Cx) -> None:
    """Arguments that are not UTF-8 are met with a sentence too."""
    odd = os.fsdecode(b"caf\xe9\xff")
    for command in (("show", odd), ("list", odd), ("walk", "--answers", odd), ("checklist", "show", odd), (odd,)):
        ran = cx(*command)
        assert ran.code == 2
        assert "Traceback" not in ran.err
        assert dangerous(ran.out + ran.err) == set()


@pytest.mark.parametrize(
    "command",
    [
        ("walk", ON_THE_LINE, "--leader", ON_THE_LINE, "--plain"),
        ("show", ON_THE_LINE),
        ("where", "--data", ON_THE_LINE),
        ("checklist", "check", "missing" + ON_THE_LINE.replace("/", "")),
    ],
    ids=lambda value: value[0],
)
def test_hostile_text_at_a_terminal(home: Path, command: tuple[str, ...]) -> None:
    """At a terminal, where nothing strips escape sequences on the way, there are none either."""
    screen, end = pty.openpty()
    run = subprocess.Popen(
        [COMMAND, *command], cwd=home, env=environment(home), stdin=subprocess.DEVNULL, stdout=end, stderr=end
    )
    os.close(end)
    seen = b""
    try:
        while True:
            try:
                read = os.read(screen, 65536)
            except OSError:
                break
            if not read:
                break
            seen += read
        run.wait(timeout=SECONDS)
    finally:
        os.close(screen)
        if run.poll() is None:
            run.kill()
            run.wait()
    text = seen.decode().replace("\r\n", "\n")
    assert text.strip()
    assert dangerous(text) == set()


def test_long_names_are_cut_to_fit(cx: Cx) -> None:
    """The longest names that are allowed, without a space, never widen a page."""
    cx.file("six.yaml", SIX)
    name = "ø" * 120
    answers = ANSWERS.split("\n", 2)[2].replace(HOSTILE, '"' + "w" * 2000 + '"')
    cx.file("answers.yaml", f"organisation: {name}\nleader: {name}\n{answers}")
    assert cx("walk", "--answers", "answers.yaml", "--checklist", "six.yaml", "--anyway").code == 0
    for command in ("show", "list"):
        lines = cx(command).out.splitlines()
        assert max(len(line) for line in lines if ".json" not in line) <= 80
    assert cx("show", name, "--json").json["leader"] == name
