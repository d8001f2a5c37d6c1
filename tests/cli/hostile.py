"""A checklist file that is fine, and files that mean harm, each with the exit codes that may answer it."""

from __future__ import annotations

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
after:
  - {id: commitment, kind: commitment, ask: What one thing will you do?}
  - {id: look-again, kind: day, ask: On which day will you look again?}
"""
WHEN = "      - {id: a, ask: A?, when: {question: basic/%s, is: met}}\n      - {id: b, ask: B?}\n"
HEAD = FINE[: FINE.index("      - id: greeted")]
TOP = HEAD[: HEAD.index("  - id: counter")].encode()
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
    "10,000 takes": (TOP + b"  - take: first-walk/call\n" * 10_000, {2}),
    "10,000 unknown takes": (TOP + b"  - take: nothing/here\n" * 10_000, {2}),
    "1,000 takes": (TOP + b"  - take: first-walk/call\n" * 1_000, {2}),
    "1,000 takes under other ids": (
        TOP + b"".join(b"  - {take: first-walk/call, id: t%d}\n" % number for number in range(1_000)),
        {2},
    ),
    "1,000 unknown checklists": (
        TOP + b"".join(b"  - take: first-wark-%d/call\n" % number for number in range(1_000)),
        {2},
    ),
    "20,000 parts left out that are not there": (
        TOP + b"  - take: first-walk/call\n    without: [" + b"basic/listend, " * 20_000 + b"x]\n",
        {2},
    ),
    "15,000 changes of nothing": (
        TOP
        + b"  - take: first-walk/call\n    basics:\n"
        + b"".join(b"    - {id: listend%d, fix: A}\n" % number for number in range(15_000)),
        {2},
    ),
    "a take of a million letters": (TOP + b"  - take: first-walk/" + b"x" * 1_000_000 + b"\n", {2}),
    "a take under an id of a million letters": (
        TOP + b"  - take: first-walk/call\n    id: " + b"x" * 1_000_000 + b"\n    without: zz\n",
        {2},
    ),
    "a change of an id of a million letters": (
        TOP + b"  - take: first-walk/call\n    basics: [{id: " + b"x" * 1_000_000 + b", fix: A}]\n",
        {2},
    ),
    "a change that steers": (
        TOP + f'  - take: first-walk/call\n    basics: [{{id: "{STEERING}", fix: A}}]\n'.encode(),
        {2},
    ),
    "10,000 touchpoints": (
        TOP + b"".join(b"  - {id: t%d, title: A, do: Go., minutes: 5}\n" % number for number in range(10_000)),
        {2},
    ),
    "names that are nearly right": (
        HEAD.encode()
        + b"".join(b"      - {id: greeted-by-the-person-%d, ask: A?}\n" % number for number in range(100))
        + b"".join(
            b"      - {id: g%d, ask: A?, when: {question: basic/greeted-buy-teh-person-%d, is: [mett, partley]}}\n"
            % (number, number)
            for number in range(180)
        ),
        {2},
    ),
    "a million problems": (HEAD.encode() + b"      - {id: A}\n" * 10_000, {2}),
    "a long line of a problem": (HEAD.encode() + b"      - {id: a, " + b"y" * 500_000 + b": x}\n", {2}),
    "empty": (b"", {2}),
    "only a comment": (b"# nothing\n", {2}),
    "only a byte order mark": (b"\xef\xbb\xbf", {2}),
    "two documents": (FINE.encode() + b"---\n" + FINE.encode(), {2}),
    "a directive": (b"%YAML 9.9\n---\n" + FINE.encode(), {0, 2}),
    "binary": (bytes(range(256)) * 100, {2}),
}
