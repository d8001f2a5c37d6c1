"""Reading YAML: text stays text, everything has its place, and what has no use here is refused."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cx_audit.errors import BadInput, Problem
from cx_audit.library.incoming import MOST_BYTES
from cx_audit.library.nodes import Mapping, Node, Scalar, Sequence
from cx_audit.library.source import read_yaml, top_scalar


def plain(node: Node) -> object:
    """The tree without its places."""
    match node:
        case Scalar(text=text):
            return text
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Mapping(entries=entries):
            return {key.text: plain(value) for key, value in entries}


def problems_in(data: bytes) -> tuple[Problem, ...]:
    try:
        read_yaml(data, "f.yaml")
    except BadInput as error:
        return error.problems
    return ()


def refusals(data: bytes) -> list[str]:
    with pytest.raises(BadInput) as caught:
        read_yaml(data, "f.yaml")
    assert caught.value.problems
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("text", ["yes", "no", "1:30", "2024-01-02", "0777", "null", "~", "1.0", "1e3", ".inf", "on"])
def test_text_stays_text(text: str) -> None:
    """No scalar becomes a boolean, a number, a day or nothing."""
    assert plain(read_yaml(f"a: {text}".encode(), "f.yaml")) == {"a": text}


def test_every_part_has_its_place() -> None:
    """Lines and columns count from 1, in letters."""
    root = read_yaml("é: ü\nb:\n  - x\n  - {c: 'd'}\n".encode(), "f.yaml")
    assert isinstance(root, Mapping)
    listed = root.get("b")
    assert isinstance(listed, Sequence)
    assert [(item.line, item.column) for item in listed.items] == [(3, 5), (4, 5)]
    inner = listed.items[1]
    assert isinstance(inner, Mapping)
    assert inner.get("c") == Scalar(text="d", line=4, column=9, plain=False)
    assert inner.get("z") is None


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "f.yaml:1:1: the file is empty"),
        (b"# nothing\n", "f.yaml:1:1: the file is empty"),
        (b"---\n", "f.yaml:1:1: the file is empty"),
        (b"\xef\xbb\xbf", "f.yaml:1:1: the file is empty"),
        ("a: 1".encode("utf-16"), "f.yaml:1:1: the file is not in UTF-8 but in UTF-16 or UTF-32, save it as UTF-8"),
        ("a: 1".encode("utf-16-be"), "f.yaml:1:1: the file is not in UTF-8 but in UTF-16 or UTF-32, save it as UTF-8"),
        (b"a: 1\nb: \xff", "f.yaml:2:4: byte 0xff is not UTF-8, save the file as UTF-8"),
        (b"a: \xed\xa0\x80", "f.yaml:1:4: byte 0xed is not UTF-8, save the file as UTF-8"),
        (b"a: 1\r\nbc: \x00", "f.yaml:2:5: the invisible character U+0000 cannot stand here, remove it"),
        (b"a: \x1b[31m", "f.yaml:1:4: the invisible character U+001B cannot stand here, remove it"),
        (b"a: &x 1", "f.yaml:1:4: the name “&x” is not read here, remove it, or put the text in quotes"),
        (b"a: *x", "f.yaml:1:4: the reference “*x” is not read here, write the part out"),
        (
            b"a: !!str 1",
            "f.yaml:1:4: the tag “tag:yaml.org,2002:str” is not read here, remove it, or put the text in quotes",
        ),
        (b"a: !x [1]", "f.yaml:1:4: the tag “!x” is not read here, remove it, or put the text in quotes"),
        (b"<<: {a: 1}", "f.yaml:1:1: merging with “<<” is not read here, write the keys out"),
        (b"a: 1\nb: 2\na: 3", "f.yaml:3:1: “a” is written twice, first on line 1, keep one of the two"),
        (b"a: 1\n---\nb: 1", "f.yaml:2:1: a second document begins here, remove this “---”"),
        (b"[a]: 1", "f.yaml:1:1: a list or a mapping stands where a key must, write a word before the colon"),
        (b"{a: 1}: 1", "f.yaml:1:1: a list or a mapping stands where a key must, write a word before the colon"),
        (b'"": 1', "f.yaml:1:1: a key is missing, write a word before the colon"),
        (b"a:\n\tb: 1", "f.yaml:2:1: a tab stands where spaces must, indent with spaces"),
        (b"a:\n  b: 1\n\tc: 2", "f.yaml:3:1: a tab stands where spaces must, indent with spaces"),
        (b"a: b: c", "f.yaml:1:5: a colon stands where none can, put the text in quotes, or check the indentation"),
        (b"a: 'x\nb: 1", "f.yaml:1:4: a quotation mark is never closed, close it"),
        (b"a: [1\nb: 2", "f.yaml:2:2: a list in square brackets goes wrong here, write a comma or close it with ]"),
        (b"a: {b: 1\nc: 2", "f.yaml:2:2: a mapping in braces goes wrong here, write a comma or close it with }"),
        (b"a: 1\nb\nc: 2", "f.yaml:2:1: a key has no colon, write the key, a colon, a space and the value"),
        (b"a: @b", "f.yaml:1:4: “@” cannot begin a text, put the text in quotes"),
        (b"a: **b**", "f.yaml:1:5: “*” has a meaning of its own at the beginning, put the text in quotes"),
        (b'a: "\\q"', "f.yaml:1:5: a backslash has a meaning of its own in double quotes, write it twice"),
        (b'a: "\\ud800"', "f.yaml:1:7: an escape in this text stands for no letter, write the letter"),
        (
            b" a: 1\nb: 2",
            "f.yaml:2:1: this does not belong to what stands above, indent it like the lines it belongs to",
        ),
        (
            b"a:\n  - 1\n - 2",
            "f.yaml:3:2: this does not fit with the lines above, "
            "put the text in quotes, or indent it like the lines it belongs to",
        ),
        (
            b"- a\nb: 1",
            "f.yaml:2:1: a line in a list has no hyphen, begin it with “- ”, or indent it like the lines it belongs to",
        ),
    ],
)
def test_a_refusal_names_the_place_and_what_to_write(data: bytes, line: str) -> None:
    """Each kind of bad YAML has one located sentence."""
    assert refusals(data) == [line]


def test_problems_are_gathered() -> None:
    """Names, tags and equal keys are named all at once."""
    found = refusals(b"a: &x 1\nb: !t 2\na: *x\n")
    assert [line.split(": ")[0] for line in found] == ["f.yaml:1:4", "f.yaml:2:4", "f.yaml:3:1", "f.yaml:3:4"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[" * 100_000, "more than 20 deep"),
        (b"{a: " * 100_000, "more than 20 deep"),
        (b"- " * 100_000, "more than 20 deep"),
        (b"? " * 100_000, "more than 20 deep"),
        (b"a" * (MOST_BYTES + 1), "larger than 2,000,000 bytes"),
        (b"[" + b"a," * 900_000 + b"]", "more than 150,000 parts"),
        (b"[" + b"*a," * 600_000 + b"]", "is not read here"),
        (b"a: '" + b"x" * 1_900_000, "never closed"),
        (b"a:\n" + b" \n" * 900_000 + b"\tb", "a tab stands"),
        (b"a: " + "\u0301\u0323".encode() * 400_000, "too many accents"),
        (b'a: "' + b"\\u0301\\u0323\\e[m" * 100_000 + b'"', "too many accents"),
        (b'a: "' + b"\\u0301\\u0323\\u200e" * 100_000 + b'"', "too many accents"),
        (b"%TAG !a! b\n" * 150_000 + b"---\na: 1", "begins with “%”"),
        (b"&" * 1_000_000, "“&” has a meaning"),
    ],
)
def test_hostile_files_are_refused(data: bytes, words: str) -> None:
    """Depth, size and numbers end in a located refusal, never in a crash."""
    assert words in "\n".join(refusals(data))


def test_a_hundred_thousand_brackets_take_no_time() -> None:
    """The depth is refused as the brackets come."""
    started = time.process_time()
    refusals(b"[" * 100_000)
    assert time.process_time() - started < 1


def test_line_ends_and_a_byte_order_mark_do_not_matter() -> None:
    """CRLF reads as LF does, and a UTF-8 mark in front is no letter."""
    expected = {"a": ["1", "2"], "b": "c\nd\n"}
    text = "a:\n  - 1\n  - 2\nb: |\n  c\n  d\n"
    assert plain(read_yaml(text.encode(), "f.yaml")) == expected
    assert plain(read_yaml(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), "f.yaml")) == expected


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"\\x1b[31mred\\x1b[0m"', "red"),
        ('"a\\u202Eb"', "ab"),
        ("a\u202eb", "ab"),
        ('"\\0\\a"', ""),
        ('"e\\u0301"', "é"),
        ('"a\\uFFFFb"', "ab"),
    ],
)
def test_text_is_cleaned(written: str, read: str) -> None:
    """Escape sequences, controls and direction overrides do not get in."""
    assert plain(read_yaml(f"a: {written}".encode(), "f.yaml")) == {"a": read}


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Whatever the bytes, the outcome is a tree or located problems."""
    assert all(problem.line and problem.column and problem.message for problem in problems_in(data))


@given(st.text(alphabet="ab:- \n\t[]{}'\"&*!#|>?%@`,\\", max_size=60))
def test_any_marks_are_read_or_refused(text: str) -> None:
    """The marks of YAML in any order end in a tree or in located problems."""
    assert all(problem.line and problem.column and problem.message for problem in problems_in(text.encode()))


_WITHOUT_C = """
import sys
sys.modules["yaml._yaml"] = None
import yaml
assert not yaml.__with_libyaml__
from cx_audit.errors import BadInput
from cx_audit.library.source import read_yaml
for text in sys.argv[1:]:
    try:
        print(read_yaml(text.encode(), "f.yaml"))
    except BadInput as error:
        print(error.problems[0])
"""


def test_the_parser_in_python_serves_where_the_one_in_c_is_absent() -> None:
    """Trees are the same, and the refusals are in the same plain words."""
    texts = ["a: yes\nb: ['c']", "a:\n\tb: 1", "a: b: c", "a: 'x", "a: [1", "a: 1\nb\nc: 2", "a: *x", "[" * 5000]
    run = subprocess.run(
        [sys.executable, "-c", _WITHOUT_C, *texts], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    first, *lines = run.stdout.splitlines()
    assert first == str(read_yaml(texts[0].encode(), "f.yaml"))
    assert [line.split(": ", 1)[1].split(",")[0] for line in lines] == [
        "a tab stands where spaces must",
        "a colon stands where none can",
        "a quotation mark is never closed",
        "a list in square brackets goes wrong here",
        "a key has no colon",
        "the reference “*x” is not read here",
        "parts stand within parts more than 20 deep",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("id: a", "a"),
        ("b: [id, c]\nid: 'd'", "d"),
        ("b: {id: c}\nid: d", "d"),
        ("b: id\nc: x", None),
        ("- id\n- a", None),
        ("id: [a]", None),
        ("a: [", None),
        ("", None),
        ("[" * 100_000, None),
        ("id: \0", None),
        ("id: " + "\u0301" * 500_000, "\u0301" * 200),
    ],
)
def test_one_key_is_read_without_the_rest(text: str, found: str | None) -> None:
    """Only the outermost mapping counts."""
    assert top_scalar(text.encode(), "id") == found
