"""How hard a text is to read: the Flesch-Kincaid grade.

Grade = 0.39 (words / sentences) + 11.8 (syllables / words) - 15.59, from Kincaid, Fishburne, Rogers and Chissom,
“Derivation of new readability formulas for Navy enlisted personnel”, Research Branch Report 8-75, 1975. It is the
year of an American school in which the text can be followed. It is made for English and for passages; on a single
sentence it jumps, so that a question is allowed more than running text.
"""

from __future__ import annotations

import re
from functools import lru_cache

MOST_GRADE_OF_TEXT, LEAST_WORDS_OF_TEXT = 8.0, 20
MOST_GRADE_OF_ASK, LEAST_WORDS_OF_ASK = 10.0, 6
_LONG_WORD = 3

_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)*")
_END = re.compile(r"(?<![.!?:;…])[.!?:;…]+[\"'”’)]*(?=\s|$)")

_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(
    r"(?<![aeiouy])(?<!.[^aeiouy]l)e$"  # gave, but not table
    r"|(?<![aeioutd])(?<!.[^aeiouyl]l)ed$"  # asked, but not handed or settled
    r"|(?<![aeioucgsxz])(?<![cs]h)(?<!.[^aeiouy]l)es$"  # times, but not boxes or tables
    r"|(?<=[gq])ues?$"  # dialogue
    r"|(?<![aeiouyl])e(?=(?:ly|ments?|ful|fully|less|ness)$)"  # politely, statement
)
_APART = re.compile(
    r"(?<![cgst])i(?=a)|(?<![cgstx])i(?=o(?!ur))|(?<![cgstx])i(?=en(?:t|ce|cy))|i(?=um|et)|qu(?=iet)"
    r"|(?<![gq])u(?=al|ous|ity)|(?<!p)e(?=o(?!ne|us))|(?<=cr)e(?=at)|(?<=s)e(?=um)|^re(?=a(?:ct|ss|rr))"
    r"|(?<=[aeouy])(?=ing$)|(?<=oy)(?=ees?$)|(?=sms?$)|(?<=[dst])(?=nt$)"
)
_CONTRACTIONS = re.compile(r"(?:are|were|do|wo|ca)n't")
_KNOWN = {
    "people": 2, "something": 2, "someone": 2, "somewhere": 2, "somebody": 3, "sometimes": 2, "sometime": 2,
    "anyone": 3, "everyone": 3, "everybody": 4, "everything": 3, "every": 2, "different": 3, "business": 2,
    "therefore": 2, "whoever": 3, "friend": 1, "friends": 1, "science": 2, "elsewhere": 2, "household": 2,
    "evening": 2, "evenings": 2, "telephone": 3, "website": 2, "wholesale": 2, "guideline": 2, "guidelines": 2,
    "lifetime": 2, "recipe": 3, "cafe": 2, "café": 2, "wednesday": 2, "colleague": 2, "colleagues": 2, "queue": 1,
    "queues": 1, "queued": 1, "theatre": 2, "hundred": 2, "area": 3, "idea": 3, "ideas": 3, "real": 1, "really": 2,
    "vegetable": 4, "comfortable": 4, "element": 3, "settlement": 3, "quiet": 2, "client": 2, "clients": 2,
    "insurer": 3, "themselves": 2, "ourselves": 2, "yourselves": 2, "placeholder": 3, "homepage": 2, "argue": 2,
}  # fmt: skip
_EVERYDAY = frozenset(
    """
    another anybody anyone anything anywhere area everybody everyone everything idea ideas nobody somebody telephone
    afternoon already however together tomorrow yesterday saturday october november december january february
    """.split()  # noqa: SIM905 - a list of this many quoted words hides the words
)
"""Long by their syllables, and easy all the same: nobody could write a shorter one in their place."""


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text; 0 where it has no words.

    A colon or a semicolon ends a sentence like a full stop.
    """
    return grade_of(words_of(text), text)


def grade_of(words: list[str], text: str) -> float:
    """The grade of a text that has these words."""
    if not words:
        return 0.0
    sentences = max(1, len(_END.findall(text.strip() + ".")))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def words_of(text: str) -> list[str]:
    """The words of a text, in lower case; figures are none."""
    return _WORD.findall(text.lower())


def hardest_words(text: str, most: int = 3) -> list[str]:
    """The words of the most syllables, at least three each, the longest first; none that everybody says daily."""
    counted = sorted(dict.fromkeys(words_of(text)), key=lambda word: (-syllables(word), -len(word)))
    return [word for word in counted if syllables(word) >= _LONG_WORD and word not in _EVERYDAY][:most]


@lru_cache(maxsize=8192)
def syllables(word: str) -> int:
    """How many syllables an English word has, at least 1; a good guess where the word is not in the table."""
    letters = word.lower().replace("’", "'")
    letters = letters.removesuffix("'s").removesuffix("'")
    if letters in _KNOWN:
        return _KNOWN[letters]
    if _CONTRACTIONS.fullmatch(letters):
        return 1
    letters = letters.replace("'", "")
    return max(1, len(_VOWELS.findall(letters)) - bool(_SILENT.search(letters)) + len(_APART.findall(letters)))
