"""Letters that no font can show: found with few tries, and marked where they stand."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from cx_audit.report.pdf.letters import Missing, clusters_in, lost_among, replaced, stand_ins, told

ASTRONAUT = "\U0001f469\u200d\U0001f680"


def setter(unknown: str, tries: list[int] | None = None, *, silent: bool = False) -> Missing:
    """A typesetter without these letters, that names them as typst does, or fails without a word about which."""

    def missing(clusters: Collection[str]) -> str | None:
        if tries is not None:
            tries.append(len(clusters))
        lost = [letter for each in clusters for letter in each if letter in unknown]
        if not lost:
            return None
        return "failed" if silent else " ".join(f'the text `"{letter}"` could not be displayed' for letter in lost)

    return missing


def test_a_letter_and_what_hangs_on_it_are_one() -> None:
    """Accents stay with their letter, and joined emoji are one."""
    assert clusters_in(["plain", f"q\u0323 é {ASTRONAUT}日"]) == {"q\u0323", "é", ASTRONAUT, "日"}


@pytest.mark.parametrize("silent", [False, True])
def test_lost_letters_are_found(silent: bool) -> None:
    """All that are missing and none of the others, named or not."""
    assert lost_among(set("äöü日本"), setter("日本", silent=silent)) == {"日", "本"}
    assert lost_among(set("äöü"), setter("日本", silent=silent)) == frozenset()
    assert lost_among((), setter("日本", silent=silent)) == frozenset()


def test_hundreds_of_lost_letters_take_few_tries() -> None:
    """What the typesetter names is not looked for one by one."""
    tries: list[int] = []
    letters = {chr(0x4E00 + at) for at in range(800)}
    assert lost_among(letters | {"ä"}, setter("".join(letters), tries)) == letters
    assert len(tries) <= 3


def test_what_stands_for_lost_letters() -> None:
    """One mark for a letter or for joined emoji; a letter that can be shown stays when only its accent cannot."""
    lost = {"日", ASTRONAUT, "q\u0489"}
    instead = stand_ins(lost, setter("日\U0001f469\U0001f680\u0489"))
    assert instead == {"日": "□", ASTRONAUT: "□", "q\u0489": "q□"}
    assert replaced(f"the 日 and {ASTRONAUT}, q\u0489, plain", instead) == "the □ and □, q□, plain"


def test_the_note_says_how_many_and_what_to_do() -> None:
    """Up to twelve are named."""
    assert told(["日"]).startswith("1 letter could not be shown (日), because no font on this machine has it")
    many = told([chr(0x4E00 + at) for at in range(20)])
    assert many.startswith("20 letters could not be shown (")
    assert "…" in many
    assert "install a font" in many
